internal import ArgumentParser
internal import Glibc

/// The program: arguments in, exit code out.
@main
struct Nightdesk: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "nightdesk",
    abstract: "Reads a register of conflict events and claims, checks it, and publishes it for people and machines.",
    discussion: """
      Data goes to standard output, messages to standard error. Exit codes:

        0    everything was written, no finding at or above the threshold
        1    internal error
        2    published, with findings at or above the threshold (default: error)
        3    published, but an export failed and is missing
        4    nothing has changed, so nothing was published (with --error-on-no-change)
        64   wrong arguments
        65   the input was refused as a whole, or a verified edition was changed
        66   there is no such input, or it cannot be read
        69   a hook before the run failed, so nothing was run
        73   the output cannot be created
        74   reading or writing failed: a full disk, a broken pipe
        75   another run is at work in the output folder; trying again is fine
        77   not permitted
        78   the configuration is not valid
        129, 130, 143   ended by SIGHUP, SIGINT, SIGTERM; nothing was published
      """,
    version: version,
    subcommands: [
      RunCommand.self, CheckCommand.self, FormatsCommand.self, MapCommand.self, ExplainCommand.self, SchemaCommand.self,
      VerifyCommand.self, ExportersCommand.self, ConfigCommand.self, InitCommand.self, DoctorCommand.self,
      RetryCommand.self, PruneCommand.self, HistoryCommand.self,
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
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error).isSuccess else { exit(withError: error) }
      // help and version are output like any other, and ArgumentParser's own print would not notice a full disk
      do { try StandardOutput.write(fullMessage(for: error) + "\n") } catch { exit(withError: error) }
    }
  }
}
