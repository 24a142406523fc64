internal import FoundationEssentials
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// A pass that every other way of running must match, byte for byte.
private func expectSame(_ edited: Edited, _ expected: Edited, _ comment: Comment) {
  #expect(edited.files.keys.sorted() == expected.files.keys.sorted(), comment)
  for (path, bytes) in expected.files where edited.files[path] != bytes {
    Issue.record("\(path) differs: \(comment)")
  }
  #expect(edited.outcome.counts == expected.outcome.counts, comment)
  #expect(edited.outcome.inputs.map(\.records) == expected.outcome.inputs.map(\.records), comment)
  #expect(edited.outcome.records == expected.outcome.records, comment)
}

/// Registers with everything that makes blocks differ.
private struct MixedRegister {
  var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(state: seed) }

  private mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }

  /// A row of events; about one in four has something wrong with it.
  private mutating func event(_ number: Int) -> String {
    let id = below(20) == 0 ? "e\(below(number + 1))" : "e\(number)"
    let title =
      switch below(16) {
      case 0: "\"two\nlines\""
      case 1: "\"a \"\"word\"\"\""
      case 2: "a \"stray"
      case 3: "\"open"
      case 4: "one, too many"
      case 5: "bell\u{7}"
      case 6: "\"x\"y"
      case 7: "\"\n\n,\""
      default: "title \(number)"
      }
    let part = below(4) == 0 ? "e\(below(40))" : ""
    let end = below(10) == 0 ? "\r\n" : below(30) == 0 ? "\n\n" : "\n"
    return "\(id),201\(below(12)),\(below(12) == 0 ? "war" : "battle"),\(title),\(part),a\(below(5))\(end)"
  }

  mutating func files() -> [(name: String, text: String)] {
    let count = below(60)
    let events = (0..<count).map { event($0) }.joined()
    let lines = (0..<below(12)).map { number in
      let table = ["events", "claims", "actors", "sources"][below(4)]
      return #"{"table":"\#(table)","id":"\#(below(3) == 0 ? "e" : "j")\#(below(20))","when":"2015","type":"riot","#
        + #""title":"t","name":"n","kind":"person","mood\#(below(3))":\#(number)}"# + (below(9) == 0 ? "x" : "") + "\n"
    }
    return [
      ("a.jsonl", (below(2) == 0 ? "\u{FEFF}" : "") + lines.joined()),
      ("actors.csv", "id,name,kind\n" + (0..<4).map { "a\($0),A\(below(9) == 0 ? "\"" : "")\($0),person\n" }.joined()),
      (
        "claims.csv",
        "id,about,kind,speaker,text,citations\n"
          + (0..<below(9)).map { "c\($0),e\(below(50)),occurrence,unnamed,x,s1\n" }.joined()
      ),
      ("events.csv", "id,when,type,title,part_of,side_a\n" + events),
      ("sources.csv", "id,title,kind\ns1,S,news\n"),
    ]
  }
}

@Suite struct `The books` {
  /// Three records, the second of them rejected.
  private func batch(accepted: [Int32]) -> RecordBatch {
    var batch = RecordBatch(.events)
    for _ in 0..<3 { _ = batch.appendRecord(extent: 0..<0) }
    batch.report(.missingValue, 1)
    batch.accepted = accepted
    return batch
  }

  @Test(arguments: [([0, 2], true), ([0], false), ([0, 1, 2], false)])
  func `balance only where each record was accepted or rejected`(accepted: [Int32], isBalanced: Bool) {
    var tally = PassTally(inputs: 1)
    tally.countRecords(batch(accepted: accepted))
    #expect(tally.counts[Int(Table.events.rawValue)].read == 3)
    if isBalanced {
      #expect(throws: Never.self) { try tally.checkSums() }
    } else {
      #expect(throws: PassError.self) { try tally.checkSums() }
    }
  }
}

@Suite struct `A pass` {
  @Test(arguments: 0..<UInt64(60))
  func `writes the same bytes with any threads and blocks`(seed: UInt64) throws {
    var register = MixedRegister(seed: seed)
    let files = register.files()
    let expected = try RegisterFolder(texts: files).pass(threads: 1, blockSize: 1 << 20)
    // a folder's files come in the order of their names, not in that of the disk
    let folder = try RegisterFolder(texts: files.reversed())
    for (threads, blockSize) in [(1, 61), (2, 1 + Int(seed % 64)), (3, 7), (8, 1), (2, 4093), (8, 1 << 20)] {
      // the names of inputs are those of their folders
      let edited = try folder.pass(threads: threads, blockSize: blockSize)
      expectSame(edited.named(like: expected), expected, "seed \(seed), \(threads) threads, blocks of \(blockSize)")
    }
  }

