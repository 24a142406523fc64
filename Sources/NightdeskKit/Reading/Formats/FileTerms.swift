/// A column of a dataset's file, and what it takes, in words that follow "it takes".
package struct ColumnTerm: Sendable {
  package let column: String
  package let takes: String

  init(_ column: String, _ takes: String) {
    self.column = column
    self.takes = takes
  }

  init(_ coded: CodedColumn) { self.init("\(coded.name)", coded.takes) }
}

/// What the columns of a file that is none of the register's own are called and take: what a finding on one of its rows
/// says instead of the register's terms. Made once a file, and looked into for faulty rows only.
package final class FileTerms: Sendable {
  /// What can be done about a value that does not fit.
  enum Cure: Sendable {
    /// Somebody else has made the file.
    case dataset
    /// Somebody has said what its columns are.
    case mapping
    case tags
  }

  private let names: [String]
  private let takes: [String: String]
  /// For columns of the register that come from no column of the file, but from a value in it: what that is called and
  /// takes.
  private let values: [String: ColumnTerm]
  private let cure: Cure
  /// By the register's word for a type of events: the kinds of it that the file's column of kinds takes.
  let kinds: [String: String]

  init(
    _ names: [String], _ terms: [ColumnTerm], values: [String: ColumnTerm] = [:], kinds: [String: String] = [:],
    _ cure: Cure = .dataset
  ) {
    self.names = names
    takes = Dictionary(terms.map { ($0.column, $0.takes) }) { first, _ in first }
    self.values = values
    self.kinds = kinds
    self.cure = cure
  }

  /// What the file calls its column `source` (-1: none of its), or the register's `column`; nil where it calls it
  /// nothing.
  func name(_ source: Int, _ column: Column?) -> String? {
    guard names.indices.contains(source) else { return column.flatMap { values[$0.name]?.column } }
    return names[source].isEmpty ? TableMapping.numbered(source) : names[source]
  }

  /// What the file's column `source` takes; nil where that is no more than what the register's `column` does.
  func takes(_ source: Int, _ column: Column?) -> String? {
    names.indices.contains(source) ? takes[names[source]] : column.flatMap { values[$0.name]?.takes }
  }

  /// What is to be done about a value that does not fit the register's `column`.
  func hint(_ column: Column?) -> String {
    switch cure {
    case .dataset: "correct the cell, or fetch the file again"
    case .mapping: "correct the cell, or what the mapping says of \(column?.name ?? "the column")"
    case .tags: "correct the cell, or the tag of the column"
    }
  }
}

extension Column {
  /// What a value of the column is, in words that follow "it takes"; nil where it may be anything.
  var takes: String? {
    switch kind {
    case .integer(let range) where range.upperBound == .max: "\(range.lowerBound) or more"
    case .integer(let range): "\(range.lowerBound) to \(range.upperBound)"
    case .decimal(let range): "\(Int(range.lowerBound)) to \(Int(range.upperBound)), with a decimal point"
    case .vocabulary(let words): words.words.inWords
    case .country: "a country's code of ISO 3166-1, as LY or LBY"
    case .date: "a date of EDTF, as 2014, 2014-05 or 2014-05-16"
    case .day: "a day, as 2014-05-16"
    case .timestamp: "a moment, as 2014-05-16T10:00:00Z"
    case .url: "an address that begins with http:// or https://"
    case .identifier, .reference, .citation: "an id, of letters, digits and . _ : -"
    default: nil
    }
  }
}

extension [String] {
  /// `a, b or c`
  var inWords: String { count < 2 ? first ?? "" : dropLast().joined(separator: ", ") + " or " + last! }
}

extension FindingCode {
  /// Whether it says that a value is none that its column takes, so that what the column takes belongs beside it.
  var isAboutWhatIsTaken: Bool {
    switch self {
    case .missingValue, .notAnInteger, .notADecimal, .outOfRange, .notInVocabulary, .badIdentifier,
      .reservedIdentifier, .identifierTooLong, .badURL, .badLanguage, .badCountry, .badTimestamp, .badPair,
      .badCitation, .badLink, .notADate, .noSuchDay, .endBeforeStart, .oldDraftDate, .notADay, .serialDay,
      .noDatePrecision, .noStatement, .unknownWord, .otherSubtype,
      .unfitValue:
      true
    default: false
    }
  }
}

/// What is said of a finding: in the terms of the file that its record is from, or in the register's.
struct FindingWords {
  /// What the column is called.
  let field: String
  /// What was expected, or counted; empty for most.
  var evidence = ""
  /// What to do about it, where the file's terms say it.
  var hint: String?

  /// The sentence about it that `entry` has for the column, and the evidence.
  func message(_ entry: FindingCode.Entry) -> String {
    FindingWords.sentence(entry, field, evidence, isOfFile: hint != nil)
  }

  static func sentence(
    _ entry: FindingCode.Entry, _ field: String, _ evidence: String, in export: String = "", isOfFile: Bool
  ) -> String {
    // a name may be a key that a file made up
    let sentence = entry.message(about: TerminalText.safe(field), in: export, isOfFile: isOfFile)
    return evidence.isEmpty ? sentence : "\(sentence): \(evidence)"
  }
}

extension RecordBatch {
  /// The file's column that a finding is about which names `source`, or none (-1); -1 where it is of none.
  func source(_ column: Int, _ source: Int16) -> Int {
    source >= 0 ? Int(source) : column >= 0 && column < origins.count ? Int(origins[column]) : -1
  }

  /// What is said of a finding with `code` on the register's `column` (-1: the record), or on the file's column `source`
  /// that this is made from. `place` is where it stands, for what is told of a byte.
  borrowing func words(
    _ code: FindingCode, _ row: Int, _ column: Int, _ source: Int, _ place: LineCounter.Place?
  ) -> FindingWords {
    let definition = column < 0 ? nil : schema.columns[column]
    var words = FindingWords(field: terms?.name(source, definition) ?? definition?.name ?? "")
    let ofRegister = column < 0 ? nil : schema.takes[column]
    if let terms {
      let kinds = code == .otherSubtype ? terms.kinds[self[row, EventColumns.type].text] : nil
      if code.isAboutWhatIsTaken, let takes = kinds ?? terms.takes(source, definition) ?? ofRegister {
        words.evidence = "it takes \(takes)"
        if code.entry.severity == .error { words.hint = terms.hint(definition) }
      }
    } else if code == .outOfRange || code == .notInVocabulary, let takes = ofRegister {
      words.evidence = "it takes \(takes)"
    }
    if code == .notUTF8, let place { words.evidence = evidence(ofByte: row, place) }
    if code == .oldDraftDate, words.hint == nil, column >= 0, let form = DraftForm(of: self[row, column]) {
      words.evidence = form.advice
    }
    return words
  }

  /// Which byte of a record is no text, and where in the file it stands.
  private borrowing func evidence(ofByte row: Int, _ place: LineCounter.Place) -> String {
    if let undecodable { return undecodable.words(UndecodableBytes.Place(line: place.line, column: place.column)) }
    let original = original(row)
    guard let offset = offset(row, place.offset), place.offset < original.count else { return "" }
    return UndecodableBytes.words(byte: original[place.offset], at: offset)
  }
}
