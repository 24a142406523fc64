extension EventDate {
  /// The date that `text` writes.
  ///
  /// Throws where and why the text is none; `DateFault.Reason` lists the reasons.
  public init(_ text: String) throws(DateFault) {
    let utf8 = text.utf8
    try self.init(reading: utf8.span, as: text)
  }

  private init(reading bytes: Span<UInt8>, as text: String) throws(DateFault) {
    var grammar = DateGrammar(bytes)
    var elements: [Element] = []
    let (outline, bounds) = try grammar.date { elements.append($0) }
    let form: Form =
      switch outline {
      case .single(let part): .single(part)
      case .interval(let start, let end): .interval(start: start, end: end)
      case .oneOf: .oneOf(elements)
      case .allOf: .allOf(elements)
      }
    self.init(text: text, bounds: bounds, form: form)
  }
}

extension DayBounds {
  /// The bounds of an EDTF date, without allocating.
  ///
  /// Throws where and why the bytes are no date, exactly as `EventDate` does.
  @inline(__always)
  public init(edtf bytes: borrowing Span<UInt8>) throws(DateFault) {
    if let plain = DayBounds(plain: bytes) {
      self = plain
    } else {
      self = try DayBounds.general(bytes)
    }
  }

  @inline(never)
  private static func general(_ bytes: borrowing Span<UInt8>) throws(DateFault) -> DayBounds {
    var grammar = DateGrammar(copy bytes)
    return try grammar.date { _ in }.bounds
  }

  /// The forms that nearly every row has, `2014-05-16`, `2014-05`, `2014` and `[2014-05-13..2014-05-19]`; nil for all
  /// else, valid or not.
  @inline(__always)
  private init?(plain bytes: borrowing Span<UInt8>) {
    switch bytes.count {
    case 10:
      guard let day = plainDay(bytes) else { return nil }
      self.init(lower: day, upper: day)
    case 7:
      guard let year = number(bytes, 0, 4), bytes[4] == UInt8(ascii: "-"), let month = number(bytes, 5, 2),
        1...12 ~= month
      else { return nil }
      let first = Calendar.day(year, month, 1)
      self.init(
        lower: Int32(truncatingIfNeeded: first),
        upper: Int32(truncatingIfNeeded: first &+ Calendar.length(of: month, year) &- 1))
    case 4:
      guard let year = number(bytes, 0, 4) else { return nil }
      self.init(
        lower: Int32(truncatingIfNeeded: Calendar.day(year, 1, 1)),
        upper: Int32(truncatingIfNeeded: Calendar.day(year, 12, 31)))
    case 24:
      guard bytes[0] == UInt8(ascii: "["), bytes[11] == UInt8(ascii: "."), bytes[12] == UInt8(ascii: "."),
        bytes[23] == UInt8(ascii: "]"), let first = plainDay(bytes.extracting(1..<11)),
        let last = plainDay(bytes.extracting(13..<23)), first < last
      else { return nil }
      self.init(lower: first, upper: last)
    default: return nil
    }
  }
}

/// The day that `2014-05-16` is; nil for any other pattern and for a day the calendar does not have.
@inline(__always)
func plainDay(_ bytes: borrowing Span<UInt8>) -> Int32? {
  guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
    let year = number(bytes, 0, 4), let month = number(bytes, 5, 2), let day = number(bytes, 8, 2),
    1...12 ~= month, day >= 1, day <= 28 || day <= Calendar.length(of: month, year)
  else { return nil }
  return Int32(truncatingIfNeeded: Calendar.day(year, month, day))
}

/// The number that `count` digits from `start` write; nil when one of them is no digit.
@inline(__always)
func number(_ bytes: borrowing Span<UInt8>, _ start: Int, _ count: Int) -> Int64? {
  var value: UInt32 = 0
  var bad = false
  for i in start..<(start &+ count) {
    let digit = UInt32(bytes[i] &- 0x30)
    bad = bad || digit > 9
    value = value &* 10 &+ digit
  }
  return bad ? nil : Int64(value)
}

/// What a date is made of, the members of its set apart.
enum DateOutline {
  case single(EventDate.Part)
  case interval(EventDate.Endpoint, EventDate.Endpoint)
  case oneOf, allOf
}

