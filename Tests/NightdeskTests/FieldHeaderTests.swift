internal import FoundationEssentials
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// What is read of one file, with what is only worth knowing.
private func read(_ name: String, _ text: String) throws -> Edited {
  try RegisterFolder(texts: [(name, text)]).pass()
}

private let acled =
  "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,geo_precision,fatalities,timestamp"
private let acledRow = "\nLBY1,2014-01-02,1,Riots,Mob violence,A,,1,3,100\n"
private let statements = "canonical_id,entity_id,prop,prop_type,schema,value,dataset"
private let ged =
  "id,type_of_violence,dyad_name,side_a,side_b,source_article,where_prec,event_clarity,date_prec,date_start,date_end,"
  + "best,high,low"

@Suite struct `A first record that cannot be read` {
  /// A file without a header, of a row and one more; `spoil` makes the first one bad.
  private func read(
    _ format: String, _ row: [String], _ separator: String, _ spoil: ([UInt8]) -> [UInt8]
  ) throws -> Edited {
    func line(_ number: Int) -> [UInt8] { Array((["\(number)"] + row).joined(separator: separator).utf8) }
    let folder = try RegisterFolder([("x.csv", spoil(line(1)) + [0x0A] + line(2) + [0x0A])])
    return try Edited([InputRequest(folder.path + "/x.csv", format: format)], 1, 1 << 20, [CSVExporter()])
  }

  /// `x.csv` has no header: what it is was said.
  @Test func `costs itself alone where the format is named`() throws {
    var gdelt = [String](repeating: "", count: 60)
    for (place, cell) in [0: "20191024", 1: "201910", 5: "A", 25: "190", 58: "20191024143000"] { gdelt[place] = cell }
    var candidate = [String](repeating: "1", count: 48)
    for (place, cell) in [1: "2014", 13: "A", 16: "B", 18: "Paper", 32: "Libya", 37: "2014-03-01", 38: "2014-03-01"] {
      candidate[place] = cell
    }
    candidate[19] = ""
    for (format, row, separator) in [("gdelt-events", gdelt, "\t"), ("ucdp-ged", candidate, ",")] {
      let spoils: [(String, ([UInt8]) -> [UInt8])] = [
        ("ND-R005", { $0.dropLast(3) + [0xE8] + $0.suffix(3) }), ("ND-R003", { Array($0.prefix { $0 != 0x41 }) }),
        ("ND-R004", { $0 + Array((separator + "more").utf8) }),
      ]
      for (code, spoil) in spoils {
        let edited = try read(format, row, separator, spoil)
        let counts = edited.counts(.events)
        #expect(counts.accepted == 1 && counts.rejected == 1, "\(format) \(code) \(edited.findings)")
        #expect(edited.rejected(.events).map { $0["nd_code"] } == [code], "\(format)")
      }
    }
  }
}

@Suite struct `A file whose format is named` {
  @Test func `is not mapped as the others are`() throws {
    let mapping = TableMapping(rules: [
      TableMapping.Rule(column: "id", source: "No"), TableMapping.Rule(column: "when", source: "Day"),
      TableMapping.Rule(column: "type", constant: "battle"),
    ])
    let folder = try RegisterFolder(texts: [
      ("desk.csv", "No,Day\ne1,2014\n"), ("gone.csv", "event_id_cnty\nLBY1\n"),
    ])
    var request = InputRequest(folder.path, mapping: mapping)
    request.formatsOfFiles = ["gone.csv": "acled-deleted"]
    let edited = try Edited([request], 1, 1 << 20, [CSVExporter()])
    #expect(edited.outcome.inputs.map(\.format) == ["mapping", "acled-deleted"])
    #expect(edited.ids(.events) == ["e1"])
  }
}

/// Headers as spreadsheets and hands leave them.
@Suite struct `A header of a known format` {
  /// Ways to write a name.
  private static let ways: [@Sendable (String) -> String] = [
    { $0.uppercased() }, { " \($0) " }, { $0.replacing("_", with: " ") }, { $0.replacing("_", with: "-") },
    { $0.split(separator: "_").map(\.capitalized).joined(separator: " ") },
  ]

