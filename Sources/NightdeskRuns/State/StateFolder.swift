internal import Glibc
internal import NightdeskKit

/// What runs keep for one another below `OUTPUT`: nothing that is published depends on it, and losing it loses only the
/// comparison with the edition before, which the next run makes anew from that edition.
///
/// ```
/// OUTPUT/.nightdesk/
///   running          who is at work: pid and start
///   last-run.json    the record of the last run, however it ended
///   last-refusal.json  the record of the last run that was kept out, since another was at work
///   edition.json     what the latest edition was made from
///   records/         the digests of the records of the latest edition, and of the one it was compared with
///   history.sqlite   every run, and what it added, revised and withdrew
///   history.damaged.sqlite  a history that could no longer be read
/// ```
///
/// Whoever has one has the lock of the output folder.
package final class StateFolder: Sendable {
  package static let name = ".nightdesk"

  let files: any FileSystem
  private let folder: Descriptor
  private let records: Descriptor

  /// The descriptor's number.
  var number: Int32 { folder.number }

  /// Opens it, made when it is missing.
  init(in output: OutputFolder) throws(PublishError) {
    files = output.files
    folder = try attempt(to: "open", Self.name) { [files] () throws(SystemError) in
      try Self.made(Self.name, in: output.number, files)
    }
    records = try attempt(to: "open", Self.name) { [files, number = folder.number] () throws(SystemError) in
      try Self.made("records", in: number, files)
    }
  }

  private static func made(
    _ name: String, in parent: Int32, _ files: any FileSystem
  ) throws(SystemError) -> Descriptor {
    do throws(SystemError) {
      return try files.openFolder(name, in: parent)
    } catch  where error.number == ENOENT {
      try files.makeFolder(name, in: parent)
      return try files.openFolder(name, in: parent)
    }
  }

  // MARK: - Small files

  /// Writes a small file in place of the old one: whole on the disk before it takes the name.
  func write(_ text: String, to name: String) throws(SystemError) {
    try files.replace(name, in: number, with: text, staged: ".tmp-" + name)
  }

  /// What a file of the folder holds; nil when it is not there or cannot be read.
  func contents(of name: String, limit: Int = 1 << 20) -> [UInt8]? {
    files.contents(of: name, in: number, limit: limit)
  }

  // MARK: - Records

  /// The name of the digests of an edition: its run, and the beginning of the digest of its `SHA256SUMS`. An edition of
  /// the same run with other files has other digests, and neither is ever taken for the other.
  static func recordsName(_ runID: String, _ sums: Span<UInt8>) -> String {
    runID + "." + SHA256.digest(of: sums).prefix(16)
  }

  /// The name of the digests of a published edition; nil when there is no such edition.
  func recordsName(ofEdition runID: String, in output: OutputFolder) -> String? {
    guard runID.isPublishedName, let folder = try? files.openFolder(runID, in: output.number),
      let sums = files.contents(of: Manifest.sumsName, in: folder.number, limit: 64 << 20)
    else { return nil }
    return Self.recordsName(runID, sums.span)
  }

  /// A place for the digests of the run under way.
  func createRecords() throws(PublishError) -> RecordsFile {
    try attempt(to: "create", "records") { () throws(SystemError) in
      let staged = ".tmp-records"
      try? files.remove(staged, in: records.number, isFolder: false)
      let file = try files.open(staged, in: records.number, flags: O_WRONLY | O_CREAT | O_EXCL)
      return RecordsFile(file, path: "records/" + staged, files: files)
    }
  }

  /// Ends the digests and gives them their name, on the disk when this returns.
  func keep(_ file: RecordsFile, as name: String) throws(PublishError) {
    try file.close()
    try attempt(to: "keep", "records/" + name) { () throws(SystemError) in
      try files.rename(".tmp-records", to: name, in: records.number)
      try files.sync(records.number)
    }
  }

  /// The records of an edition, if their digests are there and whole.
  func prior(_ runID: String, in output: OutputFolder) -> PriorRecords? {
    guard let name = recordsName(ofEdition: runID, in: output),
      let bytes = files.contents(of: name, in: records.number, limit: 1 << 36)
    else { return nil }
    guard let whole = RecordsFile.unsealed(bytes.span), let prior = PriorRecords(whole), prior.runID == runID else {
      return nil
    }
    return prior
  }

  /// Removes all digests but those of these names, and what dead runs left.
  func forgetRecords(but kept: [String]) {
    for name in (try? files.names(in: records.number)) ?? [] where !kept.contains(name) {
      try? files.remove(name, in: records.number, isFolder: false)
    }
    clearLeftovers()
  }

  /// Removes what dead runs left.
  func clearLeftovers() {
    for folder in [number, records.number] {
      for name in (try? files.names(in: folder)) ?? [] where name.hasPrefix(".tmp-") {
        try? files.remove(name, in: folder, isFolder: false)
      }
    }
  }
}