/// The one grammar of dates: reads bytes from left to right into numbers, and allocates nothing.
///
/// A method that throws leaves `at` on the byte that does not fit, so that `unreadable` can say where and why.
struct DateGrammar: ~Escapable {
  let bytes: Span<UInt8>
  var at = 0

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
  }

  /// Any EDTF date. The members of a set are handed to `keep` as they are read.
  mutating func date(
    _ keep: (EventDate.Element) -> Void
  ) throws(DateFault) -> (outline: DateOutline, bounds: DayBounds) {
    guard bytes.count <= DateFault.longest else { throw DateFault(.tooLong, at: DateFault.longest) }
    if take("[") { return (.oneOf, try set(until: "]", keep)) }
    if take("{") { return (.allOf, try set(until: "}", keep)) }
    return try singleOrInterval()
  }
}

// MARK: - Intervals and sets

extension DateGrammar {
  private mutating func singleOrInterval() throws(DateFault) -> (outline: DateOutline, bounds: DayBounds) {
    let start = try endpoint(isTimeAllowed: true)
    if case .date(let part) = start, at == bytes.count { return (.single(part), part.bounds) }
    // EDTF has no time of day in an interval.
    if case .date(let part) = start, part.time != nil { throw unreadable() }
    guard take("/") else { throw unreadable() }
    let endOffset = at
    let end = try endpoint(isTimeAllowed: false)
    try expectEnd()
    if case .unknown = start, case .unknown = end { throw unreadable() }
    if case .date(let first) = start, case .date(let last) = end {
      try check(first, isNotAfter: last, at: endOffset)
    }
    let first =
      switch start {
      case .date(let part): lower(of: part)
      case .open: DayBounds.openStart
      case .unknown: DayBounds.unknownStart
      }
    let last =
      switch end {
      case .date(let part): upper(of: part)
      case .open: DayBounds.openEnd
      case .unknown: DayBounds.unknownEnd
      }
    return (.interval(start, end), bounds(first, last))
  }

  private mutating func endpoint(isTimeAllowed: Bool) throws(DateFault) -> EventDate.Endpoint {
    if takeDots() { return .open }
    // An end is left empty before or after a slash; an empty text is none.
    if at == bytes.count ? at > 0 : peek("/") { return .unknown }
    return .date(try part(isTimeAllowed: isTimeAllowed))
  }

  /// The members up to the closing bracket; blanks may stand between them.
  private mutating func set(
    until bracket: Unicode.Scalar, _ keep: (EventDate.Element) -> Void
  ) throws(DateFault) -> DayBounds {
    var first = Int32.max
    var last = Int32.min
    var count = 0
    var isSingleDate = false
    repeat {
      skipBlanks()
      let element = try element(until: bracket)
      let ends =
        switch element {
        case .date(let part): (lower(of: part), upper(of: part))
        case .range(let from, let to): (lower(of: from), upper(of: to))
        case .upTo(let part): (DayBounds.openStart, upper(of: part))
        case .from(let part): (lower(of: part), DayBounds.openEnd)
        }
      first = min(first, ends.0)
      last = max(last, ends.1)
      count += 1
      if case .date = element { isSingleDate = count == 1 } else { isSingleDate = false }
      keep(element)
      skipBlanks()
    } while take(",")
    // A set of one date is no set: both reference libraries refuse it.
    guard peek(bracket), !isSingleDate else { throw unreadable() }
    at += 1
    try expectEnd()
    return bounds(first, last)
  }

  private mutating func element(until bracket: Unicode.Scalar) throws(DateFault) -> EventDate.Element {
    if takeDots() {
      skipBlanks()
      return .upTo(try part(isTimeAllowed: false))
    }
    let first = try part(isTimeAllowed: false)
    skipBlanks()
    guard takeDots() else { return .date(first) }
    skipBlanks()
    if peek(",") || peek(bracket) { return .from(first) }
    let lastOffset = at
    let last = try part(isTimeAllowed: false)
    try check(first, isNotAfter: last, at: lastOffset)
    return .range(first, last)
  }

  /// Orders by where the two begin, as edtf-validate does: `2014-05-16/2014` is refused, while in
  /// `2014-05-16/2014-XX-XX` the end is some day of the year and may follow.
  private func check(
    _ first: EventDate.Part, isNotAfter last: EventDate.Part, at offset: Int
  ) throws(DateFault) {
    guard first.bounds.isKnown, last.bounds.isKnown, last.lastBeginning < first.bounds.lower else { return }
    throw DateFault(.endBeforeStart, at: offset)
  }

  private func lower(of part: EventDate.Part) -> Int32 {
    part.bounds.isKnown ? part.bounds.lower : DayBounds.unknownStart
  }

