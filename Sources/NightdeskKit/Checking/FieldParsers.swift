/// What is wrong with a field: thrown where a value cannot be parsed.
struct Invalid: Error {
  let code: FindingCode
  init(_ code: FindingCode) { self.code = code }
}

/// The whole number that `field` is: at most 18 digits.
@inline(__always)
func integer(_ field: borrowing Span<UInt8>) throws(Invalid) -> Int64 {
  let negative = field[0] == 0x2D
  guard field.count <= 18, field.count > (negative ? 1 : 0) else { throw Invalid(.notAnInteger) }
  var value: Int64 = 0
  for i in (negative ? 1 : 0)..<field.count {
    let digit = field[i] &- 0x30
    guard digit < 10 else { throw Invalid(.notAnInteger) }
    value = value &* 10 &+ Int64(digit)
  }
  return negative ? 0 &- value : value
}

/// The decimal number that `field` is: at most 18 digits, a point, no exponent.
@inline(__always)
func decimal(_ field: borrowing Span<UInt8>) throws(Invalid) -> Double {
  let negative = field[0] == 0x2D
  var mantissa: Int64 = 0
  var digits = 0
  var point = -1
  for i in (negative ? 1 : 0)..<field.count {
    if field[i] == 0x2E, point < 0 {
      point = digits
      continue
    }
    let digit = field[i] &- 0x30
    guard digit < 10, digits < 18 else { throw Invalid(.notADecimal) }
    mantissa = mantissa &* 10 &+ Int64(digit)
    digits &+= 1
  }
  guard digits > 0, point != digits, point != 0 else { throw Invalid(.notADecimal) }
  if mantissa == 0 { return 0 }  // never -0.0, whose bits mean that there is no value
  let scale = point < 0 ? 1 : powersOfTen[digits &- point]
  return Double(negative ? 0 &- mantissa : mantissa) / scale
}

private let powersOfTen: [Double] = (0...18).map { (0..<$0).reduce(1) { value, _ in value * 10 } }

/// Whether `field` is a day as spreadsheets count it, from 1927 to 2119: five digits.
func isSerialDay(_ field: borrowing Span<UInt8>) -> Bool {
  guard field.count == 5, 0x31...0x37 ~= field[0] else { return false }
  for i in field.indices where !(0x30...0x39 ~= field[i]) { return false }
  return true
}

/// Checks of the shape of a value that is kept as text.
enum Shape {
  /// Ids are made of `A-Z a-z 0-9 . _ : -`.
  static func identifier(_ field: borrowing Span<UInt8>) -> FindingCode? {
    if let flaw = reference(field) { return flaw }
    if field.equals("unnamed" as StaticString) || field.equals("withheld" as StaticString) {
      return .reservedIdentifier
    }
    return nil
  }

  /// What names a record is made like an id; a reserved word may stand there too.
  static func reference(_ field: borrowing Span<UInt8>) -> FindingCode? {
    guard field.count <= IdentifierTable.longest else { return .identifierTooLong }
    for i in field.indices where !isIdentifierByte(field[i]) { return .badIdentifier }
    return nil
  }

  @inline(__always)
  private static func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }

  /// http or https, no white space, nothing that ends a quotation or a tag.
  static func url(_ field: borrowing Span<UInt8>) -> FindingCode? {
    let prefix = field.starts(with: "https://") ? 8 : field.starts(with: "http://") ? 7 : 0
    guard prefix > 0, field.count > prefix else { return .badURL }
    for i in field.indices {
      switch field[i] {
      case ...0x20, 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7D, 0x7F: return .badURL
      default: continue
      }
    }
    return nil
  }

  /// The shape of RFC 5646: two to eight letters, then parts of one to eight letters and digits.
  static func language(_ field: borrowing Span<UInt8>) -> FindingCode? {
    var part = 0
    var isFirst = true
    for i in field.indices {
      switch field[i] {
      case 0x41...0x5A, 0x61...0x7A: part += 1
      case 0x30...0x39 where !isFirst: part += 1
      case 0x2D where part >= (isFirst ? 2 : 1):
        part = 0
        isFirst = false
      default: return .badLanguage
      }
      if part > (isFirst ? 3 : 8) { return .badLanguage }
    }
    return part >= (isFirst ? 2 : 1) ? nil : .badLanguage
  }

  /// 64 lower-case hexadecimal digits.
  static func digest(_ field: borrowing Span<UInt8>) -> FindingCode? {
    guard field.count == 64 else { return .badDigest }
    for i in field.indices {
      switch field[i] {
      case 0x30...0x39, 0x61...0x66: continue
      default: return .badDigest
      }
    }
    return nil
  }

  static func country(_ field: borrowing Span<UInt8>) -> FindingCode? {
    Countries.isCode(field) ? nil : Countries.isRetired(field) ? .retiredCountry : .badCountry
  }

  /// `name=value`
  static func pair(_ field: borrowing Span<UInt8>) -> FindingCode? {
    guard let equals = field.firstIndex(of: 0x3D), equals > 0 else { return .badPair }
    return nil
  }

  /// `source-id` or `source-id#locator`
  static func citation(_ field: borrowing Span<UInt8>) -> FindingCode? {
    let end = field.firstIndex(of: 0x23) ?? field.count
    return end == 0 ? .badCitation : nil
  }

  /// `word=id`
  static func link(_ field: borrowing Span<UInt8>, _ words: Vocabulary) -> FindingCode? {
    guard let equals = field.firstIndex(of: 0x3D), equals + 1 < field.count,
      words.index(of: field.extracting(0..<equals)) != nil
    else { return .badLink }
    return nil
  }
}

extension Span<UInt8> {
  func starts(with text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount && extracting(0..<text.utf8CodeUnitCount).equals(text)
  }
}

extension DateFault {
  /// The finding that a date with this fault gets.
  var code: FindingCode {
    switch reason {
    case .noSuchDay: .noSuchDay
    case .endBeforeStart: .endBeforeStart
    case .oldDraft: .oldDraftDate
    default: .notADate
    }
  }
}
