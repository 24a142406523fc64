/// A file of the register that has been looked at: what is in it and how it is read.
package struct OpenedInput: Sendable {
  enum Plan: Sendable {
    /// CSV with this layout; records start at the byte `offset`, on line `line`.
    case csv(Layout, offset: Int, line: Int)
    /// JSON Lines or XML; nil: tables may be mixed.
    case lines(Table?)
    case xml(Table?)
  }

  let file: InputFile
  let plan: Plan
  /// What the header says that is worth a finding, by code with the name of the column.
  let headerFindings: [(code: FindingCode, column: String)]
  /// How serious each code is in it.
  let levels: SeverityTable

  /// The name of the format that the file was recognised as.
  package var format: String {
    switch plan {
    case .csv(let layout, _, _): layout.format == "nightdesk" ? "csv" : layout.format
    case .lines: "jsonl"
    case .xml: "xml"
    }
  }

  /// Whether it may hold events.
  var mayHoldEvents: Bool { mayHold(.events) }

  /// Whether it may hold records of `table`.
  func mayHold(_ table: Table) -> Bool {
    switch plan {
    case .csv(let layout, _, _): layout.table == table
    case .lines(let only), .xml(let only): only == nil || only == table
    }
  }

  /// Where the first record's line is.
  var firstLine: Int {
    if case .csv(_, _, let line) = plan { line } else { 1 }
  }

  /// Looks at `file`: recognises a CSV file by its name or its header.
  init(_ file: InputFile, _ policy: CheckPolicy) throws(ReadError) {
    self.file = file
    levels = policy.levels(in: file.name)
    switch file.syntax {
    case .jsonl:
      plan = .lines(file.table)
      headerFindings = []
    case .xml:
      plan = .xml(file.table)
      headerFindings = []
    case .csv:
      let (header, offset, line) = try OpenedInput.header(of: file)
      var layout = try OpenedInput.layout(file, header)
      layout.isGuarded = file.isGuarded
      let columns = layout.table.schema.columns
      plan = .csv(layout, offset: offset, line: line)
      headerFindings =
        layout.missingColumns.map { (FindingCode.missingColumn, columns[$0].name) }
        + layout.unknownColumns.map { (.unknownColumn, header[$0]) }
        + layout.repeatedColumns.map { (.columnTwice, header[$0]) }
        + layout.cautions.map { ($0.code, columns[$0.column].name) }
    }
  }

  /// The names in the first record, where the records behind it start, and on which line.
  private static func header(of file: InputFile) throws(ReadError) -> (names: [String], offset: Int, line: Int) {
    var start = ByteBuffer(capacity: 4)
    let got = try file.read(into: &start, at: 0, upTo: 3)
    let mark = got == 3 && start.span[0] == 0xEF && start.span[1] == 0xBB && start.span[2] == 0xBF ? 3 : 0
    let reader = BlockReader(file, blockSize: 1 << 16, offset: mark)
    var judge = CSVJudge()
    var batch = RecordBatch(.events)
    let lines = try judge.read(reader, into: &batch, width: 0, enough: .max, most: 1)
    guard batch.count == 1 else { throw ReadError(.refused, file: file.name, line: 1, reason: "empty: no header") }
    guard batch.broken.isEmpty else {
      throw ReadError(
        .refused, file: file.name, line: 1, reason: "the header is not CSV: \(FindingCode.strayQuote.entry.message)")
    }
    guard batch.sourceWidth <= 1024 else {
      throw ReadError(.refused, file: file.name, line: 1, reason: "more than 1,024 columns")
    }
    var names: [String] = []
    for column in 0..<batch.sourceWidth {
      guard HostileText.fault(in: batch.sourceField(0, column)) == nil else {
        throw ReadError(
          .refused, file: file.name, line: 1,
          reason: "the header's column \(column + 1) is not plain UTF-8 text (another encoding?)")
      }
      names.append(batch.sourceField(0, column).text)
    }
    return (names, reader.offset, 1 + lines)
  }

  /// The layout of a file with this header: that of the table it is named after, a field format's, or that of the
  /// table whose required columns it has.
  private static func layout(_ file: InputFile, _ header: [String]) throws(ReadError) -> Layout {
    let asked = file.request.format
    for format in FieldFormats.all where asked == nil || asked == format.name {
      if let layout = format.layout(header: header) { return layout }
      if asked == format.name {
        throw ReadError(.refused, file: file.name, line: 1, reason: "not \(format.name): it needs \(format.evidence)")
      }
    }
    if let table = file.table { return Layout(own: table, header: header) }
    let fitting = Table.allCases.filter { table in
      table.schema.columns.allSatisfy { !$0.isRequired || header.contains($0.name) }
    }
    if fitting.count == 1 { return Layout(own: fitting[0], header: header) }
    let tables = Table.allCases.map(\.name).joined(separator: ", ")
    throw ReadError(
      .refused, file: file.name, line: 1,
      reason: "neither named after a table (\(tables)) nor with the header of a known dataset")
  }
}
