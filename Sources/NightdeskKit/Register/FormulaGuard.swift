/// The guard against texts that a spreadsheet would take for a formula (CWE-1236): an apostrophe before them.
///
/// Guarded is what begins, behind apostrophes and invisible characters, with `=`, `+`, `-`, `@` or their full-width
/// forms, or has a tab or line break as its first character. Since apostrophes are looked through, no other text looks
/// as if it were guarded, and taking the guard off gives the very text back.
public enum FormulaGuard {
  /// Whether a spreadsheet could take `text` for a formula.
  public static func isNeeded(_ text: borrowing Span<UInt8>) -> Bool {
    var i = 0
    while i < text.count, text[i] == 0x27 { i += 1 }
    guard i < text.count else { return false }
    switch text[i] {
    case 0x09, 0x0A, 0x0D: return true
    // the usual case first
    case 0x30...0x3C, 0x41...0x7E: return false
    default: break
    }
    while i < text.count {
      let length = text.invisible(at: i)
      guard length > 0 else { break }
      i += length
    }
    guard i < text.count else { return false }
    switch text[i] {
    case 0x3D, 0x2B, 0x2D, 0x40: return true
    // U+FF1D, U+FF0B, U+FF0D, U+FF20
    case 0xEF: return i + 2 < text.count && text[i + 1] == 0xBC && [0x9D, 0x8B, 0x8D, 0xA0].contains(text[i + 2])
    default: return false
    }
  }

  /// Whether `text` is one with the guard before it.
  public static func isOn(_ text: borrowing Span<UInt8>) -> Bool {
    text.count > 1 && text[0] == 0x27 && isNeeded(text.extracting(1...))
  }
}

extension Column {
  /// Whether its values are text that the guard is for: numbers, dates and words of a list cannot be formulas.
  public var isGuarded: Bool {
    switch kind {
    case .text, .pair, .identifier, .reference, .citation, .link: true
    default: false
    }
  }
}

extension Span<UInt8> {
  /// How many bytes the blank or invisible character that starts here has; 0 where it is another.
  fileprivate func invisible(at start: Int) -> Int {
    switch self[start] {
    case 0x20, 0x09, 0x0A, 0x0D: return 1
    // U+00A0
    case 0xC2: return start + 1 < count && self[start + 1] == 0xA0 ? 2 : 0
    case 0xE2, 0xE3, 0xEF:
      guard start + 2 < count else { return 0 }
      switch (self[start], self[start + 1], self[start + 2]) {
      // U+2000 to U+200F, U+2028, U+2029, U+202F, U+2060, U+3000, U+FEFF
      case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0xA0),
        (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
        return 3
      default: return 0
      }
    default: return 0
    }
  }
}
