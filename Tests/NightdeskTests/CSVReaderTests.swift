internal import FoundationEssentials
internal import NightdeskKit
internal import Testing

/// A record as the reader has it.
private struct CSVRecord: Equatable, CustomStringConvertible {
  var line: Int
  var fields: [[UInt8]]
  var original: [UInt8] = []
  var fault: FindingCode?
  var faultOffset: Int?

  var description: String {
    "\(line): \(fields.map { String(decoding: $0, as: UTF8.self) }) \(fault.map { "\($0)" } ?? "") \(faultOffset ?? -1)"
  }
}

/// Reads files of CSV with the reader under test.
private final class CSVBench {
  private let folder: RegisterFolder
  private let layouts: [Layout]
  private let batch = TableBatch(.events)

  init() throws {
    folder = try RegisterFolder()
    let names = RegisterSchema.events.columns.map(\.name)
    layouts = (0...8).map { Layout(own: .events, header: Array(names[0..<$0])) }
  }

  /// A file with these bytes, until the next is asked for.
  func file(_ bytes: [UInt8]) throws -> InputFile {
    try folder.write("events.csv", bytes)
    return try InputFile(path: folder.path + "/events.csv", name: "events.csv", InputRequest("events.csv"))
  }

  /// The records of `file`, each of `width` fields.
  func records(_ file: InputFile, width: Int, blockSize: Int) throws -> [CSVRecord] {
    var reader = CSVRecordReader(file, width: width, blockSize: blockSize)
    var implied = ImpliedRecords()
    var records: [CSVRecord] = []
    var line = 1
    while let lines = try reader.next(into: &batch.batch) {
      layouts[width].apply(to: &batch.batch, implied: &implied)
      batch.batch.firstLine = line
      append(batch.batch, width, to: &records)
      line += lines
    }
    return records
  }

  private func append(_ batch: borrowing RecordBatch, _ width: Int, to records: inout [CSVRecord]) {
    let first = batch.bytes(before: 0)
    for row in 0..<batch.count {
      let line: Int
      if batch.recordLines.isEmpty {
        line = batch.firstLine + (batch.bytes(before: row) - first)
      } else {
        line = batch.firstLine + batch.recordLines[row]
      }
      var record = CSVRecord(line: line, fields: [])
      for column in 0..<width { record.fields.append(Array(batch[row, column])) }
      record.original = Array(batch.original(row))
      // the end of the file is a line end for the scan
      if record.original.last == 0x0A { record.original.removeLast() }
      record.fault = batch.findings.first { $0.row == Int32(row) }?.code
      record.faultOffset = batch.errorOffsets.first { $0.row == row }?.offset
      records.append(record)
    }
  }

  /// What libcsv alone makes of `bytes`: the broken record in front hands the whole block to it.
  func judged(_ bytes: [UInt8], width: Int) throws -> [CSVRecord] {
    let all = try records(file(Array("\"x\"y\n".utf8) + bytes), width: width, blockSize: 1 << 20)
    #expect(all.first?.fault == .strayQuote)
    return all.dropFirst().map { record in
      var record = record
      record.line -= 1
      return record
    }
  }
}

extension RecordBatch {
  /// How many line feeds stand before the record `row`.
  fileprivate borrowing func bytes(before row: Int) -> Int {
    (0..<row).reduce(0) { $0 + original($1).count(of: 0x0A) }
  }
}

extension Array where Element == UInt8 {
  fileprivate init(_ span: borrowing Span<UInt8>) {
    self = unsafe span.withUnsafeBufferPointer { unsafe Array($0) }
  }
}

/// Files of CSV that are more or less in order.
private struct CSVSource {
  private var random: SeededRandom
  /// The records that a file in order has, with the line that each starts on.
  private(set) var records: [CSVRecord] = []
  private(set) var bytes: [UInt8] = []
  private(set) var width = 1
  /// Whether the file is what `records` say.
  private(set) var isRegular = true

  private static let fields = [
    "", "a", "bc", "12", " ", " d ", "é", "بنغازي", "a,b", "\"", "a\"b", "\"\"", "l1\nl2", "l1\r\nl2", "\n", "\r", ",",
    "\t", "\u{0}", "x;y", "seventeen letters", "\u{FEFF}", "'", "\\",
  ].map { Array($0.utf8) }
  private static let splinters =
    [
      "\"", "\"", ",", "\n", "\r", "\r\n", "\n\n", "\"\"", "\u{0}", "a", "\u{FEFF}", ",,", "\",\"", " ", "\"\n",
    ].map { Array($0.utf8) } + [[0xE9], [0xFF, 0xFE], []]

  init(seed: UInt64) { random = SeededRandom(state: seed) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
  mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }

