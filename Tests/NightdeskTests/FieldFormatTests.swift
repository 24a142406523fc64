internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

@Suite struct `UCDP GED` {
  private static let columns = [
    "id", "type_of_violence", "dyad_name", "side_a", "side_b", "source_article", "where_prec", "event_clarity",
    "date_prec", "date_start", "date_end", "best", "high", "low", "country", "where_coordinates",
  ]
  private static let row = [
    "id": "7", "type_of_violence": "1", "dyad_name": "A - B", "side_a": "Government of A", "side_b": "B",
    "source_article": "Paper, 2014", "where_prec": "1", "event_clarity": "1", "date_prec": "1",
    "date_start": "2014-03-01", "date_end": "2014-03-01", "best": "2", "high": "3", "low": "1", "country": "Libya",
    "where_coordinates": "Benghazi",
  ]

  /// The one event that a row with these cells is.
  private func outcome(_ cells: [String: String], columns: [String] = columns) throws -> (Edited, [String: String]?) {
    let row = Self.row.merging(cells) { $1 }
    let file = CSVText.file(columns, [columns.map { row[$0] ?? "" }])
    let edited = try RegisterFolder([("anything.csv", file)]).pass()
    return (edited, edited.accepted(.events).first)
  }

  /// Codebook of GED 19.1, `date_prec`: 1 exact, 2 two to six days, 3 a week, 4 a month, 5 more than a month.
  @Test(arguments: [
    ("1", "1", "2014-03-01", "2014-03-01", "2014-03-01"),
    ("1", "1", "2014-03-01 00:00:00.000", "2014-03-01 00:00:00.000", "2014-03-01"),
    ("1", "1", "2014-03-01", "2014-03-02", "[2014-03-01..2014-03-02]"),
    ("2", "1", "2014-03-01", "2014-03-04", "[2014-03-01..2014-03-04]"),
    ("2", "2", "2014-03-01", "2014-03-04", "2014-03-01/2014-03-04"),
    ("3", "1", "2014-03-03", "2014-03-09", "[2014-03-03..2014-03-09]"),
    ("3", "2", "2014-03-03", "2014-03-09", "2014-03-03/2014-03-09"),
    ("4", "1", "2014-02-01", "2014-02-28", "2014-02"),
    ("4", "1", "2012-02-01", "2012-02-29", "2012-02"),
    ("4", "2", "2014-03-01", "2014-03-31", "2014-03"),
    ("4", "1", "2014-03-01", "2014-03-30", "[2014-03-01..2014-03-30]"),
    ("4", "1", "2012-02-01", "2012-02-28", "[2012-02-01..2012-02-28]"),
    ("4", "2", "2014-03-10", "2014-04-10", "2014-03-10/2014-04-10"),
    ("5", "1", "2014-01-01", "2014-12-31", "2014"),
    ("5", "2", "2014-01-01", "2014-05-15", "2014-01-01/2014-05-15"),
    ("5", "1", "2013-01-01", "2014-12-31", "[2013-01-01..2014-12-31]"),
    // one day alone, or the same day twice, is no more exact than its code
    ("1", "1", "2014-03-03", "", "2014-03-03"),
    ("2", "1", "2014-03-30", "", "[2014-03-30..2014-04-04]"),
    ("2", "1", "2014-03-03", "2014-03-03", "[2014-03-03..2014-03-08]"),
    ("2", "2", "2014-03-03", "", "2014-03-03/2014-03-08"),
    ("3", "1", "2014-03-03", "", "[2014-03-03..2014-03-09]"),
    ("3", "1", "2014-03-03", "2014-03-03 00:00:00.000", "[2014-03-03..2014-03-09]"),
    ("4", "1", "2014-03-15", "2014-03-15", "2014-03"),
    ("4", "2", "2014-03-15", "", "2014-03"),
    ("5", "1", "2014-07-01", "2014-07-01", "2014"),
    ("5", "1", "2014-07-01", "", "2014"),
    // no code: what the two days say
    ("", "1", "2014-03-01", "2014-03-01", "2014-03-01"),
    ("", "1", "2014-03-01", "2014-03-04", "[2014-03-01..2014-03-04]"),
  ])
  func `dates say no more than their precision`(
    precision: String, clarity: String, start: String, end: String, when: String
  ) throws {
    let cells = ["date_prec": precision, "event_clarity": clarity, "date_start": start, "date_end": end]
    let (edited, event) = try outcome(cells)
    #expect(event?["when"] == when)
    #expect(edited.findings == [])
  }

