internal import Foundation
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

@Suite struct `A NewsML-G2 export` {
  private static let register = """
    {"table":"sources","id":"post","title":"The valley, a report","kind":"news","publisher":"Valley Post","url":"https://example.org/a?b=1&c=2"}
    {"table":"sources","id":"radio","title":"Evening programme","kind":"broadcast"}
    {"table":"actors","id":"blue","name":"Blue Front","kind":"armed-group","aliases":["Front; the blue one","FB"]}
    {"table":"actors","id":"ann","name":"Ann","kind":"person"}
    {"table":"places","id":"market","name":"Old market","kind":"site","latitude":32.50,"longitude":-0.25}
    {"table":"events","id":"e1","when":"2014-05-16","type":"battle","title":"Fighting <at> the market","place":"market","side_a":["blue"],"citations":["post#p1"],"tags":["a;b"]}
    {"table":"events","id":"e2","when":"[..2015]","type":"other","title":"Two\\nlines","part_of":"e1","related":["follows=e1"]}
    {"table":"claims","id":"c2","about":["e1"],"kind":"responsibility","speaker":"unnamed","said":"2014-05-18","text":"That the Front began.","attributed_to":["blue"],"citations":["post#p3"]}
    {"table":"claims","id":"c1","about":["e1"],"kind":"responsibility","speaker":"ann","speaker_role":"witness","medium":"radio","said":"2014-05-17","text":"\\"The Front\\" began.","language":"en","verbatim":"yes","citations":["post"]}

    """

  private func exported(_ options: [String: String] = [:]) throws -> (text: String, edited: Edited) {
    let exports = try Exporters.make([FormatRequest(format: "newsml", options: options)])
    let edited = try RegisterFolder(texts: [("register.jsonl", Self.register)]).pass(exports: exports)
    return (edited.text("newsml/knowledge.xml"), edited)
  }

  private func concept(_ id: String, in text: String) throws -> String {
    let start = try #require(text.range(of: "<concept>\n<conceptId qcode=\"reg:\(id)\"/>"))
    let end = try #require(text.range(of: "</concept>", range: start.lowerBound..<text.endIndex))
    return String(text[start.lowerBound..<end.lowerBound])
  }

