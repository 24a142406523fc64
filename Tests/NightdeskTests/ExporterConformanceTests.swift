internal import Foundation
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// What every exporter has to hold, whoever wrote it: those that are published, the one that README shows, and one of
/// the sequential kind. To put another to this test, add it to ``all`` and accept its goldens.
@Suite struct `Every exporter` {
  static let all: [Export] =
    Exporters.all.map { Export($0) } + instances
    + own.filter { Exporters.named($0.format.name) == nil }.map { Export($0) }
  private static let own: [any Exporter] = [LTSVExporter(), LedgerExporter()]
  /// Formats with options, each under a name of its own, as one run can have them beside each other.
  private static let instances = try! Exporters.make(
    FormatRequest.list(
      """
      excel=csv:profile=excel,excel-semicolon=csv:profile=excel-semicolon:hxl=yes,tsv=csv:profile=tsv,\
      split=csv:rows=2:guard=yes,chosen=csv:events=when+id+type+title:wide=yes
      """))
  static let names = all.map(\.name)

  @Test func `is described`() {
    #expect(Set(Self.names).count == Self.names.count, "two formats of one name")
    for format in Self.all.map(\.exporter.format) {
      #expect(format.name.wholeMatch(of: /[a-z][a-z0-9-]{0,31}/) != nil, "\(format.name): not a plain name")
      #expect(!format.summary.isEmpty && !format.summary.contains("\n"), "\(format.name): not one line of summary")
      #expect(format.mediaType.wholeMatch(of: /[a-z]+\/[a-z0-9.+-]+/) != nil, "\(format.name): not a media type")
      #expect(format.fileExtension.wholeMatch(of: /[a-z0-9]+/) != nil, "\(format.name): not an extension")
    }
  }

  @Test(arguments: names, SampleRegister.allCases)
  func `writes its golden bytes`(name: String, sample: SampleRegister) throws {
    let edited = try edit(sample.files, name)
    #expect(edited.outcome.counts.allSatisfy { $0.rejected == 0 })
    #expect(!edited.exports.isEmpty)
    let files = edited.exports.map { path, bytes in (String(path.dropFirst(name.count + 1)), bytes) }
    Golden.expect(try ReadableExport.files(Dictionary(uniqueKeysWithValues: files)), in: "\(name)/\(sample)")
  }

  @Test(arguments: names)
  func `writes the same bytes again, on any number of threads and in blocks of any size`(name: String) throws {
    for sample in SampleRegister.allCases {
      let register = try RegisterFolder(sample.files)
      let first = try register.pass(exports: [export(name)])
      for (threads, blockSize) in [(1, 1 << 20), (1, 61), (2, 61), (8, 61), (8, 1009)] {
        let again = try register.pass(threads: threads, blockSize: blockSize, exports: [export(name)])
        #expect(again.exports == first.exports, "\(sample), \(threads) threads, blocks of \(blockSize)")
      }
    }
  }

  @Test(arguments: names)
  func `writes the same bytes beside all others`(name: String) throws {
    let together = try RegisterFolder(SampleRegister.small.files).pass(exports: Self.all)
    let alone: [String: [UInt8]]
    if let exporter = export(name).exporter as? any DocumentExporter {
      // a document may link to the other exports, and so depends on which there are
      let folder = MemoryFolder()
      try exporter.export(together.outcome.edition, into: folder)
      alone = Dictionary(uniqueKeysWithValues: folder.sinks.map { ("\(name)/\($0.key)", $0.value.bytes) })
    } else {
      alone = try edit(SampleRegister.small.files, name).exports
    }
    #expect(together.exports.filter { $0.key.hasPrefix(name + "/") } == alone)
  }

  @Test(arguments: names)
  func `reports a full disk`(name: String) throws {
    let register = try RegisterFolder(SampleRegister.small.files)
    for (path, bytes) in try edit(SampleRegister.small.files, name).exports {
      for room in [0, 1, bytes.count / 2, bytes.count - 1, bytes.count] {
        let folder = MemoryFolder(room: { $0 == path ? room : .max })
        let isReported: Bool
        do {
          _ = try register.pass(exports: [export(name)], into: folder)
          // whoever runs the pass closes the files, and that throws what they remember
          isReported = folder.sinks.values.contains { $0.hasFailed }
        } catch {
          isReported = true
        }
        #expect(isReported == (room < bytes.count), "\(path), \(room) of \(bytes.count) bytes")
      }
    }
  }

