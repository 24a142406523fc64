/// Why a document is not read on, and where, in bytes from its start.
struct XMLRefusal: Error {
  let offset: Int
  let reason: String
  /// The code that explains it, where it has one.
  var code: FindingCode?
}

/// Finds the ends of tags, comments, CDATA sections and instructions in XML, before a parser sees them.
///
/// So a document can be handed on in whole pieces, whatever the pieces it comes in, and what must never reach the
/// parser does not: a DOCTYPE, a tag that is too long, too many attributes. It judges nothing else.
struct XMLTokenScanner {
  private enum Token {
    case text
    /// A `<` whose kind is not known yet.
    case opened
    case tag, comment, section, instruction
  }

  /// How many bytes have been looked at.
  private(set) var position = 0
  /// Where the last complete piece of markup starts, and whether it is a tag.
  private(set) var last = (start: 0, isTag: false)
  private var token = Token.text
  private var start = 0
  /// The quotation mark that an attribute's value began with, or 0.
  private var quote: UInt8 = 0
  private var attributes = 0

  /// Goes on in `bytes`, which start at the document's byte `base`, and returns the position in the document behind
  /// the next piece of markup; nil when it is not complete.
  mutating func next(_ bytes: borrowing Span<UInt8>, from base: Int) throws(XMLRefusal) -> Int? {
    while true {
      switch token {
      case .text:
        guard let hit = bytes.firstIndex(of: UInt8(ascii: "<"), from: position - base) else {
          position = base + bytes.count
          try limit(ReadLimits.token, .markupTextTooLong, "text without any tag is longer than 8 MiB")
          return nil
        }
        position = base + hit
        try limit(ReadLimits.token, .markupTextTooLong, "text without any tag is longer than 8 MiB")
        start = position
        position = start + 1
        token = .opened
      case .opened:
        guard try open(bytes.extracting((start - base)...)) else { return nil }
      case .tag:
        if try closeTag(bytes, base) { return close() }
        try limit(ReadLimits.tag, .tagTooLong, "a tag is longer than 64 KiB")
        return nil
      case .comment:
        let isWhole = find("-->", behind: 4, bytes, base)
        try limit(ReadLimits.token, .markupTextTooLong, "a comment is longer than 8 MiB")
        return isWhole ? close() : nil
      case .section:
        let isWhole = find("]]>", behind: 9, bytes, base)
        try limit(ReadLimits.token, .markupTextTooLong, "a CDATA section is longer than 8 MiB")
        return isWhole ? close() : nil
      case .instruction:
        let isWhole = find("?>", behind: 2, bytes, base)
        try limit(ReadLimits.tag, .tagTooLong, "a processing instruction is longer than 64 KiB")
        return isWhole ? close() : nil
      }
    }
  }

  /// Passes over tags without attributes and the text between them, sixty-four bytes at a time, as long as nothing else
  /// comes and `most` is not reached, and returns the position behind the last of these tags; nil where there is none.
  /// Only at the end of a piece of markup, in `bytes`, which start at the document's byte `base`.
  mutating func passPlain(_ bytes: borrowing ByteBuffer, from base: Int, atMost most: Int) -> Int? {
    guard case .text = token, position == start else { return nil }
    let begin = position - base
    let stop = min(bytes.count, most - base) - 64
    var end = begin
    // all bits set: the last bytes were inside a tag
    var inside: UInt64 = 0
    var follows: UInt64 = 0
    var i = begin
    // a long tag or text is measured piece by piece
    while i <= stop, i &- end < Self.longestPlain {
      let (a, b, c, d) = unsafe bytes.lanes(at: i)
      let opens = Lanes.bits(
        a.marks(equalTo: 0x3C), b.marks(equalTo: 0x3C), c.marks(equalTo: 0x3C), d.marks(equalTo: 0x3C))
      let closes = Lanes.bits(
        a.marks(equalTo: 0x3E), b.marks(equalTo: 0x3E), c.marks(equalTo: 0x3E), d.marks(equalTo: 0x3E))
      let tags = SWAR.prefixXOR(opens | closes) ^ inside
      let attributes = Lanes.bits(a.attributeMarks, b.attributeMarks, c.attributeMarks, d.attributeMarks)
      let others = Lanes.bits(a.otherMarks, b.otherMarks, c.otherMarks, d.otherMarks)
      let behind = opens &<< 1 | follows
      // brackets that do not come in turn, an attribute, a comment, a section, an instruction
      if opens & ~tags | closes & tags | attributes & tags | others & behind != 0 { break }
      if closes != 0 { end = i &+ 64 &- closes.leadingZeroBitCount }
      inside = UInt64(bitPattern: Int64(bitPattern: tags) &>> 63)
      follows = opens &>> 63
      i &+= 64
    }
    guard end > begin else { return nil }
    skip(to: base + end)
    return position
  }

  private static let longestPlain = 1 << 12

