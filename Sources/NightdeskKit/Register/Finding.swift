/// Something that is wrong with one record, without its text: 8 bytes, no allocation.
package struct Finding: Sendable {
  /// What is wrong.
  package let code: FindingCode
  /// The record, by its place in the batch.
  package let row: Int32
  /// The register's column, or -1 where it is about the whole record.
  package let column: Int16
  /// The column of the dataset's file that it is about, where that is called otherwise, and its place there.
  var coded: (column: CodedColumn, source: Int16)?
}

extension Finding {
  /// The name of the column that it is about; empty where it is about the whole record.
  func field(in schema: RecordSchema) -> String {
    if let coded { return "\(coded.column.name)" }
    return column < 0 ? "" : schema.columns[Int(column)].name
  }
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
