internal import ArgumentParser
internal import Glibc
internal import NightdeskKit

/// Standard output, written so that a full disk or a closed pipe is noticed.
enum StandardOutput {
  /// Writes `text`; ends the program with 74 if that fails.
  static func write(_ text: String) throws(ExitCode) { try write(text.utf8Span.span) }

  /// Writes `bytes`.
  static func write(_ bytes: borrowing Span<UInt8>) throws(ExitCode) {
    guard put(bytes, to: STDOUT_FILENO) else {
      Messages.error("cannot write to standard output: \(unsafe String(cString: strerror(errno)))")
      throw ExitCode(74)
    }
  }

  /// Writes all of `bytes` to `descriptor`; false when that fails.
  static func put(_ bytes: borrowing Span<UInt8>, to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let got = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress! + done, $0.count - done)
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return false }
      done += got
    }
    return true
  }
}
