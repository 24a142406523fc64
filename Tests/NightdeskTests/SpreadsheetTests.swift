internal import Foundation
internal import NightdeskExporters
internal import NightdeskKit
internal import NightdeskRuns
internal import Testing

#if XLSX
  @Suite struct `A workbook` {
    private func workbook(_ files: [(name: String, text: String)]) throws -> (StoredWorkbook, Edited) {
      let edited = try RegisterFolder(texts: files).pass(exporters: [XLSXExporter()])
      return (try StoredWorkbook(#require(edited.files["xlsx/register.xlsx"])), edited)
    }

    @Test func `has a sheet a table, typed cells, a frozen header, a filter and links`() throws {
      let (book, edited) = try workbook([
        ("places.csv", "id,name,latitude,longitude\np1,The market,32.50,-20\n"),
        ("sources.csv", "id,title,kind,url,accessed\ns1,Report,news,https://example.org/?a=b#c,2014-05-21\n"),
        (
          "events.csv",
          "id,when,type,title,place,citations,deaths_best,credibility\n"
            + "e1,2014-05-16,battle,=1+1,p1,s1#p2;s1,0012,\ne2,2014-05~,other,-5,,,,6\ne3,1899-12-31,other,x,,,,\n"
        ),
      ])
      #expect(
        book.sheets.map(\.name) == [
          "Summary", "Events", "Claims", "Actors", "Relations", "Places", "Sources", "Findings", "About",
        ])
      let events = book.sheets[1]
      #expect(events.hasFrozenHeader && events.filter == "A1:\(column(events, "extra"))4")
      func cell(_ name: String, _ row: Int) -> (place: String, isNumber: Bool, text: String, style: Int)? {
        events.cells.first { $0.place == "\(column(events, name))\(row)" }
      }
      // days since 1899-12-30, with a style of their own
      #expect(cell("when", 2)?.isNumber == true && cell("when", 2)?.text == "41775" && cell("when", 2)?.style != 0)
      #expect(cell("when", 3)?.isNumber == false && cell("when", 3)?.text == "2014-05~")
      #expect(cell("when_start", 3)?.text == "41760" && cell("when_end", 3)?.text == "41790")
      #expect(cell("when_precision", 3)?.text == "month")
      #expect(cell("when", 4)?.isNumber == false && cell("when_start", 4)?.text == "1899-12-31")
      #expect(cell("title", 2)?.text == "=1+1" && cell("title", 2)?.isNumber == false)
      #expect(cell("title", 3)?.text == "-5" && cell("title", 3)?.isNumber == false)
      #expect(cell("deaths_best", 2)?.isNumber == true && cell("deaths_best", 2)?.text == "12")
      #expect(cell("deaths_best", 3) == nil)
      #expect(events.links["\(column(events, "place"))2"] == "'Places'!A2")
      #expect(events.links["\(column(events, "citations"))2"] == "'Sources'!A2")
      let sources = book.sheets[6]
      #expect(sources.links["\(column(sources, "url"))2"] == "https://example.org/?a=b")
      #expect(book.parts.keys.filter { $0.hasPrefix("xl/charts/") }.count == 3)
      #expect(!book.parts.values.contains { $0.contains("<f>") }, "a formula")
      #expect(edited.findings == ["events.csv:4:4 ND-D010 warning when"])
    }

    @Test func `says what a sheet cannot hold, and has it all the same`() throws {
      let long = String(repeating: "long \u{1F9EF} ", count: 9_000)
      let address = "https://example.org/" + String(repeating: "a", count: 2_100)
      let (book, edited) = try workbook([
        (
          "events.csv",
          "id,when,type,title,summary,deaths_best\ne1,2014,other,x,\(long),1234567890123456\n"
        ),
        ("sources.csv", "id,title,kind,url\ns1,Report,news,\(address)\n"),
      ])
      #expect(
        edited.findings == [
          "sources.csv:2:16 ND-E005 info url", "events.csv:2:90018 ND-P010 warning deaths_best",
          "events.csv:2:17 ND-E002 warning summary",
          "events.csv:2:90018 ND-E006 info deaths_best",
        ])
      let events = book.sheets[1]
      let cell = try #require(events["\(column(events, "summary"))2"])
      #expect(cell.utf16.count <= 32_767 && cell.hasSuffix(" [... goes on in long texts]"))
      let texts = try #require(book.sheets.last { $0.name == "Long texts" })
      let parts = texts.cells.filter { $0.place.hasPrefix("E") && $0.place != "E1" }
      #expect(parts.map(\.text).joined() == long && parts.allSatisfy { $0.text.utf16.count <= 32_767 })
      #expect(texts["A2"] == "events" && texts["B2"] == "e1" && texts["C2"] == "summary" && texts["D3"] == "2")
      #expect(events["\(column(events, "deaths_best"))2"] == "1234567890123456")
      #expect(book.sheets[6]["\(column(book.sheets[6], "url"))2"] == address && book.sheets[6].links.isEmpty)
    }

    @Test func `has long cells that name what stands in it as text, and whole besides`() throws {
      let locator = String(repeating: "p. 1 ", count: 8_000) + "end"
      let ids = (1...3_000).map { "armed-actor-\($0)" }
      let (book, edited) = try workbook([
        ("sources.csv", "id,title,kind\ns1,Report,news\n"),
        ("actors.csv", "id,name,kind\n" + ids.map { "\($0),Somebody,armed-group\n" }.joined()),
        (
          "events.csv",
          "id,when,type,title,citations,targets\ne1,2014,other,x,s1#\(locator),\(ids.joined(separator: ";"))\n"
        ),
      ])
      let events = book.sheets[1]
      let texts = try #require(book.sheets.last { $0.name == "Long texts" })
      for (name, whole) in [("citations", "s1#" + locator), ("targets", ids.joined(separator: ";"))] {
        let cell = try #require(events["\(column(events, name))2"])
        #expect(cell.utf16.count <= 32_767 && cell.hasSuffix(" [... goes on in long texts]"), "\(name)")
        #expect(events.links["\(column(events, name))2"] == nil)
        let rows = texts.cells.filter { $0.place.hasPrefix("C") && $0.text == name }.map { $0.place.dropFirst() }
        #expect(rows.map { texts["E\($0)"] ?? "" }.joined() == whole, "\(name)")
        #expect(edited.findings.contains { $0.hasSuffix("ND-E002 warning \(name)") })
      }
    }

    @Test func `goes on in a further sheet where one is full`() throws {
      let exporter = try #require(
        try Exporters.make([FormatRequest(format: "xlsx", options: ["rows": "2"])]).first
      ).exporter
      let events = "id,when,type,title\n" + (1...5).map { "e\($0),2014,other,x\n" }.joined()
      let edited = try RegisterFolder(texts: [("events.csv", events)]).pass(exporters: [exporter])
      let book = try StoredWorkbook(#require(edited.files["xlsx/register.xlsx"]))
      let sheets = book.sheets.filter { $0.name.hasPrefix("Events") }
      #expect(sheets.map(\.name) == ["Events", "Events 2", "Events 3"])
      let ids = sheets.map { sheet in sheet.cells.filter { $0.place.hasPrefix("A") && $0.place.count == 2 }.map(\.text)
      }
      #expect(ids == [["id", "e1", "e2"], ["id", "e3", "e4"], ["id", "e5"]])
      #expect(edited.findings.count == 1 && edited.findings[0].contains("ND-E003 info"))
    }

    @Test func `has no more links than a sheet takes, and every cell's text`() throws {
      let sources =
        "id,title,kind,url\n" + (1...65_540).map { "s\($0),x,news,https://example.org/\($0)\n" }.joined()
      let (book, edited) = try workbook([("events.csv", "id,when,type,title\n"), ("sources.csv", sources)])
      let sheet = book.sheets[6]
      let urls = column(sheet, "url")
      #expect(sheet.links.count == 65_530)
      #expect(sheet.cells.last { $0.place.hasPrefix(urls) }?.text == "https://example.org/65540")
      #expect(edited.findings.count == 1 && edited.findings[0].contains("ND-E004 info"))
    }

    /// The letters of the column that has this header.
    private func column(_ sheet: StoredWorkbook.Sheet, _ name: String) -> String {
      sheet.cells.first { $0.place.drop(while: \.isLetter) == "1" && $0.text == name }
        .map { String($0.place.prefix(while: \.isLetter)) } ?? "?"
    }
  }

  /// Every cell of a workbook, as LibreOffice reads it, beside what the plain CSV has.
  @Suite(.enabled(if: LibreOffice.isThere, "LibreOffice is not on this machine"))
  struct `A workbook in LibreOffice` {
    @Test func `shows every cell of the sample`() throws {
      try expectSameCells(SharedData.sample)
    }

    @Test(.enabled(if: SharedData.has("ucdp-ged/ged191.csv"), "UCDP GED is not on this machine"))
    func `shows every cell of UCDP GED`() throws {
      try expectSameCells(SharedData.path("ucdp-ged/ged191.csv"))
    }

    private func expectSameCells(_ input: String) throws {
      let edited = try Edited([input], 2, 1 << 20, [CSVExporter(), XLSXExporter()])
      let sheets = try LibreOffice.sheets(of: #require(edited.files["xlsx/register.xlsx"]))
      for table in Table.allCases {
        let name = table.name.prefix(1).uppercased() + table.name.dropFirst()
        let shown = CSVText.records(try #require(sheets[name])).map { $0.map { String(decoding: $0, as: UTF8.self) } }
        let rows = CSVText.records(edited.files["csv/\(table.name).csv"]!).map { row in
          row.map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(shown.count == rows.count, "\(table.name)")
        var differences: [String] = []
        for (place, column) in table.schema.columns.enumerated() {
          guard let there = shown.first?.firstIndex(of: column.name) else {
            Issue.record("no column \(column.name)")
            continue
          }
          for (row, (mine, theirs)) in zip(rows, shown).enumerated() {
            let text = there < theirs.count ? theirs[there] : ""
            if !Self.isSame(mine[place], text, column, isHeader: row == 0) {
              differences.append(
                "\(table.name) \(row + 1) \(column.name): \(mine[place].prefix(60)) / \(text.prefix(60))")
            }
          }
        }
        #expect(differences.isEmpty, "\(differences.count) cells: \(differences.prefix(5))")
      }
    }

    /// Whether a cell shows what the register says: numbers by their value, all else as it is.
    private static func isSame(_ mine: String, _ theirs: String, _ column: Column, isHeader: Bool) -> Bool {
      if mine == theirs { return true }
      guard !isHeader, !mine.isEmpty else { return false }
      switch column.kind {
      case .integer, .decimal: return Double(mine) == Double(theirs)
      // line ends in a cell are line feeds
      default: return mine.replacing("\r\n", with: "\n") == theirs.replacing("\r\n", with: "\n")
      }
    }
  }

  /// LibreOffice without a window.
  private enum LibreOffice {
    static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")

    /// What it makes of each sheet, as CSV by the sheet's name.
    static func sheets(of workbook: [UInt8]) throws -> [String: [UInt8]] {
      let folder = try RegisterFolder([("register.xlsx", workbook)])
      // comma, quotes, UTF-8, as shown, every sheet to a file
      let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
      let result = try Shell().run(
        """
        cd '\(folder.path)'
        timeout 300 soffice --headless "-env:UserInstallation=file://$PWD/settings" --convert-to '\(filter)' register.xlsx
        """)
      #expect(result.status == 0, "\(result.errors)")
      var sheets: [String: [UInt8]] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".csv") {
        let sheet = name.dropFirst("register-".count).dropLast(".csv".count)
        sheets[String(sheet)] = SharedData.bytes(folder.path + "/" + name)
      }
      return sheets
    }
  }
#endif

@Suite struct `The guard against formulas` {
  @Test(arguments: [
    ("=1+1", true), ("+4", true), ("-2+3", true), ("@SUM(A1)", true), ("\t=1", true), ("\rx", true), ("\nx", true),
    (" =1", true), ("\u{A0}=1", true), ("\u{FEFF}=1", true), ("\u{200B}@x", true), ("\u{3000}+1", true),
    ("\u{FF1D}1", true), ("\u{FF0B}1", true), ("\u{FF0D}1", true), ("\u{FF20}x", true), ("'=1", true), ("''+", true),
    ("", false), ("'", false), ("'tis", false), ("a=1", false), ("1-2", false), (" x", false), ("é", false),
    ("\u{FF1C}", false), ("مر", false), ("\u{E2}\u{80}", false), ("[=]", false),
  ])
  func `is for what a spreadsheet could take for one`(text: String, isNeeded: Bool) {
    #expect(FormulaGuard.isNeeded(text.utf8Span.span) == isNeeded)
    // taking it off gives the text back, and no other text looks guarded
    #expect(FormulaGuard.isOn("'\(text)".utf8Span.span) == isNeeded)
  }
}

@Suite struct `A text that looks like a number or a date` {
  /// Whether a spreadsheet changes it where points stand in decimals, and where commas do.
  @Test(arguments: [
    ("000", true, true), ("007", true, true), ("0", false, false), ("0.5", false, false), ("0,5", false, false),
    ("500", false, false), ("-5", false, false), ("+5", true, true), (" 5", true, true), ("5 ", true, true),
    ("2.5", false, true), ("2,5", false, false), ("2.50", true, true), ("2,50", false, true), (".5", true, false),
    ("5.", true, false), ("1e5", true, true), ("1E5", true, true), ("1.5e-3", true, false), ("1e", false, false),
    ("e5", false, false), ("123456789012345", false, false), ("1234567890123456", true, true), ("1,000", true, true),
    ("1.000", true, true), ("1,00", false, true), ("1-2", true, true), ("31/12", true, true), ("1/2/14", true, true),
    ("2014-05", true, true), ("2014-21", false, false), ("2014-13-40", false, false), ("2014-05-16", true, true),
    ("16.05.2014", false, true), ("1.2", false, true), ("99-99", false, false), ("MAR1", true, true),
    ("Mar-14", true, true), ("3 May", true, true), ("May 3, 2014", true, true), ("September 2014", true, true),
    ("Sept 11", true, true), ("May", false, false), ("Marine 1", false, false), ("Phase 2", false, false),
    ("10:30", true, true), ("00:31:40", true, true), ("9:05 pm", true, true), ("10:99", false, false),
    ("true", true, true), ("FALSE", true, true), ("truth", false, false), ("a", false, false), ("-", false, false),
    ("1 of 3", false, false), ("12 killed", false, false), ("3 May clash", false, false), ("-0044-03-15", false, false),
    ("\u{664}\u{665}", false, false), ("1-2-3-4", false, false), ("+218 91", false, false), ("...", false, false),
  ])
  func `is known by its form`(text: String, withPoints: Bool, withCommas: Bool) {
    #expect(LookAlike.isTaken(text.utf8Span.span, hasDecimalComma: false) == withPoints)
    #expect(LookAlike.isTaken(text.utf8Span.span, hasDecimalComma: true) == withCommas)
  }
}

@Suite struct `CSV for spreadsheets` {
  private func edited(_ files: [(name: String, text: String)], _ formats: String) throws -> Edited {
    try RegisterFolder(texts: files).pass(exports: Exporters.make(FormatRequest.list(formats)))
  }

  @Test func `guards texts, never numbers, says so, and reads back as it was`() throws {
    let events =
      "id,when,type,title,latitude,longitude,tags,notes\r\ne1,-0044-03-15,other,=1+1,-32.5,-0.25,-a;b,'=x\r\n"
      + "e2,2014,other,'tis,,,,\"\tx\"\r\n"
    let edited = try edited([("events.csv", events)], "csv,excel=csv:profile=excel")
    let rows = edited.rows("excel/events.csv")
    #expect(edited.files["excel/events.csv"]!.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(rows[0]["title"] == "'=1+1" && rows[0]["tags"] == "'-a;b" && rows[0]["notes"] == "''=x")
    #expect(rows[0]["latitude"] == "-32.5" && rows[0]["longitude"] == "-0.25" && rows[0]["when"] == "-0044-03-15")
    #expect(rows[1]["title"] == "'tis" && rows[1]["notes"] == "'\tx")
    #expect(edited.text("excel/events.csv").contains(",\"'=1+1\","))
    #expect(edited.findings.count { $0.contains(" ND-E001 info ") } == 4)
    let names = ["events.csv", "events_wide.csv", "datapackage.json"]
    let again = try RegisterFolder(names.map { ($0, edited.files["excel/" + $0]!) }).pass()
    #expect(again.files["csv/events.csv"] == edited.files["csv/events.csv"])
    #expect(again.outcome.counts[Int(Table.events.rawValue)].read == 2)
  }

  @Test func `has the days of a date beside it, and names in the wide table`() throws {
    let edited = try edited(
      [
        ("actors.csv", "id,name,kind\na1,\"Front, the\",armed-group\na2,Guard,state-force\n"),
        ("places.csv", "id,name,country,admin1,latitude,longitude\np1,Market,LBY,Valley,32.50,20\n"),
        ("sources.csv", "id,title,kind\ns1,Report,news\n"),
        (
          "events.csv",
          "id,when,type,title,place,side_a,citations,country\ne1,2014-05~,battle,x,p1,a1;a2,s1#p1;s1#p2,\n"
            + "e2,2013/2014,other,y,,,,TCD\ne3,2014/..,other,z,,,,\n"
        ),
      ], "excel=csv:profile=excel")
    let rows = edited.rows("excel/events.csv")
    #expect(rows.map { $0["when_start"]! } == ["2014-05-01", "2013-01-01", "2014-01-01"])
    #expect(rows.map { $0["when_end"]! } == ["2014-05-31", "2014-12-31", ""])
    #expect(rows.map { $0["when_precision"]! } == ["month", "span", "open"])
    let wide = edited.rows("excel/events_wide.csv")
    #expect(wide[0]["side_a"] == "Front, the | Guard" && wide[0]["citations"] == "Report")
    #expect(wide[0]["location"] == "Market" && wide[0]["admin1"] == "Valley" && wide[0]["latitude"] == "32.50")
    #expect(wide.map { $0["country"]! } == ["LBY", "TCD", ""])
    #expect(wide.map { $0["year"]! } == ["2014", "", ""] && wide[0]["month"] == "2014-05")
    #expect(edited.outcome.records["excel/events_wide.csv"] == 3)
  }

  @Test func `goes on in further files where one is full, and reads back`() throws {
    let events = "id,when,type,title\n" + (1...5).map { "e\($0),2014,other,x\n" }.joined()
    let edited = try edited([("events.csv", events)], "csv,two=csv:rows=2")
    let files = ["events.csv", "events-2.csv", "events-3.csv"]
    #expect(files.map { edited.rows("two/" + $0).map { $0["id"]! } } == [["e1", "e2"], ["e3", "e4"], ["e5"]])
    #expect(files.map { edited.outcome.records["two/" + $0] } == [2, 2, 1])
    #expect(edited.findings.count == 1 && edited.findings[0].contains("ND-E003 info"))
    let again = try RegisterFolder(files.map { ($0, edited.files["two/" + $0]!) }).pass()
    #expect(again.outcome.counts[Int(Table.events.rawValue)].accepted == 5)
  }

  @Test func `misses the other files of a table that is read alone`() throws {
    let events = "id,when,type,title\n" + (1...5).map { "e\($0),2014,other,=x\n" }.joined()
    let edited = try edited([("events.csv", events)], "two=csv:rows=2:profile=excel")
    let files = edited.files.filter { $0.key.hasPrefix("two/") }.map {
      (name: String($0.key.dropFirst(4)), bytes: $0.value)
    }
    let folder = try RegisterFolder(files)
    func found(_ names: [String], in folder: RegisterFolder) throws -> [String] {
      try Edited(names.map { folder.path + "/" + $0 }, 1, 1 << 20, Edited.exporters, 20_781, CheckPolicy())
        .rows("findings.csv").filter { $0["code"]!.hasPrefix("ND-T0") && $0["code"] != "ND-T001" }
        .map { "\($0["file"]!) \($0["code"]!) \($0["field"]!)" }
    }
    #expect(
      try found(["events.csv"], in: folder) == ["events-2.csv", "events-3.csv"].map { "events.csv ND-T008 \($0)" })
    #expect(try found(["events-3.csv", "events.csv"], in: folder) == ["events-3.csv ND-T008 events-2.csv"])
    #expect(try found(["events.csv", "events-2.csv", "events-3.csv"], in: folder) == [])
    #expect(try found([""], in: folder) == [])
    // without what describes them, the files are just files, and the guard stays
    let bare = try RegisterFolder(files.filter { $0.name == "events.csv" })
    #expect(try found(["events.csv"], in: bare) == ["events.csv ND-T007 title", "events.csv ND-T007 title"])
  }

  @Test(arguments: ["id+title", "title+when", "when+title+type"])
  func `with chosen columns and tags is read by its names, which say what is missing`(columns: String) throws {
    let edited = try edited(
      [("events.csv", "id,when,type,title\ne1,2014,other,x\n")], "chosen=csv:hxl=yes:events=\(columns)")
    let all = edited.files.filter { $0.key.hasPrefix("chosen/") }.map {
      (name: String($0.key.dropFirst(7)), bytes: $0.value)
    }
    for files in [all, all.filter { $0.name == "events.csv" }] {
      let again = try RegisterFolder(files).pass()
      let missing = ["id", "when", "type"].filter { !columns.contains($0) }
      #expect(again.findings == missing.map { "events.csv:1:1 ND-S001 error \($0)" })
      #expect(again.counts(.events).read == 1 && again.counts(.events).rejected == 1)
    }
  }

  @Test(arguments: [1 << 20, 61])
  func `goes on with the wide table where that is full, says so, and reads back`(blockSize: Int) throws {
    let events = "id,when,type,title\n" + (1...5).map { "e\($0),2014,other,x\n" }.joined()
    let edited = try RegisterFolder(texts: [("events.csv", events)]).pass(
      threads: 2, blockSize: blockSize, exports: Exporters.make(FormatRequest.list("csv,two=csv:rows=2:wide=yes")))
    let files = ["events_wide.csv", "events_wide-2.csv", "events_wide-3.csv"]
    #expect(files.map { edited.rows("two/" + $0).map { $0["id"]! } } == [["e1", "e2"], ["e3", "e4"], ["e5"]])
    #expect(files.map { edited.outcome.records["two/" + $0] } == [2, 2, 1])
    let said = edited.rows("findings.csv").filter { $0["code"] == "ND-E003" }.map { $0["field"]! }
    #expect(said.sorted() == ["events", "events_wide"])
    let package = edited.text("two/datapackage.json")
    for file in files { #expect(package.contains("\"\(file)\"")) }
    // what is made from the tables is not read a second time
    let all = edited.files.filter { $0.key.hasPrefix("two/") }
    let again = try RegisterFolder(all.map { (String($0.key.dropFirst(4)), $0.value) }).pass()
    #expect(again.counts(.events).read == 5 && again.files["csv/events.csv"] == edited.files["csv/events.csv"])
  }

  @Test func `says which texts a spreadsheet takes for numbers or days, and leaves them as they are`() throws {
    let titles = ["000", "1e5", "1-2", "12345678901234567", "2014-05-16", "TRUE", "500", "-5", "Clash of 3 May"]
    let events = titles.enumerated().map { "e\($0.offset),2014-05-16,other,\($0.element)\n" }.joined()
    let edited = try edited(
      [("events.csv", "id,when,type,title\n\(events)m1,2014-05,other,x\nm2,2014-21,other,x\nm3,2014,other,x\n")],
      "csv,excel=csv:profile=excel,tsv=csv:profile=tsv,xlsx")
    let rows = edited.rows("excel/events.csv")
    #expect(rows.map { $0["title"]! } == titles.map { $0 == "-5" ? "'-5" : $0 } + ["x", "x", "x"])
    let said = edited.rows("findings.csv").filter { $0["code"] == "ND-E007" }
    #expect(said.map { $0["record"]! } == ["e0", "e1", "e2", "e3", "e4", "e5", "m1"])
    #expect(said.map { $0["field"]! } == Array(repeating: "title", count: 6) + ["when"])
    #expect(said.allSatisfy { $0["severity"] == "info" && $0["message"]?.contains("; excel has it") == true })
  }

  @Test func `cuts no text without saying so, and has it whole besides`() throws {
    let long = String(repeating: "=long \u{1F9EF} ", count: 9_000)
    let edited = try edited(
      [("events.csv", "id,when,type,title,summary\ne1,2014,other,x,\(long)\n")], "excel=csv:profile=excel")
    let cell = try #require(edited.rows("excel/events.csv")[0]["summary"])
    #expect(cell.utf16.count <= 32_767 && cell.hasPrefix("'=long") && cell.hasSuffix(" [... goes on in long texts]"))
    let parts = edited.rows("excel/long_texts.csv")
    #expect(parts.map { $0["part"]! } == ["1", "2", "3"] && parts.allSatisfy { $0["column"] == "summary" })
    let whole = parts.map { part in
      let text = part["text"]!
      return FormulaGuard.isOn(text.utf8Span.span) ? String(text.dropFirst()) : text
    }.joined()
    #expect(whole == long)
    #expect(edited.findings.contains { $0.contains("ND-E002 warning summary") })
    let names = ["events.csv", "long_texts.csv", "datapackage.json"]
    let again = try RegisterFolder(names.map { ($0, edited.files["excel/" + $0]!) }).pass()
    #expect(again.rows("csv/events.csv")[0]["summary"] == long)
    // the rest must not be lost with the file that has it, nor with a cell that somebody has changed
    let changed = edited.text("excel/events.csv").replacing("'=long", with: "'=short")
    for files in [
      [("events.csv", edited.files["excel/events.csv"]!)],
      [("events.csv", Array(changed.utf8)), ("long_texts.csv", edited.files["excel/long_texts.csv"]!)],
    ] {
      let files = files + [("datapackage.json", edited.files["excel/datapackage.json"]!)]
      let broken = try RegisterFolder(files.map { (name: $0.0, bytes: $0.1) }).pass()
      #expect(broken.findings.filter { $0.contains(" error ") }.map { $0.split(separator: " ")[1] } == ["ND-T006"])
      #expect(broken.outcome.counts[Int(Table.events.rawValue)].rejected == 1)
    }
  }

  /// The apostrophe before a text takes room in its cell, and so does what stands for a control character.
  @Test func `has no cell that is longer than a spreadsheet takes, whatever stands before a text`() throws {
    let texts = ["=" + String(repeating: "x", count: 32_765), "=" + String(repeating: "x", count: 32_766)]
    let names = ["=" + String(repeating: "n", count: 40_000), String(repeating: "\u{1F}", count: 6_000)]
    let edited = try edited(
      [
        ("actors.csv", "id,name,kind\na0,\(names[0]),armed-group\na1,\(names[1]),armed-group\n"),
        (
          "events.csv",
          "id,when,type,title,summary,targets\ne0,2014,other,x,\(texts[0]),a0\ne1,2014,other,x,\(texts[1]),a1\n"
        ),
      ], "excel=csv:profile=excel")
    for table in ["actors", "events", "events_wide", "long_texts"] {
      let cells = edited.rows("excel/\(table).csv").flatMap(\.values)
      #expect(!cells.isEmpty && cells.allSatisfy { $0.utf16.count <= 32_767 }, "\(table)")
    }
    #expect(edited.rows("excel/events.csv")[0]["summary"] == "'" + texts[0])
    #expect(edited.findings.filter { $0.contains("ND-E002 warning summary") }.count == 1)
    let files = edited.files.filter { $0.key.hasPrefix("excel/") }
    let again = try RegisterFolder(files.map { (String($0.key.dropFirst(6)), $0.value) }).pass()
    #expect(again.rows("csv/events.csv").map { $0["summary"]! } == texts)
  }

  @Test(arguments: ["", ":hxl=yes", ":guard=no:dates=no"])
  func `has decimal commas beside semicolons, says so, and reads back as it was`(options: String) throws {
    let places = "id,name,latitude,longitude\r\np1,\"A; b, 1.5\",31.205,-0.50\r\np2,B,7,\r\n"
    let events =
      "id,when,type,title,place,latitude,longitude\r\ne1,2014,other,2.5,p1,,\r\ne2,2014,other,x,,-32.10,20\r\n"
    let edited = try edited(
      [("places.csv", places), ("events.csv", events)],
      "csv,semi=csv:profile=excel-semicolon\(options),excel=csv:profile=excel")
    func lines(_ path: String) -> [Substring] { edited.text(path).split(separator: "\r\n") }
    #expect(lines("semi/places.csv").contains { $0.contains(";31,205;-0,50;") })
    #expect(lines("semi/places.csv").contains { $0.hasPrefix("p1;\"A; b, 1.5\";") })
    #expect(lines("semi/events.csv").contains { $0.contains(";-32,10;20;") && !$0.contains("\"") })
    #expect(lines("excel/places.csv").contains { $0.contains(",31.205,-0.50,") })
    if !options.contains("guard") {
      let wide = lines("semi/events_wide.csv")
      #expect(wide.contains { $0.contains(";31,205;-0,50;") } && wide.contains { $0.contains(";-32,10;20;") })
    }
    for name in ["datapackage.json", "csvw.json"] {
      let said = edited.text("semi/" + name).components(separatedBy: "\"decimalChar\"").count - 1
      // latitude and longitude of events and places; the package says it of all besides
      #expect(said == (name == "csvw.json" ? 4 : 5), "\(name)")
      #expect(!edited.text("excel/" + name).contains("decimalChar"))
    }
    let files = edited.files.filter { $0.key.hasPrefix("semi/") }
    let again = try RegisterFolder(files.map { (String($0.key.dropFirst(5)), $0.value) }).pass()
    for table in ["places", "events"] {
      #expect(again.files["csv/\(table).csv"] == edited.files["csv/\(table).csv"], "\(table)")
    }
  }

  @Test func `cuts long lists of names in the wide table, says so, and has them whole besides`() throws {
    let names = (1...1_500).map { "The very long name of armed actor \($0)" }
    let actors = names.enumerated().map { "a\($0.offset),\($0.element),armed-group\n" }.joined()
    let ids = names.indices.map { "a\($0)" }.joined(separator: ";")
    let edited = try edited(
      [
        ("actors.csv", "id,name,kind\n" + actors),
        ("events.csv", "id,when,type,title,targets\ne1,2014,other,x,\(ids)\ne2,2014,other,x,a1;a2\n"),
      ], "excel=csv:profile=excel")
    let wide = edited.rows("excel/events_wide.csv")
    let cell = try #require(wide[0]["targets"])
    #expect(cell.utf16.count <= 32_767 && cell.hasSuffix(" [... goes on in long texts]"))
    #expect(wide[1]["targets"] == "\(names[1]) | \(names[2])")
    let parts = edited.rows("excel/long_texts.csv")
    #expect(parts.allSatisfy { $0["table"] == "events_wide" && $0["id"] == "e1" && $0["column"] == "targets" })
    #expect(parts.map { $0["text"]! }.joined() == names.joined(separator: " | "))
    #expect(edited.findings.filter { $0.contains("ND-E002") }.map { $0.hasSuffix("warning targets") } == [true])
    // names are read from the actors, not from the wide table
    let files = edited.files.filter { $0.key.hasPrefix("excel/") }
    let again = try RegisterFolder(files.map { (String($0.key.dropFirst(6)), $0.value) }).pass()
    #expect(again.rows("csv/events.csv").map { $0["targets"] } == [ids, "a1;a2"])
  }

  @Test(
    arguments: [
      ("csv", nil), ("csv:rows=2000000", 2_000_000), ("csv:profile=excel", 1_048_575),
      ("csv:profile=excel:hxl=yes", 1_048_574), ("csv:profile=excel-semicolon:rows=2000000", 1_048_575),
      ("csv:profile=excel:rows=1048575:hxl=yes", 1_048_574), ("csv:profile=excel:rows=9:hxl=yes", 9),
    ] as [(String, Int?)])
  func `has no more rows than a sheet, header and tags among them`(format: String, most: Int?) throws {
    let export = try #require(try Exporters.make(FormatRequest.list(format)).first)
    #expect((export.exporter as? CSVExporter)?.mostRecords == most)
  }

  @Test func `keeps numbers of more than 15 digits, and says that a spreadsheet does not`() throws {
    let events = "id,when,type,title,deaths_best\ne1,2014,other,x,1234567890123456\ne2,2014,other,x,123456789012345\n"
    let edited = try edited([("events.csv", events)], "csv,tsv=csv:profile=tsv,excel=csv:profile=excel")
    #expect(edited.rows("excel/events.csv").map { $0["deaths_best"]! } == ["1234567890123456", "123456789012345"])
    #expect(edited.findings.count { $0.hasSuffix("ND-E006 info deaths_best") } == 1)
  }

  @Test func `reads back whole texts of tables in several files, with semicolons and tags`() throws {
    let long = (1...6).map { String(repeating: "\($0) \"quoted\"; =x, \u{1F9EF}\n", count: 4_000) }
    let events =
      "id,when,type,title,summary,notes\n"
      + long.enumerated().map { place, text in
        let cell = text.replacing("\"", with: "\"\"")
        return "e\(place),2014,other,x,\"\(cell)\",\(place == 2 ? "\"\(cell)\"" : "")\n"
      }.joined()
    let edited = try edited(
      [("events.csv", events)], "csv,two=csv:profile=excel-semicolon:rows=2:hxl=yes,tab=csv:profile=excel:bom=no")
    for folder in ["two", "tab"] {
      let files = edited.files.filter { $0.key.hasPrefix(folder + "/") }
      #expect(files.keys.contains(folder + "/long_texts.csv"))
      let again = try RegisterFolder(files.map { (String($0.key.dropFirst(4)), $0.value) }).pass()
      #expect(again.files["csv/events.csv"] == edited.files["csv/events.csv"], "\(folder)")
    }
  }

  @Test func `has all keys between tables that hold, says which do not, and reads back`() throws {
    let files = [
      ("actors.csv", "id,name,kind,citations\na1,One,person,\na2,Two,person,s-gone\n"),
      ("places.csv", "id,name,latitude,longitude\np1,Market,32,20\np2,Mill,99,20\n"),
      ("sources.csv", "id,title,kind\ns1,Report,news\n"),
      ("relations.csv", "id,subject,kind,object,citations\nr1,a1,member-of,a1,s1\nr2,a1,member-of,a2,s1\n"),
      (
        "events.csv",
        "id,when,type,title,place,part_of,side_a\ne1,2014,battle,T,p2,,a2\ne2,2014,battle,T,p1,e1,a1\n"
      ),
      ("claims.csv", "id,about,kind,speaker,text,citations\nc1,e1,account,a1,T,s1\n"),
    ]
    let edited = try edited(files, "csv,sqlite,xlsx")
    // a place beyond the pole, an actor that cites nothing, and all that name them
    #expect(edited.findings.filter { $0.contains(" error ") }.count == 2)
    let rejected = edited.rows("findings.csv").filter { $0["code"] == "ND-I005" }.map {
      "\($0["record"]!) \($0["field"]!)"
    }
    #expect(rejected.sorted() == ["e1 place", "e1 side_a", "r2 object"])
    let package = try #require(
      try JSONSerialization.jsonObject(with: Data(edited.files["csv/datapackage.json"]!)) as? [String: Any])
    let profile = try #require(package["nightdesk"] as? [String: Any])
    let dangling = ["relations.object", "events.place", "events.side_a"]
    #expect(profile["dangling"] as? [String] == dangling && profile["leftOut"] as? [String] == dangling)
    let keys = (package["resources"] as? [[String: Any]] ?? []).flatMap { resource in
      let schema = resource["schema"] as? [String: Any]
      return (schema?["foreignKeys"] as? [[String: Any]] ?? []).flatMap { key in
        (key["fields"] as? [String] ?? []).map { "\(resource["name"]!).\($0)" }
      }
    }
    #expect(Set(keys) == ["relations.subject", "events.part_of", "claims.stance_on"])
    // and what was found says the same when the export is read
    let all = edited.files.filter { $0.key.hasPrefix("csv/") }
    let again = try RegisterFolder(all.map { (String($0.key.dropFirst(4)), $0.value) }).pass()
    let found = again.rows("findings.csv").map { "\($0["code"]!) \($0["record"]!) \($0["field"]!)" }
    let named = found.filter { $0.hasPrefix("ND-I00") && !$0.hasPrefix("ND-I008") }
    #expect(named.sorted() == ["ND-I005 e1 place", "ND-I005 e1 side_a", "ND-I005 r2 object"])
    for table in Table.allCases {
      #expect(again.files["csv/\(table.name).csv"] == edited.files["csv/\(table.name).csv"])
    }
  }

  @Test func `is described by a data package that agrees with it to the byte`() throws {
    let edited = try Edited(
      [SharedData.sample], 2,
      exports: Exporters.make(
        FormatRequest.list(
          "csv,excel=csv:profile=excel,semi=csv:profile=excel-semicolon:hxl=yes,tsv=csv:profile=tsv,two=csv:rows=3")))
    for name in ["csv", "excel", "semi", "tsv", "two"] {
      let text = try #require(edited.files[name + "/datapackage.json"])
      let package = try #require(try JSONSerialization.jsonObject(with: Data(text)) as? [String: Any])
      let resources = try #require(package["resources"] as? [[String: Any]])
      let described = Set(resources.compactMap { $0["path"] as? String })
      let there = edited.files.keys.filter { $0.hasPrefix(name + "/") && !$0.hasSuffix(".json") }
      #expect(described == Set(there.map { String($0.dropFirst(name.count + 1)) }))
      let names = Set(resources.compactMap { $0["name"] as? String })
      for resource in resources {
        let path = try #require(resource["path"] as? String)
        let bytes = try #require(edited.files["\(name)/\(path)"])
        #expect(resource["bytes"] as? Int == bytes.count)
        #expect(resource["hash"] as? String == "sha256:" + SHA256.digest(of: bytes.span))
        let schema = try #require(resource["schema"] as? [String: Any])
        let fields = try #require(schema["fields"] as? [[String: Any]]).compactMap { $0["name"] as? String }
        let delimiter = try #require((resource["dialect"] as? [String: Any])?["delimiter"] as? String)
        let header = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")[0]
        #expect(header.drop { $0 == "\u{FEFF}" }.split(separator: Character(delimiter)).map(String.init) == fields)
        for key in schema["foreignKeys"] as? [[String: Any]] ?? [] {
          let reference = try #require(key["reference"] as? [String: Any])
          if let other = reference["resource"] as? String { #expect(names.contains(other)) }
          #expect(Set(try #require(key["fields"] as? [String])).isSubset(of: fields))
        }
      }
      let csvw = try #require(edited.files[name + "/csvw.json"])
      let web = try #require(try JSONSerialization.jsonObject(with: Data(csvw)) as? [String: Any])
      #expect(Set((web["tables"] as? [[String: Any]] ?? []).compactMap { $0["url"] as? String }) == described)
    }
  }
}
