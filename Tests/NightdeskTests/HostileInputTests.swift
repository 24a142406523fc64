internal import FoundationEssentials
internal import Glibc
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

private let header = "id,when,type,title\n"

/// Why a pass over `inputs` cannot go on, with its exit code.
private func refused(_ inputs: [String], into folder: MemoryFolder = MemoryFolder()) -> (reason: String, code: Int32)? {
  do {
    _ = try Edited(inputs, 2, 1 << 20, [CSVExporter()], 20_781, CheckPolicy(), folder)
    return nil
  } catch let error as ReadError {
    return (error.description, error.exitCode)
  } catch let error as PassError {
    return (error.description, error.exitCode)
  } catch {
    return ("\(error)", -1)
  }
}

@Suite struct `Input that is no register` {
  /// Files by what is said of them: `cannot read FOLDER/events.csv:1: ...`, exit code 65.
  @Test(
    arguments: [
      ("nothing", [], ":1: empty: no header"),
      ("a byte order mark alone", [0xEF, 0xBB, 0xBF], ":1: empty: no header"),
      ("line ends alone", Array("\n\r\n\n".utf8), ":1: empty: no header"),
      (
        "Latin-1 in the header", Array("id,when,type,titl".utf8) + [0xE9, 0x0A],
        ":1: the header's column 4 is not plain"
      ),
      ("UTF-16", [0xFF, 0xFE] + Array("i\0d\0,\0".utf8), ":1: the file is not in UTF-8: it starts as UTF-16 does"),
      (
        "a zip archive", Array("PK\u{3}\u{4}".utf8) + [0, 0, 8, 0x0A, 0xFF, 0x22],
        ": the file is a ZIP archive, or a workbook, which are not read"
      ),
      (
        "a bidirectional control in the header", Array("id,\u{202E}when\n".utf8),
        ":1: the header's column 2 is not plain"
      ),
      ("an open quote in the header", Array("id,\"when\n".utf8), ":1: the header is not CSV"),
      ("a stray quote in the header", Array("id,wh\"en\n".utf8), ":1: the header is not CSV"),
      (
        "1,100 columns", Array((String(repeating: "a,", count: 1099) + "a\n").utf8),
        ":1: the header has more than 1,024 columns [ND-F010]"
      ),
    ] as [(String, [UInt8], String)])
  func `is refused`(what: String, bytes: [UInt8], reason: String) throws {
    let folder = try RegisterFolder([("events.csv", bytes)])
    let refusal = try #require(refused([folder.path]), "\(what)")
    #expect(refusal.code == 65, "\(what)")
    #expect(refusal.reason.hasPrefix("cannot read \(folder.path.fileName)/events.csv\(reason)"), "\(what)")
  }

  @Test func `is refused with a name of 2 MiB in its header`() throws {
    let folder = try RegisterFolder([("events.csv", [UInt8](repeating: 0x61, count: 1 << 21))])
    let refusal = try #require(refused([folder.path]))
    #expect(refusal.code == 65)
    #expect(refusal.reason.hasPrefix("cannot read \(folder.path.fileName)/events.csv:1: the header is not CSV"))
  }

  @Test func `is refused when neither its name nor its header says what it holds`() throws {
    let folder = try RegisterFolder(texts: [("list.csv", "id,colour\na,b\n")])
    let refusal = try #require(refused([folder.path + "/list.csv"]))
    #expect(refusal.code == 65)
    #expect(refusal.reason.hasPrefix("cannot read list.csv:1: neither named after a table (sources, actors,"))
  }

  @Test func `is taken by its header when that is a table's`() throws {
    let folder = try RegisterFolder(texts: [("list.csv", "id,when,type,title,side_a\na,2014,riot,b,\n")])
    #expect(try Edited([folder.path + "/list.csv"]).ids(.events) == ["a"])
  }

