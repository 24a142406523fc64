internal import Glibc
internal import NightdeskKit

/// A CSV file that is written from its start to its end; every write is checked.
struct GeneratedTable: ~Copyable {
  /// Fields written in quotation marks.
  private(set) var quotedFields = 0

  private let path: String
  private let lineEnd: String
  private let width: Int
  private let file: Int32
  private var bytes = 0
  private var fields = 0
  private var output = ByteBuffer(capacity: 1 << 20)
  private var scratch = ByteBuffer()

  /// A new file at `path` with a header of `columns`.
  init(_ path: String, _ columns: [String], _ lineEnd: GeneratedRegister.LineEnd) throws(GenerationError) {
    self.path = path
    self.lineEnd = lineEnd.rawValue
    width = columns.count
    file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw GenerationError("open", path, errno) }
    output.append(columns.joined(separator: ","))
    output.append(self.lineEnd)
  }

  // A file that goes out of sight without `close` is incomplete, and an error says so already.
  deinit { _ = Glibc.close(file) }

  /// Adds a field that needs no quotation marks.
  mutating func plain(_ text: String) {
    separate()
    output.append(text)
  }

  /// Adds a field that needs no quotation marks.
  mutating func plain(_ compose: (inout ByteBuffer) -> Void) {
    separate()
    compose(&output)
  }

  /// Adds a field, in quotation marks where it needs them.
  mutating func text(_ compose: (inout ByteBuffer) -> Void) {
    separate()
    scratch.removeAll()
    compose(&scratch)
    if Self.append(scratch, to: &output) { quotedFields += 1 }
  }

  /// Appends `field` to `output` and returns whether it needed quotation marks.
  private static func append(_ field: borrowing ByteBuffer, to output: inout ByteBuffer) -> Bool {
    let quote = UInt8(ascii: "\"")
    let field = field.span
    let doubles = field.firstIndex(of: quote) != nil
    guard doubles || field.firstIndex(of: UInt8(ascii: ",")) != nil || field.firstIndex(of: 0x0A) != nil else {
      output.append(field)
      return false
    }
    output.append(quote)
    var start = 0
    while doubles, let hit = field.firstIndex(of: quote, from: start) {
      output.append(field.extracting(start...hit))
      output.append(quote)
      start = hit + 1
    }
    output.append(field.extracting(start...))
    output.append(quote)
    return true
  }

  /// Adds empty fields.
  mutating func empty(_ count: Int = 1) {
    for _ in 0..<count { separate() }
  }

  /// Ends the row, which must have a field for each column.
  mutating func endRow() throws(GenerationError) {
    precondition(fields == width, "a row of \(fields) fields in a table of \(width) columns")
    fields = 0
    output.append(lineEnd)
    if output.count >= 1 << 20 { try flush() }
  }

  /// Ends the file and returns its length in bytes.
  consuming func close() throws(GenerationError) -> Int {
    try flush()
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw GenerationError("examine", path, errno) }
    guard status.st_size == bytes else { throw GenerationError("write", path, EIO) }
    return bytes
  }

  private mutating func separate() {
    if fields > 0 { output.append(UInt8(ascii: ",")) }
    fields += 1
  }

  private mutating func flush() throws(GenerationError) {
    var done = 0
    while done < output.count {
      let rest = output.span.extracting(done...)
      let written = unsafe rest.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw GenerationError("write", path, written < 0 ? errno : EIO) }
      done += written
    }
    bytes += done
    output.removeAll()
  }
}

/// A file that could not be generated.
struct GenerationError: Error, CustomStringConvertible {
  private let operation, path: String
  private let number: Int32

  init(_ operation: String, _ path: String, _ number: Int32) {
    self.operation = operation
    self.path = path
    self.number = number
  }

  /// What failed, where, and how the system calls it.
  var description: String {
    let reason = unsafe String(cString: strerror(number))
    return "cannot \(operation) \(path): \(reason.lowercased())"
  }
}

/// Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood, 2014).
struct GeneratedRandom {
  private var state: UInt64

  /// The numbers of one row: rows can be drawn in any order.
  init(_ seed: UInt64, _ row: Int) {
    state = seed &* 0xD129_0D3D_8DC5_53C5
    state = next() ^ (UInt64(bitPattern: Int64(row)) &* 0x9E37_79B9_7F4A_7C15)
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to `limit`, without it.
  mutating func below(_ limit: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(limit)).high)
  }

  /// Yes, `percent` times in a hundred.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// One of `choices`.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[below(choices.count)] }
}
