internal import NightdeskConfiguration
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// A first mapping of a file, and what is read with it.
private func guess(_ text: String, _ name: String = "inc.csv") throws -> (yaml: String, edited: Edited) {
  let folder = try RegisterFolder(texts: [(name, text)])
  let yaml = try MappingGuess(InputRequest(folder.path + "/" + name, format: "csv")).yaml()
  try folder.write("m.yml", Array(yaml.utf8))
  let mapping = try MappingFile(path: folder.path + "/m.yml").mapping
  return (yaml, try Edited([InputRequest(folder.path + "/" + name, mapping: mapping)]))
}

private func mapped(_ text: String, _ mapping: String) throws -> Edited {
  let folder = try RegisterFolder(texts: [("any.csv", text), ("m.yml", mapping)])
  return try Edited([
    InputRequest(folder.path + "/any.csv", mapping: try MappingFile(path: folder.path + "/m.yml").mapping)
  ])
}

@Suite struct `A guessed mapping` {
  /// A sheet of a few rows, one of which has no date: what most rows say is guessed, and what does not fit is said.
  @Test func `goes by most rows, and says which do not fit`() throws {
    let header = "No,Day,Type,Country,Latitude,Longitude,Deaths\n"
    let rows = [
      "1,03/05/2014,Clash,Libya,32.1,20.1,3", "2,14/05/2014,Clash,Libya,32.2,20.2,4",
      "3,soon,Clash,Libya,north,20.1,some",
    ]
    let (yaml, edited) = try guess(header + rows.map { $0 + "\n" }.joined())
    let misfit = "; not so 1 of 3, the first on line 4: correct them, or their rows are rejected"
    #expect(yaml.contains("  # its values read as dd/MM/yyyy\(misfit)\n  when:\n    from: \"Day\"\n"))
    #expect(yaml.contains("  # called so; numbers within 90 degrees\(misfit)\n"))
    #expect(yaml.contains("  # called so; whole numbers\(misfit)\n"))
    #expect(yaml.contains("  # its values are names or codes of countries\n"))
    #expect(edited.accepted(.events).map { $0["when"] } == ["2014-05-03", "2014-05-14"])
    #expect(edited.rejected(.events).map { $0["nd_line"] } == ["4"])
    // half is not most, and nothing that is only a little like a name is named for it
    let folder = try RegisterFolder(texts: [("a.csv", "No,Day,Type,Who\n1,03/05/2014,Clash,A\n2,soon,Clash,B\n")])
    let half = try MappingGuess(folder.request("a.csv")).yaml()
    #expect(half.contains("  # no column holds dates that can be read; every event needs one\n"))
    try folder.write("m.yml", Array(half.utf8))
    let mapping = try MappingFile(path: folder.path + "/m.yml").mapping
    do {
      _ = try Edited([InputRequest(folder.path + "/a.csv", mapping: mapping)])
      Issue.record("read without a date")
    } catch let error as ReadError {
      #expect(error.reason == "the mapping says nothing of when, which events need; not mapped are Day, Who")
    }
  }

