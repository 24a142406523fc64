internal import ArgumentParser
internal import Glibc
internal import NightdeskKit

/// A file that appears whole under its name when all is written, or not at all.
final class ReportFile: ByteSink {
  private let path: String
  private let staged: String
  private var descriptor: Int32
  private(set) var hasFailed = false

  /// A file that will be at `path`; ends the program with 73 if none can be made there.
  init(_ path: String) throws(ExitCode) {
    self.path = path
    staged = "\(path).tmp-\(getpid())"
    descriptor = unsafe open(staged, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else {
      Messages.error("cannot create \(path.fileName): \(unsafe String(cString: strerror(errno)))")
      throw ExitCode(73)
    }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unsafe unlink(staged)
  }

  func append(_ bytes: borrowing Span<UInt8>) {
    if !hasFailed, !StandardOutput.put(bytes, to: descriptor) { hasFailed = true }
  }

  /// Puts it under its name; ends the program with 74 if that fails.
  func finish() throws(ExitCode) {
    let isWritten = !hasFailed && fsync(descriptor) == 0
    let isClosed = close(descriptor) == 0
    descriptor = -1
    guard isWritten, isClosed, unsafe rename(staged, path) == 0 else {
      Messages.error("cannot write \(path.fileName): \(unsafe String(cString: strerror(errno)))")
      unsafe unlink(staged)
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
