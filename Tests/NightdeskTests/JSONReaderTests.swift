internal import FoundationEssentials
internal import NightdeskKit
internal import Testing

/// What a reader has put into the batches: one line a record, its columns in the schema's order.
struct ReadRecords: Equatable {
  var lines: [String] = []
  var originals: [String] = []
  var unknownNames: [String] = []

  /// Appends the records of `batches` in the order of the tables and forgets them there.
  mutating func take(_ batches: TableBatches) {
    for table in Table.allCases {
      guard let batch = batches[table] else { continue }
      append(batch.batch)
      batch.batch.removeRecords()
    }
  }

  private mutating func append(_ batch: borrowing RecordBatch) {
    let columns = batch.schema.columns
    for row in 0..<batch.count {
      var line = "\(batch.firstLine + batch.recordLines[row]) \(batch.table.name): "
      var separator = ""
      for column in columns.indices where !batch.isEmpty(row, column) {
        let text = batch[row, column].text
        if batch.isPlain(row, column) { #expect(!text.contains { ",\"\r\n".contains($0) }) }
        line += "\(separator)\(columns[column].name)=\(text)"
        separator = "|"
      }
      for finding in batch.findings where finding.row == Int32(row) {
        line += " !\(finding.code)" + (finding.column < 0 ? "" : "(\(columns[Int(finding.column)].name))")
      }
      for error in batch.errorOffsets where error.row == row { line += " @\(error.offset)" }
      lines.append(line)
      originals.append(batch.original(row).text)
    }
    unknownNames += batch.unknownNames.map { "\(batch.table.name).\($0.name)" }
  }
}

/// Numbers that are the same on every run.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// The folder of test data that is shared between projects and not part of this one.
enum SharedCorpora {
  static func path(_ name: String, file: String = #filePath) -> String {
    file.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/" + $1 } + "/shared/corpora/" + name
  }
  static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// The files of all corpora, in the order of their names.
  static func files() -> [String] {
    let found = (try? FileManager.default.subpathsOfDirectory(atPath: path(""))) ?? []
    return found.sorted()
  }
}

private func read(_ lines: String, table: Table?, wanted: [Table] = Table.allCases) -> ReadRecords {
  let batches = TableBatches(wanted)
  var reader = JSONRecordReader(fileTable: table)
  _ = reader.read(lines.utf8Span.span, into: batches)
  var records = ReadRecords()
  records.take(batches)
  return records
}

private func isJSON(_ text: String) -> Bool { JSONScanner.isOneValue(text.utf8Span.span) }

@Suite struct `The JSON scanner` {
  private static let folder = "json-test-suite/test_parsing"

  @Test(.enabled(if: SharedCorpora.has(folder), "the JSON test suite is not on this machine"))
  func `accepts what must be accepted and refuses what must be refused`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: SharedCorpora.path(Self.folder))
    var judged = 0
    for name in names.sorted() where name.hasSuffix(".json") && !name.hasPrefix("i_") {
      let path = SharedCorpora.path(Self.folder) + "/" + name
      let bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
      let isAccepted = JSONScanner.isOneValue(bytes.span)
      #expect(isAccepted == name.hasPrefix("y_"), "\(name)")
      judged += 1
    }
    #expect(judged > 250)
  }

  @Test(arguments: [
    ("0", true), ("-0.5e+10", true), ("01", false), ("1.", false), (".5", false), ("+1", false), ("-", false),
    ("1e", false), ("\"\\uD83D\\uDE00\"", true), ("\"\\uD83D\"", false), ("\"\\uDE00\\uD83D\"", false),
    ("\"\\uD83D\\u0041\"", false), ("\"\\x41\"", false), ("\"a\u{1}b\"", false), ("\"12345678\u{1F}\"", false),
    ("\"unclosed", false), ("\"unclosed\\", false), ("tru", false), ("true", true), ("truefalse", false),
    ("[1,]", false), ("[,1]", false), ("{\"a\":1,}", false), ("{\"a\"}", false), ("{a:1}", false), ("[1 2]", false),
    (" \t\r\n[ ] ", true), ("[]]", false), ("", false), ("\u{FEFF}1", false), ("NaN", false), ("'a'", false),
  ])
  func `knows its grammar`(text: String, expected: Bool) {
    #expect(isJSON(text) == expected)
  }

  @Test func `goes no deeper than 64 levels`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(isJSON(nested(64)))
    #expect(!isJSON(nested(65)))
    #expect(!isJSON(String(repeating: "[{\"a\":", count: 100_000)))
  }
}

