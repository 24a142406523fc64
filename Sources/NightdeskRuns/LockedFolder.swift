internal import Glibc

/// A folder that nobody else has locked, for as long as this lives.
///
/// The lock is given back in so many words, not only by closing the folder: a command that another thread starts in
/// that moment holds a copy of the descriptor until it runs, and with it the lock.
struct LockedFolder: ~Copyable, Sendable {
  private let folder: Descriptor

  /// The descriptor's number.
  var number: Int32 { folder.number }

  /// - Throws: `EWOULDBLOCK` when another has the lock.
  init(_ folder: consuming Descriptor, _ files: any FileSystem) throws(SystemError) {
    try files.lock(folder.number)
    self.folder = folder
  }

  deinit { _ = flock(folder.number, LOCK_UN) }
}