  /// Formats whose syntax cannot spell a character, and which hold every text as it is.
  private static let plain: Set<String> = ["csv", "tsv", "split", "chosen", "ltsv", "sqlite"]

  @Test(arguments: names)
  func `lets through no character that a terminal or a parser could trip over`(name: String) throws {
    let register = try RegisterFolder(HostileRecords.files)
    let folder = MemoryFolder()
    let order = RegisterPass.Order(
      inputs: [InputRequest(register.path)], exports: [export(name)], asOf: 20_781,
      title: "A \u{1B}[31m title \u{202E} of \u{0} two\nlines", runID: "test")
    let outcome = try RegisterPass(order).run(into: folder)
    // all but U+0000 is kept where it may stand, in free text
    for table in [Table.sources, .actors, .places, .events] {
      let counts = outcome.counts[Int(table.rawValue)]
      #expect(counts.accepted >= HostileRecords.count && counts.rejected > 0, "\(table.name)")
    }
    let written = folder.sinks.mapValues(\.bytes).filter { $0.key.hasPrefix(name + "/") }
    for (path, bytes) in try ReadableExport.files(written) {
      var text = try #require(String(validating: bytes, as: UTF8.self), "\(path) is not UTF-8")
      // the mark of a spreadsheet's profile
      if name.hasPrefix("excel"), text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
      #expect(!text.unicodeScalars.contains("\u{0}"), "\(path)")
      if Self.plain.contains(name) { continue }
      let hidden = text.unicodeScalars.filter(HostileRecords.isHidden)
      #expect(hidden.isEmpty, "\(path) holds \(Set(hidden.map { String($0.value, radix: 16) }).sorted())")
    }
  }

  @Test(arguments: names)
  func `takes a note of a million bytes`(name: String) throws {
    let start = String(repeating: "long | <b> ]]> \"x\", \\; =1+1 مر\n", count: 1000)
    let note = start + String(repeating: "x", count: 1_000_000 - start.utf8.count)
    let event = ["id": "e1", "when": "2014", "type": "other", "title": "T", "notes": note]
    let edited = try edit(["register.jsonl": jsonLine("events", event)], name)
    #expect(edited.counts(.events).accepted == 1)
    try expectReadsBack(edited, name)
  }

  @Test(arguments: names, SampleRegister.allCases)
  func `reads back where there is a reader for it`(name: String, sample: SampleRegister) throws {
    try expectReadsBack(try edit(sample.files, name), name)
  }

  @Test func `gets the very text that was read`() throws {
    let texts = HostileSample.texts.map { Array($0.utf8) }
    let edited = try edit(SampleRegister.hostile.files, "csv")
    let register = edited.outcome.edition.register
    #expect(register.claims.map { Array($0.text.utf8) } == texts)
    #expect(register.actors[0].aliases.map { Array($0.utf8) } == texts)
    #expect(edited.accepted(.claims).map { Array($0["text"]!.utf8) } == texts)
  }

  @Test(arguments: names, SampleRegister.allCases)
  func `keeps to its schema`(name: String, sample: SampleRegister) throws {
    guard let schema = export(name).exporter.xmlSchema else { return }
    let validator = try XMLSchemaValidator(schema: schema)
    let fileExtension = "." + export(name).exporter.format.fileExtension
    for (path, bytes) in try edit(sample.files, name).exports where path.hasSuffix(fileExtension) {
      let folder = try RegisterFolder([("export", bytes)])
      let handle = try #require(FileHandle(forReadingAtPath: folder.path + "/export"))
      #expect(try validator.violations(descriptor: handle.fileDescriptor, name: path) == [])
    }
  }

  private func export(_ name: String) -> Export { Self.all.first { $0.name == name }! }

