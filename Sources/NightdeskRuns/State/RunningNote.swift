internal import Glibc

/// Who is at work in an output folder: a file in the state folder, for the message that another run gets. The lock is
/// what keeps it out; this note of a run that died is never taken for one.
enum RunningNote {
  static let name = "running"

  /// `pid 1234 since 2026-11-25T02:30:00Z`; nil where nothing is known.
  static func text(in output: String, _ files: any FileSystem) -> String? {
    guard let folder = try? files.openFolder(output + "/" + StateFolder.name, in: AT_FDCWD),
      let bytes = files.contents(of: name, in: folder.number, limit: 200)
    else { return nil }
    let text = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    return text.hasPrefix("pid ") && text.allSatisfy { $0.isLetter || $0.isNumber || " :-".contains($0) } ? text : nil
  }

  /// Leaves the note; without one the message says less, so a failure is none.
  static func leave(in state: StateFolder) {
    try? state.write("pid \(getpid()) since \(Moment.now.text)\n", to: name)
  }

  static func take(from state: StateFolder) { try? state.files.remove(name, in: state.number, isFolder: false) }
}