  private func upper(of part: EventDate.Part) -> Int32 {
    part.bounds.isKnown ? part.bounds.upper : DayBounds.unknownEnd
  }

  /// Two ends that are both unknown (`XXXX/`) say no more than `XXXX`.
  private func bounds(_ lower: Int32, _ upper: Int32) -> DayBounds {
    lower == DayBounds.unknownStart && upper == DayBounds.unknownEnd
      ? .notKnown : DayBounds(lower: lower, upper: upper)
  }
}

// MARK: - One date

extension DateGrammar {
  private mutating func part(isTimeAllowed: Bool) throws(DateFault) -> EventDate.Part {
    if take("Y") { return try longYear() }
    let before = qualifier()
    let isNegative = take("-")
    let yearOffset = at
    let year = try digits(4)
    // The year 0 has no sign.
    if isNegative, year.floor == 0, year.unknown == 0 { throw DateFault(.notADate, at: yearOffset) }
    if peek("S"), year.unknown == 0 {
      return try significantYear(isNegative ? -year.floor : year.floor, qualifiers: before)
    }
    var yearQualifiers = try qualifiers(before)
    let years = Years(digits: year, isNegative: isNegative)
    guard take("-") else { return Self.part(years, yearQualifiers) }

    let beforeMonth = qualifier()
    let monthOffset = at
    let month = try digits(2)
    if month.unknown == 0, let season = EventDate.Season(rawValue: month.floor) {
      let own = try qualifiers(beforeMonth)
      if beforeMonth.isEmpty { yearQualifiers.formUnion(own) }
      return Self.part(years, yearQualifiers, season, own)
    }
    guard let months = month.range(in: 1...12) else { throw DateFault(.noSuchDay, at: monthOffset) }
    var monthQualifiers = try qualifiers(beforeMonth)
    // A qualifier behind a component speaks of all to its left too, one before it of it alone.
    if beforeMonth.isEmpty { yearQualifiers.formUnion(monthQualifiers) }
    guard take("-") else { return Self.part(years, yearQualifiers, month, months, monthQualifiers) }

    let beforeDay = qualifier()
    let dayOffset = at
    let day = try digits(2)
    guard let days = day.range(in: 1...31),
      let bounds = years.bounds(month: month, months, day: day, days)
    else { throw DateFault(.noSuchDay, at: dayOffset) }
    let dayQualifiers = try qualifiers(beforeDay)
    if beforeDay.isEmpty {
      yearQualifiers.formUnion(dayQualifiers)
      monthQualifiers.formUnion(dayQualifiers)
    }
    let isExact = year.unknown | month.unknown | day.unknown == 0
    let isPlain = yearQualifiers.union(monthQualifiers).union(dayQualifiers).isEmpty
    return EventDate.Part(
      year: years.component(yearQualifiers), month: month.component(months, monthQualifiers),
      day: day.component(days, dayQualifiers), time: isTimeAllowed && isExact && isPlain ? try time() : nil,
      bounds: bounds, lastBeginning: bounds.upper)
  }

  /// A year alone.
  private static func part(_ years: Years, _ qualifiers: EventDate.Qualifiers) -> EventDate.Part {
    part(years.component(qualifiers), isKnown: years.areKnown)
  }

  private static func part(
    _ year: EventDate.Component, isKnown: Bool = true, estimatedYear: Int64? = nil
  ) -> EventDate.Part {
    EventDate.Part(
      year: year, estimatedYear: estimatedYear,
      bounds: isKnown ? days(Calendar.day(year.lowest, 1, 1), Calendar.day(year.highest, 12, 31)) : .notKnown,
      lastBeginning: saturated(Calendar.day(year.highest, 1, 1)))
  }

  /// A season of a year.
  private static func part(
    _ years: Years, _ yearQualifiers: EventDate.Qualifiers, _ season: EventDate.Season,
    _ qualifiers: EventDate.Qualifiers
  ) -> EventDate.Part {
    let year = years.component(yearQualifiers)
    let months = season.months
    return EventDate.Part(
      year: year,
      season: EventDate.Component(lowest: season.rawValue, highest: season.rawValue, qualifiers: qualifiers),
      bounds: years.areKnown
        ? days(Calendar.day(year.lowest, months.lowerBound, 1), endOfMonth(year.highest, months.upperBound))
        : .notKnown,
      lastBeginning: saturated(Calendar.day(year.highest, months.lowerBound, 1)))
  }

