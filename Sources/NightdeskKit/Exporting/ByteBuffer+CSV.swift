extension ByteBuffer {
  /// Appends `field` as one field of RFC 4180 CSV: in quotes only where it holds a comma, quote or line break.
  public mutating func appendCSV(_ field: borrowing Span<UInt8>) {
    guard field.needsQuotes else { return append(field) }
    append(0x22)
    var start = 0
    while let quote = field.firstIndex(of: 0x22, from: start) {
      append(field.extracting(start...quote))
      append(0x22)
      start = quote + 1
    }
    append(field.extracting(start...))
    append(0x22)
  }

  /// Appends `text` as one field of CSV.
  public mutating func appendCSV(_ text: String) { appendCSV(text.utf8Span.span) }

  /// Appends the accepted records of `batch` as RFC 4180 CSV, all columns in their order, each record with CR LF behind
  /// it.
  ///
  /// A record that its file quotes as this would is copied: fields that lie side by side there go in one piece.
  public mutating func appendCSV(_ batch: borrowing RecordBatch) {
    let parts = batch.partsOfRecords()
    let columns = batch.schema.columns.count
    for record in batch.accepted {
      let row = Int(record)
      if batch.isCanonical(row) {
        for part in parts.indices {
          if part > 0 { append(0x2C) }
          let (columns, source) = parts[part]
          if source >= 0 {
            append(batch.written(row, source..<source &+ columns.count))
          } else {
            append(row, columns, of: batch)
          }
        }
      } else {
        append(row, 0..<columns, of: batch)
      }
      append("\r\n" as StaticString)
    }
  }

  /// Appends fields of a record, commas between them.
  @inline(__always)
  private mutating func append(_ row: Int, _ columns: Range<Int>, of batch: borrowing RecordBatch) {
    for column in columns {
      if column > columns.lowerBound { append(0x2C) }
      // whether a field is empty is not asked: nobody can foretell it, and to copy nothing takes as long as to ask
      if batch.isPlain(row, column) {
        appendShort(batch.bytes, batch.range(row, column))
      } else {
        appendCSV(batch[row, column])
      }
    }
  }
}

extension RecordBatch {
  /// A record's columns in parts: those that the file has side by side with the first of its columns that they are,
  /// and those between with -1.
  fileprivate borrowing func partsOfRecords() -> [(columns: Range<Int>, source: Int)] {
    var parts: [(columns: Range<Int>, source: Int)] = []
    for column in schema.columns.indices {
      let source = isTakenOver(column) ? Int(origins[column]) : -1
      let last = parts.last ?? (0..<0, -2)
      let isNext = source < 0 ? last.source == -1 : last.source >= 0 && source == last.source + last.columns.count
      if isNext {
        parts[parts.count - 1].columns = last.columns.lowerBound..<column + 1
      } else {
        parts.append((column..<column + 1, source))
      }
    }
    return parts
  }
}

extension Span<UInt8> {
  /// Whether a field of CSV with these bytes has to stand in quotes.
  var needsQuotes: Bool {
    unsafe withUnsafeBytes { bytes in
      var i = 0
      while i &+ 16 <= bytes.count {
        let lanes = unsafe Lanes(at: bytes.baseAddress! + i)
        let breaks = lanes.marks(equalTo: 0x0A) | lanes.marks(equalTo: 0x0D)
        if (breaks | lanes.marks(equalTo: 0x2C) | lanes.marks(equalTo: 0x22)).isAnySet { return true }
        i &+= 16
        // the last sixteen once more reach over what is left
        if i < bytes.count, i &+ 16 > bytes.count { i = bytes.count &- 16 }
      }
      while i < bytes.count {
        switch unsafe bytes[i] {
        case 0x22, 0x2C, 0x0A, 0x0D: return true
        default: i &+= 1
        }
      }
      return false
    }
  }
}