  @Test(arguments: [
    (["date_start": "2014-03-09", "date_end": "2014-03-01"], ["anything.csv:2:65 ND-D003 error date_start"]),
    (["date_start": "March 2014"], ["anything.csv:2:65 ND-D001 error date_start"]),
    (["date_start": "", "date_end": ""], ["anything.csv:2:65 ND-V001 error date_start"]),
    (["date_prec": "4", "date_start": "2014-02-30", "date_end": ""], ["anything.csv:2:65 ND-D002 error date_start"]),
    (["date_prec": "6"], ["anything.csv:2:61 ND-V004 error date_prec"]),
    (["date_prec": "0"], ["anything.csv:2:61 ND-V004 error date_prec"]),
    (["date_prec": "day"], ["anything.csv:2:61 ND-V002 error date_prec"]),
    (["type_of_violence": "4"], ["anything.csv:2:5 ND-V005 error type_of_violence"]),
    (["event_clarity": "3"], ["anything.csv:2:57 ND-V004 error event_clarity"]),
    (["where_prec": "8"], ["anything.csv:2:53 ND-V004 error where_prec"]),
    (["best": "many"], ["anything.csv:2:91 ND-V002 error best"]),
    (["id": "7 b"], ["anything.csv:2:1 ND-V006 error id"]),
  ])
  func `is checked as any register`(cells: [String: String], found: [String]) throws {
    let (edited, event) = try outcome(cells)
    #expect(edited.findings == found)
    #expect(event == nil)
    // a rejected row implies nobody
    #expect(edited.counts(.actors).read == 0 && edited.counts(.sources).read == 0)
  }

  @Test(arguments: [
    ("date_prec", "6", "1 to 5"), ("event_clarity", "3", "1 to 2"), ("where_prec", "8", "1 to 7"),
    ("best", "-1", "0 or more"),
  ])
  func `a number that is none is told with its range`(
    column: String, cell: String, range: String
  ) throws {
    let (edited, _) = try outcome([column: cell])
    #expect(edited.rows("findings.csv").map { $0["message"] } == ["\(column) is out of its range: it takes \(range)"])
    #expect(edited.rejected(.events).map { $0["nd_reason"] } == ["\(column) is out of its range: it takes \(range)"])
  }

  @Test func `codes become words`() throws {
    let types = try ["1", "2", "3"].map { try outcome(["type_of_violence": $0]).1 }
    #expect(types.map { $0?["type"] } == ["battle", "battle", "violence-against-civilians"])
    #expect(types.map { $0?["subtype"] } == ["state-based violence", "non-state violence", "one-sided violence"])
    #expect(try ["1", "2"].map { try outcome(["event_clarity": $0]).1?["scope"] } == ["incident", "aggregate"])
    let (edited, bare) = try outcome([:])
    let event = try #require(bare)
    #expect(event["id"] == "ged:7" && event["dataset_id"] == "7" && event["dataset"] == "UCDP GED")
    #expect(event["title"] == "[state-based violence, Benghazi]" && event["country"] == "LBY")
    #expect(event["deaths_low"] == "1" && event["deaths_best"] == "2" && event["deaths_high"] == "3")
    let actors = edited.accepted(.actors)
    #expect(actors.map { $0["name"] } == ["Government of A", "B"])
    #expect([event["side_a"], event["side_b"]] == actors.map { $0["id"] })
    // the dataset is a source too: its actors cite it
    #expect(edited.accepted(.sources).map { $0["id"] } == ["ged:dataset", event["citations"]])
    #expect(actors.map { $0["citations"] } == ["ged:dataset", "ged:dataset"])
    #expect(edited.outcome.inputs.map(\.format) == ["ucdp-ged"])
  }

  @Test func `takes its columns in any order and keeps those that have no home`() throws {
    let (edited, event) = try outcome(
      ["mood;": "a=1;b", "iso3": "BGD"], columns: ["mood;", "iso3"] + Self.columns.reversed())
    #expect(edited.findings == ["anything.csv:1:1 ND-S002 warning mood;"])
    #expect(event?["country"] == "BGD")
    let extra = ListSyntax.values(try #require(event?["extra"]).utf8Span.span)
    #expect(extra.first == "mood;=a=1;b")
    #expect(extra.contains("date_prec=1") && extra.contains("country=Libya") && !extra.contains { $0.contains("side") })
  }

  @Test func `leaves what the register says itself of an actor as it is`() throws {
    let first = try outcome([:]).0
    let actor = try #require(first.accepted(.actors).last)
    let file = CSVText.file(Self.columns, [Self.columns.map { Self.row[$0]! }])
    let actors = CSVText.file(["id", "name", "kind"], [[actor["id"]!, "B's own name", "armed-group"]])
    let edited = try RegisterFolder([("a.csv", file), ("actors.csv", actors)]).pass()
    #expect(edited.accepted(.actors).map { $0["name"] } == ["B's own name", "Government of A"])
    #expect(edited.findings == [])
  }
}

@Suite(.enabled(if: SharedData.has("ucdp-ged/ged191.csv"), "UCDP GED is not on this machine"))
struct `The UCDP GED files` {
  private static let ged = SharedData.path("ucdp-ged/ged191.csv")

