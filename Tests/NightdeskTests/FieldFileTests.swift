internal import FoundationEssentials
internal import NightdeskConfiguration
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// Reads one file of this name.
private func read(_ name: String, _ text: String, _ mapping: TableMapping? = nil) throws -> Edited {
  let folder = try RegisterFolder(texts: [(name, text)])
  return try Edited([InputRequest(folder.path + "/" + name, mapping: mapping)])
}

private func refusal(_ body: () throws -> Void) -> String? {
  do { try body() } catch let error as ReadError { return error.reason } catch { return "\(error)" }
  return nil
}

// MARK: - UCDP GED

@Suite struct `GED Candidate files` {
  private static let cells = [
    "id": "412", "relid": "LBY-2024-1", "year": "2024", "active_year": "1", "code_status": "Clear",
    "type_of_violence": "1", "conflict_name": "Libya: Government", "dyad_name": "A - B", "side_a_new_id": "111",
    "side_a": "Government of Libya", "side_b_new_id": "222", "side_b": "B", "number_of_sources": "1",
    "source_article": "Paper, 2024", "source_original": "police", "where_prec": "1",
    "where_coordinates": "Benghazi", "latitude": "32.1", "longitude": "20.1", "country": "Libya",
    "event_clarity": "1", "date_prec": "1", "date_start": "2024-03-01 00:00:00.000",
    "date_end": "2024-03-01 00:00:00.000", "best": "2", "high": "3", "low": "1", "gwnoa": "620",
  ]
  private static let columns = [
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
  ]

  /// The same events with a header and without one, and what is read of them.
  @Test func `are read with and without their header`() throws {
    let rows = ["412", "413"].map { id in Self.columns.map { $0 == "id" ? id : Self.cells[$0] ?? "" } }
    let headed = try RegisterFolder([("a.csv", CSVText.file(Self.columns, rows))]).pass()
    let bare = try RegisterFolder([("a.csv", CSVText.file(rows[0], [rows[1]]))]).pass()
    #expect(headed.ids(.events) == ["ged:412", "ged:413"])
    #expect(headed.findings == [])
    #expect(bare.files["csv/events.csv"] == headed.files["csv/events.csv"])
    let event = try #require(bare.accepted(.events).first)
    #expect(event["when"] == "2024-03-01" && event["reported_by"] == "police" && event["country"] == "LBY")
    // an error has its own line: there is no header before it
    var broken = rows
    broken[1][Self.columns.firstIndex(of: "best")!] = "many"
    #expect(
      try RegisterFolder([("a.csv", CSVText.file(broken[0], [broken[1]]))]).pass().findings.map { $0.prefix(8) } == [
        "a.csv:2:"
      ])
  }

  /// GED 19.1 has 42 columns; layouts that lack any one that the format is not told by are read all the same.
  @Test(.enabled(if: SharedData.has("ucdp-ged/ged191.csv"), "UCDP GED is not on this machine"))
  func `with 41 columns lack one column and no event`() throws {
    let records = CSVText.records(try #require(SharedData.bytes(SharedData.path("ucdp-ged/ged191.csv"))))
    let header = records[0].map { String(decoding: $0, as: UTF8.self) }
    #expect(header.count == 42)
    let rows = records[1...300]
    func read(without column: Int?) throws -> Edited {
      let cells = ([records[0]] + rows).map { row in row.indices.filter { $0 != column }.map { row[$0] } }
      let bytes = cells.flatMap { Array($0.map { CSVText.quoted($0) }.joined(separator: [0x2C])) + [0x0D, 0x0A] }
      return try RegisterFolder([("ged.csv", bytes)]).pass()
    }
    let whole = try read(without: nil)
    // what is taken over without the column is what was taken over with it, but what it fills
    for (name, filled) in [
      ("active_year", []), ("number_of_sources", []), ("source_headline", []), ("geom_wkt", []), ("region", []),
      ("deaths_unknown", []), ("adm_2", ["admin2"]), ("gwnob", []), ("source_original", ["reported_by"]),
    ] {
      let edited = try read(without: header.firstIndex(of: name)!)
      #expect(edited.outcome.inputs.map(\.format) == ["ucdp-ged"])
      #expect(edited.counts(.events).accepted == 300 && edited.counts(.events).rejected == 0)
      for (one, other) in zip(edited.accepted(.events), whole.accepted(.events)) {
        let differing = one.keys.filter { one[$0] != other[$0] && $0 != "extra" }
        #expect(Set(differing).isSubset(of: filled), "\(name)")
      }
    }
  }

  @Test func `with a bad first row are read where the format is named`() throws {
    let row = Self.columns.map { Self.cells[$0] ?? "" }
    let bad = Self.columns.map { $0 == "best" ? "many" : row[Self.columns.firstIndex(of: $0)!] }
    let next = Self.columns.map { $0 == "id" ? "413" : row[Self.columns.firstIndex(of: $0)!] }
    let folder = try RegisterFolder([("a.csv", CSVText.file(bad, [next]))])
    let edited = try Edited([InputRequest(folder.path + "/a.csv", format: "ucdp-ged")])
    #expect(edited.ids(.events) == ["ged:413"])
    #expect(edited.findings.map { $0.prefix(8) } == ["a.csv:1:"])
    #expect(try folder.pass().ids(.events) == ["ged:413"])
    // a header in which a name is wrong is none of its rows
    let header = Self.columns.map { $0 == "date_prec" ? "precision" : $0 }
    let headed = try RegisterFolder([("a.csv", CSVText.file(header, [row]))])
    #expect(throws: ReadError.self) { try Edited([InputRequest(headed.path + "/a.csv", format: "ucdp-ged")]) }
  }

  @Test func `are not taken for one where something is amiss`() throws {
    var row = Self.columns.map { Self.cells[$0] ?? "" }
    row.removeLast()
    #expect(throws: ReadError.self) { try RegisterFolder([("a.csv", CSVText.file(row, []))]).pass() }
  }
}

