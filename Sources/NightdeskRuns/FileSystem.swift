internal import CSystem
internal import Glibc

/// The calls a publication makes to the operating system, each relative to a descriptor of a folder and none
/// following a symbolic link.
///
/// ``LinuxFileSystem`` makes them; a test puts another in its place that fails the first call, the second, and so on.
package protocol FileSystem: Sendable {
  /// Opens a name in a folder. The descriptor is closed on `exec`.
  func open(_ name: String, in folder: Int32, flags: Int32) throws(SystemError) -> Descriptor
  /// Makes a folder that its owner may write and others may read, less the umask.
  func makeFolder(_ name: String, in folder: Int32) throws(SystemError)
  /// Writes some of the bytes and returns how many.
  func write(_ bytes: Span<UInt8>, to file: Int32) throws(SystemError) -> Int
  /// Returns when everything written to the file or folder would survive a power cut.
  func sync(_ descriptor: Int32) throws(SystemError)
  /// The size of an open file in bytes.
  func size(of file: Int32) throws(SystemError) -> Int
  /// Closes a file and reports what the kernel had kept back until then.
  func close(_ file: consuming Descriptor) throws(SystemError)
  /// Gives something in a folder another name, in place of what had it.
  func rename(_ name: String, to newName: String, in folder: Int32) throws(SystemError)
  /// Exchanges two names in one step. Some file systems cannot: `EINVAL`, `ENOSYS` or `EOPNOTSUPP`.
  func exchange(_ name: String, with other: String, in folder: Int32) throws(SystemError)
  /// Gives a file a further name, in another folder. Some file systems cannot: `EPERM`, `EOPNOTSUPP`, `EXDEV`, `EMLINK`.
  func share(_ name: String, in folder: Int32, as newName: String, in newFolder: Int32) throws(SystemError)
  /// Makes a symbolic link.
  func link(_ name: String, to target: String, in folder: Int32) throws(SystemError)
  /// Removes a file, a symbolic link or an empty folder.
  func remove(_ name: String, in folder: Int32, isFolder: Bool) throws(SystemError)
  /// Takes a folder's lock, until it is given back or the descriptor is closed; `EWOULDBLOCK` when another has it.
  func lock(_ folder: Int32) throws(SystemError)
  /// What bears a name, or nil when nothing does.
  func kind(of name: String, in folder: Int32) throws(SystemError) -> FileKind?
  /// The names in a folder, sorted by their bytes.
  func names(in folder: Int32) throws(SystemError) -> [String]
}

/// What a name in a folder stands for.
package enum FileKind: Sendable, CustomStringConvertible {
  case file, folder, symbolicLink, other

  package var description: String {
    switch self {
    case .file: "file"
    case .folder: "folder"
    case .symbolicLink: "symbolic link"
    case .other: "special file"
    }
  }
}