  @Test(arguments: [(1, 64), (2, 4 << 20), (3, 4093), (8, 1)])
  func `writes the same bytes of the sample register`(threads: Int, blockSize: Int) throws {
    let expected = try Edited([SharedData.sample], 1, 1 << 20, Exporters.all)
    #expect(expected.findings.filter { !$0.contains(" info") } == [])
    #expect(expected.counts(.claims).accepted > 10)
    let edited = try Edited([SharedData.sample], threads, blockSize, Exporters.all)
    expectSame(edited, expected, "\(threads) threads, blocks of \(blockSize)")
  }

  /// Threads and the sizes of blocks that everything real is read with.
  private static let ways = [(1, 64), (2, 4093), (3, 1 << 19), (8, 4 << 20), (8, 61), (2, 64), (3, 4 << 20)]

  @Test(.enabled(if: SharedData.has("ucdp-ged/ged191.csv"), "UCDP GED is not on this machine"), .timeLimit(.minutes(5)))
  func `writes the same bytes of UCDP GED`() throws {
    let path = SharedData.path("ucdp-ged/ged191.csv")
    let expected = try Edited([path], 1, 1 << 20, [CSVExporter(), XMLExporter()])
    #expect(expected.counts(.events).accepted > 500)
    for (threads, blockSize) in Self.ways.prefix(5) {
      let edited = try Edited([path], threads, blockSize, [CSVExporter(), XMLExporter()])
      expectSame(edited, expected, "\(threads) threads, blocks of \(blockSize)")
    }
  }

  /// Every line of the corpora as the title of an event as it comes, with what its quotes and commas do to the record,
  /// and every case of the JSON test suite as a line of its own.
  @Test(.enabled(if: SharedCorpora.has("csv-spectrum"), "the corpora are not on this machine"))
  func `writes the same bytes of the corpora`() throws {
    var table = Array("id,when,type,title\n".utf8)
    var lines: [UInt8] = []
    var count = 0
    for path in SharedCorpora.files() {
      guard let bytes = SharedData.bytes(SharedCorpora.path(path)), bytes.count < 100_000 else { continue }
      if path.hasSuffix(".json") { lines += bytes.map { $0 == 0x0A ? 0x20 : $0 } + [0x0A] }
      for line in bytes.split(separator: 0x0A).prefix(200) {
        count += 1
        table += Array("c\(count),2014,battle,".utf8) + line + [0x0A]
      }
    }
    #expect(count > 1000)
    let folder = try RegisterFolder([("corpora.csv", table), ("events.jsonl", lines)])
    let paths = ["corpora.csv", "events.jsonl"].map { folder.path + "/" + $0 }
    let expected = try Edited(paths, 1, 1 << 20)
    #expect(expected.counts(.events).accepted > 100 && expected.counts(.events).rejected > 100)
    for (threads, blockSize) in Self.ways {
      expectSame(try Edited(paths, threads, blockSize), expected, "\(threads) threads, blocks of \(blockSize)")
    }
  }

  /// The blocks of a field format behind a stray quote are cut wrong and read again: what they seemed to imply in
  /// the meantime must leave no trace.
  @Test func `keeps nothing of a block that is read again`() throws {
    let rows = (0..<400).map { row -> String in
      let article = row % 37 == 5 ? "a \"stray, Actor \(row)" : row % 11 == 3 ? "\"two\nlines\"" : "article \(row)"
      return "\(row),1,d,Side \(row % 50),Other \(row),\(article),1,1,1,2014-01-02,2014-01-02,1,1,1,Libya,place\n"
    }
    let header =
      "id,type_of_violence,dyad_name,side_a,side_b,source_article,where_prec,event_clarity,date_prec,date_start,"
      + "date_end,best,high,low,country,where_coordinates\n"
    let folder = try RegisterFolder(texts: [("ged.csv", header + rows.joined())])
    let expected = try folder.pass(threads: 1, blockSize: 1 << 20)
    #expect(expected.counts(.events).rejected == 11)
    #expect(expected.counts(.events).accepted == 389)
    for round in 0..<12 {
      let edited = try folder.pass(threads: 2 + round % 7, blockSize: [300, 1000, 4093, 61][round % 4])
      expectSame(edited, expected, "round \(round)")
    }
  }

