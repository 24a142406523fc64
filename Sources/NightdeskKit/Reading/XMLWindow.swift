/// What is kept of a document that comes in pieces: from the start of the open record on, or from where the parser
/// stands. Positions are bytes from the start of the document.
struct XMLWindow: ~Copyable {
  /// The bytes that are kept.
  var bytes = ByteBuffer(capacity: 1 << 17)
  /// The position of the first of them.
  private(set) var base = 0
  /// How many bytes of the file stand before the first position.
  private(set) var mark = 0
  /// A position, and where the line starts that it is on; nothing before it is asked for any more.
  private var known = (position: 0, lineStart: 0)

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

  /// Where the line starts that `position` is on. Positions are asked for in turn, so that no byte is looked at twice.
  mutating func lineStart(of position: Int) -> Int {
    guard position > known.position else { return known.lineStart }
    if let feed = lastLineFeed(known.position, before: position) { known.lineStart = feed + 1 }
    known.position = position
    return known.lineStart
  }

  /// The first byte that is not UTF-8.
  var firstBadByte: Int? { bytes.span.firstBadByte.map { base + $0 } }

  /// Consumes the next token of markup and returns where it ends; nil when it is not complete.
  func next(_ tokens: inout XMLTokenScanner) throws(XMLRefusal) -> Int? { try tokens.next(bytes.span, from: base) }

  /// Consumes tags without attributes that end before `most`, and returns where the last of them ends; nil where none
  /// is next.
  func passPlain(_ tokens: inout XMLTokenScanner, atMost most: Int) -> Int? {
    tokens.passPlain(bytes, from: base, atMost: most)
  }

  /// What a tag does to the elements that are open.
  enum Tag {
    case opening(isEvent: Bool)
    case closing, whole
  }

  /// The tag from `start` to before `end`.
  func tag(_ start: Int, _ end: Int) -> Tag {
    let bytes = slice(start, end)
    if bytes[1] == UInt8(ascii: "/") { return .closing }
    if bytes[bytes.count - 2] == UInt8(ascii: "/") { return .whole }
    // a name ends at the tag's end or at white space
    let isEvent = bytes.count >= 7 && bytes.extracting(0..<6).equals("<event") && bytes[6] <= UInt8(ascii: ">")
    return .opening(isEvent: isEvent && (bytes[6] == UInt8(ascii: ">") || bytes[6] <= 0x20))
  }

  /// The position behind the end tag of the event that is open at `position`, where all of it is at hand and holds
  /// nothing but tags and text; nil else, and then its markup is to be looked at piece by piece.
  func endOfEvent(from position: Int) -> Int? {
    let text = bytes.span
    var place = position - base
    while place < text.count {
      guard let hit = bytes.firstTelling(from: place), hit + 8 <= text.count else { return nil }
      switch text[hit + 1] {
      case UInt8(ascii: "!"), UInt8(ascii: "?"): return nil
      case UInt8(ascii: "e") where text.extracting(hit..<hit + 6).equals("<event"): return nil
      case UInt8(ascii: "/") where text.extracting(hit + 2..<hit + 7).equals("event"):
        if text[hit + 7] == UInt8(ascii: ">") { return base + hit + 8 }
        // white space, or a longer name
        if text[hit + 7] <= 0x20 { return nil }
      default: break
      }
      place = hit + 1
    }
    return nil
  }

  /// Where the byte at `position` lies in memory, until the window changes.
  @unsafe func address(of position: Int) -> UnsafePointer<CChar> {
    precondition(position >= base && position <= end)
    return unsafe UnsafeRawPointer(bytes.base + (position - base)).assumingMemoryBound(to: CChar.self)
  }

  // MARK: The document's start

  /// Forgets a byte order mark of UTF-8, behind which positions count, and returns whether there is one.
  mutating func dropByteOrderMark() -> Bool {
    guard bytes.count >= 3, slice(0, 3).equals([0xEF, 0xBB, 0xBF]) else { return false }
    bytes.removeFirst(3)
    mark = 3
    return true
  }

  /// The encoding, other than UTF-8, that the first bytes betray.
  var foreignEncoding: String? {
    let start = slice(0, min(4, bytes.count))
    if start.equals([0x4C, 0x6F, 0xA7, 0x94]) { return "EBCDIC" }
    let first = start.extracting(0..<min(2, start.count))
    if first.equals([0xFE, 0xFF]) || first.equals([0xFF, 0xFE]) { return "UTF-16" }
    return start.firstIndex(of: 0) == nil ? nil : "UTF-16 or UTF-32"
  }

  /// Whether the first token, which ends at `end`, is no XML declaration or one that leaves the encoding at UTF-8 or
  /// names a part of it.
  func isDeclaredUTF8(to end: Int) -> Bool {
    let declaration = slice(0, min(end, 256)).text
    guard declaration.hasPrefix("<?xml"), let name = declaration.firstRange(of: "encoding") else { return true }
    let value = declaration[name.upperBound...].drop { " \t\r\n=\"'".contains($0) }
      .prefix { !"\"' \t\r\n?".contains($0) }
    return ["utf-8", "utf8", "us-ascii", "ascii"].contains(value.lowercased())
  }

  // MARK: Forgetting

  /// Forgets what lies before `position`, when that is worth the move.
  mutating func drop(before position: Int) {
    let dropped = position - base
    guard dropped > 0, dropped >= bytes.count / 2 else { return }
    _ = lineStart(of: position)
    bytes.removeFirst(dropped)
    base += dropped
  }
}

extension ByteBuffer {
  /// The sixty-four bytes at `place`; those behind the last byte may be anything.
  @unsafe @inline(__always)
  func lanes(at place: Int) -> (Lanes, Lanes, Lanes, Lanes) {
    precondition(place >= 0 && place <= count)
    let bytes = unsafe UnsafeRawPointer(base + place)
    return unsafe (Lanes(at: bytes), Lanes(at: bytes + 16), Lanes(at: bytes + 32), Lanes(at: bytes + 48))
  }

  /// The first `<` at or behind `start` that `!`, `?`, `e` or `/e` stands behind.
  fileprivate func firstTelling(from start: Int) -> Int? {
    var place = start
    while place < count {
      let here = unsafe UnsafeRawPointer(base + place)
      let opens = unsafe Lanes(at: here).marks(equalTo: 0x3C)
      if opens.isAnySet {
        let (next, second) = unsafe (Lanes(at: here + 1), Lanes(at: here + 2))
        let closing = next.marks(equalTo: 0x2F) & second.marks(equalTo: 0x65)
        let others = next.marks(equalTo: 0x21) | next.marks(equalTo: 0x3F) | next.marks(equalTo: 0x65)
        let hits = opens & (closing | others)
        if hits.isAnySet {
          let hit = place &+ hits.firstSet
          return hit < count ? hit : nil
        }
      }
      place &+= 16
    }
    return nil
  }
}

extension Span<UInt8> {
  fileprivate func equals(_ other: [UInt8]) -> Bool { elementsEqual(other.span) }
}
