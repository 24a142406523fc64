internal import NightdeskKit

/// The rows behind the numbers: notes that name them or print the filter that finds them.
extension Briefing {
  /// `label` of a line with a note on the rows that its numbers count: the events themselves where they are few and all
  /// told here, and how to find them in the table where they are not, or numbers of the period before stand beside. Which
  /// of the rows one number counts, the note of its column says.
  mutating func notedLine(_ label: Markdown, _ rows: EventRows) -> Markdown {
    let before = rows.isOfTime ? 0 : edition.figures.before.map { count(rows, in: $0) } ?? 0
    guard count(rows) + before > 0 else { return label }
    let told = toldAll(rows)
    var sentences = told.map { [self.rows($0)] } ?? []
    if told == nil || before > 0 {
      let conditions = conditions(rows)
      sentences.append(
        conditions.isEmpty
          ? phrases(.rowsAllOfColumns, ["file": file(of: .events)])
          : phrases(.rowsOfColumns, ["file": file(of: .events), "filter": phrases.list(conditions)]))
    }
    let text = Markdown(trusted: sentences.map(\.source).joined(separator: " "))
    return Markdown(trusted: label.source + note(text).source)
  }

  /// `label` with a note on the rows of a number in it, of the period or of everything.
  mutating func noted(_ label: Markdown, _ rows: EventRows) -> Markdown {
    guard let told = toldAll(rows) else { return noted(label, by: conditions(rows) + periodConditions()) }
    return Markdown(trusted: label.source + note(self.rows(told)).source)
  }

  /// The events that a number counts, where they are few and all told here.
  private func toldAll(_ rows: EventRows) -> [Event]? {
    let number = count(rows)
    guard 1...Limit.names ~= number else { return nil }
    let told = told.events(behind: rows)
    return told.count == number ? told : nil
  }

  /// These events, named one by one.
  func rows(_ events: [Event]) -> Markdown {
    phrases(.rowsAre, ["events": phrases.list(events.map { lead(phrases.text($0.title), to: $0.id) })])
  }

  /// `label` with a note on the rows of the events table that these conditions find.
  mutating func noted(_ label: Markdown, by conditions: [Markdown]) -> Markdown {
    Markdown(trusted: label.source + note(rows(of: .events, with: conditions)).source)
  }

  /// `label` with a note on the rows that the numbers of a column count; of a table by dates, whatever the period.
  mutating func noted(_ label: Markdown, _ column: FigureColumn, isOfTime: Bool = false) -> Markdown {
    let filter = phrases.list(conditions(column, isOfTime: isOfTime))
    let note = note(phrases(.rowsOfLines, ["file": file(of: .events), "filter": filter]))
    return Markdown(trusted: label.source + note.source)
  }

  /// What finds the rows that a column of figures counts.
  func conditions(_ column: FigureColumn, isOfTime: Bool = false) -> [Markdown] {
    let scope = phrases.code(column == .series ? "scope=series" : "scope!=series")
    let deaths = [.deaths, .possibleDeaths].contains(column) ? conditions(.withDeaths) : []
    return (isOfTime ? conditionsOfLine(column) : conditionsOfPeriod(column)) + [scope] + notRetracted + deaths
  }

  /// How the dates lie that a column counts in the period, or before it.
  private func conditionsOfPeriod(_ column: FigureColumn) -> [Markdown] {
    let period = edition.figures.period
    guard !period.isEverything else { return [] }
    let reaching = phrases(.filterPeriod, ["period": phrases.code(periodText)])
    return switch column {
    case .certain, .deaths: [phrases(.filterPeriodWithin, ["period": phrases.code(periodText)])]
    case .possible, .possibleDeaths:
      [reaching, phrases(.filterPeriodNotWithin, ["period": phrases.code(periodText)])]
    case .series: [reaching]
    case .before: period.before.map { [phrases(.filterPeriodWithin, ["period": phrases.code(text(of: $0))])] } ?? []
    }
  }

