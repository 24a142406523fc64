internal import ArgumentParser
internal import Glibc
internal import NightdeskKit
internal import NightdeskRuns

/// `nightdesk history`
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Print the runs that published, or what became of one record over them.")

  @Argument(help: "The id of a record. Default: the runs are listed.")
  var id: String?

  @OptionGroup var place: OutputOptions

  func run() throws {
    let output = try place.read().output
    guard unsafe access("\(output)/\(StateFolder.name)/\(History.fileName)", F_OK) == 0 else {
      Messages.error("there is no history in \(output) yet")
      throw ExitCode(66)
    }
    for line in try lines(output) { try StandardOutput.write(line + "\n") }
  }

  private func lines(_ output: String) throws(ExitCode) -> [String] {
    do throws(HistoryError) {
      let history = try History(output: output, readOnly: true)
      if let id { return try Self.lines(history, id) }
      return try Self.lines(history)
    } catch {
      Messages.error("cannot read the history: \(error)")
      throw ExitCode(74)
    }
  }

  private static func lines(_ history: History) throws(HistoryError) -> [String] {
    try history.runs().map { run in
      let since = run.previous.map { " since \($0)" } ?? ""
      return "\(run.run)  \(run.accepted) records: \(run.added) added, \(run.revised) revised, "
        + "\(run.withdrawn) withdrawn\(since)"
    }
  }

  private static func lines(_ history: History, _ id: String) throws(HistoryError) -> [String] {
    let entries = try history.entries(of: id)
    guard !entries.isEmpty else {
      let first = try history.runs().first?.run ?? "the first run"
      return ["nothing has changed since \(first), if a record has this id"]
    }
    return entries.map { entry in
      let fields = entry.fields.isEmpty ? "" : ": " + entry.fields.joined(separator: ", ")
      return "\(entry.run)  \(entry.table)  \(entry.operation)\(fields)  (first seen \(entry.firstSeen))"
    }
  }
}
