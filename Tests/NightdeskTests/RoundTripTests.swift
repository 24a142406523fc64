internal import FoundationEssentials
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// What `edited` has written is read again, as CSV, XML and JSON Lines, and comes out the same. In its first document a
/// dataset's implied records stand behind the events that imply them, ever after before. Numbers that are written with
/// zeros in front, as nobody's but those of tests are, lose them in JSON, which has none.
private func expectRoundTrip(_ edited: Edited, hasImplied: Bool = false, hasZeros: Bool = false) throws {
  var document: [UInt8]? = hasImplied ? nil : edited.files["xml/register.xml"]
  let lines = Table.allCases.map { (name: "\($0.name).jsonl", bytes: edited.files["jsonl/\($0.name).jsonl"]!) }
  let whole = try #require(edited.files["xml/register.xml"])
  let ways: [(String, [(name: String, bytes: [UInt8])])] = [
    ("csv", edited.csv), ("jsonl", lines), ("xml", [("register.xml", whole)]),
  ]
  for (way, files) in ways {
    let again = try RegisterFolder(files).pass(threads: 2)
    var isAsWritten = true
    for table in Table.allCases {
      let path = "csv/\(table.name).csv"
      if again.files[path] != edited.files[path] {
        isAsWritten = false
        let isSame = hasZeros && way == "jsonl" && again.cellsWithoutZeros(table) == edited.cellsWithoutZeros(table)
        #expect(isSame, "\(path) is another when read back from \(way)")
      }
      #expect(again.counts(table).read == edited.counts(table).accepted)
      #expect(again.counts(table).rejected == 0)
    }
    guard isAsWritten else { continue }
    document = document ?? again.files["xml/register.xml"]
    if again.files["xml/register.xml"] != document {
      Issue.record("register.xml is another when read back from \(way)")
    }
  }
}

extension Edited {
  /// The accepted records of `table`, their numbers without zeros in front, which JSON does not have.
  fileprivate func cellsWithoutZeros(_ table: Table) -> [[String: String]] {
    let numbers = table.schema.columns.filter { column in
      switch column.kind {
      case .integer, .decimal: true
      default: false
      }
    }.map(\.name)
    return accepted(table).map { row in
      row.merging(numbers.map { ($0, row[$0]!.replacing(/^(-?)0+(?=\d)/) { $0.1 }) }) { $1 }
    }
  }
}

/// Texts that break writers which do not escape, or readers which do not unescape.
private let hostileTexts = [
  "\"", "\"\"", "\"quoted\"", "a\"b", "a,b", "a;b", ";", "\\", "\\\\", "\\;", "a\\", "=1+1", "@x", "-1", "+1", "|a|",
  "#", "'",
  "line\nbreak", "line\r\nbreak", "\r", "\n", "\r\n\r\n", "\t", " leading", "trailing ", "  ", "&", "&amp;", "&#13;",
  "<", "<b>",
  "</title>", "]]>", "<![CDATA[x]]>", "<!-- x -->", "--", "<?x?>", "&lt;", "%00", "{{x}}", "`x`", "*x*", "[x](y)",
  "null",
  "NULL", "0", "1e5", "007", "été", "e\u{301}te\u{301}", "بنغازي: قال", "עברית", "\u{200F}x\u{200E}", "👩‍👩‍👧", "\u{10FFFD}",
  "\u{FFFD}", "\u{A0}", "\u{2028}", "\u{FEFF}", "a\u{FEFF}b", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", String(repeating: "long ", count: 20_000),
]

@Suite struct `A register comes back as it went out` {
  @Test func `the sample`() throws {
    let edited = try Edited([SharedData.sample], 2)
    #expect(edited.counts(.claims).accepted > 10)
    try expectRoundTrip(edited)
  }

  @Test(.enabled(if: SharedData.has("ucdp-ged/ged191.csv"), "UCDP GED is not on this machine"))
  func `UCDP GED`() throws {
    let edited = try Edited([SharedData.path("ucdp-ged/ged191.csv")], 2)
    #expect(edited.counts(.events).accepted == 3194)
    try expectRoundTrip(edited, hasImplied: true)
  }

