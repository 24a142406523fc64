internal import Glibc
package import NightdeskKit
internal import Synchronization

/// One execution: reads a register, checks it, and publishes an edition of it in every format that was asked for.
package struct Run: Sendable {
  /// What the run is told.
  package struct Order: Sendable {
    package var inputs: [InputRequest]
    package var output: String
    package var exports: [Export]
    package var asOf: Moment
    package var period: PeriodRequest
    package var title: String
    /// The number of the edition, if it has one.
    package var number: String?
    package var threads: Int
    package var toolVersion: String
    /// Exports that have failed before the run began.
    package var failures: [ExportFailure] = []
    /// How serious each finding is, and what is done about many.
    package var policy = CheckPolicy()
    /// Where findings are told besides findings.csv.
    package var reports: [ReportOrder] = []
    /// When nothing is published.
    package var limits = PublicationLimits()
    /// Whether the moment was given, and is not what the clock says.
    package var isPinned = true
    /// Whether the edition of this moment is made once more, so that its inputs have to be what they were.
    package var isRepeated = false
    /// Everything else that the edition depends on, as text: with the same it would be the same.
    package var settings = ""
    /// The same of the programs that write formats of their own.
    package var exporterSettings = ""
    /// Whether an edition is published that would be like the latest but for the moment.
    package var publishesUnchanged = false
    /// The least severity of a finding that makes the exit code 2; nil: none does.
    package var failOn: Severity?
    /// For how many seconds to wait for another run in the output folder.
    package var lockWait = 0
    package var retention = Retention()
    /// The arguments of the program and its working folder, for the record of the run.
    package var arguments: [String] = []
    package var folder = ""
    package var files: any FileSystem = LinuxFileSystem()
    /// Told after every batch of events how many there were.
    package var progress: (@Sendable (Int) -> Void)?

    package init(
      inputs: [InputRequest], output: String, exports: [Export], asOf: Moment, period: PeriodRequest = .week,
      title: String, threads: Int, toolVersion: String
    ) {
      self.inputs = inputs
      self.output = output
      self.exports = exports
      self.asOf = asOf
      self.period = period
      self.title = title
      self.threads = threads
      self.toolVersion = toolVersion
    }
  }

  /// What became of a run that did not fail.
  package struct Result: Sendable {
    package var status: RunRecord.Status
    package var exitCode: Int32 = 0
    /// The run whose edition is the latest now.
    package var runID: String
    /// Nil when nothing was read, since nothing has changed.
    package var outcome: RegisterPass.Outcome?
    /// The editions that the rules of retention have removed.
    package var removed: [String] = []
    /// What somebody should know: a state that was lost, an edition that could not be removed.
    package var notes: [String] = []
    /// Bytes of the edition by the folder of the format.
    package var bytes: [String: Int] = [:]
    /// Seconds by stage.
    package var stages: [(name: String, seconds: Double)] = []
  }

  /// Runs it: the output folder is looked at and locked first, then the register is read, last of all the edition
  /// appears. However it ends, its record is left in the state folder, unless that cannot be opened.
  package static func execute(_ order: Order) throws(RunError) -> Result {
    let started = Moment.now.seconds
    let output: OutputFolder
    do throws(PublishError) {
      output = try OutputFolder(
        order.output, files: order.files, wait: order.lockWait, isStopped: { Interruption.received != nil })
    } catch {
      if error.kind == .locked { RunRecord.leaveRefusal(of: order, error, started: started) }
      throw Interruption.received.map { .interrupted(signal: $0) } ?? .publish(error)
    }
    let state = try RunError.publish { () throws(PublishError) in try StateFolder(in: output) }
    // here, since a run that finds nothing new goes no further
    RunFolder.clearLeftovers(in: output.number, order.files)
    state.clearLeftovers()
    RunningNote.leave(in: state)
    defer { RunningNote.take(from: state) }
    var record = RunRecord(of: order, started: started, lastSuccess: RunRecord(in: state)?.lastSuccess)
    underWay.withLock { $0 = UnderWay(output: output, state: state, record: record) }
    defer { underWay.withLock { $0 = nil } }
    do throws(RunError) {
      var result = try edition(order, output, state)
      if result.status != .unchanged { retain(order, output, &result) }
      (record.status, record.exitCode, record.notes) = (result.status, result.exitCode, result.notes)
      record.rows = result.outcome?.rows
      if let note = record.write(in: state) { result.notes.append(note) }
      return result
    } catch {
      let interruption = Interruption.received
      record.status = interruption == nil ? .failed : .interrupted
      record.exitCode = interruption.map { 128 + $0 } ?? error.exitCode
      record.error = (interruption.map { RunError.interrupted(signal: $0) } ?? error).description
      _ = Interruption.shielded { record.write(in: state) }
      throw interruption.map { .interrupted(signal: $0) } ?? error
    }
  }

  private struct UnderWay {
    let output: OutputFolder
    let state: StateFolder
    var record: RunRecord
  }

  private static let underWay = Mutex<UnderWay?>(nil)

  /// Tidies up behind a run that has not stopped in time, just before the process ends: its folder goes, its record stays.
  package static func giveUp(signal: Int32) {
    underWay.withLock { underWay in
      guard let run = underWay else { return }
      var record = run.record
      (record.status, record.exitCode) = (.interrupted, 128 + signal)
      record.error = RunError.interrupted(signal: signal).description
      _ = record.write(in: run.state, staged: ".tmp-\(RunRecord.name).\(getpid())")
      RunningNote.take(from: run.state)
      RunFolder.clearLeftovers(in: run.output.number, LinuxFileSystem())
    }
  }

  /// Makes and publishes an edition, unless it would be the latest again.
  private static func edition(
    _ order: Order, _ output: OutputFolder, _ state: StateFolder
  ) throws(RunError) -> Result {
    let runID = order.asOf.runID
    var clock = StageClock()
    let completion = order.isRepeated ? Completion(of: order, output, state) : nil
    let exports = completion?.missing(order.exports) ?? order.exports
    var passOrder = RegisterPass.Order(
      inputs: order.inputs, exports: exports, asOf: order.asOf.day, title: order.title, runID: runID,
      period: order.period, threads: order.threads)
    (passOrder.policy, passOrder.reports) = (order.policy, order.reports)
    passOrder.progress = order.progress
    let earlier = order.exports.map { ($0.exporter as? any DocumentExporter)?.earlierEditions ?? 0 }.max() ?? 0
    passOrder.earlier = EarlierEditions.list(in: output, before: runID, most: earlier)
    passOrder.number = order.number
    var pass = try RunError.read { [passOrder] () throws(ReadError) in try RegisterPass(passOrder) }
    try RunError.read { [pass] () throws(ReadError) in try pass.checkHoldsRecords() }
    let latest = LatestEdition(in: output, state)
    var inputs: [Manifest.Input] = []
    if !order.publishesUnchanged, let latest, latest.record?.inputs.map(\.bytes) == pass.files.map(\.size) {
      inputs = try digests(pass.files)
      if isUnchanged(latest, order, inputs) { return Result(status: .unchanged, runID: latest.runID) }
    }
    if order.isRepeated {
      inputs = try digests(pass.files)
      let made = LatestEdition.inputs(of: runID, in: output)
      guard made == inputs.sorted(by: { precedes($0.path, $1.path) }).map(\.sha256) else {
        throw .read(ReadError(.refused, file: "the register", reason: "it has changed since the run \(runID)"))
      }
    }
    let staged = try RunError.publish { () throws(PublishError) in
      StagedFolder(try RunFolder(output: output, runID: runID))
    }
    clock.end("open")
    var notes = completion?.notes ?? []
    let base = base(of: runID, latest)
    var records: PriorRecords?
    if let base, let latest {
      let (prior, note) = prior(base, order, output, state, latest.asOf)
      records = prior
      if let note { notes.append(note) }
    }
    clock.end("compare")
    let digests = try RunError.publish { () throws(PublishError) in try state.createRecords() }
    let comparison = RecordComparison(prior: records, runID: runID, records: digests)
    pass.compare(with: comparison)
    var outcome: RegisterPass.Outcome
    do throws(PassError) {
      outcome = try pass.run(into: staged)
    } catch {
      // a full disk says more than the exporter that ran into it
      try RunError.publish { () throws(PublishError) in try staged.throwFirstFailure() }
      guard case .export(let error) = error, let completion, !completion.kept.isEmpty else { throw RunError(error) }
      // the edition is there, and as good as it was
      notes.append("\(exports.map(\.name).joined(separator: ", ")): missing still, since \(error)")
      return Result(status: .partial, exitCode: 3, runID: runID, notes: notes)
    }
    let priorEvents = Manifest.eventsOfLatest(in: order.output)
    if let reason = order.limits.refusal(
      of: outcome.counts, latest: priorEvents, setAside: outcome.edition.setAside, expectsEvents: outcome.expectsEvents)
    {
      throw .refused(reason, outcome.baseline)
    }
    clock.end("read, check, export")
    for failure in outcome.failures {
      try RunError.publish { () throws(PublishError) in try staged.discard(failure.export) }
    }
    var outputs = try RunError.publish { () throws(PublishError) in try staged.close(outcome.records) }
    try describe(exports, &outcome, &outputs, staged)
    let hasNone = outcome.failures.count >= exports.count
    if let completion, !completion.kept.isEmpty {
      outcome.failures = order.failures + outcome.failures
      // the edition is there, and as good as it was
      if hasNone { return Result(status: .partial, exitCode: 3, runID: runID, outcome: outcome, notes: notes) }
      try RunError.publish { () throws(PublishError) in try completion.share(with: staged) }
      outputs += completion.kept
    } else {
      // an edition without a single export must not take the place of a whole one
      if let first = outcome.failures.first, hasNone { throw .export(first.error) }
      outcome.failures = order.failures + outcome.failures
    }
    var manifest = Manifest(
      toolName: "nightdesk", toolVersion: order.toolVersion, runID: runID, title: order.title,
      status: outcome.failures.isEmpty ? .complete : .partial, asOf: order.asOf.text)
    manifest.previous = records?.runID
    manifest.outputs = outputs
    manifest.failures = outcome.failures.map { ($0.export, $0.error.description) }
    manifest.inputs = inputs.isEmpty ? try Self.digests(pass.files) : inputs
    for (place, input) in outcome.inputs.enumerated() {
      (manifest.inputs[place].records, manifest.inputs[place].format) = (input.records, input.format)
      (manifest.inputs[place].accepted, manifest.inputs[place].rejected) = (input.accepted, input.rejected)
      manifest.inputs[place].others = input.others.map { ($0.kind.rawValue, $0.count) }
    }
    manifest.records = outcome.counts.map {
      Manifest.TableCount(table: $0.table.name, read: $0.read, accepted: $0.accepted, rejected: $0.rejected)
    }
    for (code, _, count) in outcome.findings { manifest.findings[code.entry.code, default: 0] += count }
    let recordsName = StateFolder.recordsName(runID, Array(manifest.sums.utf8).span)
    do throws(PublishError) {
      try state.keep(digests, as: recordsName)
    } catch {
      // the next run compares with the edition itself
      notes.append("the state of this edition is not kept: \(error)")
    }
    clock.end("write")
    let finished = manifest
    try RunError.publish { () throws(PublishError) in
      try Interruption.shielded { () throws(PublishError) in try staged.publish(finished) }
    }
    clock.end("publish")
    notes += remember(order, manifest, outcome, output, state, base)
    clock.end("state")
    let status = outcome.failures.isEmpty ? RunRecord.Status.complete : .partial
    var result = Result(status: status, runID: runID, outcome: outcome, notes: notes, stages: clock.stages)
    for output in manifest.outputs { result.bytes[output.format, default: 0] += output.bytes }
    if let failOn = order.failOn, Severity.allCases.contains(where: { $0 >= failOn && outcome.findings($0) > 0 }) {
      result.exitCode = 2
    }
    if status == .partial { result.exitCode = 3 }
    return result
  }

  /// Keeps what the next run compares with, now that the edition is published. What cannot be kept is told.
  private static func remember(
    _ order: Order, _ manifest: Manifest, _ outcome: RegisterPass.Outcome, _ output: OutputFolder, _ state: StateFolder,
    _ base: String?
  ) -> [String] {
    var notes: [String] = []
    let record = EditionRecord(manifest, order)
    do throws(SystemError) { try record.write(in: state) } catch {
      notes.append("what this edition was made from is not kept: \(error)")
    }
    state.forgetRecords(but: [manifest.runID, base ?? ""].compactMap { state.recordsName(ofEdition: $0, in: output) })
    let changes = state.files.contents(ofEdition: manifest.runID, "changes.csv", in: order.output) ?? []
    func tell() throws(HistoryError) {
      try History(output: order.output).add(
        manifest.runID, previous: manifest.previous, accepted: outcome.counts.reduce(0) { $0 + $1.accepted },
        outcome.edition.changes, csv: changes)
    }
    do throws(HistoryError) {
      do throws(HistoryError) { try tell() } catch  where error.isDamage {
        do throws(SystemError) { try History.setAside(in: state) } catch {
          throw HistoryError(description: "it is damaged and cannot be put aside: \(error)")
        }
        try tell()
        notes.append(
          "the history was damaged and begins anew; the old one is \(StateFolder.name)/\(History.damagedName)")
      }
    } catch {
      notes.append("the history does not hold this run: \(error)")
    }
    return notes
  }

  /// Removes the editions that no rule keeps.
  private static func retain(_ order: Order, _ output: OutputFolder, _ result: inout Result) {
    do throws(PublishError) {
      let outcome = try order.retention.apply(to: output)
      result.removed = outcome.removed
      result.notes += outcome.failed.map { "cannot remove the edition \($0)" }
    } catch {
      result.notes.append("cannot look for editions to remove: \(error)")
    }
  }

  /// Lets the exporters describe the files that they have written; one that cannot has failed.
  private static func describe(
    _ exports: [Export], _ outcome: inout RegisterPass.Outcome, _ outputs: inout [Manifest.Output],
    _ staged: StagedFolder
  ) throws(RunError) {
    let files = outputs.sorted { precedes($0.path, $1.path) }.map {
      ExportedFile(name: $0.path, bytes: $0.bytes, sha256: $0.sha256, records: $0.records)
    }
    for export in exports where !outcome.failures.contains(where: { $0.export == export.name }) {
      do throws(ExportError) {
        try export.describe(files, of: outcome.edition, in: staged)
      } catch {
        outcome.failures.append(ExportFailure(export: export.name, error: error))
        try RunError.publish { () throws(PublishError) in try staged.discard(export.name) }
        outputs.removeAll { $0.path.hasPrefix(export.name + "/") }
      }
    }
    outputs += try RunError.publish { () throws(PublishError) in try staged.close() }
  }

  /// Length and digest of every input; a file that changed meanwhile is refused.
  private static func digests(_ files: [InputFile]) throws(RunError) -> [Manifest.Input] {
    var digests: [Manifest.Input] = []
    for file in files {
      try RunError.read { () throws(ReadError) in
        var digest = SHA256()
        var position = 0
        var block = ByteBuffer(capacity: 1 << 20)
        while true {
          block.removeAll()
          let got = try file.readAsItIs(into: &block, at: position, upTo: 1 << 20)
          if got == 0 { break }
          digest.update(block.span)
          position += got
        }
        try file.checkUnchanged()
        digests.append(
          Manifest.Input(path: file.name, bytes: position, sha256: digest.finish(), records: 0, format: ""))
      }
    }
    return digests
  }
}

/// How long each stage of a run takes.
private struct StageClock {
  private(set) var stages: [(name: String, seconds: Double)] = []
  private var since = ContinuousClock.now

  /// Ends a stage and begins the next.
  mutating func end(_ name: String) {
    let now = ContinuousClock.now
    let parts = (now - since).components
    let milliseconds = parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
    stages.append((name, Double(milliseconds) / 1000))
    since = now
  }
}
