public import ArgumentParser
internal import NightdeskExporters
public import NightdeskKit

/// `nightdesk formats`
struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "List the formats that editions are published in.")

  func run() throws {
    let formats = Exporters.all.map(\.format)
    let width = formats.map(\.name.count).max() ?? 0
    let mediaWidth = formats.map(\.mediaType.count).max() ?? 0
    for format in formats {
      let name = format.name.padded(to: width)
      let media = format.mediaType.padded(to: mediaWidth)
      try StandardOutput.write("\(name)  \(media)  .\(format.fileExtension.padded(to: 4))  \(format.summary)\n")
    }
  }
}

/// `nightdesk explain`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain the code of a finding; without a code, list them all.")

  @Argument(help: "A code, as in ND-V001.")
  var code: String?

  func run() throws {
    guard let code else {
      for entry in FindingCode.catalogue {
        let severity = entry.severity.rawValue.padded(to: 7)
        try StandardOutput.write("\(entry.code)  \(severity)  \(entry.message(about: "the column"))\n")
      }
      return
    }
    guard let entry = FindingCode(code: code)?.entry else {
      throw ValidationError("no finding has the code '\(TerminalText.safe(code))'; `nightdesk explain` lists them")
    }
    try StandardOutput.write(
      """
      \(entry.code) (\(entry.severity.rawValue)): \(entry.message(about: "the column"))

      \(entry.explanation)

      What to do: \(entry.hint)

      Bad:  \(entry.bad)
      Good: \(entry.good)

      """)
  }
}

/// `nightdesk schema`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print what a register looks like: for people or for validators.")

  @Argument(help: "A table: \(Table.allCases.map(\.name).joined(separator: ", ")). Default: all.")
  var table: String?

  @Option(help: "How: \(SchemaFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var `as` = SchemaFormat.markdown

  func run() throws {
    var tables = Table.allCases
    if let name = table {
      guard let table = Table(name: name) else {
        throw ValidationError(
          "no table is called '\(TerminalText.safe(name))'; there are \(tables.map(\.name).joined(separator: ", "))")
      }
      tables = [table]
    }
    try StandardOutput.write(`as`.text(for: tables))
  }
}

extension SchemaFormat: ExpressibleByArgument {}

extension String {
  /// With blanks behind it, up to `width` characters.
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
