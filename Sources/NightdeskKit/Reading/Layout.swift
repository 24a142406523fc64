/// How the columns of one CSV file become the columns of a table.
package struct Layout: Sendable {
  /// What a row of a file is.
  enum Rows: Sendable {
    /// A record of the layout's table.
    case records
    /// No record: it withdraws one.
    case withdrawals
    /// One value of an entity, of which a record is made when all of them are gathered.
    case statements(StatementColumns)
    /// No record: it says where an event is mentioned.
    case mentions
  }

  /// The table that the records belong to.
  package let table: Table
  /// How many columns the file has.
  let width: Int
  /// The name of the format, `nightdesk` or a field format's.
  package let format: String
  /// How the file's lines are cut into fields.
  package var dialect = Dialect.csv
  /// Whether the first line is a record already: the format has no header.
  var isHeadless = false
  /// What a row of the file is.
  var rows = Rows.records
  /// Whether files of mentions speak of its events.
  var takesMentions = false
  /// Whether the rows say when they were last updated, so that there may be versions of one.
  var hasVersions: Bool { table == .events && origins[EventColumns.updated] >= 0 }
  /// The dataset that every row is of, where that is always the same.
  var dataset: String? { mapping?.dataset }
  /// Whether two records have one id exactly where the file writes one id.
  var keepsIdentifiers: Bool { !exported.isGuarded && mapping?.keepsIdentifiers ?? true }
  /// Register columns and the file columns they take their bytes from, side by side in both.
  private let moves: [(columns: Range<Int>, source: Int)]
  /// File columns that no register column takes: their values go to `extra`, behind parts of `extraNames`.
  private let extras: [(name: Range<Int>, source: Int)]
  /// The names in `extra`, each escaped for a list and with its equals sign: one array, so that a row retains
  /// nothing, with padding behind the last.
  private let extraNames: [UInt8]
  /// Whether the names hold no comma, quote or line break.
  private let areExtraNamesPlain: Bool
  /// What the format's codebook says of file columns.
  private var rules: [(rule: ColumnRule, source: Int)] = []
  /// What a field format adds that is more than taking a column over.
  private let mapping: (any FieldMapping)?
  /// Required columns that the file does not have.
  package let missingColumns: [Int]
  /// File columns that the register does not know, and names that the header has twice.
  package let unknownColumns: [Int]
  package let repeatedColumns: [Int]
  /// The names of the file's columns, as they are read, and all that a file of the format may have.
  let header: [String]
  let known: [String]
  /// Columns that are written in another way than the format has them.
  var looseColumns: [Int] = []
  /// What the format itself says about a register column, whatever stands in the file: reported once a file.
  package let cautions: [(code: FindingCode, column: Int)]
  /// For each register column, the file column it comes from, or -1.
  let origins: [Int16]
  /// File columns that a mapping names to be passed over.
  private var passedOver: [Int] = []
  /// What the file calls its columns and what they take; nil where they are the register's own.
  var terms: FileTerms?
  /// What an export has done to the texts, where the file is one of an export.
  var exported = ExportedTables()
  /// The texts that no cell could hold.
  var wholeTexts: WholeTexts?

  /// The layout of a file in the register's own columns.
  ///
  /// Computed columns and those that a rejects file adds (`nd_...`) are passed over; unknown columns and repeated
  /// ones go to `extra`.
  package init(own table: Table, header: [String]) {
    let schema = table.schema
    var moves: [(column: Int, source: Int)] = []
    var extras: [(name: [UInt8], source: Int)] = []
    var unknown: [Int] = []
    var repeated: [Int] = []
    for (source, name) in header.enumerated() {
      if let column = schema.find(name) {
        if schema.columns[column].role == .computed { continue }
        if moves.contains(where: { $0.column == column }) {
          repeated.append(source)
          extras.append((Layout.extraName(name, source), source))
        } else {
          moves.append((column, source))
        }
      } else if !name.hasPrefix("nd_"), !ExportedTables.isDerived(name, in: table) {
        unknown.append(source)
        extras.append((Layout.extraName(name, source), source))
      }
    }
    self.init(
      table: table, header: header, known: schema.inputNames, format: "nightdesk", moves: moves, extras: extras,
      mapping: nil,
      missing: schema.columns.indices.filter { column in
        schema.columns[column].isRequired && !moves.contains { $0.column == column }
      }, unknown: unknown, repeated: repeated)
  }

  /// The layout of a file in a field format: `taken` are columns taken over as they are; every other column goes to
  /// `extra`, except `used`, which `mapping` has turned into something else without loss. `rules` say what the codebook
  /// lets columns hold. Of two columns of one name
  /// the second goes to `extra`. Where all columns that there may be are `known`, any other is worth a finding; but one
  /// that is called marking is the register's.
  package init(
    format: String, table: Table, header: [String], known: [String] = [], taken: [(column: String, source: String)],
    used: [String],
    mapping: any FieldMapping, cautions: [(code: FindingCode, column: String)] = [], unknown: [Int] = [],
    ignored: [String] = [], rules: [ColumnRule] = [], terms: FileTerms
  ) {
    let schema = table.schema
    var taken = taken
    // whoever has marked the rows of a dataset means the register's marking
    if let marking = header.first(where: { MarkingName.isMarking($0) && !used.contains($0) && !ignored.contains($0) }) {
      taken.append(("marking", marking))
    }
    let moves = taken.compactMap { pair in
      header.firstIndex(of: pair.source).map { (column: schema.index(pair.column), source: $0) }
    }
    let repeated = header.indices.filter { header.firstIndex(of: header[$0]) != $0 }
    let strange =
      known.isEmpty
      ? []
      : header.indices.filter { source in
        !known.contains(header[source]) && !repeated.contains(source) && !moves.contains { $0.source == source }
      }
    let extras = header.enumerated().filter { source, name in
      !ignored.contains(name)
        && (repeated.contains(source) || !used.contains(name) && !moves.contains { $0.source == source })
    }.map { (name: Layout.extraName($0.element, $0.offset), source: $0.offset) }
    self.init(
      table: table, header: header, known: known, format: format, moves: moves, extras: extras, mapping: mapping,
      missing: [], unknown: unknown + strange, repeated: repeated,
      cautions: cautions.map { ($0.code, schema.index($0.column)) })
    self.terms = terms
    self.rules = rules.compactMap { rule in header.firstIndex(of: rule.column).map { (rule, $0) } }
    passedOver = header.indices.filter { ignored.contains(header[$0]) }
  }

  private init(
    table: Table, header: [String], known: [String], format: String, moves: [(column: Int, source: Int)],
    extras: [(name: [UInt8], source: Int)], mapping: (any FieldMapping)?, missing: [Int], unknown: [Int],
    repeated: [Int], cautions: [(code: FindingCode, column: Int)] = []
  ) {
    self.table = table
    width = header.count
    self.header = header
    self.known = known
    self.format = format
    self.moves = Layout.runs(moves)
    var names: [UInt8] = []
    self.extras = extras.map { extra in
      let start = names.count
      names += extra.name + [0x3D]
      return (start..<names.count, extra.source)
    }
    extraNames = names + [UInt8](repeating: 0, count: ByteBuffer.padding)
    areExtraNamesPlain = !names.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    self.mapping = mapping
    missingColumns = missing
    unknownColumns = unknown
    repeatedColumns = repeated
    self.cautions = cautions
    var origins = [Int16](repeating: -1, count: table.schema.columns.count)
    for move in moves { origins[move.column] = Int16(move.source) }
    for (column, source) in mapping?.origins ?? [] { origins[column] = Int16(source) }
    self.origins = origins
  }

  /// The moves of single columns with those that lie side by side put together.
  private static func runs(_ moves: [(column: Int, source: Int)]) -> [(columns: Range<Int>, source: Int)] {
    var runs: [(columns: Range<Int>, source: Int)] = []
    for move in moves.sorted(by: { $0.column < $1.column }) {
      if let last = runs.last, move.column == last.columns.upperBound, move.source == last.source + last.columns.count {
        runs[runs.count - 1].columns = last.columns.lowerBound..<move.column + 1
      } else {
        runs.append((move.column..<move.column + 1, move.source))
      }
    }
    return runs
  }

  /// What the values of a file column are called in `extra`: a nameless one after its place, from 1.
  private static func extraName(_ name: String, _ source: Int) -> [UInt8] {
    let name = name.isEmpty ? "column-\(source + 1)" : name
    var bytes = ByteBuffer(capacity: name.utf8.count)
    ListSyntax.appendEscaped(name.utf8Span.span, to: &bytes)
    var array: [UInt8] = []
    for i in bytes.span.indices { array.append(bytes.span[i]) }
    return array
  }

  /// The file's columns of a record that hold what its codebook does not allow.
  func columnsOutside(_ row: Int, _ batch: borrowing RecordBatch) -> [Int] {
    var columns: [Int] = []
    for (rule, source) in rules where !batch.sourceField(row, source).isEmpty {
      if !rule.allows(batch.sourceField(row, source)) { columns.append(source) }
    }
    return columns.sorted()
  }

  /// Brings the fields of `batch` from the file's columns into the register's.
  package func apply(to batch: inout RecordBatch, implied: inout ImpliedRecords) {
    batch.origins = origins
    batch.terms = terms
    batch.passedOver = passedOver
    batch.takeOver(moves)
    if exported.isGuarded { batch.takeGuardsOff() }
    if exported.hasDecimalComma { batch.takeDecimalPoints() }
    if exported.isOurs { batch.takeWholeTexts(wholeTexts) }
    if !extras.isEmpty {
      let extra = batch.schema.index("extra")
      for row in 0..<batch.count { appendExtras(row, extra, &batch) }
    }
    mapping?.fill(&batch, &implied)
    if !rules.isEmpty, batch.levels[.unknownWord] > .off {
      let extra = batch.schema.index("extra")
      for (rule, source) in rules { batch.tell(rule, source: source, extra) }
    }
    batch.missingColumns = missingColumns
    batch.impliedColumns = mapping.map(\.impliedColumns) ?? []
    batch.composedColumns = mapping.map(\.composedColumns) ?? []
    // where all of it comes from columns with other names, it is well-formed pairs
    let extra = batch.schema.find("extra") ?? -1
    if !extras.isEmpty, !moves.contains(where: { $0.columns.contains(extra) }) { batch.composedColumns.append(extra) }
    guard !missingColumns.isEmpty else { return }
    for row in 0..<batch.count { batch.rejected[row] = true }
  }

  private func appendExtras(_ row: Int, _ extra: Int, _ batch: inout RecordBatch) {
    let start = batch.bytes.count
    var isPlain = areExtraNamesPlain
    for (name, source) in extras {
      let value = batch.source(row, source)
      if value.isEmpty { continue }
      if batch.bytes.count == start, !batch.isEmpty(row, extra) {
        batch.bytes.appendCopy(of: batch.range(row, extra))
        isPlain = isPlain && batch.isPlain(row, extra)
      }
      if batch.bytes.count > start { batch.bytes.append(0x3B) }
      batch.bytes.append(padded: extraNames.span, name)
      batch.appendEscapedCopy(of: value.range)
      isPlain = isPlain && value.isPlain
    }
    guard batch.bytes.count > start else { return }
    batch.setField(row, extra, start..<batch.bytes.count, isPlain: isPlain)
  }
}

