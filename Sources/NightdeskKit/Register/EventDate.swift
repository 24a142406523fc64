/// When something happened, was said or was reported: an EDTF date, kept as written, with exact bounds.
///
/// EDTF is the Library of Congress' extended date format (2019), the profile of ISO 8601-2 that archives use. Read are
/// level 0 and 1 and of level 2 sets, qualifiers of single components, `X` in any digit, seasons 21-41, exponential
/// years and significant digits. Nothing is filled in: `2014` stays the year, and its bounds say which days that holds.
///
/// ```swift
/// let date = try EventDate("[2013..2014]")      // once, some time within: .oneOf
/// let span = try EventDate("2013/2014")         // all through: .interval
/// date.bounds == span.bounds                    // true: 2013-01-01 to 2014-12-31
/// ```
public struct EventDate: Sendable, Hashable {
  /// The date exactly as it was written.
  public let text: String
  /// The first and last day it may lie on.
  public let bounds: DayBounds
  /// Its parts, for putting it in words.
  public let form: Form

  init(text: String, bounds: DayBounds, form: Form) {
    self.text = text
    self.bounds = bounds
    self.form = form
  }

  /// How the parts of a date stand to each other.
  public enum Form: Sendable, Hashable {
    /// One date: `2014-05-16`, `2014~`, `201X`, `2014-21`.
    case single(Part)
    /// All through from one end to the other: `2013/2014`, `2014-05/..`, `/2014`.
    case interval(start: Endpoint, end: Endpoint)
    /// Once, on one of these: `[1667,1668]`, `[2013..2014]`, `[..2014]`.
    case oneOf([Element])
    /// On each of these: `{1960,1961-12}`.
    case allOf([Element])
  }

  /// One end of an interval.
  public enum Endpoint: Sendable, Hashable {
    /// A date.
    case date(Part)
    /// Written `..`: there is no such end, or not yet.
    case open
    /// Left empty: there is one, and it is not known.
    case unknown
  }

  /// One member of a set.
  public enum Element: Sendable, Hashable {
    /// A date of its own.
    case date(Part)
    /// `1670..1672`: each in turn, both included.
    case range(Part, Part)
    /// `..1984`: this one or any before it.
    case upTo(Part)
    /// `1984..`: this one or any after it.
    case from(Part)
  }

  /// Whether any part of the date carries `?` or `%`.
  public var isUncertain: Bool { parts.contains { $0.isUncertain } }

  /// Whether any part of the date carries `~` or `%`.
  public var isApproximate: Bool { parts.contains { $0.isApproximate } }

  /// The single dates it is made of, in the order written.
  public var parts: [Part] {
    switch form {
    case .single(let part): [part]
    case .interval(let start, let end):
      [start, end].compactMap { if case .date(let part) = $0 { part } else { nil } }
    case .oneOf(let elements), .allOf(let elements):
      elements.flatMap { element in
        switch element {
        case .date(let part), .upTo(let part), .from(let part): [part]
        case .range(let first, let last): [first, last]
        }
      }
    }
  }
}

extension EventDate: Comparable {
  /// By first day, last day, then the bytes as written, so that every set of dates has one order.
  public static func < (a: EventDate, b: EventDate) -> Bool {
    if a.bounds != b.bounds { return a.bounds < b.bounds }
    return a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }
}

extension EventDate: CustomStringConvertible {
  /// The date as written.
  public var description: String { text }
}

extension EventDate {
  /// A date that stands alone, or as an end of an interval or member of a set.
  public struct Part: Sendable, Hashable {
    /// The year; 0 and those before it as ISO 8601 counts them.
    public let year: Component
    /// The month, 1...12.
    public let month: Component?
    /// The day of the month, 1...31.
    public let day: Component?
    /// A season or other part of the year, 21...41, where the month would stand.
    public let season: Component?
    /// The time of day, only ever beside an exact day.
    public let time: Time?
    /// The year named as the best guess where only its first digits are significant: 1950 in `1950S2`.
    public let estimatedYear: Int64?
    /// The first and last day it may mean, its qualifiers left aside; no bounds where no digit of the year is known.
    public let bounds: DayBounds
    /// The day on which the last period it may mean begins: an interval must not end before its start begins.
    let lastBeginning: Int32

    init(
      year: Component, month: Component? = nil, day: Component? = nil, season: Component? = nil, time: Time? = nil,
      estimatedYear: Int64? = nil, bounds: DayBounds, lastBeginning: Int32
    ) {
      self.year = year
      self.month = month
      self.day = day
      self.season = season
      self.time = time
      self.estimatedYear = estimatedYear
      self.bounds = bounds
      self.lastBeginning = lastBeginning
    }

    /// Whether `?` or `%` stands on any of its components.
    public var isUncertain: Bool { qualifiers.contains(.uncertain) }

    /// Whether `~` or `%` stands on any of its components.
    public var isApproximate: Bool { qualifiers.contains(.approximate) }

    /// The season by its name.
    public var namedSeason: Season? { season.flatMap { Season(rawValue: $0.lowest) } }

