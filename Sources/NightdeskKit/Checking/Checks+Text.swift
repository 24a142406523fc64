extension Checks {
  /// What a spreadsheet, a terminal or a reader takes for something else, in every text of a record.
  static func texts(_ schema: RecordSchema) -> Check {
    let columns = schema.columns.indices.filter { column in
      guard case .text = schema.columns[column].kind, case .input = schema.columns[column].role else { return false }
      return true
    }
    return Check(
      .placeholder, .formula, .errorValue, .outerBlanks, .longText, .markup, .contactInText, .mojibake, .invisible
    ) { batch in
      let traits = TextTraits(batch)
      let columns = columns.filter { !batch.isEmpty(throughout: $0) }
      for column in columns {
        for row in 0..<batch.count where !batch.isEmpty(row, column) {
          if let code = TextTraits.faultAtEnds(of: batch[row, column]) { batch.report(code, row, column) }
          if batch[row, column].count > TextTraits.cell, batch[row, column].isLongerThanACell {
            batch.report(.longText, row, column)
          }
          guard traits.isAny else { continue }
          if traits.hasTag, batch[row, column].holdsTag { batch.report(.markup, row, column) }
          if traits.hasAt, batch[row, column].holdsAddress, !batch.isConfidential(row) {
            batch.report(.contactInText, row, column)
          }
          if traits.hasMojibake, batch[row, column].holdsMojibake { batch.report(.mojibake, row, column) }
          if traits.hasInvisible, batch[row, column].holdsInvisible { batch.report(.invisible, row, column) }
        }
      }
    }
  }

  /// That names of actors and places are as long as names are, and no tower of marks.
  static func names(_ schema: RecordSchema) -> Check {
    let columns = ["name", "aliases"].compactMap { schema.find($0) }
    return Check { batch in
      for row in 0..<batch.count {
        for column in columns where batch[row, column].count > ReadLimits.marks {
          let limits = batch[row, column].exceedsLimitsOfNames(isList: schema.columns[column].isList)
          if limits.length { batch.report(.longName, row, column) }
          if limits.marks { batch.report(.manyMarks, row, column) }
        }
      }
    }
  }

  /// That an id stays what it is when a spreadsheet opens and saves the file.
  static func spreadsheetIdentifiers(_ schema: RecordSchema) -> Check {
    let id = schema.index("id")
    return Check(.mangledIdentifier) { batch in
      for row in 0..<batch.count where batch[row, id].looksLikeNumberOrDate {
        batch.report(.mangledIdentifier, row, id)
      }
    }
  }

  /// That no list names a value twice.
  static func lists(_ schema: RecordSchema) -> Check {
    let columns = schema.columns.indices.filter { schema.columns[$0].isList && schema.columns[$0].name != "extra" }
    return Check(.twiceInList) { batch in
      let columns = columns.filter { !batch.isEmpty(throughout: $0) }
      for column in columns {
        for row in 0..<batch.count where !batch.isEmpty(row, column) && !batch.isSingle(row, column) {
          if batch[row, column].namesTwice {
            batch.report(.twiceInList, row, column)
          }
        }
      }
    }
  }

  /// That no address holds a user name or password.
  static func addresses(_ schema: RecordSchema) -> Check {
    let columns = schema.columns.indices.filter { column in
      if case .url = schema.columns[column].kind { true } else { false }
    }
    return Check(.secretInURL) { batch in
      for row in 0..<batch.count {
        for column in columns where batch[row, column].holdsUserInfo { batch.report(.secretInURL, row, column) }
      }
    }
  }
}

/// What a block of bytes may hold: asked once a block, so that most fields need no look.
private struct TextTraits {
  let hasTag, hasAt, hasMojibake, hasInvisible: Bool
  var isAny: Bool { hasTag || hasAt || hasMojibake || hasInvisible }

  /// How many characters Excel holds in a cell.
  static let cell = 32_767

  init(_ batch: borrowing RecordBatch) {
    let block = batch.bytes.span
    let unknown = block.extracting(batch.withoutSigns...)
    hasTag = unknown.holdsTag
    hasAt = unknown.firstIndex(of: 0x40) != nil
    hasMojibake = batch.isOdd && block.holdsMojibake
    hasInvisible = batch.isOdd && block.holdsInvisible
  }

  /// What the first or last bytes of a field give away.
  @inline(__always)
  static func faultAtEnds(of text: borrowing Span<UInt8>) -> FindingCode? {
    let (first, last) = (text[0], text[text.count - 1])
    if first > 0x40, last > 0x20, text.count > 7 { return nil }
    return slowFaultAtEnds(of: text)
  }

