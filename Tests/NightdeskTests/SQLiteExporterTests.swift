internal import FoundationEssentials
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

@Suite struct `An SQLite export` {
  private func database(_ texts: [(name: String, text: String)]) throws -> (StoredDatabase, Edited) {
    let edited = try RegisterFolder(texts: texts).pass(exporters: [SQLiteExporter(), CSVExporter()])
    return (try StoredDatabase(try #require(edited.files["sqlite/register.sqlite"])), edited)
  }

  private func sample() throws -> (StoredDatabase, Edited) {
    let edited = try Edited([SharedData.sample], 2, 1 << 20, [SQLiteExporter(), CSVExporter()])
    return (try StoredDatabase(try #require(edited.files["sqlite/register.sqlite"])), edited)
  }

  @Test func `holds every record and every value`() throws {
    let (database, edited) = try sample()
    for table in Table.allCases {
      let columns = table.schema.columns
      let names = columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
      let rows = try database.rows("SELECT \(names) FROM \(table.name) ORDER BY rowid")
      let expected = edited.accepted(table)
      #expect(rows.count == expected.count)
      for (row, record) in zip(rows, expected) {
        for (column, value) in zip(columns, row) {
          let cell = record[column.name]!
          let values = column.isList ? ListSyntax.values(cell.utf8Span.span) : []
          let array = "[\(values.map { "\"\($0)\"" }.joined(separator: ","))]"
          let wanted = cell.isEmpty ? nil : column.isList ? array : cell
          if case .decimal = column.kind {
            #expect(value.flatMap { Double($0) } == wanted.flatMap { Double($0) })
          } else {
            #expect(value?.replacing("\\\"", with: "\"") == wanted, "\(table.name) \(record["id"]!) \(column.name)")
          }
        }
      }
    }
  }

  @Test func `is sound, and its keys hold`() throws {
    let (database, _) = try sample()
    #expect(try database.value("PRAGMA integrity_check") == "ok")
    #expect(try database.rows("PRAGMA foreign_key_check").isEmpty)
    #expect(try database.rows("PRAGMA foreign_key_list(events)").count == 2)
    for table in Table.allCases {
      let count = try database.value("SELECT count(*) FROM \(table.name)")
      #expect(try database.value("SELECT count(*) FROM \(table.name)_fts") == count)
    }
  }

  @Test func `finds words with and without their accents`() throws {
    let (database, _) = try database([
      ("events.csv", "id,when,type,title\ne1,2014,battle,Été à Benghazi\ne2,2014,other,بنغازي: قال\n")
    ])
    let search = "SELECT id FROM events JOIN events_fts ON events_fts.rowid = events.rowid WHERE events_fts MATCH "
    #expect(try database.value(search + "'ete'") == "e1")
    #expect(try database.value(search + "'بنغازي'") == "e2")
  }

  @Test func `has first and last days beside the dates`() throws {
    let dates = ["2014-05", "2013/2014", "[..2015]", "2014?/", "XXXX", "Y-17000", "2014-05-16"]
    let lines = dates.enumerated().map { "e\($0),\($1),other,T\n" }.joined()
    let (database, edited) = try database([("events.csv", "id,when,type,title\n" + lines)])
    #expect(edited.findings == ["events.csv:7:4 ND-D010 warning when", "events.csv:7:4 ND-E021 info when"])
    let rows = try database.rows("SELECT \"when\", when_start, when_end FROM events ORDER BY rowid")
    let expected: [[String?]] = [
      ["2014-05", "2014-05-01", "2014-05-31"], ["2013/2014", "2013-01-01", "2014-12-31"],
      ["[..2015]", nil, "2015-12-31"], ["2014?/", "2014-01-01", nil], ["XXXX", nil, nil], ["Y-17000", nil, nil],
      ["2014-05-16", "2014-05-16", "2014-05-16"],
    ]
    #expect(rows == expected)
  }

  @Test func `has a row for each value of a list of references`() throws {
    let (database, _) = try database([
      ("actors.csv", "id,name,kind\na1,One,person\na2,Two,person\n"),
      ("sources.csv", "id,title,kind\ns1,Source,news\n"),
      (
        "events.csv",
        "id,when,type,title,side_a,targets,related,citations\ne1,2014,battle,T,a1;a2,a2,,s1#p1;s1\n"
          + "e2,2015,battle,T,,,follows=e1,\n"
      ),
      (
        "claims.csv",
        "id,about,kind,speaker,medium,text,attributed_to,citations\nc1,e1;a1,account,a2,s1,T,a1,s1#a\n"
          + "c2,c1,account,s1,news,T,,s1\n"
      ),
    ])
    let actors = try database.rows("SELECT role, position, actor FROM event_actors WHERE event = 'e1' ORDER BY rowid")
    #expect(actors == [["side_a", "1", "a1"], ["side_a", "2", "a2"], ["targets", "1", "a2"]])
    #expect(try database.rows("SELECT * FROM event_events") == [["e2", "follows", "1", "e1"]])
    let cited = try database.rows("SELECT source, locator FROM event_sources ORDER BY position")
    #expect(cited == [["s1", "p1"], ["s1", nil]])
    #expect(
      try database.rows("SELECT * FROM claim_about ORDER BY rowid") == [
        ["c1", "1", "e1", "e1", nil, nil, nil], ["c1", "2", "a1", nil, "a1", nil, nil],
        ["c2", "1", "c1", nil, nil, nil, "c1"],
      ])
    #expect(
      try database.rows("SELECT speaker_actor, speaker_source, medium_source FROM claims ORDER BY rowid")
        == [["a2", nil, "s1"], [nil, "s1", nil]])
  }

  @Test func `keeps references that hold nothing as the register has them, and makes no keys of these`() throws {
    let (database, edited) = try database([
      ("places.csv", "id,name\np1,Market\n"),
      ("actors.csv", "id,name,kind,country\na1,One,person,\na2,Two,person,ZZZ\n"),
      (
        "events.csv",
        "id,when,type,title,place,part_of,side_a\ne1,2014,battle,T,p1,nowhere,a2\ne2,2014,battle,T,p1,e1,a1\n"
      ),
    ])
    #expect(edited.findings.contains { $0.contains("ND-I004") })
    #expect(
      try database.rows("SELECT place, part_of FROM events ORDER BY rowid") == [["p1", "nowhere"], ["p1", "e1"]])
    #expect(try database.rows("PRAGMA foreign_key_check").isEmpty)
    #expect(try database.value("PRAGMA integrity_check") == "ok")
    #expect(try database.rows("SELECT \"from\" FROM pragma_foreign_key_list('events')") == [["place"]])
    #expect(try database.rows("SELECT \"from\" FROM pragma_foreign_key_list('event_actors')") == [["event"]])
    let definition = try #require(try database.value("SELECT sql FROM sqlite_schema WHERE name = 'events'"))
    #expect(definition.contains("-- the event it is a part of; not all of them are here"))
    let said = edited.rows("findings.csv").filter { $0["code"] == "ND-E026" }.map { $0["message"]!.prefix(20) }
    #expect(said == ["event_actors.actor n", "events.part_of names"])
  }

  @Test func `says which version of the register it holds`() throws {
    let (database, _) = try sample()
    #expect(try database.value("SELECT value FROM edition WHERE name = 'title'") == "Test")
    #expect(try database.value("SELECT value FROM edition WHERE name = 'as_of'") == "2026-11-24")
    #expect(try database.value("PRAGMA application_id") == "1313108843")
  }
}