  private func edit(_ files: [String: String], _ name: String) throws -> Edited {
    try RegisterFolder(files).pass(threads: 2, exports: [export(name)])
  }

  /// What was found, wherever it stands in its file: code, severity, table, record, column.
  private func found(_ edited: Edited) -> [String] {
    edited.rows("findings.csv").map { row in
      ["code", "severity", "table", "record", "field"].map { row[$0] ?? "?" }.joined(separator: " ")
    }.sorted()
  }

  /// What an exporter wrote is a register again, with the same records, and is written the same way.
  private func expectReadsBack(_ edited: Edited, _ name: String) throws {
    // a chosen few columns are no register, and not everything in XML is one
    guard FileSyntax(rawValue: export(name).exporter.format.fileExtension) != nil,
      !["chosen", "newsml", "analysis"].contains(name)
    else { return }
    let files = edited.exports.map { path, bytes in (String(path.dropFirst(name.count + 1)), bytes) }
    let again = try RegisterFolder(files).pass(exports: [export(name)])
    // what is guarded or split is so again, and nothing else is found than before
    #expect(found(again) == found(edited))
    #expect(again.exports == edited.exports)
    #expect(String(describing: again.outcome.edition.register) == String(describing: edited.outcome.edition.register))
  }
}

@Suite struct `README` {
  @Test func `shows an exporter that compiles`() throws {
    let example = try Repository.text("Tests/NightdeskTests/Examples/LTSVExporter.swift")
    #expect(try Repository.text("README.md").contains("```swift\n\(example)```\n"))
  }
}

/// A sequential exporter: numbers the records of each table through and ends with what was counted.
private struct LedgerExporter: SequentialExporter {
  let format = Format(
    name: "ledger", summary: "the ids of all records, numbered through", mediaType: "text/plain", fileExtension: "txt")

  func open(_ folder: any ExportFolder) throws(ExportError) -> any SequentialExport {
    Ledger(try folder.create("ledger.txt"))
  }

  private final class Ledger: SequentialExport {
    private let sink: any ByteSink
    private var line = ByteBuffer()

    init(_ sink: any ByteSink) { self.sink = sink }

    func append(_ batch: borrowing RecordBatch, _ context: inout ExportContext) throws(ExportError) {
      let id = batch.schema.index("id")
      for (place, record) in batch.accepted.enumerated() {
        line.removeAll()
        line.append("\(batch.schema.record) \(batch.firstOrdinal + place + 1) ")
        line.append(batch[Int(record), id])
        line.append("\n")
        sink.append(line.span)
      }
      guard !sink.hasFailed else { throw ExportError("the ledger cannot be written") }
    }

    func finish(_ edition: Edition, _ context: inout ExportContext) throws(ExportError) {
      for count in edition.counts { sink.append("\(count.table.name): \(count.accepted)\n".utf8Span.span) }
    }
  }
}

// MARK: - What a format wrote

extension Edited {
  /// What the exporters wrote, without what the pass itself writes.
  fileprivate var exports: [String: [UInt8]] {
    files.filter { $0.key != "findings.csv" && !$0.key.hasPrefix("rejects/") }
  }
}

extension RegisterFolder {
  /// A register of these files, by name.
  convenience init(_ texts: [String: String]) throws {
    try self.init(texts: texts.map { ($0.key, $0.value) })
  }
}

// MARK: - Registers

/// A line of JSON Lines.
private func jsonLine(_ table: String, _ fields: [String: Any]) -> String {
  let object = fields.merging(["table": table]) { $1 }
  let bytes = try! JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
  return String(decoding: bytes, as: UTF8.self) + "\n"
}

/// The registers that goldens are made of.
enum SampleRegister: String, CaseIterable, CustomStringConvertible {
  /// A few records of each table, most columns filled somewhere.
  case small
  /// Tables that have a header and nothing else.
  case empty
  /// What breaks naive exporters, in every table.
  case hostile

  var description: String { rawValue }

