/// What a field format does beyond taking columns over: dates from precision codes, actors from names.
package protocol FieldMapping: Sendable {
  /// The register columns it fills, each with the file column its findings point to.
  var origins: [(column: Int, source: Int)] { get }
  /// The register columns that name records it makes.
  var impliedColumns: [Int] { get }
  /// Those of them that it fills with nothing but lists of ids of its own making, which need no check of a list.
  var composedColumns: [Int] { get }
  /// Whether two events have one id exactly where the file writes one id.
  var keepsIdentifiers: Bool { get }
  /// The dataset that every row is of, where that is always the same.
  var dataset: String? { get }
  /// Fills its columns for every record of `batch` that is not broken.
  func fill(_ batch: inout RecordBatch, _ implied: inout ImpliedRecords)
}

/// For formats whose rows are no records.
struct NoMapping: FieldMapping {
  let origins: [(column: Int, source: Int)] = []
  let impliedColumns: [Int] = []
  func fill(_ batch: inout RecordBatch, _ implied: inout ImpliedRecords) {}
}

extension FieldMapping {
  package var composedColumns: [Int] { [] }
  package var keepsIdentifiers: Bool { false }
  package var dataset: String? { nil }
}

extension [String] {
  /// Whether it can be the first record of a file whose format has no header and was asked for: it `isWhole`, or has
  /// too many or too few fields behind the number that such a record begins with.
  func mayBeRecord(_ isWhole: Bool) -> Bool { isWhole || count > 1 && self[0].isDigits }
}

/// A dataset's file format, recognised by its header.
package protocol FieldFormat: Sendable {
  /// The short name, `ucdp-ged`.
  var name: String { get }
  /// What it is called in full.
  var title: String { get }
  /// What a file is recognised by.
  var evidence: String { get }
  /// The columns that every file of the format has, where it has a header.
  var marks: [String] { get }
  /// All columns that its layouts have, where it has a header: any other in a file is told.
  var columns: [String] { get }
  /// What its columns take that may be refused, or told, for their values: the one place that says it.
  var terms: [ColumnTerm] { get }
  /// What its codebook lets the columns hold that are kept as they come.
  var rules: [ColumnRule] { get }
  /// The layout of a file with this header; nil if it is not of this format.
  func layout(header: [String]) -> Layout?
  /// The layout of a file with this header that the user says is of this format; nil if it cannot be.
  func layout(askedFor header: [String]) -> Layout?
  /// The layout of a file without a header whose first record, cut in this dialect, is this; nil if it is not of this
  /// format. Where the user says that it is, the dialect and the number of columns have to be right and no more: what is
  /// wrong in the first record costs that record.
  func layout(firstRecord: [String], _ dialect: Dialect, isAsked: Bool) -> Layout?
}

extension FieldFormat {
  package var marks: [String] { [] }
  package var columns: [String] { marks }
  package var rules: [ColumnRule] { [] }
  /// All that its columns take, ``rules`` among it.
  package var allTerms: [ColumnTerm] { terms + rules.map { ColumnTerm($0) } }
  package func layout(header: [String]) -> Layout? { nil }
  package func layout(askedFor header: [String]) -> Layout? { layout(header: header) }
  package func layout(firstRecord: [String], _ dialect: Dialect, isAsked: Bool) -> Layout? { nil }
}

/// The field formats.
package enum FieldFormats {
  /// The format without a header that has `cells` as a record.
  static func bare(_ cells: [String], _ dialect: Dialect) -> String? {
    all.first { $0.layout(firstRecord: cells, dialect, isAsked: false) != nil }?.name
  }

  package static let all: [any FieldFormat] = [
    ACLED(), ACLEDDeleted(), UCDPGED(), UCDPActor(), GDELTEvents(), GDELTMentions(), FollowTheMoney(),
  ]

  /// The format that a file with this header is of, if it is of one.
  static func of(_ header: [String]) -> (any FieldFormat)? {
    all.first { $0.layout(header: ColumnNames(header, of: $0.columns).names) != nil }
  }
}
