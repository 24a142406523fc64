internal import CLibCSV

/// libcsv in strict mode: decides what the records of irregular CSV are.
///
/// A bad record ends at the first line end behind the start of the field that is broken, so that an unclosed
/// quote costs its own line and not the rest of the file; then a new parser starts at the next record.
@safe struct CSVJudge: ~Copyable {
  /// What the parser's callbacks fill: the fields of the record so far.
  struct Context {
    var text = [UInt8]()
    var ends: [Int] = []
    var isRecordOver = false
    /// The first field that is longer than it may be, by its place in the record.
    var tooLong: Int?
  }

  private var parser = unsafe csv_parser()
  private var context = Context()
  let dialect: Dialect

  init(_ dialect: Dialect = .csv) {
    self.dialect = dialect
    start()
  }

  deinit {
    var parser = unsafe self.parser
    unsafe csv_free(&parser)
  }

  private mutating func start() {
    unsafe csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    unsafe csv_set_space_func(&parser) { _ in 0 }
    unsafe csv_set_delim(&parser, dialect.separator)
    context.text.removeAll(keepingCapacity: true)
    context.ends.removeAll(keepingCapacity: true)
    context.isRecordOver = false
    context.tooLong = nil
  }

  private mutating func restart() {
    unsafe csv_free(&parser)
    start()
  }

  /// Reads records from `reader` into `batch` until `enough` bytes are read and a record has ended, or `most` records
  /// are there, or the file ends. A width of 0 takes records of any width and grows the batch's source width to fit.
  ///
  /// Leaves the reader behind the last record. Returns how many line ends the records span.
  mutating func read(
    _ reader: BlockReader, into batch: inout RecordBatch, width: Int, enough: Int, most: Int = .max
  ) throws(ReadError) -> Int {
    restart()
    let origin = reader.offset
    batch.removeRecords()
    batch.bytes.removeAll()
    var records: [Record] = []
    var text: [UInt8] = []
    var lines = 0
    var recordStart = 0
    var recordLine = 0
    var position = 0
    var atEnd = false
    while records.count < most, !(position >= enough && recordStart == position) {
      // a slice: one line with its end, or a piece of a long one
      var end = batch.bytes.span.endOfLine(from: position, atEnd: atEnd)
      while end == nil, !atEnd, batch.bytes.count - position < 1 << 16 {
        atEnd = try reader.readMore(into: &batch.bytes)
        end = batch.bytes.span.endOfLine(from: position, atEnd: atEnd)
      }
      var stop = end ?? batch.bytes.count
      // a line end may be CR LF: it is not to be torn
      if end == nil, !atEnd, batch.bytes.span[stop - 1] == 0x0D { stop -= 1 }
      if stop == position {  // the end of the file
        guard position > recordStart else { break }
        let isGood = finish()
        if isGood {
          records.append(take(&text, recordStart..<position, recordLine, width, nil))
        } else {
          let (record, next, passed) = try cut(
            reader, &batch.bytes, &text, recordStart, recordLine, .unclosedQuote)
          records.append(record)
          (position, recordStart) = (next, next)
          lines = recordLine + passed
          recordLine = lines
          restart()
          atEnd = false
          continue
        }
        recordStart = position
        break
      }
      let lastByte = batch.bytes.span[stop - 1]
      let taken = feed(batch.bytes.span.extracting(position..<stop))
      // which field is to blame must not depend on how the bytes came in
      var fault: FindingCode? = taken < stop - position ? .strayQuote : nil
      if let field = context.tooLong ?? (unsafe parser.entry_pos > ReadLimits.field ? context.ends.count : nil) {
        context.ends.removeSubrange(min(field, context.ends.count)...)
        fault = .fieldTooLong
      } else if stop - recordStart > ReadLimits.record {
        context.ends.removeAll()
        fault = .recordTooLong
      }
      if let fault {
        let (record, next, passed) = try cut(reader, &batch.bytes, &text, recordStart, recordLine, fault)
        records.append(record)
        (position, recordStart) = (next, next)
        lines = recordLine + passed
        recordLine = lines
        atEnd = atEnd && next == batch.bytes.count
        restart()
        continue
      }
      position = stop
      let isBlank = unsafe context.ends.isEmpty && parser.pstate == 0
      // a CR counts as a line end only where it ends a record, as for the scan
      if lastByte == 0x0A || lastByte == 0x0D && (context.isRecordOver || isBlank) { lines += 1 }
      if context.isRecordOver {
        records.append(take(&text, recordStart..<position, recordLine, width, nil))
        recordStart = position
        recordLine = lines
      } else if isBlank {
        recordStart = position
        recordLine = lines
      }
    }
    if recordStart < batch.bytes.count { batch.bytes.truncate(to: recordStart) }
    reader.move(to: origin + recordStart)
    fill(&batch, records, text, width)
    return lines
  }

  /// A record as the parser saw it: its raw bytes, its line, where its fields end in the collected text.
  private struct Record {
    var extent: Range<Int>
    var line: Int
    var textStart: Int
    var ends: [Int]
    var fault: FindingCode?
  }

  private mutating func feed(_ slice: borrowing Span<UInt8>) -> Int {
    unsafe slice.withUnsafeBytes { bytes in
      unsafe withUnsafeMutablePointer(to: &context) { context in
        unsafe csv_parse(&parser, bytes.baseAddress, bytes.count, fieldOver, recordOver, context)
      }
    }
  }

