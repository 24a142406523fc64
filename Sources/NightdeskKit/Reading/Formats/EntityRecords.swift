/// Makes records of gathered statements: one an entity, or one a pair where a tie has several ends.
///
/// A column that holds one value takes it where there is one; of several none is picked, all stay in `extra`. A record
/// needs a name or title: there the first counts, and other names become aliases.
struct EntityRecords: ~Copyable {
  private let gathered: GatheredStatements
  private let levels: SeverityTable
  private let terms: FileTerms?

  init(_ gathered: consuming GatheredStatements, _ levels: SeverityTable, _ terms: FileTerms?) {
    self.gathered = gathered
    self.levels = levels
    self.terms = terms
  }

  /// Ends of a tie that are more than these pairs are nobody's list of members.
  private static let mostPairs = 1000

  /// Calls `body` with the records, a few thousand of one table at a time, and with what they imply.
  func forEachBatch(_ body: (TableBatch, inout ImpliedRecords) -> Void) {
    var implied = ImpliedRecords()
    let groups = gathered.groups()
    for table in [Table.sources, .actors, .relations] {
      var box = emptyBatch(table)
      for group in groups {
        let statements = gathered.statements(of: group)
        let kind = group.entity == nil ? nil : EntityKind.of(all: schemata(statements))
        // what has no table lies among the rejected actors
        guard (kind?.table ?? .actors) == table else { continue }
        append(group, statements, kind, to: &box.batch, &implied)
        guard box.batch.bytes.count >= 1 << 20 else { continue }
        body(box, &implied)
        box = emptyBatch(table)
      }
      if box.batch.count > 0 { body(box, &implied) }
    }
  }

  private func emptyBatch(_ table: Table) -> TableBatch {
    let box = TableBatch(table)
    box.batch.levels = levels
    box.batch.isSuspect = true
    box.batch.terms = terms
    if let citations = box.batch.schema.find("citations") { box.batch.impliedColumns = [citations] }
    // no column of the register is one of the file's
    box.batch.origins = [Int16](repeating: -1, count: table.schema.columns.count)
    return box
  }

  private func schemata(_ statements: [GatheredStatements.Statement]) -> [String] {
    statements.map(\.schema).distinct
  }

  private func append(
    _ group: GatheredStatements.Group, _ statements: [GatheredStatements.Statement], _ kind: EntityKind?,
    to batch: inout RecordBatch, _ implied: inout ImpliedRecords
  ) {
    guard let entity = group.entity else {
      let row = appendOriginal(group, to: &batch)
      batch.report(group.fault?.code ?? .noStatement, row, -1, source: group.fault?.source ?? -1)
      batch.rejected[row] = true
      batch.broken.append(row)
      return
    }
    var cells = EntityCells(statements)
    var ends: [(subject: String, object: String)] = []
    if case .relation(_, let subject, let object) = kind {
      let (subjects, objects) = (cells.takeAll(subject), cells.takeAll(object))
      if subjects.count * objects.count <= Self.mostPairs {
        for one in subjects { for other in objects { ends.append((id(one), id(other))) } }
      }
      if ends.isEmpty { cells = EntityCells(statements) }
    }
    let name = gathered.names[entity]
    let id = EntityRecords.recordID(name)
    var columns = kind.map { cells.columns($0) } ?? []
    var extra: [(String, String)] = []
    if id != "ftm:" + name { extra.append(("canonical_id", name)) }
    extra += cells.rest(statements, schemata(statements)) { gathered.name(ofFurther: $0) }
    if kind != nil { columns.append(("citations", cite(cells, batch.count, &implied))) }
    for (number, pair) in (ends.isEmpty ? [("", "")] : ends).enumerated() {
      let row = number == 0 ? appendOriginal(group, to: &batch) : appendAgain(&batch)
      var columns = columns
      columns.append(("id", number == 0 ? id : "\(id):\(number + 1)"))
      if case .relation = kind { columns += [("subject", pair.0), ("object", pair.1)] }
      let mine = number == 0 ? extra : [("canonical_id", name)]
      columns.append(("extra", mine.map { Self.item("\($0.0)=\($0.1)") }.joined(separator: ";")))
      for (column, text) in columns where !text.isEmpty {
        batch.composeField(row, batch.schema.index(column)) { $0.append(text) }
        if text.utf8.count > ReadLimits.field { batch.report(.fieldTooLong, row, batch.schema.index(column)) }
      }
      // the source that is made of it would be rejected
      if cells.datasets.contains(where: { HostileText.fault(in: $0.utf8Span.span) == .nul }) {
        batch.report(.nulCharacter, row, batch.schema.index("citations"), source: gathered.columns.dataset)
      }
      if number == 0 { tellUnfit(cells, row, isOfTable: kind != nil, &batch) }
      guard kind == nil else { continue }
      batch.report(.noTableForKind, row, -1, source: gathered.columns.schema)
      batch.rejected[row] = true
      batch.broken.append(row)
    }
  }