/// The digests of a run while they are written: sealed at the end with the SHA-256 of all that stands before it.
///
/// A write that fails is remembered; without digests the next run compares with the edition itself, so that is no
/// reason to publish nothing.
final class RecordsFile: ByteSink, @unchecked Sendable {
  private var file: OutputFile?
  private var digest: SHA256? = SHA256()
  private(set) var hasFailed = false

  init(_ file: consuming Descriptor, path: String, files: any FileSystem) {
    self.file = OutputFile(file, path: path, hashing: false, files: files, ledger: FileLedger())
  }

  func append(_ bytes: borrowing Span<UInt8>) {
    digest?.update(copy bytes)
    file?.append(copy bytes)
  }

  /// Ends the file.
  func close() throws(PublishError) {
    guard var file = file.take(), let digest = digest.take() else { return }
    file.append(digest.finish())
    _ = try file.close()
  }

  /// The digests without the seal; nil when they do not have it.
  @_lifetime(copy bytes)
  static func unsealed(_ bytes: Span<UInt8>) -> Span<UInt8>? {
    guard bytes.count > 64 else { return nil }
    let whole = bytes.extracting(..<(bytes.count - 64))
    guard bytes.extracting((bytes.count - 64)...).equals(SHA256.digest(of: whole)) else { return nil }
    return whole
  }
}

extension FileSystem {
  /// Writes a small file in place of the old one: whole on the disk, as `staged`, before it takes the name.
  func replace(_ name: String, in folder: Int32, with text: String, staged: String) throws(SystemError) {
    try? remove(staged, in: folder, isFolder: false)
    do throws(SystemError) {
      let file = try open(staged, in: folder, flags: O_WRONLY | O_CREAT | O_EXCL)
      try writeAll(text.utf8Span.span, to: file.number)
      try sync(file.number)
      try close(file)
      try rename(staged, to: name, in: folder)
      try sync(folder)
    } catch {
      try? remove(staged, in: folder, isFolder: false)
      throw error
    }
  }

  /// Writes all of `bytes`.
  func writeAll(_ bytes: Span<UInt8>, to file: Int32) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      do throws(SystemError) {
        let count = try write(bytes.extracting(done...), to: file)
        guard 1...(bytes.count - done) ~= count else { throw SystemError(EIO) }
        done += count
      } catch  where error.number == EINTR {
        continue
      }
    }
  }

  /// What a file of a published edition holds.
  func contents(ofEdition runID: String, _ name: String, in output: String) -> [UInt8]? {
    guard let folder = try? openFolder("\(output)/\(runID)", in: AT_FDCWD) else { return nil }
    return contents(of: name, in: folder.number, limit: 1 << 36)
  }

  /// What a file holds, up to `limit` bytes; nil when it is not there, is no file, or cannot be read.
  func contents(of name: String, in folder: Int32, limit: Int = 1 << 20) -> [UInt8]? {
    guard let file = try? open(name, in: folder, flags: O_RDONLY | O_NONBLOCK) else { return nil }
    guard let size = try? size(of: file.number), size <= limit else { return nil }
    var bytes = [UInt8](repeating: 0, count: size)
    var count = 0
    while count < size {
      let got = unsafe bytes.withUnsafeMutableBytes {
        unsafe Glibc.read(file.number, $0.baseAddress! + count, size - count)
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      count += got
    }
    return bytes
  }
}
