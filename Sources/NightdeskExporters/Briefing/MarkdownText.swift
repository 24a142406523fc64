/// Markdown of one line that says what it should and does nothing else.
///
/// It is made of escaped text, of phrases and of other Markdown, so that text from a register can get in only escaped.
/// Escaped text is the same for every place: table cell, list item, heading, paragraph and the start of a line.
package struct Markdown: Sendable, Equatable {
  /// The Markdown itself.
  package let source: String

  /// Nothing.
  static let nothing = Markdown(trusted: "")

  /// Markdown from a phrase, or from the briefing's own marks.
  init(trusted source: String) { self.source = source }

  /// `text`, escaped.
  package init(_ text: String) {
    let escaped = MarkdownText.escaped(text)
    source = MarkdownText.isRightToLeft(text) ? "\u{2068}\(escaped)\u{2069}" : escaped
  }

  /// A number in decimal digits.
  init(_ number: Int) { source = String(number) }

  /// `text` in a code span; where a code span cannot hold it, escaped.
  package static func code(_ text: String) -> Markdown {
    let plain = MarkdownText.plain(text)
    // a pipe ends a table cell even in code, and Jekyll looks for its braces there too
    let mayUnfit = plain.utf8.contains { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "{") }
    let isFit = !plain.isEmpty && !(mayUnfit && ["`", "|", "{{", "{%"].contains { plain.contains($0) })
    return isFit ? Markdown(trusted: "`\(plain)`") : Markdown(text)
  }

  /// `url` as a link if that is safe, else as code.
  package static func address(_ url: String) -> Markdown {
    guard let target = MarkdownText.linkTarget(url) else { return code(url) }
    return Markdown(trusted: "<\(target)>")
  }

  /// `text` as a link to `target`, which must not hold `(`, `)`, `<`, `>` or a blank.
  static func link(_ text: Markdown, to target: String) -> Markdown {
    Markdown(trusted: "[\(text.source)](\(target))")
  }

  /// Whether there is nothing.
  var isEmpty: Bool { source.isEmpty }
}

