/// Counts events while they stream: one a worker, all merged at the end. Which batches a counter got, and in which
/// order, changes nothing in the figures.
///
/// The period and everything are counted in one pass, because only its end tells which of them the edition takes. What
/// a counter keeps grows with the distinct regions, datasets and participants, not with the events.
package struct FigureCounter: ~Copyable {
  private let period: Period
  private let index: ClaimIndex
  private let places: PlaceRegions

  private var certain = Numbers()
  private var possible = Numbers()
  private var series = Numbers()
  private var all = Numbers()
  private var allSeries = Numbers()
  private var types = [Scoped](repeating: Scoped(), count: Vocabularies.eventTypes.words.count)
  private var regions = NameTable(zero: Scoped())
  private var datasets = NameTable(zero: Scoped())
  private var participants = NameTable(zero: Appearances())
  private var years: [Int: Tally] = [:]
  private var severalYears = Tally()
  private var firstDay = Int32.max
  private var lastDay = Int32.min
  private var retracted = 0
  private var undated = 0
  private var fallsIn = false
  private var serial = 0
  private var regionKey = ByteBuffer(capacity: 256)

  /// A counter for `period`. `places` resolves the events that name a place instead of having location columns.
  package init(period: Period, index: ClaimIndex, places: PlaceRegions) {
    self.period = period
    self.index = index
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
      let event = CountedEvent(batch, row, columns, period, index)
      count(event)
      let type = batch.values(columns.type)[row]
      if Value.isThere(type) { types[Int(type)].add(event) }
      let region = regions.ordinal(ofRegion: row, batch, columns, places, &regionKey)
      regions.counts[region].add(event)
      if !batch.isEmpty(row, columns.dataset) {
        let dataset = datasets.ordinal(of: batch[row, columns.dataset])
        datasets.counts[dataset].add(event)
      }
      if !event.isSeries { countParticipants(batch, row, columns, event.placement) }
    }
  }

  private mutating func count(_ event: CountedEvent) {
    if event.isSeries {
      allSeries.add(event)
      if event.placement != .outside { series.add(event) }
    } else {
      all.add(event)
      if event.placement == .certain { certain.add(event) }
      if event.placement == .possible { possible.add(event) }
    }
    let bounds = event.bounds
    if !bounds.isKnown { undated += 1 }
    // a date with one end names that day alone
    if let first = bounds.firstDay ?? bounds.lastDay { firstDay = min(firstDay, first) }
    if let last = bounds.lastDay ?? bounds.firstDay { lastDay = max(lastDay, last) }
    if !fallsIn { fallsIn = period.takes(bounds) }
    if let year = bounds.year {
      years[year, default: Tally()].add(event, .certain)
    } else {
      severalYears.add(event, .certain)
    }
  }

  private mutating func countParticipants(
    _ batch: borrowing RecordBatch, _ row: Int, _ columns: CountedColumns, _ placement: Placement
  ) {
    serial += 1
    for column in columns.participants where !batch.isEmpty(row, column) {
      ListSyntax.forEach(batch[row, column]) { actor, _ in
        let ordinal = participants.ordinal(of: actor)
        participants.counts[ordinal].add(placement, event: serial)
      }
    }
  }

  /// Adds what `other` counted.
  package mutating func merge(_ other: borrowing FigureCounter) {
    precondition(other.period == period)
    certain.add(other.certain)
    possible.add(other.possible)
    series.add(other.series)
    all.add(other.all)
    allSeries.add(other.allSeries)
    for type in types.indices { types[type].add(other.types[type]) }
    regions.merge(other.regions) { $0.add($1) }
    datasets.merge(other.datasets) { $0.add($1) }
    participants.merge(other.participants) { $0.add($1) }
    years.merge(other.years) { a, b in
      var sum = a
      sum.add(b)
      return sum
    }
    severalYears.add(other.severalYears)
    firstDay = min(firstDay, other.firstDay)
    lastDay = max(lastDay, other.lastDay)
    retracted += other.retracted
    undated += other.undated
    fallsIn = fallsIn || other.fallsIn
  }

  /// The figures of what was counted.
  package borrowing func figures() -> Figures {
    let everything = ScopeFigures(
      certain: all, possible: Numbers(), series: allSeries, types: linesOfTypes(\.all),
      regions: linesOfRegions(\.all), datasets: linesOfDatasets(\.all),
      participants: most { (events: $0.all, possible: 0) })
    let chosen =
      fallsIn
      ? ScopeFigures(
        certain: certain, possible: possible, series: series, types: linesOfTypes(\.period),
        regions: linesOfRegions(\.period), datasets: linesOfDatasets(\.period),
        participants: most { (events: $0.certain, possible: $0.possible) })
      : everything
    let ofYears = years.sorted { $0.key < $1.key }.map { Breakdown<Int?>(key: $0.key, tally: $0.value) }
    return Figures(
      period: Period(first: period.first, last: period.last, isEverything: !fallsIn),
      chosen: chosen,
      everything: everything,
      years: severalYears.isEmpty ? ofYears : ofYears + [Breakdown(key: nil, tally: severalYears)],
      firstDay: firstDay == .max ? nil : firstDay,
      lastDay: lastDay == .min ? nil : lastDay,
      retracted: retracted,
      undated: undated)
  }

  private borrowing func linesOfTypes(_ scope: (Scoped) -> Tally) -> [Breakdown<String>] {
    types.indices.compactMap { type in
      let tally = scope(types[type])
      return tally.isEmpty ? nil : Breakdown(key: Vocabularies.eventTypes.words[type], tally: tally)
    }
  }

  private borrowing func linesOfDatasets(_ scope: (Scoped) -> Tally) -> [Breakdown<String>] {
    datasets.lines(scope).sorted { $0.key.precedes($1.key) }
  }

  private borrowing func linesOfRegions(_ scope: (Scoped) -> Tally) -> [Breakdown<Region>] {
    regions.lines(scope).sorted { a, b in
      let (mine, others) = (a.tally, b.tally)
      if mine.events != others.events { return mine.events > others.events }
      if mine.possible != others.possible { return mine.possible > others.possible }
      return a.key.precedes(b.key)
    }.map { Breakdown(key: Region(key: $0.key), tally: $0.tally) }
  }

  private borrowing func most(_ count: (Appearances) -> (events: Int, possible: Int)) -> [Participant] {
    var all: [Participant] = []
    for (ordinal, actor) in participants.names.enumerated() {
      let (events, possible) = count(participants.counts[ordinal])
      if events + possible > 0 { all.append(Participant(actor: actor, events: events, possible: possible)) }
    }
    all.sort { a, b in
      if a.events != b.events { return a.events > b.events }
      if a.possible != b.possible { return a.possible > b.possible }
      return a.actor.precedes(b.actor)
    }
    return Array(all.prefix(ScopeFigures.mostParticipants))
  }
}
