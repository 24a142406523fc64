internal import FoundationEssentials
internal import Glibc
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// What a command writes for `input`; cancels the test where the machine does not have `tool`.
private func filtered(_ tool: String, _ command: String, _ input: [UInt8]) throws -> [UInt8] {
  guard Subprocess.run(["/usr/bin/which", tool]) == 0 else { try Test.cancel("\(tool) is not installed") }
  let folder = try RegisterFolder([("in", input)])
  #expect(Subprocess.run(["/bin/bash", "-c", "cd \(folder.path) && \(command) < in > out"]) == 0)
  return Array(try #require(FileManager.default.contents(atPath: folder.path + "/out")))
}

private let plain = Array(
  "id,when,type,title\ne1,2014,battle,Überfall in Bengasi – بنغازي\ne2,2015,riot,\"a\n\"\"b\"\"\"\n".utf8)

/// Reads `bytes` as a file of this name; what was accepted as CSV, or why it was refused.
private func read(
  _ name: String, _ bytes: [UInt8], _ encoding: TextEncoding? = nil, blockSize: Int = 1 << 20
) throws -> (events: [UInt8], findings: [String], refusal: String?) {
  let folder = try RegisterFolder([(name, bytes)])
  var order = RegisterPass.Order(
    inputs: [InputRequest(folder.path + "/" + name, encoding: encoding)], exports: [Export(CSVExporter())],
    asOf: 20_781,
    title: "", runID: "", blockSize: blockSize)
  order.policy = .plain
  let output = MemoryFolder()
  do {
    _ = try RegisterPass(order).run(into: output)
    let rows = CSVText.rows(output.sinks["findings.csv"]?.bytes ?? [])
    return (output.sinks["csv/events.csv"]?.bytes ?? [], rows.map { $0["code"]! + ":" + $0["line"]! }, nil)
  } catch let error as ReadError {
    return ([], [], "\(error.exitCode) \(error.code.map { "!\($0)" } ?? error.reason)")
  } catch PassError.read(let error) {
    return ([], [], "\(error.exitCode) \(error.code.map { "!\($0)" } ?? error.reason)")
  }
}

/// The byte that the refusal of a compressed file names, at the latest; nil where it is worded otherwise.
private func byte(ofRefusal name: String, _ bytes: [UInt8], _ words: String) throws -> Int? {
  let folder = try RegisterFolder([(name, bytes)])
  var refusal: ReadError?
  do {
    _ = try folder.pass()
  } catch let error as ReadError {
    refusal = error
  } catch PassError.read(let error) {
    refusal = error
  }
  let text = try #require(refusal?.reason)
  let parts = text.replacing("\(words): at byte ", with: "").split(separator: " ", maxSplits: 1)
  guard text.hasPrefix(words), parts.count == 2, parts[1] == "of the file, at the latest" else { return nil }
  return Int(parts[0])
}

@Suite struct `Compressed files` {
  static let events: [UInt8] = (try? read("events.csv", plain).events) ?? []

  @Test(arguments: [
    ("gzip", "gz", "gzip -c"), ("gzip of two members", "gz", "(head -c 20 in | gzip -c; tail -c +21 in | gzip -c)"),
    ("gzip with padding", "gz", "(gzip -c; head -c 512 /dev/zero)"),
    ("gzip, poorly", "gz", "gzip -1 -c"), ("zstd", "zst", "zstd -q -c"),
    ("zstd of two frames", "zst", "(head -c 20 in | zstd -q -c; tail -c +21 in | zstd -q -c)"),
  ])
  func `are read like plain ones`(what: String, ending: String, command: String) throws {
    let bytes = try filtered(ending == "gz" ? "gzip" : "zstd", command, plain)
    for size in [1, 7, 1 << 20] {
      let got = try read("events.csv." + ending, bytes, blockSize: size)
      #expect(got.refusal == nil)
      #expect(got.findings == [])
      #expect(got.events == Self.events)
    }
    // the first bytes count, the name is only looked at
    let misnamed = try read("events.csv", bytes)
    #expect(misnamed.findings == ["ND-F012:1"])
    #expect(misnamed.events == Self.events)
  }

  @Test func `that are none are read, with a finding`() throws {
    let got = try read("events.csv.gz", plain)
    #expect(got.findings == ["ND-F012:1"])
    #expect(got.events == Self.events)
  }

  @Test(arguments: [("gz", "gzip"), ("zst", "zstd")])
  func `that broke off anywhere publish nothing`(ending: String, tool: String) throws {
    let bytes = try filtered(tool, "\(tool) -q -c", plain)
    for count in 4..<bytes.count {
      let got = try read("events.csv." + ending, Array(bytes[..<count]))
      #expect(got.refusal == "65 !cutOff", "\(ending), \(count) of \(bytes.count) bytes")
    }
  }

  @Test func `that are damaged publish nothing`() throws {
    var bytes = try filtered("gzip", "gzip -c", plain)
    let whole = bytes
    bytes[bytes.count - 6] ^= 1
    #expect(try read("events.csv.gz", bytes).refusal == "65 !damaged")
    #expect(try read("events.csv.gz", whole + Array("x".utf8)).refusal == "65 !notPadding")
    #expect(try read("events.csv.gz", whole + [0, 0] + whole).refusal == "65 !notPadding")
  }

  @Test func `that are damaged frames publish nothing`() throws {
    var bytes = try filtered("zstd", "zstd -q -c --check", plain)
    bytes[bytes.count - 1] ^= 1
    #expect(try read("events.csv.zst", bytes).refusal == "65 !damaged")
  }

  @Test func `have a limit of members`() throws {
    let bytes = try filtered("gzip", "gzip -c", [])
    let start = try filtered("gzip", "gzip -c", plain)
    func many(_ count: Int) -> [UInt8] { start + Array(repeatElement(bytes, count: count).joined()) }
    #expect(try read("events.csv.gz", many(999)).refusal == nil)
    #expect(try read("events.csv.gz", many(1000)).refusal == "65 !tooManyMembers")
    // the member too many begins before that byte, which lies in the file
    let byte = try #require(
      try byte(ofRefusal: "events.csv.gz", many(1000), "the file has more than 1,000 compressed members"))
    #expect(byte >= start.count + 999 * bytes.count && byte <= start.count + 1000 * bytes.count)
  }

  @Test(arguments: [("gz", "gzip"), ("zst", "zstd")])
  func `that unpack to very much more are refused`(ending: String, tool: String) throws {
    let bomb = try filtered(
      tool, "{ (cat; yes $(head -c 60000 /dev/zero | tr '\\0' x) | head -c 128M) | \(tool) -q -c; }", plain)
    let got = try read("events.csv." + ending, bomb)
    #expect(got.refusal == "65 !tooDense", "\(bomb.count) bytes: \(got.findings.count) findings")
    let byte = try byte(ofRefusal: "events.csv." + ending, bomb, "the file unpacks to more than 200 times its size")
    #expect(try 1...bomb.count ~= #require(byte))
  }
}

