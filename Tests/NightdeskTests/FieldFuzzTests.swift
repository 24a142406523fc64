internal import FoundationEssentials
internal import NightdeskConfiguration
internal import NightdeskKit
internal import Testing

/// How many damaged files each format gets: a few in every run of the tests, as many as `NIGHTDESK_FUZZ` says at length.
private let rounds = ProcessInfo.processInfo.environment["NIGHTDESK_FUZZ"].flatMap { Int($0) } ?? 40

/// Damages files, the same way on every run.
private struct Damage {
  private var random: SeededRandom
  private static let splinters =
    Array("\t\t,,;;\"\"''\n\n\r{}[]<>&#=\\|-0199x Z:é\u{202E}\u{1B}\u{0}".utf8) + [0xFF, 0xC3]

  init(seed: UInt64) { random = SeededRandom(state: seed) }

  mutating func below(_ limit: Int) -> Int { limit > 0 ? Int(random.next() % UInt64(limit)) : 0 }

  mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(4) {
      let place = below(bytes.count + 1)
      let end = min(bytes.count, place + 1 + below(below(5) == 0 ? 400 : 4))
      switch below(6) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.removeSubrange(place...)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 3 where place < bytes.count: bytes[place] ^= UInt8(1 << below(8))
      default: bytes.insert(Self.splinters[below(Self.splinters.count)], at: place)
      }
    }
    return bytes
  }
}

/// A small file of each format, which is read without an error.
private enum Whole {
  static func lines(_ header: [String], _ rows: [[String]]) -> [UInt8] { CSVText.file(header, rows) }

  static func tabs(_ width: Int, _ cells: [Int: String]) -> String {
    (0..<width).map { cells[$0] ?? "" }.joined(separator: "\t") + "\n"
  }

  static let acled = Array(
    """
    event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,\
    geo_precision,source,fatalities,tags,timestamp,country,iso3
    LBY1,06 November 2020,2020,2,Battles,Armed clash,Military Forces of A (2014-),"B; C",1,"D, x",1,Paper; Radio,3,a; b,100,Libya,LBY
    LBY2,2020-11-07,2020,3,Riots,Mob violence,Rioters (A),,5,,3,Paper,0,,200,Libya,LBY

    """.utf8)
  static let deleted = Array("event_id_cnty,deleted_timestamp\nLBY1,200\nLBY9,100\n".utf8)
  static let ged: [UInt8] = {
    let header =
      "id,type_of_violence,dyad_name,side_a_new_id,side_a,side_b,source_article,source_office,where_prec,event_clarity,"
      + "date_prec,date_start,date_end,best,high,low,country,where_coordinates"
    return Array(
      (header
        + "\n1,1,d,7,A,B,\"Paper, 2014\",Paper;Radio,1,2,5,2014-01-01,2014-12-31,1,2,0,Libya,Derna\n"
        + "2,3,d,7,A,Civilians,\"x\"\"y\nz\",,7,1,3,2014-01-02 00:00:00.000,2014-01-05,1,1,1,Libya,\n").utf8)
  }()
  static let gdelt = Array(
    (1...3).map { number in
      tabs(
        61,
        [
          0: "\(number)", 1: "20191024", 2: "201910", 5: "LBY", 6: "LIBYA", 26: "0841", 51: "4",
          52: "Tripoli, Tarabulus, Libya", 56: "32.8", 57: "13.1", 59: "20191024143000",
          60: "https://a.example/\(number)",
        ])
    }.joined().utf8)
  static let mentions = Array(
    (1...4).map { number in
      tabs(
        16,
        [
          0: "\(number)", 1: "20191024143000", 2: "20191024144500", 3: "1", 4: "b.example", 5: "https://b.example/;",
          11: "60",
        ])
    }.joined().utf8)
  static let hxl = Array(
    """
    Incidents,,,,
    Date,What,Where,Killed,Who says
    #date+occurred,#event+type,#adm1+name,#affected+killed,#meta+source
    2014-05-16,Battles,Benghazi,3,Paper
    2014-05-17,Shooting,"Derna, old town",,Paper

    """.utf8)
  static let statements = Array(
    """
    canonical_id,entity_id,prop,prop_type,schema,value,dataset,lang,first_seen
    p,p1,name,name,Person,"A, B",list,,2020
    o,o,name,name,Organization,O,list,,2020
    p,p2,alias,name,Person,C,other,ara,2021
    m,m,member,entity,Membership,p2,list,,2020
    m,m,organization,entity,Membership,o,list,,2020
    s,s,title,name,Article,T,list,,2020
    v,v,name,name,Vessel,V,list,,2020

    """.utf8)
  static let json = Array(
    """
    {"actors": [{"id": "a1", "name": "A", "kind": "person"}],
     "events": [{"id": "e1", "when": "2014", "type": "battle", "title": "x", "tags": ["a", "b;"]},
      {"id": "e2", "when": "2014", "type": "battle", "title": "y\\u00e9", "side_a": ["a1"], "n": {"k": [1, null]}}]}

    """.utf8)
  static let mapping = """
    version: 1
    dataset: Our desk
    nulls: ["-99", nan]
    ignore: [Rest]
    columns:
      when: {from: Datum, format: dd/MM/yyyy}
      type:
        from: Kind
        values: {Bombing: explosion-remote-violence}
        otherwise: other
      location: Town
      side_a: {from: Who, separator: "|"}

    """
  static let table = Array("Datum;Kind;Town;Who;Rest\n03/05/2014;Bombing;Derna;A|B;x\n14/05/2014;Talks;;nan;\n".utf8)

