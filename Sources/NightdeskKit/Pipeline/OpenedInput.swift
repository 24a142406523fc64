/// A file of the register that has been looked at: what is in it and how it is read.
package struct OpenedInput: Sendable {
  enum Plan: Sendable {
    /// CSV with this layout; records start at the byte `offset`, on line `line`.
    case csv(Layout, offset: Int, line: Int)
    /// JSON Lines or XML; nil: tables may be mixed.
    case lines(Table?)
    case xml(Table?)
    /// A list of events that are withdrawn.
    case withdrawals(Layout, offset: Int, line: Int)
  }

  let file: InputFile
  let plan: Plan
  /// The table that findings about the whole file are filed under.
  let table: Table
  /// What the header says that is worth a finding, by code with the name of the column.
  let headerFindings: [(code: FindingCode, column: String)]
  /// How serious each code is in it.
  var levels: SeverityTable

  /// The name of the format that the file was recognised as.
  package var format: String {
    switch plan {
    case .csv(let layout, _, _): layout.format == "nightdesk" ? "csv" : layout.format
    case .withdrawals(let layout, _, _): layout.format
    case .lines: "jsonl"
    case .xml: "xml"
    }
  }

  /// How its lines are cut into fields.
  var dialect: Dialect {
    if case .csv(let layout, _, _) = plan { layout.dialect } else { .csv }
  }

  /// Whether it may hold events.
  var mayHoldEvents: Bool { mayHold(.events) }

  /// Whether it may hold records of `table`.
  func mayHold(_ table: Table) -> Bool {
    switch plan {
    case .csv(let layout, _, _): layout.table == table
    case .lines(let only), .xml(let only): only == nil || only == table
    case .withdrawals: false
    }
  }

  /// Whether it may hold several versions of an event, or versions of events in other files.
  var mayHaveVersions: Bool {
    switch plan {
    case .csv(let layout, _, _): layout.hasVersions
    case .lines, .xml: mayHoldEvents
    case .withdrawals: false
    }
  }

  /// Whether it is a dataset's file, and not one of the register's own.
  var isDataset: Bool {
    if case .csv(let layout, _, _) = plan { layout.format != "nightdesk" } else { false }
  }

  /// The dataset that all its events are of, where that is known beforehand.
  var dataset: String? {
    if case .csv(let layout, _, _) = plan { layout.dataset } else { nil }
  }

  /// Where the first record's line is.
  var firstLine: Int {
    if case .csv(_, _, let line) = plan { line } else { 1 }
  }

  /// Looks at `file`: recognises a CSV file by its name or its header.
  init(_ file: InputFile, _ policy: CheckPolicy) throws(ReadError) {
    self.file = file
    levels = policy.levels(in: file.name)
    var found: [(code: FindingCode, column: String)] = file.isMisnamed ? [(.notItsEnding, "")] : []
    switch file.syntax {
    case .jsonl:
      plan = .lines(file.table)
      table = file.table ?? .events
    case .xml:
      plan = .xml(file.table)
      table = file.table ?? .events
    case .csv:
      let header = try TableHeader(file)
      var layout = try header.layout
      layout.isGuarded = file.isGuarded
      table = layout.table
      let columns = layout.table.schema.columns
      let names = layout.isHeadless ? [] : header.names
      if layout.isWithdrawal {
        plan = .withdrawals(layout, offset: header.end, line: header.endLine)
      } else if layout.isHeadless {
        plan = .csv(layout, offset: header.start, line: header.startLine)
      } else {
        plan = .csv(layout, offset: header.end, line: header.endLine)
      }
      found +=
        layout.missingColumns.map { (FindingCode.missingColumn, columns[$0].name) }
        + layout.unknownColumns.map { (.unknownColumn, names[$0]) }
        + layout.repeatedColumns.map { (.columnTwice, names[$0]) }
        + layout.cautions.map { ($0.code, columns[$0.column].name) }
        + header.tagMistakes.map { (.badTag, $0) }
    }
    headerFindings = found
  }
}
