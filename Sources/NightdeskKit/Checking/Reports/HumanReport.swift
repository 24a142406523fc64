/// As compilers do: the place, what is wrong and the cure on one line, the source with a caret below.
package struct HumanReport: FindingReport {
  package let name = "human"
  package let summary = "a finding a line, as compilers do, with the line it is about and a caret"
  package let quotesLines = true
  private let isColoured: Bool

  package init(isColoured: Bool = false) { self.isColoured = isColoured }

  package func tell(_ finding: PlacedFinding, isFirst: Bool, into output: inout ByteBuffer) {
    output.append(Line.place(finding) + ": ")
    output.append(painted(finding.severity.rawValue, finding.severity))
    output.append(": \(Line.text(finding))\n")
    guard let excerpt = finding.excerpt else { return }
    output.append("    \(excerpt.text)\n    \(String(repeating: " ", count: excerpt.indent))")
    output.append(painted("^", finding.severity))
    output.append("\n" as StaticString)
  }

  package func tell(_ rest: FindingRest, isFirst: Bool, into output: inout ByteBuffer) {
    output.append("\(TerminalText.safe(rest.file)): ")
    output.append(painted(rest.severity.rawValue, rest.severity))
    output.append(": \(rest.message) [\(rest.code.entry.code)]\n")
  }

  private func painted(_ text: String, _ severity: Severity) -> String {
    guard isColoured else { return text }
    let colour =
      switch severity {
      case .error: "31"
      case .warning: "33"
      case .info: "36"
      }
    return "\u{1B}[1;\(colour)m\(text)\u{1B}[0m"
  }
}

/// The same without quoting anything, for logs: `FILE:LINE:COLUMN: SEVERITY: MESSAGE; HINT (RECORD) [CODE]`.
package struct LinesReport: FindingReport {
  package let name = "lines"
  package let summary = "the same without the source: for logs, quotes no value"

  package init() {}

  package func tell(_ finding: PlacedFinding, isFirst: Bool, into output: inout ByteBuffer) {
    output.append("\(Line.place(finding)): \(finding.severity.rawValue): \(Line.text(finding))\n")
  }

  package func tell(_ rest: FindingRest, isFirst: Bool, into output: inout ByteBuffer) {
    let file = TerminalText.safe(rest.file)
    output.append("\(file): \(rest.severity.rawValue): \(rest.message) [\(rest.code.entry.code)]\n")
  }
}

/// The parts of a finding's line.
private enum Line {
  static func place(_ finding: PlacedFinding) -> String {
    "\(TerminalText.safe(finding.file)):\(finding.line):\(finding.column)"
  }

  static func text(_ finding: PlacedFinding) -> String {
    "\(finding.message); \(finding.hint) (\(finding.about)) [\(finding.code.entry.code)]"
  }
}
