/// The rejected records of a batch beside their reasons: what can be put right and read again.
///
/// Read again as it is, a row is refused again. Mostly its columns see to that, as they hold what the file says. Where
/// they do not show what is wrong - the cell is another one than theirs, it came to nothing, the row has too many - a
/// remark stands behind the value, `2019-01-05 [time_precision: 4]`, and has to go for the row to be accepted.
enum RejectLines {
  /// The column by which a file of rejects is known.
  static let mark = "nd_code"

  /// The header of a table's rejects: the register's columns, then what is wrong and the record as it came.
  static func header(_ table: Table) -> String {
    let columns = table.schema.columns.filter { $0.role == .input }.map(\.name)
    return (columns + [mark, "nd_reason", "nd_file", "nd_line", "nd_original"]).joined(separator: ",") + "\r\n"
  }

  /// Appends the rejected records of `batch`. Of one that may not be quoted there is only its id and its marking: its
  /// line in the file says where to look.
  static func append(_ batch: borrowing RecordBatch, file: String, to output: inout ByteBuffer) {
    guard batch.rejected.contains(true) else { return }
    var lines = LineCounter(batch)
    var next = 0
    for row in 0..<batch.count where batch.rejected[row] {
      let line = lines.line(of: row, in: batch)
      while next < batch.findings.count, batch.findings[next].row < Int32(row) { next += 1 }
      var rejection = Rejection()
      while next < batch.findings.count, batch.findings[next].row == Int32(row) {
        rejection.add(batch.findings[next], line: line, of: batch)
        next += 1
      }
      for column in batch.missingColumns {
        rejection.tell(.missingColumn, FindingWords(field: batch.schema.columns[column].name))
      }
      let isConfidential = batch.isConfidential(row)
      if isConfidential {
        appendSparsely(row, of: batch, to: &output)
      } else {
        append(row, rejection.remarks, of: batch, to: &output)
      }
      output.appendCSV(rejection.codes)
      output.append(0x2C)
      output.appendCSV(rejection.reasons)
      output.append(0x2C)
      output.appendCSV(file)
      output.append(0x2C)
      output.append(number: line)
      output.append(0x2C)
      if !isConfidential { output.appendCSV(batch.original(row).withoutLineEnd) }
      output.append("\r\n" as StaticString)
    }
  }

  /// Appends the register's columns of a row, each with the remarks on it.
  private static func append(
    _ row: Int, _ remarks: [Remark], of batch: borrowing RecordBatch, to output: inout ByteBuffer
  ) {
    for column in batch.schema.columns.indices where batch.schema.columns[column].role == .input {
      if remarks.contains(where: { $0.column == column }) {
        var cell = ByteBuffer()
        cell.append(batch[row, column])
        for remark in remarks where remark.column == column {
          if !cell.isEmpty { cell.append(0x20) }
          cell.append(remark.text)
        }
        output.appendCSV(cell.span)
      } else {
        output.appendCSV(batch[row, column])
      }
      output.append(0x2C)
    }
  }

  /// Appends the register's columns of a row that may not be quoted.
  private static func appendSparsely(_ row: Int, of batch: borrowing RecordBatch, to output: inout ByteBuffer) {
    let (id, marking) = (batch.schema.identifier, batch.schema.marking)
    for column in batch.schema.columns.indices where batch.schema.columns[column].role == .input {
      if column == id {
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
  }
}

/// What stands behind the value of a register's column: `[time_precision: 4]`, or `[ND-R004]` on the whole row.
private struct Remark {
  let column: Int
  let field, says: String

  var text: String { field.isEmpty ? "[\(says)]" : "[\(TerminalText.safe(field)): \(says)]" }
}

/// Why a row is rejected, as its findings say.
private struct Rejection {
  private(set) var codes = ""
  private(set) var reasons = ""
  /// What is wrong with the row and is not to be seen in its columns; in which of them it is said.
  private(set) var remarks: [Remark] = []
  private var told: [FindingCode] = []

  /// A value that is longer is not repeated.
  private static let longestValue = 200

  mutating func add(_ finding: Finding, line: Int, of batch: borrowing RecordBatch) {
    let code = finding.code
    guard batch.levels[code] == .error || code.setsAside else { return }
    let (row, column) = (Int(finding.row), Int(finding.column))
    let source = batch.source(column, finding.source)
    let place =
      code == .notUTF8 ? LineCounter.place(row, column, line: line, in: batch, code, source: source) : nil
    let words = batch.words(code, row, column, source, place)
    tell(code, words)
    // what was withdrawn does not come back because the list is not read again
    guard code == .withdrawnByDataset || finding.isOfFile && !code.setsAside else { return }
    if column >= 0, HostileText.fault(in: batch[row, column])?.code == code { return }
    // a text may be anything, and who is named may be rejected too; an id with a remark is none
    let isTold = column >= 0 && batch.schema.columns[column].isStrict
    let remark = Remark(
      column: isTold ? column : batch.schema.identifier, field: words.field,
      says: said(finding, source, batch) ?? code.entry.code)
    if !remarks.contains(where: { $0.column == remark.column && $0.field == remark.field }) { remarks.append(remark) }
  }

  /// What the file says in its column `source`, where that is short and clean and does not stand in the row already.
  private func said(_ finding: Finding, _ source: Int, _ batch: borrowing RecordBatch) -> String? {
    let (row, column) = (Int(finding.row), Int(finding.column))
    guard batch.terms != nil, 0..<batch.sourceWidth ~= source, finding.source >= 0 || batch.isEmpty(row, column) else {
      return nil
    }
    let cell = batch.sourceField(row, source)
    let isClean = 1...Self.longestValue ~= cell.count && HostileText.fault(in: cell) == nil
    return isClean ? cell.text : nil
  }

  mutating func tell(_ code: FindingCode, _ words: FindingWords) {
    let entry = code.entry
    if !told.contains(code) {
      codes += told.isEmpty ? entry.code : ";" + entry.code
      told.append(code)
    }
    reasons += (reasons.isEmpty ? "" : "; ") + words.message(entry)
  }
}

extension Column {
  /// Whether a value with a remark behind it is none that the column takes.
  fileprivate var isStrict: Bool {
    if isTyped { return true }
    switch kind {
    case .identifier, .country, .url, .language, .digest: return !isList
    default: return false
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