  /// Every text in every column that takes any text, in lists among others.
  @Test func `one that is hostile`() throws {
    var files: [(name: String, bytes: [UInt8])] = []
    for table in Table.allCases {
      let columns = table.schema.columns.filter { $0.role == .input }
      let rows = hostileTexts.enumerated().map { number, text in
        columns.map { Self.cell($0, in: table, number, text) }
      }
      files.append(("\(table.name).csv", CSVText.file(columns.map(\.name), rows)))
    }
    let edited = try RegisterFolder(files).pass(threads: 2)
    // all that is found, each so often; nothing of it is an error
    var found: [String: Int] = [:]
    for (code, severity, count) in edited.outcome.findings { found["\(code.entry.code) \(severity)"] = count }
    #expect(found == Self.found)
    for table in Table.allCases { #expect(edited.counts(table).accepted == hostileTexts.count) }
    #expect(edited.accepted(.events).map { $0["notes"] } == hostileTexts)
    #expect(edited.accepted(.claims).map { $0["text"] } == hostileTexts)
    for event in zip(edited.accepted(.events), hostileTexts) {
      #expect(ListSyntax.values(event.0["tags"]!.utf8Span.span) == ["a;", event.1, event.1])
    }
    try expectRoundTrip(edited, hasZeros: true)
  }

  /// What the checks say of these texts in these columns: characters that nobody sees, names with many marks and long
  /// ones, a testimony without a marking; and of the cells around them, which are made by counting: records that name
  /// themselves, points outside of their country, ever more deaths, grades that nothing supports.
  private static let found = [
    "ND-H005 warning": 108, "ND-V022 warning": 3, "ND-V023 warning": 3, "ND-H008 warning": 1, "ND-I008 warning": 252,
    "ND-P008 warning": 59, "ND-P010 warning": 5, "ND-A008 warning": 3,
  ]

  private static func cell(_ column: Column, in table: Table, _ number: Int, _ text: String) -> String {
    func list(_ values: String...) -> String {
      values.map { $0.replacing("\\", with: "\\\\").replacing(";", with: "\\;") }.joined(separator: ";")
    }
    switch column.kind {
    case .identifier: return "\(table.name)-\(number)"
    case .text: return column.isList ? list("a;", text, text) : text
    case .pair: return list("k=\(text)", "\(number)=\(text)")
    // an event has a place or location columns of its own
    case .reference(let tables, _): return column.name == "place" ? "" : "\(tables[0].name)-\(number)"
    case .citation: return list("sources-\(number)#\(text)", "sources-0")
    case .link(let words, let other): return list("\(words.words[0])=\(other.name)-\(number)")
    case .vocabulary(let words):
      // of these words the claim's kind does not ask for a value of its own
      return column.name == "kind" && table == .claims ? "label" : words.words[number % words.words.count]
    case .integer: return column.name.contains("deaths") ? "00\(number)" : "\(1 + number % 6)"
    case .decimal: return table == .events ? "" : "\(number).50"
    case .date: return ["2014", "[2013..2014]", "2014-05~/..", "XXXX", "2014-21"][number % 5]
    case .day: return "2014-05-16"
    case .timestamp: return "2014-05-16T10:00:00.5+02:00"
    case .country: return table == .events ? "" : ["LY", "LBY", "XKX"][number % 3]
    case .url: return "https://example.org/?a=1&b=%22\(number)"
    case .language: return "ar-LY"
    case .digest: return String(repeating: "0a", count: 32)
    }
  }
}

/// The Big List of Naughty Strings.
@Suite(.enabled(if: SharedCorpora.has("naughty-strings"), "the naughty strings are not on this machine"))
struct `Naughty strings` {
  private func strings() throws -> [String] {
    let bytes = try #require(SharedData.bytes(SharedCorpora.path("naughty-strings/blns.json")))
    return try JSONDecoder().decode([String].self, from: Data(bytes))
  }

  /// What XML 1.0 writes for a text: U+FFFD for each character that it does not have.
  private func inXML(_ text: String) -> String {
    var written = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: written.unicodeScalars.append(scalar)
      case 0..<0x20, 0xFFFE, 0xFFFF: written += "\u{FFFD}"
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written
  }

  private func register(_ strings: [String]) throws -> RegisterFolder {
    let rows = strings.enumerated().map { ["e\($0)", "2014", "battle", "x", $1, "k=" + Self.item($1)] }
    return try RegisterFolder([
      ("events.csv", CSVText.file(["id", "when", "type", "title", "notes", "extra"], rows))
    ])
  }

  private static func item(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;")
  }

  private func same(_ texts: [String?], _ others: [String]) -> Bool {
    texts.map { Array(($0 ?? "-").utf8) } == others.map { Array($0.utf8) }
  }

  /// The 509 that XML 1.0 can hold, byte for byte, from csv, from jsonl and from xml.
  @Test func `come back as they went out`() throws {
    let strings = try strings()
    let good = strings.filter { inXML($0) == $0 }
    #expect([strings.count, good.count] == [515, 509])
    let edited = try register(good).pass(threads: 3, blockSize: 4093)
    #expect(edited.counts(.events).rejected == 0)
    #expect(same(edited.accepted(.events).map { $0["notes"] }, good))
    #expect(!edited.findings.contains { $0.contains(" error") })
    try expectRoundTrip(edited)
  }

  /// The 6 that it cannot hold come back from csv and jsonl; xml has a replacement, and a finding each.
  @Test func `that XML cannot hold are replaced there, and only there`() throws {
    let bad = try strings().filter { inXML($0) != $0 }
    #expect(bad.count == 6)
    let edited = try register(bad).pass()
    #expect(same(edited.accepted(.events).map { $0["notes"] }, bad))
    #expect(edited.rows("findings.csv").count { $0["code"] == "ND-E030" && $0["field"] == "notes" } == 6)
    let lines = [(name: "events.jsonl", bytes: edited.files["jsonl/events.jsonl"]!)]
    for files in [edited.csv, lines] {
      let again = try RegisterFolder(files).pass()
      #expect(again.files["csv/events.csv"] == edited.files["csv/events.csv"])
    }
    let document = [(name: "register.xml", bytes: edited.files["xml/register.xml"]!)]
    let again = try RegisterFolder(document).pass()
    #expect(again.counts(.events).accepted == 6)
    #expect(same(again.accepted(.events).map { $0["notes"] }, bad.map { inXML($0) }))
  }

  /// Raw characters that act on a screen stand in plain csv alone: everything else spells them.
  @Test func `reach no screen as they are`() throws {
    let edited = try register(try strings()).pass(
      exports: Exporters.make(
        FormatRequest.list("jsonl,xml,geojson,atom,markdown,html,analysis,excel=csv:profile=excel")))
    #expect(edited.counts(.events).accepted == 515)
    #expect(edited.rows("findings.csv").contains { $0["code"] == "ND-E031" })
    for (path, bytes) in edited.files where !path.hasPrefix("rejects/") {
      let text = try #require(String(validating: bytes, as: UTF8.self), "\(path)")
      let hidden = text.unicodeScalars.filter { scalar in
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E: true
        default: false
        }
      }
      #expect(hidden.isEmpty, "\(path) holds \(Set(hidden.map { String($0.value, radix: 16) }).sorted())")
    }
  }
}
