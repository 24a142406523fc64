internal import NightdeskKit

extension Briefing {
  /// What was counted: ranges where numbers differ, series beside and never added, the period before for comparison.
  mutating func writeKeyFigures() {
    heading(2, .keyFigures)
    let figures = edition.figures
    writeNumbers(figures)
    let note = phrases(figures.period.isEverything ? .figuresNoteAll : .figuresNote)
    paragraph(count(.withCivilians) > 0 ? phrases.sentences([note, phrases(.figuresCivilians)]) : note)
    if let deaths = disputed(.whatDeaths, .disputedDeaths) {
      paragraph(Markdown(trusted: deaths.source + " " + phrases(.figuresBestOwn).source))
    }
    if let injured = disputed(.whatInjured, .disputedInjured) { paragraph(injured) }
    if let before = figures.period.before, figures.before != nil {
      paragraph(phrases(.figuresBefore, ["period": phrases.period(before.lowerBound, before.upperBound)]))
    }
    if figures.retracted > 0 {
      paragraph(noted(phrases(.figuresRetracted, figures.retracted), by: [phrases.code("status=retracted")]))
    }

    figure(.months)
    let (chosen, before) = (figures.chosen, figures.before)
    breakdown(.byType, lines(chosen.types, before?.types, { phrases.word($0, of: .eventTypes) }, { .type($0) }))
    breakdown(.byRegion, lines(chosen.regions, before?.regions, { region($0.country, $0.admin1) }, { .region($0) }))
    breakdown(
      .byDataset,
      lines(chosen.datasets, before?.datasets, { phrases(.codedBy, ["dataset": phrases.text($0)]) }, { .dataset($0) }))
    if figures.period.isEverything {
      // the latest years come first where not all find room
      breakdown(
        .byYear, lines(figures.years.reversed(), nil, { Markdown($0) }, { .year($0) }, figures.yearsLeftOut), apartLines
      )
      if let undated = undated() { paragraph(undated) }
    }
    // the numbers that the figure shows
    let months = TimeBins(figures)
    if months.isYears, !figures.period.isEverything {
      breakdown(.byYear, lines(months.years.reversed(), nil, { Markdown($0) }, { .year($0) }), apartLines)
    }
    if !months.isYears {
      breakdown(
        .byMonth, lines(months.lines.reversed(), nil, { phrases.month($0) }, { .month($0) }),
        figures.period.isEverything ? [] : apartLines)
    }
    writeNotesOnDates()
    guard !chosen.participants.isEmpty else { return }
    paragraph(phrases(.participantsNote))
    breakdown(.participant, lines(chosen.participants, before?.participants, { name($0) }, { .participant($0) }))
  }

  /// Of how many events accounts of a number differ; nil where there are none.
  private mutating func disputed(_ what: Phrase, _ rows: EventRows) -> Markdown? {
    let number = count(rows)
    return number == 0 ? nil : noted(phrases(.figuresDisputed, number, ["what": phrases(what)]), rows)
  }

  /// How the dates count that have lines of their own, where there are any.
  private mutating func writeNotesOnDates() {
    let sorts = Set(edition.figures.apart.map(\.key))
    let notes = [(DateApart.longer, Phrase.datesLongerNote), (.open, .datesOpenNote)].filter { sorts.contains($0.0) }
    guard !notes.isEmpty else { return }
    paragraph(phrases.sentences(notes.map { phrases($0.1, ["years": Markdown(DateApart.years)]) }))
  }

  // MARK: All together

