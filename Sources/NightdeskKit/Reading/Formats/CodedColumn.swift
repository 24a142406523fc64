/// A column of a dataset's file that holds whole numbers of a range. What they say goes into a column of the register
/// that is called otherwise; findings name the file's.
struct CodedColumn: Sendable {
  let name: StaticString
  let range: ClosedRange<Int64>
  /// What else holds for the numbers, in words; empty: nothing.
  var rule: StaticString = ""

  /// What it takes, in words.
  var takes: String { "\(range.lowerBound) to \(range.upperBound)\(rule)" }
}

extension RecordBatch {
  /// The number in the file's column `source`; nil where nothing stands there.
  @inline(__always)
  private func number(_ row: Int, _ source: Int, _ coded: CodedColumn) throws(Invalid) -> Int64? {
    let field = self.source(row, source)
    guard !field.isEmpty else { return nil }
    if field.count == 1 {
      let digit = Int64(bytes.span[field.range.lowerBound]) &- 0x30
      if coded.range ~= digit, digit < 10 { return digit }
    }
    let number = try NightdeskKit.integer(bytes.span.extracting(field.range))
    guard coded.range ~= number else { throw Invalid(.outOfRange) }
    return number
  }

  /// The number in the file's column `source`, where it is one of `coded`'s. What is none is a finding that names the
  /// file's column; it is filed under the register's `column`.
  @inline(__always)
  mutating func number(_ row: Int, _ source: Int, _ column: Int, _ coded: CodedColumn) -> Int64? {
    do throws(Invalid) { return try number(row, source, coded) } catch {
      report(error.code, row, column, source: source)
      return nil
    }
  }
}

/// The words that a column of a dataset's file may hold: each is told from all others by its length and first letter, so
/// that one comparison finds it.
struct CodeWords: Sendable {
  private let words: [StaticString]
  /// By length and first letter: the place of the word that has them, or -1.
  private let places: [Int8]
  private let factor: Int

  init(_ words: [StaticString]) {
    self.words = words
    func slot(_ word: StaticString, _ factor: Int) -> Int {
      CodeWords.slot(word.utf8CodeUnitCount, unsafe word.utf8Start[0], factor)
    }
    let free = (1...255).first { factor in Set(words.map { slot($0, factor) }).count == words.count }
    guard let free else { preconditionFailure("two words of one length have one first letter") }
    factor = free
    var places = [Int8](repeating: -1, count: 256)
    for (place, word) in words.enumerated() { places[slot(word, free)] = Int8(place) }
    self.places = places
  }

  @inline(__always)
  private static func slot(_ count: Int, _ first: UInt8, _ factor: Int) -> Int {
    (count &* factor &+ Int(first)) & 255
  }

  /// The place of the word among all; nil where it is none of them.
  @inline(__always)
  func place(of word: borrowing Span<UInt8>) -> Int? {
    guard word.count > 0 else { return nil }
    let place = Int(places[CodeWords.slot(word.count, word[0], factor)])
    return place >= 0 && word.equals(words[place]) ? place : nil
  }

  /// All of them, in words.
  var inWords: String { words.map { "\($0)" }.inWords }
}
