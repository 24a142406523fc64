internal import Foundation
internal import Glibc
internal import NightdeskExporters
internal import NightdeskKit
internal import NightdeskRuns
internal import Synchronization
internal import Testing

/// Whole runs in which one call of the file system fails: the first, the second, and so on, until none is hit.
///
/// Whatever fails, `latest` is a whole edition, the old one or the new one; a run that says it has published has; and
/// the next run finds nothing left over, compares with what is really there and says the right changes.
@Suite struct `A night in which a call fails` {
  struct Case: Sendable, CustomTestStringConvertible {
    var fault: FaultFileSystem.Fault
    /// Whether the edition of the same moment is made once more, and so takes the place of itself.
    var isRepeated = false
    var testDescription: String { "\(fault)\(isRepeated ? ", in place of an edition" : "")" }
  }

  private static let before = "id,when,type,title\ne1,2014,battle,First\ne2,2014,battle,Second\n"
  private static let after = "id,when,type,title\ne1,2014,battle,First\ne2,2014,battle,Two\ne3,2014,battle,Third\n"
  private static let last = "id,when,type,title\ne1,2014,battle,First\ne2,2014,battle,Zwei\ne4,2014,battle,Fourth\n"

  @Test(arguments: [
    Case(fault: .error(ENOSPC)), Case(fault: .error(EIO)), Case(fault: .error(EMFILE)), Case(fault: .error(EACCES)),
    Case(fault: .gone(EIO)), Case(fault: .gone(EROFS)), Case(fault: .gone(ENOSPC)), Case(fault: .short),
    Case(fault: .lie), Case(fault: .error(EDQUOT), isRepeated: true), Case(fault: .error(EIO), isRepeated: true),
    Case(fault: .gone(EIO), isRepeated: true), Case(fault: .error(ENOMEM)),
  ])
  func `latest is whole, what is acknowledged is there, and nothing stays behind`(fault: Case) throws {
    let night = try Desk()
    try night.write(Self.before)
    _ = try night.run("2026-11-22")
    let published = try night.copy()
    var points = 0
    var failures = 0
    while true {
      points += 1
      let desk = try published.copy()
      try desk.write(Self.after)
      let files = FaultFileSystem(fault.fault, at: points)
      let moment = fault.isRepeated ? "2026-11-22" : "2026-11-23"
      var failure: RunError?
      do throws(RunError) { _ = try desk.run(moment, files) } catch { failure = error }
      guard files.isHit else { break }
      if failure != nil { failures += 1 }

      let events = try desk.latest("csv/events.csv")
      let isNew = events.contains("e3")
      #expect(events.contains(isNew ? "Two" : "Second"), "point \(points)")
      if failure == nil { #expect(isNew, "point \(points): published, they said") }
      #expect(try Verification.verify(folder: desk.output) == [], "point \(points): \(String(describing: failure))")
      for runID in try desk.editions() {
        #expect(try Verification.verify(folder: desk.output + "/" + runID) == [], "point \(points), \(runID)")
      }

      try desk.write(Self.last)
      let next = try desk.run("2026-11-24")
      #expect(try desk.leftovers() == [], "point \(points)")
      let changes = try #require(next.outcome?.edition.changes, "point \(points)")
      let expected = isNew ? ["e4", "e2", "e3"] : ["e4", "e2"]
      #expect(changes.items.map(\.id) == expected, "point \(points)")
    }
    let (expected, failing) = fault.fault.isOfWrites ? (10, 0) : (100, 50)
    #expect(points > expected && failures >= failing, "\(points) points, \(failures) failures")
  }

  @Test func `a write that lies is found out`() throws {
    let desk = try Desk()
    try desk.write(Self.before)
    var found = 0
    for point in 1... {
      let files = FaultFileSystem(.lie, at: point)
      do throws(RunError) { _ = try desk.run("2026-11-2\(1 + point % 8)", files) } catch { found += 1 }
      guard files.isHit else { break }
    }
    #expect(found > 5)
  }
}

extension FaultFileSystem.Fault {
  /// Whether only writes are counted, which are few.
  fileprivate var isOfWrites: Bool {
    switch self {
    case .short, .lie: true
    default: false
    }
  }
}

/// A register and an output folder.
private final class Desk {
  let folder: String
  var output: String { folder + "/out" }

