/// The proleptic Gregorian calendar as ISO 8601 counts it: there is a year 0, and -0001 lies before it.
public enum Calendar {
  /// How many days a month has; `month` is 1...12.
  package static func length(of month: Int64, _ year: Int64) -> Int64 {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// Days since 1970-01-01, for years within ±10^15.
  ///
  /// Counts in 400-year cycles from 1 March, so that the leap day is the last of its year (H. Hinnant's algorithm).
  @inline(__always)
  package static func day(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let y = month <= 2 ? year &- 1 : year
    let era = (y >= 0 ? y : y &- 399) / 400
    let yearOfEra = y &- era &* 400
    let dayOfYear = (153 &* (month &+ (month > 2 ? -3 : 9)) &+ 2) / 5 &+ day &- 1
    return era &* 146_097 &+ yearOfEra &* 365 &+ yearOfEra / 4 &- yearOfEra / 100 &+ dayOfYear &- 719_468
  }

  /// The first day of a year from 0 to 9999, counted from 1970-01-01.
  public static func firstDay(ofYear year: Int) -> Int32 { Int32(day(Int64(year), 1, 1)) }

  /// The date of a day counted from 1970-01-01; the inverse of `day`.
  package static func date(ofDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let z = day + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1)
  }

  /// A day as EDTF writes it: `2014-05-16`, `-0044-03-15`, and `Y17000` where the year has more than four digits,
  /// since EDTF has no month or day for those.
  public static func isoText(ofDay day: Int64) -> String {
    let date = date(ofDay: day)
    guard -9999...9999 ~= date.year else { return "Y\(date.year)" }
    func digits(_ number: Int64, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: width - text.utf8.count) + text
    }
    let sign = date.year < 0 ? "-" : ""
    return "\(sign)\(digits(abs(date.year), 4))-\(digits(date.month, 2))-\(digits(date.day, 2))"
  }
}

/// A calendar date in a column that takes nothing less exact than a day.
package enum CalendarDay {
  /// The day that `bytes` (`2014-05-16`, nothing else) is, counted from 1970-01-01.
  ///
  /// Throws `notADate` with the place where the pattern breaks, or `noSuchDay`.
  @inline(__always)
  package static func parse(_ bytes: borrowing Span<UInt8>) throws(DateFault) -> Int32 {
    if let day = plainDay(bytes) { return day }
    return try general(bytes)
  }

  @inline(never)
  private static func general(_ bytes: borrowing Span<UInt8>) throws(DateFault) -> Int32 {
    var grammar = DateGrammar(copy bytes)
    return try grammar.wholeDay()
  }
}

/// An instant as RFC 3339 writes it: `2014-05-16T04:30:00Z`, `2014-05-16T04:30:00.25+02:00`.
package enum Timestamp {
  /// Seconds since 1970-01-01T00:00:00Z; a fraction is read and dropped.
  ///
  /// The offset is required (`noOffset`): a local time is no instant. A leap second (`23:59:60` in UTC) counts as the
  /// second after it, as POSIX time does. `T` and `Z` may be lower case; a space instead of `T` may not stand.
  package static func parse(_ bytes: borrowing Span<UInt8>) throws(DateFault) -> Int64 {
    if let plain = plain(bytes) { return plain }
    var grammar = DateGrammar(copy bytes)
    return try grammar.instant()
  }

  /// The form that nearly every row has, `2014-05-16T04:30:00Z`; nil for all else, valid or not.
  @inline(__always)
  private static func plain(_ bytes: borrowing Span<UInt8>) -> Int64? {
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"), let day = plainDay(bytes.extracting(0..<10)),
      let hour = number(bytes, 11, 2), let minute = number(bytes, 14, 2), let second = number(bytes, 17, 2),
      hour < 24, minute < 60, second < 60
    else { return nil }
    return Int64(day) * 86_400 + hour * 3600 + minute * 60 + second
  }
}

extension DateGrammar {
  /// Exactly `2014-05-16`.
  mutating func wholeDay() throws(DateFault) -> Int32 {
    let day = try calendarDay()
    try expectEnd()
    return Int32(truncatingIfNeeded: day)
  }

  /// An RFC 3339 timestamp, in seconds since 1970.
  mutating func instant() throws(DateFault) -> Int64 {
    let day = try calendarDay()
    guard take("T") || take("t") else { throw unreadable() }
    let start = at
    let (hour, minute, second) = try clock(limit: 60)
    guard hour < 24 else { throw DateFault(.noSuchTime, at: start) }
    if take(".") {
      repeat { _ = try digit() } while isDigit
    }
    if at == bytes.count { throw DateFault(.noOffset, at: at) }
    let minutes: Int64
    if take("Z") || take("z") {
      minutes = 0
    } else if let sign = sign() {
      minutes = sign * (try offset(limit: 23 * 60 + 59, isShortAllowed: false))
    } else {
      throw unreadable()
    }
    try expectEnd()
    let seconds = (day * 1440 + hour * 60 + minute - minutes) * 60 + second
    guard second < 60 || seconds % 86_400 == 0 else { throw DateFault(.noSuchTime, at: start + 6) }
    return seconds
  }

  /// `2014-05-16`, in days since 1970.
  private mutating func calendarDay() throws(DateFault) -> Int64 {
    var year = 0 as Int64
    for _ in 0..<4 { year = year * 10 + (try digit()) }
    try expect("-")
    let monthOffset = at
    let month = try digit() * 10 + digit()
    guard 1...12 ~= month else { throw DateFault(.noSuchDay, at: monthOffset) }
    try expect("-")
    let dayOffset = at
    let day = try digit() * 10 + digit()
    guard day >= 1, day <= Calendar.length(of: month, year) else { throw DateFault(.noSuchDay, at: dayOffset) }
    return Calendar.day(year, month, day)
  }