  @Test func `accounts for every record of every table`() throws {
    for seed in 100..<UInt64(120) {
      var register = MixedRegister(seed: seed)
      let folder = try RegisterFolder(texts: register.files())
      let edited = try folder.pass(threads: 2, blockSize: 97)
      for table in Table.allCases {
        let counts = edited.counts(table)
        #expect(counts.accepted == edited.accepted(table).count)
        #expect(counts.rejected == edited.rejected(table).count)
        #expect(edited.outcome.records["csv/\(table.name).csv"] == counts.accepted)
        #expect(edited.outcome.records["rejects/\(table.name).csv"] == counts.rejected)
        #expect(Set(edited.ids(table)).count == counts.accepted)
      }
      #expect(edited.outcome.inputs.reduce(0) { $0 + $1.records } == edited.outcome.counts.reduce(0) { $0 + $1.read })
      #expect(edited.outcome.records["findings.csv"] == edited.findings.count)
      let errors = edited.findings.filter { $0.contains(" error") }
      #expect(edited.outcome.findings(.error) == errors.count)
      let ids = Table.allCases.flatMap { edited.ids($0) }
      #expect(Set(ids).count == ids.count)
    }
  }
}

extension Edited {
  /// With the other's folder in the place of its own.
  fileprivate func named(like other: Edited) -> Edited {
    let (own, theirs) = (outcome.inputs[0].file.name, other.outcome.inputs[0].file.name)
    let folders = (String(own.prefix { $0 != "/" }), String(theirs.prefix { $0 != "/" }))
    return Edited(
      outcome: outcome,
      files: files.mapValues { Array(String(decoding: $0, as: UTF8.self).replacing(folders.0, with: folders.1).utf8) })
  }

  private init(outcome: RegisterPass.Outcome, files: [String: [UInt8]]) {
    self.outcome = outcome
    self.files = files
  }
}

@Suite struct Rejects {
  private static let events = "id,when,type,title,deaths_best\n"

  @Test func `can be put right and read again`() throws {
    let text = Self.events + "a,2014,battle,One,\nb,May 2014,battle,\"Two, \"\"2\"\"\",3\nc,2015,battle,Three,three\n"
    let first = try RegisterFolder(texts: [("events.csv", text)]).pass()
    #expect(first.ids(.events) == ["a"])
    var rejects = first.text("rejects/events.csv")
    #expect(first.rejected(.events).map { $0["nd_code"] } == ["ND-D001", "ND-V002"])
    #expect(first.rejected(.events).map { $0["nd_line"] } == ["3", "4"])
    #expect(first.rejected(.events)[1]["nd_reason"] == "deaths_best is not a whole number")
    #expect(first.rejected(.events)[0]["nd_original"] == "b,May 2014,battle,\"Two, \"\"2\"\"\",3")

    // as it is, it is rejected again for the same reasons
    let again = try RegisterFolder(texts: [("events.csv", rejects)]).pass()
    #expect(again.rejected(.events).map { $0["nd_code"] } == ["ND-D001", "ND-V002"])
    #expect(again.findings.count == 2)

    let marks = [("b,May 2014", "b,2014-05"), (",three,", ",3,")]
    for (bad, good) in marks { rejects = rejects.replacing(bad, with: good, maxReplacements: 1) }
    let second = try RegisterFolder(texts: [("events.csv", rejects)]).pass()
    #expect(second.findings == [])
    #expect(second.ids(.events) == ["b", "c"])
    #expect(second.accepted(.events).map { $0["title"] } == ["Two, \"2\"", "Three"])
    #expect(second.accepted(.events).map { $0["extra"] } == ["", ""])
  }