/// Text on its way into Markdown.
///
/// Escaping covers CommonMark, GitHub's extensions (tables, footnotes, bare addresses, mentions, `#12`, `:emoji:`) and
/// what Hugo, Jekyll and Quarto read besides (`{{`, `{%`, `$`). Punctuation that can do nothing where it stands is left
/// alone, so that prose stays readable.
package enum MarkdownText {
  /// Breaks what is looked for in finished text, where a backslash no longer stands: `@name`, `#12`, `:emoji:`.
  private static let joiner = "\u{2060}"

  /// `text` on one line: line breaks and tabs become spaces, spaces in a row one; those at the ends go. What must not
  /// reach a screen (``HostileText``) is spelled, `\u{1B}`, and noted in ``SpelledTexts``; U+FEFF becomes U+2060, which
  /// Unicode has for it now.
  package static func plain(_ text: String) -> String {
    if isPlain(text) { return text }
    var plain = ""
    plain.reserveCapacity(text.utf8.count)
    var isSpaceDue = false
    var isSpelled = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20, 0x2028, 0x2029:
        isSpaceDue = !plain.isEmpty
        continue
      default: break
      }
      if isSpaceDue { plain += " " }
      isSpaceDue = false
      switch scalar.value {
      case ..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF:
        plain += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        isSpelled = true
      case 0xFEFF: plain += joiner
      default: plain.unicodeScalars.append(scalar)
      }
    }
    if isSpelled { SpelledTexts.add(text) }
    return plain
  }

  /// Whether `text` is what ``plain(_:)`` makes of it, as far as its bytes tell: most texts are. Controls, joiners and
  /// line breaks beyond ASCII begin with 0xC2, 0xE2 or 0xEF.
  private static func isPlain(_ text: String) -> Bool {
    var isAfterSpace = true
    for byte in text.utf8 {
      switch byte {
      case ..<0x20, 0x7F, 0xC2, 0xE2, 0xEF: return false
      case 0x20 where isAfterSpace: return false
      default: break
      }
      isAfterSpace = byte == 0x20
    }
    return text.isEmpty || !isAfterSpace
  }

  /// Whether nothing in `text`, which is plain, needs to be escaped, as far as letters, digits and quiet marks tell.
  private static func isQuiet(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x20, 0x22, 0x27, 0x28, 0x2C, 0x2F, 0x3B, 0x3F, 0x80...: break
      // behind a letter that is no part of `GH-` or `www.`
      case 0x2D where 0x61...0x7A ~= previous | 0x20 && previous | 0x20 != 0x68: break
      case 0x2E where 0x61...0x7A ~= previous | 0x20 && previous | 0x20 != 0x77: break
      default: return false
      }
      previous = byte
    }
    return true
  }

  /// `text` on one line and escaped.
  package static func escaped(_ text: String) -> String {
    if isPlain(text), isQuiet(text) { return text }
    let characters = Array(plain(text).unicodeScalars)
    let digits = characters.prefix { "0"..."9" ~= $0 }.count
    var escaped = ""
    escaped.reserveCapacity(characters.count * 5 / 4)
    for (i, character) in characters.enumerated() {
      let next = i + 1 < characters.count ? characters[i + 1] : nil
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "|": escaped += "&#124;"
      case "\\", "`", "*", "_", "[", "]", "{", "}", "~", "^", "$": escaped += "\\\(character)"
      case "#": escaped += next.map { isDigit($0) } == true ? "\\#\(joiner)" : "\\#"
      case "@": escaped += "@\(joiner)"
      case ":" where startsEmoji(characters[(i + 1)...]): escaped += (i == 0 ? "\\:" : ":") + joiner
      case "-" where endsWith("gh", characters[..<i]) && next.map { isDigit($0) } == true: escaped += "-\(joiner)"
      case _ where isLive(character, at: i, in: characters, afterDigits: i == digits): escaped += "\\\(character)"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }

  /// Whether a character that is harmless elsewhere does something where it stands.
  private static func isLive(
    _ character: Unicode.Scalar, at i: Int, in text: [Unicode.Scalar], afterDigits: Bool
  ) -> Bool {
    let previous = i > 0 ? text[i - 1] : nil
    let next = i + 1 < text.count ? text[i + 1] : nil
    return switch character {
    case "-", "+": previous == nil
    case ":": previous == nil || next == "/"
    case "=": previous == nil || previous == "=" || next == "="
    case "!": next == nil || next == "["
    case "%": previous == "{" || next == "}"
    case ".": previous != nil && afterDigits || endsWith("www", text[..<i])
    case ")": previous != nil && afterDigits
    default: false
    }
  }

  /// Whether `text` has a letter or mark that runs from right to left.
  package static func isRightToLeft(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x0590...0x08FF, 0x200F, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
      default: false
      }
    }
  }

  /// Whether `text` has a letter that runs from left to right, or a digit.
  package static func isLeftToRight(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xAA, 0xB5, 0xBA, 0xC0...0x02B8, 0x0370...0x058F, 0x0900...0x1FFF,
        0x2C00...0xD7FF, 0x20000...0x3FFFF:
        true
      default: false
      }
    }
  }

  /// The longest text of a record that a line quotes, in characters.
  static let longest = 1000

  /// The start of `text` up to `limit` characters, and whether anything was cut off.
  static func start(of text: String, limit: Int = longest) -> (text: String, isCut: Bool) {
    guard let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex), end < text.endIndex else {
      return (text, false)
    }
    let cut = text[..<end]
    return (String(cut[..<(cut.lastIndex(of: " ") ?? end)]), true)
  }

  /// `text` as a JSON string, which is a YAML scalar too. pandoc reads the values of front matter as Markdown, Jekyll
  /// prints them as HTML, Hugo as text: angle brackets, which no spelling keeps both dead and right in all three, become
  /// `‹` and `›`. The document's heading has them as they are.
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in plain(text).unicodeScalars {
      switch scalar {
      case "<": quoted += "‹"
      case ">": quoted += "›"
      case "\"", "\\": quoted += "\\\(scalar)"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// What stands between `<` and `>` of a link to `url`; nil unless it is `http` or `https` with a plain host name and
  /// without a user. What an address may not hold is percent-encoded.
  package static func linkTarget(_ url: String) -> String? {
    let bytes = Array(url.utf8)
    let scheme = ["https://", "http://"].first { prefix in
      bytes.count > prefix.utf8.count && zip(bytes, prefix.utf8).allSatisfy { $0 | ($1 > 0x40 ? 0x20 : 0) == $1 }
    }
    guard let scheme, bytes.count <= 2000 else { return nil }
    let host = bytes[scheme.utf8.count...].prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
    let parts = host.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard parts.count <= 2, let name = parts.first, !name.isEmpty,
      name.allSatisfy({ isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2E }),
      parts.count == 1 || parts[1].allSatisfy({ 0x30...0x39 ~= $0 })
    else { return nil }
    var target = scheme
    for byte in bytes[scheme.utf8.count...] {
      if isAlphanumeric(byte) || "-._~:/?#@!$&'()*+,=%".utf8.contains(byte) {
        target.unicodeScalars.append(Unicode.Scalar(byte))
      } else if byte > 0x20 && byte != 0x7F {
        target += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      } else {
        return nil
      }
    }
    return target
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
  }

  /// Whether `rest`, behind a colon, is a name of an emoji and its closing colon. Of numbers only two are names, so
  /// times of day stay as they are.
  private static func startsEmoji(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let name = rest.prefix {
      $0.isASCII && isAlphanumeric(UInt8($0.value)) || $0 == "_" || $0 == "+" || $0 == "-"
    }
    guard !name.isEmpty, rest.dropFirst(name.count).first == ":" else { return false }
    return !name.allSatisfy { isDigit($0) } || ["100", "1234"].contains(String(String.UnicodeScalarView(name)))
  }

  /// Whether `text` ends with the lower-case `word`, in any case.
  private static func endsWith(_ word: String, _ text: ArraySlice<Unicode.Scalar>) -> Bool {
    text.suffix(word.utf8.count).elementsEqual(word.unicodeScalars) { $0.properties.lowercaseMapping == String($1) }
  }
}