  /// A month of a year.
  private static func part(
    _ years: Years, _ yearQualifiers: EventDate.Qualifiers, _ month: Digits, _ months: ClosedRange<Int64>,
    _ qualifiers: EventDate.Qualifiers
  ) -> EventDate.Part {
    let year = years.component(yearQualifiers)
    return EventDate.Part(
      year: year, month: month.component(months, qualifiers),
      bounds: years.areKnown
        ? days(Calendar.day(year.lowest, months.lowerBound, 1), endOfMonth(year.highest, months.upperBound))
        : .notKnown,
      lastBeginning: saturated(Calendar.day(year.highest, months.upperBound, 1)))
  }

  private static func endOfMonth(_ year: Int64, _ month: Int64) -> Int64 {
    Calendar.day(year, month, Calendar.length(of: month, year))
  }

  private static func days(_ first: Int64, _ last: Int64) -> DayBounds {
    DayBounds(lower: saturated(first), upper: saturated(last))
  }

  private static func saturated(_ day: Int64) -> Int32 {
    Int32(min(max(day, Int64(DayBounds.earliest)), Int64(DayBounds.latest)))
  }

  /// `Y17000`, `Y-17E7`, `Y3388E2S3`, the `Y` already read.
  private mutating func longYear() throws(DateFault) -> EventDate.Part {
    let isNegative = take("-")
    let start = at
    var year = try positiveNumber(limit: Self.furthestYear)
    if take("E") {
      for _ in 0..<(try positiveNumber(limit: 20)) where year < Self.furthestYear { year *= 10 }
      year = min(year, Self.furthestYear)
    } else if at - start < 5 {
      throw unreadable()
    }
    let signed = isNegative ? -year : year
    if peek("S") { return try significantYear(signed, qualifiers: nil) }
    return Self.part(EventDate.Component(lowest: signed, highest: signed))
  }

  /// `S2` behind a year: so many of its first digits are sure, and the year is an estimate within what they leave.
  ///
  /// `qualifiers` is nil behind a `Y` year, which takes none.
  private mutating func significantYear(
    _ year: Int64, qualifiers before: EventDate.Qualifiers?
  ) throws(DateFault) -> EventDate.Part {
    at += 1
    var unsure = 1 as Int64
    let significant = try positiveNumber(limit: 20)
    var digits = 0 as Int64
    var rest = abs(year)
    while rest > 0 {
      rest /= 10
      digits += 1
      if digits > significant { unsure *= 10 }
    }
    let nearest = abs(year) / unsure * unsure
    let furthest = nearest + unsure - 1
    var doubts: EventDate.Qualifiers = []
    if let before { doubts = try qualifiers(before) }
    return Self.part(
      EventDate.Component(
        lowest: year < 0 ? -furthest : nearest, highest: year < 0 ? -nearest : furthest, qualifiers: doubts),
      estimatedYear: year)
  }

  /// Years beyond are put there; their days are past what `DayBounds` holds long before.
  private static var furthestYear: Int64 { 1_000_000_000_000_000 }
}

// MARK: - Time of day

extension DateGrammar {
  /// `T23:20:30`, with `Z`, `+04:30`, `-04` or nothing behind; nil when no time stands here.
  private mutating func time() throws(DateFault) -> EventDate.Time? {
    guard take("T") else { return nil }
    let (hour, minute, second) = try clock(limit: 59)
    var shift: Int64?
    if take("Z") {
      shift = 0
    } else if let sign = sign() {
      let start = at
      let minutes = try offset(limit: 14 * 60, isShortAllowed: true)
      // ISO 8601 has no negative zero, which RFC 3339 uses for "offset not known".
      guard minutes > 0 || sign > 0 else { throw DateFault(.noSuchTime, at: start) }
      shift = sign * minutes
    }
    return EventDate.Time(
      hour: UInt8(hour), minute: UInt8(minute), second: UInt8(second), offset: shift.map { Int16($0) })
  }
}

// MARK: - Digits and marks

extension DateGrammar {
  /// `count` digits, each of which may be `X`.
  private mutating func digits(_ count: Int) throws(DateFault) -> Digits {
    var digits = Digits()
    for _ in 0..<count {
      let isUnknown = take("X")
      digits.append(isUnknown ? nil : try digit())
    }
    return digits
  }

  /// A whole number without leading zeros; above `limit` it is `limit`.
  private mutating func positiveNumber(limit: Int64) throws(DateFault) -> Int64 {
    if peek("0") { throw unreadable() }
    var value = 0 as Int64
    repeat { value = min(value * 10 + (try digit()), limit) } while isDigit
    return value
  }