  /// The actors and sources that only rejected rows of a dataset name lie beside them, so that rows put right find them.
  @Test(arguments: [1 << 20, 61]) func `of a dataset come back together with what their rows name`(blockSize: Int)
    throws
  {
    let header = "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,actor2,geo_precision,"
    let rows = [
      "LBY1,2024-03-01,2024,1,Battles,Armed clash,A,B,1,1,100,Libya,Paper",
      "LBY2,2024-02-30,2024,1,Battles,Armed clash,A,C,1,1,100,Libya,Radio",
      "LBY3,2024-02-31,2024,1,Battles,Armed clash,C,D,1,1,100,Libya,Radio",
    ]
    let file = header + "fatalities,timestamp,country,source\n" + rows.map { $0 + "\n" }.joined()
    let first = try RegisterFolder(texts: [("a.csv", file)]).pass(blockSize: blockSize, policy: CheckPolicy())
    #expect(first.ids(.events) == ["acled:LBY1"])
    #expect(first.accepted(.actors).map { $0["name"]! } == ["A", "B"])
    #expect(first.rejected(.actors).map { $0["name"]! } == ["C", "D"])
    #expect(first.rejected(.sources).map { $0["title"]! } == ["Radio"])
    #expect(Set((first.rejected(.actors) + first.rejected(.sources)).map { $0["nd_code"]! }) == ["ND-I033"])
    // nothing is wrong with them
    #expect(first.outcome.edition.setAside == 3)

    let folder = try RegisterFolder(first.csv)
    for table in Table.allCases {
      let mended = first.text("rejects/\(table.name).csv").replacing("2024-02-30", with: "2024-02-29")
      try folder.write("\(table.name)-2.csv", Array(mended.replacing("2024-02-31", with: "2024-02-29").utf8))
    }
    let second = try folder.pass(policy: CheckPolicy())
    #expect(second.counts(.events).accepted == 3)
    #expect(
      second.accepted(.actors).count == 4 && second.accepted(.sources).count == first.accepted(.sources).count + 1)
    #expect(second.outcome.findings(.error) == 0)
  }

  @Test(arguments: [1, 29, 1 << 20]) func `hold every byte of the record as it came`(blockSize: Int) throws {
    let originals: [[UInt8]] = [
      Array("bad id,2014,battle,x,".utf8), Array("e,2014,battle,\"a\nb\"\"\",x".utf8), [0xFF, 0x2C, 0xFE, 0x2C],
      Array("e,2014,battle,\"\u{202E}\r\n\u{0}\",".utf8), Array("a\"b".utf8), Array(" , ,\t,é,".utf8),
      Array(",,,,".utf8), Array("e,2014,battle,x,1,2,3,4".utf8), [0x22],
    ]
    for lineEnd in ["\n", "\r\n"] {
      let bytes = Array(Self.events.utf8) + originals.flatMap { $0 + Array(lineEnd.utf8) }
      let edited = try RegisterFolder([("events.csv", bytes)]).pass(threads: 2, blockSize: blockSize)
      let records = CSVText.records(edited.files["rejects/events.csv"]!)
      #expect(records.dropFirst().map { $0.last! } == originals)
      #expect(edited.counts(.events).accepted == 0)
    }
  }

  @Test func `say where the record came from`() throws {
    let folder = try RegisterFolder(texts: [
      ("actors.csv", "id,name,kind\n\na1,\"x\ny\",person\na2,,person\n"), ("actors.jsonl", "{\"id\":\"a3\"}\n"),
      ("events.csv", "id,when,type,title\n"),
    ])
    let rejected = try folder.pass().rejected(.actors)
    #expect(rejected.map { $0["nd_file"]!.split(separator: "/").last! } == ["actors.csv", "actors.jsonl"])
    #expect(rejected.map { $0["nd_line"] } == ["5", "1"])
    #expect(rejected.map { $0["nd_code"] } == ["ND-V001", "ND-V001"])
    #expect(rejected[1]["nd_reason"] == "name is empty; kind is empty")
  }
}

@Suite struct References {
  private static let actors = ("actors.csv", "id,name,kind\na1,A,person\na2,B,person\n")
  private static let sources = ("sources.csv", "id,title,kind,derived_from\ns1,S,news,s2\ns2,T,news,\n")
  private static let relations = ("relations.csv", "id,subject,kind,object,citations\nr1,a1,leads,a2,s1\n")
  private static let places = ("places.csv", "id,name\np1,P\n")
  private static let events = (
    "events.csv",
    "id,when,type,title,side_a,place,part_of,related,citations\ne1,2014,battle,x,a2,p1,e2,follows=e3,s1#p2\n"
      + "e2,2014,battle,y,,,,,\ne3,2014,battle,z,,,e1,,\n"
  )
  private static let claims = (
    "claims.csv",
    "id,about,kind,speaker,medium,text,attributed_to,stance_on,citations\nc1,e3;a1;r1;c2,account,s1,wire,x,a1,c2,s1\n"
      + "c2,e1,account,a2,s2,x,,,s2\n"
  )

