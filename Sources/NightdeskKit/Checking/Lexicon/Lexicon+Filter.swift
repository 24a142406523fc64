extension Lexicon {
  /// Whether a word stands in a part of `bytes` that begins an entry which does more than say who speaks. In most texts
  /// there is none, and then there is nothing to find.
  ///
  /// Sixty-four bytes are looked at together: bits say which are letters or beyond ASCII, and of a word of ASCII only
  /// the first four letters are looked up. Up to as many bytes are read behind the part.
  package func mayHit(in bytes: borrowing ByteBuffer, _ part: Range<Int>, _ scratch: inout ByteBuffer) -> Bool {
    precondition(part.lowerBound >= 0 && part.upperBound <= bytes.count)
    let text = bytes.span
    var offset = part.lowerBound
    while offset < part.upperBound {
      let rest = part.upperBound &- offset
      let (letters, high) = unsafe Self.letters(UnsafeRawPointer(bytes.base + offset), atMost: rest)
      var next = min(64, rest)
      var runs = letters
      while runs != 0 {
        let start = runs.trailingZeroBitCount
        let length = (~(letters &>> UInt64(start))).trailingZeroBitCount
        if start &+ length == 64, rest > 64 {
          // the run goes on behind these bytes: it is looked at from its start
          if start > 0 {
            next = start
            break
          }
          var end = offset &+ 64
          while end < part.upperBound, text[end] >= 0x80 || 0x61...0x7A ~= text[end] | 0x20 { end &+= 1 }
          if beginsEntry(in: text.extracting(offset..<end), &scratch) { return true }
          next = end &- offset
          break
        }
        let run = (length == 64 ? ~0 : (1 as UInt64) &<< UInt64(length) &- 1) &<< UInt64(start)
        let place = offset &+ start
        if high & run != 0 {
          if beginsEntry(in: text.extracting(place..<place &+ length), &scratch) { return true }
        } else if length >= 3 {
          let key = Lexicon.key(text[place], text[place &+ 1], text[place &+ 2])
          let fourth = length > 3 ? UInt32(text[place &+ 3] & 0x1F) : 0
          if isTelling(key), fourths[key] &>> fourth & 1 == 1,
            beginsEntry(in: text.extracting(place..<place &+ length), &scratch)
          {
            return true
          }
        }
        runs &= ~run
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

  /// Whether a word in `run`, which is letters and what may be letters, begins an entry.
  @inline(never)
  private func beginsEntry(in run: Span<UInt8>, _ scratch: inout ByteBuffer) -> Bool {
    var place = 0
    while place < run.count {
      guard run.isLetter(at: place) else {
        let byte = run[place]
        place += byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        continue
      }
      let (end, isPlain) = run.wordEnd(from: place)
      if end - place >= 3 {
        scratch.removeAll()
        if isPlain {
          for i in place..<end { scratch.append(run[i] | 0x20) }
          if isEntry(from: 0, scratch.span) { return true }
        } else if mayBegin(run.extracting(place..<end)) {
          FoldedWord.append(run.extracting(place..<end), to: &scratch)
          let (starts, count) = FoldedWord.starts(scratch.span)
          for start in 0..<count where isEntry(from: starts[start], scratch.span) { return true }
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

  /// Whether the folded `word`, from `start` on, is the first word of an entry.
  private func isEntry(from start: Int, _ word: borrowing Span<UInt8>) -> Bool {
    guard word.count - start >= 3 else { return false }
    let key = Lexicon.key(word[start], word[start + 1], word[start + 2])
    guard isTelling(key) else { return false }
    var number = Int(heads[key]) - 1
    while true {
      let entry = entries[number]
      if entry.kind.isTelling, begins(entry, word.extracting(start...)) { return true }
      if entry.isLast { return false }
      number += 1
    }
  }
}

extension SIMD16<UInt8> {
  /// 0xFF where a lane is a letter of ASCII, else 0.
  @inline(__always)
  fileprivate var letters: Lanes { ((self | Lanes(repeating: 0x20)) &- Lanes(repeating: 0x61)).marks(below: 26) }
}
