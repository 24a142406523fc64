internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

private let events =
  "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,geo_precision,fatalities,timestamp\n"
  + "LBY1,2024-03-01,1,Battles,Armed clash,A,B,1,1,100\nLBY2,2024-03-01,1,Battles,Armed clash,A,B,1,1,100\n"

@Suite struct `A list of deleted events` {
  /// Each faulty row with what is wrong with it, where, and what its id is taken for.
  private static let faulty: [(row: String, found: String, id: String)] = [
    ("LBY3", "1 ND-R003 error", ""), ("LBY3,1,x", "1 ND-R004 error", ""),
    (",200", "1 ND-V001 error event_id_cnty", ""), ("LBY3,soon", "6 ND-V002 error deleted_timestamp", "acled:LBY3"),
    ("LBY3,-1", "6 ND-V004 error deleted_timestamp", "acled:LBY3"),
    ("LBY3,253402300800", "6 ND-V004 error deleted_timestamp", "acled:LBY3"),
    ("LBY3,99999999999999999999", "6 ND-V002 error deleted_timestamp", "acled:LBY3"),
    ("L B,200", "1 ND-V006 error event_id_cnty", ""), ("LBY\"3,200", "1 ND-R001 error", ""),
    ("a\u{0}b,200", "1 ND-H009 error", ""),
    (String(repeating: "x", count: 300) + ",200", "1 ND-V008 error event_id_cnty", ""),
  ]

  @Test(arguments: [1, 40, 1 << 20], [",", ";"])
  func `loses no row: one that withdraws nothing lies in the rejects`(blockSize: Int, separator: String) throws {
    var lines = ["event_id_cnty,deleted_timestamp", "LBY1,200"]
    for (row, _, _) in Self.faulty { lines += [row, "LBY9,1"] }
    let text = lines.joined(separator: "\n").replacing(",", with: separator)
    let folder = try RegisterFolder(texts: [("deleted.csv", text), ("events.csv", events)])
    let edited = try folder.pass(threads: 2, blockSize: blockSize)
    #expect(edited.ids(.events) == ["acled:LBY2"])
    let rejected = edited.rejected(.events).filter { $0["nd_file"]!.hasSuffix("deleted.csv") }
    #expect(rejected.map { $0["nd_original"] } == Self.faulty.map { $0.row.replacing(",", with: separator) })
    #expect(rejected.map { $0["nd_line"] } == Self.faulty.indices.map { "\(3 + 2 * $0)" })
    // an id that there is not has a remark in its place
    let ids = rejected.map { $0["id"]!.hasPrefix("[") && $0["id"]!.hasSuffix("\($0["nd_code"]!)]") ? "" : $0["id"] }
    #expect(ids == Self.faulty.map(\.id))
    let found = edited.findings.filter { $0.hasPrefix("deleted.csv") }
    #expect(found == Self.faulty.enumerated().map { "deleted.csv:\(3 + 2 * $0.offset):\($0.element.found)" })
    #expect(rejected.map { $0["nd_code"] } == Self.faulty.map { String($0.found.split(separator: " ")[1]) })
    let list = try #require(edited.outcome.inputs.first)
    #expect(list.records == lines.count - 1 && list.accepted == 0 && list.rejected == Self.faulty.count)
    #expect(list.others?.kind == .withdrawals && list.others?.count == 1 + Self.faulty.count)
    #expect(edited.outcome.otherRows.map(\.count) == [1 + Self.faulty.count])
  }

  /// The newer of the two counts, and a row of the list that says no moment deletes every version.
  @Test(arguments: [("99", false), ("100", false), ("101", true)])
  func `deletes what was not updated since, and says so of what was`(updated: String, stays: Bool) throws {
    let folder = try RegisterFolder(texts: [
      ("deleted.csv", "event_id_cnty,deleted_timestamp\nLBY1,100\nLBY2,\n"),
      ("events.csv", events.replacing(",100\nLBY2", with: ",\(updated)\nLBY2")),
    ])
    let edited = try folder.pass(threads: 1)
    #expect(edited.ids(.events) == (stays ? ["acled:LBY1"] : []))
    let found = edited.findings.filter { $0.contains("ND-I0") }
    let first = "events.csv:2:1 \(stays ? "ND-I035" : "ND-I031") info event_id_cnty"
    #expect(found == [first, "events.csv:3:1 ND-I031 info event_id_cnty"])
  }