@Suite struct `A file as a whole` {
  @Test func `has a limit`() throws {
    let folder = try RegisterFolder([("events.csv", plain)])
    // a file with a hole: it takes no room
    guard Subprocess.run(["/usr/bin/truncate", "-s", "5G", folder.path + "/events.csv"]) == 0 else {
      try Test.cancel("no file of 5 GiB with a hole can be made here")
    }
    let error = #expect(throws: ReadError.self) { try folder.pass() }
    #expect(error?.code == .fileTooLarge && error?.exitCode == 65)
  }

  @Test(arguments: [(99, false), (100, true), (1 << 20, true)])
  func `that comes through a pipe has the limit of a file`(limit: Int, fits: Bool) throws {
    var ends: (Int32, Int32) = (-1, -1)
    try unsafe withUnsafeMutableBytes(of: &ends) { bytes in
      try #require(unsafe pipe(bytes.assumingMemoryBound(to: Int32.self).baseAddress!) == 0)
    }
    defer { close(ends.0) }
    #expect(unsafe write(ends.1, [UInt8](repeating: 0x61, count: 100), 100) == 100)
    close(ends.1)
    func copy() throws(ReadError) -> Int {
      let copy = try InputFile.spool("stdin", from: ends.0, limit: limit)
      defer { close(copy) }
      return Int(lseek(copy, 0, SEEK_END))
    }
    guard !fits else {
      #expect(try copy() == 100)
      return
    }
    let error = #expect(throws: ReadError.self) { try copy() }
    #expect(error?.code == .fileTooLarge && error?.exitCode == 65)
    #expect(error?.description.contains("stdin") == true)
  }

