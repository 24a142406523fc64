internal import ArgumentParser
internal import Glibc
internal import NightdeskKit

/// A file that appears whole under its name when all is written, or not at all.
///
/// What is there and is no plain file - `/dev/null`, a pipe, a link - stays what it is and is written to as it is.
final class ReportFile: ByteSink {
  private let path: String
  /// Where the file is written until it is whole; nil: at its place.
  private let staged: String?
  private var descriptor: Int32
  private(set) var hasFailed = false

  /// A file that will be at `path`; ends the program with 73 if none can be made there.
  init(_ path: String) throws(ExitCode) {
    self.path = path
    var status = stat()
    let isOther = unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    // hidden, so that it is nothing to be read should it lie beside inputs
    staged = isOther ? nil : "\(path.dropLast(path.fileName.count)).\(path.fileName).tmp-\(getpid())"
    descriptor =
      if let staged {
        unsafe open(staged, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
      } else {
        // a pipe that nobody reads is an error, nothing to wait for
        unsafe open(path, O_WRONLY | O_TRUNC | O_CLOEXEC | O_NONBLOCK)
      }
    if staged == nil, descriptor >= 0 { _ = fcntl(descriptor, F_SETFL, 0) }
    guard descriptor >= 0 else {
      Messages.error("cannot create \(path.fileName): \(unsafe String(cString: strerror(errno)))")
      throw ExitCode(73)
    }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if let staged { unsafe unlink(staged) }
  }

  func append(_ bytes: borrowing Span<UInt8>) {
    if !hasFailed, !StandardOutput.put(bytes, to: descriptor) { hasFailed = true }
  }

  /// Puts it under its name; ends the program with 74 if that fails.
  func finish() throws(ExitCode) {
    // a device or a pipe keeps nothing
    let isWritten = !hasFailed && (fsync(descriptor) == 0 || staged == nil)
    let isClosed = close(descriptor) == 0
    descriptor = -1
    let isThere = if let staged { isWritten && isClosed && (unsafe rename(staged, path) == 0) } else { isWritten }
    guard isThere, isClosed else {
      Messages.error("cannot write \(path.fileName): \(unsafe String(cString: strerror(errno)))")
      if let staged { unsafe unlink(staged) }
      throw ExitCode(74)
    }
  }
}

/// Standard output as a sink.
final class OutputSink: ByteSink {
  private(set) var hasFailed = false

  func append(_ bytes: borrowing Span<UInt8>) {
    if !hasFailed, !StandardOutput.put(bytes, to: STDOUT_FILENO) { hasFailed = true }
  }
}
