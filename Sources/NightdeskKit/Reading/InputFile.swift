internal import Glibc

/// A file of a register: opened once, and looked at again when all is read, so that one that changes meanwhile is noticed.
package final class InputFile: Sendable {
  /// The name in findings, messages and the manifest: the folder that was asked for and the file in it, no machine path.
  package let name: String
  /// Where it was opened; nil for one without a name of its own.
  package let path: String?
  package let syntax: FileSyntax
  /// The table that the file is named after; nil: it may mix tables, or its header tells.
  package let table: Table?
  package let size: Int
  /// Whether its name says another compression than its first bytes, or only one of the two says one.
  let isMisnamed: Bool
  /// The input that it is, or is one of the files of.
  package let request: InputRequest
  /// What an export has done to the texts, where it is a file of one.
  let exported: ExportedTables
  /// Whether it holds the whole texts of an export's cells.
  var isWholeTexts: Bool { exported.isOurs && path?.fileName.unpackedName.stem == CutText.file }
  let descriptor: Int32
  private let changed: (Int, Int)
  /// What its bytes decode to, where they are not text in UTF-8 as they lie there.
  private let decoded: DecodedBytes?

  /// Opens the file at `path`; `request` says how it is to be read.
  package convenience init(path: String, name: String, _ request: InputRequest) throws(ReadError) {
    let syntax = FileSyntax(request: request) ?? FileSyntax(fileName: path.fileName)
    guard let syntax else {
      if path.fileName.lowercased().hasSuffix(".zip") { throw ReadError(.archive, file: name, hasHint: true) }
      throw ReadError(.refused, file: name, reason: "not a .csv, .tsv, .jsonl, .json or .xml file")
    }
    // a pipe that nobody writes to must not hold the night up before it is found to be none
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else {
      let kind: ReadError.Kind = errno == ENOENT ? .missing : .unreadable
      throw ReadError(kind, file: name, reason: "cannot open: \(unsafe String(cString: strerror(errno)))")
    }
    try self.init(
      descriptor: descriptor, name: name, path: path, syntax, Table(fileStem: path.fileName.unpackedName.stem), request,
      Compression(fileName: path))
  }

  /// The file behind `descriptor`, which is closed with it. A syntax that is not known is told from the first byte;
  /// `named` is the compression that its name says, where it has a name.
  init(
    descriptor: Int32, name: String, path: String? = nil, _ syntax: FileSyntax?, _ table: Table?,
    _ request: InputRequest, _ named: Compression?? = nil
  ) throws(ReadError) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ReadError(.unreadable, file: name, reason: "not a regular file")
    }
    var start = ByteBuffer(capacity: 64)
    _ = unsafe start.append(upTo: 64) { unsafe pread(descriptor, $0, $1, 0) }
    guard !start.span.startsAsArchive else {
      close(descriptor)
      throw ReadError(.archive, file: name, hasHint: true)
    }
    let compression = Compression(start.span)
    let encoding = request.encoding == .utf8 ? nil : request.encoding
    let decoded = compression == nil && encoding == nil ? nil : DecodedBytes(compression, encoding)
    self.descriptor = descriptor
    self.name = name
    self.path = path
    self.decoded = decoded
    self.table = table
    self.request = request
    isMisnamed = named.map { $0 != compression } ?? false
    exported = path.map { ExportedTables(beside: $0) } ?? ExportedTables()
    size = Int(status.st_size)
    changed = (Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec))
    if let decoded, size <= ReadLimits.file {
      start.removeAll()
      _ = try decoded.read(
        into: &start, at: 0, upTo: 64,
        file: { (bytes, position) throws(ReadError) in
          try InputFile.read(descriptor, name, into: &bytes, at: position, upTo: 1 << 16)
        }, refusal: { InputFile.refusal(name, $0, $1) })
    }
    self.syntax = syntax ?? FileSyntax(startingWith: start.span)
    guard size <= ReadLimits.file else { throw ReadError(.fileTooLarge, file: name) }
    guard !start.span.startsAsUTF16 else {
      throw ReadError(
        .refused, file: name, line: 1,
        reason: FindingCode.otherEncoding.entry.message
          + ": it starts as UTF-16 does, which is read where --encoding utf-16 declares it", code: .otherEncoding)
    }
  }

  deinit { close(descriptor) }

  /// Throws if the file is not what it was when it was opened.
  package func checkUnchanged() throws(ReadError) {
    var status = stat()
    let isSame =
      unsafe fstat(descriptor, &status) == 0 && Int(status.st_size) == size
      && Int(status.st_mtim.tv_sec) == changed.0 && Int(status.st_mtim.tv_nsec) == changed.1
    guard isSame else { throw ReadError(.changedWhileRead, file: name) }
  }

  /// Whether a document that says its own encoding says one that holds no longer.
  var isTranscoded: Bool { request.encoding != nil && request.encoding != .utf8 }

  /// What had no meaning in the encoding that was declared, as far as the file was read; nil where none was.
  var undecodable: UndecodableBytes? { decoded?.undecodable }

  /// Lets go of the memory that reading a compressed file takes; it can be read again.
  func rest() { decoded?.rest() }

  /// Whether nothing but white space is in it.
  var isBlank: Bool {
    get throws(ReadError) {
      var block = ByteBuffer(capacity: 1 << 12)
      var position = 0
      while true {
        block.removeAll()
        let got = try read(into: &block, at: position, upTo: 1 << 12)
        if got == 0 { return true }
        for i in block.span.indices where block.span[i] > 0x20 {
          // a byte order mark says nothing
          if position == 0, i < 3, block.span.starts(with: "\u{FEFF}") { continue }
          return false
        }
        position += got
      }
    }
  }

  /// Appends up to `limit` bytes of its text from the byte `position` on; returns how many.
  package func read(into bytes: inout ByteBuffer, at position: Int, upTo limit: Int) throws(ReadError) -> Int {
    guard let decoded else { return try readAsItIs(into: &bytes, at: position, upTo: limit) }
    return try decoded.read(
      into: &bytes, at: position, upTo: limit,
      file: { (bytes, position) throws(ReadError) in try readAsItIs(into: &bytes, at: position, upTo: 1 << 16) },
      refusal: { InputFile.refusal(name, $0, $1) })
  }

  /// Why the file called `name` cannot be unpacked, of which so many bytes were read.
  private static func refusal(_ name: String, _ code: FindingCode, _ byte: Int) -> ReadError {
    let isLimit = code == .tooDense || code == .tooManyMembers
    guard isLimit else { return ReadError(code, file: name) }
    return ReadError(code, file: name, byte: byte, of: "the file, at the latest")
  }

  /// Appends up to `limit` bytes as they lie on disk, from the byte `position` on; returns how many.
  package func readAsItIs(into bytes: inout ByteBuffer, at position: Int, upTo limit: Int) throws(ReadError) -> Int {
    try InputFile.read(descriptor, name, into: &bytes, at: position, upTo: limit)
  }

  private static func read(
    _ descriptor: Int32, _ name: String, into bytes: inout ByteBuffer, at position: Int, upTo limit: Int
  ) throws(ReadError) -> Int {
    while true {
      let got = unsafe bytes.append(upTo: limit) { unsafe pread(descriptor, $0, $1, position) }
      if got >= 0 { return got }
      guard errno == EINTR else {
        throw ReadError(.unreadable, file: name, reason: "cannot read: \(unsafe String(cString: strerror(errno)))")
      }
    }
  }
}

