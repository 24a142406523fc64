/// Text that is not what it looks like: broken UTF-8, control characters, bidirectional overrides.
package enum HostileText {
  /// What a text holds that must not act on whoever looks at it.
  package enum Fault: Sendable {
    case notUTF8, nul, control, bidi

    /// What it is called in findings.
    package var code: FindingCode {
      switch self {
      case .notUTF8: .notUTF8
      case .nul: .nulCharacter
      case .control: .controlCharacter
      case .bidi: .bidiControl
      }
    }
  }

  /// The first fault in `text`, if any.
  ///
  /// Controls are C0 but tab, line feed and carriage return, U+007F, C1, and the noncharacters U+FFFE and U+FFFF,
  /// which XML 1.0 forbids. Bidirectional: U+202A to U+202E and U+2066 to U+2069 (Unicode TR 36, CVE-2021-42574);
  /// the marks U+200E, U+200F and U+061C are ordinary in Arabic and Hebrew text.
  package static func fault(in text: borrowing Span<UInt8>) -> Fault? {
    guard (try? UTF8Span(validating: copy text)) != nil else { return .notUTF8 }
    if text.firstIndex(of: 0) != nil { return .nul }
    guard let first = firstHostile(in: text, from: 0) else { return nil }
    return first.isBidi ? .bidi : .control
  }

  /// The first control or bidirectional character of `text`, which is UTF-8, at or behind `start`.
  private static func firstHostile(
    in text: borrowing Span<UInt8>, from start: Int
  ) -> (range: Range<Int>, scalar: UInt32, isBidi: Bool)? {
    var i = start
    while i < text.count {
      switch text[i] {
      case 0x09, 0x0A, 0x0D: break
      case 0x00..<0x20, 0x7F: return (i..<i + 1, UInt32(text[i]), false)
      case 0xC2 where text[i + 1] < 0xA0: return (i..<i + 2, UInt32(text[i + 1]), false)
      case 0xEF where text[i + 1] == 0xBF && text[i + 2] >= 0xBE:
        return (i..<i + 3, 0xFFC0 | UInt32(text[i + 2] & 0x3F), false)
      case 0xE2 where text[i + 1] == 0x80 && 0xAA...0xAE ~= text[i + 2]:
        return (i..<i + 3, 0x2000 | UInt32(text[i + 2] & 0x3F), true)
      case 0xE2 where text[i + 1] == 0x81 && 0xA6...0xA9 ~= text[i + 2]:
        return (i..<i + 3, 0x2040 | UInt32(text[i + 2] & 0x3F), true)
      default: break
      }
      i += 1
    }
    return nil
  }

  /// Appends `text`, which is UTF-8, with each control and bidirectional character as `spell` says.
  @inline(__always)
  private static func append(
    _ text: borrowing Span<UInt8>, to output: inout ByteBuffer,
    _ append: (borrowing Span<UInt8>, inout ByteBuffer) -> Void,
    spell: (UInt32, inout ByteBuffer) -> Void
  ) {
    var start = 0
    while let next = firstHostile(in: text, from: start) {
      append(text.extracting(start..<next.range.lowerBound), &output)
      spell(next.scalar, &output)
      start = next.range.upperBound
    }
    append(text.extracting(start...), &output)
  }

  /// Appends `text` for people to look at: its control and bidirectional characters are spelled, `\u{1B}`.
  package static func appendSpelled(_ text: borrowing Span<UInt8>, to output: inout ByteBuffer) {
    append(text, to: &output) {
      $1.append($0)
    } spell: { scalar, output in
      output.append("\\u{\(String(scalar, radix: 16, uppercase: true))}")
    }
  }

  /// Appends `text` as XML character data: what XML 1.0 can hold of such characters as references, what it cannot as
  /// U+FFFD.
  package static func appendXML(_ text: borrowing Span<UInt8>, to output: inout ByteBuffer) {
    append(text, to: &output) {
      $1.appendPlainXML($0)
    } spell: { scalar, output in
      if isForbiddenInXML(scalar) {
        output.append("\u{FFFD}")
      } else {
        output.append("&#x\(String(scalar, radix: 16, uppercase: true));")
      }
    }
  }

  /// Whether `text`, which is UTF-8, holds a character that XML 1.0 has none for (2.2, Char).
  package static func isForbiddenInXML(_ text: borrowing Span<UInt8>) -> Bool {
    var start = 0
    while let next = firstHostile(in: text, from: start) {
      if isForbiddenInXML(next.scalar) { return true }
      start = next.range.upperBound
    }
    return false
  }

  private static func isForbiddenInXML(_ scalar: UInt32) -> Bool { scalar < 0x20 || scalar >= 0xFFFE }

  /// Whether `block` needs a closer look for faults beyond ASCII: cheap, and right whenever it says no.
  package static func isLikely(in block: borrowing Span<UInt8>) -> Bool {
    unsafe block.withUnsafeBytes { bytes in
      // the first and the last bytes are looked at in a place that has zeros around them
      unsafe withUnsafeTemporaryAllocation(byteCount: 80, alignment: 16) { scratch in
        for offset in stride(from: 0, to: bytes.count + 3, by: 64) {
          if offset > 0, offset + 64 <= bytes.count {
            if unsafe traits(at: bytes.baseAddress! + offset).contains(.hostile) { return true }
          } else {
            let part = max(0, offset - 3)..<min(bytes.count, offset + 64)
            unsafe scratch.initializeMemory(as: UInt8.self, repeating: 0)
            for i in part { unsafe scratch[i - offset + 16] = bytes[i] }
            if unsafe traits(at: UnsafeRawPointer(scratch.baseAddress!) + 16).contains(.hostile) { return true }
          }
        }
        return false
      }
    }
  }

  /// What a few bytes may hold, which wants a closer look.
  struct Traits: OptionSet {
    let rawValue: UInt8
    /// A fault: see ``fault(in:)``.
    static let hostile = Traits(rawValue: 1)
    /// A character without width, the replacement character, or UTF-8 that was read as Latin-1 once.
    static let odd = Traits(rawValue: 2)
  }

  /// What the sixty-four bytes at `chunk` may hold, before which three more can be read: text that begins there is not
  /// judged, text that ends behind them is not yet.
  @unsafe
  static func traits(at chunk: UnsafeRawPointer) -> Traits {
    var isWrong = Lanes(repeating: 0)
    var isRare = unsafe Lanes(at: chunk + 48).rareLeads
    for lane in 0..<4 {
      let here = unsafe chunk + lane &* 16
      let third = unsafe Lanes(at: here - 3)
      let isExpected = unsafe Lanes(at: here - 1).marks(from: 0xC0) | Lanes(at: here - 2).marks(from: 0xE0)
      let continues = unsafe (Lanes(at: here) & Lanes(repeating: 0xC0)).marks(equalTo: 0x80)
      isWrong |= (isExpected | third.marks(from: 0xF0)) ^ continues
      isRare |= third.rareLeads
    }
    let wrong: Traits = isWrong.isAnySet ? [.hostile, .odd] : []
    return isRare.isAnySet ? unsafe rareTraits(chunk).union(wrong) : wrong
  }

  /// What the sixty-four bytes hold behind the first bytes of characters that are rare.
  @unsafe
  private static func rareTraits(_ chunk: UnsafeRawPointer) -> Traits {
    var fault = Lanes(repeating: 0)
    var odd = Lanes(repeating: 0)
    for lane in 0..<4 {
      let here = unsafe chunk + lane &* 16
      let (byte, first, second) = unsafe (Lanes(at: here), Lanes(at: here - 1), Lanes(at: here - 2))
      // too long for what they write, halves of surrogate pairs, beyond U+10FFFF
      fault |= byte.marks(from: 0xC0) & byte.marks(below: 0xC2) | byte.marks(from: 0xF5)
      fault |= first.marks(equalTo: 0xE0) & byte.marks(below: 0xA0)
      fault |= first.marks(equalTo: 0xED) & byte.marks(from: 0xA0)
      fault |= first.marks(equalTo: 0xF0) & byte.marks(below: 0x90)
      fault |= first.marks(equalTo: 0xF4) & byte.marks(from: 0x90)
      // C1, U+FFFE and U+FFFF
      let isAfterC2 = first.marks(equalTo: 0xC2)
      fault |= isAfterC2 & byte.marks(below: 0xA0)
      let isAfterEF = second.marks(equalTo: 0xEF)
      fault |= isAfterEF & first.marks(equalTo: 0xBF) & byte.marks(from: 0xBE)
      // U+202A to U+202E, U+2066 to U+2069
      let isAfterE2 = second.marks(equalTo: 0xE2)
      let (is80, is81) = (first.marks(equalTo: 0x80), first.marks(equalTo: 0x81))
      let overrides = is80 & byte.marks(from: 0xAA) & byte.marks(below: 0xAF)
      let isolates = is81 & byte.marks(from: 0xA6) & byte.marks(below: 0xAA)
      fault |= isAfterE2 & (overrides | isolates)
      // U+00AD, U+200B, U+2060, U+FEFF, U+FFFD
      odd |= isAfterC2 & byte.marks(equalTo: 0xAD)
      odd |= isAfterE2 & (is80 & byte.marks(equalTo: 0x8B) | is81 & byte.marks(equalTo: 0xA0))
      odd |= isAfterEF & (first.marks(equalTo: 0xBB) | first.marks(equalTo: 0xBF) & byte.marks(equalTo: 0xBD))
      // U+00C0 to U+00FF, then what begins with 0xC2 or 0xE2
      odd |= second.marks(equalTo: 0xC3) & (byte & Lanes(repeating: 0xDF)).marks(equalTo: 0xC2)
    }
    return Traits(rawValue: (fault.isAnySet ? 1 : 0) | (odd.isAnySet ? 2 : 0))
  }
}

extension SIMD16<UInt8> {
  /// 0xFF where a lane begins a character that the bytes behind it can make a fault, or is none of UTF-8; else 0.
  @inline(__always)
  fileprivate var rareLeads: Lanes {
    // E0 and E2, ED and EF differ in one bit
    let threes = self & Lanes(repeating: 0xFD)
    return marks(from: 0xC0) & marks(below: 0xC3) | marks(from: 0xF0)
      | threes.marks(equalTo: 0xE0) | threes.marks(equalTo: 0xED)
  }
}
