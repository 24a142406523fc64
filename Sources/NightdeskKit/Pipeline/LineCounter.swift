extension LineCounter.Place {
  /// The place of `word` at or behind this one, in the record `original`; this one where it does not stand there.
  func of(_ word: borrowing Span<UInt8>, in original: borrowing Span<UInt8>) -> Self {
    guard !word.isEmpty else { return self }
    var from = offset
    while let hit = original.firstIndex(of: word[0], from: from), hit + word.count <= original.count {
      from = hit + 1
      guard original.extracting(hit..<hit + word.count).elementsEqual(word) else { continue }
      var (line, lineStart) = (line, lineStart)
      while let end = original.extracting(..<hit).firstIndex(of: 0x0A, from: max(lineStart, offset)), end < hit {
        line += 1
        lineStart = end + 1
      }
      let indent = line == self.line ? column - 1 - (offset - lineStart) : 0
      return LineCounter.Place(line: line, column: indent + hit - lineStart + 1, lineStart: lineStart, offset: hit)
    }
    return self
  }
}

/// Where in a batch's file its records and fields stand: counts lines on from one record to the next.
struct LineCounter {
  private var line: Int
  private var counted = 0

  init(_ batch: borrowing RecordBatch) { line = batch.firstLine }

  /// The line on which the record `row` starts; to be asked in the order of the rows.
  mutating func line(of row: Int, in batch: borrowing RecordBatch) -> Int {
    if batch.isLinePerRecord { return batch.firstLine + row }
    guard batch.recordLines.isEmpty else { return batch.firstLine + batch.recordLines[row] }
    let start = Int(batch.extents[row].lowerBound)
    line += batch.bytes.span.extracting(counted..<start).count(of: 0x0A)
    counted = start
    return line
  }

  /// A place in a record.
  struct Place {
    /// From 1.
    let line: Int
    /// In bytes, from 1.
    let column: Int
    /// Where in the record its line starts, and where the place is.
    let lineStart, offset: Int
  }

  /// Where a register column of the record `row` stands, whose first line is `line`.
  /// What is not UTF-8 is placed at its first bad byte. `source`: the file's column, where it is not the one that the
  /// register's is taken from.
  static func place(
    _ row: Int, _ column: Int, line: Int, in batch: borrowing RecordBatch, _ code: FindingCode? = nil,
    source: Int? = nil
  ) -> Place {
    let original = batch.original(row)
    var offset = 0
    if let error = batch.errorOffset(row) {
      offset = min(error, original.count)
    } else if column >= 0 || source ?? -1 >= 0 {
      let source = source ?? (column < batch.origins.count ? Int(batch.origins[column]) : -1)
      let name = column < 0 ? "" : batch.schema.columns[column].name
      offset = batch.syntax.offset(ofField: name, column: source, batch.dialect, in: original) ?? 0
    }
    if code == .notUTF8 { offset += original.extracting(offset...).firstBadByte ?? 0 }
    return place(offset, of: row, line: line, in: batch)
  }

  /// Where what is called `name` stands in the record `row`, whose first line is `line`; where the record does, if it
  /// stands nowhere as such.
  static func place(_ row: Int, named name: String, line: Int, in batch: borrowing RecordBatch) -> Place {
    let offset = batch.syntax.offset(ofField: name, column: -1, batch.dialect, in: batch.original(row))
    return place(offset ?? 0, of: row, line: line, in: batch)
  }

  /// The place that lies `offset` bytes behind the start of the record `row`, whose first line is `line`.
  private static func place(_ offset: Int, of row: Int, line: Int, in batch: borrowing RecordBatch) -> Place {
    let original = batch.original(row)
    let before = original.extracting(0..<offset)
    var lineStart = 0
    var lines = 0
    while let end = before.firstIndex(of: 0x0A, from: lineStart) {
      lines += 1
      lineStart = end + 1
    }
    let indent = lines == 0 && row < batch.recordColumns.count ? batch.recordColumns[row] : 0
    return Place(line: line + lines, column: indent + offset - lineStart + 1, lineStart: lineStart, offset: offset)
  }
}

extension Span<UInt8> {
  /// Where the first bytes are that are not UTF-8.
  var firstBadByte: Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: copy self)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
