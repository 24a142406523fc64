internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// What is said of a bad value: the code, and what the file's column takes.
struct BadValue: CustomTestStringConvertible {
  let file: GoodFile
  let column: String
  let value: String
  let code: String
  let takes: String

  init(_ file: GoodFile, _ column: String, _ value: String, _ code: String, _ takes: String) {
    (self.file, self.column, self.value, self.code, self.takes) = (file, column, value, code, takes)
  }

  /// Of a file without a header, by the place and the name of the column.
  init(_ file: GoodFile, _ place: Int, _ column: String, _ value: String, _ code: String, _ takes: String) {
    self.init(file, "\(place) \(column)", value, code, takes)
  }

  var place: Int {
    file.header.firstIndex(of: column) ?? Int(column.split(separator: " ")[0])!
  }
  var name: String { file.header.isEmpty ? String(column.split(separator: " ")[1]) : column }
  var testDescription: String { "\(file.format) \(column): \(value)" }

  private static let days = "a day, as 2020-11-06 or 06 November 2020"
  private static let inter = "0 to 8, or State forces, Rebel group, Political militia"
  private static let types = "Battles, Protests, Riots, Explosions/Remote violence"
  private static let subtypes = "Government regains territory, Non-state actor overtakes territory, Armed clash"

  static let all: [BadValue] = [
    BadValue(.acled, "event_id_cnty", "", "ND-V001", "the event's id, as LBY9766"),
    BadValue(.acled, "event_id_cnty", "LBY 1", "ND-V006", "the event's id, as LBY9766"),
    BadValue(.acled, "event_date", "", "ND-V001", days), BadValue(.acled, "event_date", "06/11/2020", "ND-D001", days),
    BadValue(.acled, "event_date", "2020-02-30", "ND-D002", days),
    BadValue(.acled, "event_date", "44141", "ND-D012", days), BadValue(.acled, "event_date", "202u", "ND-D004", days),
    BadValue(.acledOf2020, "event_date", "31 November 2020", "ND-D002", days),
    BadValue(.acledOf2020, "event_date", "1 Novembre 2020", "ND-D001", days),
    BadValue(.acled, "year", "in 2020", "ND-V002", "0 to 9999"),
    BadValue(.acled, "time_precision", "4", "ND-V004", "1 to 3"),
    BadValue(.acled, "time_precision", "", "ND-D014", "1 to 3"),
    BadValue(.acled, "disorder_type", "Demostrations", "ND-V024", "Political violence, Demonstrations, Strategic"),
    BadValue(.acled, "event_type", "Unrest", "ND-V005", types), BadValue(.acled, "event_type", "", "ND-V001", types),
    BadValue(.acled, "sub_event_type", "Armed clsh", "ND-V024", subtypes),
    BadValue(.acled, "sub_event_type", "Peaceful protest", "ND-V025", "Government regains territory, Non-state"),
    BadValue(.acled, "inter1", "9", "ND-V004", inter), BadValue(.acled, "inter2", "-1", "ND-V004", inter),
    BadValue(.acled, "inter1", "Robots", "ND-V024", inter),
    BadValue(.acled, "interaction", "31", "ND-V004", "10 to 88, the lower of two codes first"),
    BadValue(.acled, "iso", "LBY", "ND-V002", "0 to 999"),
    BadValue(.acledOf2020, "iso3", "Libya", "ND-V014", "a country's three letters (ISO 3166-1), as LBY"),
    BadValue(.acled, "latitude", "132.1", "ND-V004", "-90 to 90"),
    BadValue(.acled, "latitude", "32;1", "ND-V003", "-90 to 90, with a decimal point"),
    BadValue(.acled, "longitude", "east", "ND-V003", "-180 to 180, with a decimal point"),
    BadValue(.acled, "geo_precision", "0", "ND-V004", "1 to 3"),
    BadValue(.acled, "fatalities", "several", "ND-V002", "0 or more"),
    BadValue(.acled, "fatalities", "-1", "ND-V004", "0 or more"),
    BadValue(.acled, "timestamp", "2020-11-17", "ND-V015", "seconds since 1970, as 1605571200"),

    BadValue(.deleted, "event_id_cnty", "", "ND-V001", "the id of an event, as LBY9766"),
    BadValue(.deleted, "event_id_cnty", "L 1", "ND-V006", "the id of an event, as LBY9766"),
    BadValue(.deleted, "deleted_timestamp", "soon", "ND-V002", "0 to 253402300799, in seconds since 1970"),

    BadValue(.ged, "id", "7 b", "ND-V006", "the event's number, as 163998"),
    BadValue(.ged, "type_of_violence", "4", "ND-V005", "1 (state-based), 2 (non-state) or 3 (one-sided)"),
    BadValue(.ged, "where_prec", "8", "ND-V004", "1 to 7"),
    BadValue(.ged, "event_clarity", "3", "ND-V004", "1 to 2"), BadValue(.ged, "date_prec", "6", "ND-V004", "1 to 5"),
    BadValue(.ged, "date_start", "01/03/2014", "ND-D001", "a day, as 2014-03-01, not after date_end"),
    BadValue(.ged, "date_start", "2014-03-09", "ND-D003", "a day, as 2014-03-01, not after date_end"),
    BadValue(.ged, "date_end", "04/03/2014", "ND-D001", "a day, as 2014-03-01, not before date_start"),
    BadValue(.ged, "date_end", "2014-02-30", "ND-D002", "a day, as 2014-03-01, not before date_start"),
    BadValue(.ged, "best", "many", "ND-V002", "0 or more"), BadValue(.ged, "low", "-1", "ND-V004", "0 or more"),
    BadValue(.ged, "high", "3.5", "ND-V002", "0 or more"),
    BadValue(.ged, "deaths_civilians", "none", "ND-V002", "0 or more"),
    BadValue(.ged, "latitude", "91", "ND-V004", "-90 to 90"),
    BadValue(.ged, "longitude", "20.1E", "ND-V003", "-180 to 180"),
    BadValue(.ged, "iso3", "Libya", "ND-V014", "a country's three letters (ISO 3166-1), as LBY"),

    BadValue(.actor, "ActorId", "", "ND-V001", "the actor's number, as 1081"),
    BadValue(.actor, "ActorId", "7 b", "ND-V006", "the actor's number, as 1081"),
    BadValue(.actor, "NameData", "", "ND-V001", "the name that the dataset has for the actor"),
    BadValue(.actor, "Org", "5", "ND-V005", "1 (formally organised), 2 (supporters of a party)"),

    BadValue(.gdelt, 0, "GLOBALEVENTID", "8 9", "ND-V006", "the event's number, as 878985331"),
    BadValue(.gdelt, 1, "SQLDATE", "20191324", "ND-D002", "a day, as 20191024"),
    BadValue(.gdelt, 26, "EventCode", "999", "ND-V024", "a code of CAMEO, of two to four digits, as 0841"),
    BadValue(.gdelt, 28, "EventRootCode", "99", "ND-V024", "the first two digits of EventCode"),
    BadValue(.gdelt, 29, "QuadClass", "5", "ND-V024", "1, 2, 3 or 4"),
    BadValue(.gdelt, 51, "ActionGeo_Type", "7", "ND-V024", "0, 1, 2, 3, 4 or 5"),
    BadValue(.gdelt, 56, "ActionGeo_Lat", "north", "ND-V003", "-90 to 90, with a decimal point"),
    BadValue(.gdelt, 57, "ActionGeo_Long", "200", "ND-V004", "-180 to 180"),
    BadValue(.gdelt, 59, "DATEADDED", "2019", "ND-V015", "a moment in UTC, as 20191024143000"),

    BadValue(.mentions, 0, "GLOBALEVENTID", "87x", "ND-V002", "the number of the event that is mentioned"),
    BadValue(.mentions, 3, "MentionType", "9", "ND-V024", "1, 2, 3, 4, 5 or 6"),

    BadValue(.statements, "entity_id", "", "ND-R020", "the entity's id"),
    BadValue(.statements, "schema", "", "ND-R020", "a schema of FollowTheMoney, as Person"),
    BadValue(.statements, "prop", "", "ND-R020", "a property of the schema, as name"),

    BadValue(.hxl, "#event+id", "e 1", "ND-V006", "an id, of letters, digits and . _ : -"),
    BadValue(.hxl, "#date+occurred", "16 May 2014", "ND-D001", "a date of EDTF, as 2014, 2014-05 or 2014-05-16"),
    BadValue(.hxl, "#country+code", "XX", "ND-V014", "a country's code of ISO 3166-1, as LY or LBY, or its name"),
    BadValue(.hxl, "#geo+lat", "132", "ND-V004", "-90 to 90"),
    BadValue(.hxl, "#geo+lon", "e", "ND-V003", "-180 to 180"),
    BadValue(.hxl, "#affected+killed", "some", "ND-V002", "0 or more"),

    BadValue(.mapped, "No", "1 2", "ND-V006", "an id, of letters, digits and . _ : -; for no value -99 or nan"),
    BadValue(.mapped, "Datum", "2014-05-33", "ND-D002", "a date in the format dd/MM/yyyy; for no value -99 or nan"),
    BadValue(.mapped, "Datum", "31/02/2014", "ND-D002", "a date in the format dd/MM/yyyy; for no value -99 or nan"),
    BadValue(.mapped, "Bis", "31/06/2014", "ND-D002", "a date in the format dd/MM/yyyy; for no value -99 or nan"),
    BadValue(.mapped, "Datum", "May 2014", "ND-D001", "a date in the format dd/MM/yyyy; for no value -99 or nan"),
    BadValue(.mapped, "Bis", "soon", "ND-D001", "a date in the format dd/MM/yyyy; for no value -99 or nan, or nothing"),
    BadValue(.mapped, "Kind", "Raid", "ND-V005", "Bombing or Talks by the mapping, or battle, explosion-remote"),
    BadValue(.mapped, "State", "XX", "ND-V014", "a country's code of ISO 3166-1, as LY or LBY, or its name"),
    BadValue(.mapped, "Dead", "unknown", "ND-V002", "0 or more; for no value -99 or nan, or nothing"),
    BadValue(.mapped, "Lat", "32,1", "ND-V003", "-90 to 90, with a decimal point; for no value -99 or nan"),
  ].filter { !$0.value.contains(",") || $0.file.separator != "," }
}

