internal import Foundation
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// Two nights of one small register: claims were added and one was revised in between.
@Suite struct `The highlights of a second edition` {
  private static let sources = """
    id,title,kind,publisher,accessed,reliability
    paper,The Paper,news,Paper,2026-11-20,B
    report,Report of the Panel,un-report,United Nations,2026-11-20,
    wire,Wire,wire,Agency,2026-11-20,F

    """
  private static let actors = """
    id,name,kind
    court,The Court,court
    panel,The Panel,international-body
    army,The Army,state-force
    guard,The Guard,armed-group
    mayor,The Mayor,person

    """
  private static let claims = """
    id,about,kind,speaker,medium,said,text,attributed_to,value,citations,stance_on,stance,credibility
    c1,e1,responsibility,mayor,paper,2014-05-17,T1,guard,carried-out,paper;wire,,,2
    c2,e2,accusation,panel,report,2026-10-01,T2,army,war-crimes,report,,,

    """
  private static let added = """
    c3,e1,responsibility,army,wire,2026-11-19,T3,army,ordered,wire,,,
    c4,e1,denial,guard,,2026-11-20,T4,guard,,wire,c1,denies,
    c5,e1,responsibility,mayor,wire,2026-11-21,T5,guard,carried-out,wire,,,
    c6,e2,charge,court,wire,2026-11-20,T6,army,murder,wire,,,
    c7,e2,finding,report,report,2026-09-01,T7,army,guilty,report,,,
    c8,e2,accusation,mayor,wire,2026-11-20,T8,army,murder,wire,,,

    """

  private static func events(_ latest: String) -> String {
    """
    id,when,type,title,citations,part_of
    e1,2014-05-16,battle,[Market],paper,
    e2,\(latest),battle,[Street],paper,
    e3,2014-05-16,battle,[Corner],paper,e1

    """
  }

  /// The second edition, as of 2026-11-24.
  private func second(latest: String, language: Phrases = .english) throws -> (Compared, String) {
    let tables = [("sources.csv", Self.sources), ("actors.csv", Self.actors), ("events.csv", Self.events(latest))]
    let first = try Compared(tables + [("claims.csv", Self.claims)], nil, run: "r1")
    let claims = Self.claims.replacing("T2", with: "T2 again") + Self.added
    let second = try Compared(
      tables + [("claims.csv", claims)], first.digests, run: "r2",
      exporters: [MarkdownExporter(languages: [language.language])], asOf: 20_781)
    return (second, second.text("markdown/briefing.md"))
  }

  private func points(_ compared: Compared) -> [Highlight] {
    let edition = compared.outcome.edition
    return Highlights(edition, edition.index, edition.contested).points
  }

  @Test func `tell what a court or an international body said in the period from what is first seen here`() throws {
    let (edition, _) = try second(latest: "2026-11-20")
    let accusations = points(edition).filter { if case .accusation = $0 { true } else { false } }
    #expect(accusations == [.accusation("c7", .seen), .accusation("c6", .said)])
  }

  @Test func `mark what is new, and go on with the rest, where the edition takes everything`() throws {
    let (edition, _) = try second(latest: "2014-06")
    #expect(edition.outcome.edition.figures.period.takes == .everythingInstead)
    let accusations = points(edition).filter { if case .accusation = $0 { true } else { false } }
    #expect(accusations == [.accusation("c7", .seen), .accusation("c6", .said), .accusation("c2", nil)])
  }

  @Test func `name events whose own accounts have come to differ, not their parts`() throws {
    let (edition, _) = try second(latest: "2014-06")
    #expect(edition.outcome.edition.changes?.newlyContested == ["e1"])
    #expect(points(edition).contains(.contested(["e1"], more: 0, isNew: true)))
  }

