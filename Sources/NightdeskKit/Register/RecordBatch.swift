/// Where a field's bytes lie in a batch, and whether they can be written to CSV as they are.
@usableFromInline package struct Field: Sendable {
  @usableFromInline let start: UInt32
  /// The length, shifted left by two; the lowest bit says that the field needs no quotes, the next that it is known to be
  /// one value of a list.
  @usableFromInline var packed: UInt32

  @inlinable init(start: Int, count: Int, isPlain: Bool) {
    self.start = UInt32(truncatingIfNeeded: start)
    packed = UInt32(truncatingIfNeeded: count) << 2 | (isPlain ? 1 : 0)
  }
  @inlinable var count: Int { Int(packed >> 2) }
  @inlinable var isEmpty: Bool { packed < 4 }
  @inlinable var isPlain: Bool { packed & 1 == 1 }
  @inlinable var isSingle: Bool { packed & 2 == 2 }
  @inlinable var range: Range<Int> { Int(start)..<Int(start) + count }
  static var empty: Field { Field(start: 0, count: 0, isPlain: true) }
}

/// A few thousand records of one table: the bytes they were read from, where each field lies in
/// them, and what each typed field says.
///
/// Fields stay what the source wrote. A field that had doubled quotes lies, undoubled, behind the block; the
/// block itself is never changed, so that a rejected record can be kept as it came. A list's values are joined by
/// `;`, with `\;` and `\\` for the characters themselves (see ``ListSyntax``).
@safe public struct RecordBatch: ~Copyable, @unchecked Sendable {
  /// The table that the records belong to.
  public let table: Table
  /// What the records look like.
  public let schema: RecordSchema
  @usableFromInline let width: Int
  @usableFromInline var bytes = ByteBuffer(capacity: 1 << 16)
  @usableFromInline var fields: UnsafeMutablePointer<Field>
  @usableFromInline var values: UnsafeMutablePointer<Int64>
  @usableFromInline var room: Int
  /// How many records there are, accepted or not.
  public internal(set) var count = 0
  /// The records that passed every check, in input order.
  public package(set) var accepted: [Int32] = []
  /// How many records of this table were accepted before the first of this batch.
  public package(set) var firstOrdinal = 0

  /// The fields as the file has them, ``sourceWidth`` a record, before they are brought into the register's columns.
  var sourceFields: UnsafeMutablePointer<Field>
  var sourceWidth = 0
  private var sourceRoom = 0
  /// Where the separators of the file's columns lie, ``sourceWidth`` a record, if it is regular CSV.
  var index = StructuralIndex()
  /// Whether the file writes each record as RFC 4180 CSV with quotes only where they are needed; empty: not known.
  var isCanonical: [Bool] = []
  /// A bit for each of the first columns: whether all its fields are still those of the file's column.
  private var takenOver: UInt64 = 0
  /// A bit for each of the first columns: whether any of its fields may hold something.
  private var used: UInt64 = 0

