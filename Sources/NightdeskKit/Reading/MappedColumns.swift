/// Fills the register's columns from a file's by the rules of a ``TableMapping``.
///
/// Names of actors and sources become records, one a name; where no rule gives an id, a title or a dataset, they are made
/// of what the row holds.
struct MappedColumns: FieldMapping {
  let origins: [(column: Int, source: Int)]
  let impliedColumns: [Int]
  private let mapping: TableMapping
  private let steps: [Step]
  private let schema: RecordSchema
  /// What ids that are made start with: `desk:`.
  private let prefix: String
  private let nulls: Set<String>

  private struct Step: Sendable {
    let rule: TableMapping.Rule
    let column: Int
    let source: Int
    let until: Int
    let kind: Kind
    let pattern: DatePattern?
  }

  private enum Kind: Sendable {
    case text, date, country
    /// Numbers with a comma before their decimals.
    case decimalComma
    case list
    /// Names of records of a table.
    case names(Table, isList: Bool)
  }

  /// Required columns of a table that are made where no rule gives them.
  static func made(in table: Table) -> [String] {
    switch table {
    case .events: ["id", "title"]
    default: ["id"]
    }
  }

  init(_ mapping: TableMapping, _ header: [String]) throws(TableMapping.Fault) {
    self.mapping = mapping
    schema = mapping.table.schema
    prefix = mapping.dataset.slug.isEmpty ? "map:" : mapping.dataset.slug + ":"
    nulls = Set(mapping.nulls)
    var steps: [Step] = []
    for rule in mapping.rules {
      guard let column = schema.find(rule.column), schema.columns[column].role == .input else {
        throw TableMapping.Fault(reason: "\(mapping.table.name) have no column \(TerminalText.safe(rule.column))")
      }
      var pattern: DatePattern?
      if let text = rule.dateFormat {
        pattern = DatePattern(text)
        guard pattern != nil else {
          throw TableMapping.Fault(reason: "\(rule.column): not a format of dates, as in dd/MM/yyyy")
        }
      }
      let kind = MappedColumns.kind(schema.columns[column], rule)
      if rule.hasDecimalComma {
        guard case .decimalComma = kind else {
          throw TableMapping.Fault(reason: "\(rule.column): holds no decimals, and decimal says how they are written")
        }
      }
      steps.append(
        Step(
          rule: rule, column: column, source: rule.source.flatMap { header.firstIndex(of: $0) } ?? -1,
          until: rule.until.flatMap { header.firstIndex(of: $0) } ?? -1,
          kind: kind, pattern: pattern))
    }
    self.steps = steps
    origins = steps.filter { $0.source >= 0 }.map { ($0.column, $0.source) }
    impliedColumns = steps.compactMap { step in
      if case .names = step.kind { step.column } else { nil }
    }
  }

  private static func kind(_ column: Column, _ rule: TableMapping.Rule) -> Kind {
    switch column.kind {
    case .date: return .date
    case .country: return .country
    case .decimal where rule.hasDecimalComma: return .decimalComma
    case .reference(let tables, _) where tables.count == 1 && (tables[0] == .actors || tables[0] == .sources):
      return rule.holdsIDs ? .list : .names(tables[0], isList: column.isList)
    case .citation: return rule.holdsIDs ? .list : .names(.sources, isList: column.isList)
    default: return column.isList ? .list : .text
    }
  }

  func fill(_ batch: inout RecordBatch, _ implied: inout ImpliedRecords) {
    for row in 0..<batch.count {
      for step in steps { fill(step, row, &batch, &implied) }
      identify(row, &batch)
      if mapping.table == .events { entitle(row, &batch) }
    }
  }

  private func fill(_ step: Step, _ row: Int, _ batch: inout RecordBatch, _ implied: inout ImpliedRecords) {
    let written = value(step, row, batch)
    guard let value = written ?? step.rule.constant else { return }
    switch step.kind {
    case .text:
      if step.rule.values.isEmpty, step.rule.otherwise == nil, value.isEmpty == false, step.source >= 0,
        batch.sourceField(row, step.source).equals(value)
      {
        batch.setField(row, step.column, source: step.source)
      } else {
        batch.composeField(row, step.column) { $0.append(value) }
      }
    case .decimalComma:
      // a point stands between thousands there
      if written != nil, value.contains(".") { return batch.report(.notADecimal, row, step.column) }
      batch.composeField(row, step.column) { $0.append(value.replacing(",", with: ".")) }
    case .date: fillDate(value, step, row, &batch)
    case .country:
      let code = value.utf8.count > 3 ? Countries.alpha3(ofName: value) : value
      guard let code else { return batch.report(.unknownCountryName, row, step.column) }
      batch.composeField(row, step.column) { $0.append(code) }
    case .list:
      batch.composeField(row, step.column) { output in
        for (place, item) in items(value, step.rule).enumerated() {
          if place > 0 { output.append(0x3B) }
          ListSyntax.appendEscaped(item.utf8Span.span, to: &output)
        }
      }
    case .names(let table, let isList):
      let names = isList ? items(value, step.rule) : [value]
      let ids = names.map { id(of: $0, table, row, step.source, &implied) }
      batch.composeField(row, step.column) { $0.append(ids.joined(separator: ";")) }
    }
  }

