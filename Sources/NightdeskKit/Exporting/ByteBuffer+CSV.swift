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
}

extension Span<UInt8> {
  fileprivate var needsQuotes: Bool {
    for i in indices {
      switch self[i] {
      case 0x22, 0x2C, 0x0A, 0x0D: return true
      default: continue
      }
    }
    return false
  }
}
