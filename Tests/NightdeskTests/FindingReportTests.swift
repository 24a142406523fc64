internal import FoundationEssentials
internal import NightdeskKit
internal import Testing

@Suite struct `A report of findings` {
  private static let register = [
    ("actors.csv", "id,name,kind\na1,Group,armed-group\n"),
    (
      "events.csv",
      "id,when,type,title,deaths_best,marking\n"
        + "e1,2014,battle,\"a, b\",many,\ne2,secretly,battle,Zanzibar,1,TLP:AMBER\ne3,2014,fight,Zanzibar,1,AMBER\n"
        + "Zanzibar,2014,battle\n" + (0..<8).map { "late\($0),20x40,battle,x,,\n" }.joined()
    ),
  ]

  /// `repeats`: how many of a code the configuration lets it tell; `of`: how many it was asked for with.
  private func told(_ report: any FindingReport, repeats: Int? = nil, of own: Int? = nil) throws -> String {
    let sink = MemorySink(room: .max)
    var policy = CheckPolicy()
    policy.repeats = repeats
    let folder = try RegisterFolder(texts: Self.register)
    _ = try Edited(
      [folder.path], 2, 61, [], 20_781, policy, MemoryFolder(),
      reports: [ReportOrder(report, to: sink, repeats: own)])
    let name = try #require(folder.path.split(separator: "/").last)
    return String(decoding: sink.bytes, as: UTF8.self).replacing(name, with: "register")
  }

  @Test func `is as it was`() throws {
    var files: [String: [UInt8]] = [:]
    for report in FindingReports.all { files[report.name] = Array(try told(report).utf8) }
    Golden.expect(files, in: "reports")
  }