  package var findings: [Finding] = []
  /// How many points could not be compared with their country, which has no outline.
  var unplaced = 0
  /// How serious each code is in the file that the records come from.
  package var levels = SeverityTable.standard
  package var rejected: [Bool] = []
  /// Where each record starts and ends in the block.
  package var extents: [Range<UInt32>] = []
  /// How many lines behind ``firstLine`` each record starts, where the reader knows it; else empty, and line feeds
  /// are counted.
  package var recordLines: [Int] = []
  /// Whether each record is one line, and no other lines lie between.
  package var isLinePerRecord = false
  /// In which column of its line each record starts, in bytes from 0, where that may be another than the first.
  package var recordColumns: [Int] = []
  package var hashes: [UInt64] = []
  /// For each column of ``EventColumns/participants`` and each row: the place among all known records of the one that it
  /// names; -1 where it names none, several or an unknown one. Empty for a column that was not looked up.
  var namedRecords = InlineArray<3, [Int32]>(repeating: [])
  /// The records that could not be read as records: nothing but that is said of them.
  package var broken: [Int] = []
  /// The records whose marking stands there and cannot be read: given twice, no text, too long.
  private(set) var unreadMarkings: Set<Int> = []
  /// The references that lead to no record, or to one that was rejected, as far as that is known yet.
  package var dangling: [(row: Int, column: Int, isOfRejected: Bool)] = []
  /// Where in a record, in bytes from its start, its syntax broke.
  package var errorOffsets: [(row: Int, offset: Int)] = []
  /// The file that the records come from, by its place among the inputs.
  package var file = 0
  /// How that file is written.
  package var syntax = FileSyntax.csv
  /// How its lines are cut, where it is a table of lines.
  package var dialect = Dialect.csv
  /// What had no meaning in the encoding that was declared for that file; nil where none was.
  var undecodable: UndecodableBytes?
  /// Where in the file's text, which is unpacked where the file is compressed, the block starts; nil: not known.
  var fileOffset: Int?
  /// Where each line of the block starts, where the records lie elsewhere than in it and one may be broken.
  var lineOffsets: [Int] = []
  /// The line on which the block starts; known in turn.
  package var firstLine = 1
  /// How many records of the file lie before the batch; known in turn.
  package var recordsBefore = 0
  /// Whether the records stand in no file but are implied by one.
  package var isImplied = false
  /// Whether the block may hold control characters or text that is not UTF-8.
  package var isSuspect = false
  /// Whether the block may hold characters that nobody sees, or text that was read wrongly once.
  package var isOdd = true
  /// How many of the first bytes are known to hold neither `<` nor `@`.
  var withoutSigns = 0
  /// Required columns that the file does not have: reported once, for the file.
  package var missingColumns: [Int] = []
  /// Columns that a field format fills with records of its own making: their references hold.
  package var impliedColumns: [Int] = []
  /// Those of them that hold nothing but lists that are made well.
  package var composedColumns: [Int] = []
  /// Names in the file that the register does not know, each once, with the row that had it first; their values
  /// stand in `extra`.
  package var unknownNames: [(name: String, row: Int)] = []
  /// For each column of the register, the file's column it comes from, or -1.
  package var origins: [Int16] = []
  /// What the file calls its columns and what they take; nil where they are the register's own.
  package var terms: FileTerms?
  /// Columns of the file that somebody wants passed over.
  var passedOver: [Int] = []
  /// Where in the file's text each record starts, where the records do not lie in the block as they do there; -1: not
  /// known.
  var recordOffsets: [Int] = []

  /// An empty batch of `table`.
  public init(_ table: Table) {
    self.table = table
    schema = table.schema
    width = schema.columns.count
    room = 64
    unsafe fields = .allocate(capacity: room * width)
    unsafe values = .allocate(capacity: room * max(schema.valueCount, 1))
    unsafe sourceFields = .allocate(capacity: 1)
  }

  deinit {
    unsafe fields.deallocate()
    unsafe values.deallocate()
    unsafe sourceFields.deallocate()
  }

  /// The bytes of one field; a list is joined by `;`.
  public subscript(row: Int, column: Int) -> Span<UInt8> {
    @_lifetime(borrow self) @inlinable borrowing get {
      precondition(row >= 0 && row < count && column >= 0 && column < width)
      let field = unsafe fields[row &* width &+ column]
      return unsafe _overrideLifetime(
        Span(_unsafeStart: UnsafePointer(bytes.base + Int(field.start)), count: field.count),
        borrowing: self)
    }
  }

  /// Where the bytes of one field lie.
  @inline(__always)
  func range(_ row: Int, _ column: Int) -> Range<Int> {
    precondition(row >= 0 && row < count && column >= 0 && column < width)
    return unsafe fields[row &* width &+ column].range
  }

  /// Whether a field is known to hold no comma, quote or line break.
  @inlinable
  public func isPlain(_ row: Int, _ column: Int) -> Bool {
    precondition(row >= 0 && row < count && column >= 0 && column < width)
    return unsafe fields[row &* width &+ column].isPlain
  }

