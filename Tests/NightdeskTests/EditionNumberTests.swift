internal import NightdeskConfiguration
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

@Suite struct `The number of an edition` {
  @Test(arguments: [
    ("47", "2026-11-24", "47"), ("{year}/{week}", "2026-11-24", "2026/48"), ("{year}/{week}", "2027-01-01", "2026/53"),
    ("{year}/{week}", "2024-12-30", "2025/01"), ("{year}/{week}", "1970-01-01", "1970/01"),
    ("{year}/{week}", "1969-12-28", "1969/52"), ("{year}-{month}-{day}", "2027-01-01", "2027-01-01"),
    ("No. {day}", "2026-11-04", "No. 04"),
  ]) func `is a text with the parts of its day`(_ pattern: String, _ date: String, _ number: String) throws {
    #expect(EditionNumber(pattern)?.text(of: day(date)) == number)
  }

  @Test(arguments: ["", "{", "}", "{yaer}", "{week", "a\nb", "a\u{202E}b", String(repeating: "1", count: 41)])
  func `is nothing else`(_ pattern: String) { #expect(EditionNumber(pattern) == nil) }

  @Test func `stands in the title block in every language`() throws {
    for phrases in Phrases.all {
      let folder = MemoryFolder()
      var register = SmallRegister.full
      register.number = "2026/48"
      try MarkdownExporter(languages: [phrases.language]).export(try register.edition(), into: folder)
      let briefing = String(decoding: try #require(folder.sinks["briefing.md"]).bytes, as: UTF8.self)
      #expect(briefing.contains("\n  number: \"2026/48\"\n"))
      let head = briefing.split(separator: "\n").drop { !$0.hasPrefix("# ") }.dropFirst().first
      #expect(head?.contains("2026/48") == true, "\(phrases.language)")
    }
  }
}

@Suite struct `Sections of a briefing` {
  @Test(arguments: BriefingSection.allCases) func `can be left out, which is said`(_ section: BriefingSection) throws {
    let edition = try SmallRegister.full.edition()
    func briefing(_ omitted: [BriefingSection]) throws -> (text: String, files: Set<String>) {
      let folder = MemoryFolder()
      try MarkdownExporter(languages: ["en"], omitting: omitted).export(edition, into: folder)
      return (String(decoding: folder.sinks["briefing.md"]!.bytes, as: UTF8.self), Set(folder.sinks.keys))
    }
    let (whole, rest) = (try briefing([]), try briefing([section]))
    func headings(_ text: String) -> Set<Substring> { Set(text.split(separator: "\n").filter { $0.hasPrefix("## ") }) }
    #expect(headings(whole.text).subtracting(headings(rest.text)).count == 1)
    #expect(rest.text.contains("\nLeft out of this briefing, as configured: "))
    #expect(!whole.text.contains("Left out of this briefing"))
    let figures = rest.text.matches(of: #/\]\(([a-z]+\.svg)\)/#).map { String($0.output.1) }
    #expect(Set(figures + ["briefing.md"]) == rest.files)
    let review = BriefingReview(rest.text)
    #expect(review.footnotesUsed == review.footnotesDefined)
  }
}
