/// Where in a batch's file its records and fields stand: counts lines on from one record to the next.
struct LineCounter {
  private var line: Int
  private var counted = 0

  init(_ batch: borrowing RecordBatch) { line = batch.firstLine }

  /// The line on which the record `row` starts; to be asked in the order of the rows.
  mutating func line(of row: Int, in batch: borrowing RecordBatch) -> Int {
    guard batch.recordLines.isEmpty else { return batch.firstLine + batch.recordLines[row] }
    let start = Int(batch.extents[row].lowerBound)
    line += batch.bytes.span.extracting(counted..<start).count(of: 0x0A)
    counted = start
    return line
  }

  /// The line and the column, in bytes from 1, of a register column of the record `row`, whose first line is `line`.
  static func place(_ row: Int, _ column: Int, line: Int, in batch: borrowing RecordBatch) -> (line: Int, column: Int) {
    let original = batch.original(row)
    var offset = 0
    if let error = batch.errorOffset(row) {
      offset = min(error, original.count)
    } else if column >= 0 {
      let source = column < batch.origins.count ? Int(batch.origins[column]) : -1
      let name = batch.schema.columns[column].name
      offset = batch.syntax.offset(ofField: name, column: source, in: original) ?? 0
    }
    let before = original.extracting(0..<offset)
    var lineStart = 0
    var lines = 0
    while let end = before.firstIndex(of: 0x0A, from: lineStart) {
      lines += 1
      lineStart = end + 1
    }
    return (line + lines, offset - lineStart + 1)
  }
}

/// How findings are written.
package enum FindingStyle: String, Sendable, CaseIterable {
  /// One a line, as compilers do: `FILE:LINE:COLUMN: SEVERITY: MESSAGE; HINT (RECORD) [CODE]`.
  case lines
  /// One a row, with the hint, for spreadsheets.
  case csv

  /// What stands before the first finding.
  var header: String {
    switch self {
    case .lines: ""
    case .csv: "code,severity,table,record,file,line,column,field,message,hint\r\n"
    }
  }
}

/// A finding with its place, as it is written.
struct PlacedFinding {
  var code: FindingCode
  var severity: Severity
  let table: Table
  /// The record's id, where it has one that can be printed.
  let record: String
  let file: String
  /// Line and column, in bytes, from 1.
  let line, column: Int
  /// The name of the column of the table.
  let field: String
  /// The export that it is about, if it is about one.
  var export = ""

  /// Appends it in `style`.
  func append(to output: inout ByteBuffer, _ style: FindingStyle) {
    let entry = code.entry
    switch style {
    case .lines:
      let about = record.isEmpty ? table.name : "\(table.name) \(record)"
      let place = "\(TerminalText.safe(file)):\(line):\(column)"
      let message = TerminalText.safe(entry.message(about: field, in: export))
      let cure = entry.hint
      output.append("\(place): \(severity.rawValue): \(message); \(cure) (\(about)) [\(entry.code)]\n")
    case .csv:
      // the name may be a key that a file made up
      let field = TerminalText.safe(field)
      let cells = [
        entry.code, severity.rawValue, table.name, record, file, "\(line)", "\(column)", field,
        entry.message(about: field, in: export), entry.hint,
      ]
      for (place, cell) in cells.enumerated() {
        if place > 0 { output.append(0x2C) }
        output.appendCSV(cell)
      }
      output.append("\r\n" as StaticString)
    }
  }
}

/// The findings of a batch, and the rejected records beside their reasons.
enum FindingLines {
  /// The header of a table's rejects: the register's columns, then what is wrong and the record as it came.
  static func rejectsHeader(_ table: Table) -> String {
    let columns = table.schema.columns.filter { $0.role == .input }.map(\.name)
    return (columns + ["nd_code", "nd_reason", "nd_file", "nd_line", "nd_original"]).joined(separator: ",") + "\r\n"
  }

  /// Appends the findings of `batch` and, behind them, its rejected records; returns where the findings end.
  /// `newNames` are names that the file has used here for the first time and the register does not know; `notes` are
  /// what exporters have said of its records, in the order of these.
  static func append(
    _ batch: borrowing RecordBatch, file: String, newNames: [(name: String, row: Int)], notes: [Note],
    _ style: FindingStyle, to output: inout ByteBuffer
  ) -> Int {
    var nextNote = 0
    var lines = LineCounter(batch)
    var last = (row: -1, line: 0)
    var nextName = 0
    for next in 0...batch.findings.count {
      let row = next < batch.findings.count ? Int(batch.findings[next].row) : .max
      while nextName < newNames.count, newNames[nextName].row <= row {
        let (name, nameRow) = newNames[nextName]
        nextName += 1
        if nameRow != last.row { last = (nameRow, lines.line(of: nameRow, in: batch)) }
        guard let severity = batch.levels[.unknownColumn].severity else { continue }
        PlacedFinding(
          code: .unknownColumn, severity: severity, table: batch.table, record: "", file: file, line: last.line,
          column: 1, field: name
        ).append(to: &output, style)
      }
      while nextNote < notes.count, notes[nextNote].note.row < row {
        append(notes[nextNote], about: batch, file: file, &lines, &last, style, to: &output)
        nextNote += 1
      }
      guard next < batch.findings.count else { break }
      let finding = batch.findings[next]
      if row != last.row { last = (row, lines.line(of: row, in: batch)) }
      let place = LineCounter.place(row, Int(finding.column), line: last.line, in: batch)
      let field = finding.column < 0 ? "" : batch.schema.columns[Int(finding.column)].name
      guard let severity = batch.levels[finding.code].severity else { continue }
      PlacedFinding(
        code: finding.code, severity: severity, table: batch.table, record: batch.printableIdentifier(row), file: file,
        line: place.line, column: place.column, field: field
      ).append(to: &output, style)
    }
    let end = output.count
    appendRejects(batch, file: file, to: &output)
    return end
  }

