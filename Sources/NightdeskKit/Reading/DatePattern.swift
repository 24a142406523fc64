/// How a file writes days: `dd/MM/yyyy`, `d MMMM yyyy`, `yyyyMMdd`, `dd/MM/yyyy HH:mm`. The letters are those of
/// Unicode's date patterns (UTS 35): `yyyy` the year, `MM` or `M` the month, `MMM` or `MMMM` its English name, `dd` or
/// `d` the day, `HH` or `H` the hour, `hh` or `h` that of half a day and `a` which half, `mm` the minute, `ss` the
/// second, `S` a digit of its fraction, `ZZZZZ` the offset from UTC. Letters between apostrophes, as in `'T'`, and all else
/// stand for themselves.
package struct DatePattern: Sendable, Equatable {
  private enum Part: Sendable, Equatable {
    case year
    case month(digits: Int)
    case monthName(isShort: Bool)
    case day(digits: Int)
    case hour(digits: Int, isHalf: Bool)
    /// The minute or the second.
    case sixtieth
    case fraction(digits: Int)
    case halfOfDay
    case offset
    case literal(UInt8)
  }

  private let parts: [Part]
  /// Whether it has a day, and a month; where not, so has the date none.
  let hasDay: Bool
  private let hasMonth: Bool
  /// Whether it has a time of day, which a day does not say.
  package let hasTime: Bool

  /// Nil for what is no pattern: it has a year, a month where it has a day, and a day where it has a time.
  package init?(_ text: String) {
    var parts: [Part] = []
    var rest = Array(text.utf8)[...]
    while let first = rest.first {
      let run = rest.prefix { $0 == first }.count
      switch first {
      case UInt8(ascii: "y") where run == 4: parts.append(.year)
      case UInt8(ascii: "M") where run <= 2: parts.append(.month(digits: run))
      case UInt8(ascii: "M") where run <= 4: parts.append(.monthName(isShort: run == 3))
      case UInt8(ascii: "d") where run <= 2: parts.append(.day(digits: run))
      case UInt8(ascii: "H") where run <= 2: parts.append(.hour(digits: run, isHalf: false))
      case UInt8(ascii: "h") where run <= 2: parts.append(.hour(digits: run, isHalf: true))
      case UInt8(ascii: "m") where run == 2, UInt8(ascii: "s") where run == 2: parts.append(.sixtieth)
      case UInt8(ascii: "S") where run <= 9: parts.append(.fraction(digits: run))
      case UInt8(ascii: "a") where run == 1: parts.append(.halfOfDay)
      case UInt8(ascii: "Z") where run == 5: parts.append(.offset)
      case UInt8(ascii: "'"):
        guard let end = rest.dropFirst().firstIndex(of: first), end > rest.startIndex + 1 else { return nil }
        parts += rest[(rest.startIndex + 1)..<end].map { .literal($0) }
        rest = rest[(end + 1)...]
        continue
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return nil
      default: parts += Array(repeating: .literal(first), count: run)
      }
      rest = rest.dropFirst(run)
    }
    func count(_ isIt: (Part) -> Bool) -> Int { parts.count(where: isIt) }
    let months = count { if case .month = $0 { true } else if case .monthName = $0 { true } else { false } }
    let days = count { if case .day = $0 { true } else { false } }
    let hours = count { if case .hour = $0 { true } else { false } }
    let halves = count { $0 == .halfOfDay }
    let smaller = count {
      switch $0 {
      case .sixtieth, .fraction, .offset: true
      default: false
      }
    }
    guard count({ $0 == .year }) == 1, months <= 1, days <= months, hours <= days, hours == 1 || smaller == 0,
      halves == count({ if case .hour(_, true) = $0 { true } else { false } })
    else { return nil }
    (self.parts, hasMonth, hasDay, hasTime) = (parts, months == 1, days == 1, hours == 1)
  }

  /// The date that `text` is, as EDTF has it; nil where it is not written so or, unless `orNone`, is no day of the
  /// calendar. A month or day of 0 is one that is not known.
  package func day(_ text: String, orNone: Bool = false) -> String? {
    var rest = Array(text.utf8)[...]
    var (year, month, day) = (0, 0, 0)
    for part in parts {
      switch part {
      case .literal(let byte):
        guard rest.popFirst() == byte else { return nil }
      case .year: guard let number = DatePattern.number(&rest, 4...4) else { return nil }; year = number
      case .month(let digits):
        guard let number = DatePattern.number(&rest, digits == 1 ? 1...2 : 2...2) else { return nil }
        month = number
      case .day(let digits):
        guard let number = DatePattern.number(&rest, digits == 1 ? 1...2 : 2...2) else { return nil }
        day = number
      case .monthName(let isShort):
        guard let number = DatePattern.named(&rest, isShort) else { return nil }
        month = number
      case .hour(let digits, let isHalf):
        guard let number = DatePattern.number(&rest, digits == 1 ? 1...2 : 2...2),
          isHalf ? 1...12 ~= number : number < 24
        else { return nil }
      case .sixtieth: guard let number = DatePattern.number(&rest, 2...2), number < 60 else { return nil }
      case .fraction(let digits): guard DatePattern.number(&rest, digits...digits) != nil else { return nil }
      case .halfOfDay:
        guard rest.count >= 2, [0x61, 0x70].contains(rest[rest.startIndex] | 0x20),
          rest[rest.startIndex + 1] | 0x20 == 0x6D
        else { return nil }
        rest = rest.dropFirst(2)
      case .offset: guard DatePattern.takeOffset(&rest) else { return nil }
      }
    }
    guard rest.isEmpty, month <= 12 else { return nil }
    let yearText = String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)"
    guard hasMonth, month > 0 else { return day == 0 ? yearText : nil }
    let monthText = month < 10 ? "0\(month)" : "\(month)"
    guard hasDay, day > 0 else { return "\(yearText)-\(monthText)" }
    guard orNone || Int64(day) <= Calendar.length(of: Int64(month), Int64(year)) else { return nil }
    return "\(yearText)-\(monthText)-\(day < 10 ? "0" : "")\(day)"
  }

  private static func number(_ rest: inout ArraySlice<UInt8>, _ digits: ClosedRange<Int>) -> Int? {
    let run = rest.prefix { $0 &- 0x30 < 10 }.prefix(digits.upperBound)
    guard digits ~= run.count else { return nil }
    rest = rest.dropFirst(run.count)
    return run.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// `Z`, or an offset such as `+02:00`.
  private static func takeOffset(_ rest: inout ArraySlice<UInt8>) -> Bool {
    switch rest.popFirst() {
    case UInt8(ascii: "Z"): return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      guard let hours = number(&rest, 2...2), hours <= 14, rest.popFirst() == UInt8(ascii: ":"),
        let minutes = number(&rest, 2...2)
      else { return false }
      return minutes < 60
    default: return false
    }
  }

  private static func named(_ rest: inout ArraySlice<UInt8>, _ isShort: Bool) -> Int? {
    for (place, name) in months.enumerated() {
      let word = Array(name.utf8.prefix(isShort ? 3 : .max))
      if rest.starts(with: word, by: { $0 | 0x20 == $1 | 0x20 }) {
        rest = rest.dropFirst(word.count)
        return place + 1
      }
    }
    return nil
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