/// An open file or folder; closed when it goes out of sight.
package struct Descriptor: ~Copyable, Sendable {
  package let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { _ = Glibc.close(number) }

  /// Reads from where it stands up to the end.
  borrowing func readAll(_ use: (Span<UInt8>) -> Void) throws(SystemError) {
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = unsafe block.withUnsafeMutableBytes { unsafe Glibc.read(number, $0.baseAddress, $0.count) }
      if count > 0 {
        use(block.span.extracting(..<count))
      } else if count == 0 {
        return
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  /// The number, which is the caller's to close from now on.
  consuming func take() -> Int32 {
    let number = number
    discard self
    return number
  }
}

/// The calls as Linux makes them. Interrupted ones are repeated, except a write, which its caller repeats.
package struct LinuxFileSystem: FileSystem {
  package init() {}

  package func open(_ name: String, in folder: Int32, flags: Int32) throws(SystemError) -> Descriptor {
    Descriptor(
      try repeated { unsafe openat(folder, name, flags | O_CLOEXEC | O_NOFOLLOW, 0o644) })
  }

  package func makeFolder(_ name: String, in folder: Int32) throws(SystemError) {
    _ = try repeated { unsafe mkdirat(folder, name, 0o755) }
  }

  package func write(_ bytes: Span<UInt8>, to file: Int32) throws(SystemError) -> Int {
    let written = unsafe bytes.withUnsafeBufferPointer { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
    if written < 0 { throw .last }
    return written
  }

  package func sync(_ descriptor: Int32) throws(SystemError) {
    _ = try repeated { fsync(descriptor) }
  }

  package func size(of file: Int32) throws(SystemError) -> Int {
    var status = stat()
    if unsafe fstat(file, &status) != 0 { throw .last }
    return Int(status.st_size)
  }

  package func close(_ file: consuming Descriptor) throws(SystemError) {
    // Linux frees the descriptor even when it reports EINTR, so this one is never repeated.
    if Glibc.close(file.take()) != 0, errno != EINTR { throw .last }
  }

  package func rename(_ name: String, to newName: String, in folder: Int32) throws(SystemError) {
    _ = try repeated { unsafe renameat(folder, name, folder, newName) }
  }

  package func exchange(_ name: String, with other: String, in folder: Int32) throws(SystemError) {
    _ = try repeated { unsafe nightdesk_exchange(folder, name, other) }
  }

  package func share(
    _ name: String, in folder: Int32, as newName: String, in newFolder: Int32
  ) throws(SystemError) {
    _ = try repeated { unsafe linkat(folder, name, newFolder, newName, 0) }
  }

  package func link(_ name: String, to target: String, in folder: Int32) throws(SystemError) {
    _ = try repeated { unsafe symlinkat(target, folder, name) }
  }

  package func remove(_ name: String, in folder: Int32, isFolder: Bool) throws(SystemError) {
    _ = try repeated { unsafe unlinkat(folder, name, isFolder ? AT_REMOVEDIR : 0) }
  }

  package func lock(_ folder: Int32) throws(SystemError) {
    _ = try repeated { flock(folder, LOCK_EX | LOCK_NB) }
  }

  package func kind(of name: String, in folder: Int32) throws(SystemError) -> FileKind? {
    var status = stat()
    if unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 {
      if errno == ENOENT { return nil }
      throw .last
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .symbolicLink
    default: return .other
    }
  }

  package func names(in folder: Int32) throws(SystemError) -> [String] {
    // A descriptor of its own, since the stream closes it and moves its position.
    let copy = try open(".", in: folder, flags: O_RDONLY | O_DIRECTORY).take()
    guard let stream = unsafe fdopendir(copy) else {
      let error = SystemError.last
      _ = Glibc.close(copy)
      throw error
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        if errno != 0 { throw .last }
        break
      }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func repeated(_ call: () -> Int32) throws(SystemError) -> Int32 {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { throw .last }
    }
  }
}

extension FileSystem {
  func openFolder(_ name: String, in folder: Int32) throws(SystemError) -> Descriptor {
    try open(name, in: folder, flags: O_RDONLY | O_DIRECTORY)
  }

  /// Removes a name and all that lies below it; what a symbolic link points to stays.
  func removeTree(_ name: String, in folder: Int32) throws(SystemError) {
    guard let kind = try kind(of: name, in: folder) else { return }
    if kind == .folder {
      let inner = try openFolder(name, in: folder)
      for name in try names(in: inner.number) { try removeTree(name, in: inner.number) }
    }
    try remove(name, in: folder, isFolder: kind == .folder)
  }

  /// Syncs a folder and every folder below it, the deepest first. Files are synced when they are closed.
  func syncTree(_ folder: Int32) throws(SystemError) {
    for name in try names(in: folder) where try kind(of: name, in: folder) == .folder {
      let inner = try openFolder(name, in: folder)
      try syncTree(inner.number)
    }
    try sync(folder)
  }

  /// Removes every folder that holds no file, however deep.
  func removeEmptyFolders(in folder: Int32) throws(SystemError) {
    for name in try names(in: folder) where try kind(of: name, in: folder) == .folder {
      let inner = try openFolder(name, in: folder)
      try removeEmptyFolders(in: inner.number)
      if try names(in: inner.number).isEmpty { try remove(name, in: folder, isFolder: true) }
    }
  }
}
