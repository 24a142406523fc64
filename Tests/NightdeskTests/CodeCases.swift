internal import Glibc
internal import NightdeskExporters
internal import NightdeskKit
internal import NightdeskRuns
internal import Testing

/// Something that a code is said of, to be run: codes that no single CSV file of a register has are shown here.
struct CodeCase: CustomTestStringConvertible, Sendable {
  let code: FindingCode
  /// Runs it, and returns the codes that were said.
  let codes: @Sendable () throws -> Set<String>

  var testDescription: String { "\(code)" }

  /// A case of these files, read as they are and exported in `formats`.
  init(_ code: FindingCode, _ files: (String, String)..., formats: String = "csv", duplicates: Int? = nil) {
    self.init(code) {
      var policy = CheckPolicy()
      if let duplicates { policy.duplicates = duplicates }
      return try Self.codes(files.map { ($0.0, Array($0.1.utf8)) }, formats, policy)
    }
  }

  init(_ code: FindingCode, _ codes: @escaping @Sendable () throws -> Set<String>) {
    self.code = code
    self.codes = codes
  }

  /// The codes of a pass over `files`, or that of the refusal.
  static func codes(
    _ files: [(String, [UInt8])], _ formats: String = "csv", _ policy: CheckPolicy = CheckPolicy()
  ) throws -> Set<String> {
    let folder = try RegisterFolder(files.map { (name: $0.0, bytes: $0.1) })
    let exports = try Exporters.make(FormatRequest.list(formats))
    return try refusing { try codes(of: folder.pass(exports: exports, policy: policy)) }
  }

  static func codes(of edited: Edited) -> Set<String> {
    Set(edited.rows("findings.csv").compactMap { $0["code"] })
  }

  /// What `pass` returns; the code of what refuses it, where something does.
  static func refusing(_ pass: () throws -> Set<String>) throws -> Set<String> {
    do {
      return try pass()
    } catch let error as ReadError {
      return Set([error.code?.entry.code].compactMap { $0 })
    } catch PassError.read(let error) {
      return Set([error.code?.entry.code].compactMap { $0 })
    }
  }

  static let all = reading + registers + datasets + exports + input
}

extension CodeCase {
  private static func xml(_ text: String) -> (String, String) {
    ("register.xml", "<register xmlns=\"urn:nightdesk:register:1\">\(text)</register>")
  }

  fileprivate static let reading = [
    CodeCase(.notJSON, ("events.jsonl", "{\"id\":\"e1\",}\n")),
    CodeCase(.notAnObject, ("events.jsonl", "[1,2]\n")),
    CodeCase(.nestedTooDeep, ("events.jsonl", "{\"a\":" + String(repeating: "[", count: 64) + "\n")),
    CodeCase(.wrongJSONType, ("events.jsonl", "{\"title\":{\"en\":\"x\"}}\n")),
    CodeCase(.keyTwice, ("events.jsonl", "{\"id\":\"a\",\"id\":\"b\"}\n")),
    CodeCase(.noTable, ("register.jsonl", "{\"id\":\"a\"}\n")),
    CodeCase(.otherTable, ("events.jsonl", "{\"table\":\"claims\",\"id\":\"a\"}\n")),
    CodeCase(.longJSONNumber, ("events.jsonl", "{\"injured\":\(String(repeating: "9", count: 65))}\n")),
    CodeCase(.almostMarking, ("events.jsonl", "{\"id\":\"e1\",\"Marking\":\"TLP:RED\"}\n")),
    CodeCase(.nestedElement, xml("<event><targets><actor>a</actor></targets></event>")),
    CodeCase(.strayText, xml("<event>Clash<id>e1</id></event>")),
  ]

