/// Reads a file that is one JSON document (RFC 8259), over as many lines as it likes: an array of records, an object
/// with an array for each table (`{"events": [...], "actors": [...]}`), or a single record.
///
/// The document is cut into records, which ``JSONRecordReader`` judges: one broken record costs one record. Where the
/// array or object around them breaks, nobody knows what the rest is, and the file is refused. Of a document no more than
/// one record is kept in memory.
struct JSONDocument: ~Copyable {
  private enum State {
    case start
    /// In an array of records, which is that of a table or the document.
    case records(isTable: Bool, isFirst: Bool)
    /// In the object of the tables.
    case tables(isFirst: Bool)
    case end
    case done
  }

  private let file: InputFile
  private var reader: JSONRecordReader
  private var state = State.start
  private var offset = 0
  private var atEnd = false
  /// What was read and is still needed.
  private var text = ByteBuffer(capacity: 1 << 17)
  /// The next byte of it to look at.
  private var place = 0
  /// Where in the document `text` starts, the line of `place`, and where in the document that line starts.
  private var base = 0
  private var line = 1
  private var lineStart = 0

  /// The records of `file`; where they do not stand under their table's name, each belongs to `table`, or says to which.
  init(_ file: InputFile, table: Table?) {
    self.file = file
    reader = JSONRecordReader(fileTable: table)
  }

  /// Adds records to the batches of their tables until the wanted ones hold `enough` bytes or the document ends; false
  /// when it had ended before.
  mutating func next(into batches: TableBatches, atLeast enough: Int) throws(ReadError) -> Bool {
    if case .done = state { return false }
    reader.begin(batches)
    while batches.all.reduce(0, { $0 + $1.batch.bytes.count }) < enough {
      switch state {
      case .start: try start(batches)
      case .records(let isTable, let isFirst): try readRecord(isTable, isFirst, batches)
      case .tables(let isFirst): try openTable(isFirst, batches)
      case .end:
        guard try peek() == nil else {
          throw refusal("one JSON document ends before this, and more follows; lines of JSON are called .jsonl")
        }
        state = .done
        return true
      case .done: return true
      }
    }
    return true
  }

  // MARK: The document

  private mutating func start(_ batches: TableBatches) throws(ReadError) {
    try look(ahead: 4096)
    if text.count >= 3, text.span[0] == 0xEF, text.span[1] == 0xBB, text.span[2] == 0xBF {
      place = 3
      lineStart = 3
    }
    switch try peek() {
    case nil: throw refusal("empty: no JSON document")
    case UInt8(ascii: "["):
      place += 1
      state = .records(isTable: false, isFirst: true)
    case UInt8(ascii: "{") where try isObjectOfTables():
      place += 1
      state = .tables(isFirst: true)
    default:
      try add(try value(isWhole: true), batches)
      state = .end
    }
  }

  /// Whether the object that starts here has a table's name and an array first.
  private mutating func isObjectOfTables() throws(ReadError) -> Bool {
    try look(ahead: 4096)
    var scanner = JSONScanner()
    let rest = text.span.extracting(place...)
    do {
      try scanner.expect(UInt8(ascii: "{"), rest)
      let key = try scanner.key(rest)
      try scanner.expect(UInt8(ascii: ":"), rest)
      return Table(name: rest.extracting(key.range).text) != nil && scanner.peek(rest) == UInt8(ascii: "[")
    } catch {
      return false
    }
  }

  private mutating func openTable(_ isFirst: Bool, _ batches: TableBatches) throws(ReadError) {
    if isFirst == false {
      let byte = try peek()
      if byte == UInt8(ascii: "}") {
        place += 1
        state = .end
        return
      }
      guard byte == UInt8(ascii: ",") else { throw broken(byte) }
      place += 1
    }
    guard let quote = try peek(), quote == UInt8(ascii: "\"") else { throw broken(try peek()) }
    try look(ahead: 64)
    var scanner = JSONScanner()
    var key: JSONText?
    do { key = try scanner.key(text.span.extracting(place...)) } catch {}
    guard let key, let table = Table(name: text.span.extracting(place...).extracting(key.range).text) else {
      throw refusal("the name of a table is expected here: \(Table.allCases.map(\.name).joined(separator: ", "))")
    }
    place += key.range.upperBound + 1
    for byte in [UInt8(ascii: ":"), UInt8(ascii: "[")] {
      let next = try peek()
      guard next == byte else { throw broken(next) }
      place += 1
    }
    reader = JSONRecordReader(fileTable: table)
    reader.begin(batches)
    state = .records(isTable: true, isFirst: true)
  }

  private mutating func readRecord(_ isTable: Bool, _ isFirst: Bool, _ batches: TableBatches) throws(ReadError) {
    if isFirst, try peek() == UInt8(ascii: "]") {
      place += 1
    } else {
      _ = try peek()
      try add(try value(isWhole: false), batches)
      let next = try peek()
      guard next == UInt8(ascii: ",") || next == UInt8(ascii: "]") else { throw broken(next) }
      place += 1
      if next == UInt8(ascii: ",") {
        state = .records(isTable: isTable, isFirst: false)
        return
      }
    }
    state = isTable ? .tables(isFirst: false) : .end
  }

  /// Adds the record that lies at `range` and goes on behind it.
  private mutating func add(_ range: Range<Int>, _ batches: TableBatches) throws(ReadError) {
    let offset = base + range.lowerBound
    Self.read(range, of: text, line, offset - lineStart, offset, &reader, batches)
    move(to: range.upperBound)
  }

