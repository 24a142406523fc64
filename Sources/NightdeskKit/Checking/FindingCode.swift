/// What can be wrong with a record: each case with its code, severity, message, explanation and cure beside it.
///
/// Codes are stable: one is never reused for something else. `nightdesk explain CODE` prints an entry.
public enum FindingCode: UInt8, Sendable, CaseIterable {
  // MARK: Reading
  case strayQuote
  case unclosedQuote
  case tooFewFields
  case tooManyFields
  case notUTF8
  case fieldTooLong
  case recordTooLong
  case notJSON
  case notAnObject
  case nestedTooDeep
  case wrongJSONType
  case keyTwice
  case noTable
  case otherTable
  case nestedElement
  case strayText
  // MARK: Schema
  case missingColumn
  case unknownColumn
  case columnTwice
  // MARK: Values
  case missingValue
  case notAnInteger
  case notADecimal
  case outOfRange
  case notInVocabulary
  case badIdentifier
  case reservedIdentifier
  case identifierTooLong
  case badEscape
  case emptyItem
  case badURL
  case badLanguage
  case badDigest
  case badCountry
  case badTimestamp
  case badPair
  case badCitation
  case badLink
  case badClaimValue
  // MARK: Dates
  case notADate
  case noSuchDay
  case endBeforeStart
  case oldDraftDate
  case inTheFuture
  case notADay
  // MARK: Identity
  case duplicateIdentifier
  case danglingReference
  case wrongTable
  case danglingEvent
  case rejectedReference
  // MARK: Attribution
  case claimWithoutCitation
  case verbatimWithoutText
  case namesNobody
  case stanceOnNothing
  // MARK: Plausibility
  case deathsOutOfOrder
  case nullIsland
  case placeTwice
  case halfCoordinate
  case unknownCountryName
  case zeroMayMeanUnknown
  case yearContradictsDate
  // MARK: Hazards
  case controlCharacter
  case bidiControl

  /// What `nightdesk explain` prints of a code.
  public struct Entry: Sendable {
    /// The stable code, `ND-V001`.
    public let code: String
    /// How serious it is.
    public let severity: Severity
    /// One sentence; `{column}` stands for the column's name.
    public let message: String
    /// Why it matters and where the rule comes from.
    public let explanation: String
    /// What to do about it.
    public let hint: String
    /// An example that has it.
    public let bad: String
    /// The same example put right.
    public let good: String

    init(
      _ code: String, _ severity: Severity, _ message: String, _ explanation: String, hint: String, bad: String,
      good: String
    ) {
      self.code = code
      self.severity = severity
      self.message = message
      self.explanation = explanation
      self.hint = hint
      self.bad = bad
      self.good = good
    }

    /// The message about the column called `column`.
    package func message(about column: String) -> String {
      guard let place = message.range(of: "{column}") else { return message }
      return message[..<place.lowerBound] + column + message[place.upperBound...]
    }
  }

  /// All entries, in the order of the cases.
  public static let catalogue = allCases.map(\.definition)
  /// The code's entry.
  public var entry: Entry { FindingCode.catalogue[Int(rawValue)] }
  /// Whether a record that has it is rejected.
  package var rejects: Bool { FindingCode.rejections[Int(rawValue)] }
  private static let rejections = catalogue.map { $0.severity == .error }

  /// The code spelled `code` (`ND-V001`).
  public init?(code: String) {
    guard let match = FindingCode.allCases.first(where: { $0.entry.code == code.uppercased() }) else { return nil }
    self = match
  }

