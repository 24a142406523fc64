/// Turns text of a declared encoding into UTF-8, strictly: what has no meaning in the encoding becomes bytes that are
/// not UTF-8, so that the record that holds it is rejected, and no other.
final class EncodingStage: ByteStage {
  private enum Units { case single, littleEndian, bigEndian }

  let hasMore = false
  private let encoding: TextEncoding
  private var units: Units
  /// Whether the first unit may say the order of bytes.
  private var isAtStart = true
  /// The first half of a pair, while the second is to come.
  private var highSurrogate: UInt32?
  private let undecodable: UndecodableBytes
  /// How many bytes were taken before those at hand.
  private var taken = 0
  /// Where the next byte of the text goes, as far as `counted` bytes of the output are looked through.
  private var (line, column) = (1, 1)
  private var counted = 0

  /// Text of the encoding of `undecodable`, which is told of what has no meaning.
  init(_ undecodable: UndecodableBytes) {
    self.undecodable = undecodable
    encoding = undecodable.encoding
    units =
      switch encoding {
      case .utf16, .utf16BigEndian: .bigEndian
      case .utf16LittleEndian: .littleEndian
      case .utf8, .latin1, .windows1252: .single
      }
  }

  func take(_ input: borrowing Span<UInt8>, isLast: Bool, into output: inout ByteBuffer) throws(StageFault) -> Int {
    counted = output.count
    defer { count(through: output) }
    if units == .single {
      for i in input.indices { appendSingle(input[i], at: taken + i, to: &output) }
      taken += input.count
      return input.count
    }
    var i = 0
    defer { taken += i }
    while i + 1 < input.count {
      if isAtStart, takeMark(input[i], input[i + 1]) {
        i += 2
        continue
      }
      isAtStart = false
      let (first, second) = (UInt32(input[i]), UInt32(input[i + 1]))
      appendUnit(units == .bigEndian ? first << 8 | second : second << 8 | first, at: taken + i, to: &output)
      i += 2
    }
    guard isLast else { return i }
    guard i == input.count else { throw StageFault(.cutOff) }
    closeSurrogate(before: taken + i, into: &output)
    return i
  }

  /// Moves the place in the text to the end of `output`.
  private func count(through output: borrowing ByteBuffer) {
    let new = output.span.extracting(counted...)
    var start = 0
    while let end = new.firstIndex(of: 0x0A, from: start) {
      (line, column) = (line + 1, 1)
      start = end + 1
    }
    column += new.count - start
    counted = output.count
  }

  /// Notes what stands for nothing and goes to the end of `output`.
  private func note(_ value: UInt32, at offset: Int, _ output: borrowing ByteBuffer) {
    count(through: output)
    undecodable.note(value, at: offset, UndecodableBytes.Place(line: line, column: column))
  }

  private func appendSingle(_ byte: UInt8, at offset: Int, to output: inout ByteBuffer) {
    guard byte >= 0x80 else { return output.append(byte) }
    guard encoding == .windows1252, byte < 0xA0 else { return output.append(scalar: UInt32(byte)) }
    let scalar = EncodingStage.windows1252[Int(byte) - 0x80]
    // five bytes of the code page stand for nothing
    guard scalar == 0 else { return output.append(scalar: UInt32(scalar)) }
    note(UInt32(byte), at: offset, output)
    output.append(byte)
  }

  /// Whether the first unit is a byte order mark, which is passed over; in `utf-16` it says the order.
  private func takeMark(_ first: UInt8, _ second: UInt8) -> Bool {
    isAtStart = false
    switch (first, second) {
    case (0xFE, 0xFF) where encoding != .utf16LittleEndian:
      units = .bigEndian
      return true
    case (0xFF, 0xFE) where encoding != .utf16BigEndian:
      units = .littleEndian
      return true
    default: return false
    }
  }

  private func appendUnit(_ unit: UInt32, at offset: Int, to output: inout ByteBuffer) {
    switch unit {
    case 0xD800..<0xDC00:
      closeSurrogate(before: offset, into: &output)
      highSurrogate = unit
    case 0xDC00..<0xE000:
      if let high = highSurrogate {
        highSurrogate = nil
        output.append(scalar: 0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00))
      } else {
        note(unit, at: offset, output)
        output.append(scalar: unit)
      }
    default:
      closeSurrogate(before: offset, into: &output)
      output.append(scalar: unit)
    }
  }

  /// Half a pair stands for nothing: its three bytes are not UTF-8.
  private func closeSurrogate(before offset: Int, into output: inout ByteBuffer) {
    guard let high = highSurrogate else { return }
    highSurrogate = nil
    note(high, at: offset - 2, output)
    output.append(scalar: high)
  }

  /// Windows-1252 from 0x80 to 0x9F (unicode.org, CP1252.TXT); 0: not assigned.
  private static let windows1252: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]
}

extension ByteBuffer {
  /// Appends a code point as UTF-8 writes it; half a pair of surrogates becomes three bytes that are not UTF-8.
  fileprivate mutating func append(scalar: UInt32) {
    func low(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: scalar >> shift & 0x3F) }
    switch scalar {
    case 0..<0x80: append(UInt8(scalar))
    case 0x80..<0x800:
      append(0xC0 | UInt8(scalar >> 6))
      append(low(0))
    case 0x800..<0x10000:
      append(0xE0 | UInt8(scalar >> 12))
      append(low(6))
      append(low(0))
    default:
      append(0xF0 | UInt8(scalar >> 18))
      append(low(12))
      append(low(6))
      append(low(0))
    }
  }
}
