internal import Glibc
internal import NightdeskKit

/// A register made up by a seed, to measure with: as many events as wanted, in rows like ACLED's, and the few sources,
/// actors and claims that go with them. The same seed and number make the same bytes.
///
/// Of the events 2 % are invalid, one in each full fifty rows, the five faults in turn; nothing else in the register
/// is an error or a warning as long as the run looks back from ``Planted/latestDay`` or later.
struct GeneratedRegister {
  /// What the register is made from.
  let seed: UInt64
  /// How many rows the table of events has.
  let events: Int
  /// What ends a record; line breaks inside a field are always line feeds.
  var lineEnd = LineEnd.lineFeed
  /// Whether the events are rows of a dataset, which has told them apart: they are no duplicates of each other unless
  /// all is the same.
  var isOfDataset = true

  /// What ends a record.
  enum LineEnd: String {
    case lineFeed = "\n"
    case carriageReturnLineFeed = "\r\n"
  }

  /// The columns in which the events are written.
  enum Layout {
    /// The register's own, all that are not computed, beside the other tables.
    case own
    /// The 31 columns of ACLED's files of 2022, in a file of its own.
    case acled2022
  }

  /// What is wrong with an invalid row.
  enum Fault: Int, CaseIterable {
    case dateWithWords, latitudeOutOfRange, missingID, repeatedID, unknownType

    /// The code that a check of the register's own layout finds, once a row.
    var code: FindingCode {
      switch self {
      case .dateWithWords: .notADate
      case .latitudeOutOfRange: .outOfRange
      case .missingID: .missingValue
      case .repeatedID: .duplicateIdentifier
      case .unknownType: .notInVocabulary
      }
    }
  }

  /// What was written, for the run's counts to be held against.
  struct Planted {
    /// Rows of the tables, without headers.
    var sources = 0, actors = 0, claims = 0, events = 0
    /// Invalid rows of events for each fault.
    var invalid = [Int](repeating: 0, count: Fault.allCases.count)
    /// Events that a run accepts.
    var accepted: Int { events - invalid.reduce(0, +) }
    /// Rows of events with a character outside of ASCII, with a doubled quotation mark, with a line break.
    var foreign = 0, quoting = 0, multiline = 0
    /// Fields of events that stand in quotation marks.
    var quotedFields = 0
    /// The length of the file of events.
    var bytes = 0
    /// A run should look back from this day or a later one.
    let latestDay = GeneratedDays.end

    /// How many rows have `fault`.
    func count(of fault: Fault) -> Int { invalid[fault.rawValue] }
  }

  /// How many sources and actors there are, and claims where there is any event.
  static let sources = 200, actors = 400, claims = 100

