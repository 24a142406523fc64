/// Counts events while they stream: one a worker, all merged at the end. Which batches a counter got, and in which
/// order, changes nothing in the figures.
///
/// The period, the one before it and everything are counted in one pass, because only its end tells which of them the
/// edition takes. What a counter keeps grows with the distinct regions, datasets, participants and months, not with the
/// events.
package struct FigureCounter: ~Copyable {
  private let period: Period
  private let places: PlaceRegions

  private var certain = Numbers()
  private var possible = Numbers()
  private var series = Numbers()
  private var certainBefore = Numbers()
  private var possibleBefore = Numbers()
  private var seriesBefore = Numbers()
  private var all = Numbers()
  private var allSeries = Numbers()
  private var types = [Scoped](repeating: Scoped(), count: Vocabularies.eventTypes.words.count)
  private var regions = NameTable(zero: Scoped())
  private var datasets = NameTable(zero: Scoped())
  private var participants = NameTable(zero: Scoped())
  private var placesOfPeriod = PlaceGrid()
  private var placesOfAll = PlaceGrid()
  private var months = DateBins(perYear: 12)
  private var years = DateBins(perYear: 1)
  private var firstDay = Int32.max
  private var lastDay = Int32.min
  private var retracted = 0
  private var undated = 0
  private var fallsIn = false
  private var serial = 0

  /// A counter for `period`. `places` resolves the events that name a place instead of having location columns.
  package init(period: Period, places: PlaceRegions) {
    self.period = period
    self.places = places
  }

  /// Counts the accepted events of `batch`.
  package mutating func count(_ batch: borrowing RecordBatch) {
    precondition(batch.table == .events)
    let columns = CountedColumns()
    for record in batch.accepted {
      let row = Int(record)
      guard batch.values(columns.status)[row] != columns.retracted else {
        retracted += 1
        continue
      }
      let event = CountedEvent(batch, row, columns, period)
      count(event)
      let type = batch.values(columns.type)[row]
      if Value.isThere(type) { types[Int(type)].add(event) }
      let region = regions.ordinal(ofRegion: row, batch, columns, places)
      regions.counts[region].add(event)
      if !batch.isEmpty(row, columns.dataset) {
        let dataset = datasets.ordinal(of: batch[row, columns.dataset])
        datasets.counts[dataset].add(event)
      }
      countParticipants(batch, row, columns, event)
      countPlace(batch, row, columns, event, region)
    }
  }

  private mutating func count(_ event: CountedEvent) {
    if event.isSeries {
      allSeries.add(event)
      if event.placement != .outside { series.add(event) }
      if event.placementBefore != .outside { seriesBefore.add(event) }
    } else {
      all.add(event)
      if event.placement == .certain { certain.add(event) }
      if event.placement == .possible { possible.add(event) }
      if event.placementBefore == .certain { certainBefore.add(event) }
      if event.placementBefore == .possible { possibleBefore.add(event) }
    }
    let bounds = event.bounds
    if !bounds.isKnown { undated += 1 }
    // a date with one end names that day alone
    if let first = bounds.firstDay ?? bounds.lastDay { firstDay = min(firstDay, first) }
    if let last = bounds.lastDay ?? bounds.firstDay { lastDay = max(lastDay, last) }
    if !fallsIn { fallsIn = period.takes(bounds) }
    let start = bounds.firstDay.map { Self.month(of: $0) }
    let end = bounds.lastDay == bounds.firstDay ? start : bounds.lastDay.map { Self.month(of: $0) }
    months.add(event, from: start, to: end)
    // what is certain in a month is in its year, and added to it at the end
    if !DateBins.isCertain(event, from: start, to: end) { years.add(event, from: start, to: end) }
  }

  @inline(__always)
  private static func month(of day: Int32) -> (year: Int64, month: Int64) {
    let date = Calendar.date(ofDay: Int64(day))
    return (date.year, date.month)
  }

  private mutating func countParticipants(
    _ batch: borrowing RecordBatch, _ row: Int, _ columns: CountedColumns, _ event: CountedEvent
  ) {
    serial += 1
    for column in columns.participants where !batch.isEmpty(row, column) {
      ListSyntax.forEach(batch[row, column]) { actor, _ in
        let ordinal = participants.ordinal(of: actor)
        participants.counts[ordinal].add(event, number: serial)
      }
    }
  }

  /// Counts where an event happened: in the period, and in everything as long as that may be what the edition takes.
  private mutating func countPlace(
    _ batch: borrowing RecordBatch, _ row: Int, _ columns: CountedColumns, _ event: CountedEvent, _ region: Int
  ) {
    let isInPeriod = !period.isEverything && event.placement != .outside
    let isInAll = period.isEverything || !fallsIn
    guard isInPeriod || isInAll, let point = places.point(batch, row, columns) else { return }
    let number = batch.firstOrdinal + row
    if isInPeriod,
      let cell = placesOfPeriod.add(point, event.placement, isSeries: event.isSeries, number: number)
    {
      placesOfPeriod.name(cell, places.name(batch, row, columns), region: regions.names[region])
    }
    if isInAll, let cell = placesOfAll.add(point, .certain, isSeries: event.isSeries, number: number) {
      placesOfAll.name(cell, places.name(batch, row, columns), region: regions.names[region])
    }
  }

  /// Adds what `other` counted.
  package mutating func merge(_ other: borrowing FigureCounter) {
    precondition(other.period == period)
    certain.add(other.certain)
    possible.add(other.possible)
    series.add(other.series)
    certainBefore.add(other.certainBefore)
    possibleBefore.add(other.possibleBefore)
    seriesBefore.add(other.seriesBefore)
    all.add(other.all)
    allSeries.add(other.allSeries)
    for type in types.indices { types[type].add(other.types[type]) }
    regions.merge(other.regions) { $0.add($1) }
    datasets.merge(other.datasets) { $0.add($1) }
    participants.merge(other.participants) { $0.add($1) }
    placesOfPeriod.merge(other.placesOfPeriod)
    placesOfAll.merge(other.placesOfAll)
    months.merge(other.months)
    years.merge(other.years)
    firstDay = min(firstDay, other.firstDay)
    lastDay = max(lastDay, other.lastDay)
    retracted += other.retracted
    undated += other.undated
    fallsIn = fallsIn || other.fallsIn
  }

  /// The figures of what was counted.
  package borrowing func figures() -> Figures {
    var years = years
    years.addCertain(ofMonths: months)
    let everything = scope(all, Numbers(), allSeries, \.all)
    let takes: Period.Takes = period.isEverything ? .everything : fallsIn ? .period : .everythingInstead
    let isPeriod = takes == .period
    let chosen = isPeriod ? scope(certain, possible, series, \.period) : everything
    let events = chosen.certain.events + chosen.possible.events + chosen.series.events
    return Figures(
      period: period.taking(takes),
      chosen: chosen,
      before: isPeriod && period.before != nil
        ? scope(certainBefore, possibleBefore, seriesBefore, \.before) : nil,
      everything: everything,
      months: months.lines.map { Breakdown(key: Month(year: $0.key / 12, month: $0.key % 12 + 1), tally: $0.tally) },
      years: years.lines,
      firstDay: firstDay == .max ? nil : firstDay,
      lastDay: lastDay == .min ? nil : lastDay,
      places: (isPeriod ? placesOfPeriod : placesOfAll).places(of: events),
      retracted: retracted,
      undated: undated)
  }

  private borrowing func scope(
    _ certain: Numbers, _ possible: Numbers, _ series: Numbers, _ tally: (Scoped) -> Tally
  ) -> ScopeFigures {
    ScopeFigures(
      certain: certain, possible: possible, series: series,
      types: types.indices.compactMap { type in
        let tally = tally(types[type])
        return tally.isEmpty ? nil : Breakdown(key: Vocabularies.eventTypes.words[type], tally: tally)
      },
      regions: Self.ranked(regions.lines(tally)).map { Breakdown(key: Region(key: $0.key), tally: $0.tally) },
      datasets: datasets.lines(tally).sorted { $0.key.precedes($1.key) },
      participants: Self.ranked(participants.lines(tally)))
  }

  /// Most events first, then by what may lie in it, then by the names' bytes.
  private static func ranked(_ lines: [Breakdown<String>]) -> [Breakdown<String>] {
    lines.sorted { a, b in
      let (mine, others) = (a.tally, b.tally)
      if mine.events != others.events { return mine.events > others.events }
      if mine.possible != others.possible { return mine.possible > others.possible }
      if mine.series != others.series { return mine.series > others.series }
      return a.key.precedes(b.key)
    }
  }
}
