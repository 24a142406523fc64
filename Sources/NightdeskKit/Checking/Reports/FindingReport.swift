/// A way to tell findings: pure functions from findings to bytes, as an exporter's.
///
/// A new way is a type in a file of this folder and its name in ``FindingReports/all``.
package protocol FindingReport: Sendable {
  /// The name by which it is asked for.
  var name: String { get }
  /// One line for the help.
  var summary: String { get }
  /// Whether it quotes the line that a finding is about.
  var quotesLines: Bool { get }
  /// Whether its head needs the totals, so that it is written when all is found.
  var headNeedsTotals: Bool { get }

  /// Whether other programs follow its file names: then they are the paths that were given, not the register's names.
  var followsPaths: Bool { get }

  /// What stands before the first finding.
  func head(_ totals: FindingTotals, into output: inout ByteBuffer)
  /// One finding; `isFirst`: nothing has been told yet.
  func tell(_ finding: PlacedFinding, isFirst: Bool, into output: inout ByteBuffer)
  /// The findings of one code in one file, or on one column of it, that are not told one by one.
  func tell(_ rest: FindingRest, isFirst: Bool, into output: inout ByteBuffer)
  /// What stands behind the last one.
  func tail(_ totals: FindingTotals, into output: inout ByteBuffer)
}

extension FindingReport {
  package var quotesLines: Bool { false }
  package var headNeedsTotals: Bool { false }
  package var followsPaths: Bool { false }
  package func head(_ totals: FindingTotals, into output: inout ByteBuffer) {}
  package func tail(_ totals: FindingTotals, into output: inout ByteBuffer) {}
}

/// The findings of one code in one file, or on one column of it, behind those that were told.
package struct FindingRest: Sendable {
  package let code: FindingCode
  package let severity: Severity
  package let file: String
  /// The column, where the code counts by column; else empty.
  package let field: String
  package let count: Int

  /// What is said of them.
  var message: String { message(on: TerminalText.safe(field)) }

  /// The same with the column as `field` writes it.
  func message(on field: String) -> String {
    let place = field.isEmpty ? "in this file" : "on \(field) in this file"
    return "\(count) more \(count == 1 ? "finding" : "findings") of this code \(place) (limit reached)"
  }
}

/// What was found in all.
package struct FindingTotals: Sendable {
  /// The codes, in the order of the catalogue, each with how serious it was and how often it was found.
  package var codes: [(code: FindingCode, severity: Severity, count: Int)] = []
  /// Findings that the baseline knows: counted above, told nowhere.
  package var known = 0
  /// Findings that are counted but not told one by one.
  package var untold = 0
  /// How many entries the report has, and how many of them are errors.
  package var entries = 0, errorEntries = 0

  package func count(_ severity: Severity) -> Int {
    codes.reduce(0) { $0 + ($1.severity == severity ? $1.count : 0) }
  }
  var all: Int { codes.reduce(0) { $0 + $1.count } }

  /// `2 errors, 1 warning, 0 infos`
  package var sentence: String {
    Severity.allCases.reversed().map { "\(count($0)) \($0.rawValue)\(count($0) == 1 ? "" : "s")" }
      .joined(separator: ", ")
  }
}

/// The ways to tell findings.
package enum FindingReports {
  /// How many findings of one code in one file are told, whatever the way, before the rest is only counted.
  package static let repeats = 5
  /// The same of `findings.csv` in an edition: it is what is worked through, so it goes on for long.
  package static let listed = 10_000

  package static let all: [any FindingReport] = [
    HumanReport(), LinesReport(), JSONLinesReport(), CSVReport(), SARIFReport(), GitHubReport(), JUnitReport(),
    MarkdownReport(),
  ]

  package static func named(_ name: String) -> (any FindingReport)? { all.first { $0.name == name } }
}

/// A report and where it goes.
package struct ReportOrder: @unchecked Sendable {
  package let report: any FindingReport
  package let sink: any ByteSink
  /// How many findings of one code in one file it tells; nil: as many as any.
  package let repeats: Int?

  package init(_ report: any FindingReport, to sink: any ByteSink, repeats: Int? = nil) {
    self.report = report
    self.sink = sink
    self.repeats = repeats
  }
}
