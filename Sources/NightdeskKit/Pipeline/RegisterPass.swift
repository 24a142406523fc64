internal import Glibc
internal import Synchronization

/// Reads a register once, checks every record and writes it in every format.
///
/// The small tables are read and checked first and stay in memory; the events stream through in blocks: parsed, checked
/// and encoded on many threads, settled (unique ids, references, counts) and appended in input order. So the
/// bytes written do not depend on the number of threads or the size of the blocks.
package struct RegisterPass: Sendable {
  /// What the pass is told.
  package struct Order: Sendable {
    package var inputs: [InputRequest]
    package var exports: [Export]
    /// The day of the run, in days since 1970.
    package var asOf: Int32
    /// The days that figures and the briefing look back on.
    package var period: PeriodRequest
    package var title: String
    /// The number of the edition, if it has one.
    package var number: String?
    package var runID: String
    package var threads: Int
    package var blockSize: Int
    /// Where findings are told besides findings.csv.
    package var reports: [ReportOrder] = []
    /// How serious each finding is, and what is done about many.
    package var policy = CheckPolicy()
    /// What the accepted records are compared with; nil: nothing, and their digests are not kept.
    package var comparison: RecordComparison?
    /// Editions that were published before, the latest first.
    package var earlier: [EarlierEdition] = []
    /// From how many records on an export is no longer checked against its schema while it is written, unless that was
    /// asked for.
    package var validatedRecords = 100_000
    /// How many bytes of rows are kept together of which one record is made.
    package var gathered = ReadLimits.gathered
    /// Told after every batch of events how many there were; nobody is where it is nil.
    package var progress: (@Sendable (Int) -> Void)?

    package init(
      inputs: [InputRequest], exports: [Export], asOf: Int32, title: String, runID: String,
      period: PeriodRequest = .week, threads: Int = 2, blockSize: Int = 1 << 19
    ) {
      self.inputs = inputs
      self.exports = exports
      self.asOf = asOf
      self.period = period
      self.title = title
      self.runID = runID
      self.threads = threads
      self.blockSize = blockSize
    }

    /// Whether anything is exported that tells more of the events than their records: figures, a selection.
    var needsAnalysis: Bool { exports.contains { !($0.exporter is any RecordExporter) } }
  }

  /// What became of it.
  package struct Outcome: Sendable {
    /// What was read of each input, in the order in which they were given.
    package struct Input: Sendable {
      package let file: InputFile
      package let format: String
      /// Rows or records that stand in it: those that were accepted, those that were rejected, and others that say
      /// something about records. Statements are not among them, but the records that are made of them.
      package var records: Int
      package var accepted: Int
      package var rejected: Int
      /// The other rows; nil where the format has none.
      package var others: (kind: RowKind, count: Int)?
    }

    package var inputs: [Input]
    /// What lies in the folders beside the register's files and was not read.
    package let passedOver: [String]
    package let edition: Edition
    /// How often each code was found, those of the exports among them, in the order of the catalogue.
    package let findings: [(code: FindingCode, severity: Severity, count: Int)]
    /// How many records stand in each output file that holds records, by path.
    package let records: [String: Int]
    /// How many rows of each kind are no records of a table.
    package var otherRows: [(kind: RowKind, count: Int)] {
      RowKind.allCases.compactMap { kind in
        let count = inputs.reduce(0) { $0 + ($1.others?.kind == kind ? $1.others?.count ?? 0 : 0) }
        return count > 0 ? (kind, count) : nil
      }
    }
    /// Whether an input is one of events, as its name or header says, be there any in it or not.
    package let expectsEvents: Bool
    /// How many of the findings of each severity the baseline knows.
    package let known: [Severity: Int]
    /// What was found, as a baseline, where one is to be written.
    package let baseline: Baseline?
    /// The exports that failed; what they have written is not to be published.
    package var failures: [ExportFailure]

    /// In the order of ``Table``.
    package var counts: [RecordCounts] { edition.counts }
    /// How many findings there are of `severity` that no baseline knows.
    package func findings(_ severity: Severity) -> Int {
      findings.reduce(0) { $0 + ($1.severity == severity ? $1.count : 0) } - known[severity, default: 0]
    }
  }

  private var order: Order
  private let opened: [OpenedInput]
  private let passedOver: [String]

  /// Looks at the inputs.
  package init(_ order: Order) throws(ReadError) {
    self.order = order
    let search = try InputSearch(order.inputs)
    passedOver = search.passedOver
    var opened: [OpenedInput] = []
    for file in search.files { opened.append(try OpenedInput(file, order.policy)) }
    OpenedInput.share(&opened)
    OpenedInput.missParts(&opened)
    OpenedInput.excuseBlanks(&opened)
    self.opened = opened
  }

  /// The files that it reads, in their order.
  package var files: [InputFile] { opened.map(\.file) }

  /// Throws where no input can hold a record, but only rows that say something about records: an edition without any
  /// would take the place of one that has some.
  package func checkHoldsRecords() throws(ReadError) {
    guard let first = opened.first, !opened.contains(where: \.holdsRecords), let kind = first.otherRows else { return }
    throw ReadError(
      .refused, file: first.file.name,
      reason: "it says \(kind.saying) and holds no records, and no other input does; name the files of events with it")
  }

  /// Lets the accepted records be compared.
  package mutating func compare(with comparison: RecordComparison) { order.comparison = comparison }

  /// Runs the pass; what it writes is created in `folder`.
  package func run(into folder: any ExportFolder) throws(PassError) -> Outcome {
    var outputs = try PassOutputs(folder, order, paths: paths)
    do throws(ExportError) { try order.comparison?.begin(in: folder) } catch { throw .export(error) }
    var tally = PassTally(inputs: opened.count)
    appendHeaderFindings(outputs, &tally)

    let small = try SmallTables(opened, order, &tally)
    let known = small.known
    let claims = ClaimIndex(claims: small.register.claims, relations: small.register.relations)
    try small.appendFindings(opened, order, to: &outputs)
    for table in Table.allCases where table != .events && table != .claims {
      try small.export(table, opened, order, to: &outputs)
    }

    let withdrawals = try Withdrawals(opened, order, to: &outputs, &tally)
    for (place, input) in opened.enumerated() {
      if case .wholeTexts(let texts) = input.plan { tally.countRows(texts.rows, of: place) }
    }
    var living: LivingData?
    let survey = try needsSurvey ? survey(known, claims, small) : VersionSurvey()
    if !survey.newest.isEmpty || !survey.repeats.isEmpty || !withdrawals.rows.isEmpty {
      living = LivingData(survey, withdrawals.rows)
    }

    let mentions: Mentions
    do throws(ReadError) {
      mentions = try Mentions(opened, order)
    } catch {
      throw .read(error)
    }
    let stream = EventStream(
      order, opened, known, claims, small, outputs, tally, living: living, mentions: mentions)
    var result = try stream.run()
    try mentions.settle(result.mentioned, order, to: &result.outputs, &result.tally)
    for reference in result.unsettled {
      var finding = reference.finding
      result.tally.note(dangling: finding)
      guard let severity = reference.levels[finding.code].severity else { continue }
      finding.severity = severity
      result.outputs.append(finding)
      result.tally.count(finding.code, severity)
    }
    let late = LateChecks(
      inputs: opened, small: small, watch: result.watch, used: result.used, policy: order.policy,
      quotes: outputs.desk.telling.quotes)
    for finding in late.findings(result.references) {
      result.outputs.append(finding)
      result.tally.count(finding.code, finding.severity)
    }
    for table in [Table.sources, .actors] {
      try result.implied.export(
        table, unless: known, opened, order, to: &result.outputs, &result.tally, into: &result.register)
      try result.implied.reject(table, unless: known, opened, order, to: &result.outputs, &result.tally)
    }
    try small.export(.claims, opened, order, to: &result.outputs)
    do throws(ReadError) {
      for input in opened { try input.file.checkUnchanged() }
    } catch {
      throw .read(error)
    }

    let edition = Edition(
      title: order.title, number: order.number, runID: order.runID, asOf: order.asOf,
      marking: result.tally.highestMarking,
      register: result.register, figures: result.figures,
      exports: order.exports.map { ($0.name, $0.exporter.format.name) }, counts: result.tally.counts,
      findings: result.tally.findings, dangling: result.tally.dangling.all, changes: order.comparison?.finish(),
      pages: order.exports.pages,
      earlier: order.earlier)
    try result.outputs.finish(order, edition, small.names)
    result.tally.count(result.outputs.takeNotes())
    result.outputs.desk.finish(result.tally.findings)
    try result.tally.checkSums()
    let inputs = zip(opened, result.tally.inputs).map { input, counted in
      let others = input.otherRows == .statements ? 0 : counted.others
      return Outcome.Input(
        file: input.file, format: input.format, records: counted.accepted + counted.rejected + others,
        accepted: counted.accepted, rejected: counted.rejected,
        others: input.otherRows.map { ($0, counted.others) })
    }
    return Outcome(
      inputs: inputs, passedOver: passedOver, edition: edition, findings: result.tally.findings,
      records: result.outputs.records(result.tally), expectsEvents: expectsEvents(inputs),
      known: result.outputs.desk.known,
      baseline: result.outputs.desk.written, failures: result.outputs.failures)
  }

  /// Whether there is to be an event. A table without a row that lies in an export of ours, or among rejects, is that of an
  /// edition without events; any other may have been cut off.
  private func expectsEvents(_ inputs: [Outcome.Input]) -> Bool {
    zip(opened, inputs).contains { input, counted in
      input.isOfEvents && (!input.mayHaveNone || counted.records > 0)
    }
  }

  /// Where the inputs lie, by name: the paths that were given, from the working folder on, unless they lead out of it.
  private var paths: [String: String] {
    var paths: [String: String] = [:]
    let folder = unsafe getcwd(nil, 0)
    defer { unsafe free(folder) }
    let here = unsafe folder.map { unsafe String(cString: $0) + "/" } ?? "/"
    for input in opened {
      guard var path = input.file.path else { continue }
      if here.utf8.count > 1, path.hasPrefix(here) { path.removeFirst(here.count) }
      if path.hasPrefix("/") || path.split(separator: "/").contains("..") { continue }
      paths[input.file.name] = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    }
    return paths
  }

  /// Whether there are several versions of an event: in a dataset's file, in files of which one may be newer, or in one of
  /// the register's own. One that is so large that nobody keeps it by hand (``ReadLimits/surveyed``) is not looked through
  /// for that; there the same id twice is an error, as it is everywhere where nobody asks for replaced versions.
  ///
  /// So there are rows that come twice in files of one dataset, which may overlap.
  private var needsSurvey: Bool {
    get throws(PassError) {
      do throws(ReadError) {
        for format in Set(opened.filter(\.isDataset).map(\.format)) {
          let files = opened.filter { $0.isDataset && $0.mayHoldEvents && $0.format == format }
          guard files.count > 1, files.contains(where: { $0.levels[.repeatedRecord] > .off }) else { continue }
          if try VersionProbe.mayFindRepeats(in: files, order) { return true }
        }
      } catch {
        throw .read(error)
      }
      let versioned = opened.filter { $0.mayHaveVersions && $0.levels[.replacedByNewer] > .off }
      guard versioned.count > 1 || versioned.contains(where: { $0.isDataset || $0.file.size <= ReadLimits.surveyed })
      else { return false }
      do throws(ReadError) {
        return try VersionProbe.mayFindVersions(in: versioned, order)
      } catch {
        throw .read(error)
      }
    }
  }

  /// Reads the events once more beforehand, to know the newest version of each. Only what rejects records is looked for.
  private func survey(
    _ known: KnownIdentifiers, _ claims: ClaimIndex, _ small: SmallTables
  ) throws(PassError) -> VersionSurvey {
    var order = order
    (order.exports, order.reports, order.comparison) = ([], [], nil)
    order.policy.duplicates = 0
    var opened = opened
    for place in opened.indices { opened[place].levels = opened[place].levels.errors }
    let stream = EventStream(
      order, opened, known, claims, small, try PassOutputs(Nowhere(), order, paths: [:]),
      PassTally(inputs: opened.count),
      survey: VersionSurvey(columns: opened.map(\.columnsOfDataset)))
    return try stream.run().survey ?? VersionSurvey()
  }

  /// A folder of which nothing is kept.
  private struct Nowhere: ExportFolder {
    private final class Sink: ByteSink {
      let hasFailed = false
      func append(_ bytes: borrowing Span<UInt8>) {}
    }

    func create(_ name: String) throws(ExportError) -> any ByteSink { Sink() }
  }

  private func appendHeaderFindings(_ outputs: PassOutputs, _ tally: inout PassTally) {
    for input in opened {
      for found in input.headerFindings {
        guard let severity = input.levels[found.code].severity else { continue }
        var finding = PlacedFinding(
          code: found.code, severity: severity, table: input.table, record: "", file: input.file.name,
          line: found.line, column: found.place, field: found.column)
        finding.evidence = found.evidence
        outputs.append(finding)
        tally.count(found.code, severity)
      }
    }
  }
}

