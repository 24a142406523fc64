internal import Foundation
internal import NightdeskExporters
internal import NightdeskKit

/// A document of a briefing as a reader sees it, block by block, to be held against the register that it was made from.
struct ClaimWalk {
  /// The text of each table row, list item, heading and paragraph, without marks.
  let blocks: [String]
  let phrases: Phrases

  init(markdown: String, _ phrases: Phrases) {
    let body = markdown.components(separatedBy: "\n---\n").dropFirst().joined(separator: "\n---\n")
    self.init(body.split(separator: "\n").map { unescaped(String($0)) }, phrases)
  }

  init(html: String, _ phrases: Phrases) {
    let body = html.replacing(#/(?s)<(style|svg)\b.*?<\/\1>/#, with: "")
    let blocks = body.replacing(#/<(?:tr|li|p|h[1-6]|figcaption)\b/#) { "\u{1}" + String($0.output) }
      .split(separator: "\u{1}").map(String.init)
    self.init(
      blocks.map { block in
        // cells stand apart
        block.replacing(#/<\/t[dh]>/#, with: " | ").replacing(#/<[^>]*>/#, with: "").replacing("&lt;", with: "<")
          .replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
      }, phrases)
  }

  private init(_ blocks: [String], _ phrases: Phrases) {
    self.blocks = blocks.map { Self.bare($0) }
    self.phrases = phrases
  }

  /// Text without what joins, isolates or marks code.
  private static func bare(_ text: String) -> String {
    let marks: Set<Unicode.Scalar> = ["\u{2060}", "\u{2066}", "\u{2068}", "\u{2069}", "`"]
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !marks.contains($0) }))
  }

  /// The claims that no block tells, and those that some block tells without their speaker, medium or date.
  func unattributed(_ register: Register) -> [String] {
    let sources = Dictionary(register.sources.map { ($0.id, $0.title) }) { $1 }
    let actors = Dictionary(register.actors.map { ($0.id, $0.name) }) { $1 }
    func plain(_ text: String) -> String { Self.bare(MarkdownText.plain(text)) }
    func plain(_ phrase: Markdown) -> String { Self.bare(unescaped(phrase.source)) }
    func isAttributed(_ claim: Claim, in block: String) -> Bool {
      let speaker =
        switch claim.speaker {
        case "unnamed": plain(phrases(.unnamedSpeaker))
        case "withheld": plain(phrases(.withheldSpeaker))
        default: plain(sources[claim.speaker] ?? actors[claim.speaker] ?? claim.speaker)
        }
      let medium =
        switch claim.medium {
        case nil: plain(phrases(.mediumNotGiven))
        case "withheld": plain(phrases(.mediumWithheld))
        case claim.speaker: speaker
        case let medium?:
          sources[medium].map { plain($0) } ?? plain(phrases.word(medium, of: .media))
        }
      let isDated = claim.said?.bounds.isKnown == true
      let said = isDated ? plain(phrases.date(claim.said!)) : plain(phrases(.dateNotGiven))
      return [speaker, medium, said].allSatisfy { block.contains($0) }
    }
    var faults: [String] = []
    for claim in register.claims {
      let text = plain(claim.text)
      let twins = register.claims.filter { plain($0.text) == text }
      let told = blocks.filter { $0.contains(text) }
      if told.isEmpty { faults.append("\(claim.id) is not told") }
      for block in told where !twins.contains(where: { isAttributed($0, in: block) }) {
        faults.append("\(claim.id): \(block)")
      }
    }
    return faults
  }

  /// The words in the document's own voice that judge or weigh; what is quoted or in indirect speech is not its own.
  var judgingWords: [String] {
    let own = blocks.joined(separator: "\n").replacing(#/“[^”]*”|«[^»]*»|\[[^\]]*\]/#, with: "")
    return Self.judgingWords(in: own, phrases.language)
  }

  static func judgingWords(in text: String, _ language: String) -> [String] {
    let text = spaced(text)
    return (banned[language] ?? []).filter { text.contains(" \($0) ") }
  }

  /// What no language says between accounts or of a claim, in the briefing's own voice.
  static let banned: [String: [String]] = [
    "en": [
      "but", "however", "despite", "although", "nevertheless", "yet", "revealed", "admitted", "claimed", "alleged",
      "allegedly", "contradicts", "contradicted", "confessed", "exposed", "insisted", "regime", "terrorists",
      "so called", "reveal", "reveals", "admit", "admits", "claims that", "allege", "contradict", "terrorist",
    ],
    "fr": [
      "mais", "cependant", "toutefois", "pourtant", "néanmoins", "malgré", "bien que", "révélé", "avoué", "admis",
      "prétendu", "prétend", "allégué", "soi disant", "contredit", "reconnu", "régime", "terroristes", "affirmé",
    ],
    "ar": [
      "لكن", "ولكن", "غير أن", "إلا أن", "رغم", "بالرغم", "كشف", "اعترف", "أقر", "زعم", "يزعم", "ادعى", "يدعي",
      "المزعوم",
      "تناقض", "يناقض", "نظام", "إرهابيون", "إرهابيين", "فضح",
    ],
  ]

  private static func spaced(_ text: String) -> String {
    " "
      + text.lowercased().map {
        $0.isLetter || $0.unicodeScalars.contains { $0.properties.generalCategory == .nonspacingMark }
          ? String($0) : " "
      }
      .joined().split(separator: " ").joined(separator: " ") + " "
  }
}