  /// Makes the next file.
  mutating func next() {
    width = 1 + below(4)
    records = []
    bytes = []
    isRegular = true
    var line = 1
    let lineEnd = Array((below(3) == 0 ? "\r\n" : "\n").utf8)
    let count = below(7)
    for place in 0..<count {
      while below(12) == 0 {
        bytes += lineEnd
        line += 1
      }
      let fields = (0..<width).map { _ in pick(Self.fields) }
      let text = Array(fields.map { encoded($0, isAlone: width == 1) }.joined(separator: [0x2C]))
      let isLast = place == count - 1 && below(3) == 0
      records.append(CSVRecord(line: line, fields: fields))
      bytes += isLast ? text : text + lineEnd
      line += text.count { $0 == 0x0A } + 1
    }
    guard below(3) > 0 else { return }
    isRegular = false
    for _ in 0...below(3) { damage() }
  }

  private mutating func encoded(_ field: [UInt8], isAlone: Bool) -> [UInt8] {
    let needsQuotes = field.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) } || isAlone && field.isEmpty
    return needsQuotes || below(4) == 0 ? CSVText.quoted(field) : field
  }

  /// Whether the file begins with UTF-16's byte order mark, or with two ASCII letters that have a zero each.
  var beginsAsUTF16: Bool {
    guard bytes.count >= 4 else { return false }
    if [[0xFF, 0xFE], [0xFE, 0xFF]].contains(Array(bytes[..<2])) { return true }
    let isLetter = bytes[..<4].map { 0x20..<0x7F ~= $0 }
    let isZero = bytes[..<4].map { $0 == 0 }
    return isZero[0] && isLetter[1] && isZero[2] && isLetter[3] || isLetter[0] && isZero[1] && isLetter[2] && isZero[3]
  }

  private mutating func damage() {
    let place = below(bytes.count + 1)
    switch below(4) {
    case 0: bytes.removeSubrange(place..<min(bytes.count, place + 1 + below(3)))
    case 1: bytes.removeSubrange(place...)
    default: bytes.insert(contentsOf: pick(Self.splinters), at: place)
    }
  }
}