  @inline(never)
  private static func slowFaultAtEnds(of text: borrowing Span<UInt8>) -> FindingCode? {
    let (first, last) = (text[0], text[text.count - 1])
    if text.count <= 7, isPlaceholder(text) { return .placeholder }
    switch first {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D: return text.isNumber ? nil : .formula
    case 0x23: return isErrorValue(text) ? .errorValue : nil
    case 0x27 where FormulaGuard.isOn(text): return .guardLeft
    default: return first == 0x20 || last == 0x20 ? .outerBlanks : nil
    }
  }

  private static let errorValues = Vocabulary([
    "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
  ])
  private static let placeholders = Vocabulary([
    "n/a", "N/A", "none", "None", "NONE", "null", "Null", "NULL", "nil", "nan", "NaN", "NAN", "-", "--", "?", "??",
    "unknown", "Unknown", "UNKNOWN", "tbd", "TBD", "tba", "TBA", ".",
  ])

  private static func isErrorValue(_ text: borrowing Span<UInt8>) -> Bool { errorValues.index(of: text) != nil }
  private static func isPlaceholder(_ text: borrowing Span<UInt8>) -> Bool { placeholders.index(of: text) != nil }
}

extension Span<UInt8> {
  /// Whether it is a number with its sign: a spreadsheet takes it for that and nothing else.
  fileprivate var isNumber: Bool {
    guard count > 1, self[0] == 0x2D || self[0] == 0x2B else { return false }
    for i in 1..<count where !(0x30...0x39 ~= self[i] || self[i] == 0x2E) { return false }
    return true
  }

  /// Whether it has more characters (UTF-16, as Excel counts) than a cell holds.
  fileprivate var isLongerThanACell: Bool {
    var units = 0
    for i in indices where self[i] & 0xC0 != 0x80 { units += self[i] >= 0xF0 ? 2 : 1 }
    return units > TextTraits.cell
  }