  @Test(arguments: ["csv", "jsonl", "xml"]) func `is named when it is missing`(ending: String) throws {
    let folder = try RegisterFolder()
    for name in ["none.\(ending)", "none/events.\(ending)"] {
      let refusal = try #require(refused([folder.path + "/" + name]))
      #expect(refusal.code == 66)
      #expect(refusal.reason.hasPrefix("cannot read \(name.fileName): cannot open: "))
    }
  }

  @Test func `is named when a folder holds none`() throws {
    let folder = try RegisterFolder(texts: [
      ("readme.txt", "x"), (".events.csv", "x"), ("csv", "x"), ("a.csv.bak", "x"),
    ])
    let refusal = try #require(refused([folder.path]))
    #expect(refusal.code == 66)
    #expect(
      refusal.reason == "cannot read \(folder.path.fileName): a folder without .csv, .tsv, .jsonl, .json or .xml files")
    let file = try #require(refused([folder.path + "/readme.txt"]))
    #expect(file.code == 65)
    #expect(file.reason == "cannot read readme.txt: not a .csv, .tsv, .jsonl, .json or .xml file")
  }

  /// What has a table's name and is no file; a pipe that nobody writes to would hold up whoever opens it.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["a folder", "a pipe", "a device", "a broken link", "a file without bytes to give"])
  func `is named when it cannot be read`(what: String) throws {
    let folder = try RegisterFolder(texts: [("actors.csv", "id,name,kind\n")])
    let path = folder.path + "/events.csv"
    let reason: String
    switch what {
    case "a folder":
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      reason = "not a regular file"
    case "a pipe":
      let status = unsafe mkfifo(path, 0o600)
      #expect(status == 0)
      reason = "not a regular file"
    case "a device":
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
      reason = "not a regular file"
    case "a broken link":
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "nowhere")
      reason = "cannot open: "
    default:
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/proc/self/mem")
      reason = "cannot read: "
    }
    let refusal = try #require(refused([folder.path]))
    #expect(refusal.code == 66)
    #expect(refusal.reason.hasPrefix("cannot read \(folder.path.fileName)/events.csv: " + reason))
  }

  @Test(arguments: ["it grows", "it shrinks", "it is written anew"])
  func `is refused when it changes while it is read`(change: String) throws {
    let rows = (0..<200).map { "e\($0),2014,battle,x\n" }.joined()
    let folder = try RegisterFolder(texts: [("actors.csv", "id,name,kind\n"), ("events.csv", header + rows)])
    let path = folder.path + "/events.csv"
    let output = MemoryFolder(beforeCreating: { name in
      // the inputs are open by now
      guard name == "findings.csv" else { return }
      let text = header + rows
      let changed =
        switch change {
        case "it shrinks": String(text.dropLast(100))
        case "it grows": text + "late,2014,battle,x\n"
        default: text
        }
      #expect(throws: Never.self) { try folder.write("events.csv", Array(changed.utf8)) }
    })
    age(path)
    let refusal = try #require(refused([folder.path], into: output))
    #expect(refusal.code == 65)
    #expect(
      refusal.reason
        == "cannot read \(folder.path.fileName)/events.csv: the file has changed while it was being read [ND-F008]")
  }

  /// Dates a file back, so that writing it anew within one tick of the clock shows.
  private func age(_ path: String) {
    let times = [timespec](repeating: timespec(tv_sec: 1_000_000_000, tv_nsec: 0), count: 2)
    let status = unsafe utimensat(AT_FDCWD, path, times, 0)
    #expect(status == 0)
  }
}

