/// A finding with its place, as it is told. It quotes nothing of a record but its id; only ``excerpt`` does.
package struct PlacedFinding: Sendable {
  package var code: FindingCode
  package var severity: Severity
  /// The table of the record; nil where it is about no single one.
  package let table: Table?
  /// The record's id, where it has one that can be printed.
  package let record: String
  /// The name of the file, or what stands for one.
  package var file: String
  /// From 1; the column in bytes.
  package let line, column: Int
  /// The column in characters (Unicode scalars), from 1.
  package var character: Int
  /// The name of the column of the table.
  package let field: String
  /// The export that it is about, if it is about one.
  package var export = ""
  /// What was compared or counted, in words that quote no value; empty for most.
  package var evidence = ""
  /// What to do about it.
  var hint: String
  /// Whether it is told in the terms of a file that is none of the register's own.
  var isOfFile = false
  /// The other record of a pair: its id and, where it is known, its place.
  package var other: (record: String, file: String, line: Int)?
  /// The part of the line around the place, safe for a terminal; nil where nobody asks for it or nothing may be quoted.
  package var excerpt: Excerpt?
  /// What stays the same when lines move: a baseline knows a finding by it.
  package var fingerprint: UInt64

  /// A line of a file, or the part of it around a finding.
  package struct Excerpt: Sendable {
    package let text: String
    /// How many characters stand before the place.
    package let indent: Int
  }

  package init(
    code: FindingCode, severity: Severity, table: Table?, record: String, file: String, line: Int, column: Int,
    character: Int? = nil, field: String, fingerprint: UInt64? = nil
  ) {
    (self.code, self.severity, self.table, self.record) = (code, severity, table, record)
    (self.file, self.line, self.column, self.field) = (file, line, column, field)
    hint = code.entry.hint
    self.character = character ?? column
    self.fingerprint = 0
    self.fingerprint = fingerprint ?? StableHash.of(record, field)
  }

  /// The whole sentence: what is wrong, and the evidence.
  package var message: String { message(of: code.entry) }

  /// The same with the entry of its code at hand.
  func message(of entry: FindingCode.Entry) -> String {
    FindingWords.sentence(entry, field, evidence, in: export, isOfFile: isOfFile)
  }

  /// The record in words: `event e1`, or the table where it has no id.
  var about: String {
    guard let table else { return "register" }
    return record.isEmpty ? table.name : "\(table.schema.record) \(record)"
  }

  /// What a baseline knows it by.
  var key: UInt64 {
    StableHash.mixed(fingerprint ^ StableHash.of(code.entry.code, table?.name ?? ""))
  }
}

/// A hash that is the same in every process: for what is written down or compared between runs. Not for tables that
/// hostile input fills.
package enum StableHash {
  @inline(__always)
  package static func of(_ bytes: borrowing Span<UInt8>, seed: UInt64 = 0x6E69_6768_7464_736B) -> UInt64 {
    unsafe bytes.withUnsafeBytes { bytes in
      var hash = seed ^ UInt64(truncatingIfNeeded: bytes.count)
      var place = 0
      while place &+ 8 <= bytes.count {
        let next = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        hash = mixed(hash ^ next.bigEndian)
        place &+= 8
      }
      let rest = bytes.count &- place
      var word: UInt64 = 0
      if rest > 0, place > 0 {
        // the last eight bytes without those that are in the hash already
        let last = unsafe bytes.loadUnaligned(fromByteOffset: bytes.count &- 8, as: UInt64.self)
        word = last.bigEndian & ((1 &<< UInt64(rest &* 8)) &- 1)
      } else {
        for i in place..<bytes.count { word = unsafe word &<< 8 | UInt64(bytes[i]) }
      }
      return mixed(hash ^ word ^ UInt64(rest) &<< 56)
    }
  }

  package static func of(_ texts: String...) -> UInt64 {
    texts.reduce(0x6E69_6768_7464_736B) { of($1.utf8Span.span, seed: $0) }
  }

  @inline(__always)
  package static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.low ^ product.high
  }
}
