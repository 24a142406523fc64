/// A word as it is compared: Latin letters without accents in lower case, Arabic letters in one byte each.
enum FoldedWord {
  /// Appends the folded letters of `word`.
  static func append(_ word: borrowing Span<UInt8>, to output: inout ByteBuffer) {
    var place = 0
    while place < word.count {
      let byte = word[place]
      let next = place + 1 < word.count ? word[place + 1] : 0
      switch byte {
      case 0x41...0x5A: output.append(byte | 0x20)
      case 0..<0x80: output.append(byte)
      case 0xC3: appendLatin(next, to: &output)
      case 0xC5 where next == 0x92 || next == 0x93: output.append("oe" as StaticString)
      case 0xD8, 0xD9: appendArabic(Int(byte & 1) << 6 | Int(next & 0x3F), to: &output)
      default:
        // another script: compared as it is
        output.append(byte)
        place += 1
        continue
      }
      place += byte < 0x80 ? 1 : 2
    }
  }

  /// U+00C0 to U+00FF by their last byte.
  private static func appendLatin(_ byte: UInt8, to output: inout ByteBuffer) {
    switch byte | 0x20 {
    case 0xA0...0xA5: output.append(0x61)
    case 0xA6: output.append("ae" as StaticString)
    case 0xA7: output.append(0x63)
    case 0xA8...0xAB: output.append(0x65)
    case 0xAC...0xAF: output.append(0x69)
    case 0xB1: output.append(0x6E)
    case 0xB2...0xB6, 0xB8: output.append(0x6F)
    case 0xB9...0xBC: output.append(0x75)
    case 0xBD, 0xBF: output.append(0x79)
    default: output.append(byte)
    }
  }

  /// U+0600 to U+067F by their place in it: vowel signs and the stroke that lengthens a line vanish, the forms of alif
  /// are one, as are ya and alif maqsura, ha and ta marbuta; other letters are their place, above ASCII.
  private static func appendArabic(_ place: Int, to output: inout ByteBuffer) {
    switch place {
    case 0x40, 0x4B...0x5F, 0x70: break
    case 0x22, 0x23, 0x25, 0x71: output.append(0x80 | 0x27)
    case 0x49, 0x26: output.append(0x80 | 0x4A)
    case 0x24: output.append(0x80 | 0x48)
    case 0x29: output.append(0x80 | 0x47)
    default: output.append(0x80 | UInt8(place))
    }
  }

  private static let (waw, fa, ba, kaf): (UInt8, UInt8, UInt8, UInt8) = (0xC8, 0xC1, 0xA8, 0xC3)
  private static let (lam, alif): (UInt8, UInt8) = (0xC4, 0xA7)

  /// Where the word itself may begin: at its start, and behind the particles that Arabic writes together with it. The
  /// first `count` of four places.
  static func starts(_ word: borrowing Span<UInt8>) -> (starts: InlineArray<4, Int>, count: Int) {
    var starts = InlineArray<4, Int>(repeating: 0)
    // vowel signs alone leave nothing
    guard word.count > 0 else { return (starts, 0) }
    var count = 1
    guard word[0] >= 0x80 else { return (starts, count) }
    func add(_ start: Int) {
      starts[count] = start
      count += 1
    }
    var place = 0
    if word[place] == waw || word[place] == fa { place += 1 }
    if place > 0 { add(place) }
    if place < word.count, word[place] == ba || word[place] == kaf || word[place] == lam {
      place += 1
      add(place)
    }
    if place + 1 < word.count, word[place] == alif, word[place + 1] == lam {
      add(place + 2)
    } else if place < word.count, place > 0, word[place - 1] == lam, word[place] == lam {
      add(place + 1)
    }
    return (starts, count)
  }
}

/// A few words, folded: what a word of a text is looked up in.
struct FoldedWords: Sendable {
  private let letters: [UInt8]
  private let ends: [Int]
  /// By length, the words that have it.
  private let byLength: [[Int]]

  /// The words of `text`, between blanks.
  init(_ text: String) {
    var folded = ByteBuffer(capacity: 1024)
    var ends: [Int] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      FoldedWord.append(word.utf8Span.span, to: &folded)
      ends.append(folded.count)
    }
    letters = (0..<folded.count).map { folded.span[$0] }
    self.ends = ends
    var byLength: [[Int]] = []
    for (word, end) in ends.enumerated() {
      let length = end - (word > 0 ? ends[word - 1] : 0)
      while byLength.count <= length { byLength.append([]) }
      byLength[length].append(word)
    }
    self.byLength = byLength
  }

  /// Whether the folded `word` is one of them.
  func contains(_ word: borrowing Span<UInt8>) -> Bool {
    guard word.count < byLength.count else { return false }
    let all = letters.span
    for candidate in byLength[word.count] {
      let end = ends[candidate]
      if all.extracting(end - word.count..<end).elementsEqual(word) { return true }
    }
    return false
  }
}
