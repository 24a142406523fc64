/// What can be wrong with a record. Each case has an entry in its family's file in Catalogue/: the code, severity,
/// message, explanation, cure and example.
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
  case longJSONNumber
  case noStatement
  case almostMarking
  // MARK: Schema
  case missingColumn
  case unknownColumn
  case columnTwice
  case badTag
  case noTableForKind
  case looseName
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
  case twiceInList
  case placeholder
  case longName
  case manyMarks
  case unknownWord
  case otherSubtype
  case unfitValue
  // MARK: Dates
  case notADate
  case noSuchDay
  case endBeforeStart
  case oldDraftDate
  case inTheFuture
  case notADay
  case accessedEarly
  case futureReport
  case reportedEarly
  case longAgo
  case longIncident
  case serialDay
  case shortSeries
  case noDatePrecision
  // MARK: References
  case duplicateIdentifier
  case danglingReference
  case wrongTable
  case danglingEvent
  case rejectedReference
  case partOfCircle
  case derivedFromCircle
  case selfReference
  case relationCircle
  case replacedByNewer
  case withdrawnByDataset
  case mentionWithoutEvent
  case onlyRejectedName
  case repeatedRecord
  case updatedSinceDeleted
  // MARK: Attribution
  case claimWithoutCitation
  case verbatimWithoutText
  case namesNobody
  case stanceOnNothing
  case noMedium
  case notDated
  case noLocator
  case tooCredible
  case saidBefore
  case saidLate
  case uncited
  case onePublisher
  case blameInText
  case motiveInText
  case labelInText
  case nothingCited
  case foreignRetraction
  case unnamedWithoutRole
  case verbatimWithoutLanguage
  case unopenedSource
  // MARK: Plausibility
  case deathsOutOfOrder
  case nullIsland
  case placeTwice
  case halfCoordinate
  case unknownCountryName
  case zeroMayMeanUnknown
  case yearContradictsDate
  case outsideCountry
  case swappedCoordinates
  case manyDeaths
  case wideDeaths
  case civiliansExceed
  case retiredCountry
  case noOutline
  case bothSides
  case precisionAlone
  case wholeSpanBack
  // MARK: Duplicates
  case nearDuplicate
  case sameTwice
  case sameURL
  case sameName
  case samePlace
  case sameClaim
  case sameDatasetID
  case duplicatesLimited
  // MARK: Spreadsheets
  case formula
  case longText
  case mangledIdentifier
  case errorValue
  case outerBlanks
  case cutText
  case guardLeft
  case partMissing
  // MARK: Security
  case controlCharacter
  case bidiControl
  case markup
  case mojibake
  case invisible
  case secretInURL
  case contactInText
  case testimonyUnmarked
  case nulCharacter
  // MARK: Exporting
  case guardedText
  case textTooLong
  case tooManyRows
  case tooManyLinks
  case linkTooLong
  case numberTooLong
  case takenForNumber
  case withoutCoordinates
  case yearOutOfReach
  case exporterDiagnostics
  case startNotKnown
  case lineEndInName
  case entriesLeftOut
  case keyDropped
  case notInXML
  case spelledCharacter
  // MARK: Input
  case fileTooLarge
  case decodedTooLarge
  case tooDense
  case tooManyMembers
  case cutOff
  case damaged
  case notPadding
  case changedWhileRead
  case otherEncoding
  case tooManyColumns
  case lineTooLong
  case notItsEnding
  case tooMuchToGather
  case tooDeepXML
  case tagTooLong
  case tooManyAttributes
  case tooManyNames
  case markupTextTooLong
  case documentType
  case archive
  case blankFile

  /// What `nightdesk explain` prints of a code.
  public struct Entry: Sendable {
    /// The stable code, `ND-V001`.
    public let code: String
    /// How serious it is.
    public let severity: Severity
    /// One sentence; `{column}` stands for the column's name, `{the column}` for the name behind these words, `{records}` for
    /// how many records there are, `{export}` for the export's name.
    public let message: String
    /// The same of a value in a file that is none of the register's own, where the register's terms do not hold.
    let messageOfFile: String?
    /// Why it matters and where the rule comes from.
    public let explanation: String
    /// What to do about it.
    public let hint: String
    /// An example that has it: cells (`when: 2014, scope: series`), rows of a table (`id,part_of / e1,e2`), the value or a
    /// piece of a file alone, which a test runs; words where it is too long to print.
    public let bad: String
    /// The same example put right.
    public let good: String
    /// Whether it stays an error whatever a user decides: an edition cannot hold a record that has it.
    public let isFixed: Bool

    /// An error is fixed unless an edition `canHold` records that have it; nothing else is.
    init(
      _ code: String, _ severity: Severity, _ message: String, _ explanation: String, hint: String, bad: String,
      good: String, canHold: Bool = false, ofFile messageOfFile: String? = nil
    ) {
      isFixed = severity == .error && !canHold
      self.code = code
      self.severity = severity
      self.message = message
      self.messageOfFile = messageOfFile
      self.explanation = explanation
      self.hint = hint
      self.bad = bad
      self.good = good
    }

    /// The message without a place: about any column and any export.
    package var sentence: String { message(about: Self.anyColumn, in: "an export") }
    private static let anyColumn = "a column"

    /// The message about the column called `column`, and about the export called `export` where it is about one.
    package func message(about column: String, in export: String = "EXPORT", isOfFile: Bool = false) -> String {
      let message = isOfFile ? messageOfFile ?? message : message
      var sentence = ByteBuffer(capacity: message.utf8.count + column.utf8.count + export.utf8.count)
      let text = message.utf8Span.span
      var start = 0
      while let open = text.firstIndex(of: UInt8(ascii: "{"), from: start),
        let close = text.firstIndex(of: UInt8(ascii: "}"), from: open)
      {
        sentence.append(text.extracting(start..<open))
        switch text.extracting(open...close).text {
        case "{column}": sentence.append(column)
        case "{the column}": sentence.append(column == Self.anyColumn ? column : "the column \(column)")
        case "{records}": sentence.append(column == Self.anyColumn ? "records" : column)
        case "{export}": sentence.append(export)
        case let other: sentence.append(other)
        }
        start = close + 1
      }
      sentence.append(text.extracting(start...))
      return sentence.span.text
    }
  }

  /// All entries, in the order of the cases.
  public static let catalogue: [Entry] = {
    let all = Family.allCases.map(\.entries)
    return allCases.map { code in
      guard let entry = all.lazy.compactMap({ $0[code] }).first else { preconditionFailure("\(code) has no entry") }
      return entry
    }
  }()
  /// The code's entry.
  public var entry: Entry { FindingCode.catalogue[Int(rawValue)] }

  /// Whether a record that has it is left out although nothing is wrong with it.
  package var setsAside: Bool {
    switch self {
    case .replacedByNewer, .withdrawnByDataset, .repeatedRecord, .mentionWithoutEvent, .onlyRejectedName,
      .noTableForKind:
      true
    default: false
    }
  }

  /// Whether its findings are counted for each column of a file: one column that is full of them hides no other.
  var countsByColumn: Bool { self == .unknownWord }

  /// The code spelled `code` (`ND-V001`).
  public init?(code: String) {
    guard let match = FindingCode.allCases.first(where: { $0.entry.code == code.uppercased() }) else { return nil }
    self = match
  }
}

