/// A format: what `nightdesk formats` prints of it.
public struct Format: Sendable {
  /// The short name; also the name of the format's folder in an edition, unless it is given another.
  public let name: String
  /// One sentence: what it is and for whom.
  public let summary: String
  /// The IANA media type.
  public let mediaType: String
  /// The file name extension, without the dot.
  public let fileExtension: String
  /// What can be asked of it, in the order in which `nightdesk formats` prints it.
  public let options: [FormatOption]

  public init(name: String, summary: String, mediaType: String, fileExtension: String, options: [FormatOption] = []) {
    self.name = name
    self.summary = summary
    self.mediaType = mediaType
    self.fileExtension = fileExtension
    self.options = options
  }
}

/// Something that writes an edition in one format. It conforms to one of ``RecordExporter``, ``DocumentExporter`` and
/// ``SequentialExporter``; it opens no file by path, reads no clock and asks no locale.
public protocol Exporter: Sendable {
  /// What it writes.
  var format: Format { get }
  /// The XML Schema that its one file keeps to; nil where there is none.
  var xmlSchema: String? { get }
  /// When the file is checked against that while it is written.
  var validation: OutputValidation { get }
  /// The same exporter, with these options of its ``Format/options``; they have been checked. An exporter without
  /// options need not have this.
  func with(_ options: FormatOptions) -> any Exporter
  /// Writes what describes the export's own files: metadata with their lengths and digests. Called once, when all
  /// of them are closed; an exporter without such files need not have this.
  func describe(_ files: [ExportedFile], of edition: Edition, in folder: any ExportFolder) throws(ExportError)
}

extension Exporter {
  public var xmlSchema: String? { nil }
  public var validation: OutputValidation { .automatic }
  public func with(_ options: FormatOptions) -> any Exporter { self }
  public func describe(_ files: [ExportedFile], of edition: Edition, in folder: any ExportFolder) throws(ExportError) {}
}

/// When what an exporter writes is checked against its schema.
public enum OutputValidation: String, Sendable, CaseIterable {
  /// Where the edition has fewer than 100,000 records; from then on `nightdesk verify` does it.
  case automatic = "auto"
  case always = "yes"
  case never = "no"
}

/// An edition in one format: an exporter and the folder of the edition that it fills. One format can be exported
/// several times with different options, each into a folder of its own.
public struct Export: Sendable {
  /// The name of the folder: that of the format, unless another was asked for.
  public let name: String
  public let exporter: any Exporter

  public init(_ exporter: any Exporter, name: String? = nil) {
    self.exporter = exporter
    self.name = name ?? exporter.format.name
  }

  /// Lets the exporter describe its files among `files`, the closed files of an edition by their paths.
  package func describe(
    _ files: [ExportedFile], of edition: Edition, in folder: any ExportFolder
  ) throws(ExportError) {
    let own = files.filter { $0.name.hasPrefix(name + "/") }.map {
      ExportedFile(
        name: String($0.name.dropFirst(name.count + 1)), bytes: $0.bytes, sha256: $0.sha256, records: $0.records)
    }
    try exporter.describe(own, of: edition, in: SubFolder(folder, name))
  }
}

/// A file of an export, when it is closed.
public struct ExportedFile: Sendable {
  /// Its name in the export's folder.
  public let name: String
  public let bytes: Int
  /// SHA-256, in lower-case hexadecimal.
  public let sha256: String
  /// The records in it; nil where it holds none of its own, such as a briefing.
  public let records: Int?

  package init(name: String, bytes: Int, sha256: String, records: Int?) {
    self.name = name
    self.bytes = bytes
    self.sha256 = sha256
    self.records = records
  }
}

/// How the files of a format are cut.
public enum ExportFiles: Sendable {
  /// One file for each table, called after it.
  case eachTable
  /// One file for the whole register, with this name before the dot.
  case one(String)
}

/// A file of a record exporter that a part of a batch goes to.
public enum ExportPart: Sendable, Equatable {
  /// The file that ``ExportFiles`` says.
  case main
  /// A file that goes on with the main one where that is full, numbered from 2 on: `events-2.csv`.
  case continuation(Int)
  /// Another file, with this name before the dot; or what goes on with that, numbered from 2 on: `events_wide-2.csv`.
  case further(String, part: Int = 1)
}

/// Writes records in one file format, a batch at a time.
///
/// A record exporter is a value without state: ``encode(_:into:_:)`` gives the same bytes for the same
/// batch, whatever was encoded before and on whichever thread. A file is the prologue, the encoded batches of its
/// tables in input order, and the epilogue. Appending never fails, so an exporter reads like the format it writes.
///
/// A complete one, which writes a line of text for each record, stands in README under "Add a format".
public protocol RecordExporter: Exporter {
  /// How its files are cut.
  var files: ExportFiles { get }
  /// Further files that there always are, by their names before the dot; see ``ExportContext/endPart(of:at:records:)``.
  var furtherFiles: [String] { get }
  /// Writes what stands before the first record of a further file.
  func prologue(ofFile name: String, into output: inout ByteBuffer)
  /// Writes what stands before the first record of a file that holds `tables`.
  func prologue(_ tables: [Table], into output: inout ByteBuffer)
  /// Writes the same where something of the edition stands there; most need nothing of it.
  func prologue(_ tables: [Table], of edition: EditionHead, into output: inout ByteBuffer)
  /// Writes the accepted records of `batch`. `context` has names to look up, and takes what the format cannot hold.
  func encode(_ batch: borrowing RecordBatch, into output: inout ByteBuffer, _ context: inout ExportContext)
  /// Writes what stands behind the last record of a file that holds `tables`.
  func epilogue(_ tables: [Table], into output: inout ByteBuffer)
}

