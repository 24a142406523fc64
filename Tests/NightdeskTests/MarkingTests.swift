internal import NightdeskConfiguration
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

private let acled =
  "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,inter1,actor2,geo_precision,fatalities,"
  + "source"
private let ged =
  "id,type_of_violence,dyad_name,side_a,side_b,source_article,where_prec,event_clarity,date_prec,date_start,date_end,"
  + "best,high,low"
private let statements = "canonical_id,entity_id,prop,schema,value,dataset"

/// Reads a file; what a person is told of it as well.
private func read(_ name: String, _ text: String, threads: Int = 1, blockSize: Int = 1 << 20) throws -> (
  edited: Edited, told: String
) {
  let sink = MemorySink(room: .max)
  let folder = try RegisterFolder(texts: [(name, text)])
  let edited = try Edited(
    [folder.path], threads, blockSize, reports: [ReportOrder(HumanReport(), to: sink)])
  return (edited, String(decoding: sink.bytes, as: UTF8.self))
}

private func mapped(_ text: String, _ mapping: String) throws -> Edited {
  let folder = try RegisterFolder(texts: [("any.csv", text), ("m.yml", mapping)])
  return try Edited([
    InputRequest(folder.path + "/any.csv", mapping: try MappingFile(path: folder.path + "/m.yml").mapping)
  ])
}

/// Why a file is refused; nil where it is read.
private func refusal(_ pass: () throws -> Void) -> String? {
  do {
    try pass()
    return nil
  } catch {
    return (error as? ReadError)?.reason ?? "\(error)"
  }
}

/// Who marks a row does not always write the name of the column as the register has it.
@Suite struct `A column of markings` {
  @Test(
    arguments: [
      ("acled.csv", acled, "LBY1,%,1,Riots,Mob violence,Zanzibar,,,1,3,Zanzibar"),
      ("ged.csv", ged, "1,1,d,Zanzibar,B,Zanzibar,1,1,1,%,2014-01-02,1,1,1"),
    ], ["marking", "Marking", " MARKING "])
  func `in a dataset's file is heeded`(file: (name: String, header: String, row: String), column: String) throws {
    func lines(_ date: String, _ marking: String) -> String {
      "\(file.header),\(column)\n\(file.row.replacing("%", with: date)),\(marking)\n"
    }
    let (good, _) = try read(file.name, lines("2014-01-02", "TLP:RED"))
    #expect(good.accepted(.events).map { $0["marking"] } == ["TLP:RED"])
    #expect(good.outcome.edition.marking == "TLP:RED")
    #expect(!good.accepted(.events)[0]["extra"]!.lowercased().contains("marking"))
    let (bad, told) = try read(file.name, lines("soon", "TLP:RED"))
    #expect(bad.rejected(.events).map { $0["marking"] } == ["TLP:RED"])
    #expect(!told.contains("Zanzibar") && !told.contains("soon"))
    for (path, bytes) in bad.files { #expect(!String(decoding: bytes, as: UTF8.self).contains("Zanzibar"), "\(path)") }
    let (unread, _) = try read(file.name, lines("2014-01-02", "Zanzibar"))
    #expect(unread.rejected(.events).map { $0["marking"] } == ["TLP:RED"])
    #expect(!unread.text("rejects/events.csv").contains("Zanzibar"))
  }

  @Test(arguments: [
    ("events.csv", "id,when,type,title,marking,marking", "more than one column called marking"),
    ("events.csv", "id,when,type,title,Marking", "the column Marking may hold"),
    ("events.csv", "id,when,type,title, marking", "the column  marking may hold"),
    ("events.csv", "id,when,type,title,MARKING_", "the column MARKING_ may hold"),
    ("events.csv", "id,when,type,title,markings", "the column markings may hold"),
    ("events.csv", "id,when,type,title,mark", "the column mark may hold"),
    ("claims.csv", "id,text,kind,TLP", "the column TLP may hold"),
    ("actors.csv", "id,name,kind,marking,tlp", "the column tlp may hold"),
    ("x.csv", acled + ",TLP", "the column TLP may hold"),
    ("x.csv", ged + ",marking,Marking", "more than one column called marking"),
    ("x.csv", statements + ",marking", "the column marking may hold markings, and statements take none"),
    ("x.csv", "When,TLP\n#date,\n2014,TLP:RED", "the column TLP may hold the records' markings; tag it #meta+marking"),
  ])
  func `that is not read as one is named, and the file refused`(name: String, text: String, reason: String) throws {
    let refusal = refusal { _ = try read(name, text + "\n") }
    #expect(refusal?.contains(reason) ?? false, "\(refusal ?? "read")")
  }

  @Test(arguments: ["When,Marking\n#date,\n", "When,TLP\n#date,#meta+marking\n", "When,tlp\n#date,#meta+tlp\n"])
  func `of a tagged table is heeded`(header: String) throws {
    let (edited, _) = try read("x.csv", header + "2014,TLP:AMBER\n2015,\n")
    #expect(edited.accepted(.events).map { $0["marking"] } == ["TLP:AMBER", ""])
  }

  @Test(arguments: ["marking", "Markings", "mark", "TLP"])
  func `is mapped or left out on purpose`(column: String) throws {
    let text = "When,\(column)\n2014,TLP:AMBER\n2015,secret\n"
    let mapping = "version: 1\ncolumns:\n  when: When\n  type: {value: other}\n"
    #expect(
      refusal { _ = try mapped(text, mapping) }
        == "the column \(column) may hold the records' markings and is not mapped; "
        + "map it to marking, or name it under ignore")
    let heeded = try mapped(text, mapping + "  marking: \(column)\n")
    #expect(heeded.accepted(.events).map { $0["marking"] } == ["TLP:AMBER"])
    #expect(heeded.rejected(.events).map { $0["marking"] } == ["TLP:RED"])
    let ignored = try mapped(text, mapping + "ignore: [\(column)]\n")
    #expect(ignored.accepted(.events).map { $0["marking"] } == ["", ""])
  }

