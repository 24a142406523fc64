/// A column of a dataset's file that holds whole numbers of a range. What they say goes into a column of the register
/// that is called otherwise; findings name the file's.
struct CodedColumn: Sendable {
  let name: StaticString
  let range: ClosedRange<Int64>
  /// What else holds for the numbers, in words; empty: nothing.
  var rule: StaticString = ""

  /// What it takes, in words.
  var takes: String { "it takes \(range.lowerBound) to \(range.upperBound)\(rule)" }
}

extension Column.Kind {
  /// The numbers that a column takes, in words; nil where it takes none.
  var takes: String? {
    switch self {
    case .integer(let range) where range.upperBound == .max: "it takes \(range.lowerBound) or more"
    case .integer(let range): "it takes \(range.lowerBound) to \(range.upperBound)"
    case .decimal(let range): "it takes \(Int(range.lowerBound)) to \(Int(range.upperBound))"
    default: nil
    }
  }
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
      report(error.code, row, column, coded, source)
      return nil
    }
  }
}
