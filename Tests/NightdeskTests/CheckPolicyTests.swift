internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

@Suite struct `The severity of a finding` {
  private let register = [
    ("actors.csv", "id,name,kind\na1,Group,armed-group\n"), ("places.csv", "id,name\np1,Town\n"),
    (
      "events.csv",
      "id,when,type,title,place,admin1,side_a,part_of,latitude,mood\n"
        + "e1,2014,battle,x,p1,west,,,,sad\ne2,2014,battle,x,,,nobody,,,\ne3,2014,battle,x,,,a1,e9,12.5,\n"
    ),
  ]

  private typealias Rule = (FindingCode, Level, String?)

  private func pass(_ rules: [Rule], threads: Int = 1, blockSize: Int = 1 << 20) throws -> Edited {
    var policy = CheckPolicy.plain
    for (code, level, path) in rules { try policy.set(code, to: level, in: path) }
    return try RegisterFolder(texts: register).pass(threads: threads, blockSize: blockSize, policy: policy)
  }

  @Test func `is the catalogue's unless somebody decides otherwise`() throws {
    let edited = try pass([])
    #expect(edited.ids(.events) == ["e3"])
    #expect(
      edited.findings == [
        "events.csv:1:57 ND-S002 warning mood", "events.csv:2:18 ND-P003 error place",
        "events.csv:3:20 ND-I002 error side_a", "events.csv:4:26 ND-P004 warning latitude",
        "events.csv:4:23 ND-I004 warning part_of",
      ])
  }

  @Test(arguments: [1, 3]) func `keeps a record when its error is only a warning, an info or off`(threads: Int) throws {
    let edited = try pass(
      [(.placeTwice, .warning, nil), (.danglingReference, .off, nil), (.halfCoordinate, .info, nil)], threads: threads,
      blockSize: 61)
    #expect(edited.ids(.events) == ["e1", "e2", "e3"])
    #expect(edited.rejected(.events).isEmpty)
    #expect(
      edited.findings == [
        "events.csv:1:57 ND-S002 warning mood", "events.csv:2:18 ND-P003 warning place",
        "events.csv:4:26 ND-P004 info latitude", "events.csv:4:23 ND-I004 warning part_of",
      ])
    #expect(edited.outcome.findings(.error) == 0)
    #expect(edited.outcome.findings(.warning) == 3)
    #expect(edited.outcome.findings(.info) == 1)
  }

  @Test func `rejects a record when its warning is an error`() throws {
    let edited = try pass([(.halfCoordinate, .error, nil)])
    #expect(edited.ids(.events) == [])
    #expect(edited.rejected(.events).map { $0["nd_code"] } == ["ND-P003", "ND-I002", "ND-P004"])
    // nobody reads of a rejected record where it points to
    #expect(!edited.findings.contains { $0.contains("ND-I004") })
  }

  @Test func `counts by file, the last rule for a path before one for all`() throws {
    let rules: [Rule] = [
      (.halfCoordinate, .error, "*/places.csv"), (.halfCoordinate, .off, "**events.csv"),
      (.halfCoordinate, .info, nil),
    ]
    #expect(!(try pass(rules).findings.contains { $0.contains("ND-P004") }))
    #expect(try pass(rules.reversed()).ids(.events) == ["e3"])
    let elsewhere = try pass([(.halfCoordinate, .info, "other/*")])
    #expect(elsewhere.findings.contains("events.csv:4:26 ND-P004 warning latitude"))
  }

  /// Checks whose codes are all off are not run: what is accepted and what is found besides stays the same.
  @Test func `that is off takes nothing else with it`() throws {
    var policy = CheckPolicy()
    for code in FindingCode.allCases where code.entry.severity != .error { try policy.set(code, to: .off) }
    let folder = try RegisterFolder(texts: register)
    for inputs in [[SharedData.sample], [folder.path]] {
      let all = try Edited(inputs, 2, 1 << 12, [CSVExporter()], 20_781, CheckPolicy())
      let few = try Edited(inputs, 2, 1 << 12, [CSVExporter()], 20_781, policy)
      #expect(few.text("csv/events.csv") == all.text("csv/events.csv"))
      #expect(few.text("rejects/events.csv") == all.text("rejects/events.csv"))
      #expect(few.findings == all.findings.filter { $0.contains(" error ") })
    }
  }

  @Test func `of what no edition can hold stays an error`() throws {
    var policy = CheckPolicy()
    for code in FindingCode.allCases where code.entry.isFixed {
      #expect(code.entry.severity == .error)
      for level in Level.allCases where level != .error {
        #expect(throws: PolicyError.self) { try policy.set(code, to: level) }
      }
      try policy.set(code, to: .error)
    }
    #expect(FindingCode.notADate.entry.isFixed)
    #expect(!FindingCode.placeTwice.entry.isFixed)
  }

  @Test(arguments: [
    ("events.csv", "events.csv", true), ("*.csv", "events.csv", true), ("*.csv", "old/events.csv", false),
    ("**.csv", "old/events.csv", true), ("old/**", "old/a/events.csv", true), ("old/*", "old/a/events.csv", false),
    ("**/events.csv", "a/b/events.csv", true), ("e?ents.csv", "events.csv", true), ("e?ents.csv", "e/ents.csv", false),
    ("", "", true), ("", "x", false), ("*", "", true), ("a*b*c", "axxbxxbc", true), ("a*b*c", "axxbxxb", false),
    ("**********x", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
  ])
  func `is looked up by a path`(pattern: String, name: String, fits: Bool) {
    #expect(PathPattern(pattern).matches(name) == fits)
  }
}