  @Test func `is no register`() throws {
    func reason(_ files: [(name: String, text: String)]) throws -> String? {
      let folder = try RegisterFolder(texts: files)
      let order = RegisterPass.Order(
        inputs: [InputRequest(folder.path)], exports: [], asOf: 20_781, title: "", runID: "")
      do {
        try RegisterPass(order).checkHoldsRecords()
        return nil
      } catch {
        #expect(error.exitCode == 65)
        return error.reason
      }
    }
    let deleted = ("deleted.csv", "event_id_cnty,deleted_timestamp\nLBY1,200\n")
    #expect(
      try reason([deleted])
        == "it says which events are deleted and holds no records, and no other input does; name the files of events with it"
    )
    #expect(try reason([deleted, ("events.csv", events)]) == nil)
  }

  @Test func `and mentions and statements are counted beside the records`() throws {
    let statements =
      "canonical_id,entity_id,schema,prop,value,dataset\np,p,Person,name,Ann,l\np,p,Person,alias,Bo,l\n,,Person,name,C,l\n"
    let mention =
      "1\t20191024143000\t20191024144500\t1\tb.example\thttps://b.example/\t3\t-1\t20\t30\t1\t60\t2500\t-3\t\t\n"
    var event = Array(repeating: "", count: 61)
    for (place, text) in [0: "1", 1: "20191024", 2: "201910", 26: "112", 59: "20191024143000"] { event[place] = text }
    let folder = try RegisterFolder(texts: [
      ("deleted.csv", "event_id_cnty,deleted_timestamp\nLBY1,200\nLBY9,200\nLBY8,x\n"), ("events.csv", events),
      ("g.export.csv", event.joined(separator: "\t") + "\n"),
      ("g.mentions.csv", mention + mention + "2" + mention.dropFirst()),
      ("statements.csv", statements),
    ])
    let edited = try folder.pass()
    let inputs = edited.outcome.inputs
    #expect(
      inputs.map { [$0.records, $0.accepted, $0.rejected, $0.others?.count ?? -1] } == [
        [3, 0, 1, 2], [2, 1, 1, -1], [1, 1, 0, -1], [3, 0, 1, 2], [2, 1, 1, 3],
      ])
    #expect(
      edited.outcome.otherRows.map { $0.kind.counted($0.count) } == ["2 withdrawals", "2 mentions", "3 statements"])
    #expect(RowKind.mentions.counted(1) == "1 mention")
  }
}

@Suite struct `Downloads that overlap` {
  private static let header =
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,geo_precision,fatalities,timestamp"
  private static func row(_ id: Int, _ deaths: Int = 1, _ timestamp: Int = 100) -> String {
    "LBY\(id),2024-03-01,1,Battles,Armed clash,A,B,1,\(deaths),\(timestamp)"
  }
  private static func file(_ rows: [String], _ lineEnd: String = "\n") -> String {
    ([header] + rows).map { $0 + lineEnd }.joined()
  }

  private func read(_ files: [(String, String)], blockSize: Int = 1 << 20) throws -> Edited {
    let edited = try RegisterFolder(texts: files.map { (name: $0.0, text: $0.1) }).pass(
      threads: 2, blockSize: blockSize)
    for input in edited.outcome.inputs { #expect(input.records == input.accepted + input.rejected) }
    return edited
  }

  @Test(arguments: [1, 300, 1 << 20])
  func `have what they share once, with no error`(blockSize: Int) throws {
    // the lines end otherwise, and a cell has quotation marks that it does not need
    let second = Self.row(2).replacing("Armed clash", with: "\"Armed clash\"")
    let edited = try read(
      [
        ("a.csv", Self.file([Self.row(1), Self.row(2), Self.row(3)])),
        ("b.csv", Self.file([second, Self.row(3), Self.row(4)], "\r\n")), ("c.csv", Self.file([Self.row(3)])),
      ], blockSize: blockSize)
    #expect(edited.ids(.events) == (1...4).map { "acled:LBY\($0)" })
    #expect(
      edited.findings.filter { !$0.contains("ND-P006") } == [
        "b.csv:2:1 ND-I034 info event_id_cnty", "b.csv:3:1 ND-I034 info event_id_cnty",
        "c.csv:2:1 ND-I034 info event_id_cnty",
      ])
    #expect(edited.outcome.inputs.map(\.rejected) == [0, 2, 1])
    #expect(edited.outcome.edition.setAside == 3)
    #expect(edited.outcome.findings(.error) == 0)
  }