    private var qualifiers: Qualifiers {
      var all = year.qualifiers
      for component in [month, day, season] { all.formUnion(component?.qualifiers ?? []) }
      return all
    }

    /// How much is known, read from the left up to the first gap: `2014-XX-25` is known to the year.
    public var precision: Precision {
      if time != nil { return .time }
      if year.value == nil {
        switch year.highest - year.lowest {
        case ..<10: return .decade
        case ..<100: return .century
        case ..<1000: return .millennium
        default: return estimatedYear == nil ? .unknown : .millennium
        }
      }
      if season != nil { return .season }
      if month?.value == nil { return .year }
      return day?.value == nil ? .month : .day
    }
  }

  /// How exactly a part is known, from nothing to the second; a millennium stands for all that is wider than a century.
  public enum Precision: String, Sendable, CaseIterable {
    case unknown, millennium, century, decade, year, season, month, day, time
  }

  /// A year, month, day or season, any digit of which may be unknown.
  public struct Component: Sendable, Hashable {
    /// The smallest number it can be; a year before 0 is negative.
    public let lowest: Int64
    /// The largest number it can be.
    public let highest: Int64
    /// The digits written `X`: bit 0 the ones, bit 1 the tens.
    public let unknownDigits: UInt8
    /// What is said to be doubtful about it.
    public let qualifiers: Qualifiers

    init(lowest: Int64, highest: Int64, unknownDigits: UInt8 = 0, qualifiers: Qualifiers = []) {
      self.lowest = lowest
      self.highest = highest
      self.unknownDigits = unknownDigits
      self.qualifiers = qualifiers
    }

    /// The number, when it can be only one.
    public var value: Int64? { lowest == highest ? lowest : nil }
  }

  /// `?` (uncertain), `~` (approximate) or `%` (both).
  public struct Qualifiers: OptionSet, Sendable, Hashable {
    /// Bit 0 uncertain, bit 1 approximate.
    public let rawValue: UInt8

    /// The qualifiers of these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The source is in doubt.
    public static let uncertain = Qualifiers(rawValue: 1)
    /// An estimate that is probably near.
    public static let approximate = Qualifiers(rawValue: 2)
  }

  /// A time of day as written, with its shift from UTC.
  public struct Time: Sendable, Hashable {
    /// 0...24; 24 only at 24:00:00, the end of the day.
    public let hour: UInt8
    /// 0...59.
    public let minute: UInt8
    /// 0...59.
    public let second: UInt8
    /// Minutes east of UTC, 0 for `Z`; nil where the time is local.
    public let offset: Int16?
  }

  /// The parts of a year that EDTF numbers.
  ///
  /// Their months are the meteorological seasons of the named half of the earth; 21-24, which name none, are taken as
  /// northern, so a southern spring is 29. A season that runs over the new year (24, 28, 30) has its December
  /// only: it counts in the year written, which sorts it last there (python-edtf reads it so too).
  public enum Season: Int64, Sendable, CaseIterable {
    case spring = 21
    case summer, autumn, winter
    case northernSpring, northernSummer, northernAutumn, northernWinter
    case southernSpring, southernSummer, southernAutumn, southernWinter
    case firstQuarter, secondQuarter, thirdQuarter, fourthQuarter
    case firstThird, secondThird, lastThird
    case firstHalf, secondHalf

    /// The months it holds, in the year it is written with.
    public var months: ClosedRange<Int64> {
      switch self {
      case .spring, .northernSpring, .southernAutumn: 3...5
      case .summer, .northernSummer, .southernWinter: 6...8
      case .autumn, .northernAutumn, .southernSpring: 9...11
      case .winter, .northernWinter, .southernSummer: 12...12
      case .firstQuarter: 1...3
      case .secondQuarter: 4...6
      case .thirdQuarter: 7...9
      case .fourthQuarter: 10...12
      case .firstThird: 1...4
      case .secondThird: 5...8
      case .lastThird: 9...12
      case .firstHalf: 1...6
      case .secondHalf: 7...12
      }
    }
  }
}

/// The first and last day a date may lie on, counted from 1970-01-01, or that an end is open or not known.
///
/// Ordered by first day, then last day. An open start comes before every day, an unknown one right after it; an open
/// end comes after every day, an unknown one right before it. `notKnown` (`XXXX`) comes last of all.
/// Days count in 32 bits: what lies more than about 5.8 million years from 1970 is put on the last day there is.
public struct DayBounds: Sendable, Hashable, Comparable {
  /// Both ends in one number that sorts as the bounds do: the first day above, the last day, biased, below.
  ///
  /// Never `Int64.min` or `Int64.min + 1`, which columns use for an empty and for an invalid value: the last day
  /// never takes the two smallest numbers.
  package let packed: Int64

  /// The bounds that `packed` holds.
  package init(packed: Int64) {
    precondition(packed > .min + 1, "the two smallest numbers are no bounds")
    self.packed = packed
  }

