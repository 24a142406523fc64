internal import Glibc
internal import NightdeskKit

/// The command of an external exporter: where it lies, and that it is the one that was looked at.
package struct ExternalCommand: Sendable {
  /// The path of the program, absolute, and its first arguments.
  package let arguments: [String]
  private let identity: Identity

  /// What tells a file from another that took its place.
  private struct Identity: Sendable, Equatable {
    let device: UInt
    let inode: UInt
    let size: Int
    let seconds: Int
    let nanoseconds: Int
  }

  /// Looks at a command: its program is a file that can be run, belongs to this user or root, and nobody else may write
  /// it. With `sha256`, its content is the one that was chosen.
  package init(_ arguments: [String], sha256: String? = nil) throws(ExternalExporterError) {
    guard let program = arguments.first, program.hasPrefix("/") else {
      throw ExternalExporterError("the command of an exporter begins with an absolute path")
    }
    self.arguments = arguments
    identity = try Self.look(at: program)
    guard let sha256 else { return }
    guard try Self.digest(program) == sha256.lowercased() else {
      throw ExternalExporterError("the program is another than its sha256 says")
    }
  }

  /// Throws when the program is another than it was.
  func checkUnchanged() throws(ExternalExporterError) {
    guard try Self.look(at: arguments[0]) == identity else {
      throw ExternalExporterError("the program was replaced during the run")
    }
  }

  private static func look(at program: String) throws(ExternalExporterError) -> Identity {
    var status = stat()
    guard unsafe stat(program, &status) == 0 else {
      throw ExternalExporterError("there is no such program: \(SystemError.last)")
    }
    guard status.st_mode & S_IFMT == S_IFREG, unsafe access(program, X_OK) == 0 else {
      throw ExternalExporterError("the program is no file that can be run")
    }
    guard status.st_uid == 0 || status.st_uid == geteuid() else {
      throw ExternalExporterError("the program belongs to another user")
    }
    let forGroup = status.st_mode & S_IWGRP != 0 && status.st_gid != status.st_uid
    guard status.st_mode & S_IWOTH == 0, !forGroup else {
      throw ExternalExporterError("other users may write the program")
    }
    return Identity(
      device: UInt(status.st_dev), inode: UInt(status.st_ino), size: Int(status.st_size),
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
  }

  private static func digest(_ path: String) throws(ExternalExporterError) -> String {
    final class Nowhere: ByteSink {
      let hasFailed = false
      func append(_ bytes: borrowing Span<UInt8>) {}
    }
    // a program may be reached by a link; its content counts
    guard let program = FilePlace.resolved(path) else { throw ExternalExporterError("the program cannot be read") }
    var digest = SHA256()
    do throws(ExportError) {
      try WorkFile(program).copy(to: Nowhere()) { digest.update(copy $0) }
    } catch {
      throw ExternalExporterError("the program cannot be read")
    }
    return digest.finish()
  }
}
