package import NightdeskKit

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

  /// Records up to which an XML export is checked against its schema in the same run; above, by `verify`.
  package static let validatedRecords = 100_000

  /// Runs it: the output folder is looked at and locked first, then the register is read, last of all the edition
  /// appears.
  package static func execute(_ order: Order) throws(RunError) -> RegisterPass.Outcome {
    let runID = order.asOf.runID
    var passOrder = RegisterPass.Order(
      inputs: order.inputs, exports: order.exports, asOf: order.asOf.day, title: order.title, runID: runID,
      period: order.period, threads: order.threads)
    (passOrder.policy, passOrder.reports) = (order.policy, order.reports)
    let pass = try RunError.read { () throws(ReadError) in try RegisterPass(passOrder) }
    let staged = try RunError.publish { () throws(PublishError) in
      StagedFolder(try RunFolder(output: order.output, runID: runID))
    }
    var outcome: RegisterPass.Outcome
    do throws(PassError) {
      outcome = try pass.run(into: staged)
    } catch {
      // a full disk says more than the exporter that ran into it
      try RunError.publish { () throws(PublishError) in try staged.throwFirstFailure() }
      throw RunError(error)
    }
    let latest = Manifest.eventsOfLatest(in: order.output)
    if let reason = order.limits.refusal(of: outcome.counts, latest: latest, setAside: outcome.edition.setAside) {
      throw .refused(reason, outcome.baseline)
    }
    for failure in outcome.failures {
      try RunError.publish { () throws(PublishError) in try staged.discard(failure.export) }
    }
    var outputs = try RunError.publish { () throws(PublishError) in try staged.close(outcome.records) }
    try validate(order.exports, outcome, staged)
    try describe(order.exports, &outcome, &outputs, staged)
    outcome.failures = order.failures + outcome.failures
    var manifest = Manifest(
      toolName: "nightdesk", toolVersion: order.toolVersion, runID: runID, title: order.title,
      status: outcome.failures.isEmpty ? .complete : .partial, asOf: order.asOf.text)
    manifest.outputs = outputs
    manifest.failures = outcome.failures.map { ($0.export, $0.error.description) }
    manifest.inputs = try digests(outcome.inputs)
    manifest.records = outcome.counts.map {
      Manifest.TableCount(table: $0.table.name, read: $0.read, accepted: $0.accepted, rejected: $0.rejected)
    }
    for (code, _, count) in outcome.findings { manifest.findings[code.entry.code, default: 0] += count }
    try RunError.publish { () throws(PublishError) in try staged.publish(manifest) }
    return outcome
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

  /// Checks what was written against the schemas that its formats are published with.
  private static func validate(
    _ exports: [Export], _ outcome: RegisterPass.Outcome, _ staged: StagedFolder
  ) throws(RunError) {
    for export in exports {
      let exporter = export.exporter
      guard let schema = exporter.xmlSchema, let records = exporter as? any RecordExporter,
        case .one(let name) = records.files
      else { continue }
      let path = "\(export.name)/\(name).\(exporter.format.fileExtension)"
      guard outcome.records[path, default: 0] < validatedRecords else { continue }
      let file = try RunError.publish { () throws(PublishError) in try staged.reopen(path) }
      let violations = try RunError.read { () throws(ReadError) in
        try XMLSchemaValidator(schema: schema).violations(descriptor: file.number, name: path, limit: 1)
      }
      if let violation = violations.first {
        throw .invalidExport("\(path) does not keep to its own schema: \(violation)")
      }
    }
  }

  /// Length and digest of every input, read again: a file that changed meanwhile is refused.
  private static func digests(_ inputs: [RegisterPass.Outcome.Input]) throws(RunError) -> [Manifest.Input] {
    var digests: [Manifest.Input] = []
    for input in inputs {
      try RunError.read { () throws(ReadError) in
        var digest = SHA256()
        var position = 0
        var block = ByteBuffer(capacity: 1 << 20)
        while true {
          block.removeAll()
          let got = try input.file.readAsItIs(into: &block, at: position, upTo: 1 << 20)
          if got == 0 { break }
          digest.update(block.span)
          position += got
        }
        try input.file.checkUnchanged()
        digests.append(
          Manifest.Input(
            path: input.file.name, bytes: position, sha256: digest.finish(), records: input.records,
            format: input.format))
      }
    }
    return digests
  }
}

/// Why a run could not go on.
package enum RunError: Error, Sendable, CustomStringConvertible {
  case read(ReadError)
  case export(ExportError)
  case publish(PublishError)
  /// What was written is not what it should be: a fault of the program.
  case invalidExport(String)
  /// The edition breaks a limit that was set for it; what was found is kept as a baseline where one is wanted.
  case refused(String, Baseline?)

  init(_ error: PassError) {
    self =
      switch error {
      case .read(let error): .read(error)
      case .export(let error): .export(error)
      }
  }

  package var description: String {
    switch self {
    case .read(let error): error.description
    case .export(let error): error.description
    case .publish(let error): error.description
    case .invalidExport(let reason): reason
    case .refused(let reason, _): "not published: \(reason)"
    }
  }

  /// The exit code, as the table in `nightdesk --help` has it.
  package var exitCode: Int32 {
    switch self {
    case .read(let error): error.exitCode
    case .export(let error): error.exitCode
    case .publish(let error): error.exitCode
    case .invalidExport: 1
    case .refused: 65
    }
  }

  fileprivate static func read<T: ~Copyable>(_ body: () throws(ReadError) -> T) throws(RunError) -> T {
    do throws(ReadError) { return try body() } catch { throw .read(error) }
  }

  fileprivate static func publish<T: ~Copyable>(_ body: () throws(PublishError) -> T) throws(RunError) -> T {
    do throws(PublishError) { return try body() } catch { throw .publish(error) }
  }
}
