internal import Foundation
internal import Glibc
internal import NightdeskRuns
internal import Synchronization
internal import Testing

@Suite struct `Publication` {
  @Test func `publishing makes the run folder and lets latest point to it`() throws {
    let scratch = try Scratch()
    try publish("2026-11-22T023000Z", to: scratch.path("new/out"))
    #expect(
      try scratch.tree() == [
        "new/out/2026-11-22T023000Z/SHA256SUMS", "new/out/2026-11-22T023000Z/csv/events.csv",
        "new/out/2026-11-22T023000Z/manifest.json", "new/out/2026-11-22T023000Z/markdown/briefing.md",
        "new/out/latest -> 2026-11-22T023000Z",
      ])
    #expect(try scratch.text("new/out/latest/csv/events.csv") == "first")
  }

  @Test func `nothing is seen before it is published, and nothing stays of a run that is given up`() throws {
    let scratch = try Scratch()
    do {
      let run = try RunFolder(output: scratch.path("out"), runID: "a")
      var file = try run.create("csv/events.csv")
      file.append("first")
      _ = try file.close()
      #expect(try scratch.tree() == ["out/.tmp-a/csv/events.csv"])
      run.abandon()
    }
    #expect(try scratch.tree() == [])
  }

  @Test func `a second run swaps latest and keeps the first`() throws {
    let scratch = try Scratch()
    try publish("a", to: scratch.path("out"))
    try publish("b", "second", to: scratch.path("out"))
    #expect(try scratch.text("out/a/csv/events.csv") == "first")
    #expect(try scratch.text("out/latest/csv/events.csv") == "second")
    #expect(try scratch.tree().last == "out/latest -> b")
  }

  @Test(arguments: [true, false]) func `a rerun replaces the folder of its id`(canExchange: Bool) throws {
    let scratch = try Scratch()
    try publish("a", to: scratch.path("out"))
    let before = try scratch.tree()
    try publish("a", "second", to: scratch.path("out"), files: TestFiles(canExchange: canExchange))
    #expect(try scratch.text("out/latest/csv/events.csv") == "second")
    #expect(try scratch.tree() == before)
    #expect(try Verification.verify(folder: scratch.path("out/a")) == [])
  }

  @Test func `the same run twice gives the same bytes`() throws {
    let scratch = try Scratch()
    try publish("a", to: scratch.path("one"))
    try publish("a", to: scratch.path("two"))
    for name in ["manifest.json", "SHA256SUMS"] {
      #expect(try scratch.text("one/a/\(name)") == scratch.text("two/a/\(name)"))
    }
  }

  @Test func `each step is on the disk before the next begins`() throws {
    let scratch = try Scratch()
    let steps = Mutex<[String]>([])
    let files = TestFiles(step: { call in
      if ["sync", "link", "rename", "exchange"].contains(call) { steps.withLock { $0.append(call) } }
    })
    try RunFolder(output: scratch.path("out"), runID: "a").abandon()
    for replaces in [false, true] {
      steps.withLock { $0 = [] }
      try publish("a", to: scratch.path("out"), files: files)
      let filesAndFolders = Array(repeating: "sync", count: 4 + 3)
      let swaps = ["link", replaces ? "exchange" : "rename", "sync", "rename", "sync"]
      #expect(steps.withLock { $0 } == filesAndFolders + swaps)
    }
  }

  @Test func `what dead runs left is removed, and nothing else`() throws {
    let scratch = try Scratch()
    try publish("a", to: scratch.path("out"))
    for path in ["out/.tmp-dead/csv/events.csv", "out/.old-a/manifest.json", "out/.old-b/manifest.json"] {
      try scratch.write("half", to: path)
    }
    for path in ["out/.tmp-latest/x", "out/.hidden/x", "out/.tmp-file"] { try scratch.write("theirs", to: path) }
    try RunFolder(output: scratch.path("out"), runID: "c").abandon()
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path("out")).sorted()
    #expect(names == [".hidden", ".tmp-file", ".tmp-latest", "a", "b", "latest"])
    #expect(try scratch.text("out/b/manifest.json") == "half", "a folder set aside goes back when its place is empty")
  }

  @Test func `links out of a leftover are removed, not followed`() throws {
    let scratch = try Scratch()
    try scratch.write("theirs", to: "elsewhere/kept.txt")
    try scratch.write("half", to: "out/.tmp-dead/x")
    try scratch.link("out/.tmp-dead/away", to: "../../elsewhere")
    try RunFolder(output: scratch.path("out"), runID: "c").abandon()
    #expect(try scratch.tree() == ["elsewhere/kept.txt"])
  }

  @Test func `a second run at the same time is told to try again`() throws {
    let scratch = try Scratch()
    let first = try RunFolder(output: scratch.path("out"), runID: "a")
    let error = try #require(throws: PublishError.self) { try open(scratch.path("out"), "b") }
    #expect(error.exitCode == 75)
    #expect(error.description == "cannot lock \(scratch.path("out")): another run is at work there")
    #expect(try scratch.entries("out") == [".tmp-a"])
    first.abandon()
    try publish("b", to: scratch.path("out"))
  }

  @Test func `the lock goes with the run, even where a command has a copy of its descriptor`() throws {
    let scratch = try Scratch()
    let first = try RunFolder(output: scratch.path("out"), runID: "a")
    let numbers = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { Int32($0) }
    let copies = numbers.filter { number in
      let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(number)")
      return path == scratch.path("out")
    }.map { dup($0) }
    defer { for copy in copies { close(copy) } }
    #expect(copies.count == 1)
    first.abandon()
    try publish("b", to: scratch.path("out"))
  }

  @Test(arguments: [
    "", "/etc/passwd", "../x", "csv/../../x", "csv//x", "csv/", "./x", ".hidden", "-rf", "a b", "a\u{0}b", "é",
    String(repeating: "x", count: 201),
  ])
  func `a path that leads out of the run folder, or may, is refused`(path: String) throws {
    let scratch = try Scratch()
    let run = try RunFolder(output: scratch.path("out"), runID: "a")
    let error = #expect(throws: PublishError.self) {
      var file = try run.create(path)
      file.append("x")
    }
    #expect(error?.exitCode == 73)
    #expect(try scratch.tree() == [])
    run.abandon()
    #expect(throws: PublishError.self) { try open(scratch.path("out"), path) }
  }

  @Test func `a file is made once`() throws {
    let scratch = try Scratch()
    let run = try RunFolder(output: scratch.path("out"), runID: "a")
    _ = try run.create("csv/events.csv")
    let error = #expect(throws: PublishError.self) { _ = try run.create("csv/events.csv") }
    #expect(error?.description == "cannot create csv/events.csv: file exists (EEXIST)")
  }

  @Test func `an output folder that is not safely ours is refused before anything is written`() throws {
    let scratch = try Scratch()
    try scratch.write("theirs", to: "latest-folder/latest/x")
    try scratch.write("theirs", to: "other-folder/a/x")
    try scratch.write("theirs", to: "file")
    try scratch.write("theirs", to: "open/x")
    _ = unsafe chmod(scratch.path("open"), 0o777)
    try scratch.link("link", to: "open")
    let before = try scratch.tree()
    for (output, code, reason) in [
      ("latest-folder", 73, "cannot replace latest: found a folder, expected a symbolic link"),
      ("other-folder", 73, "cannot replace a: found something that is no run folder"),
      ("file", 73, "found a file, expected a folder"),
      ("link", 73, "found a symbolic link, expected a folder"),
      ("link/", 73, "found a symbolic link, expected a folder"),
      ("open", 77, "other users may write there, and it has no sticky bit"),
      ("file/below", 73, "not a directory (ENOTDIR)"),
    ] {
      let error = #expect(throws: PublishError.self, "\(output)") { try open(scratch.path(output), "a") }
      #expect(error?.exitCode == Int32(code), "\(output)")
      #expect(error?.description.hasSuffix(reason) == true, "\(String(describing: error))")
    }
    #expect(throws: PublishError.self) { try open("", "a") }
    #expect(try scratch.tree() == before)
  }

  @Test func `a run with an unfinished file is not published, one that discards it is`() throws {
    let scratch = try Scratch()
    for isDiscarded in [false, true] {
      let run = try RunFolder(output: scratch.path("out"), runID: "a")
      do {
        var file = try run.create("xml/register.xml")
        file.append("<register>")
      }
      if isDiscarded { try run.discard("xml/register.xml") }
      do throws(PublishError) {
        try run.publish(manifest("a", []))
        #expect(isDiscarded)
      } catch {
        #expect(!isDiscarded)
        #expect(error.description == "cannot publish xml/register.xml: it was not written to its end")
        #expect(try scratch.tree() == [])
      }
      if isDiscarded { #expect(try scratch.entries("out/a") == ["SHA256SUMS", "manifest.json"]) }
    }
  }
}

