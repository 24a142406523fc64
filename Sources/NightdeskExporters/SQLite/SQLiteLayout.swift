internal import NightdeskKit

/// What the database looks like: made from the register's schema by a few rules, so that a new column needs nothing here.
///
/// - Each table of the register is a table with its columns in their order. Numbers are numbers; a list is a JSON array.
/// - Behind a date stand its first and last day, `when_start` and `when_end`: NULL where an end is open or not known, or lies
///   outside the years 0000 to 9999, which is all that SQLite's own date functions know.
/// - A reference to one table is a foreign key. Where it may name records of several tables, or be a word, a column
///   for each table follows, filled where the id is one of that table: `speaker_actor`, `speaker_source`.
/// - The values of a list of references are rows of a table of their own, one for each pair of tables: `event_actors`
///   holds the actors of all lists of actors of an event, `role` says of which.
struct SQLiteLayout {
  /// One table of the database that holds one of the register.
  struct RecordTable {
    let table: Table
    let columns: [Field]
    /// The columns that full-text search looks in.
    let searched: [String]

    var name: String { table.name }
  }

  /// A column of the register in the database.
  struct Field {
    /// How its values are kept.
    enum Form { case text, integer, decimal, list, date }

    let column: Column
    let form: Form
    /// Where it refers to, if that is one table.
    let target: Table?
    /// The tables that its ids may be of, where a column for each follows.
    let targets: [Table]
  }

  /// A table of the values of lists of references.
  struct LinkTable {
    let name: String
    let owner: Table
    let target: Table
    /// The register's columns whose values it holds.
    let columns: [Int]
    let hasLocator: Bool

    /// What the column of the record that is named is called.
    var targetColumn: String { owner == target ? "other" : target.schema.record }
  }

  /// A table of the values of a list that may name records of several tables.
  struct ChoiceTable {
    let name: String
    let owner: Table
    let column: Int
    let targets: [Table]

    func targetColumn(_ target: Table) -> String { owner == target ? "other" : target.schema.record }
  }

  let records = Table.allCases.map(RecordTable.init)
  let links = Table.allCases.flatMap(LinkTable.all)
  let choices = Table.allCases.flatMap(ChoiceTable.all)

  /// The statements that make the tables.
  var tables: [String] {
    records.map { $0.definition(without: []) } + links.map { $0.definition(isKey: true) } + choices.map(\.definition)
  }

  /// The same table without those of its keys whose columns are `dangling`; nil where it has none that can be.
  func definition(of name: String, without dangling: Set<String>) -> (sql: String, owner: Table)? {
    if let table = records.first(where: { $0.name == name }) {
      return (table.definition(without: dangling), table.table)
    }
    return links.first { $0.name == name }.map { ($0.definition(isKey: !dangling.contains($0.targetColumn)), $0.owner) }
  }

  /// The statements that are run when all records are in: columns that depend on other tables, indexes, full-text search.
  var completion: [String] {
    var statements: [String] = []
    for table in records { statements += table.resolutions }
    for table in choices { statements += table.resolutions }
    for table in records { statements += table.indexes }
    for table in links { statements += table.indexes }
    for table in choices { statements += table.indexes }
    for table in records { statements += table.search }
    return statements
  }
}

// MARK: - Tables of records

extension SQLiteLayout.RecordTable {
  init(_ table: Table) {
    self.table = table
    columns = table.schema.columns.map(SQLiteLayout.Field.init)
    searched = table.schema.columns.compactMap { if case .text = $0.kind { $0.name } else { nil } }
  }

