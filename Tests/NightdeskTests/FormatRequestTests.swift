internal import NightdeskKit
internal import Testing

/// A format with an option of each kind.
private struct OptionExporter: DocumentExporter {
  let format = Format(
    name: "options", summary: "what was asked for", mediaType: "text/plain", fileExtension: "txt",
    options: [
      FormatOption("flag", .flag, default: "no", help: "A flag."),
      FormatOption("profile", .words(["plain", "excel"]), default: "plain", help: "A word."),
      FormatOption("rows", .integer(1...100), default: "100", help: "A number."),
      FormatOption("lang", .list(["en", "fr", "ar"]), default: "en", help: "Words."),
      FormatOption("events", .columns(.events), default: "", help: "Columns."),
      FormatOption("title", .text, default: "", help: "A text."),
    ])
  var options = FormatOptions(Format(name: "", summary: "", mediaType: "", fileExtension: ""))

  func with(_ options: FormatOptions) -> any Exporter {
    var copy = self
    copy.options = options
    return copy
  }

  func export(_ edition: Edition, into folder: any ExportFolder) throws(ExportError) {}
}

@Suite struct `A request for formats` {
  private func exports(_ list: String) throws(FormatError) -> [Export] {
    try FormatRequest.exports(FormatRequest.list(list), from: [OptionExporter()])
  }

  @Test func `names a format, the folder it fills, and options`() throws {
    let exports = try exports("options,two=options:profile=excel:rows=7:events=when+id:title=a=b:flag=yes")
    #expect(exports.map(\.name) == ["options", "two"])
    let options = exports.map { ($0.exporter as! OptionExporter).options }
    #expect(options[0]["profile"] == "plain" && options[0].integer("rows") == 100 && !options[0].flag("flag"))
    #expect(options[0].columns("events", of: .events) == nil && options[0]["title"] == "")
    #expect(options[1]["profile"] == "excel" && options[1].integer("rows") == 7 && options[1].flag("flag"))
    #expect(options[1].columns("events", of: .events) == [1, 0] && options[1]["title"] == "a=b")
  }

  @Test(arguments: [("yes", true), ("true", true), ("on", true), ("no", false), ("false", false), ("off", false)])
  func `switches a flag as YAML and people write it`(word: String, isOn: Bool) throws {
    let export = try #require(try exports("options:flag=\(word)").first)
    #expect((export.exporter as! OptionExporter).options.flag("flag") == isOn)
  }

  @Test func `can hold a web address`() throws {
    let exports = try exports("options:title=https://desk.example:8080/a?b=c:flag=yes")
    let options = (exports[0].exporter as! OptionExporter).options
    #expect(options["title"] == "https://desk.example:8080/a?b=c" && options.flag("flag"))
  }

  @Test(arguments: [
    ("", "no format is named"),
    (",", "no format is named"),
    ("pdf", "no format is called 'pdf'; there are options"),
    ("options,options", "two exports are called 'options'; name one: other-name=options"),
    ("rejects=options", "'rejects' cannot be the folder of an export: an edition has something else of that name"),
    ("../x=options", "'../x' cannot be the folder of an export: up to 32 of a-z, 0-9 and -, a letter first"),
    ("=options", "'' cannot be the folder of an export: up to 32 of a-z, 0-9 and -, a letter first"),
    ("options:profile", "an option of a format has a value: 'options':option=value"),
    ("options:=x", "an option of a format has a value: 'options':option=value"),
    ("options:flag=yes:flag=no", "the option 'flag' is given twice"),
    ("options:bom=yes", "the format 'options' has no option 'bom'; there are flag, profile, rows, lang, events, title"),
    ("options:flag=perhaps", "the option 'flag' of 'options' takes yes or no"),
    ("options:profile=lotus", "the option 'profile' of 'options' takes plain, excel"),
    ("options:rows=0", "the option 'rows' of 'options' takes a whole number from 1 to 100"),
    ("options:rows=+7", "the option 'rows' of 'options' takes a whole number from 1 to 100"),
    ("options:events=id+nome", "the option 'events' of 'options' takes columns of events, joined by +; 'nome' is none"),
    ("options:lang=fr+en+fr", "the option 'lang' of 'options' takes some of en, fr, ar, each once, joined by +"),
    ("options:lang=", "the option 'lang' of 'options' takes some of en, fr, ar, each once, joined by +"),
    ("options:events=id+id", "the option 'events' of 'options' takes each column once"),
    ("options:title=\u{1B}[2J", "the option 'title' of 'options' takes one line of text without control characters"),
    ("\u{1B}[2J", "no format is called '\\u{1B}[2J'; there are options"),
  ])
  func `that cannot be met says why`(list: String, reason: String) {
    #expect(throws: FormatError.self) { try exports(list) }
    do { _ = try exports(list) } catch { #expect(error.description == reason) }
  }
}
