/// What was counted over all events of an edition.
///
/// Retracted events are left out everywhere. Incidents and aggregates are added up; a series is only ever counted
/// beside them, because its incidents may be rows too. Only numbers that are given are added: an empty cell is not 0.
/// An event's deaths count from the least to the most that its row gives, and that the accounts of them give besides where
/// these differ. A row that gives a low number alone has no upper end: the sum of high may be of fewer events than the
/// sum of low, and so may that of best estimates. One that gives a high number alone has 0 as its lower end. The injured
/// count in the same way from the one number that a row has; civilians are the rows' own.
public struct Figures: Sendable {
  /// The days looked back on, and whether everything was taken because nothing fell in.
  ///
  /// Something falls in when an event may lie in the period and its date, should it have an open or unknown end, begins
  /// or ends there: what goes on without an end is no news of the week.
  public let period: Period
  /// The figures of the period; of everything where nothing fell in.
  public let chosen: ScopeFigures
  /// The figures of the days before the period, in the same way; nil where the edition takes everything, or the period
  /// has no start.
  public let before: ScopeFigures?
  /// The figures of all events. None is only possible here, and those whose date is not known are among them. Datasets
  /// and participants are broken down only where it is ``chosen``.
  public let everything: ScopeFigures
  /// All events by month, in order, months with nothing but open dates left out. An event is certain in the one month that its date
  /// cannot leave, and possible, with its deaths, in each that it may lie in; a series lies in each that it reaches into.
  /// At most the latest 1,200.
  public let months: [Breakdown<Month>]
  /// How many earlier months have something in them.
  public let monthsLeftOut: Int
  /// All events by year, in the same way; at most the latest 1,000.
  public let years: [Breakdown<Int>]
  /// How many earlier years have something in them.
  public let yearsLeftOut: Int
  /// Those whose dates lie in no single year, or are open.
  public let apart: [Breakdown<DateApart>]
  /// The first day that a date of an event names, counted from 1970-01-01; nil if none does.
  public let firstDay: Int32?
  /// The last day that a date of an event names.
  public let lastDay: Int32?
  /// Where the events of the period happened; of everything where nothing fell in.
  public let places: EventPlaces
  /// How many events were left out because they are retracted.
  public let retracted: Int
  /// How many of the others have a date that is not known at all (`XXXX`): they lie in no period.
  public let undated: Int
}

/// The figures of a period, or of everything.
public struct ScopeFigures: Sendable {
  /// Incidents and aggregates every possible day of which lies in the period.
  public let certain: Numbers
  /// Those that may lie in it: their dates reach into it and beyond. Below they and their deaths are counted apart.
  public let possible: Numbers
  /// Series that lie in the period or reach into it.
  public let series: Numbers
  /// By type, in the order of the vocabulary; types without an event are left out.
  public let types: [Breakdown<String>]
  /// By country and first-level region, most events first, then by their names' bytes.
  public let regions: [Breakdown<Region>]
  /// By dataset, in the order of the names' bytes; events that come from none are left out.
  public let datasets: [Breakdown<String>]
  /// By actor that is named as a side or a target, by id, most events first, then by their ids' bytes. The deaths are
  /// those in these events, whoever died.
  public let participants: [Breakdown<String>]
}

/// A sum of the numbers that are given.
public struct Sum: Sendable, Equatable {
  /// The sum; it stops at the largest integer.
  public internal(set) var total = 0
  /// How many events give the number.
  public internal(set) var events = 0

  @inline(__always)
  mutating func add(_ value: Int64) {
    guard Value.isThere(value) else { return }
    total.addClamped(Int(value))
    events += 1
  }

  mutating func add(_ other: Sum) {
    total.addClamped(other.total)
    events += other.events
  }
}

/// The deaths in events, as far as numbers are given.
public struct Deaths: Sendable, Equatable {
  /// The lowest number of each event that gives any.
  public internal(set) var low = Sum()
  /// The best estimates, of those events that have one.
  public internal(set) var best = Sum()
  /// The highest number of each event whose upper end is known.
  public internal(set) var high = Sum()
  /// In how many of the events accounts of the deaths differ: the sums span what these and the rows give.
  public internal(set) var disputed = 0

  /// Whether no event gives a number.
  public var isEmpty: Bool { low.events == 0 }

  /// The most deaths that there may be; nil where an event gives a low number alone, so that no upper end is known.
  public var most: Int? { high.events == low.events ? high.total : nil }