  private static func read(
    _ range: Range<Int>, of text: borrowing ByteBuffer, _ line: Int, _ column: Int, _ offset: Int,
    _ reader: inout JSONRecordReader, _ batches: TableBatches
  ) {
    reader.readValue(text.span.extracting(range), line: line, column: column, offset: offset, into: batches)
  }

  // MARK: Values

  /// Where the value that starts here lies: up to a comma or bracket that belongs to what is around it, or, if it is
  /// the `whole` document, to its end.
  private mutating func value(isWhole: Bool) throws(ReadError) -> Range<Int> {
    var length = 0
    // whether each open bracket is one of an object, the innermost last
    var open: [Bool] = []
    var (isInString, isEscaped) = (false, false)
    scan: while true {
      if place + length == text.count {
        guard try more() else {
          guard isWhole, open.isEmpty, !isInString else { throw ReadError(.cutOff, file: file.name, line: line) }
          break scan
        }
      }
      let byte = text.span[place + length]
      if isInString {
        // no string goes over a line: what is missing there is a quotation mark
        if byte == 0x0A, !isWhole {
          length = try brokenLength(length)
          break scan
        }
        if byte == UInt8(ascii: "\""), !isEscaped { isInString = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      } else {
        switch byte {
        case UInt8(ascii: "\""): (isInString, isEscaped) = (true, false)
        case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(byte == UInt8(ascii: "{"))
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          guard let isObject = open.popLast() else {
            if isWhole { break }
            break scan
          }
          guard isObject == (byte == UInt8(ascii: "}")) else {
            move(to: place + length)
            throw refusal("a bracket closes another than was opened", .notJSON)
          }
          if isWhole, open.isEmpty {
            length += 1
            break scan
          }
        case UInt8(ascii: ",") where open.isEmpty && !isWhole: break scan
        default: break
        }
      }
      length += 1
      guard length <= ReadLimits.record else { throw tooLong }
    }
    var end = place + length
    while end > place, text.span[end - 1] <= 0x20 { end -= 1 }
    return place..<end
  }

  /// How long a record is that broke within `length` bytes: nobody knows which of its brackets count, so that it goes up
  /// to a line that starts with `{` behind a comma, which is the next record, or with `]` behind a `}`.
  private mutating func brokenLength(_ broken: Int) throws(ReadError) -> Int {
    var length = broken
    var isLineStart = false
    // the last byte that is no white space, and where it is
    var (last, lastPlace): (UInt8, Int) = (0, 0)
    for before in stride(from: broken - 1, to: 0, by: -1) where last == 0 && text.span[place + before] > 0x20 {
      (last, lastPlace) = (text.span[place + before], before)
    }
    while true {
      if place + length == text.count, try !more() { throw ReadError(.cutOff, file: file.name, line: line) }
      let byte = text.span[place + length]
      if byte == 0x0A {
        isLineStart = true
      } else if byte > 0x20 {
        if isLineStart, byte == UInt8(ascii: "{"), last == UInt8(ascii: ",") { return lastPlace }
        if isLineStart, byte == UInt8(ascii: "]"), last == UInt8(ascii: "}") { return length }
        isLineStart = false
        (last, lastPlace) = (byte, length)
      }
      length += 1
      guard length <= ReadLimits.record else { throw tooLong }
    }
  }

  private var tooLong: ReadError {
    ReadError(.refused, file: file.name, line: line, reason: "a record is longer than 16 MiB", code: .recordTooLong)
  }

  /// The next byte that is no white space; nil at the end of the file.
  private mutating func peek() throws(ReadError) -> UInt8? {
    while true {
      while place < text.count {
        let byte = text.span[place]
        guard byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D else { return byte }
        move(to: place + 1)
      }
      guard try more() else { return nil }
    }
  }

  /// Goes on at `next`, counting lines.
  private mutating func move(to next: Int) {
    var from = place
    while let feed = text.span.extracting(..<next).firstIndex(of: 0x0A, from: from) {
      line += 1
      lineStart = base + feed + 1
      from = feed + 1
    }
    place = next
  }

  /// Reads until `count` bytes lie ahead, or the file ends.
  private mutating func look(ahead count: Int) throws(ReadError) {
    while text.count - place < count, try more() {}
  }

  /// Reads on; false at the end of the file.
  private mutating func more() throws(ReadError) -> Bool {
    guard !atEnd else { return false }
    if place >= 1 << 16 {
      text.removeFirst(place)
      base += place
      place = 0
    }
    let got = try file.read(into: &text, at: offset, upTo: 1 << 16)
    offset += got
    atEnd = got == 0
    return got > 0
  }

  // MARK: What is wrong

  private func broken(_ byte: UInt8?) -> ReadError {
    byte == nil ? ReadError(.cutOff, file: file.name, line: line) : refusal("not JSON from here on", .notJSON)
  }

  private func refusal(_ reason: String, _ code: FindingCode? = nil) -> ReadError {
    ReadError(
      .refused, file: file.name, line: line, column: base + place - lineStart + 1, reason: reason, code: code)
  }
}

/// A document in JSON, handed on block after block.
final class JSONBlocks {
  private var document: JSONDocument

  init(_ file: InputFile, table: Table?) { document = JSONDocument(file, table: table) }

  /// See ``JSONDocument/next(into:atLeast:)``.
  func next(into batches: TableBatches, atLeast enough: Int) throws(ReadError) -> Bool {
    try document.next(into: batches, atLeast: enough)
  }
}
