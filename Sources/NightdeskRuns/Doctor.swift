internal import CLibCrypto
internal import GRDB
internal import Glibc
package import NightdeskKit

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
      Finding("zlib", .well, CLibraries.zlib), Finding("libzstd", .well, CLibraries.zstd),
    ]
  }

  /// The inputs: whether they are there and can be read.
  package static func inputs(_ requests: [InputRequest]) -> Finding {
    do throws(ReadError) {
      // what comes at night through standard input is not there now
      let files = try InputSearch(requests.filter { $0.path != "-" }).files
      return Finding(
        "inputs", .well, requests.isEmpty ? "none are named" : files.count == 1 ? "1 file" : "\(files.count) files")
    } catch {
      return Finding("inputs", .bad, error.description)
    }
  }

  /// The output folder: whether it can be made, or locked and written so that a power cut loses nothing.
  package static func output(_ name: String) -> [Finding] {
    if let place = futurePlace(name) { return futureOutput(below: place) }
    do throws(PublishError) {
      return try examine(try OutputFolder(name))
    } catch {
      return [Finding("output folder", error.kind == .locked ? .doubtful : .bad, error.description)]
    }
  }

  private static func examine(_ output: OutputFolder) throws(PublishError) -> [Finding] {
    let files = output.files
    // the lock is ours, so whoever left this note is dead
    let dead = RunningNote.text(in: output.name, files)
    var findings = [
      Finding("output folder", .well, output.name),
      Finding("lock", dead == nil ? .well : .doubtful, "free" + (dead.map { "; a run was cut off: \($0)" } ?? "")),
    ]
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
    if unsafe fstatvfs(output.number, &status) == 0 { findings.append(space(status)) }
    findings.append(edition(output))
    return findings
  }

  private static func space(_ status: statvfs) -> Finding {
    let free = (UInt64(status.f_bavail) * UInt64(status.f_frsize)) >> 20
    let files = UInt64(status.f_favail)
    // a file system that counts no files says 0 of 0
    let isFull = free < 64 || (files < 1000 && status.f_files > 0)
    return Finding("space", isFull ? .bad : free < 1024 ? .doubtful : .well, "\(free) MiB free, \(files) files")
  }

  /// The folder in which one that is not there will be made; nil for one that is there.
  private static func futurePlace(_ name: String) -> String? {
    var status = stat()
    if unsafe lstat(name, &status) == 0 { return nil }
    var path = name[...]
    repeat {
      while path.last == "/" { path = path.dropLast() }
      guard let slash = path.lastIndex(of: "/") else { return "." }
      path = path[..<slash]
    } while unsafe access(path.isEmpty ? "/" : String(path), F_OK) != 0
    return path.isEmpty ? "/" : String(path)
  }

  private static func futureOutput(below place: String) -> [Finding] {
    guard unsafe access(place, W_OK | X_OK) == 0 else {
      return [Finding("output folder", .bad, "not there, and cannot be made in \(place): \(SystemError.last)")]
    }
    var status = statvfs()
    let space = unsafe statvfs(place, &status) == 0 ? [space(status)] : []
    return [Finding("output folder", .well, "not there yet; the first run makes it in \(place)")] + space
  }

  /// The folder of a file that each run writes anew.
  package static func folder(of file: String, for what: String) -> Finding {
    let folder = file.lastIndex(of: "/").map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
    let isFine = unsafe access(folder, W_OK | X_OK) == 0
    return Finding(what, isFine ? .well : .bad, isFine ? file : "cannot write in \(folder): \(SystemError.last)")
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

  /// What keeps external exporters in their folders.
  package static func confinement() -> Finding {
    let version = SupervisedCommand.landlock
    guard version > 0 else {
      return Finding(
        "Landlock", .doubtful,
        "the kernel has none, or it is switched off: exporters can write wherever this user can, and use the network")
    }
    let more =
      version < 4
      ? "; TCP and signals are free before version 4 and 6" : version < 6 ? "; signals are free before version 6" : ""
    return Finding("Landlock", .well, "version \(version): exporters write in their folders only" + more)
  }

  /// A program that is needed.
  package static func program(_ name: String, for what: String) -> Finding {
    let found = Command.find(name)
    return Finding(what, found == nil ? .bad : .well, found ?? "\(name) is not there, or may not be run")
  }
}