extension RecordBatch {
  /// Appends bytes that the batch already has, as one value of a list.
  mutating func appendEscapedCopy(of range: Range<Int>) {
    if bytes.appendShortCopyWithoutMarks(of: range) { return }
    var from = range.lowerBound
    var mark = bytes.span.extracting(range).firstListMark(from: 0) + range.lowerBound
    while mark < range.upperBound {
      bytes.appendCopy(of: from..<mark)
      bytes.append(0x5C)
      from = mark
      mark = bytes.span.extracting(range).firstListMark(from: mark + 1 - range.lowerBound) + range.lowerBound
    }
    bytes.appendCopy(of: from..<range.upperBound)
  }
}

extension ByteBuffer {
  /// Appends up to sixteen bytes that the buffer already has, while it looks for `;` and backslashes; false where there
  /// is one, or more bytes, and then nothing is appended.
  @inline(__always)
  fileprivate mutating func appendShortCopyWithoutMarks(of range: Range<Int>) -> Bool {
    precondition(range.lowerBound >= 0 && range.upperBound <= length)
    guard range.count <= 16 else { return false }
    if room &- length < 16 { grow(by: 16) }
    // what is read and written too much lies in the buffer's slack
    let lanes = unsafe Lanes(at: UnsafeRawPointer(base + range.lowerBound))
    let marks = lanes.marks(equalTo: 0x3B) | lanes.marks(equalTo: 0x5C)
    guard marks.firstSet >= range.count else { return false }
    unsafe UnsafeMutableRawPointer(base + length).storeBytes(of: lanes, as: Lanes.self)
    length &+= range.count
    return true
  }
}
