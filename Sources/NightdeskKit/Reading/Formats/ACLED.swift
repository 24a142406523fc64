/// Armed Conflict Location & Event Data in its headed layouts (2020 with `data_id` and `iso3`, 2022 with
/// `disorder_type` and `tags`, numbers or words in `inter1`, 2025 with `population_...`): ACLED's codebook, columns
/// recognised by name, in any order.
///
/// `time_precision` becomes EDTF (1 the day, 2 one day of the week around it, 3 the month; without one the day is
/// approximate, and that is told), `geo_precision` UCDP's scale; each distinct actor's name becomes an actor, which cites
/// the dataset, and each distinct name of a source a source.
struct ACLED: FieldFormat {
  let name = "acled"
  let title = "Armed Conflict Location & Event Data"
  var evidence: String { "the columns " + marks.joined(separator: ", ") }

  /// The columns that tell the format; every layout has them.
  let marks = [
    "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "actor2",
    "geo_precision", "fatalities",
  ]

  /// Those of the codebook's present layout, those of 2025, and those of 2020 that went.
  let columns = [
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp", "population_1km", "population_2km", "population_5km",
    "population_best", "data_id", "event_id_no_cnty", "iso3",
  ]

  static let dataset = Dataset(
    id: "acled:dataset", title: "Armed Conflict Location & Event Data", publisher: "ACLED")

  func layout(header: [String]) -> Layout? {
    guard marks.allSatisfy(header.contains) else { return nil }
    return Layout(
      format: name, table: .events, header: header, known: columns,
      taken: [
        ("subtype", "sub_event_type"), ("summary", "notes"), ("country", "iso3"), ("admin1", "admin1"),
        ("admin2", "admin2"), ("admin3", "admin3"), ("location", "location"), ("latitude", "latitude"),
        ("longitude", "longitude"), ("deaths_best", "fatalities"), ("dataset_id", "event_id_cnty"),
      ],
      // what these hold can be told from what they became; the day of `event_date` cannot
      used: ["event_type", "actor1", "assoc_actor_1", "actor2", "assoc_actor_2", "source", "tags", "timestamp"],
      mapping: ACLEDMapping(header), cautions: [(.zeroMayMeanUnknown, "deaths_best")],
      terms: FileTerms(header, terms, kinds: ACLED.kindsInWords))
  }

  var terms: [ColumnTerm] {
    [
      ColumnTerm("event_id_cnty", "the event's id, as LBY9766, once in all files"),
      ColumnTerm("event_date", "a day, as 2020-11-06 or 06 November 2020"),
      ColumnTerm("disorder_type", ACLED.disorderTypes.words.inWords),
      ColumnTerm("event_type", ACLED.typeWords.words.inWords),
      ColumnTerm("sub_event_type", ACLED.subtypeWords.words.inWords),
      ColumnTerm("iso3", "a country's three letters (ISO 3166-1), as LBY"),
      ColumnTerm("timestamp", "seconds since 1970, as 1605571200"),
    ] + ACLEDMapping.Codes.all.map { ColumnTerm($0) }
  }
}

extension ACLED {
  /// The six types of events, and the register's words for them.
  static let eventTypes: [(written: String, word: StaticString)] = [
    ("Battles", "battle"), ("Protests", "protest"), ("Riots", "riot"),
    ("Explosions/Remote violence", "explosion-remote-violence"),
    ("Violence against civilians", "violence-against-civilians"),
    ("Strategic developments", "strategic-development"),
  ]
  static let typeWords = Vocabulary(eventTypes.map(\.written))

  /// The kinds of each type of events, in the order of ``eventTypes``.
  private static let subtypes: [[String]] = [
    ["Government regains territory", "Non-state actor overtakes territory", "Armed clash"],
    ["Excessive force against protesters", "Protest with intervention", "Peaceful protest"],
    ["Violent demonstration", "Mob violence"],
    [
      "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
      "Remote explosive/landmine/IED", "Grenade",
    ],
    ["Sexual violence", "Attack", "Abduction/forced disappearance"],
    [
      "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
      "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory", "Other",
    ],
  ]
  /// By the register's word for a type: the kinds of it.
  private static var kindsInWords: [String: String] {
    let pairs = zip(eventTypes, subtypes).map { ("\($0.word)", $1.inWords) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
  static let subtypeWords = Vocabulary(subtypes.flatMap { $0 })
  /// By the place of a kind in ``subtypeWords``: that of its type in ``eventTypes``.
  static let typesOfSubtypes = subtypes.enumerated().flatMap { type, kinds in kinds.map { _ in type } }

  /// What `disorder_type` says; of an event of excessive force against protesters both.
  static let disorderTypes = Vocabulary([
    "Political violence", "Demonstrations", "Strategic developments", "Political violence; Demonstrations",
  ])

  /// The actors that ``Kind`` has no kind for, and what stands for no actor.
  static let otherActors = Vocabulary(["External/Other forces", "Other forces", "None"])

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
    guard let date = ACLEDDay.written(bytes), 1...Calendar.length(of: date.month, date.year) ~= date.day else {
      return nil
    }
    year = date.year
    (day, isISO) = (Calendar.day(date.year, date.month, date.day), false)
  }

  /// What `06 November 2020` writes, be it a day of the calendar or not; nil for what is not written so.
  static func written(_ bytes: borrowing Span<UInt8>) -> (year: Int64, month: Int64, day: Int64)? {
    guard let blank = bytes.firstIndex(of: 0x20), 1...2 ~= blank, bytes.count > blank + 6,
      bytes[bytes.count - 5] == 0x20
    else { return nil }
    let name = bytes.extracting(blank + 1..<bytes.count - 5)
    guard let month = months.firstIndex(where: { name.equals($0) }).map({ Int64($0) + 1 }) else { return nil }
    let (year, day) = (number(bytes.extracting((bytes.count - 4)...)), number(bytes.extracting(0..<blank)))
    return year >= 0 && day >= 0 ? (year, month, day) : nil
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
    let century = UInt64(truncatingIfNeeded: date.year / 100)
    let year = UInt64(truncatingIfNeeded: date.year) &- century &* 100
    let (month, day) = (UInt64(truncatingIfNeeded: date.month), UInt64(truncatingIfNeeded: date.day))
    // eight bytes, the first the lowest: the years and a hyphen, the month and a hyphen, then the day
    append(
      Self.digits(century) | Self.digits(year) &<< 16 | 0x2D &<< 32 | Self.digits(month) &<< 40 | 0x2D &<< 56,
      count: 8)
    append(Self.digits(day), count: 2)
  }

  /// Two digits as two bytes, the first the lower.
  private static func digits(_ number: UInt64) -> UInt64 {
    let tens = number / 10
    return 0x3030 &+ tens &+ (number &- tens &* 10) &<< 8
  }

  /// Appends a moment, in seconds since 1970, as RFC 3339 has it in UTC; its year has at most four digits.
  mutating func append(moment: Int64) {
    let day = moment / 86_400
    let second = UInt64(truncatingIfNeeded: moment &- day &* 86_400)
    append(day: day)
    let (hours, minutes) = (second / 3600, second / 60 % 60)
    // T01:02:0
    append(
      0x54 | Self.digits(hours) &<< 8 | 0x3A &<< 24 | Self.digits(minutes) &<< 32 | 0x3A &<< 48
        | (Self.digits(second % 60) & 0xFF) &<< 56, count: 8)
    // 3Z
    append(Self.digits(second % 60) &>> 8 | 0x5A &<< 8, count: 2)
  }
}
