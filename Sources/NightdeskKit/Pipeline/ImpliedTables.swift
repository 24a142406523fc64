/// The actors and sources that the rows of datasets imply, in the order in which they were met.
struct ImpliedTables: ~Copyable {
  private var ids = IdentifierTable()
  private var records: [Implied] = []
  /// By ordinal: where in `records` the record stands.
  private var places: [Int] = []
  private var idsOfRejected = IdentifierTable()
  private var ofRejected: [Implied] = []

  /// Adds what a batch has brought: of an id the first record with the lowest marking, and the first complete one with
  /// that in its place.
  mutating func add(_ new: [Implied]) {
    for implied in new {
      let (ordinal, isNew) = ids.insert(implied.id)
      if isNew {
        if ordinal >= 0 { places.append(records.count) }
        records.append(implied)
      } else {
        let before = records[places[ordinal]]
        guard implied.goesBefore(before.marking, before.isComplete) else { continue }
        records[places[ordinal]] = implied
        if implied.marking == before.marking { records[places[ordinal]].origin = before.origin }
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
  /// Adds a record that no file has as such; it stands where the row does that implied it.
  mutating func append(_ implied: Implied) {
    let row = appendRecord(extent: 0..<0)
    recordLines.append(implied.origin.line - firstLine)
    recordColumns.append(implied.origin.column - 1)
    composeField(row, schema.index("id")) { $0.append(implied.id) }
    for (column, text) in implied.cells where !text.isEmpty {
      composeField(row, schema.index(column)) { $0.append(text) }
    }
    if implied.marking > 0 {
      composeField(row, schema.marking) { $0.append(Vocabularies.markings.words[Int(implied.marking)]) }
    }
  }
}

extension RecordBatch {
  /// Fills the batch, which is empty, with records that rows of one file imply, and checks them. A finding on what such
  /// a record is called is one on the file's column.
  mutating func check(implied records: [Implied], _ checks: [Check]) {
    (isSuspect, isImplied) = (true, true)
    for implied in records { append(implied) }
    check(checks)
    let names = ["name", "title", "publisher"].compactMap(schema.find)
    for place in findings.indices where names.contains(Int(findings[place].column)) {
      findings[place].source = records[Int(findings[place].row)].origin.source
    }
    tellOnce(of: records)
  }

  /// Where one text of the file is what a source is called and who publishes it, what is wrong with it is told once.
  private mutating func tellOnce(of records: [Implied]) {
    guard let title = schema.find("title"), let publisher = schema.find("publisher") else { return }
    let told = Dictionary(grouping: findings.filter { Int($0.column) == title }, by: \.row)
    findings.removeAll { finding in
      guard Int(finding.column) == publisher, let others = told[finding.row] else { return false }
      let cells = records[Int(finding.row)].cells
      return others.contains { $0.code == finding.code }
        && cells.first { $0.column == "title" }?.text == cells.first { $0.column == "publisher" }?.text
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
    _ table: Table, unless known: KnownIdentifiers, _ inputs: [OpenedInput], _ order: RegisterPass.Order,
    to outputs: inout PassOutputs, _ tally: inout PassTally, into register: inout Register
  ) throws(PassError) {
    let mine = records.filter { $0.table == table && !known.isTaken($0.id.utf8Span.span) }
    for file in inputs.indices {
      let records = mine.filter { $0.origin.file == file }
      if !records.isEmpty { try export(records, table, inputs[file], order, to: &outputs, &tally, into: &register) }
    }
  }

  /// The same for those that one file implies.
  private func export(
    _ records: [Implied], _ table: Table, _ input: OpenedInput, _ order: RegisterPass.Order,
    to outputs: inout PassOutputs, _ tally: inout PassTally, into register: inout Register
  ) throws(PassError) {
    var batch = RecordBatch(table)
    batch.firstOrdinal = tally.accepted(table)
    batch.describe(records[0].origin.file, input)
    batch.terms = input.terms
    batch.check(implied: records, Checks.all(of: table, asOf: order.asOf, lexicon: order.policy.lexicon))
    batch.sortFindings()
    for row in 0..<batch.count where !batch.rejected[row] { batch.accepted.append(Int32(row)) }
    tally.countRecords(batch, isImplied: true)
    tally.countFindings(batch)
    register.append(batch)
    var buffer = ByteBuffer()
    var context = ExportContext(RegisterNames(), order.policy.levels)
    let file = input.file.name
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
    _ table: Table, unless known: KnownIdentifiers, _ inputs: [OpenedInput], _ order: RegisterPass.Order,
    to outputs: inout PassOutputs, _ tally: inout PassTally
  ) throws(PassError) {
    let mine = leftOut.filter { $0.table == table && !known.isTaken($0.id.utf8Span.span) }
    for file in inputs.indices where inputs[file].levels[.onlyRejectedName] > .off {
      let records = mine.filter { $0.origin.file == file }
      if !records.isEmpty { try reject(records, table, inputs[file], order, to: &outputs, &tally) }
    }
  }

  /// The same for those that one file implies.
  private func reject(
    _ records: [Implied], _ table: Table, _ input: OpenedInput, _ order: RegisterPass.Order,
    to outputs: inout PassOutputs, _ tally: inout PassTally
  ) throws(PassError) {
    var batch = RecordBatch(table)
    batch.describe(records[0].origin.file, input)
    for implied in records {
      batch.append(implied)
      batch.setAside(.onlyRejectedName, batch.count - 1, batch.schema.index("id"))
    }
    tally.countRecords(batch, isImplied: true)
    tally.countFindings(batch)
    var buffer = ByteBuffer()
    var context = ExportContext(RegisterNames(), order.policy.levels)
    let file = input.file.name
    let parts = PassOutputs.encode(batch, file: file, [], &context, into: &buffer)
    let findings = BatchFindings(batch, file: file, newNames: [], notes: [], outputs.desk.telling)
    try outputs.append(buffer, parts, table, findings, accepted: 0)
  }
}
