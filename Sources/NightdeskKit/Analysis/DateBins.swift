/// Events by month and by year: certain is what cannot lie in another one, possible is what reaches into it and beyond,
/// and a series lies in each that it reaches into. What lies in no single year is counted apart (see ``DateApart``).
///
/// An event costs two steps, however many months it reaches into: what is only possible is kept as the changes from one
/// month to the next, its deaths too. As no date reaches into more than 100 years of them, a few dates make few lines.
struct DateBins {
  private var months = Bins()
  /// What is certain in a month is in its year, and added to it at the end.
  private var years = Bins()
  private var apart = [Tally](repeating: Tally(), count: DateApart.allCases.count)
  private let table = MonthTable.recent

  /// The first and last month that have a bin, January of the year 0 being 0.
  private static let bins = 12...9999 * 12 + 11
  /// How many lines of each there are at most.
  static let mostMonths = 1200
  static let mostYears = 1000

  /// Counts `event`.
  @inline(__always)
  mutating func add(_ event: CountedEvent) {
    let bounds = event.bounds
    guard !event.isSeries, let first = bounds.firstDay, let last = bounds.lastDay else { return addSpan(event) }
    let start = table.month(of: first)
    guard first == last || start == table.month(of: last), Self.bins ~= start else { return addSpan(event) }
    months.add(event, in: start)
  }

  private mutating func addSpan(_ event: CountedEvent) {
    let bounds = event.bounds
    guard bounds.isKnown else { return }
    if bounds.isLonger(thanYears: DateApart.years) { countApart(event, .longer, .possible) }
    let (hasStart, hasEnd) = (bounds.firstDay != nil, bounds.lastDay != nil)
    let isOpen = !hasStart || !hasEnd
    if isOpen { countApart(event, .open, .possible) }
    guard let all = bounds.countedMonths else { return }
    if !isOpen, all.lowerBound < Self.bins.lowerBound {
      countApart(event, .before, all.upperBound < Self.bins.lowerBound ? .certain : .possible)
    }
    if !isOpen, all.upperBound > Self.bins.upperBound {
      countApart(event, .after, all.lowerBound > Self.bins.upperBound ? .certain : .possible)
    }
    guard all.overlaps(Self.bins) else { return }
    let reached = all.clamped(to: Self.bins)
    months.add(event, from: hasStart ? reached.lowerBound : nil, to: hasEnd ? reached.upperBound : nil, reached)
    let inYears = reached.lowerBound / 12...reached.upperBound / 12
    if !isOpen, reached == all, inYears.count == 1, !event.isSeries {
      years.add(event, in: inYears.lowerBound)
    } else {
      years.add(event, from: hasStart ? inYears.lowerBound : nil, to: hasEnd ? inYears.upperBound : nil, inYears)
    }
  }

  private mutating func countApart(_ event: CountedEvent, _ sort: DateApart, _ placement: Placement) {
    apart[DateApart.allCases.firstIndex(of: sort)!].add(event, placement)
  }

  mutating func merge(_ other: DateBins) {
    months.merge(other.months)
    years.merge(other.years)
    for place in apart.indices { apart[place].add(other.apart[place]) }
  }

  /// The months and years from the first to the last in which a date begins or ends, in order, those with nothing in
  /// them but open dates left out: of each the latest, and how many there are before them. Behind them what is counted apart.
  var lines:
    (
      months: (lines: [Breakdown<Month>], leftOut: Int), years: (lines: [Breakdown<Int>], leftOut: Int),
      apart: [Breakdown<DateApart>]
    )
  {
    var years = years
    years.addCertain(ofMonths: months)
    let (byMonth, byYear) = (months.lines, years.lines)
    return (
      (
        byMonth.suffix(Self.mostMonths).map { Breakdown(key: Month(ordinal: $0.key), tally: $0.tally) },
        max(0, byMonth.count - Self.mostMonths)
      ),
      (byYear.suffix(Self.mostYears), max(0, byYear.count - Self.mostYears)),
      zip(DateApart.allCases, apart).compactMap { $1.isEmpty ? nil : Breakdown(key: $0, tally: $1) }
    )
  }
}

/// Bins of a month or a year each.
private struct Bins {
  /// The first and last bin in which a date begins or ends.
  private var known: ClosedRange<Int>?
  /// The number of the first bin there is room for.
  private var first = 0
  private var certain: [Tally] = []
  /// By bin: how many more there are than in the bin before.
  private var changes: [Change] = []
  /// By bin: how many more deaths there are in what is possible than in the bin before. Apart, as few events have both
  /// a number of deaths and such a date.
  private var deaths: [DeathsChange] = []