// MARK: - GDELT

@Suite struct `GDELT` {
  private static func row(_ cells: [Int: String]) -> String {
    var row = Array(repeating: "", count: 61)
    let standard = [
      0: "1", 1: "20191024", 2: "201910", 3: "2019", 4: "2019.8", 5: "LBY", 6: "LIBYA", 9: "ara", 10: "MOS", 25: "1",
      26: "112", 27: "112", 28: "11", 29: "3", 30: "-2.0", 51: "4", 52: "Tripoli, Tarabulus, Libya", 53: "LY",
      56: "32.8925",
      57: "13.18", 59: "20191024143000", 60: "https://News.example.org/a;b?c#d",
    ]
    for (place, text) in standard.merging(cells, uniquingKeysWith: { $1 }) { row[place] = text }
    return row.joined(separator: "\t")
  }

  /// Such a file is told from any of its first records; where the user says what it is, also from none.
  @Test func `a bad first row costs that row`() throws {
    let folder = try RegisterFolder(texts: [
      ("x.CSV", [Self.row([1: "20191399"]), Self.row([0: "2"])].joined(separator: "\n") + "\n")
    ])
    let edited = try Edited([InputRequest(folder.path + "/x.CSV", format: "gdelt-events")])
    #expect(edited.ids(.events) == ["gdelt:2"])
    #expect(edited.counts(.events).read == 2)
    #expect(edited.findings.map { $0.prefix(8) } == ["x.CSV:1:"])
    #expect(try folder.pass().ids(.events) == ["gdelt:2"])
    let alone = try RegisterFolder(texts: [("x.CSV", Self.row([1: "20191399"]) + "\n")])
    #expect(throws: ReadError.self) { try alone.pass() }
    #expect(try Edited([InputRequest(alone.path + "/x.CSV", format: "gdelt-events")]).counts(.events).rejected == 1)
  }

  @Test func `rows are events, never claims`() throws {
    let edited = try read("x.export.CSV", Self.row([:]) + "\n")
    #expect(edited.findings == [])
    #expect(edited.counts(.claims).read == 0)
    let event = try #require(edited.accepted(.events).first)
    for (column, text) in [
      "id": "gdelt:1", "when": "2019-10-24", "type": "statement", "subtype": "112", "country": "LBY",
      "title": "[disapproval, CAMEO 112, Tripoli, Tarabulus, Libya]", "place_precision": "1", "latitude": "32.8925",
      "updated": "2019-10-24T14:30:00Z", "dataset": "GDELT 2.0", "deaths_best": "",
      "citations": "gdelt:source:news.example.org#https://News.example.org/a\\;b?c#d",
    ] {
      #expect(event[column] == text, "\(column)")
    }
    // what has no column, ethnic and religious codes among it
    #expect(event["extra"]!.contains("Actor1EthnicCode=ara;Actor1Religion1Code=MOS"))
    #expect(edited.accepted(.actors).map { $0["name"]! } == ["LIBYA"])
    #expect(edited.accepted(.sources).map { $0["id"]! } == ["gdelt:dataset", "gdelt:source:news.example.org"])
  }

  @Test(arguments: [
    ("010", "statement"), ("0841", "other"), ("057", "agreement"), ("112", "statement"), ("145", "riot"),
    ("115", "statement"), ("116", "statement"),
    ("141", "protest"), ("186", "assassination"), ("185", "violence-against-civilians"),
    ("195", "explosion-remote-violence"),
    ("190", "battle"), ("2041", "violence-against-civilians"), ("173", "abduction-detention"), ("043", "other"),
  ])
  func `codes stay text and become types`(code: String, type: String) throws {
    let edited = try read("x.CSV", Self.row([26: code]) + "\n")
    #expect(edited.accepted(.events).first?["subtype"] == code)
    #expect(edited.accepted(.events).first?["type"] == type)
  }

  @Test(arguments: [
    ([1: "20190924", 2: "201909"], ["x.CSV:1:3 ND-P030 info SQLDATE"]),
    ([1: "20181024", 2: "201810", 3: "2018", 4: "2018.8055"], ["x.CSV:1:3 ND-P030 info SQLDATE"]),
    ([1: "20191023"], []), ([1: "20190230", 2: "201902"], ["x.CSV:1:3 ND-D002 error SQLDATE"]),
    ([56: "95"], ["x.CSV:1:138 ND-V004 error ActionGeo_Lat"]),
    ([52: "Nowhere"], ["x.CSV:1:107 ND-P005 info ActionGeo_FullName"]),
  ])
  func `rows are checked like any other`(cells: [Int: String], findings: [String]) throws {
    #expect(try read("x.CSV", Self.row(cells) + "\n").findings == findings)
  }

