/// Reads lines of fields with tabs between them, in which quotation marks mean nothing, into batches.
enum TabScan {
  /// Fills `batch` from the bytes in its buffer: whole lines of `width` fields; the last may lack its line end. Lines
  /// without a byte are passed over. Returns how many lines there are.
  static func read(into batch: inout RecordBatch, width: Int) -> Int {
    let length = batch.bytes.count
    batch.removeRecords()
    let lineEnds = batch.bytes.span.count(of: 0x0A)
    batch.makeSourceRoom(atMost: lineEnds + 1, width: width)
    var line = 0
    var start = 0
    while start < length {
      let feed = batch.bytes.span.firstIndex(of: 0x0A, from: start) ?? length
      let next = min(feed + 1, length)
      var end = feed
      if end > start, batch.bytes.span[end - 1] == 0x0D { end -= 1 }
      if end > start {
        let row = batch.appendRecord(extent: start..<next)
        batch.recordLines.append(line)
        cut(start..<end, row, width, &batch)
      }
      if feed < length { line += 1 }
      start = next
    }
    batch.isSuspect = true
    return line
  }

  private static func cut(_ line: Range<Int>, _ row: Int, _ width: Int, _ batch: inout RecordBatch) {
    var start = line.lowerBound
    var column = 0
    var fault: FindingCode?
    while true {
      let end = batch.bytes.span.extracting(start..<line.upperBound).firstIndex(of: 0x09).map { start + $0 }
      if column < width {
        batch.setSourceField(row, column, start..<(end ?? line.upperBound))
        if (end ?? line.upperBound) - start > ReadLimits.field { fault = fault ?? .fieldTooLong }
      }
      column += 1
      guard let end else { break }
      start = end + 1
    }
    if column != width { fault = column < width ? .tooFewFields : .tooManyFields }
    for missing in min(column, width)..<width { batch.setSourceField(row, missing, 0..<0) }
    guard let fault else { return }
    batch.report(fault, row)
    batch.broken.append(row)
  }
}

extension RecordBatch {
  /// Says that the bytes of the file's column `source` lie at `range`.
  fileprivate mutating func setSourceField(_ row: Int, _ source: Int, _ range: Range<Int>) {
    precondition(row < count && source >= 0 && source < sourceWidth && range.upperBound <= bytes.count)
    let field = Field(start: range.lowerBound, count: range.count, isPlain: false)
    unsafe sourceFields[row &* sourceWidth &+ source] = field
  }
}
