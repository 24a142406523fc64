internal import Foundation
internal import NightdeskConfiguration
internal import NightdeskExporters
internal import NightdeskKit
internal import NightdeskRuns
internal import Testing

@Suite struct `The configuration` {
  @Test(
    arguments: [
      ("version: 1\ntitel: x", "2:1: no key is called 'titel'; did you mean title?"),
      ("version: 1\nxyzzy: x", "2:1: no key is called 'xyzzy'; there are version, inputs, output, title, formats"),
      ("version: 1\noutput: [x]", "2:9: output: expected a path"),
      (
        "version: 1\noutput:",
        "2:8: output has no value, expected a path; leave the key out where it should say nothing"
      ),
      ("version: 1\ninputs: {path: x}", "2:9: inputs: expected a list, each a path, or keys and values"),
      ("version: 1\ninputs:\n  - pth: x", "3:5: no key in inputs[1] is called 'pth'; did you mean path?"),
      (
        "version: 1\nformats: [csv, xlm]",
        "2:16: formats[2]: expected a format: no format is called 'xlm'; there are "
      ),
      (
        "version: 1\nformats: [csv, x=csv, csv]",
        "2:10: formats: two exports are called 'csv'; name one: other-name=csv"
      ),
      (
        "version: 1\nformats:\n  - {format: csv, options: {x: y}}",
        "3:3: formats: the format 'csv' has no option 'x'; "
      ),
      (
        "version: 1\nformats:\n  - {format: csv, options: {events: [id, [when]]}}",
        "3:42: formats[1].options.events[2]: expected one line of text, a number, true or false"
      ),
      (
        "version: 1\nformats:\n  - {format: csv, options: {events: []}}",
        "3:37: formats[1].options.events: expected one line of text, a number, true or false, or a list of these"
      ),
      (
        "version: 1\nformats:\n  - {format: csv, options: {events: [id, nowhen]}}",
        "3:3: formats: the option 'events' of 'csv' takes columns of events, joined by +; 'nowhen' is none"
      ),
      ("version: 1\ntitle: |\n  two\n  lines", "2:8: title: expected one line"),
      ("version: 1\ntitle: \"a\\tb\\e\"", nil),
      ("version: 2", "1:10: version: expected 1"),
      ("title: x", "1:1: the key version is missing; write version: 1"),
      ("version: 1\ntitle: &a x\noutput: *a", "2:8: anchors, aliases and tags are not allowed here"),
      ("version: 1\ntitle: *a", "2:8: anchors, aliases and tags are not allowed here"),
      ("version: 1\ntitle: !!binary eA==", "2:8: anchors, aliases and tags are not allowed here"),
      ("version: 1\ntitle: x\ntitle: y", "2:1: the key 'title' stands there twice"),
      ("version: 1\n---\nversion: 1", "2:1: a second document begins, expected one"),
      ("version: [1", "2:1: not YAML: did not find expected ',' or ']'"),
      ("- version", "1:1: expected keys and values"),
    ] as [(String, String?)])
  func `says line and column of what is wrong, and what was meant`(text: String, expected: String?) throws {
    let file = try ScratchFile("nightdesk.yml", text + "\n")
    let error = try #require(throws: ConfigurationError.self) { _ = try configuration(file.path) }
    #expect(error.exitCode == 78)
    let said = "\(error)".replacing(file.path + ":", with: "")
    if let expected { #expect(said.hasPrefix(expected)) } else { #expect(said.contains("control characters")) }
  }

  @Test(arguments: [
    "{hxl: yes, rows: 3, wide: true, events: [id, when]}", "{hxl: 'true', rows: '3', wide: on, events: id+when}",
  ])
  func `takes options of formats as YAML has them: switches, numbers and lists`(options: String) throws {
    let file = try ScratchFile("nightdesk.yml", "version: 1\nformats: [{format: csv, options: \(options)}]\n")
    let export = try #require(try configuration(file.path).exports.first)
    let register = try RegisterFolder(texts: [("events.csv", "id,when,type,title\ne1,2014,other,x\n")])
    let edited = try register.pass(exports: [export])
    #expect(edited.text("csv/events.csv") == "id,when\r\n#event+id,#date+occurred\r\ne1,2014\r\n")
    #expect((export.exporter as? CSVExporter)?.mostRecords == 3 && edited.files["csv/events_wide.csv"] != nil)
  }

  @Test func `gives tags to every export as csv that does not refuse them`() throws {
    let file = try ScratchFile("nightdesk.yml", "version: 1\nhxl: yes\nformats: [csv, 'b=csv:hxl=no', xml]\n")
    let register = try RegisterFolder(texts: [("events.csv", "id,when,type,title\ne1,2014,other,x\n")])
    let edited = try register.pass(exports: try configuration(file.path).exports)
    #expect(edited.text("csv/events.csv").split(separator: "\r\n")[1].hasPrefix("#event+id,#date+occurred,"))
    #expect(edited.text("b/events.csv").split(separator: "\r\n")[1].hasPrefix("e1,2014,"))
  }

  @Test func `says everything that is wrong at once`() throws {
    let file = try ScratchFile("nightdesk.yml", "version: 1\na: 1\nb: 2\nformats: [c]\n")
    let error = try #require(throws: ConfigurationError.self) { _ = try configuration(file.path) }
    #expect(error.problems.count == 3)
  }

  @Test(
    arguments: [
      ("default", [:], [], "csv,xml,markdown", "default"),
      ("file", [:], [], "xml", "nightdesk.yml"),
      ("file", ["NIGHTDESK_FORMATS": "csv,xml"], [], "csv,xml", "NIGHTDESK_FORMATS"),
      ("file", ["NIGHTDESK_FORMATS": ""], [], "xml", "nightdesk.yml"),
      ("file", ["NIGHTDESK_FORMATS": "csv,xml"], [("formats", ["markdown"])], "markdown", "--formats"),
    ] as [(String, [String: String], [(key: String, texts: [String])], String, String)])
  func `a flag goes before a variable, that before the file, that before the default`(
    layer: String, environment: [String: String], flags: [(key: String, texts: [String])], expected: String,
    origin: String
  ) throws {
    let file = try ScratchFile("nightdesk.yml", layer == "file" ? "version: 1\nformats: xml\n" : "")
    let configuration = try Configuration(path: file.path, flags: flags, environment: environment) { _ in false }
    let formats = configuration.list("formats")
    #expect(formats.map(\.text).joined(separator: ",") == expected)
    #expect(formats[0].origin.description.contains(origin))
  }

  @Test func `takes values as they are written`() throws {
    let file = try ScratchFile(
      "nightdesk.yml", "version: 1\ntitle: NO\noutput: /007\ninputs: [1e3, '#x', null-island]\n")
    let configuration = try configuration(file.path)
    #expect(configuration["title"]?.text == "NO")
    #expect(configuration["output"]?.text == "/007")
    let folder = file.path.dropLast("nightdesk.yml".count)
    #expect(configuration.list("inputs").map(\.text) == ["\(folder)1e3", "\(folder)#x", "\(folder)null-island"])
  }

  @Test func `what it shows says the same when it is read again`() throws {
    let text = "version: 1\ntitle: 'a: \"b\" # c'\ninputs:\n  - /x\n  - path: /y\nformats: [csv]\n"
    let file = try ScratchFile("nightdesk.yml", text)
    let shown = try configuration(file.path).text(asJSON: false, origins: true)
    let again = try ScratchFile("nightdesk.yml", shown)
    #expect(
      try configuration(again.path).text(asJSON: true, origins: false)
        == configuration(file.path).text(asJSON: true, origins: false))
  }

