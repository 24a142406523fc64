/// What one value of a column may be, under the name that it has in the XSD and the JSON Schema.
///
/// Columns that take the same values share a type. A type never refuses what the checks accept; where a rule is more
/// than a pattern can say (dates, references), the checks are stricter.
struct ValueType {
  /// The name: `identifier`, `eventType`, `integer1To6`.
  let name: String
  /// One line of documentation.
  let summary: String
  /// What the values look like.
  let form: Form

  /// What the values of a type look like.
  enum Form {
    /// Text that is not empty.
    case text
    /// Text that matches a regular expression as a whole. The expression keeps to what XML Schema, ECMAScript and
    /// Python understand alike, and has no alternatives outside of brackets.
    case pattern(String, longest: Int? = nil)
    case words([String])
    case integer(ClosedRange<Int64>)
    case decimal(ClosedRange<Double>)
    /// A calendar day without an offset.
    case day
    /// A moment with an offset.
    case moment
  }

  /// The type of the values of `column`, a column of `schema`.
  init(_ column: Column, of schema: RecordSchema) {
    let identifier = "[A-Za-z0-9._:\\-]+"
    switch column.kind {
    case .identifier:
      name = "identifier"
      summary = "an id: A-Z a-z 0-9 . _ : -, at most 200 characters; unnamed and withheld are reserved"
      form = .pattern(identifier, longest: 200)
    case .text:
      name = "text"
      summary = "text, never empty: what is not known is left out"
      form = .text
    case .integer(let range):
      let isOpen = range.upperBound == .max
      name = isOpen ? "integerFrom\(range.lowerBound)" : "integer\(range.lowerBound)To\(range.upperBound)"
      summary = column.kind.wording
      form = .integer(range)
    case .decimal(let range):
      name = "decimal\(range.lowerBound.shortest)To\(range.upperBound.shortest)"
      summary = column.kind.wording + "; digits and a point, no exponent"
      form = .decimal(range)
    case .date:
      name = "date"
      summary =
        "an EDTF date (ISO 8601-2): 2014, 2014-05, 2014-05-16, 2014~, 2013/2014, [2013..2014], 2014-05/..; the "
        + "pattern only keeps out what cannot be one"
      form = .pattern("[0-9XYESTZ:+.,?~%/{}\\[\\]\\- ]+")
    case .day:
      name = "day"
      summary = "a calendar day without an offset: 2014-05-16"
      form = .day
    case .timestamp:
      name = "timestamp"
      summary = "a moment with an offset (RFC 3339): 2014-05-16T10:00:00Z"
      form = .moment
    case .vocabulary(let vocabulary):
      name = column.typeName(of: schema)
      summary = "a word of the list of \(schema.ownership(of: column))"
      form = .words(vocabulary.words)
    case .reference:
      name = "reference"
      summary = "the id of a record, a word with a meaning of its own, or withheld"
      form = .pattern(identifier, longest: 200)
    case .citation:
      name = "citation"
      summary = "source-id, or source-id#locator: where it stands in the source"
      form = .pattern(identifier + "(#[\\s\\S]+)?")
    case .link(let vocabulary, _):
      name = column.typeName(of: schema)
      summary = column.kind.wording
      let words = vocabulary.words.map { $0.escapedForPattern }.joined(separator: "|")
      form = .pattern("(\(words))=" + identifier)
    case .pair:
      name = "pair"
      summary = "name=value"
      form = .pattern("[^=]+=[\\s\\S]*")
    case .country:
      name = "country"
      summary = "an ISO 3166-1 code, alpha-2 or alpha-3, or XKX for Kosovo"
      form = .pattern("[A-Z]{2,3}")
    case .url:
      name = "url"
      summary = "a web address: http or https"
      form = .pattern("[Hh][Tt][Tt][Pp][Ss]?://\\S+")
    case .language:
      name = "language"
      summary = "a language tag (BCP 47): en, ar-LY"
      form = .pattern("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
    case .digest:
      name = "digest"
      summary = "a SHA-256 digest: 64 hexadecimal digits, lower case"
      form = .pattern("[0-9a-f]{64}")
    }
  }

  /// The types that the columns of `tables` need, each once, in the order of the columns.
  static func all(of tables: [Table]) -> [ValueType] {
    var types: [ValueType] = []
    for table in tables {
      for column in table.schema.columns {
        let type = ValueType(column, of: table.schema)
        if !types.contains(where: { $0.name == type.name }) { types.append(type) }
      }
    }
    return types
  }
}

extension RecordSchema {
  /// `event, type`: whose column it is, for those who read a list of words alone.
  fileprivate func ownership(of column: Column) -> String {
    column.isShared ? "`\(column.name)`" : "`\(column.name)` of \(record.withArticle)"
  }
}

extension Column {
  /// Whether columns of this name in several records take the same list of words.
  fileprivate var isShared: Bool {
    guard case .vocabulary(let vocabulary) = kind else { return false }
    let users = RegisterSchema.all.count { schema in
      schema.columns.contains { other in
        guard case .vocabulary(let others) = other.kind else { return false }
        return other.name == name && others.words == vocabulary.words
      }
    }
    return users > 1
  }

  /// The name of a type made for this column: `marking` where several records have it, else `eventType`.
  fileprivate func typeName(of schema: RecordSchema) -> String {
    isShared ? name.camelCased : schema.record + ("_" + name).camelCased
  }
}

extension String {
  /// The name with each letter behind an underscore made a capital: `place_precision` becomes `placePrecision`.
  var camelCased: String {
    let parts = split(separator: "_", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts[0])) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
  }

  /// `an event`, `a claim`.
  var withArticle: String {
    guard let first, "aeiou".contains(first) else { return "a " + self }
    return "an " + self
  }

  /// The word as part of a pattern.
  fileprivate var escapedForPattern: String {
    reduce(into: "") { pattern, character in
      if !character.isLetter, !character.isNumber, character != "-" { pattern += "\\" }
      pattern.append(character)
    }
  }
}

extension Double {
  /// The number in its fewest digits: `90`, `0.5`.
  var shortest: String { Int64(exactly: self).map { String($0) } ?? description }
}