  /// Of the columns `dangling` no key is made.
  fileprivate func definition(without dangling: Set<String>) -> String {
    var lines: [Line] = []
    for field in columns {
      let column = field.column
      var sql = "\(column.name.quoted) \(field.form.type)"
      if case .identifier = column.kind { sql += " PRIMARY KEY" }
      if column.isRequired { sql += " NOT NULL" }
      let isKey = !dangling.contains(column.name)
      if let target = field.target, isKey { sql += " REFERENCES \(target.name)(id)" }
      lines.append((sql, isKey ? column.summary : "\(column.summary); not all of them are here"))
      if field.form == .date {
        lines.append(("\(column.name)_start TEXT", "first day"))
        lines.append(("\(column.name)_end TEXT", "last day"))
      }
      for target in field.targets {
        let name = field.name(of: target)
        let comment = "\(column.name), where it is one of \(target.name)"
        lines.append(("\(name) TEXT REFERENCES \(target.name)(id)", comment))
      }
    }
    return "CREATE TABLE \(name) (\n\(lines.commented)\n)"
  }

  /// Fills the columns for each table that an id may be of.
  fileprivate var resolutions: [String] {
    columns.flatMap { field in
      field.targets.map { target in
        let column = field.column.name.quoted
        let ids = "SELECT id FROM \(target.name)"
        return "UPDATE \(name) SET \(field.name(of: target)) = \(column) WHERE \(column) IN (\(ids))"
      }
    }
  }

  fileprivate var indexes: [String] {
    columns.flatMap { field -> [String] in
      let column = field.column
      if field.target != nil { return [index(column.name)] }
      switch column.kind {
      case .date: return [index(column.name + "_start")]
      case .country: return [index(column.name)]
      case .vocabulary where column.isRequired: return [index(column.name)]
      default: return field.targets.map { index(field.name(of: $0)) }
      }
    }
  }

  private func index(_ column: String) -> String {
    "CREATE INDEX \(name)_\(column) ON \(name)(\(column.quoted))"
  }

  fileprivate var search: [String] {
    [
      "CREATE VIRTUAL TABLE \(name)_fts USING fts5(\(searched.map(\.quoted).joined(separator: ", ")), "
        + "content=\"\(name)\", tokenize=\"unicode61 remove_diacritics 2\")",
      "INSERT INTO \(name)_fts(\(name)_fts) VALUES ('rebuild')",
    ]
  }

  /// The names of the columns of an insertion, in the order in which they are bound.
  var insertion: String {
    let names = columns.flatMap { field in
      let name = field.column.name
      return field.form == .date ? [name.quoted, "\(name)_start", "\(name)_end"] : [name.quoted]
    }
    let marks = Array(repeating: "?", count: names.count).joined(separator: ",")
    return "INSERT INTO \(name)(\(names.joined(separator: ","))) VALUES (\(marks))"
  }
}

extension SQLiteLayout.Field {
  init(_ column: Column) {
    self.column = column
    var tables: [Table] = []
    var takesWords = false
    if case .reference(let targets, let words) = column.kind {
      tables = targets
      takesWords = words != nil
    }
    let isPlain = tables.count == 1 && !takesWords && !column.isList
    target = isPlain ? tables[0] : nil
    targets = isPlain || column.isList ? [] : tables
    switch column.kind {
    case _ where column.isList: form = .list
    case .integer: form = .integer
    case .decimal: form = .decimal
    case .date: form = .date
    default: form = .text
    }
  }

  /// The column for ids of one of several tables.
  func name(of target: Table) -> String { "\(column.name)_\(target.schema.record)" }
}

extension SQLiteLayout.Field.Form {
  fileprivate var type: String {
    switch self {
    case .text, .list, .date: "TEXT"
    case .integer: "INTEGER"
    case .decimal: "REAL"
    }
  }
}

// MARK: - Tables of links

extension SQLiteLayout.LinkTable {
  /// The tables of links of `owner`: one for each table that its lists refer to.
  static func all(of owner: Table) -> [SQLiteLayout.LinkTable] {
    let columns = owner.schema.columns
    return Table.allCases.compactMap { target in
      let ours = columns.indices.filter { columns[$0].isList && columns[$0].linkTarget == target }
      guard !ours.isEmpty else { return nil }
      return SQLiteLayout.LinkTable(
        name: "\(owner.schema.record)_\(target.name)", owner: owner, target: target, columns: ours,
        hasLocator: ours.contains { columns[$0].isCitation })
    }
  }

