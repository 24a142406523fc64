internal import NightdeskKit
internal import Testing

@Suite struct `The examples of the catalogue` {
  /// Records that the examples name.
  private static let around = [
    ("actors.csv", "id,name,kind\na1,A,person\narmy,B,person\nmutineers,C,person\njudges,D,category\n"),
    (
      "sources.csv",
      "id,title,kind,publisher\ns1,T,news,P\nreport-2019,U,news,Q\nwire-1,V,news,R\nun-report-3,W,news,S\n"
    ),
    ("events.csv", "id,when,type,title,citations\ne0,2013,battle,x,s1\n"),
  ]

  /// What a record has besides.
  private static let plain: [String: [String: String]] = [
    "events": ["id": "e1", "when": "2014", "type": "battle", "title": "Clash", "citations": "s1"],
    "sources": ["id": "s2", "title": "T", "kind": "news"],
    "claims": [
      "id": "c1", "about": "e0", "kind": "account", "speaker": "a1", "text": "t", "citations": "s1",
      "medium": "broadcast", "said": "2014",
    ],
  ]

  @Test(
    arguments: [
      (.notInVocabulary, "events"), (.reservedIdentifier, "events"), (.twiceInList, "events"), (.placeholder, "events"),
      (.accessedEarly, "sources"), (.futureReport, "claims"), (.reportedEarly, "events"), (.longAgo, "events"),
      (.longIncident, "events"), (.serialDay, "events"), (.shortSeries, "events"), (.selfReference, "events"),
      (.noMedium, "claims"), (.notDated, "claims"), (.noLocator, "claims"), (.tooCredible, "claims"),
      (.blameInText, "events"), (.motiveInText, "events"), (.labelInText, "events"), (.nothingCited, "events"),
      (.unnamedWithoutRole, "claims"), (.verbatimWithoutLanguage, "claims"), (.deathsOutOfOrder, "events"),
      (.nullIsland, "events"), (.halfCoordinate, "events"), (.outsideCountry, "events"),
      (.swappedCoordinates, "events"), (.manyDeaths, "events"), (.wideDeaths, "events"), (.civiliansExceed, "events"),
      (.retiredCountry, "events"), (.noOutline, "events"), (.bothSides, "events"), (.precisionAlone, "events"),
      (.formula, "events"), (.guardLeft, "events"), (.mangledIdentifier, "events"), (.errorValue, "events"),
      (.outerBlanks, "events"),
      (.markup, "events"), (.mojibake, "events"), (.contactInText, "events"), (.testimonyUnmarked, "sources"),
    ] as [(FindingCode, String)])
  func `have what they are examples of, and those put right have not`(code: FindingCode, table: String) throws {
    for (example, isBad) in [(code.entry.bad, true), (code.entry.good, false)] {
      var record = try #require(Self.plain[table])
      for pair in example.split(separator: ", ") {
        let parts = pair.split(separator: ": ", maxSplits: 1).map(String.init)
        #expect(parts.count == 2, "\(example)")
        let value = try #require(parts.last)
        let isQuoted = value.hasPrefix("\"")
        record[parts[0]] = value == "(empty)" ? "" : isQuoted ? String(value.dropFirst().dropLast()) : value
      }
      let columns = record.keys.sorted()
      let text = CSVText.file(columns, [columns.map { record[$0] ?? "" }])
      let folder = try RegisterFolder(texts: Self.around)
      try folder.write("\(table)-2.csv", text)
      let found = try folder.pass(policy: CheckPolicy()).findings
      #expect(found.contains { $0.contains(code.entry.code) } == isBad, "\(example): \(found)")
    }
  }
}
