internal import CSupervisor
internal import FoundationEssentials
internal import Glibc
internal import NightdeskKit

/// What is known of the edition that `latest` points to.
struct LatestEdition {
  /// The run that published it.
  let runID: String
  /// The run whose edition it was compared with.
  let previous: String?
  /// The day it looks back from, as days since 1970.
  let asOf: Int32
  /// What it was made from, if the state folder still says so.
  let record: EditionRecord?

  private struct Listing: Decodable {
    struct Run: Decodable {
      let id: String
      let previous: String?
    }

    let run: Run
    let asOf: String
  }

  /// The digests of what an edition was made from, in the order of its manifest; nil when that cannot be read.
  static func inputs(of runID: String, in output: OutputFolder) -> [String]? {
    struct Inputs: Decodable {
      struct Input: Decodable { let sha256: String }
      let inputs: [Input]
    }
    guard let folder = try? output.files.openFolder(runID, in: output.number),
      let bytes = output.files.contents(of: Manifest.name, in: folder.number, limit: 64 << 20)
    else { return nil }
    return (try? JSONDecoder().decode(Inputs.self, from: Data(bytes)))?.inputs.map(\.sha256)
  }

  /// Nil when there is none, or its manifest cannot be read.
  init?(in output: OutputFolder, _ state: StateFolder) {
    let files = output.files
    guard let folder = try? files.openFolder("latest/", in: output.number),
      let bytes = files.contents(of: Manifest.name, in: folder.number, limit: 64 << 20),
      let listing = try? JSONDecoder().decode(Listing.self, from: Data(bytes)), listing.run.id.isPublishedName,
      let moment = Moment(listing.asOf)
    else { return nil }
    runID = listing.run.id
    previous = listing.run.previous.flatMap { $0.isPublishedName ? $0 : nil }
    asOf = moment.day
    let record = EditionRecord(in: state)
    self.record = record?.run == listing.run.id ? record : nil
  }
}

extension Run {
  /// The edition that a run is compared with: the latest, or, when the latest is of this very run and about to be
  /// replaced, the one that was compared with then. So a run that is repeated writes the same bytes.
  static func base(of runID: String, _ latest: LatestEdition?) -> String? {
    latest?.runID == runID ? latest?.previous : latest?.runID
  }

  /// The records of the edition before, and what there is to say about that. Where the state folder has lost them,
  /// they are read from that edition's own export.
  static func prior(
    _ base: String, _ order: Order, _ output: OutputFolder, _ state: StateFolder, _ asOf: Int32
  ) -> (records: PriorRecords?, note: String?) {
    if let records = state.prior(base, in: output) { return (records, nil) }
    for format in ["csv", "jsonl", "xml"] {
      let path = "\(order.output)/\(base)/\(format)"
      guard unsafe access(path, R_OK) == 0, (try? remember(path, of: base, order, output, state, asOf)) != nil,
        let records = state.prior(base, in: output)
      else { continue }
      return (records, "the state of the edition \(base) was lost, so its \(format)/ was read to compare with")
    }
    return (nil, "nothing to compare with: the edition \(base) has no state any more, and no csv, jsonl or xml to read")
  }

  /// Takes the digests of a published edition anew, from one of its own exports.
  private static func remember(
    _ path: String, of base: String, _ order: Order, _ output: OutputFolder, _ state: StateFolder, _ asOf: Int32
  ) throws {
    guard let name = state.recordsName(ofEdition: base, in: output) else { return }
    let file = try state.createRecords()
    var old = RegisterPass.Order(
      inputs: [InputRequest(path)], exports: [], asOf: asOf, title: "", runID: base, threads: order.threads)
    old.comparison = RecordComparison(prior: nil, runID: base, records: file)
    _ = try RegisterPass(old).run(into: Nowhere())
    try state.keep(file, as: name)
  }

  /// Whether the latest edition was made from these very inputs, by this very program, as it was told now, and is still
  /// what it was. Where only the clock has moved on, nothing new would be told.
  static func isUnchanged(
    _ latest: LatestEdition, _ order: Order, _ inputs: [Manifest.Input]
  ) -> Bool {
    guard order.failures.isEmpty, let record = latest.record, !order.isPinned || record.asOf == order.asOf.text else {
      return false
    }
    guard record.isOf(order, inputs) else { return false }
    return (try? Verification.verify(folder: "\(order.output)/\(latest.runID)").isEmpty) == true
  }

  /// This program, down to the file it was started from: another build may write other bytes.
  static func program(_ version: String) -> String { "\(version) \(program(at: "/proc/self/exe"))" }

  /// What tells a program from another build of it: its size and when it was written.
  package static func program(at path: String) -> String {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return "" }
    return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }
}

/// A folder that keeps nothing.
private final class Nowhere: ExportFolder {
  func create(_ name: String) throws(ExportError) -> any ByteSink { Sink() }

  private final class Sink: ByteSink {
    let hasFailed = false
    func append(_ bytes: borrowing Span<UInt8>) {}
  }
}
