internal import Foundation
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing
internal import Yams

private typealias Cells = [String: String]

/// A small register, from which an edition is made as a run would make it.
private struct SmallRegister {
  var tables: [Table: [Cells]] = [:]
  var title = "Small register"
  var findings: [(code: FindingCode, severity: Severity, count: Int)] = []

  mutating func add(_ table: Table, _ cells: Cells...) { tables[table, default: []] += cells }

  func edition(asOf: String = "2026-11-22") throws -> Edition {
    let today = try #require(try EventDate(asOf).bounds.firstDay)
    var register = Register()
    var counts: [RecordCounts] = []
    let events = TableBatch(.events)
    for table in Table.allCases {
      let filled = table == .events ? events : TableBatch(table)
      let rows = tables[table] ?? []
      for cells in rows {
        let row = filled.batch.appendRecord(extent: 0..<0)
        for (name, text) in cells {
          filled.batch.composeField(row, table.schema.index(name)) { $0.append(text) }
        }
        filled.batch.accepted.append(Int32(row))
      }
      filled.batch.check(Checks.all(of: table, asOf: today))
      register.append(filled.batch)
      var count = RecordCounts(table)
      (count.read, count.accepted) = (rows.count, rows.count)
      counts.append(count)
    }
    let index = ClaimIndex(claims: register.claims, relations: register.relations)
    var counter = FigureCounter(
      period: Period(weekTo: today), index: index, places: PlaceRegions(register.places))
    counter.count(events.batch)
    return Edition(
      title: title, runID: "2026-11-22T000000Z", asOf: today, marking: "TLP:CLEAR", register: register,
      figures: counter.figures(), counts: counts, findings: findings)
  }

  func briefing(asOf: String = "2026-11-22") throws -> String { try Self.briefing(edition(asOf: asOf)) }

