internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

extension Edited {
  /// What a pass says of all that was rejected here, read as it is, beside what was accepted, events aside.
  fileprivate func readAgain(_ mend: (String) -> String = { $0 }, _ policy: CheckPolicy = CheckPolicy()) throws
    -> Edited
  {
    let folder = try RegisterFolder(csv.filter { $0.name != "events.csv" })
    for table in Table.allCases {
      let bytes = files["rejects/\(table.name).csv"]!
      // only what is text can be mended as text
      let text = text("rejects/\(table.name).csv")
      try folder.write("\(table.name)-2.csv", Array(text.utf8) == bytes ? Array(mend(text).utf8) : bytes)
    }
    return try folder.pass(exporters: [CSVExporter()], policy: policy)
  }

  /// The ids of the records that are accepted here and were not `before`, though something was wrong with them itself.
  fileprivate func slippedThrough(_ before: Edited) -> [String] {
    // another record was the reason for these
    let ofContext: Set = ["ND-I001", "ND-I030", "ND-I032", "ND-I033", "ND-I034"]
    return Table.allCases.flatMap { table in
      let known = Set(before.ids(table))
      let allowed = before.rejected(table).filter { ofContext.contains($0["nd_code"]!) }.map { $0["id"]! }
      return ids(table).filter { !known.contains($0) && !allowed.contains($0) }
    }
  }
}

/// A value that a file's column cannot hold, and the register's cell that says so in the rejects.
private struct Remarked: CustomTestStringConvertible {
  let file: GoodFile
  let column, value, register, cell: String

  init(_ file: GoodFile, _ column: String, _ value: String, _ register: String, _ cell: String) {
    (self.file, self.column, self.value, self.register, self.cell) = (file, column, value, register, cell)
  }

  var testDescription: String { "\(file.format) \(column): \(value)" }
  var place: Int { file.header.firstIndex(of: column)! }

  static let all = [
    Remarked(.acled, "time_precision", "4", "when", "2020-11-06 [time_precision: 4]"),
    Remarked(.acled, "time_precision", "x", "when", "2020-11-06 [time_precision: x]"),
    Remarked(.acledOf2020, "time_precision", "0", "when", "2020-11-06 [time_precision: 0]"),
    Remarked(.acled, "year", "2021", "when", "2020-11-06 [year: 2021]"),
    Remarked(.acled, "geo_precision", "0", "place_precision", "[geo_precision: 0]"),
    Remarked(.acled, "iso", "1434", "country", "LBY [iso: 1434]"),
    // who is named may be rejected too, and extra takes anything: there the id is none any more
    Remarked(.acled, "inter1", "9", "id", "acled:LBY1 [inter1: 9]"),
    Remarked(.acled, "interaction", "31", "id", "acled:LBY1 [interaction: 31]"),
    Remarked(.ged, "date_prec", "6", "when", "[2014-03-01..2014-03-04] [date_prec: 6]"),
    Remarked(.ged, "date_end", "2014-02-30", "when", "2014-03-01 [date_end: 2014-02-30]"),
    Remarked(.ged, "event_clarity", "3", "scope", "[event_clarity: 3]"),
    Remarked(.mapped, "Bis", "soon", "when", "2014-05-03 [Bis: soon]"),
    // what is wrong with the register's own cell is to be seen there
    Remarked(.acled, "fatalities", "several", "deaths_best", "several"),
    Remarked(.acled, "event_date", "2020-02-30", "when", "2020-02-30"),
    Remarked(.mapped, "Kind", "Raid", "type", "Raid"),
  ]
}

@Suite struct `What was rejected` {
  /// Bytes that fit few columns: words, numbers of no range, a day that is none, what is no text, nothing.
  private static let values: [[UInt8]] = [
    Array("zebra 9 x".utf8), Array("999".utf8), Array("2014-02-31".utf8), [0x61, 0xFF, 0x62], [0x61, 0x00, 0x62], [],
  ]

  @Test(arguments: GoodFile.all) func `is rejected again as it is, whatever stood in whichever column`(file: GoodFile)
    throws
  {
    var rejected = 0
    for column in file.columns.indices {
      for value in Self.values {
        let first = try file.pass(column, value)
        let wrong = first.outcome.counts.reduce(0) { $0 + $1.rejected }
        guard wrong > 0 else { continue }
        rejected += wrong
        let again = try first.readAgain()
        #expect(again.slippedThrough(first) == [], "\(file.columns[column]): \(value)")
      }
    }
    #expect(rejected > 0)
  }

  @Test(arguments: BadValue.all) func `says what the findings say`(bad: BadValue) throws {
    let first = try bad.file.pass(bad.place, Array(bad.value.utf8))
    let rows = Table.allCases.flatMap { first.rejected($0) }.filter { $0["nd_code"] != "ND-I033" }
    let errors = first.rows("findings.csv").filter { $0["file"] == bad.file.name && $0["severity"] == "error" }
    for error in errors where rows.contains(where: { $0["nd_line"] == error["line"] }) {
      let (code, message) = (error["code"]!, error["message"]!)
      let told = rows.contains { $0["nd_code"]!.contains(code) && $0["nd_reason"]!.contains(message) }
      #expect(told, "\(message): \(rows.map { $0["nd_reason"]! })")
    }
    #expect(try first.readAgain().slippedThrough(first) == [])
  }