@Suite struct `A finding on a file that is no register's own` {
  @Test(arguments: GoodFile.all)
  func `is not there where nothing is wrong`(file: GoodFile) throws {
    let found = try file.findings(0, file.cells[0]).filter { $0["message"]!.contains(": it takes ") }
    let ends = ["director, employee or member", "employer or organization"]
    #expect(found.map { $0["field"] } == (file.name == "tie.csv" ? ends : []))
  }

  @Test(arguments: BadValue.all)
  func `names the file's own column, where it stands, and what it takes there`(bad: BadValue) throws {
    let found = try bad.file.findings(bad.place, bad.value)
    let told = try #require(found.first { $0["code"] == bad.code }, "\(found.map { $0["message"] })")
    let before = bad.file.cells.prefix(bad.place).reduce(0) { $0 + $1.utf8.count + 1 }
    #expect(told["line"] == (bad.file.header.isEmpty ? "1" : "2"))
    #expect(told["column"] == "\(before + 1)")
    #expect(told["field"] == bad.name)
    let message = try #require(told["message"])
    #expect(message.contains(": it takes \(bad.takes)"), "\(message)")
    // nothing of the register's own terms
    let hint = try #require(told["hint"])
    let isFormat = bad.file.mapping == nil && bad.file.format != "hxl"
    #expect(!hint.contains("EDTF") && !hint.contains("nightdesk schema") && !hint.contains("T10:00:00Z"))
    #expect(!isFormat || !message.contains("EDTF"))
  }