  /// By the name of the file.
  static let files: [(name: String, bytes: [UInt8], beside: [(name: String, bytes: [UInt8])])] = [
    ("acled.csv", acled, []), ("deleted.csv", deleted, [("acled.csv", acled)]), ("ged.csv", ged, []),
    ("a.export.csv", gdelt, []), ("a.mentions.csv", mentions, [("a.export.csv", gdelt)]), ("week.csv", hxl, []),
    ("statements.csv", statements, []), ("register.json", json, []),
  ]
}

/// Every damaged file is read to its end or refused with the exit code for that, and every row is accounted for.
@Suite struct `Every parser of field files` {
  /// Reads a register; true if it was refused as a whole. Whoever makes an ``Edited`` asserts that read = accepted +
  /// rejected, table by table, and that every rejected record lies in the rejects.
  private func isRefused(_ inputs: [InputRequest], _ damage: inout Damage) throws -> Bool {
    do {
      let edited = try Edited(inputs, 1 + damage.below(3), [1, 61, 1 << 20][damage.below(3)])
      for (path, bytes) in edited.files {
        #expect(String(validating: bytes, as: UTF8.self) != nil || path.hasPrefix("rejects/"))
      }
      return false
    } catch let error as ReadError {
      #expect(error.exitCode == 65)
    } catch PassError.read(let error) {
      #expect(error.exitCode == 65)
    }
    return true
  }

  @Test(.timeLimit(.minutes(60)), arguments: Whole.files.map(\.name))
  func `takes damage`(name: String) throws {
    let whole = try #require(Whole.files.first { $0.name == name })
    var damage = Damage(seed: UInt64(name.utf8.count) &* 977)
    let folder = try RegisterFolder(whole.beside + [(name, whole.bytes)])
    let paths = (whole.beside.map(\.name) + [name]).map { InputRequest(folder.path + "/" + $0) }
    #expect(try !isRefused(paths, &damage), "the whole file is refused")
    var refused = 0
    for _ in 0..<rounds {
      try folder.write(name, damage.damaged(whole.bytes))
      if try isRefused(paths, &damage) { refused += 1 }
    }
    #expect(refused < rounds)
  }

  @Test(.timeLimit(.minutes(60)))
  func `takes damaged mappings`() throws {
    var damage = Damage(seed: 5)
    let folder = try RegisterFolder([("table.csv", Whole.table), ("m.yml", Array(Whole.mapping.utf8))])
    var taken = 0
    for round in 0..<rounds * 4 {
      if round > 0 { try folder.write("m.yml", damage.damaged(Array(Whole.mapping.utf8))) }
      // a mapping that is wrong says where
      guard let mapping = try? MappingFile(path: folder.path + "/m.yml").mapping else { continue }
      taken += 1
      _ = try isRefused([InputRequest(folder.path + "/table.csv", mapping: mapping)], &damage)
    }
    #expect(taken > 1 && taken < rounds * 4)
  }

  @Test(.timeLimit(.minutes(60)), arguments: [("gz", "gzip -c"), ("zst", "zstd -q -c --check")])
  func `publishes nothing of compressed files that are damaged`(ending: String, command: String) throws {
    let plain = Whole.acled
    let folder = try RegisterFolder([("in", plain)])
    let made = "cd \(folder.path) && \(command) < in > whole.\(ending)"
    guard Subprocess.run(["/bin/bash", "-c", made]) == 0,
      let whole = FileManager.default.contents(atPath: folder.path + "/whole.\(ending)").map({ [UInt8]($0) })
    else { return print("skipped: \(command) does not run here") }
    let request = [InputRequest(folder.path + "/acled.csv.\(ending)")]
    try folder.write("acled.csv.\(ending)", whole)
    let expected = try Edited(request).files["csv/events.csv"]
    var damage = Damage(seed: 9)
    for _ in 0..<rounds * 2 {
      var bytes = whole
      if damage.below(2) == 0 {
        bytes.removeSubrange(damage.below(bytes.count)...)
      } else {
        bytes[damage.below(bytes.count)] ^= UInt8(1 << damage.below(8))
      }
      try folder.write("acled.csv.\(ending)", bytes)
      do {
        let edited = try Edited(request)
        // a bit that says nothing of the text, as the time in a head of gzip
        #expect(edited.files["csv/events.csv"] == expected, "\(bytes)")
      } catch let error as ReadError {
        #expect(error.exitCode == 65)
      } catch PassError.read(let error) {
        #expect(error.exitCode == 65)
      }
    }
  }
}