  /// Goes on at `position`, before which all markup is complete.
  mutating func skip(to position: Int) {
    self.position = position
    start = position
    token = .text
  }

  private mutating func close() -> Int {
    if case .tag = token { last = (start, true) } else { last = (start, false) }
    token = .text
    start = position
    return position
  }

  private func limit(_ most: Int, _ code: FindingCode, _ reason: String) throws(XMLRefusal) {
    guard position - start <= most else { throw XMLRefusal(offset: start, reason: reason, code: code) }
  }

  /// Settles what the `<` at the start of `rest` opens; false when more bytes are needed for that.
  private mutating func open(_ rest: borrowing Span<UInt8>) throws(XMLRefusal) -> Bool {
    guard rest.count > 1 else { return false }
    switch rest[1] {
    case UInt8(ascii: "?"):
      token = .instruction
      position = start + 2
    case UInt8(ascii: "!"):
      if rest.count >= 4, rest.extracting(0..<4).equals("<!--") {
        token = .comment
        position = start + 4
      } else if rest.count >= 9, rest.extracting(0..<9).equals("<![CDATA[") {
        token = .section
        position = start + 9
      } else if rest.begins("<!--") || rest.begins("<![CDATA[") {
        return false
      } else {
        throw XMLRefusal(
          offset: start, reason: "a DOCTYPE or other declaration (<!...) stands here, none is taken",
          code: .documentType)
      }
    default:
      token = .tag
      quote = 0
      attributes = 0
    }
    return true
  }

  /// Consumes a tag up to its `>`; false when that is not there yet.
  private mutating func closeTag(_ bytes: borrowing Span<UInt8>, _ base: Int) throws(XMLRefusal) -> Bool {
    let end = min(bytes.count, start - base + ReadLimits.tag + 1)
    var i = position - base
    defer { position = base + i }
    while true {
      i = bytes.firstTagMark(from: i, to: end)
      guard i < end else { return false }
      let byte = bytes[i]
      i &+= 1
      if byte == UInt8(ascii: "<") {
        throw XMLRefusal(offset: base + i - 1, reason: "not well-formed: a < stands inside a tag")
      } else if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return true
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "=") {
        attributes += 1
        guard attributes <= ReadLimits.attributes else {
          throw XMLRefusal(offset: start, reason: "a tag has more than 256 attributes", code: .tooManyAttributes)
        }
      }
    }
  }

  /// Consumes everything up to `terminator`, all of which lies behind the first `opening` bytes of the token.
  private mutating func find(
    _ terminator: StaticString, behind opening: Int, _ bytes: borrowing Span<UInt8>, _ base: Int
  ) -> Bool {
    let count = terminator.utf8CodeUnitCount
    while let hit = bytes.firstIndex(of: UInt8(ascii: ">"), from: position - base) {
      position = base + hit + 1
      guard position - start >= opening + count else { continue }
      if bytes.extracting(hit + 1 - count..<hit + 1).equals(terminator) { return true }
    }
    position = base + bytes.count
    return false
  }
}

extension SIMD16<UInt8> {
  /// 0xFF where a lane is `=` or a quotation mark, else 0.
  @inline(__always)
  fileprivate var attributeMarks: Lanes {
    marks(equalTo: 0x3D) | marks(equalTo: 0x22) | marks(equalTo: 0x27)
  }

  /// 0xFF where a lane is `!` or `?`, else 0.
  @inline(__always)
  fileprivate var otherMarks: Lanes { marks(equalTo: 0x21) | marks(equalTo: 0x3F) }
}

extension Span<UInt8> {
  /// The position of the first `<`, `>`, `=` or quotation mark at or after `start`; `end` where there is none before.
  fileprivate func firstTagMark(from start: Int, to end: Int) -> Int {
    unsafe extracting(0..<end).withUnsafeBytes { bytes in
      var i = start
      while i &+ 16 <= bytes.count {
        let lanes = unsafe Lanes(at: bytes.baseAddress! + i)
        // `<` and `>` differ in one bit
        let brackets = (lanes | Lanes(repeating: 0x02)).marks(equalTo: 0x3E)
        let marks = brackets | lanes.marks(equalTo: 0x3D) | lanes.marks(equalTo: 0x22) | lanes.marks(equalTo: 0x27)
        if marks.isAnySet { return i &+ marks.firstSet }
        i &+= 16
      }
      while i < bytes.count {
        switch unsafe bytes[i] {
        case 0x3C...0x3E, 0x22, 0x27: return i
        default: i &+= 1
        }
      }
      return bytes.count
    }
  }

  /// Whether all bytes are the start of `text`.
  fileprivate func begins(_ text: StaticString) -> Bool {
    guard count <= text.utf8CodeUnitCount else { return false }
    return unsafe elementsEqual(Span(_unsafeStart: text.utf8Start, count: count))
  }
}