extension FindingCode {
  /// What a code is about: the letter in it, and the file in Catalogue/ where its entry stands.
  public enum Family: Character, Sendable, CaseIterable {
    case reading = "R"
    case schema = "S"
    case values = "V"
    case dates = "D"
    case references = "I"
    case attribution = "A"
    case plausibility = "P"
    case duplicates = "U"
    case spreadsheets = "T"
    case security = "H"
    case exporting = "E"
    case input = "F"

    /// What it is called.
    public var title: String { "\(self)" }

    /// The codes' entries.
    fileprivate var entries: [FindingCode: Entry] {
      switch self {
      case .reading: FindingCode.reading
      case .schema: FindingCode.schema
      case .values: FindingCode.values
      case .dates: FindingCode.dates
      case .references: FindingCode.references
      case .attribution: FindingCode.attribution
      case .plausibility: FindingCode.plausibility
      case .duplicates: FindingCode.duplicates
      case .spreadsheets: FindingCode.spreadsheets
      case .security: FindingCode.security
      case .exporting: FindingCode.exporting
      case .input: FindingCode.input
      }
    }
  }

  /// What it is about.
  public var family: Family {
    // ND-V001
    guard let family = Family(rawValue: entry.code.dropFirst(3).first ?? " ") else {
      preconditionFailure("\(entry.code) is of no family")
    }
    return family
  }
}
