internal import FoundationEssentials
internal import NightdeskKit
internal import Testing

@Suite struct `A single JSON document` {
  private static let event = #""when":"2014","type":"other","title":"x""#

  /// What is accepted and found, or why the file is refused.
  private static func read(_ text: String, _ name: String = "register.json", blockSize: Int = 1 << 20) throws
    -> [String]
  {
    let folder = try RegisterFolder(texts: [(name, text)])
    do {
      let edited = try folder.pass(threads: 2, blockSize: blockSize)
      return Table.allCases.flatMap { edited.ids($0) } + edited.findings
    } catch PassError.read(let error) {
      return ["refused \(error.line ?? 0):\(error.column ?? 0) \(error.code?.entry.code ?? "")"]
    }
  }

  @Test(
    arguments: [
      (
        "an array of one table", "events.json", "[\n {\"id\":\"e1\",EVENT},\n {\n\"id\":\"e2\",EVENT}\n]\n",
        ["e1", "e2"]
      ),
      (
        "an array of several tables", "register.json",
        "[{\"table\":\"actors\",\"id\":\"a1\",\"name\":\"A\",\"kind\":\"person\"},\n{\"table\":\"events\",\"id\":\"e1\",EVENT}]",
        ["a1", "e1"]
      ),
      (
        "an object of tables", "register.json",
        "\u{FEFF}{ \"events\" : [ {\"id\":\"e1\",EVENT} ],\n\"actors\":[{\"id\":\"a1\",\"name\":\"A\",\"kind\":\"person\"}] }",
        ["a1", "e1"]
      ),
      (
        "an object of tables in a file of one", "events.json", "{\"events\":[{\"id\":\"e1\",EVENT}],\"places\":[]}",
        ["e1"]
      ),
      ("one record", "events.json", "{\n\"id\": \"e1\",\n EVENT\n}", ["e1"]),
      ("an empty array", "events.json", "[ ]", []), ("empty tables", "register.json", "{\"events\":[]}", []),
      (
        "a record of another table", "events.json", "[{\"id\":\"e1\",EVENT,\"table\":\"claims\"}]",
        ["events.json:1:2 ND-R016 error"]
      ),
      (
        "a value that is no object", "events.json", "[1,\n {\"id\":\"e1\",EVENT}]",
        ["e1", "events.json:1:2 ND-R011 error"]
      ),
      (
        "a broken record", "events.json", "[{\"id\":\"e1\",EVENT},\n{\"id\":\"e2\",},\n{\"id\":\"e3\",EVENT}]",
        ["e1", "e3", "events.json:2:12 ND-R010 error"]
      ),
      (
        "a missing quotation mark", "events.json",
        "[\n{\"id\":\"e1\",EVENT},\n{\"id\":\"e2,\n \"when\":\"2014\", \"tags\":[\"a\"\n]},\n{\"id\":\"e3\",EVENT}\n]",
        ["e1", "e3", "events.json:3:11 ND-R010 error"]
      ),
      (
        "a missing quotation mark in the last record", "events.json", "[\n{\"id\":\"e1\",EVENT},\n{\"id\":\"e2}\n]\n",
        ["e1", "events.json:3:11 ND-R010 error"]
      ),
      ("a comma too many", "events.json", "[{\"id\":\"e1\",EVENT},\n]", ["e1", "events.json:2:1 ND-R010 error"]),
      (
        "a date of its line", "events.json",
        "[\n{\n\"id\":\"e1\",\n\"type\":\"other\",\"title\":\"x\",\n\"when\":\"May\"}]",
        ["events.json:5:8 ND-D001 error when"]
      ),
      ("nothing", "events.json", "  ", ["refused 1:3 "]),
      ("the wrong bracket", "events.json", "[{\"id\":\"e1\",EVENT]\n]", ["refused 1:53 ND-R010"]),
      ("a broken end", "events.json", "[{\"id\":\"e1\",EVENT}\n", ["refused 1:0 ND-F005"]),
      ("two documents", "events.json", "[]\n []", ["refused 2:2 "]),
      ("lines", "events.json", "{\"id\":\"e1\",EVENT}\n{\"id\":\"e2\",EVENT}\n", ["refused 2:1 "]),
      ("an unknown table", "register.json", "{\"events\":[],\n\"people\":[]}", ["refused 2:1 "]),
    ] as [(String, String, String, [String])])
  func `of`(what: String, name: String, text: String, expected: [String]) throws {
    let text = text.replacing("EVENT", with: Self.event)
    for size in [1, 61, 1 << 20] {
      #expect(try Self.read(text, name, blockSize: size) == expected, "\(what), blocks of \(size)")
    }
  }