@Suite struct `The CSV reader` {
  @Test(arguments: 0..<UInt64(4))
  func `finds the records that libcsv finds, in blocks of any size`(seed: UInt64) throws {
    var source = CSVSource(seed: seed)
    let bench = try CSVBench()
    var faults: Set<FindingCode> = []
    for _ in 0..<5000 {
      source.next()
      // what begins like UTF-16 is refused as a whole, as a file that is not in UTF-8
      if source.beginsAsUTF16 {
        let error = #expect(throws: ReadError.self) { try bench.file(source.bytes) }
        #expect(error?.code == .otherEncoding, "\(source.bytes)")
        continue
      }
      let judged = try bench.judged(source.bytes, width: source.width)
      if source.isRegular { #expect(judged.map(\.fields) == source.records.map(\.fields), "\(source.bytes)") }
      if source.isRegular { #expect(judged.map(\.line) == source.records.map(\.line), "\(source.bytes)") }
      let file = try bench.file(source.bytes)
      for size in [1 + source.below(64), source.pick([61, 4093, 1 << 20])] {
        let records = try bench.records(file, width: source.width, blockSize: size)
        #expect(records == judged, "blocks of \(size), \(source.width) fields: \(source.bytes)")
      }
      faults.formUnion(judged.compactMap(\.fault))
    }
    #expect(faults == [.strayQuote, .unclosedQuote, .tooFewFields, .tooManyFields])
  }
  @Test(arguments: [61, 4093, 1 << 20])
  func `refuses a field over 1 MiB wherever a block ends`(blockSize: Int) throws {
    let bench = try CSVBench()
    let longest = String(repeating: "x", count: 1 << 20)
    let lines = [
      "a,\(longest)", "b,\"\(longest)\"", "c,\(longest)x", "d,\"\(longest)x\"", "e,\"x\n\(longest)\"", "f,g",
      "\"\(longest)\n\"", "h,i",
    ]
    let records = try bench.records(
      bench.file(Array(lines.joined(separator: "\n").utf8)), width: 2, blockSize: blockSize)
    #expect(
      records.map { "\($0.line) \($0.fault.map { "\($0)" } ?? "")" } == [
        "1 ", "2 ", "3 fieldTooLong", "4 fieldTooLong", "5 fieldTooLong", "6 strayQuote", "7 ", "8 fieldTooLong",
        "9 unclosedQuote", "10 ",
      ])
  }

  /// A file whose second record is broken in one way: what is found, where, and that it costs nothing but itself.
  @Test(
    arguments: [
      ("a quote in bare text", "e,2014,battle,say \"no\"", ["3:15 ND-R001"]),
      ("a quote in a bare date", "e,20\"14,battle,x", ["3:3 ND-R001"]),
      ("text behind a closing quote", "e,2014,battle,\"a\"b", ["3:15 ND-R001"]),
      ("a blank behind a closing quote", "e,2014,battle,\"a\" ", ["3:15 ND-R001"]),
      ("a quote behind a field of two lines", "e,2014,\"bat\ntle\",x\"y", ["4:6 ND-R001"]),
      ("an open quote at the end of the file", "e,2014,battle,\"open", ["3:15 ND-R002"]),
      ("an open quote in a bare record", "\"", ["3:1 ND-R002"]),
      ("a field too few", "e,2014,battle", ["3:1 ND-R003"]),
      ("no field but one", "e", ["3:1 ND-R003"]),
      ("a field too many", "e,2014,battle,x,y", ["3:1 ND-R004"]),
      ("a bare comma in a text", "e,2014,battle,two, three", ["3:1 ND-R004"]),
      ("a bare carriage return", "e,2014\r,battle,x", ["3:1 ND-R003", "4:1 ND-R003"]),
      ("a NUL", "e,2014,battle,a\u{0}b", ["3:15 ND-H009"]),
      ("a byte order mark in the middle", "\u{FEFF}e,2014,battle,x", ["3:1 ND-V006"]),
      ("blanks around an id", " e ,2014,battle,x", ["3:1 ND-V006"]),
      ("blanks around a type", "e,2014, battle,x", ["3:8 ND-V005"]),
      ("an empty title", "e,2014,battle,\"\"", ["3:15 ND-V001"]),
    ], [1, 7, 1 << 20])
  func `one bad record costs one record`(bad: (name: String, text: String, found: [String]), blockSize: Int) throws {
    let good = ["id,when,type,title", "first,2014,battle,One", bad.text, "last,2014,battle,Two"]
    let folder = try RegisterFolder(texts: [("events.csv", good.joined(separator: "\n") + "\n")])
    let edited = try folder.pass(threads: 2, blockSize: blockSize)
    #expect(edited.ids(.events) == ["first", "last"], "\(bad.name)")
    let found = edited.findings.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
    #expect(found == bad.found.map { "events.csv:" + $0 }, "\(bad.name)")
    #expect(edited.counts(.events).rejected == bad.found.count)
    #expect(edited.rejected(.events).map { $0["nd_original"]! }.joined(separator: "\r") == bad.text, "\(bad.name)")
  }

  @Test func `keeps a record that is not UTF-8 out and in the rejects as it came`() throws {
    let bad = Array("e,2014,battle,Bengh".utf8) + [0xE1] + Array("zi, ".utf8) + [0xFF, 0xFE]
    let bytes = Array("id,when,type,title,notes\na,2014,battle,One,\n".utf8) + bad
    let edited = try RegisterFolder([("events.csv", bytes + Array("\nb,2014,battle,Two,\n".utf8))]).pass()
    #expect(edited.ids(.events) == ["a", "b"])
    #expect(edited.findings == ["events.csv:3:20 ND-R005 error title", "events.csv:3:25 ND-R005 error notes"])
    #expect(CSVText.records(edited.files["rejects/events.csv"]!)[1].last == bad)
  }

  @Test(arguments: [
    ("a byte order mark", "\u{FEFF}id,when,type,title\na,2014,battle,One\n", 2),
    ("a byte order mark before a quote", "\u{FEFF}\"id\",when,type,title\na,2014,battle,One", 2),
    ("CRLF", "id,when,type,title\r\na,2014,battle,One\r\n", 2),
    ("CR alone", "id,when,type,title\ra,2014,battle,One\r", 2),
    ("blank lines", "\n\r\nid,when,type,title\n\n\na,2014,battle,One\n\n", 6),
    ("quotes everywhere", "\"id\",\"when\",\"type\",\"title\"\n\"a\",\"2014\",\"battle\",\"One\"", 2),
    ("other order", "title,type,when,id\nOne,battle,2014,a\n", 2),
  ])
  func `takes a file however it is laid out`(name: String, text: String, line: Int) throws {
    let edited = try RegisterFolder(texts: [("events.csv", text)]).pass()
    #expect(edited.accepted(.events).map { "\($0["id"]!) \($0["title"]!)" } == ["a One"], "\(name)")
    #expect(edited.findings == [])
    let broken = try RegisterFolder(texts: [("events.csv", text.replacing("2014", with: "May 2014"))]).pass()
    #expect(broken.rejected(.events).map { $0["nd_line"] } == ["\(line)"], "\(name)")
  }

  @Test func `counts lines inside quotes and out`() throws {
    let lines = [
      "id,when,type,title,notes", "a,2014,battle,\"one\ntwo\nthree\",", "b,bad,battle,x,", "",
      "c,2014,\"bat\r\ntle\",x,",
      "d,2014,battle,\"x\ny\",\"a\u{7}\"", "e,2014,battle,x,\"", "f,worse,battle,x,",
    ]
    for size in [1, 13, 61, 1 << 20] {
      let folder = try RegisterFolder(texts: [("events.csv", lines.joined(separator: "\n"))])
      #expect(
        try folder.pass(threads: 3, blockSize: size).findings == [
          "events.csv:5:3 ND-D001 error when", "events.csv:7:8 ND-V005 error type",
          "events.csv:10:4 ND-H001 warning notes", "events.csv:10:4 ND-E030 warning notes",
          "events.csv:11:17 ND-R002 error",
          "events.csv:12:3 ND-D001 error when",
        ], "blocks of \(size)")
    }
  }

