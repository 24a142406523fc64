/// The days that an edition looks back on.
public struct Period: Sendable, Equatable {
  /// Its first day, counted from 1970-01-01.
  public let first: Int32
  /// Its last day; it belongs to the period.
  public let last: Int32
  /// The days right before it that it is compared with: as many calendar months where it is made of whole ones, else
  /// as many days. Nil where it has no start, or everything was asked for.
  public let before: ClosedRange<Int32>?
  /// What of the register the edition takes.
  public let takes: Takes

  /// What of a register an edition takes.
  public enum Takes: String, Sendable {
    /// What falls into the period.
    case period
    /// Everything, because nothing falls into the period.
    case everythingInstead = "everything-instead"
    /// Everything, as was asked for.
    case everything
  }

  /// Whether it begins on some day, and not with all that was.
  public var hasStart: Bool { first > DayBounds.earliest }
  /// Whether the edition takes everything, asked or not.
  public var isEverything: Bool { takes != .period }

  package init(first: Int32, last: Int32, before: ClosedRange<Int32>? = nil, takes: Takes = .period) {
    precondition(first <= last, "the period ends before it starts")
    self.first = first
    self.last = last
    self.before = before
    self.takes = takes
  }

  /// The seven days up to and including `asOf`.
  package init(weekTo asOf: Int32) { self = PeriodRequest.week.period(asOf: asOf) }

  /// The same days, for an edition that takes something else of the register.
  func taking(_ takes: Takes) -> Period { Period(first: first, last: last, before: before, takes: takes) }
}

/// What days an edition is asked to look back on: `7d`, `1m`, `all`, or an EDTF date or interval.
public enum PeriodRequest: Sendable, Equatable {
  /// The last so many days, the edition's own among them.
  case days(Int)
  /// The last so many months, up to the edition's day.
  case months(Int)
  /// From one day to another, both included; no first day: from the beginning, no last day: up to the edition's day.
  case between(first: Int32?, last: Int32?)
  case everything

  /// What an edition looks back on unless it is told otherwise.
  public static let week = PeriodRequest.days(7)

  /// Reads `7d`, `1m`, `all`, `2017`, `2017-05`, `2017-05-01/2017-05-16`, `2017/..`.
  public init(_ text: String) throws(PeriodFault) {
    if text == "all" {
      self = .everything
    } else if let unit = text.utf8.last, text.utf8.count > 1, text.utf8.dropLast().allSatisfy({ 0x30...0x39 ~= $0 }),
      unit == UInt8(ascii: "d") || unit == UInt8(ascii: "m")
    {
      guard let number = Int(text.dropLast()), 1...36_500 ~= number else { throw PeriodFault() }
      self = unit == UInt8(ascii: "d") ? .days(number) : .months(number)
    } else {
      self = try Self.dates(text)
    }
  }

  private static func dates(_ text: String) throws(PeriodFault) -> PeriodRequest {
    guard let date = try? EventDate(text), !date.isUncertain, !date.isApproximate,
      date.parts.allSatisfy(\.isExact)
    else { throw PeriodFault() }
    switch date.form {
    case .single: break
    case .interval(let start, let end):
      guard start != .unknown, end != .unknown, start != .open || end != .open else { throw PeriodFault() }
    case .oneOf, .allOf: throw PeriodFault()
    }
    // years that no calendar prints: whoever asks for them has mistyped
    let days = Int32(Calendar.day(0, 1, 1))...Int32(Calendar.day(9999, 12, 31))
    guard [date.bounds.firstDay, date.bounds.lastDay].allSatisfy({ $0.map(days.contains) ?? true }) else {
      throw PeriodFault()
    }
    return .between(first: date.bounds.firstDay, last: date.bounds.lastDay)
  }

  /// The period it means for an edition of the day `asOf`.
  public func period(asOf: Int32) -> Period {
    let today = min(max(asOf, -700_000), 2_900_000)
    switch self {
    case .days(let number):
      let days = Int32(clamping: number)
      return Period(first: today - days + 1, last: today, before: today - 2 * days + 1...today - days)
    case .months(let number):
      let (start, earlier) = (Calendar.day(today, monthsBefore: number), Calendar.day(today, monthsBefore: 2 * number))
      return Period(first: start + 1, last: today, before: earlier + 1...start)
    case .between(let first?, let last):
      let last = max(first, last ?? today)
      return Period(first: first, last: last, before: Self.before(first, last))
    case .between(nil, let last): return Period(first: DayBounds.earliest, last: last ?? today)
    case .everything: return Period(first: DayBounds.earliest, last: today, takes: .everything)
    }
  }

  private static func before(_ first: Int32, _ last: Int32) -> ClosedRange<Int32>? {
    let (start, next) = (Calendar.date(ofDay: Int64(first)), Calendar.date(ofDay: Int64(last) + 1))
    if start.day == 1, next.day == 1 {
      let months = (next.year - start.year) * 12 + next.month - start.month
      let earlier = Calendar.day(first, monthsBefore: Int(months))
      return earlier < first ? earlier...first - 1 : nil
    }
    guard let earlier = Int32(exactly: Int64(first) - (Int64(last) - Int64(first) + 1)) else { return nil }
    return earlier...first - 1
  }
}

/// A text that names no period.
public struct PeriodFault: Error, Sendable, CustomStringConvertible {
  public let description =
    "not a period, expected 7d, 1m, all, or an EDTF date or interval such as 2017, 2017-05 or 2017-05-01/2017-05-16"
}

extension EventDate.Part {
  /// Whether nothing of it is left open: no unknown digit, no estimate, no time of day.
  fileprivate var isExact: Bool {
    time == nil && estimatedYear == nil
      && [year, month, day, season].allSatisfy { $0 == nil || $0?.unknownDigits == 0 && $0?.value != nil }
  }
}

extension Calendar {
  /// The day of the same number so many months before `day`; the last of that month where it is shorter.
  static func day(_ day: Int32, monthsBefore months: Int) -> Int32 {
    let date = date(ofDay: Int64(day))
    let ordinal = date.year * 12 + date.month - 1 - Int64(months)
    let (year, month) = (ordinal.flooredQuotient(12), ordinal - ordinal.flooredQuotient(12) * 12 + 1)
    return Int32(clamping: Calendar.day(year, month, min(date.day, length(of: month, year))))
  }
}

extension Int64 {
  fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
    self >= 0 ? self / divisor : (self - divisor + 1) / divisor
  }
}
