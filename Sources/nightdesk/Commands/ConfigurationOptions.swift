internal import ArgumentParser
internal import Glibc
internal import NightdeskConfiguration

/// Where the configuration is, for every command that heeds it.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The configuration. Default: NIGHTDESK_CONFIG, else nightdesk.yml here, else that of the user, else "
        + "/etc/nightdesk/config.yml.",
      valueName: "file"), completion: .file(extensions: ["yml", "yaml"]))
  var config: String?

  /// What holds, the flags before everything else; ends the program with 78 or 64 where something is wrong.
  func read(_ flags: [(key: String, texts: [String])]) throws(ExitCode) -> Configuration {
    do throws(ConfigurationError) {
      return try configuration(flags)
    } catch {
      for problem in error.problems { Messages.error(problem.description) }
      throw ExitCode(error.exitCode)
    }
  }

  /// What holds, the flags before everything else.
  func configuration(_ flags: [(key: String, texts: [String])]) throws(ConfigurationError) -> Configuration {
    try Configuration(path: config, flags: flags, environment: Self.environment) { path in
      unsafe access(path, F_OK) == 0
    }
  }

  /// All variables of the environment.
  static var environment: [String: String] {
    var variables: [String: String] = [:]
    var entry = unsafe environ
    while let text = unsafe entry.pointee {
      let parts = unsafe String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      unsafe entry += 1
    }
    return variables
  }
}