  private mutating func writeNumbers(_ figures: Figures) {
    let isEverything = figures.period.isEverything
    var columns = [(noted(phrases(isEverything ? .columnAll : .columnCertain), .certain), figures.chosen.certain)]
    if !isEverything { columns.append((noted(phrases(.columnPossible), .possible), figures.chosen.possible)) }
    columns.append((noted(phrases(.columnSeries), .series), figures.chosen.series))
    if let before = figures.before { columns.append((notedBefore(phrases(.columnBefore)), before.certain)) }

    let lines: [(Phrase, EventRows, (Numbers) -> Markdown)] = [
      (.rowEvents, .all, { Markdown($0.events) }),
      (.rowContested, .contested, { Markdown($0.contested) }),
      (.rowPartsOfContested, .partsOfContested, { Markdown($0.partsOfContested) }),
      (.rowDeaths, .withDeaths, { [self] in deaths($0) }),
      (.rowCivilians, .withCivilians, { [self] in sum($0.deathsCivilians, of: $0.events) }),
      (.rowInjured, .withInjured, { [self] in injured($0) }),
      (.rowWithoutDeaths, .withoutDeaths, { Markdown($0.withoutDeaths) }),
    ]
    var rows: [[Markdown]] = []
    for (key, behind, value) in lines { rows.append([noted(phrases(key), behind)] + columns.map { value($0.1) }) }
    table([phrases(.figure)] + columns.map(\.0), rows, numbersFrom: 1)
  }

  /// A sum of deaths: a range where low and high differ, what is not known said so.
  func deaths(_ numbers: Numbers) -> Markdown {
    guard numbers.deathsLow.events > 0 else { return phrases(numbers.events == 0 ? .none : .notKnown) }
    return deaths(numbers.deathsLow, numbers.deathsBest, numbers.deathsHigh, numbers.disputedDeaths) { range in
      phrases(.sumIn, ["number": range, "events": phrases(.events, numbers.deathsLow.events)])
    }
  }

  /// Deaths from low to high. A sum of best estimates that not all of the events have lies in another range than
  /// theirs: it stands beside, with the number of events that it is of; and so does one that rows contradict.
  private func deaths(
    _ low: Sum, _ best: Sum, _ high: Sum, _ disputed: Int, _ words: (Markdown) -> Markdown = { $0 }
  ) -> Markdown {
    let isOfAll = best.events == low.events && low.total...high.total ~= best.total
    let range = words(range(low.total, isOfAll ? best.total : nil, high.total, isDisputed: disputed > 0))
    guard best.events > 0, !isOfAll else { return range }
    return phrases.joined(
      [range, phrases(.bestOfSome, best.events, ["best": Markdown(best.total)])], .semicolon)
  }

  /// Numbers from low to high, with the best estimate if there is one; one number where they are the same, and with it
  /// that accounts differ, if they do.
  func range(_ low: Int, _ best: Int?, _ high: Int, isDisputed: Bool = false) -> Markdown {
    guard low < high else {
      return isDisputed
        ? phrases(.withDetail, ["what": Markdown(low), "detail": phrases(.accountsDiffer)]) : Markdown(low)
    }
    let range = phrases(.range, ["low": Markdown(low), "high": Markdown(high)])
    return best.map { phrases(.withBest, ["range": range, "best": Markdown($0)]) } ?? range
  }

  /// A sum of injured: a range where accounts differ.
  private func injured(_ numbers: Numbers) -> Markdown {
    let (low, high) = (numbers.injuredLow, numbers.injuredHigh)
    guard low.events > 0 else { return phrases(numbers.events == 0 ? .none : .notKnown) }
    let range = range(low.total, nil, high.total, isDisputed: numbers.disputedInjured > 0)
    return phrases(.sumIn, ["number": range, "events": phrases(.events, low.events)])
  }

  private func sum(_ sum: Sum, of events: Int) -> Markdown {
    guard sum.events > 0 else { return phrases(events == 0 ? .none : .notKnown) }
    return phrases(.sumIn, ["number": Markdown(sum.total), "events": phrases(.events, sum.events)])
  }

  // MARK: Line by line

  /// One line of a breakdown in words; how many events it had before the period, where that is told.
  private typealias Line = (name: Markdown, rows: EventRows, tally: Tally, before: Int?)