  private var definition: Entry {
    switch self {
    case .strayQuote:
      Entry(
        "ND-R001", .error, "a quotation mark stands where none may",
        "RFC 4180 allows a quotation mark only around a whole field, doubled inside it. The record ends at "
          + "the first line end after the broken field, so that one bad record costs one record.",
        hint: "put the whole field in quotation marks and double those inside",
        bad: "e1,2014,He said \"no\"", good: "e1,2014,\"He said \"\"no\"\"\"")
    case .unclosedQuote:
      Entry(
        "ND-R002", .error, "a quoted field is not closed",
        "The field's quotation mark has no partner before the end of the file or the limit for a field.",
        hint: "close the quotation mark",
        bad: "e1,2014,\"A shooting", good: "e1,2014,\"A shooting\"")
    case .tooFewFields:
      Entry(
        "ND-R003", .error, "the record has fewer fields than the header has columns",
        "Every record of a table has as many fields as its header; with fewer, nobody can tell which is "
          + "missing.",
        hint: "add the missing separators",
        bad: "id,when,title / e1,2014", good: "id,when,title / e1,2014,Clash")
    case .tooManyFields:
      Entry(
        "ND-R004", .error, "the record has more fields than the header has columns",
        "Every record of a table has as many fields as its header. An unquoted comma inside a text is the "
          + "usual cause.",
        hint: "put texts with commas in quotation marks",
        bad: "e1,2014,Clash, two hurt", good: "e1,2014,\"Clash, two hurt\"")
    case .notUTF8:
      Entry(
        "ND-R005", .error, "{column} is not UTF-8",
        "Text is read as UTF-8 (RFC 3629). Bytes of another encoding would turn into wrong letters.",
        hint: "save the file as UTF-8",
        bad: "Bengh\\xE1zi in Latin-1", good: "Benghazi in UTF-8")
    case .fieldTooLong:
      Entry(
        "ND-R006", .error, "a field is longer than 1 MiB",
        "Longer fields are nearly always the trace of a missing quotation mark.",
        hint: "look for an unclosed quotation mark",
        bad: "a field of 2 MiB", good: "a field of 2 KiB")
    case .recordTooLong:
      Entry(
        "ND-R007", .error, "the record is longer than 16 MiB",
        "No record of a register is that long; the limit keeps memory bounded.",
        hint: "split the record",
        bad: "a line of 20 MiB", good: "a line of 2 KiB")
    case .notJSON:
      Entry(
        "ND-R010", .error, "the line is not one JSON value",
        "JSON Lines holds one complete JSON value (RFC 8259) a line.",
        hint: "check commas, quotation marks and escapes at the position given",
        bad: "{\"id\": \"e1\",}", good: "{\"id\": \"e1\"}")
    case .notAnObject:
      Entry(
        "ND-R011", .error, "the line is JSON but not an object",
        "A record is a JSON object with the columns as keys.",
        hint: "write {\"column\": value, ...}",
        bad: "[1, 2]", good: "{\"id\": \"e1\"}")
    case .nestedTooDeep:
      Entry(
        "ND-R012", .error, "JSON is nested more than 64 levels deep",
        "The limit keeps hostile input from exhausting the stack.",
        hint: "flatten the value",
        bad: "[[[[...]]]]", good: "[\"a\", \"b\"]")
    case .wrongJSONType:
      Entry(
        "ND-R013", .error, "{column} holds a JSON value of the wrong kind",
        "A column takes a string, a number, true/false (for yes/no), null, or an array of these where it is "
          + "a list.",
        hint: "write a string, a number or, for a list, an array",
        bad: "{\"title\": {\"en\": \"Clash\"}}", good: "{\"title\": \"Clash\"}")
    case .keyTwice:
      Entry(
        "ND-R014", .error, "{column} is given twice in one record",
        "Two values for one key: readers disagree about which one counts, so neither is taken.",
        hint: "keep one of them",
        bad: "{\"id\": \"e1\", \"id\": \"e2\"}", good: "{\"id\": \"e1\"}")
    case .noTable:
      Entry(
        "ND-R015", .error, "the record does not say which table it belongs to",
        "In a file that may mix tables each JSON object has a \"table\" key with the table's name, and each "
          + "XML element is named after the record. The record counts as an event.",
        hint: "add \"table\": \"events\" (or name the file after the table)",
        bad: "{\"id\": \"e1\"}", good: "{\"table\": \"events\", \"id\": \"e1\"}")
    case .otherTable:
      Entry(
        "ND-R016", .error, "the record belongs to another table than its file",
        "A file that is named after a table holds that table only.",
        hint: "move the record, or give the file another name",
        bad: "claims.jsonl: {\"table\": \"events\"}", good: "events.jsonl: {\"table\": \"events\"}")
    case .nestedElement:
      Entry(
        "ND-R017", .error, "{column} has elements inside it",
        "A field of a record is text; a list repeats its element.",
        hint: "repeat the element for each value",
        bad: "<targets><actor>a</actor></targets>", good: "<targets>a</targets><targets>b</targets>")
    case .strayText:
      Entry(
        "ND-R018", .error, "text stands outside the record's fields",
        "Between the elements of a record only white space may stand.",
        hint: "put the text into an element",
        bad: "<event>Clash</event>", good: "<event><title>Clash</title></event>")
    case .missingColumn:
      Entry(
        "ND-S001", .error, "the file has no column {column}, which every record needs",
        "Reported once a file; all its records are rejected.",
        hint: "add the column, or rename the one that is meant",
        bad: "id,date,title", good: "id,when,type,title")
    case .unknownColumn:
      Entry(
        "ND-S002", .warning, "the register does not know the column {column}",
        "Its values are kept in `extra` as name=value. Reported once a file.",
        hint: "correct the name, or leave it to stay in extra",
        bad: "deaths_bst", good: "deaths_best")
    case .columnTwice:
      Entry(
        "ND-S003", .warning, "the header names {column} twice",
        "The first one counts; the values of the second are kept in `extra`. Reported once a file.",
        hint: "remove one of them",
        bad: "id,when,when", good: "id,when,reported")
    case .missingValue:
      Entry(
        "ND-V001", .error, "{column} is empty",
        "A record without this value says nothing that can be published.",
        hint: "fill it in; what is vague may stay vague",
        bad: "id,when / e1,", good: "id,when / e1,2014")
    case .notAnInteger:
      Entry(
        "ND-V002", .error, "{column} is not a whole number",
        "Whole numbers are digits only: no thousands mark, no decimal point, no words. An unknown number is "
          + "an empty cell.",
        hint: "write digits, or leave the cell empty when it is not known",
        bad: "1,200", good: "1200")
    case .notADecimal:
      Entry(
        "ND-V003", .error, "{column} is not a decimal number",
        "Digits and a decimal point; no exponent, no comma.",
        hint: "write degrees with a decimal point",
        bad: "32,1177", good: "32.1177")
    case .outOfRange:
      Entry(
        "ND-V004", .error, "{column} is out of its range",
        "The column reference gives each number's range.",
        hint: "see `nightdesk schema` for the range",
        bad: "latitude 132.1", good: "latitude 32.1")
    case .notInVocabulary:
      Entry(
        "ND-V005", .error, "{column} takes one of a list of words, and this is none of them",
        "The column takes one of a closed list of words.",
        hint: "see `nightdesk schema` for the words",
        bad: "type: Battles", good: "type: battle")
    case .badIdentifier:
      Entry(
        "ND-V006", .error, "{column} holds characters that an id may not have",
        "Ids are made of A-Z a-z 0-9 . _ : - so that they pass through every format unchanged.",
        hint: "replace other characters by -",
        bad: "killing 1/2014", good: "killing-1-2014")
    case .reservedIdentifier:
      Entry(
        "ND-V007", .error, "{column} is a reserved word",
        "`unnamed` and `withheld` have a meaning of their own in references.",
        hint: "choose another id",
        bad: "id: unnamed", good: "id: unnamed-gunman")
    case .identifierTooLong:
      Entry(
        "ND-V008", .error, "{column} is longer than 200 characters",
        "The limit keeps the memory for ids bounded.",
        hint: "choose a shorter id",
        bad: "an id of 4,000 characters", good: "benghazi-2014-07")
    case .badEscape:
      Entry(
        "ND-V009", .error, "{column} has a backslash that escapes nothing",
        "In a list `;` separates values; a literal `;` or `\\` is written `\\;` or `\\\\`.",
        hint: "write \\\\ for a backslash",
        bad: "C:\\files", good: "C:\\\\files")
    case .emptyItem:
      Entry(
        "ND-V010", .error, "{column} has an empty value in its list",
        "A list is joined by single `;`, with nothing before the first or after the last value.",
        hint: "remove the extra ;",
        bad: "a;;b", good: "a;b")
    case .badURL:
      Entry(
        "ND-V011", .error, "{column} is not a web address",
        "Only http and https addresses without blanks are taken, since readers will click them.",
        hint: "write https://...",
        bad: "javascript:alert(1)", good: "https://example.org/report")
    case .badLanguage:
      Entry(
        "ND-V012", .error, "{column} is not a language tag",
        "BCP 47 (RFC 5646): letters, then parts joined by -.",
        hint: "write en, fr, ar, ar-LY",
        bad: "Arabic", good: "ar")
    case .badDigest:
      Entry(
        "ND-V013", .error, "{column} is not a SHA-256 digest",
        "64 hexadecimal digits, lower case.",
        hint: "paste what sha256sum prints",
        bad: "abc123", good: "64 hexadecimal digits")
    case .badCountry:
      Entry(
        "ND-V014", .error, "{column} is not a country code",
        "ISO 3166-1 alpha-2 or alpha-3, or XKX.",
        hint: "use LBY or LY",
        bad: "Libya", good: "LBY")
    case .badTimestamp:
      Entry(
        "ND-V015", .error, "{column} is not a moment with an offset",
        "RFC 3339: date, T, time, and Z or an offset.",
        hint: "write 2014-05-16T10:00:00Z",
        bad: "16/05/2014 10:00", good: "2014-05-16T10:00:00Z")
    case .badPair:
      Entry(
        "ND-V016", .error, "{column} has a value that is not name=value",
        "Each value of the list has a name, an equals sign and a value.",
        hint: "write name=value",
        bad: "hello", good: "priogrid=163998")
    case .badCitation:
      Entry(
        "ND-V017", .error, "{column} has a citation without a source id",
        "A citation is source-id or source-id#locator.",
        hint: "write source-id#p12",
        bad: "#p12", good: "un-report-2014#p12")
    case .badLink:
      Entry(
        "ND-V018", .error, "{column} has a value that is not kind=event",
        "Each value is same-as, possible-duplicate, follows, answers or see-also, then = and an event id.",
        hint: "write follows=event-id",
        bad: "duplicate of e1", good: "possible-duplicate=e1")
    case .badClaimValue:
      Entry(
        "ND-V019", .error, "{column} does not fit the claim's kind",
        "responsibility takes carried-out, ordered, behind or involved; casualty-figure takes killed=12, "
          + "injured=30..40, missing=5..; occurrence takes yes or no; date takes EDTF; place takes a place id.",
        hint: "see `nightdesk schema claims`",
        bad: "kind casualty-figure, value: twelve", good: "kind casualty-figure, value: killed=12")
    case .notADate:
      Entry(
        "ND-D001", .error, "{column} is not an EDTF date",
        "EDTF (ISO 8601-2): 2014, 2014-05, 2014-05-16, 2014~, 2013/2014, [2013..2014], 2014-05/..",
        hint: "write the date as vaguely as it is known, in EDTF",
        bad: "May 2014", good: "2014-05")
    case .noSuchDay:
      Entry(
        "ND-D002", .error, "{column} names a day or month that does not exist",
        "The calendar has no such day.",
        hint: "look the day up, or give the month alone",
        bad: "2014-02-30", good: "2014-02")
    case .endBeforeStart:
      Entry(
        "ND-D003", .error, "{column} ends before it starts",
        "An interval's end must not lie before its start.",
        hint: "swap the two dates",
        bad: "2015/2013", good: "2013/2015")
    case .oldDraftDate:
      Entry(
        "ND-D004", .error, "{column} is written in the syntax of the 2012 EDTF draft",
        "The draft's u, unknown, open and ?~ became X, an empty end, .. and % in the standard.",
        hint: "198u becomes 198X; 2004-01-01/open becomes 2004-01-01/..; unknown/2006 becomes /2006",
        bad: "198u", good: "198X")
    case .inTheFuture:
      Entry(
        "ND-D005", .warning, "{column} lies after the day of the run",
        "The event would happen after --as-of. Often a mistyped year.",
        hint: "check the year",
        bad: "2104-05-16", good: "2014-05-16")
    case .notADay:
      Entry(
        "ND-D006", .error, "{column} is not a calendar day",
        "This column takes a full day, year-month-day.",
        hint: "write year-month-day, or leave the cell empty where the day is not known",
        bad: "May 2014", good: "2014-05-16, or nothing where the day is not known")
    case .duplicateIdentifier:
      Entry(
        "ND-I001", .error, "the id is already taken in this register",
        "Ids are unique in the whole register, across tables; the first record keeps it.",
        hint: "give one of the two another id",
        bad: "two events e1", good: "e1 and e2")
    case .danglingReference:
      Entry(
        "ND-I002", .error, "{column} names a record that this register does not have",
        "References are resolved against all ids that were read.",
        hint: "add the record, or correct the id",
        bad: "side_a: nobody-knows", good: "side_a: an id from actors")
    case .wrongTable:
      Entry(
        "ND-I003", .error, "{column} names a record of another table",
        "The column takes ids of certain tables only.",
        hint: "see `nightdesk schema` for the tables it takes",
        bad: "side_a: an event's id", good: "side_a: an actor's id")
    case .danglingEvent:
      Entry(
        "ND-I004", .warning, "{column} names an event that this register does not have",
        "References to events are settled when all events have been read; the record is kept.",
        hint: "add the event, or correct the id",
        bad: "part_of: e999", good: "part_of: e1")
    case .rejectedReference:
      Entry(
        "ND-I005", .warning, "{column} names a record that was rejected",
        "The record that is named broke a rule and is not in the edition, so this one points to nothing there and "
          + "nothing is told of what is missing.",
        hint: "put the rejected record right", bad: "a claim about an event with an unknown type",
        good: "the same claim, the event's type put right")
    case .claimWithoutCitation:
      Entry(
        "ND-A001", .error, "the claim has no citation",
        "A claim that nobody can look up is hearsay of the register itself.",
        hint: "cite what you read",
        bad: "citations empty", good: "citations: article-2020")
    case .verbatimWithoutText:
      Entry(
        "ND-A002", .error, "the claim is verbatim and has no text",
        "verbatim says that text is a quotation.",
        hint: "fill in the words, or empty verbatim",
        bad: "verbatim yes, text empty", good: "verbatim yes, text: the words")
    case .namesNobody:
      Entry(
        "ND-A003", .warning, "the claim blames or clears, and attributed_to is empty",
        "Responsibility, denial, accusation and charge are about somebody.",
        hint: "name whom the speaker names, or use the kind account",
        bad: "kind responsibility, attributed_to empty", good: "kind responsibility, attributed_to: group-x")
    case .stanceOnNothing:
      Entry(
        "ND-A004", .warning, "the claim has a stance and answers no claim",
        "stance says how the claim answers the one in stance_on.",
        hint: "fill in stance_on, or empty stance",
        bad: "stance denies, stance_on empty", good: "stance denies, stance_on: claim-1")
    case .deathsOutOfOrder:
      Entry(
        "ND-P001", .warning, "{column} breaks low <= best <= high",
        "Lowest, best and highest number of deaths contradict each other. The numbers are kept as they are.",
        hint: "check the three numbers",
        bad: "5, 3, 8", good: "3, 5, 8")
    case .nullIsland:
      Entry(
        "ND-P002", .warning, "latitude and longitude are both 0",
        "The point 0,0 lies in the sea; it usually stands for a missing value.",
        hint: "empty both cells when the place is not known",
        bad: "0,0", good: "32.1,20.1")
    case .placeTwice:
      Entry(
        "ND-P003", .error, "the event has a place and location columns of its own",
        "An event has either place or its own country, regions, location and coordinates: two answers to "
          + "one question.",
        hint: "empty one of the two",
        bad: "place benghazi and country LBY", good: "place benghazi")
    case .halfCoordinate:
      Entry(
        "ND-P004", .warning, "{column} is given without its partner",
        "Latitude and longitude only mean something together.",
        hint: "fill in both or empty both",
        bad: "latitude 32.1, longitude empty", good: "latitude 32.1, longitude 20.1")
    case .unknownCountryName:
      Entry(
        "ND-P005", .info, "the dataset's country name has no ISO code here",
        "The name is kept in `extra`; the country cell stays empty.",
        hint: "none needed; tell us the name",
        bad: "country: Kingdom of Nowhere", good: "country: Libya")
    case .zeroMayMeanUnknown:
      Entry(
        "ND-P006", .info, "{column} of 0 may mean here that the number is not known",
        "The dataset writes 0 both for no deaths and for no information about deaths (ACLED's codebook). The 0 is "
          + "kept as it stands. Reported once a file.",
        hint: "none needed; do not read such a 0 as a count",
        bad: "fatalities: 0, notes: number of deaths not known", good: "deaths_best: empty")
    case .yearContradictsDate:
      Entry(
        "ND-P007", .error, "the row's year is not that of {column}",
        "The dataset gives the year beside the date: a row whose two answers differ contradicts itself, and nobody "
          + "can tell which is right.",
        hint: "correct the year or the date",
        bad: "event_date: 2014-05-16, year: 2015", good: "event_date: 2014-05-16, year: 2014")
    case .controlCharacter:
      Entry(
        "ND-H001", .error, "{column} holds a control character",
        "Control characters other than tab and line end can forge terminal output and are not allowed in "
          + "XML 1.0.",
        hint: "delete the character",
        bad: "a bell or escape character", good: "plain text")
    case .bidiControl:
      Entry(
        "ND-H002", .error, "{column} holds a bidirectional override or isolate",
        "Such characters make text read differently from what it is (CVE-2021-42574).",
        hint: "delete the character; Arabic and Hebrew need none",
        bad: "U+202E in a name", good: "the name alone")
    }
  }
}

extension String {
  /// Where `part` first stands.
  fileprivate func range(of part: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