  /// A sheet as a desk in Tunis or Benghazi keeps it, with a decimal comma.
  @Test(arguments: [
    (
      "N°;Date;Lieu;Pays;Latitude;Longitude;Type;Auteur présumé;Tués;Blessés;Source",
      "1;03/02/2014;Derna;Libye;32,7648;22,6392;Affrontement;inconnus;2;3;Une agence", "battle"
    ),
    (
      "الرقم;التاريخ;المكان;البلد;خط_العرض;خط_الطول;النوع;الجاني;القتلى;الجرحى;المصدر",
      "1;03/02/2014;درنة;ليبيا;32,7648;22,6392;الاشتباكات;مجهولون;2;3;وكالة", "battle"
    ),
  ])
  func `knows French and Arabic headers`(header: String, row: String, type: String) throws {
    let second = "2;14" + row.dropFirst(4)
    let (yaml, edited) = try guess(header + "\n" + row + "\n" + second + "\n")
    #expect(yaml.contains("  # called so; numbers within 90 degrees, with a decimal comma\n"))
    #expect(yaml.contains("  # who is held responsible is a claim"))
    let record = try #require(edited.accepted(.events).first)
    let wanted = [
      "id": "inc:1", "when": "2014-02-03", "country": "LBY", "latitude": "32.7648", "longitude": "22.6392",
      "type": type, "deaths_best": "2", "injured": "3", "side_a": "",
    ]
    for (column, value) in wanted { #expect(record[column] == value, "\(column)") }
    #expect(record["citations"] != "" && record["location"] != "")
    #expect(edited.accepted(.events).count == 2)
  }

  @Test(arguments: ["Réf", "Code", "Aktenzeichen"])
  func `takes any column for the ids that is filled and different in every row`(name: String) throws {
    let (yaml, edited) = try guess("Day,\(name),Kind\n2014-05-16,R-1,Clash\n2014-05-17,R-2,Clash\n")
    #expect(yaml.contains("  # filled and different in every row\n  id: \"\(name)\"\n"))
    #expect(edited.ids(.events) == ["inc:R-1", "inc:R-2"])
    #expect(try guess("Day,\(name),Kind\n2014-05-16,R,Clash\n2014-05-17,R,Clash\n").yaml.contains("  # no column is"))
  }

  @Test func `is none of a header in an encoding that nobody has declared`() throws {
    let folder = try RegisterFolder([("a.csv", Array("Ref,R".utf8) + [0xE9, 0x66] + Array("\n1,2\n".utf8))])
    #expect(throws: ReadError.self) { try MappingGuess(folder.request("a.csv")) }
  }

  @Test(arguments: [("32,5", "32.5"), ("32", "32"), ("1.032,5", nil), ("32.5", nil), ("3,2,5", nil)])
  func `takes a decimal comma where the mapping says so, and then no point`(text: String, value: String?) throws {
    let mapping = """
      version: 1
      columns: {id: Ref, when: Day, type: {value: other}, latitude: {from: Lat, decimal: ","}, longitude: {value: "20.5"}}
      """
    let edited = try mapped("Ref;Day;Lat\na;2014;\(text)\n", mapping + "\n")
    #expect(edited.accepted(.events).first?["latitude"] == value)
    #expect(edited.rejected(.events).map { $0["nd_code"] } == (value == nil ? ["ND-V003"] : []))
    #expect(edited.accepted(.events).allSatisfy { $0["longitude"] == "20.5" })
    let misplaced = "version: 1\ncolumns: {id: {from: Ref, decimal: \",\"}, when: Day, type: {value: other}}\n"
    #expect(throws: ReadError.self) { try mapped("Ref;Day\na;2014\n", misplaced) }
  }

  @Test(arguments: [
    ("dd/MM/yyyy HH:mm", "0", "/05/2014 1", ":30"), ("dd/MM/yyyy HH:mm:ss", "0", "/05/2014 1", ":30:59"),
    ("dd.MM.yyyy HH:mm", "0", ".05.2014 1", ":30"), ("dd/MM/yyyy H:mm", "0", "/05/2014 ", ":30"),
    ("d/M/yyyy h:mm a", "", "/5/2014 ", ":30 PM"), ("yyyy-MM-dd HH:mm:ss", "2014-05-0", " 1", ":30:59"),
    ("yyyy-MM-dd'T'HH:mm", "2014-05-0", "T1", ":30"),
    ("yyyy-MM-dd'T'HH:mm:ss.SSSZZZZZ", "2014-05-0", "T1", ":30:59.123+02:00"),
    ("yyyy-MM-dd HH:mm:ss.SSS", "2014-05-0", " 1", ":30:59.000"),
  ])
  func `reads days with a time, and keeps the time`(format: String, head: String, middle: String, tail: String) throws {
    // days first with the number that no month has
    let days =
      (1...9).map { number in
        head.isEmpty || head == "0"
          ? "\(head)\(number)\(middle)\(number)\(tail)" : "\(head)\(number)\(middle)\(number)\(tail)"
      } + (head.hasPrefix("20") ? [] : ["2\(head == "0" ? "5" : "5")\(middle)1\(tail)"])
    let rows = days.enumerated().map { "A\($0.offset),\($0.element),Clash,Derna\n" }.joined()
    let (yaml, edited) = try guess("Ref,Datum,Category,Town\n" + rows)
    let told = yaml.split(separator: "\n").first { $0.contains("its values read as") } ?? ""
    #expect(yaml.contains("    format: \"\(format)\"\n"), "\(told)")
    #expect(told.hasSuffix("; the day counts, and the text stays in extra"))
    let events = edited.accepted(.events)
    #expect(events.prefix(9).map { $0["when"]! } == (1...9).map { "2014-05-0\($0)" })
    #expect(events.map { $0["extra"]! } == days.map { "Datum=\($0)" })
    #expect(edited.findings == [])
  }

  /// EDTF has a day with its time, as long as that is whole; midnight in every row is none.
  @Test(arguments: [
    ("T10:30:00", "T10:30:00", false), ("T10:30:00+02:00", "T10:30:00+02:00", false),
    ("T10:30:00Z", "T10:30:00Z", false),
    ("T00:00:00", "", true), ("T00:00:00Z", "", true),
  ])
  func `leaves days as they are that are EDTF with their time`(time: String, kept: String, hasFormat: Bool) throws {
    let rows = (1...9).map { "A\($0),2014-05-0\($0)\(time),Clash\n" }.joined()
    let (yaml, edited) = try guess("Ref,Datum,Category\n" + rows)
    #expect(yaml.contains("format:") == hasFormat)
    #expect(edited.accepted(.events).map { $0["when"]! } == (1...9).map { "2014-05-0\($0)\(kept)" })
  }

  @Test(arguments: [",", ";", "\t"])
  func `takes no first record for a header`(separator: String) throws {
    let rows =
      (1...9).map { "10\($0),0\($0)/05/2014,Clash,Derna,Libya,32.1,20.1\n" }.joined()
      + "110,25/05/2014,Clash,Derna,Libya,32.1,20.1\n"
    let (yaml, edited) = try guess(rows.replacing(",", with: separator))
    #expect(yaml.contains("\nheader: false\n"))
    for line in [
      "  id: \"column-1\"", "    from: \"column-2\"", "    format: \"dd/MM/yyyy\"", "  country: \"column-5\"",
    ] {
      #expect(yaml.contains(line + "\n"), "\(line)")
    }
    #expect(edited.counts(.events).accepted == 10)
    #expect(edited.ids(.events).first == "inc:101")
    #expect(
      edited.accepted(.events).first?["when"] == "2014-05-01" && edited.accepted(.events).first?["country"] == "LBY")
    #expect(edited.findings.map { $0.split(separator: " ").last! } == ["column-3", "column-4", "column-6", "column-7"])
  }

