internal import FoundationEssentials
internal import NightdeskKit

/// What stays of an edition from which exports are missing, when those are made.
///
/// Its good exports stay as they are, down to the file: the new edition shares them. That holds as long as they would come
/// out the same: of the very program and configuration, still whole, and without findings of their own, which only
/// making them again can tell. Otherwise everything is made again, and a note says why.
struct Completion {
  /// The files of the good exports.
  private(set) var kept: [Manifest.Output] = []
  private(set) var notes: [String] = []
  private let runID: String
  private let output: OutputFolder

  private struct Listing: Decodable {
    struct Output: Decodable {
      let path: String
      let bytes: Int
      let sha256: String
      let records: Int?
      let format: String
    }
    struct Failure: Decodable { let export: String }

    let outputs: [Output]
    let failed: [Failure]?
    let findings: [String: Int]
  }

  /// Looks at the edition of `order`'s moment.
  init(of order: Run.Order, _ output: OutputFolder, _ state: StateFolder) {
    self.output = output
    runID = order.asOf.runID
    guard let listing = Self.listing(runID, output) else {
      notes = ["the manifest of \(runID) cannot be read, so every export was made again"]
      return
    }
    if let reason = Self.reason(against: listing, order, state) {
      notes = ["\(reason), so every export was made again"]
      return
    }
    let failed = Set((listing.failed ?? []).map(\.export))
    let wanted = Set(order.exports.map(\.name)).subtracting(failed)
    kept = listing.outputs.filter { output in
      output.path.contains("/") && wanted.contains(String(output.path.prefix { $0 != "/" }))
    }.map {
      Manifest.Output(path: $0.path, bytes: $0.bytes, sha256: $0.sha256, records: $0.records, format: $0.format)
    }
  }

  private static func reason(against listing: Listing, _ order: Run.Order, _ state: StateFolder) -> String? {
    let runID = order.asOf.runID
    guard let record = EditionRecord(in: state), record.run == runID, record.hasSettings(of: order) else {
      return "the program or the configuration is not that of the run \(runID)"
    }
    let ofExports = Set(FindingCode.allCases.filter { $0.family == .exporting }.map(\.entry.code))
    if listing.findings.keys.contains(where: ofExports.contains) {
      return "exports of \(runID) have findings of their own"
    }
    let isWhole = (try? Verification.verify(folder: "\(order.output)/\(runID)"))?.isEmpty == true
    return isWhole ? nil : "the edition \(runID) is damaged"
  }

  private static func listing(_ runID: String, _ output: OutputFolder) -> Listing? {
    guard let folder = try? output.files.openFolder(runID, in: output.number),
      let bytes = output.files.contents(of: Manifest.name, in: folder.number, limit: 64 << 20)
    else { return nil }
    return try? JSONDecoder().decode(Listing.self, from: Data(bytes))
  }

  /// Those of `exports` that have to be made.
  func missing(_ exports: [Export]) -> [Export] {
    exports.filter { export in !kept.contains { $0.path.hasPrefix(export.name + "/") } }
  }

  /// Lets the new edition have what is kept.
  func share(with staged: StagedFolder) throws(PublishError) {
    let runID = runID
    let edition = try attempt(to: "open", runID) { () throws(SystemError) in
      try output.files.openFolder(runID, in: output.number)
    }
    try staged.adopt(kept, of: edition.number)
  }
}
