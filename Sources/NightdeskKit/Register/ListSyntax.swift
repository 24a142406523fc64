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
    var i = 0
    while i < field.count {
      if field[i] == 0x5C {
        isEscaped = true
        i &+= 2
        continue
      }
      if field[i] == 0x3B {
        body(field.extracting(start..<i), isEscaped)
        start = i &+ 1
        isEscaped = false
      }
      i &+= 1
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
    for i in value.indices {
      if value[i] == 0x3B || value[i] == 0x5C { output.append(0x5C) }
      output.append(value[i])
    }
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
