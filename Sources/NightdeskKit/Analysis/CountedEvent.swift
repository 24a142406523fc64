/// How an event stands to the period.
enum Placement {
  /// Every day that it may have happened on lies in the period.
  case certain
  /// Some may, or it has an open or unknown end that reaches in.
  case possible
  case outside

  init(_ bounds: DayBounds, in period: Period) {
    if bounds.lies(within: period.first, last: period.last) {
      self = .certain
    } else {
      self = bounds.overlaps(first: period.first, last: period.last) ? .possible : .outside
    }
  }
}

extension Period {
  /// Whether an event of these bounds makes it a period in which something fell (see ``Figures/period``).
  func takes(_ bounds: DayBounds) -> Bool {
    guard bounds.overlaps(first: first, last: last) else { return false }
    switch (bounds.firstDay, bounds.lastDay) {
    case (.some, .some): return true
    case (let day?, nil): return day >= first
    case (nil, let day?): return day <= last
    case (nil, nil): return false
    }
  }
}

extension DayBounds {
  /// The year that every day of it lies in, from 0 to 9999: other years are told together.
  var year: Int? {
    guard let firstDay, let lastDay else { return nil }
    let year = Calendar.date(ofDay: Int64(firstDay)).year
    guard 0...9999 ~= year, Int64(lastDay) < Calendar.day(year + 1, 1, 1) else { return nil }
    return Int(year)
  }
}

/// Where the columns stand that counting reads, at hand for a whole batch.
struct CountedColumns {
  let when = EventColumns.when
  let type = EventColumns.type
  let scope = EventColumns.scope
  let status = EventColumns.status
  let deathsLow = EventColumns.deathsLow
  let deathsBest = EventColumns.deathsBest
  let deathsHigh = EventColumns.deathsHigh
  let deathsCivilians = EventColumns.deathsCivilians
  let injured = EventColumns.injured
  let id = EventColumns.id
  let partOf = EventColumns.partOf
  let place = EventColumns.place
  let country = EventColumns.country
  let admin1 = EventColumns.admin1
  let dataset = EventColumns.dataset
  let participants = [EventColumns.sideA, EventColumns.sideB, EventColumns.targets]
  let aggregate = EventColumns.aggregate
  let series = EventColumns.series
  let retracted = EventColumns.retracted
}

/// What counting reads of one event.
struct CountedEvent {
  let bounds: DayBounds
  let placement: Placement
  let isSeries: Bool
  let contested: ClaimIndex.Contested
  let deathsLow, deathsBest, deathsHigh, deathsCivilians, injured: Int64

  init(
    _ batch: borrowing RecordBatch, _ row: Int, _ columns: CountedColumns, _ period: Period, _ index: ClaimIndex
  ) {
    bounds = batch.bounds(row, columns)
    placement = Placement(bounds, in: period)
    isSeries = batch.values(columns.scope)[row] == columns.series
    contested = index.isEmpty ? .no : index.contested(batch[row, columns.id], partOf: batch[row, columns.partOf])
    deathsLow = batch.values(columns.deathsLow)[row]
    deathsBest = batch.values(columns.deathsBest)[row]
    deathsHigh = batch.values(columns.deathsHigh)[row]
    deathsCivilians = batch.values(columns.deathsCivilians)[row]
    injured = batch.values(columns.injured)[row]
  }
}

extension Numbers {
  mutating func add(_ event: CountedEvent) {
    events += 1
    if event.contested == .yes { contested += 1 }
    if event.contested == .whole { partsOfContested += 1 }
    if !(Value.isThere(event.deathsLow) || Value.isThere(event.deathsBest) || Value.isThere(event.deathsHigh)) {
      withoutDeaths += 1
    }
    deathsLow.add(event.deathsLow)
    deathsBest.add(event.deathsBest)
    deathsHigh.add(event.deathsHigh)
    deathsCivilians.add(event.deathsCivilians)
    injured.add(event.injured)
  }
}

extension Tally {
  mutating func add(_ event: CountedEvent, _ placement: Placement) {
    switch (placement, event.isSeries) {
    case (.outside, _): return
    case (_, true): series += 1
    case (.possible, false): possible += 1
    case (.certain, false):
      events += 1
      if Value.isThere(event.deathsLow) { deathsLow.addClamped(Int(event.deathsLow)) }
      if Value.isThere(event.deathsBest) { deathsBest.addClamped(Int(event.deathsBest)) }
      if Value.isThere(event.deathsHigh) { deathsHigh.addClamped(Int(event.deathsHigh)) }
    }
  }
}

/// What one line of a breakdown counts in the period and in everything.
struct Scoped {
  private(set) var period = Tally()
  private(set) var all = Tally()

  mutating func add(_ event: CountedEvent) {
    period.add(event, event.placement)
    all.add(event, .certain)
  }

  mutating func add(_ other: Scoped) {
    period.add(other.period)
    all.add(other.all)
  }
}

/// In how many events an actor takes part.
struct Appearances {
  private(set) var certain = 0
  private(set) var possible = 0
  private(set) var all = 0
  /// The last event it was met in, so that an actor on a side who is also a target counts once.
  private var event = 0

  mutating func add(_ placement: Placement, event: Int) {
    guard self.event != event else { return }
    self.event = event
    all += 1
    if placement == .certain { certain += 1 }
    if placement == .possible { possible += 1 }
  }

  mutating func add(_ other: Appearances) {
    certain += other.certain
    possible += other.possible
    all += other.all
  }
}