  private static let actors = ("actors.csv", "id,name,kind\na1,A,person\n")
  private static let sources = ("sources.csv", "id,title,kind,published,accessed\ns1,T,news,2019,\n")
  private static let claim = "id,about,kind,speaker,text,citations,said\n"
  private static let twin = "e1,2014-05-16,riot,Shooting at the old market gate,LBY,32.1,20.1,1,\n"
  private static func twins(_ rows: String...) -> (String, String) {
    ("events.csv", "id,when,type,title,country,latitude,longitude,place_precision,notes\n" + rows.joined())
  }

  fileprivate static let registers = [
    CodeCase(
      .saidBefore, actors, sources, ("events.csv", "id,when,type,title\ne1,2014,battle,x\n"),
      ("claims.csv", claim + "c1,e1,account,a1,t,s1,2013\n")),
    CodeCase(.saidLate, actors, sources, ("claims.csv", claim + "c1,a1,account,a1,t,s1,2020\n")),
    CodeCase(
      .onePublisher, sources, ("events.csv", "id,when,type,title,citations\ne1,2014,battle,x,s1#p1;s1#p2\n")),
    CodeCase(
      .unopenedSource, sources, ("events.csv", "id,when,type,title,citations\ne1,2014,battle,x,s1\n")),
    CodeCase(.noOutline, ("places.csv", "id,name,country,latitude,longitude\np1,A,LIE,47.1,9.5\n")),
    CodeCase(.nearDuplicate, twins(twin, twin.replacing("e1", with: "e2").replacing("riot", with: "battle"))),
    CodeCase(.sameTwice, twins(twin, twin.replacing("e1", with: "e2"))),
    CodeCase(
      .sameDatasetID,
      (
        "events.csv",
        "id,when,type,title,dataset,dataset_id\ne1,2014,battle,A,GED,12\ne2,2015,battle,B,GED,12\n"
      )),
    CodeCase(
      .duplicatesLimited, twins(twin, twin.replacing("e1", with: "e2"), twin.replacing("e1", with: "e3")),
      duplicates: 2),
  ]

  private static let acled =
    "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,actor2,geo_precision,fatalities,"
    + "timestamp,country\nLBY1,2024-03-01,2024,1,Battles,Armed clash,A,B,1,1,100,Libya\n"

  private static func gdelt(_ day: String) -> (String, String) {
    var row = Array(repeating: "", count: 61)
    row.replaceSubrange(0..<4, with: ["1", day, String(day.prefix(6)), String(day.prefix(4))])
    for (place, text) in [26: "112", 59: "20191024143000", 60: "https://a.example/1"] { row[place] = text }
    return ("a.export.CSV", row.joined(separator: "\t") + "\n")
  }

  private static let mention =
    (
      "a.mentions.CSV",
      "7\t20191024143000\t20191024144500\t1\tb.example\thttps://b.example/\t3\t-1\t20\t30\t1\t60\t2500\t-3.2\t\t\n"
    )

  private static func statements(_ rows: String...) -> (String, String) {
    ("statements.csv", "canonical_id,entity_id,prop,schema,value,dataset\n" + rows.map { $0 + "\n" }.joined())
  }