extension RecordExporter {
  public var furtherFiles: [String] { [] }
  public func prologue(ofFile name: String, into output: inout ByteBuffer) {}
  public func prologue(_ tables: [Table], into output: inout ByteBuffer) {}
  public func prologue(_ tables: [Table], of edition: EditionHead, into output: inout ByteBuffer) {
    prologue(tables, into: &output)
  }
  public func epilogue(_ tables: [Table], into output: inout ByteBuffer) {}
}

/// Writes documents about the whole edition, when all records are read: a page, the pictures beside it.
public protocol DocumentExporter: Exporter {
  /// The names of those of its documents that people read first, with their languages (BCP 47).
  var pages: [(name: String, language: String)] { get }
  /// How many of the editions published before it tells of, at most.
  var earlierEditions: Int { get }
  /// Writes the documents; their files are created in `folder`. The same edition gives the same bytes.
  func export(_ edition: Edition, into folder: any ExportFolder) throws(ExportError)
  /// Writes them and says what they cannot hold; most need nothing of `context`.
  func export(
    _ edition: Edition, into folder: any ExportFolder, _ context: inout ExportContext
  ) throws(ExportError)
}

extension DocumentExporter {
  public var pages: [(name: String, language: String)] { [] }
  public var earlierEditions: Int { 0 }
  public func export(
    _ edition: Edition, into folder: any ExportFolder, _ context: inout ExportContext
  ) throws(ExportError) {
    try export(edition, into: folder)
  }
}

extension [Export] {
  /// The pages that people read.
  package var pages: [EditionPage] {
    flatMap { export in
      ((export.exporter as? any DocumentExporter)?.pages ?? []).map { page in
        EditionPage(
          path: "\(export.name)/\(page.name)", mediaType: export.exporter.format.mediaType, language: page.language)
      }
    }
  }
}

/// Writes what cannot be cut into independent batches (a workbook, a database): gets the batches in order, on one
/// thread at a time.
public protocol SequentialExporter: Exporter {
  /// Opens the export; its files are created in `folder`.
  func open(_ folder: any ExportFolder) throws(ExportError) -> any SequentialExport
  /// Opens the export of an edition of which little is known yet; most need nothing of it.
  func open(_ folder: any ExportFolder, for edition: EditionHead) throws(ExportError) -> any SequentialExport
}

extension SequentialExporter {
  public func open(_ folder: any ExportFolder, for edition: EditionHead) throws(ExportError) -> any SequentialExport {
    try open(folder)
  }
}

/// An open export of a ``SequentialExporter``.
public protocol SequentialExport: AnyObject {
  /// Takes the accepted records of the next batch.
  func append(_ batch: borrowing RecordBatch, _ context: inout ExportContext) throws(ExportError)
  /// Ends the export. Sinks that it has created are closed by whoever runs it.
  func finish(_ edition: Edition, _ context: inout ExportContext) throws(ExportError)
}

/// Where an export's files are created.
public protocol ExportFolder {
  /// Creates the file `name`, a plain name with an extension.
  func create(_ name: String) throws(ExportError) -> any ByteSink
  /// Makes a private, empty folder for what cannot be written from start to end (a database), on the file system that
  /// the edition is written to, and returns its path. It goes, with all that is in it, when the run is over; what is to be
  /// published is copied into a file of the edition (``WorkFile``). `purpose` is a plain name, one for each folder.
  func workFolder(_ purpose: String) throws(ExportError) -> String
}

extension ExportFolder {
  public func workFolder(_ purpose: String) throws(ExportError) -> String {
    throw ExportError("there is no folder to work in")
  }
}

extension ExportFolder {
  /// Creates the file `name` with the UTF-8 of `text`.
  public func add(_ name: String, _ text: String) throws(ExportError) {
    let sink = try create(name)
    sink.append(text.utf8Span.span)
    // the sink's own error is thrown when it is closed; going on would only waste the night
    guard !sink.hasFailed else { throw ExportError("an export cannot be written") }
  }
}

/// Where bytes go. Appending never fails: the sink remembers the first failure, and closing it throws that.
public protocol ByteSink: AnyObject {
  /// Appends `bytes`.
  func append(_ bytes: borrowing Span<UInt8>)
  /// Whether an earlier append failed, so that going on is pointless.
  var hasFailed: Bool { get }
}

/// Why an export could not be written.
public struct ExportError: Error, Sendable, CustomStringConvertible {
  public let description: String
  /// 74 (input or output error) unless told otherwise.
  public let exitCode: Int32
  /// What a foreign program had to say of it: lines for the log, safe to print and few.
  public let remarks: [String]

  public init(_ reason: String, exitCode: Int32 = 74, remarks: [String] = []) {
    description = reason
    self.exitCode = exitCode
    self.remarks = remarks
  }
}