  private func lines<Key: Hashable>(
    _ lines: [Breakdown<Key>], _ before: [Breakdown<Key>]?, _ name: (Key) -> Markdown, _ rows: (Key) -> EventRows,
    _ leftOut: Int = 0
  ) -> (shown: [Line], more: Int) {
    let earlier = before.map { Dictionary($0.map { ($0.key, $0.tally.events) }) { $1 } }
    let present = Set(lines.map(\.key))
    // what there was before and is no more has its line too
    let gone = (before ?? []).filter { $0.tally.events > 0 && !present.contains($0.key) }.map { ($0.key, Tally()) }
    let all = lines.map { ($0.key, $0.tally) } + gone
    let shown = all.prefix(Limit.breakdown).map { key, tally in
      (name(key), rows(key), tally, earlier.map { $0[key] ?? 0 })
    }
    return (shown, all.count - shown.count + leftOut)
  }

  /// A line for each sort of date that lies in no single year.
  private var apartLines: [Line] {
    edition.figures.apart.map { (phrases.dates($0.key), .apart($0.key), $0.tally, nil) }
  }

  /// Writes a line for each of `lines`, and behind them `others`. Columns in which nothing is counted are left out.
  private mutating func breakdown(_ title: Phrase, _ lines: (shown: [Line], more: Int), _ others: [Line] = []) {
    let all = lines.shown + others
    guard let first = all.first else { return }
    let (hasPossible, hasSeries) = (all.contains { $0.tally.possible > 0 }, all.contains { $0.tally.series > 0 })
    let isOfTime = first.rows.isOfTime
    var head = [phrases(title), noted(phrases(.rowEvents), .certain, isOfTime)]
    if hasPossible { head.append(noted(phrases(.columnPossibleShort), .possible, isOfTime)) }
    if hasSeries { head.append(noted(phrases(.columnSeriesShort), .series, isOfTime)) }
    head.append(phrases(.rowDeaths))
    if first.before != nil { head.append(notedBefore(phrases(.columnBeforeShort))) }
    var cells: [[Markdown]] = []
    for line in all {
      var row = [noted(line.name, line.rows), Markdown(line.tally.events)]
      if hasPossible { row.append(Markdown(line.tally.possible)) }
      if hasSeries { row.append(Markdown(line.tally.series)) }
      row.append(deaths(line.tally))
      if let before = line.before { row.append(change(from: before, to: line.tally.events)) }
      cells.append(row)
    }
    table(head, cells, numbersFrom: 1)
    guard lines.more > 0 else { return }
    let filter = isOfTime ? notRetracted : periodConditions(.all)
    let columns = phrases.code(Self.columns(of: title))
    paragraph(
      filter.isEmpty
        ? phrases(.moreLines, lines.more, ["file": file(of: .events), "columns": columns])
        : phrases(
          .moreLinesByFilter, lines.more,
          ["file": file(of: .events), "columns": columns, "filter": phrases.list(filter)]))
  }

  /// The columns that a breakdown is by.
  private static func columns(of title: Phrase) -> String {
    switch title {
    case .byType: "type"
    case .byRegion: "country/admin1/place"
    case .byDataset: "dataset"
    case .participant: "side_a/side_b/targets"
    default: "when"
    }
  }

  /// The deaths of a line, short: which events give them stands in the table above.
  private func deaths(_ tally: Tally) -> Markdown {
    guard tally.deathsLow.events > 0 else { return phrases(tally.events == 0 ? .none : .notKnown) }
    return deaths(tally.deathsLow, tally.deathsBest, tally.deathsHigh, tally.disputedDeaths)
  }

  /// How many there were, and by how much the number has changed since.
  private func change(from before: Int, to now: Int) -> Markdown {
    phrases(.withChange, ["number": Markdown(before), "change": signed(now - before)])
  }

  /// A change with its sign.
  func signed(_ change: Int) -> Markdown {
    let number = (change > 0 ? "+" : change < 0 ? "−" : "±") + String(abs(change))
    // in text from right to left a sign would change sides
    return Markdown(trusted: phrases.isRightToLeft ? "\u{2066}\(number)\u{2069}" : number)
  }

