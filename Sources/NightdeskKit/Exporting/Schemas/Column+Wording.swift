extension Column.Kind {
  /// What one value is, in words: `an EDTF date`, `the id of an actor`, `one of: yes, no`.
  var wording: String { wording { $0 } }

  /// What one value is, with each word that is typed exactly so passed through `literal`.
  func wording(_ literal: (String) -> String) -> String {
    switch self {
    case .identifier: "an id"
    case .text: "text"
    case .integer(let range):
      range.upperBound == .max
        ? "a whole number, \(range.lowerBound) or more"
        : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .decimal(let range):
      "a decimal number from \(range.lowerBound.shortest) to \(range.upperBound.shortest)"
    case .date: "an EDTF date"
    case .day: "a calendar day"
    case .timestamp: "a moment with an offset"
    case .vocabulary(let vocabulary): "one of: " + list(vocabulary.words.map(literal))
    case .reference(let tables, let words):
      "the id of "
        + alternatives(tables.enumerated().map { $0.offset == 0 ? $0.element.record.withArticle : $0.element.record })
        + (words.map { ($0.words.count == 1 ? ", or " : ", or one of: ") + list($0.words.map(literal)) } ?? "")
    case .citation: "a citation"
    case .link(let vocabulary, let table):
      "a word, " + literal("=") + " and the id of \(table.record.withArticle); one of: "
        + list(vocabulary.words.map(literal))
    case .pair: literal("name=value")
    case .country: "a country code"
    case .url: "a web address"
    case .language: "a language tag"
    case .digest: "64 hexadecimal digits"
    }
  }

  private func list(_ words: [String]) -> String { words.joined(separator: ", ") }

  private func alternatives(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.joined() }
    return list(words.dropLast()) + " or " + last
  }
}

extension Table {
  /// The name of one record (`event`).
  fileprivate var record: String { schema.record }
}

extension Column {
  /// The summary as a sentence with its capital, and what a reader of a schema must know besides.
  var documentation: String {
    var text = summary.asSentence
    if role == .computed { text += " Computed: ignored when read." }
    if case .reference = kind { text += " " + ((isList ? "each: " : "") + kind.wording).asSentence }
    return text
  }
}

extension String {
  /// With a capital and a full stop.
  fileprivate var asSentence: String { prefix(1).uppercased() + dropFirst() + "." }
}
