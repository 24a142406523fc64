internal import ArgumentParser
internal import NightdeskRuns

/// `nightdesk companions`, for `make install`
struct CompanionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "companions",
    abstract: "Write what is installed beside the program: manual, completions, units, examples.",
    discussion: "Prints the names of the files; one that is there already is left as it is, and ends the command.",
    shouldDisplay: false)

  @Argument(help: "The folder that stands for the prefix.", completion: .directory)
  var folder: String

  @Option(help: ArgumentHelp("Where the program will be, in bin.", valueName: "dir"), completion: .directory)
  var prefix = "/usr/local"

  func run() throws {
    for (name, text) in try Companions.files(prefix: prefix) {
      do throws(PublishError) {
        try PlainFile.create(text, at: "\(folder)/\(name)")
      } catch {
        Messages.error(error.description)
        throw ExitCode(error.exitCode)
      }
      try StandardOutput.write(name + "\n")
    }
  }
}
