/// What is kept of a document that comes in pieces: from the start of the open record on, or from where the parser
/// stands. Positions are bytes from the start of the document.
struct XMLWindow: ~Copyable {
  /// The bytes that are kept.
  var bytes = ByteBuffer(capacity: 1 << 17)
  /// The position of the first of them.
  private(set) var base = 0

  /// The position behind the last byte.
  var end: Int { base + bytes.count }

  /// The bytes from `start` to before `end`.
  @_lifetime(borrow self)
  func slice(_ start: Int, _ end: Int) -> Span<UInt8> { bytes.span.extracting(start - base..<max(start, end) - base) }

  /// How many line feeds there are from `start` to before `end`.
  func lineFeeds(_ start: Int, _ end: Int) -> Int { slice(start, end).count(of: 0x0A) }

  /// The position of the last `<` before `position`.
  func openingBracket(before position: Int) -> Int {
    let bytes = bytes.span
    var i = position - base
    while i > 0, bytes[i - 1] != UInt8(ascii: "<") { i -= 1 }
    return base + max(i - 1, 0)
  }

  /// The line feed before `position` that lies at or behind `start`.
  func lastLineFeed(_ start: Int, before position: Int) -> Int? {
    let bytes = bytes.span
    var i = position
    while i > start {
      i -= 1
      if bytes[i - base] == 0x0A { return i }
    }
    return nil
  }

  /// Forgets what lies before `position`, when that is worth the move.
  mutating func drop(before position: Int) {
    let dropped = position - base
    guard dropped > 0, dropped >= bytes.count / 2 else { return }
    bytes.removeFirst(dropped)
    base += dropped
  }
}
