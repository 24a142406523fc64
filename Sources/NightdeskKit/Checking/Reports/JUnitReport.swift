/// JUnit's XML, which build servers count and show: an error is a failed test, anything less a passed one that says it.
package struct JUnitReport: FindingReport {
  package let name = "junit"
  package let summary = "JUnit's XML: for build servers"
  package let headNeedsTotals = true

  package init() {}

  package func head(_ totals: FindingTotals, into output: inout ByteBuffer) {
    let tests = max(1, totals.entries)
    let failures = totals.errorEntries
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" as StaticString)
    output.append("<testsuites name=\"nightdesk\" tests=\"\(tests)\" failures=\"\(failures)\">\n")
    output.append("  <testsuite name=\"findings\" tests=\"\(tests)\" failures=\"\(failures)\">\n")
    if totals.entries == 0 {
      output.append("    <testcase classname=\"register\" name=\"no findings\"/>\n" as StaticString)
    }
  }

  package func tell(_ finding: PlacedFinding, isFirst: Bool, into output: inout ByteBuffer) {
    let entry = finding.code.entry
    let place = "\(finding.file):\(finding.line):\(finding.column)"
    append(
      finding.file, "\(entry.code) \(place)", finding.severity, finding.message,
      "\(place): \(finding.hint) (\(finding.about))", to: &output)
  }

  package func tell(_ rest: FindingRest, isFirst: Bool, into output: inout ByteBuffer) {
    append(rest.file, rest.code.entry.code, rest.severity, rest.message, rest.code.entry.hint, to: &output)
  }

  package func tail(_ totals: FindingTotals, into output: inout ByteBuffer) {
    output.append("  </testsuite>\n</testsuites>\n" as StaticString)
  }

  private func append(
    _ file: String, _ name: String, _ severity: Severity, _ message: String, _ text: String,
    to output: inout ByteBuffer
  ) {
    output.append("    <testcase classname=\"\(escaped(file))\" name=\"\(escaped(name))\">\n")
    if severity == .error {
      output.append("      <failure message=\"\(escaped(message))\">\(escaped(text))</failure>\n")
    } else {
      output.append("      <system-out>\(severity.rawValue): \(escaped(message)); \(escaped(text))</system-out>\n")
    }
    output.append("    </testcase>\n" as StaticString)
  }

  private func escaped(_ text: String) -> String {
    TerminalText.safe(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}
