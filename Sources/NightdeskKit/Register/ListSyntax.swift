/// How several values stand in one field: joined by `;`, with `\;` and `\\` for the characters themselves.
public enum ListSyntax {
  /// Calls `body` with each value of `field`, in order; a value still has its backslashes, and `isEscaped` says
  /// whether it has any. An empty field has no value.
  @inlinable
  public static func forEach(_ field: borrowing Span<UInt8>, _ body: (borrowing Span<UInt8>, _ isEscaped: Bool) -> Void)
  {
    guard !field.isEmpty else { return }
    var start = 0
    var isEscaped = false
    var mark = field.firstListMark(from: 0)
    while mark < field.count {
      if field[mark] == 0x5C {
        isEscaped = true
        mark = field.firstListMark(from: mark &+ 2)
      } else {
        body(field.extracting(start..<mark), isEscaped)
        isEscaped = false
        start = mark &+ 1
        mark = field.firstListMark(from: start)
      }
    }
    body(field.extracting(start..<field.count), isEscaped)
  }

  /// Appends `value` without its backslashes.
  public static func appendUnescaped(_ value: borrowing Span<UInt8>, to output: inout ByteBuffer) {
    var i = 0
    while i < value.count {
      if value[i] == 0x5C, i + 1 < value.count { i += 1 }
      output.append(value[i])
      i += 1
    }
  }

  /// Appends `value` as one value of a list.
  public static func appendEscaped(_ value: borrowing Span<UInt8>, to output: inout ByteBuffer) {
    var from = 0
    var mark = value.firstListMark(from: 0)
    while mark < value.count {
      output.append(value.extracting(from..<mark))
      output.append(0x5C)
      from = mark
      mark = value.firstListMark(from: mark + 1)
    }
    output.append(value.extracting(from...))
  }

  /// Whether every backslash of `field` stands before `;` or `\`.
  package static func isWellFormed(_ field: borrowing Span<UInt8>) -> Bool {
    var from = 0
    while let hit = field.firstIndex(of: 0x5C, from: from) {
      guard hit + 1 < field.count, field[hit + 1] == 0x3B || field[hit + 1] == 0x5C else { return false }
      from = hit + 2
    }
    return true
  }

  /// The values of `field`.
  public static func values(_ field: borrowing Span<UInt8>) -> [String] {
    var values: [String] = []
    forEach(field) { value, isEscaped in
      guard isEscaped else { return values.append(value.text) }
      var plain = ByteBuffer(capacity: value.count)
      appendUnescaped(value, to: &plain)
      values.append(plain.span.text)
    }
    return values
  }
}

extension Span<UInt8> {
  /// Where the value of a list that begins at `start` ends: at the next `;` that no backslash stands before, or the end.
  func endOfListValue(from start: Int) -> Int {
    var mark = firstListMark(from: start)
    while mark < count, self[mark] == 0x5C { mark = firstListMark(from: mark &+ 2) }
    return min(mark, count)
  }

  /// The position of the first `;` or backslash at or after `start`; the number of bytes where there is none.
  @usableFromInline
  func firstListMark(from start: Int) -> Int {
    unsafe withUnsafeBytes { bytes in
      var i = start
      while i &+ 16 <= bytes.count {
        let lanes = unsafe Lanes(at: bytes.baseAddress! + i)
        let marks = lanes.marks(equalTo: 0x3B) | lanes.marks(equalTo: 0x5C)
        if marks.isAnySet { return i &+ marks.firstSet }
        i &+= 16
        // the last sixteen once more reach over what is left
        if i < bytes.count, i &+ 16 > bytes.count { i = bytes.count &- 16 }
      }
      while i &+ 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self).littleEndian
        let low = word & SWAR.low7
        let semicolon = (low ^ 0x3B3B_3B3B_3B3B_3B3B) &+ SWAR.low7
        let backslash = (low ^ 0x5C5C_5C5C_5C5C_5C5C) &+ SWAR.low7
        let hits = ~((semicolon & backslash) | word) & SWAR.high
        if hits != 0 { return i &+ hits.trailingZeroBitCount &>> 3 }
        i &+= 8
        if i < bytes.count, i &+ 8 > bytes.count { i = bytes.count &- 8 }
      }
      while i < bytes.count {
        if unsafe bytes[i] == 0x3B || bytes[i] == 0x5C { return i }
        i &+= 1
      }
      return bytes.count
    }
  }
}