  /// Tells the parser that the file has ended; false if a quoted field is open.
  private mutating func finish() -> Bool {
    // asked beforehand, because on an error csv_fini hands out the partial record
    let isOpen = unsafe parser.quoted != 0 && parser.pstate == 2
    if isOpen { return false }
    return unsafe withUnsafeMutablePointer(to: &context) { context in
      unsafe csv_fini(&parser, fieldOver, recordOver, context) == 0
    }
  }

  /// The record that the callbacks have collected.
  private mutating func take(
    _ text: inout [UInt8], _ extent: Range<Int>, _ line: Int, _ width: Int, _ fault: FindingCode?
  ) -> Record {
    var fault = fault
    if fault == nil, width > 0, context.ends.count != width {
      fault = context.ends.count < width ? .tooFewFields : .tooManyFields
    }
    let record = Record(extent: extent, line: line, textStart: text.count, ends: context.ends, fault: fault)
    text += context.text
    context.text.removeAll(keepingCapacity: true)
    context.ends.removeAll(keepingCapacity: true)
    context.isRecordOver = false
    return record
  }

  /// Ends the bad record that starts at `start`: returns it, where the next one starts, and how many lines it spans.
  private mutating func cut(
    _ reader: BlockReader, _ bytes: inout ByteBuffer, _ text: inout [UInt8], _ start: Int, _ line: Int,
    _ code: FindingCode
  ) throws(ReadError) -> (Record, next: Int, lines: Int) {
    let broken = start + bytes.span.extracting(start..<bytes.count).startOfField(context.ends.count, dialect)
    var end = bytes.span.endOfLine(from: broken, atEnd: false)
    while end == nil {
      let isOver = try reader.readMore(into: &bytes)
      end = bytes.span.endOfLine(from: broken, atEnd: isOver)
      if isOver, end == nil { end = bytes.count }
      guard bytes.count - start <= 2 * ReadLimits.record else {
        throw ReadError(.lineTooLong, file: reader.file.name, byte: reader.offset + start, of: "the file's text")
      }
    }
    let next = end!
    let record = take(&text, start..<next, line, 0, code)
    return (record, next, lineEnds(bytes.span.extracting(start..<next)))
  }

  /// How many lines end in a bad record: at line feeds, and at a CR that ends it.
  private func lineEnds(_ record: borrowing Span<UInt8>) -> Int {
    record.count(of: 0x0A) + (record[record.count - 1] == 0x0D ? 1 : 0)
  }

  /// Puts the collected records into the batch, their text behind the raw bytes.
  private func fill(_ batch: inout RecordBatch, _ records: [Record], _ text: [UInt8], _ width: Int) {
    let base = batch.bytes.count
    let columns = width > 0 ? width : records.map(\.ends.count).max() ?? 0
    batch.bytes.append(text.span)
    batch.makeSourceRoom(atMost: records.count, width: columns)
    for record in records {
      let row = batch.appendRecord(extent: record.extent)
      batch.recordLines.append(record.line)
      var start = base + record.textStart
      for column in 0..<columns {
        guard column < record.ends.count else {
          unsafe batch.sourceFields[row * columns + column] = .empty
          continue
        }
        let end = base + record.textStart + record.ends[column]
        unsafe batch.sourceFields[row * columns + column] = Field(start: start, count: end - start, isPlain: false)
        start = end
      }
      if let fault = record.fault {
        batch.report(fault, row)
        batch.broken.append(row)
        if fault != .tooFewFields, fault != .tooManyFields {
          batch.errorOffsets.append((row, batch.original(row).startOfField(record.ends.count, dialect)))
        }
      }
    }
    batch.isSuspect = true
  }
}

/// libcsv hands over a field.
private func fieldOver(_ bytes: UnsafeMutableRawPointer?, _ count: Int, _ context: UnsafeMutableRawPointer?) {
  let context = unsafe context!.assumingMemoryBound(to: CSVJudge.Context.self)
  if let bytes = unsafe bytes {
    unsafe context.pointee.text.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
  }
  if count > ReadLimits.field, unsafe context.pointee.tooLong == nil {
    unsafe context.pointee.tooLong = context.pointee.ends.count
  }
  unsafe context.pointee.ends.append(context.pointee.text.count)
}

/// libcsv hands over the end of a record.
private func recordOver(_ end: Int32, _ context: UnsafeMutableRawPointer?) {
  unsafe context!.assumingMemoryBound(to: CSVJudge.Context.self).pointee.isRecordOver = true
}

extension Span<UInt8> {
  /// The position behind the first line end (LF, CRLF, CR) at or after `start`; nil if there is none, or if it is a
  /// CR at the very end and more bytes may come.
  func endOfLine(from start: Int, atEnd: Bool) -> Int? {
    guard start < count else { return nil }
    let lineFeed = firstIndex(of: 0x0A, from: start)
    guard let carriageReturn = extracting(start..<(lineFeed ?? count)).firstIndex(of: 0x0D) else {
      return lineFeed.map { $0 + 1 }
    }
    let end = start + carriageReturn + 1
    if end < count { return self[end] == 0x0A ? end + 1 : end }
    return atEnd ? end : nil
  }
}
