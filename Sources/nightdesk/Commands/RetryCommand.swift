internal import ArgumentParser
internal import Glibc
internal import NightdeskRuns

/// `nightdesk retry`
struct RetryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Complete the edition of the last run, if exports are missing from it.",
    discussion: """
      The exports that failed in the last run are made once more, with its own arguments, in its own folder and as of its \
      own moment. The edition is replaced in one step by one that has them too and shares the files of the others. Inputs \
      that have changed since are refused with 65: then it is time for a new run. When nothing is missing, nothing is \
      done; 3 says that something is missing still.
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
    guard Manifest.isPartial(last.run, in: output) else {
      guard last.isSuccess else {
        Messages.error("the last run is \(last.status.rawValue) and has published nothing that could be completed")
        throw ExitCode(66)
      }
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
