internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// A small register, from which an edition is made as a run would make it.
struct SmallRegister {
  var tables: [Table: [Cells]] = [:]
  var title = "Small register"
  var number: String?
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
    events.batch.computeColumns(ClaimIndex(claims: register.claims, relations: register.relations))
    var counter = FigureCounter(
      period: Period(weekTo: today), places: PlaceRegions(register.places),
      claims: ClaimIndex(claims: register.claims, relations: register.relations))
    counter.count(events.batch)
    return Edition(
      title: title, number: number, runID: "2026-11-22T000000Z", asOf: today, marking: "TLP:CLEAR", register: register,
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
