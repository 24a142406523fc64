internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// ACLED's four layouts, with a row in each: the same event, as far as they can hold it.
private enum ACLEDLayout: String, CaseIterable, CustomTestStringConvertible {
  case dataID2020, numbers2022, words2024, population2025

  var testDescription: String { rawValue }

  var columns: [String] {
    let places = "admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities"
    let sides = "actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction"
    let text =
      self == .dataID2020
      ? "data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,\(sides),"
        + "region,country,\(places),timestamp,iso3"
      : "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,\(sides),"
        + "civilian_targeting,iso,region,country,\(places),tags,timestamp"
        + (self == .population2025 ? ",population_1km,population_2km,population_5km,population_best" : "")
    return text.split(separator: ",").map(String.init)
  }

  var row: [String: String] {
    var row = [
      "data_id": "7654321", "iso": "434", "event_id_cnty": "LBY9766", "event_id_no_cnty": "9766",
      "event_date": "2020-11-06", "year": "2020", "time_precision": "1", "disorder_type": "Political violence",
      "event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "Military Forces of A (2014-)",
      "assoc_actor_1": "Militia B; Militia C", "inter1": "1", "actor2": "Group D", "assoc_actor_2": "", "inter2": "3",
      "interaction": "13", "civilian_targeting": "", "region": "Northern Africa", "country": "Libya",
      "admin1": "East", "admin2": "Benghazi", "admin3": "", "location": "Benghazi - Sabri", "latitude": "32.1319",
      "longitude": "20.0644", "geo_precision": "1", "source": "Paper One; Radio Two", "source_scale": "National",
      "notes": "On 6 November, two groups met.", "fatalities": "0", "tags": "crowd size=no report; local",
      "timestamp": "1605571200", "iso3": "LBY", "population_1km": "100", "population_2km": "200",
      "population_5km": "500", "population_best": "100",
    ]
    if self == .dataID2020 { row["event_date"] = "06 November 2020" }
    if self == .words2024 || self == .population2025 {
      (row["inter1"], row["inter2"]) = ("State forces", "Political militia")
      row["interaction"] = "State forces-Political militia"
    }
    return row
  }

  /// A file of rows, each with some cells of its own.
  func file(_ rows: [[String: String]]) -> [UInt8] {
    CSVText.file(columns, rows.map { cells in columns.map { row.merging(cells) { $1 }[$0] ?? "" } })
  }

  /// What a row with these cells becomes, and its event.
  func outcome(_ cells: [String: String] = [:]) throws -> (edited: Edited, event: [String: String]?) {
    let edited = try RegisterFolder([("export.csv", file([cells]))]).pass()
    return (edited, edited.accepted(.events).first)
  }
}

extension Edited {
  /// The findings without that on 0 deaths, which each file has: code, severity and column.
  fileprivate var faults: [String] {
    findings.map { $0.split(separator: " ").dropFirst().joined(separator: " ") }.filter { !$0.hasPrefix("ND-P006") }
  }
}