  mutating func add(_ other: Deaths) {
    low.add(other.low)
    best.add(other.best)
    high.add(other.high)
    disputed += other.disputed
  }
}

/// Events and the numbers that they give.
public struct Numbers: Sendable, Equatable {
  /// How many events there are.
  public internal(set) var events = 0
  /// How many of them are contested by themselves.
  public internal(set) var contested = 0
  /// How many are not, but are a part of one that is.
  public internal(set) var partsOfContested = 0
  /// How many give no number of deaths: neither low, nor best, nor high, nor accounts that differ.
  public internal(set) var withoutDeaths = 0
  /// The deaths in the others.
  public internal(set) var deaths = Deaths()
  /// The civilians among them, as the rows have them: claims have no number of them that could differ.
  public internal(set) var deathsCivilians = Sum()
  /// The injured, from the least to the most: the row's number, which is both, and what accounts that differ give.
  public internal(set) var injuredLow = Sum(), injuredHigh = Sum()
  /// Of how many accounts of the injured differ.
  public internal(set) var disputedInjured = 0

  mutating func add(_ other: Numbers) {
    events += other.events
    contested += other.contested
    partsOfContested += other.partsOfContested
    withoutDeaths += other.withoutDeaths
    deaths.add(other.deaths)
    deathsCivilians.add(other.deathsCivilians)
    injuredLow.add(other.injuredLow)
    injuredHigh.add(other.injuredHigh)
    disputedInjured += other.disputedInjured
  }
}

/// What one line of a breakdown counts.
public struct Tally: Sendable, Equatable {
  /// Incidents and aggregates that lie in the period for certain.
  public internal(set) var events = 0
  /// Incidents and aggregates that may lie in it.
  public internal(set) var possible = 0
  /// Series that lie in it or reach into it.
  public internal(set) var series = 0
  /// Deaths in the certain events.
  public internal(set) var deaths = Deaths()
  /// Deaths in the possible ones, in an array of one: few lines have any, and those counted most often stay small.
  private var ofPossible: [Deaths] = []

  /// Nothing.
  public init() {}

  /// Deaths in the possible events.
  public var possibleDeaths: Deaths { ofPossible.first ?? Deaths() }

  /// Whether it counts nothing.
  var isEmpty: Bool { events == 0 && possible == 0 && series == 0 }

  mutating func add(_ other: Tally) {
    events += other.events
    possible += other.possible
    series += other.series
    deaths.add(other.deaths)
    if !other.ofPossible.isEmpty { changePossibleDeaths { $0.add(other.possibleDeaths) } }
  }

  /// Lets `change` add deaths, of which there are some, to those in the possible events.
  mutating func changePossibleDeaths(_ change: (inout Deaths) -> Void) {
    if ofPossible.isEmpty { ofPossible.append(Deaths()) }
    change(&ofPossible[0])
  }
}

/// One line of a breakdown: what it is about and what was counted.
public struct Breakdown<Key: Sendable>: Sendable {
  public let key: Key
  public let tally: Tally
}

/// A country and its first-level region, as far as they are given.
public struct Region: Sendable, Hashable {
  /// As the row or its place has it; nil: not given.
  public let country: String?
  public let admin1: String?
}

/// A month of a year from 1 to 9999.
public struct Month: Sendable, Hashable {
  public let year: Int
  /// 1 to 12.
  public let month: Int
}

extension Int {
  /// Adds a number that is not negative and stops at the largest integer.
  @inline(__always)
  mutating func addClamped(_ other: Int) {
    let (sum, overflow) = addingReportingOverflow(other)
    self = overflow ? .max : sum
  }
}

extension Month {
  /// The month with this number, 0 being January of the year 0.
  public init(ordinal: Int) { self.init(year: ordinal / 12, month: ordinal % 12 + 1) }

  /// The month of a day counted from 1970-01-01; of days outside the years 0 to 9999 the first or last there is.
  public init(containing day: Int32) {
    let date = Calendar.date(ofDay: Int64(day))
    let year = min(max(date.year, 0), 9999)
    self.init(year: Int(year), month: year == date.year ? Int(date.month) : year == 0 ? 1 : 12)
  }

  /// Its number, 0 being January of the year 0.
  public var ordinal: Int { year * 12 + month - 1 }

  /// Its first day, counted from 1970-01-01.
  public var first: Int32 { Int32(Calendar.day(Int64(year), Int64(month), 1)) }
  /// Its last day.
  public var last: Int32 { first + Int32(Calendar.length(of: Int64(month), Int64(year))) - 1 }
}