  @Test func `one bad row costs one row, and quotation marks mean nothing`() throws {
    let rows = [
      Self.row([0: "1", 6: "\"LIBYA"]), "2\t20191024", Self.row([0: "3"]) + "\tmore", Self.row([0: "4", 6: "a\"b"]),
    ]
    for size in [1, 200, 1 << 20] {
      let folder = try RegisterFolder(texts: [("x.CSV", rows.joined(separator: "\r\n"))])
      let edited = try folder.pass(threads: 2, blockSize: size)
      #expect(edited.ids(.events) == ["gdelt:1", "gdelt:4"])
      #expect(edited.findings == ["x.CSV:2:1 ND-R003 error", "x.CSV:3:1 ND-R004 error"])
      #expect(edited.accepted(.actors).map { $0["name"]! } == ["\"LIBYA", "a\"b"])
      #expect(edited.rejected(.events).map { $0["nd_original"]! } == [rows[1], rows[2]])
    }
  }

  @Test(.enabled(if: SharedData.has("gdelt/20191024143000.export.CSV"), "no GDELT file on this machine"))
  func `a real file is read whole`() throws {
    let edited = try Edited([SharedData.path("gdelt/20191024143000.export.CSV")], 2)
    #expect(edited.counts(.events).accepted == 2111)
    #expect(edited.findings.count { $0.contains("ND-P030") } == 44)
    let rows = edited.accepted(.events)
    #expect(rows.count { $0["subtype"]!.hasPrefix("0") } == 1503)
  }
}

// MARK: - UCDP Actor

@Suite(.enabled(if: SharedData.has("ucdp-actor/ucdp-actor-221.csv"), "the UCDP Actor Dataset is not on this machine"))
struct `The UCDP Actor Dataset` {
  @Test func `becomes actors and their ties`() throws {
    let edited = try Edited([SharedData.path("ucdp-actor/ucdp-actor-221.csv")])
    #expect(edited.outcome.inputs.map(\.records) == [1725])
    #expect(edited.counts(.actors).rejected == 0 && edited.counts(.relations).rejected == 0)
    // one actor of the dataset is tied to itself
    #expect(edited.findings == ["ucdp-actor-221.csv:281:1 ND-I008 warning object"])
    let names = Set(edited.accepted(.actors).map { $0["name"]! })
    for name in ["Forces of the House of Representatives", "Benghazi Revolutionaries Shura Council", "Libya Dawn"] {
      #expect(names.contains(name))
    }
    let relations = edited.accepted(.relations)
    func has(_ subject: String, _ kind: String, _ object: String, _ notes: String = "") -> Bool {
      relations.contains {
        $0["subject"] == "ged:actor:\(subject)" && $0["kind"] == kind && $0["object"] == "ged:actor:\(object)"
          && $0["notes"] == notes
      }
    }
    #expect(has("183", "splinter-of", "182"))
    #expect(has("628", "splinter-of", "630", "temporary split"))
    #expect(has("193", "component-of", "195", "alliance"))
    #expect(has("205", "member-of", "204", "joined group") && has("205", "member-of", "1067", "joined group"))
    #expect(relations.count { $0["kind"] == "splinter-of" } >= 219 + 38)
  }

  @Test(.enabled(if: SharedData.has("ucdp-ged/ged191.csv"), "UCDP GED is not on this machine"))
  func `names the actors of GED`() throws {
    let edited = try Edited([SharedData.path("ucdp-ged/ged191.csv"), SharedData.path("ucdp-actor/ucdp-actor-221.csv")])
    #expect(edited.counts(.events).accepted == 3194)
    let government = edited.accepted(.actors).filter { $0["id"] == "ged:actor:144" }
    #expect(government.map { $0["kind"]! } == ["state-body"])
    #expect(!edited.findings.contains { $0.contains("error") })
  }
}

// MARK: - HXL

@Suite struct `HXL-tagged files` {
  private static let file = """
    Incidents of the week,,,,,,
    Date,What,Where,Lat,Lon,Killed,Who says
    #date +occurred,#event+type,#adm1+name,#geo+lat,#geo +LON,#affected+killed,#meta+source+2013
    2014-05-16,Battles,Benghazi,32.1,20.1,3,Paper
    2014-05-17,Shooting,Benghazi,32.1,20.1,,Paper

    """

  @Test func `are read by their tags`() throws {
    let edited = try read("week.csv", Self.file)
    let events = edited.accepted(.events)
    #expect(events.map { $0["when"]! } == ["2014-05-16", "2014-05-17"])
    #expect(events.map { $0["type"]! } == ["battle", "other"])
    #expect(events.map { $0["subtype"]! } == ["Battles", "Shooting"])
    #expect(events.map { $0["deaths_best"]! } == ["3", ""])
    #expect(events.map { $0["admin1"]! } == ["Benghazi", "Benghazi"])
    #expect(edited.accepted(.sources).map { $0["publisher"]! } == ["Paper"])
    // mistakes in tags are read as what they mean, and said
    #expect(edited.findings.count { $0.contains("ND-S010") } == 3)
    #expect(edited.outcome.inputs.map(\.records) == [2])
  }