  /// The columns of a format whose values may be refused are those that say what they take, and those that numbers,
  /// dates, words and codes of the register are taken from.
  @Test func `is tried for every column that says what it takes`() {
    for format in FieldFormats.all {
      let tried = Set(BadValue.all.filter { $0.file.format == format.name }.map(\.name))
      for term in format.terms { #expect(tried.contains(term.column), "\(format.name) \(term.column)") }
    }
  }

  @Test func `says of a record without a name what it is made of`() throws {
    let unnamed = try GoodFile.statements.findings(3, "birthDate").filter { $0["severity"] == "error" }
    #expect(
      unnamed.map { $0["message"] } == [
        "name is empty: it takes a value of one of the properties name, alias, weakAlias, previousName"
      ])
    let loose = try GoodFile.tie.findings(3, "role").map { $0["message"]! }.filter { $0.hasPrefix("director") }
    #expect(loose == ["director, employee or member is empty: it takes the id of an entity"])
  }

  @Test func `names the kinds of the event's own type`() throws {
    let place = GoodFile.acled.header.firstIndex(of: "sub_event_type")!
    let told = try GoodFile.acled.findings(place, "Peaceful protest").filter { $0["code"] == "ND-V025" }
    #expect(
      told.map { $0["message"]!.split(separator: ": it takes ").last } == [
        "Government regains territory, Non-state actor overtakes territory or Armed clash"
      ])
  }
}

/// A cell with text that must not reach anybody.
private struct HostileCell: CustomTestStringConvertible {
  let file: GoodFile
  let column: String
  let place: Int

