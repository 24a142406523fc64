internal import Foundation
internal import NightdeskExporters
internal import NightdeskKit
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
      #expect(edited.findings == [])
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
      // !textTooLong, !linkTooLong, !numberTooLong
      #expect(
        edited.findings == [
          "sources.csv:2:16 ND-E005 info url", "events.csv:2:17 ND-E002 warning summary",
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
      // !tooManyRows
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
      // !tooManyLinks
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