  init(copying other: Desk? = nil) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "nightdesk-\(UUID().uuidString)").path
    if let other {
      try FileManager.default.copyItem(atPath: other.folder, toPath: folder)
    } else {
      try FileManager.default.createDirectory(atPath: folder + "/register", withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func copy() throws -> Desk { try Desk(copying: self) }

  func write(_ events: String) throws {
    try Data(events.utf8).write(to: URL(filePath: folder + "/register/events.csv"))
  }

  @discardableResult
  func run(_ moment: String, _ files: any FileSystem = LinuxFileSystem()) throws(RunError) -> Run.Result {
    var order = Run.Order(
      inputs: [InputRequest(folder + "/register")], output: output, exports: [Export(CSVExporter())],
      asOf: Moment(moment)!, title: "T", threads: 1, toolVersion: "test")
    order.publishesUnchanged = true
    order.files = files
    return try Run.execute(order)
  }

  func latest(_ path: String) throws -> String {
    try String(contentsOfFile: output + "/latest/" + path, encoding: .utf8)
  }

  func editions() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: output).filter { !$0.hasPrefix(".") && $0 != "latest" }
  }

  /// What should not be there.
  func leftovers() throws -> [String] {
    let manager = FileManager.default
    let above = try manager.contentsOfDirectory(atPath: output).filter { $0.hasPrefix(".") && $0 != ".nightdesk" }
    let known = ["edition.json", "last-run.json", "records", "history.sqlite"]
    let below = try manager.contentsOfDirectory(atPath: output + "/.nightdesk").filter { !known.contains($0) }
    let records = try manager.contentsOfDirectory(atPath: output + "/.nightdesk/records")
    return above + below + (records.count > 2 ? records : [])
  }
}

/// The program itself, killed and started several times at once.
@Suite struct `A program that is killed` {
  @Test func `leaves readers of latest a whole edition at every moment`() throws {
    let shell = try Shell()
    _ = try shell.run(
      """
      mkdir register
      (echo id,when,type,title; for i in $(seq 3000); do echo "e$i,2014,battle,Event $i of the night"; done) > register/events.csv
      nightdesk run register --output out --quiet
      """)
    let output = shell.path("out")
    let reader = LatestReader(output)
    reader.start()
    // bash's own SIGKILL at a random moment of a run of about a tenth of a second
    let result = try shell.run(
      """
      for i in $(seq 40); do
        sed -i "2s/.*/e1,2014,battle,Title $i/" register/events.csv
        (exec nightdesk run register --output out --as-of 2026-11-$((10 + i % 10)) --unchanged publish --quiet) & run=$!
        sleep 0.0$((RANDOM % 10))$((RANDOM % 10)); kill -9 $run 2>/dev/null; wait $run 2>/dev/null
        [ $? = 137 ] && killed=$((killed + 1))
      done
      nightdesk run register --output out --as-of 2026-11-25 --quiet; echo "status $?, killed $killed"
      ls -A out | grep -E '^\\.(tmp|old|gone)'; nightdesk verify out --quiet && echo whole
      """)
    let (reads, problems) = reader.stop()
    #expect(problems == [])
    #expect(reads > 20)
    #expect(result.output.contains("status 0, killed ") && result.output.hasSuffix("whole\n"), "\(result)")
    #expect(!result.output.contains(".tmp"), "\(result.output)")
  }

  @Test func `of two at once, one waits its turn or is told to try again, fifty times`() throws {
    let shell = try Shell()
    let result = try shell.run(
      """
      mkdir register
      printf 'id,when,type,title\\ne1,2014,battle,A fine record\\n' > register/events.csv
      for i in $(seq 50); do
        as_of=2026-11-$((10 + i % 10))
        nightdesk run register --output out --as-of $as_of --unchanged publish --formats csv --quiet 2>/dev/null & one=$!
        nightdesk run register --output out --as-of $as_of --unchanged publish --formats csv --quiet 2>/dev/null & two=$!
        wait $one; a=$?; wait $two; b=$?
        case "$a $b" in '0 0'|'0 75'|'75 0') ;; *) echo "round $i: $a and $b";; esac
        nightdesk verify out --quiet || echo "round $i: torn"
      done
      ls -A out | grep -E '^\\.(tmp|old|gone)'
      """)
    #expect(result.output == "", "\(result)")
  }
}

/// Verifies the edition that `latest` points to over and over, on a thread of its own.
private final class LatestReader: @unchecked Sendable {
  private let output: String
  private let isOver = Atomic<Bool>(false)
  private let hasEnded = DispatchSemaphore(value: 0)
  // touched by the thread alone, until it has ended
  private var found = (reads: 0, problems: [String]())

  init(_ output: String) { self.output = output }

  func start() {
    Thread.detachNewThread { [self] in
      repeat {
        let problems = (try? Verification.verify(folder: output).map(\.description)) ?? ["latest cannot be opened"]
        found.problems += problems
        found.reads += 1
      } while !isOver.load(ordering: .relaxed)
      hasEnded.signal()
    }
  }

  /// How often it has read, and what was wrong.
  func stop() -> (reads: Int, problems: [String]) {
    isOver.store(true, ordering: .relaxed)
    hasEnded.wait()
    return found
  }
}
