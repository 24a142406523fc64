internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

@Suite(.enabled(if: SharedData.has("ucdp-ged/ged191.csv"), "UCDP GED is not on this machine"))
struct `The briefing of UCDP GED for 2017` {
  private static let ged = SharedData.path("ucdp-ged/ged191.csv")

  private func pass(_ exporters: [any Exporter], threads: Int = 2) throws -> (RegisterPass.Outcome, [String: [UInt8]]) {
    let folder = MemoryFolder()
    let order = RegisterPass.Order(
      inputs: [InputRequest(Self.ged)], exports: exporters.map { Export($0) }, asOf: 20_781, title: "GED 2017",
      runID: "test", period: try PeriodRequest("2017"), threads: threads)
    let outcome = try RegisterPass(order).run(into: folder)
    return (outcome, folder.sinks.mapValues(\.bytes))
  }

  /// Counted from the raw file, without anything of ours: a date's uncertainty (days, a month, a year) never leaves the
  /// years of its first and last day.
  @Test func `has the figures of the raw file`() throws {
    let rows = CSVText.rows(try #require(SharedData.bytes(Self.ged)))
    func years(_ row: [String: String]) -> (Int, Int) {
      (Int(row["date_start"]!.prefix(4))!, Int(row["date_end"]!.prefix(4))!)
    }
    // of some rows the best estimate is below the low one
    func ends(_ row: [String: String]) -> [Int] { ["low", "best", "high"].map { Int(row[$0]!)! } }
    func sum(_ rows: [[String: String]], _ column: String) -> Int { rows.reduce(0) { $0 + Int($1[column]!)! } }
    let (outcome, _) = try pass([MarkdownExporter()])
    let figures = outcome.edition.figures
    #expect(figures.period.takes == .period)
    for (year, scope) in [(2017, figures.chosen), (2016, try #require(figures.before))] {
      let certain = rows.filter { years($0) == (year, year) }
      let possible = rows.filter { years($0) != (year, year) && years($0).0 <= year && years($0).1 >= year }
      #expect(!certain.isEmpty)
      #expect(scope.certain.events == certain.count && scope.possible.events == possible.count)
      #expect(scope.certain.deaths.low.total == certain.reduce(0) { $0 + ends($1).min()! })
      #expect(scope.certain.deaths.best.total == sum(certain, "best"))
      #expect(scope.certain.deaths.high.total == certain.reduce(0) { $0 + ends($1).max()! })
      #expect(scope.certain.deathsCivilians.total == sum(certain, "deaths_civilians"))
      let regions = Dictionary(grouping: certain) { "\($0["country"]!)|\($0["adm_1"]!)" }
      #expect(
        scope.regions.filter { $0.tally.events > 0 }.map(\.tally.events).sorted() == regions.map(\.value.count).sorted()
      )
      #expect(
        scope.regions.filter { $0.tally.events > 0 }.map(\.tally.deaths.best.total).sorted()
          == regions.map { sum($0.value, "best") }.sorted())
      let sides = Set(certain.flatMap { [$0["side_a_new_id"]!, $0["side_b_new_id"]!] })
      let expected = sides.map { side in
        certain.count { $0["side_a_new_id"] == side || $0["side_b_new_id"] == side }
      }
      #expect(scope.participants.map(\.tally.events).filter { $0 > 0 }.sorted() == expected.sorted())
    }
    let months = Dictionary(uniqueKeysWithValues: figures.months.map { ($0.key, $0.tally) })
    for month in 1...12 {
      let prefix = month < 10 ? "2017-0\(month)" : "2017-\(month)"
      // a month or year as precision reaches beyond the days that are given
      let certain = rows.filter {
        $0["date_start"]!.hasPrefix(prefix) && $0["date_end"]!.hasPrefix(prefix) && $0["date_prec"] != "5"
      }
      #expect(months[Month(ordinal: 2017 * 12 + month - 1)]?.events ?? 0 == certain.count, "\(prefix)")
    }
  }

  @Test func `is a few pages, the same bytes every time, in three languages`() throws {
    let exporter = MarkdownExporter(languages: Phrases.languages)
    let (_, files) = try pass([exporter])
    let (_, again) = try pass([exporter], threads: 1)
    #expect(files.filter { $0.key.hasPrefix("markdown/") } == again.filter { $0.key.hasPrefix("markdown/") })
    #expect(files["markdown/briefing.en.md"]!.count < 60_000)
    let golden = files.filter { $0.key.hasPrefix("markdown/") }.map {
      (String($0.key.dropFirst("markdown/".count)), $0.value)
    }
    Golden.expect(Dictionary(uniqueKeysWithValues: golden), in: "briefing/ged-2017")
  }
}
