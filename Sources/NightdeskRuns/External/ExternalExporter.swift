package import NightdeskKit
internal import Synchronization

/// A format that a foreign program writes: protocol `nightdesk-exporter/1`, which `Tests/Fixtures/Exporters/README.md`
/// explains to its authors.
///
/// The records that it wants are kept in a file while they pass; when the pass is over the program runs with that file as its
/// input, in a private folder, under ``SupervisedCommand``. What it wrote is taken over only when it ended well, has counted as
/// many records as it was given, and every file that it names is there with the length and digest that it says.
package struct ExternalExporter: SequentialExporter {
  package let format: Format
  /// The version that the program says it has.
  package let version: String
  /// The name that the program says it has.
  package let name: String
  package let command: ExternalCommand
  private let tables: [Table]
  private var limits: SupervisedCommand.Limits
  private var options: FormatOptions
  private var complaints: Complaints?
  /// The folder of the edition that it fills.
  package var folder: String

  /// Asks the program what it is.
  package init(
    _ command: ExternalCommand, seconds: Int = 3600, idleSeconds: Int = 300, graceSeconds: Int = 5,
    fileBytes: UInt64? = nil
  ) throws(ExternalExporterError) {
    let manifest = try Self.manifest(of: command)
    self.command = command
    name = manifest.name
    version = manifest.version
    format = manifest.format
    tables = manifest.tables
    folder = manifest.format.name
    var limits = SupervisedCommand.Limits()
    (limits.seconds, limits.idleSeconds, limits.graceSeconds) = (seconds, idleSeconds, graceSeconds)
    if let fileBytes { limits.fileBytes = fileBytes }
    self.limits = limits
    options = FormatOptions(manifest.format)
  }

  package func with(_ options: FormatOptions) -> any Exporter {
    var exporter = self
    exporter.options = options
    return exporter
  }

  /// The same exporter; what it writes to standard error is kept there.
  func complaining(to complaints: Complaints) -> ExternalExporter {
    var exporter = self
    exporter.complaints = complaints
    return exporter
  }

  package func open(_ folder: any ExportFolder) throws(ExportError) -> any SequentialExport {
    throw ExportError("an external exporter has to be told of its edition", exitCode: 1)
  }

  package func open(_ folder: any ExportFolder, for edition: EditionHead) throws(ExportError) -> any SequentialExport {
    let records = try RecordFile(folder.workFolder("input"))
    records.append(hello(edition))
    for table in tables { records.append(table.schema.announcement) }
    return ExternalExport(
      folder, records, tables, command, limits, environment: ["SOURCE_DATE_EPOCH": "\(Self.epoch(edition))"],
      complaints)
  }

  private func hello(_ edition: EditionHead) -> String {
    var line = ByteBuffer()
    line.append("{\"hello\":{\"protocol\":1,\"run\":" as StaticString)
    line.appendJSON(edition.runID)
    line.append(",\"asOf\":\"\(Calendar.isoText(ofDay: Int64(edition.asOf)))\",\"title\":")
    line.appendJSON(edition.title)
    line.append(",\"zone\":\"UTC\",\"schema\":\"\(RegisterSchema.namespace)\",")
    line.append("\"version\":\"\(RegisterSchema.version)\",\"options\":{")
    for (place, option) in format.options.enumerated() {
      if place > 0 { line.append(0x2C) }
      line.appendJSON(option.name)
      line.append(0x3A)
      switch option.values {
      case .flag: line.append(options.flag(option.name) ? "true" as StaticString : "false")
      case .integer: line.append(options.integer(option.name).map { String($0) } ?? "null")
      default: line.appendJSON(options[option.name])
      }
    }
    line.append("},\"locale\":\"\(SupervisedCommand.locale)\",\"output\":" as String)
    line.appendJSON(folder)
    // what texts are given as; whoever writes for spreadsheets has to guard them
    line.append(",\"formulaGuard\":\"off\",\"sourceDateEpoch\":\(Self.epoch(edition))}}\n")
    return line.span.text
  }

  /// The day of the edition, as seconds since 1970: what its files say when they say a time.
  private static func epoch(_ edition: EditionHead) -> Int { Int(edition.asOf) * 86_400 }

  /// How long a program may take to say what it is, in seconds.
  private static let introduction = 10

  private static func manifest(of command: ExternalCommand) throws(ExternalExporterError) -> ExporterManifest {
    let folder: TemporaryFolder
    do throws(SystemError) { folder = try TemporaryFolder() } catch {
      throw ExternalExporterError("no folder can be made for it: \(error)")
    }
    var limits = SupervisedCommand.Limits()
    (limits.seconds, limits.idleSeconds, limits.graceSeconds) = (introduction, introduction, 1)
    limits.outputBytes = ExporterManifest.longest
    let call = SupervisedCommand(
      arguments: command.arguments + ["--nightdesk-manifest"], environment: environment, folder: folder.path,
      limits: limits)
    var printed: [UInt8] = []
    let outcome: SupervisedCommand.Outcome
    do throws(SystemError) {
      outcome = try call.run { portion in for i in portion.indices { printed.append(portion[i]) } }
    } catch {
      throw ExternalExporterError("it cannot be started: \(error)")
    }
    if let fault = outcome.end.fault { throw ExternalExporterError("asked for its manifest, \(fault)") }
    return try ExporterManifest(printed)
  }

  /// What tells a program that it is called by this one: without it, it says what it is for and ends.
  fileprivate static let environment = ["NIGHTDESK_EXPORTER": "1", "NIGHTDESK_PROTOCOL": "1"]
}

