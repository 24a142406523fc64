/// How the columns of a table that Nightdesk does not know become the columns of a register's table: what a mapping
/// file says, or the tags of an HXL file.
package struct TableMapping: Sendable, Equatable {
  /// Where a column of the register takes its value from.
  package struct Rule: Sendable, Equatable {
    /// The register's column.
    package var column: String
    /// The file's column; nil: ``constant`` stands in every record.
    package var source: String?
    /// For a date: the file's column that has the last day, where ``source`` has the first.
    package var until: String?
    /// The value where the file has none.
    package var constant: String?
    /// What values of the file stand for.
    package var values: [String: String] = [:]
    /// Whether capital and small letters are the same in them; then they are written in small ones.
    package var ignoresCase = false
    /// What any other value stands for; nil: for itself.
    package var otherwise: String?
    /// How dates are written there: `dd/MM/yyyy`.
    package var dateFormat: String?
    /// What stands between the values of a list there.
    package var separator: String?
    /// Whether a comma stands before the decimals of numbers there.
    package var hasDecimalComma = false
    /// Whether a column that refers to records holds their ids already, and not their names.
    package var holdsIDs = false

    package init(column: String, source: String? = nil, constant: String? = nil) {
      self.column = column
      self.source = source
      self.constant = constant
    }
  }

  /// The table whose records the rows are.
  package var table: Table
  /// What the dataset is called: the ids that are made start with it.
  package var dataset: String
  package var rules: [Rule]
  /// Columns of the file that are left out on purpose.
  package var ignored: [String]
  /// What stands for no value in every column.
  package var nulls: [String]
  /// Whether the file has no header: its columns are called after their places, `column-1` and so on.
  package var isHeadless = false
  /// Whether it is made of the tags of an HXL file, and columns that no rule names are nobody's mistake.
  package var isOfTags = false

  package init(
    table: Table = .events, dataset: String = "", rules: [Rule] = [], ignored: [String] = [], nulls: [String] = []
  ) {
    self.table = table
    self.dataset = dataset
    self.rules = rules
    self.ignored = ignored
    self.nulls = nulls
  }

  /// What a column without a name is called, by its place from 0.
  static func numbered(_ place: Int) -> String { "column-\(place + 1)" }

  /// What the file's columns take by its rules.
  var terms: [ColumnTerm] {
    rules.flatMap { rule in
      guard let takes = takes(rule) else { return [] as [ColumnTerm] }
      return [rule.source, rule.until].compactMap(\.self).map { ColumnTerm($0, takes) }
    }
  }

  private func takes(_ rule: Rule) -> String? {
    let column = table.schema.find(rule.column).map { table.schema.columns[$0] }
    var takes: String?
    if let format = rule.dateFormat {
      takes = "a date in the format \(TerminalText.safe(format))"
    } else if case .country = column?.kind {
      takes = "a country's code of ISO 3166-1, as LY or LBY, or its name in English, French or Arabic"
    } else if !rule.values.isEmpty {
      let written = rule.values.keys.sorted { $0.utf8Span.span.precedes($1.utf8Span.span) }
      let some = written.prefix(12).map(TerminalText.safe) + (written.count > 12 ? ["\(written.count - 12) more"] : [])
      takes = some.inWords + " by the mapping" + (column?.takes.map { ", or \($0)" } ?? "")
    } else {
      takes = column?.takes.map { rule.hasDecimalComma ? $0 + ", with a decimal comma" : $0 }
    }
    guard let takes else { return nil }
    let list = rule.separator.map { " (several with \(TerminalText.safe($0)) between them)" } ?? ""
    let none = nulls.isEmpty ? "" : "; for no value \(nulls.map(TerminalText.safe).inWords), or nothing"
    return takes + list + none
  }

  /// Why a file cannot be read as the mapping says.
  package struct Fault: Error {
    package let reason: String
  }
}

extension TableMapping {
  /// All that it says.
  var json: JSON {
    .object([
      ("table", .string(table.name)), ("dataset", .string(dataset)), ("headless", .bool(isHeadless)),
      ("ignored", .strings(ignored)), ("nulls", .strings(nulls)), ("rules", .array(rules.map(\.json))),
    ])
  }
}

