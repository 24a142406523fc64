/// What lies in each month or year: certain is what cannot lie in another one, possible is what reaches into it and
/// beyond, and a series lies in each that it reaches into.
///
/// An event costs two steps, however many bins it reaches into: what is only possible is kept as the changes from one
/// bin to the next. Bins are counted from the year 0 to 9999; what reaches beyond reaches to the end.
struct DateBins {
  /// How many bins a year has.
  private let perYear: Int
  /// The first and last bin in which a date begins or ends.
  private var known: ClosedRange<Int>?
  /// The number of the first bin there is room for.
  private var first = 0
  private var certain: [Tally] = []
  /// By bin: how many more there are than in the bin before.
  private var changes: [Change] = []
  /// What reaches in from before the first bin.
  private var fromBefore = Change()

  private struct Change {
    var possible: Int32 = 0
    var series: Int32 = 0

    mutating func add(_ other: Self, _ sign: Int32) {
      possible += sign * other.possible
      series += sign * other.series
    }
  }

  /// Bins of a month (12 a year) or a year (1).
  init(perYear: Int) { self.perYear = perYear }

  /// The bin that a day of `year` and `month` lies in.
  private func bin(_ date: (year: Int64, month: Int64)) -> Int {
    let year = Int(min(max(date.year, 0), 9999))
    return perYear == 12 ? year * 12 + Int(date.month) - 1 : year
  }

  /// Whether an event whose bounds lie in these months cannot lie in another bin of months.
  @inline(__always)
  static func isCertain(
    _ event: CountedEvent, from start: (year: Int64, month: Int64)?, to end: (year: Int64, month: Int64)?
  ) -> Bool {
    guard let start, let end else { return false }
    return !event.isSeries && start == end
  }

  /// Adds to bins of years what is certain in bins of months.
  mutating func addCertain(ofMonths months: DateBins) {
    precondition(perYear == 1 && months.perYear == 12)
    for (offset, tally) in months.certain.enumerated() where !tally.isEmpty {
      let year = (months.first + offset) / 12
      spread(year, year)
      certain[year - first].add(tally)
    }
  }

  /// Counts `event`, whose bounds lie in these months; nil where there is no such day.
  mutating func add(
    _ event: CountedEvent, from start: (year: Int64, month: Int64)?, to end: (year: Int64, month: Int64)?
  ) {
    let (low, high) = (start.map { bin($0) }, end.map { bin($0) })
    guard let begin = low ?? high, let end = high ?? low else { return }
    spread(begin, end)
    if !event.isSeries, low == high {
      certain[begin - first].add(event, .certain)
      return
    }
    let change = Change(possible: event.isSeries ? 0 : 1, series: event.isSeries ? 1 : 0)
    if let low { changes[low - first].add(change, 1) } else { fromBefore.add(change, 1) }
    if let high { changes[high + 1 - first].add(change, -1) }
  }

  private mutating func spread(_ begin: Int, _ end: Int) {
    // there is room for all that is known
    if let known, known.lowerBound <= begin, end <= known.upperBound { return }
    known = min(known?.lowerBound ?? begin, begin)...max(known?.upperBound ?? end, end)
    makeRoom(for: begin, end + 1)
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

  mutating func merge(_ other: DateBins) {
    fromBefore.add(other.fromBefore, 1)
    guard let theirs = other.known else { return }
    spread(theirs.lowerBound, theirs.upperBound)
    makeRoom(for: other.first, other.first + other.certain.count - 1)
    for bin in other.certain.indices {
      certain[bin + other.first - first].add(other.certain[bin])
      changes[bin + other.first - first].add(other.changes[bin], 1)
    }
  }

  /// The bins from the first to the last in which a date begins or ends, in order; those with nothing in them are left
  /// out.
  var lines: [Breakdown<Int>] {
    guard let known else { return [] }
    var lines: [Breakdown<Int>] = []
    var current = fromBefore
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
