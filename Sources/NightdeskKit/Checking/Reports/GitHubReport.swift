/// Workflow commands of GitHub Actions, which it shows beside the lines of a change.
package struct GitHubReport: FindingReport {
  package let name = "github"
  package let summary = "annotations of GitHub Actions"

  package let followsPaths = true

  package init() {}

  package func tell(_ finding: PlacedFinding, isFirst: Bool, into output: inout ByteBuffer) {
    let place = "file=\(property(finding.file)),line=\(finding.line),col=\(finding.character)"
    append(finding.severity, place, finding.code, "\(finding.message); \(finding.hint)", to: &output)
  }

  package func tell(_ rest: FindingRest, isFirst: Bool, into output: inout ByteBuffer) {
    append(rest.severity, "file=\(property(rest.file))", rest.code, rest.message, to: &output)
  }

  private func append(
    _ severity: Severity, _ place: String, _ code: FindingCode, _ text: String, to output: inout ByteBuffer
  ) {
    let command = severity == .info ? "notice" : severity.rawValue
    output.append("::\(command) \(place),title=\(code.entry.code)::\(escaped(TerminalText.safe(text)))\n")
  }

  private func escaped(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private func property(_ text: String) -> String {
    escaped(TerminalText.safe(text)).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
