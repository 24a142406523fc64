internal import FoundationEssentials
internal import Glibc
internal import NightdeskKit

/// How a run ended: `last-run.json` in the state folder, written on every path.
package struct RunRecord: Sendable, Codable {
  /// In a word.
  package enum Status: String, Sendable, Codable {
    case complete, partial, unchanged, failed, interrupted
  }

  static let name = "last-run.json"
  /// The record of the last run that another one kept out; the other has, and writes, the record of its own.
  static let refusalName = "last-refusal.json"

  package var run: String
  package var version: String
  package var status: Status
  package var exitCode: Int32
  /// Seconds since 1970.
  package var started: Int64
  package var finished: Int64
  /// Why it failed; never a value of a record.
  package var error: String?
  /// What else there is to say.
  package var notes: [String]
  /// When a run last ended well, in seconds since 1970.
  package var lastSuccess: Int64?
  /// The arguments of the program behind its name, and the folder it was started in: what `retry` repeats.
  package var arguments: [String]
  package var folder: String
  /// What was read and what became of it; nil where nothing was read.
  package var rows: Rows?

  /// Records by table, as far as there are any, and rows that are no records by what they are called.
  package struct Rows: Sendable, Codable {
    package var accepted: [String: Int]
    package var rejected: [String: Int]
    package var others: [String: Int]
  }

  /// Whether an edition stands in its place, or the latest is as good as new.
  package var isSuccess: Bool { status == .complete || status == .unchanged }

  /// The record of a run that is under way, or has not come about.
  init(of order: Run.Order, started: Int64, lastSuccess: Int64?) {
    self.init(
      run: order.asOf.runID, version: order.toolVersion, status: .failed, exitCode: 1, started: started,
      finished: started, error: nil, notes: [], lastSuccess: lastSuccess, arguments: order.arguments,
      folder: order.folder)
  }

  /// Leaves the record of a run that ended before it looked at anything: a hook forbade it, or its configuration is wrong.
  /// Where that cannot be left, the exit code and the message have to do.
  package static func leave(
    in output: String, run: String, version: String, exitCode: Int32, error: String, started: Int64,
    arguments: [String], folder: String
  ) {
    guard let output = try? OutputFolder(output), let state = try? StateFolder(in: output) else { return }
    let record = RunRecord(
      run: run, version: version, status: exitCode > 128 ? .interrupted : .failed, exitCode: exitCode, started: started,
      finished: started, error: error, notes: [], lastSuccess: RunRecord(in: state)?.lastSuccess, arguments: arguments,
      folder: folder)
    _ = record.write(in: state)
  }

  /// Leaves the record of a run that another one kept out, beside the record of the other.
  static func leaveRefusal(of order: Run.Order, _ error: PublishError, started: Int64) {
    var record = RunRecord(of: order, started: started, lastSuccess: nil)
    (record.exitCode, record.error, record.finished) = (error.exitCode, error.description, Moment.now.seconds)
    let files = LinuxFileSystem()
    guard let state = try? files.openFolder("\(order.output)/\(StateFolder.name)", in: AT_FDCWD) else { return }
    // two that are turned away at once do not get in each other's way
    try? files.replace(refusalName, in: state.number, with: record.text, staged: ".tmp-\(refusalName).\(getpid())")
  }

  /// Whether it is written; what is wrong otherwise.
  func write(in state: StateFolder, staged: String? = nil) -> String? {
    var record = self
    record.finished = Moment.now.seconds
    if isSuccess { record.lastSuccess = record.finished }
    do throws(SystemError) {
      let staged = staged ?? ".tmp-" + Self.name
      // the signal that ends the run must not keep its record from being written
      let files: any FileSystem = staged == ".tmp-" + Self.name ? state.files : LinuxFileSystem()
      try files.replace(Self.name, in: state.number, with: record.text, staged: staged)
    } catch {
      return "the record of this run is not kept: \(error)"
    }
    return nil
  }

  /// The record of the last run.
  init?(in state: StateFolder) {
    guard let bytes = state.contents(of: Self.name),
      let record = try? JSONDecoder().decode(RunRecord.self, from: Data(bytes))
    else { return nil }
    self = record
  }

  package init(
    run: String, version: String, status: Status, exitCode: Int32, started: Int64, finished: Int64, error: String?,
    notes: [String], lastSuccess: Int64?, arguments: [String], folder: String
  ) {
    self.run = run
    self.version = version
    self.status = status
    self.exitCode = exitCode
    self.started = started
    self.finished = finished
    self.error = error
    self.notes = notes
    self.lastSuccess = lastSuccess
    self.arguments = arguments
    self.folder = folder
  }

  /// The record of the last run below an output folder; nil when there is none.
  package static func last(in output: String) -> RunRecord? {
    let files = LinuxFileSystem()
    guard let folder = try? files.openFolder("\(output)/\(StateFolder.name)", in: AT_FDCWD),
      let bytes = files.contents(of: name, in: folder.number)
    else { return nil }
    return try? JSONDecoder().decode(RunRecord.self, from: Data(bytes))
  }

  var text: String {
    var members: [(name: String, value: JSON)] = [
      ("run", .string(run)), ("version", .string(version)), ("status", .string(status.rawValue)),
      ("exitCode", .integer(Int64(exitCode))), ("started", .integer(started)), ("finished", .integer(finished)),
    ]
    if let error { members.append(("error", .string(error))) }
    members.append(("notes", .strings(notes)))
    if let lastSuccess { members.append(("lastSuccess", .integer(lastSuccess))) }
    members += [("arguments", .strings(arguments)), ("folder", .string(folder))]
    if let rows {
      func counts(_ counts: [String: Int]) -> JSON {
        .object(counts.sorted { precedes($0.key, $1.key) }.map { ($0.key, .count($0.value)) })
      }
      members.append(
        (
          "rows",
          .object([
            ("accepted", counts(rows.accepted)), ("rejected", counts(rows.rejected)), ("others", counts(rows.others)),
          ])
        ))
    }
    return JSON.object(members).text + "\n"
  }
}

extension RegisterPass.Outcome {
  /// What was read and what became of it, for the record of the run.
  var rows: RunRecord.Rows {
    func named(_ counts: [(name: String, count: Int)]) -> [String: Int] {
      Dictionary(uniqueKeysWithValues: counts.filter { $0.count > 0 }.map { ($0.name, $0.count) })
    }
    return RunRecord.Rows(
      accepted: named(counts.map { ($0.table.name, $0.accepted) }),
      rejected: named(counts.map { ($0.table.name, $0.rejected) }),
      others: named(otherRows.map { ($0.kind.rawValue, $0.count) }))
  }
}
