internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

@Suite struct `An Atom feed` {
  private static let register = """
    {"table":"sources","id":"post","title":"The valley","kind":"news","publisher":"Valley Post","url":"https://example.org/a?b=1&c=2"}
    {"table":"places","id":"market","name":"Old market","country":"LBY","latitude":32.5,"longitude":-0.00001}
    {"table":"events","id":"old","when":"2014-05-16","type":"battle","title":"Fighting <at> the market","place":"market","deaths_low":2,"deaths_high":5,"citations":["post#p1"],"reported":"2014-05-20"}
    {"table":"events","id":"new","when":"2026-11","type":"protest","title":"A march","country":"LBY","dataset":"Valley list"}

    """

  private static let page = EditionPage(path: "paper/briefing.md", mediaType: "text/markdown", language: "en")

  private func edition(
    _ changes: EditionChanges? = nil, pages: [EditionPage] = [page], earlier: [EarlierEdition] = []
  ) throws -> Edition {
    let edited = try RegisterFolder(texts: [("register.jsonl", Self.register)]).pass(exporters: [AtomExporter()])
    let edition = edited.outcome.edition
    return Edition(
      title: edition.title, runID: "2026-11-24T023000Z", asOf: edition.asOf, marking: edition.marking,
      register: edition.register, figures: edition.figures, exports: [("paper", "markdown"), ("news", "atom")],
      counts: edition.counts, findings: [], changes: changes, pages: pages, earlier: earlier)
  }

  private func feed(_ edition: Edition, _ options: [String: String] = [:]) throws -> String {
    let request = FormatRequest(format: "atom", options: options)
    let folder = MemoryFolder()
    let exporter = try request.export(from: [AtomExporter()]).exporter
    try (exporter as! any DocumentExporter).export(edition, into: folder)
    return String(decoding: folder.sinks["feed.atom"]!.bytes, as: UTF8.self)
  }

  private func values(_ name: String, in feed: String) -> [String] {
    feed.matches(of: try! Regex("<\(name)[^>]*>([^<]*)</\(name)>", as: (Substring, Substring).self)).map {
      String($0.1)
    }
  }

