/// Words that blame, give a motive or label, and words that say who speaks, in English, French and Arabic: what an
/// event's own text is searched with.
///
/// An entry is one to three words; `*` at the end of a word stands for any ending. Case, accents, Arabic vowel signs,
/// forms of alif and prefixed particles (`wa-`, `bi-`, `al-`) do not count. The first word has at least three letters.
/// `a|b` stands for two entries, one with each word.
package struct Lexicon: Sendable {
  /// What the words of a list do.
  package enum Kind: UInt8, Sendable, CaseIterable {
    /// Who did it.
    case blame
    /// What somebody does to others: blames where who does it stands before the word.
    case deed
    /// What kills and is nobody: whom it stands for is not blamed.
    case cause
    case motive, label, attribution

    /// Whether an entry says something by itself.
    var isTelling: Bool { self != .attribution && self != .cause }
  }

  /// What an entry begins with, and what follows; trivial, so that looking through many counts no references.
  struct Entry: Sendable {
    let kind: Kind
    /// Where the first word's folded letters stand in `letters`.
    let letters: Range<Int>
    let isStem: Bool
    /// How many words follow.
    let others: Int
    /// Whether who did it follows: `killed by`.
    let namesWho: Bool
    /// Whether the next entry begins with other letters.
    var isLast = true
  }

  private struct Word: Sendable {
    let letters: [UInt8]
    let isStem: Bool

    /// `word*`, folded.
    init(_ text: Substring) {
      isStem = text.hasSuffix("*")
      var folded = ByteBuffer(capacity: 64)
      FoldedWord.append(Substring(isStem ? text.dropLast() : text).utf8Span.span, to: &folded)
      letters = (0..<folded.count).map { folded.span[$0] }
    }

    func matches(_ word: borrowing Span<UInt8>) -> Bool {
      guard isStem ? word.count >= letters.count : word.count == letters.count else { return false }
      for i in letters.indices where letters[i] != word[i] { return false }
      return true
    }
  }

  /// Side by side those that begin with the same three letters.
  private(set) var entries: [Entry] = []
  /// What follows the first word of an entry, by the entry's number.
  private var following: [[Word]] = []
  /// The first words of all entries, folded, one behind the other.
  private var letters: [UInt8] = []
  /// By the first three letters in five bits each: the number of the first entry that begins with them, from 1; 0: none.
  /// What is no letter of ASCII has a place of its own, so that this is a filter for other scripts and exact for ASCII.
  private(set) var heads = [UInt16](repeating: 0, count: 1 << 15)
  /// A bit for each head that begins an entry which does more than say who speaks.
  private(set) var telling = [UInt64](repeating: 0, count: 1 << 9)
  /// By the first byte of its folded first word: whether there is such an entry.
  private(set) var leads = [Bool](repeating: false, count: 256)
  /// By head: a bit for each fourth letter of such an entry, the lowest one for a word of three letters.
  private(set) var fourths = [UInt32](repeating: 0, count: 1 << 15)

  /// The words that come with the program.
  package static let standard = Lexicon(LexiconWords.all.flatMap { kind, text in entries(text).map { (kind, $0) } })

  private static func entries(_ text: String) -> [String] {
    text.split { $0 == "," || $0.isNewline }.map { String($0.trimmed) }.filter { !$0.isEmpty }.flatMap { entry in
      guard entry.utf8.contains(UInt8(ascii: "|")) else { return [entry] }
      return entry.split(separator: " ").reduce([""]) { starts, words in
        starts.flatMap { start in words.split(separator: "|").map { start.isEmpty ? String($0) : "\(start) \($0)" } }
      }
    }
  }

  init(_ words: [(Kind, String)]) {
    var all: [(key: Int, kind: Kind, words: [Word])] = []
    for (kind, text) in words {
      let words = text.split(separator: " ").map { Word($0) }
      guard let first = words.first?.letters, first.count >= 3 else { continue }
      all.append((Lexicon.key(first[0], first[1], first[2]), kind, words))
    }
    // a stable order: entries of one head in the order in which they were given
    for (number, entry) in all.enumerated().sorted(by: { ($0.1.key, $0.0) < ($1.1.key, $1.0) }).map(\.element)
      .enumerated()
    {
      let first = entry.words[0]
      if heads[entry.key] == 0 { heads[entry.key] = UInt16(number + 1) } else { entries[number - 1].isLast = false }
      if entry.kind.isTelling {
        telling[entry.key >> 6] |= 1 << UInt64(entry.key & 63)
        leads[Int(first.letters[0])] = true
        let isShort = first.letters.count == 3
        fourths[entry.key] |= isShort ? first.isStem ? ~0 : 1 : 1 << UInt32(first.letters[3] & 0x1F)
      }
      let start = letters.count
      letters += first.letters
      let last = entry.words[entry.words.count - 1].letters
      entries.append(
        Entry(
          kind: entry.kind, letters: start..<letters.count, isStem: first.isStem, others: entry.words.count - 1,
          namesWho: entry.words.count > 1 && Deeds.agents.contains(last.span)))
      following.append(Array(entry.words.dropFirst()))
    }
  }

  /// The standard lexicon with `words` more; one that begins with `-` is taken out.
  package init(adding words: [(kind: Kind, entry: String)]) {
    let removed = Set(words.filter { $0.entry.hasPrefix("-") }.map { $0.entry.dropFirst().trimmed })
    let all = LexiconWords.all.flatMap { kind, text in Lexicon.entries(text).map { (kind, $0) } }
    let added = words.filter { !$0.entry.hasPrefix("-") }.flatMap { word in
      Lexicon.entries(word.entry).map { (word.kind, $0) }
    }
    self.init(all.filter { !removed.contains(Substring($0.1)) } + added)
  }

  /// What is wrong with an entry; nil if nothing is.
  package static func fault(in entry: String) -> String? {
    let words = (entry.hasPrefix("-") ? entry.dropFirst() : Substring(entry)).split(separator: " ").map { Word($0) }
    guard 1...3 ~= words.count else { return "an entry has one to three words" }
    return words[0].letters.count < 3 ? "the first word has at least three letters" : nil
  }

  @inline(__always)
  static func key(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int {
    Int(a & 0x1F) << 10 | Int(b & 0x1F) << 5 | Int(c & 0x1F)
  }

  /// What was found in a text, in the event's own voice.
  package struct Hits {
    /// Where the first word of each kind stands.
    package var blame, motive, label: Range<Int>?
    package var isEmpty: Bool { blame == nil && motive == nil && label == nil }
  }

  /// Searches `text`. Words in quotation marks are left out; blame and motive also in sentences that say who speaks. A
  /// label that begins with a capital inside a sentence is part of a name.
  package func hits(in text: borrowing Span<UInt8>, _ scratch: inout ByteBuffer) -> Hits {
    var hits = Hits()
    var sentence = Sentence()
    var quote = QuotationMarks()
    var place = 0
    func endSentence() {
      if !sentence.isAttributed {
        hits.blame = hits.blame ?? sentence.blame
        hits.motive = hits.motive ?? sentence.motive
      }
      sentence = Sentence()
    }
    while place < text.count {
      let byte = text[place]
      let letter = byte | 0x20
      if text.isLetter(at: place) {
        let (end, isPlain) = text.wordEnd(from: place)
        if end - place >= 3 {
          if isPlain {
            let head = heads[Lexicon.key(letter, text[place + 1], text[place + 2])]
            if head != 0 { match(head, text, place..<end, 0, nil, quote.isOpen, &sentence, &hits, &scratch) }
          } else {
            matchFolded(text, place..<end, quote.isOpen, &sentence, &hits, &scratch)
          }
        }
        sentence.isNew = false
        place = end
        continue
      }
      switch byte {
      case 0x2E where text.isFullStop(at: place): endSentence()
      case 0x21, 0x3F, 0x0A: endSentence()
      // what is told from here on is another thing's doing
      case 0x2C, 0x3A, 0x3B: sentence.hasCause = false
      case 0xD8 where place + 1 < text.count && text[place + 1] == 0x9F: endSentence()
      default: quote.see(text, place)
      }
      place += byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }
    endSentence()
    return hits
  }

  /// Where the word stands that a finding of this code is about; nil for a code that is about no word.
  package func hit(_ code: FindingCode, in text: borrowing Span<UInt8>) -> Range<Int>? {
    guard code == .blameInText || code == .motiveInText || code == .labelInText else { return nil }
    var scratch = ByteBuffer(capacity: 256)
    let hits = hits(in: text, &scratch)
    return code == .blameInText ? hits.blame : code == .motiveInText ? hits.motive : hits.label
  }

  /// What was found in a sentence so far.
  private struct Sentence {
    var blame, motive: Range<Int>?
    var isAttributed = false
    /// Whether something stands in it that kills and is nobody.
    var hasCause = false
    var isNew = true
  }

  /// Looks the word at `range` up under its `head`; `folded`: its letters are those of `scratch` from `start` on.
  @inline(never)
  private func match(
    _ head: UInt16, _ text: borrowing Span<UInt8>, _ range: Range<Int>, _ start: Int, _ folded: Int?, _ isQuoted: Bool,
    _ sentence: inout Sentence, _ hits: inout Hits, _ scratch: inout ByteBuffer
  ) {
    if folded == nil {
      scratch.removeAll()
      for i in range { scratch.append(text[i] | 0x20) }
    }
    let count = folded ?? scratch.count
    var number = Int(head) - 1
    var isLast = false
    while !isLast {
      let entry = entries[number]
      isLast = entry.isLast
      number += 1
      if isQuoted, entry.kind.isTelling { continue }
      guard begins(entry, scratch.span.extracting(start..<count)) else { continue }
      guard let end = endOfEntry(number - 1, behind: range.upperBound, in: text, &scratch) else { continue }
      let hit = range.lowerBound..<end
      switch entry.kind {
      case .attribution: if saysWhoSpeaks(entry, text, range) { sentence.isAttributed = true }
      case .blame:
        let isNobody =
          entry.namesWho && isCause(whoFollows: end, in: text, &scratch) || isDenied(range, in: text, &scratch)
        if !isNobody { sentence.blame = sentence.blame ?? hit }
      case .deed:
        if sentence.blame == nil, isSomebodys(range, in: text, behindCause: sentence.hasCause, &scratch) {
          sentence.blame = hit
        }
      case .cause: sentence.hasCause = true
      case .motive: sentence.motive = sentence.motive ?? hit
      case .label:
        let isCapital = 0x41...0x5A ~= text[range.lowerBound]
        if hits.label == nil, !isCapital || sentence.isNew, !isOfName(range, in: text, &scratch) { hits.label = hit }
      }
    }
  }

  /// Whether it says who speaks. `Said` is a name of people and of a town; `après` is said of time, but for `d'après`.
  private func saysWhoSpeaks(_ entry: Entry, _ text: borrowing Span<UInt8>, _ word: Range<Int>) -> Bool {
    guard entry.others == 0 else { return true }
    if letters[entry.letters].elementsEqual("said".utf8) {
      return text[word.lowerBound] != 0x53 || text[word.lowerBound + 1] == 0x41
    }
    guard letters[entry.letters].elementsEqual("apres".utf8) else { return true }
    let before = text.previousWord(before: word.lowerBound)
    return before.count == 1 && text[before.lowerBound] | 0x20 == 0x64
  }

  /// Where the entry `number` ends, whose first word ends at `place`; nil where its other words do not follow.
  func endOfEntry(_ number: Int, behind place: Int, in text: borrowing Span<UInt8>, _ scratch: inout ByteBuffer) -> Int?
  {
    var end = place
    for word in following[number] {
      let next = text.nextWord(from: end)
      guard !next.isEmpty else { return nil }
      let before = scratch.count
      FoldedWord.append(text.extracting(next), to: &scratch)
      let matches = word.matches(scratch.span.extracting(before...))
      scratch.truncate(to: before)
      guard matches else { return nil }
      end = next.upperBound
    }
    return end
  }

  @inline(__always)
  func begins(_ entry: Entry, _ word: borrowing Span<UInt8>) -> Bool {
    let length = entry.letters.count
    guard entry.isStem ? word.count >= length : word.count == length else { return false }
    for i in 0..<length where letters[entry.letters.lowerBound &+ i] != word[i] { return false }
    return true
  }

  /// The same for a word with letters outside of ASCII; an Arabic one also without the particles before it.
  @inline(never)
  private func matchFolded(
    _ text: borrowing Span<UInt8>, _ range: Range<Int>, _ isQuoted: Bool, _ sentence: inout Sentence,
    _ hits: inout Hits, _ scratch: inout ByteBuffer
  ) {
    scratch.removeAll()
    FoldedWord.append(text.extracting(range), to: &scratch)
    let count = scratch.count
    let (starts, number) = FoldedWord.starts(scratch.span)
    for place in 0..<number {
      let start = starts[place]
      guard count - start >= 3 else { continue }
      let key = Lexicon.key(scratch.span[start], scratch.span[start + 1], scratch.span[start + 2])
      let head = heads[key]
      if head != 0 { match(head, text, range, start, count, isQuoted, &sentence, &hits, &scratch) }
    }
  }
}

/// Which quotation marks are open in a text.
private struct QuotationMarks {
  private var isDouble = false
  private var isSingle = false
  var isOpen: Bool { isDouble || isSingle }

  /// Looks at what is no letter. Double marks of every language open and close in turn; single ones open behind a
  /// blank and close before something that is no letter, so that apostrophes are none.
  mutating func see(_ text: borrowing Span<UInt8>, _ place: Int) {
    switch text[place] {
    // behind a figure it opens nothing: a 5" pipe
    case 0x22: if isDouble || place == 0 || !(0x30...0x39 ~= text[place - 1]) { isDouble.toggle() }
    case 0xC2 where place + 1 < text.count && (text[place + 1] == 0xAB || text[place + 1] == 0xBB): isDouble.toggle()
    case 0xE2 where place + 2 < text.count && text[place + 1] == 0x80:
      switch text[place + 2] {
      case 0x9C, 0x9D, 0x9E, 0x9F, 0xB9, 0xBA: isDouble.toggle()
      case 0x98, 0x9A: isSingle = true
      case 0x99: if !text.isLetter(at: place + 3) { isSingle = false }
      default: break
      }
    case 0x27:
      if isSingle {
        if !text.isLetter(at: place + 1) { isSingle = false }
      } else if place == 0 || text[place - 1] <= 0x28, text.isLetter(at: place + 1) {
        isSingle = true
      }
    default: break
    }
  }
}

extension Span<UInt8> {
  /// Whether the character that begins at `place` is no letter of a word: punctuation of Latin-1, general punctuation,
  /// the Arabic comma, semicolon, question mark and full stop.
  @inline(__always)
  fileprivate func isPunctuation(at place: Int) -> Bool {
    let next = place + 1 < count ? self[place + 1] : 0
    switch self[place] {
    case 0xC2: return true
    case 0xE2: return next == 0x80 || next == 0x81
    case 0xD8: return next == 0x8C || next == 0x9B || next == 0x9F
    case 0xD9: return 0xAA...0xAD ~= next
    case 0xDB: return next == 0x94
    default: return false
    }
  }

  /// Whether a dot ends a sentence: it stands before a blank or the end, and not behind a single letter (`U.S.`).
  fileprivate func isFullStop(at place: Int) -> Bool {
    guard place + 1 < count else { return true }
    guard self[place + 1] <= 0x22 else { return false }
    return place < 2 || !isLetter(at: place - 1) || isLetter(at: place - 2) || self[place - 1] >= 0x80
  }

  @inline(__always)
  func isLetter(at place: Int) -> Bool {
    guard place < count else { return false }
    return 0x61...0x7A ~= self[place] | 0x20 || self[place] >= 0xC3 && !isPunctuation(at: place)
  }

  /// Where the word ends whose first letter stands at `place`, and whether all its letters are of ASCII.
  @inline(__always)
  func wordEnd(from place: Int) -> (end: Int, isPlain: Bool) {
    var end = place + 1
    var isPlain = self[place] < 0x80
    while end < count {
      let next = self[end]
      if next >= 0x80 {
        if next >= 0xC0, isPunctuation(at: end) { break }
        isPlain = false
      } else if !(0x61...0x7A ~= next | 0x20) {
        break
      }
      end += 1
    }
    return (end, isPlain)
  }

  /// The next word behind `start` in the same sentence; empty where there is none.
  func nextWord(from start: Int) -> Range<Int> {
    var place = start
    while place < count, !isLetter(at: place) {
      // the apostrophe of French, as printed
      if place + 2 < count, self[place] == 0xE2, self[place + 1] == 0x80, self[place + 2] == 0x99 {
        place += 3
        continue
      }
      // a word of the phrase is behind blanks, not behind other signs
      guard self[place] == 0x20 || self[place] == 0x2D || self[place] == 0x27 else { return place..<place }
      place += 1
    }
    var end = place
    while end < count, 0x61...0x7A ~= self[end] | 0x20 || self[end] >= 0x80 && !isPunctuation(at: end) { end += 1 }
    return place..<end
  }
}

extension StringProtocol {
  fileprivate var trimmed: Substring {
    var text = Substring(self)
    while text.first?.isWhitespace ?? false { text = text.dropFirst() }
    while text.last?.isWhitespace ?? false { text = text.dropLast() }
    return text
  }
}

extension Checks {
  /// That an event's own texts, and what describes an actor, neither blame nor give motives nor label.
  static func ownVoice(_ schema: RecordSchema, _ names: [String], _ lexicon: Lexicon) -> Check {
    let columns = names.map { schema.index($0) }
    return Check(.blameInText, .motiveInText, .labelInText) { batch in
      var words = SeenWords()
      for row in 0..<batch.count {
        for column in columns where !batch.isEmpty(row, column) {
          guard lexicon.mayHit(in: batch.bytes, batch.range(row, column), &words) else { continue }
          let hits = lexicon.hits(in: batch[row, column], &words.scratch)
          if hits.isEmpty { continue }
          if hits.blame != nil { batch.report(.blameInText, row, column) }
          if hits.motive != nil { batch.report(.motiveInText, row, column) }
          if hits.label != nil { batch.report(.labelInText, row, column) }
        }
      }
    }
  }
}
