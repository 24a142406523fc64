extension RecordBatch {
  /// The whole number in a typed column; nil where the field is empty.
  public func integer(_ row: Int, _ column: Int) -> Int64? {
    let value = values(column)[row]
    return Value.isThere(value) ? value : nil
  }

  /// The decimal number in a typed column; nil where the field is empty.
  public func decimal(_ row: Int, _ column: Int) -> Double? {
    integer(row, column).map { Double(bitPattern: UInt64(bitPattern: $0)) }
  }

  /// The first and last day of the date in a typed column; nil where the field is empty.
  public func bounds(_ row: Int, _ column: Int) -> DayBounds? {
    integer(row, column).map { DayBounds(packed: $0) }
  }
}
