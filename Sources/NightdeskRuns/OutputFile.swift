internal import Glibc

/// A new file of a run folder, written from its start to its end.
///
/// Appending never fails: the first write that does is remembered, what comes after is ignored, and ``close()``
/// throws it. A file that goes out of sight without being closed stays unfinished, and a run folder with an
/// unfinished file is not published.
package struct OutputFile: ~Copyable, Sendable {
  /// Where the file lies in the run folder: `csv/events.csv`.
  package let path: String
  /// Bytes appended so far, whether they have left the buffer or not.
  package private(set) var bytes = 0

  /// Whether an append has failed: what comes after is ignored.
  package var hasFailed: Bool { failure != nil }

  private let files: any FileSystem
  private let ledger: FileLedger
  private let file: Descriptor
  private var digest: SHA256?
  private var failure: PublishError?
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var buffered = 0
  private var written = 0

  init(
    _ file: consuming Descriptor, path: String, hashing: Bool, files: any FileSystem, ledger: FileLedger
  ) {
    self.file = file
    self.path = path
    self.files = files
    self.ledger = ledger
    digest = hashing ? SHA256() : nil
  }

  /// Adds bytes to the end of the file.
  package mutating func append(_ bytes: Span<UInt8>) {
    guard failure == nil else { return }
    self.bytes += bytes.count
    if bytes.count > buffer.count - buffered { flush() }
    if bytes.count >= buffer.count { return write(bytes) }
    unsafe buffer.withUnsafeMutableBytes { buffer in
      let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[buffered...])
      unsafe bytes.withUnsafeBytes { unsafe room.copyMemory(from: $0) }
    }
    buffered += bytes.count
  }

  /// Adds text to the end of the file, as UTF-8.
  package mutating func append(_ text: String) { append(text.utf8Span.span) }

  /// Ends the file: everything is written and synced, and the file is as long as what was appended.
  ///
  /// - Returns: the length, and the digest in lower-case hexadecimal (empty for a file made without one).
  /// - Throws: the first error of any append, or one of the sync or the close. The file counts as unfinished then.
  package consuming func close() throws(PublishError) -> (bytes: Int, sha256: String) {
    flush()
    if let failure { throw failure }
    let size: Int
    do throws(SystemError) {
      try files.sync(file.number)
      size = try files.size(of: file.number)
    } catch {
      throw PublishError("sync", path, error)
    }
    guard size == bytes else {
      throw PublishError(.inputOutput, "write", path, "the file holds \(size) bytes, expected \(bytes)")
    }
    do throws(SystemError) { try files.close(file) } catch { throw PublishError("close", path, error) }
    let sha256 = digest.take()?.finish() ?? ""
    ledger.finish(path, bytes: bytes, sha256: sha256)
    return (bytes, sha256)
  }

  private mutating func flush() {
    guard failure == nil, buffered > 0 else { return }
    let block = buffer
    write(block.span.extracting(..<buffered))
    buffered = 0
  }

  private mutating func write(_ bytes: Span<UInt8>) {
    digest?.update(bytes)
    var done = 0
    while done < bytes.count {
      do throws(SystemError) {
        let count = try files.write(bytes.extracting(done...), to: file.number)
        // A write that neither moves on nor fails would be repeated for ever.
        guard 1...(bytes.count - done) ~= count else { throw SystemError(EIO) }
        done += count
        written += count
      } catch let error where error.number == EINTR {
        continue
      } catch {
        let error = PublishError("write", path, error)
        failure = PublishError(.inputOutput, "write", path, "\(error.reason), after \(written) bytes")
        return
      }
    }
  }
}
