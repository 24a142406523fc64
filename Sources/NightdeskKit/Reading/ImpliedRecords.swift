/// The actors and sources that a dataset's rows imply: one a distinct name; those that only rejected rows name apart from
/// the others. A worker keeps the ids it has handed over, so that only what is new to it goes into its turn.
package struct ImpliedRecords: ~Copyable {
  private var known = IdentifierTable()
  /// By ordinal: whether all has been handed over that rows can say about the record.
  private var isComplete: [Bool] = []
  /// By ordinal, of records that none but marked rows name: the lowest of their markings.
  private var marked: [Int: Int64] = [:]
  /// What the rows of the block at hand imply, in their order; the same record may stand here more than once.
  private var noted: [(row: Int, source: Int, record: Implied)] = []

  package init() {}

  /// The names of actors and of sources that were met so far.
  private var actors = MetNames()
  private var sources = MetNames()

  /// Appends to `bytes` the id of the record of `table` that is called as the bytes of `name` are: `prefix` and the digest
  /// of the name. Returns whether that record was handed over, and a row that says all about it, or not all, has nothing
  /// to add.
  mutating func appendID(
    of name: Range<Int>, _ table: Table, _ prefix: StaticString, isComplete: Bool, to bytes: inout ByteBuffer
  ) -> Bool {
    let ordinal =
      table == .sources
      ? sources.appendID(of: name, prefix, among: known, to: &bytes)
      : actors.appendID(of: name, prefix, among: known, to: &bytes)
    guard let ordinal else { return false }
    return says(ordinal, isComplete)
  }

  /// Whether a row that says all about a record, or not all, has nothing to add to it, however it is marked.
  @inline(__always)
  private func says(_ ordinal: Int, _ isComplete: Bool) -> Bool {
    (!isComplete || self.isComplete[ordinal]) && (marked.isEmpty || marked[ordinal] == nil)
  }

  /// Whether the record `id` was handed over, and a row that says all about it, or not all, has nothing to add.
  func has(_ id: borrowing Span<UInt8>, isComplete: Bool = true) -> Bool {
    guard let ordinal = known.find(id) else { return false }
    return says(ordinal, isComplete)
  }

  /// Notes that `row` implies the record `id` of `table`, with `cells` by column name, unless that was handed over.
  /// A row that says less about it than others may is not `isComplete`. `source` is the file's column that names it; -1
  /// where none does.
  mutating func note(
    _ row: Int, _ table: Table, _ id: borrowing Span<UInt8>, source: Int = -1, isComplete: Bool = true,
    _ cells: () -> [(String, String)]
  ) {
    guard !has(id, isComplete: isComplete) else { return }
    noted.append((row, source, Implied(table: table, id: id.text, cells: cells(), isComplete: isComplete)))
  }

  /// Notes that `row` implies the dataset as a source, of which the actors it names are cited, and returns its id.
  mutating func noteDataset(_ row: Int, _ dataset: Dataset) -> String {
    note(row, .sources, dataset.id.utf8Span.span) {
      [("title", dataset.title), ("kind", "dataset"), ("publisher", dataset.publisher)]
    }
    return dataset.id
  }

  /// Whether no row of the block implies anything that was not handed over.
  var isEmpty: Bool { noted.isEmpty }

  /// Hands over what those rows imply beside others of the block, and columns of the file, that `isWanted`, most of which
  /// was handed over by others or will be: to be asked before ``take(_:)``, and only where a row is rejected.
  func implied(in batch: borrowing RecordBatch, by isWanted: (_ row: Int, _ source: Int) -> Bool) -> [Implied] {
    var lines = LinesInOrder(batch)
    var wanted: [Implied] = []
    for (row, source, var record) in noted where isWanted(row, source) {
      record.origin = Implied.Origin(row, source, line: lines.line(of: row, in: batch), in: batch)
      record.marking = batch.marking(row)
      wanted.append(record)
    }
    return wanted
  }

  /// Forgets what was noted: the block will be read again, or has been handed over.
  mutating func forget() { noted.removeAll(keepingCapacity: true) }

  /// Hands over what the rows of `batch` imply that are not rejected, each with its place.
  mutating func take(_ batch: borrowing RecordBatch) -> [Implied] {
    var new: [Implied] = []
    var lines = LinesInOrder(batch)
    for (row, source, var record) in noted where !batch.rejected[row] {
      record.marking = batch.marking(row)
      let (ordinal, isNew) = known.insert(record.id)
      if isNew {
        if ordinal >= 0 { isComplete.append(record.isComplete) }
      } else {
        let before = (marking: marked[ordinal] ?? 0, isComplete: isComplete[ordinal])
        guard record.goesBefore(before.marking, before.isComplete) else { continue }
        isComplete[ordinal] = record.isComplete
      }
      if ordinal >= 0, record.marking > 0 || !marked.isEmpty {
        marked[ordinal] = record.marking > 0 ? record.marking : nil
      }
      record.origin = Implied.Origin(row, source, line: lines.line(of: row, in: batch), in: batch)
      new.append(record)
    }
    forget()
    return new
  }
}