  /// Writes the register into `folder`, which is made where it is missing; files of the same names are replaced.
  func write(to folder: String, layout: Layout) throws(GenerationError) -> Planted {
    guard unsafe mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw GenerationError("make", folder, errno) }
    var planted = Planted()
    switch layout {
    case .own:
      try writeSources(to: folder, &planted)
      try writeActors(to: folder, &planted)
      try writeClaims(to: folder, &planted)
      let columns = RegisterSchema.events.columns.filter { $0.role == .input }.map(\.name)
      precondition(columns == GeneratedEvent.ownColumns, "the register's events have other columns by now")
      try writeEvents(to: folder + "/events.csv", columns, &planted) {
        $0.writeOwn(to: &$1, isOfDataset: isOfDataset)
      }
    case .acled2022:
      try writeEvents(to: folder + "/acled.csv", GeneratedEvent.acledColumns, &planted) { $0.writeACLED(to: &$1) }
    }
    return planted
  }

  private func writeEvents(
    to path: String, _ columns: [String], _ planted: inout Planted,
    _ write: (GeneratedEvent, inout GeneratedTable) -> Void
  ) throws(GenerationError) {
    var table = try GeneratedTable(path, columns, lineEnd)
    for row in 0..<events {
      let event = GeneratedEvent(seed, row, fault: fault(of: row), repeats: repeated(by: row))
      write(event, &table)
      try table.endRow()
      planted.events += 1
      if let fault = event.fault { planted.invalid[fault.rawValue] += 1 }
      if event.isForeign { planted.foreign += 1 }
      if event.quotes { planted.quoting += 1 }
      if event.breaksLine { planted.multiline += 1 }
    }
    planted.quotedFields = table.quotedFields
    planted.bytes = try table.close()
  }

  /// What is wrong with `row`: one row of each full fifty has a fault.
  private func fault(of row: Int) -> Fault? {
    let (fifty, place) = row.quotientAndRemainder(dividingBy: 50)
    guard (fifty + 1) * 50 <= events else { return nil }
    var random = GeneratedRandom(seed ^ 0xFA17, fifty)
    return random.below(50) == place ? Fault(rawValue: fifty % Fault.allCases.count) : nil
  }

  /// The valid row whose id is used again, where `row` is to repeat one.
  private func repeated(by row: Int) -> Int? {
    guard fault(of: row) == .repeatedID else { return nil }
    var random = GeneratedRandom(seed ^ 0x2E2E, row)
    return validRow(before: row, &random)
  }

  private func validRow(before end: Int, _ random: inout GeneratedRandom) -> Int {
    while true {
      let row = random.below(end)
      if fault(of: row) == nil { return row }
    }
  }

  private func writeSources(to folder: String, _ planted: inout Planted) throws(GenerationError) {
    let columns = ["id", "title", "kind", "publisher", "published", "url", "language", "reliability"]
    var table = try GeneratedTable(folder + "/sources.csv", columns, lineEnd)
    for number in 0..<Self.sources {
      var random = GeneratedRandom(seed ^ 0x50CE, number)
      let paper = random.pick(GeneratedWords.papers)
      table.plain("source-\(number + 1)")
      table.text { $0.append("\(paper), issue \(number + 1)") }
      table.plain(random.pick(["news", "broadcast", "ngo-report", "official", "social-media"]))
      table.text { $0.append(paper) }
      table.plain(GeneratedDays.all[random.below(GeneratedDays.count)])
      table.plain("https://example.org/\(number + 1)")
      table.plain(random.pick(["en", "fr", "es", "ar"]))
      table.plain(random.pick(["A", "B", "C", "D", "F", ""]))
      try table.endRow()
      planted.sources += 1
    }
    _ = try table.close()
  }

  private func writeActors(to folder: String, _ planted: inout Planted) throws(GenerationError) {
    let columns = ["id", "name", "kind", "aliases", "country"]
    var table = try GeneratedTable(folder + "/actors.csv", columns, lineEnd)
    for number in 0..<Self.actors {
      var random = GeneratedRandom(seed ^ 0xAC70, number)
      table.plain("actor-\(number + 1)")
      table.text { $0.append(GeneratedWords.actorName(number)) }
      table.plain(random.pick(["armed-group", "state-force", "civilian-group", "political-body", "category"]))
      table.text { buffer in
        guard random.below(4) == 0 else { return }
        buffer.append("A\(number + 1);\(random.pick(GeneratedWords.foreignPlaces)) \(number + 1)")
      }
      table.plain(random.pick(GeneratedWords.countries).alpha3)
      try table.endRow()
      planted.actors += 1
    }
    _ = try table.close()
  }

  private func writeClaims(to folder: String, _ planted: inout Planted) throws(GenerationError) {
    let columns = [
      "id", "about", "kind", "speaker", "medium", "said", "text", "verbatim", "attributed_to", "value", "citations",
    ]
    var table = try GeneratedTable(folder + "/claims.csv", columns, lineEnd)
    for number in 0..<(events > 0 ? Self.claims : 0) {
      var random = GeneratedRandom(seed ^ 0xC1A1, number)
      let event = GeneratedEvent(seed, validRow(before: events, &random), fault: nil, repeats: nil)
      let kind = random.pick(["responsibility", "denial", "accusation", "casualty-figure", "account"])
      let names = kind != "casualty-figure" && kind != "account"
      table.plain("claim-\(number + 1)")
      table.plain { event.writeID(to: &$0) }
      table.plain(kind)
      table.plain(random.below(10) == 0 ? "unnamed" : "actor-\(random.below(Self.actors) + 1)")
      table.plain("source-\(random.below(Self.sources) + 1)")
      table.plain(GeneratedDays.all[min(event.day + random.below(30), GeneratedDays.count - 1)])
      table.text { $0.append("A statement, no. \(number + 1): \"\(random.pick(GeneratedWords.foreignSentences))\"") }
      table.plain(random.below(3) == 0 ? "yes" : "no")
      table.plain(names ? "actor-\(random.below(Self.actors) + 1)" : "")
      table.plain(kind == "casualty-figure" ? "killed=\(random.below(40))" : "")
      table.plain("source-\(random.below(Self.sources) + 1)#p\(random.below(90) + 1)")
      try table.endRow()
      planted.claims += 1
    }
    _ = try table.close()
  }
}