  /// Whether a field holds nothing.
  @inlinable
  public func isEmpty(_ row: Int, _ column: Int) -> Bool {
    precondition(row >= 0 && row < count && column >= 0 && column < width)
    return unsafe fields[row &* width &+ column].isEmpty
  }

  /// Whether a list is known to hold one value, without backslashes; no: that is not known.
  @inline(__always)
  func isSingle(_ row: Int, _ column: Int) -> Bool {
    precondition(row >= 0 && row < count && column >= 0 && column < width)
    return unsafe fields[row &* width &+ column].isSingle
  }

  /// Says that a list holds one value, without backslashes.
  @inline(__always)
  mutating func noteSingle(_ row: Int, _ column: Int) {
    precondition(row >= 0 && row < count && column >= 0 && column < width)
    unsafe fields[row &* width &+ column].packed |= 2
  }

  /// What the fields of one typed column say, one value a record (see ``Value``).
  @_lifetime(borrow self) @inlinable
  public borrowing func values(_ column: Int) -> Span<Int64> {
    let slot = schema.valueSlots[column]
    precondition(slot >= 0, "not a typed column")
    return unsafe _overrideLifetime(
      Span(_unsafeStart: UnsafePointer(values + slot * room), count: count), borrowing: self)
  }

  package mutating func setValue(_ value: Int64, _ row: Int, _ column: Int) {
    let slot = schema.valueSlots[column]
    precondition(slot >= 0 && row >= 0 && row < count)
    unsafe values[slot &* room &+ row] = value
  }

  /// Says the same of every field of a typed column.
  mutating func setValues(_ value: Int64, of column: Int) {
    let slot = schema.valueSlots[column]
    precondition(slot >= 0)
    unsafe (values + slot * room).update(repeating: value, count: count)
  }

  /// Notes a finding unless its code is off; an error rejects its record.
  package mutating func report(_ code: FindingCode, _ row: Int, _ column: Int = -1) {
    let level = levels[code]
    guard level > .off else { return }
    if column == schema.marking, column >= 0, code.family == .reading { unreadMarkings.insert(row) }
    findings.append(Finding(code: code, row: Int32(row), column: Int16(column)))
    if level == .error { rejected[row] = true }
  }

  /// Notes a finding about the file's column `source`, which the register's `column` (-1: the record) is made from.
  @inline(never)
  mutating func report(_ code: FindingCode, _ row: Int, _ column: Int, source: Int) {
    let before = findings.count
    report(code, row, column)
    guard findings.count > before else { return }
    findings[before].source = Int16(source)
    findings[before].isOfFile = true
  }

  // MARK: Filling

  /// Forgets the records and keeps the bytes and the memory.
  package mutating func removeRecords() {
    count = 0
    accepted.removeAll(keepingCapacity: true)
    findings.removeAll(keepingCapacity: true)
    rejected.removeAll(keepingCapacity: true)
    extents.removeAll(keepingCapacity: true)
    recordLines.removeAll(keepingCapacity: true)
    isLinePerRecord = false
    hashes.removeAll(keepingCapacity: true)
    for slot in namedRecords.indices { namedRecords[slot].removeAll(keepingCapacity: true) }
    recordColumns.removeAll(keepingCapacity: true)
    broken.removeAll(keepingCapacity: true)
    unreadMarkings.removeAll(keepingCapacity: true)
    unknownNames.removeAll(keepingCapacity: true)
    dangling.removeAll(keepingCapacity: true)
    errorOffsets.removeAll(keepingCapacity: true)
    lineOffsets.removeAll(keepingCapacity: true)
    isCanonical.removeAll(keepingCapacity: true)
    takenOver = 0
    used = 0
    isSuspect = false
    isOdd = true
    withoutSigns = 0
    unplaced = 0
    // of the layout of a file that this batch held before
    origins = []
    terms = nil
    passedOver = []
    recordOffsets.removeAll(keepingCapacity: true)
    missingColumns = []
    impliedColumns = []
    composedColumns = []
  }

