internal import NightdeskKit

/// One event of a generated register, drawn from the seed and its row; two layouts write the same events.
struct GeneratedEvent {
  /// What is wrong with the row, if anything.
  let fault: GeneratedRegister.Fault?
  /// The day it happens, by its place in ``GeneratedDays``.
  let day: Int
  /// Whether the row has characters outside of ASCII, a quotation mark, a line break.
  let isForeign, quotes, breaksLine: Bool

  private let seed: UInt64
  private let row: Int
  private let repeated: Int?
  private let country: GeneratedWords.Country
  private let kind: GeneratedWords.Kind
  private let place, region, paper: String
  private let number: Int
  private let sides: (a: Int, b: Int?, associated: Int?)
  /// In ten-thousandths of a degree.
  private let latitude, longitude: Int
  private let deaths: (low: Int, best: Int, high: Int)?
  private let source: Int
  /// What the rest of the row is drawn from.
  private let rest: GeneratedRandom

  /// The event of `row`; where `repeats` says so under the id of another.
  init(_ seed: UInt64, _ row: Int, fault: GeneratedRegister.Fault?, repeats: Int?) {
    (self.seed, self.row, self.fault, repeated) = (seed, row, fault, repeats)
    country = Self.country(seed, row)
    var random = GeneratedRandom(seed, row)
    day = random.below(GeneratedDays.count)
    isForeign = random.chance(84)
    quotes = random.chance(21)
    breaksLine = random.chance(4)
    kind = random.pick(GeneratedWords.kinds)
    place = random.pick(isForeign ? GeneratedWords.foreignPlaces : GeneratedWords.plainPlaces)
    region = random.pick(isForeign ? GeneratedWords.foreignRegions : GeneratedWords.regions)
    paper = random.pick(isForeign ? GeneratedWords.papers : GeneratedWords.plainPapers)
    number = random.below(90) + 10
    let actors = GeneratedWords.plainActors
    sides = (
      random.pick(actors), random.chance(70) ? random.pick(actors) : nil, random.chance(15) ? random.pick(actors) : nil
    )
    latitude = country.latitude * 10_000 + random.below(50_000) - 25_000
    longitude = country.longitude * 10_000 + random.below(50_000) - 25_000
    let low = max(0, random.below(12) - 6)
    let best = low + random.below(4)
    deaths = random.chance(60) ? (low, best, best + random.below(6)) : nil
    source = random.below(GeneratedRegister.sources)
    rest = random
  }

  /// Appends the id: a country's code and the number of the row.
  func writeID(to buffer: inout ByteBuffer) { Self.writeID(of: row, seed, to: &buffer) }

  private static func writeID(of row: Int, _ seed: UInt64, to buffer: inout ByteBuffer) {
    buffer.append(country(seed, row).alpha3)
    buffer.append(number: row + 1)
  }

  private static func country(_ seed: UInt64, _ row: Int) -> GeneratedWords.Country {
    var random = GeneratedRandom(seed ^ 0xC0DE, row)
    return random.pick(GeneratedWords.countries)
  }

  // MARK: The register's own layout

  /// The columns that ``writeOwn(to:)`` fills, in its order.
  static let ownColumns = [
    "id", "when", "type", "subtype", "title", "summary", "place", "country", "admin1", "admin2", "admin3", "location",
    "latitude", "longitude", "place_precision", "scope", "side_a", "associated_a", "side_b", "associated_b", "targets",
    "deaths_low", "deaths_best", "deaths_high", "deaths_civilians", "injured", "reported_by", "status", "part_of",
    "related", "tags", "citations", "credibility", "reported", "updated", "dataset", "dataset_id", "marking", "notes",
    "internal", "extra",
  ]