  @Test(arguments: [true, false]) func `hold across tables and files in any order`(isReversed: Bool) throws {
    let files = [Self.actors, Self.sources, Self.relations, Self.places, Self.events, Self.claims]
    let folder = try RegisterFolder(texts: files)
    let paths = files.map { folder.path + "/" + $0.0 }
    let edited = try Edited(isReversed ? paths.reversed() : paths, 2, 30)
    #expect(edited.findings == [])
    #expect(edited.outcome.counts.map(\.accepted) == [2, 2, 1, 1, 3, 2])
  }

  @Test func `hold when the record that they name is rejected`() throws {
    let folder = try RegisterFolder(texts: [
      ("actors.csv", "id,name,kind\na1,A,alien\n"), ("events.csv", "id,when,type,title,side_a\ne1,2014,battle,x,a1\n"),
    ])
    let edited = try folder.pass()
    #expect(edited.ids(.events) == ["e1"])
    #expect(
      edited.findings == ["actors.csv:2:6 ND-V005 error kind", "events.csv:2:18 ND-I005 warning side_a"])
  }

  @Test(arguments: [1, 20, 1 << 20]) func `to events are settled when all are read`(blockSize: Int) throws {
    let folder = try RegisterFolder(texts: [
      Self.actors, Self.sources,
      (
        "a.csv",
        "id,when,type,title,part_of,related\na,2014,battle,x,z,\nb,2014,battle,x,gone,see-also=a;answers=lost\n"
      ),
      ("b.csv", "id,when,type,title,part_of,related\nbad,worst,battle,x,gone,\nz,2014,battle,x,a,follows=bad\n"),
      ("claims.csv", "id,about,kind,speaker,text,citations\nc1,missing;a;lost,account,a1,x,s1\nc2,z,account,a1,x,\n"),
    ])
    let edited = try folder.pass(threads: 3, blockSize: blockSize)
    // errors of fields come when their record is read; what all records must settle comes then, by table and file, and
    // a rejected record names nobody
    #expect(
      edited.findings == [
        "claims.csv:3:19 ND-A001 error citations", "b.csv:2:5 ND-D001 error when",
        "claims.csv:2:4 ND-I004 warning about", "claims.csv:2:4 ND-I004 warning about",
        "a.csv:3:17 ND-I004 warning part_of", "a.csv:3:22 ND-I004 warning related",
        "b.csv:3:19 ND-I005 warning related", "a.csv:2:17 ND-I006 warning part_of",
        "b.csv:3:17 ND-I006 warning part_of",
      ])
    #expect(edited.ids(.events) == ["a", "b", "z"])
    #expect(edited.ids(.claims) == ["c1"])
  }

  @Test(arguments: [1, 33, 1 << 20]) func `find each id once, whatever tables and files hold it`(blockSize: Int) throws
  {
    let folder = try RegisterFolder(texts: [
      ("actors.csv", "id,name,kind\nx,A,alien\nx,B,person\nx,C,person\ny,D,person\n"),
      ("a.csv", "id,when,type,title\ne,bad,battle,1\ne,2014,battle,2\ny,2014,battle,3\nf,2014,battle,4\n"),
      ("b.csv", "id,when,type,title\ne,2014,battle,5\ng,2014,battle,6\nf,2014,battle,7\n"),
      ("places.csv", "id,name\ny,P\nq,Q\n"),
      ("z.jsonl", "{\"table\":\"sources\",\"id\":\"q\",\"title\":\"t\",\"kind\":\"news\"}\n"),
    ])
    let edited = try folder.pass(threads: 3, blockSize: blockSize)
    #expect(edited.accepted(.events).map { "\($0["id"]!)\($0["title"]!)" } == ["e2", "f4", "g6"])
    #expect(edited.accepted(.actors).map { "\($0["id"]!)\($0["name"]!)" } == ["xB", "yD"])
    #expect(edited.ids(.places) == ["q"])
    #expect(edited.ids(.sources) == [])
    #expect(
      edited.findings.filter { $0.contains("I001") } == [
        "z.jsonl:1:25 ND-I001 error id", "actors.csv:4:1 ND-I001 error id", "places.csv:2:1 ND-I001 error id",
        "a.csv:4:1 ND-I001 error id", "b.csv:2:1 ND-I001 error id", "b.csv:4:1 ND-I001 error id",
      ])
  }

  @Test func `let an event have the id of a rejected record`() throws {
    let folder = try RegisterFolder(texts: [
      ("actors.csv", "id,name,kind\nx,A,alien\n"),
      ("events.csv", "id,when,type,title,part_of\nx,2014,battle,1,\ne,2014,battle,2,x\n"),
    ])
    let edited = try folder.pass()
    #expect(edited.ids(.events) == ["x", "e"])
    #expect(edited.findings == ["actors.csv:2:5 ND-V005 error kind"])
  }

  @Test(arguments: [1, 50, 1 << 20]) func `give an id of a mixed file to the first table`(blockSize: Int) throws {
    let lines = [
      #"{"table":"claims","id":"x","about":"a","kind":"account","speaker":"unnamed","text":"t","citations":["s"]}"#,
      #"{"table":"places","id":"x","name":"p"}"#, #"{"table":"actors","id":"x","name":"a","kind":"person"}"#,
      #"{"table":"actors","id":"x","name":"b","kind":"person"}"#,
    ]
    let edited = try RegisterFolder(texts: [("m.jsonl", lines.joined(separator: "\n"))]).pass(blockSize: blockSize)
    #expect(edited.accepted(.actors).map { $0["name"] } == ["a"])
    #expect(edited.outcome.counts.map(\.rejected) == [0, 1, 0, 1, 0, 1])
  }
}

