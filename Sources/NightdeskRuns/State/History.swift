internal import GRDB
internal import Glibc
internal import NightdeskKit

/// What became of records over all runs: `history.sqlite` in the state folder.
///
/// Digests are not in it: comparing a million records with a table of SQLite costs more than reading and checking them.
/// It holds the runs and what each of them added, revised and withdrew, which is as much as changed. A record without
/// a line was there when the history began and has not changed since.
package struct History: Sendable {
  package static let fileName = "history.sqlite"
  /// What a history that can no longer be read is kept as.
  package static let damagedName = "history.damaged.sqlite"

  /// What happened to a record in one run.
  package struct Entry: Sendable, Equatable {
    package let run: String
    package let operation: String
    package let table: String
    package let id: String
    package let fields: [String]
    /// The run that saw the record first.
    package let firstSeen: String
  }

  /// A run that published an edition.
  package struct Run: Sendable, Equatable {
    package let run: String
    package let previous: String?
    package let accepted: Int
    package let added, revised, withdrawn: Int
  }

  private let database: DatabaseQueue

  /// Opens the history below an output folder; made when it is missing, unless it is only read.
  package init(output: String, readOnly: Bool = false) throws(HistoryError) {
    database = try HistoryError.of {
      var configuration = GRDB.Configuration()
      configuration.readonly = readOnly
      configuration.busyMode = .timeout(5)
      // exit 0 means that it survives a power cut
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      let queue = try DatabaseQueue(
        path: "\(output)/\(StateFolder.name)/\(Self.fileName)", configuration: configuration)
      if !readOnly { try Self.migrator.migrate(queue) }
      return queue
    }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(
        sql: """
          CREATE TABLE runs (
            number INTEGER PRIMARY KEY, run TEXT NOT NULL UNIQUE, previous TEXT,
            accepted INTEGER NOT NULL, added INTEGER NOT NULL, revised INTEGER NOT NULL, withdrawn INTEGER NOT NULL);
          CREATE TABLE changes (
            run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE, operation TEXT NOT NULL,
            kind TEXT NOT NULL, id TEXT NOT NULL, fields TEXT NOT NULL, first_seen TEXT NOT NULL);
          CREATE INDEX changes_by_record ON changes (id, kind);
          """)
    }
    return migrator
  }

  /// Adds a run and its changes, the lines of `changes.csv` without their header; a run of the same id is replaced.
  func add(_ run: String, previous: String?, accepted: Int, _ changes: EditionChanges?, csv: [UInt8])
    throws(HistoryError)
  {
    try HistoryError.of {
      try database.write { database in
        try database.execute(sql: "DELETE FROM runs WHERE run = ?", arguments: [run])
        try database.execute(
          sql: "INSERT INTO runs (run, previous, accepted, added, revised, withdrawn) VALUES (?, ?, ?, ?, ?, ?)",
          arguments: [
            run, previous, accepted, changes?.count(.added) ?? accepted, changes?.count(.revised) ?? 0,
            changes?.count(.withdrawn) ?? 0,
          ])
        let number = database.lastInsertedRowID
        let insertion = try database.makeStatement(
          sql: "INSERT INTO changes (run, operation, kind, id, fields, first_seen) VALUES (?, ?, ?, ?, ?, ?)")
        for line in ChangeLines(csv) {
          try insertion.execute(arguments: [number, line[0], line[1], line[2], line[3], line[4]])
        }
      }
    }
  }

  /// Puts a history aside that can no longer be read, so that the next one begins anew; a journal that belongs to it goes.
  static func setAside(in state: StateFolder) throws(SystemError) {
    try state.files.rename(fileName, to: damagedName, in: state.number)
    for suffix in ["-journal", "-wal", "-shm"] {
      do throws(SystemError) {
        try state.files.remove(fileName + suffix, in: state.number, isFolder: false)
      } catch  where error.number == ENOENT {}
    }
  }

  /// What happened to the records with this id, the oldest first.
  package func entries(of id: String) throws(HistoryError) -> [Entry] {
    try HistoryError.of {
      try database.read { database in
        let sql = """
          SELECT runs.run, operation, kind, id, fields, first_seen FROM changes JOIN runs ON runs.number = changes.run
          WHERE id = ? ORDER BY runs.run, kind
          """
        return try Row.fetchAll(database, sql: sql, arguments: [id]).map { row in
          let fields: String = row[4]
          return Entry(
            run: row[0], operation: row[1], table: row[2], id: row[3],
            fields: fields.split(separator: ";").map(String.init), firstSeen: row[5])
        }
      }
    }
  }

  /// Every run, the oldest first.
  package func runs() throws(HistoryError) -> [Run] {
    try HistoryError.of {
      try database.read { database in
        let sql = "SELECT run, previous, accepted, added, revised, withdrawn FROM runs ORDER BY run"
        return try Row.fetchAll(database, sql: sql).map {
          Run(run: $0[0], previous: $0[1], accepted: $0[2], added: $0[3], revised: $0[4], withdrawn: $0[5])
        }
      }
    }
  }
}

/// The history cannot be read or written.
package struct HistoryError: Error, Sendable, CustomStringConvertible {
  package let description: String
  /// Whether the file is no database, or none that holds together.
  var isDamage = false

  fileprivate static func of<T>(_ body: () throws -> T) throws(HistoryError) -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      let isDamage = error.resultCode == .SQLITE_NOTADB || error.resultCode == .SQLITE_CORRUPT
      throw HistoryError(
        description: error.message ?? "SQLite error \(error.resultCode.rawValue)", isDamage: isDamage)
    } catch {
      throw HistoryError(description: "\(error)")
    }
  }
}

/// The records of a CSV file that this program wrote, without its header.
private struct ChangeLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var place: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    place = (bytes.firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
  }

  mutating func next() -> [String]? {
    guard place < bytes.count else { return nil }
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case 0x22 where isQuoted && place < bytes.count && bytes[place] == 0x22:
        field.append(0x22)
        place += 1
      case 0x22: isQuoted.toggle()
      case 0x2C where !isQuoted, 0x0A where !isQuoted:
        fields.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
        if byte == 0x0A { return fields.count == 5 ? fields : nil }
      default: field.append(byte)
      }
    }
    return nil
  }
}
