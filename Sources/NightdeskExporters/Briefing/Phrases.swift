internal import NightdeskKit

/// Every fixed phrase of a briefing in one language. A claim's text is never among them: it is printed as it stands.
///
/// A phrase is Markdown of one line. `{name}` is a place that the briefing fills. A phrase that counts has its forms
/// separated by ` || `, the one for each number chosen by ``form``. Another language is another value: it has every key
/// with the same places, in whatever order its grammar wants.
package struct Phrases: Sendable {
  /// The language, BCP 47.
  package let language: String
  /// Which of a phrase's forms goes with a number.
  private let form: @Sendable (Int) -> Int
  /// What becomes of two words that meet, in dates.
  private let contractions: [(apart: String, together: String)]
  private let templates: [Phrase: [Template]]
  private let words: [WordList: [String: String]]

  /// The phrases of `language`. Each key must be there.
  package init(
    language: String, form: @escaping @Sendable (Int) -> Int, phrases: [Phrase: String],
    words: [WordList: [String: String]], contractions: [(apart: String, together: String)] = []
  ) {
    self.language = language
    self.form = form
    self.contractions = contractions
    self.words = words
    templates = phrases.mapValues { text in
      text.split(separator: " || ").map { Template(String($0)) }
    }
    for key in Phrase.allCases { precondition(templates[key] != nil, "no phrase for \(key)") }
  }

  /// The languages that there are, BCP 47, each with what makes its phrases: made when something is written in it.
  private static let made: [(language: String, phrases: @Sendable () -> Phrases)] = [
    ("en", { english }), ("fr", { french }), ("ar", { arabic }),
  ]

  /// The languages that there are, BCP 47.
  package static let languages = made.map(\.language)

  /// The phrases of all languages.
  package static var all: [Phrases] { made.map { $0.phrases() } }

  /// The phrases of these languages.
  static func asked(_ languages: [String]) -> [Phrases] {
    languages.compactMap { language in made.first { $0.language == language }?.phrases() }
  }

  /// The country of an ISO 3166 code by its name; the code where it is none.
  package func country(_ code: String) -> Markdown {
    guard let english = Countries.name(ofCode: code) else { return self.code(code) }
    guard let names = CountryNames.byLanguage[language] else { return text(english) }
    return names[Countries.alpha2(ofCode: code) ?? ""].map { Markdown(trusted: $0) } ?? text(english)
  }

  // MARK: What is not a phrase

  /// Whether the language is written from right to left.
  var isRightToLeft: Bool { language == "ar" }

  /// A record's text, escaped; set apart where it runs against the direction of the language.
  package func text(_ text: String) -> Markdown {
    guard isRightToLeft else { return Markdown(text) }
    let escaped = MarkdownText.escaped(text)
    return Markdown(trusted: MarkdownText.isLeftToRight(text) ? "\u{2068}\(escaped)\u{2069}" : escaped)
  }

  /// An id, a key or a file, in code; it runs from left to right in every language.
  package func code(_ text: String) -> Markdown { fromLeft(.code(text)) }

  /// An address as a link, or as code.
  func address(_ url: String) -> Markdown { fromLeft(.address(url)) }

  private func fromLeft(_ markdown: Markdown) -> Markdown {
    isRightToLeft ? Markdown(trusted: "\u{2066}\(markdown.source)\u{2069}") : markdown
  }

  /// A month of a year.
  func month(_ month: Month) -> Markdown {
    self(.dateMonth, ["month": word(String(month.month), of: .months), "year": Markdown(month.year)])
  }

  /// Dates that lie in no single year.
  func dates(_ apart: DateApart) -> Markdown {
    switch apart {
    case .longer: self(.datesLonger, ["years": Markdown(DateApart.years)])
    case .before: self(.datesBefore)
    case .after: self(.datesAfter)
    case .open: self(.datesOpen)
    }
  }

  /// The phrase for `key`, which has no places.
  package func callAsFunction(_ key: Phrase) -> Markdown { self(key, [:]) }

  /// The phrase for `key`, filled.
  package func callAsFunction(_ key: Phrase, _ values: KeyValuePairs<String, Markdown>) -> Markdown {
    Markdown(trusted: templates[key]![0].filled(values))
  }

  /// The phrase for `key` in the form that goes with `number`, which stands at `{n}`.
  package func callAsFunction(_ key: Phrase, _ number: Int, _ values: KeyValuePairs<String, Markdown> = [:]) -> Markdown
  {
    let forms = templates[key]!
    return Markdown(trusted: forms[min(form(number), forms.count - 1)].filled(values, number))
  }

  /// A vocabulary's word in this language. A word that the list does not have is printed as it is: in English with
  /// spaces for its hyphens, in other languages as code.
  package func word(_ word: String, of list: WordList) -> Markdown {
    if let phrase = words[list]?[word] { return Markdown(trusted: phrase) }
    return language == "en" ? key(word) : code(word)
  }

  /// Whether the language has a word of its own for `word`.
  package func has(_ word: String, in list: WordList) -> Bool { words[list]?[word] != nil }

  /// A language by its name, for the tag of BCP 47 that `code` is; the code where it has more than the language, or
  /// none that has a name here.
  package func language(_ code: String) -> Markdown {
    let tag = code.lowercased().split(separator: "-", maxSplits: 1).map(String.init)
    guard let name = LanguageNames.byLanguage[language]?[tag.first ?? ""] else { return self.code(code) }
    let named = Markdown(trusted: name)
    return tag.count == 1 ? named : self(.withDetail, ["what": named, "detail": self.code(code)])
  }

  /// A date's words as they are where they meet.
  func contracted(_ words: Markdown) -> Markdown {
    guard !contractions.isEmpty else { return words }
    return Markdown(
      trusted: contractions.reduce(words.source) { text, pair in
        let text = text.replacing(" " + pair.apart, with: " " + pair.together)
        return text.hasPrefix(pair.apart) ? pair.together + text.dropFirst(pair.apart.count) : text
      })
  }

  /// The number of a day of a month, as the language writes it.
  func dayNumber(_ day: Int64) -> Markdown {
    words[.days]?[String(day)].map { Markdown(trusted: $0) } ?? Markdown(Int(day))
  }

  /// A short key such as `cover-for-launch`, readable.
  func key(_ key: String) -> Markdown {
    let isKey = key.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
    return Markdown(isKey ? String(key.map { $0 == "-" ? " " : $0 }) : key)
  }

  /// `items` as `a, b and c`.
  func list(_ items: [Markdown]) -> Markdown {
    guard let last = items.last, items.count > 1 else { return items.first ?? .nothing }
    return self(.listEnd, ["items": joined(items.dropLast(), .listBetween), "last": last])
  }

  /// `items` with the phrase `separator` between them; empty ones are left out.
  func joined(_ items: some Sequence<Markdown>, _ separator: Phrase) -> Markdown {
    Markdown(trusted: items.filter { !$0.isEmpty }.map(\.source).joined(separator: self(separator).source))
  }

  /// `sentences` behind each other, each closed unless its own words close it.
  package func sentences(_ sentences: [Markdown]) -> Markdown {
    let end = self(.sentenceEnd).source
    let closed = sentences.filter { !$0.isEmpty }.map { sentence in
      // a text that is set apart ends with the mark of that
      let last = sentence.source.last { $0 != "\u{2069}" }
      return last.map { ".!?…؟".contains($0) } ?? false ? sentence.source : sentence.source + end
    }
    return Markdown(trusted: closed.joined(separator: " "))
  }

  /// For each key: the places of each of its forms.
  package var places: [(phrase: Phrase, places: [[String]])] {
    Phrase.allCases.map { key in (key, templates[key]!.map(\.places)) }
  }

  /// For each key: the text of its forms without the places, and every word.
  package var texts: [String] {
    Phrase.allCases.flatMap { templates[$0]!.map(\.text) }
      + WordList.allCases.flatMap { (words[$0] ?? [:]).values.sorted() }
  }
}

