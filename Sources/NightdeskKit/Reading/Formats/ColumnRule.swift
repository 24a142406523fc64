/// What a dataset's codebook lets stand in a column that the register keeps as it comes, in `extra`. A value outside of
/// it is told with the file's own column and what that takes, and costs nothing else: a codebook may be newer than
/// Nightdesk. What the register's meaning depends on is checked where it is read.
package struct ColumnRule: Sendable {
  /// As the file calls it.
  let column: String
  /// What it takes, in words that follow "it takes".
  let takes: String
  fileprivate let values: Values

  fileprivate enum Values: Sendable {
    case whole(ClosedRange<Int64>)
    case decimal(ClosedRange<Double>)
    case words(Vocabulary)
    case shape(@Sendable (borrowing Span<UInt8>) -> Bool)
  }

  private init(_ column: String, _ takes: String, _ values: Values) {
    (self.column, self.takes, self.values) = (column, takes, values)
  }

  /// Whole numbers of a range.
  static func whole(_ column: String, _ range: ClosedRange<Int64>) -> ColumnRule {
    let takes = range.upperBound == .max ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
    return ColumnRule(column, "a whole number, \(takes)", .whole(range))
  }

  /// Numbers of a range with a decimal point or without.
  static func decimal(_ column: String, _ range: ClosedRange<Double>) -> ColumnRule {
    ColumnRule(column, "a number, \(Int(range.lowerBound)) to \(Int(range.upperBound))", .decimal(range))
  }

  /// Words or codes of a list, which may be described by what they are made of instead of one by one.
  static func words(_ column: String, _ words: [String], described takes: String? = nil) -> ColumnRule {
    ColumnRule(column, takes ?? words.inWords, .words(Vocabulary(words)))
  }

  /// Yes or no in numbers.
  static func flag(_ column: String) -> ColumnRule { .words(column, ["0", "1"]) }

  /// What a list or a range cannot say.
  static func shape(
    _ column: String, _ takes: String, _ fits: @escaping @Sendable (borrowing Span<UInt8>) -> Bool
  ) -> ColumnRule {
    ColumnRule(column, takes, .shape(fits))
  }

  /// Codes of letters, in groups of `letters`; of one where there are no `more`.
  static func letters(_ column: String, _ takes: String, _ letters: Int, more: Bool = false) -> ColumnRule {
    .shape(column, takes) { code in
      guard code.count == letters || more && code.count % letters == 0 else { return false }
      for i in code.indices where code[i] | 0x20 &- 0x61 >= 26 { return false }
      return true
    }
  }

  /// Whether it allows a value, which is not empty.
  func allows(_ value: borrowing Span<UInt8>) -> Bool {
    switch values {
    case .whole(let range): (try? integer(value)).map { range ~= $0 } ?? false
    case .decimal(let range): (try? NightdeskKit.decimal(value)).map { range ~= $0 } ?? false
    case .words(let words): words.index(of: value) != nil
    case .shape(let fits): fits(value)
    }
  }
}

extension ColumnTerm {
  init(_ rule: ColumnRule) { self.init(rule.column, rule.takes) }
}

extension RecordBatch {
  /// Tells what the rule of the file's column `source` does not allow; filed under the register's `column`.
  mutating func tell(_ rule: ColumnRule, source: Int, _ column: Int) {
    if case .words(let words) = rule.values {
      // at hand for every row
      tell(source, column) { words.index(of: $0) != nil }
    } else {
      tell(source, column, rule.allows)
    }
  }

  @inline(__always)
  private mutating func tell(_ source: Int, _ column: Int, _ isKnown: (borrowing Span<UInt8>) -> Bool) {
    for row in 0..<count {
      let field = self.source(row, source)
      if field.isEmpty || isKnown(bytes.span.extracting(field.range)) { continue }
      report(.unknownWord, row, column, source: source)
    }
  }
}