  var isDigit: Bool { at < bytes.count && bytes[at] &- 0x30 <= 9 }

  mutating func digit() throws(DateFault) -> Int64 {
    guard isDigit else { throw unreadable() }
    at += 1
    return Int64(bytes[at - 1] &- 0x30)
  }

  /// The qualifiers of a component that has `before` in front of it. It takes one on one side, not on both.
  private mutating func qualifiers(_ before: EventDate.Qualifiers) throws(DateFault) -> EventDate.Qualifiers {
    if before.isEmpty { return qualifier() }
    if peek("?") || peek("~") || peek("%") { throw unreadable() }
    return before
  }

  private mutating func qualifier() -> EventDate.Qualifiers {
    if take("?") { return .uncertain }
    if take("~") { return .approximate }
    return take("%") ? [.uncertain, .approximate] : []
  }

  func peek(_ scalar: Unicode.Scalar) -> Bool {
    at < bytes.count && bytes[at] == UInt8(ascii: scalar)
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek(scalar) else { return false }
    at += 1
    return true
  }

  private mutating func takeDots() -> Bool {
    guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "."), bytes[at + 1] == UInt8(ascii: ".") else { return false }
    at += 2
    return true
  }

  private mutating func skipBlanks() {
    while take(" ") {}
  }

  mutating func expect(_ scalar: Unicode.Scalar) throws(DateFault) {
    guard take(scalar) else { throw unreadable() }
  }

  func expectEnd() throws(DateFault) {
    guard at == bytes.count else { throw unreadable() }
  }
}

// MARK: - Faults

extension DateGrammar {
  /// The fault of the byte at the cursor: the draft of 2012 where it is that draft's syntax, else no date.
  @inline(never)
  func unreadable() -> DateFault {
    let draft = draftForm
    return DateFault(draft == nil ? .notADate : .oldDraft, at: at, draft: draft)
  }

  private var draftForm: DraftForm? {
    guard at < bytes.count else { return nil }
    let previous = at > 0 ? bytes[at - 1] : 0
    let next = at + 1 < bytes.count ? bytes[at + 1] : 0
    let isNextDigit = next &- 0x30 <= 9
    switch bytes[at] {
    case UInt8(ascii: "u"): return isWord("unknown") ? .unknown : isMaskedRun ? .unspecified : nil
    case UInt8(ascii: "x"): return isMaskedRun ? .masked : nil
    case UInt8(ascii: "o"): return isWord("open") ? .open : nil
    case UInt8(ascii: "?"): return previous == UInt8(ascii: "~") ? .bothQualifiers : nil
    case UInt8(ascii: "~"): return previous == UInt8(ascii: "?") ? .bothQualifiers : nil
    case UInt8(ascii: "("): return isNextDigit || next == UInt8(ascii: "(") ? .parentheses : nil
    case UInt8(ascii: "^"): return at >= 7 ? .seasonQualifier : nil
    case UInt8(ascii: "y"):
      let isLongYear = (at == 0 || Self.isMark(previous)) && (isNextDigit || next == UInt8(ascii: "-"))
      return isLongYear ? .longYear : nil
    default: return nil
    }
  }

  /// Whether the cursor stands in a year, month or day written with `u` or `x` for a digit.
  private var isMaskedRun: Bool {
    func isMasked(_ byte: UInt8) -> Bool {
      byte &- 0x30 <= 9 || byte == UInt8(ascii: "u") || byte == UInt8(ascii: "x")
    }
    var start = at
    while start > 0, isMasked(bytes[start - 1]) { start -= 1 }
    var end = at
    while end < bytes.count, isMasked(bytes[end]) { end += 1 }
    guard end - start == 4 || end - start == 2 && start > 0 else { return false }
    return (start == 0 || Self.isMark(bytes[start - 1])) && (end == bytes.count || Self.isMark(bytes[end]))
  }

  /// Whether the cursor stands on `word` as an end of an interval, or as the whole.
  private func isWord(_ word: String) -> Bool {
    let end = at + word.utf8.count
    guard at == 0 || bytes[at - 1] == UInt8(ascii: "/"), end <= bytes.count else { return false }
    for (i, byte) in word.utf8.enumerated() where bytes[at + i] != byte { return false }
    return end == bytes.count || bytes[end] == UInt8(ascii: "/")
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: " "),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "?"), UInt8(ascii: "~"), UInt8(ascii: "%"):
      true
    default: false
    }
  }
}