  @Test(arguments: Remarked.all) private func `shows in a cell what is wrong`(bad: Remarked) throws {
    let row = try bad.file.pass(bad.place, Array(bad.value.utf8)).rejected(.events)
    #expect(row.map { $0[bad.register] } == [bad.cell])
  }

  @Test func `is accepted when it is mended, and as it was mended`() throws {
    let first = try GoodFile.acled.pass(3, Array("4".utf8))
    let reason = "time_precision is out of its range: it takes 1 to 3"
    #expect(first.rejected(.events).map { $0["nd_reason"] } == [reason])
    let mended = try first.readAgain { $0.replacing(" [time_precision: 4]", with: "~") }
    #expect(mended.accepted(.events).map { $0["when"] } == ["2020-11-06~"])
    #expect(mended.outcome.findings(.error) == 0)
  }

  /// What does not fit the form of a record, in the register's own formats.
  @Test(arguments: [
    ("events.csv", "id,when,type,title\ne1,2014,battle,T,more\n", "id", "e1 [ND-R004]"),
    ("events.csv", "id,when,type,title,notes\ne1,2014,battle,T\n", "id", "e1 [ND-R003]"),
    (
      "events.jsonl", #"{"id":"e1","when":"2014","type":"battle","title":"T","injured":{"a":1}}"#, "injured",
      "[injured: ND-R013]"
    ),
    (
      "events.jsonl", #"{"id":"e1","when":"2014","type":"battle","title":"T","title":"U"}"#, "id",
      "e1 [title: ND-R014]"
    ),
    (
      "events.json", #"[{"id":"e1","when":"2014","type":"battle","title":"T","tags":[{"a":1}]}]"#, "id",
      "e1 [tags: ND-R013]"
    ),
    (
      "events.json", #"{"id":"e1","when":"2014","type":"battle","title":"T","injured":1,"injured":2}"#, "injured",
      "1 [injured: ND-R014]"
    ),
    (
      "events.xml", event("<injured><b>3</b></injured>"), "injured", "3 [injured: ND-R017]"
    ),
    ("events.xml", event("<title>U</title>"), "id", "e1 [title: ND-R014]"),
    ("events.xml", event("stray"), "id", "e1 [ND-R018]"),
  ])
  func `of the register's own formats is rejected again too`(
    name: String, text: String, column: String, cell: String
  ) throws {
    let first = try RegisterFolder(texts: [(name, text)]).pass(exporters: [CSVExporter()])
    #expect(first.rejected(.events).map { $0[column] } == [cell])
    let again = try first.readAgain()
    #expect(again.counts(.events).accepted == 0 && again.counts(.events).rejected == 1)
  }

  private static func event(_ more: String) -> String {
    "<register><event><id>e1</id><when>2014</when><type>battle</type><title>T</title>\(more)</event></register>"
  }

  /// What is an error only because somebody wants it to be.
  @Test(arguments: [
    (FindingCode.unknownCountryName, "country", "Kingdom of Nowhere", "country", "[country: Kingdom of Nowhere]"),
    (.unknownWord, "sub_event_type", "Armed clsh", "id", "acled:LBY1 [sub_event_type: ND-V024]"),
    (.noDatePrecision, "time_precision", "", "when", "2020-11-06~ [time_precision: ND-D014]"),
  ])
  func `for a doubt that was made an error is rejected again`(
    code: FindingCode, column: String, value: String, register: String, cell: String
  ) throws {
    var policy = CheckPolicy()
    try policy.set(code, to: .error)
    var file = GoodFile.acled
    // a number would say which country it is
    if code == .unknownCountryName { file.cells[file.header.firstIndex(of: "iso")!] = "" }
    let first = try file.pass(file.header.firstIndex(of: column)!, Array(value.utf8), policy)
    #expect(first.rejected(.events).map { $0[register] } == [cell])
    #expect(try first.readAgain({ $0 }, policy).counts(.events).accepted == 0)
  }

  @Test func `and may not be quoted is not quoted in a remark either`() throws {
    var file = GoodFile.acled
    (file.header, file.cells) = (file.header + ["marking"], file.cells + ["TLP:RED"])
    let first = try file.pass(3, Array("4444".utf8))
    #expect(first.rejected(.events).map { $0["id"] } == ["acled:LBY1"])
    #expect(!first.text("rejects/events.csv").contains("4444"))
    #expect(first.rejected(.events).map { $0["nd_code"] } == ["ND-V004"])
    #expect(try first.readAgain().counts(.events).accepted == 0)
  }

  @Test func `it does not come back where a list has withdrawn it that is not read again`() throws {
    let file = GoodFile.acled
    let folder = try RegisterFolder(texts: [
      ("a.csv", file.header.joined(separator: ",") + "\n" + file.cells.joined(separator: ",") + "\n"),
      ("deleted.csv", "event_id_cnty,deleted_timestamp\nLBY1,1705571200\n"),
    ])
    let first = try folder.pass(exporters: [CSVExporter()])
    #expect(first.rejected(.events).map { $0["nd_code"] } == ["ND-I031"])
    #expect(try first.readAgain().ids(.events) == [])
  }
}
