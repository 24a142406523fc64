internal import Glibc

/// Where paths lead, whichever way they are written and whatever links are on the way.
package enum FilePlace {
  /// The path without links: of what is there, else of its folder with its name; nil where that is not there either.
  package static func resolved(_ path: String) -> String? {
    if let real = real(path) { return real }
    guard let folder = real(folder(of: path)) else { return nil }
    return (folder == "/" ? "" : folder) + "/" + path.fileName
  }

  /// Whether both lead to one thing that is there.
  package static func isSame(_ a: String, _ b: String) -> Bool {
    guard let a = status(a), let b = status(b) else { return false }
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino
  }

  /// Whether what is written to both would be written over each other: it is one plain file, or would be.
  package static func isOneFile(_ a: String, _ b: String) -> Bool {
    if let status = status(a), status.st_mode & S_IFMT != S_IFREG { return false }
    return isSame(a, b) || resolved(a).map { $0 == resolved(b) } ?? false
  }

  static func isFolder(_ path: String) -> Bool { status(path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false }

  static func isThere(_ path: String) -> Bool { status(path) != nil }

  /// The folder that a path names something in.
  static func folder(of path: String) -> String {
    let name = path.fileName
    return path == name ? "." : String(path.dropLast(name.count))
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status : nil
  }

  private static func real(_ path: String) -> String? {
    guard let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}
