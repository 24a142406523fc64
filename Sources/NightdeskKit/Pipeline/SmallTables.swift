/// The tables that are read whole before the events: sources, actors, relations, places and claims.
final class SmallTables: @unchecked Sendable {
  /// Their ids, to look references up in.
  let known: KnownIdentifiers
  /// Their accepted records.
  let register: Register
  /// The names in them.
  let names: RegisterNames
  /// References of claims to what is none of these, so to events; settled after the pass.
  let pending: [PendingEvent]

  /// Who published what, for counting independent sources.
  let support: SourceSupport
  /// Which records the small tables name.
  let used: SourceUse

  private let batches: [TableBatch]
  /// By batch: names that its file uses for the first time and the register does not know.
  private let newNames: [[(name: String, row: Int)]]

  init(_ inputs: [OpenedInput], _ order: RegisterPass.Order, _ tally: inout PassTally) throws(PassError) {
    var loader = TableLoader(inputs, order)
    do throws(ReadError) {
      for file in inputs.indices {
        try loader.load(file)
        tally.countRows(loader.statements[file], of: file)
      }
      loader.addImplied()
    } catch {
      throw .read(error)
    }
    // in the order of the tables, so that exports do not depend on the order of the files
    let loaded = Array(zip(loader.batches, loader.newNames))
    let sorted = Table.allCases.flatMap { table in loaded.filter { $0.0.batch.table == table } }
    batches = sorted.map { $0.0 }
    newNames = sorted.map { $0.1 }
    known = KnownIdentifiers(loader.takeIdentifiers(), tables: loader.tables, isHeld: loader.isHeld)

    var pending: [PendingEvent] = []
    var register = Register()
    used = SourceUse(count: known.count)
    var references: [[PendingReference]] = Array(repeating: [], count: batches.count)
    var rejected = batches.map { $0.batch.rejected }
    for (place, box) in batches.enumerated() {
      let leftOut = inputs[box.batch.file].file.exported.leftOut[box.batch.table] ?? []
      References(box.batch.schema).check(
        &box.batch, known, pending: &references[place], used: used, leftOut: leftOut)
    }
    CrossChecks.run(batches)
    // a record that names nothing may be rejected for that, and then those that name it name nothing either
    while case let fallen = SmallTables.fallen(batches, &rejected, known), !fallen.isEmpty {
      known.drop(fallen)
      for (place, box) in batches.enumerated() {
        References(box.batch.schema).check(
          &box.batch, known, pending: &references[place], used: used, only: fallen)
      }
    }
    for ((box, names), unsettled) in zip(sorted, references) {
      SmallTables.settle(&box.batch)
      pending += box.batch.places(of: unsettled, file: inputs[box.batch.file].file.name)
      box.batch.firstOrdinal = tally.accepted(box.batch.table)
      tally.countRecords(box.batch)
      tally.countFindings(box.batch)
      tally.count(names, in: box.batch)
      register.append(box.batch)
    }
    names = RegisterNames(batches, claims: register.claims)
    support = SourceSupport(register.sources, known)
    self.pending = pending
    self.register = register
  }

  /// The places among the `known` of records that were rejected since it was last noted in `rejected` which are.
  private static func fallen(
    _ batches: [TableBatch], _ rejected: inout [[Bool]], _ known: KnownIdentifiers
  ) -> Set<Int> {
    var fallen: Set<Int> = []
    for (place, box) in batches.enumerated() where rejected[place] != box.batch.rejected {
      for row in 0..<box.batch.count where box.batch.rejected[row] && !rejected[place][row] {
        if let ordinal = known.ordinal(of: box.batch[row, box.batch.schema.identifier]) { fallen.insert(ordinal) }
      }
      rejected[place] = box.batch.rejected
    }
    return fallen
  }

  /// How many points of places could not be compared with their country.
  var unplaced: Int { batches.reduce(0) { $0 + $1.batch.unplaced } }

  /// The accepted records of `table` that `isFound` says, as findings at `column`.
  func place(
    _ table: Table, _ code: FindingCode, _ column: Int, _ quotes: Bool, _ inputs: [OpenedInput],
    _ isFound: (Row) -> Bool
  ) -> [PlacedFinding] {
    var findings: [PlacedFinding] = []
    for box in batches where box.batch.table == table {
      guard let severity = box.batch.levels[code].severity else { continue }
      var lines = LineCounter(box.batch)
      for record in box.batch.accepted where isFound(Row(box.batch, Int(record))) {
        let line = lines.line(of: Int(record), in: box.batch)
        findings.append(
          PlacedFinding(
            code, severity, box.batch, Int(record), column, line: line, file: inputs[box.batch.file].file.name,
            quotes: quotes))
      }
    }
    return findings
  }

  /// Says which records of a batch are accepted.
  private static func settle(_ batch: inout RecordBatch) {
    batch.dropFindingsOnBrokenRecords()
    batch.sortFindings()
    batch.accepted.removeAll(keepingCapacity: true)
    for row in 0..<batch.count where !batch.rejected[row] { batch.accepted.append(Int32(row)) }
  }

  /// Appends the findings and rejects of all small tables.
  func appendFindings(
    _ inputs: [OpenedInput], _ order: RegisterPass.Order, to outputs: inout PassOutputs
  ) throws(PassError) {
    var buffer = ByteBuffer()
    var context = ExportContext(RegisterNames(), .standard)
    for (box, names) in zip(batches, newNames) {
      let file = inputs[box.batch.file].file.name
      let parts = PassOutputs.encode(box.batch, file: file, [], &context, into: &buffer)
      let findings = BatchFindings(box.batch, file: file, newNames: names, notes: [], outputs.desk.telling)
      try outputs.append(buffer, parts, box.batch.table, findings, accepted: 0)
    }
  }

  /// Writes the accepted records of one table in every format.
  func export(
    _ table: Table, _ inputs: [OpenedInput], _ order: RegisterPass.Order, to outputs: inout PassOutputs
  ) throws(PassError) {
    let exports = order.exports.compactMap { RecordExport($0) }
    var context = ExportContext(names, order.policy.levels)
    var buffer = ByteBuffer()
    for box in batches where box.batch.table == table {
      let file = inputs[box.batch.file].file.name
      let parts = PassOutputs.encode(accepted: box.batch, exports, &context, into: &buffer)
      let findings = BatchFindings(parts.notes, about: box.batch, file: file, outputs.desk.telling)
      try outputs.append(buffer, parts, table, findings, accepted: box.batch.accepted.count)
      outputs.append(box.batch, file: file, &context)
      order.comparison?.take(box.batch)
    }
  }
}