  /// Something that an exporter has said, and the name of its export.
  struct Note {
    let export: String
    let note: ExportNote

    /// What was said in `context`, which has nothing to say then.
    static func take(_ context: inout ExportContext, of export: String) -> [Note] {
      defer { context.notes.removeAll(keepingCapacity: true) }
      return context.notes.map { Note(export: export, note: $0) }
    }

    /// As a finding about a record of `batch` whose first line is `line`.
    func placed(in batch: borrowing RecordBatch, line: Int, file: String) -> PlacedFinding {
      let place = LineCounter.place(note.row, note.column, line: line, in: batch)
      return PlacedFinding(
        code: note.code, severity: note.severity, table: note.table, record: note.record, file: file, line: place.line,
        column: place.column,
        field: note.field, export: export)
    }

    /// As a finding about the export.
    var placed: PlacedFinding {
      PlacedFinding(
        code: note.code, severity: note.severity, table: note.table, record: note.record, file: export, line: 1,
        column: 1, field: note.field,
        export: export)
    }
  }

  /// Appends what exporters have said of the records of `batch`, in the order of these.
  static func append(
    _ notes: [Note], about batch: borrowing RecordBatch, file: String, _ style: FindingStyle,
    to output: inout ByteBuffer
  ) {
    var lines = LineCounter(batch)
    var last = (row: -1, line: 0)
    for note in notes { append(note, about: batch, file: file, &lines, &last, style, to: &output) }
  }

  private static func append(
    _ note: Note, about batch: borrowing RecordBatch, file: String, _ lines: inout LineCounter,
    _ last: inout (row: Int, line: Int), _ style: FindingStyle, to output: inout ByteBuffer
  ) {
    let row = note.note.row
    guard row >= 0 else { return note.placed.append(to: &output, style) }
    if row != last.row { last = (row, lines.line(of: row, in: batch)) }
    note.placed(in: batch, line: last.line, file: file).append(to: &output, style)
  }

  private static func appendRejects(_ batch: borrowing RecordBatch, file: String, to output: inout ByteBuffer) {
    guard batch.rejected.contains(true) else { return }
    var lines = LineCounter(batch)
    var next = 0
    for row in 0..<batch.count where batch.rejected[row] {
      for column in batch.schema.columns.indices where batch.schema.columns[column].role == .input {
        output.appendCSV(batch[row, column])
        output.append(0x2C)
      }
      var codes: [FindingCode] = []
      var reasons: [String] = []
      while next < batch.findings.count, batch.findings[next].row < Int32(row) { next += 1 }
      while next < batch.findings.count, batch.findings[next].row == Int32(row) {
        let finding = batch.findings[next]
        if batch.levels[finding.code] == .error {
          if !codes.contains(finding.code) { codes.append(finding.code) }
          let field = finding.column < 0 ? "" : batch.schema.columns[Int(finding.column)].name
          reasons.append(finding.code.entry.message(about: field))
        }
        next += 1
      }
      for column in batch.missingColumns {
        if !codes.contains(.missingColumn) { codes.append(.missingColumn) }
        reasons.append(FindingCode.missingColumn.entry.message(about: batch.schema.columns[column].name))
      }
      output.appendCSV(codes.map(\.entry.code).joined(separator: ";"))
      output.append(0x2C)
      output.appendCSV(reasons.joined(separator: "; "))
      output.append(0x2C)
      output.appendCSV(file)
      output.append(0x2C)
      output.append(number: lines.line(of: row, in: batch))
      output.append(0x2C)
      output.appendCSV(batch.original(row).withoutLineEnd)
      output.append("\r\n" as StaticString)
    }
  }
}

extension RecordBatch {
  /// The names that the register does not know, where that is worth a finding.
  var namesToReport: [(name: String, row: Int)] { levels[.unknownColumn] == .off ? [] : unknownNames }

  /// Where in the record its syntax broke, if it did.
  fileprivate borrowing func errorOffset(_ row: Int) -> Int? {
    var (low, high) = (0, errorOffsets.count)
    while low < high {
      let middle = (low + high) / 2
      if errorOffsets[middle].row < row { low = middle + 1 } else { high = middle }
    }
    return low < errorOffsets.count && errorOffsets[low].row == row ? errorOffsets[low].offset : nil
  }

  /// The record's id where it is one; what is no id may be anything and is not repeated.
  borrowing func printableIdentifier(_ row: Int) -> String {
    let id = self[row, schema.index("id")]
    guard !id.isEmpty, Shape.identifier(id) == nil else { return "" }
    return id.text
  }
}

extension [FindingLines.Note] {
  /// Record by record; about one record in the order in which they are.
  var inOrderOfRows: [FindingLines.Note] {
    enumerated().sorted { ($0.element.note.row, $0.offset) < ($1.element.note.row, $1.offset) }.map(\.element)
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