  /// Writes the row in the register's own columns, as one of a dataset or of nobody's.
  func writeOwn(to table: inout GeneratedTable, isOfDataset: Bool) {
    var random = rest
    let span = day + random.below(GeneratedDays.count - day)
    let form = random.below(100)
    if fault == .missingID { table.empty() } else { table.plain { writeUsedID(to: &$0) } }
    table.text { writeDate(form, until: span, to: &$0) }
    table.plain(fault == .unknownType ? "unrest" : kind.type)
    table.plain(kind.subtype)
    table.text { buffer in
      buffer.append(kind.title)
      buffer.append(random.chance(45) ? ", " : " near ")
      buffer.append(place)
    }
    table.empty(2)
    table.plain(country.alpha3)
    table.plain(region)
    table.plain { $0.append("District \(number)") }
    table.empty()
    table.plain(place)
    table.plain { writeCoordinate(fault == .latitudeOutOfRange ? 1_234_567 : latitude, to: &$0) }
    table.plain { writeCoordinate(longitude, to: &$0) }
    table.plain(["1", "2", "4"][random.below(3)])
    table.plain(form < 2 ? "aggregate" : "")
    table.plain { writeActors(sides.a, random.chance(10) ? (sides.a + 7) % GeneratedRegister.actors : nil, to: &$0) }
    table.plain { writeActors(sides.associated, nil, to: &$0) }
    table.plain { writeActors(sides.b, nil, to: &$0) }
    table.plain { writeActors(random.chance(5) ? sides.a : nil, nil, to: &$0) }
    table.plain { writeActors(kind.type == "violence-against-civilians" ? sides.a / 2 : nil, nil, to: &$0) }
    if let deaths {
      for number in [deaths.low, deaths.best, deaths.high] { table.plain { $0.append(number: number) } }
      table.plain { $0.append(number: random.below(deaths.low + 1)) }
      table.plain { $0.append(number: random.below(9)) }
    } else {
      table.empty(5)
    }
    table.plain(paper)
    table.plain(random.chance(5) ? "disputed" : "reported")
    table.empty(2)
    table.plain(random.chance(20) ? "crowd size=no report;local" : "")
    table.plain { buffer in
      buffer.append("source-\(source + 1)#p\(number)")
      if random.chance(25) { buffer.append(";source-\((source + 3) % GeneratedRegister.sources + 1)") }
    }
    table.plain(["6", "2", "3", ""][random.below(4)])
    table.plain(GeneratedDays.all[min(day + random.below(14), GeneratedDays.count - 1)])
    table.plain { writeMoment(&random, to: &$0) }
    if isOfDataset {
      table.plain("generated")
      table.plain { $0.append(number: row + 1) }
    } else {
      table.empty(2)
    }
    table.plain(random.chance(2) ? "TLP:GREEN" : "")
    table.text { writeNotes(&random, to: &$0) }
    table.empty()
    table.plain { buffer in
      buffer.append("iso=")
      buffer.append(number: country.number)
      buffer.append(";time_precision=1")
    }
  }

  // MARK: ACLED's layout

  /// The columns that ``writeACLED(to:)`` fills, in its order: ACLED's of 2022.
  static let acledColumns = [
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
  ]

  /// Writes the row in ACLED's columns.
  func writeACLED(to table: inout GeneratedTable) {
    var random = rest
    let date = GeneratedDays.all[day]
    if fault == .missingID { table.empty() } else { table.plain { writeUsedID(to: &$0) } }
    table.plain(fault == .dateWithWords ? "some day in \(date.prefix(4))" : date)
    table.plain { $0.append(date.utf8Span.span.extracting(..<4)) }
    table.plain(["1", "2", "3"][random.below(3)])
    table.plain(kind.disorder)
    table.plain(fault == .unknownType ? "Unrest" : kind.acledType)
    table.plain(kind.subtype)
    table.plain(GeneratedWords.actorNames[sides.a])
    table.plain(sides.associated.map { GeneratedWords.actorNames[$0] } ?? "")
    table.plain("3")
    table.plain(sides.b.map { GeneratedWords.actorNames[$0] } ?? "")
    table.empty()
    table.plain(sides.b == nil ? "0" : "1")
    table.plain(sides.b == nil ? "30" : "13")
    table.plain(kind.acledType == "Violence against civilians" ? "Civilian targeting" : "")
    table.plain { $0.append(number: country.number) }
    table.plain(country.region)
    table.plain(country.name)
    table.plain(region)
    table.plain { $0.append("District \(number)") }
    table.empty()
    table.plain(place)
    table.plain { writeCoordinate(fault == .latitudeOutOfRange ? 1_234_567 : latitude, to: &$0) }
    table.plain { writeCoordinate(longitude, to: &$0) }
    table.plain(["1", "2", "3"][random.below(3)])
    table.plain(paper)
    table.plain(random.chance(50) ? "National" : "Local partner-Other")
    table.text { writeNotes(&random, to: &$0) }
    table.plain { $0.append(number: deaths?.best ?? 0) }
    table.plain(random.chance(20) ? "crowd size=no report" : "")
    table.plain { $0.append(number: 1_700_000_000 + (repeated ?? row)) }
  }

