internal import NightdeskKit

/// How the records of one table are written as concepts.
struct NewsMLConcept: Sendable {
  private let table: Table
  private let schema: RecordSchema
  /// The column with the concept's name; nil where records have none.
  private let name: Int?
  private let kind: Int?
  /// Columns that elements of the standard hold: they are no properties besides.
  private let held: Set<Int>
  private let aliases, definition, notes, citations: Int?
  private let addresses: [Int]

  init(_ table: Table) {
    (self.table, schema) = (table, table.schema)
    name = [Table.claims, .relations].contains(table) ? nil : schema.find("name") ?? schema.find("title")
    kind = schema.find("kind")
    (aliases, notes, citations) = (schema.find("aliases"), schema.find("notes"), schema.find("citations"))
    definition = schema.find("summary") ?? schema.find("description")
    addresses = [schema.find("url"), schema.find("archive_url")].compactMap { $0 }
    // what is claimed stands only behind who says it
    let said = table == .claims ? schema.find("text") : nil
    held = Set([0, name, aliases, definition, notes, said].compactMap { $0 } + addresses)
  }

  /// Appends the concept of one record.
  func append(
    _ row: Int, of batch: borrowing RecordBatch, to output: inout ByteBuffer, _ context: inout ExportContext
  ) {
    output.append("<concept>\n<conceptId qcode=\"reg:" as StaticString)
    output.append(batch[row, 0])
    output.append("\"/>\n<type qcode=\"cpnat:\(nature(row, of: batch))\"/>\n")
    appendNames(row, of: batch, to: &output, &context)
    if let definition, !batch.isEmpty(row, definition) { output.element("definition", batch[row, definition]) }
    if let notes, !batch.isEmpty(row, notes) { output.note("nd:notes", batch[row, notes]) }
    appendSayings(row, of: batch, to: &output, context)
    for column in addresses where !batch.isEmpty(row, column) {
      output.append("<remoteInfo rel=\"nd:\(schema.columns[column].name)\"")
      output.attribute("href", batch[row, column])
      output.append("/>\n" as StaticString)
    }
    for column in schema.columns.indices where !batch.isEmpty(row, column) {
      appendRelations(row, column, of: batch, to: &output, context)
    }
    switch table {
    case .events: NewsMLEvent.appendDetails(row, of: batch, to: &output, &context)
    case .places: appendPosition(row, of: batch, to: &output)
    default: break
    }
    for column in schema.columns.indices where !batch.isEmpty(row, column) && !held.contains(column) {
      appendProperties(row, column, of: batch, to: &output)
    }
    output.append("</concept>\n" as StaticString)
  }

  // MARK: What it is

  /// The code of the IPTC's natures of concepts.
  private func nature(_ row: Int, of batch: borrowing RecordBatch) -> StaticString {
    switch table {
    case .events: return "event"
    case .sources: return "object"
    case .claims, .relations: return "abstract"
    case .places:
      guard let kind else { return "geoArea" }
      return batch[row, kind].equals("site" as StaticString) ? "poi" : "geoArea"
    case .actors:
      guard let kind else { return "abstract" }
      if batch[row, kind].equals("person" as StaticString) { return "person" }
      let isCategory = ["category", "civilian-group", "unknown"].contains { batch[row, kind].equals($0) }
      return isCategory ? "abstract" : "organisation"
    }
  }

  private func appendNames(
    _ row: Int, of batch: borrowing RecordBatch, to output: inout ByteBuffer, _ context: inout ExportContext
  ) {
    if let name {
      appendName(batch[row, name], "<name>", to: &output)
      if batch[row, name].hasLineEnd { context.note(.lineEndInName, batch, row, name) }
    } else {
      output.append("<name xml:lang=\"en\">\(schema.record) ")
      output.append(batch[row, 0])
      output.append("</name>\n" as StaticString)
    }
    guard let aliases, !batch.isEmpty(row, aliases) else { return }
    var isCut = false
    forEachValue(batch[row, aliases], isList: true) { value in
      appendName(value, "<name role=\"nd:aliases\">", to: &output)
      isCut = isCut || value.hasLineEnd
    }
    if isCut { context.note(.lineEndInName, batch, row, aliases) }
  }

  private func appendName(_ name: borrowing Span<UInt8>, _ start: StaticString, to output: inout ByteBuffer) {
    output.append(start)
    output.appendXMLOnOneLine(name)
    output.append("</name>\n" as StaticString)
  }

  // MARK: What is said

