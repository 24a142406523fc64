/// One a row, for spreadsheets; a cell that a spreadsheet would take for a formula begins with an apostrophe.
package struct CSVReport: FindingReport {
  package let name = "csv"
  package let summary = "a finding a row with all its columns: for spreadsheets"

  package init() {}

  package func head(_ totals: FindingTotals, into output: inout ByteBuffer) {
    output.append("code,severity,table,record,file,line,column,field,message,hint\r\n" as StaticString)
  }

  package func tell(_ finding: PlacedFinding, isFirst: Bool, into output: inout ByteBuffer) {
    append(
      [
        finding.code.entry.code, finding.severity.rawValue, finding.table?.name ?? "", finding.record, finding.file,
        "\(finding.line)", "\(finding.column)", TerminalText.safe(finding.field), finding.message,
        finding.hint,
      ], to: &output)
  }

  package func tell(_ rest: FindingRest, isFirst: Bool, into output: inout ByteBuffer) {
    let entry = rest.code.entry
    append([entry.code, rest.severity.rawValue, "", "", rest.file, "", "", "", rest.message, entry.hint], to: &output)
  }

  private func append(_ cells: [String], to output: inout ByteBuffer) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { output.append(0x2C) }
      if let first = cell.utf8.first, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first) {
        output.appendCSV("'" + cell)
      } else {
        output.appendCSV(cell)
      }
    }
    output.append("\r\n" as StaticString)
  }
}