  @Test func `has a limit of what it decodes to`() throws {
    let letters = [UInt8](repeating: UInt8(ascii: "x"), count: 1000)
    func decode(limit: Int) throws(ReadError) -> Int {
      let bytes = DecodedBytes(nil, .latin1, limit: limit)
      var output = ByteBuffer()
      return try bytes.read(
        into: &output, at: 0, upTo: 4000,
        file: { (input, position) throws(ReadError) in
          input.append(letters.span.extracting(min(position, 1000)...))
          return max(0, 1000 - position)
        }, refusal: { code, _ in ReadError(code, file: "x") })
    }
    #expect(try decode(limit: 1000) == 1000)
    let error = #expect(throws: ReadError.self) { try decode(limit: 999) }
    #expect(error?.code == .decodedTooLarge)
  }

  @Test func `has a limit of columns`() throws {
    func header(_ count: Int) -> [UInt8] {
      Array(("id,when,type,title" + String(repeating: ",x", count: count - 4) + "\n").utf8)
    }
    #expect(try read("events.csv", header(1024)).refusal == nil)
    #expect(try read("events.csv", header(1025)).refusal == "65 !tooManyColumns")
  }

  @Test func `has a limit of lines`() throws {
    let line = Array(repeating: UInt8(ascii: "x"), count: 34 << 20)
    #expect(try read("events.csv", Array("id,when,type,title\n\"".utf8) + line).refusal == "65 !lineTooLong")
    #expect(try read("events.jsonl", Array(line.prefix(18 << 20))).refusal == "65 !lineTooLong")
  }

  @Test func `that changes while it is read publishes nothing`() throws {
    let folder = try RegisterFolder([("events.csv", plain)])
    let pass = try RegisterPass(
      RegisterPass.Order(
        inputs: [InputRequest(folder.path)], exports: [Export(CSVExporter())], asOf: 20_781, title: "", runID: ""))
    try folder.write("events.csv", plain + Array("e3,2014,battle,More\n".utf8))
    let error = #expect(throws: PassError.self) { try pass.run(into: MemoryFolder()) }
    guard case .read(let refusal) = try #require(error) else {
      Issue.record("no refusal of an input: \(error.map { "\($0)" } ?? "")")
      return
    }
    #expect(refusal.code == .changedWhileRead && refusal.exitCode == 65)
  }
}

