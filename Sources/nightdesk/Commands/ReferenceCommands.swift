public import ArgumentParser
internal import NightdeskExporters
public import NightdeskKit

/// `nightdesk formats`
struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "List the formats that editions are published in, or that inputs are read in.",
    discussion: """
      An option is given behind a colon, and an export can have a folder of its own: --formats csv,sheets=csv:profile=excel \
      publishes csv/ and sheets/.
      """)

  @Flag(help: "List the formats of inputs, and what each is recognised by.")
  var inputs = false

  func run() throws {
    if inputs { return try listInputs() }
    let formats = Exporters.all.map(\.format)
    let width = formats.map(\.name.count).max() ?? 0
    let mediaWidth = formats.map(\.mediaType.count).max() ?? 0
    let extensionWidth = formats.map(\.fileExtension.count).max() ?? 0
    for format in formats {
      let name = format.name.padded(to: width)
      let media = format.mediaType.padded(to: mediaWidth)
      let ending = format.fileExtension.padded(to: extensionWidth)
      try StandardOutput.write("\(name)  \(media)  .\(ending)  \(format.summary)\n")
      for option in format.options {
        let given = option.defaultValue.isEmpty ? "" : " (default: \(option.defaultValue))"
        try StandardOutput.write("    \(option.name)=\(option.valueName)  \(option.help)\(given)\n")
      }
    }
    let standard = Exporters.standard.map(\.name).joined(separator: ", ")
    try StandardOutput.write("\nUnless others are asked for: \(standard).\n")
    if !Exporters.missing.isEmpty {
      let missing = Exporters.missing.map { "\($0.what) (trait \($0.trait))" }.joined(separator: ", ")
      try StandardOutput.write("Not in this build: \(missing).\n")
    }
  }
}

extension FormatsCommand {
  private func listInputs() throws {
    let width = InputFormats.all.map(\.name.count).max() ?? 0
    for format in InputFormats.all {
      let indent = String(repeating: " ", count: width + 2)
      try StandardOutput.write("\(format.name.padded(to: width))  \(format.title)\n")
      try StandardOutput.write("\(indent)recognised by \(format.evidence)\n")
    }
  }
}

/// `nightdesk explain`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain the code of a finding; without a code, list them all.")

  @Argument(help: "A code, as in ND-V001.", completion: .list(FindingCode.allCases.map(\.entry.code)))
  var code: String?

  @Flag(help: "Explain every code.")
  var all = false

  @Option(help: ArgumentHelp("How: text or markdown.", valueName: "form"))
  var `as` = Layout.text

  enum Layout: String, ExpressibleByArgument, CaseIterable {
    case text, markdown
  }

  func validate() throws {
    guard let code else { return }
    if all { throw ValidationError("--all explains every code; name none beside it") }
    guard FindingCode(code: code) == nil else { return }
    throw ValidationError("no finding has the code '\(TerminalText.safe(code))'; `nightdesk explain` lists them")
  }

  func run() throws {
    let named = code.flatMap { FindingCode(code: $0) }
    if `as` == .markdown {
      return try StandardOutput.write(FindingReference.markdown(named.map { [$0] } ?? FindingCode.allCases, full: all))
    }
    guard let named else {
      guard all else { return try StandardOutput.write(FindingReference.list) }
      let texts = FindingCode.allCases.map { FindingReference.text($0) }
      return try StandardOutput.write(texts.joined(separator: "\n" + String(repeating: "-", count: 72) + "\n\n"))
    }
    try StandardOutput.write(FindingReference.text(named))
  }
}

/// `nightdesk schema`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print what a register looks like: for people or for validators.")

  @Argument(
    help: "A table: \(Table.allCases.map(\.name).joined(separator: ", ")). Default: all.",
    completion: .list(Table.allCases.map(\.name)))
  var table: String?

  @Option(
    help: ArgumentHelp(
      "How: \(SchemaFormat.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "form"))
  var `as` = SchemaFormat.markdown

  func validate() throws {
    guard let table, Table(name: table) == nil else { return }
    let known = Table.allCases.map(\.name).joined(separator: ", ")
    throw ValidationError("no table is called '\(TerminalText.safe(table))'; there are \(known)")
  }

  func run() throws {
    let tables = table.flatMap { Table(name: $0) }.map { [$0] } ?? Table.allCases
    try StandardOutput.write(`as`.text(for: tables))
  }
}

extension SchemaFormat: ExpressibleByArgument {}

extension String {
  /// With blanks behind it, up to `width` characters.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
