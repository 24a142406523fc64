/// The statements of a file, gathered by entity.
///
/// Those of one entity may stand anywhere, so that all are kept until the file ends; ``ReadLimits/gathered`` says how
/// much of it. What is no statement is kept, too, to be rejected for itself.
struct GatheredStatements: ~Copyable {
  /// One value of an entity.
  struct Statement {
    let property: String
    let value: String
    let dataset: String
    let schema: String
    /// What else is said of it, by the place of the column among ``StatementColumns/further``.
    let further: [(place: Int, text: String)]
  }

  private struct Row {
    let entity: Int32
    /// The record as it came, in `bytes`.
    let extent: Range<Int32>
    let line: Int32
    /// Where in the file's text it starts; -1: not known.
    let offset: Int
    let fault: Fault?
  }

  /// What keeps a record from being a statement, and the file's column that it is about; -1: the whole record.
  struct Fault {
    let code: FindingCode
    var source = -1
  }

  let columns: StatementColumns
  private let file: String
  private let limit: Int
  private var bytes = ByteBuffer(capacity: 1 << 16)
  private var rows: [Row] = []
  /// By entity, in the order of their first statements.
  private(set) var names: [String] = []
  private var ordinals: [ExactText: Int32] = [:]
  /// The entity of each id that a dataset has for one.
  private var canonical: [ExactText: Int32] = [:]
  private var statements: [Statement] = []
  /// Texts that come again and again, each once.
  private var words: Set<ExactText> = []

  init(_ columns: StatementColumns, file: String, limit: Int) {
    self.columns = columns
    self.limit = limit
    self.file = file
  }

  /// Adds the records of `batch`, whose fields are those of the file.
  mutating func add(_ batch: borrowing RecordBatch) throws(ReadError) {
    var counter = LineCounter(batch)
    var (nextFinding, nextBroken) = (0, 0)
    for row in 0..<batch.count {
      let line = Int32(clamping: counter.line(of: row, in: batch))
      let start = bytes.count
      bytes.append(batch.original(row))
      if bytes.count > start, bytes.span[bytes.count - 1] != 0x0A { bytes.append(0x0A) }
      guard bytes.count <= limit else {
        throw ReadError(.tooMuchToGather, file: file, line: Int(line))
      }
      while nextFinding < batch.findings.count, batch.findings[nextFinding].row < Int32(row) { nextFinding += 1 }
      var fault: Fault?
      if nextBroken < batch.broken.count, batch.broken[nextBroken] == row {
        nextBroken += 1
        let isMine = nextFinding < batch.findings.count && batch.findings[nextFinding].row == Int32(row)
        fault = Fault(code: isMine ? batch.findings[nextFinding].code : .tooFewFields)
      } else {
        fault = self.fault(row, batch)
      }
      let entity = fault == nil ? take(row, batch) : -1
      rows.append(
        Row(
          entity: entity, extent: Int32(start)..<Int32(bytes.count), line: line, offset: batch.offset(row, 0) ?? -1,
          fault: fault))
    }
  }

  private func fault(_ row: Int, _ batch: borrowing RecordBatch) -> Fault? {
    if HostileText.fault(in: batch.original(row)) == .notUTF8 {
      let source = (0..<batch.sourceWidth).first { HostileText.fault(in: batch.sourceField(row, $0)) == .notUTF8 }
      return Fault(code: .notUTF8, source: source ?? -1)
    }
    let needed = [columns.entityID, columns.schema, columns.property]
    let missing = needed.first { batch.sourceField(row, $0).isEmpty }
    return missing.map { Fault(code: .noStatement, source: $0) }
  }

  private mutating func take(_ row: Int, _ batch: borrowing RecordBatch) -> Int32 {
    let own = batch.sourceField(row, columns.entityID).text
    let named = batch.sourceField(row, columns.canonicalID).text
    let name = named.isEmpty ? own : named
    let entity = ordinals[ExactText(name)] ?? Int32(names.count)
    if Int(entity) == names.count {
      ordinals[ExactText(name)] = entity
      names.append(name)
    }
    if canonical[ExactText(own)] == nil { canonical[ExactText(own)] = entity }
    var further: [(place: Int, text: String)] = []
    for (place, column) in columns.further.enumerated() where !batch.sourceField(row, column.source).isEmpty {
      further.append((place, once(batch.sourceField(row, column.source).text)))
    }
    // the id that the dataset has for it, where it is another
    if ExactText(own) != ExactText(name) { further.append((columns.further.count, once(own))) }
    statements.append(
      Statement(
        property: once(batch.sourceField(row, columns.property).text),
        value: batch.sourceField(row, columns.value).text,
        dataset: once(batch.sourceField(row, columns.dataset).text),
        schema: once(batch.sourceField(row, columns.schema).text), further: further))
    return entity
  }

  private mutating func once(_ text: String) -> String { words.insert(ExactText(text)).memberAfterInsert.text }

  /// What the place behind a column's is called in `extra`.
  func name(ofFurther place: Int) -> String {
    place < columns.further.count ? columns.further[place].name : "entity_id"
  }

  /// The entity that an id means: its canonical id or one that a dataset has for it.
  func entity(_ id: String) -> Int? { (ordinals[ExactText(id)] ?? canonical[ExactText(id)]).map(Int.init) }

  /// An entity, or a record that is no statement.
  struct Group {
    let entity: Int?
    let fault: Fault?
    /// The line of its first statement, and where in the file's text that starts; -1: not known.
    let line, offset: Int
    /// Where its statements stand among all, and the records as they came among the bytes.
    fileprivate let statements: [Int32]
    fileprivate let extents: [Range<Int32>]
  }

  /// All groups, in the order in which their first records stand in the file.
  func groups() -> [Group] {
    var order: [(entity: Int, first: Int)] = []
    var mine = [[Int32]](repeating: [], count: names.count)
    var extents = [[Range<Int32>]](repeating: [], count: names.count)
    var next: Int32 = 0
    for (place, row) in rows.enumerated() {
      guard row.entity >= 0 else {
        order.append((-1, place))
        continue
      }
      if mine[Int(row.entity)].isEmpty { order.append((Int(row.entity), place)) }
      mine[Int(row.entity)].append(next)
      extents[Int(row.entity)].append(row.extent)
      next += 1
    }
    return order.map { entity, first in
      let row = rows[first]
      return entity < 0
        ? Group(
          entity: nil, fault: row.fault, line: Int(row.line), offset: row.offset, statements: [],
          extents: [row.extent])
        : Group(
          entity: entity, fault: nil, line: Int(row.line), offset: row.offset, statements: mine[entity],
          extents: extents[entity])
    }
  }

  /// What is said of an entity, in the order of the file.
  func statements(of group: Group) -> [Statement] { group.statements.map { statements[Int($0)] } }

  /// Appends the records of a group as they came.
  func append(_ group: Group, to output: inout ByteBuffer) {
    for extent in group.extents {
      output.append(bytes.span.extracting(Int(extent.lowerBound)..<Int(extent.upperBound)))
    }
  }
}

/// A text that is equal to another only if their bytes are: not, as Swift's own, where both look the same.
struct ExactText: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (a: ExactText, b: ExactText) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

extension Sequence<String> {
  /// Each text once, in the order in which they came first.
  var distinct: [String] {
    var seen: Set<ExactText> = []
    return filter { seen.insert(ExactText($0)).inserted }
  }
}
