/// One a row, for spreadsheets; a cell that a spreadsheet would take for a formula begins with an apostrophe.
package struct CSVReport: FindingReport {
  package let name = "csv"
  package let summary = "a finding a row with all its columns: for spreadsheets"

  package init() {}

  package func head(_ totals: FindingTotals, into output: inout ByteBuffer) {
    output.append("code,severity,table,record,file,line,column,field,message,hint\r\n" as StaticString)
  }

  package func tell(_ finding: PlacedFinding, isFirst: Bool, into output: inout ByteBuffer) {
    let entry = finding.code.entry
    cells(of: entry, finding.severity, finding.table?.name ?? "", finding.record, finding.file, into: &output)
    output.append(number: finding.line)
    output.append(0x2C)
    output.append(number: finding.column)
    output.append(0x2C)
    append(TerminalText.safe(finding.field), to: &output)
    output.append(0x2C)
    append(finding.message(of: entry), to: &output)
    output.append(0x2C)
    append(finding.hint, to: &output)
    output.append("\r\n" as StaticString)
  }

  package func tell(_ rest: FindingRest, isFirst: Bool, into output: inout ByteBuffer) {
    let entry = rest.code.entry
    cells(of: entry, rest.severity, "", "", rest.file, into: &output)
    output.append(",,," as StaticString)
    append(rest.message, to: &output)
    output.append(0x2C)
    append(entry.hint, to: &output)
    output.append("\r\n" as StaticString)
  }

  /// The cells before the place, with a comma behind each.
  private func cells(
    of entry: FindingCode.Entry, _ severity: Severity, _ table: String, _ record: String, _ file: String,
    into output: inout ByteBuffer
  ) {
    output.append(entry.code)
    output.append(0x2C)
    output.append(severity.rawValue)
    output.append(0x2C)
    output.append(table)
    output.append(0x2C)
    append(record, to: &output)
    output.append(0x2C)
    append(file, to: &output)
    output.append(0x2C)
  }

  private func append(_ cell: String, to output: inout ByteBuffer) {
    switch cell.utf8.first {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D: output.appendCSV("'" + cell)
    default: output.appendCSV(cell)
    }
  }
}
