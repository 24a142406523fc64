/// The files of a pass: findings, rejects, and those of every exporter.
struct PassOutputs: @unchecked Sendable {
  let desk: FindingDesk
  private var rejects: [any ByteSink] = []
  /// By exporter: for a record exporter the sink of each table, for others none.
  private var tables: [[any ByteSink]] = []
  private var documents: [DraftedDocuments.Document] = []
  private var sequential: [OngoingExport] = []
  /// The files that are checked while they are written, by the names of their exports.
  private var checked: [(export: String, sink: CheckedSink)] = []
  private let failed = FailedExports()
  private let folder: any ExportFolder
  /// The record exporters, in the order of ``tables``.
  private let recording: [RecordExport]
  /// Files of record exporters besides the main ones, by path, and how many records stand in each.
  private var further: [String: any ByteSink] = [:]
  private var furtherRecords: [String: Int] = [:]
  /// How many records of a main file stand in those that go on with it, by its path.
  private var continued: [String: Int] = [:]
  private let head: EditionHead
  /// Which tables stand in which file.
  private var holdings: [(path: String, tables: [Table])] = []
  /// What exporters have said since this was last asked for.
  private var notes: [ExportNote] = []

  /// Creates the files and writes what stands before the first record.
  init(_ folder: any ExportFolder, _ order: RegisterPass.Order, paths: [String: String]) throws(PassError) {
    head = EditionHead(title: order.title, runID: order.runID, asOf: order.asOf)
    self.folder = folder
    recording = order.exports.compactMap { RecordExport($0) }
    do throws(ExportError) {
      let findings = ReportOrder(
        CSVReport(), to: try folder.create("findings.csv"), repeats: order.policy.repeats ?? FindingReports.listed)
      desk = FindingDesk([findings] + order.reports, order.policy, paths: paths)
      for table in Table.allCases {
        let sink = try folder.create("rejects/\(table.name).csv")
        sink.append(RejectLines.header(table).utf8Span.span)
        rejects.append(sink)
      }
      for export in order.exports {
        let name = export.name
        switch export.exporter {
        case let exporter as any RecordExporter:
          tables.append(try open(exporter, name, in: folder, order.validatedRecords))
          for file in exporter.furtherFiles {
            let (file, export) = (ExportPart.further(file), recording[tables.count - 1])
            _ = try openFurther(export.path(of: file, .events), file, .events, export)
          }
        case let exporter as any DocumentExporter:
          documents.append((name, exporter, SubFolder(folder, name)))
        case let exporter as any SequentialExporter:
          failed.watch(name) { () throws(ExportError) in
            let export = try exporter.open(SubFolder(folder, name), for: head)
            sequential.append(OngoingExport(name, export))
          }
        default: preconditionFailure("the exporter of \(name) conforms to none of the three kinds")
        }
      }
    } catch {
      throw .export(error)
    }
  }

  private mutating func open(
    _ exporter: any RecordExporter, _ export: String, in folder: any ExportFolder, _ validated: Int
  ) throws(ExportError) -> [any ByteSink] {
    var sinks: [any ByteSink] = []
    let format = exporter.format
    switch exporter.files {
    case .eachTable:
      for table in Table.allCases {
        let path = "\(export)/\(table.name).\(format.fileExtension)"
        sinks.append(try folder.create(path))
        holdings.append((path, [table]))
        var bytes = ByteBuffer()
        exporter.prologue([table], of: head, into: &bytes)
        sinks[sinks.count - 1].append(bytes.span)
      }
    case .one(let name):
      let path = "\(export)/\(name).\(format.fileExtension)"
      var sink = try folder.create(path)
      if let both = try CheckedSink(sink, path, exporter, most: validated) {
        checked.append((export, both))
        sink = both
      }
      holdings.append((path, Table.allCases))
      var bytes = ByteBuffer()
      exporter.prologue(Table.allCases, of: head, into: &bytes)
      sink.append(bytes.span)
      sinks = Table.allCases.map { _ in sink }
    }
    return sinks
  }

  /// What a batch has become, encoded into one buffer.
  struct Parts {
    /// What each part is and where it ends: of the record exporters one after another, then the rejects.
    var ends: [(exporter: Int, file: ExportPart, end: Int, records: Int)]
    /// What the exporters have said, record by record.
    var notes: [ExportFinding]
  }

  /// Encodes the accepted records of `batch` for every record exporter into `buffer`, and its rejects.
  static func encode(
    _ batch: borrowing RecordBatch, file: String, _ exports: [RecordExport], _ context: inout ExportContext,
    into buffer: inout ByteBuffer
  ) -> Parts {
    var parts = encode(accepted: batch, exports, &context, into: &buffer)
    RejectLines.append(batch, file: file, to: &buffer)
    parts.ends[parts.ends.count - 1].end = buffer.count
    return parts
  }