@Suite struct `The JSON Lines reader` {
  @Test(arguments: [
    (#"{"id":"e1","when":"2014","title":"A, b"}"#, "1 events: id=e1|when=2014|title=A, b"),
    (#" { "title" : "x" , "id":"e1" } "#, "1 events: id=e1|title=x"),
    (#"{}"#, "1 events: "),
    (#"{"id":"e1","title":null,"summary":""}"#, "1 events: id=e1"),
    (#"{"\u0069d":"\u00e9\ud83d\ude00\n\"\\\/"}"#, "1 events: id=é😀\n\"\\/"),
    (#"{"deaths_low":12,"latitude":-32.10,"title":7}"#, "1 events: title=7|latitude=-32.10|deaths_low=12"),
    (#"{"deaths_low":1e3}"#, "1 events: deaths_low=1e3"),
    (#"{"title":true}"#, "1 events:  !wrongJSONType(title)"),
    (#"{"title":{"en":"x"},"id":"e"}"#, "1 events: id=e !wrongJSONType(title)"),
    (#"{"title":["x"],"id":"e"}"#, "1 events: id=e !wrongJSONType(title)"),
    (#"{"tags":["a","b;c","d\\e",5]}"#, #"1 events: tags=a;b\;c;d\\e;5"#),
    (#"{"tags":["a\u003b\u005c"]}"#, #"1 events: tags=a\;\\"#),
    (#"{"tags":[]}"#, "1 events: "),
    (#"{"tags":""}"#, "1 events: "),
    (#"{"tags":"a"}"#, "1 events:  !wrongJSONType(tags)"),
    (#"{"tags":7}"#, "1 events:  !wrongJSONType(tags)"),
    (#"{"tags":["a",null]}"#, "1 events: tags=a;"),
    (#"{"tags":[""]}"#, "1 events:  !emptyItem(tags)"),
    (#"{"tags":["a",["b"]]}"#, "1 events: tags=a; !wrongJSONType(tags)"),
    (#"{"tags":["a",true]}"#, "1 events: tags=a; !wrongJSONType(tags)"),
    (#"{"id":"a","id":"b"}"#, "1 events: id=a !keyTwice(id)"),
    (#"{"contested":"yes","claims":3,"nd_code":{"a":[1]},"id":"a"}"#, "1 events: id=a"),
    (
      #"{"mood":"a;b","extra":["x=1","y=2"],"n":7,"o":{ "k" : [1, "; \" "] },"z":null,"t":true}"#,
      #"1 events: extra=x=1;y=2;mood=a\;b;n=7;o={"k":[1,"\; \\" "]};t=true"#
    ),
    (#"{"mood":"a","mood":"b"}"#, "1 events: extra=mood=a;mood=b !keyTwice(extra)"),
    (#"{"table":"events","id":"e"}"#, "1 events: id=e"),
    (#"{"table":null,"id":"e"}"#, "1 events: id=e"),
    (#"{"table":"claims","id":"e"}"#, "1 events: id=e !otherTable"),
    (#"{"id":"e","table":7}"#, "1 events: id=e !otherTable"),
    (
      "{\"injured\":\(String(repeating: "9", count: 64))}",
      "1 events: injured=\(String(repeating: "9", count: 64))"
    ),
    ("{\"injured\":\(String(repeating: "9", count: 65))}", "1 events:  !longJSONNumber(injured)"),
    (
      "{\"tags\":[0.\(String(repeating: "1", count: 63))]}",
      "1 events: tags=0.\(String(repeating: "1", count: 63)) !longJSONNumber(tags)"
    ),
    (
      "{\"mood\":-\(String(repeating: "7", count: 64))}",
      "1 events: extra=mood=-\(String(repeating: "7", count: 64)) !longJSONNumber(extra)"
    ),
    (#"[1,2]"#, "1 events:  !notAnObject"),
    (#""text""#, "1 events:  !notAnObject"),
    (#"{"id":"e1",}"#, "1 events: id=e1 !notJSON @11"),
    (#"{"id":"e1"} x"#, "1 events: id=e1 !notJSON @12"),
    (#"{"id":"e1","title":"\ud800"}"#, "1 events: id=e1 !notJSON @20"),
    (#"{"id":"e1","title":"a"#, "1 events: id=e1 !notJSON @21"),
    ("{\"title\":\"a\tb\"}", "1 events:  !notJSON @11"),
    ("{\"a\":" + String(repeating: "[", count: 64), "1 events:  !nestedTooDeep @68"),
  ])
  func `maps`(line: String, expected: String) {
    let records = read(line, table: .events)
    #expect(records.lines == [expected])
    #expect(records.originals == [line])
  }

  @Test func `takes true and false for yes and no`() {
    let records = read("{\"verbatim\":true}\n{\"verbatim\":false}\n{\"verbatim\":\"yes\"}", table: .claims)
    #expect(records.lines == ["1 claims: verbatim=yes", "2 claims: verbatim=no", "3 claims: verbatim=yes"])
  }

  @Test func `counts lines and leaves line ends and blank lines out`() {
    let text = "\n{\"id\":\"a\"}\r\n  \t\r\n{\"id\":\"b\"}\nx\n{\"id\":\"c\"}"
    let batches = TableBatches([.places])
    var reader = JSONRecordReader(fileTable: .places)
    let lines = [text, "\n", ""].map { reader.read($0.utf8Span.span, into: batches) }
    #expect(lines == [6, 1, 0])
    #expect(batches[.places]?.batch.broken == [2])
    var records = ReadRecords()
    records.take(batches)
    #expect(records.lines == ["2 places: id=a", "4 places: id=b", "5 places:  !notJSON @0", "6 places: id=c"])
    #expect(records.originals == ["{\"id\":\"a\"}", "{\"id\":\"b\"}", "x", "{\"id\":\"c\"}"])
  }

  @Test func `places the records of a mixed file`() {
    let lines = [
      #"{"id":"c1","text":"x","table":"claims"}"#, #"{"table":"events","id":"e1"}"#, #"{"id":"?"}"#,
      #"{"table":"incidents"}"#, #"{"id":"b","#, #"{"table":"actors","id":"a","#, #"{"t\u0061ble":"\u0061ctors"}"#,
      #"{"table":"actors","table":"claims"}"#, "7", "events", #"{"id":"e9" "table":"events"}"#,
    ]
    let text = lines.joined(separator: "\n")
    let all = read(text, table: nil)
    #expect(
      all.lines == [
        "6 actors: id=a !notJSON @27", "7 actors: ", "8 actors:  !keyTwice",
        "2 events: id=e1", "3 events:  !noTable", "4 events:  !noTable", "5 events:  !notJSON @10",
        "9 events:  !notAnObject", "10 events:  !notJSON @0", "11 events:  !notJSON @11", "1 claims: id=c1|text=x",
      ])
    let first = read(text, table: nil, wanted: [.actors, .claims, .sources, .places, .relations])
    let second = read(text, table: nil, wanted: [.events])
    #expect((first.lines + second.lines).sorted() == all.lines.sorted())
  }

  @Test func `names what the register does not know once a batch`() {
    let batches = TableBatches([.events])
    var reader = JSONRecordReader(fileTable: .events)
    for _ in 0..<2 { _ = reader.read("{\"x\":1}\n{\"x\":\"\",\"y\":2}\n".utf8Span.span, into: batches) }
    #expect(batches[.events]?.batch.unknownNames.map(\.name) == ["x", "y"])
    #expect(batches[.events]?.batch.unknownNames.map(\.row) == [0, 1])
    var records = ReadRecords()
    records.take(batches)
    #expect(records.lines[0..<2] == ["1 events: extra=x=1", "2 events: extra=y=2"])
    _ = reader.read("{\"x\":1}".utf8Span.span, into: batches)
    #expect(batches[.events]?.batch.unknownNames.map(\.name) == ["x"])
  }

  @Test(arguments: [
    (#"{"id":"a"}"#, false), (#"{"id":"é"}"#, false), (#"{"id":"\n\t\r"}"#, false), (#"{"id":"\u0000"}"#, true),
    (#"{"id":"\u202e"}"#, true), ("{\"id\":\"\u{202E}\"}", true), ("{\"id\":\"\u{7F}\"}", true),
    (#"{"tags":["\b"]}"#, true), (#"{"x":"\u0001"}"#, true),
  ])
  func `marks a batch that may hold hostile text`(line: String, isSuspect: Bool) {
    let batches = TableBatches([.events])
    var reader = JSONRecordReader(fileTable: .events)
    _ = reader.read(line.utf8Span.span, into: batches)
    #expect(batches[.events]?.batch.isSuspect == isSuspect)
  }

  @Test func `finds broken what the scanner finds broken`() {
    var random = SeededRandom(state: 7)
    let text = #"{"id":"e1","title":"a\u00e9\ud83d\ude00\"b","tags":["x;",1.5e3],"o":{"k":[null,true]},"n":-0}"#
    let line = Array(text.utf8)
    let letters = Array("{}[]\",:\\u0d8-+.eE tfn\u{1}".utf8) + [0xE9, 0xFF]
    for _ in 0..<5_000 {
      var damaged = line
      for _ in 0...random.next() % 2 {
        let place = Int(random.next() % UInt64(damaged.count))
        switch random.next() % 3 {
        case 0: damaged[place] = letters[Int(random.next() % UInt64(letters.count))]
        case 1: damaged.removeSubrange(place..<min(place + 3, damaged.count))
        default: damaged.insert(letters[Int(random.next() % UInt64(letters.count))], at: place)
        }
        if damaged.isEmpty { damaged = line }
      }
      let batches = TableBatches([.events])
      var reader = JSONRecordReader(fileTable: .events)
      _ = reader.read(damaged.span, into: batches)
      let isWhole = JSONScanner.isOneValue(damaged.span)
      let findings = batches[.events]?.batch.findings.map(\.code) ?? []
      #expect(findings.contains(.notJSON) == !isWhole, "\(damaged)")
    }
  }

  @Test func `refuses fields over 1 MiB`() {
    let long = String(repeating: "x", count: 1 << 20)
    let lines = [
      "{\"title\":\"\(long)\"}", "{\"title\":\"\(long)x\"}", "{\"tags\":[\"\(long)\",\"x\"]}", "{\"mood\":\"\(long)\"}",
    ]
    let findings = read(lines.joined(separator: "\n"), table: .events).lines.map { $0.suffix(25) }
    #expect(findings[0].hasSuffix("xxx"))
    #expect(findings[1].hasSuffix(" !fieldTooLong(title)"))
    #expect(findings[2].hasSuffix(" !fieldTooLong(tags)"))
    #expect(findings[3].hasSuffix(" !fieldTooLong(extra)"))
  }
}

@Suite struct `A blank file of JSON Lines` {
  private static let events = ("events.csv", "id,when,type,title\ne1,2014,battle,x\n")

  /// What is found in a file of this name, beside a good one of events.
  private func found(_ name: String, _ text: String) throws -> [String] {
    let folder = try RegisterFolder(texts: [(name: Self.events.0, text: Self.events.1), (name: name, text: text)])
    let edited = try folder.pass()
    #expect(edited.ids(.events) == ["e1"])
    return edited.findings.filter { $0.hasPrefix(name) }
  }

  @Test(arguments: ["", "\n", " \r\n\t\n", "\u{FEFF}", String(repeating: "\n", count: 10_000)])
  func `is told where it is one of events, nothing where it is of another table`(text: String) throws {
    #expect(try found("events-2.jsonl", text) == ["events-2.jsonl:1:1 ND-F021 warning"])
    #expect(try found("sources.jsonl", text) == [])
  }

  @Test func `is told where nothing says of which table it is`() throws {
    #expect(try found("download.jsonl", "\n") == ["download.jsonl:1:1 ND-F021 warning"])
  }

  /// An export has a file of every table.
  @Test func `is that of an export among those of all other tables`() throws {
    var files = Table.allCases.map { ("\($0.name).jsonl", "") }
    files[files.firstIndex { $0.0 == "actors.jsonl" }!].1 = "{\"id\":\"a1\",\"name\":\"Ann\",\"kind\":\"person\"}\n"
    let edited = try RegisterFolder(texts: files).pass()
    #expect(edited.ids(.actors) == ["a1"])
    #expect(edited.findings.filter { $0.contains("ND-F") } == [])
  }

  @Test func `does not keep the other tables from being read`() throws {
    let actor = "{\"id\":\"a1\",\"name\":\"Ann\",\"kind\":\"person\"}\n"
    let folder = try RegisterFolder(texts: [
      ("actors.jsonl", actor), ("claims.jsonl", ""), ("events.jsonl", ""), ("sources.jsonl", ""),
    ])
    let edited = try folder.pass()
    #expect(edited.ids(.actors) == ["a1"])
    #expect(edited.findings.filter { $0.contains("ND-F") } == ["events.jsonl:1:1 ND-F021 warning"])
  }
}