  @Test func `a file that others may write is refused`() throws {
    let file = try ScratchFile("nightdesk.yml", "version: 1\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: file.path)
    let error = try #require(throws: ConfigurationError.self) { _ = try configuration(file.path) }
    #expect("\(error)".contains("other users may write"))
    #expect(error.exitCode == 78)
  }

  @Test func `the file is looked for here, with the user, with the machine`() throws {
    #expect(
      Configuration.places(["HOME": "/h"]) == [
        "nightdesk.yml", "/h/.config/nightdesk/config.yml", "/etc/nightdesk/config.yml",
      ])
    #expect(Configuration.places(["HOME": "/h", "XDG_CONFIG_HOME": "/x"])[1] == "/x/nightdesk/config.yml")
    #expect(Configuration.places([:]) == ["nightdesk.yml", "/etc/nightdesk/config.yml"])
  }

  @Test func `every key has a summary, and no two share a variable`() throws {
    var variables: Set = ["NIGHTDESK_CONFIG", "NIGHTDESK_RUN_ID", "NIGHTDESK_EXIT_CODE", "NIGHTDESK_MANIFEST"]
    func visit(_ keys: [Key], _ path: String) {
      for key in keys {
        #expect(!key.summary.isEmpty && key.summary.hasSuffix("."), "\(path)\(key.name)")
        #expect(variables.insert(Configuration.variable(path + key.name)).inserted, "\(path)\(key.name)")
        if case .section(let inner) = key.shape { visit(inner, path + key.name + ".") }
      }
    }
    visit(Configuration.keys, "")
  }

  @Test func `the defaults are valid`() throws {
    let shown = try configuration("/dev/null").text(asJSON: false, origins: false)
    let file = try ScratchFile("nightdesk.yml", shown)
    _ = try configuration(file.path)
  }

  @Test func `takes spans of time of exporters in any unit`() throws {
    let file = try ScratchFile(
      "nightdesk.yml",
      """
      version: 1
      exporters:
        - program: ./first
          timeout: 10m
          idle_timeout: 90
        - program: ./second
          idle_timeout: 1m
        - ./third

      """)
    let requests = try configuration(file.path).externalRequests
    #expect(requests.map(\.seconds) == [600, 3600, 3600] && requests.map(\.idleSeconds) == [90, 60, 300])
  }

  @Test func `the schema is JSON, closed, and names every key`() throws {
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(Configuration.jsonSchema.utf8)) as? [String: Any])
    #expect(schema["additionalProperties"] as? Bool == false)
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(Configuration.keys.map(\.name)))
  }

  private func configuration(_ path: String) throws(ConfigurationError) -> Configuration {
    try Configuration(path: path) { _ in false }
  }
}

/// A file in a folder of its own, gone with this value.
final class ScratchFile {
  let path: String
  private let folder: URL

  init(_ name: String, _ text: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "nightdesk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: name).path(percentEncoded: false)
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