  var testDescription: String { "\(file.name) \(column)" }

  /// Of a file with a header.
  init(_ file: GoodFile, _ column: String) {
    (self.file, self.column, place) = (file, column, file.header.firstIndex(of: column)!)
  }

  /// Of a file without one.
  init(_ file: GoodFile, _ place: Int, _ column: String) {
    (self.file, self.column, self.place) = (file, column, place)
  }

  static let all = [
    HostileCell(.acled, "actor1"), HostileCell(.acled, "actor2"), HostileCell(.acled, "source"),
    HostileCell(.acled, "sub_event_type"), HostileCell(.acled, "disorder_type"), HostileCell(.acled, "event_id_cnty"),
    HostileCell(.acled, "country"), HostileCell(.ged, "side_a"), HostileCell(.ged, "side_b"),
    HostileCell(.ged, "source_article"), HostileCell(.ged, "dyad_name"), HostileCell(.gdelt, 6, "Actor1Name"),
    HostileCell(.gdelt, 16, "Actor2Name"), HostileCell(.gdelt, 52, "ActionGeo_FullName"),
    HostileCell(.gdelt, 60, "SOURCEURL"), HostileCell(.statements, "value"), HostileCell(.statements, "dataset"),
    HostileCell(.hxl, "#event+type"), HostileCell(.mapped, "State"), HostileCell(.mapped, "Kind"),
    HostileCell(.actor, "NameData"),
  ]
}

