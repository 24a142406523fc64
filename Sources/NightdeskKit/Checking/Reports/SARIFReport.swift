/// SARIF 2.1.0, the exchange format of analysers (OASIS, 2020): a log with one run, its rules with their help, its
/// results with their places.
package struct SARIFReport: FindingReport {
  package let name = "sarif"
  package let summary = "SARIF 2.1.0: for code scanning and its viewers"

  package let followsPaths = true

  package init() {}

  package func head(_ totals: FindingTotals, into output: inout ByteBuffer) {
    output.append(
      """
      {
      "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0",
      "runs": [{
      "columnKind": "unicodeCodePoints",
      "results": [

      """)
  }

  package func tell(_ finding: PlacedFinding, isFirst: Bool, into output: inout ByteBuffer) {
    var members = result(finding.code, finding.severity, "\(finding.message); \(finding.hint)")
    let region = JSON.object([
      (name: "startLine", value: .count(max(1, finding.line))),
      (name: "startColumn", value: .count(max(1, finding.character))),
    ])
    members.append(("locations", .array([location(finding.file, finding.record, region)])))
    if let other = finding.other {
      let region = JSON.object([(name: "startLine", value: .count(max(1, other.line)))])
      members.append(("relatedLocations", .array([location(other.file, other.record, region)])))
    }
    members.append(
      ("partialFingerprints", .object([(name: "nightdesk/v1", value: .string(finding.key.hexadecimal))])))
    append(members, isFirst, to: &output)
  }

  package func tell(_ rest: FindingRest, isFirst: Bool, into output: inout ByteBuffer) {
    var members = result(rest.code, rest.severity, rest.message)
    members.append(("locations", .array([location(rest.file, "", nil)])))
    members.append(("occurrenceCount", .count(rest.count)))
    append(members, isFirst, to: &output)
  }

  package func tail(_ totals: FindingTotals, into output: inout ByteBuffer) {
    let rules = JSON.array(
      totals.codes.map { rule($0.code) }.reduce(into: []) { rules, rule in
        if !rules.contains(where: { $0.line == rule.line }) { rules.append(rule) }
      })
    let driver = JSON.object([(name: "name", value: .string("nightdesk")), (name: "rules", value: rules)])
    let notes = totals.untold == 0 ? [] : [note("\(totals.untold) findings are counted and not told one by one")]
    let invocation = JSON.object([
      (name: "executionSuccessful", value: .bool(true)),
      (name: "toolExecutionNotifications", value: .array(notes)),
    ])
    output.append("\n],\n\"tool\": {\"driver\": \(driver.line)},\n\"invocations\": [\(invocation.line)]\n}]\n}\n")
  }

  private func append(_ members: [(String, JSON)], _ isFirst: Bool, to output: inout ByteBuffer) {
    if !isFirst { output.append(",\n" as StaticString) }
    output.append(JSON.object(members.map { (name: $0.0, value: $0.1) }).line)
  }

  private func result(_ code: FindingCode, _ severity: Severity, _ text: String) -> [(String, JSON)] {
    [
      ("ruleId", .string(code.entry.code)), ("level", .string(level(severity))),
      ("message", .object([(name: "text", value: .string(TerminalText.safe(text)))])),
    ]
  }

  private func location(_ file: String, _ record: String, _ region: JSON?) -> JSON {
    var physical: [(name: String, value: JSON)] = [
      ("artifactLocation", .object([(name: "uri", value: .string(file.percentEncodedPath))]))
    ]
    if let region { physical.append(("region", region)) }
    var members: [(name: String, value: JSON)] = [("physicalLocation", .object(physical))]
    if !record.isEmpty {
      let name = JSON.object([(name: "name", value: .string(record)), (name: "kind", value: .string("element"))])
      members.append(("logicalLocations", .array([name])))
    }
    return .object(members)
  }

  private func rule(_ code: FindingCode) -> JSON {
    let entry = code.entry
    func text(_ text: String) -> JSON { .object([(name: "text", value: .string(text))]) }
    let help = "\(entry.explanation)\n\nWhat to do: \(entry.hint)\n\nBad: \(entry.bad)\n\nGood: \(entry.good)"
    return .object([
      (name: "id", value: .string(entry.code)), (name: "name", value: .string("\(code)")),
      (name: "shortDescription", value: text(entry.sentence)),
      (name: "fullDescription", value: text(entry.explanation)),
      (name: "help", value: text(help)),
      (
        name: "defaultConfiguration",
        value: .object([(name: "level", value: .string(level(entry.severity)))])
      ),
      (name: "properties", value: .object([(name: "tags", value: .strings([code.family.title]))])),
    ])
  }

  private func note(_ text: String) -> JSON {
    .object([
      (name: "level", value: .string("note")),
      (name: "message", value: .object([(name: "text", value: .string(text))])),
    ])
  }

  private func level(_ severity: Severity) -> String { severity == .info ? "note" : severity.rawValue }
}

extension String {
  /// As the path of a URI (RFC 3986): every byte but unreserved ones and `/` is percent-encoded.
  fileprivate var percentEncodedPath: String {
    var encoded = ""
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F:
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return encoded
  }
}
