/// The actors and sources that the rows of datasets imply, in the order in which they were met.
struct ImpliedTables: ~Copyable {
  private var ids = IdentifierTable()
  private var records: [Implied] = []
  /// By ordinal: where in `records` the record stands.
  private var places: [Int] = []
  private var idsOfRejected = IdentifierTable()
  private var ofRejected: [Implied] = []

  /// Adds what a batch has brought: the first record of an id, and the first complete one in its place.
  mutating func add(_ new: [Implied]) {
    for implied in new {
      let (ordinal, isNew) = ids.insert(implied.id)
      if isNew {
        if ordinal >= 0 { places.append(records.count) }
        records.append(implied)
      } else if implied.isComplete, !records[places[ordinal]].isComplete {
        records[places[ordinal]] = implied
      }
    }
  }

  /// Adds what rejected rows imply: it is wanted where they are put right and read again.
  mutating func add(ofRejected new: [Implied]) {
    for implied in new where idsOfRejected.insert(implied.id).isNew { ofRejected.append(implied) }
  }

  /// What was collected.
  consuming func finish() -> ImpliedRecordList {
    let leftOut = ofRejected.filter { ids.find($0.id.utf8Span.span) == nil }
    return ImpliedRecordList(records: records, leftOut: leftOut)
  }
}

extension RecordBatch {
  /// Adds a record that no file has as such.
  mutating func append(_ implied: Implied) {
    let row = appendRecord(extent: 0..<0)
    composeField(row, schema.index("id")) { $0.append(implied.id) }
    for (column, text) in implied.cells where !text.isEmpty {
      composeField(row, schema.index(column)) { $0.append(text) }
    }
  }
}

/// Implied records, ready to be written.
struct ImpliedRecordList: Sendable {
  fileprivate let records: [Implied]
  /// What only rejected rows imply.
  fileprivate let leftOut: [Implied]

  /// Checks the implied records of `table`, writes them and adds them to `register`. What the register says itself
  /// of an id that is `known` goes before what a dataset implies.
  func export(
    _ table: Table, unless known: KnownIdentifiers, _ order: RegisterPass.Order, to outputs: inout PassOutputs,
    _ tally: inout PassTally, into register: inout Register
  ) throws(PassError) {
    let mine = records.filter { $0.table == table && !known.isTaken($0.id.utf8Span.span) }
    guard !mine.isEmpty else { return }
    var batch = RecordBatch(table)
    batch.firstOrdinal = tally.accepted(table)
    batch.isSuspect = true
    for implied in mine { batch.append(implied) }
    batch.check(Checks.all(of: table, asOf: order.asOf, lexicon: order.policy.lexicon))
    batch.sortFindings()
    for row in 0..<batch.count where !batch.rejected[row] { batch.accepted.append(Int32(row)) }
    tally.countRecords(batch, isImplied: true)
    tally.countFindings(batch)
    register.append(batch)
    var buffer = ByteBuffer()
    var context = ExportContext(RegisterNames(), order.policy.levels)
    let file = "(implied by the events)"
    let exports = order.exports.compactMap { RecordExport($0) }
    let parts = PassOutputs.encode(batch, file: file, exports, &context, into: &buffer)
    let findings = BatchFindings(batch, file: file, newNames: [], notes: parts.notes, outputs.desk.telling)
    try outputs.append(buffer, parts, table, findings, accepted: batch.accepted.count)
    outputs.append(batch, file: file, &context)
    order.comparison?.take(batch)
  }

  /// Writes the records of `table` that only rejected rows imply to its rejects: beside the edition's own tables they are
  /// what such rows need when they are put right and read again.
  func reject(
    _ table: Table, unless known: KnownIdentifiers, _ order: RegisterPass.Order, to outputs: inout PassOutputs,
    _ tally: inout PassTally
  ) throws(PassError) {
    guard order.policy.levels[.onlyRejectedName] > .off else { return }
    let mine = leftOut.filter { $0.table == table && !known.isTaken($0.id.utf8Span.span) }
    guard !mine.isEmpty else { return }
    var batch = RecordBatch(table)
    batch.levels = order.policy.levels
    for implied in mine {
      batch.append(implied)
      batch.setAside(.onlyRejectedName, batch.count - 1, batch.schema.index("id"))
    }
    tally.countRecords(batch, isImplied: true)
    tally.countFindings(batch)
    var buffer = ByteBuffer()
    var context = ExportContext(RegisterNames(), order.policy.levels)
    let file = "(implied by the events)"
    let parts = PassOutputs.encode(batch, file: file, [], &context, into: &buffer)
    let findings = BatchFindings(batch, file: file, newNames: [], notes: [], outputs.desk.telling)
    try outputs.append(buffer, parts, table, findings, accepted: 0)
  }
}