  /// Says which values are none of their properties' kinds; where the entity has no table, it is set aside for that.
  private func tellUnfit(_ cells: borrowing EntityCells, _ row: Int, isOfTable: Bool, _ batch: inout RecordBatch) {
    for column in cells.unfit { batch.report(.unfitValue, row, batch.schema.index(column)) }
    guard isOfTable else { return }
    for (place, property) in FollowTheMoney.properties.enumerated() where !cells.allFit(property) {
      batch.report(.unfitValue, row, batch.schema.index("extra"), source: gathered.columns.count + place)
    }
  }

  private func appendOriginal(_ group: GatheredStatements.Group, to batch: inout RecordBatch) -> Int {
    let start = batch.bytes.count
    gathered.append(group, to: &batch.bytes)
    batch.recordLines.append(group.line - 1)
    batch.recordOffsets.append(group.offset)
    return batch.appendRecord(extent: start..<batch.bytes.count)
  }

  /// Another record of what the record before was made of.
  private func appendAgain(_ batch: inout RecordBatch) -> Int {
    let extent = batch.extents[batch.count - 1]
    batch.recordLines.append(batch.recordLines[batch.count - 1])
    batch.recordOffsets.append(batch.recordOffsets[batch.count - 1])
    return batch.appendRecord(extent: Int(extent.lowerBound)..<Int(extent.upperBound))
  }

  /// The datasets, with the addresses that the entity gives as its sources as places in them.
  private func cite(_ cells: borrowing EntityCells, _ row: Int, _ implied: inout ImpliedRecords) -> String {
    var citations: [String] = []
    for dataset in cells.datasets {
      let id = "ftm:dataset:" + EntityRecords.plainID(dataset)
      implied.note(row, .sources, id.utf8Span.span) { [("title", dataset), ("kind", "dataset")] }
      if cells.addresses.isEmpty { citations.append(id) }
      for address in cells.addresses { citations.append(Self.item("\(id)#\(address)")) }
    }
    return citations.joined(separator: ";")
  }

  /// The id of the record that an entity's id means.
  private func id(_ text: String) -> String {
    EntityRecords.recordID(gathered.entity(text).map { gathered.names[$0] } ?? text)
  }

  /// The register's id for an entity: its own, or a digest of it where the register cannot have it.
  static func recordID(_ name: String) -> String { "ftm:" + plainID(name) }

  private static func plainID(_ name: String) -> String {
    // an id is followed by `:2` where a tie has several ends
    let isPlain = name.utf8.count <= 160 && !name.isEmpty && Shape.reference(name.utf8Span.span) == nil
    return isPlain ? name : NameDigest(name.utf8Span.span).text
  }

  fileprivate static func item(_ text: String) -> String {
    var escaped = ByteBuffer(capacity: text.utf8.count)
    ListSyntax.appendEscaped(text.utf8Span.span, to: &escaped)
    return escaped.span.text
  }
}

/// The values of one entity, on their way into columns: what was taken stands nowhere else.
private struct EntityCells {
  private let statements: [GatheredStatements.Statement]
  private var isTaken: [Bool]
  /// Where the statements of each property stand.
  private var places: [String: [Int]] = [:]
  /// The datasets, in the order of the file.
  let datasets: [String]
  /// The addresses of documents that say so.
  private(set) var addresses: [String] = []
  /// The record's columns whose properties have a value that is none of theirs.
  private(set) var unfit: [String] = []
  /// The properties whose values were looked at for them.
  private var examined: Set<String> = []

  init(_ statements: [GatheredStatements.Statement]) {
    self.statements = statements
    isTaken = statements.map { _ in false }
    datasets = statements.map(\.dataset).filter { !$0.isEmpty }.distinct
    for (place, statement) in statements.enumerated() where !statement.value.isEmpty {
      places[statement.property, default: []].append(place)
    }
    addresses = values("sourceUrl")
  }

  /// The distinct values of a property that were not taken, in the order of the file.
  private func values(_ property: String) -> [String] {
    (places[property] ?? []).filter { !isTaken[$0] }.map { statements[$0].value }.distinct
  }

  private mutating func take(_ property: String, _ value: String) {
    for place in places[property] ?? [] where ExactText(statements[place].value) == ExactText(value) {
      isTaken[place] = true
    }
  }

  /// All values of a property.
  mutating func takeAll(_ property: String) -> [String] {
    defer { for place in places[property] ?? [] { isTaken[place] = true } }
    return values(property)
  }

  /// The only value of a property, if it is one that fits the record's column.
  private mutating func takeOnly(
    _ property: String, _ column: String = "", _ fits: (String) -> Bool = { _ in true }
  ) -> String {
    let found = values(property)
    examined.insert(property)
    if !found.allSatisfy(fits) { unfit.append(column) }
    guard found.count == 1, fits(found[0]) else { return "" }
    take(property, found[0])
    return found[0]
  }

