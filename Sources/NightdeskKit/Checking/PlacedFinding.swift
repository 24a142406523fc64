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
