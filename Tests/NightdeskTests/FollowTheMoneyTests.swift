internal import NightdeskKit
internal import Testing

/// Statements as FollowTheMoney 4 writes them.
private enum Statements {
  static let header = [
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
  ]

  /// A row; the columns that are not given are empty.
  static func row(
    _ canonical: String, _ schema: String, _ property: String, _ value: String, _ more: [String: String] = [:]
  ) -> [String] {
    let cells = ["canonical_id": canonical, "entity_id": canonical, "schema": schema, "prop": property, "value": value]
      .merging(["dataset": "list", "id": "\(canonical)-\(property)-\(value)"]) { $1 }.merging(more) { $1 }
    return header.map { cells[$0] ?? "" }
  }

  static func read(_ rows: [[String]], blockSize: Int = 1 << 20) throws -> Edited {
    try RegisterFolder([("statements.csv", CSVText.file(header, rows))]).pass(threads: 2, blockSize: blockSize)
  }
}

extension Edited {
  /// The values called `name` in the `extra` of a record.
  fileprivate func extra(_ record: [String: String]?, _ name: String) -> [String] {
    ListSyntax.values((record?["extra"] ?? "").utf8Span.span).filter { $0.hasPrefix(name + "=") }
      .map { String($0.dropFirst(name.count + 1)) }
  }
}

@Suite struct `FollowTheMoney statements` {
  private static let valley = [
    Statements.row("NK-1", "Person", "name", "Karim Haddad", ["first_seen": "2021-01-01"]),
    Statements.row("org", "Organization", "name", "Valley Council"),
    Statements.row(
      "NK-1", "LegalEntity", "name", "كريم حداد",
      ["entity_id": "b;9", "dataset": "other list", "lang": "ara", "first_seen": "2022-01-01"]),
    Statements.row("m/1", "Membership", "member", "b;9"), Statements.row("m/1", "Membership", "organization", "org"),
    Statements.row("m/1", "Membership", "startDate", "2014-05"), Statements.row("m/1", "Membership", "role", "Chair"),
    Statements.row("NK-1", "Person", "nationality", "ly", ["original_value": "Libyan"]),
    Statements.row("org", "Organization", "sourceUrl", "https://example.org/a;b"),
    Statements.row("org", "Organization", "incorporationDate", "2011"),
    Statements.row("org", "Organization", "dissolutionDate", "2014-05-16"),
    Statements.row("org", "Organization", "country", "ly"), Statements.row("org", "Organization", "country", "tn"),
    Statements.row("doc", "Article", "title", "A report"),
    Statements.row("doc", "Article", "publishedAt", "2019-03-02"),
    Statements.row("doc", "Article", "publisher", "The Paper"), Statements.row("doc", "Article", "language", "ara"),
    Statements.row("ship", "Vessel", "name", "Sea Star"), Statements.row("ship", "Vessel", "imoNumber", "123"),
  ]

