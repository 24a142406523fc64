internal import ArgumentParser
internal import Glibc
internal import NightdeskRuns

/// `nightdesk retry`
struct RetryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Complete the edition of the last run, if exports are missing from it.",
    discussion: """
      The last run is repeated with its own arguments, in its own folder and as of its own moment, and its edition is \
      replaced in one step; formats that are there already come out the same. Inputs that have changed since are \
      refused with 65: then it is time for a new run. When nothing is missing, nothing is done.
      """)

  @OptionGroup var place: OutputOptions

  @Flag(name: .shortAndLong, help: "Say nothing when all is well.")
  var quiet = false

  func run() throws {
    let output = try place.read().output
    guard let last = RunRecord.last(in: output) else {
      Messages.error("there is no record of a run in \(output)")
      throw ExitCode(66)
    }
    guard last.status == .partial else {
      if !quiet { Messages.notice("nothing is missing: the last run is \(last.status.rawValue)") }
      return
    }
    guard last.arguments.first == "run", unsafe chdir(last.folder) == 0 else {
      Messages.error("the last run cannot be repeated: its folder is gone")
      throw ExitCode(66)
    }
    try RunCommand.parse(Array(last.arguments.dropFirst()) + ["--repeat", last.run]).run()
  }
}