  @Test func `is guessed, with what its words stand for`() throws {
    let text =
      "No,Day,TLP\na,2014-01-02,amber\nb,2014-01-03,TLP:RED\nc,2014-01-04,white\nd,2014-01-05,Amber + strict\n"
    let folder = try RegisterFolder(texts: [("inc.csv", text)])
    let yaml = try MappingGuess(InputRequest(folder.path + "/inc.csv", format: "csv")).yaml()
    try folder.write("m.yml", Array(yaml.utf8))
    let mapping = try MappingFile(path: folder.path + "/m.yml").mapping
    let edited = try Edited([InputRequest(folder.path + "/inc.csv", mapping: mapping)])
    let markings = ["TLP:AMBER", "TLP:RED", "TLP:CLEAR", "TLP:AMBER+STRICT"]
    #expect(edited.accepted(.events).map { $0["marking"] } == markings, "\(yaml)")
  }
}

/// Actors and sources that rows imply are no less secret than the rows.
@Suite struct `The marking of an implied record` {
  /// A row of ACLED that names an actor and a source.
  private func row(_ number: Int, _ actor: String, _ source: String, _ marking: String, kind: String = "") -> String {
    "LBY\(number),2014-01-02,1,Riots,Mob violence,\(actor),\(kind),,1,3,\(source),\(marking)\n"
  }

  @Test(arguments: [1, 3], [1, 1 << 20])
  func `is the lowest of the rows that name it`(threads: Int, blockSize: Int) throws {
    let rows = [
      row(1, "Secret", "Informant", "TLP:AMBER", kind: "1"), row(2, "Open", "Paper", ""),
      row(3, "Both", "Paper", "TLP:RED", kind: "1"), row(4, "Both", "Paper", "TLP:GREEN"),
      row(5, "Open", "Desk", "TLP:RED"), row(6, "Secret", "Desk", "TLP:AMBER"),
      row(7, "Turned", "Paper", "TLP:AMBER", kind: "1"), row(8, "Turned", "Paper", ""),
      // one that is rejected says nothing of a record
      row(9, "Secret", "Informant", "").replacing("2014-01-02", with: "soon"),
    ]
    let (edited, _) = try read(
      "x.csv", acled + ",marking\n" + rows.joined(), threads: threads, blockSize: blockSize)
    func marked(_ table: Table, _ column: String) -> [String] {
      edited.accepted(table).map { "\($0[column]!) \($0["marking"]!)" }
    }
    #expect(marked(.actors, "name") == ["Secret TLP:AMBER", "Open ", "Both TLP:GREEN", "Turned "])
    // nor does it hold what higher rows alone say
    #expect(edited.accepted(.actors).map { $0["kind"] } == ["state-force", "unknown", "unknown", "unknown"])
    #expect(
      marked(.sources, "title").filter { !$0.hasPrefix("Armed Conflict") }
        == ["Informant TLP:AMBER", "Paper ", "Desk TLP:AMBER"])
    #expect(marked(.sources, "title").contains("Armed Conflict Location & Event Data "))
  }

  @Test func `comes from a mapped table, too`() throws {
    let edited = try mapped(
      "When,Who,Secret\n2014,Hidden,TLP:AMBER\n2015,Seen,\n2016,Seen,TLP:RED\n",
      "version: 1\ncolumns: {when: When, type: {value: other}, side_a: Who, marking: Secret}\n")
    #expect(edited.accepted(.actors).map { "\($0["name"]!) \($0["marking"]!)" } == ["Hidden TLP:AMBER", "Seen "])
  }
}
