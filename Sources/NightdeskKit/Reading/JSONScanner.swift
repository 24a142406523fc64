/// The place where bytes stop being JSON, or stop being JSON that is taken.
struct JSONBreak: Error {
  let code: FindingCode
  /// In bytes from the start of the text.
  let offset: Int
}

/// A string as it stands in JSON: the bytes between its quotation marks.
struct JSONText {
  let range: Range<Int>
  let hasEscapes: Bool
  let hasComma: Bool
}

/// Reads JSON (RFC 8259) byte by byte, strictly, without building anything.
///
/// It does not look whether strings are UTF-8. Escapes are checked where a string is scanned, half a surrogate pair
/// among them, so that decoding cannot fail.
package struct JSONScanner {
  /// The next byte to read.
  private(set) var position = 0

  /// Whether `text` is exactly one JSON value, white space around it aside.
  package static func isOneValue(_ text: borrowing Span<UInt8>) -> Bool {
    var scanner = JSONScanner()
    do {
      try scanner.skipValue(text, depth: 0)
      try scanner.finish(text)
      return true
    } catch {
      return false
    }
  }

  // MARK: Structure

  /// The next byte that is not white space, which is not consumed; nil at the end.
  @inline(__always)
  mutating func peek(_ text: borrowing Span<UInt8>) -> UInt8? {
    while position < text.count {
      let byte = text[position]
      if byte > 0x20 { return byte }
      guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { return byte }
      position &+= 1
    }
    return nil
  }

  /// Consumes `byte` if it is the next one that is not white space.
  @inline(__always)
  mutating func take(_ byte: UInt8, _ text: borrowing Span<UInt8>) -> Bool {
    guard peek(text) == byte else { return false }
    position &+= 1
    return true
  }

  /// Consumes the byte that was peeked at.
  mutating func takeAny() { position += 1 }

  /// Consumes `byte`, which has to come next.
  @inline(__always)
  mutating func expect(_ byte: UInt8, _ text: borrowing Span<UInt8>) throws(JSONBreak) {
    guard take(byte, text) else { throw broken }
  }

  /// Makes sure that nothing but white space follows.
  mutating func finish(_ text: borrowing Span<UInt8>) throws(JSONBreak) {
    guard peek(text) == nil else { throw broken }
  }

  /// The error that the bytes stop being JSON here.
  var broken: JSONBreak { JSONBreak(code: .notJSON, offset: position) }

  /// Consumes one value of any kind inside `depth` levels and returns where it lies.
  @discardableResult
  mutating func skipValue(_ text: borrowing Span<UInt8>, depth: Int) throws(JSONBreak) -> Range<Int> {
    guard let first = peek(text) else { throw broken }
    let start = position
    switch first {
    case UInt8(ascii: "\""): _ = try string(text)
    case _ where Self.startsNumber(first): _ = try number(text)
    case UInt8(ascii: "["), UInt8(ascii: "{"): try skipNested(text, depth: depth + 1)
    default: _ = try literal(text)
    }
    return start..<position
  }

  private mutating func skipNested(_ text: borrowing Span<UInt8>, depth: Int) throws(JSONBreak) {
    guard depth <= ReadLimits.depth else { throw JSONBreak(code: .nestedTooDeep, offset: position) }
    let isObject = text[position] == UInt8(ascii: "{")
    let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    position += 1
    if take(close, text) { return }
    repeat {
      if isObject {
        _ = try key(text)
        try expect(UInt8(ascii: ":"), text)
      }
      try skipValue(text, depth: depth)
    } while take(UInt8(ascii: ","), text)
    try expect(close, text)
  }

  /// Consumes the string that has to come next.
  mutating func key(_ text: borrowing Span<UInt8>) throws(JSONBreak) -> JSONText {
    guard peek(text) == UInt8(ascii: "\"") else { throw broken }
    return try string(text)
  }

  /// Whether a number starts with `byte`.
  @inline(__always)
  static func startsNumber(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || byte == UInt8(ascii: "-") }

  // MARK: Scalars

  /// Consumes a string, at whose quotation mark the scanner stands.
  mutating func string(_ text: borrowing Span<UInt8>) throws(JSONBreak) -> JSONText {
    let start = position + 1
    position = start
    var hasEscapes = false
    var commas: UInt64 = 0
    while true {
      while position &+ 8 <= text.count {
        let word = text.word(at: position)
        let stops = word.bytes(equalTo: 0x22) | word.bytes(equalTo: 0x5C) | word.bytesBelowSpace
        if stops == 0 {
          commas |= word.bytes(equalTo: 0x2C)
          position &+= 8
        } else {
          // Marks above the lowest one may be false; those below it are not.
          commas |= word.bytes(equalTo: 0x2C) & (stops & (0 &- stops) &- 1)
          position &+= stops.trailingZeroBitCount >> 3
          break
        }
      }
      guard position < text.count else { throw broken }
      let byte = text[position]
      if byte == UInt8(ascii: "\"") {
        position &+= 1
        return JSONText(range: start..<position &- 1, hasEscapes: hasEscapes, hasComma: commas != 0)
      }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        try skipEscape(text)
      } else if byte < 0x20 {
        throw broken
      } else {
        if byte == UInt8(ascii: ",") { commas = 1 }
        position &+= 1
      }
    }
  }

  private mutating func skipEscape(_ text: borrowing Span<UInt8>) throws(JSONBreak) {
    guard position + 1 < text.count else { throw broken }
    switch text[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    case UInt8(ascii: "u"):
      guard let unit = Self.codeUnit(text, at: position) else { throw broken }
      if 0xD800..<0xDC00 ~= unit {
        guard let low = Self.codeUnit(text, at: position + 6), 0xDC00..<0xE000 ~= low else { throw broken }
        position += 12
      } else {
        guard !(0xDC00..<0xE000 ~= unit) else { throw broken }
        position += 6
      }
    default: throw broken
    }
  }

  /// The UTF-16 code unit that the escape at `start` (`\u00e9`) stands for; nil where there is no such escape.
  private static func codeUnit(_ text: borrowing Span<UInt8>, at start: Int) -> UInt32? {
    guard start + 6 <= text.count, text[start] == UInt8(ascii: "\\"), text[start + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var unit: UInt32 = 0
    for i in start + 2..<start + 6 {
      let digit: UInt8
      switch text[i] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = text[i] - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = text[i] - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = text[i] - UInt8(ascii: "A") + 10
      default: return nil
      }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  /// Consumes a number and returns where it lies.
  mutating func number(_ text: borrowing Span<UInt8>) throws(JSONBreak) -> Range<Int> {
    let start = position
    if text[position] == UInt8(ascii: "-") { position += 1 }
    if position < text.count, text[position] == UInt8(ascii: "0") {
      position += 1
    } else {
      try digits(text)
    }
    if position < text.count, text[position] == UInt8(ascii: ".") {
      position += 1
      try digits(text)
    }
    if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < text.count, text[position] == UInt8(ascii: "+") || text[position] == UInt8(ascii: "-") {
        position += 1
      }
      try digits(text)
    }
    return start..<position
  }

  private mutating func digits(_ text: borrowing Span<UInt8>) throws(JSONBreak) {
    let start = position
    while position < text.count, text[position] &- 0x30 < 10 { position &+= 1 }
    guard position > start else { throw broken }
  }

  /// `true`, `false` or `null`.
  enum Literal { case yes, no, null }

  /// Consumes one of the three words of JSON.
  mutating func literal(_ text: borrowing Span<UInt8>) throws(JSONBreak) -> Literal {
    switch position < text.count ? text[position] : 0 {
    case UInt8(ascii: "t") where follows("true", text): .yes
    case UInt8(ascii: "f") where follows("false", text): .no
    case UInt8(ascii: "n") where follows("null", text): .null
    default: throw broken
    }
  }

  private mutating func follows(_ word: StaticString, _ text: borrowing Span<UInt8>) -> Bool {
    let end = position + word.utf8CodeUnitCount
    guard end <= text.count, text.extracting(position..<end).equals(word) else { return false }
    position = end
    return true
  }

  // MARK: Decoding

  /// Appends what the string at `range` says, and returns whether a control character or a character beyond ASCII
  /// came out of an escape.
  static func appendDecoded(
    _ text: borrowing Span<UInt8>, _ range: Range<Int>, to output: inout ByteBuffer
  ) -> Bool {
    var isSuspect = false
    var start = range.lowerBound
    while let escape = text.firstIndex(of: UInt8(ascii: "\\"), from: start), escape < range.upperBound {
      output.append(text.extracting(start..<escape))
      let (scalar, length) = decodeEscape(text, at: escape)
      if scalar < 0x80 {
        output.append(UInt8(scalar))
      } else {
        appendUTF8(scalar, to: &output)
      }
      if scalar < 0x20 && scalar != 0x09 && scalar != 0x0A && scalar != 0x0D || scalar >= 0x7F { isSuspect = true }
      start = escape + length
    }
    output.append(text.extracting(start..<range.upperBound))
    return isSuspect
  }

  /// Appends a value without the white space between its parts.
  static func appendCompact(_ text: borrowing Span<UInt8>, _ range: Range<Int>, to output: inout ByteBuffer) {
    var isInString = false
    var i = range.lowerBound
    while i < range.upperBound {
      let byte = text[i]
      if isInString, byte == UInt8(ascii: "\\") {
        output.append(byte)
        i += 1
      } else if byte == UInt8(ascii: "\"") {
        isInString.toggle()
      }
      if isInString || byte > 0x20 { output.append(text[i]) }
      i += 1
    }
  }

  private static func decodeEscape(_ text: borrowing Span<UInt8>, at start: Int) -> (scalar: UInt32, length: Int) {
    switch text[start + 1] {
    case UInt8(ascii: "b"): return (0x08, 2)
    case UInt8(ascii: "f"): return (0x0C, 2)
    case UInt8(ascii: "n"): return (0x0A, 2)
    case UInt8(ascii: "r"): return (0x0D, 2)
    case UInt8(ascii: "t"): return (0x09, 2)
    case UInt8(ascii: "u"):
      let high = codeUnit(text, at: start) ?? 0xFFFD
      guard 0xD800..<0xDC00 ~= high, let low = codeUnit(text, at: start + 6) else { return (high, 6) }
      return (0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), 12)
    case let byte: return (UInt32(byte), 2)
    }
  }

  private static func appendUTF8(_ scalar: UInt32, to output: inout ByteBuffer) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | scalar >> shift & 0x3F) }
    if scalar < 0x800 {
      output.append(UInt8(0xC0 | scalar >> 6))
    } else {
      if scalar < 0x10000 {
        output.append(UInt8(0xE0 | scalar >> 12))
      } else {
        output.append(UInt8(0xF0 | scalar >> 18))
        output.append(tail(12))
      }
      output.append(tail(6))
    }
    output.append(tail(0))
  }
}

extension Span<UInt8> {
  /// The eight bytes at `offset`, the first one lowest.
  @inline(__always)
  fileprivate func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}

extension UInt64 {
  /// A mark in the top bit of each byte that equals `byte`; marks above the lowest may be false.
  @inline(__always)
  fileprivate func bytes(equalTo byte: UInt8) -> UInt64 {
    let rest = self ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return (rest &- 0x0101_0101_0101_0101) & ~rest & 0x8080_8080_8080_8080
  }

  /// A mark in the top bit of each byte below 0x20; marks above the lowest may be false.
  @inline(__always)
  fileprivate var bytesBelowSpace: UInt64 { (self &- 0x2020_2020_2020_2020) & ~self & 0x8080_8080_8080_8080 }
}