@Suite struct `Other encodings` {
  private static func utf16(_ text: String, isBig: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBig ? [high, low] : [low, high]
    }
  }
  private static let text = "id,when,type,title\r\ne1,2014,battle,Ü – 🕊 بنغازي\r\ne2,2015,riot,b\r\n"

  @Test(arguments: [
    (TextEncoding.utf16, true, true), (.utf16, true, false), (.utf16, false, true), (.utf16BigEndian, true, false),
    (.utf16LittleEndian, false, false), (.utf16LittleEndian, false, true), (.utf16BigEndian, true, true),
  ])
  func `are read where they are declared`(encoding: TextEncoding, isBig: Bool, hasMark: Bool) throws {
    let bytes = Self.utf16((hasMark ? "\u{FEFF}" : "") + Self.text, isBig: isBig)
    for size in [1, 3, 1 << 20] {
      let got = try read("events.csv", bytes, encoding, blockSize: size)
      #expect(got.events == (try read("events.csv", Array(Self.text.utf8)).events))
      #expect(got.findings == [])
    }
    // and never guessed
    let guess = try read("events.csv", bytes)
    #expect(guess.refusal == "65 !otherEncoding")
    // nor half a character taken for nothing
    #expect(try read("events.csv", Array(bytes.dropLast()), encoding).refusal == "65 !cutOff")
  }

  @Test func `cost one record where they are broken`() throws {
    var bytes = Self.utf16("id,when,type,title\ne1,2014,battle,x", isBig: false)
    bytes += [0x00, 0xD8]  // half a pair
    bytes += Self.utf16("y\ne2,2014,battle,z\n", isBig: false)
    let got = try read("events.csv", bytes, .utf16LittleEndian)
    #expect(got.findings == ["ND-R005:2"])
    #expect(CSVText.rows(got.events).map { $0["id"]! } == ["e2"])

    // 0x81 stands for nothing in Windows-1252
    let page =
      Array("id,when,type,title\ne1,2014,battle,a".utf8) + [0x81] + Array("\ne2,2014,battle,b".utf8) + [
        0x93, 0x80, 0xE9,
      ]
    let told = try #require(try messages(page, .windows1252).first)
    #expect(told.hasSuffix(": the byte 0x81 at offset 35 of the file stands for nothing in windows-1252"))
    let half = try #require(try messages(bytes, .utf16LittleEndian).first)
    #expect(half.hasSuffix(": half a surrogate pair, 0xD800, at offset 70 of the file stands for nothing in utf-16le"))
    let paged = try read("events.csv", page, .windows1252)
    #expect(paged.findings == ["ND-R005:2"])
    #expect(CSVText.rows(paged.events).map { $0["title"]! } == ["b“€é"])
  }

  /// The messages of a file that is read in blocks of any size.
  private func messages(_ bytes: [UInt8], _ encoding: TextEncoding) throws -> [String] {
    let folder = try RegisterFolder([("events.csv", bytes)])
    let edited = try [1, 7, 1 << 20].map {
      try Edited([InputRequest(folder.path + "/events.csv", encoding: encoding)], 2, $0)
        .rows("findings.csv").map { $0["message"]! }
    }
    #expect(edited[0] == edited[2] && edited[1] == edited[2])
    return edited[2]
  }

  @Test func `say of every byte that stands for nothing where it is`() throws {
    var bytes = Array("id,when,type,title\r\n".utf8)
    for number in 0..<300 {
      bytes += Array("e\(number),2014,battle,\"a\n".utf8) + [0xE9]
      if number % 7 == 0 { bytes += [0x80, 0x9D] }
      bytes += Array("x\"\r\n".utf8)
    }
    let offsets = bytes.indices.filter { bytes[$0] == 0x9D }
    #expect(offsets.count == 43)
    let told = try messages(bytes, .windows1252).compactMap { message in
      message.firstMatch(of: /the byte 0x9D at offset ([0-9]+) of the file/).flatMap { Int($0.1) }
    }
    #expect(told == Array(offsets.prefix(told.count)))
    #expect(told.count >= 20)
  }

  @Test func `are named where one could be meant, or is wrong for the header`() throws {
    func reason(_ bytes: [UInt8], _ encoding: TextEncoding?) throws -> String {
      let folder = try RegisterFolder([("events.csv", bytes)])
      let error = #expect(throws: ReadError.self) {
        try Edited([InputRequest(folder.path + "/events.csv", encoding: encoding)])
      }
      return try #require(error).reason
    }
    #expect(
      try reason(Self.utf16("\u{FEFF}id,when\n", isBig: false), nil)
        == "the file is not in UTF-8: it starts as UTF-16 does, which is read where --encoding utf-16 declares it")
    let header = Array("id,when,ti".utf8) + [0x81] + Array("tle\n".utf8)
    #expect(
      try reason(header, .windows1252)
        == "the header's column 3 is not plain UTF-8 text: the byte 0x81 at offset 10 of the file stands for nothing in "
        + "windows-1252")
    #expect(
      try reason(header, nil)
        == "the header's column 3 is not plain UTF-8 text; another encoding is declared with --encoding")
  }

  @Test func `are Latin-1 byte by byte`() throws {
    for byte in UInt8(0xA0)...0xFF {
      let bytes = Array("id,when,type,title\ne1,2014,battle,x".utf8) + [byte]
      let title = CSVText.rows(try read("events.csv", bytes, .latin1).events).first?["title"]
      #expect(title == "x" + String(Unicode.Scalar(byte)))
    }
    // C1 controls are letters of no alphabet
    let control = Array("id,when,type,title\ne1,2014,battle,x".utf8) + [0x85]
    #expect(try read("events.csv", control, .latin1).findings == ["ND-H001:2"])
  }

  @Test func `are declared for XML and JSON Lines, too`() throws {
    let xml =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<register><event><id>e1</id><when>2014</when><type>battle</type><title>Zürich</title></event></register>"
    let latin = xml.unicodeScalars.map { UInt8($0.value) }
    #expect(CSVText.rows(try read("register.xml", latin, .latin1).events).map { $0["title"]! } == ["Zürich"])
    let line = "{\"id\":\"e1\",\"when\":\"2014\",\"type\":\"battle\",\"title\":\"Zürich\"}"
    #expect(
      CSVText.rows(try read("events.jsonl", line.unicodeScalars.map { UInt8($0.value) }, .windows1252).events)
        .map { $0["title"]! } == ["Zürich"])
  }

  @Test func `and compression go together`() throws {
    let bytes = try filtered("gzip", "gzip -c", Self.utf16(Self.text, isBig: true))
    let got = try read("events.csv.gz", bytes, .utf16BigEndian)
    #expect(got.events == (try read("events.csv", Array(Self.text.utf8)).events))
  }
}

