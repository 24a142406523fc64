internal import Glibc

/// Finds the files that inputs stand for.
///
/// An input is a file; a folder, whose `.csv`, `.tsv`, `.jsonl` and `.xml` files, and those `.json` files that are called
/// after a table or `register`, are taken in the order of their names (what else lies there, hidden files and Markdown
/// aside, is passed over); a pattern with `*`, `?` or `[...]`, whose matches
/// are taken in the order of their names; or `-`, standard input.
package struct InputSearch {
  private(set) package var files: [InputFile] = []
  private(set) package var passedOver: [String] = []
  /// How often a name was given: the second of two inputs of one name is told apart by its number.
  private var given: [String: Int] = [:]

  /// The names in ``InputRequest/formatsOfFiles`` by which a file was met.
  private var met: Set<String> = []

  /// Opens the files of `requests`.
  package init(_ requests: [InputRequest]) throws(ReadError) {
    for request in requests { try take(request) }
    let names = Set(requests.flatMap(\.formatsOfFiles.keys))
    for name in names.sorted(by: { $0.utf8Span.span.precedes($1.utf8Span.span) }) where !met.contains(name) {
      throw ReadError(.missing, file: TerminalText.safe(name), reason: "--as names it, and no input is called so")
    }
  }

  /// What was asked for of the file at `path`, which is called `name` in messages.
  private mutating func request(_ request: InputRequest, of path: String, _ name: String) -> InputRequest {
    var request = request
    for mine in [path.withoutDots, name, path.fileName] {
      let keys = request.formatsOfFiles.keys.filter { $0.withoutDots == mine }
      guard let key = keys.min(by: { $0.utf8Span.span.precedes($1.utf8Span.span) }) else { continue }
      met.formUnion(keys)
      request.format = request.formatsOfFiles[key]
      // what it is was said of this file, what its columns are of all
      request.mapping = nil
      break
    }
    return request
  }

  /// Whether a file at `path` is one that `requests` stand for, or would be the next time: what is written there would take
  /// the place of the register's, or be read as a part of it. Links are followed.
  package static func takes(_ path: String, among requests: [InputRequest]) -> Bool {
    let paths = [path, FilePlace.resolved(path)].compactMap(\.self)
    return requests.contains { request in paths.contains { takes($0, as: request) } }
  }

  private static func takes(_ path: String, as request: InputRequest) -> Bool {
    let folder = FilePlace.folder(of: path)
    if FilePlace.isFolder(request.path) {
      if isTaken(path.fileName), FilePlace.isSame(request.path, folder) { return true }
      // a file of the folder may be a link to it
      guard let names = try? namesInFolder(request.path) else { return false }
      return names.contains { isTaken($0) && FilePlace.isSame(request.path + "/" + $0, path) }
    }
    if FilePlace.isThere(request.path) { return FilePlace.isSame(request.path, path) }
    guard request.path.isPattern else { return false }
    let isInFolder =
      unsafe fnmatch(request.path.fileName, path.fileName, 0) == 0
      && FilePlace.isSame(FilePlace.folder(of: request.path), folder)
    let isMatch = unsafe fnmatch(request.path, path, FNM_PATHNAME) == 0
    return isInFolder || isMatch || request.path.matches.contains { FilePlace.isSame($0, path) }
  }

  private mutating func take(_ request: InputRequest) throws(ReadError) {
    if request.path == "-" {
      guard given["stdin"] == nil else {
        throw ReadError(.refused, file: "stdin", reason: "standard input can be read only once")
      }
      return files.append(
        try InputFile.standardInput(named: numbered("stdin"), self.request(request, of: "-", "stdin")))
    }
    if request.path.isPattern, unsafe access(request.path, F_OK) != 0 {
      let matches = request.path.matches
      guard !matches.isEmpty else {
        throw ReadError(.missing, file: TerminalText.safe(request.path), reason: "no file matches the pattern")
      }
      for path in matches { try take(path: path, request) }
    } else {
      try take(path: request.path, request)
    }
  }

  private mutating func take(path: String, _ request: InputRequest) throws(ReadError) {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      let kind: ReadError.Kind = errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable
      let reason = unsafe String(cString: strerror(errno))
      throw ReadError(kind, file: path.fileName, reason: "cannot open: \(reason)")
    }
    let input = numbered(TerminalText.safe(path.fileName))
    if status.st_mode & S_IFMT == S_IFDIR {
      try take(folder: path, named: input, request)
    } else {
      files.append(try InputFile(path: path, name: input, self.request(request, of: path, input)))
    }
  }

  private mutating func take(folder path: String, named input: String, _ request: InputRequest) throws(ReadError) {
    let all = try InputSearch.namesInFolder(path).filter { !$0.hasPrefix(".") }
    var names = all.filter { InputSearch.isTaken($0) }
    if all.contains("datapackage.json"), ExportedTables(beside: path + "/").isOurs {
      // what is made from the tables would come twice
      names.removeAll { ExportedTables.isDerivedFile($0.unpackedName.stem) }
    }
    guard !names.isEmpty else {
      throw ReadError(.missing, file: path.fileName, reason: "a folder without .csv, .tsv, .jsonl, .json or .xml files")
    }
    let prefix = input == "." || input == ".." ? "" : input + "/"
    for name in all {
      if names.contains(name) {
        let (path, input) = (path + "/" + name, prefix + TerminalText.safe(name))
        files.append(try InputFile(path: path, name: input, self.request(request, of: path, input)))
      } else if !name.hasSuffix(".md") {
        passedOver.append(prefix + TerminalText.safe(name))
      }
    }
  }

  /// Whether a file of this name in a folder is one of a register. JSON is written for many purposes, descriptions of
  /// tables among them.
  private static func isTaken(_ name: String) -> Bool {
    guard let syntax = FileSyntax(fileName: name) else { return false }
    let stem = name.unpackedName.stem
    return syntax != .json || stem == "register" || Table(fileStem: stem) != nil
  }

  private mutating func numbered(_ name: String) -> String {
    given[name, default: 0] += 1
    return given[name] == 1 ? name : "\(name)#\(given[name] ?? 1)"
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
    // what an export has cut in several files is read in its order: events.csv, events-2.csv, ..., events-10.csv
    let places = names.map { name in (name, place: name.placeInFolder) }
    return places.sorted { a, b in
      if a.place.stem != b.place.stem { return a.place.stem.utf8Span.span.precedes(b.place.stem.utf8Span.span) }
      if a.place.number != b.place.number { return a.place.number < b.place.number }
      return a.0.utf8Span.span.precedes(b.0.utf8Span.span)
    }.map(\.0)
  }
}