  @Test func `has the edition first, then its events, the latest first`() throws {
    let feed = try feed(edition())
    #expect(
      values("title", in: feed) == ["Test", "Test: edition of 2026-11-24", "A march", "Fighting &lt;at&gt; the market"])
    let moment = "2026-11-24T02:30:00Z"
    #expect(values("updated", in: feed) == [moment, moment, moment, "2014-05-20T00:00:00Z"])
    #expect(
      feed.contains("<link rel=\"alternate\" type=\"text/markdown\" hreflang=\"en\" href=\"../paper/briefing.md\"/>"))
  }

  @Test func `links to the briefing in each of its languages`() throws {
    let exports = try Exporters.make(
      FormatRequest.list("html:lang=fr+ar,paper=markdown:lang=en+fr,plain=markdown,atom"))
    let paths = exports.pages.map(\.path)
    #expect(
      paths == [
        "html/briefing.fr.html", "html/briefing.ar.html", "paper/briefing.en.md", "paper/briefing.fr.md",
        "plain/briefing.md",
      ])
    let folder = try RegisterFolder(texts: [("register.jsonl", Self.register)])
    let edited = try folder.pass(exports: exports)
    #expect(paths.allSatisfy { edited.files[$0] != nil })
    let links = edited.text("atom/feed.atom").matches(of: /hreflang="(..)" href="\.\.\/([^"]*)"/).map {
      "\($0.1) \($0.2)"
    }
    // one of a type and language, as the standard has it
    #expect(
      links == [
        "fr html/briefing.fr.html", "ar html/briefing.ar.html", "en paper/briefing.en.md", "fr paper/briefing.fr.md",
      ])
  }

  @Test func `keeps earlier editions, under the ids that they had`() throws {
    let head = EditionHead(title: "Test", runID: "2026-11-23T023000Z", asOf: 20_780)
    let earlier = EarlierEdition(head: head, events: 7, claims: 2, pages: [Self.page])
    let older = EarlierEdition(
      head: EditionHead(title: "", runID: "2026-11-22T023000Z", asOf: 20_779), events: 5, claims: 0, pages: [])
    let feed = try feed(edition(earlier: [earlier, older]))
    #expect(
      values("title", in: feed).prefix(4).dropFirst(2) == [
        "Test: edition of 2026-11-23", "Test: edition of 2026-11-22",
      ])
    #expect(values("updated", in: feed).dropFirst(2).prefix(2) == ["2026-11-23T02:30:00Z", "2026-11-22T02:30:00Z"])
    #expect(feed.contains("href=\"../../2026-11-23T023000Z/paper/briefing.md\"/>"))
    #expect(feed.contains("Events: 7, claims: 2."))
    let own = try self.feed(
      edition(earlier: [earlier, older]), ["base": "https://desk.example/news/latest/", "editions": "1"])
    #expect(own.contains("href=\"https://desk.example/news/2026-11-23T023000Z/paper/briefing.md\"/>"))
    #expect(!own.contains("edition of 2026-11-22"))
    for base in ["https://desk.example/", "https://desk.example"] {
      let root = try self.feed(edition(earlier: [earlier]), ["base": base])
      #expect(root.contains("href=\"https://desk.example/2026-11-23T023000Z/paper/briefing.md\"/>"))
      #expect(!root.contains("https://2026"))
    }
    // what the feed of that night itself said
    let then = Edition(
      title: "Test", runID: "2026-11-23T023000Z", asOf: 20_780, marking: "TLP:CLEAR", register: Register(),
      figures: try edition().figures, counts: try edition().counts, findings: [])
    #expect(values("id", in: feed)[2] == values("id", in: try self.feed(then))[1])
  }

  @Test func `says how many events it leaves out`() throws {
    let exports = try Exporters.make(FormatRequest.list("atom:entries=1,all=atom"))
    let edited = try RegisterFolder(texts: [("register.jsonl", Self.register)]).pass(exports: exports)
    let told = edited.rows("findings.csv").filter { $0["code"] == "ND-E025" }
    #expect(told.map { $0["message"]! } == ["atom takes no more entries; 1 event without one"])
    #expect(edited.outcome.findings.contains { $0.code == .entriesLeftOut && $0.count == 1 })
  }

  @Test func `says which characters it spells, of the events that it tells`() throws {
    let register = """
      {"table":"sources","id":"post","title":"Post","kind":"news","publisher":"Valley \\u202EPost"}
      {"table":"events","id":"a","when":"2014","type":"battle","title":"A \\u202Etitle","citations":["post"]}
      {"table":"events","id":"b","when":"2013","type":"battle","title":"B","citations":["post"]}
      {"table":"events","id":"c","when":"2012","type":"battle","title":"C \\u202Etitle"}

      """
    let exports = try Exporters.make(FormatRequest.list("atom:entries=2,csv"))
    let edited = try RegisterFolder(texts: [("register.jsonl", register)]).pass(exports: exports)
    #expect(edited.text("atom/feed.atom").contains("A \\u{202E}title"))
    let told = edited.rows("findings.csv").filter { $0["code"] == "ND-E031" }
    #expect(
      Set(told.map { "\($0["record"]!) \($0["message"]!.prefix { $0 != " " })" }) == ["a title", "post publisher"])
    #expect(told.count == 2 && told.allSatisfy { $0["message"]!.contains("in atom it is spelled") })
  }

  @Test func `says of an event who reports it, and where`() throws {
    let feed = try feed(edition())
    #expect(feed.contains("When: 2014-05-16. Where: Old market. Deaths reported: 2 to 5. As reported by: Valley Post."))
    #expect(feed.contains("Where: LBY. Coded by Valley list as protest. As reported by: no source named."))
    #expect(feed.contains("<link rel=\"via\" href=\"https://example.org/a?b=1&amp;c=2\"/>"))
    #expect(values("georss:point", in: feed) == ["32.5 -0.00001"])
  }

  @Test func `has what is new and revised since the edition before`() throws {
    let changes = EditionChanges(
      since: "2026-11-23T023000Z",
      items: [
        .init(.revised, .events, "old", fields: ["title"]), .init(.added, .events, "new"),
        .init(.withdrawn, .events, "x"),
      ],
      counts: Table.allCases.map { $0 == .events ? [1, 1, 1] : [0, 0, 0] })
    let feed = try feed(edition(changes))
    #expect(feed.contains("since 2026-11-23T023000Z: new events: 1, revised: 1, withdrawn: 1"))
    #expect(values("title", in: feed).suffix(2) == ["A march", "Fighting &lt;at&gt; the market"])
    #expect(feed.contains("New in this edition. When: 2026-11."))
    #expect(feed.contains("Revised in this edition. When: 2014-05-16."))
    #expect(values("updated", in: feed).allSatisfy { $0 == "2026-11-24T02:30:00Z" })
  }

  @Test func `keeps to what is asked for`() throws {
    let options = ["base": "https://desk.example/latest", "author": "The Desk", "entries": "1"]
    let feed = try feed(edition(), options)
    #expect(values("name", in: feed) == ["The Desk"])
    #expect(values("title", in: feed).count == 3)
    #expect(
      feed.contains(
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"https://desk.example/latest/news/feed.atom\"/>"))
    #expect(feed.contains("href=\"https://desk.example/latest/paper/briefing.md\""))
  }

  @Test func `gives a thing the same id in every edition, and no other the same`() throws {
    let (first, second) = (values("id", in: try feed(edition())), values("id", in: try feed(edition())))
    #expect(first == second)
    #expect(Set(first).count == 4)
    #expect(
      first.allSatisfy {
        $0.wholeMatch(of: /urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}/) != nil
      })
  }
}
