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

  /// Whether an edition stands in its place, or the latest is as good as new.
  package var isSuccess: Bool { status == .complete || status == .unchanged }

  /// Whether it is written; what is wrong otherwise.
  func write(in state: StateFolder) -> String? {
    var record = self
    record.finished = Moment.now.seconds
    if isSuccess { record.lastSuccess = record.finished }
    do throws(SystemError) { try state.write(record.text, to: Self.name) } catch {
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
    return JSON.object(members).text + "\n"
  }
}
