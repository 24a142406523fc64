internal import NightdeskKit
internal import Testing

/// Rows as GDELT 2.0 writes them.
private enum GDELTRows {
  static func event(_ id: String, _ address: String = "https://a.example/1") -> String {
    var row = Array(repeating: "", count: 61)
    for (place, text) in [
      0: id, 1: "20191024", 2: "201910", 3: "2019", 6: "LIBYA", 26: "112", 51: "4", 52: "Tripoli, Tarabulus, Libya",
      56: "32.8925", 57: "13.18", 59: "20191024143000", 60: address,
    ] { row[place] = text }
    return row.joined(separator: "\t") + "\n"
  }

  static func mention(_ id: String, _ address: String, host: String = "b.example", kind: String = "1") -> String {
    [
      id, "20191024143000", "20191024144500", kind, host, address, "3", "-1", "20", "30", "1", "60", "2500", "-3.2",
      "srclc:ara;eng:GT-ARA", "",
    ].joined(separator: "\t") + "\n"
  }

  static func read(_ events: String, _ mentions: String, blockSize: Int = 1 << 20) throws -> Edited {
    try RegisterFolder(texts: [("a.export.csv", events), ("a.mentions.csv", mentions)])
      .pass(threads: 3, blockSize: blockSize)
  }
}

@Suite struct `GDELT mentions` {
  @Test(arguments: [1, 200, 1 << 20])
  func `become citations of their events, the whole row in extra`(blockSize: Int) throws {
    let edited = try GDELTRows.read(
      GDELTRows.event("1") + GDELTRows.event("2"),
      GDELTRows.mention("1", "https://a.example/1") + GDELTRows.mention("1", "https://B.example/x;y?é")
        + GDELTRows.mention("2", "BBC Monitoring", host: "BBC Monitoring", kind: "2"), blockSize: blockSize)
    #expect(edited.outcome.inputs.map(\.format) == ["gdelt-events", "gdelt-mentions"])
    #expect(edited.outcome.inputs.map(\.records) == [2, 3])
    #expect(edited.findings == [])
    let events = edited.accepted(.events)
    #expect(
      ListSyntax.values(events[0]["citations"]!.utf8Span.span) == [
        "gdelt:source:a.example#https://a.example/1", "gdelt:source:b.example#https://B.example/x;y?é",
      ])
    let mentions = ListSyntax.values(events[0]["extra"]!.utf8Span.span).filter { $0.hasPrefix("mention=") }
    #expect(
      mentions.last == """
        mention={"EventTimeDate":"20191024143000","MentionTimeDate":"20191024144500","MentionType":"1",\
        "MentionSourceName":"b.example","MentionIdentifier":"https://B.example/x;y?é","SentenceID":"3",\
        "Actor1CharOffset":"-1","Actor2CharOffset":"20","ActionCharOffset":"30","InRawText":"1","Confidence":"60",\
        "MentionDocLen":"2500","MentionDocTone":"-3.2","MentionDocTranslationInfo":"srclc:ara;eng:GT-ARA"}
        """)
    #expect(mentions.count == 2)
    // what is no address is a source by itself, and nobody's words are claims
    let sources = edited.accepted(.sources).map { $0["title"]! }
    #expect(Set(sources) == ["a.example", "b.example", "BBC Monitoring", "GDELT 2.0 Event Database"])
    #expect(edited.counts(.claims).read == 0)
    #expect(edited.counts(.events).read == 2)
  }

  @Test func `of events that are not in the run are set aside, with no line lost`() throws {
    let edited = try GDELTRows.read(
      GDELTRows.event("1") + GDELTRows.event("bad"),
      GDELTRows.mention("7", "https://b.example/") + "8\tbroken\n" + GDELTRows.mention("", "https://b.example/")
        + GDELTRows.mention("1", "https://b.example/") + GDELTRows.mention("1", "a\u{0}b")
        + GDELTRows.mention("bad", "https://b.example/"))
    let rejected = edited.rejected(.events).filter { $0["nd_file"]!.hasSuffix("mentions.csv") }
    #expect(rejected.map { $0["nd_code"]! } == ["ND-I032", "ND-R003", "ND-V001", "ND-H009", "ND-V002"])
    #expect(rejected.map { $0["nd_line"]! } == ["1", "2", "3", "5", "6"])
    #expect(rejected[1]["nd_original"] == "8\tbroken" && rejected[0]["id"] == "gdelt:7")
    #expect(edited.outcome.inputs.map(\.records) == [2, 6])
    #expect(edited.findings.contains("a.mentions.csv:1:1 ND-I032 info GLOBALEVENTID"))
    // an older event is nobody's mistake
    #expect(edited.outcome.edition.setAside == 1)
  }

  @Test func `alone are all set aside`() throws {
    let folder = try RegisterFolder(texts: [("a.mentions.csv", GDELTRows.mention("1", "https://b.example/"))])
    let edited = try folder.pass()
    #expect(edited.counts(.events).rejected == 1 && edited.counts(.sources).read == 0)
  }

  @Test func `are no more than a field of their event takes`() throws {
    let rows = (0..<900).map { GDELTRows.mention("1", "https://b.example/\($0)") }.joined()
    let edited = try GDELTRows.read(GDELTRows.event("1"), rows)
    #expect(edited.counts(.events).accepted == 1)
    let kept = edited.accepted(.events)[0]["extra"]!.components("mention=")
    #expect(kept > 100 && kept + edited.rejected(.events).count == 900)
    #expect(edited.rejected(.events).allSatisfy { $0["nd_code"] == "ND-R006" })
  }
}

extension String {
  /// How often `part` stands in it.
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