  @Test func `over many blocks loses nothing`() throws {
    let notes = String(repeating: "x, [y] \\\"z\\\" {\\n", count: 50)
    let rows = (0..<3000).map { "{\"id\":\"e\($0)\",\n  \(Self.event),\n  \"notes\":\"\(notes)\"}" }
    let folder = try RegisterFolder(texts: [("events.json", "[\n" + rows.joined(separator: ",\n") + "\n]\n")])
    let edited = try folder.pass(threads: 3, blockSize: 4093)
    #expect(edited.ids(.events) == (0..<3000).map { "e\($0)" })
    #expect(edited.accepted(.events)[2999]["notes"] == String(repeating: "x, [y] \"z\" {\n", count: 50))
  }

  @Test func `in a folder is taken where it is named after a table`() throws {
    let folder = try RegisterFolder(texts: [
      ("events.json", "[{\"id\":\"e1\",\(Self.event)}]"), ("package.json", "{\"name\":\"x\"}"),
    ])
    let edited = try folder.pass()
    #expect(edited.ids(.events) == ["e1"])
    #expect(edited.outcome.passedOver.map { $0.hasSuffix("package.json") } == [true])
  }
}

/// nst/JSONTestSuite, through the readers that registers go through: one value a line through that of JSON Lines, files
/// of several lines through that of documents.
@Suite(
  .enabled(if: SharedCorpora.has("json-test-suite/test_parsing"), "the JSON test suite is not on this machine"))
struct `The JSON test suite` {
  private static let folder = SharedCorpora.path("json-test-suite/test_parsing")

  /// Whether the readers take `bytes` for JSON; what is JSON but no record of a register is JSON.
  private func isTaken(_ bytes: [UInt8], _ name: String) throws -> Bool {
    let refusals: Set<FindingCode> = [.notJSON, .nestedTooDeep, .notUTF8]
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: true)
    if lines.count <= 1, !bytes.isEmpty {
      let batches = TableBatches([.events])
      var reader = JSONRecordReader(fileTable: .events)
      _ = reader.read(bytes.span, into: batches)
      guard let batch = batches[.events] else { return false }
      // a line of white space is no value
      guard batch.batch.count > 0 else { return false }
      batch.batch.check(Checks.all(of: .events, asOf: 20_781))
      return !batch.batch.findings.contains { refusals.contains($0.code) }
    }
    let folder = try RegisterFolder([("events.json", bytes)])
    do {
      let edited = try folder.pass()
      let codes = edited.outcome.findings.map(\.code)
      return !codes.contains { refusals.contains($0) }
    } catch is ReadError {
      return false
    } catch PassError.read {
      return false
    }
  }

  @Test func `passes, 95 of 95 and 188 of 188`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter { $0.hasSuffix(".json") }
    var (taken, refused) = (0, 0)
    for name in names.sorted() where !name.hasPrefix("i_") {
      let bytes = [UInt8](try #require(FileManager.default.contents(atPath: Self.folder + "/" + name)))
      let isTaken = try isTaken(bytes, name)
      #expect(isTaken == name.hasPrefix("y_"), "\(name)")
      if isTaken, name.hasPrefix("y_") { taken += 1 }
      if !isTaken, name.hasPrefix("n_") { refused += 1 }
    }
    #expect([taken, refused] == [95, 188])
    #expect(names.count { $0.hasPrefix("y_") } == 95 && names.count { $0.hasPrefix("n_") } == 188)
  }
}
