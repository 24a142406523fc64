/// Reads blocks of plainly regular RFC 4180 into batches; what is not plainly regular is for the ``CSVJudge``.
///
/// A block that this accepts has the same records for libcsv in strict mode.
struct CSVScan: ~Copyable {
  private var index = StructuralIndex()

  /// Fills `batch` from the bytes in its buffer: whole records of `width` fields, the first of them at the start.
  ///
  /// Returns how many line feeds they span, or nil if the block is not plainly regular.
  mutating func read(into batch: inout RecordBatch, width: Int) -> Int? {
    index.scan(&batch.bytes)
    let length = batch.bytes.count
    batch.removeRecords()
    batch.makeSourceRoom(atMost: index.count / width + 2, width: width)
    batch.makeRoom(atMost: index.count / width + 2)
    var quotes = 0
    var carriageReturns = 0
    var start = 0
    var recordStart = 0
    var column = 0
    var row = 0
    for position in 0..<index.count {
      let separator = unsafe Int(index.positions[position])
      let isLast = unsafe batch.bytes.base[separator] == 0x0A
      guard isLast == (column == width &- 1) else { return nil }  // a ragged record: not regular
      var end = separator
      if isLast, index.carriageReturns > 0, end > start, unsafe batch.bytes.base[end &- 1] == 0x0D {
        carriageReturns &+= 1
        end &-= 1
      }
      if unsafe batch.bytes.base[start] != 0x22 || end == start {
        let field = Field(start: start, count: end &- start, isPlain: true)
        unsafe batch.sourceFields[row &* width &+ column] = field
      } else {
        guard let field = quoted(start, end, &batch, &quotes) else { return nil }
        unsafe batch.sourceFields[row &* width &+ column] = field
      }
      start = separator &+ 1
      column &+= 1
      if isLast {
        // a record of one empty field is a blank line, which libcsv passes over
        if width == 1, end == recordStart { return nil }
        // it may hold a field that is longer than it may be
        if separator &- recordStart > ReadLimits.field { return nil }
        batch.extents.append(UInt32(recordStart)..<UInt32(start))
        recordStart = start
        row &+= 1
        column = 0
      }
    }
    guard column == 0, start == length, quotes == index.quotes, carriageReturns == index.carriageReturns else {
      return nil
    }
    batch.count = row
    for _ in 0..<row { batch.rejected.append(false) }
    batch.isSuspect =
      index.hasControls || batch.bytes.span.extracting(first: length).firstIndex(of: 0x7F) != nil
      || (index.hasHighBytes && HostileText.isLikely(in: batch.bytes.span.extracting(first: length)))
    return index.lines
  }

  /// The field between the quotes at `start` and before `end`, undoubled behind the block if need be.
  @inline(never)
  private func quoted(_ start: Int, _ end: Int, _ batch: inout RecordBatch, _ quotes: inout Int) -> Field? {
    guard end - start >= 2, batch.bytes.span[end - 1] == 0x22 else { return nil }
    let inner = start + 1..<end - 1
    quotes += 2
    guard batch.bytes.span.extracting(inner).firstIndex(of: 0x22) != nil else {
      return Field(start: inner.lowerBound, count: inner.count, isPlain: false)
    }
    let copyStart = batch.bytes.count
    var from = inner.lowerBound
    while true {
      guard let hit = batch.bytes.span.extracting(from..<inner.upperBound).firstIndex(of: 0x22) else {
        batch.bytes.appendCopy(of: from..<inner.upperBound)
        break
      }
      let quote = from + hit
      guard quote + 1 < inner.upperBound, batch.bytes.span[quote + 1] == 0x22 else { return nil }
      batch.bytes.appendCopy(of: from..<quote + 1)
      quotes += 2
      from = quote + 2
    }
    return Field(start: copyStart, count: batch.bytes.count - copyStart, isPlain: false)
  }
}
