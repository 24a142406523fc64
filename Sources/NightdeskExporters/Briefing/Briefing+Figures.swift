internal import NightdeskKit

extension Briefing {
  /// What was counted: ranges where numbers differ, series beside and never added, the period before for comparison.
  mutating func writeKeyFigures() {
    heading(2, .keyFigures)
    let figures = edition.figures
    writeNumbers(figures)
    let note = phrases(figures.period.isEverything ? .figuresNoteAll : .figuresNote)
    paragraph(count(.withCivilians) > 0 ? phrases.sentences([note, phrases(.figuresCivilians)]) : note)
    let coded = figures.chosen.datasets.filter { $0.tally.events > 0 }.prefix(Limit.names).map { dataset in
      let rows = conditions(.certain) + [phrases.code("dataset=\(dataset.key)")]
      return noted(phrases(.figuresCodedBy, dataset.tally.events, ["dataset": phrases.text(dataset.key)]), by: rows)
        .source
    }
    if !coded.isEmpty { paragraph(Markdown(trusted: coded.joined(separator: " "))) }
    if let deaths = disputed(.whatDeaths, .disputedDeaths) {
      paragraph(Markdown(trusted: deaths.source + " " + phrases(.figuresNoBest).source))
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
        .byYear, linesOfTime(figures.years, { Markdown($0) }, { .year($0) }, figures.yearsLeftOut), apartLines)
      if let undated = undated() { paragraph(undated) }
    }
    // the numbers that the figure shows
    let months = TimeBins(figures)
    let period = figures.period
    if let days = months.days, days.clamped(to: period.first...period.last) != days, !period.isEverything {
      paragraph(phrases(.figuresOfDates, ["period": phrases.period(days.lowerBound, days.upperBound)]))
    }
    if months.isYears, !figures.period.isEverything {
      breakdown(.byYear, linesOfTime(months.years, { Markdown($0) }, { .year($0) }), apartLines)
    }
    if !months.isYears {
      breakdown(
        .byMonth, linesOfTime(months.lines, { phrases.month($0) }, { .month($0) }),
        figures.period.isEverything ? [] : apartLines)
    }
    let years = figures.period.isEverything ? figures.years.map(\.tally) : []
    writeNotesOnDates(hasPossible: (months.bins.map(\.tally) + years).contains { $0.possible > 0 })
    guard !chosen.participants.isEmpty else { return }
    paragraph(phrases(.participantsNote))
    breakdown(.participant, lines(chosen.participants, before?.participants, { name($0) }, { .participant($0) }))
  }

  /// Of how many events accounts of a number differ; nil where there are none.
  private mutating func disputed(_ what: Phrase, _ rows: EventRows) -> Markdown? {
    let number = count(rows)
    return number == 0 ? nil : noted(phrases(.figuresDisputed, number, ["what": phrases(what)]), rows)
  }

  /// How the dates count that name no single month or year, where there are any.
  private mutating func writeNotesOnDates(hasPossible: Bool) {
    let sorts = Set(edition.figures.apart.map(\.key))
    var notes = [(DateApart.longer, Phrase.datesLongerNote), (.open, .datesOpenNote)].filter { sorts.contains($0.0) }
      .map(\.1)
    if hasPossible { notes.insert(.datesPossibleNote, at: 0) }
    guard !notes.isEmpty else { return }
    paragraph(phrases.sentences(notes.map { phrases($0, ["years": Markdown(DateApart.years)]) }))
  }

  // MARK: All together

  private mutating func writeNumbers(_ figures: Figures) {
    let isEverything = figures.period.isEverything
    var columns = [(noted(phrases(isEverything ? .columnAll : .columnCertain), .certain), figures.chosen.certain)]
    if !isEverything { columns.append((noted(phrases(.columnPossible), .possible), figures.chosen.possible)) }
    columns.append((noted(phrases(.columnSeries), .series), figures.chosen.series))
    if let before = figures.before { columns.append((noted(phrases(.columnBefore), .before), before.certain)) }

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
    for (key, behind, value) in lines {
      rows.append([notedLine(phrases(key), behind)] + columns.map { value($0.1) })
    }
    table([phrases(.figure)] + columns.map(\.0), rows, numbersFrom: 1)
  }

  /// A sum of deaths: a range where low and high differ, what is not known said so.
  func deaths(_ numbers: Numbers) -> Markdown {
    deaths(numbers.deaths, in: numbers.events) { range in
      phrases(.sumIn, ["number": range, "events": phrases(.events, numbers.deaths.low.events)])
    }
  }

  /// Deaths in so many events from low to high. A sum of best estimates that not all of the events have lies in another
  /// range than theirs: it stands beside, with the number of events that it is of. Where accounts differ there is none.
  private func deaths(_ deaths: Deaths, in events: Int, _ words: (Markdown) -> Markdown = { $0 }) -> Markdown {
    guard !deaths.isEmpty else { return phrases(events == 0 ? .none : .notKnown) }
    let (low, best) = (deaths.low.total, deaths.best)
    let isOfAll = best.events == deaths.low.events && (low...max(low, deaths.most ?? low)).contains(best.total)
    let isDisputed = deaths.disputed > 0
    let range = words(
      deaths.most.map { self.range(low, isOfAll && !isDisputed ? best.total : nil, $0, isDisputed: isDisputed) }
        ?? phrases(.orMore, ["number": Markdown(low)]))
    guard best.events > 0, !isOfAll, !isDisputed else { return range }
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
    _ lines: [Breakdown<Key>], _ before: [Breakdown<Key>]?, _ name: (Key) -> Markdown, _ rows: (Key) -> EventRows
  ) -> (shown: [Line], more: Int) {
    let earlier = before.map { Dictionary($0.map { ($0.key, $0.tally.events) }) { $1 } }
    let present = Set(lines.map(\.key))
    // what there was before and is no more has its line too
    let gone = (before ?? []).filter { $0.tally.events > 0 && !present.contains($0.key) }.map { ($0.key, Tally()) }
    let all = lines.map { ($0.key, $0.tally) } + gone
    let shown = all.prefix(Limit.breakdown).map { key, tally in
      (name(key), rows(key), tally, earlier.map { $0[key] ?? 0 })
    }
    return (shown, all.count - shown.count)
  }

  /// Lines of months or years, the latest first: all that the figure draws, and as many as it can draw. `leftOut`: how
  /// many earlier ones are not among `lines`.
  private func linesOfTime<Key>(
    _ lines: [Breakdown<Key>], _ name: (Key) -> Markdown, _ rows: (Key) -> EventRows, _ leftOut: Int = 0
  ) -> (shown: [Line], more: Int) {
    let shown = lines.suffix(TimeBins.mostYears).reversed().map { (name($0.key), rows($0.key), $0.tally, Int?.none) }
    return (shown, lines.count - shown.count + leftOut)
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
    let hasDeaths = all.contains { !$0.tally.deaths.isEmpty }
    let hasPossibleDeaths = all.contains { !$0.tally.possibleDeaths.isEmpty }
    let isOfTime = first.rows.isOfTime
    var head = [phrases(title), noted(phrases(.rowEvents), .certain, isOfTime: isOfTime)]
    if hasPossible { head.append(noted(phrases(.columnPossibleShort), .possible, isOfTime: isOfTime)) }
    if hasSeries { head.append(noted(phrases(.columnSeriesShort), .series, isOfTime: isOfTime)) }
    // of an actor's events, whoever died in them
    let ofDeaths: (Phrase, Phrase) =
      title == .participant
      ? (.columnDeathsInThese, .columnPossibleDeathsInThese) : (.rowDeaths, .columnPossibleDeaths)
    head.append(hasDeaths ? noted(phrases(ofDeaths.0), .deaths, isOfTime: isOfTime) : phrases(ofDeaths.0))
    if hasPossibleDeaths { head.append(noted(phrases(ofDeaths.1), .possibleDeaths, isOfTime: isOfTime)) }
    if first.before != nil { head.append(noted(phrases(.columnBeforeShort), .before)) }
    var cells: [[Markdown]] = []
    for line in all {
      var row = [notedLine(line.name, line.rows), Markdown(line.tally.events)]
      if hasPossible { row.append(Markdown(line.tally.possible)) }
      if hasSeries { row.append(Markdown(line.tally.series)) }
      row.append(deaths(line.tally.deaths, in: line.tally.events))
      if hasPossibleDeaths { row.append(deaths(line.tally.possibleDeaths, in: line.tally.possible)) }
      if let before = line.before { row.append(change(from: before, to: line.tally.events)) }
      cells.append(row)
    }
    table(head, cells, numbersFrom: 1)
    guard lines.more > 0 else { return }
    let filter = isOfTime ? notRetracted : first.before == nil ? periodConditions() : periodOrBefore
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
}

extension TimeBins {
  /// From the first to the last day of the lines; nil without any.
  fileprivate var days: ClosedRange<Int32>? {
    if let first = years.first, let last = years.last {
      return Calendar.firstDay(ofYear: first.key)...Calendar.firstDay(ofYear: last.key + 1) - 1
    }
    guard let first = lines.first, let last = lines.last else { return nil }
    return first.key.first...last.key.last
  }
}