  /// By file name.
  var files: [String: String] {
    switch self {
    case .small: ["register.jsonl": Self.valley]
    case .empty:
      Dictionary(
        uniqueKeysWithValues: Table.allCases.map { table in
          ("\(table.name).csv", table.schema.columns.map(\.name).joined(separator: ",") + "\r\n")
        })
    case .hostile: ["register.jsonl": HostileSample.register]
    }
  }

  private static let valley = """
    {"table":"sources","id":"post","title":"The valley, a report","kind":"news","publisher":"Valley Post",\
    "author":"N. N.","published":"2014-05-20","accessed":"2014-05-21","url":"https://example.org/a?b=1&c=2",\
    "language":"en","reliability":"B","marking":"TLP:GREEN"}
    {"table":"sources","id":"radio","title":"Evening programme","kind":"broadcast","publisher":"Radio Valley",\
    "published":"2014-05","derived_from":["post"],"notes":"Nobody here has heard it."}
    {"table":"actors","id":"blue","name":"Blue Front","kind":"armed-group","aliases":["Front; the blue one",\
    "FB"],"active":"2012/..","citations":["post#p1"]}
    {"table":"actors","id":"guard","name":"Valley Guard","kind":"state-force","country":"LBY",\
    "description":"A force of the valley's council."}
    {"table":"actors","id":"traders","name":"Traders of the market","kind":"category"}
    {"table":"relations","id":"r1","subject":"blue","kind":"opposed-to","object":"guard","role":"as worded",\
    "when":"2013~/","citations":["post#p2","radio"],"status":"disputed","credibility":3}
    {"table":"places","id":"market","name":"Old market","kind":"site","country":"LBY","admin1":"Valley",\
    "latitude":32.5,"longitude":-0.25,"precision":1}
    {"table":"events","id":"e1","when":"2014-05-16","type":"battle","title":"Fighting at the market",\
    "place":"market","side_a":["guard"],"side_b":["blue"],"targets":["traders"],"deaths_low":2,"deaths_best":3,\
    "deaths_high":5,"injured":0,"citations":["post#p1","radio#00:31-01:40"],"credibility":2,\
    "reported":"2014-05-20"}
    {"table":"events","id":"e2","when":"[2014..2015]","type":"displacement","title":"[Traders leave]",\
    "country":"LBY","location":"Old market","latitude":32.5,"longitude":-0.25,"place_precision":2,\
    "scope":"aggregate","part_of":"e3","related":["follows=e1"],"tags":["market","flight"],\
    "citations":["radio"],"extra":["households=about 40"]}
    {"table":"events","id":"e3","when":"2014?/","type":"other","subtype":"unrest",\
    "title":"[Unrest in the valley]","summary":"A run of events.","scope":"series","status":"reported",\
    "updated":"2014-06-01T10:00:00+02:00","dataset":"Valley list","dataset_id":"7"}
    {"table":"claims","id":"c1","about":["e1"],"kind":"responsibility","speaker":"guard",\
    "speaker_role":"spokesman","medium":"radio","said":"2014-05-17","text":"The Front began.","language":"en",\
    "verbatim":"yes","attributed_to":["blue"],"value":["carried-out"],"citations":["post#p3"],"credibility":4}
    {"table":"claims","id":"c2","about":["e1"],"kind":"responsibility","speaker":"blue",\
    "medium":"party-statement","said":"2014-05-18","text":"That the Guard began.","verbatim":"no",\
    "attributed_to":["guard"],"stance_on":"c1","stance":"denies","citations":["post#p3"],\
    "status":"work-needed"}
    {"table":"claims","id":"c3","about":["e1","guard"],"kind":"casualty-figure","speaker":"unnamed",\
    "text":"Three traders were killed.","value":["killed=3","injured=2..4"],"citations":["radio"]}

    """
}

