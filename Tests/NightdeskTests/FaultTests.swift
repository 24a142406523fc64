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
///
/// `NIGHTDESK_TORTURE=20000` in the environment takes so many points instead, in pairs of calls that fail as well; the
/// result goes into the file that `NIGHTDESK_TORTURE_REPORT` names, a line of JSON.
@Suite struct `A night in which a call fails` {
  /// What goes wrong.
  struct Case: Sendable, CustomStringConvertible {
    var fault: FaultFileSystem.Fault
    /// Whether the edition of the same moment is made once more, and so takes the place of itself.
    var isRepeated = false
    /// A second call that fails, so many behind the first: while the run cleans up behind itself.
    var next: (fault: Int32, after: Int)?

    var description: String {
      let second = next.map { ", then \(SystemError($0.fault)) \($0.after) calls on" } ?? ""
      return "\(fault)\(second)\(isRepeated ? ", in place of an edition" : "")"
    }

    static let everyNight = [
      Case(fault: .error(ENOSPC)), Case(fault: .error(EIO)), Case(fault: .error(EMFILE)), Case(fault: .gone(EIO)),
      Case(fault: .gone(ENOSPC)), Case(fault: .gone(EMFILE)), Case(fault: .short), Case(fault: .lie),
      Case(fault: .error(EIO), isRepeated: true), Case(fault: .gone(ENOSPC), isRepeated: true),
      Case(fault: .short, isRepeated: true), Case(fault: .lie, isRepeated: true),
    ]

    /// More and more of them: some 28,000 points.
    static var torture: some Sequence<Case> {
      let single = [ENOSPC, EIO, EMFILE, EACCES, EROFS, EDQUOT, ENOMEM, ESTALE].flatMap { error in
        [false, true].flatMap { isRepeated in
          [Case(fault: .error(error), isRepeated: isRepeated), Case(fault: .gone(error), isRepeated: isRepeated)]
        }
      }
      let writes = everyNight.filter(\.fault.isOfWrites)
      let pairs = (1...).lazy.flatMap { after in
        [
          (ENOSPC, EIO), (EIO, EIO), (EMFILE, ENOSPC), (EDQUOT, EIO), (EROFS, EROFS), (ESTALE, ENOSPC), (EIO, EACCES),
          (ENOSPC, ENOSPC),
        ].flatMap { first, second in
          [false, true].map { Case(fault: .error(first), isRepeated: $0, next: (second, after)) }
        }
      }
      return sequence(state: (single + writes, pairs.makeIterator())) { state -> Case? in
        state.0.isEmpty ? state.1.next() : state.0.removeFirst()
      }
    }
  }

  /// What came of all points.
  private struct Tally: Codable {
    var name = "calls, each failing (in process)"
    var points = 0
    var torn = 0
    var lost = 0
    var left = 0
    var failed = 0
    var published = 0
  }

  private static let before = "id,when,type,title\ne1,2014,battle,First\ne2,2014,battle,Second\n"
  private static let after = "id,when,type,title\ne1,2014,battle,First\ne2,2014,battle,Two\ne3,2014,battle,Third\n"

  @Test func `latest is whole, what is acknowledged is there, and nothing stays behind`() throws {
    let environment = ProcessInfo.processInfo.environment
    let torture = environment["NIGHTDESK_TORTURE"].flatMap { Int($0) }
    let report = environment["NIGHTDESK_TORTURE_REPORT"]
    let limit = torture ?? 1_800
    let tally = Mutex(Tally())
    let cases = Mutex(
      torture == nil ? Array(Array(repeating: Case.everyNight, count: 9).joined()) : Array(Case.torture.prefix(2_000)))
    DispatchQueue.concurrentPerform(iterations: 2) { _ in
      while tally.withLock({ $0.points < limit }), let one = cases.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
        do {
          try Self.sweep(one, limit, tally)
          // as it goes, so that a torture that is stopped has told something
          if let report { try JSONEncoder().encode(tally.withLock { $0 }).write(to: URL(filePath: report)) }
        } catch {
          Issue.record(error, "\(one)")
        }
      }
    }
    let result = tally.withLock { $0 }
    print("\(result)")
    #expect(result.points >= limit && result.failed > limit / 3 && result.published > limit / 20)
    #expect(result.torn == 0 && result.lost == 0 && result.left == 0)
  }

  /// Lets every call fail in turn. One night follows the other in the same folder, so that no point costs more than two
  /// runs: the one in which it fails, and the next, in which the register is again what it was.
  private static func sweep(_ one: Case, _ limit: Int, _ tally: borrowing Mutex<Tally>) throws {
    let desk = try Desk()
    try desk.write(before)
    try desk.run(0)
    for point in 1... {
      let files = FaultFileSystem(one.fault, at: point, next: one.next)
      try desk.write(after)
      var failure: RunError?
      do throws(RunError) {
        try desk.run(one.isRepeated ? 2 * point - 2 : 2 * point - 1, files)
      } catch {
        failure = error
      }
      let place = "\(one), point \(point): \(failure.map { "\($0)" } ?? "published")"
      let (isReached, isHit) = (files.isReached, files.isHit)
      let problems = try desk.editions().flatMap { try Verification.verify(folder: desk.output + "/" + $0) }
      #expect(problems == [], "\(place)")
      let events = try desk.latest("csv/events.csv")
      let isNew = events.contains("e3")
      #expect(events.contains(isNew ? "Two" : "Second"), "\(place)")
      if failure == nil { #expect(isNew, "\(place)") }

      try desk.write(before)
      let next = try desk.run(2 * point)
      let leftovers = try desk.leftovers()
      #expect(leftovers == [], "\(place)")
      // what it is compared with is what is really there
      #expect(next.outcome?.edition.changes?.items.map(\.id) == (isNew ? ["e2", "e3"] : []), "\(place)")
      guard isReached else { break }
      // the run was over before the second of a pair
      guard isHit else { continue }
      let isOver = tally.withLock { tally in
        tally.points += 1
        tally.torn += problems.isEmpty && events.contains(isNew ? "Two" : "Second") ? 0 : 1
        tally.lost += failure == nil && !isNew ? 1 : 0
        tally.left += leftovers.isEmpty ? 0 : 1
        if failure != nil { tally.failed += 1 }
        if isNew { tally.published += 1 }
        return tally.points >= limit
      }
      if isOver { break }
    }
  }

  @Test func `a write that lies is found out`() throws {
    let desk = try Desk()
    try desk.write(Self.before)
    var found = 0
    for point in 1... {
      let files = FaultFileSystem(.lie, at: point)
      do throws(RunError) { try desk.run(point, files) } catch { found += 1 }
      guard files.isHit else { break }
    }
    #expect(found > 5)
  }
}

