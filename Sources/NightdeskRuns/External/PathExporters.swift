internal import Glibc

/// The programs called `nightdesk-export-NAME` in the folders of PATH.
///
/// PATH decides what is run, and a night runs as somebody who is not there: so folders count only where nobody but their
/// owner, who is this user or root, may put programs, and a run takes such a program only where the configuration allows it
/// (`path_exporters`).
package enum PathExporters {
  private static let prefix = "nightdesk-export-"

  /// What they are called and where they lie, the first of each name; `path` is PATH.
  package static func all(_ path: String = current) -> [(name: String, path: String)] {
    var found: [(name: String, path: String)] = []
    var names: Set<String> = []
    for folder in path.split(separator: ":").map(String.init) where isSafe(folder) {
      for entry in FolderListing.names(folder) ?? [] where entry.hasPrefix(prefix) {
        let name = String(entry.dropFirst(prefix.count))
        guard isName(name), names.insert(name).inserted else { continue }
        found.append((name, "\(folder)/\(entry)"))
      }
    }
    return found
  }

  /// Where the program for the format called `name` lies; nil where there is none.
  package static func find(_ name: String, _ path: String = current) -> String? {
    guard isName(name) else { return nil }
    let folders = path.split(separator: ":").map(String.init).filter(isSafe)
    return folders.map { "\($0)/\(prefix)\(name)" }.first { unsafe access($0, F_OK) == 0 }
  }

  /// PATH as this process has it.
  package static var current: String { unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? "" }

  private static func isName(_ name: String) -> Bool {
    1...32 ~= name.utf8.count && name.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
  }

  /// Whether nobody but this user or root may put a program into a folder.
  private static func isSafe(_ folder: String) -> Bool {
    var status = stat()
    guard folder.hasPrefix("/"), unsafe stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      return false
    }
    let forGroup = status.st_mode & S_IWGRP != 0 && status.st_gid != status.st_uid
    return (status.st_uid == 0 || status.st_uid == geteuid()) && status.st_mode & S_IWOTH == 0 && !forGroup
  }
}
