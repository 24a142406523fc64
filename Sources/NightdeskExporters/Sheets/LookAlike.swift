internal import NightdeskKit

/// Texts that a spreadsheet which opens CSV takes for a number, a day, a time of day or a truth value, and then shows and
/// saves as another text: `000`, `1e5`, `1-2`, `2014-05`, `MAR1`, `10:30`, `true`, more than 15 digits.
///
/// What comes out as it went in (`2014`, `-5`, `2.5`) is none. Months are those of English, day and month may stand in
/// either order, since that depends on whoever opens the file.
package enum LookAlike {
  fileprivate enum Piece {
    case digits([UInt8])
    case word(String)
    case mark(UInt8)

    /// The number that one to four digits make; nil for anything else.
    var number: Int? {
      guard case .digits(let digits) = self, digits.count <= 4 else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    func isMark(_ byte: UInt8) -> Bool { if case .mark(byte) = self { true } else { false } }
  }

  /// The longest text that is looked at, in bytes: numbers and dates are short.
  private static let longest = 32
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  /// Whether a spreadsheet makes another text of `text`, where a comma or a point stands in decimal numbers.
  package static func isTaken(_ text: borrowing Span<UInt8>, hasDecimalComma: Bool) -> Bool {
    guard 1...longest ~= text.count, mayBegin(text[0]), let pieces = pieces(of: text) else { return false }
    let trimmed = Array(pieces.trimmed)
    if case .word(let word)? = trimmed.first, trimmed.count == 1 { return word == "true" || word == "false" }
    guard trimmed.contains(where: { if case .digits = $0 { true } else { false } }) else { return false }
    let decimal: UInt8 = hasDecimalComma ? 0x2C : 0x2E
    let hasBlanks = trimmed.count < pieces.count
    return isChangedNumber(trimmed[...], decimal, isChanged: hasBlanks)
      || isInThousands(trimmed, hasDecimalComma ? 0x2E : 0x2C) || isTime(trimmed)
      || isDate(trimmed, hasPoints: hasDecimalComma)
  }

  /// Digits, a sign, a point, a comma, a blank, or the first letter of a month or of a truth value.
  private static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x20, 0x2B...0x2E: true
    default: "jfmasondt".utf8.contains(byte | 0x20) && byte >= 0x41
    }
  }

  /// Digits, letters and marks of `text` by turns; nil where it holds anything else.
  private static func pieces(of text: borrowing Span<UInt8>) -> [Piece]? {
    var pieces: [Piece] = []
    var i = 0
    while i < text.count {
      let start = i
      switch text[i] {
      case 0x30...0x39:
        while i < text.count, 0x30...0x39 ~= text[i] { i += 1 }
        pieces.append(.digits((start..<i).map { text[$0] }))
      case 0x41...0x5A, 0x61...0x7A:
        while i < text.count, 0x61...0x7A ~= text[i] | 0x20 { i += 1 }
        pieces.append(.word(text.extracting(start..<i).text.lowercased()))
      case 0x20, 0x2B...0x2F, 0x3A:
        i += 1
        pieces.append(.mark(text[start]))
      default: return nil
      }
    }
    return pieces
  }

  /// A number that is written otherwise than the spreadsheet writes it.
  private static func isChangedNumber(_ pieces: ArraySlice<Piece>, _ decimal: UInt8, isChanged: Bool) -> Bool {
    var rest = pieces
    var isChanged = isChanged
    func takeDigits() -> [UInt8]? {
      guard case .digits(let digits)? = rest.first else { return nil }
      rest.removeFirst()
      return digits
    }
    func takeMark(_ mark: UInt8) -> Bool {
      guard rest.first?.isMark(mark) == true else { return false }
      rest.removeFirst()
      return true
    }
    if takeMark(0x2B) { isChanged = true } else { _ = takeMark(0x2D) }
    let whole = takeDigits()
    let hasPoint = takeMark(decimal)
    let fraction = hasPoint ? takeDigits() : nil
    guard whole != nil || fraction != nil else { return false }
    if case .word("e")? = rest.first {
      rest.removeFirst()
      _ = takeMark(0x2B) || takeMark(0x2D)
      return takeDigits() != nil && rest.isEmpty
    }
    guard rest.isEmpty else { return false }
    let hasZero = whole.map { $0.count > 1 && $0[0] == 0x30 } ?? true
    let endsOddly = hasPoint && (fraction ?? []).last.map { $0 == 0x30 } ?? true
    let digits = ((whole ?? []) + (fraction ?? [])).drop { $0 == 0x30 }.count
    return isChanged || hasZero || endsOddly || digits > 15
  }

  /// `1,000,000`: taken for a million.
  private static func isInThousands(_ pieces: [Piece], _ separator: UInt8) -> Bool {
    guard pieces.count >= 3, pieces.count % 2 == 1 else { return false }
    return pieces.enumerated().allSatisfy { place, piece in
      if place % 2 == 1 { return piece.isMark(separator) }
      guard case .digits(let digits) = piece else { return false }
      return place == 0 ? digits.count <= 3 : digits.count == 3
    }
  }

  /// `10:30`, `0:31:40`, `9:05 pm`.
  private static func isTime(_ pieces: [Piece]) -> Bool {
    var rest = pieces[...]
    if case .word(let half)? = rest.last, half == "am" || half == "pm" { rest = rest.dropLast() }
    if rest.last?.isMark(0x20) == true { rest = rest.dropLast() }
    guard rest.count == 3 || rest.count == 5 else { return false }
    return rest.enumerated().allSatisfy { place, piece in
      place % 2 == 1 ? piece.isMark(0x3A) : piece.number.map { place == 0 || $0 < 60 } ?? false
    }
  }

  /// Two or three of day, month and year; the month may be a word. `hasPoints`: also with points between numbers.
  private static func isDate(_ pieces: [Piece], hasPoints: Bool) -> Bool {
    var parts: [Piece] = []
    var marks: Set<UInt8> = []
    for (place, piece) in pieces.enumerated() {
      if case .mark(let mark) = piece {
        // a blank may stand behind another mark
        let isBehind = place > 0 && pieces[place - 1].isMark(0x2C) || place > 0 && pieces[place - 1].isMark(0x2E)
        guard place > 0, mark == 0x20 && isBehind || !isMark(pieces[place - 1]) else { return false }
        marks.insert(mark)
      } else {
        parts.append(piece)
      }
    }
    guard 2...3 ~= parts.count, let last = pieces.last, !isMark(last) || hasPoints && last.isMark(0x2E) else {
      return false
    }
    let numbers = parts.compactMap(\.number)
    let words = parts.compactMap { if case .word(let word) = $0 { word } else { nil } }
    guard numbers.count + words.count == parts.count else { return false }
    let years = parts.count { if case .digits(let digits) = $0 { digits.count > 2 } else { false } }
    guard years <= 1, numbers.allSatisfy({ 1...99 ~= $0 || 1900...9999 ~= $0 }) else { return false }
    if words.count == 1 {
      return marks.isSubset(of: [0x20, 0x2C, 0x2D, 0x2E, 0x2F]) && isMonth(words[0])
        && numbers.contains { $0 <= 31 || $0 >= 1900 }
    }
    guard words.isEmpty, marks.count == 1, marks.isSubset(of: hasPoints ? [0x2D, 0x2E, 0x2F] : [0x2D, 0x2F]) else {
      return false
    }
    let days = numbers.filter { 1...31 ~= $0 }.count
    return numbers.contains { 1...12 ~= $0 } && (parts.count == 2 || days >= 2)
  }

  private static func isMark(_ piece: Piece) -> Bool { if case .mark = piece { true } else { false } }

  /// In full, by its first three letters, or `sept`.
  private static func isMonth(_ word: String) -> Bool {
    word == "sept" || months.contains { $0 == word || $0.prefix(3) == word }
  }
}

extension [LookAlike.Piece] {
  /// Without the blanks at both ends.
  fileprivate var trimmed: ArraySlice<Element> {
    var rest = self[...]
    while rest.first?.isMark(0x20) == true { rest.removeFirst() }
    while rest.last?.isMark(0x20) == true { rest.removeLast() }
    return rest
  }
}

extension Column {
  /// Whether its values are text that can be taken for something else: neither numbers nor ids, of which ND-T003 speaks.
  /// Of dates only those that are no whole day are.
  func isMistakable(_ text: borrowing Span<UInt8>) -> Bool {
    switch kind {
    case .text, .pair: true
    case .date: text.count < 10
    default: false
    }
  }
}