  @Test func `have what differs as it is: an error, or a newer version`() throws {
    let edited = try read([
      ("a.csv", Self.file([Self.row(1), Self.row(2), Self.row(3)])),
      ("b.csv", Self.file([Self.row(1), Self.row(2, 7), Self.row(3, 7, 200)])),
    ])
    #expect(
      edited.findings.filter { !$0.contains("ND-P006") } == [
        "a.csv:4:1 ND-I030 info event_id_cnty", "b.csv:2:1 ND-I034 info event_id_cnty",
        "b.csv:3:1 ND-I001 error event_id_cnty",
      ])
    #expect(edited.accepted(.events).map { $0["deaths_best"] } == ["1", "1", "7"])
  }

  /// Of the layouts one writes days, another kinds of actors in its own way, so that ids and moments have to do.
  @Test(arguments: [1, 1 << 20])
  func `in several layouts have what they share once`(blockSize: Int) throws {
    let of2020 =
      Self.header + ",iso3\n"
      + Self.row(1).replacing("2024-03-01", with: "01 March 2024") + ",LBY\n"
    let numbers = Self.header + ",inter1\n" + Self.row(1) + ",1\n"
    let words = Self.header + ",inter1\n" + Self.row(1) + ",State forces\n"
    let of2025 = Self.header + ",inter1,population_1km\n" + Self.row(1) + ",State forces,1200\n"
    let layouts = [of2020, numbers, words, of2025]
    for (a, first) in layouts.enumerated() {
      for (b, second) in layouts.enumerated() where a != b {
        let edited = try read([("a.csv", first), ("b.csv", second)], blockSize: blockSize)
        #expect(edited.ids(.events) == ["acled:LBY1"])
        let found = edited.findings.filter { $0.contains("ND-I0") }
        #expect(found == ["b.csv:2:1 ND-I034 info event_id_cnty"], "\(a) \(b)")
        #expect(edited.outcome.findings(.error) == 0)
      }
    }
  }

  /// What one file has twice nobody has downloaded twice.
  @Test func `are several files: a row that one of them has twice is an error`() throws {
    let edited = try read([("a.csv", Self.file([Self.row(1), Self.row(1)])), ("b.csv", Self.file([Self.row(2)]))])
    #expect(edited.findings.filter { !$0.contains("ND-P006") } == ["a.csv:3:1 ND-I001 error event_id_cnty"])
  }

  @Test func `may say nothing of when they were updated`() throws {
    let ged = [
      "id,type_of_violence,dyad_name,side_a,side_b,source_article,where_prec,event_clarity,date_prec,date_start,date_end,"
        + "best,high,low", "7,1,A - B,A,B,Paper,1,1,1,2014-03-01,2014-03-01,2,3,1",
      "8,1,A - B,A,B,\"a \"\"b\"\"\nc\",1,1,1,2014-03-01,2014-03-01,2,3,1",
    ].map { $0 + "\n" }.joined()
    let edited = try read([("a.csv", ged), ("b.csv", ged)])
    #expect(edited.ids(.events) == ["ged:7", "ged:8"])
    #expect(edited.findings == ["b.csv:2:1 ND-I034 info id", "b.csv:3:1 ND-I034 info id"])
  }

  /// One has a column more, and all in another order: what both have is the same.
  @Test func `may have several layouts`() throws {
    let other = (["iso"] + Self.header.split(separator: ",").reversed().map(String.init)).joined(separator: ",")
    func turned(_ row: String) -> String { "434," + row.split(separator: ",").reversed().joined(separator: ",") }
    let rows = [Self.row(2), Self.row(3, 7)].map(turned)
    let edited = try read([
      ("a.csv", Self.file([Self.row(1), Self.row(2), Self.row(3)])),
      ("b.csv", ([other] + rows).map { $0 + "\n" }.joined()),
    ])
    let found = edited.rows("findings.csv").filter { $0["severity"] == "error" || $0["code"] == "ND-I034" }
    // the country of the second file is one of its own; other figures are another version
    #expect(found.map { $0["code"] } == ["ND-I034", "ND-I001"])
    let mood = ([Self.header + ",mood"] + [Self.row(2), Self.row(3, 7)].map { $0 + ",x" }).map { $0 + "\n" }.joined()
    let further = try read([("a.csv", Self.file([Self.row(1), Self.row(2), Self.row(3)])), ("b.csv", mood)])
    #expect(
      further.rows("findings.csv").map { $0["code"] }.filter { $0 != "ND-P006" } == ["ND-S002", "ND-I034", "ND-I001"])
  }
}

@Suite(.enabled(if: SharedData.has("ucdp-ged/ged-bangladesh-hxl.csv"), "UCDP GED is not on this machine"))
struct `The two files of UCDP GED` {
  /// `docs/field.md`: the 601 rows of one stand in the other, which has no `iso3`.
  @Test func `overlap without an error`() throws {
    let files = ["ged191.csv", "ged-bangladesh-hxl.csv"].map { SharedData.path("ucdp-ged/" + $0) }
    let edited = try Edited(files, 2)
    #expect(edited.counts(.events).accepted == 3194 && edited.outcome.edition.setAside == 601)
    #expect(edited.outcome.findings(.error) == 0)
  }
}