  @Test func `has an event with its dates, place and participants`() throws {
    let event = try concept("e1", in: exported().text)
    for part in [
      "<type qcode=\"cpnat:event\"/>", "<name>Fighting &lt;at&gt; the market</name>",
      "<dates><start>2014-05-16</start></dates>", "<keyword>a;b</keyword>",
      "<location qcode=\"reg:market\"><name>Old market</name></location>",
      "<participant role=\"nd:side_a\" qcode=\"reg:blue\"><name>Blue Front</name></participant>",
      "<related rel=\"nd:citations\" qcode=\"reg:post\" value=\"p1\"><name>The valley, a report</name></related>",
      "<conceptExtProperty rel=\"nd:type\" value=\"battle\"/>", "As reported by: The valley, a report</note>",
    ] { #expect(event.contains(part), "\(part)") }
  }

  @Test func `states no claim without saying who made it, in the order in which they were made`() throws {
    let (text, _) = try exported()
    let first =
      "<note role=\"nd:claim\" xml:lang=\"en\">Ann, described as “witness”; in Evening programme; 2014-05-17; "
      + "responsibility: “<span xml:lang=\"en\">\"The Front\" began.</span>” (claim c1)</note>\n"
    let second =
      "<note role=\"nd:claim\" xml:lang=\"en\">An unnamed speaker; medium not given; 2014-05-18; "
      + "responsibility: in indirect speech [That the Front began.] (claim c2)</note>\n"
    #expect(try concept("e1", in: text).contains(first + second))
    #expect(try concept("c1", in: text).contains(first))
    #expect(try concept("c2", in: text).contains("<related rel=\"nd:attributed_to\" qcode=\"reg:blue\">"))
    // nowhere else
    #expect(text.components(separatedBy: "That the Front began.").count == 3)
  }

  @Test func `says what it cannot hold, and has it as it can`() throws {
    let (text, edited) = try exported()
    let event = try concept("e2", in: text)
    #expect(
      !event.contains("<eventDetails>") && event.contains("<conceptExtProperty rel=\"nd:when\" value=\"[..2015]\"/>"))
    #expect(
      event.contains("<name>Two lines</name>") && event.contains("<broader rel=\"nd:part_of\" qcode=\"reg:e1\"/>"))
    #expect(event.contains("<related rel=\"nd:follows\" qcode=\"reg:e1\"/>"))
    let codes = edited.findings.map { String($0.split(separator: " ")[1]) }.filter { $0.hasPrefix("ND-E") }
    #expect(codes == ["ND-E024", "ND-E023"])
  }

  @Test(arguments: [
    ("2014", "<start>2014</start>"), ("2014-05~", "<start>2014-05</start>"),
    ("2013/2014-03", "<start>2013</start><end>2014-03</end>"), ("2014?/..", "<start>2014</start>"),
    ("[2013..2014]", "<start approxstart=\"2013-01-01\" approxend=\"2014-12-31\">2013</start>"),
    ("201X", "<start approxstart=\"2010-01-01\" approxend=\"2019-12-31\">2010</start>"),
    ("{1960,1961-12}", "<start>1960</start><end>1961-12</end>"), ("/2014", ""), ("-0044", ""), ("XXXX", ""),
    ("Y-17000", ""),
  ])
  func `has dates no more exact than they are`(when: String, dates: String) throws {
    let events = "id,when,type,title\ne1,\"\(when)\",other,x\n"
    let edited = try RegisterFolder(texts: [("events.csv", events)]).pass(exporters: [NewsMLExporter()])
    let text = edited.text("newsml/knowledge.xml")
    #expect(text.contains("<dates>\(dates)</dates>") == !dates.isEmpty)
    #expect(text.contains("value=\"\(when)\""))
  }

  @Test func `is called the same in every edition, and after what it is asked to`() throws {
    let (text, _) = try exported()
    #expect(text.contains(" guid=\"urn:uuid:") && text.contains(" version=\"20261124000000\""))
    let (own, _) = try exported(["base": "https://desk.example/id/", "provider": "The Desk & Co"])
    #expect(own.contains("<scheme alias=\"reg\" uri=\"https://desk.example/id/\"/>"))
    #expect(own.contains("<provider><name>The Desk &amp; Co</name>"))
  }

  /// The official schema, which lies in no repository of ours.
  private static let schema = SharedData.schema("NewsML-G2_2.35-spec-All-Power.xsd")
  private static let hasSchema =
    FileManager.default.fileExists(atPath: schema) && FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint")

  @Test(
    .enabled(if: hasSchema, "the schema of NewsML-G2 or xmllint is not on this machine"),
    arguments: ["small", "empty", "hostile", "the sample", "UCDP GED"])
  func `keeps to the official schema`(name: String) throws {
    let folder: RegisterFolder
    var input: String?
    switch name {
    case "the sample": input = SharedData.sample
    case "UCDP GED": input = SharedData.has("ucdp-ged/ged191.csv") ? SharedData.path("ucdp-ged/ged191.csv") : nil
    default: break
    }
    if let input {
      let edited = try Edited([input], 2, 1 << 20, [NewsMLExporter()])
      folder = try RegisterFolder([("knowledge.xml", try #require(edited.files["newsml/knowledge.xml"]))])
    } else if let sample = SampleRegister(rawValue: name) {
      let edited = try RegisterFolder(texts: sample.files.map { ($0.key, $0.value) }).pass(exporters: [NewsMLExporter()]
      )
      folder = try RegisterFolder([("knowledge.xml", try #require(edited.files["newsml/knowledge.xml"]))])
    } else {
      try Test.cancel("UCDP GED is not on this machine")
    }
    let result = try Shell().run(
      "timeout 120 xmllint --nonet --noout --schema '\(Self.schema)' '\(folder.path)/knowledge.xml'")
    #expect(result.status == 0, "\(result.errors.prefix(2000))")
  }
}