@Suite struct `Input that is too large` {
  @Test(arguments: [("events.csv", "\""), ("events.csv", ""), ("events.jsonl", "")])
  func `a line without an end is refused as a whole`(name: String, quote: String) throws {
    let start = name.hasSuffix("csv") ? header + "e1,2014,battle," + quote : #"{"id":""#
    let folder = try RegisterFolder([(name, Array(start.utf8) + [UInt8](repeating: 0x78, count: 40 << 20))])
    let refusal = try #require(refused([folder.path]))
    #expect(refusal.code == 65)
    let byte = name.hasSuffix("csv") ? header.utf8.count : 0
    #expect(
      refusal.reason
        == "cannot read \(folder.path.fileName)/\(name): a line is longer than 16 MiB: at byte \(byte) of the file's text "
        + "[ND-F011]")
  }

  @Test(arguments: [1 << 16, 1 << 20]) func `a field of 2 MiB costs its own record`(blockSize: Int) throws {
    let long = [UInt8](repeating: 0x78, count: 2 << 20)
    let bytes = Array((header + "a,2014,battle,x\nb,2014,battle,").utf8) + long + Array("\nc,2014,battle,x\n".utf8)
    let edited = try RegisterFolder([("events.csv", bytes)]).pass(threads: 2, blockSize: blockSize)
    #expect(edited.ids(.events) == ["a", "c"])
    #expect(edited.findings == ["events.csv:3:15 ND-R006 error"])
    #expect(CSVText.records(edited.files["rejects/events.csv"]!)[1].last == Array("b,2014,battle,".utf8) + long)
  }

  @Test func `a thousand columns are read`() throws {
    let names = header.dropLast() + (0..<1020).map { ",c\($0)" }.joined()
    let cells = "e1,2014,battle,x" + (0..<1020).map { ",\($0)" }.joined()
    let edited = try RegisterFolder(texts: [("events.csv", names + "\n" + cells + "\n")]).pass()
    let extra = try #require(edited.accepted(.events).first?["extra"])
    #expect(ListSyntax.values(extra.utf8Span.span) == (0..<1020).map { "c\($0)=\($0)" })
  }
}

@Suite struct `A full disk` {
  private static func folder() throws -> RegisterFolder {
    let rows = (0..<5000).map { "e\($0),\($0 % 50 == 0 ? "bad" : "2014"),battle,title\n" }.joined()
    let actors = (0..<20).map { "a\($0),\($0 == 7 ? "" : "x"),person\n" }.joined()
    return try RegisterFolder(texts: [("actors.csv", "id,name,kind\n" + actors), ("events.csv", header + rows)])
  }

  @Test(
    arguments: [
      "csv/events.csv", "csv/actors.csv", "xml/register.xml", "findings.csv", "rejects/events.csv",
      "rejects/actors.csv",
    ], [1, 2, 8])
  func `stops the pass`(path: String, threads: Int) throws {
    let folder = try Self.folder()
    let output = MemoryFolder(room: { $0 != path ? .max : path.contains("actors") ? 200 : 1200 })
    let error = #expect(throws: PassError.self) {
      try folder.pass(threads: threads, blockSize: 4093, into: output)
    }
    #expect(error?.exitCode == 74)
    #expect(output.sinks[path]?.hasFailed == true)
    // nothing goes on behind the failure
    let events = try #require(output.sinks["xml/register.xml"]).bytes
    #expect(events.count < 200_000)
  }

  @Test func `does nothing when there is room`() throws {
    let edited = try Self.folder().pass(threads: 2, blockSize: 4093)
    #expect(edited.counts(.events).accepted == 4900)
    #expect(edited.files["xml/register.xml"]!.count > 400_000)
  }

  @Test func `is told by a folder that cannot create a file`() throws {
    struct NoFolder: ExportFolder {
      func create(_ name: String) throws(ExportError) -> any ByteSink { throw ExportError("no room for \(name)") }
    }
    let order = RegisterPass.Order(
      inputs: [InputRequest(SharedData.sample)], exports: [Export(CSVExporter())], asOf: 0, title: "", runID: "")
    let error = #expect(throws: PassError.self) { try RegisterPass(order).run(into: NoFolder()) }
    #expect(error?.description == "no room for findings.csv")
  }
}