@Suite struct `ACLED` {
  @Test(arguments: ACLEDLayout.allCases)
  private func `is recognised in each layout`(_ layout: ACLEDLayout) throws {
    let (edited, found) = try layout.outcome()
    let event = try #require(found)
    #expect(edited.outcome.inputs.map(\.format) == ["acled"])
    let before = layout.columns.prefix { $0 != "fatalities" }.reduce(0) { $0 + $1.count + 3 }
    #expect(edited.findings == ["export.csv:1:\(before + 1) ND-P006 info fatalities"])
    #expect(event["id"] == "acled:LBY9766" && event["dataset"] == "ACLED" && event["dataset_id"] == "LBY9766")
    #expect(event["when"] == "2020-11-06" && event["updated"] == "2020-11-17T00:00:00Z")
    #expect(event["type"] == "battle" && event["subtype"] == "Armed clash")
    #expect(event["title"] == "[Armed clash, Benghazi - Sabri]")
    #expect(event["summary"] == "On 6 November, two groups met.")
    #expect(event["country"] == "LBY" && event["admin1"] == "East" && event["admin2"] == "Benghazi")
    #expect(event["location"] == "Benghazi - Sabri" && event["place_precision"] == "1")
    #expect(event["latitude"] == "32.1319" && event["longitude"] == "20.0644" && event["deaths_best"] == "0")
    #expect(event["tags"] == (layout == .dataID2020 ? "" : "crowd size=no report;local"))
    let actors = edited.accepted(.actors)
    #expect(actors.map { $0["name"] } == ["Military Forces of A (2014-)", "Militia B", "Militia C", "Group D"])
    #expect(actors.map { $0["kind"] } == ["state-force", "unknown", "unknown", "armed-group"])
    #expect(event["side_a"] == actors[0]["id"] && event["side_b"] == actors[3]["id"])
    #expect(event["associated_a"] == [actors[1], actors[2]].map { $0["id"]! }.joined(separator: ";"))
    #expect(event["associated_b"] == "")
    // the dataset is a source, too: its actors cite it
    #expect(edited.accepted(.sources).map { $0["id"] }.first == "acled:dataset")
    #expect(actors.allSatisfy { $0["citations"] == "acled:dataset" })
    let sources = edited.accepted(.sources).dropFirst()
    #expect(sources.map { $0["title"] } == ["Paper One", "Radio Two"])
    #expect(sources.allSatisfy { $0["publisher"] == $0["title"] && $0["kind"] == "other" })
    #expect(event["citations"] == sources.map { $0["id"]! }.joined(separator: ";"))
  }