@Suite struct `An output file` {
  @Test func `holds what was appended, whatever the sizes of the pieces`() throws {
    let scratch = try Scratch()
    let run = try RunFolder(output: scratch.path("out"), runID: "a")
    var file = try run.create("x")
    var expected: [UInt8] = []
    for size in [0, 1, 65_535, 1, 65_536, 65_537, 3, 200_000, 65_536, 7] {
      let piece = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ size) }
      file.append(piece.span)
      expected += piece
    }
    #expect(file.bytes == expected.count)
    let (bytes, sha256) = try file.close()
    #expect(try Data(contentsOf: URL(filePath: scratch.path("out/.tmp-a/x"))) == Data(expected))
    #expect(bytes == expected.count)
    #expect(sha256 == SHA256.digest(of: expected.span))
  }

  @Test func `goes on after short and interrupted writes`() throws {
    let scratch = try Scratch()
    let calls = Counter()
    let run = try RunFolder(
      output: scratch.path("out"), runID: "a",
      files: TestFiles(write: { bytes, file throws(SystemError) in
        if calls.next() % 3 == 0 { throw SystemError(EINTR) }
        return try LinuxFileSystem().write(bytes.extracting(..<min(bytes.count, 7001)), to: file)
      }))
    var file = try run.create("x")
    let text = String(repeating: "0123456789", count: 20_000)
    file.append(text)
    _ = try file.close()
    #expect(try scratch.text("out/.tmp-a/x") == text)
  }

  @Test func `finds out when the disk only pretends to write`() throws {
    let scratch = try Scratch()
    let run = try RunFolder(
      output: scratch.path("out"), runID: "a",
      files: TestFiles(write: { bytes, file throws(SystemError) in
        _ = try LinuxFileSystem().write(bytes.extracting(..<100), to: file)
        return bytes.count
      }))
    var file = try run.create("csv/events.csv")
    file.append(String(repeating: "x", count: 10_000))
    let error = close(file)
    #expect(error?.description == "cannot write csv/events.csv: the file holds 100 bytes, expected 10000")
    #expect(error?.exitCode == 74)
  }

  @Test func `says which file a full disk stopped, and after how many bytes`() throws {
    let scratch = try Scratch()
    let run = try RunFolder(
      output: scratch.path("out"), runID: "a",
      files: TestFiles(write: { bytes, file throws(SystemError) in
        if try LinuxFileSystem().size(of: file) > 0 { throw SystemError(ENOSPC) }
        return try LinuxFileSystem().write(bytes.extracting(..<100_000), to: file)
      }))
    var file = try run.create("csv/events.csv")
    for _ in 0..<3 { file.append(String(repeating: "x", count: 200_000)) }
    let error = close(file)
    #expect(
      error?.description
        == "cannot write csv/events.csv: no space left on device (ENOSPC), after 100000 bytes")
    #expect(error?.exitCode == 74)
  }

  @Test(.enabled(if: geteuid() == 0, "only root can mount a small disk"))
  func `on a disk that is really full leaves latest as it was`() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.path("disk"), withIntermediateDirectories: true)
    guard try run("mount", "-t", "tmpfs", "-o", "size=256k,mode=755", "tmpfs", scratch.path("disk")).status == 0 else {
      try Test.cancel("no file system can be mounted here")
    }
    defer { _ = try? run("umount", scratch.path("disk")) }
    try publish("a", to: scratch.path("disk"))
    let before = try scratch.tree()
    let error = #expect(throws: PublishError.self) {
      try publish("b", String(repeating: "x", count: 300_000), to: scratch.path("disk"))
    }
    #expect(error?.exitCode == 74)
    #expect(error?.description.contains("csv/events.csv: no space left on device (ENOSPC), after") == true)
    #expect(try scratch.tree() == before)
    #expect(try Verification.verify(folder: scratch.path("disk")) == [])
    try publish("b", "less", to: scratch.path("disk"))
  }
}

