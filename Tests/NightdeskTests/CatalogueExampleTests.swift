internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// How the example of a code is run.
private enum Way {
  /// Cells of one record of the table, `column: value, column: value`; what it has besides is ``Way/plain``.
  case cells(String, formats: String = "csv")
  /// The value of one column.
  case value(String, String)
  /// Rows of the table below their header, `id,part_of / e1,e2`; what they have besides is ``Way/plain``.
  case rows(String)
  /// Lines of the file, one ` / ` after another, as they stand.
  case file(String)
  /// One line of the file behind this one.
  case line(String, header: String)
  /// The file's name, then its line: `claims.jsonl: {"table": "events"}`.
  case named
  /// The name of a column of events.
  case column
  /// An event in XML, or what stands in one.
  case xml
  /// A tag of HXL beside another.
  case tag

  /// What a record of a table has where the example says nothing; of field formats a row that is in order.
  static let plain: [String: [String: String]] = [
    "events": ["id": "e1", "when": "2014", "type": "battle", "title": "Clash", "citations": "s1"],
    "sources": ["id": "s2", "title": "T", "kind": "news"],
    "actors": ["id": "a9", "name": "N", "kind": "person"],
    "places": ["id": "p9", "name": "P"],
    "relations": ["id": "r1", "subject": "a1", "kind": "allied-with", "object": "army", "citations": "s1"],
    "claims": [
      "id": "c1", "about": "e0", "kind": "account", "speaker": "a1", "text": "t", "citations": "s1",
      "medium": "broadcast", "said": "2014",
    ],
    "acled": [
      "event_id_cnty": "LBY1", "event_date": "2014-05-16", "year": "", "time_precision": "1", "event_type": "Battles",
      "sub_event_type": "Armed clash", "actor1": "A", "actor2": "B", "geo_precision": "1", "fatalities": "1",
      "timestamp": "100", "country": "Libya", "source": "Paper One",
    ],
    "ged191": [
      "id": "7", "type_of_violence": "1", "dyad_name": "A - B", "side_a": "A", "side_b": "B", "source_article": "Paper",
      "where_prec": "1", "event_clarity": "1", "date_prec": "1", "date_start": "2014-03-01", "date_end": "2014-03-01",
      "best": "2", "high": "3", "low": "1", "country": "Libya", "where_coordinates": "Benghazi",
    ],
    "statements": [
      "canonical_id": "v1", "entity_id": "v1", "prop": "name", "schema": "Person", "value": "Amal", "dataset": "list",
    ],
  ]

  /// Records that the examples name; each time those of the example's own table stand in a file beside it.
  static let around = [
    ("actors.csv", "id,name,kind\na1,A,person\narmy,B,armed-group\nmutineers,C,armed-group\njudges,D,category\n"),
    (
      "sources.csv",
      "id,title,kind,publisher,published\ns1,T,news,P,\nreport-2019,U,news,Q,2019\nwire-1,V,news,R,\nwire-2,V2,news,R,\n"
        + "un-report-3,W,news,S,\nun-report-2014,X,news,S,2014\n"
    ),
    ("places.csv", "id,name,latitude,longitude,precision\nbenghazi,Benghazi,32.1,20.1,1\n"),
    (
      "events.csv",
      "id,when,type,title,place,citations\ne0,2013,battle,x,benghazi,s1\nkilling-2014,2014,battle,y,benghazi,s1\n"
        + "opened,2012,riot,z,benghazi,s2\n"
    ),
    ("claims.csv", "id,about,kind,speaker,text,citations\nc0,e0,account,a1,u,s1\n"),
  ]

