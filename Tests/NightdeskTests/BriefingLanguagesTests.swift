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
      (.parts, ["carried-out", "ordered", "behind", "involved"]),
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

  @Test(arguments: [
    ("2014", "in 2014", "en 2014", "في 2014"),
    ("2014-05", "in May 2014", "en mai 2014", "في مايو 2014"),
    ("2014-10", "in October 2014", "en octobre 2014", "في أكتوبر 2014"),
    ("2014-05-16", "on 16 May 2014", "le 16 mai 2014", "في 16 مايو 2014"),
    ("2014-05-01", "on 1 May 2014", "le 1er mai 2014", "في 1 مايو 2014"),
    ("2014?", "in 2014 (uncertain)", "en 2014 (incertain)", "في 2014 (غير مؤكد)"),
    ("2014~", "in 2014 (approximate)", "en 2014 (approximatif)", "في 2014 (تقريبي)"),
    (
      "2014%", "in 2014 (uncertain and approximate)",
      "en 2014 (incertain et approximatif)", "في 2014 (غير مؤكد وتقريبي)"
    ),
    ("2013/2014", "from 2013 to 2014", "de 2013 à 2014", "من 2013 إلى 2014"),
    (
      "2014-04/2014-10", "from April 2014 to October 2014",
      "d’avril 2014 à octobre 2014", "من أبريل 2014 إلى أكتوبر 2014"
    ),
    (
      "2014-04-01/2014-08-16", "from 1 April 2014 to 16 August 2014",
      "du 1er avril 2014 au 16 août 2014", "من 1 أبريل 2014 إلى 16 أغسطس 2014"
    ),
    (
      "2014-05-16/2014-06", "from 16 May 2014 to June 2014",
      "du 16 mai 2014 à juin 2014", "من 16 مايو 2014 إلى يونيو 2014"
    ),
    (
      "2014-21/2014-22", "from spring 2014 to summer 2014",
      "du printemps 2014 à l’été 2014", "من ربيع 2014 إلى صيف 2014"
    ),
    ("[2013..2014]", "some time between 2013 and 2014", "à un moment entre 2013 et 2014", "في وقت ما بين 2013 و2014"),
    (
      "[2014-05-01..2014-05-16]", "some time between 1 May 2014 and 16 May 2014",
      "à un moment entre le 1er mai 2014 et le 16 mai 2014", "في وقت ما بين 1 مايو 2014 و16 مايو 2014"
    ),
    ("[..2019]", "2019 or earlier", "2019 ou avant", "2019 أو قبل ذلك"),
    ("[2014-05-16..]", "16 May 2014 or later", "16 mai 2014 ou après", "16 مايو 2014 أو بعد ذلك"),
    (
      "2014-08/..", "from August 2014 on, still going on",
      "depuis août 2014, toujours en cours", "منذ أغسطس 2014 وما زال مستمرًا"
    ),
    (
      "2014-05-16/..", "from 16 May 2014 on, still going on",
      "depuis le 16 mai 2014, toujours en cours", "منذ 16 مايو 2014 وما زال مستمرًا"
    ),
    (
      "2014?/", "from 2014 (uncertain), end not known",
      "depuis 2014 (incertain), fin inconnue", "منذ 2014 (غير مؤكد)، والنهاية غير معروفة"
    ),
    (
      "2014-10-01/", "from 1 October 2014, end not known",
      "depuis le 1er octobre 2014, fin inconnue", "منذ 1 أكتوبر 2014، والنهاية غير معروفة"
    ),
    ("../2014", "up to 2014, without a start", "jusqu’en 2014, sans début", "حتى 2014، بلا بداية"),
    (
      "../2014-05-01", "up to 1 May 2014, without a start",
      "jusqu’au 1er mai 2014, sans début", "حتى 1 مايو 2014، بلا بداية"
    ),
    (
      "../2014-21", "up to spring 2014, without a start",
      "jusqu’au printemps 2014, sans début", "حتى ربيع 2014، بلا بداية"
    ),
    ("/2014", "up to 2014, start not known", "jusqu’en 2014, début inconnu", "حتى 2014، والبداية غير معروفة"),
    (
      "/2014-24", "up to winter 2014, start not known",
      "jusqu’à l’hiver 2014, début inconnu", "حتى شتاء 2014، والبداية غير معروفة"
    ),
    (
      "/2014-05-XX", "up to an unknown day of May 2014, start not known",
      "jusqu’à un jour inconnu de mai 2014, début inconnu", "حتى يوم غير معروف من مايو 2014، والبداية غير معروفة"
    ),
    (
      "{2013,2014}", "at each of these: 2013 / 2014",
      "à chacune de ces dates : 2013 / 2014", "في كل من هذه التواريخ: 2013 / 2014"
    ),
    (
      "[2013,2015..2016]", "at one of these: 2013 / 2015 to 2016",
      "à l’une de ces dates : 2013 / 2015 à 2016", "في أحد هذه التواريخ: 2013 / من 2015 إلى 2016"
    ),
    ("201X", "in a year from 2010 to 2019", "au cours d’une année de 2010 à 2019", "في سنة ما بين 2010 و2019"),
    ("XXXX", "date not known", "date inconnue", "التاريخ غير معروف"),
    ("XXXX-05", "in May of an unknown year", "en mai d’une année inconnue", "في مايو من سنة غير معروفة"),
    ("XXXX-05-16", "on 16 May of an unknown year", "le 16 mai d’une année inconnue", "في 16 مايو من سنة غير معروفة"),
    ("2014-XX", "in an unknown month of 2014", "au cours d’un mois inconnu de 2014", "في شهر غير معروف من 2014"),
    (
      "2014-1X", "in a month from October to December 2014",
      "au cours de l’un des mois d’octobre à décembre 2014", "في شهر ما بين أكتوبر وديسمبر 2014"
    ),
    (
      "201X-10", "in October of a year from 2010 to 2019",
      "en octobre d’une année de 2010 à 2019", "في أكتوبر من سنة ما بين 2010 و2019"
    ),
    ("2014-05-XX", "on an unknown day of May 2014", "un jour inconnu de mai 2014", "في يوم غير معروف من مايو 2014"),
    (
      "2014-08-XX/2014-09", "from an unknown day of August 2014 to September 2014",
      "d’un jour inconnu d’août 2014 à septembre 2014", "من يوم غير معروف من أغسطس 2014 إلى سبتمبر 2014"
    ),
    ("2014-05-0X", "on a day from 1 to 9 May 2014", "un jour du 1er au 9 mai 2014", "في يوم ما بين 1 و9 مايو 2014"),
    (
      "2014-05-1X", "on a day from 10 to 19 May 2014",
      "un jour du 10 au 19 mai 2014", "في يوم ما بين 10 و19 مايو 2014"
    ),
    (
      "2014-XX-16", "on day 16 of an unknown month of 2014",
      "le 16 d’un mois inconnu de 2014", "في اليوم 16 من شهر غير معروف من 2014"
    ),
    ("2014-XX-XX", "on an unknown day of 2014", "un jour inconnu de 2014", "في يوم غير معروف من 2014"),
    ("2014-21", "in spring 2014", "au printemps 2014", "في ربيع 2014"),
    ("2014-22", "in summer 2014", "à l’été 2014", "في صيف 2014"),
    ("2014-33", "in the first quarter of 2014", "au premier trimestre de 2014", "في الربع الأول من 2014"),
    (
      "2014-33/2014-34", "from the first quarter of 2014 to the second quarter of 2014",
      "du premier trimestre de 2014 au deuxième trimestre de 2014", "من الربع الأول من 2014 إلى الربع الثاني من 2014"
    ),
    ("2014-40", "in the first half of 2014", "au premier semestre de 2014", "في النصف الأول من 2014"),
    (
      "201X-05-16", "on 16 May of a year from 2010 to 2019",
      "le 16 mai d’une année de 2010 à 2019", "في 16 مايو من سنة ما بين 2010 و2019"
    ),
    (
      "1950S2", "about 1950 (a year from 1900 to 1999)",
      "en 1950 environ (une année de 1900 à 1999)", "نحو 1950 (سنة ما بين 1900 و1999)"
    ),
    (
      "1950S2/1960", "from about 1950 (a year from 1900 to 1999) to 1960",
      "de 1950 environ (une année de 1900 à 1999) à 1960", "من نحو 1950 (سنة ما بين 1900 و1999) إلى 1960"
    ),
    ("-0043", "in 44 BC", "en 44 av. J.-C.", "في 44 ق.م."),
    ("0000", "in 1 BC", "en 1 av. J.-C.", "في 1 ق.م."),
    ("Y17000", "in 17000", "en 17000", "في 17000"),
    (
      "2014-05-16T04:30:00Z", "on 16 May 2014, 04:30:00 UTC",
      "le 16 mai 2014, 04:30:00 UTC", "في 16 مايو 2014، الساعة 04:30:00 بالتوقيت العالمي المنسق"
    ),
    (
      "2014-05-16T04:30:00+02:00", "on 16 May 2014, 04:30:00 +02:00",
      "le 16 mai 2014, 04:30:00 +02:00", "في 16 مايو 2014، الساعة 04:30:00 +02:00"
    ),
    ("../..", "date not known", "date inconnue", "التاريخ غير معروف"),
  ])
  func `puts dates of every shape in words`(_ text: String, _ english: String, _ french: String, _ arabic: String)
    throws
  {
    let date = try EventDate(text)
    #expect(Phrases.all.map { $0.date(date).source } == [english, french, arabic])
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

  @Test(arguments: ["en", "fr", "ar"]) func `names languages as Unicode's locale data do`(_ language: String) throws {
    let phrases = try phrases(language)
    let locale = Locale(identifier: language)
    var number = 0
    for code in Locale.LanguageCode.isoLanguageCodes.map(\.identifier) where code.count == 2 {
      let name = locale.localizedString(forLanguageCode: code)
      guard name != code else { continue }
      number += 1
      #expect(phrases.language(code).source == name, "\(code)")
    }
    #expect(number > 150)
    #expect(Phrases.english.language("pt-BR").source == "Portuguese (`pt-BR`)")
    #expect(Phrases.english.language("qaa").source == "`qaa`")
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