  @Test(arguments: ["Region,2019,2020\nA,1,2\n", "Ref,Datum\nA1,2014-05-16\n", "No.,v1.0 notes\n1,x\n", "a,b\n1,2.5\n"])
  func `takes no header for a record`(text: String) throws {
    let folder = try RegisterFolder(texts: [("a.csv", text)])
    #expect(!(try MappingGuess(folder.request("a.csv")).yaml().contains("header: false")))
  }

  @Test func `of a file without a header that is known says so`() throws {
    var row = Array(repeating: "", count: 61)
    for (place, text) in [0: "1", 1: "20191024", 2: "201910", 26: "0841", 59: "20191024143000"] { row[place] = text }
    let folder = try RegisterFolder(texts: [("a.export.CSV", row.joined(separator: "\t") + "\n")])
    let yaml = try MappingGuess(folder.request("a.export.CSV")).yaml()
    #expect(yaml.hasPrefix("# The file is read as gdelt-events without any mapping.\n"))
    #expect(yaml.contains("first 1 rows") && yaml.contains("\nheader: false\n"))
  }

  @Test(arguments: [
    "Incidents of the week\nTag,Was,Wo,Tote,Wer\n", "Tag,Was,Wo,Tote,Wer\n", "",
    "Incidents of the week\n",
  ])
  func `of a tagged table goes by the tags`(above: String) throws {
    let text =
      above + "#date+start,#event+type,#adm1+name,#affected+killed,#meta+source\n"
      + (1...9).map { "2014-05-0\($0),Bombing,Derna,\($0),Paper\n" }.joined()
    let (yaml, edited) = try guess(text)
    #expect(yaml.hasPrefix("# The file is read as hxl without any mapping.\n"))
    #expect(yaml.contains("first 9 rows") && !yaml.contains("header:"))
    let names = above.hasSuffix("Wer\n") ? ["Tag", "Wo", "Tote"] : ["#date+start", "#adm1+name", "#affected+killed"]
    for (column, name) in zip(["when", "admin1", "deaths_best"], names) {
      #expect(yaml.contains("  \(column): \"\(name)\"\n"), "\(column)")
    }
    #expect(edited.counts(.events).accepted == 9)
    #expect(edited.accepted(.events).map { $0["deaths_best"]! } == (1...9).map { "\($0)" })
    #expect(edited.accepted(.events).map { $0["type"]! }.allSatisfy { $0 == "explosion-remote-violence" })
    #expect(edited.findings == [])
  }