@Suite struct `Whatever call fails` {
  struct Case: CustomTestStringConvertible {
    var runID: String
    var number: Int32
    var isForEver = false
    var canExchange = true
    var testDescription: String {
      "run \(runID), \(SystemError(number)), \(isForEver ? "ever after" : "once"), exchange \(canExchange)"
    }
  }

  @Test(arguments: [
    Case(runID: "b", number: ENOSPC), Case(runID: "b", number: EIO, isForEver: true),
    Case(runID: "a", number: EIO), Case(runID: "a", number: ENOSPC, isForEver: true),
    Case(runID: "a", number: EACCES, canExchange: false),
    Case(runID: "a", number: EROFS, isForEver: true, canExchange: false),
  ])
  func `latest is the whole old run or the whole new one`(fault: Case) throws {
    var points = 0
    var failures = 0
    var isHit = true
    while isHit {
      points += 1
      let scratch = try Scratch()
      let output = scratch.path("out")
      try publish("a", to: output)
      let before = try scratch.contents("out")
      let calls = Counter()
      let failing = points
      let files = TestFiles(
        canExchange: fault.canExchange,
        step: { _ throws(SystemError) in
          let call = calls.next()
          if call == failing || fault.isForEver && call > failing { throw SystemError(fault.number) }
        })
      var failure: PublishError?
      do throws(PublishError) {
        try publish(fault.runID, "second", to: output, files: files)
      } catch {
        failure = error
      }
      isHit = calls.value >= failing
      if failure != nil { failures += 1 }

      let mayBeAside = fault.isForEver && !fault.canExchange
      if mayBeAside { try? RunFolder(output: output, runID: "c").abandon() }
      let after = try scratch.contents("out").filter { !$0.key.hasPrefix(".tmp-") && !$0.key.hasPrefix(".old-") }
      if let failure, !failure.isPublished, !(mayBeAside && after != before) {
        #expect(after == before, "point \(points): \(failure)")
      } else {
        #expect(after["\(fault.runID)/csv/events.csv"] == "second", "point \(points)")
      }
      if failure == nil { #expect(after["latest"] == fault.runID) }
      #expect(try Verification.verify(folder: output) == [], "point \(points)")
      for name in try scratch.entries("out") where !name.hasPrefix(".") && name != "latest" {
        #expect(try Verification.verify(folder: output + "/" + name) == [], "point \(points)")
      }

      try publish("c", to: output)
      #expect(try scratch.entries("out").allSatisfy { !$0.hasPrefix(".") }, "point \(points)")
    }
    #expect(points > 40 && failures > 40, "\(points) points, \(failures) failures")
  }
}

@Suite struct `Verification of a run folder` {
  @Test func `finds each of 1,000 flipped bits`() throws {
    let scratch = try Scratch()
    try publish("a", String(repeating: "id,when\n", count: 500), to: scratch.path("out"))
    var random = SplitMix(state: 20_261_122)
    let paths = ["SHA256SUMS", "manifest.json", "csv/events.csv", "markdown/briefing.md"]
    for _ in 0..<1_000 {
      let path = try #require(paths.randomElement(using: &random))
      let url = URL(filePath: scratch.path("out/a/\(path)"))
      let whole = try Data(contentsOf: url)
      var flipped = whole
      flipped[Int.random(in: 0..<whole.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try flipped.write(to: url)
      let problems = try Verification.verify(folder: scratch.path("out"))
      #expect(problems.contains { $0.path == path }, "\(path): \(problems)")
      try whole.write(to: url)
    }
    #expect(try Verification.verify(folder: scratch.path("out/latest")) == [])
  }

  @Test(arguments: ["SHA256SUMS", "manifest.json", "csv/events.csv", "markdown/briefing.md"])
  func `finds a missing, a longer and an empty file`(path: String) throws {
    let scratch = try Scratch()
    try publish("a", to: scratch.path("out"))
    let file = "out/a/\(path)"
    let whole = try scratch.text(file)
    for text in [whole + "\n", String(whole.dropLast()), ""] {
      try scratch.write(text, to: file)
      #expect(try Verification.verify(folder: scratch.path("out")).contains { $0.path == path })
    }
    try FileManager.default.removeItem(atPath: scratch.path(file))
    #expect(try Verification.verify(folder: scratch.path("out")).map(\.description) == ["\(path): is missing"])
  }

  @Test func `finds what does not belong there`() throws {
    let scratch = try Scratch()
    try publish("a", to: scratch.path("out"))
    try scratch.write("x", to: "out/a/csv/more.csv")
    try scratch.write("x", to: "out/a/evil\u{1B}[2J")
    try FileManager.default.createDirectory(
      atPath: scratch.path("out/a/empty/er"), withIntermediateDirectories: true)
    try scratch.link("out/a/away", to: "/")
    try FileManager.default.removeItem(atPath: scratch.path("out/a/markdown/briefing.md"))
    try scratch.link("out/a/markdown/briefing.md", to: "../csv/events.csv")
    _ = unsafe mkfifo(scratch.path("out/a/pipe"), 0o600)
    #expect(
      try Verification.verify(folder: scratch.path("out")).map(\.description) == [
        "away: is a symbolic link, expected a file",
        "csv/more.csv: is not listed in manifest.json",
        "empty: is a folder without a file listed in manifest.json",
        "empty/er: is a folder without a file listed in manifest.json",
        "evil\\x1b\\x5b2J: is not listed in manifest.json",
        "markdown/briefing.md: is a symbolic link, expected a file",
        "pipe: is a special file, expected a file",
      ])
  }

  @Test func `says when there is no run folder`() throws {
    let scratch = try Scratch()
    try scratch.write("x", to: "some/file")
    for name in ["some", "none", "some/file"] {
      let error = #expect(throws: PublishError.self) { try Verification.verify(folder: scratch.path(name)) }
      #expect(error?.exitCode == 66)
    }
  }

  @Test func `agrees with sha256sum`() throws {
    let scratch = try Scratch()
    try publish("a", to: scratch.path("out"))
    let folder = scratch.path("out/latest")
    let check = try run("sha256sum", "--strict", "--check", "SHA256SUMS", in: folder)
    #expect(check.status == 0)
    #expect(check.output == "csv/events.csv: OK\nmarkdown/briefing.md: OK\n")
    let seal = try run("sh", "-c", "head -n -2 manifest.json | sha256sum", in: folder).output.prefix(64)
    #expect(try scratch.text("out/a/manifest.json").hasSuffix("\n  \"seal\": \"\(seal)\"\n}\n"))
  }
}

@Suite struct `A manifest` {
  @Test func `is the same JSON whatever order it was filled in`() throws {
    var manifest = manifest("r", [])
    manifest.title = "a \"b\" \\ \n \u{202E}\u{7F} ليبيا"
    manifest.inputs = [.init(path: "events.csv", bytes: 9, sha256: "aa", records: 3, format: "csv")]
    (manifest.inputs[0].accepted, manifest.inputs[0].rejected) = (1, 0)
    manifest.inputs[0].others = ("withdrawals", 2)
    manifest.outputs = [
      .init(path: "markdown/briefing.md", bytes: 2, sha256: "cc", records: nil, format: "markdown"),
      .init(path: "csv/events.csv", bytes: 1, sha256: "bb", records: 1, format: "csv"),
    ]
    manifest.findings = ["ND-002": 2, "ND-010": 1, "ND-001": 3]
    let text = """
      {
        "tool": {
          "name": "nightdesk",
          "version": "1.0.0"
        },
        "run": {
          "id": "r",
          "title": "a \\"b\\" \\\\ \\u000a \\u202e\\u007f ليبيا"
        },
        "status": "complete",
        "asOf": "2026-11-22T02:30:00Z",
        "inputs": [
          {
            "path": "events.csv",
            "bytes": 9,
            "sha256": "aa",
            "records": 3,
            "accepted": 1,
            "rejected": 0,
            "withdrawals": 2,
            "format": "csv"
          }
        ],
        "outputs": [
          {
            "path": "csv/events.csv",
            "bytes": 1,
            "sha256": "bb",
            "records": 1,
            "format": "csv"
          },
          {
            "path": "markdown/briefing.md",
            "bytes": 2,
            "sha256": "cc",
            "format": "markdown"
          }
        ],
        "records": {
          "sources": {
            "read": 3,
            "accepted": 2,
            "rejected": 1
          },
          "events": {
            "read": 0,
            "accepted": 0,
            "rejected": 0
          }
        },
        "findings": {
          "ND-001": 3,
          "ND-002": 2,
          "ND-010": 1
        },

      """
    let seal = SHA256.digest(of: text.utf8Span.span)
    #expect(manifest.text == text + "  \"seal\": \"\(seal)\"\n}\n")
    #expect(manifest.sums == "bb  csv/events.csv\ncc  markdown/briefing.md\n")
    #expect(try JSONSerialization.jsonObject(with: Data(manifest.text.utf8)) is [String: Any])
  }
}

@Suite struct `SHA-256` {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `agrees with the vectors of FIPS 180`(message: String, digest: String) {
    #expect(SHA256.digest(of: message.utf8Span.span) == digest)
  }