  /// What the file says, with its value replaced unless that is a list; nil where it says nothing.
  private func value(_ step: Step, _ row: Int, _ batch: borrowing RecordBatch) -> String? {
    guard let text = text(step.source, row, batch) else { return nil }
    let isList =
      switch step.kind {
      case .list, .names(_, true): true
      case .text, .date, .country, .decimalComma, .names: false
      }
    return isList ? text : meant(text, step.rule)
  }

  /// What stands in the file's column; nil where nothing does.
  private func text(_ source: Int, _ row: Int, _ batch: borrowing RecordBatch) -> String? {
    guard source >= 0 else { return nil }
    let text = batch.sourceField(row, source).text.withoutBlanks
    return text.isEmpty || nulls.contains(text) ? nil : text
  }

  /// What a value of the file stands for; nil where it stands for none.
  private func meant(_ text: String, _ rule: TableMapping.Rule) -> String? {
    guard let word = rule.values[rule.ignoresCase ? text.lowercased() : text] else { return rule.otherwise ?? text }
    return word.isEmpty ? nil : word
  }

  /// The values of a list, each replaced by what it stands for.
  private func items(_ text: String, _ rule: TableMapping.Rule) -> [String] {
    let parts = rule.separator.flatMap { $0.isEmpty ? nil : text.split(separator: $0).map(String.init) } ?? [text]
    return parts.map(\.withoutBlanks).filter { !$0.isEmpty && !nulls.contains($0) }.compactMap { meant($0, rule) }
  }

  private func fillDate(_ value: String, _ step: Step, _ row: Int, _ batch: inout RecordBatch) {
    // a date that its format does not read is left to the check of dates
    let first = step.pattern?.day(value, orNone: true) ?? value
    var last = text(step.until, row, batch).map { step.pattern?.day($0, orNone: true) ?? $0 }
    if let end = last, end != first, let fault = MappedColumns.fault(end) {
      batch.report(fault, row, step.column, source: step.until)
      last = nil
    }
    batch.composeField(row, step.column) { output in
      output.append(first)
      guard let last, last != first else { return }
      output.append(0x2F)
      output.append(last)
    }
  }

  /// What is wrong with a date, if something is.
  private static func fault(_ text: String) -> FindingCode? {
    do throws(DateFault) {
      _ = try DayBounds(edtf: text.utf8Span.span)
      return nil
    } catch {
      return error.code
    }
  }

  /// The id of the actor or source called `name`.
  private func id(
    of name: String, _ table: Table, _ row: Int, _ source: Int, _ implied: inout ImpliedRecords
  ) -> String {
    let id = "\(prefix)\(table.schema.record):\(NameDigest(name.utf8Span.span).text)"
    implied.note(row, table, id.utf8Span.span, source: source) {
      table == .sources
        ? [("title", name), ("kind", "other"), ("publisher", name)] : [("name", name), ("kind", "unknown")]
    }
    return id
  }

  /// The id made of the file's own, or of all that the row holds.
  private func identify(_ row: Int, _ batch: inout RecordBatch) {
    let column = schema.index("id")
    if batch.isEmpty(row, column) {
      guard !steps.contains(where: { $0.column == column }) else { return }
      let digest = NameDigest(batch.original(row)).text
      batch.composeField(row, column) { $0.append("\(prefix)\(digest)") }
    } else if !mapping.dataset.isEmpty {
      let text = batch[row, column].text
      batch.composeField(row, column) { $0.append(prefix + text) }
    }
  }

  /// The keeper's title where the file has none: what and where, naming no side.
  private func entitle(_ row: Int, _ batch: inout RecordBatch) {
    let title = schema.index("title")
    if batch.isEmpty(row, title), !steps.contains(where: { $0.column == title }) {
      let subtype = batch[row, schema.index("subtype")].text
      let what = subtype.isEmpty ? batch[row, EventColumns.type].text : subtype
      let place = batch[row, schema.index("location")].text
      batch.composeField(row, title) {
        $0.append("[" + [what, place].filter { !$0.isEmpty }.joined(separator: ", ") + "]")
      }
    }
    if !mapping.dataset.isEmpty, batch.isEmpty(row, EventColumns.dataset) {
      batch.composeField(row, EventColumns.dataset) { $0.append(mapping.dataset) }
    }
  }
}

extension String {
  /// Without white space at both ends.
  var withoutBlanks: String {
    var part = self[...]
    while part.first?.isWhitespace == true { part.removeFirst() }
    while part.last?.isWhitespace == true { part.removeLast() }
    return String(part)
  }

  /// In small letters and digits, with hyphens for everything else.
  fileprivate var slug: String {
    var slug = ""
    for byte in lowercased().utf8 {
      let isPlain = byte &- 0x30 < 10 || byte &- 0x61 < 26
      if isPlain {
        slug.unicodeScalars.append(Unicode.Scalar(byte))
      } else if slug.last != "-", !slug.isEmpty {
        slug += "-"
      }
    }
    return slug.hasSuffix("-") ? String(slug.dropLast()) : slug
  }
}