  /// Where not all that is named is there, it is no key.
  fileprivate func definition(isKey: Bool) -> String {
    let record = owner.schema.record
    let named = "the \(target.schema.record) that is named"
    var lines: [Line] = [
      ("\(record) TEXT NOT NULL REFERENCES \(owner.name)(id)", "the \(record) that names it"),
      ("role TEXT NOT NULL", "in which list, or as what"),
      ("position INTEGER NOT NULL", "place in that list, from 1"),
      (
        "\(targetColumn) TEXT NOT NULL\(isKey ? " REFERENCES \(target.name)(id)" : "")",
        isKey ? named : named + "; not all of them are here"
      ),
    ]
    if hasLocator { lines.append(("locator TEXT", "where in the source: what stands behind #")) }
    return "CREATE TABLE \(name) (\n\(lines.commented)\n)"
  }

  var insertion: String { "INSERT INTO \(name) VALUES (?,?,?,?\(hasLocator ? ",?" : ""))" }

  fileprivate var indexes: [String] {
    [owner.schema.record, targetColumn].map { "CREATE INDEX \(name)_\($0) ON \(name)(\($0))" }
  }
}

extension SQLiteLayout.ChoiceTable {
  static func all(of owner: Table) -> [SQLiteLayout.ChoiceTable] {
    owner.schema.columns.indices.compactMap { place in
      let column = owner.schema.columns[place]
      guard column.isList, case .reference(let targets, _) = column.kind, targets.count > 1 else { return nil }
      return SQLiteLayout.ChoiceTable(
        name: "\(owner.schema.record)_\(column.name)", owner: owner, column: place, targets: targets)
    }
  }

  fileprivate var definition: String {
    let record = owner.schema.record
    let column = owner.schema.columns[column].name
    var lines: [Line] = [
      ("\(record) TEXT NOT NULL REFERENCES \(owner.name)(id)", "the \(record) that names it"),
      ("position INTEGER NOT NULL", "place in the list, from 1"),
      ("\(column) TEXT NOT NULL", "the id that is named"),
    ]
    for target in targets {
      let name = targetColumn(target)
      lines.append(("\(name) TEXT REFERENCES \(target.name)(id)", "\(column), where it is one of \(target.name)"))
    }
    return "CREATE TABLE \(name) (\n\(lines.commented)\n)"
  }

  var insertion: String {
    "INSERT INTO \(name)(\(owner.schema.record), position, \(owner.schema.columns[column].name)) VALUES (?,?,?)"
  }

  fileprivate var resolutions: [String] {
    let column = owner.schema.columns[column].name
    return targets.map {
      "UPDATE \(name) SET \(targetColumn($0)) = \(column) WHERE \(column) IN (SELECT id FROM \($0.name))"
    }
  }

  fileprivate var indexes: [String] {
    ([owner.schema.record] + targets.map(targetColumn)).map { "CREATE INDEX \(name)_\($0) ON \(name)(\($0))" }
  }
}

extension Column {
  /// The one table that the values of a list refer to.
  fileprivate var linkTarget: Table? {
    switch kind {
    case .reference(let targets, _): targets.count == 1 ? targets[0] : nil
    case .link(_, let target): target
    case .citation: .sources
    default: nil
    }
  }

  fileprivate var isCitation: Bool { if case .citation = kind { true } else { false } }
}

extension String {
  /// As a name in SQL: `when` and `text` mean something there.
  fileprivate var quoted: String { "\"\(self)\"" }
}

/// A line of a definition, with what it means.
private typealias Line = (sql: String, comment: String)

extension [Line] {
  /// As lines of a definition, each with its comment, which stays in the database and is seen by whoever looks at the schema.
  fileprivate var commented: String {
    enumerated().map { place, line in
      "  \(line.sql)\(place < count - 1 ? "," : "") -- \(line.comment)"
    }.joined(separator: "\n")
  }
}