extension Table {
  /// The table that a file is named after: `events`, or `events-2` where an export has cut it in two.
  init?(fileStem stem: String) {
    let parts = stem.split(separator: "-", omittingEmptySubsequences: false)
    let isNumbered = parts.count == 2 && !parts[1].isEmpty && parts[1].utf8.allSatisfy { 0x30...0x39 ~= $0 }
    self.init(name: isNumbered ? String(parts[0]) : stem)
  }
}

extension FileSyntax {
  /// The syntax that a file of this name has.
  init?(fileName: String) {
    let fileName = fileName.unpackedName
    guard let dot = fileName.lastIndex(of: "."), dot > fileName.startIndex else { return nil }
    let ending = fileName[fileName.index(after: dot)...].lowercased()
    guard let syntax = ending == "tsv" ? .csv : FileSyntax(rawValue: ending) else { return nil }
    self = syntax
  }

  /// The syntax of the format that was asked for, if one was.
  init?(request: InputRequest) {
    guard let format = request.format else { return nil }
    self = FileSyntax(rawValue: format) ?? .csv
  }

  /// What the first byte that is no blank is of: `{` of JSON Lines, or of a document where its line ends behind it, `[` of a
  /// document in JSON, `<` of XML, anything else of CSV.
  fileprivate init(startingWith start: borrowing Span<UInt8>) {
    var (first, isAlone): (UInt8, Bool) = (0, false)
    for i in start.indices where first == 0 {
      let byte = start[i]
      let isMark = i < 3 && (byte == 0xEF || byte == 0xBB || byte == 0xBF)
      guard byte > 0x20, !isMark else { continue }
      first = byte
      isAlone = i + 1 < start.count && (start[i + 1] == 0x0A || start[i + 1] == 0x0D)
    }
    switch first {
    case UInt8(ascii: "{"): self = isAlone ? .json : .jsonl
    case UInt8(ascii: "["): self = .json
    case UInt8(ascii: "<"): self = .xml
    default: self = .csv
    }
  }
}

extension Span<UInt8> {
  /// Whether they start as a ZIP archive does, be it empty.
  fileprivate var startsAsArchive: Bool { starts(with: "PK\u{3}\u{4}") || starts(with: "PK\u{5}\u{6}") }

  /// Whether they start with UTF-16's byte order mark, or with two letters that have a zero each.
  fileprivate var startsAsUTF16: Bool {
    guard count >= 4 else { return false }
    if self[0] == 0xFF && self[1] == 0xFE || self[0] == 0xFE && self[1] == 0xFF { return true }
    // two letters of ASCII; one zero alone may be a broken record
    func isLetter(_ i: Int) -> Bool { 0x20..<0x7F ~= self[i] }
    return self[0] == 0 && isLetter(1) && self[2] == 0 && isLetter(3)
      || isLetter(0) && self[1] == 0 && isLetter(2) && self[3] == 0
  }
}

extension String {
  /// A file's name without the ending that says how it is compressed.
  var unpackedName: String {
    Compression(fileName: self).map { String(dropLast($0.ending.utf8.count + 1)) } ?? self
  }

  /// What stands behind the last `/`.
  package var fileName: String { split(separator: "/").last.map(String.init) ?? self }

  /// A file's name without its ending.
  var stem: String {
    guard let dot = lastIndex(of: "."), dot > startIndex else { return self }
    return String(self[..<dot])
  }
}
