/// One JSON object a line: for programs.
package struct JSONLinesReport: FindingReport {
  package let name = "jsonl"
  package let summary = "a JSON object a line: for programs"

  package init() {}

  package func tell(_ finding: PlacedFinding, isFirst: Bool, into output: inout ByteBuffer) {
    let entry = finding.code.entry
    var members: [(String, JSON)] = [
      ("code", .string(entry.code)), ("severity", .string(finding.severity.rawValue)),
      ("file", .string(finding.file)), ("line", .count(finding.line)), ("column", .count(finding.column)),
    ]
    if let table = finding.table { members.append(("table", .string(table.name))) }
    if !finding.record.isEmpty { members.append(("record", .string(finding.record))) }
    if !finding.field.isEmpty { members.append(("field", .string(TerminalText.safe(finding.field)))) }
    if let other = finding.other { members.append(("other", .string(other.record))) }
    members += [
      ("message", .string(finding.message)), ("hint", .string(finding.hint)),
      ("fingerprint", .string(finding.key.hexadecimal)),
    ]
    output.append(JSON.object(members.map { (name: $0.0, value: $0.1) }).line + "\n")
  }

  package func tell(_ rest: FindingRest, isFirst: Bool, into output: inout ByteBuffer) {
    let members: [(name: String, value: JSON)] = [
      ("code", .string(rest.code.entry.code)), ("severity", .string(rest.severity.rawValue)),
      ("file", .string(rest.file)), ("more", .count(rest.count)), ("message", .string(rest.message)),
    ]
    output.append(JSON.object(members).line + "\n")
  }
}

extension UInt64 {
  /// Sixteen digits.
  var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
