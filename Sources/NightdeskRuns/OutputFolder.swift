internal import Glibc
internal import NightdeskKit

/// The folder in which editions are published, for as long as one run has it to itself.
///
/// The lock is one on the folder itself (`flock`), so that the kernel frees it when a run dies and no lock file is left
/// lying about. It keeps out other runs on this machine; over NFS it may not, and a server may refuse it.
package final class OutputFolder: Sendable {
  /// As the operator named it.
  package let name: String
  let files: any FileSystem
  private let folder: LockedFolder

  /// The descriptor's number.
  var number: Int32 { folder.number }

  /// Opens the folder, which is made when it is missing, and takes its lock.
  ///
  /// It must be a folder and not a symbolic link; belong to this user, unless that is root; and let nobody else write,
  /// except its owner's private group (the one of the owner's number) or with the sticky bit.
  ///
  /// - Parameters:
  ///   - wait: for how many seconds to wait for another run to give the lock back.
  ///   - isStopped: whether to wait no longer.
  /// - Throws: `cannotCreate`, `noPermission`, `locked` or `inputOutput`.
  package init(
    _ name: String, files: any FileSystem = LinuxFileSystem(), wait: Int = 0, isStopped: () -> Bool = { false }
  ) throws(PublishError) {
    self.name = name
    self.files = files
    folder = try Self.lock(name, files, wait, isStopped)
  }

  /// Whether `path` lies in what the folder `output` keeps: its editions, `latest`, or what is remembered of runs.
  package static func keeps(_ path: String, in output: String) -> Bool {
    guard let folder = FilePlace.resolved(output), let place = FilePlace.resolved(path), place.hasPrefix(folder + "/")
    else { return false }
    let first = place.dropFirst(folder.count + 1).prefix { $0 != "/" }
    return first == "latest" || first.hasPrefix(".") || Moment(runID: String(first.prefix(18))) != nil
  }

  /// Opens a folder that is there.
  package convenience init(existing name: String, wait: Int = 0) throws(PublishError) {
    let files = LinuxFileSystem()
    do throws(SystemError) {
      guard try files.kind(of: name, in: AT_FDCWD) != nil else { throw SystemError(ENOENT) }
    } catch {
      throw PublishError(.notFound, "open", name, error.description)
    }
    try self.init(name, files: files, wait: wait, isStopped: { Interruption.received != nil })
  }

  private static func lock(
    _ name: String, _ files: any FileSystem, _ wait: Int, _ isStopped: () -> Bool
  ) throws(PublishError) -> LockedFolder {
    var waited = 0
    while true {
      let folder = try open(name, files)
      do throws(SystemError) {
        return try LockedFolder(folder, files)
      } catch  where error.number == EWOULDBLOCK {
        guard waited < wait * 10, !isStopped() else {
          let holder = RunningNote.text(in: name, files).map { ": \($0)" } ?? ""
          throw PublishError(.locked, "lock", name, "another run is at work there" + holder)
        }
      } catch {
        throw PublishError("lock", name, error)
      }
      usleep(100_000)
      waited += 1
    }
  }

  private static func open(_ name: String, _ files: any FileSystem) throws(PublishError) -> Descriptor {
    // With a slash at its end, a symbolic link would be followed all the same.
    var path = name
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    let folder: Descriptor
    do throws(SystemError) {
      folder = try openOrMake(path, files)
    } catch {
      if error.number == ENOTDIR, let kind = try? files.kind(of: path, in: AT_FDCWD), kind != .folder {
        throw PublishError(.cannotCreate, "open", name, "found a \(kind), expected a folder")
      }
      throw error.number == ENOENT
        ? PublishError(.cannotCreate, "create", name, error.description) : PublishError("open", name, error)
    }
    var status = stat()
    guard unsafe fstat(folder.number, &status) == 0 else { throw PublishError("open", name, .last) }
    guard status.st_uid == geteuid() || geteuid() == 0 else {
      throw PublishError(.noPermission, "use", name, "the folder belongs to another user")
    }
    let forAll = status.st_mode & S_IWOTH != 0
    let forGroup = status.st_mode & S_IWGRP != 0 && status.st_gid != status.st_uid
    guard !forAll && !forGroup || status.st_mode & S_ISVTX != 0 else {
      throw PublishError(.noPermission, "use", name, "other users may write there, and it has no sticky bit")
    }
    return folder
  }

  private static func openOrMake(_ path: String, _ files: any FileSystem) throws(SystemError) -> Descriptor {
    do throws(SystemError) {
      return try files.openFolder(path, in: AT_FDCWD)
    } catch  where error.number == ENOENT && !path.isEmpty {
      try makeFolders(path, files)
      return try files.openFolder(path, in: AT_FDCWD)
    }
  }

  private static func makeFolders(_ path: String, _ files: any FileSystem) throws(SystemError) {
    let parent = parent(of: path)
    do throws(SystemError) {
      try files.makeFolder(path, in: AT_FDCWD)
    } catch  where error.number == EEXIST {
      return
    } catch  where error.number == ENOENT && parent != path && parent != "." {
      try makeFolders(parent, files)
      try files.makeFolder(path, in: AT_FDCWD)
    }
    // The folders above OUTPUT may be symbolic links; a slash lets them be followed.
    let above = try files.openFolder(parent + "/", in: AT_FDCWD)
    try files.sync(above.number)
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    var parent = String(path[..<slash])
    while parent.utf8.count > 1, parent.hasSuffix("/") { parent.removeLast() }
    return parent.isEmpty ? "/" : parent
  }
}