  @Test(arguments: FindingReports.all.map(\.name))
  func `quotes nothing of a record that is marked or cannot be read`(name: String) throws {
    let text = try told(try #require(FindingReports.named(name)), repeats: .max)
    #expect(!text.contains("Zanzibar"))
    #expect(!text.contains("secretly"))
    #expect(text.contains("ND-D001"))
  }

  @Test func `shows the line and a caret`() throws {
    let lines = try told(HumanReport()).split(separator: "\n")
    let place = try #require(lines.firstIndex { $0.contains("[ND-V002]") })
    #expect(lines[place].hasPrefix("register/events.csv:2:23: error: deaths_best is not a whole number"))
    #expect(lines[place + 1] == "    e1,2014,battle,\"a, b\",many,")
    #expect(lines[place + 2] == "                          ^")
  }

  @Test func `is coloured only where it is asked to be`() throws {
    #expect(try told(HumanReport(isColoured: true)).contains("\u{1B}[1;31merror\u{1B}[0m"))
    #expect(!(try told(HumanReport()).contains("\u{1B}")))
  }

  @Test func `counts what it does not tell, and says so`() throws {
    let text = try told(LinesReport(), repeats: 3)
    #expect(text.split(separator: "\n").count { $0.contains("20x40") || $0.contains("[ND-D001]") } == 4)
    let rest = "error: 6 more findings of this code in this file (limit reached) [ND-D001]"
    #expect(text.contains("register/events.csv: \(rest)"))
    #expect(!(try told(LinesReport(), repeats: 9).contains("(limit reached) [ND-D001]")))
  }

  @Test(arguments: FindingReports.all.map(\.name))
  func `tells the first few of a code in a file, whatever its format`(name: String) throws {
    let report = try #require(FindingReports.named(name))
    // nine dates of one file cannot be read: those of e2 and of late0 to late7
    let most = FindingReports.repeats
    #expect(try told(report).contains("\(9 - most) more findings of this code in this file (limit reached)"))
    #expect(!(try told(report).contains("late5")))
    #expect(try told(report, of: 7).contains("2 more findings of this code in this file (limit reached)"))
    #expect(!(try told(report, repeats: 1, of: .max).contains("limit reached")))
  }

  @Test func `is a SARIF log with a rule for every result`() throws {
    let log = try JSONDecoder().decode(SARIFLog.self, from: Data(try told(SARIFReport(), repeats: 3).utf8))
    #expect(log.version == "2.1.0")
    let run = try #require(log.runs.first)
    let rules = run.tool.driver.rules
    #expect(Set(rules.map(\.id)).count == rules.count)
    #expect(Set(run.results.map(\.ruleId)) == Set(rules.map(\.id)))
    for rule in rules { #expect(!rule.help.text.isEmpty && !rule.shortDescription.text.isEmpty) }
    for result in run.results {
      let region = result.locations[0].physicalLocation.region
      #expect((region?.startLine ?? 1) >= 1 && (region?.startColumn ?? 1) >= 1)
    }
    #expect(run.results.last?.occurrenceCount == 6)
    #expect(run.invocations[0].toolExecutionNotifications.count == 1)
  }

  private struct SARIFLog: Decodable {
    struct Text: Decodable { let text: String }
    struct Rule: Decodable {
      let id: String
      let shortDescription, fullDescription, help: Text
    }
    struct Driver: Decodable {
      let name: String
      let rules: [Rule]
    }
    struct Tool: Decodable { let driver: Driver }
    struct Region: Decodable { let startLine, startColumn: Int? }
    struct Physical: Decodable { let region: Region? }
    struct Location: Decodable { let physicalLocation: Physical }
    struct Result: Decodable {
      let ruleId, level: String
      let message: Text
      let locations: [Location]
      let occurrenceCount: Int?
    }
    struct Notification: Decodable { let message: Text }
    struct Invocation: Decodable { let toolExecutionNotifications: [Notification] }
    struct Run: Decodable {
      let tool: Tool
      let results: [Result]
      let invocations: [Invocation]
    }
    let version: String
    let runs: [Run]
  }
}

@Suite struct `Records that were left out` {
  @Test func `hold nothing of a marked record but its id and its marking`() throws {
    let text =
      "id,when,type,title,marking\ne1,soon,battle,Zanzibar,TLP:RED\ne2,soon,battle,Zanzibar,\n"
      + "e3,2014,battle,Zanzibar,RED\ne4,Zanzibar\n"
    let edited = try RegisterFolder(texts: [("events.csv", text)]).pass()
    let rejected = edited.rejected(.events)
    #expect(rejected.map { $0["id"] } == ["e1", "e2", "e3", ""])
    #expect(rejected.map { $0["title"] } == ["", "Zanzibar", "", ""])
    #expect(rejected.map { $0["marking"] } == ["TLP:RED", "", "TLP:RED", "TLP:RED"])
    #expect(rejected.map { $0["nd_original"] } == ["", "e2,soon,battle,Zanzibar,", "", ""])
    #expect(rejected.map { $0["nd_line"] } == ["2", "3", "4", "5"])
    // without a column for it nothing is marked
    let plain = try RegisterFolder(texts: [("events.csv", "id,when,type,title\ne4,Zanzibar\n")]).pass()
    #expect(plain.rejected(.events).map { $0["nd_original"] } == ["e4,Zanzibar"])
  }

  @Test(arguments: [
    ("claims.jsonl", #"{"id":"c1","text":"Zanzibar","kind":"Zanzibar","marking":["TLP:RED"]}"#),
    ("claims.jsonl", #"{"id":"c1","text":"Zanzibar","marking":{"tlp":"RED"}}"#),
    ("claims.jsonl", #"{"id":"c1","text":"Zanzibar","marking":true}"#),
    ("claims.jsonl", #"{"id":"c1","marking":"TLP:CLEAR","text":"Zanzibar","marking":"TLP:RED"}"#),
    (
      "claims.xml",
      "<register xmlns=\"urn:nightdesk:register:1\"><claim><id>c1</id><text>Zanzibar</text><marking>TLP:CLEAR</marking>"
        + "<marking>TLP:RED</marking></claim></register>"
    ),
    ("claims.jsonl", #"{"id":"c1","text":"Zanzibar","Marking":"TLP:RED"}"#),
    ("claims.jsonl", #"{"id":"c1","text":"Zanzibar","marking":"TLP:CLEAR","\u004darking ":"TLP:RED"}"#),
    ("claims.json", #"[{"id":"c1","text":"Zanzibar","MARKING":["TLP:RED"]}]"#),
    (
      "claims.xml",
      "<register xmlns=\"urn:nightdesk:register:1\"><claim><id>c1</id><text>Zanzibar</text><Marking>TLP:RED</Marking>"
        + "</claim></register>"
    ),
    (
      "claims.xml",
      "<register xmlns=\"urn:nightdesk:register:1\"><claim marking=\"TLP:RED\"><id>c1</id><text>Zanzibar</text>"
        + "</claim></register>"
    ),
  ])
  func `hold nothing of a record whose marking cannot be read or is almost called so`(
    name: String, text: String
  ) throws {
    let sink = MemorySink(room: .max)
    let folder = try RegisterFolder(texts: [(name, text)])
    let edited = try Edited([folder.path], reports: [ReportOrder(HumanReport(), to: sink)])
    let rejected = edited.rejected(.claims)
    #expect(rejected.map { $0["id"] } == ["c1"])
    // read again, it is still what it may be
    #expect(rejected.map { $0["marking"] } == ["TLP:RED"])
    #expect(!edited.text("rejects/claims.csv").contains("Zanzibar"))
    #expect(!String(decoding: sink.bytes, as: UTF8.self).contains("Zanzibar"))
  }

  @Test func `are accepted when their values are put right`() throws {
    let text =
      "id,when,type,title,tags,extra\ne1,May 2014,battle,\"a, \"\"b\"\"\",x;y,k=v\ne2,2014,battle,y,,\n"
      + "e3,1x,riot,z,,\n"
    let first = try RegisterFolder(texts: [("events.csv", text)]).pass()
    #expect(first.ids(.events) == ["e2"])
    let header = String(try #require(first.text("rejects/events.csv").split(separator: "\r\n").first))
    let columns = header.split(separator: ",").map(String.init)
    let expected = RegisterSchema.events.columns.filter { $0.role == .input }.map(\.name)
    #expect(columns == expected + ["nd_code", "nd_reason", "nd_file", "nd_line", "nd_original"])

    var rows = first.rejected(.events)
    rows[0]["when"] = "2014-05"
    rows[1]["when"] = "2014"
    let mended = CSVText.file(columns, rows.map { row in columns.map { row[$0] ?? "" } })
    let again = try RegisterFolder([("events.csv", mended)]).pass()
    #expect(again.findings == [])
    #expect(again.ids(.events) == ["e1", "e3"])
    #expect(again.accepted(.events)[0]["title"] == "a, \"b\"")
    #expect(again.accepted(.events)[0]["extra"] == "k=v")
  }
}

@Suite struct `A baseline` {
  private let rows = ["e1,soon,battle,x", "e2,2014,fight,x", "e2,2014,fight,x", "e3,2014,battle,y"]

  private func pass(_ rows: [String], _ policy: CheckPolicy) throws -> Edited {
    let text = (["id,when,type,title"] + rows).joined(separator: "\n") + "\n"
    return try RegisterFolder(texts: [("events.csv", text)]).pass(policy: policy)
  }

  @Test func `keeps known findings quiet, wherever they have moved to`() throws {
    var writing = CheckPolicy.plain
    writing.writesBaseline = true
    let baseline = try #require(try pass(rows, writing).outcome.baseline)
    #expect(baseline.count == 3)

    var knowing = CheckPolicy.plain
    knowing.baseline = try Baseline(baseline.text)
    let same = try pass(rows.reversed(), knowing)
    #expect(same.findings == [])
    #expect(same.outcome.findings(.error) == 0)
    #expect(same.outcome.known == [.error: 3])
    // known or not, a record that breaks a rule is in no edition
    #expect(same.ids(.events) == ["e3"])

    let more = try pass(rows + ["e2,2014,fight,x", "e9,2014,battle,"], knowing)
    #expect(more.findings == ["events.csv:6:9 ND-V005 error type", "events.csv:7:16 ND-V001 error title"])
    #expect(more.outcome.findings(.error) == 2)
  }

  @Test func `holds no value of a record but its id`() throws {
    var writing = CheckPolicy.plain
    writing.writesBaseline = true
    let text = try #require(try pass(rows, writing).outcome.baseline).text
    #expect(text.hasPrefix("nightdesk-baseline/1\n"))
    #expect(!text.contains("soon") && !text.contains("fight"))
    #expect(text.contains("event e1"))
  }

  @Test func `may have the line ends and the byte order mark of Windows`() throws {
    let text = "nightdesk-baseline/1\n828668b9df23ce4a\t2\tND-A016\tevent e1\tcitations\n"
    #expect(try Baseline(text.replacing("\n", with: "\r\n")).text == text)
    #expect(try Baseline("\u{FEFF}" + text).text == text)
  }

  @Test(arguments: [
    "", "x", "nightdesk-baseline/1", "nightdesk-baseline/1\n0a\t1\ta\tb\tcut", "nightdesk-baseline/1\nx",
    "nightdesk-baseline/1\n0\t0\ta\tb\tc\n", "nightdesk-baseline/2\n",
  ])
  func `that is none is refused`(text: String) {
    #expect(throws: BaselineError.self) { try Baseline(text) }
  }
}

@Suite struct `An edition is refused` {
  private func counts(read: Int, rejected: Int, events: Int) -> [RecordCounts] {
    var all = Table.allCases.map { RecordCounts($0) }
    let place = Int(Table.events.rawValue)
    (all[place].read, all[place].rejected, all[place].accepted) = (read, rejected, events)
    return all
  }

  @Test(
    arguments: [
      // max rejected, min events, read, rejected, accepted, events of the latest edition
      ("", "", 10, 10, 0, nil, true), ("", "", 10, 10, 0, 0, true), ("", "", 10, 10, 0, 1, true),
      ("", "", 0, 0, 0, nil, true), ("", "0", 10, 10, 0, nil, false), ("", "0%", 0, 0, 0, nil, false),
      ("", "0", 10, 10, 0, 1, false), ("", "0%", 0, 0, 0, 1, false), ("3", "", 10, 3, 7, nil, false),
      ("3", "", 10, 4, 6, nil, true), ("0", "", 10, 0, 10, nil, false), ("0", "", 10, 1, 9, nil, true),
      ("30%", "", 10, 3, 7, nil, false), ("30%", "", 10, 4, 6, nil, true), ("0.5%", "", 1000, 5, 995, nil, false),
      ("0.5%", "", 1000, 6, 994, nil, true), ("0%", "0", 0, 0, 0, nil, false), ("", "5", 5, 0, 5, nil, false),
      ("", "5", 4, 0, 4, nil, true), ("", "50%", 5, 0, 5, 10, false), ("", "50%", 4, 0, 4, 10, true),
      ("", "50%", 4, 0, 4, nil, false),
    ] as [(String, String, Int, Int, Int, Int?, Bool)])
  func `when it breaks a limit`(
    _ max: String, _ min: String, _ read: Int, _ rejected: Int, _ events: Int, _ latest: Int?, _ isRefused: Bool
  ) {
    var limits = PublicationLimits()
    (limits.maxRejected, limits.minEvents) = (Quota(max), Quota(min))
    let refusal = limits.refusal(of: counts(read: read, rejected: rejected, events: events), latest: latest)
    #expect((refusal != nil) == isRefused, "\(refusal ?? "")")
  }

  private static let meant = "--min-events 0 publishes such an edition"

  /// An edition without events is refused where some were to be expected.
  @Test(
    arguments: [
      // actors alone, in no input of events
      (0, 0, 5, nil, false, nil), (0, 0, 5, 0, false, nil),
      (0, 0, 5, 7, false, "there is no event, and the latest edition has 7"),
      (0, 0, 5, nil, true, "there is no event; \(meant)"),
      (2, 2, 5, nil, false, "no event of 2 is accepted (nightdesk check tells why); \(meant)"),
      // not a single record
      (0, 0, 0, nil, false, "there is no record; \(meant)"),
      (2, 2, 0, nil, true, "no record of 2 is accepted (nightdesk check tells why); \(meant)"),
    ] as [(Int, Int, Int, Int?, Bool, String?)])
  func `without events where some were to be expected`(
    _ read: Int, _ rejected: Int, _ actors: Int, _ latest: Int?, _ expects: Bool, _ refusal: String?
  ) {
    let all = counts(read: read, rejected: rejected, events: read - rejected).map { count in
      var count = count
      if count.table == .actors { (count.read, count.accepted) = (actors, actors) }
      return count
    }
    #expect(PublicationLimits().refusal(of: all, latest: latest, expectsEvents: expects) == refusal)
  }

  @Test(arguments: ["", "-1", "5.5", "101%", "%", "-1%", "many", "5 %", "nan%", "1e400%"])
  func `by a number or a share only`(text: String) { #expect(Quota(text) == nil) }
}
