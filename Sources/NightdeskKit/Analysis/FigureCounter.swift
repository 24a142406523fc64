/// Counts events while they stream: one a worker, all merged at the end. Which batches a counter got, and in which
/// order, changes nothing in the figures.
///
/// The period, the one before it and everything are counted in one pass, because only its end tells which of them the
/// edition takes. What a counter keeps grows with the distinct regions, datasets, participants and months, not with the
/// events.
package struct FigureCounter: ~Copyable {
  private let period: Period
  private let places: PlaceRegions
  private let claims: ClaimIndex
  private let columns = CountedColumns()

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
  /// By known record: where it is counted among the participants; -1 where it was not met yet.
  private var participantOfRecord: [Int32] = []
  private var placesOfPeriod = PlaceGrid()
  private var placesOfAll = PlaceGrid()
  private var dates = DateBins()
  private var firstDay = Int32.max
  private var lastDay = Int32.min
  private var retracted = 0
  private var undated = 0
  private var fallsIn = false
  private var serial = 0

  /// A counter for `period`. `places` resolves the events that name a place instead of having location columns, `claims`
  /// has the accounts of its deaths and injured.
  package init(period: Period, places: PlaceRegions, claims: ClaimIndex) {
    self.period = period
    self.places = places
    self.claims = claims
  }

  /// Counts the accepted events of `batch`.
  package mutating func count(_ batch: borrowing RecordBatch) {
    precondition(batch.table == .events)
    // looked up once a batch
    let (status, types) = (batch.values(columns.status), batch.values(columns.type))
    let (when, scope, contested) = (
      batch.values(columns.when), batch.values(columns.scope), batch.values(columns.contested)
    )
    let (low, best, high) = (
      batch.values(columns.deathsLow), batch.values(columns.deathsBest), batch.values(columns.deathsHigh)
    )
    let (civilians, injured) = (batch.values(columns.deathsCivilians), batch.values(columns.injured))
    for record in batch.accepted {
      let row = Int(record)
      guard status[row] != columns.retracted else {
        retracted += 1
        continue
      }
      var event = CountedEvent(
        when: when[row], scope: scope[row], contested: contested[row], deathsLow: low[row], deathsBest: best[row],
        deathsHigh: high[row], deathsCivilians: civilians[row], injured: injured[row], period, columns)
      if contested[row] == columns.isContested { event.span(claims.entry(batch[row, columns.id])) }
      count(event)
      let type = types[row]
      if Value.isThere(type) { self.types[Int(type)].add(event) }
      let region =
        batch.isEmpty(row, columns.place)
        ? regions.ordinal(of: batch[row, columns.country], batch[row, columns.admin1])
        : regions.ordinal(ofRegionOf: batch[row, columns.place], places)
      regions.counts[region].add(event)
      // once something falls into the period, it is all that is broken down further
      let isOfAll = period.isEverything || !fallsIn
      guard isOfAll || event.placement != .outside || event.placementBefore != .outside else { continue }
      if !batch.isEmpty(row, columns.dataset) {
        let dataset = datasets.ordinal(of: batch[row, columns.dataset])
        if isOfAll { datasets.counts[dataset].add(event) } else { datasets.counts[dataset].addPlaced(event) }
      }
      serial += 1
      for slot in 0..<3 where !batch.isEmpty(row, columns.participants[slot]) {
        countParticipants(batch, row, slot, event, isOfAll)
      }
      if isOfAll || event.placement != .outside { countPlace(batch, row, event, region) }
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
    dates.add(event)
  }

  /// Counts an event, the one with the number ``serial``, for each actor that the column at `slot` of the participants
  /// names.
  private mutating func countParticipants(
    _ batch: borrowing RecordBatch, _ row: Int, _ slot: Int, _ event: CountedEvent, _ isOfAll: Bool
  ) {
    let column = columns.participants[slot]
    let record = row < batch.namedRecords[slot].count ? Int(batch.namedRecords[slot][row]) : -1
    guard record < 0 else {
      let ordinal = participant(batch, row, column, record)
      return participants.counts[ordinal].add(event, number: serial, isOfAll: isOfAll)
    }
    ListSyntax.forEach(batch[row, column]) { actor, _ in
      let ordinal = participants.ordinal(of: actor)
      participants.counts[ordinal].add(event, number: serial, isOfAll: isOfAll)
    }
  }

  /// Where the known `record` is counted, which a column names alone.
  @inline(__always)
  private mutating func participant(_ batch: borrowing RecordBatch, _ row: Int, _ column: Int, _ record: Int) -> Int {
    if record < participantOfRecord.count, participantOfRecord[record] >= 0 { return Int(participantOfRecord[record]) }
    let ordinal = participants.ordinal(of: batch[row, column])
    while participantOfRecord.count <= record { participantOfRecord.append(-1) }
    participantOfRecord[record] = Int32(ordinal)
    return ordinal
  }

  /// Counts where an event happened: in the period, and in everything as long as that may be what the edition takes.
  private mutating func countPlace(
    _ batch: borrowing RecordBatch, _ row: Int, _ event: CountedEvent, _ region: Int
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
    dates.merge(other.dates)
    firstDay = min(firstDay, other.firstDay)
    lastDay = max(lastDay, other.lastDay)
    retracted += other.retracted
    undated += other.undated
    fallsIn = fallsIn || other.fallsIn
  }

  /// The figures of what was counted.
  package borrowing func figures() -> Figures {
    let takes: Period.Takes = period.isEverything ? .everything : fallsIn ? .period : .everythingInstead
    let isPeriod = takes == .period
    let everything = scope(all, Numbers(), allSeries, isBrokenDown: !isPeriod, \.all)
    let dates = dates.lines
    let chosen = isPeriod ? scope(certain, possible, series, \.period) : everything
    let events = chosen.certain.events + chosen.possible.events + chosen.series.events
    return Figures(
      period: period.taking(takes),
      chosen: chosen,
      before: isPeriod && period.before != nil
        ? scope(certainBefore, possibleBefore, seriesBefore, \.before) : nil,
      everything: everything,
      months: dates.months.lines,
      monthsLeftOut: dates.months.leftOut,
      years: dates.years.lines,
      yearsLeftOut: dates.years.leftOut,
      apart: dates.apart,
      firstDay: firstDay == .max ? nil : firstDay,
      lastDay: lastDay == .min ? nil : lastDay,
      places: (isPeriod ? placesOfPeriod : placesOfAll).places(of: events),
      retracted: retracted,
      undated: undated)
  }

  private borrowing func scope(
    _ certain: Numbers, _ possible: Numbers, _ series: Numbers, isBrokenDown: Bool = true, _ tally: (Scoped) -> Tally
  ) -> ScopeFigures {
    ScopeFigures(
      certain: certain, possible: possible, series: series,
      types: types.indices.compactMap { type in
        let tally = tally(types[type])
        return tally.isEmpty ? nil : Breakdown(key: Vocabularies.eventTypes.words[type], tally: tally)
      },
      regions: Self.ranked(regions.lines(tally)).map { Breakdown(key: Region(key: $0.key), tally: $0.tally) },
      datasets: isBrokenDown ? datasets.lines(tally).sorted { $0.key.precedes($1.key) } : [],
      participants: isBrokenDown ? Self.ranked(participants.lines(tally)) : [])
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
