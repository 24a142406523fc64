internal import Glibc
package import NightdeskKit

/// A file for the textfile collector of Prometheus' node_exporter, written whole after every run, failed ones too: an
/// old file that still says "well" is how a dead night goes unseen.
package struct Metrics: Sendable {
  /// Where it goes; its name ends in `.prom`.
  package var path: String

  package init(path: String) { self.path = path }

  /// What a run has to tell.
  package struct Sample: Sendable {
    package var version: String
    package var exitCode: Int32
    package var status: RunRecord.Status
    /// Seconds since 1970.
    package var started: Int64
    package var finished: Int64
    /// Seconds by stage, in their order.
    package var stages: [(name: String, seconds: Double)] = []
    /// Nil when nothing was read.
    package var outcome: RegisterPass.Outcome?
    /// Bytes by format folder.
    package var bytes: [String: Int] = [:]

    package init(
      version: String, exitCode: Int32, status: RunRecord.Status, started: Int64, finished: Int64,
      stages: [(name: String, seconds: Double)] = [], outcome: RegisterPass.Outcome? = nil, bytes: [String: Int] = [:]
    ) {
      self.version = version
      self.exitCode = exitCode
      self.status = status
      self.started = started
      self.finished = finished
      self.stages = stages
      self.outcome = outcome
      self.bytes = bytes
    }
  }

  /// Writes the file in place of the old one, whose last success it keeps if this run is none.
  package func write(_ sample: Sample) throws(PublishError) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
    let name = path.fileName
    try attempt(to: "write", name) { () throws(SystemError) in
      // a device or a link stays what it is
      var status = stat()
      if unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { throw SystemError(EEXIST) }
      let files = LinuxFileSystem()
      let place = try files.openFolder(folder, in: AT_FDCWD)
      let before = files.contents(of: name, in: place.number).map { String(decoding: $0, as: UTF8.self) }
      let staged = ".\(name).\(getpid())"
      do throws(SystemError) {
        let file = try files.open(staged, in: place.number, flags: O_WRONLY | O_CREAT | O_EXCL)
        try files.writeAll(Self.text(sample, before).utf8Span.span, to: file.number)
        try files.sync(file.number)
        try files.close(file)
        try files.rename(staged, to: name, in: place.number)
        try files.sync(place.number)
      } catch {
        try? files.remove(staged, in: place.number, isFolder: false)
        throw error
      }
    }
  }

  private static let lastSuccess = "nightdesk_last_success_timestamp_seconds"

  /// The text of the file.
  static func text(_ sample: Sample, _ before: String?) -> String {
    var text = ""
    func add(_ name: String, _ help: String, _ values: [(labels: [(String, String)], value: String)]) {
      guard !values.isEmpty else { return }
      text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
      for (labels, value) in values {
        let list = labels.map { "\($0)=\"\(escaped($1))\"" }.joined(separator: ",")
        text += "\(name)\(list.isEmpty ? "" : "{\(list)}") \(value)\n"
      }
    }
    let isSuccess = sample.status == .complete || sample.status == .unchanged
    let old = before?.split(separator: "\n").first { $0.hasPrefix(lastSuccess + " ") }.flatMap {
      Int64($0.split(separator: " ")[1])
    }
    let success = isSuccess ? sample.finished : old
    add(lastSuccess, "When a run last ended well.", success.map { [([], "\($0)")] } ?? [])
    add("nightdesk_last_completion_timestamp_seconds", "When a run last ended.", [([], "\(sample.finished)")])
    add("nightdesk_last_exit_code", "The exit code of the last run.", [([], "\(sample.exitCode)")])
    add(
      "nightdesk_last_status", "How the last run ended.",
      [RunRecord.Status.complete, .partial, .unchanged, .failed, .interrupted].map {
        ([("status", $0.rawValue)], $0 == sample.status ? "1" : "0")
      })
    add(
      "nightdesk_run_duration_seconds", "How long the last run took.",
      [([("stage", "all")], "\(sample.finished - sample.started)")]
        + sample.stages.map { ([("stage", $0.name)], "\($0.seconds)") })
    if let outcome = sample.outcome {
      add(
        "nightdesk_records", "Records of the last run.",
        outcome.counts.flatMap { count in
          [("accepted", count.accepted), ("rejected", count.rejected)].map {
            ([("table", count.table.name), ("outcome", $0)], "\($1)")
          }
        })
      add(
        "nightdesk_findings", "Findings of the last run.",
        outcome.edition.findings.map {
          ([("severity", $0.severity.rawValue), ("code", $0.code.entry.code)], "\($0.count)")
        })
    }
    add(
      "nightdesk_output_bytes", "What the last edition takes on the disk.",
      sample.bytes.sorted { precedes($0.key, $1.key) }.map { ([("format", $0.key)], "\($0.value)") })
    add("nightdesk_build_info", "The program.", [([("version", sample.version)], "1")])
    return text
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