  /// How they lie in the days of a line, which itself finds what reaches into them.
  private func conditionsOfLine(_ column: FigureColumn) -> [Markdown] {
    switch column {
    case .certain, .deaths: [phrases(.filterLineWithin)]
    case .possible, .possibleDeaths: [phrases(.filterLineNotWithin)]
    case .series, .before: []
    }
  }

  /// The days of the period, as the register writes them.
  private var periodText: String {
    let period = edition.figures.period
    return period.hasStart ? text(of: period.first...period.last) : "../" + Calendar.isoText(ofDay: Int64(period.last))
  }

  private func text(of days: ClosedRange<Int32>) -> String {
    [days.lowerBound, days.upperBound].map { Calendar.isoText(ofDay: Int64($0)) }.joined(separator: "/")
  }

  /// What finds the rows of the period, and those that lie in the one before it for certain.
  var periodOrBefore: [Markdown] {
    guard let before = edition.figures.period.before else { return periodConditions() }
    let days: KeyValuePairs = ["period": phrases.code(periodText), "before": phrases.code(text(of: before))]
    return [phrases(.filterPeriodOrBefore, days)] + notRetracted
  }

  /// `label` with notes on the rows that lie in the period for certain, and in the one before it.
  mutating func noted(_ label: Markdown, certainOf rows: EventRows) -> Markdown {
    let period = edition.figures.period
    var noted = label
    for days in [period.first...period.last, period.before].compactMap({ $0 }) {
      noted = self.noted(noted, by: conditions(rows) + certainConditions(days))
    }
    return noted
  }

  /// What finds the incidents and aggregates that lie in these days for certain.
  private func certainConditions(_ days: ClosedRange<Int32>) -> [Markdown] {
    [phrases(.filterPeriodWithin, ["period": phrases.code(text(of: days))]), phrases.code("scope!=series")]
      + notRetracted
  }

  /// How many events have no known date, with a note on their rows; nil where all have one.
  mutating func undated() -> Markdown? {
    let number = edition.figures.undated
    guard number > 0 else { return nil }
    let filter = phrases(.filterNoDay, ["column": phrases.code("when")])
    return noted(phrases(.undated, number), by: [filter] + notRetracted)
  }

  /// What keeps retracted events out, if there are any.
  var notRetracted: [Markdown] { edition.figures.retracted > 0 ? [phrases.code("status!=retracted")] : [] }

  /// What finds the rows of the period.
  func periodConditions() -> [Markdown] {
    guard !edition.figures.period.isEverything else { return notRetracted }
    return [phrases(.filterPeriod, ["period": phrases.code(periodText)])] + notRetracted
  }

  func conditions(_ rows: EventRows) -> [Markdown] {
    switch rows {
    case .all: []
    case .contested: [phrases.code("contested=yes")]
    case .partsOfContested: [phrases.code("contested=whole")]
    case .withDeaths:
      filledOrDisputed(Self.deathColumns, .whatDeaths, .disputedDeaths)
    case .withCivilians: [phrases(.filterFilled, ["column": phrases.code("deaths_civilians")])]
    case .withInjured: filledOrDisputed("injured", .whatInjured, .disputedInjured)
    case .withoutDeaths:
      [
        phrases(
          hasDisputed(.disputedDeaths) ? .filterEmptyUndisputed : .filterEmpty,
          ["column": phrases.code(Self.deathColumns), "what": phrases(.whatDeaths)])
      ]
    case .disputedDeaths: [phrases(.filterAccounts, ["what": phrases(.whatDeaths)])]
    case .disputedInjured: [phrases(.filterAccounts, ["what": phrases(.whatInjured)])]
    case .type(let type): [phrases.code("type=\(type)")]
    case .region(let region):
      [
        phrases(
          .filterPlace,
          [
            "place": phrases.list([
              phrases.code("country=\(region.country ?? "")"), phrases.code("admin1=\(region.admin1 ?? "")"),
            ])
          ])
      ]
    case .dataset(let dataset): [phrases.code("dataset=\(dataset)")]
    case .year(let year):
      reaching(Self.text(ofYear: year), Calendar.firstDay(ofYear: year)...Calendar.firstDay(ofYear: year + 1) - 1)
    case .month(let month): reaching(month.text, month.first...month.last)
    case .apart(.longer): [phrases(.filterLonger, ["years": Markdown(DateApart.years)])]
    case .apart(.before): reaching("../0000") + notOpen
    case .apart(.after): reaching("Y10000/..") + notOpen
    case .apart(.open): [phrases(.filterOpen)]
    case .participant(let actor): [phrases(.filterNamed, ["actor": phrases.code(actor)])]
    }
  }