  /// Makes room for `records` records that have `width` fields in their file.
  mutating func makeSourceRoom(atMost records: Int, width: Int) {
    sourceWidth = width
    guard records * width > sourceRoom else { return }
    unsafe sourceFields.deallocate()
    sourceRoom = records * width * 5 / 4
    unsafe sourceFields = .allocate(capacity: sourceRoom)
  }

  /// Makes room for `records` records.
  mutating func makeRoom(atMost records: Int) {
    guard records > room else { return }
    let newRoom = max(records, room * 3 / 2)
    let newFields = UnsafeMutablePointer<Field>.allocate(capacity: newRoom * width)
    unsafe newFields.update(from: fields, count: count * width)
    unsafe fields.deallocate()
    unsafe fields = newFields
    let newValues = UnsafeMutablePointer<Int64>.allocate(capacity: newRoom * max(schema.valueCount, 1))
    for slot in 0..<schema.valueCount {
      unsafe (newValues + slot * newRoom).update(from: values + slot * room, count: count)
    }
    unsafe values.deallocate()
    unsafe values = newValues
    room = newRoom
  }

  /// Adds a record without any field and returns its row.
  package mutating func appendRecord(extent: Range<Int>) -> Int {
    makeRoom(atMost: count + 1)
    let row = count
    count += 1
    unsafe (fields + row * width).update(repeating: .empty, count: width)
    rejected.append(false)
    extents.append(UInt32(extent.lowerBound)..<UInt32(extent.upperBound))
    return row
  }

  /// Says that a field's bytes lie at `range` of the batch's bytes.
  mutating func setField(_ row: Int, _ column: Int, _ range: Range<Int>, isPlain: Bool = false) {
    precondition(row >= 0 && row < count && column >= 0 && column < width && range.upperBound <= bytes.count)
    let field = Field(start: range.lowerBound, count: range.count, isPlain: isPlain)
    unsafe fields[row &* width &+ column] = field
    note(column)
  }

  /// Says that the bytes of every field of a typed column lie at `range` and say `value`.
  mutating func setFields(_ column: Int, _ range: Range<Int>, value: Int64) {
    precondition(column >= 0 && column < width && range.upperBound <= bytes.count)
    let field = Field(start: range.lowerBound, count: range.count, isPlain: true)
    for row in 0..<count { unsafe fields[row &* width &+ column] = field }
    setValues(value, of: column)
    note(column)
  }

  /// Says that a field's bytes are those of the file's column `source`.
  mutating func setField(_ row: Int, _ column: Int, source: Int) {
    precondition(row < count && column < width && source < sourceWidth)
    unsafe fields[row &* width &+ column] = sourceFields[row &* sourceWidth &+ source]
    note(column)
  }

  /// Notes that a field of the column is not what the file's column has there, and may hold something.
  @inline(__always)
  private mutating func note(_ column: Int) {
    takenOver &= ~(1 << UInt64(column))
    used |= 1 << UInt64(column)
  }

  /// Whether no record has anything in the column.
  func isEmpty(throughout column: Int) -> Bool { column < 64 && used >> UInt64(column) & 1 == 0 }

  /// Fills the register's fields with the file's, by `moves`; every other field becomes empty.
  mutating func takeOver(_ moves: [(columns: Range<Int>, source: Int)]) {
    precondition(count <= room)
    takenOver = 0
    for move in moves {
      precondition(move.columns.upperBound <= width && move.source + move.columns.count <= sourceWidth)
      for column in move.columns { takenOver |= 1 << UInt64(column) }
    }
    used = takenOver
    let isComplete = moves.reduce(0) { $0 + $1.columns.count } == width
    for row in 0..<count {
      let target = unsafe fields + row &* width
      let source = unsafe sourceFields + row &* sourceWidth
      if !isComplete { unsafe target.update(repeating: .empty, count: width) }
      for move in moves {
        unsafe (target + move.columns.lowerBound).update(from: source + move.source, count: move.columns.count)
      }
    }
  }