  @Test(arguments: [
    ("x.csv", acled, acledRow, "acled"),
    ("x.csv", ged, "\n1,1,d,A,B,x,1,1,1,2014-01-02,2014-01-02,1,1,1\n", "ucdp-ged"),
    ("x.csv", statements, "\np,p,name,name,Person,Ann,list\n", "ftm-statements"),
    ("events.csv", "id,when,type,title,deaths_best", "\ne1,2014,battle,x,2\n", "csv"),
  ])
  func `is read however it is written, and that is told: !looseName`(
    name: String, header: String, row: String, format: String
  ) throws {
    let plain = try read(name, header + row)
    #expect(plain.outcome.inputs.map(\.format) == [format])
    #expect(plain.outcome.counts.reduce(0) { $0 + $1.accepted } > 0)
    for way in Self.ways {
      let names = header.split(separator: ",").map(String.init)
      let edited = try read(name, names.map(way).joined(separator: ",") + row)
      for (path, bytes) in plain.files where path.hasPrefix("csv/") { #expect(edited.files[path] == bytes, "\(path)") }
      let told = edited.rows("findings.csv").filter { $0["code"] == "ND-S006" }
      let changed = names.filter { way($0) != $0 }
      // of a code that a file has often the first are told
      #expect(told.map { $0["field"]! } == Array(changed.map(way).prefix(told.count)))
      #expect(edited.outcome.findings.first { $0.code == .looseName }?.count == changed.count)
      if let first = changed.first {
        #expect(told[0]["message"] == "\(way(first)) is not written as its format has it: it is read as \(first)")
        #expect(told[0]["line"] == "1")
      }
      #expect(edited.findings.count { !$0.contains("ND-S006") } == plain.findings.count)
    }
  }

  /// What the format is not told by may be missing, alone or all together.
  @Test(arguments: FieldFormats.all.map(\.name))
  func `may lack any column that it is not told by`(name: String) throws {
    let format = try #require(FieldFormats.all.first { $0.name == name })
    let others = format.columns.filter { !format.marks.contains($0) }
    for lacking in others.map({ [$0] }) + [others, []] {
      let header = format.columns.filter { !lacking.contains($0) }
      guard !header.isEmpty else { continue }
      let rows = (1...3).map { number in header.map { _ in "\(number)" }.joined(separator: ",") + "\n" }.joined()
      let edited = try read("x.csv", header.joined(separator: ",") + "\n" + rows)
      #expect(edited.outcome.inputs.map(\.format) == [name])
      #expect(!edited.findings.contains { $0.contains("ND-S002") || $0.contains("ND-S006") })
    }
  }

  @Test func `of the UCDP Actor Dataset is read in small letters`() throws {
    let header = "ActorId,NameData,NameOrig,Org,Splinter,ActorIdPrev,Alliance,JoinGroup"
    let edited = try read("x.csv", header.lowercased() + "\n1,A,A,1,0,,0,0\n")
    #expect(edited.outcome.inputs.map(\.format) == ["ucdp-actor"])
    #expect(edited.ids(.actors) == ["ged:actor:1"])
  }

  @Test func `keeps the column that is written right where another is almost called so`() throws {
    let edited = try read("x.csv", acled + ",Fatalities\nLBY1,2014-01-02,1,Riots,Mob violence,A,,1,3,100,9\n")
    let event = try #require(edited.accepted(.events).first)
    #expect(event["deaths_best"] == "3")
    #expect(event["extra"]?.hasSuffix(";Fatalities=9") == true)
    #expect(edited.findings.contains("x.csv:1:116 ND-S002 warning Fatalities"))
  }

  @Test(arguments: [
    (acled.replacing("timestamp", with: "timestmp") + acledRow, "timestmp: nearest is timestamp"),
    (acled + ",admn1\nLBY1,2014-01-02,1,Riots,Mob violence,A,,1,3,100,x\n", "admn1: nearest is admin1"),
    (acled + ",our remark\nLBY1,2014-01-02,1,Riots,Mob violence,A,,1,3,100,x\n", "our remark"),
    (acled + ",\nLBY1,2014-01-02,1,Riots,Mob violence,A,,1,3,100,x\n", "column-11"),
    (ged + ",contry\n1,1,d,A,B,x,1,1,1,2014-01-02,2014-01-02,1,1,1,Libya\n", "contry: nearest is country"),
    (statements + ",langs\np,p,name,name,Person,Ann,list,ara\n", "langs: nearest is lang"),
    ("event_id_cnty,deleted_timestamp,reason\nLBY1,1,x\n", "reason"),
  ])
  func `names a column that no layout has, with the one that may be meant`(text: String, words: String) throws {
    let edited = try read("x.csv", text)
    let told = edited.rows("findings.csv").filter { $0["code"] == "ND-S002" }
    #expect(told.map { $0["message"] } == ["the register does not know the column " + words])
    #expect(told.map { $0["severity"] } == ["warning"])
    // what stands there is kept
    let name = words.prefix { $0 != ":" }
    let extras = Table.allCases.flatMap { edited.accepted($0) }.map { $0["extra"]! }
    #expect(extras.isEmpty || extras.contains { $0.contains("\(name)=") || $0.contains("\(name)]") })
  }

  @Test func `tells nothing of the columns of its four layouts`() throws {
    let columns =
      "data_id iso event_id_no_cnty year disorder_type assoc_actor_1 inter1 assoc_actor_2 inter2 interaction region "
      + "civilian_targeting country admin1 admin2 admin3 location latitude longitude source source_scale notes tags iso3 "
      + "timestamp population_1km population_2km population_5km population_best"
    for name in columns.split(separator: " ") {
      let edited = try read("x.csv", acled.replacing(",timestamp", with: ",\(name)") + acledRow)
      #expect(!edited.findings.contains { $0.contains("ND-S002") }, "\(name)")
    }
  }
}

@Suite struct `Counts of findings about a header` {
  /// A finding a column or name, however many rows, blocks, threads and files there are.
  @Test(arguments: [1, 50, 1 << 20], [1, 3])
  func `are those of the columns`(blockSize: Int, threads: Int) throws {
    let rows = (0..<40).map { "e\($0),2014,x,1,2,3,4\n" }.joined()
    let lines = (0..<40).map {
      "{\"id\":\"f\($0)\",\"when\":\"2014\",\"type\":\"battle\",\"title\":\"x\",\"titel\":\"y\",\"sum\":\($0)}\n"
    }.joined()
    let claims = (0..<9).map { "c\($0),unnamed,x\n" }.joined()
    let edited = try RegisterFolder(texts: [
      ("events.csv", "id,when,title,colour,mood,when,colour\n" + rows), ("events.jsonl", lines),
      ("claims.csv", "id,speaker,text\n" + claims),
    ]).pass(threads: threads, blockSize: blockSize)
    let expected: [(FindingCode, [String])] = [
      (.missingColumn, ["claims.csv about", "claims.csv kind", "claims.csv citations", "events.csv type"]),
      (
        .unknownColumn,
        ["events.csv colour", "events.csv mood", "events.csv colour", "events.jsonl titel", "events.jsonl sum"]
      ),
      (.columnTwice, ["events.csv when"]),
    ]
    for (code, columns) in expected {
      let told = edited.rows("findings.csv").filter { $0["code"] == code.entry.code }
      #expect(told.map { "\($0["file"]!.split(separator: "/").last!) \($0["field"]!)" } == columns)
      #expect(edited.outcome.findings.filter { $0.code == code }.map(\.count) == [columns.count])
    }
    #expect(edited.counts(.events).rejected == 40 && edited.counts(.events).accepted == 40)
  }
}

@Suite struct `A table tagged in HXL` {
  private static let tags = "#date,#event+type,#adm1,#affected+killed"
  private static let rows = "2014-05-16,Battles,Benghazi,3\n2014-05-17,Riots,Derna,\n"

