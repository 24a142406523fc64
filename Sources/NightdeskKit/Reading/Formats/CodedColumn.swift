/// A column of a dataset's file that holds whole numbers of a range. What they say goes into a column of the register
/// that is called otherwise; findings name the file's.
struct CodedColumn: Sendable {
  let name: StaticString
  let range: ClosedRange<Int64>
  /// What else holds for the numbers, in words; empty: nothing.
  var rule: StaticString = ""

  /// What it takes, in words.
  var takes: String { "\(range.lowerBound) to \(range.upperBound)\(rule)" }
}

extension RecordBatch {
  /// The number in the file's column `source`; nil where nothing stands there.
  @inline(__always)
  private func number(_ row: Int, _ source: Int, _ coded: CodedColumn) throws(Invalid) -> Int64? {
    let field = self.source(row, source)
    guard !field.isEmpty else { return nil }
    if field.count == 1 {
      let digit = Int64(bytes.span[field.range.lowerBound]) &- 0x30
      if coded.range ~= digit, digit < 10 { return digit }
    }
    let number = try NightdeskKit.integer(bytes.span.extracting(field.range))
    guard coded.range ~= number else { throw Invalid(.outOfRange) }
    return number
  }

  /// The number in the file's column `source`, where it is one of `coded`'s. What is none is a finding that names the
  /// file's column; it is filed under the register's `column`.
  @inline(__always)
  mutating func number(_ row: Int, _ source: Int, _ column: Int, _ coded: CodedColumn) -> Int64? {
    do throws(Invalid) { return try number(row, source, coded) } catch {
      report(error.code, row, column, source: source)
      return nil
    }
  }
}