@Suite struct `Line ends` {
  @Test(arguments: ["\n", "\r\n", "\r"])
  func `may be any of three`(end: String) throws {
    let csv = ["id,when,type,title", "e1,2014,battle,x", "e2,2014,battle,y", ""].joined(separator: end)
    let json = [
      "{\"id\":\"e1\",\"when\":\"2014\",\"type\":\"battle\",\"title\":\"x\"}",
      "{\"id\":\"e2\",\"when\":\"2014\",\"type\":\"battle\",\"title\":\"y\",}",
      "{\"id\":\"e3\",\"when\":\"2014\",\"type\":\"battle\",\"title\":\"y\"}",
    ].joined(separator: end)
    for size in [1, 50, 1 << 20] {
      #expect(
        CSVText.rows(try read("events.csv", Array(csv.utf8), blockSize: size).events).map { $0["id"]! } == ["e1", "e2"])
      let lines = try read("events.jsonl", Array(json.utf8), blockSize: size)
      #expect(CSVText.rows(lines.events).map { $0["id"]! } == ["e1", "e3"])
      #expect(lines.findings == ["ND-R010:2"])
    }
  }
}

@Suite struct `Other separators` {
  @Test func `have an ending of their own, which folders take`() throws {
    let folder = try RegisterFolder(texts: [
      ("events.tsv", "id\twhen\ttype\ttitle\ne1\t2014\tbattle\t\"a, \"\"b\"\"\"\n"),
      ("actors.TSV", "id\tname\tkind\na1\tA\tperson\n"),
    ])
    let edited = try folder.pass()
    #expect(edited.accepted(.events).map { $0["title"]! } == ["a, \"b\""])
    #expect(edited.ids(.actors) == ["a1"] && edited.findings == [])
  }

  @Test(arguments: [";", "\t"])
  func `are told from the header`(separator: String) throws {
    let rows = [
      ["id", "when", "type", "title"], ["e1", "2014", "battle", "\"a\(separator) \"\"b\"\"\nc\""],
      ["e2", "x", "riot", "d"],
    ]
    let text = rows.map { $0.joined(separator: separator) + "\r\n" }.joined()
    for size in [1, 1 << 20] {
      let got = try read("events.csv", Array(text.utf8), blockSize: size)
      #expect(CSVText.rows(got.events).map { $0["title"]! } == ["a\(separator) \"b\"\nc"])
      #expect(got.findings == ["ND-D001:4"])
    }
  }
}
