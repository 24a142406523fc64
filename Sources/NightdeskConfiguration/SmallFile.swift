internal import Glibc
internal import NightdeskKit

/// A small text file that an operator has written.
enum SmallFile {
  /// The most bytes that it may have.
  static let limit = 1 << 20

  /// The text of a file; nil when it cannot be read.
  static func text(_ path: String) -> String? { try? read(path, path, isTrusted: false) }

  /// The text of the file at `path`, called `name` in messages.
  ///
  /// - Parameter isTrusted: whether what it says is obeyed, so that only its owner may write it.
  static func read(_ path: String, _ name: String, isTrusted: Bool) throws(ConfigurationError) -> String {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard file >= 0 else {
      throw ConfigurationError(nil, "cannot open \(name): \(unsafe String(cString: strerror(errno)))")
    }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw ConfigurationError(nil, "cannot read \(name)") }
    // it can name commands to run, so nobody else may write it
    if isTrusted, status.st_mode & S_IFMT == S_IFREG {
      guard status.st_uid == geteuid() || status.st_uid == 0 else {
        throw ConfigurationError(nil, "\(name) belongs to another user")
      }
      let isForGroup = status.st_mode & S_IWGRP != 0 && status.st_gid != status.st_uid
      guard status.st_mode & S_IWOTH == 0, !isForGroup else {
        throw ConfigurationError(nil, "other users may write \(name), which can name commands to run; chmod go-w")
      }
    }
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var count = 0
    while count < bytes.count {
      let got = unsafe bytes.withUnsafeMutableBytes {
        unsafe Glibc.read(file, $0.baseAddress! + count, $0.count - count)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else {
        throw ConfigurationError(nil, "cannot read \(name): \(unsafe String(cString: strerror(errno)))")
      }
      if got == 0 { break }
      count += got
    }
    guard count <= limit else { throw ConfigurationError(nil, "\(name) has more than \(limit) bytes") }
    let text = bytes.span.extracting(..<count)
    guard HostileText.fault(in: text) == nil else {
      throw ConfigurationError(nil, "\(name) is not UTF-8, or holds control characters or bidirectional overrides")
    }
    // the byte order mark of editors on Windows
    let start = bytes[..<count].starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return String(decoding: bytes[start..<count], as: UTF8.self)
  }
}