  /// The files that `example` stands for.
  func files(_ example: String) throws -> [(String, String)] {
    switch self {
    case .cells("gdelt", _):
      var row = Array(repeating: "", count: 61)
      for (place, text) in [0: "1", 2: "201909", 3: "2019", 26: "112", 60: "https://a.example/1"] { row[place] = text }
      for (name, value) in Self.pairs(example) { row[name == "SQLDATE" ? 1 : 59] = value }
      return [("a.export.CSV", row.joined(separator: "\t") + "\n")]
    case .cells(let table, _):
      let record = try #require(Self.plain[table]).merging(Self.pairs(example)) { $1 }
      return [Self.csv(table, [record])]
    case .value(let table, let column):
      return [Self.csv(table, [try #require(Self.plain[table]).merging([column: example]) { $1 }])]
    case .rows(let table):
      let lines = Self.lines(example).map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let plain = try #require(Self.plain[table])
      let records = lines.dropFirst().enumerated().map { number, cells in
        var record = plain.merging(zip(lines[0], cells)) { $1 }
        if !lines[0].contains("id"), record["id"] != nil { record["id"] = "r\(number)" }
        return record
      }
      return [Self.csv(table, records)]
    case .file(let name): return [(name, Self.lines(example).map { $0 + "\n" }.joined())]
    case .line(let name, let header): return [(name, header + "\n" + example + "\n")]
    case .named:
      let parts = example.split(separator: ": ", maxSplits: 1).map(String.init)
      return [(parts[0], parts[1] + "\n")]
    case .column: return [("events-2.csv", "id,when,type,title,\(example)\ne1,2014,battle,x,1\n")]
    case .xml:
      let event = example.hasPrefix("<event>") ? example : "<event>\(example)</event>"
      return [("register.xml", "<register xmlns=\"urn:nightdesk:register:1\">\(event)</register>")]
    case .tag: return [("week.csv", "When,Who\n#date+occurred,\(example)\n2014-05-16,x\n")]
    }
  }

  /// What is exported.
  var formats: String { if case .cells(_, let formats) = self { formats } else { "csv" } }

  private static func lines(_ example: String) -> [String] { example.split(separator: " / ").map(String.init) }

  /// `(empty)` is no value; blanks at the ends stand in quotation marks, and what is not printed is spelled `\u{202E}`.
  private static func pairs(_ example: String) -> [(String, String)] {
    example.split(separator: ", ").compactMap { pair in
      let parts = pair.split(separator: ": ", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return nil }
      let value = parts[1].hasPrefix("\"") ? String(parts[1].dropFirst().dropLast()) : parts[1]
      return (parts[0], value == "(empty)" ? "" : spelledOut(value))
    }
  }

  private static func spelledOut(_ text: String) -> String {
    text.replacing(/\\u\{([0-9A-F]+)\}/) { match in
      UInt32(match.1, radix: 16).flatMap { Unicode.Scalar($0) }.map { String(Character($0)) } ?? ""
    }
  }

  private static func csv(_ table: String, _ records: [[String: String]]) -> (String, String) {
    let columns = Set(records.flatMap(\.keys)).sorted()
    let bytes = CSVText.file(columns, records.map { record in columns.map { record[$0] ?? "" } })
    return ("\(table)-2.csv", String(decoding: bytes, as: UTF8.self))
  }
}

@Suite struct `The examples of the catalogue` {
  private static let inEvents = Way.cells("events"), inClaims = Way.cells("claims"), inSources = Way.cells("sources")

  private static let ways: [FindingCode: Way] = [
    .strayQuote: .line("events-2.csv", header: "id,when,title"),
    .unclosedQuote: .line("events-2.csv", header: "id,when,title"), .tooFewFields: .file("events-2.csv"),
    .tooManyFields: .line("events-2.csv", header: "id,when,title"), .notJSON: .file("events-2.jsonl"),
    .notAnObject: .file("events-2.jsonl"), .wrongJSONType: .file("events-2.jsonl"), .keyTwice: .file("events-2.jsonl"),
    .noTable: .file("register.jsonl"), .otherTable: .named, .nestedElement: .xml, .strayText: .xml,
    .noStatement: .rows("statements"), .almostMarking: .file("events-2.jsonl"),
    .missingColumn: .file("events-2.csv"), .unknownColumn: .column, .columnTwice: .file("events-2.csv"),
    .badTag: .tag, .noTableForKind: .cells("statements"), .looseName: .file("events-2.csv"),
    .missingValue: .rows("events"), .notAnInteger: .value("events", "injured"),
    .notADecimal: .value("places", "latitude"), .outOfRange: .cells("places"), .notInVocabulary: inEvents,
    .badIdentifier: .value("events", "id"), .reservedIdentifier: inEvents, .badEscape: .value("events", "tags"),
    .emptyItem: .value("events", "tags"), .badURL: .value("sources", "url"),
    .badLanguage: .value("sources", "language"), .badDigest: .value("sources", "sha256"),
    .badCountry: .value("actors", "country"), .badTimestamp: .value("events", "updated"),
    .badPair: .value("events", "extra"), .badCitation: .value("events", "citations"),
    .badLink: .value("events", "related"), .badClaimValue: inClaims, .twiceInList: inEvents, .placeholder: inEvents,
    .notADate: .value("events", "when"), .noSuchDay: .value("events", "when"),
    .endBeforeStart: .value("events", "when"),
    .oldDraftDate: .value("events", "when"), .inTheFuture: .value("events", "when"),
    .notADay: .value("sources", "accessed"), .accessedEarly: inSources, .futureReport: inClaims,
    .reportedEarly: inEvents, .longAgo: inEvents, .longIncident: inEvents, .serialDay: inEvents, .shortSeries: inEvents,
    .noDatePrecision: .cells("acled"), .duplicateIdentifier: .rows("events"), .danglingReference: inEvents,
    .wrongTable: inEvents, .danglingEvent: inEvents, .rejectedReference: .rows("events"),
    .partOfCircle: .rows("events"),
    .derivedFromCircle: .rows("sources"), .selfReference: inEvents, .relationCircle: .rows("relations"),
    .replacedByNewer: .rows("acled"), .onlyRejectedName: .rows("acled"), .claimWithoutCitation: inClaims,
    .verbatimWithoutText: inClaims, .namesNobody: inClaims, .stanceOnNothing: inClaims, .noMedium: inClaims,
    .notDated: inClaims, .noLocator: inClaims, .tooCredible: inClaims, .saidBefore: inClaims, .saidLate: inClaims,
    .blameInText: inEvents, .motiveInText: inEvents, .labelInText: inEvents,
    .nothingCited: inEvents, .foreignRetraction: inClaims, .unnamedWithoutRole: inClaims,
    .verbatimWithoutLanguage: inClaims, .unopenedSource: inSources, .deathsOutOfOrder: inEvents, .nullIsland: inEvents,
    .placeTwice: inEvents, .halfCoordinate: inEvents, .unknownCountryName: .cells("ged191"),
    .yearContradictsDate: .cells("acled"), .outsideCountry: inEvents,
    .swappedCoordinates: inEvents, .manyDeaths: inEvents, .wideDeaths: inEvents, .civiliansExceed: inEvents,
    .retiredCountry: inEvents, .noOutline: inEvents, .bothSides: inEvents, .precisionAlone: inEvents,
    .wholeSpanBack: .cells("gdelt"), .nearDuplicate: .rows("events"), .sameTwice: .rows("events"),
    .sameURL: .rows("sources"), .sameName: .rows("actors"), .samePlace: .rows("places"), .sameClaim: .rows("claims"),
    .sameDatasetID: .rows("events"), .formula: inEvents, .mangledIdentifier: inEvents, .errorValue: inEvents,
    .outerBlanks: inEvents, .guardLeft: inEvents, .controlCharacter: inEvents, .bidiControl: inEvents,
    .markup: inEvents,
    .mojibake: inEvents, .invisible: inEvents, .secretInURL: .value("sources", "url"), .contactInText: inEvents,
    .testimonyUnmarked: inSources, .nulCharacter: inEvents,
    .guardedText: .cells("events", formats: "csv:profile=excel"),
    .numberTooLong: .cells("events", formats: "csv:profile=excel"),
    .takenForNumber: .cells("events", formats: "csv:profile=excel"),
    .withoutCoordinates: .cells("events", formats: "geojson"), .yearOutOfReach: .cells("events", formats: "sqlite"),
    .startNotKnown: .cells("events", formats: "newsml"), .lineEndInName: .cells("events", formats: "newsml"),
    .keyDropped: .cells("events", formats: "sqlite"), .notInXML: .cells("events", formats: "xml"),
    .spelledCharacter: .cells("events", formats: "csv:profile=excel"), .documentType: .file("events.xml"),
    .unknownWord: .cells("acled"), .otherSubtype: .cells("acled"),
    .unfitValue: .cells("statements"),
  ]

  /// Codes whose examples are told in words, each with the reason. `A code` runs what has them.
  private static let inWords: [String: Set<FindingCode>] = [
    "too long or too many to print": [
      .fieldTooLong, .recordTooLong, .nestedTooDeep, .longJSONNumber, .identifierTooLong, .longName, .manyMarks,
      .duplicatesLimited, .longText, .textTooLong, .tooManyRows, .tooManyLinks, .linkTooLong, .entriesLeftOut,
      .fileTooLarge, .decodedTooLarge, .tooDense, .tooManyMembers, .tooManyColumns, .lineTooLong, .tooMuchToGather,
      .tooDeepXML, .tagTooLong, .tooManyAttributes, .tooManyNames, .markupTextTooLong,
    ],
    "bytes that are no text": [.notUTF8, .cutOff, .damaged, .notPadding, .notItsEnding, .otherEncoding, .archive],
    "several files, or what becomes of one": [
      .withdrawnByDataset, .updatedSinceDeleted, .repeatedRecord, .blankFile, .mentionWithoutEvent, .uncited, .cutText,
      .partMissing, .changedWhileRead,
    ],
    "told of one record, for others": [.onePublisher],
    "every file of a dataset has it": [.zeroMayMeanUnknown],
    "a program of somebody else": [.exporterDiagnostics],
  ]

  @Test func `are run, or are in words for a reason`() {
    let words = Self.inWords.values.reduce(into: Set<FindingCode>()) { $0.formUnion($1) }
    #expect(Set(Self.ways.keys).intersection(words) == [])
    #expect(Set(FindingCode.allCases).subtracting(Self.ways.keys).subtracting(words) == [])
  }

  @Test(arguments: FindingCode.allCases.filter { ways[$0] != nil })
  func `have what they are examples of, and those put right have not`(code: FindingCode) throws {
    let way = try #require(Self.ways[code])
    for (example, isBad) in [(code.entry.bad, true), (code.entry.good, false)] {
      let codes = try CodeCase.refusing {
        let folder = try RegisterFolder(texts: Way.around.map { (name: $0.0, text: $0.1) })
        for (name, text) in try way.files(example) { try folder.write(name, Array(text.utf8)) }
        let exports = try Exporters.make(FormatRequest.list(way.formats))
        let found = try folder.pass(exports: exports, policy: CheckPolicy()).rows("findings.csv")
        // not what is said of the records around it
        let told = found.filter { row in !Way.around.contains { row["file"]?.hasSuffix("/" + $0.0) ?? false } }
        return Set(told.compactMap { $0["code"] })
      }
      #expect(codes.contains(code.entry.code) == isBad, "\(example): \(codes.sorted())")
    }
  }
}