  /// Whether all fields of the column are those of the file's column that ``origins`` names.
  func isTakenOver(_ column: Int) -> Bool { column < 64 && takenOver >> UInt64(column) & 1 == 1 }

  /// Whether the file writes the record as RFC 4180 CSV with quotes only where they are needed.
  func isCanonical(_ row: Int) -> Bool { row < isCanonical.count && isCanonical[row] }

  /// The file's columns `sources` of a record of regular CSV as they are written there, with what separates them.
  @_lifetime(borrow self)
  func written(_ row: Int, _ sources: Range<Int>) -> Span<UInt8> {
    precondition(row < isCanonical.count && sources.lowerBound >= 0 && sources.upperBound <= sourceWidth)
    let separators = unsafe index.positions + row &* sourceWidth
    let start =
      sources.lowerBound == 0
      ? Int(extents[row].lowerBound) : unsafe Int(separators[sources.lowerBound &- 1]) &+ 1
    var end = unsafe Int(separators[sources.upperBound &- 1])
    // a record's last field may end before CR LF
    if sources.upperBound == sourceWidth, end > start, unsafe bytes.base[end &- 1] == 0x0D { end &-= 1 }
    return bytes.span.extracting(start..<end)
  }

  /// The bytes of the file's column `source`.
  @_lifetime(borrow self)
  func sourceField(_ row: Int, _ source: Int) -> Span<UInt8> {
    precondition(row < count && source >= 0 && source < sourceWidth)
    let field = unsafe sourceFields[row &* sourceWidth &+ source]
    return unsafe _overrideLifetime(
      Span(_unsafeStart: UnsafePointer(bytes.base + Int(field.start)), count: field.count), borrowing: self)
  }

  /// Where the bytes of the file's column `source` lie; nothing where the file has no such column (-1).
  @inline(__always)
  func source(_ row: Int, _ source: Int) -> Field {
    precondition(row < count && source < sourceWidth)
    return source < 0 ? .empty : unsafe sourceFields[row &* sourceWidth &+ source]
  }

  /// Gives a field the bytes that `compose` appends to the batch.
  package mutating func composeField(_ row: Int, _ column: Int, _ compose: (inout ByteBuffer) -> Void) {
    let start = bytes.count
    compose(&bytes)
    setField(row, column, start..<bytes.count)
  }

  /// The record as it came.
  @_lifetime(borrow self)
  package func original(_ row: Int) -> Span<UInt8> {
    bytes.span.extracting(Int(extents[row].lowerBound)..<Int(extents[row].upperBound))
  }
}

/// A batch that is shared or kept: what loads a table into memory holds one a block.
package final class TableBatch {
  package var batch: RecordBatch
  package init(_ table: Table) { batch = RecordBatch(table) }
}

/// The batches that a reader of mixed files fills: one for each table that is wanted.
package struct TableBatches {
  private let batches: [TableBatch?]

  package init(_ wanted: [Table], _ levels: SeverityTable = .standard) {
    batches = Table.allCases.map { wanted.contains($0) ? TableBatch($0) : nil }
    for box in all { box.batch.levels = levels }
  }

  /// Only the table of `batch` is wanted.
  package init(_ batch: TableBatch) {
    batches = Table.allCases.map { $0 == batch.batch.table ? batch : nil }
  }

  /// The batches, in the order of ``Table``.
  package var all: [TableBatch] { batches.compactMap { $0 } }
  /// The batch of `table`; nil when records of that table are to be passed over.
  package subscript(table: Table) -> TableBatch? { batches[Int(table.rawValue)] }
}

/// How a typed field's value is kept: integers as they are, decimals as the bits of a `Double`, dates as packed
/// ``DayBounds``, days as days since 1970, moments as seconds since 1970, words as their position in the vocabulary.
public enum Value {
  /// The field is empty.
  public static let missing = Int64.min
  /// The field says nothing that its column can hold; its record is rejected.
  public static let invalid = Int64.min + 1
  /// Whether there is a value.
  @inlinable public static func isThere(_ value: Int64) -> Bool { value > invalid }
}