  private mutating func takeFirst(_ properties: [String]) -> String {
    for property in properties {
      guard let first = values(property).first else { continue }
      take(property, first)
      return first
    }
    return ""
  }

  /// The columns of a record, its id and citations aside.
  mutating func columns(_ kind: EntityKind) -> [(String, String)] {
    switch kind {
    case .actor(let kind):
      let name = takeFirst(["name", "alias", "weakAlias", "previousName"])
      let others = ["name", "alias", "weakAlias", "previousName"].flatMap { takeAll($0) }
      let aliases = others.distinct.filter { ExactText($0) != ExactText(name) }
      var country = ""
      for property in ["country", "nationality", "citizenship", "jurisdiction"] where values(property).count > 0 {
        country = takeOnly(property, "country") { Shape.country($0.uppercased().utf8Span.span) == nil }.uppercased()
        break
      }
      return [
        ("name", name), ("kind", kind), ("aliases", aliases.map(EntityRecords.item).joined(separator: ";")),
        ("country", country), ("active", takeSpan("incorporationDate", "dissolutionDate", "active")),
        ("description", takeOnly("description")), ("notes", takeOnly("notes")),
      ]
    case .relation(let kind, _, _):
      var when = takeSpan("startDate", "endDate", "when")
      if when.isEmpty { when = takeOnly("date", "when", EntityCells.isDate) }
      return [("kind", kind), ("role", takeOnly("role")), ("when", when), ("notes", takeOnly("notes"))]
    case .source(let kind):
      return [
        ("title", takeFirst(["title", "name", "fileName"])), ("kind", kind), ("publisher", takeOnly("publisher")),
        ("author", takeOnly("author")), ("published", takeOnly("publishedAt", "published", EntityCells.isDate)),
        ("url", takeOnly("sourceUrl", "url") { Shape.url($0.utf8Span.span) == nil }),
        ("language", takeOnly("language", "language") { Shape.language($0.utf8Span.span) == nil }),
        ("notes", takeOnly("notes")),
      ]
    }
  }

  /// A span of two dates as EDTF: an end that nobody gives is unknown, not open.
  private mutating func takeSpan(_ start: String, _ end: String, _ column: String) -> String {
    let (first, last) = (values(start), values(end))
    examined.formUnion([start, end])
    if !(first + last).allSatisfy(EntityCells.isDate) { unfit.append(column) }
    guard first.count <= 1, last.count <= 1, first.count + last.count > 0 else { return "" }
    let span = "\(first.first ?? "")/\(last.first ?? "")"
    guard (first + last).allSatisfy(EntityCells.isDate) else { return "" }
    guard EntityCells.isDate(span) else {
      unfit.append(column)
      return ""
    }
    _ = (takeAll(start), takeAll(end))
    return span
  }

  /// Whether the values of a property that stay in `extra` are of its kind.
  func allFit(_ property: FollowTheMoney.Property) -> Bool {
    examined.contains(property.name) || values(property.name).allSatisfy(property.fits)
  }

  private static func isDate(_ text: String) -> Bool { (try? DayBounds(edtf: text.utf8Span.span)) != nil }

  /// What no column has taken, and what else is said of the statements: once where they all say the same, else of each
  /// (`name[2].lang`: of the second value of `name`).
  func rest(
    _ statements: [GatheredStatements.Statement], _ schemata: [String], _ name: (Int) -> String
  ) -> [(String, String)] {
    var items = schemata.map { ("schema", $0) }
    items.append(("statements", "\(statements.count)"))
    let hasSources = !addresses.isEmpty
    for (place, statement) in statements.enumerated() where !isTaken[place] && !statement.value.isEmpty {
      // a citation holds it
      if hasSources, statement.property == "sourceUrl" { continue }
      items.append((statement.property, statement.value))
    }
    var numbers: [String: Int] = [:]
    let labels = statements.map { statement in
      numbers[statement.property, default: 0] += 1
      return "\(statement.property)[\(numbers[statement.property] ?? 0)]"
    }
    func add(_ name: String, _ texts: [String]) {
      guard let first = texts.first else { return }
      if texts.allSatisfy({ $0 == first }) {
        if !first.isEmpty { items.append((name, first)) }
      } else {
        for (label, text) in zip(labels, texts) where !text.isEmpty { items.append(("\(label).\(name)", text)) }
      }
    }
    let places = Set(statements.flatMap { $0.further.map(\.place) }).sorted()
    for place in places {
      add(name(place), statements.map { $0.further.first { $0.place == place }?.text ?? "" })
    }
    // a citation holds the dataset where there is one
    if datasets.count > 1 { add("dataset", statements.map(\.dataset)) }
    if schemata.count > 1 { add("schema", statements.map(\.schema)) }
    return items
  }
}
