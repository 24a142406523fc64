internal import ArgumentParser
internal import NightdeskKit

/// What is read, and as what.
struct InputOptions: ParsableArguments {
  @Argument(help: "Files, folders of such files, patterns, or - for standard input.")
  var inputs: [String] = []

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The format of the inputs; see `nightdesk formats --inputs`. Default: recognised.", valueName: "format"))
  var format: String?

  func validate() throws {
    guard let format, InputFormats.named(format) == nil else { return }
    let known = InputFormats.all.map(\.name).joined(separator: ", ")
    throw ValidationError("no input format is called '\(TerminalText.safe(format))'; there are \(known)")
  }

  /// What the flags say goes before what `requests` say.
  func completed(_ requests: [InputRequest]) throws(ValidationError) -> [InputRequest] {
    requests.map { request in
      var request = request
      if let format { request.format = format }
      return request
    }
  }
}
