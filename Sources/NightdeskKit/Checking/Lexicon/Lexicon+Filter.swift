extension Lexicon {
  /// Whether a word stands in a part of `bytes` that begins an entry which does more than say who speaks. In most texts
  /// there is none, and then there is nothing to find.
  ///
  /// Sixty-four bytes are looked at together: bits say which are letters or beyond ASCII, and of a word of ASCII only
  /// the first four letters are looked up. Up to as many bytes are read behind the part.
  package func mayHit(in bytes: borrowing ByteBuffer, _ part: Range<Int>, _ words: inout SeenWords) -> Bool {
    precondition(part.lowerBound >= 0 && part.upperBound <= bytes.count)
    let text = bytes.span.extracting(0..<part.upperBound)
    var offset = part.lowerBound
    while offset < part.upperBound {
      let rest = part.upperBound &- offset
      var (letters, high) = unsafe Self.letters(UnsafeRawPointer(bytes.base + offset), atMost: rest)
      var next = min(64, rest)
      if letters &>> 63 == 1, rest > 64 {
        // the last run goes on behind these bytes: it is looked at from its start
        next = 64 &- (~letters).leadingZeroBitCount
        if next == 0 {
          var end = offset &+ 64
          while end < part.upperBound, text[end] >= 0x80 || 0x61...0x7A ~= text[end] | 0x20 { end &+= 1 }
          if beginsEntry(in: text, offset..<end, &words) { return true }
          offset = end
          continue
        }
        letters &= ~0 &>> UInt64(64 &- next)
        high &= letters
      }
      // words of ASCII are known by their first letters
      var starts = letters & ~(letters &<< 1) & (letters &>> 1) & (letters &>> 2)
      while starts != 0 {
        let start = starts.trailingZeroBitCount
        starts &= starts &- 1
        let letter = bytes.word(at: offset &+ start)
        let key = Int(letter & 0x1F) &<< 10 | Int(letter &>> 8 & 0x1F) &<< 5 | Int(letter &>> 16 & 0x1F)
        guard isTelling(key) else { continue }
        let length = (~(letters &>> UInt64(start))).trailingZeroBitCount
        let fourth = length > 3 ? UInt32(truncatingIfNeeded: letter &>> 24 & 0x1F) : 0
        if fourths[key] &>> fourth & 1 == 1,
          beginsEntry(in: text, offset &+ start..<offset &+ start &+ length, &words)
        {
          return true
        }
      }
      // in others the letters may be folded to those of an entry
      while high != 0 {
        let first = high.trailingZeroBitCount
        // the run that it stands in begins behind the last byte before it that is no letter
        let before = ~letters & (1 &<< UInt64(first) &- 1)
        let start = 64 &- before.leadingZeroBitCount
        let length = (~(letters &>> UInt64(start))).trailingZeroBitCount
        if beginsEntry(in: text, offset &+ start..<offset &+ start &+ length, &words) { return true }
        let end = start &+ length
        high = end >= 64 ? 0 : high & (~0 &<< UInt64(end))
      }
      offset &+= next
    }
    return false
  }

  /// Of up to sixty-four bytes, a bit each: which are letters of ASCII or beyond ASCII, and which are beyond.
  @unsafe @inline(__always)
  private static func letters(_ bytes: UnsafeRawPointer, atMost rest: Int) -> (letters: UInt64, high: UInt64) {
    let a = unsafe Lanes(at: bytes)
    let b = unsafe Lanes(at: bytes + 16)
    let c = unsafe Lanes(at: bytes + 32)
    let d = unsafe Lanes(at: bytes + 48)
    let inside: UInt64 = rest >= 64 ? ~0 : 1 &<< UInt64(rest) &- 1
    let letters = Lanes.bits(a.letters, b.letters, c.letters, d.letters)
    guard ((a | b) | (c | d)).hasHighBytes else { return (letters & inside, 0) }
    let high = Lanes.bits(a.marks(from: 0x80), b.marks(from: 0x80), c.marks(from: 0x80), d.marks(from: 0x80))
    return ((letters | high) & inside, high & inside)
  }

  @inline(__always)
  private func isTelling(_ key: Int) -> Bool { telling[key &>> 6] &>> UInt64(key & 63) & 1 == 1 }

  /// Whether a word in a `run` of `text`, which is letters and what may be letters, begins an entry whose other words
  /// follow.
  @inline(__always)
  private func beginsEntry(in text: Span<UInt8>, _ run: Range<Int>, _ words: inout SeenWords) -> Bool {
    let place = words.place(of: text.extracting(run))
    if words.holds(text.extracting(run), at: place) { return false }
    var isFirstOfMore = false
    if looksUp(text, run, &isFirstOfMore, &words.scratch) { return true }
    // elsewhere the other words may follow
    if !isFirstOfMore { words.keep(text.extracting(run), at: place) }
    return false
  }

  @inline(never)
  private func looksUp(
    _ text: Span<UInt8>, _ run: Range<Int>, _ isFirstOfMore: inout Bool, _ scratch: inout ByteBuffer
  ) -> Bool {
    let within = text.extracting(..<run.upperBound)
    var place = run.lowerBound
    while place < run.upperBound {
      guard within.isLetter(at: place) else {
        let byte = text[place]
        place += byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        continue
      }
      let (end, isPlain) = within.wordEnd(from: place)
      if end - place >= 3 {
        scratch.removeAll()
        if isPlain {
          for i in place..<end { scratch.append(text[i] | 0x20) }
          if isEntry(from: 0, text, behind: end, &isFirstOfMore, &scratch) { return true }
        } else if mayBegin(text.extracting(place..<end)) {
          FoldedWord.append(text.extracting(place..<end), to: &scratch)
          let (starts, count) = FoldedWord.starts(scratch.span)
          for start in 0..<count where isEntry(from: starts[start], text, behind: end, &isFirstOfMore, &scratch) {
            return true
          }
        }
      }
      place = end
    }
    return false
  }

  /// Whether a word that is not all ASCII may begin an entry once it is folded, judged by its first letters.
  @inline(__always)
  private func mayBegin(_ word: borrowing Span<UInt8>) -> Bool {
    let (first, second, third) = (word[0], word[1], word[2])
    guard first < 0x80 else {
      // letters that are folded to others, and scripts that an entry is written in
      return first == 0xC3 || first == 0xC5 || first == 0xD8 || first == 0xD9 || leads[Int(first)]
    }
    return second >= 0x80 || third >= 0x80 || isTelling(Lexicon.key(first, second, third))
  }

  /// Whether the folded word in `scratch`, from `start` on, is the first one of an entry whose other words follow it in
  /// `text` behind `end`; says if only these are missing.
  private func isEntry(
    from start: Int, _ text: Span<UInt8>, behind end: Int, _ isFirstOfMore: inout Bool, _ scratch: inout ByteBuffer
  ) -> Bool {
    let count = scratch.count
    guard count - start >= 3 else { return false }
    let key = Lexicon.key(scratch.span[start], scratch.span[start + 1], scratch.span[start + 2])
    guard isTelling(key) else { return false }
    var number = Int(heads[key]) - 1
    while true {
      let entry = entries[number]
      if entry.kind.isTelling, begins(entry, scratch.span.extracting(start..<count)) {
        if entry.others == 0 || endOfEntry(number, behind: end, in: text, &scratch) != nil { return true }
        isFirstOfMore = true
      }
      if entry.isLast { return false }
      number += 1
    }
  }
}