  @Test(arguments: [1, 63, 64, 65, 999, 1_000_000])
  func `does not depend on the pieces a message comes in`(size: Int) {
    let message = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    var digest = SHA256()
    var start = 0
    while start < message.count {
      let end = min(start + size, message.count)
      digest.update(message.span.extracting(start..<end))
      start = end
    }
    #expect(digest.finish() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }
}

// MARK: - A small run

private func manifest(_ runID: String, _ outputs: [Manifest.Output]) -> Manifest {
  var manifest = Manifest(
    toolName: "nightdesk", toolVersion: "1.0.0", runID: runID, title: nil, status: .complete,
    asOf: "2026-11-22T02:30:00Z")
  manifest.outputs = outputs
  manifest.records = [
    .init(table: "sources", read: 3, accepted: 2, rejected: 1),
    .init(table: "events", read: 0, accepted: 0, rejected: 0),
  ]
  return manifest
}

private func open(_ output: String, _ runID: String) throws(PublishError) {
  try RunFolder(output: output, runID: runID).abandon()
}

private func close(_ file: consuming OutputFile) -> PublishError? {
  do {
    _ = try file.close()
    return nil
  } catch {
    return error
  }
}

private func publish(
  _ runID: String, _ events: String = "first", to output: String, files: any FileSystem = LinuxFileSystem()
) throws(PublishError) {
  let run = try RunFolder(output: output, runID: runID, files: files)
  var outputs: [Manifest.Output] = []
  for (path, text) in [("markdown/briefing.md", "# Briefing\n"), ("csv/events.csv", events)] {
    var file = try run.create(path)
    file.append(text)
    let (bytes, sha256) = try file.close()
    outputs.append(.init(path: path, bytes: bytes, sha256: sha256, records: nil, format: "text"))
  }
  try run.publish(manifest(runID, outputs))
}

// MARK: - What the tests stand on

/// The real file system with a step before every call, which may fail it, and another way to write.
private struct TestFiles: FileSystem {
  private let canExchange: Bool
  private let write: @Sendable (Span<UInt8>, Int32) throws(SystemError) -> Int
  private let step: @Sendable (String) throws(SystemError) -> Void
  private let files = LinuxFileSystem()