/// Texts that break naive exporters, and are nevertheless plain text.
private enum HostileSample {
  static let texts = [
    "quotes \" and \"\" and ' and “these”", "line\nbreak", "carriage\r\nreturn\rs", "\ttab\tin\tit",
    " blanks around ", "pipes | and || and \\|", "tags <script>alert(1)</script> & &amp; &#0;",
    "]]> <![CDATA[ -->", "=1+1", "@SUM(A1)", "-2+3", "+4", "a,b;c\\d", "مرحبا, שלום \u{200F}mark",
    "# heading\n- list\n```\ncode", "[x](javascript:alert(1)) ![y](z)", "[^s1] `code` *a* _b_ ~c~",
    "e\u{301} and \u{E9}, \u{1F9EF}, \u{10FFFD}", "\u{2028}line\u{2029}separators", "---\ntitle: x",
    "\u{FEFF}mark", "null", "%n %s \\n \\u0041 \\x41", "../../etc/passwd", "1e309",
  ]

  /// A record for each text in each table that has a free text.
  static let register: String = {
    let url = "https://example.org/%22?a=b&c=%3C"
    var lines = jsonLine("sources", ["id": "s", "title": texts[0], "kind": "news", "url": url])
    for (n, text) in texts.enumerated() {
      lines += jsonLine(
        "sources", ["id": "s\(n)", "title": text, "kind": "other", "publisher": text, "author": text, "notes": text])
      lines += jsonLine(
        "actors",
        ["id": "a\(n)", "name": text, "kind": "unknown", "aliases": texts, "description": text, "notes": text])
      lines += jsonLine(
        "relations",
        ["id": "r\(n)", "subject": "a\(n)", "kind": "leads", "object": "a0", "role": text, "citations": ["s#\(n)"]])
      lines += jsonLine("places", ["id": "p\(n)", "name": text, "admin1": text, "notes": text])
      lines += jsonLine(
        "events",
        [
          "id": "e\(n)", "when": "2014", "type": "other", "title": text, "summary": text, "place": "p\(n)",
          "side_a": ["a\(n)"], "tags": texts, "notes": text, "citations": ["s\(n)"],
        ])
      lines += jsonLine(
        "claims",
        [
          "id": "c\(n)", "about": ["e\(n)"], "kind": "label", "speaker": "a\(n)", "speaker_role": text, "text": text,
          "value": [text], "citations": ["s\(n)"], "notes": text,
        ])
    }
    return lines
  }()
}

/// Records that no exporter may ever see.
private enum HostileRecords {
  private static let scalars: [Unicode.Scalar] =
    (0...0x1F).filter { ![9, 10, 13].contains($0) }.map { Unicode.Scalar(UInt8($0)) }
    + ["\u{7F}", "\u{85}", "\u{9B}", "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}"]
    + ["\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}", "\u{FFFE}", "\u{FFFF}"]

  /// How many of them a text may hold.
  static let count = scalars.count - 1

  /// Whether a scalar is one that no export for people may hold.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    // U+FFFE and U+FFFF act on nobody
    scalars.contains(scalar) && scalar.value < 0xFFFE || 0x80...0x9F ~= scalar.value
  }

  /// A record of each table for each of them, and one event that is fine.
  static let files: [String: String] = {
    var lines = jsonLine("events", ["id": "fine", "when": "2014", "type": "other", "title": "Fine"])
    for (n, scalar) in scalars.enumerated() {
      let text = "a\(scalar)b"
      lines += jsonLine("sources", ["id": "s\(n)", "title": text, "kind": "news"])
      lines += jsonLine("actors", ["id": "a\(n)", "name": text, "kind": "person"])
      lines += jsonLine("relations", ["id": "r\(n)", "subject": "x", "kind": text, "object": "y", "citations": ["z"]])
      lines += jsonLine("places", ["id": "p\(n)", "name": "x", "notes": text])
      lines += jsonLine("events", ["id": "e\(n)", "when": "2014", "type": "other", "title": text])
      lines += jsonLine("events", ["id": "e\(scalar)", "when": "2014", "type": "other", "title": "x"])
      lines += jsonLine(
        "claims", ["id": "c\(n)", "about": ["fine"], "kind": "label", "speaker": "unnamed", "text": text])
    }
    let table = "id,when,type,title\nf1,2014,other,\"a\u{0}b\"\nf2,2014,other,a\u{1B}[0mb\nf3,2014,other,a\u{202E}b\n"
    return ["register.jsonl": lines, "events.csv": table]
  }()
}