  // MARK: Fields

  private func writeUsedID(to buffer: inout ByteBuffer) { Self.writeID(of: repeated ?? row, seed, to: &buffer) }

  /// Mostly a day; of a hundred rows `form` makes some vaguer: months, intervals, sets, approximate days.
  private func writeDate(_ form: Int, until end: Int, to buffer: inout ByteBuffer) {
    let first = GeneratedDays.all[day]
    let last = GeneratedDays.all[end]
    switch (fault, form) {
    case (.dateWithWords, _): buffer.append("some day in \(first.prefix(4))")
    case (_, 0..<2): buffer.append(first.utf8Span.span.extracting(..<7))
    case (_, 2): buffer.append("\(first)/\(last)")
    case (_, 3): buffer.append("[\(first)..\(last)]")
    case (_, 4): buffer.append(day < end ? "{\(first),\(last)}" : first)
    case (_, 5): buffer.append("\(first)~")
    default: buffer.append(first)
    }
  }

  private func writeCoordinate(_ value: Int, to buffer: inout ByteBuffer) {
    if value < 0 { buffer.append(UInt8(ascii: "-")) }
    let (degrees, rest) = value.magnitude.quotientAndRemainder(dividingBy: 10_000)
    buffer.append(number: Int(degrees))
    buffer.append(UInt8(ascii: "."))
    buffer.append(GeneratedDays.twoDigits[Int(rest / 100)])
    buffer.append(GeneratedDays.twoDigits[Int(rest % 100)])
  }

  private func writeActors(_ first: Int?, _ second: Int?, to buffer: inout ByteBuffer) {
    for (place, actor) in [first, second].enumerated() {
      guard let actor else { continue }
      if place > 0 { buffer.append(UInt8(ascii: ";")) }
      buffer.append("actor-")
      buffer.append(number: actor + 1)
    }
  }

  private func writeMoment(_ random: inout GeneratedRandom, to buffer: inout ByteBuffer) {
    buffer.append(GeneratedDays.all[min(day + random.below(60), GeneratedDays.count - 1)])
    buffer.append("T")
    buffer.append(GeneratedDays.twoDigits[random.below(24)])
    buffer.append(":")
    buffer.append(GeneratedDays.twoDigits[random.below(60)])
    buffer.append(":00Z")
  }

  private func writeNotes(_ random: inout GeneratedRandom, to buffer: inout ByteBuffer) {
    let length = 40 + random.below(290)
    buffer.append(random.chance(90) ? "On that day, " : "That day ")
    buffer.append("something was reported from ")
    buffer.append(place)
    buffer.append(". ")
    if quotes {
      buffer.append("One account speaks of \"")
      buffer.append(random.pick(isForeign ? GeneratedWords.foreignQuotations : GeneratedWords.plainQuotations))
      buffer.append("\". ")
    }
    if breaksLine { buffer.append("\n") }
    while buffer.count < length {
      let isForeign = isForeign && random.chance(50)
      buffer.append(random.pick(isForeign ? GeneratedWords.foreignSentences : GeneratedWords.plainSentences))
    }
    buffer.append("Row ")
    buffer.append(number: row + 1)
  }
}
