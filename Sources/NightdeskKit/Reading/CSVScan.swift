/// Reads blocks of plainly regular RFC 4180 into batches; what is not plainly regular is for the ``CSVJudge``.
///
/// A block that this accepts has the same records for libcsv in strict mode.
enum CSVScan {
  /// Fills `batch` from the bytes in its buffer: whole records of `width` fields, the first of them at the start.
  ///
  /// Returns how many line feeds they span, or nil if the block is not plainly regular.
  static func read(into batch: inout RecordBatch, width: Int) -> Int? {
    batch.index.scan(&batch.bytes)
    let length = batch.bytes.count
    let records = batch.index.records
    batch.removeRecords()
    // a line feed ends every record and no field before: where that is so, all other separators are commas
    guard records > 0, batch.index.count == records * width, batch.bytes.span[length - 1] == 0x0A else { return nil }
    batch.makeSourceRoom(atMost: records, width: width)
    batch.makeRoom(atMost: records)
    batch.extents.reserveCapacity(records)
    let separators = unsafe batch.index.positions
    let mayHoldCarriageReturns = batch.index.carriageReturns > 0
    var base = unsafe batch.bytes.base
    var field = unsafe batch.sourceFields
    var separator = unsafe separators
    var quotes = 0
    var carriageReturns = 0
    var recordStart = 0
    // the lines of each record are counted only where there are more than records
    let isLinePerRecord = batch.index.lines == records
    var lines = 0
    for _ in 0..<records {
      if !isLinePerRecord { batch.recordLines.append(lines) }
      lines &+= 1
      let end = unsafe Int(separator[width &- 1])
      guard unsafe base[end] == 0x0A else { return nil }  // a ragged record: not regular
      // it may hold a field that is longer than it may be
      if end &- recordStart > ReadLimits.field { return nil }
      var start = recordStart
      var isCanonical = true
      for column in 0..<width {
        var stop = unsafe Int(separator[column])
        let next = stop &+ 1
        if mayHoldCarriageReturns, column == width &- 1, stop > start, unsafe base[stop &- 1] == 0x0D {
          carriageReturns &+= 1
          stop &-= 1
        }
        if unsafe base[start] != 0x22 || stop == start {
          // a record of one empty field is a blank line, which libcsv passes over
          if width == 1, stop == start { return nil }
          unsafe field[column] = Field(start: start, count: stop &- start, isPlain: true)
        } else {
          guard let inner = quoted(start, stop, &batch, &quotes) else { return nil }
          if !isLinePerRecord { lines &+= batch.bytes.span.extracting(start..<stop).count(of: 0x0A) }
          // quotes around a value that needs none
          if inner.isPlain { isCanonical = false }
          unsafe field[column] = inner
          unsafe base = batch.bytes.base
        }
        start = next
      }
      batch.extents.append(UInt32(truncatingIfNeeded: recordStart)..<UInt32(truncatingIfNeeded: start))
      batch.isCanonical.append(isCanonical)
      recordStart = start
      unsafe field += width
      unsafe separator += width
    }
    guard recordStart == length, quotes == batch.index.quotes, carriageReturns == batch.index.carriageReturns else {
      return nil
    }
    batch.count = records
    batch.rejected.append(contentsOf: repeatElement(false, count: records))
    (batch.isSuspect, batch.isOdd) = (batch.index.isSuspect, batch.index.isOdd)
    // what was undoubled behind the block holds nothing that the block does not
    batch.withoutSigns = batch.index.hasSigns ? 0 : batch.bytes.count
    batch.isLinePerRecord = isLinePerRecord
    return batch.index.lines
  }

  /// The field between the quotes at `start` and before `end`, undoubled behind the block if need be.
  @inline(never)
  private static func quoted(_ start: Int, _ end: Int, _ batch: inout RecordBatch, _ quotes: inout Int) -> Field? {
    guard end - start >= 2, batch.bytes.span[end - 1] == 0x22 else { return nil }
    let inner = start + 1..<end - 1
    quotes += 2
    guard let first = batch.bytes.span.extracting(inner).firstIndex(of: 0x22) else {
      let needsQuotes = batch.bytes.span.extracting(inner).needsQuotes
      return Field(start: inner.lowerBound, count: inner.count, isPlain: !needsQuotes)
    }
    let copyStart = batch.bytes.count
    var from = inner.lowerBound
    var quote = from + first
    while true {
      guard quote + 1 < inner.upperBound, batch.bytes.span[quote + 1] == 0x22 else { return nil }
      batch.bytes.appendCopy(of: from..<quote + 1)
      quotes += 2
      from = quote + 2
      guard let hit = batch.bytes.span.extracting(from..<inner.upperBound).firstIndex(of: 0x22) else { break }
      quote = from + hit
    }
    batch.bytes.appendCopy(of: from..<inner.upperBound)
    return Field(start: copyStart, count: batch.bytes.count - copyStart, isPlain: false)
  }
}