  @Test func `are accounted for, event by event`() throws {
    let rows = CSVText.rows(try #require(SharedData.bytes(Self.ged)))
    let edited = try Edited([Self.ged], 2)
    let counts = edited.counts(.events)
    #expect([rows.count, counts.read, counts.accepted, counts.rejected] == [3194, 3194, 3194, 0])

    let events = edited.accepted(.events)
    #expect(events.map { $0["id"] } == rows.map { "ged:" + $0["id"]! })
    func sum(_ rows: [[String: String]], _ column: String) -> Int { rows.reduce(0) { $0 + (Int($1[column]!) ?? 0) } }
    for (column, source) in [("best", "best"), ("low", "low"), ("high", "high"), ("civilians", "deaths_civilians")] {
      #expect(sum(events, "deaths_" + column) == sum(rows, source))
    }
    #expect(sum(rows, "best") == 20_936)
    func count(_ rows: [[String: String]], _ column: String, _ value: String) -> Int {
      rows.count { $0[column] == value }
    }
    for (code, subtype) in [("1", "state-based violence"), ("2", "non-state violence"), ("3", "one-sided violence")] {
      #expect(count(events, "subtype", subtype) == count(rows, "type_of_violence", code))
    }
    #expect(count(events, "type", "battle") == 1390 + 284)
    #expect(count(events, "scope", "aggregate") == count(rows, "event_clarity", "2"))
    for (row, event) in zip(rows, events) {
      let start = row["date_start"]!.prefix(10)
      if row["date_prec"] == "1", row["date_end"] == row["date_start"] { #expect(event["when"]! == start) }
      let years: [Substring] = event["when"]!.split { !$0.isNumber }.filter { $0.count == 4 }
      #expect(years.first! == start.prefix(4))
      #expect(years.last! == row["date_end"]!.prefix(4))
      #expect(event["location"] == row["where_coordinates"] && event["latitude"] == row["latitude"])
    }
    // one actor a UCDP id, and every side is one of them
    #expect(
      edited.counts(.actors).accepted == Set(rows.flatMap { [$0["side_a_new_id"]!, $0["side_b_new_id"]!] }).count)
    let actors = Dictionary(uniqueKeysWithValues: edited.accepted(.actors).map { ($0["id"]!, $0["name"]!) })
    for (row, event) in zip(rows, events) {
      #expect(actors[event["side_a"]!] == row["side_a"] && actors[event["side_b"]!] == row["side_b"])
    }
    let sources = Set(edited.ids(.sources))
    #expect(events.allSatisfy { sources.isSuperset(of: $0["citations"]!.split(separator: ";").map(String.init)) })

    // what is found is what is so, and nothing is repaired
    let figures = rows.map { (Int($0["low"]!)!, Int($0["best"]!)!, Int($0["high"]!)!) }
    let (low, high) = (figures.count { $0.0 > $0.1 }, figures.count { $0.1 > $0.2 })
    #expect([low, high] == [1, 5])
    #expect(edited.findings.count { $0.hasSuffix("ND-P001 warning low") } == low)
    #expect(edited.findings.count { $0.hasSuffix("ND-P001 warning high") } == high)
    #expect(!edited.findings.contains { $0.contains(" error ") })
    let ids = edited.rows("findings.csv").filter { $0["code"] == "ND-P001" }.map { $0["record"]! }
    #expect(ids == zip(rows, figures).filter { $1.0 > $1.1 || $1.1 > $1.2 }.map { "ged:" + $0.0["id"]! })
  }

  @Test(arguments: [(1, 61_000), (3, 4093), (8, 1 << 20)])
  func `come out the same with any threads and blocks`(threads: Int, blockSize: Int) throws {
    let expected = try Edited([Self.ged], 1, 1 << 22)
    let edited = try Edited([Self.ged], threads, blockSize)
    for (path, bytes) in expected.files where edited.files[path] != bytes { Issue.record("\(path) differs") }
    #expect(edited.files.count == expected.files.count)
  }

  /// HDX puts a row of HXL hashtags below the header: no record, and not read as one.
  @Test func `lose nothing but the row of hashtags`() throws {
    let path = SharedData.path("ucdp-ged/ged-bangladesh-hxl.csv")
    let rows = CSVText.rows(try #require(SharedData.bytes(path)))
    #expect(rows.count == 602 && rows[0].values.contains("#affected+killed"))
    let edited = try Edited([path], 2)
    let counts = edited.counts(.events)
    #expect([counts.read, counts.accepted, counts.rejected] == [601, 601, 0])
    #expect(!edited.findings.contains { $0.contains(" error ") })
    #expect(edited.ids(.events) == rows.dropFirst().map { "ged:" + $0["id"]! })
    #expect(!Table.allCases.contains { edited.text("csv/\($0.name).csv").contains("#") && $0 != .events })
    #expect(!edited.text("csv/actors.csv").contains("#group"))
    #expect(edited.accepted(.events).allSatisfy { $0["country"] == "BGD" })
  }
}
