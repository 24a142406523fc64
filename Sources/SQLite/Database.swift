internal import CSQLite

/// A new SQLite database in a file, or an existing one to be read.
///
/// A new one is made as fast as SQLite can, for whoever makes it throws the file away when anything fails: no journal, no
/// sync, no other process. The same statements give the same bytes with the same version of SQLite.
@safe public final class Database {
  private let connection: OpaquePointer

  /// Makes the database `path`; a file of this name must not exist.
  public init(creating path: String) throws(DatabaseError) {
    unsafe connection = try unsafe Self.open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE)
    try execute(
      """
      PRAGMA page_size = 4096; PRAGMA auto_vacuum = NONE; PRAGMA encoding = 'UTF-8';
      PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA cache_size = -32768
      """)
  }

  /// Opens the database `path` to read it.
  public init(reading path: String) throws(DatabaseError) {
    unsafe connection = try unsafe Self.open(path, SQLITE_OPEN_READONLY)
  }

  deinit { unsafe sqlite3_close_v2(connection) }

  private static func open(_ path: String, _ flags: Int32) throws(DatabaseError) -> OpaquePointer {
    var connection: OpaquePointer?
    // a plain path, even where it looks like a URI
    let name = path.hasPrefix("/") ? path : "./" + path
    let code = unsafe sqlite3_open_v2(name, &connection, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let connection = unsafe connection else {
      unsafe sqlite3_close_v2(connection)
      throw DatabaseError(code)
    }
    return unsafe connection
  }

  /// Runs one or more statements that return nothing.
  public func execute(_ sql: String) throws(DatabaseError) {
    let code = unsafe sqlite3_exec(connection, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw DatabaseError(code) }
  }

  /// Compiles one statement; its parameters are `?`, numbered from 1.
  public func prepare(_ sql: String) throws(DatabaseError) -> Statement {
    var statement: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard code == SQLITE_OK, let statement = unsafe statement else { throw DatabaseError(code) }
    return unsafe Statement(statement, of: self)
  }

  /// The version of the SQLite that is at work, `3.40.1`.
  public static var version: String { unsafe String(cString: sqlite3_libversion()) }
}

/// A compiled statement. Values are bound to its parameters and forgotten when it has run.
@safe public final class Statement {
  private let statement: OpaquePointer
  private let database: Database
  private var failure: Int32 = SQLITE_OK

  fileprivate init(_ statement: OpaquePointer, of database: Database) {
    unsafe self.statement = unsafe statement
    self.database = database
  }

  deinit { unsafe sqlite3_finalize(statement) }

  /// Binds UTF-8 text. A failure of binding is thrown when the statement runs.
  public func bind(_ text: borrowing Span<UInt8>, at place: Int) {
    unsafe text.withUnsafeBytes { bytes in
      guard bytes.count <= Int(Int32.max) else { return note(SQLITE_TOOBIG) }
      let start = unsafe bytes.assumingMemoryBound(to: CChar.self).baseAddress
      note(unsafe nightdesk_bind_text(statement, Int32(place), start, Int32(bytes.count)))
    }
  }

  /// Binds text.
  public func bind(_ text: String, at place: Int) { bind(text.utf8Span.span, at: place) }

  /// Binds a whole number.
  public func bind(_ number: Int64, at place: Int) {
    note(unsafe sqlite3_bind_int64(statement, Int32(place), number))
  }

  /// Binds a number.
  public func bind(_ number: Double, at place: Int) {
    note(unsafe sqlite3_bind_double(statement, Int32(place), number))
  }

  /// Runs the statement to its end and makes it ready to run again; parameters that are not bound are NULL.
  public func run() throws(DatabaseError) {
    while try step() {}
  }

  /// Goes to the next row; false when there is none, and then the statement is ready to run again.
  public func step() throws(DatabaseError) -> Bool {
    let code = failure == SQLITE_OK ? unsafe sqlite3_step(statement) : failure
    if code == SQLITE_ROW { return true }
    failure = SQLITE_OK
    unsafe sqlite3_reset(statement)
    unsafe sqlite3_clear_bindings(statement)
    guard code == SQLITE_DONE else { throw DatabaseError(code) }
    return false
  }

  /// How many columns a row has.
  public var columnCount: Int { Int(unsafe sqlite3_column_count(statement)) }

  /// The name of a column of the result, counted from 0.
  public func columnName(_ column: Int) -> String {
    unsafe sqlite3_column_name(statement, Int32(column)).map { unsafe String(cString: $0) } ?? ""
  }

  /// A value of the present row as text; nil where it is NULL.
  public func text(_ column: Int) -> String? {
    guard let start = unsafe sqlite3_column_text(statement, Int32(column)) else { return nil }
    let count = Int(unsafe sqlite3_column_bytes(statement, Int32(column)))
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  private func note(_ code: Int32) {
    if failure == SQLITE_OK { failure = code }
  }
}

/// Why a database could not be written or read. It repeats no value.
public struct DatabaseError: Error, Sendable, CustomStringConvertible {
  /// SQLite's extended result code (https://www.sqlite.org/rescode.html).
  public let code: Int32

  init(_ code: Int32) { self.code = code }

  /// Whether the disk was full or could not be written or read.
  public var isInputOutput: Bool { [SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN].contains(code & 0xFF) }

  public var description: String { "\(unsafe String(cString: sqlite3_errstr(code))) (SQLite \(code))" }
}
