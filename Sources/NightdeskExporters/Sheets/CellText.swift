internal import NightdeskKit

extension String {
  /// Without line breaks and what a terminal or parser could trip over.
  var onOneLine: String { TerminalText.safe(self) }
}

/// Texts that no cell of a spreadsheet can hold.
enum CellText {
  /// The most UTF-16 units that a cell takes, in Excel; other programs take more.
  static let longest = CutText.longestCell

  /// What stands at the end of the part that a cell shows.
  static let mark = CutText.mark

  /// Whether a spreadsheet keeps all digits of a number: it keeps 15.
  static func keeps(_ number: Int64) -> Bool {
    Value.isThere(number) && abs(number) < 1_000_000_000_000_000
  }

  /// How many bytes of `text` stand in its cell, before ``mark``; nil if all of it fits into `longest` UTF-16 units.
  static func cut(_ text: borrowing Span<UInt8>, at longest: Int = longest) -> Int? {
    prefix(of: text, from: 0, units: longest) == text.count
      ? nil : prefix(of: text, from: 0, units: longest - mark.utf8.count)
  }

  /// Where the part of `text` that starts at `start` ends, if it may have `units` UTF-16 units: between characters.
  static func prefix(of text: borrowing Span<UInt8>, from start: Int, units: Int) -> Int {
    var (end, used) = (start, 0)
    while end < text.count {
      let lead = text[end]
      let (bytes, more) = lead < 0x80 ? (1, 1) : lead < 0xE0 ? (2, 1) : lead < 0xF0 ? (3, 1) : (4, 2)
      if used + more > units { break }
      used += more
      end = min(end + bytes, text.count)
    }
    return end
  }

  /// Calls `body` with each part of `text`, none longer than a cell takes, with its number from 1.
  static func forEachPart(
    of text: borrowing Span<UInt8>, units: Int = longest, _ body: (Int, borrowing Span<UInt8>) -> Void
  ) {
    var (start, number) = (0, 0)
    while start < text.count {
      let end = prefix(of: text, from: start, units: units)
      number += 1
      body(number, text.extracting(start..<end))
      start = end
    }
  }
}
