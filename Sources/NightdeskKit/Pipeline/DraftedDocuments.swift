internal import Synchronization

/// The documents of an edition: made side by side in memory, which what a document may hold does not strain, then
/// written one after another. Which of them is ready first changes nothing.
@safe final class DraftedDocuments: @unchecked Sendable {
  /// A document exporter and the folder that it fills.
  typealias Document = (name: String, exporter: any DocumentExporter, folder: any ExportFolder)

  /// What an exporter has made.
  private struct Draft {
    var files: [(name: String, sink: DraftSink)] = []
    var notes: [ExportFinding] = []
    var error: ExportError?
  }

  private let documents: [Document]
  private let edition: Edition
  private let names: RegisterNames
  private let levels: SeverityTable
  /// The number of the document that is to be made next.
  private let next = Atomic<Int>(0)
  /// By document; each is written by the thread that makes it, and read when all threads are gone.
  private let drafts: Locked<[Draft]>
  /// Held while a folder to work in is made: a folder is no matter for two threads.
  private let workFolders = Locked<Void>(())

  /// Makes the documents on up to so many threads.
  init(_ documents: [Document], of edition: Edition, _ names: RegisterNames, _ levels: SeverityTable, threads: Int) {
    (self.documents, self.edition, self.names, self.levels) = (documents, edition, names, levels)
    drafts = Locked(Array(repeating: Draft(), count: documents.count))
    let threads = min(threads, documents.count)
    if threads > 1 { onThreads(threads) { self.make() } } else { make() }
  }

  private func make() {
    while true {
      let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard number < documents.count else { return }
      let document = documents[number]
      var draft = Draft()
      var context = ExportContext(names, levels)
      let folder = DraftFolder(document.folder, workFolders)
      do throws(ExportError) {
        try document.exporter.export(edition, into: folder, &context)
        draft.files = folder.files
      } catch {
        draft.error = error
      }
      draft.notes = ExportFinding.take(&context, of: document.name)
      drafts.withLock { $0[number] = draft }
    }
  }

  /// Writes the documents in their order; hands over what the exporters of those that came about have said.
  func write(_ failed: FailedExports, _ note: (ExportFinding) -> Void) {
    for (document, draft) in zip(documents, drafts.withLock { $0 }) {
      let failures = failed.list.count
      failed.watch(document.name) { () throws(ExportError) in
        if let error = draft.error { throw error }
        for file in draft.files { try file.sink.write(file.name, into: document.folder) }
      }
      guard failed.list.count == failures else { continue }
      for finding in draft.notes { note(finding) }
    }
  }
}

/// A folder whose files stay in memory.
private final class DraftFolder: ExportFolder {
  private let folder: any ExportFolder
  private let workFolders: Locked<Void>
  private(set) var files: [(name: String, sink: DraftSink)] = []

  init(_ folder: any ExportFolder, _ workFolders: Locked<Void>) {
    (self.folder, self.workFolders) = (folder, workFolders)
  }

  func create(_ name: String) throws(ExportError) -> any ByteSink {
    let sink = DraftSink()
    files.append((name, sink))
    return sink
  }

  func workFolder(_ purpose: String) throws(ExportError) -> String {
    try workFolders.withLock { _ throws(ExportError) in try folder.workFolder(purpose) }
  }
}

private final class DraftSink: ByteSink {
  private var bytes = ByteBuffer()
  let hasFailed = false

  func append(_ bytes: borrowing Span<UInt8>) { self.bytes.append(bytes) }

  /// Writes what it took into the file `name`; it holds nothing then.
  func write(_ name: String, into folder: any ExportFolder) throws(ExportError) {
    var written = ByteBuffer()
    swap(&written, &bytes)
    let sink = try folder.create(name)
    sink.append(written.span)
    // the sink's own error is thrown when it is closed; going on would only waste the night
    guard !sink.hasFailed else { throw ExportError("an export cannot be written") }
  }
}
