internal import ArgumentParser
internal import NightdeskConfiguration
internal import NightdeskKit

/// What is read, and as what.
struct InputOptions: ParsableArguments {
  @Argument(help: "Files, folders of such files, patterns, or - for standard input.", completion: .file())
  var inputs: [String] = []

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The format of the inputs; see `nightdesk formats --inputs`. Default: recognised.", valueName: "format"),
    completion: .list(InputFormats.all.map(\.name)))
  var format: String?

  @Option(
    help: ArgumentHelp(
      "The file that says what the columns of the inputs are; see `nightdesk map`.", valueName: "file"),
    completion: .file())
  var mapping: String?

  @Option(help: ArgumentHelp("The encoding of the inputs: \(TextEncoding.names). Default: utf-8.", valueName: "name"))
  var encoding: String?

  func validate() throws {
    if let format, InputFormats.named(format) == nil {
      let known = InputFormats.all.map(\.name).joined(separator: ", ")
      throw ValidationError("no input format is called '\(TerminalText.safe(format))'; there are \(known)")
    }
    if let encoding, TextEncoding(name: encoding) == nil {
      throw ValidationError("no encoding is called '\(TerminalText.safe(encoding))'; there are \(TextEncoding.names)")
    }
  }

  /// The inputs of the configuration, of which what the flags say goes before what it says.
  func requests(_ configuration: Configuration) throws(ExitCode) -> [InputRequest] {
    do throws(ConfigurationError) {
      let mapping = try mapping.map { path throws(ConfigurationError) in try MappingFile(path: path).mapping }
      return try configuration.inputRequests.map { request in
        var request = request
        request.format = format ?? request.format
        request.mapping = mapping ?? request.mapping
        request.encoding = encoding.flatMap { TextEncoding(name: $0) } ?? request.encoding
        return request
      }
    } catch {
      for problem in error.problems { Messages.error(problem.description) }
      throw ExitCode(error.exitCode)
    }
  }
}
