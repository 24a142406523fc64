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

  /// What no language says between accounts or of a claim, in the briefing's own voice.
  private static let banned: [String: [String]] = [
    "en": [
      "but", "however", "despite", "although", "nevertheless", "yet", "revealed", "admitted", "claimed", "alleged",
      "allegedly", "contradicts", "contradicted", "confessed", "exposed", "insisted", "regime", "terrorists",
      "so called",
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

  @Test(arguments: languages) func `says nothing in its own voice that judges or weighs`(_ language: String) throws {
    let banned = try #require(Self.banned[language])
    let texts = try phrases(language).texts.map { Self.spaced($0) }
    for word in banned { #expect(texts.filter { $0.contains(" \(word) ") } == [], "\(word)") }

    let edited = try Edited([SharedData.sample], 1, 1 << 20, [MarkdownExporter([language])])
    let own = edited.text("markdown/briefing.md")
      .replacing(#/[“«][^”»]*[”»]/#, with: "").replacing(#/\\\[.*?\\\]/#, with: "")
    let spaced = Self.spaced(own)
    for word in banned { #expect(!spaced.contains(" \(word) "), "\(word)") }
  }

  /// Every sentence that comes from a claim: who, where, when, or that this is not given.
  @Test(arguments: languages) func `names speaker, medium and date with every claim`(_ language: String) throws {
    let phrases = try phrases(language)
    let edited = try Edited([SharedData.sample], 1, 1 << 20, [MarkdownExporter([phrases.language])])
    let register = edited.outcome.edition.register
    let lines = edited.text("markdown/briefing.md").split(separator: "\n").map(String.init)
    let briefing = Set(lines)
    #expect(!briefing.isEmpty)
    for claim in register.claims {
      // its own id closes a sentence, or the marks in a row
      let id = phrases.code(claim.id).source
      let told = lines.filter { $0.hasPrefix("- ") && $0.hasSuffix(id) || $0.hasPrefix("| ") && $0.contains("\(id) |") }
      #expect(!told.isEmpty, "\(claim.id)")
      let name =
        register.sources.first { $0.id == claim.speaker }?.title
        ?? register.actors.first { $0.id == claim.speaker }?.name
      let medium = claim.medium.flatMap { medium in register.sources.first { $0.id == medium }?.title }
      let said = claim.said.map { phrases.date($0).source } ?? phrases(.dateNotGiven).source
      for line in told where line.contains(MarkdownText.escaped(claim.text)) || claim.kind == "label" {
        let speaker = name.map { MarkdownText.escaped($0) } ?? phrases(.unnamedSpeaker).source
        #expect(line.contains(speaker) && line.contains(said), "\(claim.id)")
        if claim.medium == nil { #expect(line.contains(phrases(.mediumNotGiven).source), "\(claim.id)") }
        if let medium, claim.medium != claim.speaker {
          #expect(line.contains(MarkdownText.escaped(medium)), "\(claim.id)")
        }
      }
    }
    // the accounts of the killings of 2013 and 2014 stand side by side
    let rows = lines.filter {
      $0.hasPrefix("| ") && ($0.contains("Islamist forces") || $0.contains("Foreign intelligence agents"))
    }
    #expect(rows.count >= 2 && rows[0].contains("Khalifa Haftar") && rows[0].contains("2014"))
    #expect(rows.contains { $0.contains("Muhammad al-Hijazi") && $0.contains("2019") })
  }

  @Test func `writes the sample register as it did`() throws {
    let exporter = MarkdownExporter(Phrases.languages)
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
    let edited = try Edited([SharedData.sample], 1, 1 << 20, [MarkdownExporter(["ar"])])
    let text = edited.text("markdown/briefing.md")
    let opened = text.unicodeScalars.count { ["\u{2066}", "\u{2068}"].contains($0) }
    #expect(opened == text.unicodeScalars.count { $0 == "\u{2069}" } && opened > 100)
    #expect(text.contains("dir: \"rtl\"") && text.contains("lang: \"ar\""))
  }
}

@Suite(.enabled(if: SharedData.has("ucdp-ged/ged191.csv"), "UCDP GED is not on this machine"))
struct `The briefing of UCDP GED for 2017` {
  private static let ged = SharedData.path("ucdp-ged/ged191.csv")

  private func pass(_ exporters: [any Exporter], threads: Int = 2) throws -> (RegisterPass.Outcome, [String: [UInt8]]) {
    let folder = MemoryFolder()
    let order = RegisterPass.Order(
      inputs: [InputRequest(Self.ged)], exports: exporters.map { Export($0) }, asOf: 20_781, title: "GED 2017",
      runID: "test", period: try PeriodRequest("2017"), threads: threads)
    let outcome = try RegisterPass(order).run(into: folder)
    return (outcome, folder.sinks.mapValues(\.bytes))
  }

  /// Counted from the raw file, without anything of ours: a date's uncertainty (days, a month, a year) never leaves the
  /// years of its first and last day.
  @Test func `has the figures of the raw file`() throws {
    let rows = CSVText.rows(try #require(SharedData.bytes(Self.ged)))
    func years(_ row: [String: String]) -> (Int, Int) {
      (Int(row["date_start"]!.prefix(4))!, Int(row["date_end"]!.prefix(4))!)
    }
    func sum(_ rows: [[String: String]], _ column: String) -> Int { rows.reduce(0) { $0 + Int($1[column]!)! } }
    let (outcome, _) = try pass([MarkdownExporter()])
    let figures = outcome.edition.figures
    #expect(figures.period.takes == .period)
    for (year, scope) in [(2017, figures.chosen), (2016, try #require(figures.before))] {
      let certain = rows.filter { years($0) == (year, year) }
      let possible = rows.filter { years($0) != (year, year) && years($0).0 <= year && years($0).1 >= year }
      #expect(!certain.isEmpty)
      #expect(scope.certain.events == certain.count && scope.possible.events == possible.count)
      #expect(scope.certain.deathsLow.total == sum(certain, "low"))
      #expect(scope.certain.deathsBest.total == sum(certain, "best"))
      #expect(scope.certain.deathsHigh.total == sum(certain, "high"))
      #expect(scope.certain.deathsCivilians.total == sum(certain, "deaths_civilians"))
      let regions = Dictionary(grouping: certain) { "\($0["country"]!)|\($0["adm_1"]!)" }
      #expect(
        scope.regions.filter { $0.tally.events > 0 }.map(\.tally.events).sorted() == regions.map(\.value.count).sorted()
      )
      #expect(
        scope.regions.filter { $0.tally.events > 0 }.map(\.tally.deathsBest.total).sorted()
          == regions.map { sum($0.value, "best") }.sorted())
      let sides = Set(certain.flatMap { [$0["side_a_new_id"]!, $0["side_b_new_id"]!] })
      let expected = sides.map { side in
        certain.count { $0["side_a_new_id"] == side || $0["side_b_new_id"] == side }
      }
      #expect(scope.participants.map(\.tally.events).filter { $0 > 0 }.sorted() == expected.sorted())
    }
    let months = Dictionary(uniqueKeysWithValues: figures.months.map { ($0.key, $0.tally) })
    for month in 1...12 {
      let prefix = month < 10 ? "2017-0\(month)" : "2017-\(month)"
      // a month or year as precision reaches beyond the days that are given
      let certain = rows.filter {
        $0["date_start"]!.hasPrefix(prefix) && $0["date_end"]!.hasPrefix(prefix) && $0["date_prec"] != "5"
      }
      #expect(months[Month(ordinal: 2017 * 12 + month - 1)]?.events ?? 0 == certain.count, "\(prefix)")
    }
  }

  @Test func `is a few pages, the same bytes every time, in three languages`() throws {
    let exporter = MarkdownExporter(Phrases.languages)
    let (_, files) = try pass([exporter])
    let (_, again) = try pass([exporter], threads: 1)
    #expect(files.filter { $0.key.hasPrefix("markdown/") } == again.filter { $0.key.hasPrefix("markdown/") })
    #expect(files["markdown/briefing.en.md"]!.count < 150_000)
    let golden = files.filter { $0.key.hasPrefix("markdown/") }.map {
      (String($0.key.dropFirst("markdown/".count)), $0.value)
    }
    Golden.expect(Dictionary(uniqueKeysWithValues: golden), in: "briefing/ged-2017")
  }
}

@Suite struct `A period` {
  private func days(_ text: String, asOf: String = "2026-11-24") throws -> String {
    let period = try PeriodRequest(text).period(asOf: try #require(try EventDate(asOf).bounds.firstDay))
    func day(_ day: Int32) -> String { Calendar.isoText(ofDay: Int64(day)) }
    let before = period.before.map { "\(day($0.lowerBound))/\(day($0.upperBound))" } ?? "none"
    return period.takes == .everything ? "all" : "\(day(period.first))/\(day(period.last)) before \(before)"
  }

  @Test(arguments: [
    ("7d", "2026-11-18/2026-11-24 before 2026-11-11/2026-11-17"),
    ("1d", "2026-11-24/2026-11-24 before 2026-11-23/2026-11-23"),
    ("1m", "2026-10-25/2026-11-24 before 2026-09-25/2026-10-24"),
    ("12m", "2025-11-25/2026-11-24 before 2024-11-25/2025-11-24"),
    ("all", "all"), ("2017", "2017-01-01/2017-12-31 before 2016-01-01/2016-12-31"),
    ("2016-02", "2016-02-01/2016-02-29 before 2016-01-01/2016-01-31"),
    ("2017/2018", "2017-01-01/2018-12-31 before 2015-01-01/2016-12-31"),
    ("2017-33", "2017-01-01/2017-03-31 before 2016-10-01/2016-12-31"),
    ("2017-05-03/2017-05-16", "2017-05-03/2017-05-16 before 2017-04-19/2017-05-02"),
    ("2026-11-20/..", "2026-11-20/2026-11-24 before 2026-11-15/2026-11-19"),
  ]) func `is what was asked for, and the one before as long`(_ text: String, _ expected: String) throws {
    #expect(try days(text) == expected)
  }

  @Test(arguments: [
    "", "7", "d", "0d", "-7d", "7w", "1.5m", "99999999999d", "week", "ALL", "2017?", "2017~", "201X", "2017-XX", "XXXX",
    "[2016,2017]", "{2016,2017}", "2017/", "/2017", "../..", "2017-13", "2018/2017", "2017-05-16T10:00:00Z", "Y17E8S2",
  ]) func `is nothing else`(_ text: String) {
    #expect(throws: PeriodFault.self) { try PeriodRequest(text) }
  }
}
