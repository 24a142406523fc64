/// Armed Conflict Location & Event Data in its headed layouts (2020 with `data_id` and `iso3`, 2022 with
/// `disorder_type` and `tags`, numbers or words in `inter1`, 2025 with `population_...`): ACLED's codebook, columns
/// recognised by name, in any order.
///
/// `time_precision` becomes EDTF (1 the day, 2 one day of the week around it, 3 the month), `geo_precision` UCDP's
/// scale; each distinct actor's name becomes an actor and each distinct name of a source a source.
struct ACLED: FieldFormat {
  let name = "acled"
  let title = "Armed Conflict Location & Event Data"
  var evidence: String { "the columns " + marks.joined(separator: ", ") }

  /// The columns that tell the format; every layout has them.
  let marks = [
    "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "actor2",
    "geo_precision", "fatalities",
  ]

  func layout(header: [String]) -> Layout? {
    guard marks.allSatisfy(header.contains) else { return nil }
    return Layout(
      format: name, table: .events, header: header,
      taken: [
        ("subtype", "sub_event_type"), ("summary", "notes"), ("country", "iso3"), ("admin1", "admin1"),
        ("admin2", "admin2"), ("admin3", "admin3"), ("location", "location"), ("latitude", "latitude"),
        ("longitude", "longitude"), ("deaths_best", "fatalities"), ("dataset_id", "event_id_cnty"),
      ],
      // what these hold can be told from what they became; the day of `event_date` cannot
      used: ["event_type", "actor1", "assoc_actor_1", "actor2", "assoc_actor_2", "source", "tags", "timestamp"],
      mapping: ACLEDMapping(header), cautions: [(.zeroMayMeanUnknown, "deaths_best")])
  }
}

extension ACLED {
  /// The six types of events, and the register's words for them.
  static let eventTypes: [(written: StaticString, word: StaticString)] = [
    ("Battles", "battle"), ("Protests", "protest"), ("Riots", "riot"),
    ("Explosions/Remote violence", "explosion-remote-violence"),
    ("Violence against civilians", "violence-against-civilians"),
    ("Strategic developments", "strategic-development"),
  ]

  /// What `inter1` and `inter2` say of an actor.
  enum Kind: String {
    case stateForce = "state-force"
    case armedGroup = "armed-group"
    case category
    case unknown

    /// The kind behind a code, 1 to 8 in older files and words in newer ones, singular or plural.
    init(_ code: borrowing Span<UInt8>) {
      self =
        switch code.isEmpty ? 0 : code[0] {
        case UInt8(ascii: "1") where code.count == 1: .stateForce
        case UInt8(ascii: "2")...UInt8(ascii: "4") where code.count == 1: .armedGroup
        case UInt8(ascii: "5")...UInt8(ascii: "7") where code.count == 1: .category
        case UInt8(ascii: "S") where code.starts(with: "State force"): .stateForce
        case UInt8(ascii: "R") where code.starts(with: "Rebel group"): .armedGroup
        case UInt8(ascii: "P") where code.starts(with: "Political militia"): .armedGroup
        case UInt8(ascii: "I") where code.starts(with: "Identity militia"): .armedGroup
        case UInt8(ascii: "R") where code.starts(with: "Rioter"): .category
        case UInt8(ascii: "P") where code.starts(with: "Protester"): .category
        case UInt8(ascii: "C") where code.starts(with: "Civilian"): .category
        default: .unknown
        }
    }
  }

  /// Whether a number is one that `interaction` may hold: the `inter` codes of both sides, the lower one first, or
  /// one of them and 0.
  static func isInteraction(_ number: Int64) -> Bool {
    let (first, second) = (number / 10, number % 10)
    return 1...8 ~= first && (second == 0 || first...8 ~= second)
  }
}

/// A day as ACLED writes it: `2020-11-06`, or `06 November 2020` in older and manual exports.
struct ACLEDDay {
  /// In days since 1970.
  let day: Int64
  let year: Int64
  /// Whether it is written as EDTF has it.
  let isISO: Bool

  /// Nil for what is no day of the calendar.
  init?(_ bytes: borrowing Span<UInt8>) {
    if let plain = plainDay(bytes) {
      (day, isISO) = (Int64(plain), true)
      year = ACLEDDay.number(bytes.extracting(0..<4))
      return
    }
    guard let blank = bytes.firstIndex(of: 0x20), 1...2 ~= blank, bytes.count > blank + 6,
      bytes[bytes.count - 5] == 0x20
    else { return nil }
    let name = bytes.extracting(blank + 1..<bytes.count - 5)
    guard let month = ACLEDDay.months.firstIndex(where: { name.equals($0) }).map({ Int64($0) + 1 }) else { return nil }
    let number = ACLEDDay.number(bytes.extracting(0..<blank))
    year = ACLEDDay.number(bytes.extracting((bytes.count - 4)...))
    guard year >= 0, number >= 1, number <= Calendar.length(of: month, year) else { return nil }
    (day, isISO) = (Calendar.day(year, month, number), false)
  }

  private static let months: [StaticString] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// The number that `digits` write; -1 when one of them is no digit.
  private static func number(_ digits: borrowing Span<UInt8>) -> Int64 {
    var value: Int64 = 0
    for i in digits.indices {
      guard digits[i] &- 0x30 < 10 else { return -1 }
      value = value * 10 + Int64(digits[i] &- 0x30)
    }
    return value
  }
}

extension ByteBuffer {
  /// Appends a day, in days since 1970, as `2014-05-16`; its year has at most four digits.
  mutating func append(day: Int64) {
    let date = Calendar.date(ofDay: day)
    append(twoDigits: date.year / 100)
    append(twoDigits: date.year % 100)
    append(0x2D)
    append(twoDigits: date.month)
    append(0x2D)
    append(twoDigits: date.day)
  }

  /// Appends a moment, in seconds since 1970, as RFC 3339 has it in UTC; its year has at most four digits.
  mutating func append(moment: Int64) {
    let (day, second) = moment.quotientAndRemainder(dividingBy: 86_400)
    append(day: day)
    append(UInt8(ascii: "T"))
    append(twoDigits: second / 3600)
    append(UInt8(ascii: ":"))
    append(twoDigits: second / 60 % 60)
    append(UInt8(ascii: ":"))
    append(twoDigits: second % 60)
    append(UInt8(ascii: "Z"))
  }

  private mutating func append(twoDigits number: Int64) {
    append(0x30 &+ UInt8(truncatingIfNeeded: number / 10))
    append(0x30 &+ UInt8(truncatingIfNeeded: number % 10))
  }
}
