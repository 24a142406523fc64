/// A file of the register that has been looked at: what is in it and how it is read.
package struct OpenedInput: Sendable {
  enum Plan: Sendable {
    /// CSV with this layout; records start at the byte `offset`, on line `line`.
    case csv(Layout, offset: Int, line: Int)
    /// JSON Lines, XML, or one document in JSON; nil: tables may be mixed.
    case lines(Table?)
    case xml(Table?)
    case json(Table?)
    /// A list of events that are withdrawn.
    case withdrawals(Layout, offset: Int, line: Int)
    /// Texts of other files that are longer than a cell.
    case wholeTexts(WholeTexts)
    /// Where events are mentioned.
    case mentions(Layout, offset: Int, line: Int)
    /// Values of entities, of which records are made when all of them are there.
    case statements(StatementColumns, Layout, offset: Int, line: Int)
  }

  let file: InputFile
  private(set) var plan: Plan
  /// The table that findings about the whole file are filed under.
  let table: Table
  /// Something about the header that is worth a finding.
  struct HeaderFinding: Sendable {
    let code: FindingCode
    /// The name of the column.
    let column: String
    var line = 1
    /// Where its name stands in the line, in bytes from 1.
    var place = 1
    /// What may be meant; empty for most.
    var evidence = ""
  }

  private(set) var headerFindings: [HeaderFinding]
  /// How serious each code is in it.
  var levels: SeverityTable

  /// The name of the format that the file was recognised as.
  package var format: String {
    switch plan {
    case .csv(let layout, _, _): layout.format == "nightdesk" ? "csv" : layout.format
    case .withdrawals(let layout, _, _), .mentions(let layout, _, _), .statements(_, let layout, _, _): layout.format
    case .lines: "jsonl"
    case .json: "json"
    case .xml: "xml"
    case .wholeTexts: "csv"
    }
  }

  /// How its lines are cut into fields.
  var dialect: Dialect {
    switch plan {
    case .csv(let layout, _, _), .mentions(let layout, _, _), .withdrawals(let layout, _, _): layout.dialect
    case .statements(_, let layout, _, _): layout.dialect
    case .lines, .xml, .json, .wholeTexts: .csv
    }
  }

  /// What it calls its columns and what they take; nil where they are the register's own.
  var terms: FileTerms? {
    switch plan {
    case .csv(let layout, _, _), .mentions(let layout, _, _), .withdrawals(let layout, _, _),
      .statements(_, let layout, _, _):
      layout.terms
    case .lines, .xml, .json, .wholeTexts: nil
    }
  }

  /// Whether it may hold events.
  var mayHoldEvents: Bool { mayHold(.events) }

  /// Whether it is one of events, and not only one that may hold some.
  var isOfEvents: Bool {
    switch plan {
    case .csv(let layout, _, _): layout.table == .events
    case .lines(let only), .xml(let only), .json(let only): only == .events
    case .withdrawals, .mentions: true
    case .statements, .wholeTexts: false
    }
  }

  /// Whether a file of events may rightly have none: as one of an export, or of rejects.
  private(set) var mayHaveNone = false

  /// Whether it may hold records of `table`.
  func mayHold(_ table: Table) -> Bool {
    switch plan {
    case .csv(let layout, _, _): layout.table == table
    case .lines(let only), .xml(let only): only == nil || only == table
    // its tables may stand under their names, whatever the file is called
    case .json: true
    case .statements: [.sources, .actors, .relations].contains(table)
    case .withdrawals, .mentions, .wholeTexts: false
    }
  }

  /// Whether it may hold several versions of an event, or versions of events in other files.
  var mayHaveVersions: Bool {
    switch plan {
    case .csv(let layout, _, _): layout.hasVersions
    case .lines, .xml, .json: mayHoldEvents
    case .withdrawals, .mentions, .statements, .wholeTexts: false
    }
  }

  /// Whether it is a dataset's file, and not one of the register's own.
  var isDataset: Bool {
    if case .csv(let layout, _, _) = plan { layout.format != "nightdesk" } else { false }
  }

  /// The format of a dataset's file and the names of its columns; nil for any other file.
  var columnsOfDataset: (dataset: String, names: [String])? {
    guard isDataset, case .csv(let layout, _, _) = plan else { return nil }
    return (layout.format, layout.header)
  }

  /// Whether its events take what files of mentions say of them.
  var takesMentions: Bool {
    if case .csv(let layout, _, _) = plan { layout.takesMentions } else { false }
  }

  /// The dataset that all its events are of, where that is known beforehand.
  var dataset: String? {
    if case .csv(let layout, _, _) = plan { layout.dataset } else { nil }
  }

  /// Where the first record's line is.
  var firstLine: Int {
    if case .csv(_, _, let line) = plan { line } else { 1 }
  }

  /// What the rows are that are no records of a table; nil: all are records.
  var otherRows: RowKind? {
    switch plan {
    case .csv, .lines, .xml, .json: nil
    case .withdrawals: .withdrawals
    case .mentions: .mentions
    case .statements: .statements
    case .wholeTexts: .texts
    }
  }

  /// Whether records can come of it, without any other input.
  var holdsRecords: Bool { otherRows == nil || otherRows == .statements }

  /// Looks at `file`: recognises a CSV file by its name or its header.
  init(_ file: InputFile, _ policy: CheckPolicy) throws(ReadError) {
    self.file = file
    levels = policy.levels(in: file.name)
    var found = file.isMisnamed ? [HeaderFinding(code: .notItsEnding, column: "")] : []
    switch file.syntax {
    case .jsonl:
      plan = .lines(file.table)
      table = file.table ?? .events
      if file.table == nil || file.table == .events, try file.isBlank {
        found.append(HeaderFinding(code: .blankFile, column: ""))
      }
    case .xml:
      plan = .xml(file.table)
      table = file.table ?? .events
    case .json:
      plan = .json(file.table)
      table = file.table ?? .events
    case .csv where file.isWholeTexts:
      plan = .wholeTexts(try WholeTexts(file))
      table = .events
    case .csv:
      let header = try TableHeader(file)
      var layout = try header.layout
      layout.exported = file.exported
      table = layout.table
      let columns = layout.table.schema.columns
      func name(_ place: Int) -> String {
        let name = layout.isHeadless ? layout.header[place] : header.names[place]
        return name.isEmpty ? "column-\(place + 1)" : name
      }
      let (offset, line) =
        layout.isHeadless ? (header.start, header.startLine) : (header.end, header.endLine)
      plan =
        switch layout.rows {
        case .records: .csv(layout, offset: offset, line: line)
        case .withdrawals: .withdrawals(layout, offset: offset, line: line)
        case .mentions: .mentions(layout, offset: offset, line: line)
        case .statements(let columns): .statements(columns, layout, offset: offset, line: line)
        }
      let unknown = layout.unknownColumns.map(name)
      let known = layout.known.isEmpty ? layout.table.schema.inputNames : layout.known
      let absent = known.filter { !layout.header.contains($0) }
      /// A finding on the name of the column `source`; -1: on the header.
      func told(_ code: FindingCode, _ source: Int, _ name: String, evidence: String = "") -> HeaderFinding {
        let place = layout.isHeadless || source < 0 ? (line: 1, column: 1) : header.place(source)
        return HeaderFinding(code: code, column: name, line: place.line, place: place.column, evidence: evidence)
      }
      found += layout.looseColumns.map {
        told(.looseName, $0, TerminalText.safe(name($0)), evidence: "it is read as \(layout.header[$0])")
      }
      for name in layout.missingColumns.map({ columns[$0].name }) {
        found.append(HeaderFinding(code: .missingColumn, column: name, evidence: unknown.nearestInWords(to: name)))
      }
      found += layout.unknownColumns.map {
        told(.unknownColumn, $0, name($0), evidence: absent.nearestInWords(to: name($0)))
      }
      found += layout.repeatedColumns.map { told(.columnTwice, $0, name($0)) }
      found += layout.cautions.map { code, column in
        let source = Int(layout.origins[column])
        return told(code, source, layout.terms?.name(source, columns[column]) ?? columns[column].name)
      }
      found += header.tagMistakes.map { tag, place in
        HeaderFinding(
          code: .badTag, column: TerminalText.safe(tag.written), line: place.line, place: place.column,
          evidence: tag.isMistaken ? "it is read as \(TerminalText.safe(tag.meant))" : "")
      }
    }
    headerFindings = found
    mayHaveNone = file.exported.isOurs
    if case .csv(let layout, _, _) = plan, layout.header.contains(RejectLines.mark) { mayHaveNone = true }
  }

  /// The folder of its file.
  private var folder: Substring? { file.path.map { $0.dropLast($0.fileName.utf8.count) } }

  /// Says nothing of a blank file of events that lies among files of all other tables: an export of a register without
  /// events looks so.
  static func excuseBlanks(_ inputs: inout [OpenedInput]) {
    for place in inputs.indices where inputs[place].file.table == .events {
      guard inputs[place].headerFindings.contains(where: { $0.code == .blankFile }) else { continue }
      let beside = inputs.filter { $0.folder == inputs[place].folder && $0.format == "jsonl" }
      guard Set(beside.compactMap(\.file.table)).count == Table.allCases.count else { continue }
      inputs[place].headerFindings.removeAll { $0.code == .blankFile }
      inputs[place].mayHaveNone = true
    }
  }

  /// Says of tables of exports which of their files are not among the `inputs`.
  static func missParts(_ inputs: inout [OpenedInput]) {
    for place in inputs.indices {
      guard let table = inputs[place].file.table, let parts = inputs[place].file.exported.parts[table],
        let folder = inputs[place].folder
      else { continue }
      let mine = inputs.filter { $0.folder == folder && $0.file.table == table }
      // it is said of the first of them that is read
      guard mine.first?.file === inputs[place].file else { continue }
      let given = Set(mine.compactMap { $0.file.path?.fileName.unpackedName })
      inputs[place].headerFindings += parts.filter { !given.contains($0) }.map {
        HeaderFinding(code: .partMissing, column: TerminalText.safe($0))
      }
    }
  }

  /// Gives tables of exports the whole texts that lie beside them.
  static func share(_ inputs: inout [OpenedInput]) {
    for other in inputs {
      guard case .wholeTexts(let texts) = other.plan else { continue }
      for place in inputs.indices where inputs[place].folder == other.folder {
        guard case .csv(var layout, let offset, let line) = inputs[place].plan else { continue }
        layout.wholeTexts = texts
        inputs[place].plan = .csv(layout, offset: offset, line: line)
      }
    }
  }
}