  fileprivate static let datasets = [
    CodeCase(.looseName, ("events.csv", "ID,When,type,title\ne1,2014,battle,x\n")),
    CodeCase(.badTag, ("week.csv", "When,Who\n#date+occurred,#geo +lat\n2014-05-16,x\n")),
    CodeCase(.wholeSpanBack, gdelt("20190924")),
    CodeCase(
      .replacedByNewer, ("a.csv", acled + "LBY1,2024-03-01,2024,1,Battles,Armed clash,A,B,1,2,200,Libya\n")),
    CodeCase(
      .withdrawnByDataset, ("a.csv", acled), ("deleted.csv", "event_id_cnty,deleted_timestamp\nLBY1,200\n")),
    CodeCase(
      .updatedSinceDeleted, ("a.csv", acled.replacing(",100,", with: ",300,")),
      ("deleted.csv", "event_id_cnty,deleted_timestamp\nLBY1,200\n")),
    CodeCase(.onlyRejectedName, ("a.csv", acled.replacing("2024-03-01", with: "2024-02-30"))),
    CodeCase(.mentionWithoutEvent, gdelt("20191023"), mention),
    CodeCase(.repeatedRecord, ("a.csv", acled), ("b.csv", acled)),
    CodeCase(.unknownWord, ("a.csv", acled.replacing("Armed clash", with: "Armed clsh"))),
    CodeCase(.otherSubtype, ("a.csv", acled.replacing("Armed clash", with: "Peaceful protest"))),
    CodeCase(.unfitValue, statements("p1,p1,name,Person,Karim,list", "p1,p1,country,Person,Atlantis,list")),
    CodeCase(.noTableForKind, statements("v1,v1,name,Vessel,Amal,list", "p1,p1,name,Person,Karim,list")),
    CodeCase(.noStatement, statements("p1,p1,name,Person,Karim,list", "p2,p2,name,,Nobody,list")),
    CodeCase(.tooMuchToGather) {
      let rows = (0..<9).map { "p\($0),p\($0),name,Person,\(String(repeating: "x", count: 1000)),list" }
      let file = statements(rows.joined(separator: "\n"))
      let folder = try RegisterFolder(texts: [(name: file.0, text: file.1)])
      var order = RegisterPass.Order(
        inputs: [InputRequest(folder.path)], exports: [], asOf: 20_781, title: "", runID: "")
      order.gathered = 8000
      return try refusing {
        _ = try RegisterPass(order).run(into: MemoryFolder())
        return []
      }
    },
  ]

  private static func event(_ columns: String, _ cells: String) -> (String, String) {
    ("events.csv", "id,when,type,title\(columns)\ne1,2014,battle,x\(cells)\n")
  }

  fileprivate static let exports: [CodeCase] =
    [
      CodeCase(.withoutCoordinates, event("", ""), formats: "geojson"),
      CodeCase(.takenForNumber, event(",notes", ",1e5"), formats: "csv:profile=excel"),
      CodeCase(.keyDropped, event(",part_of", ",e9"), formats: "sqlite"),
      CodeCase(.partMissing) {
        let rows = "id,when,type,title\ne1,2014,battle,x\ne2,2014,battle,x\n"
        let whole = try RegisterFolder(texts: [("events.csv", rows)]).pass(
          exports: Exporters.make(FormatRequest.list("csv:rows=1")))
        return try codes(["events.csv", "datapackage.json"].map { ($0, whole.files["csv/" + $0]!) })
      },
      CodeCase(.yearOutOfReach, ("events.csv", "id,when,type,title\ne1,Y-17000,battle,x\n"), formats: "sqlite"),
      CodeCase(.startNotKnown, ("events.csv", "id,when,type,title\ne1,[..2015],battle,x\n"), formats: "newsml"),
      CodeCase(.lineEndInName, ("events.csv", "id,when,type,title\ne1,2014,battle,\"a\nb\"\n"), formats: "newsml"),
      CodeCase(
        .entriesLeftOut, ("events.csv", "id,when,type,title\ne1,2014,battle,x\ne2,2015,riot,y\n"),
        formats: "atom:entries=1"),
      CodeCase(.notInXML, event(",notes", ",a\u{1}b"), formats: "xml"),
      CodeCase(.spelledCharacter, event(",notes", ",a\u{202E}b"), formats: "csv:profile=excel"),
      CodeCase(.guardedText, ("events.csv", "id,when,type,title\ne1,2014,battle,=1+1\n"), formats: "csv:profile=excel"),
      CodeCase(
        .textTooLong, event(",summary", "," + String(repeating: "long ", count: 9000)), formats: "csv:profile=excel"),
      CodeCase(
        .numberTooLong, event(",deaths_best", ",1234567890123456"), formats: "csv:profile=excel"),
      CodeCase(
        .tooManyRows, ("events.csv", "id,when,type,title\ne1,2014,battle,x\ne2,2015,riot,y\n"),
        formats: "csv:profile=excel:rows=1"),
      CodeCase(.cutText) {
        let long = event(",summary", ",=" + String(repeating: "long ", count: 9000))
        let folder = try RegisterFolder(texts: [(name: long.0, text: long.1)])
        let exports = try Exporters.make(FormatRequest.list("csv:profile=excel"))
        let files = try folder.pass(exports: exports).files
        // without the file that has the rest
        return try codes(["events.csv", "datapackage.json"].map { ($0, files["csv/" + $0] ?? []) })
      },
      CodeCase(.exporterDiagnostics) {
        let program = """
          #!/bin/sh
          if [ "$1" = --nightdesk-manifest ]; then
            echo '{"protocol":[1],"name":"trial","version":"1","formats":[{"id":"trial","extension":"txt","mediaType":"text/plain"}]}'
            exit
          fi
          n=$(grep -c '^{"record"')
          echo '{"diagnostic":{"severity":"warning","message":"so"}}'
          echo text > a.txt
          printf '{"file":{"path":"a.txt","bytes":5,"sha256":"%s"}}\\n' "$(sha256sum < a.txt | cut -c 1-64)"
          printf '{"done":{"records":%d}}\\n' "$n"

          """
        let tools = try RegisterFolder(texts: [(name: "trial", text: program)])
        guard unsafe chmod(tools.path + "/trial", 0o755) == 0 else { return [] }
        let folder = try RegisterFolder(texts: [(name: event("", "").0, text: event("", "").1)])
        return try codes(of: folder.pass(exports: [ExternalRequest([tools.path + "/trial"]).connect()]))
      },
    ] + workbooks