/// An external export on its way.
private final class ExternalExport: SequentialExport {
  private let folder: any ExportFolder
  private let records: RecordFile
  private let tables: [Table]
  private let command: ExternalCommand
  private let limits: SupervisedCommand.Limits
  private let environment: [String: String]
  private let complaints: Complaints?
  private let forms = JSONRecords()
  private var counts = [Int](repeating: 0, count: Table.allCases.count)

  init(
    _ folder: any ExportFolder, _ records: RecordFile, _ tables: [Table], _ command: ExternalCommand,
    _ limits: SupervisedCommand.Limits, environment: [String: String], _ complaints: Complaints?
  ) {
    self.complaints = complaints
    self.folder = folder
    self.records = records
    self.tables = tables
    self.command = command
    self.limits = limits
    self.environment = environment
  }

  func append(_ batch: borrowing RecordBatch, _ context: inout ExportContext) throws(ExportError) {
    guard tables.contains(batch.table) else { return }
    counts[Int(batch.table.rawValue)] += batch.accepted.count
    var lines = ByteBuffer()
    forms.append(batch, between: "{\"record\":", and: "}\n", to: &lines)
    records.append(lines.span)
    try records.throwFailure()
  }

  func finish(_ edition: Edition, _ context: inout ExportContext) throws(ExportError) {
    let sum = counts.reduce(0, +)
    let tables = tables.map { "\"\($0.name)\":\(counts[Int($0.rawValue)])" }.joined(separator: ",")
    records.append("{\"end\":{\"records\":\(sum),\"tables\":{\(tables)}}}\n")
    let input = try records.finish()
    let work = try folder.workFolder("work")
    var messages = ExporterMessages()
    var complaint: [UInt8] = []
    do throws(ExternalExporterError) {
      try command.checkUnchanged()
      let call = SupervisedCommand(
        arguments: command.arguments, environment: ExternalExporter.environment.merging(environment) { $1 },
        folder: work, input: input.number, limits: limits)
      let outcome: SupervisedCommand.Outcome
      do throws(SystemError) { outcome = try call.run { messages.take($0) } } catch {
        throw ExternalExporterError("it cannot be started: \(error)")
      }
      complaints?.bytes.withLock { $0 = outcome.complaint }
      complaint = outcome.complaint
      if let fault = outcome.end.fault { throw ExternalExporterError(fault) }
      try messages.finish(given: sum)
    } catch {
      throw ExportError(error.description, remarks: Complaints.remarks(complaint, marking: edition.marking))
    }
    for file in messages.files { try take(file, from: work) }
    let diagnostics = messages.diagnosticCount
    if diagnostics > 0, let table = self.tables.first(where: { $0 == .events }) ?? self.tables.first {
      context.note(
        .exporterDiagnostics, table, about: diagnostics == 1 ? "1 diagnostic" : "\(diagnostics) diagnostics")
    }
    if diagnostics > 0 { try folder.add(ExporterMessages.diagnosticsName, messages.diagnosticLines) }
  }

  /// Copies a file into the edition, if it is what the program said.
  private func take(_ file: ExporterMessages.File, from work: String) throws(ExportError) {
    var folder = work
    for part in file.path.split(separator: "/").dropLast() {
      folder += "/" + part
      guard PlainFolder.isOne(folder) else { throw ExportError("it names a file that is not in its folder") }
    }
    var digest = SHA256()
    let sink = try self.folder.create(file.path)
    let bytes = try WorkFile(work + "/" + file.path).copy(to: sink) { digest.update(copy $0) }
    guard bytes == file.bytes else { throw ExportError("a file is not as long as it says") }
    guard digest.finish() == file.sha256 else { throw ExportError("a file has another digest than it says") }
  }
}

extension RecordSchema {
  /// The line that tells an external exporter what records of a table look like.
  fileprivate var announcement: String {
    var line = ByteBuffer()
    line.append("{\"schema\":{\"table\":\"\(table)\",\"record\":\"\(record)\",\"columns\":[")
    for (place, column) in columns.enumerated() {
      if place > 0 { line.append(0x2C) }
      line.append("{\"name\":\"\(column.name)\",\"type\":\"\(column.jsonType)\",\"list\":\(column.isList),")
      line.append("\"required\":\(column.isRequired),\"description\":")
      line.appendJSON(column.summary)
      line.append("}" as StaticString)
    }
    line.append("]}}\n" as StaticString)
    return line.span.text
  }
}

extension Column {
  fileprivate var jsonType: String {
    switch kind {
    case .integer: "integer"
    case .decimal: "number"
    default: "string"
    }
  }
}