  @Test(arguments: [
    ("en", "(said in the period)", "(first seen in this edition)", "Accounts of 1 event have come to differ"),
    (
      "fr", "(formulée dans la période)", "(présente pour la première fois dans cette édition)",
      "Versions désormais divergentes pour 1 événement"
    ),
    ("ar", "(قيلت في الفترة)", "(ترد أول مرة في هذا الإصدار)", "أحداث باتت الروايات بشأنها متباينة: 1"),
  ])
  func `are printed in every language`(_ language: String, _ said: String, _ seen: String, _ newly: String) throws {
    let phrases = try #require(Phrases.all.first { $0.language == language })
    let briefing = try second(latest: "2014-06", language: phrases).1
    let points = briefing.split(separator: "\n").filter { $0.hasPrefix("- ") }
    #expect(points.contains { $0.contains("`c6`") && $0.contains(said) })
    #expect(points.contains { $0.contains("`c7`") && $0.contains(seen) })
    #expect(points.contains { $0.contains("`c2`") && !$0.contains(said) && !$0.contains(seen) })
    #expect(points.contains { $0.contains(newly) && $0.contains("Market") })
  }

  @Test func `go with the revised records of every table, and lead to the file of changes`() throws {
    let tables = [("events.csv", Self.events("2026-11-20")), ("claims.csv", Self.claims)]
    let first = try Compared([("sources.csv", Self.sources), ("actors.csv", Self.actors)] + tables, nil, run: "r1")
    let second = try Compared(
      [
        ("sources.csv", Self.sources.replacing("Report of", with: "Second report of")),
        ("actors.csv", Self.actors.replacing("The Mayor", with: "The former Mayor")),
      ] + tables, first.digests, run: "r2", exporters: [MarkdownExporter()], asOf: 20_781)
    let briefing = second.text("markdown/briefing.md")
    let section = try #require(briefing.components(separatedBy: "\n### Revised\n").dropFirst().first)
    let items = section.split(separator: "\n").prefix { $0.hasPrefix("- ") }
    #expect(items.contains { $0.contains("The former Mayor `mayor`; different in `name`") }, "\(items)")
    #expect(items.contains { $0.contains("Second report of the Panel `report`; different in `title`") }, "\(items)")
    #expect(briefing.contains("Each is a row of [`changes.csv`](../changes.csv): `op` says"))
  }

