internal import Synchronization

/// What has become of each file of a run folder; shared by the folder and its open files.
final class FileLedger: Sendable {
  enum Entry: Equatable {
    case unfinished
    case finished(bytes: Int, sha256: String)
  }

  private let entries = Mutex<[String: Entry]>([:])

  func begin(_ path: String) {
    entries.withLock { $0[path] = .unfinished }
  }

  func finish(_ path: String, bytes: Int, sha256: String) {
    entries.withLock { $0[path] = .finished(bytes: bytes, sha256: sha256) }
  }

  /// Forgets a file, or all files of a folder.
  func forget(_ path: String) {
    entries.withLock { $0 = $0.filter { $0.key != path && !$0.key.hasPrefix(path + "/") } }
  }

  /// Every file with its fate, sorted by the bytes of its path.
  var files: [(path: String, entry: Entry)] {
    entries.withLock { entries in
      entries.map { (path: $0.key, entry: $0.value) }
        .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
  }

  /// Whether the outputs of a manifest are the files that were finished, each with its digest.
  func agrees(with outputs: [Manifest.Output]) -> Bool {
    let listed = outputs.map { ($0.path, Entry.finished(bytes: $0.bytes, sha256: $0.sha256)) }
    return outputs.allSatisfy { $0.sha256.utf8.count == 64 } && listed.count == files.count
      && entries.withLock { entries in listed.allSatisfy { entries[$0.0] == $0.1 } }
  }
}