  @Test func `that say no date are refused`() throws {
    #expect(
      refusal { _ = try read("x.csv", "A,B\n#adm1,#population\nx,1\n") }
        == "no column is tagged #date, and every event needs one")
  }

  @Test func `are what the user says they are, or refused`() throws {
    let folder = try RegisterFolder(texts: [("week.csv", Self.file), ("plain.csv", "A,B\nx,1\n")])
    func read(_ name: String) throws -> Edited { try Edited([InputRequest(folder.path + "/" + name, format: "hxl")]) }
    #expect(try read("week.csv").accepted(.events).count == 2)
    #expect(refusal { _ = try read("plain.csv") }?.hasPrefix("not hxl: it lacks a row of tags") == true)
    #expect(InputFormats.named("hxl") != nil)
  }

  /// `docs/field.md`, traps measured in real files.
  @Test func `are read as meant where a tag is a known slip`() throws {
    let text = """
      Report,,,
      Day,Land,"Lat
      (degrees)",Lon
      #date,#country_ISO,#geo+lac,#geo+lon
      2014-05-16,LBY,32.1,20.1

      """
    let edited = try read("week.csv", text)
    let event = try #require(edited.accepted(.events).first)
    #expect(event["country"] == "LBY" && event["latitude"] == "32.1" && event["longitude"] == "20.1")
    let found = edited.rows("findings.csv").filter { $0["code"] == "ND-S010" }
    #expect(found.map { [$0["line"], $0["column"]] } == [["4", "7"], ["4", "20"]])
    #expect(
      found.map { $0["message"] } == [
        "#country_ISO is not written as an HXL hashtag is: it is read as #country+iso",
        "#geo+lac is not written as an HXL hashtag is: it is read as #geo+lat",
      ])
  }

  @Test(.enabled(if: SharedData.has("ucdp-ged/ged-bangladesh-hxl.csv"), "UCDP GED is not on this machine"))
  func `with the header of a dataset are read as that`() throws {
    let edited = try Edited([SharedData.path("ucdp-ged/ged-bangladesh-hxl.csv")])
    #expect(edited.counts(.events).accepted == 601 && edited.counts(.events).rejected == 0)
  }

  @Test func `with the register's own header are read as that`() throws {
    let edited = try read("events.csv", "id,when,type,title\n#event+id,#date,#event+type,\ne1,2014,battle,x\n")
    #expect(edited.ids(.events) == ["e1"])
    #expect(edited.findings == [])
  }
}

// MARK: - Headers

@Suite struct `A header with a slip` {
  @Test func `is told with the column that may be meant`() throws {
    let edited = try read("events.csv", "id,whn,type,title,deaths_bst,colour\ne1,2014,battle,x,2,red\n")
    #expect(
      edited.rows("findings.csv").map { $0["message"] } == [
        "the file does not have the column when, which every record needs: nearest is whn",
        "the register does not know the column whn: nearest is when",
        "the register does not know the column deaths_bst: nearest is deaths_best",
        "the register does not know the column colour",
      ])
    let lines = try read("events.jsonl", #"{"id":"e1","when":"2014","type":"battle","titel":"x"}"# + "\n")
    #expect(
      lines.rows("findings.csv").contains {
        $0["message"] == "the register does not know the column titel: nearest is title"
      })
  }

  @Test func `is refused with it where a dataset lacks a column`() {
    let header =
      "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,geo_precison,fatalities"
    #expect(
      refusal { _ = try read("export.csv", header + "\n") }?.hasSuffix(
        "; nearest is acled, but it lacks geo_precision (nearest is geo_precison)") == true)
  }

  @Test func `is told with what a mapping may have meant`() throws {
    var mapping = TableMapping(dataset: "desk")
    mapping.rules = [TableMapping.Rule(column: "type", constant: "battle")]
    #expect(
      refusal { _ = try read("any.csv", "Wann,whn\nx,y\n", mapping) }
        == "the mapping says nothing of when, which events need; nearest is whn")
  }
}

// MARK: - Mappings

@Suite struct `A mapping` {
  private static let table = """
    Ref;Datum;Kind;Town;Who;Dead;Note;Rest
    A1;03/05/2014;Bombing;Derna;Group A|Group B;-99;x;1
    A2;14/05/2014;Killing;Derna;nan;2;;
    A3;31/02/2014;Talks;;Group A;2;;

    """
  private static let text = """
    version: 1
    dataset: Our desk
    nulls: ["-99", nan]
    ignore: [Rest]
    columns:
      id: Ref
      when: {from: Datum, format: dd/MM/yyyy}
      type:
        from: Kind
        values: {Bombing: explosion-remote-violence, Killing: assassination}
        otherwise: other
      subtype: Kind
      location: Town
      country: {value: LBY}
      side_a: {from: Who, separator: "|"}
      deaths_best: Dead

    """

  private func mapping(_ text: String) throws -> TableMapping {
    let folder = try RegisterFolder(texts: [("m.yml", text)])
    return try MappingFile(path: folder.path + "/m.yml").mapping
  }

