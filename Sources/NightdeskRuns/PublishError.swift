internal import Glibc

/// A run folder could not be written, published or read: the job cannot go on.
package struct PublishError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What went wrong, as far as a scheduler has to tell cases apart.
  package enum Kind: Sendable {
    /// There is no run folder where one was to be read.
    case notFound
    /// A name is taken, refused or on a file system that takes no new ones.
    case cannotCreate
    /// A full disk, a failing disk, or a limit of the system.
    case inputOutput
    /// Another run is at work in the same output folder; trying again is fine.
    case locked
    /// The operating system forbids it to this user.
    case noPermission
  }

  package let kind: Kind
  /// The file or folder: relative to the run folder, or the output folder as the operator named it.
  package let file: String
  /// What was attempted: `write`, `publish`.
  package let attempt: String
  /// Why it failed: what was found, what was expected, the text of an `errno`.
  package let reason: String
  /// Whether the new run folder stands in its place nevertheless: whole, but perhaps lost in a power cut, or without
  /// `latest` pointing to it.
  package internal(set) var isPublished = false

  package init(_ kind: Kind, _ attempt: String, _ file: String, _ reason: String) {
    self.kind = kind
    self.attempt = attempt
    self.file = file
    self.reason = reason
  }

  init(_ attempt: String, _ file: String, _ error: SystemError) {
    self.init(Kind(error), attempt, file, error.description)
  }

  /// The exit code, from sysexits: 66 no input, 73 cannot create, 74 input or output, 75 try again, 77 no permission.
  package var exitCode: Int32 {
    switch kind {
    case .notFound: 66
    case .cannotCreate: 73
    case .inputOutput: 74
    case .locked: 75
    case .noPermission: 77
    }
  }

  /// One line: `cannot write csv/events.csv: no space left on device (ENOSPC), after 65536 bytes`.
  package var description: String {
    (isPublished ? "published, but cannot " : "cannot ") + "\(attempt) \(file): \(reason)"
  }
}

extension PublishError.Kind {
  init(_ error: SystemError) {
    switch error.number {
    case EACCES, EPERM: self = .noPermission
    case EEXIST, ENOTEMPTY, ENOTDIR, EISDIR, ELOOP, EROFS, ENAMETOOLONG, EINVAL, EXDEV: self = .cannotCreate
    default: self = .inputOutput
    }
  }
}

/// Runs one step of a publication and names the file and the attempt in the error of the system, if there is one.
func attempt<Result: ~Copyable>(
  to what: String, _ file: String, _ step: () throws(SystemError) -> Result
) throws(PublishError) -> Result {
  do { return try step() } catch { throw PublishError(what, file, error) }
}