  @Test(arguments: ACLEDLayout.allCases)
  private func `keeps what has no home, in any order of columns`(_ layout: ACLEDLayout) throws {
    let row = layout.row
    let columns = layout.columns.reversed() + ["mood"]
    let cells = columns.map { $0 == "mood" ? "a;b" : row[$0] ?? "" }
    let edited = try RegisterFolder([("export.csv", CSVText.file(columns, [cells]))]).pass()
    let event = try #require(edited.accepted(.events).first)
    let extra = ListSyntax.values(try #require(event["extra"]).utf8Span.span)
    let homes: Set = [
      "event_id_cnty", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "actor2", "assoc_actor_2", "admin1",
      "admin2", "admin3", "location", "latitude", "longitude", "source", "notes", "fatalities", "tags", "timestamp",
      "iso3",
    ]
    let kept = columns.filter { !homes.contains($0) && row[$0] != "" }.map { "\($0)=\(row[$0] ?? "a;b")" }
    #expect(extra == kept)
    #expect(try layout.outcome().event?.filter { $0.key != "extra" } == event.filter { $0.key != "extra" })
  }

  /// `docs/field.md`, precision codes: 1 the day, 2 one day of that week, 3 the month.
  @Test(arguments: [
    ("2020-11-06", "1", "2020-11-06"),
    ("2020-11-06", "2", "[2020-11-03..2020-11-09]"), ("2020-12-30", "2", "[2020-12-27..2021-01-02]"),
    ("2020-03-02", "2", "[2020-02-28..2020-03-05]"), ("2020-11-15", "3", "2020-11"),
    ("06 November 2020", "1", "2020-11-06"), ("6 November 2020", "1", "2020-11-06"),
    ("01 January 2020", "2", "[2019-12-29..2020-01-04]"), ("29 February 2020", "3", "2020-02"),
  ])
  func `dates say no more than their precision`(date: String, precision: String, when: String) throws {
    for layout in ACLEDLayout.allCases {
      let (edited, event) = try layout.outcome(["event_date": date, "time_precision": precision])
      #expect(event?["when"] == when)
      #expect(event?["extra"]?.contains("event_date=\(date)") == true)
      #expect(edited.faults == [])
    }
  }

  @Test(arguments: ["2020-11-06", "06 November 2020"])
  func `a day without a precision is not taken for exact`(date: String) throws {
    for layout in ACLEDLayout.allCases {
      let (edited, event) = try layout.outcome(["event_date": date, "time_precision": ""])
      #expect(event?["when"] == "2020-11-06~")
      #expect(edited.faults == ["ND-D014 warning time_precision"])
    }
  }

  @Test(arguments: [
    ("Battles", "battle"), ("Protests", "protest"), ("Riots", "riot"),
    ("Explosions/Remote violence", "explosion-remote-violence"),
    ("Violence against civilians", "violence-against-civilians"), ("Strategic developments", "strategic-development"),
  ])
  func `types become the register's words`(type: String, word: String) throws {
    #expect(try ACLEDLayout.numbers2022.outcome(["event_type": type]).event?["type"] == word)
  }

  @Test(arguments: [
    ("1", "state-force"), ("2", "armed-group"), ("3", "armed-group"), ("4", "armed-group"), ("5", "category"),
    ("6", "category"), ("7", "category"), ("8", "unknown"), ("0", "unknown"), ("", "unknown"),
    ("State forces", "state-force"), ("Rebel group", "armed-group"), ("Rebel groups", "armed-group"),
    ("Political militia", "armed-group"), ("Identity militia", "armed-group"), ("Rioters", "category"),
    ("Protesters", "category"), ("Civilians", "category"), ("External/Other forces", "unknown"),
  ])
  func `an actor's kind is what its code says`(code: String, kind: String) throws {
    let (edited, _) = try ACLEDLayout.numbers2022.outcome(["inter1": code])
    #expect(edited.accepted(.actors).first?["kind"] == kind)
    #expect(edited.faults == [])
  }

  @Test(arguments: [("1", "1"), ("2", "2"), ("3", "4"), ("", "")])
  func `the precision of a place is UCDP's`(written: String, precision: String) throws {
    #expect(try ACLEDLayout.numbers2022.outcome(["geo_precision": written]).event?["place_precision"] == precision)
  }

  @Test(arguments: [
    (["iso": "729"], "SDN"), (["iso": "004"], "AFG"), (["iso": "", "country": "Democratic Republic of Congo"], "COD"),
    (["iso": "0", "country": "Kosovo"], "XKX"), (["iso": "", "country": ""], ""),
  ])
  func `a country comes from its number, else from its name`(cells: [String: String], code: String) throws {
    let (edited, event) = try ACLEDLayout.numbers2022.outcome(cells)
    #expect(event?["country"] == code)
    // the row's point lies where it lies, whatever the country
    #expect(edited.faults.filter { !$0.hasPrefix("ND-P008") && !$0.hasPrefix("ND-P009") } == [])
    #expect(try ACLEDLayout.dataID2020.outcome(["iso3": "TCD"]).event?["country"] == "TCD")
  }

  @Test(arguments: [
    (["sub_event_type": ""], "[Battles, Benghazi - Sabri]"), (["location": ""], "[Armed clash]"),
  ])
  func `a title is made of what there is`(cells: [String: String], title: String) throws {
    #expect(try ACLEDLayout.numbers2022.outcome(cells).event?["title"] == title)
  }

  @Test(arguments: [
    ("crowd size=no report", "crowd size=no report"), ("a; b;;c ;", "a;b;c"), ("a\\b; c", "a\\\\b;c"), (";", ""),
  ])
  func `tags are a list`(written: String, tags: String) throws {
    let (edited, event) = try ACLEDLayout.numbers2022.outcome(["tags": written])
    #expect(event?["tags"] == tags)
    #expect(edited.faults == [])
  }

  @Test(arguments: [
    (["year": "2021"], "ND-P007 error year"), (["year": "last"], "ND-V002 error year"),
    (["year": "20200"], "ND-V004 error year"), (["time_precision": "4"], "ND-V004 error time_precision"),
    (["time_precision": "exact"], "ND-V002 error time_precision"),
    (["event_date": "some day in 2020"], "ND-D001 error event_date"),
    (["event_date": "2020-02-30"], "ND-D002 error event_date"),
    (["event_date": "30 February 2020"], "ND-D002 error event_date"),
    (["event_date": ""], "ND-V001 error event_date"), (["event_type": "Unrest"], "ND-V005 error event_type"),
    (["event_type": "battle "], "ND-V005 error event_type"), (["event_id_cnty": ""], "ND-V001 error event_id_cnty"),
    (["geo_precision": "4"], "ND-V004 error geo_precision"),
    (["geo_precision": "x"], "ND-V002 error geo_precision"),
    (["inter1": "9"], "ND-V004 error inter1"), (["inter2": "12"], "ND-V004 error inter2"),
    (["interaction": "31"], "ND-V004 error interaction"), (["interaction": "90"], "ND-V004 error interaction"),
    (["iso": "1000"], "ND-V004 error iso"), (["iso": "-1"], "ND-V004 error iso"),
    (["latitude": "91"], "ND-V004 error latitude"), (["fatalities": "-1"], "ND-V004 error fatalities"),
    (["fatalities": "many"], "ND-V002 error fatalities"), (["timestamp": "yesterday"], "ND-V015 error timestamp"),
    (["timestamp": "253402300800"], "ND-V015 error timestamp"),
    (["iso": "", "country": "Nowhere"], "ND-P005 info country"),
    (["iso": "999", "country": "Nowhere"], "ND-P005 info country"),
  ])
  func `what contradicts the codebook is found once`(cells: [String: String], found: String) throws {
    let (edited, event) = try ACLEDLayout.numbers2022.outcome(cells)
    #expect(edited.faults == [found])
    #expect((event == nil) == found.contains(" error"))
    // a rejected row implies nobody
    #expect((edited.counts(.actors).read == 0) == found.contains(" error"))
  }

  @Test(arguments: [
    (["time_precision": "4"], "time_precision is out of its range: it takes 1 to 3"),
    (
      ["inter2": "12"],
      "inter2 is out of its range: it takes 0 to 8, or State forces, Rebel group, Political militia, Identity militia, "
        + "Rioters, Protesters, Civilians or External/Other forces"
    ),
    (["interaction": "31"], "interaction is out of its range: it takes 10 to 88, the lower of two codes first"),
    (["geo_precision": "x"], "geo_precision is not a whole number: it takes 1 to 3"),
  ])
  func `a code that is none is told by the file's own column, with its range`(
    cells: [String: String], message: String
  ) throws {
    let layout = ACLEDLayout.numbers2022
    let (edited, _) = try layout.outcome(cells)
    let found = try #require(edited.rows("findings.csv").first { $0["severity"] == "error" })
    #expect(found["message"] == message)
    // and it points there
    let before = layout.columns.prefix { $0 != cells.keys.first }.map {
      CSVText.quoted(Array(layout.row[$0]!.utf8)).count + 1
    }
    #expect(found["column"] == "\(before.reduce(1, +))")
  }

  @Test(arguments: [10, 13, 18, 20, 22, 28, 30, 38, 44, 50, 58, 60, 68, 70, 77, 78, 80, 88])
  func `an interaction is two codes in order`(_ number: Int) throws {
    #expect(try ACLEDLayout.numbers2022.outcome(["interaction": "\(number)"]).edited.faults == [])
  }

  @Test func `a column that is there twice is found, and its second value kept`() throws {
    let layout = ACLEDLayout.numbers2022
    let cells = layout.columns.map { layout.row[$0]! } + ["Riots"]
    let file = CSVText.file(layout.columns + ["event_type"], [cells])
    let edited = try RegisterFolder([("export.csv", file)]).pass()
    #expect(edited.faults == ["ND-S003 warning event_type"])
    #expect(edited.accepted(.events).first?["type"] == "battle")
    #expect(edited.accepted(.events).first?["extra"]?.hasSuffix(";event_type=Riots") == true)
  }

  /// The first row says no more of Militia B than its name.
  @Test func `a name is one actor, whose kind is what the first row says that knows it`() throws {
    let rows = [
      ["event_id_cnty": "A1"], ["event_id_cnty": "A2", "actor1": " Militia B ", "inter1": "4"],
      ["event_id_cnty": "A3", "actor1": "Militia B", "inter1": "1"],
      ["event_id_cnty": "A4", "assoc_actor_1": "Militia C;;Militia C; Militia B;"],
    ]
    let edited = try RegisterFolder([("export.csv", ACLEDLayout.numbers2022.file(rows))]).pass()
    let actors = edited.accepted(.actors)
    #expect(actors.map { $0["name"] } == ["Military Forces of A (2014-)", "Militia B", "Militia C", "Group D"])
    #expect(actors.map { $0["kind"] } == ["state-force", "armed-group", "unknown", "armed-group"])
    #expect(edited.accepted(.sources).count == 2 + 1)
    let events = edited.accepted(.events)
    #expect(events.map { $0["side_a"] } == [0, 1, 1, 0].map { actors[$0]["id"] })
    #expect(events[3]["associated_a"] == [actors[2], actors[1]].map { $0["id"]! }.joined(separator: ";"))
    for actor in actors { #expect(actor["id"]!.wholeMatch(of: /acled:actor:[0-9a-f]{16}/) != nil) }
  }
}

@Suite struct `A large ACLED file` {
  /// Rows with names, lists, quotes and line breaks; one in fifty has something wrong with it, the kinds in turn.
  private static let rows = (0..<1500).map { number in
    var cells = [
      "event_id_cnty": "LBY\(number)", "actor1": "Group \(number % 37)", "inter1": "\(number % 9)", "interaction": "",
      "assoc_actor_1": number % 3 == 0 ? "Group \(number % 41); Group \(number % 7)" : "",
      "actor2": number % 4 == 0 ? "" : "Group \(number % 11)", "source": "Paper \(number % 5);Radio \(number % 3)",
      "notes": number % 6 == 0 ? "two\nlines, \"quoted\"" : "plain", "time_precision": "\(number % 3 + 1)",
    ]
    if number % 50 == 49 {
      switch number / 50 % 5 {
      case 0: cells["event_date"] = "some day in 2020"
      case 1: cells["latitude"] = "123.4567"
      case 2: cells["event_id_cnty"] = ""
      case 3: cells["event_id_cnty"] = "LBY0"
      default: cells["event_type"] = "Unrest"
      }
    }
    return cells
  }
  private static let files = [
    ("a.csv", ACLEDLayout.numbers2022.file(rows)),
    ("b.csv", ACLEDLayout.words2024.file([["event_id_cnty": "LBY9999"]]) + Array("stray \"quote\n".utf8)),
  ]

  @Test func `loses no row and rejects each bad one for one reason`() throws {
    let edited = try RegisterFolder(Self.files).pass(threads: 2)
    #expect(edited.counts(.events).read == 1502)
    #expect(edited.counts(.events).accepted == 1471)
    let errors = edited.findings.filter { $0.contains(" error") }.map { $0.split(separator: " ")[1] }
    #expect(errors.count == 31)
    for code in ["ND-D001", "ND-V004", "ND-V001", "ND-I001", "ND-V005"] {
      #expect(errors.count { $0 == code } == 6)
    }
    #expect(edited.findings.count { $0.contains("ND-P006") } == 2)
    // 0...40 associated, of which 0...36 also act
    #expect(edited.counts(.actors).accepted == 41 + 4)
    #expect(edited.counts(.sources).accepted == 5 + 3 + 2 + 1)
  }

  @Test(arguments: [(2, 1 << 20), (1, 61), (3, 4093), (8, 700)])
  func `gives the same bytes in any blocks on any threads`(threads: Int, blockSize: Int) throws {
    let folder = try RegisterFolder(Self.files)
    let expected = try folder.pass()
    let edited = try folder.pass(threads: threads, blockSize: blockSize)
    #expect(edited.files.keys.sorted() == expected.files.keys.sorted())
    for (path, bytes) in expected.files where edited.files[path] != bytes {
      Issue.record("\(path) differs on \(threads) threads in blocks of \(blockSize)")
    }
  }

  @Test func `comes back from what was exported`() throws {
    let edited = try RegisterFolder(Self.files).pass(threads: 2)
    let again = try RegisterFolder(edited.csv).pass(threads: 2)
    #expect(again.findings == [])
    for table in Table.allCases {
      #expect(again.files["csv/\(table.name).csv"] == edited.files["csv/\(table.name).csv"], "\(table.name)")
    }
  }
}
