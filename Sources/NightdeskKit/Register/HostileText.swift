/// Text that is not what it looks like: broken UTF-8, control characters, bidirectional overrides.
package enum HostileText {
  /// What a text holds that no export may pass on.
  package enum Fault: Sendable {
    case notUTF8, control, bidi
  }

  /// The first fault in `text`, if any.
  ///
  /// Controls are C0 but tab, line feed and carriage return, U+007F, C1, and the noncharacters U+FFFE and U+FFFF,
  /// which XML 1.0 forbids. Bidirectional: U+202A to U+202E and U+2066 to U+2069 (Unicode TR 36, CVE-2021-42574);
  /// the marks U+200E, U+200F and U+061C are ordinary in Arabic and Hebrew text.
  package static func fault(in text: borrowing Span<UInt8>) -> Fault? {
    guard (try? UTF8Span(validating: copy text)) != nil else { return .notUTF8 }
    var i = 0
    while i < text.count {
      switch text[i] {
      case 0x09, 0x0A, 0x0D: break
      case 0x00..<0x20, 0x7F: return .control
      case 0xC2 where text[i + 1] < 0xA0: return .control
      case 0xEF where text[i + 1] == 0xBF && text[i + 2] >= 0xBE: return .control
      case 0xE2 where text[i + 1] == 0x80 && 0xAA...0xAE ~= text[i + 2]: return .bidi
      case 0xE2 where text[i + 1] == 0x81 && 0xA6...0xA9 ~= text[i + 2]: return .bidi
      default: break
      }
      i += 1
    }
    return nil
  }

  /// Whether `block`, which has bytes above 0x7F, needs a closer look: cheap, and right whenever it says no.
  static func isLikely(in block: borrowing Span<UInt8>) -> Bool {
    guard (try? UTF8Span(validating: copy block)) != nil else { return true }
    var from = 0
    while let hit = block.firstIndex(of: 0xE2, from: from) {
      let second = block[hit + 1]
      if second == 0x80 && 0xAA...0xAE ~= block[hit + 2] || second == 0x81 && 0xA6...0xA9 ~= block[hit + 2] {
        return true
      }
      from = hit + 3
    }
    from = 0
    while let hit = block.firstIndex(of: 0xC2, from: from) {
      if block[hit + 1] < 0xA0 { return true }
      from = hit + 2
    }
    from = 0
    while let hit = block.firstIndex(of: 0xEF, from: from) {
      if block[hit + 1] == 0xBF && block[hit + 2] >= 0xBE { return true }
      from = hit + 3
    }
    return false
  }
}