extension TableMapping.Rule {
  fileprivate var json: JSON {
    let texts = [
      ("from", source), ("until", until), ("value", constant), ("otherwise", otherwise), ("format", dateFormat),
      ("separator", separator), ("decimal", hasDecimalComma ? "," : nil),
    ]
    let values = values.sorted { $0.key.utf8Span.span.precedes($1.key.utf8Span.span) }
    return .object(
      [("column", .string(column))] + texts.compactMap { name, text in text.map { (name, .string($0)) } }
        + [("values", .object(values.map { ($0.key, .string($0.value)) })), ("ids", .bool(holdsIDs))])
  }
}

extension Layout {
  /// The layout of a file that is read as `mapping` says.
  init(_ mapping: TableMapping, header: [String]) throws(TableMapping.Fault) {
    for name in mapping.rules.flatMap({ [$0.source, $0.until] }).compactMap(\.self) where !header.contains(name) {
      let near = header.nearest(to: name).map { "; nearest is \(TerminalText.safe($0))" } ?? ""
      throw TableMapping.Fault(
        reason: "the mapping names the column \(TerminalText.safe(name)), which is not there\(near)")
    }
    let free = header.filter { name in
      !name.isEmpty && !mapping.ignored.contains(name)
        && !mapping.rules.contains { $0.source == name || $0.until == name }
    }
    if let name = free.first(where: { MarkingName.isMeant(by: $0.utf8Span.span) }) {
      throw TableMapping.Fault(
        reason: "the column \(TerminalText.safe(name)) may hold the records' markings and is not mapped; "
          + (mapping.isOfTags ? "tag it \(HXL.marking)" : "map it to marking, or name it under ignore"))
    }
    if let name = mapping.ignored.first(where: { !header.contains($0) }) {
      let near = (free.nearest(to: name) ?? header.nearest(to: name)).map { "; nearest is \(TerminalText.safe($0))" }
      throw TableMapping.Fault(
        reason: "the mapping ignores the column \(TerminalText.safe(name)), which is not there\(near ?? "")")
    }
    let schema = mapping.table.schema
    let made = MappedColumns.made(in: mapping.table)
    for column in schema.columns where column.isRequired && !made.contains(column.name) {
      guard mapping.rules.contains(where: { $0.column == column.name }) else {
        let near = free.nearest(to: column.name, isStrict: true).map { "; nearest is \(TerminalText.safe($0))" }
        let rest = free.isEmpty ? "" : "; not mapped are \(free.map(TerminalText.safe).joined(separator: ", "))"
        throw TableMapping.Fault(
          reason: "the mapping says nothing of \(column.name), which \(mapping.table.name) need\(near ?? rest)")
      }
    }
    let used = mapping.rules.flatMap { [$0.source, $0.until] }.compactMap(\.self)
    let unknown = header.indices.filter {
      !mapping.isOfTags && !used.contains(header[$0]) && !mapping.ignored.contains(header[$0])
        && header.firstIndex(of: header[$0]) == $0
    }
    // a date says no time of day: the column's text stays in `extra`
    let timed = mapping.rules.filter { $0.dateFormat.flatMap { DatePattern($0) }?.hasTime ?? false }
      .flatMap { [$0.source, $0.until] }.compactMap(\.self)
    self.init(
      format: mapping.dataset.isEmpty ? "mapping" : mapping.dataset, table: mapping.table, header: header, taken: [],
      used: used.filter { !timed.contains($0) }, mapping: try MappedColumns(mapping, header), unknown: unknown,
      ignored: mapping.ignored,
      terms: FileTerms(header, mapping.terms, mapping.isOfTags ? .tags : .mapping))
  }
}

extension [String] {
  /// The one that is most like `name`, where one is. Where nobody has written `name` - a column that is missing - a short
  /// one `isStrict`: `Who` is not near to `when`, while `Wann` may be.
  func nearest(to name: String, isStrict: Bool = false) -> String? {
    let scored = map { (name: $0, distance: $0.lowercased().distance(to: name.lowercased())) }
    guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
    // of two letters one at least is the same
    let most = isStrict && name.count < 5 ? 1 : Swift.max(2, name.count / 3)
    return best.distance <= Swift.min(most, name.count - 1) ? best.name : nil
  }

  /// The one that is most like `name`, as evidence of a finding; empty where none is.
  func nearestInWords(to name: String) -> String {
    nearest(to: name).map { "nearest is \(TerminalText.safe($0))" } ?? ""
  }
}

extension String {
  /// How many letters have to be put in, taken out or changed to make it `other` (Levenshtein).
  fileprivate func distance(to other: String) -> Int {
    let (a, b) = (Array(utf8.prefix(64)), Array(other.utf8.prefix(64)))
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let changed = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = Swift.min(changed, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