  @Test func `says what columns are`() throws {
    let edited = try read("any.csv", Self.table, try mapping(Self.text))
    let events = edited.accepted(.events)
    #expect(events.map { $0["id"]! } == ["our-desk:A1", "our-desk:A2"])
    #expect(events.map { $0["when"]! } == ["2014-05-03", "2014-05-14"])
    #expect(events.map { $0["type"]! } == ["explosion-remote-violence", "assassination"])
    #expect(events.map { $0["title"]! } == ["[Bombing, Derna]", "[Killing, Derna]"])
    #expect(events.map { $0["deaths_best"]! } == ["", "2"])
    #expect(events.map { $0["side_a"]!.split(separator: ";").count } == [2, 0])
    #expect(events.map { $0["extra"]! } == ["Note=x", ""])
    #expect(events.allSatisfy { $0["country"] == "LBY" && $0["dataset"] == "Our desk" })
    #expect(edited.accepted(.actors).map { $0["name"]! } == ["Group A", "Group B"])
    // a column nobody has named, and a day that no calendar has
    #expect(edited.findings == ["any.csv:1:30 ND-S002 warning Note", "any.csv:4:4 ND-D002 error Datum"])
  }

  @Test(arguments: [
    ("Ref", "Reff", "the mapping names the column Reff, which is not there; nearest is Ref"),
    (
      "  when: {from: Datum, format: dd/MM/yyyy}\n", "",
      "the mapping says nothing of when, which events need; not mapped are Datum, Note"
    ),
  ])
  func `that does not fit is refused`(old: String, new: String, reason: String) throws {
    let mapping = try mapping(Self.text.replacing(old, with: new))
    #expect(refusal { _ = try read("any.csv", Self.table, mapping) } == reason)
  }

  @Test(arguments: [
    ("Bombing: explosion-", "Bombing: explosin-", "type takes no 'explosin-remote-violence'; did you mean explosion-"),
    ("otherwise: other", "otherwise: battel", "m.yml:11:16: type takes no 'battel'; did you mean battle?"),
    ("  id: Ref", "  idd: Ref", "m.yml:6:8: events have no column called 'idd'; did you mean id?"),
    ("ignore:", "ignored:", "m.yml:4:1: no key is called 'ignored'; did you mean ignore?"),
    (
      "LBY}", "Atlantis}", "m.yml:14:20: country takes no 'Atlantis'; it takes a country's code of ISO 3166-1, as LY or"
    ),
    ("{value: LBY}", "{from: Town, values: {B: XX}}", ": country takes no 'XX'"),
    ("{value: LBY}", "{from: Town, otherwise: Nowhere}", ": country takes no 'Nowhere'"),
    ("deaths_best: Dead", "deaths_best: {from: Dead, values: {few: many}}", "takes no 'many'; it takes 0 or more"),
    ("deaths_best: Dead", "latitude: {value: 132}", "m.yml:16:21: latitude takes no '132'; it takes -90 to 90"),
    ("dd/MM/yyyy}", "dd/MM/yyyy, otherwise: 31/02/2014}", "takes no '31/02/2014'; it takes a date in the format dd/MM"),
    ("when: {from: Datum, format: dd/MM/yyyy}", "when: {from: Datum, otherwise: unknown}", "it takes a date of EDTF"),
    ("deaths_best: Dead", "updated: {value: today}", "updated takes no 'today'; it takes a moment"),
    ("format: dd/MM/yyyy", "format: days", "m.yml:7:31"), ("version: 1\n", "", "the key version is missing"),
    ("id: Ref", "id: &a Ref", "anchors, aliases and tags are not allowed here"),
  ])
  func `is read strictly`(old: String, new: String, problem: String) throws {
    let error = #expect(throws: ConfigurationError.self) { try mapping(Self.text.replacing(old, with: new)) }
    #expect(error?.description.contains(problem) == true, "\(error?.description ?? "")")
    #expect(error?.exitCode == 78)
  }

  @Test(arguments: [
    ("{value: LBY}", "{value: Libya}"), ("{value: LBY}", "{from: Town, otherwise: LY, values: {Bengasi: LBY}}"),
    ("dd/MM/yyyy}", "dd/MM/yyyy, otherwise: 01/05/2014}"), ("dd/MM/yyyy}", "dd/MM/yyyy, otherwise: 2014-05}"),
    ("deaths_best: Dead", "deaths_best: {value: 0}"), ("deaths_best: Dead", "tags: {value: 'a|b', separator: '|'}"),
    ("deaths_best: Dead", "side_b: {value: Any name}"),
    ("deaths_best: Dead", "updated: {value: '2014-05-16T10:00:00Z'}"),
  ])
  func `may fill columns with what they take`(old: String, new: String) throws {
    _ = try mapping(Self.text.replacing(old, with: new))
  }

  @Test func `is guessed from the file, and the guess can be used`() throws {
    let rows = (1...30).map {
      "A\($0),\($0)/05/2014,Clash,Derna,LBY,32.1,20.1,Group A,\($0 % 3 == 0 ? "-99" : "2"),Paper"
    }
    let text =
      (["Ref,Datum,Category,Town,ISO3,Lat,Lon,Actor_1,Killed,Source"] + rows).joined(separator: "\n") + "\n"
    let folder = try RegisterFolder(texts: [("inc.csv", text)])
    let yaml = try MappingGuess(InputRequest(folder.path + "/inc.csv", format: "csv")).yaml()
    for line in ["nulls: [\"-99\"]", "  id: \"Ref\"", "    format: \"d/M/yyyy\"", "      \"Clash\": battle"] {
      #expect(yaml.contains(line + "\n"), "\(line)")
    }
    #expect(yaml.contains("#") && !yaml.contains("could be"))
    let edited = try Edited([InputRequest(folder.path + "/inc.csv", mapping: try mapping(yaml))])
    #expect(edited.counts(.events).accepted == 30)
    #expect(edited.findings == [])
    #expect(edited.accepted(.events).count { $0["deaths_best"] == "" } == 10)
  }