  /// What stands at an end of the bounds.
  public enum End: Sendable, Hashable {
    /// A day.
    case known
    /// No end: it goes on, or always has.
    case open
    /// An end that is not known.
    case unknown
  }

  static let openStart = Int32.min
  static let unknownStart = Int32.min + 1
  static let earliest = Int32.min + 2
  static let latest = Int32.max - 2
  static let unknownEnd = Int32.max - 1
  static let openEnd = Int32.max

  @inline(__always)
  init(lower: Int32, upper: Int32) {
    packed = Int64(lower) << 32 | Int64(UInt32(bitPattern: upper) ^ 0x8000_0000)
  }

  /// From one day to another, both included; `first` is not after `last`.
  package init(first: Int32, last: Int32) {
    precondition(first <= last, "bounds end before they start")
    self.init(
      lower: min(max(first, Self.earliest), Self.latest), upper: min(max(last, Self.earliest), Self.latest))
  }

  /// Nothing is known about either end: `XXXX`. It sorts last and lies in no period.
  public static let notKnown = DayBounds(lower: .max, upper: .max)

  @inline(__always)
  var lower: Int32 { Int32(truncatingIfNeeded: packed >> 32) }
  @inline(__always)
  var upper: Int32 { Int32(bitPattern: UInt32(truncatingIfNeeded: packed) ^ 0x8000_0000) }

  /// The first day, counted from 1970-01-01; nil where the start is open or unknown.
  public var firstDay: Int32? { startIs == .known ? lower : nil }

  /// The last day, counted from 1970-01-01; nil where the end is open or unknown.
  public var lastDay: Int32? { endIs == .known ? upper : nil }

  /// What stands at the start.
  public var startIs: End {
    switch lower {
    case Self.openStart: .open
    case Self.unknownStart, Int32.max: .unknown
    default: .known
    }
  }

  /// What stands at the end.
  public var endIs: End {
    guard isKnown else { return .unknown }
    switch upper {
    case Self.openEnd: return .open
    case Self.unknownEnd: return .unknown
    default: return .known
    }
  }

  /// Whether anything is known about either end.
  public var isKnown: Bool { self != .notKnown }

  /// Whether both may mean the same day. An open or unknown end reaches as far as there are days; what is not known at
  /// all overlaps nothing.
  public func overlaps(_ other: DayBounds) -> Bool {
    isKnown && other.isKnown && lower <= other.upper && other.lower <= upper
  }

  /// Whether it may mean a day of the period.
  public func overlaps(first: Int32, last: Int32) -> Bool {
    isKnown && lower <= last && first <= upper
  }

  /// Whether every day it may mean lies in the period. An open or unknown end lies in none.
  public func lies(within first: Int32, last: Int32) -> Bool {
    startIs == .known && endIs == .known && first <= lower && upper <= last
  }

  /// By first day, then last day.
  public static func < (a: DayBounds, b: DayBounds) -> Bool { a.packed < b.packed }
}

/// Why a text is not a date.
public struct DateFault: Error, Sendable, Hashable {
  /// What is wrong.
  public let reason: Reason
  /// The first byte that does not fit, counted from 0.
  public let offset: Int
  /// Which form of the draft of 2012 it is, where it is one.
  public let draft: DraftForm?

  @inline(__always)
  init(_ reason: Reason, at offset: Int, draft: DraftForm? = nil) {
    self.reason = reason
    self.offset = offset
    self.draft = draft
  }

  /// The kinds of fault.
  public enum Reason: UInt8, Sendable, CaseIterable {
    /// The syntax is no EDTF date.
    case notADate
    /// The calendar has no such day, month or season.
    case noSuchDay
    /// The clock has no such time, or the offset lies beyond those in use.
    case noSuchTime
    /// An interval ends before its start; an end less exact than the start (`2014-05-16/2014`) begins before it.
    case endBeforeStart
    /// The 2012 draft of EDTF, replaced in 2019: `198u`, `196x`, `unknown/2006`, `2004/open`, `2004?~`, `y17e7`,
    /// `(2004)?`.
    case oldDraft
    /// More than `DateFault.longest` bytes.
    case tooLong
    /// A timestamp without its offset from UTC.
    case noOffset
  }

  /// The most bytes a date may have.
  public static let longest = 4096
}

extension DateFault: CustomStringConvertible {
  /// What was found and what was expected; never the value.
  public var description: String {
    let what =
      switch reason {
      case .notADate: "not a date, expected EDTF such as 2014-05-16, 2014-05, 2014 or 2013/2014"
      case .noSuchDay: "no such day in the calendar"
      case .noSuchTime: "no such time of day or offset"
      case .endBeforeStart: "the end begins before the start, expected start/end; X for digits not known (2014-XX)"
      case .oldDraft: "syntax of the EDTF draft of 2012\(draft.map { ": \($0.advice)" } ?? "")"
      case .tooLong: "longer than \(DateFault.longest) bytes, expected one date"
      case .noOffset: "a time without offset, expected Z or an offset such as +02:00"
      }
    return "\(what) (at byte \(offset + 1))"
  }
}