  /// Encodes the accepted records of `batch`, whose rejects are written already.
  static func encode(
    accepted batch: borrowing RecordBatch, _ exports: [RecordExport], _ context: inout ExportContext,
    into buffer: inout ByteBuffer
  ) -> Parts {
    buffer.removeAll()
    var ends: [(exporter: Int, file: ExportPart, end: Int, records: Int)] = []
    var notes: [ExportFinding] = []
    for (place, export) in exports.enumerated() {
      export.exporter.encode(batch, into: &buffer, &context)
      if !context.parts.isEmpty {
        ends += context.parts.map { (place, $0.file, $0.end, $0.records) }
        context.parts.removeAll(keepingCapacity: true)
      }
      ends.append((place, .main, buffer.count, 0))
      if !context.notes.isEmpty { notes += ExportFinding.take(&context, of: export.name) }
    }
    // record by record, so that the order does not depend on where a block ends
    if exports.count > 1, !notes.isEmpty { notes = notes.inOrderOfRows }
    return Parts(ends: ends + [(-1, .main, buffer.count, 0)], notes: notes)
  }

  /// Says how many events there may be, before the first of them is appended.
  func foresee(events: Int) {
    for (_, sink) in checked { sink.foresee(events) }
  }

  /// Appends what was encoded of a batch of `table`, `accepted` records of it, and what was found in it.
  mutating func append(
    _ bytes: borrowing ByteBuffer, _ parts: Parts, _ table: Table, _ findings: BatchFindings, accepted: Int
  ) throws(PassError) {
    let place = Int(table.rawValue)
    for (_, sink) in checked { sink.count(accepted) }
    notes += parts.notes.map(\.note)
    desk.take(findings)
    guard !desk.hasFailed else { throw .export(ExportError("a report of findings cannot be written")) }
    var start = 0
    for (exporter, file, end, records) in parts.ends {
      guard end > start else { continue }
      let sink = exporter < 0 ? rejects[place] : try sink(exporter, file, table, records)
      sink.append(bytes.span.extracting(start..<end))
      // the sink's own error is thrown when it is closed; going on would only waste the night
      guard !sink.hasFailed else { throw .export(ExportError("an export cannot be written")) }
      start = end
    }
  }

  /// Writes rows that are records of no table to the rejects of events, with what is wrong with them.
  mutating func append(
    leftOut batch: borrowing RecordBatch, file: String, _ order: RegisterPass.Order, _ tally: inout PassTally
  ) throws(PassError) {
    guard batch.count > 0 else { return }
    tally.countRecords(batch)
    tally.countFindings(batch)
    var buffer = ByteBuffer()
    var context = ExportContext(RegisterNames(), order.policy.levels)
    let parts = PassOutputs.encode(batch, file: file, [], &context, into: &buffer)
    let findings = BatchFindings(batch, file: file, newNames: [], notes: [], desk.telling)
    try append(buffer, parts, .events, findings, accepted: 0)
  }

  /// The file that a part goes to; one that is not there yet is made. `records` more stand in it then.
  private mutating func sink(
    _ exporter: Int, _ file: ExportPart, _ table: Table, _ records: Int
  ) throws(PassError) -> any ByteSink {
    guard file != .main else { return tables[exporter][Int(table.rawValue)] }
    let export = recording[exporter]
    let path = export.path(of: file, table)
    if case .continuation = file { continued[export.path(of: .main, table), default: 0] += records }
    furtherRecords[path, default: 0] += records
    if let sink = further[path] { return sink }
    do throws(ExportError) { return try openFurther(path, file, table, export) } catch { throw .export(error) }
  }

  private mutating func openFurther(
    _ path: String, _ file: ExportPart, _ table: Table, _ export: RecordExport
  ) throws(ExportError) -> any ByteSink {
    let sink = try folder.create(path)
    further[path] = sink
    furtherRecords[path, default: 0] += 0
    var bytes = ByteBuffer()
    switch file {
    case .further(let name, _): export.exporter.prologue(ofFile: name, into: &bytes)
    case .continuation, .main:
      export.exporter.prologue(export.tables(with: table), of: head, into: &bytes)
    }
    if !bytes.isEmpty { sink.append(bytes.span) }
    return sink
  }