@Suite struct `Text in a dataset's file that is no text` {
  /// Whatever the cell becomes: a column, a part of one, or a record of its own.
  @Test(arguments: HostileCell.all)
  private func `is told once, of the file's own column, and its row is rejected`(cell: HostileCell) throws {
    let good = try cell.file.pass(cell.place, Array(cell.file.cells[cell.place].utf8))
    for (bytes, code) in [([0x46, 0x72, 0xE8, 0x72], "ND-R005"), ([0x46, 0x00, 0x72], "ND-H009")] as [([UInt8], String)]
    {
      // a value of an entity is rejected with all of the entity
      if cell.column == "value", code == "ND-H009" { continue }
      let edited = try cell.file.pass(cell.place, bytes)
      let found = edited.rows("findings.csv").filter { $0["file"] == cell.file.name && $0["severity"] == "error" }
      let told = found.filter { $0["code"] == code }
      #expect(told.map { $0["field"] } == [cell.column], "\(found.map { $0["message"] })")
      let before = cell.file.cells.prefix(cell.place).reduce(0) { $0 + $1.utf8.count + 1 }
      #expect(told.first?["column"] == "\(before + (code == "ND-R005" ? 3 : 1))")
      if code == "ND-R005" { #expect(told.first?["message"]?.contains(": the byte 0xE8 at offset ") == true) }
      // where the row itself is the actor, it lies there as it came
      for table in [Table.events, .actors, .sources] where cell.file.format != "ucdp-actor" {
        let left = edited.rejected(table).compactMap { $0["name"] ?? $0["title"] }
        #expect(!left.contains { $0 == "Fr\u{FFFD}r" }, "\(table)")
      }
      #expect(edited.counts(good.counts(.events).read > 0 ? .events : .actors).accepted == 0)
      #expect(edited.outcome.edition.dangling.isEmpty)
    }
  }

  @Test func `that may be shown spelled out is told once`() throws {
    let place = GoodFile.acled.header.firstIndex(of: "actor2")!
    let found = try GoodFile.acled.findings(place, "B\u{7}").filter { $0["code"]!.hasPrefix("ND-H") }
    #expect(found.map { "\($0["code"]!) \($0["field"]!)" } == ["ND-H001 actor2"])
  }
}

@Suite struct `A record that rows imply` {
  /// A name that is found fault with, in the second row of each file; it stands on line 4, behind a cell of two lines.
  @Test(arguments: [1, 1 << 20], [1, 3])
  func `stands where the first row does that names it`(blockSize: Int, threads: Int) throws {
    let name = String(repeating: "long name ", count: 60).trimmingBlanks
    let acled =
      "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,geo_precision,fatalities,notes\n"
      + "LBY1,2024-03-01,1,Battles,Armed clash,A,B,1,1,\"two\nlines\"\n"
      + "LBY2,2024-03-01,1,Battles,Armed clash,A,\(name),1,1,\n"
      + "LBY3,2024-03-01,1,Battles,Armed clash,\(name),B,1,1,\n"
    let edited = try RegisterFolder(texts: [("a.csv", acled), ("b.csv", acled.replacing("LBY", with: "EGY"))])
      .pass(threads: threads, blockSize: blockSize)
    #expect(edited.findings.filter { $0.contains("ND-V022") } == ["a.csv:4:41 ND-V022 warning actor2"])
    let ged =
      "id,type_of_violence,dyad_name,side_a,side_b,source_article,where_prec,event_clarity,date_prec,date_start,date_end,"
      + "best,high,low\n7,1,d,A,B,Paper,1,1,1,2014-03-01,2014-03-01,2,3,1\n"
      + "8,1,d,\"\(name)\",B,Paper,1,1,1,2014-03-01,2014-03-01,2,3,1\n"
    let ofGED = try RegisterFolder(texts: [("ged.csv", ged)]).pass(threads: threads, blockSize: blockSize)
    #expect(ofGED.findings.filter { $0.contains("ND-V022") } == ["ged.csv:3:7 ND-V022 warning side_a"])
  }
}

/// The name of a source is its title and its publisher: one text, of which a fault is told once.
@Suite struct `A name of a source that is found fault with` {
  @Test(arguments: [
    ("=SUM(1)", "ND-T001"), ("Pa\u{202E}per", "ND-H002"), ("Pa\u{7}per", "ND-H001"), ("<b>Paper</b>", "ND-H003"),
  ])
  func `is told once`(name: String, code: String) throws {
    let acled =
      "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,geo_precision,fatalities,source\n"
      + "LBY1,2024-03-01,1,Battles,Armed clash,A,B,1,1,\(name)\n"
    let mapping = TableMapping(
      rules: [
        .init(column: "when", source: "event_date"), .init(column: "type", constant: "battle"),
        .init(column: "citations", source: "source"),
      ],
      ignored: [])
    let folder = try RegisterFolder(texts: [("a.csv", acled)])
    for mapping in [nil, mapping] {
      let edited = try Edited(
        [InputRequest(folder.path + "/a.csv", mapping: mapping)], 1, 1 << 20, Edited.exporters, 20_781, CheckPolicy())
      let found = edited.findings.filter { $0.contains(code) }
      #expect(found.count == 1 && found[0].hasSuffix(" source"), "\(edited.findings)")
    }
  }
}

extension String {
  fileprivate var trimmingBlanks: String { String(reversed().drop { $0 == " " }.reversed()) }
}

@Suite struct `A type of events in a tagged table` {
  @Test(arguments: [
    ("Protest", "protest"), ("PROTESTS", "protest"), ("battles", "battle"), ("Coup-Attempt", "coup-attempt"),
    ("explosions/remote violence", "explosion-remote-violence"), ("Shooting", "other"),
  ])
  func `is the register's, however its letters are written`(written: String, type: String) throws {
    let text = "#event+id,#date+occurred,#event+type\ne1,2014-05-16,\(written)\n"
    let event = try #require(try RegisterFolder(texts: [("week.csv", text)]).pass().accepted(.events).first)
    #expect(event["type"] == type && event["subtype"] == written)
  }
}

@Suite struct `A byte that is not UTF-8` {
  /// Where it stands in the file, whatever is before it.
  @Test(arguments: [1, 64, 1 << 20], ["", "\u{FEFF}"])
  func `is told with its place in the file`(blockSize: Int, mark: String) throws {
    let head = mark + "id,when,type,title\ne1,2014,battle,\"one\ntwo\"\n"
    let row = "e2,2014,battle,x"
    let file = Array((head + row).utf8) + [0xE9, 0x0A] + Array("e3,2014,battle,x\n".utf8)
    let lines = Array("\(mark){\"id\":\"a1\",\"name\":\"A\",\"kind\":\"person\"}\n{\"id\":\"a2\",\"name\":\"x".utf8)
    let json = lines + [0xE9] + Array("\",\"kind\":\"person\"}\n".utf8)
    let edited = try RegisterFolder([("events.csv", file), ("actors.jsonl", json)]).pass(blockSize: blockSize)
    let found = edited.rows("findings.csv").filter { $0["code"] == "ND-R005" }
    let offsets = ["actors.jsonl": lines.count, "events.csv": (head + row).utf8.count]
    #expect(found.count == 2)
    for finding in found {
      let name = String(finding["file"]!.split(separator: "/").last!)
      let place = ": the byte 0xE9 at offset \(offsets[name]!) of the file's text"
      #expect(finding["message"]!.hasSuffix(place), "\(finding)")
    }
  }
}