/// Why a pass could not go on.
package enum PassError: Error, Sendable, CustomStringConvertible {
  case read(ReadError)
  case export(ExportError)

  package var description: String {
    switch self {
    case .read(let error): error.description
    case .export(let error): error.description
    }
  }

  package var exitCode: Int32 {
    switch self {
    case .read(let error): error.exitCode
    case .export(let error): error.exitCode
    }
  }
}

/// What has been read, accepted, rejected and found so far.
package struct PassTally: Sendable {
  package private(set) var counts = Table.allCases.map { RecordCounts($0) }
  /// What became of the rows of each input: records that were accepted and rejected, and rows that are no records.
  private(set) var inputs: [(accepted: Int, rejected: Int, others: Int)]
  /// By code and, in it, by level.
  private var findingCounts = [Int](repeating: 0, count: FindingCode.allCases.count * Level.allCases.count)
  private var marking = 0
  /// Where accepted records name what is not accepted.
  private(set) var dangling = DanglingColumns()

  package init(inputs: Int) { self.inputs = Array(repeating: (0, 0, 0), count: inputs) }

  mutating func count(_ code: FindingCode, _ severity: Severity) { findingCounts[place(code, Level(severity))] += 1 }

  /// Counts what exporters have said.
  mutating func count(_ notes: [ExportNote]) { for note in notes { count(note.code, note.severity) } }

  /// Notes a reference that leads nowhere, which has been found when all events were read.
  mutating func note(dangling finding: PlacedFinding) {
    guard let table = finding.table else { return }
    dangling.add(table, finding.field, isOfRejected: finding.code == .rejectedReference)
  }

  /// Counts the findings of `batch`.
  mutating func countFindings(_ batch: borrowing RecordBatch) {
    for finding in batch.findings { findingCounts[place(finding.code, batch.levels[finding.code])] += 1 }
  }

  /// Counts the unknown `names` that a batch has brought.
  mutating func count(_ names: [(name: String, row: Int)], in batch: borrowing RecordBatch) {
    guard let severity = batch.levels[.unknownColumn].severity else { return }
    for _ in names { count(.unknownColumn, severity) }
  }

  private func place(_ code: FindingCode, _ level: Level) -> Int {
    Int(code.rawValue) * Level.allCases.count + Int(level.rawValue)
  }

  /// Counts the records of `batch`, which came from a file or were implied by one. Accepted are those that exporters
  /// are given, rejected those that go to the rejects: each is counted for itself, so that ``checkSums()`` can tell
  /// when one was lost or is in both.
  package mutating func countRecords(_ batch: borrowing RecordBatch, isImplied: Bool = false) {
    let table = Int(batch.table.rawValue)
    let (accepted, rejected) = (batch.accepted.count, batch.rejected.reduce(0) { $0 + ($1 ? 1 : 0) })
    counts[table].read += batch.count
    counts[table].accepted += accepted
    counts[table].rejected += rejected
    if !isImplied, !batch.isImplied {
      inputs[batch.file].accepted += accepted
      inputs[batch.file].rejected += rejected
    }
    dangling.add(batch)
    let column = batch.schema.marking
    if batch.isEmpty(throughout: column) { return }
    for record in batch.accepted where !batch.isEmpty(Int(record), column) {
      let value = batch.values(column)[Int(record)]
      if Value.isThere(value) { marking = max(marking, Int(value)) }
    }
  }

  /// Counts rows of an input that are no records.
  mutating func countRows(_ count: Int, of input: Int) { inputs[input].others += count }

  /// How many records of `table` have been accepted.
  func accepted(_ table: Table) -> Int { counts[Int(table.rawValue)].accepted }

  /// The codes that were found, with how serious they are and how often, in the order of the catalogue.
  var findings: [(code: FindingCode, severity: Severity, count: Int)] {
    FindingCode.allCases.flatMap { code in
      Severity.allCases.reversed().compactMap { severity in
        let count = findingCounts[place(code, Level(severity))]
        return count > 0 ? (code, severity, count) : nil
      }
    }
  }

  /// The highest TLP marking of any accepted record.
  var highestMarking: String { Vocabularies.markings.words[marking] }

  /// Nothing is lost: every record that was read was accepted or rejected.
  package func checkSums() throws(PassError) {
    for count in counts where count.read != count.accepted + count.rejected {
      let sum = "\(count.read) read, \(count.accepted) accepted, \(count.rejected) rejected"
      throw .export(ExportError("the books do not balance: \(count.table.name): \(sum)", exitCode: 1))
    }
  }
}
