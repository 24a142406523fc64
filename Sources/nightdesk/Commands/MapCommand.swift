internal import ArgumentParser
internal import NightdeskKit

/// `nightdesk map`
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map", abstract: "Write a first mapping for a table that Nightdesk does not know.",
    discussion: """
      Looks at the header and the first thousand rows, and prints a mapping file with a comment on each guess. Read it, \
      correct it, and give it to `nightdesk run --mapping`.
      """)

  @Argument(help: "The file, or - for standard input.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("Its encoding: \(TextEncoding.names). Default: utf-8.", valueName: "name"))
  var encoding: String?

  func validate() throws {
    if let encoding, TextEncoding(name: encoding) == nil {
      throw ValidationError("no encoding is called '\(TerminalText.safe(encoding))'; there are \(TextEncoding.names)")
    }
  }

  func run() throws {
    // whatever the name, a table of lines
    let request = InputRequest(file, format: "csv", encoding: encoding.flatMap { TextEncoding(name: $0) })
    let guess: MappingGuess
    do throws(ReadError) {
      guess = try MappingGuess(request)
    } catch {
      Messages.error(error.description)
      throw ExitCode(error.exitCode)
    }
    try StandardOutput.write(guess.yaml())
  }
}