  @Test(arguments: [
    ("dd/MM/yyyy", "03/05/2014", "2014-05-03"), ("d MMMM yyyy", "3 May 2014", "2014-05-03"),
    ("dd-MMM-yyyy", "03-may-2014", "2014-05-03"), ("yyyyMMdd", "20140503", "2014-05-03"),
    ("yyyyMMdd", "20140500", "2014-05"),
    ("yyyyMMdd", "20140000", "2014"), ("MMMM yyyy", "May 2014", "2014-05"), ("dd/MM/yyyy", "31/02/2014", nil),
    ("dd/MM/yyyy", "3/5/2014", nil), ("dd/MM/yyyy", "03/05/2014 ", nil), ("d/M/yyyy", "29/2/2012", "2012-02-29"),
    ("yyyy-MM-dd", "2014-13-01", nil),
  ])
  func `reads dates as they are written`(format: String, text: String, date: String?) throws {
    #expect(try #require(DatePattern(format)).day(text) == date)
  }

  @Test(arguments: ["", "days", "dd/MM", "yy-MM-dd", "dd yyyy", "yyyy yyyy", "HH:mm"])
  func `has no other formats of dates`(format: String) { #expect(DatePattern(format) == nil) }
}

// MARK: - Living data

@Suite struct `Living data` {
  private static func acled(_ rows: [(id: String, deaths: String, timestamp: String)]) -> String {
    let columns = [
      "event_id_cnty", "event_date", "year", "time_precision", "event_type", "sub_event_type", "actor1", "actor2",
      "geo_precision", "fatalities", "timestamp", "country",
    ]
    let lines = rows.map {
      "\($0.id),2024-03-01,2024,1,Battles,Armed clash,A,B,1,\($0.deaths),\($0.timestamp),Libya"
    }
    return ([columns.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
  }

  private static func deaths(_ edited: Edited) -> [String] {
    edited.accepted(.events).map { "\($0["dataset_id"]!)=\($0["deaths_best"]!)" }
  }

  @Test(arguments: [1, 300, 1 << 20])
  func `of several versions the newest counts, wherever it stands`(blockSize: Int) throws {
    let first = Self.acled([("LBY1", "1", "100"), ("LBY2", "1", "300"), ("LBY3", "1", "100"), ("LBY1", "9", "50")])
    let second = Self.acled([("LBY1", "2", "200"), ("LBY2", "2", "200"), ("LBY4", "1", "100")])
    let folder = try RegisterFolder(texts: [("a.csv", first), ("b.csv", second)])
    let edited = try folder.pass(threads: 2, blockSize: blockSize)
    #expect(Self.deaths(edited) == ["LBY2=1", "LBY3=1", "LBY1=2", "LBY4=1"])
    #expect(
      edited.findings.filter { !$0.contains("ND-P006") } == [
        "a.csv:2:1 ND-I030 info event_id_cnty", "a.csv:5:1 ND-I030 info event_id_cnty",
        "b.csv:3:1 ND-I030 info event_id_cnty",
      ])
    #expect(edited.rejected(.events).map { $0["nd_code"]! } == ["ND-I030", "ND-I030", "ND-I030"])
    // nobody is told that what was replaced is an error
    #expect(edited.outcome.findings(.error) == 0)
  }

  /// Whether there are versions is asked of ids and moments as they are written: what is written in another way must not
  /// hide one.
  @Test(arguments: [1, 64, 1 << 20], [1, 3])
  func `are versions also in quotes, behind other line ends and in irregular files`(blockSize: Int, threads: Int) throws
  {
    let rows = [("LBY1", "1", "100"), ("LBY2", "1", "100"), ("LBY1", "2", "200")]
    let plain = Self.acled(rows)
    let texts = [
      plain, plain.replacing("LBY1,", with: "\"LBY1\","), plain.replacing(",200,", with: ",\"200\","),
      plain.replacing("\n", with: "\r\n"), plain + "LBY3,a\"b\n", plain + "LBY3\n", String(plain.dropLast()),
    ]
    for text in texts {
      let folder = try RegisterFolder(texts: [("a.csv", text)])
      let edited = try folder.pass(threads: threads, blockSize: blockSize)
      #expect(Self.deaths(edited) == ["LBY2=1", "LBY1=2"], "\(text)")
    }
  }

  @Test func `versions are not told apart where nobody asks for them`() throws {
    var policy = CheckPolicy()
    try policy.set(.replacedByNewer, to: .off)
    let text = Self.acled([("LBY1", "1", "100"), ("LBY2", "1", "100"), ("LBY1", "2", "200")])
    let edited = try RegisterFolder(texts: [("a.csv", text)]).pass(threads: 2, policy: policy)
    #expect(Self.deaths(edited) == ["LBY1=1", "LBY2=1"])
    #expect(edited.findings.contains("a.csv:4:1 ND-I001 error event_id_cnty"))
  }

  @Test func `of two versions of one moment none is newer`() throws {
    let text = Self.acled([("LBY1", "1", "100"), ("LBY1", "2", "100")])
    let edited = try read("a.csv", text)
    #expect(Self.deaths(edited) == ["LBY1=1"])
    #expect(edited.findings.contains("a.csv:3:1 ND-I001 error event_id_cnty"))
  }

  @Test func `a newer version that is wrong does not take the place of an older one`() throws {
    let text = Self.acled([("LBY1", "1", "100"), ("LBY1", "many", "200")])
    #expect(Self.deaths(try read("a.csv", text)) == ["LBY1=1"])
  }

  @Test func `a list of deleted events withdraws them`() throws {
    let events = Self.acled([("LBY1", "1", "100"), ("LBY2", "1", "300"), ("LBY3", "1", "100")])
    let deleted = "event_id_cnty,deleted_timestamp\nLBY1,200\nLBY2,200\nLBY9,200\nLBY3\n"
    let folder = try RegisterFolder(texts: [("deleted.csv", deleted), ("events.csv", events)])
    let edited = try folder.pass()
    #expect(Self.deaths(edited) == ["LBY2=1", "LBY3=1"])
    #expect(edited.findings.contains("events.csv:2:1 ND-I031 info event_id_cnty"))
    #expect(edited.findings.contains("deleted.csv:5:1 ND-R003 error"))
    #expect(edited.outcome.inputs.map(\.records) == [4, 3])
  }

  /// A desk's table of comments is no list of deleted events.
  @Test func `notes on events do not withdraw them`() throws {
    let events = Self.acled([("LBY1", "1", "100")])
    let notes = "event_id_cnty,our_comment\nLBY1,x\n"
    let folder = try RegisterFolder(texts: [("events.csv", events), ("notes.csv", notes)])
    #expect(
      refusal { _ = try folder.pass() }
        == "neither named after a table (sources, actors, relations, places, events, claims) nor with the header of a "
        + "known dataset; nearest is acled-deleted, but it lacks deleted_timestamp")
    // ids alone are a list where the user says so
    let ids = try RegisterFolder(texts: [("events.csv", events), ("gone.csv", "event_id_cnty\nLBY1\n")])
    let edited = try Edited([
      InputRequest(ids.path + "/events.csv"), InputRequest(ids.path + "/gone.csv", format: "acled-deleted"),
    ])
    #expect(edited.ids(.events) == [])
    #expect(edited.findings.contains("events.csv:2:1 ND-I031 info event_id_cnty"))
  }

