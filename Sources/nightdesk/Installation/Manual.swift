internal import NightdeskConfiguration
internal import NightdeskExporters
internal import NightdeskKit

/// The pages of the manual. What commands, options, exit codes, formats and keys there are comes from where they are
/// declared; only what they are good for together is written here.
enum Manual {
  /// nightdesk(1).
  static func program() throws -> String {
    var page = ManualPage(
      "nightdesk", section: 1, date: Nightdesk.versionDate, source: "Nightdesk \(Nightdesk.version)",
      summary: "check and publish a register of conflict events and claims")
    let tree = try CommandTree.ofProgram()
    page.section("SYNOPSIS")
    page.synopsis("\(ManualPage.bold("nightdesk")) \(ManualPage.italic("command")) [\(ManualPage.italic("options"))]")
    page.section("DESCRIPTION")
    page.paragraphs(description)
    page.section("COMMANDS")
    page.paragraphs("Every command also takes `-h`, `--help` and `--version`.")
    for command in tree.shown { append(command, after: "nightdesk", to: &page) }
    page.section("FORMATS")
    page.paragraphs("`nightdesk formats` lists them with their options.")
    for format in Exporters.all.map(\.format) { page.item(ManualPage.bold(format.name), [format.summary]) }
    page.section("EVERY NIGHT")
    page.paragraphs(everyNight)
    page.section("EXIT STATUS")
    for (code, meaning) in ExitCodes.all { page.item(ManualPage.bold(code), [meaning]) }
    page.paragraphs("A code that is not in this list is to be treated as a failure.")
    page.section("ENVIRONMENT")
    for (name, meaning) in environment { page.item(ManualPage.bold(name), [meaning]) }
    page.section("FILES")
    for (name, meaning) in files { page.item(ManualPage.bold(name), [meaning]) }
    page.section("EXAMPLES")
    for (what, lines) in examples {
      page.paragraphs(what)
      page.example(lines)
    }
    page.section("SEE ALSO")
    page.references([
      ("nightdesk.yml", 5), ("sha256sum", 1), ("crontab", 5), ("systemd.timer", 5), ("systemd.service", 5),
    ])
    return page.text
  }

  private static func append(_ command: CommandTree.Command, after above: String, to page: inout ManualPage) {
    let name = "\(above) \(command.commandName)"
    let inner = command.shown
    let values = command.ownArguments.filter { $0.kind == .positional }.map { argument in
      let name = "<\(argument.valueName ?? "")>" + (argument.isRepeating ? " ..." : "")
      return argument.isOptional ? "[\(name)]" : name
    }
    let hasOptions = command.ownArguments.contains { $0.kind != .positional }
    page.part(([name] + (hasOptions ? ["[options]"] : []) + values).joined(separator: " "))
    page.paragraphs([command.abstract, command.discussion].compactMap(\.self).joined(separator: "\n\n"))
    for argument in command.ownArguments { page.item(argument.manualTag, [argument.manualText]) }
    for command in inner { append(command, after: name, to: &page) }
  }
}

extension CommandTree.Argument {
  /// `-o`, `--output` dir
  fileprivate var manualTag: String {
    guard kind != .positional else { return ManualPage.italic(valueName ?? "") }
    // short ones first
    let names = (self.names ?? []).sorted { $0.name.count < $1.name.count }.map { ManualPage.bold($0.text) }
    return names.joined(separator: ", ") + (kind == .option ? " " + ManualPage.italic(valueName ?? "") : "")
  }

  fileprivate var manualText: String {
    var text = abstract ?? ""
    if let allValues, !allValues.allSatisfy(text.contains) {
      text += " One of \(allValues.map { "`\($0)`" }.joined(separator: ", "))."
    }
    if let defaultValue, kind == .option { text += " Default: `\(defaultValue)`." }
    return text
  }
}
