/// A table of the codes and the findings below it: for the comment on a change, or a page of a wiki.
package struct MarkdownReport: FindingReport {
  package let name = "markdown"
  package let summary = "a table of the codes and a list: for a page or a comment"
  package let headNeedsTotals = true

  package init() {}

  package func head(_ totals: FindingTotals, into output: inout ByteBuffer) {
    output.append("# Findings\n\n\(totals.sentence)" + (totals.known > 0 ? ", \(totals.known) known" : "") + "\n")
    guard totals.all > 0 else { return }
    output.append("\n| code | severity | times | what |\n|---|---|---:|---|\n" as StaticString)
    for (code, severity, count) in totals.codes {
      let message = code.entry.sentence
      output.append("| \(code.entry.code) | \(severity.rawValue) | \(count) | \(message) |\n")
    }
    output.append("\n" as StaticString)
  }

  package func tell(_ finding: PlacedFinding, isFirst: Bool, into output: inout ByteBuffer) {
    let place = "\(finding.file):\(finding.line):\(finding.column)"
    // the field is part of the message and may be a key that a file made up
    let message =
      finding.field.isEmpty
      ? finding.message : finding.code.entry.message(about: span(finding.field), in: finding.export)
    let evidence = finding.evidence.isEmpty || finding.field.isEmpty ? "" : ": \(finding.evidence)"
    output.append("- \(span(place)) \(finding.severity.rawValue) \(finding.code.entry.code): \(message)\(evidence); ")
    output.append("\(finding.hint) (\(span(finding.about)))\n")
  }

  package func tell(_ rest: FindingRest, isFirst: Bool, into output: inout ByteBuffer) {
    output.append("- \(span(rest.file)) \(rest.severity.rawValue) \(rest.code.entry.code): ")
    output.append("\(rest.message(on: rest.field.isEmpty ? "" : span(rest.field)))\n")
  }

  /// `text` as a code span, in which nothing is live; its fence is longer than any run of backticks in it.
  private func span(_ text: String) -> String {
    let text = TerminalText.safe(text)
    let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    return longest == 0 ? "`\(text)`" : "\(fence) \(text) \(fence)"
  }
}