  /// In one file of the register's own a row with a newer `updated` replaces an older one; without one, or with the same,
  /// an id that comes twice stays an error.
  @Test(arguments: [
    (["2024-03-01T10:00:00Z", "2024-03-01T11:00:00Z"], "1", ["2:1 ND-I030 info id"]),
    (["2024-03-01T12:00:00+02:00", "2024-03-01T09:00:00Z"], "0", ["3:1 ND-I030 info id"]),
    (["2024-03-01T10:00:00Z", "2024-03-01T10:00:00Z"], "0", ["3:1 ND-I001 error id"]),
    (["2024-03-01T10:00:00Z", ""], "0", ["3:1 ND-I001 error id"]), (["", ""], "0", ["3:1 ND-I001 error id"]),
  ])
  func `rows of one own file have versions`(updated: [String], kept: String, findings: [String]) throws {
    let rows = updated.enumerated().map { ["e1", "2014", "battle", "\($0)", $1] }
    let file = CSVText.file(["id", "when", "type", "title", "updated"], rows)
    for size in [1, 1 << 20] {
      let edited = try RegisterFolder([("events.csv", file)]).pass(threads: 2, blockSize: size)
      #expect(edited.accepted(.events).map { $0["title"]! } == [kept])
      #expect(edited.findings == findings.map { "events.csv:" + $0 })
    }
  }

  @Test func `files of the register's own have versions, too`() throws {
    func file(_ title: String, _ updated: String) -> String {
      "id,when,type,title,updated\ne1,2014,battle,\(title),\(updated)\n"
    }
    let folder = try RegisterFolder(texts: [
      ("events.csv", file("old", "2024-03-01T10:00:00Z")),
      (
        "events.jsonl",
        "{\"id\":\"e1\",\"when\":\"2014\",\"type\":\"battle\",\"title\":\"new\",\"updated\":\"2024-03-01T11:00:00Z\"}\n"
      ),
    ])
    let edited = try folder.pass()
    #expect(edited.accepted(.events).map { $0["title"]! } == ["new"])
  }
}

// MARK: - UTF-8

/// Markus Kuhn's UTF-8 decoder test, as single cases with the verdicts of RFC 3629.
@Suite(.enabled(if: SharedCorpora.has("utf8-kuhn"), "the UTF-8 cases are not on this machine"))
struct `UTF-8` {
  /// How many bytes of `bytes` are UTF-8 before the first that is not; nil where all are (RFC 3629, section 4).
  private func firstBad(_ bytes: [UInt8]) -> Int? {
    var i = 0
    while i < bytes.count {
      let first = bytes[i]
      let (length, low, high): (Int, UInt8, UInt8) =
        switch first {
        case 0..<0x80: (1, 0, 0)
        case 0xC2...0xDF: (2, 0x80, 0xBF)
        case 0xE0: (3, 0xA0, 0xBF)
        case 0xED: (3, 0x80, 0x9F)
        case 0xE1...0xEF: (3, 0x80, 0xBF)
        case 0xF0: (4, 0x90, 0xBF)
        case 0xF1...0xF3: (4, 0x80, 0xBF)
        case 0xF4: (4, 0x80, 0x8F)
        default: (0, 0, 0)
        }
      if length == 0 { return i }
      for next in 1..<max(length, 1) where length > 1 {
        let range = next == 1 ? low...high : 0x80...0xBF
        guard i + next < bytes.count, range.contains(bytes[i + next]) else { return i }
      }
      i += length
    }
    return nil
  }