  @Test func `says what other values of a type stand for`() throws {
    let rows = (1...9).map { "A\($0),2014-05-0\($0),Clash\n" }.joined()
    let folder = try RegisterFolder(texts: [("inc.csv", "Ref,Datum,Category\n" + rows)])
    let yaml = try MappingGuess(folder.request("inc.csv")).yaml()
    #expect(
      yaml.contains("      \"Clash\": battle\n    # for any value that is not among these\n    otherwise: other\n"))
    // what the next file has besides
    let edited = try mapped("Ref,Datum,Category\nA1,2014-05-01,Clash\nA2,2014-05-02,Parley\n", yaml)
    #expect(edited.accepted(.events).map { $0["type"]! } == ["battle", "other"])
    #expect(edited.accepted(.events).map { $0["subtype"]! } == ["Clash", "Parley"])
  }
}

extension RegisterFolder {
  fileprivate func request(_ name: String) -> InputRequest { InputRequest(path + "/" + name, format: "csv") }
}

@Suite struct `A mapping's values` {
  @Test func `replace each value of a list`() throws {
    let edited = try mapped(
      "When,Kind,Who,Tag\n2014,Clash,ANA|Group B|?,x|y\n2015,Parley,ANA,\n",
      """
      version: 1
      nulls: ["?"]
      columns:
        when: When
        type: {from: Kind, values: {Clash: battle}, otherwise: other}
        side_a: {from: Who, separator: "|", values: {ANA: Afghan National Army}}
        tags: {from: Tag, separator: "|", values: {x: checked}, otherwise: open}

      """)
    #expect(edited.accepted(.events).map { $0["type"]! } == ["battle", "other"])
    #expect(edited.accepted(.actors).map { $0["name"]! } == ["Afghan National Army", "Group B"])
    #expect(edited.accepted(.events).map { $0["tags"]! } == ["checked;open", ""])
    #expect(edited.findings == [])
  }

  @Test(arguments: [
    ("ignore: [Notse]", "the mapping ignores the column Notse, which is not there; nearest is Notes"),
    ("ignore: [Wann]", "the mapping ignores the column Wann, which is not there; nearest is When"),
    ("ignore: [zzzzzzz]", "the mapping ignores the column zzzzzzz, which is not there"),
    ("header: false", "the mapping names the column When, which is not there"),
  ])
  func `of names are those of the file`(line: String, reason: String) throws {
    let text = "version: 1\n\(line)\ncolumns: {when: When, type: {value: other}}\n"
    do {
      _ = try mapped("When,Notes\n2014,x\n", text)
      Issue.record("it is taken")
    } catch let error as ReadError {
      #expect(error.reason.hasPrefix(reason) && error.exitCode == 65, "\(error.reason)")
    }
  }

  @Test(arguments: [
    ("dd/MM/yyyy HH:mm", "03/05/2014 23:59", "2014-05-03"), ("dd/MM/yyyy HH:mm", "03/05/2014 24:00", nil),
    ("dd/MM/yyyy HH:mm", "03/05/2014", nil), ("dd/MM/yyyy HH:mm", "03/05/2014 9:30", nil),
    ("d/M/yyyy h:mm a", "3/5/2014 12:00 am", "2014-05-03"), ("d/M/yyyy h:mm a", "3/5/2014 13:00 PM", nil),
    ("d/M/yyyy h:mm a", "3/5/2014 1:00", nil), ("yyyy-MM-dd'T'HH:mm:ss", "2014-05-03T10:30:60", nil),
    ("yyyy-MM-dd'T'HH:mm:ssZZZZZ", "2014-05-03T10:30:00Z", "2014-05-03"),
    ("yyyy-MM-dd'T'HH:mm:ssZZZZZ", "2014-05-03T10:30:00-03:30", "2014-05-03"),
    ("yyyy-MM-dd'T'HH:mm:ssZZZZZ", "2014-05-03T10:30:00+15:00", nil),
    ("yyyy-MM-dd'T'HH:mm:ss.SSS", "2014-05-03T10:30:00.12", nil),
    ("d MMMM yyyy 'at' HH:mm", "3 May 2014 at 10:30", "2014-05-03"),
  ])
  func `are days with a time of day`(format: String, text: String, date: String?) throws {
    let pattern = try #require(DatePattern(format))
    #expect(pattern.hasTime)
    #expect(pattern.day(text) == date)
  }

  @Test(arguments: [
    "HH:mm", "MM/yyyy HH:mm", "dd/MM/yyyy mm", "dd/MM/yyyy hh:mm", "dd/MM/yyyy HH:mm a", "dd/MM/yyyy 'T", "yyyy''",
  ])
  func `are no other formats`(format: String) { #expect(DatePattern(format) == nil) }
}