/// The lists of words that a briefing puts into its language.
package enum WordList: String, Sendable, CaseIterable, Hashable {
  case sourceKinds, actorKinds, relationKinds, eventTypes, scopes, statuses, claimKinds, stances, severities, tables
  /// Where a claim was said, in a sentence, where only the kind of the medium is known.
  case media
  /// What a claim of a kind is about, where accounts differ.
  case matters
  /// The part that somebody is said to have had.
  case parts
  /// Crimes that somebody is accused of.
  case crimes
  /// How exact a place is, by UCDP's where_prec.
  case precisions
  /// Days of a month that are written in another way than as a number.
  case days
  /// Months 1 to 12.
  case months
  /// Parts of the year, by their EDTF numbers.
  case seasons
}

/// A phrase cut at its places.
private struct Template: Sendable {
  private enum Piece: Sendable {
    case text(String)
    case place(String)
  }
  private var pieces: [Piece] = []

  init(_ source: String) {
    var rest = Substring(source)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(.text(String(rest[..<open])))
      pieces.append(.place(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(.text(String(rest)))
  }

  var places: [String] {
    pieces.compactMap { piece in if case .place(let name) = piece { name } else { nil } }
  }

  var text: String {
    pieces.compactMap { piece in if case .text(let text) = piece { text } else { nil } }.joined(separator: " ")
  }

  func filled(_ values: KeyValuePairs<String, Markdown>, _ number: Int? = nil) -> String {
    var filled = ""
    for piece in pieces {
      switch piece {
      case .text(let text): filled += text
      case .place("n"):
        guard let number else { preconditionFailure("a phrase that counts got no number") }
        filled += String(number)
      case .place(let name):
        guard let value = values.first(where: { $0.key == name }) else { preconditionFailure("nothing for \(name)") }
        filled += value.value.source
      }
    }
    return filled
  }
}