  static func briefing(_ edition: Edition) throws -> String {
    let folder = MemoryFolder()
    try MarkdownExporter().export(edition, into: folder)
    return String(decoding: try #require(folder.sinks["briefing.md"]).bytes, as: UTF8.self)
  }

  /// Every kind of claim, speaker, medium and date, and names that are trouble in Markdown.
  static let full: SmallRegister = {
    var register = SmallRegister()
    register.add(
      .sources,
      ["id": "paper", "title": "The *Paper* | No. 1", "kind": "news", "publisher": "P", "accessed": "2026-11-20"],
      ["id": "wire", "title": "Wire", "kind": "wire", "accessed": "2026-11-21", "url": "https://a.example/x?y=1&z=2"],
      ["id": "unsafe", "title": "Unsafe", "kind": "other", "accessed": "2026-11-21", "url": "https://u@a.example/`"],
      ["id": "talk", "title": "[Interview]", "kind": "interview", "publisher": "Channel", "published": "2019"])
    register.add(
      .actors, ["id": "ann", "name": "Ann *A*", "kind": "person", "country": "LBY", "citations": "paper"],
      ["id": "bob", "name": "بوب", "kind": "person", "aliases": "Bobby;B|B"],
      ["id": "army", "name": "1. Army", "kind": "state-force", "description": "A force.", "active": "2011/.."],
      ["id": "icc", "name": "Court", "kind": "court"])
    register.add(
      .relations,
      ["id": "r1", "subject": "bob", "kind": "member-of", "object": "army", "citations": "wire#p2", "role": "a|b"])
    register.add(.places, ["id": "town", "name": "Town", "kind": "settlement", "country": "LY", "admin1": "North"])
    register.add(
      .events,
      [
        "id": "e1", "when": "2026-11-20", "type": "battle", "title": "[Fight | at the *ford*]", "place": "town",
        "deaths_low": "3", "deaths_best": "5", "deaths_high": "9", "citations": "paper#p1;wire",
      ],
      [
        "id": "e2", "when": "[2013..2014]", "type": "assassination", "title": "[A killing]", "part_of": "s1",
        "citations": "paper", "targets": "ann",
      ],
      [
        "id": "s1", "when": "2013/2014", "type": "assassination", "title": "[Killings]", "scope": "series",
        "citations": "paper",
      ],
      ["id": "e3", "when": "XXXX", "type": "other", "title": "[Undated]", "status": "disputed", "citations": "unsafe"],
      [
        "id": "e4", "when": "2026-11", "type": "riot", "title": "Riot", "dataset": "UCDP GED", "country": "LBY",
        "deaths_best": "4", "reported_by": "Agency <x>",
      ])
    func claim(_ id: String, _ kind: String, _ speaker: String, _ cells: Cells) -> Cells {
      let basis = [
        "id": id, "kind": kind, "speaker": speaker, "about": "e1", "text": "Text of \(id).", "citations": "paper",
      ]
      return basis.merging(cells) { $1 }
    }
    register.add(
      .claims,
      claim(
        "c01", "responsibility", "ann",
        ["attributed_to": "army", "value": "carried-out", "said": "2019", "medium": "talk"]),
      claim(
        "c02", "responsibility", "bob",
        ["attributed_to": "ann", "speaker_role": "a #1 | witness", "said": "2014?"]),
      claim("c03", "denial", "army", ["attributed_to": "army", "medium": "broadcast", "said": "[..2019]"]),
      claim(
        "c04", "accusation", "icc",
        ["attributed_to": "army", "value": "war-crimes", "about": "army", "citations": "wire;paper"]),
      claim("c05", "charge", "icc", ["attributed_to": "bob", "value": "murder", "medium": "paper"]),
      claim("c06", "finding", "withheld", ["attributed_to": "bob", "medium": "withheld", "value": "guilty"]),
      claim("c07", "motive", "unnamed", ["attributed_to": "army", "value": "gain-ground"]),
      claim(
        "c08", "label", "paper",
        ["text": "rebels | thugs", "value": "rebels | thugs", "verbatim": "yes", "medium": "paper"]),
      claim("c09", "label", "ann", ["text": "heroes", "value": "heroes"]),
      claim("c10", "aim", "army", ["attributed_to": "army", "value": "peace", "about": "army", "said": "2014-05-16"]),
      claim("c11", "casualty-figure", "ann", ["value": "killed=12;injured=30..40;missing=5.."]),
      claim("c12", "casualty-figure", "bob", ["value": "killed=40", "stance_on": "c11", "stance": "denies"]),
      claim("c13", "occurrence", "ann", ["value": "no"]), claim("c14", "date", "ann", ["value": "2026-11"]),
      claim("c15", "place", "ann", ["value": "town"]), claim("c16", "comparison", "ann", ["about": "e1;e2"]),
      claim(
        "c17", "account", "ann",
        ["about": "c01;r1", "text": "<b>It</b> was [so](http://x.y).", "verbatim": "yes", "language": "ar"]),
      claim("c18", "account", "unnamed", ["text": "قال ذلك", "credibility": "2", "marking": "TLP:GREEN"]),
      claim("c19", "responsibility", "ann", ["about": "s1", "attributed_to": "icc"]),
      claim("c20", "responsibility", "bob", ["about": "s1", "attributed_to": "army", "said": "2020"]))
    return register
  }()
}

@Suite struct `A briefing` {
  @Test func `names speaker, medium and date wherever it tells a claim`() throws {
    let edition = try SmallRegister.full.edition()
    #expect(BriefingReview(try SmallRegister.briefing(edition), edition.register).unattributed == [])
  }

  @Test func `quotes only what is verbatim and marks all else as indirect speech`() throws {
    let edition = try SmallRegister.full.edition()
    let briefing = try SmallRegister.briefing(edition)
    for claim in edition.register.claims {
      let text = Markdown(claim.text).source
      let isQuoted = briefing.contains("“\(text)”")
      #expect(isQuoted == (claim.isVerbatim || claim.kind == "label"), "\(claim.id)")
      if claim.kind == "label" {
        #expect(briefing.contains("“\(text)” (indirect speech)") == !claim.isVerbatim)
      } else if !claim.isVerbatim {
        #expect(briefing.contains("in indirect speech: \\[\(text)\\]"), "\(claim.id)")
      }
    }
  }

  @Test func `says nothing in its own voice that judges`() throws {
    let edition = try SmallRegister.full.edition()
    #expect(BriefingReview(try SmallRegister.briefing(edition), edition.register).judgingWords == [])
    #expect(BriefingReview.judging(in: Phrases.english.texts.joined(separator: " ")) == [])
  }