  /// Whether a name, or one in a list of names, has more characters than ``ReadLimits/name``, and whether more than
  /// ``ReadLimits/marks`` marks stand on one letter.
  fileprivate func exceedsLimitsOfNames(isList: Bool) -> (length: Bool, marks: Bool) {
    // U+0300 begins with 0xCC; below it no letter has marks on it
    var hasMarks = false
    for i in indices where self[i] >= 0xCC { hasMarks = true }
    guard hasMarks || count > ReadLimits.name else { return (false, false) }
    var (length, marks, longest, most) = (0, 0, 0, 0)
    for scalar in text.unicodeScalars {
      length = isList && scalar == ";" ? 0 : length + 1
      longest = Swift.max(longest, length)
      guard hasMarks, scalar.value >= 0x300 else {
        marks = 0
        continue
      }
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .spacingMark: marks += 1
      default: marks = 0
      }
      most = Swift.max(most, marks)
    }
    return (longest > ReadLimits.name, most > ReadLimits.marks)
  }

  /// Whether a tag of HTML or XML begins somewhere.
  fileprivate var holdsTag: Bool {
    var from = 0
    while let hit = firstIndex(of: 0x3C, from: from) {
      from = hit + 1
      guard from < count else { return false }
      let next = self[from] | 0x20
      // <b>, </b>, <!--, <?php
      guard 0x61...0x7A ~= next || self[from] == 0x2F || self[from] == 0x21 || self[from] == 0x3F else { continue }
      if firstIndex(of: 0x3E, from: from) != nil || self[from] == 0x21 { return true }
    }
    return false
  }

  /// Whether an address of e-mail stands somewhere: something, @, a name with a dot in it.
  fileprivate var holdsAddress: Bool {
    var from = 0
    while let hit = firstIndex(of: 0x40, from: from) {
      from = hit + 1
      guard hit > 0, self[hit - 1].isAddressByte else { continue }
      var end = from
      var dots = 0
      while end < count, self[end].isAddressByte {
        if self[end] == 0x2E, end > from, end + 1 < count, self[end + 1].isAddressByte { dots += 1 }
        end += 1
      }
      if dots > 0 { return true }
    }
    return false
  }

  /// Whether UTF-8 stands somewhere that was read as Latin-1 or Windows-1252 once.
  fileprivate var holdsMojibake: Bool {
    var from = 0
    while let hit = firstIndex(of: 0xC3, from: from) {
      from = hit + 1
      guard hit + 3 < count else { return false }
      switch self[hit + 1] {
      // A-circumflex, A-tilde, and what Arabic and Cyrillic begin with, before what was a continuation byte
      case 0x82, 0x83, 0x98, 0x99, 0x90, 0x91: if self[hit + 2] == 0xC2, self[hit + 3] >= 0x80 { return true }
      case 0xA2: if self[hit + 2] == 0xE2, self[hit + 3] == 0x82 { return true }
      default: continue
      }
    }
    return false
  }

  /// Whether a character stands somewhere that has no width, or the replacement character.
  fileprivate var holdsInvisible: Bool {
    var from = 0
    while let hit = firstIndex(of: 0xE2, from: from) {
      from = hit + 1
      guard hit + 2 < count else { break }
      if self[hit + 1] == 0x80, self[hit + 2] == 0x8B { return true }
      if self[hit + 1] == 0x81, self[hit + 2] == 0xA0 { return true }
    }
    from = 0
    while let hit = firstIndex(of: 0xEF, from: from) {
      from = hit + 1
      guard hit + 2 < count else { break }
      if self[hit + 1] == 0xBB, self[hit + 2] == 0xBF { return true }
      if self[hit + 1] == 0xBF, self[hit + 2] == 0xBD { return true }
    }
    from = 0
    while let hit = firstIndex(of: 0xC2, from: from) {
      from = hit + 1
      if hit + 1 < count, self[hit + 1] == 0xAD { return true }
    }
    return false
  }

  /// Whether a URL has something before an @ in its authority.
  fileprivate var holdsUserInfo: Bool {
    guard let at = firstIndex(of: 0x40), let slashes = firstIndex(of: 0x2F), slashes + 2 < at else { return false }
    return firstIndex(of: 0x2F, from: slashes + 2).map { $0 > at } ?? true
  }

  /// Whether a list names a value twice; the first 64 values of a longer one are compared.
  fileprivate var namesTwice: Bool {
    var (start, compared) = (0, 0)
    let first = endOfListValue(from: 0)
    // of two values, which most lists have, each would have half of the bytes
    if first &* 2 &+ 1 != count, endOfListValue(from: first &+ 1) >= count { return false }
    while start < count, compared < 64 {
      let end = endOfListValue(from: start)
      compared += 1
      if end > start {
        var (other, looked) = (end + 1, compared)
        while other < count, looked < 64 {
          let otherEnd = endOfListValue(from: other)
          if otherEnd - other == end - start,
            extracting(other..<otherEnd).elementsEqual(extracting(start..<end))
          {
            return true
          }
          looked += 1
          other = otherEnd + 1
        }
      }
      start = end + 1
    }
    return false
  }

  /// Whether a spreadsheet takes an id for a number or a date and writes it back as another one.
  fileprivate var looksLikeNumberOrDate: Bool {
    guard count > 1 else { return false }
    if 0x30...0x39 ~= self[0] {
      var (digits, dashes, exponents) = (0, 0, 0)
      for i in indices {
        switch self[i] {
        case 0x30...0x39: digits += 1
        case 0x2D: dashes += 1
        case 0x45, 0x65: exponents += 1
        default: return false
        }
      }
      if self[count - 1] < 0x30 || self[count - 1] > 0x39 { return false }
      if dashes == 0, exponents == 0 { return self[0] == 0x30 || digits > 15 }
      return dashes == 0 ? exponents == 1 : exponents == 0 && dashes <= 2 && digits <= 8
    }
    guard count <= 9 else { return false }
    return looksLikeMonth
  }

  /// A month in English, short or long, and one or two digits of a day or four of a year.
  private var looksLikeMonth: Bool {
    var letters = 0
    while letters < count, 0x61...0x7A ~= self[letters] | 0x20 { letters += 1 }
    guard 3...4 ~= letters else { return false }
    let digits = letters < count && self[letters] == 0x2D ? letters + 1 : letters
    guard count - digits == 1 || count - digits == 2 || count - digits == 4 else { return false }
    for i in digits..<count where !(0x30...0x39 ~= self[i]) { return false }
    let word = (self[0] | 0x20, self[1] | 0x20, self[2] | 0x20)
    let isSeptember = word == (0x73, 0x65, 0x70)
    guard letters == 3 || isSeptember && self[3] | 0x20 == 0x74 else { return false }
    switch word {
    case (0x6A, 0x61, 0x6E), (0x66, 0x65, 0x62), (0x6D, 0x61, 0x72), (0x61, 0x70, 0x72), (0x6D, 0x61, 0x79),
      (0x6A, 0x75, 0x6E), (0x6A, 0x75, 0x6C), (0x61, 0x75, 0x67), (0x73, 0x65, 0x70), (0x6F, 0x63, 0x74),
      (0x6E, 0x6F, 0x76), (0x64, 0x65, 0x63):
      return true
    default: return false
    }
  }
}

extension UInt8 {
  fileprivate var isAddressByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }
}