/// Rows of files that are no records of a table, and are counted beside them.
package enum RowKind: String, Sendable, CaseIterable {
  /// Of a list of deleted events.
  case withdrawals
  /// Where events are mentioned.
  case mentions
  /// Values, of several of which one record is made.
  case statements
  /// Parts of texts that are longer than a cell of an export.
  case texts

  /// So many of them, in words.
  package func counted(_ count: Int) -> String { "\(count) \(count == 1 ? String(rawValue.dropLast()) : rawValue)" }

  /// What a file has that holds nothing else.
  var saying: String {
    switch self {
    case .withdrawals: "which events are deleted"
    case .mentions: "where events are mentioned"
    case .statements: "values of records"
    case .texts: "texts of other files"
    }
  }
}

extension RecordBatch {
  /// Says which input the records come from, and how that is written.
  mutating func describe(_ place: Int, _ input: OpenedInput) {
    file = place
    levels = input.levels
    syntax = input.file.syntax
    dialect = input.dialect
    undecodable = input.file.undecodable
  }

  /// Adds a row that becomes no record, as it came, to the rejected; returns it.
  mutating func leave(out original: borrowing Span<UInt8>, line: Int) -> Int {
    let start = bytes.count
    bytes.append(original)
    let row = appendRecord(extent: start..<bytes.count)
    recordLines.append(line - 1)
    rejected[row] = true
    return row
  }
}
