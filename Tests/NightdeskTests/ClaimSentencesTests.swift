internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// Every sentence that comes from a claim, in every language and every format that tells claims in words.
@Suite struct `Sentences from claims` {
  private static let languages = Phrases.all.map(\.language)

  /// The sample register, and one with every kind of claim, as each format tells it.
  private func walks(_ language: String) throws -> [(what: String, walk: ClaimWalk, register: Register)] {
    let phrases = try #require(Phrases.all.first { $0.language == language })
    let sample = try Edited([SharedData.sample], 1, 1 << 20, []).outcome.edition
    var walks: [(what: String, walk: ClaimWalk, register: Register)] = []
    for (name, edition) in [("sample", sample), ("every kind", try SmallRegister.full.edition())] {
      let folder = MemoryFolder()
      try MarkdownExporter(languages: [phrases.language]).export(edition, into: folder)
      let markdown = String(decoding: try #require(folder.sinks["briefing.md"]).bytes, as: UTF8.self)
      walks.append(("\(name), markdown", ClaimWalk(markdown: markdown, phrases), edition.register))
      #if Page
        try HTMLExporter(languages: [phrases.language]).export(edition, into: folder)
        let page = String(decoding: try #require(folder.sinks["briefing.html"]).bytes, as: UTF8.self)
        walks.append(("\(name), html", ClaimWalk(html: page, phrases), edition.register))
      #endif
    }
    return walks
  }

  @Test(arguments: languages) func `name speaker, medium and date, or say what is not given`(_ language: String) throws
  {
    for (what, walk, register) in try walks(language) {
      #expect(register.claims.count > 10 && walk.blocks.count > 100, "\(what)")
      #expect(walk.unattributed(register) == [], "\(what)")
    }
  }

  @Test(arguments: languages) func `hold no verb that judges and nothing that weighs accounts`(_ language: String)
    throws
  {
    for (what, walk, _) in try walks(language) { #expect(walk.judgingWords == [], "\(what)") }
    let phrases = try #require(Phrases.all.first { $0.language == language })
    for text in phrases.texts { #expect(ClaimWalk.judgingWords(in: text, language) == [], "\(text)") }
  }

  @Test func `would be caught if they did not`() throws {
    let edition = try SmallRegister.full.edition()
    let briefing = try SmallRegister.briefing(edition)
    func faults(_ changed: String) -> Int {
      let walk = ClaimWalk(markdown: changed, .english)
      return walk.unattributed(edition.register).count + walk.judgingWords.count
    }
    #expect(faults(briefing) == 0)
    #expect(faults(briefing.replacing("medium not given", with: "")) > 0)
    #expect(faults(briefing.replacing("date not given", with: "")) > 0)
    #expect(faults(briefing.replacing("An unnamed speaker", with: "Somebody")) > 0)
    #expect(faults(briefing.replacing(", denied responsibility", with: ", but denied responsibility")) > 0)
    #expect(faults(briefing.replacing("Text of c17", with: "")) == 0)
    #expect(faults(briefing.replacing("Text of c13", with: "")) > 0)
  }
}