  /// A first-level region and its country.
  func region(_ country: String?, _ admin1: String?) -> Markdown {
    let parts = [admin1.map { phrases.text($0) }, country.map { self.country($0) }].compactMap { $0 }
    return parts.isEmpty ? phrases(.notGiven) : phrases.joined(parts, .listSeparator)
  }

  func country(_ code: String) -> Markdown { phrases.country(code) }

  // MARK: The rows behind a number

  /// `label` with a note on the rows that the numbers beside it count: the events themselves where they are few and all
  /// told here, else how to find them in the table.
  mutating func noted(_ label: Markdown, _ rows: EventRows) -> Markdown {
    let number = count(rows)
    // what is none now may have been some in the period before, and is found in the same way
    if number == 0, edition.figures.before == nil { return label }
    let told = number <= Limit.names ? told.events(behind: rows) : []
    let text: Markdown
    if told.count == number, number > 0, number <= Limit.names {
      text = self.rows(told)
    } else {
      let conditions = conditions(rows) + periodConditions(rows)
      text =
        conditions.isEmpty
        ? phrases(.rowsAll, ["file": file(of: .events)])
        : self.rows(of: .events, with: conditions)
    }
    return Markdown(trusted: label.source + note(text).source)
  }

  /// These events, named one by one.
  func rows(_ events: [Event]) -> Markdown {
    phrases(.rowsAre, ["events": phrases.list(events.map { lead(phrases.text($0.title), to: $0.id) })])
  }

  /// `label` with a note on the rows of the events table that these conditions find.
  mutating func noted(_ label: Markdown, by conditions: [Markdown]) -> Markdown {
    Markdown(trusted: label.source + note(rows(of: .events, with: conditions)).source)
  }

  /// `label` with a note on the rows that the numbers of the period before count.
  mutating func notedBefore(_ label: Markdown) -> Markdown {
    guard let before = edition.figures.period.before else { return label }
    return noted(label, ofLines: certainConditions(before))
  }

  /// `label` with a note on the rows that the numbers of a column count; of dates, whatever the period.
  private mutating func noted(_ label: Markdown, _ column: FigureColumn, _ isOfTime: Bool = false) -> Markdown {
    noted(label, ofLines: conditions(column, isOfTime))
  }

  private mutating func noted(_ label: Markdown, ofLines conditions: [Markdown]) -> Markdown {
    let note = note(phrases(.rowsBefore, ["file": file(of: .events), "filter": phrases.list(conditions)]))
    return Markdown(trusted: label.source + note.source)
  }

  /// What finds the rows that a column of figures counts.
  func conditions(_ column: FigureColumn, _ isOfTime: Bool = false) -> [Markdown] {
    let scope = phrases.code(column == .series ? "scope=series" : "scope!=series")
    let period = edition.figures.period
    guard !period.isEverything, !isOfTime else { return [scope] + notRetracted }
    let days: KeyValuePairs = ["period": phrases.code(periodText)]
    return switch column {
    case .certain: [phrases(.filterPeriodWithin, days), scope] + notRetracted
    case .possible: [phrases(.filterPeriod, days), phrases(.filterPeriodNotWithin, days), scope] + notRetracted
    case .series: [phrases(.filterPeriod, days), scope] + notRetracted
    }
  }