  /// Whom the record comes from, and what is claimed about it; of a claim, what it says.
  private func appendSayings(
    _ row: Int, of batch: borrowing RecordBatch, to output: inout ByteBuffer, _ context: borrowing ExportContext
  ) {
    if table == .claims { NewsMLSaying(batch, row).append(to: &output, context) }
    for claim in context.claims(about: batch[row, 0]) { NewsMLSaying(claim).append(to: &output, context) }
    guard [Table.events, .relations].contains(table), let citations else { return }
    output.append("<note role=\"nd:reported_by\" xml:lang=\"en\">As reported by: " as StaticString)
    var (isFirst, last) = (true, "")
    forEachValue(batch[row, citations], isList: true) { citation in
      let id = citation.extracting(0..<(citation.firstIndex(of: 0x23) ?? citation.count))
      let name = context.name(of: id)
      let text = name.isEmpty ? id.text : name.text
      guard text != last else { return }
      if !isFirst { output.append("; " as StaticString) }
      (isFirst, last) = (false, text)
      output.appendXML(text.utf8Span.span)
    }
    output.append(isFirst ? "no source named</note>\n" as StaticString : "</note>\n")
  }

  // MARK: Columns

  /// The references in a column, as relations; other columns have none.
  private func appendRelations(
    _ row: Int, _ column: Int, of batch: borrowing RecordBatch, to output: inout ByteBuffer,
    _ context: borrowing ExportContext
  ) {
    let definition = schema.columns[column]
    forEachValue(batch[row, column], isList: definition.isList) { value in
      switch definition.kind {
      case .reference where !definition.isWord(value):
        let element: StaticString = definition.name == "part_of" ? "broader" : "related"
        output.relation(element, definition.name, to: value, context)
      case .citation:
        let mark = value.firstIndex(of: 0x23)
        let id = value.extracting(0..<(mark ?? value.count))
        let locator = value.extracting((mark.map { $0 + 1 } ?? value.count)..<value.count)
        output.relation("related", definition.name, to: id, value: locator, context)
      case .link:
        guard let mark = value.firstIndex(of: 0x3D) else { return }
        output.relation(
          "related", value.extracting(0..<mark).text, to: value.extracting((mark + 1)..<value.count), context)
      default: return
      }
    }
  }

  /// The values of a column that are no references, as properties.
  private func appendProperties(
    _ row: Int, _ column: Int, of batch: borrowing RecordBatch, to output: inout ByteBuffer
  ) {
    let definition = schema.columns[column]
    forEachValue(batch[row, column], isList: definition.isList) { value in
      switch definition.kind {
      case .citation, .link: return
      case .reference where !definition.isWord(value): return
      default:
        output.append("<conceptExtProperty rel=\"nd:\(definition.name)\"")
        output.attribute("value", value)
        output.append("/>\n" as StaticString)
      }
    }
  }

  /// Calls `body` with each value of a field.
  private func forEachValue(
    _ field: borrowing Span<UInt8>, isList: Bool, _ body: (borrowing Span<UInt8>) -> Void
  ) {
    guard isList else { return body(field) }
    ListSyntax.forEach(field) { value, isEscaped in
      guard isEscaped else { return body(value) }
      var plain = ByteBuffer(capacity: value.count)
      ListSyntax.appendUnescaped(value, to: &plain)
      body(plain.span)
    }
  }

  private func appendPosition(_ row: Int, of batch: borrowing RecordBatch, to output: inout ByteBuffer) {
    let (latitude, longitude) = (schema.index("latitude"), schema.index("longitude"))
    guard !batch.isEmpty(row, latitude), !batch.isEmpty(row, longitude) else { return }
    let isSite = kind.map { batch[row, $0].equals("site" as StaticString) } ?? false
    output.append(isSite ? "<POIDetails>" as StaticString : "<geoAreaDetails>")
    output.position(batch[row, latitude], batch[row, longitude])
    output.append(isSite ? "</POIDetails>\n" as StaticString : "</geoAreaDetails>\n")
  }
}

extension Column {
  /// Whether a value of a column of references is none, but one of the words that may stand there.
  fileprivate func isWord(_ value: borrowing Span<UInt8>) -> Bool {
    guard case .reference(_, let words) = kind else { return false }
    return value.equals("withheld" as StaticString) || words?.index(of: value) != nil
  }
}

extension Span<UInt8> {
  /// Whether a tab or line end is in it.
  var hasLineEnd: Bool {
    for i in indices where self[i] == 0x09 || self[i] == 0x0A || self[i] == 0x0D { return true }
    return false
  }
}