  init(
    canExchange: Bool = true,
    write: @escaping @Sendable (Span<UInt8>, Int32) throws(SystemError) -> Int = { bytes, file throws(SystemError) in
      try LinuxFileSystem().write(bytes, to: file)
    },
    step: @escaping @Sendable (String) throws(SystemError) -> Void = { _ in }
  ) {
    self.canExchange = canExchange
    self.write = write
    self.step = step
  }

  func open(_ name: String, in folder: Int32, flags: Int32) throws(SystemError) -> Descriptor {
    try step("open")
    return try files.open(name, in: folder, flags: flags)
  }

  func makeFolder(_ name: String, in folder: Int32) throws(SystemError) {
    try step("makeFolder")
    try files.makeFolder(name, in: folder)
  }

  func write(_ bytes: Span<UInt8>, to file: Int32) throws(SystemError) -> Int {
    try step("write")
    return try write(bytes, file)
  }

  func sync(_ descriptor: Int32) throws(SystemError) {
    try step("sync")
    try files.sync(descriptor)
  }

  func size(of file: Int32) throws(SystemError) -> Int {
    try step("size")
    return try files.size(of: file)
  }

  func close(_ file: consuming Descriptor) throws(SystemError) {
    try step("close")
    try files.close(file)
  }

  func rename(_ name: String, to newName: String, in folder: Int32) throws(SystemError) {
    try step("rename")
    try files.rename(name, to: newName, in: folder)
  }

