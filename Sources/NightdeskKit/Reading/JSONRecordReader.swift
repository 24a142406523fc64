/// Reads JSON Lines: each line one object (RFC 8259) whose keys are the columns of a table.
///
/// Strings without escapes and numbers become fields where they lie in the line; all else is decoded behind the
/// lines. Numbers stay as written. `true` and `false` are the words `yes` and `no`, `null` is an empty field, and an
/// array is a list (see ``ListSyntax``). Keys that the register does not know go to `extra` as `name=value`, nested
/// values as their JSON without white space; keys that begin with `nd_` and computed columns are passed over.
///
/// A byte order mark at the start of the file is for the caller to skip.
package struct JSONRecordReader: ~Copyable {
  private let fileTable: Table?
  private var columns = Table.allCases.map { JSONColumns($0.schema) }
  private var unknown = UnknownFields()
  /// Where a single record starts: behind how many bytes of its line, and of the document.
  private var place: (column: Int, offset: Int)?
  private var decodedKey = ByteBuffer(capacity: 256)
  private var decodedValue = ByteBuffer(capacity: 1024)

  /// A reader of lines that are all records of `fileTable`; where it is nil, each object says which table it belongs
  /// to with its key `table`, wherever that stands.
  package init(fileTable: Table?) { self.fileTable = fileTable }

  /// Adds the records of whole lines to the batches of their tables, and returns how many lines there are. The last
  /// line may lack its line end; lines without anything but white space are passed over.
  package mutating func read(_ block: borrowing Span<UInt8>, into batches: TableBatches) -> Int {
    unknown.begin(batches)
    var lines = 0
    var start = 0
    while start < block.count {
      let lineEnd = block.firstIndex(of: 0x0A, from: start) ?? block.count
      var end = lineEnd
      if end > start, block[end - 1] == 0x0D { end -= 1 }
      readLine(block.extracting(start..<end), number: lines, into: batches)
      lines += 1
      start = lineEnd + 1
    }
    if block.highest >= 0x7F, block.firstIndex(of: 0x7F) != nil || HostileText.isLikely(in: block) {
      let starts = block.lineStarts
      for table in Table.allCases {
        batches[table]?.batch.isSuspect = true
        batches[table]?.batch.lineOffsets = starts
      }
    }
    return lines
  }

  /// Takes note of what the batches hold; to be called before single records are added to them.
  mutating func begin(_ batches: TableBatches) { unknown.begin(batches) }

  /// Adds the record `text`, which may go over several lines and starts behind `column` bytes of line `line` and
  /// `offset` bytes of the document, to the batch of its table.
  mutating func readValue(
    _ text: borrowing Span<UInt8>, line: Int, column: Int, offset: Int, into batches: TableBatches
  ) {
    place = (column, offset)
    defer { place = nil }
    if text.isEmpty, let target = batches[fileTable ?? .events] {
      let row = target.batch.appendRecord(extent: target.batch.bytes.count..<target.batch.bytes.count)
      target.batch.recordLines.append(line - 1)
      target.batch.recordColumns.append(column)
      target.batch.recordOffsets.append(offset)
      target.batch.report(.notJSON, row)
      target.batch.broken.append(row)
    }
    readLine(text, number: line - 1, into: batches)
    if text.highest >= 0x7F, text.firstIndex(of: 0x7F) != nil || HostileText.isLikely(in: text) {
      for table in Table.allCases { batches[table]?.batch.isSuspect = true }
    }
  }

  private mutating func readLine(_ line: borrowing Span<UInt8>, number: Int, into batches: TableBatches) {
    var scanner = JSONScanner()
    guard scanner.peek(line) != nil else { return }
    var table = fileTable
    var finding: FindingCode? = line.count > ReadLimits.record ? .recordTooLong : nil
    var offset: Int?
    // what is no object is told so by who reads it
    if table == nil, finding == nil, scanner.peek(line) == UInt8(ascii: "{") {
      do {
        table = try self.table(of: line)
        if table == nil { finding = .noTable }
      } catch {
        (finding, offset) = (error.code, error.offset)
      }
    }
    guard let target = batches[table ?? .events] else { return }
    let start = target.batch.bytes.count
    target.batch.bytes.append(line)
    let row = target.batch.appendRecord(extent: start..<start + line.count)
    target.batch.recordLines.append(number)
    if let place {
      target.batch.recordColumns.append(place.column)
      target.batch.recordOffsets.append(place.offset)
    }
    if finding == nil {
      do {
        try readObject(line, at: start, into: &target.batch, row)
      } catch {
        (finding, offset) = (error.code, error.code == .notAnObject ? nil : error.offset)
      }
    }
    guard let finding else { return }
    target.batch.report(finding, row)
    target.batch.broken.append(row)
    if let offset { target.batch.errorOffsets.append((row: row, offset: offset)) }
  }

  /// The table that the object's first key `table` names; nil where it names none that there is and the line is
  /// otherwise whole.
  private mutating func table(of line: borrowing Span<UInt8>) throws(JSONBreak) -> Table? {
    var scanner = JSONScanner()
    try scanner.expect(UInt8(ascii: "{"), line)
    if scanner.take(UInt8(ascii: "}"), line) {
      try scanner.finish(line)
      return nil
    }
    repeat {
      let key = try scanner.key(line)
      try scanner.expect(UInt8(ascii: ":"), line)
      let isTable = hasText("table", key, line)
      let value = try scanner.skipValue(line, depth: 1)
      if isTable { return namedTable(value, line) }
    } while scanner.take(UInt8(ascii: ","), line)
    try scanner.expect(UInt8(ascii: "}"), line)
    try scanner.finish(line)
    return nil
  }

  /// Whether a string says `word`.
  private mutating func hasText(_ word: StaticString, _ text: JSONText, _ line: borrowing Span<UInt8>) -> Bool {
    guard text.hasEscapes else { return line.extracting(text.range).equals(word) }
    decodedKey.removeAll()
    _ = JSONScanner.appendDecoded(line, text.range, to: &decodedKey)
    return decodedKey.span.equals(word)
  }

  /// The table whose name is the string at `range`, quotation marks included.
  private mutating func namedTable(_ range: Range<Int>, _ line: borrowing Span<UInt8>) -> Table? {
    guard line[range.lowerBound] == UInt8(ascii: "\"") else { return nil }
    decodedKey.removeAll()
    _ = JSONScanner.appendDecoded(line, range.lowerBound + 1..<range.upperBound - 1, to: &decodedKey)
    return Table.allCases.first { decodedKey.span.equals($0.name) }
  }

  // MARK: Objects

  private mutating func readObject(
    _ line: borrowing Span<UInt8>, at start: Int, into batch: inout RecordBatch, _ row: Int
  ) throws(JSONBreak) {
    var scanner = JSONScanner()
    guard scanner.take(UInt8(ascii: "{"), line) else {
      try scanner.skipValue(line, depth: 0)
      try scanner.finish(line)
      throw JSONBreak(code: .notAnObject, offset: 0)
    }
    let table = Int(batch.table.rawValue)
    unknown.beginRecord()
    columns[table].beginObject()
    if !scanner.take(UInt8(ascii: "}"), line) {
      repeat {
        try readMember(line, at: start, into: &batch, row, &scanner)
      } while scanner.take(UInt8(ascii: ","), line)
      try scanner.expect(UInt8(ascii: "}"), line)
    }
    try scanner.finish(line)
    unknown.store(in: &batch, row, extra: columns[table].extra)
  }

  @inline(__always)
  private mutating func readMember(
    _ line: borrowing Span<UInt8>, at start: Int, into batch: inout RecordBatch, _ row: Int,
    _ scanner: inout JSONScanner
  ) throws(JSONBreak) {
    let table = Int(batch.table.rawValue)
    let text = try scanner.key(line)
    try scanner.expect(UInt8(ascii: ":"), line)
    let found: (key: JSONColumns.Key, isTwice: Bool)
    if text.hasEscapes {
      decodedKey.removeAll()
      if JSONScanner.appendDecoded(line, text.range, to: &decodedKey) { batch.isSuspect = true }
      found = columns[table].find(decodedKey)
    } else {
      found = columns[table].find(line.extracting(text.range))
    }
    switch found.key {
    case .column(let column):
      if found.isTwice {
        batch.report(.keyTwice, row, column)
        try scanner.skipValue(line, depth: 1)
      } else {
        try readValue(line, at: start, into: &batch, row, column, &scanner)
      }
    case .table:
      if found.isTwice { batch.report(.keyTwice, row) }
      let value = try scanner.skipValue(line, depth: 1)
      if !found.isTwice { checkTable(value, line, &batch, row) }
    case .ignored: try scanner.skipValue(line, depth: 1)
    case .unknown: try readUnknown(text, line, into: &batch, row, &scanner)
    }
  }

  /// In a file of one table the key `table` may be left out or empty, but it may not say otherwise.
  private mutating func checkTable(
    _ value: Range<Int>, _ line: borrowing Span<UInt8>, _ batch: inout RecordBatch, _ row: Int
  ) {
    guard fileTable != nil, namedTable(value, line) != batch.table else { return }
    let written = line.extracting(value)
    guard !written.equals("null"), !written.equals("\"\"") else { return }
    batch.report(.otherTable, row)
  }

  // MARK: Values

  @inline(__always)
  private mutating func readValue(
    _ line: borrowing Span<UInt8>, at start: Int, into batch: inout RecordBatch, _ row: Int, _ column: Int,
    _ scanner: inout JSONScanner
  ) throws(JSONBreak) {
    let traits = Int(batch.table.rawValue)
    let isList = columns[traits].isList[column]
    switch scanner.peek(line) {
    case UInt8(ascii: "\""):
      let text = try scanner.string(line)
      guard !text.range.isEmpty else { return }
      if isList { return batch.report(.wrongJSONType, row, column) }
      if text.hasEscapes {
        let decoded = batch.bytes.count
        if JSONScanner.appendDecoded(line, text.range, to: &batch.bytes) { batch.isSuspect = true }
        guard batch.bytes.count - decoded <= ReadLimits.field else { return batch.report(.fieldTooLong, row, column) }
        batch.setField(row, column, decoded..<batch.bytes.count)
      } else {
        guard text.range.count <= ReadLimits.field else { return batch.report(.fieldTooLong, row, column) }
        let range = start &+ text.range.lowerBound..<start &+ text.range.upperBound
        batch.setField(row, column, range, isPlain: !text.hasComma)
      }
    case let first? where JSONScanner.startsNumber(first):
      let number = try scanner.number(line)
      if isList { return batch.report(.wrongJSONType, row, column) }
      guard number.count <= ReadLimits.number else { return batch.report(.longJSONNumber, row, column) }
      batch.setField(row, column, start + number.lowerBound..<start + number.upperBound, isPlain: true)
    case UInt8(ascii: "["):
      if isList {
        try readList(line, into: &batch, row, column, &scanner)
      } else {
        try scanner.skipValue(line, depth: 1)
        batch.report(.wrongJSONType, row, column)
      }
    case UInt8(ascii: "{"):
      try scanner.skipValue(line, depth: 1)
      batch.report(.wrongJSONType, row, column)
    default:
      let word = try scanner.literal(line)
      guard word != .null else { return }
      guard columns[traits].isYesNo[column] else { return batch.report(.wrongJSONType, row, column) }
      batch.composeField(row, column) { $0.append(word == .yes ? "yes" : "no") }
    }
  }

  /// Joins an array's values behind the lines. What is not text or a number there is reported once.
  private mutating func readList(
    _ line: borrowing Span<UInt8>, into batch: inout RecordBatch, _ row: Int, _ column: Int,
    _ scanner: inout JSONScanner
  ) throws(JSONBreak) {
    scanner.takeAny()
    if scanner.take(UInt8(ascii: "]"), line) { return }
    let start = batch.bytes.count
    var count = 0
    var hasWrongType = false
    repeat {
      if count > 0 { batch.bytes.append(UInt8(ascii: ";")) }
      count += 1
      switch scanner.peek(line) {
      case UInt8(ascii: "\""):
        let text = try scanner.string(line)
        if text.hasEscapes {
          decodedValue.removeAll()
          if JSONScanner.appendDecoded(line, text.range, to: &decodedValue) { batch.isSuspect = true }
          ListSyntax.appendEscaped(decodedValue.span, to: &batch.bytes)
        } else {
          ListSyntax.appendEscaped(line.extracting(text.range), to: &batch.bytes)
        }
      case let first? where JSONScanner.startsNumber(first):
        let number = try scanner.number(line)
        if number.count > ReadLimits.number { batch.report(.longJSONNumber, row, column) }
        batch.bytes.append(line.extracting(number))
      case UInt8(ascii: "n"): _ = try scanner.literal(line)
      default:
        try scanner.skipValue(line, depth: 2)
        hasWrongType = true
      }
    } while scanner.take(UInt8(ascii: ","), line)
    try scanner.expect(UInt8(ascii: "]"), line)
    let joined = start..<batch.bytes.count
    guard joined.count <= ReadLimits.field else {
      batch.bytes.truncate(to: start)
      return batch.report(.fieldTooLong, row, column)
    }
    batch.setField(row, column, joined)
    if hasWrongType {
      batch.report(.wrongJSONType, row, column)
    } else if joined.isEmpty {
      // One empty value cannot be told from no value once it is joined.
      batch.report(.emptyItem, row, column)
    }
  }

  private mutating func readUnknown(
    _ key: JSONText, _ line: borrowing Span<UInt8>, into batch: inout RecordBatch, _ row: Int,
    _ scanner: inout JSONScanner
  ) throws(JSONBreak) {
    let isNew = key.hasEscapes ? unknown.add(decodedKey) : unknown.add(line.extracting(key.range))
    if !isNew { batch.report(.keyTwice, row, columns[Int(batch.table.rawValue)].extra) }
    let value = try scanner.skipValue(line, depth: 1)
    switch line[value.lowerBound] {
    case UInt8(ascii: "\""):
      guard value.count > 2 else { return }
      decodedValue.removeAll()
      let text = value.lowerBound + 1..<value.upperBound - 1
      if JSONScanner.appendDecoded(line, text, to: &decodedValue) { batch.isSuspect = true }
      unknown.appendValue(decodedValue)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      decodedValue.removeAll()
      JSONScanner.appendCompact(line, value, to: &decodedValue)
      unknown.appendValue(decodedValue)
    case UInt8(ascii: "n"): return
    default:
      if value.count > ReadLimits.number {
        batch.report(.longJSONNumber, row, columns[Int(batch.table.rawValue)].extra)
      }
      unknown.appendValue(line.extracting(value))
    }
  }
}

extension Span<UInt8> {
  /// The highest byte, 0 where there is none.
  fileprivate var highest: UInt8 {
    unsafe withUnsafeBufferPointer { bytes in
      var highest: UInt8 = 0
      for i in bytes.indices { highest = unsafe Swift.max(highest, bytes[i]) }
      return highest
    }
  }
}

extension Span<UInt8> {
  /// Where each line starts.
  fileprivate var lineStarts: [Int] {
    var starts = [0]
    while let end = firstIndex(of: 0x0A, from: starts[starts.count - 1]) { starts.append(end + 1) }
    return starts
  }
}
