/// How an event stands to the period.
enum Placement {
  /// Every day that it may have happened on lies in the period.
  case certain
  /// Some may, or it has an open or unknown end that reaches in.
  case possible
  case outside

  init(_ bounds: DayBounds, in days: ClosedRange<Int32>) {
    if bounds.lies(within: days.lowerBound, last: days.upperBound) {
      self = .certain
    } else {
      self = bounds.overlaps(first: days.lowerBound, last: days.upperBound) ? .possible : .outside
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
  let contested = EventColumns.contested
  let isContested = Int64(ClaimIndex.Contested.yes.rawValue)
  let claims = EventColumns.claims
  let latitude = EventColumns.latitude
  let longitude = EventColumns.longitude
  let precision = EventColumns.precision
  let participants = EventColumns.participants
  let aggregate = EventColumns.aggregate
  let series = EventColumns.series
  let retracted = EventColumns.retracted
}

/// What counting reads of one event.
struct CountedEvent {
  let bounds: DayBounds
  let placement: Placement
  /// How it stands to the days before the period.
  let placementBefore: Placement
  let isSeries: Bool
  let contested: ClaimIndex.Contested
  /// The least number of deaths that is given; 0 where only a high one is.
  private(set) var deathsLow: Int64
  /// The largest; not there where only a low one is given: no upper end is known.
  private(set) var deathsHigh: Int64
  /// The best estimate, where the row has one.
  let deathsBest: Int64
  /// The row's own: claims have no number of civilians.
  let deathsCivilians: Int64
  /// The row's number of injured, twice.
  private(set) var injuredLow, injuredHigh: Int64
  /// Whether any number of deaths is given.
  private(set) var hasDeaths: Bool
  /// Whether accounts of the deaths differ, or of the injured.
  private(set) var isDisputed = false, isInjuredDisputed = false

  /// The event whose typed columns hold these values, in an edition of `period`.
  @inline(__always)
  init(
    when: Int64, scope: Int64, contested: Int64, deathsLow: Int64, deathsBest: Int64, deathsHigh: Int64,
    deathsCivilians: Int64, injured: Int64, _ period: Period, _ columns: CountedColumns
  ) {
    bounds = Value.isThere(when) ? DayBounds(packed: when) : .notKnown
    placement = Placement(bounds, in: period.first...period.last)
    placementBefore = if let before = period.before { Placement(bounds, in: before) } else { .outside }
    isSeries = scope == columns.series
    self.contested = Value.isThere(contested) ? ClaimIndex.Contested(rawValue: Int(contested)) ?? .no : .no
    // what is not there is below every number, and without a sign above every one
    func least(_ a: Int64, _ b: Int64) -> Int64 {
      Int64(bitPattern: min(UInt64(bitPattern: a), UInt64(bitPattern: b)))
    }
    let (given, upper) = (least(deathsLow, deathsBest), max(deathsBest, deathsHigh))
    self.deathsLow = Value.isThere(given) ? least(given, deathsHigh) : Value.isThere(deathsHigh) ? 0 : given
    self.deathsHigh = Value.isThere(upper) ? max(upper, deathsLow) : upper
    self.deathsBest = deathsBest
    (self.deathsCivilians, injuredLow, injuredHigh) = (deathsCivilians, injured, injured)
    hasDeaths = Value.isThere(self.deathsLow)
  }

  /// Lets its deaths and injured span what its row and the accounts of them give, where these differ; the best number
  /// stays the row's own, if it has one.
  mutating func span(_ claims: ClaimIndex.Entry) {
    if let accounts = claims.deaths {
      let given = [deathsLow, deathsBest, deathsHigh].filter { Value.isThere($0) }
      // a low number alone has no upper end, whatever accounts give
      let isOpen = Value.isThere(deathsLow) && !Value.isThere(deathsHigh)
      deathsLow = min(given.min() ?? .max, accounts.lowerBound)
      if !isOpen { deathsHigh = max(given.max() ?? 0, accounts.upperBound) }
      (hasDeaths, isDisputed) = (true, true)
    }
    if let accounts = claims.injured {
      let own = Value.isThere(injuredLow) ? injuredLow : accounts.lowerBound
      (injuredLow, injuredHigh) = (min(own, accounts.lowerBound), max(own, accounts.upperBound))
      isInjuredDisputed = true
    }
  }
}

extension Numbers {
  mutating func add(_ event: CountedEvent) {
    events += 1
    if event.contested == .yes { contested += 1 }
    if event.contested == .whole { partsOfContested += 1 }
    if event.hasDeaths { deaths.add(event) } else { withoutDeaths += 1 }
    deathsCivilians.add(event.deathsCivilians)
    if event.isInjuredDisputed { disputedInjured += 1 }
    injuredLow.add(event.injuredLow)
    injuredHigh.add(event.injuredHigh)
  }
}

extension Deaths {
  /// Adds the deaths in an event that gives a number of them.
  @inline(__always)
  mutating func add(_ event: CountedEvent) {
    if event.isDisputed { disputed += 1 }
    low.add(event.deathsLow)
    best.add(event.deathsBest)
    high.add(event.deathsHigh)
  }
}

extension Tally {
  mutating func add(_ event: CountedEvent, _ placement: Placement) {
    switch (placement, event.isSeries) {
    case (.outside, _): return
    case (_, true): series += 1
    case (.possible, false): addPossible(event)
    case (.certain, false): addCertain(event)
    }
  }

  /// Adds an incident or aggregate that lies in the period for certain.
  @inline(__always)
  mutating func addCertain(_ event: CountedEvent) {
    events += 1
    if event.hasDeaths { deaths.add(event) }
  }

  /// Adds one that may lie in it.
  @inline(never)
  private mutating func addPossible(_ event: CountedEvent) {
    possible += 1
    if event.hasDeaths { changePossibleDeaths { $0.add(event) } }
  }
}

/// What one line of a breakdown counts in the period, in the one before it and in everything.
struct Scoped {
  private(set) var period = Tally()
  private(set) var before = Tally()
  private(set) var all = Tally()
  /// The last event it was met in, so that an actor on a side who is also a target counts once.
  private var event = 0

  @inline(__always)
  mutating func add(_ event: CountedEvent) {
    addPlaced(event)
    if event.isSeries { all.series += 1 } else { all.addCertain(event) }
  }

  /// Adds `event` where it lies in the period or the one before it, or may, and to nothing else.
  @inline(__always)
  mutating func addPlaced(_ event: CountedEvent) {
    if event.placement != .outside { period.add(event, event.placement) }
    if event.placementBefore != .outside { before.add(event, event.placementBefore) }
  }

  /// Adds `event`, the one with this number among all, unless it was the last one added; `isOfAll` says whether to
  /// everything as well.
  mutating func add(_ event: CountedEvent, number: Int, isOfAll: Bool) {
    guard self.event != number else { return }
    self.event = number
    if isOfAll { add(event) } else { addPlaced(event) }
  }

  mutating func add(_ other: Scoped) {
    period.add(other.period)
    before.add(other.before)
    all.add(other.all)
  }
}
