internal import ArgumentParser
internal import NightdeskConfiguration
internal import NightdeskKit

/// What `--as` says: the format of all inputs, or of one file.
private struct AskedFormat {
  let file: String?
  let name: String

  /// `acled`, or `deleted.csv=acled-deleted`.
  init(_ text: String) {
    let mark = text.lastIndex(of: "=")
    file = mark.map { String(text[..<$0]) }
    name = mark.map { String(text[text.index(after: $0)...]) } ?? text
  }
}

/// What is read, and as what.
struct InputOptions: ParsableArguments {
  @Argument(help: "Files, folders of such files, patterns, or - for standard input.", completion: .file())
  var inputs: [String] = []

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The format of the inputs, or FILE=FORMAT of one of them (-=FORMAT of standard input); may be repeated. See "
        + "`nightdesk formats --inputs`. Default: recognised.", valueName: "format"),
    completion: .list(InputFormats.all.map(\.name)))
  var formats: [String] = []

  /// The arguments, each `--as -=FORMAT` as `--as=-=FORMAT`: ArgumentParser refuses what begins with `-=` wherever it
  /// stands alone.
  static func joined(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.count
    var joined: [String] = []
    for (place, argument) in arguments.enumerated() {
      if place < end, argument.hasPrefix("-="), joined.last == "--as" {
        joined[joined.count - 1] = "--as=\(argument)"
      } else {
        joined.append(argument)
      }
    }
    return joined
  }

  @Option(
    help: ArgumentHelp(
      "The file that says what the columns of the inputs are; see `nightdesk map`.", valueName: "file"),
    completion: .file())
  var mapping: String?

  @Option(help: ArgumentHelp("The encoding of the inputs: \(TextEncoding.names). Default: utf-8.", valueName: "name"))
  var encoding: String?

  func validate() throws {
    let asked = formats.map(AskedFormat.init)
    for format in asked where InputFormats.named(format.name) == nil {
      let known = InputFormats.all.map(\.name).joined(separator: ", ")
      throw ValidationError("no input format is called '\(TerminalText.safe(format.name))'; there are \(known)")
    }
    for format in asked where asked.count(where: { $0.file == format.file }) > 1 {
      let what = format.file.map { "of \(TerminalText.safe($0))" } ?? "of the inputs"
      throw ValidationError("--as gives the format \(what) twice")
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
        for format in formats.map(AskedFormat.init) {
          if let file = format.file { request.formatsOfFiles[file] = format.name } else { request.format = format.name }
        }
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
