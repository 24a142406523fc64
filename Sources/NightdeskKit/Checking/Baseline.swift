/// Findings that a team knows and lives with: they are counted, and no report tells them again.
///
/// A finding is known by its code, its table, its record (the id, or where it has none the bytes) and its column, so
/// that it stays known when lines move; each as often as it was there.
package struct Baseline: Sendable {
  private struct Entry: Sendable {
    let code: String
    let about: String
    let field: String
    var count: Int
  }

  private var entries: [UInt64: Entry] = [:]

  /// A baseline that knows nothing.
  package init() {}

  private static let head = "nightdesk-baseline/1"

  /// Reads what ``text`` has written, also where its line ends have become those of Windows, or an editor has put a byte
  /// order mark before it. Throws
  /// the number of a line that is none of it; so is a last one without a line end, for the file may have been cut off there.
  package init(_ text: String) throws(BaselineError) {
    let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    // a CR before a line end is one character with it
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    guard lines.popLast()?.isEmpty ?? false else { throw BaselineError(line: lines.count + 1) }
    guard lines.first.map({ $0 == Self.head }) ?? false else { throw BaselineError(line: 1) }
    for (place, line) in lines.enumerated().dropFirst() {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count == 5, let key = UInt64(parts[0], radix: 16), let count = Int(parts[1]), count > 0 else {
        throw BaselineError(line: place + 1)
      }
      entries[key] = Entry(code: String(parts[2]), about: String(parts[3]), field: String(parts[4]), count: count)
    }
  }

  /// The file: a line a finding, in an order that does not depend on the register's, for a version control system.
  package var text: String {
    let lines = entries.sorted {
      ($0.value.code, $0.value.about, $0.value.field, $0.key) < ($1.value.code, $1.value.about, $1.value.field, $1.key)
    }.map { key, entry in
      "\(key.hexadecimal)\t\(entry.count)\t\(entry.code)\t\(entry.about)\t\(entry.field)\n"
    }
    return Self.head + "\n" + lines.joined()
  }

  /// How many findings it knows.
  package var count: Int { entries.values.reduce(0) { $0 + $1.count } }

  mutating func add(_ finding: PlacedFinding) {
    let field = TerminalText.safe(finding.field)
    let entry = Entry(code: finding.code.entry.code, about: finding.about, field: field, count: 0)
    entries[finding.key, default: entry].count += 1
  }

  /// Whether the finding is known; each counts once.
  mutating func take(_ finding: PlacedFinding) -> Bool {
    guard let known = entries[finding.key]?.count, known > 0 else { return false }
    entries[finding.key]?.count -= 1
    return true
  }
}

/// Why a baseline cannot be read.
package struct BaselineError: Error, Sendable, CustomStringConvertible {
  package let line: Int
  package var description: String { "line \(line) is not of a baseline; write it anew with --write-baseline" }
}
