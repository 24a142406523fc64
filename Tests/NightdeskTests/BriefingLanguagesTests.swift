internal import Foundation
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

@Suite struct `A briefing in every language` {
  private static let languages = Phrases.languages

  private func phrases(_ language: String) throws -> Phrases {
    try #require(Phrases.all.first { $0.language == language })
  }

  @Test(arguments: languages) func `has every phrase with the places that English has`(_ language: String) throws {
    let english = Dictionary(uniqueKeysWithValues: Phrases.english.places.map { ($0.phrase, $0.places) })
    for (phrase, forms) in try phrases(language).places {
      let expected = Set(english[phrase]!.flatMap { $0 })
      let found = Set(forms.flatMap { $0 })
      // a language may leave the number out where it counts (Arabic: two events), not the rest
      #expect(found.subtracting(["n"]) == expected.subtracting(["n"]), "\(phrase)")
      if expected.contains("n") { #expect(found.contains("n"), "\(phrase)") }
    }
  }

  @Test(arguments: languages.filter { $0 != "en" })
  func `has a word for everything that a vocabulary holds`(_ language: String) throws {
    let phrases = try phrases(language)
    let lists: [(WordList, [String])] = [
      (.sourceKinds, Vocabularies.sourceKinds.words), (.actorKinds, Vocabularies.actorKinds.words),
      (.relationKinds, Vocabularies.relationKinds.words), (.eventTypes, Vocabularies.eventTypes.words),
      (.scopes, Vocabularies.scopes.words), (.statuses, Vocabularies.statuses.words),
      (.claimKinds, Vocabularies.claimKinds.words), (.matters, Vocabularies.claimKinds.words),
      (.stances, Vocabularies.stances.words), (.media, Vocabularies.sourceKinds.words),
      (.tables, Table.allCases.map(\.name)), (.severities, ["error", "warning", "info"]),
      (.parts, ["carried-out", "ordered", "behind", "involved"]), (.casualties, ["killed", "injured", "missing"]),
      (.months, (1...12).map(String.init)), (.seasons, (21...41).map(String.init)),
      (.precisions, (1...7).map(String.init)),
    ]
    for (list, words) in lists {
      for word in words { #expect(phrases.has(word, in: list), "\(list): \(word)") }
    }
  }

  @Test(arguments: languages)
  func `sets the accounts of the killings of 2013 and 2014 side by side`(_ language: String) throws {
    let edited = try Edited([SharedData.sample], 1, 1 << 20, [MarkdownExporter(languages: [language])])
    let rows = edited.text("markdown/briefing.md").split(separator: "\n").filter {
      $0.hasPrefix("| ") && ($0.contains("Islamist forces") || $0.contains("Foreign intelligence agents"))
    }
    #expect(rows.count >= 2 && rows[0].contains("Khalifa Haftar") && rows[0].contains("2014"))
    #expect(rows.contains { $0.contains("Muhammad al-Hijazi") && $0.contains("2019") })
  }

  @Test func `writes the sample register as it did`() throws {
    let exporter = MarkdownExporter(languages: Phrases.languages)
    let edited = try Edited([SharedData.sample], 2, 1 << 20, [exporter])
    let again = try Edited([SharedData.sample], 1, 4093, [exporter])
    #expect(
      edited.files.filter { $0.key.hasPrefix("markdown/") } == again.files.filter { $0.key.hasPrefix("markdown/") })
    let files = edited.files.filter { $0.key.hasPrefix("markdown/") }
      .map { (String($0.key.dropFirst("markdown/".count)), $0.value) }
    #expect(files.count == 15)
    Golden.expect(Dictionary(uniqueKeysWithValues: files), in: "briefing/dignity-operation")
  }

  @Test(arguments: ["fr", "ar"]) func `names countries as Unicode's locale data do`(_ language: String) throws {
    let phrases = try phrases(language)
    let locale = Locale(identifier: language)
    var number = 0
    for first in UInt8(ascii: "A")...UInt8(ascii: "Z") {
      for second in UInt8(ascii: "A")...UInt8(ascii: "Z") {
        let code = String(decoding: [first, second], as: UTF8.self)
        guard Countries.name(ofCode: code) != nil else { continue }
        number += 1
        #expect(phrases.country(code).source == locale.localizedString(forRegionCode: code), "\(code)")
      }
    }
    #expect(number == 250)
  }

  @Test func `counts as its language counts`() throws {
    let arabic = try phrases("ar")
    let counted = [0, 1, 2, 3, 10, 11, 99, 100, 103].map { arabic(.events, $0).source }
    #expect(
      counted == [
        "لا أحداث", "حدث واحد", "حدثان", "3 أحداث", "10 أحداث", "11 حدثًا", "99 حدثًا", "100 حدث", "103 أحداث",
      ])
    let french = try phrases("fr")
    #expect([0, 1, 2].map { french(.events, $0).source } == ["0 événement", "1 événement", "2 événements"])
    #expect(french.date(try EventDate("2014-05-01")).source == "le 1er mai 2014")
    #expect(french.date(try EventDate("2014-05-01/2014-05-16")).source == "du 1er mai 2014 au 16 mai 2014")
    #expect(french.date(try EventDate("2014-21")).source == "au printemps 2014")
    #expect(arabic.date(try EventDate("2014-05-16")).source == "في 16 مايو 2014")
  }

  @Test func `sets apart what runs in the other direction`() throws {
    let arabic = try phrases("ar")
    #expect(arabic.text("Khalifa Haftar").source == "\u{2068}Khalifa Haftar\u{2069}")
    #expect(arabic.text("خليفة حفتر").source == "خليفة حفتر")
    #expect(Phrases.english.text("خليفة حفتر").source == "\u{2068}خليفة حفتر\u{2069}")
    let edited = try Edited([SharedData.sample], 1, 1 << 20, [MarkdownExporter(languages: ["ar"])])
    let text = edited.text("markdown/briefing.md")
    let opened = text.unicodeScalars.count { ["\u{2066}", "\u{2068}"].contains($0) }
    #expect(opened == text.unicodeScalars.count { $0 == "\u{2069}" } && opened > 100)
    #expect(text.contains("dir: \"rtl\"") && text.contains("lang: \"ar\""))
    // a text that closes its sentence itself is not closed again
    let closed = arabic.sentences(["It burned.", "It burned", "هل احترق؟"].map { arabic.text($0) }).source
    #expect(closed == "\u{2068}It burned.\u{2069} \u{2068}It burned\u{2069}. هل احترق؟")
    #expect(!text.contains(".\u{2069}."))
  }
}