@Suite struct `Computed columns` {
  private static let small = [
    ("sources.csv", "id,title,kind,publisher\ns1,S,news,P\ns2,T,news,Q\n"),
    ("actors.csv", "id,name,kind\na1,A,person\na2,B,person\ng1,G,armed-group\ng2,H,armed-group\n"),
    (
      "claims.csv",
      "id,about,kind,speaker,text,attributed_to,value,citations\nc1,e1,responsibility,a1,x,g1,,s1\n"
        + "c2,e1,responsibility,a2,y,g2,,s2\nc3,e3,casualty-figure,a1,z,,killed=3,s1\n"
        + "c4,e3,casualty-figure,a2,z,,killed=3,s2\nc5,e3;e1,account,a1,w,,,s1\nc6,e3,account,bad,w,,,\n"
    ),
  ]
  private static let header = "id,when,type,title,part_of,contested,claims,accounts\n"

  @Test(
    arguments: [1, 40, 1 << 20],
    [
      "e1,2014,battle,x,,,,\ne2,2014,battle,x,e1,,,\ne3,2014,battle,x,,,,\ne4,2014,battle,x,,,,\n",
      "e1,2014,battle,x,,no,77,-1\ne2,2014,battle,x,e1,yes,x,\ne3,2014,battle,x,,yes,0,0\ne4,2014,battle,x,,maybe,1,1\n",
    ])
  func `are worked out whatever was typed in`(blockSize: Int, events: String) throws {
    let folder = try RegisterFolder(texts: Self.small + [("events.csv", Self.header + events)])
    let edited = try folder.pass(threads: 2, blockSize: blockSize)
    #expect(
      edited.accepted(.events).map { "\($0["id"]!) \($0["contested"]!) \($0["claims"]!) \($0["accounts"]!)" } == [
        "e1 yes 3 3", "e2 whole 0 0", "e3 no 3 2", "e4 no 0 0",
      ])
    #expect(!edited.findings.contains { $0.contains("events.csv") })
  }

  @Test func `are no columns of the rejects`() throws {
    let folder = try RegisterFolder(texts: [("events.csv", Self.header + "e1,bad,battle,x,,yes,7,7\n")])
    let row = try #require(folder.pass().rejected(.events).first)
    #expect(row["contested"] == nil && row["claims"] == nil && row["nd_original"] == "e1,bad,battle,x,,yes,7,7")
  }
}