  @Test func `defines every footnote that it uses and uses every one that it defines`() throws {
    let edition = try SmallRegister.full.edition()
    let review = BriefingReview(try SmallRegister.briefing(edition), edition.register)
    #expect(review.footnotesUsed == review.footnotesDefined)
    #expect(review.footnotesUsed.count { $0.hasPrefix("s") } == 3)
  }

  @Test func `has as many cells in each row of a table as in its head`() throws {
    let edition = try SmallRegister.full.edition()
    let review = BriefingReview(try SmallRegister.briefing(edition), edition.register)
    #expect(review.unevenTables == [])
  }

  @Test func `holds no HTML and links only to plain web addresses`() throws {
    let briefing = try SmallRegister.full.briefing()
    let tags = briefing.matches(of: #/<[^>]*>/#).map { String($0.output) }
    #expect(tags == ["<https://a.example/x?y=1&z=2>"])
  }

  @Test(.enabled(if: Renderer.isInstalled, "cmark-gfm is not installed"))
  func `renders as the tables, links and footnotes that were meant`() throws {
    let briefing = try SmallRegister.full.briefing()
    let body = try #require(briefing.ranges(of: "---\n").dropFirst().first).upperBound
    let html = try Renderer.html(String(briefing[body...]))
    let delimiterRows = briefing.split(separator: "\n").count { $0.hasPrefix("| ---") }
    #expect(html.ranges(of: "<table>").count == delimiterRows)
    let links = html.matches(of: #/href="([^"#][^"]*)"/#).map { String($0.output.1) }
    #expect(links == ["https://a.example/x?y=1&amp;z=2"])
    let definitions = briefing.split(separator: "\n").count { $0.hasPrefix("[^") }
    #expect(html.ranges(of: "<li id=\"fn-").count == definitions && definitions > 3)
    #expect(html.ranges(of: "<img").count == briefing.ranges(of: "![").count)
    for tag in ["<strong", "<del", "<input", "<b>", "<pre", "<hr"] { #expect(!html.contains(tag)) }
  }

  @Test func `has front matter of quoted scalars`() throws {
    var register = SmallRegister.full
    register.title = "A \"title\": *x* # y\n---\n\u{202E}"
    let briefing = try register.briefing()
    let parts = briefing.components(separatedBy: "---\n")
    let front = try #require(try Yams.load(yaml: parts[1]) as? [String: Any])
    #expect(front["title"] as? String == "A \"title\": *x* # y --- \\u{202E}")
    #expect(front["date"] as? String == "2026-11-22")
    #expect(front["lang"] as? String == "en")
    let nightdesk = try #require(front["nightdesk"] as? [String: Any])
    #expect(nightdesk["marking"] as? String == "TLP:CLEAR")
    #expect((nightdesk["records"] as? [String: String])?["claims"] == "20")
    #expect((nightdesk["period"] as? [String: String])?["first"] == "2026-11-16")
    for line in parts[1].split(separator: "\n") {
      #expect(line.contains(#/^ *[a-z-]+:( ".*")?$/#))
    }
  }

  @Test func `gives the answer on record or says that there is none`() throws {
    let briefing = try SmallRegister.full.briefing()
    let lines = briefing.split(separator: "\n")
    let answered = try #require(lines.first { $0.hasPrefix("| Ann") && $0.contains("1\\. Army") })
    #expect(answered.contains("denied that 1\\. Army bore responsibility"))
    #expect(answered.contains("Ann \\*A\\* | named 1\\. Army as responsible"))
    #expect(briefing.contains("no answer in this register"))
  }

  @Test func `sets contested accounts side by side in the order in which they were given`() throws {
    let briefing = try SmallRegister.full.briefing()
    let section = try #require(briefing.components(separatedBy: "\n### \\[Killings\\]\n").dropFirst().first)
    let rows = section.components(separatedBy: "\n## ")[0].split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.count == 4)
    #expect(rows[2].hasPrefix("| \u{2068}بوب\u{2069} | named 1\\. Army as responsible"))
    #expect(rows[2].contains("| medium not given | in 2020 `2020` |"))
    #expect(rows[3].hasPrefix("| Ann"))
    #expect(rows[3].contains("| date not given |"))
  }

  @Test func `gives ranges where numbers differ and says what is not known`() throws {
    let briefing = try SmallRegister.full.briefing()
    let title = "\\[Fight &#124; at the \\*ford\\*\\]"
    #expect(
      briefing.contains(
        "Deaths in \(title), on 20 November 2026: 3 to 40, taking all accounts together, as reported by"))
    #expect(briefing.contains("3 to 9 (best estimate 5) (given for 1 event) | best 4 (given for 1 event) | – |"))
    #expect(briefing.contains("killed 12, injured 30 to 40 and missing 5 or more"))
  }

  @Test func `prints rows of a dataset as coded by it`() throws {
    let briefing = try SmallRegister.full.briefing()
    #expect(briefing.contains("| coded by UCDP GED as riot; incident | best 4 | coded by UCDP GED; reporting named"))
  }

  @Test func `puts parts behind their whole and undated events last`() throws {
    let briefing = try SmallRegister.full.briefing()
    let timeline = briefing.components(separatedBy: "\n## ").first { $0.hasPrefix("Timeline") } ?? ""
    let titles = ["\\[Killings\\]", "\\[A killing\\]. Part of", "Riot", "\\[Fight", "\\[Undated\\]"]
    let places = try titles.map { try #require(timeline.firstRange(of: $0)).lowerBound }
    #expect(places == places.sorted())
  }

  @Test func `takes everything and says so where nothing fell in the period`() throws {
    let briefing = try SmallRegister.full.briefing(asOf: "2030-01-01")
    let period = "from 26 December 2029 to 1 January 2030"
    #expect(briefing.contains("Nothing in this register falls into the period \(period)."))
    #expect(!(try SmallRegister.full.briefing()).contains("Nothing in this register falls"))
  }

  @Test func `of an empty register is a document too`() throws {
    let briefing = try SmallRegister().briefing()
    #expect(briefing.contains("## Contested accounts\n\nAccounts differ of none of the events told here.\n"))
    #expect(briefing.contains("### Numbered sources\n\nNone in this register.\n"))
  }

  @Test func `tells so much of a large register and how much more there is`() throws {
    var register = SmallRegister.full
    for i in 0..<5000 {
      register.add(
        .claims,
        [
          "id": "x\(i)", "about": "e1", "kind": i % 2 == 0 ? "responsibility" : "account", "speaker": "ann",
          "attributed_to": i % 3 == 0 ? "army" : "bob", "text": "t\(i)", "citations": "paper",
        ])
    }
    register.findings = [(.missingValue, .error, 3)]
    let edition = try register.edition()
    let clock = ContinuousClock()
    var briefing = ""
    let duration = try clock.measure { briefing = try SmallRegister.briefing(edition) }
    #expect(duration < .seconds(20))
    #expect(briefing.utf8.count < 1_000_000)
    #expect(briefing.contains("And 2407 more, in `claims.csv`."))
    #expect(briefing.contains("| `ND-V001` | error (record rejected) | a column is empty | 3 |"))
  }

  @Test func `is the same bytes every time`() throws {
    let edition = try SmallRegister.full.edition()
    let first = try SmallRegister.briefing(edition)
    for _ in 0..<3 { #expect(try SmallRegister.briefing(edition) == first) }
  }

  @Test func `cuts a very long text and says so`() throws {
    var register = SmallRegister.full
    register.tables[.claims]![0]["text"] = String(repeating: "word ", count: 200_000)
    let briefing = try register.briefing()
    #expect(briefing.utf8.count < 100_000)
    #expect(briefing.contains("word … (cut here)\\]"))
  }

  @Test(arguments: [
    ("2014", "in 2014"), ("2014-05", "in May 2014"), ("2014-05-16", "on 16 May 2014"), ("2014?", "in 2014 (uncertain)"),
    ("2014~", "in 2014 (approximate)"), ("2014%", "in 2014 (uncertain and approximate)"),
    ("2013/2014", "from 2013 to 2014"), ("[2013..2014]", "some time between 2013 and 2014"),
    ("[..2019]", "2019 or earlier"), ("[2014..]", "2014 or later"), ("2014/..", "from 2014 on, still going on"),
    ("2014?/", "from 2014 (uncertain), end not known"), ("../2014", "up to 2014, without a start"),
    ("/2014", "up to 2014, start not known"), ("{2013,2014}", "at each of these: 2013 / 2014"),
    ("[2013,2015..2016]", "at one of these: 2013 / 2015 to 2016"), ("201X", "in a year from 2010 to 2019"),
    ("XXXX", "date not known"), ("2014-XX", "in 2014, month not known,"), ("2014-05-XX", "in day not known, May 2014"),
    ("2014-21", "in spring 2014"), ("2014-33", "in first quarter of 2014"), ("-0043", "in 44 BC"), ("0000", "in 1 BC"),
    ("2014-05-16T04:30:00Z", "on 16 May 2014, 04:30:00 UTC"), ("Y17000", "in 17000"),
  ]) func `puts dates in words`(_ text: String, _ words: String) throws {
    #expect(Phrases.english.date(try EventDate(text)).source == words)
  }
}

@Suite struct `The phrases of a briefing` {
  @Test func `have the same places in each of their forms`() {
    for (phrase, forms) in Phrases.english.places {
      let named = forms.map { Set($0).subtracting(["n"]) }
      #expect(named.allSatisfy { $0 == named[0] }, "\(phrase)")
    }
  }
}

/// Reads a briefing against the register it was made from.
struct BriefingReview {
  private let lines: [String]
  private let register: Register

  init(_ briefing: String, _ register: Register) {
    lines = briefing.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    self.register = register
  }

  /// The claims that some line tells without their speaker, medium or date.
  var unattributed: [String] {
    let sources = Dictionary(uniqueKeysWithValues: register.sources.map { ($0.id, $0.title) })
    let actors = Dictionary(uniqueKeysWithValues: register.actors.map { ($0.id, $0.name) })
    func isAttributed(_ claim: Claim, in line: String) -> Bool {
      let name = (sources[claim.speaker] ?? actors[claim.speaker]).map { Markdown($0).source }
      let speaker = name ?? (claim.speaker == "unnamed" ? "An unnamed speaker" : "A speaker withheld from this edition")
      let title = claim.medium.flatMap { sources[$0] }.map { Markdown($0).source }
      let medium = claim.medium == nil ? "medium not given" : title ?? "in "
      let said = claim.said.map { Phrases.english.date($0).source } ?? "date not given"
      return line.contains(speaker) && (line.contains(medium) || line.contains("in that document"))
        && line.contains(said)
    }
    var faults: [String] = []
    for claim in register.claims {
      let text = Markdown(claim.text).source
      let twins = register.claims.filter { $0.text == claim.text }
      let told = lines.filter { $0.contains(text) }
      if told.isEmpty { faults.append("\(claim.id) is not told") }
      for line in told where !twins.contains(where: { isAttributed($0, in: line) }) { faults.append(claim.id) }
    }
    return faults
  }

  /// The words in the briefing's own voice that judge or weigh; what is quoted or in indirect speech is not its own.
  var judgingWords: [String] {
    let own = lines.joined(separator: "\n").replacing(#/“[^”]*”/#, with: "").replacing(#/\\\[.*?\\\]/#, with: "")
    return Self.judging(in: own)
  }

  static func judging(in text: String) -> [String] {
    let words = [
      "but", "however", "despite", "although", "nevertheless", "reveal", "reveals", "revealed", "admit", "admits",
      "admitted", "claimed", "claims that", "allege", "alleged", "allegedly", "contradict", "contradicts",
      "contradicted", "terrorist", "terrorists", "regime", "confessed", "exposed", "insisted",
    ]
    let spaced = " " + text.lowercased().map { $0.isLetter ? String($0) : " " }.joined() + " "
    return words.filter { spaced.contains(" \($0) ") }
  }

  var footnotesUsed: Set<String> {
    Set(lines.flatMap { $0.matches(of: #/\[\^([sn][0-9]+)\](?!:)/#).map { String($0.output.1) } })
  }

  var footnotesDefined: Set<String> {
    Set(lines.compactMap { $0.firstMatch(of: #/^\[\^([sn][0-9]+)\]: ./#).map { String($0.output.1) } })
  }

  /// The lines of tables that have more or fewer cells than the line above them.
  var unevenTables: [String] {
    zip(lines, lines.dropFirst()).filter { above, line in
      above.hasPrefix("|") && line.hasPrefix("|") && above.count { $0 == "|" } != line.count { $0 == "|" }
    }.map(\.1)
  }
}