/// The words that began no entry, as far as there is room: texts repeat a few words again and again, and to fold one
/// and to look it up takes ten times as long as to know it again.
@safe package struct SeenWords: ~Copyable {
  /// How many bytes a place has: the length of its word, then the word.
  private static let stride = 32
  private static let places = 512
  private let bytes: UnsafeMutablePointer<UInt8>
  var scratch = ByteBuffer(capacity: 256)

  package init() {
    unsafe bytes = .allocate(capacity: Self.stride * Self.places)
    unsafe bytes.update(repeating: 0, count: Self.stride * Self.places)
  }
  deinit { unsafe bytes.deallocate() }

  /// Where `word` has its place; -1 if it is too long for one.
  @inline(__always)
  fileprivate func place(of word: Span<UInt8>) -> Int {
    word.count < Self.stride
      ? Int(truncatingIfNeeded: IdentifierTable.hash(word, seed: 0)) & (Self.places &- 1) : -1
  }

  @inline(__always)
  fileprivate func holds(_ word: Span<UInt8>, at place: Int) -> Bool {
    guard place >= 0, unsafe Int(bytes[place &* Self.stride]) == word.count else { return false }
    return unsafe word.withUnsafeBytes {
      unsafe holdSameBytes($0.baseAddress!, bytes + (place &* Self.stride &+ 1), count: word.count)
    }
  }

  @inline(__always)
  fileprivate mutating func keep(_ word: Span<UInt8>, at place: Int) {
    guard place >= 0 else { return }
    unsafe bytes[place &* Self.stride] = UInt8(word.count)
    unsafe word.withUnsafeBufferPointer {
      unsafe copyBytes(from: $0.baseAddress!, to: bytes + (place &* Self.stride &+ 1), count: word.count)
    }
  }
}

extension SIMD16<UInt8> {
  /// 0xFF where a lane is a letter of ASCII, else 0.
  @inline(__always)
  fileprivate var letters: Lanes { ((self | Lanes(repeating: 0x20)) &- Lanes(repeating: 0x61)).marks(below: 26) }
}