  func exchange(_ name: String, with other: String, in folder: Int32) throws(SystemError) {
    try step("exchange")
    guard canExchange else { throw SystemError(EINVAL) }
    try files.exchange(name, with: other, in: folder)
  }

  func share(_ name: String, in folder: Int32, as newName: String, in newFolder: Int32) throws(SystemError) {
    try step("share")
    try files.share(name, in: folder, as: newName, in: newFolder)
  }

  func link(_ name: String, to target: String, in folder: Int32) throws(SystemError) {
    try step("link")
    try files.link(name, to: target, in: folder)
  }

  func remove(_ name: String, in folder: Int32, isFolder: Bool) throws(SystemError) {
    try step("remove")
    try files.remove(name, in: folder, isFolder: isFolder)
  }

  func lock(_ folder: Int32) throws(SystemError) {
    try step("lock")
    try files.lock(folder)
  }

  func kind(of name: String, in folder: Int32) throws(SystemError) -> FileKind? {
    try step("kind")
    return try files.kind(of: name, in: folder)
  }

  func names(in folder: Int32) throws(SystemError) -> [String] {
    try step("names")
    return try files.names(in: folder)
  }
}

private final class Counter: Sendable {
  private let count = Atomic<Int>(0)
  var value: Int { count.load(ordering: .relaxed) }
  func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}

/// Steele, Lea and Flood's generator: the same numbers in every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

/// A folder of a test's own, removed with it.
private final class Scratch {
  private let root: String
  private let manager = FileManager.default

