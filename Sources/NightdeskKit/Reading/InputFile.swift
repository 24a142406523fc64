internal import Glibc

/// A file of a register: opened once, and looked at again when all is read, so that one that changes meanwhile is noticed.
package final class InputFile: Sendable {
  /// The name in findings, messages and the manifest: the folder that was asked for and the file in it, no machine path.
  package let name: String
  package let syntax: FileSyntax
  /// The table that the file is named after; nil: it may mix tables, or its header tells.
  package let table: Table?
  package let size: Int
  /// Where it was opened, for whoever reads it again.
  package let path: String
  let descriptor: Int32
  private let changed: (Int, Int)
  private let inode: UInt

  /// Opens the file at `path`.
  package init(path: String, name: String) throws(ReadError) {
    guard let syntax = FileSyntax(fileName: path.fileName) else {
      throw ReadError(.refused, file: name, reason: "not a .csv, .jsonl or .xml file")
    }
    // a pipe that nobody writes to must not hold the night up before it is found to be none
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else {
      let kind: ReadError.Kind = errno == ENOENT ? .missing : .unreadable
      throw ReadError(kind, file: name, reason: "cannot open: \(unsafe String(cString: strerror(errno)))")
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ReadError(.unreadable, file: name, reason: "not a regular file")
    }
    self.descriptor = descriptor
    self.path = path
    self.name = name
    self.syntax = syntax
    size = Int(status.st_size)
    changed = (Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec))
    inode = UInt(status.st_ino)
    table = Table(name: String(path.fileName.dropLast(syntax.rawValue.utf8.count + 1)))
  }

  deinit { close(descriptor) }

  /// Throws if the file is not what it was when it was opened.
  package func checkUnchanged() throws(ReadError) {
    var status = stat()
    let isSame =
      unsafe fstat(descriptor, &status) == 0 && Int(status.st_size) == size
      && Int(status.st_mtim.tv_sec) == changed.0 && Int(status.st_mtim.tv_nsec) == changed.1
    guard isSame else { throw ReadError(.refused, file: name, reason: "changed while it was being read") }
  }

  /// Appends up to `limit` bytes from the byte `position` on; returns how many.
  package func read(into bytes: inout ByteBuffer, at position: Int, upTo limit: Int) throws(ReadError) -> Int {
    while true {
      let got = unsafe bytes.append(upTo: limit) { unsafe pread(descriptor, $0, $1, position) }
      if got >= 0 { return got }
      guard errno == EINTR else {
        throw ReadError(.unreadable, file: name, reason: "cannot read: \(unsafe String(cString: strerror(errno)))")
      }
    }
  }

  /// The files of a register: every argument is a file, or a folder whose `.csv`, `.jsonl` and `.xml` files are taken
  /// in the order of their names; what else lies there, hidden files and Markdown aside, is passed over.
  package static func find(
    _ arguments: [String]
  ) throws(ReadError) -> (files: [InputFile], passedOver: [String]) {
    var files: [InputFile] = []
    var passedOver: [String] = []
    var seen: [String: Int] = [:]
    for argument in arguments {
      let trimmed = argument.count > 1 && argument.hasSuffix("/") ? String(argument.dropLast()) : argument
      var status = stat()
      guard unsafe stat(trimmed, &status) == 0 else {
        let kind: ReadError.Kind = errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable
        let reason = unsafe String(cString: strerror(errno))
        throw ReadError(kind, file: trimmed.fileName, reason: "cannot open: \(reason)")
      }
      let given = TerminalText.safe(trimmed.fileName)
      seen[given, default: 0] += 1
      // the second of two inputs of one name is told apart by its number
      let input = seen[given] == 1 ? given : "\(given)#\(seen[given] ?? 1)"
      guard status.st_mode & S_IFMT == S_IFDIR else {
        files.append(try InputFile(path: trimmed, name: input))
        continue
      }
      let all = try namesInFolder(trimmed).filter { !$0.hasPrefix(".") }
      let names = all.filter { FileSyntax(fileName: $0) != nil }
      guard !names.isEmpty else {
        throw ReadError(.missing, file: trimmed.fileName, reason: "a folder without .csv, .jsonl or .xml files")
      }
      let prefix = given == "." || given == ".." ? "" : input + "/"
      for name in all {
        if names.contains(name) {
          files.append(try InputFile(path: trimmed + "/" + name, name: prefix + TerminalText.safe(name)))
        } else if !name.hasSuffix(".md") {
          passedOver.append(prefix + TerminalText.safe(name))
        }
      }
    }
    return (files, passedOver)
  }

  private static func namesInFolder(_ path: String) throws(ReadError) -> [String] {
    guard let folder = unsafe opendir(path) else {
      throw ReadError(
        .unreadable, file: path.fileName, reason: "cannot open: \(unsafe String(cString: strerror(errno)))")
    }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names.sorted { $0.utf8Span.span.precedes($1.utf8Span.span) }
  }
}

extension FileSyntax {
  /// The syntax that a file of this name has.
  fileprivate init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: "."), dot > fileName.startIndex,
      let syntax = FileSyntax(rawValue: String(fileName[fileName.index(after: dot)...]).lowercased())
    else { return nil }
    self = syntax
  }
}

extension String {
  /// What stands behind the last `/`.
  package var fileName: String { split(separator: "/").last.map(String.init) ?? self }
}