extension RecordBatch {
  /// The marking of a record that was checked, by its place among ``Vocabularies/markings``; 0 for none.
  fileprivate borrowing func marking(_ row: Int) -> Int64 {
    isEmpty(row, schema.marking) ? 0 : max(values(schema.marking)[row], 0)
  }
}

/// On which lines records start that are asked for in nearly their order.
private struct LinesInOrder {
  private var counter: LineCounter
  private var last = (row: 0, line: 0)

  init(_ batch: borrowing RecordBatch) { counter = LineCounter(batch) }

  mutating func line(of row: Int, in batch: borrowing RecordBatch) -> Int {
    // what is counted once cannot be counted back
    if row < last.row { counter = LineCounter(batch) }
    if row != last.row || last.line == 0 { last = (row, counter.line(of: row, in: batch)) }
    return last.line
  }
}

/// A dataset as a source.
struct Dataset: Sendable {
  let id, title, publisher: String
}

/// Names with the ids of their records: a look-up takes less time than a digest.
private struct MetNames: ~Copyable {
  private var names = IdentifierTable()
  private var ids = ByteBuffer(capacity: 1 << 10)
  /// By ordinal of the name: where its id ends in `ids`.
  private var ends: [Int] = [0]
  /// By ordinal of the name: the ordinal of its id among those that were handed over; negative where it was not when
  /// last looked up.
  private var ordinals: [Int] = []

  /// Appends to `bytes` the id of what is called as the bytes of `name` are: `prefix` and the digest of the name. Returns
  /// the ordinal of the id among the `known`; nil where it is new.
  mutating func appendID(
    of name: Range<Int>, _ prefix: StaticString, among known: borrowing IdentifierTable, to bytes: inout ByteBuffer
  ) -> Int? {
    let start = bytes.count
    let (place, isNew) = names.insert(
      bytes.span.extracting(name), hash: IdentifierTable.hash(bytes.span.extracting(name)))
    if isNew {
      let digest = NameDigest(bytes.span.extracting(name))
      bytes.append(prefix)
      digest.append(to: &bytes)
      // too long to be kept
      guard place >= 0 else { return known.find(bytes.span.extracting(start...)) }
      ids.append(bytes.span.extracting(start...))
      ends.append(ids.count)
      ordinals.append(-1)
    } else {
      bytes.append(ids.span.extracting(ends[place]..<ends[place + 1]))
    }
    if ordinals[place] < 0 { ordinals[place] = known.find(bytes.span.extracting(start...)) ?? -1 }
    return ordinals[place] < 0 ? nil : ordinals[place]
  }
}

/// A record that a dataset's rows imply.
package struct Implied: Sendable {
  package let table: Table
  package let id: String
  package let cells: [(column: String, text: String)]
  /// Whether no other row of its marking can say more about it; where one can, its record takes this one's place.
  let isComplete: Bool
  /// The marking of the row that implied it, by its place among ``Vocabularies/markings``: what only marked rows name is
  /// marked as the lowest of them.
  var marking: Int64 = 0
  /// The first row that implied it.
  var origin = Origin()

  /// Whether its record takes the place of one that rows of a `marking` have implied: a row with a lower marking names
  /// it, or one with the same says more.
  func goesBefore(_ marking: Int64, _ isComplete: Bool) -> Bool {
    self.marking == marking ? self.isComplete && !isComplete : self.marking < marking
  }

  /// Where a row stands that implies a record.
  struct Origin: Sendable {
    /// The file, by its place among the inputs.
    var file = 0
    /// From 1; the column in bytes.
    var line = 1, column = 1
    /// The file's column that names the record; -1 where none does.
    var source: Int16 = -1

    init() {}

    /// The file's column `source` of the record `row`, which starts on `line`.
    init(_ row: Int, _ source: Int, line: Int, in batch: borrowing RecordBatch) {
      file = batch.file
      self.source = Int16(source)
      let place = LineCounter.place(row, -1, line: line, in: batch, source: source)
      (self.line, column) = (place.line, place.column)
    }
  }
}