  init() throws {
    root = manager.temporaryDirectory.appending(path: "nightdesk-\(UUID().uuidString)").path()
    try manager.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? manager.removeItem(atPath: root) }

  func path(_ name: String) -> String { root + "/" + name }
  func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
  func entries(_ name: String) throws -> [String] { try manager.contentsOfDirectory(atPath: path(name)).sorted() }
  func link(_ name: String, to target: String) throws {
    try manager.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  func write(_ text: String, to name: String) throws {
    let url = URL(filePath: path(name))
    try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// All files and links below, with the text of the ones and the targets of the others.
  func contents(_ folder: String = "") throws -> [String: String] {
    var contents: [String: String] = [:]
    let base = folder.isEmpty ? root : path(folder)
    for name in try manager.subpathsOfDirectory(atPath: base) {
      let path = base + "/" + name
      if let target = try? manager.destinationOfSymbolicLink(atPath: path) {
        contents[name] = target
      } else if try manager.attributesOfItem(atPath: path)[.type] as? FileAttributeType != .typeDirectory {
        contents[name] = try String(contentsOfFile: path, encoding: .utf8)
      }
    }
    return contents
  }

  /// All files below, sorted, links with their targets.
  func tree() throws -> [String] {
    try contents().map { name, text in
      (try? manager.destinationOfSymbolicLink(atPath: path(name))).map { "\(name) -> \($0)" } ?? name
    }.sorted()
  }
}

/// Runs a program of the system for at most 20 seconds.
private func run(_ command: String..., in folder: String = "/") throws -> (status: Int32, output: String) {
  let process = Process()
  let output = Pipe()
  process.executableURL = URL(filePath: "/usr/bin/timeout")
  process.arguments = ["20"] + command
  process.currentDirectoryURL = URL(filePath: folder)
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  try process.run()
  let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  process.waitUntilExit()
  return (process.terminationStatus, text)
}