  #if XLSX
    private static let workbooks = [
      CodeCase(
        .linkTooLong,
        ("sources.csv", "id,title,kind,url\ns1,x,news,https://e.org/\(String(repeating: "a", count: 2100))\n"),
        formats: "xlsx"),
      CodeCase(
        .tooManyLinks,
        (
          "sources.csv",
          "id,title,kind,url\n" + (1...65_531).map { "s\($0),x,news,https://e.org/\($0)\n" }.joined()
        ), formats: "xlsx"),
    ]
  #else
    private static let workbooks: [CodeCase] = []
  #endif

  private static let plain = Array("id,when,type,title\ne1,2014,battle,A\ne2,2015,riot,B\n".utf8)

  /// `plain` as gzip (RFC 1952) with one stored block (RFC 1951), and what a check of it is.
  private static let gzip: [UInt8] = {
    let length = [UInt8(plain.count), 0]
    var sum: UInt32 = ~0
    for byte in plain {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    let check = (0..<4).map { UInt8(truncatingIfNeeded: ~sum >> ($0 * 8)) }
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1] + length + length.map { ~$0 } + plain + check + length + [0, 0]
  }()
  /// An empty member.
  private static let nothing: [UInt8] =
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1, 0, 0, 0xFF, 0xFF] + [UInt8](repeating: 0, count: 8)

  private static func xml(_ text: [UInt8]) -> [UInt8] {
    Array("<register><event>".utf8) + text + Array("</event></register>".utf8)
  }

  fileprivate static let input = [
    CodeCase(.notItsEnding) { try codes([("events.csv", gzip)]) },
    CodeCase(.cutOff) { try codes([("events.csv.gz", gzip.dropLast(9))]) },
    CodeCase(.damaged) { try codes([("events.csv.gz", gzip.dropLast(8) + [1, 2, 3, 4] + gzip.suffix(4))]) },
    CodeCase(.notPadding) { try codes([("events.csv.gz", gzip + [0x78])]) },
    CodeCase(.tooManyMembers) {
      try codes([("events.csv.gz", gzip + (0..<1000).flatMap { _ in nothing })])
    },
    CodeCase(.tooDense) {
      let folder = try RegisterFolder([("events.csv", plain)])
      let lines = "yes $(head -c 60000 /dev/zero | tr '\\0' x) | head -c 128M"
      let command = "cd \(folder.path) && { cat events.csv; \(lines); } | gzip > events.csv.gz && rm events.csv"
      guard Subprocess.run(["/bin/bash", "-c", command]) == 0 else { return [] }
      return try refusing { codes(of: try folder.pass()) }
    },
    CodeCase(.blankFile, ("events.csv", String(decoding: plain, as: UTF8.self)), ("events-2.jsonl", "\n")),
    CodeCase(.fileTooLarge) {
      let folder = try RegisterFolder([("events.csv", plain)])
      // a file with a hole takes no room
      guard unsafe truncate(folder.path + "/events.csv", 5 << 30) == 0 else { return [] }
      return try refusing { codes(of: try folder.pass()) }
    },
    CodeCase(.decodedTooLarge) {
      let bytes = DecodedBytes(nil, .latin1, limit: plain.count - 1)
      var output = ByteBuffer()
      return try refusing {
        _ = try bytes.read(
          into: &output, at: 0, upTo: 4000,
          file: { (input, position) throws(ReadError) in
            input.append(plain.span.extracting(min(position, plain.count)...))
            return max(0, plain.count - position)
          }, refusal: { code, _ in ReadError(code, file: "x") })
        return []
      }
    },
    CodeCase(.changedWhileRead) {
      let folder = try RegisterFolder([("events.csv", plain)])
      let pass = try RegisterPass(
        RegisterPass.Order(inputs: [InputRequest(folder.path)], exports: [], asOf: 20_781, title: "", runID: ""))
      try folder.write("events.csv", plain + plain)
      return try refusing {
        _ = try pass.run(into: MemoryFolder())
        return []
      }
    },
    CodeCase(.archive) { try codes([("events.csv", Array("PK\u{3}\u{4}".utf8) + plain)]) },
    CodeCase(.otherEncoding) { try codes([("events.csv", [0xFF, 0xFE] + plain.flatMap { [$0, 0] })]) },
    CodeCase(.tooManyColumns, ("events.csv", "id,when,type,title" + String(repeating: ",x", count: 1021) + "\n")),
    CodeCase(.lineTooLong) { try codes([("events.jsonl", [UInt8](repeating: 0x78, count: 18 << 20))]) },
    CodeCase(.documentType, ("events.xml", "<!DOCTYPE x [<!ENTITY f 'f'>]><register/>")),
    CodeCase(.tooDeepXML) {
      try codes([
        ("events.xml", xml((0..<63).flatMap { _ in Array("<a>".utf8) } + (0..<63).flatMap { _ in Array("</a>".utf8) }))
      ])
    },
    CodeCase(.tooManyAttributes) {
      try codes([("events.xml", xml(Array(("<a " + (0..<257).map { "a\($0)='' " }.joined() + "/>").utf8)))])
    },
    CodeCase(.tagTooLong) {
      try codes([("events.xml", xml(Array("<a a='\(String(repeating: "x", count: 1 << 16))'/>".utf8)))])
    },
    CodeCase(.tooManyNames) {
      try codes([("events.xml", xml(Array((0..<1025).map { "<n\($0)/>" }.joined().utf8)))])
    },
    CodeCase(.markupTextTooLong) {
      let text = Array("<!--".utf8) + [UInt8](repeating: 0x78, count: 8 << 20 + 70_000) + Array("-->".utf8)
      return try codes([("events.xml", xml(text))])
    },
  ]
}

@Suite struct `A code` {
  @Test(arguments: CodeCase.all)
  func `is said of what it stands for`(_ example: CodeCase) throws {
    #expect(try example.codes().contains(example.code.entry.code))
  }
}
