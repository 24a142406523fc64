/// The rows of lists of deleted events.
struct Withdrawals: Sendable {
  /// Withdrawn ids with the moment, in seconds since 1970; a row without one counts for every version.
  private(set) var rows: [(id: String, moment: Int64)] = []
  /// By input: how many rows it has.
  private(set) var counts: [Int]
  /// Rows that are no rows of such a list.
  private(set) var faults: [(input: Int, code: FindingCode, line: Int)] = []

  /// Reads the lists among `inputs`.
  init(_ inputs: [OpenedInput], blockSize: Int) throws(ReadError) {
    counts = inputs.map { _ in 0 }
    for (place, input) in inputs.enumerated() {
      guard case .withdrawals(let layout, let offset, let line) = input.plan else { continue }
      try read(input, place, layout, offset, line, blockSize)
    }
  }

  private mutating func read(
    _ input: OpenedInput, _ place: Int, _ layout: Layout, _ offset: Int, _ firstLine: Int, _ blockSize: Int
  ) throws(ReadError) {
    var reader = CSVRecordReader(
      input.file, width: layout.width, blockSize: blockSize, offset: offset, layout.dialect)
    var batch = RecordBatch(.events)
    var implied = ImpliedRecords()
    batch.firstLine = firstLine
    while let lines = try reader.next(into: &batch) {
      layout.apply(to: &batch, implied: &implied)
      var counter = LineCounter(batch)
      counts[place] += batch.count
      for row in 0..<batch.count {
        let line = counter.line(of: row, in: batch)
        if batch.broken.contains(row) {
          faults.append((place, .tooFewFields, line))
          continue
        }
        let id = batch[row, EventColumns.id].text
        let moment = batch[row, EventColumns.updated].text
        if id.isEmpty {
          faults.append((place, .missingValue, line))
        } else if !moment.isEmpty, Int64(moment) == nil {
          faults.append((place, .notAnInteger, line))
        } else {
          rows.append(("acled:" + id, Int64(moment) ?? .max))
        }
      }
      batch.firstLine += lines
    }
  }
}
