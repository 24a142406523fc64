internal import FoundationEssentials
internal import NightdeskExporters
internal import NightdeskKit
internal import NightdeskRuns
internal import Testing

/// A register in a folder of its own, which goes when this does.
final class RegisterFolder {
  let path: String

  /// A folder with these files.
  init(_ files: [(name: String, bytes: [UInt8])] = []) throws {
    // no digits and no words: tests look for both in what names the folder
    let name = String((0..<20).map { _ in "bcdfghjkmnpqrstvw".randomElement()! })
    path = FileManager.default.temporaryDirectory.appending(path: "nightdesk-\(name)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, bytes) in files { try write(name, bytes) }
  }

  convenience init(texts: [(name: String, text: String)]) throws {
    try self.init(texts.map { ($0.name, Array($0.text.utf8)) })
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: path + "/" + name))
  }

  /// Reads the register and writes it in the formats of `exporters`.
  func pass(
    threads: Int = 1, blockSize: Int = 1 << 20, exporters: [any Exporter] = Edited.exporters, exports: [Export]? = nil,
    asOf: Int32 = 20_781, policy: CheckPolicy = .plain, into folder: MemoryFolder = MemoryFolder()
  ) throws -> Edited {
    try Edited([path], threads, blockSize, exporters, asOf, policy, folder, exports: exports)
  }
}

/// What a pass over a register has written and found.
struct Edited {
  let outcome: RegisterPass.Outcome
  /// The bytes of each file, by path.
  let files: [String: [UInt8]]

  /// Those whose output reads back.
  static let exporters: [any Exporter] = [CSVExporter(), XMLExporter(), JSONLExporter()]

  /// Reads `inputs`; `asOf` is a day since 1970, by default 2026-11-24.
  init(
    _ inputs: [String], _ threads: Int = 1, _ blockSize: Int = 1 << 20,
    _ exporters: [any Exporter] = Edited.exporters, _ asOf: Int32 = 20_781,
    _ policy: CheckPolicy = .plain, _ folder: MemoryFolder = MemoryFolder(),
    reports: [ReportOrder] = [], exports: [Export]? = nil
  ) throws {
    try self.init(
      inputs.map { InputRequest($0) }, threads, blockSize, exporters, asOf, policy, folder, reports: reports,
      exports: exports)
  }

  /// Reads `inputs` as they are asked for.
  init(
    _ inputs: [InputRequest], _ threads: Int = 1, _ blockSize: Int = 1 << 20,
    _ exporters: [any Exporter] = Edited.exporters, _ asOf: Int32 = 20_781,
    _ policy: CheckPolicy = .plain, _ folder: MemoryFolder = MemoryFolder(), reports: [ReportOrder] = [],
    exports: [Export]? = nil
  ) throws {
    var order = RegisterPass.Order(
      inputs: inputs, exports: exports ?? exporters.map { Export($0) }, asOf: asOf, title: "Test", runID: "test",
      threads: threads, blockSize: blockSize)
    (order.policy, order.reports) = (policy, reports)
    outcome = try RegisterPass(order).run(into: folder)
    var closed: [ExportedFile] = []
    for (path, sink) in folder.sinks.sorted(by: { $0.key < $1.key }) {
      let bytes = sink.bytes
      let digest = SHA256.digest(of: bytes.span)
      closed.append(
        ExportedFile(name: path, bytes: bytes.count, sha256: digest, records: outcome.records[path]))
    }
    for export in order.exports { try export.describe(closed, of: outcome.edition, in: folder) }
    files = folder.sinks.mapValues(\.bytes)
    for counts in outcome.counts {
      #expect(counts.read == counts.accepted + counts.rejected, "\(counts.table.name)")
      #expect(rejected(counts.table).count == counts.rejected, "\(counts.table.name)")
    }
  }

  func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }

  /// The records of a CSV file that was written, as cells by column name.
  func rows(_ path: String) -> [[String: String]] { CSVText.rows(files[path] ?? []) }

  /// The accepted records of `table`.
  func accepted(_ table: Table) -> [[String: String]] { rows("csv/\(table.name).csv") }

  /// The ids of the accepted records of `table`, in order.
  func ids(_ table: Table) -> [String] { accepted(table).map { $0["id"]! } }

  /// The rejected records of `table`.
  func rejected(_ table: Table) -> [[String: String]] { rows("rejects/\(table.name).csv") }

  func counts(_ table: Table) -> RecordCounts { outcome.counts[Int(table.rawValue)] }

  /// The findings: `events.csv:2:4 ND-V001 error when`.
  var findings: [String] {
    rows("findings.csv").map { row in
      let place = "\(row["file"]!.split(separator: "/").last!):\(row["line"]!):\(row["column"]!)"
      let field = row["field"]!.isEmpty ? "" : " " + row["field"]!
      return "\(place) \(row["code"]!) \(row["severity"]!)\(field)"
    }
  }

  /// The accepted records, as a register to be read again.
  var csv: [(name: String, bytes: [UInt8])] {
    Table.allCases.map { ("\($0.name).csv", files["csv/\($0.name).csv"]!) }
  }
}

extension CheckPolicy {
  /// What the catalogue says, without what is only worth knowing and without the search for duplicates: for tests that
  /// are about something else.
  static let plain: CheckPolicy = {
    var policy = CheckPolicy()
    policy.duplicates = 0
    for code in FindingCode.allCases where code.entry.severity == .info && !code.isOfDataset {
      try? policy.set(code, to: .off)
    }
    return policy
  }()
}

extension FindingCode {
  /// What field formats say of their datasets.
  fileprivate var isOfDataset: Bool {
    entry.code.hasPrefix("ND-E") || self == .unknownCountryName || self == .zeroMayMeanUnknown
      || self == .wholeSpanBack || self == .looseName || setsAside && self != .onlyRejectedName
  }
}