  @Test func `say that nothing changed where nothing did, without a note that nothing leads to`() throws {
    let tables = [
      ("events.csv", Self.events("2026-11-20")), ("sources.csv", Self.sources), ("actors.csv", Self.actors),
      ("claims.csv", Self.claims),
    ]
    let first = try Compared(tables, nil, run: "2026-11-23T000000Z")
    let second = try Compared(
      tables, first.digests, run: "2026-11-24T000000Z", exporters: [MarkdownExporter()], asOf: 20_781)
    let briefing = second.text("markdown/briefing.md")
    #expect(briefing.contains("Since the edition of 23 November 2026: nothing is different."))
    let lines = briefing.split(separator: "\n")
    let defined = lines.compactMap { $0.firstMatch(of: #/^(\[\^\w+\]): /#).map { String($0.output.1) } }
    #expect(defined.count > 5)
    for note in defined { #expect(briefing.ranges(of: note).count > 1, "\(note)") }
  }

  #if Page
    @Test func `go with a page whose links are links`() throws {
      let tables = [("events.csv", Self.events("2026-11-20")), ("sources.csv", Self.sources)]
      let actors = [("actors.csv", Self.actors)]
      let first = try Compared(tables + actors + [("claims.csv", Self.claims)], nil, run: "r1")
      let second = try Compared(
        tables + actors + [("claims.csv", Self.claims + Self.added)], first.digests, run: "r2",
        exporters: [HTMLExporter()], asOf: 20_781)
      let page = second.text("html/briefing.html")
      #expect(page.contains("responsibility, by") && page.contains("id=\"section-whatChanged\""))
      #expect(!page.contains("nightdesk-lead:") && !page.contains("nightdesk-place:"))
    }
  #endif

  @Test func `go with a row for each account and what is different about it`() throws {
    let (_, briefing) = try second(latest: "2014-06")
    let section = try #require(briefing.components(separatedBy: "\n### \\[Market\\]\n").dropFirst().first)
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.prefix(5)
    let cells = rows.map { $0.split(separator: "|").map { $0.trimming(" ") } }
    #expect(cells[0].count == 6)
    #expect(
      cells[2].map { $0.replacing(#/\[\^n\d+\]/#, with: "[^n]") } == [
        "said that The Guard carried this out: \\[Market\\]; since the edition before: 1 claim added (`c5`), denied since "
          + "in 1 claim (`c4`)", "The Mayor",
        "in The Paper; in Wire", "on 17 May 2014 `2014-05-17`; on 21 November 2026 `2026-11-21`",
        "[^s1], [^s2]; 2 independent sources[^n]; reliability B (A is best); credibility 2 (1 is best)",
        "The Guard `c4`",
      ])
    #expect(cells[3].first?.hasPrefix("said that The Army ordered this: ") == true)
    #expect(cells[3].first?.hasSuffix("; since the edition before: new in this edition") == true)
    #expect(cells[3].last == "nobody in this register")
    #expect(cells[4][2] == "medium not given")
  }
}

/// A claim was taken back and another one denied since the edition before.
@Suite struct `The accounts of a second edition` {
  private static let claims = """
    id,about,kind,speaker,said,text,attributed_to,citations,stance_on,stance
    c1,e1,responsibility,mayor,2014-05-17,T1,guard,paper,,
    c2,e1,responsibility,army,2014-05-18,T2,mayor,paper,,
    c3,e1,responsibility,guard,2014-05-19,T3,army,paper,,

    """
  private static let added = """
    c4,e1,responsibility,mayor,2026-11-19,I was wrong,guard,paper,c1,retracts
    c5,e1,denial,mayor,2026-11-20,T5,mayor,paper,c2,denies

    """

  @Test(arguments: [
    ("en", "1 claim taken back since", "denied since in 1 claim", "3 accounts and 1 account taken back"),
    ("fr", "1 déclaration retirée depuis", "démentie depuis dans 1 déclaration", "3 versions et 1 version"),
    ("ar", "إفادات سُحبت منذئذ: 1", "إفادات نفتها منذئذ: 1", "روايات مسحوبة: 1"),
  ])
  func `say what was taken back or denied since`(
    _ language: String, _ takenBack: String, _ denied: String, _ accounts: String
  ) throws {
    let tables = [
      ("sources.csv", "id,title,kind,accessed\npaper,The Paper,news,2026-11-20\n"),
      ("actors.csv", "id,name,kind\narmy,Army,state-force\nguard,Guard,armed-group\nmayor,Mayor,person\n"),
      ("events.csv", "id,when,type,title,citations\ne1,2014-05-16,battle,Market,paper\n"),
    ]
    let before = try Compared(tables + [("claims.csv", Self.claims)], nil, run: "r1")
    let second = try Compared(
      tables + [("claims.csv", Self.claims + Self.added)], before.digests, run: "r2",
      exporters: [MarkdownExporter(languages: [language]), AnalysisExporter()], asOf: 20_781)
    let briefing = second.text("markdown/briefing.md")
    let first = briefing.split(separator: "\n").filter { $0.hasPrefix("| ") }.map { line in
      line.split(separator: "|")[0].trimming(" ")
    }
    let claim = language == "ar" ? "\u{2066}`QQQ`\u{2069}" : "`QQQ`"
    let since = try #require(Phrases.all.first { $0.language == language })
    let told = since(.changedHere, ["change": Markdown("QQQ")]).source
    func change(_ phrase: String, _ id: String) -> String {
      told.replacing("QQQ", with: "\(phrase) (\(claim.replacing("QQQ", with: id)))")
    }
    #expect(first.count { $0.hasSuffix(change(takenBack, "c1")) } == 1)
    #expect(first.count { $0.hasSuffix(change(denied, "c5")) } == 1)
    // what is as it was says nothing; what takes one back is an account of its own
    let bare = told.components(separatedBy: "QQQ")[0]
    #expect(first.count { $0.contains(bare) } == 3)
    #expect(briefing.contains(accounts))
    let analysis = second.text("analysis/analysis.json").filter { !$0.isWhitespace }
    #expect(analysis.contains(#""takenBack":["c1"]"#) && analysis.contains(#""denied":["c5"]"#))
  }
}

extension StringProtocol {
  fileprivate func trimming(_ character: Character) -> String {
    String(drop { $0 == character }.reversed().drop { $0 == character }.reversed())
  }
}
