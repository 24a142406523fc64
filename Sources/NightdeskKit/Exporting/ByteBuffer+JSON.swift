extension ByteBuffer {
  /// Appends `text`, which is UTF-8, as a JSON string (RFC 8259), quotation marks included.
  ///
  /// Besides what JSON demands, U+2028 and U+2029 are escaped, which some programs take for line ends, and what acts on
  /// whoever looks at it: all control characters and the bidirectional overrides.
  public mutating func appendJSON(_ text: borrowing Span<UInt8>) {
    append(0x22)
    appendJSONContent(text)
    append(0x22)
  }

  /// Appends `text` as a JSON string.
  public mutating func appendJSON(_ text: String) { appendJSON(text.utf8Span.span) }

  /// Appends `text` as the inside of a JSON string, without quotation marks.
  public mutating func appendJSONContent(_ text: borrowing Span<UInt8>) {
    var start = 0
    while let hit = text.firstForJSON(from: start) {
      append(text.extracting(start..<hit))
      start = hit + 1
      switch text[hit] {
      case 0x22: append("\\\"" as StaticString)
      case 0x5C: append("\\\\" as StaticString)
      case 0x0A: append("\\n" as StaticString)
      case 0x0D: append("\\r" as StaticString)
      case 0x09: append("\\t" as StaticString)
      case 0xE2:
        let isHidden = hit + 2 < text.count && text.extracting((hit + 1)...).beginsHidden
        guard isHidden else {
          append(0xE2)
          continue
        }
        append("\\u20" as StaticString)
        append(hexadecimal: text[hit + 1] << 6 | text[hit + 2] & 0x3F)
        start = hit + 3
      case 0xC2:
        guard hit + 1 < text.count, text[hit + 1] < 0xA0 else {
          append(0xC2)
          continue
        }
        append("\\u00" as StaticString)
        append(hexadecimal: text[hit + 1])
        start = hit + 2
      default:
        append("\\u00" as StaticString)
        append(hexadecimal: text[hit])
      }
    }
    append(text.extracting(start...))
  }

  private mutating func append(hexadecimal byte: UInt8) {
    for digit in [byte >> 4, byte & 15] { append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
  }

  /// Appends the values of `list`, joined as ``ListSyntax`` says, as a JSON array of strings.
  public mutating func appendJSONArray(_ list: borrowing Span<UInt8>) {
    append(0x5B)
    var isFirst = true
    ListSyntax.forEach(list) { value, isEscaped in
      if !isFirst { append(0x2C) }
      isFirst = false
      guard isEscaped else { return appendJSON(value) }
      var plain = ByteBuffer(capacity: value.count)
      ListSyntax.appendUnescaped(value, to: &plain)
      appendJSON(plain.span)
    }
    append(0x5D)
  }

  /// Appends `number`, digits and perhaps a point as the checks let them through, as a JSON number: JSON has no
  /// zeros in front.
  public mutating func appendJSONNumber(_ number: borrowing Span<UInt8>) {
    var start = 0
    if number.count > 1, number[0] == 0x2D {
      append(0x2D)
      start = 1
    }
    while start + 1 < number.count, number[start] == 0x30, number[start + 1] != 0x2E { start += 1 }
    append(number.extracting(start...))
  }
}

extension Span<UInt8> {
  /// Whether a number, as the checks let it through, is one in JSON as it stands: JSON has no zeros in front.
  public var isJSONNumber: Bool {
    let start = !isEmpty && self[0] == 0x2D ? 1 : 0
    return count < start + 2 || self[start] != 0x30 || self[start + 1] == 0x2E
  }

  /// Whether these two bytes, behind 0xE2, make one of U+2028 to U+202E or U+2066 to U+2069.
  fileprivate var beginsHidden: Bool {
    switch self[0] {
    case 0x80: 0xA8...0xAE ~= self[1]
    case 0x81: 0xA6...0xA9 ~= self[1]
    default: false
    }
  }

  /// The position of the first byte at or after `start` that JSON wants escaped, or that begins a character that may
  /// have to be: `"`, `\`, controls, delete, 0xC2 and 0xE2.
  fileprivate func firstForJSON(from start: Int) -> Int? {
    unsafe withUnsafeBytes { bytes in
      var i = start
      while i &+ 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        let low = word & SWAR.low7
        let quote = (low ^ SWAR.quotes) &+ SWAR.low7
        let backslash = (low ^ 0x5C5C_5C5C_5C5C_5C5C) &+ SWAR.low7
        let control = low &+ 0x6060_6060_6060_6060
        let delete = (low ^ SWAR.low7) &+ SWAR.low7
        // in the lanes of ASCII, a high bit that is missing somewhere
        var hits = ~((quote & backslash & control & delete) | word) & SWAR.high
        // 0xC2 and 0xE2, which differ in one bit, in the lanes of other bytes
        let leads = (low | 0x2020_2020_2020_2020) ^ 0x6262_6262_6262_6262
        hits |= ~(leads &+ SWAR.low7) & word & SWAR.high
        if hits != 0 { return i &+ hits.trailingZeroBitCount &>> 3 }
        i &+= 8
      }
      while i < bytes.count {
        switch unsafe bytes[i] {
        case 0..<0x20, 0x22, 0x5C, 0x7F, 0xC2, 0xE2: return i
        default: i &+= 1
        }
      }
      return nil
    }
  }
}
