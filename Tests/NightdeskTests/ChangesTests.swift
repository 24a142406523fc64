internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

@Suite struct `What changed` {
  private static let before = """
    id,when,type,title,deaths_best,notes
    e1,2014,battle,First,,
    e2,2014,battle,Second,3,a1
    e3,2014,battle,Third,,
    e4,2014,battle,Fourth,,

    """

  @Test(arguments: [1, 3], [61, 1 << 20])
  func `records are added, revised in fields, and withdrawn`(threads: Int, blockSize: Int) throws {
    let first = try Compared([("events.csv", Self.before)], nil, run: "r1")
    #expect(first.outcome.edition.changes == nil)
    #expect(first.files["changes.csv"] == nil)
    let after = """
      id,title,when,type,deaths_best,notes
      e4,Fourth,2014,battle,,
      e5,"Fif,th",2014,battle,,
      e1,First,2014,battle,0,
      e2,Second again,2014-05,battle,3,

      """
    let second = try Compared([("events.csv", after)], first.digests, run: "r2", threads: threads, blockSize: blockSize)
    let expected = """
      op,table,id,fields,first_seen
      added,events,e5,,r2
      revised,events,e1,deaths_best,r1
      revised,events,e2,when;title;notes,r1
      withdrawn,events,e3,,r1

      """
    // fields are named in the order of the register's columns, whatever the order of the file's
    let columns = RegisterSchema.events.columns.map(\.name).filter { ["when", "title", "notes"].contains($0) }
    #expect(second.text("changes.csv") == expected.replacing("when;title;notes", with: columns.joined(separator: ";")))
    #expect(
      second.text("changes.jsonl").split(separator: "\n").first
        == #"{"op":"added","table":"events","id":"e5","fields":[],"first_seen":"r2"}"#)
    let changes = try #require(second.outcome.edition.changes)
    #expect(changes.since == "r1")
    #expect(changes.items.map(\.id) == ["e5", "e1", "e2", "e3"])
    #expect(changes.count(.revised) == 2 && changes.count(.added, .events) == 1 && changes.count(.withdrawn) == 1)
  }

  @Test func `the same records, in another order or file format, are no change`() throws {
    let first = try Compared([("events.csv", Self.before)], nil, run: "r1")
    let lines = Self.before.split(separator: "\n")
    let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
    let second = try Compared([("events.jsonl", Self.lines)], first.digests, run: "r2")
    #expect(second.text("changes.csv") == "op,table,id,fields,first_seen\n")
    #expect(second.outcome.edition.changes?.isEmpty == true)
    let third = try Compared([("events.csv", turned)], second.digests, run: "r3")
    #expect(third.outcome.edition.changes?.isEmpty == true)
    #expect(third.outcome.edition.changes?.since == "r2")
  }

  private static let lines = """
    {"id":"e1","when":"2014","type":"battle","title":"First"}
    {"title":"Second","id":"e2","when":"2014","type":"battle","deaths_best":3,"notes":"a1"}
    {"id":"e3","when":"2014","type":"battle","title":"Third"}
    {"id":"e4","when":"2014","type":"battle","title":"Fourth"}

    """

  @Test func `a rejected record is withdrawn, and a mended one comes back as added`() throws {
    let first = try Compared([("events.csv", Self.before)], nil, run: "r1")
    let broken = Self.before.replacing("e3,2014", with: "e3,nonsense")
    let second = try Compared([("events.csv", broken)], first.digests, run: "r2")
    #expect(second.outcome.edition.changes?.items.map(\.id) == ["e3"])
    let third = try Compared([("events.csv", Self.before)], second.digests, run: "r3")
    #expect(third.text("changes.csv").hasSuffix("added,events,e3,,r3\n"))
  }

  @Test func `a claim does not revise its event, but can make it contested`() throws {
    let events = "id,when,type,title\ne1,2014,battle,First\n"
    let actors = "id,name,kind\na1,A,person\na2,B,person\n"
    let sources = "id,title,kind\ns,S,news\n"
    let claims =
      "id,about,kind,speaker,value,text,citations\nc1,e1,casualty-figure,a1,killed=12,Twelve,s\n"
    let more = claims + "c2,e1,casualty-figure,a2,killed=2,Two,s\n"
    let others = [("events.csv", events), ("actors.csv", actors), ("sources.csv", sources)]
    let first = try Compared(others + [("claims.csv", claims)], nil, run: "r1")
    let second = try Compared(others + [("claims.csv", more)], first.digests, run: "r2")
    let changes = try #require(second.outcome.edition.changes)
    #expect(changes.count(.revised, .events) == 0)
    #expect(changes.count(.added, .claims) == 1)
    #expect(changes.newlyContested == ["e1"] && changes.newlyContestedCount == 1)
  }

  @Test func `digests that are cut off, of other columns or of something else are refused`() throws {
    let first = try Compared([("events.csv", Self.before)], nil, run: "r1")
    let whole = try #require(first.digests)
    for cut in [0, 10, whole.count / 2, whole.count - 1] {
      #expect(PriorRecords(Array(whole[..<cut]).span) == nil, "\(cut)")
    }
    var other = whole
    other[other.firstIndex(of: UInt8(ascii: "c"))!] = UInt8(ascii: "k")
    #expect(PriorRecords(other.span) == nil)
    #expect(PriorRecords(whole.span)?.count == 4)
  }

  @Test func `no two columns share a bit`() {
    for table in Table.allCases { #expect(table.schema.columns.count <= 64, "\(table.name)") }
  }
}
