public import NightdeskKit
internal import SQLite

/// Writes one SQLite database with the six tables, tables of the links between them, indexes, foreign keys and full-text
/// search (see ``SQLiteLayout``), and beside it the metadata that Datasette shows with it.
public struct SQLiteExporter: SequentialExporter {
  public let format = Format(
    name: "sqlite", summary: "one SQLite database with indexes, keys and full-text search: for SQL and Datasette",
    mediaType: "application/vnd.sqlite3", fileExtension: "sqlite")

  public init() {}

  public func open(_ folder: any ExportFolder) throws(ExportError) -> any SequentialExport {
    let work = try folder.workFolder("work")
    do throws(DatabaseError) {
      return try SQLiteExport(folder, in: work)
    } catch {
      throw ExportError(error)
    }
  }
}

/// A database in the making: records are put in as they come, links beside them; what needs all of them is done at the end.
private final class SQLiteExport: SequentialExport {
  private let folder: any ExportFolder
  private let file: WorkFile
  private let layout = SQLiteLayout()
  private var database: Database?
  /// By table.
  private var records: [RecordInsertion] = []
  private var links: [LinkInsertion] = []
  private var choices: [ChoiceInsertion] = []

  init(_ folder: any ExportFolder, in work: String) throws(DatabaseError) {
    self.folder = folder
    file = WorkFile(work + "/register.sqlite")
    let database = try Database(creating: file.path)
    try database.execute("PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = 1; BEGIN")
    for table in layout.tables { try database.execute(table) }
    for table in layout.records { records.append(try RecordInsertion(table, in: database)) }
    for table in layout.links { links.append(try LinkInsertion(table, in: database)) }
    for table in layout.choices { choices.append(try ChoiceInsertion(table, in: database)) }
    self.database = database
  }

  /// `NDsk`: what `file` and others tell the database by.
  private static let applicationID = 0x4E44_736B

  func append(_ batch: borrowing RecordBatch, _ context: inout ExportContext) throws(ExportError) {
    let table = batch.table
    do throws(DatabaseError) {
      for record in batch.accepted {
        let row = Int(record)
        try records[Int(table.rawValue)].insert(batch, row, &context)
        for link in links where link.table.owner == table { try link.insert(batch, row) }
        for choice in choices where choice.table.owner == table { try choice.insert(batch, row) }
      }
    } catch {
      throw ExportError(error)
    }
  }

  func finish(_ edition: Edition, _ context: inout ExportContext) throws(ExportError) {
    do throws(DatabaseError) {
      let database = database!
      for statement in layout.completion { try database.execute(statement) }
      try dropKeys(of: database, &context)
      try describe(edition, in: database)
      try database.execute("COMMIT; ANALYZE")
    } catch {
      throw ExportError(error)
    }
    // statements keep their database open
    (records, links, choices, database) = ([], [], [], nil)
    try file.copy(to: try folder.create("register.sqlite"))
    try folder.create("metadata.json").append(DatasetteMetadata(layout, edition).text.utf8Span.span)
  }

  /// Takes the keys that do not hold out of the definitions of their tables, and says which: an edition keeps records that
  /// name what it does not have, and a key that does not hold stops whoever changes the database.
  private func dropKeys(of database: Database, _ context: inout ExportContext) throws(DatabaseError) {
    let violations = try database.prepare(
      """
      SELECT DISTINCT broken."table", key."from" FROM pragma_foreign_key_check AS broken
      JOIN pragma_foreign_key_list(broken."table") AS key ON key.id = broken.fkid ORDER BY 1, 2
      """)
    var dangling: [(table: String, columns: [String])] = []
    while try violations.step() {
      guard let table = violations.text(0), let column = violations.text(1) else { continue }
      if dangling.last?.table != table { dangling.append((table, [])) }
      dangling[dangling.count - 1].columns.append(column)
    }
    guard !dangling.isEmpty else { return }
    // what SQLite has for taking a constraint away: https://www.sqlite.org/lang_altertable.html, 7
    try database.execute("PRAGMA writable_schema = ON")
    let change = try database.prepare("UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?")
    for (table, columns) in dangling {
      guard let definition = layout.definition(of: table, without: Set(columns)) else { continue }
      change.bind(definition.sql, at: 1)
      change.bind(table, at: 2)
      try change.run()
      for column in columns { context.note(.keyDropped, definition.owner, about: "\(table).\(column)") }
    }
    try database.execute("PRAGMA writable_schema = RESET")
  }

  private func describe(_ edition: Edition, in database: Database) throws(DatabaseError) {
    try database.execute("CREATE TABLE edition (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
    let insertion = try database.prepare("INSERT INTO edition VALUES (?, ?)")
    let facts = [
      ("title", TerminalText.safe(edition.title)), ("run", edition.runID),
      ("as_of", Calendar.isoText(ofDay: Int64(edition.asOf))),
      ("marking", edition.marking), ("register_version", RegisterSchema.version),
    ]
    for (name, value) in facts {
      insertion.bind(name, at: 1)
      insertion.bind(value, at: 2)
      try insertion.run()
    }
  }
}

extension ExportError {
  fileprivate init(_ error: DatabaseError) {
    self.init("cannot write the database: \(error)", exitCode: error.isInputOutput ? 74 : 1)
  }
}

// MARK: - Insertions

/// Puts the records of one table in.
private struct RecordInsertion {
  private let table: SQLiteLayout.RecordTable
  private let statement: Statement