/// A register and an output folder, in memory where there is some: to sync a disk would take most of the time.
private final class Desk {
  let folder: String
  var output: String { folder + "/out" }

  init() throws {
    let memory = unsafe access("/dev/shm", W_OK) == 0 ? "/dev/shm" : FileManager.default.temporaryDirectory.path
    folder = memory + "/nightdesk-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/register", withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ events: String) throws {
    try Data(events.utf8).write(to: URL(filePath: folder + "/register/events.csv"))
  }

  /// A run of the night with this number; two editions are kept.
  @discardableResult
  func run(_ night: Int, _ files: any FileSystem = LinuxFileSystem()) throws(RunError) -> Run.Result {
    let hour = String(night % 24 + 100).dropFirst()
    let (day, month, year) = (night / 24 % 28 + 101, night / 672 % 12 + 101, night / 8064 + 2026)
    let moment = Moment("\(year)-\(String(month).dropFirst())-\(String(day).dropFirst())T\(hour):00:00Z")!
    var order = Run.Order(
      inputs: [InputRequest(folder + "/register")], output: output, exports: [Export(CSVExporter())],
      asOf: moment, title: "T", threads: 1, toolVersion: "test")
    order.publishesUnchanged = true
    order.retention = Retention(last: 2, daily: nil, weekly: nil, monthly: nil)
    order.files = files
    return try Run.execute(order)
  }

  func latest(_ path: String) throws -> String {
    try String(contentsOfFile: output + "/latest/" + path, encoding: .utf8)
  }

  func editions() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: output).filter { !$0.hasPrefix(".") }
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

/// The program under the faults of a real system: `Tests/Torture/torture.py`, in small. It looks at what is left with no
/// code of ours, and says why when something cannot be tried here.
@Suite(.serialized) struct `The system that fails` {
  @Test(arguments: [
    "strace --points 210", "disks --disks 8", "cuts --cuts 12", "kills --kills 40", "pairs --pairs 50",
  ])
  func `leaves nothing torn, lost or left behind`(part: String) throws {
    let shell = try Shell()
    let result = try shell.run(
      "python3 $ROOT/Tests/Torture/torture.py --program $(readlink -f $(command -v nightdesk)) \(part)", seconds: 600)
    if result.status == 77 {
      Issue.record("\(result.output)", severity: .warning)
      return
    }
    print(result.output)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  @Test func `copies what a file system cannot share`() throws {
    let result = try Shell().run(
      """
      strace -o trace true 2> errors || exit 77
      mkdir register
      printf 'id,when,type,title\\ne1,2014,battle,First\\n' > register/events.csv
      cat > nightdesk-export-counts <<END
      #!/bin/sh
      [ "\\$1" = --nightdesk-manifest ] || [ ! -e $PWD/broken ] || exit 4
      exec $ROOT/Tests/Fixtures/Exporters/nightdesk-export-counts "\\$@"
      END
      chmod 755 nightdesk-export-counts
      touch broken
      nightdesk run register --output out --formats csv,jsonl --exporter ./nightdesk-export-counts --quiet; echo $?
      rm broken
      strace -f -qq -e trace=linkat -e inject=linkat:error=EPERM -o trace nightdesk retry --output out --quiet; echo $?
      [ $(grep -c INJECTED trace) -gt 9 ] && echo refused
      nightdesk verify out --quiet && stat -L -c %h out/latest/csv/events.csv
      """, seconds: 60)
    if result.status == 77 {
      Issue.record("skipped: strace does not work here", severity: .warning)
      return
    }
    #expect(result.output.split(separator: "\n") == ["3", "0", "refused", "1"], "\(result.output)\(result.errors)")
  }
}
