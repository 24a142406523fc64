internal import CLibCrypto
internal import GRDB
internal import Glibc
internal import NightdeskKit

/// What a night depends on, tried out.
package enum Doctor {
  /// How a thing was found.
  package enum State: String, Sendable {
    case well, doubtful, bad
  }

  package struct Finding: Sendable {
    package let what: String
    package let state: State
    package let detail: String

    package init(_ what: String, _ state: State, _ detail: String) {
      self.what = what
      self.state = state
      self.detail = detail
    }
  }

  /// The C libraries that are at work.
  package static func libraries() -> [Finding] {
    let crypto = unsafe String(cString: OpenSSL_version(0))
    let sqlite = (try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }) ?? "unknown"
    return [
      Finding("libcrypto", .well, crypto), Finding("sqlite", .well, sqlite),
      Finding("libxml2", .well, CLibraries.xml), Finding("libcsv", .well, CLibraries.csv),
    ]
  }

  /// The output folder: whether it can be made, locked and written so that a power cut loses nothing.
  package static func output(_ name: String) -> [Finding] {
    do throws(PublishError) {
      return try examine(try OutputFolder(name))
    } catch {
      return [Finding("output folder", error.kind == .locked ? .doubtful : .bad, error.description)]
    }
  }

  private static func examine(_ output: OutputFolder) throws(PublishError) -> [Finding] {
    var findings = [Finding("output folder", .well, output.name), Finding("lock", .well, "free")]
    let files = output.files
    let (probe, renamed) = (".tmp-doctor.\(getpid())", ".tmp-doctor.\(getpid()).2")
    do throws(SystemError) {
      let file = try files.open(probe, in: output.number, flags: O_WRONLY | O_CREAT | O_EXCL)
      try files.writeAll("probe\n".utf8Span.span, to: file.number)
      try files.sync(file.number)
      try files.close(file)
      try files.rename(probe, to: renamed, in: output.number)
      try files.sync(output.number)
      try files.remove(renamed, in: output.number, isFolder: false)
      findings.append(Finding("write, sync, rename", .well, "done and undone"))
    } catch {
      for name in [probe, renamed] { try? files.remove(name, in: output.number, isFolder: false) }
      findings.append(Finding("write, sync, rename", .bad, error.description))
    }
    var status = statvfs()
    if unsafe fstatvfs(output.number, &status) == 0 {
      let free = (UInt64(status.f_bavail) * UInt64(status.f_frsize)) >> 20
      let state = free < 64 ? State.bad : free < 1024 ? .doubtful : .well
      findings.append(Finding("space", state, "\(free) MiB free, \(status.f_favail) files"))
    }
    findings.append(edition(output))
    return findings
  }

  private static func edition(_ output: OutputFolder) -> Finding {
    guard let state = try? StateFolder(in: output), let latest = LatestEdition(in: output, state) else {
      return Finding("latest edition", .well, "none yet")
    }
    let problems = (try? Verification.verify(folder: "\(output.name)/\(latest.runID)")) ?? []
    if let problem = problems.first { return Finding("latest edition", .bad, "\(latest.runID): \(problem)") }
    if let moment = Moment(runID: latest.runID), moment.seconds > Moment.now.seconds + 60 {
      return Finding("latest edition", .doubtful, "\(latest.runID) is later than the clock says it is now")
    }
    let isKept = state.prior(latest.runID, in: output) != nil
    return Finding("latest edition", .well, latest.runID + (isKept ? "" : "; its state is lost and is made anew"))
  }

  /// The last run, if there was one.
  package static func lastRun(_ output: String) -> Finding {
    guard let last = RunRecord.last(in: output) else { return Finding("last run", .well, "none yet") }
    let when = Moment(seconds: last.finished).text
    let detail = "\(last.status.rawValue) at \(when), exit code \(last.exitCode)" + (last.error.map { ": \($0)" } ?? "")
    return Finding("last run", last.isSuccess ? .well : .doubtful, detail)
  }

  /// The clock and the zones.
  package static func clock() -> [Finding] {
    let now = Moment.now
    let isPlausible = now.seconds > 1_760_000_000
    let zones = unsafe access("/usr/share/zoneinfo/UTC", R_OK) == 0
    return [
      Finding("clock", isPlausible ? .well : .bad, now.text),
      Finding("zone database", .well, zones ? "/usr/share/zoneinfo" : "none; nothing here needs one"),
    ]
  }

  /// A program that is needed.
  package static func program(_ name: String, for what: String) -> Finding {
    let found = Command.find(name)
    return Finding(what, found == nil ? .bad : .well, found ?? "\(name) is not there, or may not be run")
  }
}
