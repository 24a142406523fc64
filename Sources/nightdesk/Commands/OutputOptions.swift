internal import ArgumentParser
internal import NightdeskConfiguration

/// Which output folder is meant: the one that is named, else that of the configuration.
struct OutputOptions: ParsableArguments {
  @OptionGroup var settings: ConfigurationOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder in which editions are published. Default: that of the configuration.", valueName: "dir"),
    completion: .directory)
  var output: String?

  /// What holds, with these flags before everything else; ends the program with 64 when no folder is named.
  func read(
    _ flags: [(key: String, texts: [String])] = []
  ) throws(ExitCode) -> (configuration: Configuration, output: String) {
    let configuration = try settings.read((output.map { [("output", [$0])] } ?? []) + flags)
    guard let output = configuration["output"]?.text else {
      Messages.error("no output folder: name it with --output, or under output in nightdesk.yml")
      throw ExitCode(64)
    }
    return (configuration, output)
  }
}
