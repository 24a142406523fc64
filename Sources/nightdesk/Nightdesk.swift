internal import ArgumentParser
internal import Glibc

/// The program: arguments in, exit code out.
@main
struct Nightdesk: ParsableCommand {
  static let version = "0.1.0"
  /// The day of this version, for the pages of the manual; where CHANGELOG.md names one, the same.
  static let versionDate = "2026-11-24"

  static let configuration = CommandConfiguration(
    commandName: "nightdesk",
    abstract: "Reads a register of conflict events and claims, checks it, and publishes it for people and machines.",
    discussion: """
      Data goes to standard output, messages to standard error. Exit codes:

      \(ExitCodes.help)
      """,
    version: version,
    subcommands: [
      RunCommand.self, CheckCommand.self, FormatsCommand.self, MapCommand.self, ExplainCommand.self, SchemaCommand.self,
      VerifyCommand.self, ExportersCommand.self, ConfigCommand.self, InitCommand.self, DoctorCommand.self,
      RetryCommand.self, PruneCommand.self, HistoryCommand.self, CompanionsCommand.self,
    ])

  static func main() {
    // a reader that goes away and a file that may not grow are errors of writing, not signals
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // they come from /proc, and where that is missing nothing would seem to be asked for, and be done, and be well
    guard !CommandLine.arguments.isEmpty else {
      Messages.error("cannot read the arguments of the command: /proc is not there")
      Glibc.exit(74)
    }
    do {
      var command = try parseAsRoot(InputOptions.joined(Array(CommandLine.arguments.dropFirst())))
      try command.run()
    } catch {
      guard exitCode(for: error).isSuccess else { exit(withError: error) }
      // help and version are output like any other, and ArgumentParser's own print would not notice a full disk
      do { try StandardOutput.write(fullMessage(for: error) + "\n") } catch { exit(withError: error) }
    }
  }
}