extension String {
  /// Where a file of this name stands among others: behind those whose names before the dot come first, and the files
  /// that go on with a table (`events-2.csv`) behind it in the order of their numbers.
  fileprivate var placeInFolder: (stem: String, number: Int) {
    let stem = self.stem
    guard let dash = stem.lastIndex(of: "-"), let number = Int(stem[stem.index(after: dash)...]), number > 1,
      Table(name: String(stem[..<dash])) != nil
    else { return (stem, 1) }
    return (String(stem[..<dash]), number)
  }

  /// A path without parts that lead nowhere: `./`, and `/` twice.
  fileprivate var withoutDots: String {
    let parts = split(separator: "/").filter { $0 != "." }
    return (hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// Whether it holds one of the characters of glob(7).
  fileprivate var isPattern: Bool { contains { $0 == "*" || $0 == "?" } || contains("[") && contains("]") }

  /// The paths that match it, in the order of their bytes.
  fileprivate var matches: [String] {
    var found = unsafe glob_t()
    defer { unsafe globfree(&found) }
    guard unsafe glob(self, GLOB_NOSORT, nil, &found) == 0 else { return [] }
    var paths: [String] = []
    for i in 0..<Int(unsafe found.gl_pathc) {
      if let path = unsafe found.gl_pathv[i] { paths.append(unsafe String(cString: path)) }
    }
    return paths.sorted { $0.utf8Span.span.precedes($1.utf8Span.span) }
  }
}

extension InputFile {
  /// Standard input: as it is where it is a file, else copied to a file without a name first, because a register is
  /// read more than once (its small tables before its events).
  static func standardInput(named name: String, _ request: InputRequest) throws(ReadError) -> InputFile {
    var status = stat()
    guard unsafe fstat(0, &status) == 0 else {
      throw ReadError(.unreadable, file: name, reason: "standard input is closed")
    }
    let descriptor = status.st_mode & S_IFMT == S_IFREG ? fcntl(0, F_DUPFD_CLOEXEC, 3) : try spool(name)
    guard descriptor >= 0 else {
      throw ReadError(.unreadable, file: name, reason: "cannot open: \(unsafe String(cString: strerror(errno)))")
    }
    return try InputFile(descriptor: descriptor, name: name, FileSyntax(request: request), nil, request)
  }

  /// Copies standard input, or what else is read through `source`, to its end into a file that no folder has, below
  /// TMPDIR; more than `limit` bytes are refused.
  package static func spool(
    _ name: String, from source: Int32 = 0, limit: Int = ReadLimits.file
  ) throws(ReadError) -> Int32 {
    func failure(_ doing: String) -> ReadError {
      ReadError(.unreadable, file: name, reason: "\(doing): \(unsafe String(cString: strerror(errno)))")
    }
    let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array((folder + "/nightdesk-XXXXXX").utf8CString)
    let descriptor = unsafe template.withUnsafeMutableBufferPointer { unsafe mkstemp($0.baseAddress!) }
    guard descriptor >= 0 else { throw failure("cannot keep a copy in \(TerminalText.safe(folder))") }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = unsafe template.withUnsafeBufferPointer { unsafe unlink($0.baseAddress!) }
    var block = ByteBuffer(capacity: 1 << 20)
    var size = 0
    while true {
      block.removeAll()
      let got = unsafe block.append(upTo: 1 << 20) { unsafe Glibc.read(source, $0, $1) }
      if got == 0 { return descriptor }
      if got < 0, errno == EINTR { continue }
      size += max(got, 0)
      guard size <= limit else {
        close(descriptor)
        throw ReadError(.fileTooLarge, file: name)
      }
      guard got > 0, block.writeAll(to: descriptor) else {
        defer { close(descriptor) }
        throw failure(got < 0 ? "cannot read" : "cannot keep a copy in \(TerminalText.safe(folder))")
      }
    }
  }
}

extension ByteBuffer {
  /// Writes all bytes; false when that fails.
  fileprivate borrowing func writeAll(to descriptor: Int32) -> Bool {
    var done = 0
    while done < count {
      let put = unsafe span.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress! + done, $0.count - done) }
      if put < 0, errno == EINTR { continue }
      guard put > 0 else { return false }
      done += put
    }
    return true
  }
}
