internal import FoundationEssentials
internal import NightdeskKit

/// What an external exporter prints while it works: a JSON object a line, each with one member that says what it is.
///
/// ```
/// {"ready":{}}
/// {"progress":{"records":10000}}
/// {"diagnostic":{"severity":"warning","code":"KML-1","record":"e1","column":"title","message":"shortened"}}
/// {"file":{"path":"events.kml","bytes":1234,"sha256":"...","records":3}}
/// {"done":{"records":3}}
/// ```
struct ExporterMessages {
  /// A file that it wrote.
  struct File: Decodable {
    /// In its folder: up to three plain names, joined by `/`.
    let path: String
    let bytes: Int
    /// In lower-case hexadecimal.
    let sha256: String
  }

  /// Something that it has to say of the records.
  struct Diagnostic: Decodable {
    let severity: String
    let code, record, column, message: String?
  }

  private(set) var files: [File] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var diagnosticCount = 0
  private var counted: Int?
  private var line: [UInt8] = []
  private var fault: String?

  /// The file beside an export in which its diagnostics are published.
  static let diagnosticsName = "diagnostics.jsonl"
  private static let (longestLine, mostFiles, mostDiagnostics) = (1 << 16, 10_000, 10_000)

  private struct Message: Decodable {
    struct Sign: Decodable {}
    struct Done: Decodable { let records: Int }
    let ready, progress: Sign?
    let diagnostic: Diagnostic?
    let file: File?
    let done: Done?
  }

  /// Takes what was printed on.
  mutating func take(_ bytes: borrowing Span<UInt8>) {
    for i in bytes.indices where fault == nil {
      if bytes[i] == 0x0A {
        readLine()
        line.removeAll(keepingCapacity: true)
      } else if line.count < Self.longestLine {
        line.append(bytes[i])
      } else {
        fault = "it printed a line that is longer than a message may be"
      }
    }
  }

  private mutating func readLine() {
    guard line.contains(where: { $0 != 0x20 && $0 != 0x0D }) else { return }
    guard let message = try? JSONDecoder().decode(Message.self, from: Data(line)) else {
      fault = "it printed a line that is no message"
      return
    }
    guard counted == nil else {
      fault = "it printed something behind its last message"
      return
    }
    if let file = message.file {
      note(file)
    } else if let diagnostic = message.diagnostic {
      diagnosticCount += 1
      if diagnostics.count < Self.mostDiagnostics { diagnostics.append(diagnostic) }
    } else if let done = message.done {
      counted = done.records
    } else if message.ready == nil, message.progress == nil {
      fault = "it printed a line that is no message"
    }
  }

  private mutating func note(_ file: File) {
    let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
    guard 1...3 ~= parts.count, parts.allSatisfy(\.isPublishedName), file.path != Self.diagnosticsName else {
      fault = "it names a file that cannot be published: up to three names of A-Z a-z 0-9 . _ -"
      return
    }
    guard !files.contains(where: { $0.path == file.path }), files.count < Self.mostFiles else {
      fault = "it names a file twice, or too many"
      return
    }
    files.append(file)
  }

  /// Judges what was printed, now that the program has ended; `given` is how many records it got.
  mutating func finish(given: Int) throws(ExternalExporterError) {
    if fault == nil, !line.isEmpty { readLine() }
    if let fault { throw ExternalExporterError(fault) }
    guard let counted else { throw ExternalExporterError("it ended without saying that it is done") }
    guard counted == given else {
      throw ExternalExporterError("it got \(given) records and says that it got \(counted)")
    }
    guard !files.isEmpty else { throw ExternalExporterError("it wrote nothing") }
  }

  /// The diagnostics, a JSON object a line, without anything that a terminal obeys.
  var diagnosticLines: String {
    var lines = ByteBuffer()
    for diagnostic in diagnostics {
      let severity = Severity(rawValue: diagnostic.severity) ?? .info
      lines.append("{\"severity\":\"\(severity.rawValue)\"")
      let members = [
        ("code", diagnostic.code), ("record", diagnostic.record), ("column", diagnostic.column),
        ("message", diagnostic.message),
      ]
      for (name, text) in members {
        guard let text else { continue }
        lines.append(",\"\(name)\":")
        lines.appendJSON(TerminalText.safe(String(text.prefix(300))))
      }
      lines.append("}\n" as StaticString)
    }
    if diagnosticCount > diagnostics.count {
      lines.append("{\"severity\":\"info\",\"message\":\"and \(diagnosticCount - diagnostics.count) more\"}\n")
    }
    return lines.span.text
  }
}