  @Test func `have values of dates and countries that are none told by the property, and kept`() throws {
    let edited = try Statements.read([
      Statements.row("p1", "Person", "name", "Karim"), Statements.row("p2", "Person", "name", "Ann"),
      Statements.row("p1", "Person", "birthDate", "spring"), Statements.row("p1", "Person", "birthDate", "1970-05"),
      Statements.row("p1", "Person", "birthCountry", "Atlantis"), Statements.row("p2", "Person", "deathDate", "2014"),
      Statements.row("p2", "Person", "modifiedAt", "2021-03-01T10:00:00"),
      Statements.row("ship", "Vessel", "createdAt", "never"),
    ])
    let told = edited.rows("findings.csv").filter { $0["code"] == "ND-V026" }
    #expect(told.map { $0["field"] } == ["birthDate", "birthCountry"])
    #expect(told.map { [$0["record"], $0["line"], $0["column"]] } == [["ftm:p1", "2", "1"], ["ftm:p1", "2", "1"]])
    #expect(
      told.first?["message"]
        == "birthDate holds a value that is none of its kind: it takes a date, as 2014, 2014-05 or 2014-05-16")
    #expect(edited.extra(edited.accepted(.actors).first, "birthDate") == ["spring", "1970-05"])
  }

  @Test(arguments: [1, 300, 1 << 20])
  func `are gathered into actors, relations and sources`(blockSize: Int) throws {
    let edited = try Statements.read(Self.valley, blockSize: blockSize)
    #expect(edited.outcome.inputs.map(\.format) == ["ftm-statements"])
    let actors = edited.accepted(.actors)
    #expect(actors.map { $0["id"]! } == ["ftm:NK-1", "ftm:org"])
    let person = actors.first
    #expect(person?["name"] == "Karim Haddad" && person?["aliases"] == "كريم حداد")
    #expect(person?["kind"] == "person" && person?["country"] == "LY")
    #expect(actors.last?["kind"] == "unknown" && actors.last?["active"] == "2011/2014-05-16")
    // of two countries none is picked
    #expect(actors.last?["country"] == "" && edited.extra(actors.last, "country") == ["ly", "tn"])
    #expect(actors.last?["citations"] == #"ftm:dataset:list#https://example.org/a\;b"#)

    let relation = try #require(edited.accepted(.relations).first)
    #expect(edited.counts(.relations).accepted == 1)
    // its end is named by the id that a dataset has for the person, and its own id is none of the register
    #expect(relation["subject"] == "ftm:NK-1" && relation["object"] == "ftm:org")
    #expect(relation["kind"] == "member-of" && relation["role"] == "Chair" && relation["when"] == "2014-05/")
    #expect(relation["id"]?.hasPrefix("ftm:") == true && edited.extra(relation, "canonical_id") == ["m/1"])

    let sources = edited.accepted(.sources)
    #expect(sources.map { $0["kind"]! } == ["news", "dataset", "dataset"])
    #expect(sources[0]["title"] == "A report" && sources[0]["published"] == "2019-03-02")
    #expect(sources[0]["publisher"] == "The Paper" && sources[0]["language"] == "ara")
    #expect(!edited.findings.contains { $0.contains(" error") })
  }

  @Test func `lose nothing that is said of a value`() throws {
    let edited = try Statements.read(Self.valley)
    let person = edited.accepted(.actors).first
    #expect(edited.extra(person, "name[2].lang") == ["ara"])
    #expect(edited.extra(person, "nationality[1].original_value") == ["Libyan"])
    #expect(edited.extra(person, "name[1].first_seen") == ["2021-01-01"])
    #expect(edited.extra(person, "name[2].first_seen") == ["2022-01-01"])
    #expect(edited.extra(person, "name[2].entity_id") == ["b;9"])
    #expect(edited.extra(person, "schema") == ["Person", "LegalEntity"])
    #expect(edited.extra(person, "name[2].dataset") == ["other list"])
  }

  /// Every row is one of an entity that was accepted, of one that was set aside, or rejected for itself.
  @Test(arguments: [1, 61, 1 << 20])
  func `are counted, every one`(blockSize: Int) throws {
    let rows =
      Self.valley + [
        Statements.row("", "Person", "name", "Nobody"), Statements.row("x", "", "name", "Nothing"), ["short", "row"],
        Statements.row("late", "Person", "birthDate", "1970"),
      ]
    let edited = try Statements.read(rows, blockSize: blockSize)
    let rejected = edited.rejected(.actors)
    #expect(rejected.map { $0["nd_code"]! } == ["ND-S005", "ND-R020", "ND-R020", "ND-R003", "ND-V001"])
    #expect(
      edited.findings.filter { !$0.contains("ND-A") } == [
        "statements.csv:19:25 ND-S005 warning schema", "statements.csv:21:4 ND-R020 error entity_id",
        "statements.csv:22:19 ND-R020 error schema",
        "statements.csv:23:1 ND-R003 error", "statements.csv:24:1 ND-V001 error name",
      ])
    let accepted = [Table.actors, .relations, .sources].flatMap { edited.accepted($0) }
    let statements = (accepted + rejected).flatMap { edited.extra($0, "statements") }.reduce(0) { $0 + Int($1)! }
    let single = rejected.count { ["ND-R020", "ND-R003"].contains($0["nd_code"]!) }
    #expect(statements + single == rows.count)
    // with all its rows, as they came
    #expect(rejected[0]["nd_original"]?.split(separator: "\r\n").count == 2)
    #expect(rejected[0]["nd_original"]?.contains("imoNumber") == true)
    #expect(edited.outcome.edition.setAside == 1)
  }

  @Test func `of a tie with several ends make one relation a pair`() throws {
    let people = ["a", "b"].map { Statements.row($0, "Person", "name", $0) }
    let rows =
      people + [
        Statements.row("o", "Company", "name", "O"), Statements.row("d", "Directorship", "director", "a"),
        Statements.row("d", "Directorship", "director", "b"), Statements.row("d", "Directorship", "organization", "o"),
        Statements.row("e", "Employment", "employee", "a"), Statements.row("e", "Employment", "employer", "gone"),
      ]
    let edited = try Statements.read(rows)
    let ties = edited.accepted(.relations).map { "\($0["id"]!) \($0["subject"]!) \($0["kind"]!) \($0["object"]!)" }
    #expect(ties == ["ftm:d ftm:a leads ftm:o", "ftm:d:2 ftm:b leads ftm:o"])
    // one whose end is not in the file is rejected, and says why
    #expect(edited.rejected(.relations).map { $0["nd_code"]! } == ["ND-I002"])
  }

  @Test(arguments: [
    ("Article", "title", "publishedAt", "2020-02-30", "publishedAt"),
    ("Article", "title", "sourceUrl", "not a url", "sourceUrl"),
    ("Article", "title", "language", "the Arabic", "language"),
    ("Person", "name", "country", "Atlantis", "country, nationality, citizenship or jurisdiction"),
    ("Company", "name", "incorporationDate", "2010-13", "incorporationDate or dissolutionDate"),
  ])
  func `that no column can take are told, and stay`(
    schema: String, title: String, property: String, value: String, field: String
  ) throws {
    let rows = [Statements.row("e", schema, title, "E"), Statements.row("e", schema, property, value)]
    let edited = try Statements.read(rows)
    let table: Table = schema == "Article" ? .sources : .actors
    let told = edited.rows("findings.csv").filter { $0["code"] == "ND-V026" }
    #expect(told.map { $0["field"] } == [field])
    #expect(told.first?["message"]?.contains(": it takes a") == true)
    let record = edited.accepted(table).first { $0["id"] == "ftm:e" }
    // where it is a place in the dataset's own source, a citation holds it
    let isCited = record?["citations"]?.hasSuffix("#" + value) == true
    #expect(edited.extra(record, property) == [value] || isCited)
  }

  @Test func `of texts that only look the same stay apart`() throws {
    let names = ["\u{E9}", "e\u{301}"]
    let rows = names.map { Statements.row("p", "Person", "name", $0) }
    let actor = try Statements.read(rows).accepted(.actors).first
    #expect([actor?["name"], actor?["aliases"]].map { Array(($0 ?? "").utf8) } == names.map { Array($0.utf8) })
  }

  @Test func `come back as they were read`() throws {
    let first = try Statements.read(Self.valley)
    let again = try RegisterFolder(first.csv).pass()
    for table in Table.allCases {
      #expect(again.files["csv/\(table.name).csv"] == first.files["csv/\(table.name).csv"], "\(table.name)")
    }
  }

  @Test func `have a limit of what is kept together`() throws {
    let rows = (0..<9).map {
      Statements.row("p\($0)", "Person", "name", String(repeating: "x", count: 1000), ["id": ""])
    }
    let folder = try RegisterFolder([("statements.csv", CSVText.file(Statements.header, rows))])
    var order = RegisterPass.Order(
      inputs: [InputRequest(folder.path)], exports: [], asOf: 20_781, title: "", runID: "")
    #expect(order.gathered == 128 << 20)
    order.gathered = 8000
    let error = #expect(throws: PassError.self) { try RegisterPass(order).run(into: MemoryFolder()) }
    guard case .read(let error) = error else { return }
    #expect(error.code == .tooMuchToGather && error.exitCode == 65 && error.line == 9)
  }
}