  /// `23:20:30`; `limit` is the last second of a minute.
  mutating func clock(limit: Int64) throws(DateFault) -> (hour: Int64, minute: Int64, second: Int64) {
    let start = at
    let hour = try number(upTo: 24)
    try expect(":")
    let minute = try number(upTo: 59)
    try expect(":")
    let second = try number(upTo: limit)
    guard hour < 24 || minute + second == 0 else { throw DateFault(.noSuchTime, at: start) }
    return (hour, minute, second)
  }

  /// The minutes of `04:30`, or of `04` where that is allowed.
  mutating func offset(limit: Int64, isShortAllowed: Bool) throws(DateFault) -> Int64 {
    let start = at
    var minutes = try number(upTo: 23) * 60
    if !isShortAllowed || peek(":") {
      try expect(":")
      minutes += try number(upTo: 59)
    }
    guard minutes <= limit else { throw DateFault(.noSuchTime, at: start) }
    return minutes
  }

  /// Two digits of a clock.
  private mutating func number(upTo limit: Int64) throws(DateFault) -> Int64 {
    let start = at
    let value = try digit() * 10 + digit()
    guard value <= limit else { throw DateFault(.noSuchTime, at: start) }
    return value
  }

  mutating func sign() -> Int64? {
    take("+") ? 1 : take("-") ? -1 : nil
  }
}

/// A number of which some digits may be unknown.
struct Digits {
  /// The number with 0 for each unknown digit.
  var floor = 0 as Int64
  /// Bit 0 for the ones, bit 1 for the tens.
  var unknown = 0 as UInt8

  mutating func append(_ digit: Int64?) {
    floor = floor * 10 + (digit ?? 0)
    unknown = unknown << 1 | (digit == nil ? 1 : 0)
  }

  /// How many numbers it can be.
  var count: Int64 {
    var count = 1 as Int64
    for _ in 0..<unknown.nonzeroBitCount { count *= 10 }
    return count
  }

  /// The `index`th smallest of them.
  func number(_ index: Int64) -> Int64 {
    var value = floor
    var rest = index
    var scale = 1 as Int64
    var bits = unknown
    while bits != 0 {
      if bits & 1 != 0 {
        value += rest % 10 * scale
        rest /= 10
      }
      scale *= 10
      bits >>= 1
    }
    return value
  }

  /// Whether a number of two digits is one of them.
  func matches(_ number: Int64) -> Bool {
    (unknown & 1 != 0 || number % 10 == floor % 10) && (unknown & 2 != 0 || number / 10 == floor / 10)
  }

  /// The smallest and largest of them within `limits`, of two digits.
  func range(in limits: ClosedRange<Int64>) -> ClosedRange<Int64>? {
    if unknown == 0 { return limits ~= floor ? floor...floor : nil }
    guard let first = limits.first(where: matches), let last = limits.last(where: matches) else { return nil }
    return first...last
  }

  func component(_ range: ClosedRange<Int64>, _ qualifiers: EventDate.Qualifiers) -> EventDate.Component {
    EventDate.Component(
      lowest: range.lowerBound, highest: range.upperBound, unknownDigits: unknown, qualifiers: qualifiers)
  }
}

/// The years that four digits can be.
struct Years {
  let digits: Digits
  let isNegative: Bool

  /// Whether a digit of the year is known; `XXXX` gives no bounds.
  var areKnown: Bool { digits.unknown != 0b1111 }

  /// The `index`th earliest year; nil for the year 0 with a sign, which there is not.
  func year(_ index: Int64) -> Int64? {
    guard isNegative else { return digits.number(index) }
    let number = digits.number(digits.count - 1 - index)
    return number == 0 ? nil : -number
  }

  func component(_ qualifiers: EventDate.Qualifiers) -> EventDate.Component {
    let last = digits.count - 1
    return EventDate.Component(
      lowest: year(0) ?? 0, highest: year(last) ?? year(last - 1) ?? 0, unknownDigits: digits.unknown,
      qualifiers: qualifiers)
  }

  /// The first and last day with these digits; nil when no year has one.
  func bounds(
    month: Digits, _ months: ClosedRange<Int64>, day: Digits, _ days: ClosedRange<Int64>
  ) -> DayBounds? {
    func first(_ year: Int64) -> Int64? {
      for m in months where month.matches(m) {
        for d in days where day.matches(d) && d <= Calendar.length(of: m, year) { return Calendar.day(year, m, d) }
      }
      return nil
    }
    func last(_ year: Int64) -> Int64? {
      for m in months.reversed() where month.matches(m) {
        for d in days.reversed() where day.matches(d) && d <= Calendar.length(of: m, year) {
          return Calendar.day(year, m, d)
        }
      }
      return nil
    }
    // 2000 is a leap year: what it does not have, no year has.
    guard first(2000) != nil else { return nil }
    guard areKnown else { return .notKnown }
    let indices = 0..<digits.count
    for i in indices {
      guard let lowestYear = year(i), let lower = first(lowestYear) else { continue }
      for j in indices.reversed() {
        guard let highestYear = year(j), let upper = last(highestYear) else { continue }
        return DayBounds(lower: Int32(truncatingIfNeeded: lower), upper: Int32(truncatingIfNeeded: upper))
      }
    }
    return nil
  }
}
