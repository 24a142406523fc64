internal import Foundation
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing
internal import Yams

@Suite struct `A briefing` {
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

  @Test func `defines every footnote that it uses and uses every one that it defines`() throws {
    let edition = try SmallRegister.full.edition()
    let review = BriefingReview(try SmallRegister.briefing(edition))
    #expect(review.footnotesUsed == review.footnotesDefined)
    #expect(review.footnotesUsed.count { $0.hasPrefix("s") } == 3)
  }

  @Test(arguments: Phrases.languages) func `defines its footnotes where no source is cited`(_ language: String) throws {
    let events =
      "id,when,type,title,scope\ne1,2014-05-16,battle,Fighting at the market,\ne2,2014,displacement,[Traders leave],series\n"
    var exporters: [any Exporter] = [MarkdownExporter(languages: [language])]
    #if Page
      exporters.append(HTMLExporter(languages: [language]))
    #endif
    let files = try RegisterFolder(texts: [("events.csv", events)]).pass(exporters: exporters).files
    let review = BriefingReview(String(decoding: try #require(files["markdown/briefing.md"]), as: UTF8.self))
    #expect(review.footnotesUsed == review.footnotesDefined)
    #expect(review.footnotesUsed.count { $0.hasPrefix("n") } > 2)
    #if Page
      let page = String(decoding: try #require(files["html/briefing.html"]), as: UTF8.self)
      let ids = Set(page.matches(of: #/ id="([^"]+)"/#).map { String($0.output.1) })
      let led = Set(page.matches(of: #/href="#([^"]+)"/#).map { String($0.output.1) })
      #expect(led.subtracting(ids) == [])
      #expect(led.contains { $0.hasPrefix("note-n") })
    #endif
  }

  @Test(arguments: [
    (
      "en", "denied what is said of Court", "denied responsibility for \\[Killings\\]",
      "denied that Court bore responsibility for \\[Killings\\]"
    ),
    (
      "fr", "a démenti les propos tenus sur Court", "la responsabilité qui lui est attribuée pour \\[Killings\\]",
      "responsabilité attribuée à Court pour \\[Killings\\]"
    ),
    ("ar", "نفي ما يقال بشأن Court", "نفي المسؤولية عن \\[Killings\\]", "نفي مسؤولية Court عن \\[Killings\\]"),
  ])
  func `puts no words about an actor into the mouth of who denies`(
    _ language: String, _ actor: String, _ own: String, _ others: String
  ) throws {
    var register = SmallRegister.full
    let denial: Cells = [
      "kind": "denial", "speaker": "icc", "attributed_to": "icc", "text": "No.", "said": "2026-11-22",
      "citations": "paper",
    ]
    register.add(
      .claims, denial.merging(["id": "d1", "about": "icc"]) { $1 },
      denial.merging(["id": "d2", "about": "icc;s1"]) { $1 },
      denial.merging(["id": "d3", "about": "army;s1"]) { $1 },
      denial.merging(["id": "d4", "about": "s1", "speaker": "army"]) { $1 })
    let folder = MemoryFolder()
    try MarkdownExporter(languages: [language]).export(register.edition(), into: folder)
    let text = String(decoding: try #require(folder.sinks["briefing.md"]).bytes, as: UTF8.self)
    let bare = String(String.UnicodeScalarView(text.unicodeScalars.filter { !(0x2066...0x2069).contains($0.value) }))
    func told(_ id: String) -> Substring {
      bare.split(separator: "\n").first { $0.hasPrefix("- ") && $0.contains("`\(id)`") } ?? ""
    }
    #expect(told("d1").contains(actor))
    #expect(told("d2").contains(own) && told("d4").contains(others))
    #expect(told("d3").contains(actor) && told("d3").contains("1\\. Army"))
  }

  @Test func `gives a place in a source once, however many claims it carries`() throws {
    var register = SmallRegister.full
    register.add(.events, ["id": "n1", "when": "2026-11-21", "type": "battle", "title": "New", "citations": "wire"])
    for (id, speaker, killed) in [("n2", "ann", "12"), ("n3", "bob", "40")] {
      register.add(
        .claims,
        [
          "id": id, "about": "n1", "kind": "casualty-figure", "speaker": speaker, "text": "x",
          "value": "killed=\(killed)", "citations": "paper#par11",
        ])
    }
    let briefing = try register.briefing()
    #expect(briefing.contains("(par11)"))
    #expect(!briefing.contains("par11 and par11"))
  }

  @Test func `has as many cells in each row of a table as in its head`() throws {
    let edition = try SmallRegister.full.edition()
    let review = BriefingReview(try SmallRegister.briefing(edition))
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
    // only what is not English says its language to programs, some of which refuse to be told
    #expect(front["lang"] == nil && front["dir"] == nil)
    let nightdesk = try #require(front["nightdesk"] as? [String: Any])
    #expect(nightdesk["language"] as? String == "en" && nightdesk["direction"] as? String == "ltr")
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
    let army = "Answer on record: according to [^s1]: 1\\. Army"
    let answered = try #require(lines.first { $0.contains("Ann \\*A\\*") && $0.contains(army) })
    #expect(answered.contains("denied responsibility for"))
    #expect(briefing.contains("no answer in this register"))
  }

  @Test func `sets the answer on record beside an accusation among the highlights, or that there is none`() throws {
    func point(_ register: SmallRegister) throws -> Substring {
      let lines = try register.briefing(asOf: "2030-01-01").split(separator: "\n")
      return lines.first { $0.hasPrefix("- Court") && $0.contains("`c04`") && $0.contains("*Rule:") } ?? ""
    }
    var register = SmallRegister.full
    #expect(try point(register).contains("`c04`. Answer on record: no answer in this register. *Rule:"))
    register.add(
      .claims,
      [
        "id": "d1", "about": "army", "kind": "denial", "speaker": "army", "attributed_to": "army", "said": "2026-11-21",
        "text": "Never.", "citations": "wire", "stance_on": "c04", "stance": "denies",
      ])
    let answer =
      "Answer on record: 1\\. Army, medium not given, on 21 November 2026, denied what is said of 1\\. Army; "
      + "in indirect speech: \\[Never.\\]"
    let told = try point(register)
    #expect(told.contains(answer), "\(told)")
  }

  @Test func `cites what each account side by side is carried by, and names its claims`() throws {
    let briefing = try SmallRegister.full.briefing()
    let lines = briefing.split(separator: "\n")
    let place = lines.firstIndex { $0.contains("| Carried by |") }
    let head = try #require(place)
    let rows = lines[(head + 2)...].prefix { $0.hasPrefix("| ") && !$0.hasPrefix("| Who says it") }
    #expect(rows.count > 1)
    for row in rows { #expect(row.contains(#/\| \[\^s\d\].*\d independent sources?\[\^n\d+\]/#), "\(row)") }
    let counted = try #require(briefing.firstMatch(of: #/accounts in (\d+) claims?\[\^(n\d+)\]\. `e1`/#))
    let claims = lines.first { $0.hasPrefix("[^\(counted.output.2)]: These claims: ") }
    let note = try #require(claims)
    #expect(note.ranges(of: "`").count == 2 * Int(counted.output.1)!)
  }

  @Test func `sets contested accounts side by side in the order in which they were given`() throws {
    let briefing = try SmallRegister.full.briefing()
    let section = try #require(briefing.components(separatedBy: "\n### \\[Killings\\]\n").dropFirst().first)
    let tables = section.components(separatedBy: "\n## ")[0].components(separatedBy: "\n\n").filter {
      $0.hasPrefix("| ")
    }
    let rows = tables.map { $0.split(separator: "\n") }
    #expect(rows.map(\.count) == [4])
    #expect(rows[0][2].contains("named 1\\. Army as responsible") && rows[0][3].contains("Ann"))
    #expect(rows[0][2].contains("| \u{2068}بوب\u{2069} | medium not given | in 2020 `2020` |"))
    #expect(rows[0][3].contains("| date not given |"))
    // the words of each below, in the same order, and what else is said of it
    let said = section.components(separatedBy: "\n## ")[0].split(separator: "\n").filter { $0.hasPrefix("- ") }
    #expect(said.count > 2)
    #expect(said[0].contains("\u{2068}بوب\u{2069}"))
    #expect(said[0].contains("medium not given, in 2020, in indirect speech"))
    #expect(said[1].contains("Ann") && said[1].contains("date not given"))
  }

  @Test func `gives ranges where numbers differ and says what is not known`() throws {
    let briefing = try SmallRegister.full.briefing()
    let title = "\\[Fight &#124; at the \\*ford\\*\\]"
    #expect(
      briefing.contains(
        "Deaths in \(title) (accounts differ), on 20 November 2026: 3 to 40, taking all accounts together, as reported by"
      ))
    #expect(briefing.contains("| 3 to 40 (given for 1 event) | 4 (given for 1 event) | – |"))
    #expect(briefing.contains("12 killed, 30 to 40 injured and 5 or more missing"))
  }

  @Test func `names who gave the deaths that no row gives, and what carries them`() throws {
    var register = SmallRegister.full
    register.add(.events, ["id": "n1", "when": "2026-11-21", "type": "battle", "title": "New", "citations": "wire"])
    register.add(
      .claims,
      [
        "id": "n2", "kind": "casualty-figure", "speaker": "bob", "about": "n1", "text": "Many fell.",
        "value": "killed=500", "medium": "talk", "said": "2026-11-21", "citations": "paper",
      ])
    let highlights = try section("Highlights", of: register.briefing())
    let deaths = try #require(highlights.firstMatch(of: #/Deaths in New,.*/#)).output
    #expect(deaths.contains("500, taking all accounts together, as reported by [^s1]; according to [^s1]: "))
    #expect(
      deaths.contains("in \\[Interview\\] (not opened here), on 21 November 2026, gave a casualty figure for New"))
    #expect(try register.briefing().contains("\n[^s1]: The \\*Paper\\*"))
  }

  @Test func `gives no single number in the timeline where accounts of it differ, and says what sums hold`() throws {
    let briefing = try SmallRegister.full.briefing()
    #expect(section("Timeline", of: briefing).contains("| 3 to 40, taking all accounts together | as reported by"))
    #expect(
      briefing.contains("Accounts of the number of deaths in 1 event differ: it counts with the least and the most"))
    #expect(section("Key figures", of: briefing).contains(#/\n\| battle.*\| 3 to 40 \|/#))
    #expect(briefing.contains("[^n3]: The rows of `events.csv` with") || briefing.contains("[^n3]: These events: "))
    var register = SmallRegister.full
    register.tables[.claims]!.removeAll { $0["kind"] == "casualty-figure" }
    let agreed = try register.briefing()
    #expect(!agreed.contains("Accounts of the number of deaths in"))
    #expect(agreed.contains("3 to 9 (best estimate 5) (given for 1 event)"))
  }

  /// The deaths of two rows, low, best and high, and what the key figures say of them.
  @Test(
    arguments: [
      (["3", "", "12"], ["", "10", ""], "13 to 22 (given for 2 events); best estimate of 1 of them: 10"),
      (["3", "", ""], ["", "", "100"], "3 or more (given for 2 events)"),
      (["3", "4", "5"], ["", "10", ""], "13 to 15 (best estimate 14) (given for 2 events)"),
      (["3", "4", "5"], ["", "", ""], "3 to 5 (best estimate 4) (given for 1 event)"),
    ] as [([String], [String], String)])
  func `never takes numbers of different events for one range`(_ a: [String], _ b: [String], _ told: String) throws {
    var register = SmallRegister()
    for (id, deaths) in [("a", a), ("b", b)] {
      register.add(
        .events,
        ["id": id, "when": "2026-11-20", "type": "battle", "title": id].merging(
          zip(["deaths_low", "deaths_best", "deaths_high"], deaths)
        ) { $1 })
    }
    let figures = try section("Key figures", of: register.briefing())
    #expect(figures.contains(" | \(told) | "))
    let short = told.replacing(#/ \(given for [^)]*\)/#, with: "")
    #expect(figures.contains(" | \(short) | 0 (+2) |"))
  }

  @Test func `has the rows behind every number: of the period before, left out, undated, without coordinates`() throws {
    var register = SmallRegister.full
    register.add(
      .events, ["id": "p1", "when": "2026-11-10", "type": "protest", "title": "March", "country": "TUN"],
      ["id": "p2", "when": "2026-11-17", "type": "protest", "title": "Out", "status": "retracted"])
    let briefing = try register.briefing()
    func note(_ label: String) throws -> String {
      let mark = try Regex(label + #"\[\^(n\d+)\]"#, as: (Substring, Substring).self)
      let number = try #require(briefing.firstMatch(of: mark)).output.1
      return String(try #require(briefing.split(separator: "\n").first { $0.hasPrefix("[^\(number)]: ") }))
    }
    let before = "`when` wholly within `2026-11-09/2026-11-15`, `scope!=series` and `status!=retracted`"
    #expect(try note("In the period before for certain").contains(before))
    #expect(try note("Period before \\(change\\)").contains(before))
    #expect(try note("\\| protest").contains("The rows of `events.csv` with `type=protest`; in one column"))
    #expect(try note("because its status is retracted.").hasSuffix("The rows of `events.csv` with `status=retracted`."))
    let unknown = "`said` empty or of an unknown year (`XXXX`)"
    #expect(try note("without a date on which it was said").contains("`claims.csv` with \(unknown)"))
    #expect(try note("Without a known date: 1 event.").contains("with `when` empty or of an unknown year (`XXXX`)"))
    let everything = try register.briefing(asOf: "2030-01-01")
    #expect(everything.contains("with `when` empty or of an unknown year (`XXXX`) and `status!=retracted`."))
  }

  @Test func `prints coordinates as exactly as the table has them`() throws {
    var register = SmallRegister()
    register.add(
      .events,
      [
        "id": "a", "when": "2026-11-20", "type": "battle", "title": "A", "latitude": "32.116789",
        "longitude": "-20.5",
      ])
    #expect(try register.briefing().contains("| `32.116789, -20.5` |"))
  }

  @Test func `says what the figure of years does not draw`() throws {
    var register = SmallRegister()
    for (id, when) in [("a", "1950"), ("b", "1969"), ("c", "2016-05"), ("d", "2014/..")] {
      register.add(.events, ["id": id, "when": when, "type": "battle", "title": id])
    }
    for (language, years, dates) in [
      ("en", "Not drawn, for want of room, are the years 1950 and 1969.", "dates with an open or unknown end."),
      ("fr", "1950 et 1969.", "début ou fin ouverts ou inconnus."),
      (
        "ar", "ولم تُرسم لضيق المكان السنوات: 1950 و1969.",
        "وفي الجدول وحده أسطر لتواريخ: بداية أو نهاية مفتوحة أو غير معروفة."
      ),
    ] {
      let folder = MemoryFolder()
      try MarkdownExporter(languages: [language]).export(register.edition(), into: folder)
      let figure = String(decoding: try #require(folder.sinks["months.svg"]).bytes, as: UTF8.self)
      #expect(figure.contains(years) && figure.contains(dates), "\(language)")
    }
  }

  @Test func `names once what a claim takes back, and ends no sentence with a list's own mark`() throws {
    var register = SmallRegister.full
    register.add(
      .claims,
      [
        "id": "z1", "kind": "account", "speaker": "bob", "about": "c20", "said": "2021", "text": "I was wrong.",
        "stance_on": "c20", "stance": "retracts", "citations": "paper",
      ])
    register.add(
      .events,
      [
        "id": "z2", "when": "2026-11-22", "type": "battle", "title": "Last", "dataset": "UCDP GED",
        "reported_by": "Agence; Locals;",
      ])
    let briefing = try register.briefing()
    #expect(briefing.contains("took back an earlier statement on \\[Killings\\]: `c20`"))
    let others = section("Other statements", of: briefing)
    let told = try #require(others.split(separator: "\n").first { $0.contains("took back an earlier") })
    #expect(told.ranges(of: "`c20`").count == 1)
    #expect(briefing.contains("reporting named there: Agence; Locals.") && !briefing.contains("Locals;"))
  }

  @Test func `never gives a sum as one number where accounts of it differ`() throws {
    var register = SmallRegister()
    register.add(.sources, ["id": "paper", "title": "Paper", "kind": "news", "accessed": "2026-11-20"])
    register.add(
      .events,
      [
        "id": "e1", "when": "2026-11-20", "type": "battle", "title": "Fight", "deaths_low": "12", "deaths_best": "12",
        "deaths_high": "12", "citations": "paper",
      ])
    let claim = ["about": "e1", "kind": "casualty-figure", "value": "killed=12", "text": "x", "citations": "paper"]
    register.add(
      .claims, claim.merging(["id": "a", "speaker": "paper"]) { $1 },
      claim.merging(["id": "b", "speaker": "unnamed", "value": "", "stance_on": "a", "stance": "denies"]) { $1 })
    let briefing = try register.briefing()
    #expect(briefing.contains("| 12 (accounts differ) (given for 1 event) |"))
    #expect(section("Key figures", of: briefing).contains(#/\n\| battle.*\| 12 \(accounts differ\) \|/#))
    #expect(section("Timeline", of: briefing).contains("| 12 (accounts differ), taking all accounts together |"))
    #expect(briefing.contains("Deaths in Fight (accounts differ), on 20 November 2026: 12 (accounts differ), taking"))
    // who denies a number gives none
    #expect(briefing.contains("date not given, in indirect speech: \\[x\\] [^s1]; marks"))
    #expect(!briefing.contains("gave a casualty figure for Fight;"))
  }

  @Test func `says how many rows of the timeline lie outside the period`() throws {
    let timeline = try section("Timeline", of: SmallRegister.full.briefing())
    #expect(
      timeline.contains(
        "\n\n2 of the rows lie outside the period: they are the latest before it, or begin after it. 1 of the rows has no "
          + "known date, and may lie in the period or not.\n")
    )
    #expect(!(try SmallRegister.full.briefing(asOf: "2030-01-01")).contains("outside the period"))
  }

  @Test func `lists of the sources that nobody opened those that it names, and says how many there are`() throws {
    var register = SmallRegister.full
    for i in 0..<9 { register.add(.sources, ["id": "x\(i)", "title": "Unread \(i)", "kind": "news"]) }
    let sources = try section("Sources and method", of: register.briefing())
    #expect(sources.contains("\n- \\[Interview\\]; Channel; interview;") && !sources.contains("Unread"))
    #expect(
      sources.contains(
        "In all, 10 sources of this register were not opened here: the rows of `sources.csv` with `accessed` empty."))
  }

  @Test func `has a line of its own for dates that lie in no single year`() throws {
    var register = SmallRegister()
    func add(_ id: String, _ when: String) {
      register.add(.events, ["id": id, "when": when, "type": "battle", "title": id])
    }
    add("old", "[0001..2000]")
    add("bc", "-0043")
    add("open", "2014/..")
    add("day", "2016-05-01")
    let figures = try section("Key figures", of: register.briefing())
    let years = try #require(figures.firstRange(of: "\n| Year |"))
    let rows = figures[years.lowerBound...].split(separator: "\n").prefix {
      $0.hasPrefix("|") && !$0.hasPrefix("| Month")
    }
    .map { $0.replacing(#/\[\^n\d+\]/#, with: "") }
    #expect(
      rows.dropFirst(2) == [
        "| 2016 | 1 | 1 | not known |",
        "| longer than 100 years | 0 | 1 | – |", "| before the year 1 | 1 | 0 | not known |",
        "| with an open or unknown end | 0 | 1 | – |",
      ])
    #expect(figures.contains("A date that spans more than 100 years") && figures.contains("A date with an open or"))
  }

  @Test func `has a line for what there was in the period before and is no more`() throws {
    var register = SmallRegister.full
    register.add(.events, ["id": "p1", "when": "2026-11-10", "type": "protest", "title": "March", "country": "TUN"])
    let figures = try section("Key figures", of: register.briefing())
    // with a note each, by which they are found
    #expect(figures.contains(#/\| protest\[\^n\d+\] \|( 0 \|)+( – \|)+ 1 \(−1\) \|/#))
    #expect(figures.contains(#/\| Tunisia\[\^n\d+\] \|( 0 \|)+( – \|)+ 1 \(−1\) \|/#))
  }

  @Test func `draws deaths in possible events above those in certain ones`() throws {
    var register = SmallRegister.full
    register.add(
      .events,
      ["id": "p1", "when": "2026-11-19", "type": "riot", "title": "Certain", "deaths_low": "2", "deaths_high": "5"],
      ["id": "p2", "when": "2026-11-20/2026-12-03", "type": "riot", "title": "Possible", "deaths_best": "7"])
    let folder = MemoryFolder()
    try MarkdownExporter().export(register.edition(), into: folder)
    let figure = String(decoding: try #require(folder.sinks["months.svg"]).bytes, as: UTF8.self)
    #expect(figure.contains("class=\"possible-deaths\"><title>2026-11: "))
    #expect(figure.contains(">Deaths in possible events</text>"))
  }

  @Test(arguments: ["Y-5879000", "Y-170000002", "-3000", "Y12026"])
  func `draws dates however far apart`(_ when: String) throws {
    var register = SmallRegister.full
    register.add(.events, ["id": "far", "when": when, "type": "riot", "title": "Far"])
    let folder = MemoryFolder()
    try MarkdownExporter().export(register.edition(), into: folder)
    let figure = String(decoding: try #require(folder.sinks["timeline.svg"]).bytes, as: UTF8.self)
    #expect(figure.contains(">Far</text>"))
    let marks = figure.matches(of: #/class="muted middle">(-?\d+)</#).compactMap { Int($0.output.1) }
    #expect(!marks.isEmpty && marks.count <= 8 && marks == marks.sorted())
  }

  @Test func `draws a series whose end is open as a series, and a contested event in its colour`() throws {
    var register = SmallRegister.full
    register.add(
      .events, ["id": "o1", "when": "2026-11-17/..", "type": "riot", "title": "Open series", "scope": "series"],
      ["id": "o2", "when": "2026-11-18/..", "type": "riot", "title": "Open contested"])
    for speaker in ["ann", "bob"] {
      register.add(
        .claims,
        [
          "id": "o-\(speaker)", "about": "o2", "kind": "responsibility", "speaker": speaker, "text": "x",
          "attributed_to": speaker == "ann" ? "army" : "icc", "citations": "paper",
        ])
    }
    let folder = MemoryFolder()
    try MarkdownExporter().export(register.edition(), into: folder)
    let figure = String(decoding: try #require(folder.sinks["timeline.svg"]).bytes, as: UTF8.self)
    let lines = figure.split(separator: "\n").map(String.init)
    func bar(_ title: String) throws -> String { lines[try #require(lines.firstIndex { $0.contains(title) }) + 1] }
    #expect(try bar("Open series").hasSuffix("class=\"series\"/>"))
    #expect(try bar("Open contested").contains("fill=\"url(#contested-fade-out)\""))
  }

  @Test func `fills the timeline with what the period holds before all else`() throws {
    var register = SmallRegister.full
    for i in 0..<120 {
      register.add(
        .events, ["id": "after\(i)", "when": "2026-12-01", "type": "riot", "title": "After \(i)"],
        ["id": "before\(i)", "when": "2001", "type": "riot", "title": "Before \(i)"])
    }
    let timeline = try section("Timeline", of: register.briefing())
    #expect(timeline.contains("\\[Fight &#124; at") && timeline.contains("Riot") && !timeline.contains("After"))
    #expect(timeline.contains("Before 99") && !timeline.contains("Before 92."))
  }

  @Test func `tells a claim that only takes one back as that, not as the account once more`() throws {
    var register = SmallRegister.full
    let retraction = [
      "id": "z1", "kind": "responsibility", "speaker": "bob", "about": "s1", "attributed_to": "army", "said": "2021",
      "text": "I was wrong.", "stance_on": "c20", "stance": "retracts", "citations": "paper",
    ]
    register.add(.claims, retraction, retraction.merging(["id": "z2", "kind": "account", "attributed_to": ""]) { $1 })
    // accounts differ still
    let other = ["id": "z3", "kind": "responsibility", "speaker": "army", "about": "s1", "attributed_to": "ann"]
    register.add(.claims, other.merging(["text": "x", "citations": "paper"]) { $1 })
    let briefing = try register.briefing()
    let told =
      ", in 2021, took back an earlier statement on \\[Killings\\]: `c20`; in indirect speech: \\[I was wrong.\\]"
    #expect(section("Contested accounts", of: briefing).contains(told))
    #expect(briefing.ranges(of: told).count > 1)
    let speaker = "\u{2068}بوب\u{2069} (taken back by the speaker)"
    #expect(briefing.contains("| \(speaker) | medium not given | in 2020 `2020` |"))
  }

  @Test func `keeps titles that are numbers where a line begins with them`() throws {
    var register = SmallRegister()
    register.add(.sources, ["id": "paper", "title": "Paper", "kind": "news", "accessed": "2026-11-20"])
    for name in ["Ann", "Bob"] { register.add(.actors, ["id": name.lowercased(), "name": name, "kind": "person"]) }
    for i in 1...7 {
      register.add(
        .events,
        ["id": "e\(i)", "when": "2026-11-2\(i % 2)", "type": "battle", "title": "201\(i)", "citations": "paper"])
      for name in ["ann", "bob"] {
        register.add(
          .claims,
          [
            "id": "\(name)\(i)", "about": "e\(i)", "kind": "responsibility", "speaker": name, "attributed_to": name,
            "text": "x", "citations": "paper",
          ])
      }
    }
    let briefing = try register.briefing()
    let lines = briefing.split(separator: "\n").filter { $0.contains(#/^- 201\d/#) }
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.contains(#/^- 201\d\\. Date: /#) }, "\(lines)")
  }

  @Test func `tells in the timeline whatever the highlights name for what happened in it`() throws {
    var register = SmallRegister()
    for i in 0..<40 {
      register.add(
        .events,
        [
          "id": "e\(i)", "when": "2026-11-\(16 + i / 6)", "type": "battle", "title": "Event \(i)",
          "deaths_best": i == 0 ? "900" : "\(i)",
        ])
    }
    let briefing = try register.briefing()
    #expect(section("Highlights", of: briefing).contains("Deaths in Event 0, on 16 November 2026: best 900"))
    let timeline = section("Timeline", of: briefing).split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(timeline.count { $0.contains("Event 0. ") || $0.contains("| Event 0 ") } == 1, "\(timeline)")
    #expect(timeline.count == 2 + 12)
  }

  @Test func `says of an account that its speaker gave another one later`() throws {
    var register = SmallRegister()
    register.add(.sources, ["id": "paper", "title": "Paper", "kind": "news", "accessed": "2026-11-20"])
    for name in ["Ann", "Bob"] { register.add(.actors, ["id": name.lowercased(), "name": name, "kind": "person"]) }
    register.add(
      .events, ["id": "e1", "when": "2026-11-20", "type": "battle", "title": "Fight", "citations": "paper"])
    let claim = ["about": "e1", "kind": "casualty-figure", "speaker": "ann", "text": "x", "citations": "paper"]
    register.add(
      .claims, claim.merging(["id": "a", "value": "killed=3", "said": "2026-11-20"]) { $1 },
      claim.merging(["id": "b", "value": "killed=12", "said": "2026-11-21"]) { $1 },
      claim.merging(["id": "c", "value": "killed=40", "speaker": "bob"]) { $1 })
    let accounts = section("Contested accounts", of: try register.briefing())
    let rows = accounts.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
    let speakers = rows.map { $0.components(separatedBy: " | ")[1] }
    #expect(speakers == ["Ann (the speaker gave another account later)", "Ann", "Bob"])
  }

  private func section(_ title: String, of briefing: String) -> String {
    briefing.components(separatedBy: "\n## ").first { $0.hasPrefix(title + "\n") } ?? ""
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
    #expect(briefing.contains("Nothing in this register is known to fall into the period \(period);"))
    #expect(!(try SmallRegister.full.briefing()).contains("Nothing in this register"))
  }

  @Test func `of an empty register is a document too`() throws {
    let briefing = try SmallRegister().briefing()
    #expect(briefing.contains("## Contested accounts\n\nNo accounts differ on the events covered here.\n"))
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
    let briefing = try register.briefing()
    #expect(briefing.utf8.count < 100_000)
    #expect(briefing.contains("6 more stand above, among the contested accounts: `c02`"))
    #expect(briefing.contains("And 2491 more, among the rows of `claims.csv` with `kind="))
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

  @Test func `says of which records it spells a character, once each and only of what it shows`() throws {
    let register = """
      {"table":"sources","id":"post","title":"Post","kind":"news","publisher":"Valley \\u202EPost"}
      {"table":"sources","id":"other","title":"Other \\u202E","kind":"news"}
      {"table":"actors","id":"front","name":"Front","kind":"armed-group","aliases":["F","The \\u202EFront"],"notes":"\\u202E"}
      {"table":"events","id":"a","when":"2014","type":"battle","title":"A \\u202Etitle","citations":["post#p. \\u00021"]}
      {"table":"events","id":"b","when":"2014","type":"battle","title":"Two\nlines\tand tabs","side_a":["front"]}
      {"table":"claims","id":"c","about":["a"],"kind":"account","speaker":"front","medium":"other","text":"\\u202ELong LONG","citations":["post"]}

      """.replacing("LONG", with: String(repeating: "and longer ", count: 200) + "\\u001B")
    let exports = try Exporters.make(
      FormatRequest.list("markdown:lang=en+ar,csv" + (Exporters.named("html") == nil ? "" : ",html")))
    let edited = try RegisterFolder(texts: [("register.jsonl", register)]).pass(exports: exports)
    #expect(edited.text("markdown/briefing.en.md").contains("A \\\\u\\{202E\\}title"))
    for export in exports.map(\.name) where export != "csv" {
      let told = edited.rows("findings.csv").filter {
        $0["code"] == "ND-E031" && $0["message"]!.contains("in \(export) it is spelled")
      }
      // not of the notes, which are not shown, nor of what is cut off
      #expect(
        told.map { "\($0["record"]!) \($0["field"]!)" }
          == ["post publisher", "other title", "front aliases", "a title", "a citations", "c text"], "\(export)")
    }
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