  /// What is found of text that is UTF-8 and may still be no character, or one that nobody sees.
  private func doubts(_ bytes: [UInt8]) -> [String] {
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var found: [String] = []
    if scalars.contains(where: { [0x7F, 0x80, 0xFFFE, 0xFFFF].contains($0.value) }) {
      found.append("events.csv:2:18 ND-H001 warning notes")
    }
    // of these XML 1.0 has none
    if scalars.contains(where: { $0.value >= 0xFFFE && $0.value <= 0xFFFF }) {
      found.append("events.csv:2:18 ND-E030 warning notes")
    }
    if scalars.contains("\u{0}") { found.append("events.csv:2:18 ND-H009 error notes") }
    if scalars.contains("\u{FFFD}") { found.append("events.csv:2:18 ND-H005 warning notes") }
    return found
  }

  @Test func `is told from what is none, with the first bad byte`() throws {
    let cases = String(
      decoding: try #require(SharedData.bytes(SharedCorpora.path("utf8-kuhn/cases.tsv"))), as: UTF8.self
    )
    .split(separator: "\n").dropFirst().map { $0.split(separator: "\t") }
    #expect(cases.count == 78)
    for fields in cases {
      let bytes = fields[3].split(separator: ":").compactMap { UInt8($0, radix: 16) }
      let bad = firstBad(bytes)
      #expect((bad == nil) == (fields[1] == "valid"), "\(fields[0])")
      let before = Array("e1,2014,battle,x,ü".utf8)
      let text = Array("id,when,type,title,notes\n".utf8) + before + bytes + Array("\ne2,2014,battle,y,\n".utf8)
      let edited = try RegisterFolder([("events.csv", text)]).pass()
      let findings = bad.map { ["events.csv:2:\(before.count + $0 + 1) ND-R005 error notes"] } ?? doubts(bytes)
      #expect(edited.findings == findings, "\(fields[0])")
      #expect(
        edited.ids(.events) == (findings.contains { $0.contains("error") } ? ["e2"] : ["e1", "e2"]), "\(fields[0])")
    }
  }

  /// The bytes around a text of the second line, in a document that begins with a byte order mark.
  private static let document: [(name: String, before: String, behind: String)] = [
    (
      "events.json", "\u{FEFF}[\n  {\"id\":\"e1\",\"when\":\"2014\",\"type\":\"battle\",\"title\":\"x\",\"notes\":\"ü",
      "\"},\n  {\"id\":\"e2\",\"when\":\"2014\",\"type\":\"battle\",\"title\":\"y\"}\n]\n"
    ),
    (
      "events.xml",
      "\u{FEFF}<register>\n  <event><id>e1</id><when>2014</when><type>battle</type><title>x</title><notes>ü&amp;",
      "</notes></event>\n</register>\n"
    ),
  ]

  /// A document in JSON loses the record, one in XML is refused as a whole: both say where the first bad byte is.
  @Test func `is told from what is none in documents too`() throws {
    let cases = String(
      decoding: try #require(SharedData.bytes(SharedCorpora.path("utf8-kuhn/cases.tsv"))), as: UTF8.self
    )
    .split(separator: "\n").dropFirst().map { $0.split(separator: "\t") }
    for fields in cases {
      let bytes = fields[3].split(separator: ":").compactMap { UInt8($0, radix: 16) }
      for (name, before, behind) in Self.document {
        let text = Array(before.utf8) + bytes + Array(behind.utf8)
        var told: String?
        do {
          let found = try RegisterFolder([(name, text)]).pass().rows("findings.csv").first { $0["code"] == "ND-R005" }
          told = found.map { "\(name):\($0["line"]!):\($0["column"]!): \($0["message"]!)" }
        } catch {
          told = "\(error)".contains("ND-R005") ? "\(error)" : nil
        }
        guard let bad = firstBad(bytes) else {
          #expect(told == nil, "\(fields[0])")
          continue
        }
        let column = before.split(separator: "\n").last!.utf8.count + bad + 1
        let place = "\(name):2:\(column): "
        let byte = String(bytes.isEmpty ? 0 : (bytes + Array(behind.utf8))[bad], radix: 16, uppercase: true)
        #expect(told?.contains(place) == true, "\(fields[0]) \(told ?? "")")
        let offset = before.utf8.count + bad
        #expect(told?.contains("the byte 0x\(byte) at offset \(offset) of the file's text") == true, "\(fields[0])")
      }
    }
  }
}
