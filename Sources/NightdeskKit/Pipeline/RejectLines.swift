/// The rejected records of a batch beside their reasons: what can be put right and read again.
enum RejectLines {
  /// The header of a table's rejects: the register's columns, then what is wrong and the record as it came.
  static func header(_ table: Table) -> String {
    let columns = table.schema.columns.filter { $0.role == .input }.map(\.name)
    return (columns + ["nd_code", "nd_reason", "nd_file", "nd_line", "nd_original"]).joined(separator: ",") + "\r\n"
  }

  /// Appends the rejected records of `batch`. Of one that may not be quoted there is only its id and its marking: its
  /// line in the file says where to look.
  static func append(_ batch: borrowing RecordBatch, file: String, to output: inout ByteBuffer) {
    guard batch.rejected.contains(true) else { return }
    var lines = LineCounter(batch)
    var next = 0
    let (id, marking) = (batch.schema.index("id"), batch.schema.index("marking"))
    for row in 0..<batch.count where batch.rejected[row] {
      let isConfidential = batch.isConfidential(row)
      for column in batch.schema.columns.indices where batch.schema.columns[column].role == .input {
        if !isConfidential {
          output.appendCSV(batch[row, column])
        } else if column == id {
          output.appendCSV(batch.printableIdentifier(row))
        } else if column == marking {
          if Value.isThere(batch.values(marking)[row]), !batch.unreadMarkings.contains(row) {
            output.appendCSV(batch[row, marking])
          } else {
            // one that cannot be read counts as the highest, also when the row is put right and read again
            output.appendCSV(Vocabularies.markings.words.last!)
          }
        }
        output.append(0x2C)
      }
      var codes = ""
      var reasons = ""
      var told: [FindingCode] = []
      func tell(_ code: FindingCode, about column: String) {
        let entry = code.entry
        if !told.contains(code) {
          codes += told.isEmpty ? entry.code : ";" + entry.code
          told.append(code)
        }
        reasons += (reasons.isEmpty ? "" : "; ") + entry.message(about: column)
      }
      while next < batch.findings.count, batch.findings[next].row < Int32(row) { next += 1 }
      while next < batch.findings.count, batch.findings[next].row == Int32(row) {
        let finding = batch.findings[next]
        if batch.levels[finding.code] == .error || finding.code.setsAside {
          tell(finding.code, about: batch.field(of: finding))
        }
        next += 1
      }
      for column in batch.missingColumns { tell(.missingColumn, about: batch.schema.columns[column].name) }
      output.appendCSV(codes)
      output.append(0x2C)
      output.appendCSV(reasons)
      output.append(0x2C)
      output.appendCSV(file)
      output.append(0x2C)
      output.append(number: lines.line(of: row, in: batch))
      output.append(0x2C)
      if !isConfidential { output.appendCSV(batch.original(row).withoutLineEnd) }
      output.append("\r\n" as StaticString)
    }
  }
}

extension Span<UInt8> {
  /// The bytes without a line end behind them.
  fileprivate var withoutLineEnd: Span<UInt8> {
    @_lifetime(copy self) get {
      var end = count
      if end > 0, self[end - 1] == 0x0A { end -= 1 }
      if end > 0, self[end - 1] == 0x0D { end -= 1 }
      return extracting(0..<end)
    }
  }
}
