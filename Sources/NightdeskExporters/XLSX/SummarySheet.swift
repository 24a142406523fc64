#if XLSX
  internal import NightdeskKit
  internal import Workbook

  /// The first sheet: what was counted, in tables with a chart beside each.
  struct SummarySheet {
    private let sheet: Sheet
    private static let headings = [
      "events", "may lie in it", "series", "deaths, low", "deaths, best", "deaths, high",
    ]
    /// How many rows a chart takes.
    private static let chartRows = 16
    private static let chartColumn = 8
    /// How it is printed: all columns and the charts fit on a page, which then has so many rows.
    private static let (printScale, printRows) = (50, 58)
    private var breaks: [Int] = []
    private var pageStart = 0

    init(_ sheet: Sheet) { self.sheet = sheet }

    mutating func write(_ edition: Edition) {
      sheet.widen(0...0, to: 46)
      sheet.widen(1...6, to: 13)
      sheet.write(edition.title.onOneLine, 0, 0, .title)
      let day = Calendar.isoText(ofDay: Int64(edition.asOf))
      sheet.write("As of \(day). Highest marking: \(edition.marking). How to read this: sheet About.", 1, 0)
      let figures = edition.figures
      let everything = figures.everything
      var row = 3
      let contested = everything.certain.contested + everything.possible.contested + everything.series.contested
      let lines: [(String, Int)] =
        edition.counts.map { ("\($0.table.sheetName) in this edition", $0.accepted) }
        + edition.counts.filter { $0.rejected > 0 }.map { ("\($0.table.sheetName) rejected", $0.rejected) }
        + [
          ("Events whose accounts differ", contested),
          ("Events that are retracted, counted nowhere below", figures.retracted),
          ("Events whose date is not known", figures.undated),
        ]
        + figures.apart.map { line in
          let dates =
            switch line.key {
            case .longer: "spans more than \(DateApart.years) years: in no single year or month"
            case .before: "lies before the year 1, or may"
            case .after: "lies after the year 9999, or may"
            case .open: "has an open or unknown end"
            }
          return ("Events whose date \(dates)", line.tally.events + line.tally.possible + line.tally.series)
        }
      for (name, count) in lines {
        sheet.write(name, row, 0)
        sheet.write(Double(count), row, 1)
        row += 1
      }
      row += 1
      if figures.months.count <= 60 {
        let months = figures.months.map { ("\($0.key.year.digits(4))-\($0.key.month.digits(2))", $0.tally) }
        row = write("Events by month", months, isBar: false, at: row)
        row = write("Deaths in events that may lie in a month", possible: months, at: row)
      } else {
        let years = figures.years.map { (String($0.key), $0.tally) }
        row = write("Events by year", years, isBar: false, at: row)
        row = write("Deaths in events that may lie in a year", possible: years, at: row)
      }
      row = write("Events by type", everything.types.map { ($0.key, $0.tally) }, isBar: true, at: row)
      let regions = everything.regions.prefix(15).map { line in
        let names = [line.key.country, line.key.admin1].compactMap { $0 }
        return (names.isEmpty ? "not given" : names.joined(separator: ", "), line.tally)
      }
      row = write("Events by region, the 15 with most", regions, isBar: true, at: row)
      sheet.write(
        "Deaths are sums of the numbers that the records give, as their sources report them; an event without a number "
          + "adds nothing, which is not 0. An event adds the least and the most that it gives, and where accounts of its "
          + "deaths differ that these give. One that gives a low number alone has no upper end: high is empty where one "
          + "is among them; one that gives a high number alone adds 0 to low. Best is empty where not each of these "
          + "events has a best estimate, or accounts differ.",
        row, 0)
      sheet.setPrint(.scaled(Self.printScale, breaks: breaks))
    }

    /// Writes a table with its chart; returns the row for the next.
    private mutating func write(
      _ title: String, _ lines: [(name: String, tally: Tally)], isBar: Bool, at start: Int
    ) -> Int {
      guard !lines.isEmpty else { return start }
      // no chart is cut by the end of a page
      keepTogether(max(lines.count + 1, Self.chartRows), from: start)
      sheet.write(title, start, 0, .header)
      for (place, heading) in Self.headings.enumerated() { sheet.write(heading, start, place + 1, .numberHeader) }
      var row = start + 1
      for (name, tally) in lines {
        sheet.write(name.onOneLine, row, 0)
        for (place, count) in [tally.events, tally.possible, tally.series].enumerated() {
          sheet.write(Double(count), row, place + 1)
        }
        write(tally.deaths, at: row)
        row += 1
      }
      let most = lines.map { $0.tally.events + $0.tally.possible }.max() ?? 0
      sheet.addChart(
        title, names: 0, series: [("events", 1), ("may lie in it", 2)], rows: start + 1...row - 1, isBar: isBar,
        step: most <= 10 ? 1 : nil, at: start, Self.chartColumn)
      return max(row, start + Self.chartRows) + 2
    }

    /// Writes what may lie in each of the lines and the deaths in it, for those that have any; returns the row for the next.
    private mutating func write(_ title: String, possible lines: [(name: String, tally: Tally)], at start: Int) -> Int {
      let lines = lines.filter { !$0.tally.possibleDeaths.isEmpty }
      guard !lines.isEmpty else { return start }
      keepTogether(lines.count + 1, from: start)
      sheet.write(title, start, 0, .header)
      for (place, heading) in Self.headings.enumerated() where heading != "events" && heading != "series" {
        sheet.write(heading, start, place + 1, .numberHeader)
      }
      var row = start + 1
      for (name, tally) in lines {
        sheet.write(name.onOneLine, row, 0)
        sheet.write(Double(tally.possible), row, 2)
        write(tally.possibleDeaths, at: row)
        row += 1
      }
      return row + 2
    }

    /// What not each event has is left empty; best also where accounts differ.
    private func write(_ deaths: Deaths, at row: Int) {
      guard !deaths.isEmpty else { return }
      let best = deaths.best.events == deaths.low.events && deaths.disputed == 0 ? deaths.best.total : nil
      for (place, sum) in [deaths.low.total, best, deaths.most].enumerated() {
        if let sum { sheet.write(Double(sum), row, place + 4) }
      }
    }

    /// Begins a page where so many rows from `start` on do not fit on this one.
    private mutating func keepTogether(_ rows: Int, from start: Int) {
      guard start + rows - pageStart > Self.printRows else { return }
      breaks.append(start)
      pageStart = start
    }
  }

  extension Int {
    /// In decimal, with zeros before it up to `width` digits.
    fileprivate func digits(_ width: Int) -> String {
      let text = String(self)
      return String(repeating: "0", count: Swift.max(0, width - text.count)) + text
    }
  }
#endif
