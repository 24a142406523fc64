/// Something that is wrong with one record, without its text: 12 bytes, no allocation.
package struct Finding: Sendable {
  /// What is wrong.
  package let code: FindingCode
  /// The record, by its place in the batch.
  package let row: Int32
  /// The register's column, or -1 where it is about the whole record.
  package let column: Int16
  /// The file's column, where it is not the one that the register's is taken from; else -1.
  var source: Int16 = -1
  /// Whether it is about what the file says and not about what stands in the register's column, which may be fine.
  var isOfFile = false
}

/// How serious a finding is.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Worth knowing.
  case info
  /// The record is kept.
  case warning
  /// The record is rejected.
  case error

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  private var rank: Int { Severity.allCases.firstIndex(of: self)! }
}