  private struct Change {
    var possible: Int32 = 0
    var series: Int32 = 0
    /// How many of these have an open end.
    var open: Int32 = 0

    mutating func add(_ other: Self, _ sign: Int32) {
      possible += sign * other.possible
      series += sign * other.series
      open += sign * other.open
    }
  }

  /// Counts what lies in `bin` alone.
  @inline(__always)
  mutating func add(_ event: CountedEvent, in bin: Int) {
    if let known, known ~= bin {} else { spread(bin, bin, room: bin...bin) }
    certain[bin - first].addCertain(event)
  }

  /// Counts what reaches into the bins `reached` and beyond them, into several of them, or is a series; it begins in
  /// `start` and ends in `end`, nil where that is open.
  mutating func add(_ event: CountedEvent, from start: Int?, to end: Int?, _ reached: ClosedRange<Int>) {
    guard let begin = start ?? end, let close = end ?? start else { return }
    spread(begin, close, room: reached)
    let change = Change(
      possible: event.isSeries ? 0 : 1, series: event.isSeries ? 1 : 0, open: start == nil || end == nil ? 1 : 0)
    let (from, behind) = (reached.lowerBound - first, reached.upperBound + 1 - first)
    changes[from].add(change, 1)
    changes[behind].add(change, -1)
    guard event.hasDeaths, !event.isSeries else { return }
    let more = DeathsChange(event)
    deaths[from].add(more, 1)
    deaths[behind].add(more, -1)
  }

  /// Adds to bins of years what is certain in bins of months.
  mutating func addCertain(ofMonths months: Bins) {
    for (offset, tally) in months.certain.enumerated() where !tally.isEmpty {
      let year = (months.first + offset) / 12
      spread(year, year, room: year...year)
      certain[year - first].add(tally)
    }
  }

  private mutating func spread(_ begin: Int, _ end: Int, room: ClosedRange<Int>) {
    known = min(known?.lowerBound ?? begin, begin)...max(known?.upperBound ?? end, end)
    makeRoom(for: room.lowerBound, room.upperBound + 1)
  }

  private mutating func makeRoom(for low: Int, _ high: Int) {
    if certain.isEmpty { first = low }
    if low < first {
      // some room to spare, as the next may be earlier still
      let added = min(first, max(first - low, certain.count))
      certain.insert(contentsOf: repeatElement(Tally(), count: added), at: 0)
      changes.insert(contentsOf: repeatElement(Change(), count: added), at: 0)
      deaths.insert(contentsOf: repeatElement(DeathsChange(), count: added), at: 0)
      first -= added
    }
    if high - first >= certain.count {
      let added = high - first + 1 - certain.count
      certain.append(contentsOf: repeatElement(Tally(), count: added))
      changes.append(contentsOf: repeatElement(Change(), count: added))
      deaths.append(contentsOf: repeatElement(DeathsChange(), count: added))
    }
  }

  mutating func merge(_ other: Bins) {
    guard let theirs = other.known else { return }
    spread(
      theirs.lowerBound, theirs.upperBound, room: other.first...max(other.first, other.first + other.certain.count - 2))
    for bin in other.certain.indices {
      certain[bin + other.first - first].add(other.certain[bin])
      changes[bin + other.first - first].add(other.changes[bin], 1)
      deaths[bin + other.first - first].add(other.deaths[bin], 1)
    }
  }

  var lines: [Breakdown<Int>] {
    guard let known else { return [] }
    var lines: [Breakdown<Int>] = []
    var (current, inPossible) = (Change(), DeathsChange())
    for (offset, change) in changes.enumerated() where offset + first <= known.upperBound {
      current.add(change, 1)
      inPossible.add(deaths[offset], 1)
      // what has no end says of no bin that there is something in it
      let isOpenAlone = certain[offset].isEmpty && current.open == current.possible + current.series
      guard known ~= offset + first, !isOpenAlone else { continue }
      var tally = certain[offset]
      tally.possible += Int(current.possible)
      tally.series += Int(current.series)
      if inPossible.given > 0 { tally.changePossibleDeaths { $0.add(inPossible.sums) } }
      lines.append(Breakdown(key: offset + first, tally: tally))
    }
    return lines
  }
}

