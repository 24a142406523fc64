/// The rows of lists of deleted events. A row that is none of such a list goes to the rejects; the others are counted.
struct Withdrawals: Sendable {
  /// Withdrawn ids with the moment, in seconds since 1970; a row without one counts for every version.
  private(set) var rows: [(id: String, moment: Int64)] = []

  private static let (id, updated) = (EventColumns.id, EventColumns.updated)

  /// Reads the lists among `inputs`, and writes what is wrong with them to `outputs`.
  init(
    _ inputs: [OpenedInput], _ order: RegisterPass.Order, to outputs: inout PassOutputs, _ tally: inout PassTally
  ) throws(PassError) {
    for (place, input) in inputs.enumerated() {
      guard case .withdrawals(let layout, let offset, let line) = input.plan else { continue }
      var reader = CSVRecordReader(
        input.file, width: layout.width, blockSize: order.blockSize, offset: offset, layout.dialect)
      var batch = RecordBatch(.events)
      (batch.levels, batch.firstLine) = (input.levels, line)
      while let lines = try Withdrawals.next(&reader, &batch) {
        let left = read(&batch, layout, place, input)
        batch.firstLine += lines
        tally.countRows(batch.count - left.batch.count, of: place)
        try outputs.append(leftOut: left.batch, file: input.file.name, order, &tally)
      }
      input.file.rest()
    }
  }

  private static func next(
    _ reader: inout CSVRecordReader, _ batch: inout RecordBatch
  ) throws(PassError) -> Int? {
    do throws(ReadError) { return try reader.next(into: &batch) } catch { throw .read(error) }
  }

  /// Takes note of what the rows of `batch` withdraw, and returns those that withdraw nothing, with the reason.
  private mutating func read(
    _ batch: inout RecordBatch, _ layout: Layout, _ place: Int, _ input: OpenedInput
  ) -> TableBatch {
    var implied = ImpliedRecords()
    layout.apply(to: &batch, implied: &implied)
    let left = TableBatch(.events)
    left.batch.describe(place, input)
    (left.batch.origins, left.batch.terms) = (layout.origins, layout.terms)
    var lines = LineCounter(batch)
    var next = 0
    for row in 0..<batch.count {
      let line = lines.line(of: row, in: batch)
      while next < batch.findings.count, batch.findings[next].row < Int32(row) { next += 1 }
      let isBroken = next < batch.findings.count && batch.findings[next].row == Int32(row)
      let fault = isBroken ? (code: batch.findings[next].code, column: -1) : Withdrawals.fault(row, batch)
      guard let fault else {
        rows.append(("acled:" + batch[row, Self.id].text, Int64(batch[row, Self.updated].text) ?? .max))
        continue
      }
      let copy = left.batch.leave(out: batch.original(row), line: line)
      if let offset = batch.errorOffset(row) { left.batch.errorOffsets.append((copy, offset)) }
      let source = fault.column < 0 ? -1 : Int(layout.origins[fault.column])
      left.batch.report(fault.code, copy, fault.column, source: source)
      guard !isBroken, Shape.reference(batch[row, Self.id]) == nil, !batch[row, Self.id].isEmpty else { continue }
      left.batch.composeField(copy, Self.id) { $0.append("acled:" + batch[row, Self.id].text) }
    }
    return left
  }

  /// What keeps a row from withdrawing anything, and the register's column that it is about.
  private static func fault(_ row: Int, _ batch: borrowing RecordBatch) -> (code: FindingCode, column: Int)? {
    switch HostileText.fault(in: batch.original(row)) {
    case .notUTF8: return (.notUTF8, -1)
    case .nul: return (.nulCharacter, -1)
    default: break
    }
    if batch.isEmpty(row, id) { return (.missingValue, id) }
    if let flaw = Shape.reference(batch[row, id]) { return (flaw, id) }
    guard !batch.isEmpty(row, updated) else { return nil }
    do throws(Invalid) {
      let moment = try integer(batch[row, updated])
      return ACLEDDeleted.moments.range ~= moment ? nil : (.outOfRange, updated)
    } catch {
      return (error.code, updated)
    }
  }
}
