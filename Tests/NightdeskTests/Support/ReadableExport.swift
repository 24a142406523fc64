internal import FoundationEssentials
internal import NightdeskKit
internal import SQLite
internal import Testing

/// Exports in a form that people can compare: text as it is, a database as its definitions and rows.
enum ReadableExport {
  /// The files, those that are not text as text under another name.
  static func files(_ files: [String: [UInt8]]) throws -> [String: [UInt8]] {
    var readable: [String: [UInt8]] = [:]
    for (path, bytes) in files {
      if path.hasSuffix(".sqlite") {
        readable[path + ".txt"] = try Array(StoredDatabase(bytes).dump().utf8)
      } else if path.hasSuffix(".xlsx") {
        readable[path + ".txt"] = try Array(StoredWorkbook(bytes).dump().utf8)
      } else {
        readable[path] = bytes
      }
    }
    return readable
  }
}

/// A database that an export has made, in a file for as long as this lives.
final class StoredDatabase {
  let database: Database
  private let folder: RegisterFolder

  init(_ bytes: [UInt8]) throws {
    folder = try RegisterFolder([("register.sqlite", bytes)])
    database = try Database(reading: folder.path + "/register.sqlite")
  }

  /// The rows of a query; NULL is nil.
  func rows(_ query: String) throws -> [[String?]] {
    let statement = try database.prepare(query)
    var rows: [[String?]] = []
    while try statement.step() { rows.append((0..<statement.columnCount).map { statement.text($0) }) }
    return rows
  }

  /// The first column of the first row of a query.
  func value(_ query: String) throws -> String? { try rows(query).first?.first ?? nil }

  /// Its definitions, then the rows of each table, a filled column a line.
  func dump() throws -> String {
    let isOurs = "name NOT LIKE '%\\_fts\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    var text = ""
    for row in try rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND \(isOurs) ORDER BY rowid") {
      text += row[0]! + ";\n"
    }
    for name in try rows("SELECT name FROM sqlite_master WHERE type = 'table' AND \(isOurs) ORDER BY rowid") {
      let statement = try database.prepare("SELECT * FROM \"\(name[0]!)\"")
      while try statement.step() {
        text += "\n\(name[0]!)\n"
        for column in 0..<statement.columnCount {
          if let value = statement.text(column) { text += "  \(statement.columnName(column)): \(value)\n" }
        }
      }
    }
    return text
  }
}