  @Test func `takes no notice of what a rejects file and an export add`() throws {
    let text = "id,when,type,title,nd_code,contested,claims,accounts\na,2014,battle,One,ND-V001,whole,x,-7\n"
    let edited = try RegisterFolder(texts: [("events.csv", text)]).pass()
    #expect(edited.findings == [])
    let event = try #require(edited.accepted(.events).first)
    #expect([event["contested"], event["claims"], event["accounts"], event["extra"]] == ["no", "0", "0", ""])
  }

  @Test func `keeps the values of columns that it does not know`() throws {
    let text = "id,when,type,title,mood;,,extra,title\na,2014,battle,One,a;b,7,k=v,Two\nb,2014,battle,One,,,,\n"
    let edited = try RegisterFolder(texts: [("events.csv", text)]).pass()
    #expect(
      edited.findings == [
        "events.csv:1:20 ND-S002 warning mood;", "events.csv:1:26 ND-S002 warning column-6",
        "events.csv:1:33 ND-S003 warning title",
      ])
    #expect(edited.accepted(.events).map { $0["extra"] } == ["k=v;mood\\;=a\\;b;column-6=7;title=Two", ""])
    #expect(edited.accepted(.events).map { $0["title"] } == ["One", "One"])
  }
}

/// max-mapper/csv-spectrum: 12 files with the JSON that they mean.
@Suite(.enabled(if: SharedCorpora.has("csv-spectrum"), "csv-spectrum is not on this machine"))
struct `The CSV spectrum` {
  private static let names = [
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf",
    "quotes_and_newlines", "simple", "simple_crlf", "utf8",
  ]

  private func records(_ name: String, blockSize: Int) throws -> [CSVRecord] {
    let bytes = try #require(SharedData.bytes(SharedCorpora.path("csv-spectrum/csvs/\(name).csv")))
    let width = try #require(CSVText.records(bytes).first).count
    let bench = try CSVBench()
    let records = try bench.records(bench.file(bytes), width: width, blockSize: blockSize)
    let judged = try bench.judged(bytes, width: width)
    #expect(records == judged)
    return records
  }

  @Test(arguments: names, [1, 16, 1 << 20]) func `is read as its JSON says`(name: String, blockSize: Int) throws {
    let records = try records(name, blockSize: blockSize).map { $0.fields.map { String(decoding: $0, as: UTF8.self) } }
    let header = try #require(records.first)
    let json = try #require(SharedData.bytes(SharedCorpora.path("csv-spectrum/json/\(name).json")))
    let data = Data(json)
    let expected =
      try (try? JSONDecoder().decode([[String: String]].self, from: data))
      ?? [JSONDecoder().decode([String: String].self, from: data)]
    #expect(records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) } == expected)
  }

  /// The twelfth has bare quotes (`37°36'37.8"N`), which RFC 4180 does not allow, and another telephone number than
  /// its JSON.
  @Test func `has one file that is not RFC 4180`() throws {
    let records = try records("location_coordinates", blockSize: 1 << 20)
    #expect(records.map(\.fault) == [nil, .strayQuote])
    #expect(records.map(\.faultOffset) == [nil, 11])
    #expect(records.last?.fields.first == Array("2095257564".utf8))
    let json = try #require(SharedData.bytes(SharedCorpora.path("csv-spectrum/json/location_coordinates.json")))
    #expect(String(decoding: json, as: UTF8.self).contains("\"Contact Phone Number\": \"1234567890\""))
  }

  @Test func `has no other file`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: SharedCorpora.path("csv-spectrum/csvs"))
    #expect(files.sorted() == (Self.names + ["location_coordinates"]).map { $0 + ".csv" }.sorted())
  }
}