  @Test(arguments: [
    "Incidents of the week\n", "Incidents of the week,,,\n", "Incidents, of, the, week, in, May\n", "",
    "Incidents of the week\nDate,What,Where,Killed\n", "Incidents\n\"as of\nMay\"\n", "A,B,C,D\n",
    "Incidents of the week\n\n", "Incidents\n,,,\nDate,What,Where,Killed\n",
  ])
  func `is read whatever stands above the tags`(above: String) throws {
    for (text, name) in [(above + Self.tags + "\n" + Self.rows, "commas")]
      + (above.contains(",") ? [] : [((above + Self.tags + "\n" + Self.rows).replacing(",", with: ";"), "semicolons")])
    {
      let edited = try read("week.csv", text)
      #expect(edited.accepted(.events).map { $0["when"] } == ["2014-05-16", "2014-05-17"], "\(name)")
      #expect(edited.accepted(.events).map { $0["admin1"] } == ["Benghazi", "Derna"])
      #expect(edited.accepted(.events).map { $0["deaths_best"] } == ["3", ""])
      #expect(edited.findings == [])
    }
  }

  @Test(arguments: [
    ("Day,Kind,Where,Dead,Rest\n#date,#event+type,#adm1,#affected+killed\n2014-05-16,Battles,Benghazi,3,r\n", "Rest=r"),
    ("Day,Kind,Where,Dead\n#date,#event+type,#adm1,#affected+killed,#x\n2014-05-16,Battles,Benghazi,3,r\n", "#x=r"),
    (
      "Day,Kind,Where,Dead,Rest\n#date,#event+type,#adm1,#affected+killed,\n2014-05-16,Battles,Benghazi,3,r\n", "Rest=r"
    ),
  ])
  func `keeps what has no tag under its name`(text: String, extra: String) throws {
    let edited = try read("week.csv", text)
    #expect(edited.accepted(.events).map { $0["deaths_best"] } == ["3"])
    #expect(edited.accepted(.events).first?["extra"]?.hasSuffix(extra) == true)
    #expect(edited.findings == [])
  }
}
