internal import NightdeskKit

/// What a run read and wrote: `manifest.json`, written last, the sign that a run folder is whole.
///
/// It lists every other file of the folder with length and digest, `SHA256SUMS` among them; `SHA256SUMS` lists the
/// same files except itself. The manifest cannot list itself, so its last member, `seal`, is the SHA-256 of all bytes
/// before the line it stands on: `head -n -2 manifest.json | sha256sum` prints it. A changed byte anywhere thus
/// contradicts something. None of this is a signature: whoever changes a file and then writes `SHA256SUMS`, the
/// manifest and its seal anew leaves no trace.
package struct Manifest: Sendable {
  /// Whether all exporters did their work.
  package enum Status: String, Sendable {
    case complete, partial
  }

  /// A file that was read.
  package struct Input: Sendable {
    /// As the run names it; never an absolute path, which would tell one machine from another.
    package var path: String
    package var bytes: Int
    /// In lower-case hexadecimal.
    package var sha256: String
    /// Its records and other rows: accepted, rejected and ``others`` together.
    package var records: Int
    package var accepted = 0
    package var rejected = 0
    /// Rows that are no records of a table, with what they are called: `withdrawals`, `mentions`, `texts`. Of
    /// `statements`, which are not among ``records``, these are made.
    package var others: (kind: String, count: Int)?
    /// Of the syntax or the field format: `csv`, `ucdp-ged`.
    package var format: String

    package init(path: String, bytes: Int, sha256: String, records: Int, format: String) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
      self.records = records
      self.format = format
    }
  }

  /// A file of the run folder.
  package struct Output: Sendable {
    /// Relative to the run folder: `csv/events.csv`.
    package var path: String
    package var bytes: Int
    /// In lower-case hexadecimal.
    package var sha256: String
    /// Nil for a file that does not hold records, such as a briefing.
    package var records: Int?
    package var format: String

    package init(path: String, bytes: Int, sha256: String, records: Int?, format: String) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
      self.records = records
      self.format = format
    }
  }

  /// What became of the records of one table; read = accepted + rejected.
  package struct TableCount: Sendable {
    package var table: String
    package var read: Int
    package var accepted: Int
    package var rejected: Int

    package init(table: String, read: Int, accepted: Int, rejected: Int) {
      self.table = table
      self.read = read
      self.accepted = accepted
      self.rejected = rejected
    }
  }

  /// The name and version of the program.
  package var toolName: String
  package var toolVersion: String
  package var runID: String
  /// The title of the edition, if it has one.
  package var title: String?
  package var status: Status
  /// The run whose edition it was compared with, if there was one.
  package var previous: String?
  /// The moment the run took for now.
  package var asOf: String
  /// In any order; written by path.
  package var inputs: [Input] = []
  /// In any order; written by path.
  package var outputs: [Output] = []
  /// The exports that are missing because they failed, with the reason; written as given, and only where there are any.
  package var failures: [(export: String, reason: String)] = []
  /// In the order of the register's tables; written as given.
  package var records: [TableCount] = []
  /// How often each code was found; written by code.
  package var findings: [String: Int] = [:]

  package init(
    toolName: String, toolVersion: String, runID: String, title: String?, status: Status, asOf: String
  ) {
    self.toolName = toolName
    self.toolVersion = toolVersion
    self.runID = runID
    self.title = title
    self.status = status
    self.asOf = asOf
  }

  /// The name of the file it is written to.
  package static var name: String { "manifest.json" }
  /// The name of the file that holds ``sums``.
  package static var sumsName: String { "SHA256SUMS" }

  /// The text of `manifest.json`: JSON, members in a fixed order, sealed.
  package var text: String {
    let head: [(name: String, value: JSON)] = [
      ("tool", .object([("name", .string(toolName)), ("version", .string(toolVersion))])),
      (
        "run",
        .object(
          [("id", .string(runID))] + (title.map { [("title", .string($0))] } ?? [])
            + (previous.map { [("previous", .string($0))] } ?? []))
      ),
      ("status", .string(status.rawValue)),
    ]
    let body = JSON.object(
      head + failed + [
        ("asOf", .string(asOf)),
        ("inputs", .array(inputs.sorted { precedes($0.path, $1.path) }.map(\.json))),
        ("outputs", .array(outputs.sorted { precedes($0.path, $1.path) }.map(\.json))),
        ("records", .object(records.map { ($0.table, $0.json) })),
        (
          "findings",
          .object(findings.sorted { precedes($0.key, $1.key) }.map { ($0.key, .count($0.value)) })
        ),
      ])
    let unsealed = String(body.text.dropLast("\n}".count)) + ",\n"
    return unsealed + Self.sealLine(for: unsealed.utf8Span.span)
  }

  private var failed: [(name: String, value: JSON)] {
    if failures.isEmpty { return [] }
    let list = failures.map { JSON.object([("export", .string($0.export)), ("reason", .string($0.reason))]) }
    return [("failed", .array(list))]
  }

  /// The text of `SHA256SUMS`, as `sha256sum -c` reads it inside the run folder: all outputs but that file itself.
  package var sums: String { Self.sums(of: outputs.map { ($0.path, $0.sha256) }) }

  static func sums(of files: [(path: String, sha256: String)]) -> String {
    files.filter { $0.path != sumsName }.sorted { precedes($0.path, $1.path) }
      .map { "\($0.sha256)  \($0.path)\n" }.joined()
  }

  /// The end of a manifest: the line with the digest of what stands before it, and the closing brace.
  static func sealLine(for unsealed: Span<UInt8>) -> String {
    "  \"seal\": \"\(SHA256.digest(of: unsealed))\"\n}\n"
  }
}

/// Whether a text comes before another by its UTF-8 bytes, which no locale and no normalisation changes.
func precedes(_ text: String, _ other: String) -> Bool { text.utf8.lexicographicallyPrecedes(other.utf8) }

extension Manifest.Input {
  fileprivate var json: JSON {
    .object(
      [
        ("path", .string(path)), ("bytes", .count(bytes)), ("sha256", .string(sha256)), ("records", .count(records)),
        ("accepted", .count(accepted)), ("rejected", .count(rejected)),
      ] + (others.map { [($0.kind, .count($0.count))] } ?? []) + [("format", .string(format))])
  }
}

extension Manifest.Output {
  fileprivate var json: JSON {
    .object(
      [("path", .string(path)), ("bytes", .count(bytes)), ("sha256", .string(sha256))]
        + (records.map { [("records", .count($0))] } ?? []) + [("format", .string(format))])
  }
}

extension Manifest.TableCount {
  fileprivate var json: JSON {
    .object([("read", .count(read)), ("accepted", .count(accepted)), ("rejected", .count(rejected))])
  }
}