  static let deathColumns = "deaths_low/deaths_best/deaths_high"

  /// What finds the rows that have a number in these columns, or accounts of it that differ, if any do.
  private func filledOrDisputed(_ columns: String, _ what: Phrase, _ disputed: EventRows) -> [Markdown] {
    [
      phrases(
        hasDisputed(disputed) ? .filterFilledOrDisputed : .filterFilled,
        ["column": phrases.code(columns), "what": phrases(what)])
    ]
  }

  /// What finds the dates that a line of a month, year or age counts. An open date counts for so many years only: that is
  /// said where it makes a difference to these `days`.
  private func reaching(_ text: String, _ days: ClosedRange<Int32>? = nil) -> [Markdown] {
    let (figures, years) = (edition.figures, Markdown(DateApart.years))
    var conditions = [phrases(.filterPeriod, ["period": phrases.code(text)])]
    if figures.apart.contains(where: { $0.key == .longer }) {
      conditions.append(phrases(.filterNotLonger, ["years": years]))
    }
    let most = DateApart.years * 365
    if let days, let first = figures.firstDay, let last = figures.lastDay, !notOpen.isEmpty,
      Int(days.lowerBound) - Int(first) > most || Int(last) - Int(days.upperBound) > most
    {
      conditions.append(phrases(.filterOpenReach, ["years": years]))
    }
    return conditions
  }

  /// What keeps open dates out, where there are any.
  private var notOpen: [Markdown] {
    edition.figures.apart.contains { $0.key == .open } ? [phrases(.filterNotOpen)] : []
  }

  /// Whether accounts of a number differ of any event, in the period or not.
  private func hasDisputed(_ rows: EventRows) -> Bool { count(rows, in: edition.figures.everything) > 0 }

  /// A year in four digits.
  private static func text(ofYear year: Int) -> String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// How many rows the numbers count, certain, possible and series together; of dates, whatever the scope.
  func count(_ rows: EventRows, in scope: ScopeFigures? = nil) -> Int {
    let figures = edition.figures
    let scope = scope ?? figures.chosen
    let all = [scope.certain, scope.possible, scope.series]
    func sum(_ tally: Tally?) -> Int { tally.map { $0.events + $0.possible + $0.series } ?? 0 }
    return switch rows {
    case .all: all.reduce(0) { $0 + $1.events }
    case .contested: all.reduce(0) { $0 + $1.contested }
    case .partsOfContested: all.reduce(0) { $0 + $1.partsOfContested }
    case .withDeaths: all.reduce(0) { $0 + $1.events - $1.withoutDeaths }
    case .withCivilians: all.reduce(0) { $0 + $1.deathsCivilians.events }
    case .withInjured: all.reduce(0) { $0 + $1.injuredLow.events }
    case .withoutDeaths: all.reduce(0) { $0 + $1.withoutDeaths }
    case .disputedDeaths: all.reduce(0) { $0 + $1.deaths.disputed }
    case .disputedInjured: all.reduce(0) { $0 + $1.disputedInjured }
    case .type(let type): sum(scope.types.first { $0.key == type }?.tally)
    case .region(let region): sum(scope.regions.first { $0.key == region }?.tally)
    case .dataset(let dataset): sum(scope.datasets.first { $0.key == dataset }?.tally)
    case .year(let year): sum(figures.years.first { $0.key == year }?.tally)
    case .month(let month): sum(figures.months.first { $0.key == month }?.tally)
    case .apart(let apart): sum(figures.apart.first { $0.key == apart }?.tally)
    case .participant(let actor): sum(scope.participants.first { $0.key == actor }?.tally)
    }
  }
}