  /// The days of the period, as the register writes them.
  private var periodText: String {
    let period = edition.figures.period
    let first = period.hasStart ? Calendar.isoText(ofDay: Int64(period.first)) : ".."
    return first + "/" + Calendar.isoText(ofDay: Int64(period.last))
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
  func certainConditions(_ days: ClosedRange<Int32>) -> [Markdown] {
    let ends = [days.lowerBound, days.upperBound].map { Calendar.isoText(ofDay: Int64($0)) }
    return [
      phrases(.filterPeriodWithin, ["period": phrases.code(ends.joined(separator: "/"))]),
      phrases.code("scope!=series"),
    ] + notRetracted
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

  /// What finds the rows of the period, or of all dates where `rows` are those of one.
  func periodConditions(_ rows: EventRows = .all) -> [Markdown] {
    let period = edition.figures.period
    var conditions: [Markdown] = []
    if !period.isEverything, !rows.isOfTime {
      conditions.append(phrases(.filterPeriod, ["period": phrases.code(periodText)]))
    }
    return conditions + notRetracted
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
          count(.disputedDeaths) > 0 ? .filterEmptyUndisputed : .filterEmpty,
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
    case .year(let year): [phrases(.filterPeriod, ["period": phrases.code(Self.text(ofYear: year))])] + notApart
    case .month(let month): [phrases(.filterPeriod, ["period": phrases.code(month.text)])] + notApart
    case .apart(.longer): [phrases(.filterLonger, ["years": Markdown(DateApart.years)])]
    case .apart(.before): [phrases(.filterPeriod, ["period": phrases.code("../0000")])] + notApart
    case .apart(.after): [phrases(.filterPeriod, ["period": phrases.code("Y10000/..")])] + notApart
    case .apart(.open): [phrases(.filterOpen)]
    case .participant(let actor): [phrases(.filterNamed, ["actor": phrases.code(actor)])]
    }
  }

  static let deathColumns = "deaths_low/deaths_best/deaths_high"

  /// What finds the rows that have a number in these columns, or accounts of it that differ, if any do.
  private func filledOrDisputed(_ columns: String, _ what: Phrase, _ disputed: EventRows) -> [Markdown] {
    [
      phrases(
        count(disputed) > 0 ? .filterFilledOrDisputed : .filterFilled,
        ["column": phrases.code(columns), "what": phrases(what)])
    ]
  }

  /// What keeps the dates that are counted apart out of the lines of years and months.
  private var notApart: [Markdown] {
    let isThere = edition.figures.apart.contains { $0.key == .longer }
    return isThere ? [phrases(.filterNotLonger, ["years": Markdown(DateApart.years)])] : []
  }

  /// A year in four digits.
  private static func text(ofYear year: Int) -> String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// How many rows the numbers count, certain, possible and series together.
  func count(_ rows: EventRows) -> Int {
    let figures = edition.figures
    let chosen = figures.chosen
    let all = [chosen.certain, chosen.possible, chosen.series]
    func sum(_ tally: Tally?) -> Int { tally.map { $0.events + $0.possible + $0.series } ?? 0 }
    return switch rows {
    case .all: all.reduce(0) { $0 + $1.events }
    case .contested: all.reduce(0) { $0 + $1.contested }
    case .partsOfContested: all.reduce(0) { $0 + $1.partsOfContested }
    case .withDeaths: all.reduce(0) { $0 + $1.events - $1.withoutDeaths }
    case .withCivilians: all.reduce(0) { $0 + $1.deathsCivilians.events }
    case .withInjured: all.reduce(0) { $0 + $1.injuredLow.events }
    case .withoutDeaths: all.reduce(0) { $0 + $1.withoutDeaths }
    case .disputedDeaths: all.reduce(0) { $0 + $1.disputedDeaths }
    case .disputedInjured: all.reduce(0) { $0 + $1.disputedInjured }
    case .type(let type): sum(chosen.types.first { $0.key == type }?.tally)
    case .region(let region): sum(chosen.regions.first { $0.key == region }?.tally)
    case .dataset(let dataset): sum(chosen.datasets.first { $0.key == dataset }?.tally)
    case .year(let year): sum(figures.years.first { $0.key == year }?.tally)
    case .month(let month): sum(figures.months.first { $0.key == month }?.tally)
    case .apart(let apart): sum(figures.apart.first { $0.key == apart }?.tally)
    case .participant(let actor): sum(chosen.participants.first { $0.key == actor }?.tally)
    }
  }
}
