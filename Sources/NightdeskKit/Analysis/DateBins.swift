/// Events by month and by year: certain is what cannot lie in another one, possible is what reaches into it and beyond,
/// and a series lies in each that it reaches into. What lies in no single year is counted apart (see ``DateApart``).
///
/// An event costs two steps, however many months it reaches into: what is only possible is kept as the changes from one
/// month to the next. As no date reaches into more than 100 years of them, a few dates make few lines.
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
    guard !bounds.isLonger(thanYears: DateApart.years) else { return apart[.longer].add(event, .possible) }
    let (first, last) = (bounds.firstDay.map { table.month(of: $0) }, bounds.lastDay.map { table.month(of: $0) })
    if first == nil || last == nil { apart[.open].add(event, .possible) }
    guard let start = first ?? last.map({ $0 - DateApart.years * 12 + 1 }),
      let end = last ?? first.map({ $0 + DateApart.years * 12 - 1 })
    else { return }
    if start < Self.bins.lowerBound { apart[.before].add(event, end < Self.bins.lowerBound ? .certain : .possible) }
    if end > Self.bins.upperBound { apart[.after].add(event, start > Self.bins.upperBound ? .certain : .possible) }
    guard end >= Self.bins.lowerBound, start <= Self.bins.upperBound else { return }
    let reached = max(start, Self.bins.lowerBound)...min(end, Self.bins.upperBound)
    let isWhole = first != nil && last != nil && reached == start...end
    months.add(
      event, from: first == nil ? nil : reached.lowerBound, to: last == nil ? nil : reached.upperBound, reached)
    let inYears = reached.lowerBound / 12...reached.upperBound / 12
    if isWhole, inYears.count == 1, !event.isSeries {
      years.add(event, in: inYears.lowerBound)
    } else {
      years.add(
        event, from: first == nil ? nil : inYears.lowerBound, to: last == nil ? nil : inYears.upperBound, inYears)
    }
  }

  mutating func merge(_ other: DateBins) {
    months.merge(other.months)
    years.merge(other.years)
    for place in apart.indices { apart[place].add(other.apart[place]) }
  }

  /// The months and years from the first to the last in which a date begins or ends, in order, those with nothing in
  /// them left out: of each the latest, and how many there are before them. Behind them what is counted apart.
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
      DateApart.allCases.compactMap { apart[$0].isEmpty ? nil : Breakdown(key: $0, tally: apart[$0]) }
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

  private struct Change {
    var possible: Int32 = 0
    var series: Int32 = 0

    mutating func add(_ other: Self, _ sign: Int32) {
      possible += sign * other.possible
      series += sign * other.series
    }
  }

  /// Counts what lies in `bin` alone.
  @inline(__always)
  mutating func add(_ event: CountedEvent, in bin: Int) {
    if let known, known ~= bin {} else { spread(bin, bin, room: bin...bin) }
    certain[bin - first].addCertain(event)
  }

  /// Counts what reaches into the bins `reached`; it begins in `start` and ends in `end`, nil where that is open.
  mutating func add(_ event: CountedEvent, from start: Int?, to end: Int?, _ reached: ClosedRange<Int>) {
    guard let begin = start ?? end, let close = end ?? start else { return }
    spread(begin, close, room: reached)
    if start != nil, start == end, !event.isSeries { return certain[begin - first].addCertain(event) }
    let change = Change(possible: event.isSeries ? 0 : 1, series: event.isSeries ? 1 : 0)
    changes[reached.lowerBound - first].add(change, 1)
    changes[reached.upperBound + 1 - first].add(change, -1)
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
      first -= added
    }
    if high - first >= certain.count {
      let added = high - first + 1 - certain.count
      certain.append(contentsOf: repeatElement(Tally(), count: added))
      changes.append(contentsOf: repeatElement(Change(), count: added))
    }
  }

  mutating func merge(_ other: Bins) {
    guard let theirs = other.known else { return }
    spread(
      theirs.lowerBound, theirs.upperBound, room: other.first...max(other.first, other.first + other.certain.count - 2))
    for bin in other.certain.indices {
      certain[bin + other.first - first].add(other.certain[bin])
      changes[bin + other.first - first].add(other.changes[bin], 1)
    }
  }

  var lines: [Breakdown<Int>] {
    guard let known else { return [] }
    var lines: [Breakdown<Int>] = []
    var current = Change()
    for (offset, change) in changes.enumerated() where offset + first <= known.upperBound {
      current.add(change, 1)
      guard known ~= offset + first else { continue }
      var tally = certain[offset]
      tally.possible += Int(current.possible)
      tally.series += Int(current.series)
      if !tally.isEmpty { lines.append(Breakdown(key: offset + first, tally: tally)) }
    }
    return lines
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
  /// It lies before the year 1, or may.
  case before
  /// It lies after the year 9999, or may.
  case after
  /// An end is open or not known. Such a date is in the lines of years and months besides, as possible: from its known end
  /// on, for 100 years at most.
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
}

extension [Tally] {
  fileprivate subscript(_ apart: DateApart) -> Tally {
    get { self[DateApart.allCases.firstIndex(of: apart)!] }
    set { self[DateApart.allCases.firstIndex(of: apart)!] = newValue }
  }
}