  init(_ table: SQLiteLayout.RecordTable, in database: Database) throws(DatabaseError) {
    self.table = table
    statement = try database.prepare(table.insertion)
  }

  func insert(_ batch: borrowing RecordBatch, _ row: Int, _ context: inout ExportContext) throws(DatabaseError) {
    var place = 0
    for column in table.columns.indices {
      place += 1
      let form = table.columns[column].form
      if !batch.isEmpty(row, column) {
        switch form {
        case .text: statement.bind(batch[row, column], at: place)
        case .integer: if let number = batch.integer(row, column) { statement.bind(number, at: place) }
        case .decimal: if let number = batch.decimal(row, column) { statement.bind(number, at: place) }
        case .list:
          var array = ByteBuffer(capacity: 256)
          array.appendJSONArray(batch[row, column])
          statement.bind(array.span, at: place)
        case .date:
          statement.bind(batch[row, column], at: place)
          let (first, last) = (batch.bounds(row, column)?.firstDay, batch.bounds(row, column)?.lastDay)
          bind(first, at: place + 1)
          bind(last, at: place + 2)
          let isOut = [first, last].contains { $0.map { !Self.days.contains($0) } ?? false }
          if isOut { context.note(.yearOutOfReach, batch, row, column) }
        }
      }
      if form == .date { place += 2 }
    }
    try statement.run()
  }

  private func bind(_ day: Int32?, at place: Int) {
    guard let day, Self.days.contains(day) else { return }
    statement.bind(Calendar.isoText(ofDay: Int64(day)), at: place)
  }

  /// The years 0000 to 9999, as days since 1970: https://www.sqlite.org/lang_datefunc.html.
  private static let days: ClosedRange<Int32> = -719_528...2_932_896
}

/// Puts the values of lists of references in, a row for each.
private struct LinkInsertion {
  let table: SQLiteLayout.LinkTable
  private let statement: Statement
  private let names: [(name: String, isLink: Bool)]

  init(_ table: SQLiteLayout.LinkTable, in database: Database) throws(DatabaseError) {
    self.table = table
    statement = try database.prepare(table.insertion)
    names = table.columns.map { place in
      let column = table.owner.schema.columns[place]
      if case .link = column.kind { return (column.name, true) }
      return (column.name, false)
    }
  }

  func insert(_ batch: borrowing RecordBatch, _ row: Int) throws(DatabaseError) {
    var failure: DatabaseError?
    for (place, column) in table.columns.enumerated() where !batch.isEmpty(row, column) {
      var position = 0
      ListSyntax.forEach(batch[row, column]) { value, isEscaped in
        guard failure == nil else { return }
        position += 1
        do throws(DatabaseError) {
          if isEscaped {
            var plain = ByteBuffer(capacity: value.count)
            ListSyntax.appendUnescaped(value, to: &plain)
            try insert(plain.span, names[place], position, of: batch[row, 0])
          } else {
            try insert(value, names[place], position, of: batch[row, 0])
          }
        } catch {
          failure = error
        }
      }
    }
    if let failure { throw failure }
  }

  private func insert(
    _ value: borrowing Span<UInt8>, _ list: (name: String, isLink: Bool), _ position: Int,
    of record: borrowing Span<UInt8>
  ) throws(DatabaseError) {
    statement.bind(record, at: 1)
    statement.bind(Int64(position), at: 3)
    if list.isLink, let equals = value.firstIndex(of: 0x3D) {
      statement.bind(value.extracting(..<equals), at: 2)
      statement.bind(value.extracting((equals + 1)...), at: 4)
    } else {
      statement.bind(list.name, at: 2)
      let mark = table.hasLocator ? value.firstIndex(of: 0x23) : nil
      statement.bind(value.extracting(..<(mark ?? value.count)), at: 4)
      if let mark { statement.bind(value.extracting((mark + 1)...), at: 5) }
    }
    try statement.run()
  }
}

/// Puts the values of a list that may name records of several tables in; which table it is shows at the end.
private struct ChoiceInsertion {
  let table: SQLiteLayout.ChoiceTable
  private let statement: Statement

  init(_ table: SQLiteLayout.ChoiceTable, in database: Database) throws(DatabaseError) {
    self.table = table
    statement = try database.prepare(table.insertion)
  }

  func insert(_ batch: borrowing RecordBatch, _ row: Int) throws(DatabaseError) {
    for (place, id) in ListSyntax.values(batch[row, table.column]).enumerated() {
      statement.bind(batch[row, 0], at: 1)
      statement.bind(Int64(place + 1), at: 2)
      statement.bind(id, at: 3)
      try statement.run()
    }
  }
}