  /// Hands a batch to the exporters that take batches in order; one that fails gets no more.
  mutating func append(_ batch: borrowing RecordBatch, file: String, _ context: inout ExportContext) {
    for ongoing in sequential {
      guard let export = ongoing.export else { continue }
      do throws(ExportError) { try export.append(batch, &context) } catch { ongoing.end(failed, error) }
      guard !context.notes.isEmpty else { continue }
      let notes = ExportFinding.take(&context, of: ongoing.name)
      guard ongoing.export != nil else { continue }
      self.notes += notes.map(\.note)
      desk.take(BatchFindings(notes, about: batch, file: file, desk.telling))
    }
  }

  /// What exporters have said since this was last called.
  mutating func takeNotes() -> [ExportNote] {
    defer { notes = [] }
    return notes
  }

  /// Appends a finding that belongs to no batch.
  func append(_ finding: PlacedFinding) { desk.take(finding) }

  /// Writes what stands behind the last record, and the documents.
  mutating func finish(_ order: RegisterPass.Order, _ edition: Edition, _ names: RegisterNames) throws(PassError) {
    var context = ExportContext(names, order.policy.levels)
    for (place, exporter) in order.exports.compactMap({ $0.exporter as? any RecordExporter }).enumerated() {
      switch exporter.files {
      case .eachTable:
        for table in Table.allCases { finish(exporter, [table], tables[place][Int(table.rawValue)]) }
      case .one: finish(exporter, Table.allCases, tables[place][0])
      }
    }
    for (export, sink) in checked { failed.watch(export) { () throws(ExportError) in try sink.finish() } }
    for ongoing in sequential {
      guard let export = ongoing.export else { continue }
      do throws(ExportError) { try export.finish(edition, &context) } catch { ongoing.end(failed, error) }
      for note in ExportFinding.take(&context, of: ongoing.name) where ongoing.export != nil {
        append(note.placed)
        notes.append(note.note)
      }
    }
    let drafts = DraftedDocuments(documents, of: edition, names, order.policy.levels, threads: order.threads)
    drafts.write(failed) { note in
      append(note.placed)
      notes.append(note.note)
    }
    // nothing would be left to publish
    if let first = failures.first, failures.count == order.exports.count { throw .export(first.error) }
  }

  /// The exports that failed, in the order in which they were asked for.
  var failures: [ExportFailure] { failed.list }

  private func finish(_ exporter: any RecordExporter, _ tables: [Table], _ sink: any ByteSink) {
    var bytes = ByteBuffer()
    exporter.epilogue(tables, into: &bytes)
    if !bytes.isEmpty { sink.append(bytes.span) }
  }

  /// How many records stand in each file, by path.
  func records(_ tally: PassTally) -> [String: Int] {
    var records: [String: Int] = ["findings.csv": desk.entries]
    for count in tally.counts { records["rejects/\(count.table.name).csv"] = count.rejected }
    for (path, tables) in holdings {
      records[path] = tables.reduce(0) { $0 + tally.accepted($1) } - continued[path, default: 0]
    }
    records.merge(furtherRecords) { $1 }
    return records
  }
}

/// An export whose exporter encodes records.
struct RecordExport: Sendable {
  let name: String
  let exporter: any RecordExporter

  /// Where in the edition a file lies that has records of `table`.
  func path(of file: ExportPart, _ table: Table) -> String {
    let stem =
      switch exporter.files {
      case .eachTable: table.name
      case .one(let name): name
      }
    let name =
      switch file {
      case .main: stem
      case .continuation(let number): "\(stem)-\(number)"
      case .further(let name, let part): part == 1 ? name : "\(name)-\(part)"
      }
    return "\(self.name)/\(name).\(exporter.format.fileExtension)"
  }

  /// The tables that stand in one file with `table`.
  func tables(with table: Table) -> [Table] {
    if case .eachTable = exporter.files { return [table] }
    return Table.allCases
  }

  /// Nil where the exporter is of another kind.
  init?(_ export: Export) {
    guard let exporter = export.exporter as? any RecordExporter else { return nil }
    name = export.name
    self.exporter = exporter
  }
}

/// The folder of one format.
struct SubFolder: ExportFolder {
  private let folder: any ExportFolder
  private let name: String

  init(_ folder: any ExportFolder, _ name: String) {
    self.folder = folder
    self.name = name
  }

  func create(_ file: String) throws(ExportError) -> any ByteSink { try folder.create("\(name)/\(file)") }

  func workFolder(_ purpose: String) throws(ExportError) -> String { try folder.workFolder("\(name)-\(purpose)") }
}

/// A reference to an event that had not been read when it was met, with the finding it is if it never is.
struct PendingEvent: Sendable {
  let id: String
  var finding: PlacedFinding
  /// How serious each code is in its file.
  let levels: SeverityTable
}