/// By how much the deaths in events differ from one bin to the next. No sum of numbers of 64 bits reaches the end of 128:
/// what is taken away again is exactly what was added, whatever is merged in between.
private struct DeathsChange {
  private var low: Int128 = 0
  private var best: Int128 = 0
  private var high: Int128 = 0
  /// How many events give a number, how many a best estimate, and how many an upper end.
  private(set) var given: Int32 = 0
  private var bestGiven: Int32 = 0
  private var highGiven: Int32 = 0
  private var disputed: Int32 = 0

  init() {}

  /// The deaths in an event that gives a number of them.
  init(_ event: CountedEvent) {
    (low, given) = (Int128(event.deathsLow), 1)
    if Value.isThere(event.deathsBest) { (best, bestGiven) = (Int128(event.deathsBest), 1) }
    if Value.isThere(event.deathsHigh) { (high, highGiven) = (Int128(event.deathsHigh), 1) }
    if event.isDisputed { disputed = 1 }
  }

  mutating func add(_ other: Self, _ sign: Int32) {
    low += Int128(sign) * other.low
    best += Int128(sign) * other.best
    high += Int128(sign) * other.high
    given += sign * other.given
    bestGiven += sign * other.bestGiven
    highGiven += sign * other.highGiven
    disputed += sign * other.disputed
  }

  /// All of them, as far as the largest integer.
  var sums: Deaths {
    func sum(_ total: Int128, _ events: Int32) -> Sum { Sum(total: Int(clamping: total), events: Int(events)) }
    return Deaths(
      low: sum(low, given), best: sum(best, bestGiven), high: sum(high, highGiven), disputed: Int(disputed))
  }
}

/// The months of days, found in a table where dates mostly lie.
private struct MonthTable {
  private let first: Int32
  /// By day from ``first`` on.
  private let months: [Int32]

  /// From 1900 to 2099.
  static let recent = MonthTable(years: 1900...2099)

  private init(years: ClosedRange<Int>) {
    first = Calendar.firstDay(ofYear: years.lowerBound)
    var months: [Int32] = []
    months.reserveCapacity(years.count * 366)
    for month in years.lowerBound * 12..<(years.upperBound + 1) * 12 {
      let days = Calendar.length(of: Int64(month % 12 + 1), Int64(month / 12))
      months.append(contentsOf: repeatElement(Int32(month), count: Int(days)))
    }
    self.months = months
  }

  /// The month of a day counted from 1970-01-01, January of the year 0 being 0.
  @inline(__always)
  func month(of day: Int32) -> Int {
    let place = Int(day) - Int(first)
    if 0..<months.count ~= place { return Int(months[place]) }
    let date = Calendar.date(ofDay: Int64(day))
    return Int(date.year) * 12 + Int(date.month) - 1
  }
}

/// Events whose dates lie in no single year, counted in lines of their own.
public enum DateApart: String, Sendable, CaseIterable {
  /// The date spans more than 100 years, so that it says nothing of any: it is in no line of a year or month.
  case longer
  /// It has both ends and lies before the year 1, or may.
  case before
  /// It has both ends and lies after the year 9999, or may.
  case after
  /// An end is open or not known. Such a date is in the lines that there are of years and months besides, as possible: from
  /// its known end on, for 100 years at most.
  case open

  /// How many years a date may span to be counted in each.
  public static let years = 100
}

extension DayBounds {
  /// Whether both ends are known and lie more than so many years apart.
  public func isLonger(thanYears years: Int) -> Bool {
    guard let firstDay, let lastDay else { return false }
    return (Int(lastDay) - Int(firstDay)) * 4 > years * 1461
  }

  /// The months in which it is counted, January of the year 0 being 0: those that it reaches into, from a known end on for
  /// ``DateApart/years`` at most where the other is open. Nil: in none, as it is not known or too long (see
  /// ``DateApart/longer``).
  public var countedMonths: ClosedRange<Int>? {
    guard isKnown, !isLonger(thanYears: DateApart.years) else { return nil }
    let (first, last) = (firstDay.map(MonthTable.recent.month), lastDay.map(MonthTable.recent.month))
    let span = DateApart.years * 12 - 1
    return switch (first, last) {
    case (let first?, let last?): first...last
    case (let first?, nil): first...first + span
    case (nil, let last?): last - span...last
    case (nil, nil): nil
    }
  }
}
