/// Compares the accepted records of a pass with those of the edition before, and keeps their digests for the next.
///
/// A batch is compared on any thread and appended in turn, as it is with exports. With an edition before there are
/// `changes.csv` and `changes.jsonl`, a line for each change; without one there are only the digests.
package final class RecordComparison: @unchecked Sendable {
  private let prior: PriorRecords?
  private let records: any ByteSink
  private let seed: UInt64
  private let firstRuns: [String]
  private let lines: Locked<Lines>

  /// What is appended in turn.
  private struct Lines: ~Copyable {
    var csv: (any ByteSink)?
    var json: (any ByteSink)?
    var counts = Table.allCases.map { _ in EditionChanges.Operation.allCases.map { _ in 0 } }
    var items: [EditionChanges.Item] = []
    var newlyContested: [String] = []
    var newlyContestedCount = 0
    /// The claims that were added or revised; they all stay in memory anyway.
    var claims: [String: EditionChanges.Operation] = [:]
  }

  /// - Parameters:
  ///   - prior: the records of the edition before, if there is one.
  ///   - runID: the run that is under way.
  ///   - records: where the digests go; closed by whoever made it.
  package init(prior: PriorRecords?, runID: String, records: any ByteSink) {
    self.prior = prior
    self.records = records
    seed = prior?.seed ?? UInt64.random(in: 1 ... .max)
    var runs = prior?.firstRuns ?? []
    if runs.last != runID { runs.append(runID) }
    firstRuns = runs
    lines = Locked(Lines())
    var head = RecordDigests.magic
    head += "run \(runID)\nseed \(String(seed, radix: 16))\ncolumns \(String(RecordDigests.columnsNumber, radix: 16))\n"
    for run in firstRuns { head += "first \(run)\n" }
    head += "\n"
    records.append(head.utf8Span.span)
  }

  /// The columns of `changes.csv`.
  package static let columns = ["op", "table", "id", "fields", "first_seen"]

  /// Creates the files of the edition.
  func begin(in folder: any ExportFolder) throws(ExportError) {
    guard prior != nil else { return }
    let (csv, json) = (try folder.create("changes.csv"), try folder.create("changes.jsonl"))
    csv.append((Self.columns.joined(separator: ",") + "\n").utf8Span.span)
    lines.withLock {
      $0.csv = csv
      $0.json = json
    }
  }

  /// The differences of one batch, ready to be appended.
  final class Compared: @unchecked Sendable {
    fileprivate let table: Table
    fileprivate var digests = ByteBuffer(capacity: 0)
    fileprivate var csv = ByteBuffer(capacity: 1 << 8)
    fileprivate var json = ByteBuffer(capacity: 1 << 8)
    fileprivate var counts = EditionChanges.Operation.allCases.map { _ in 0 }
    fileprivate var items: [EditionChanges.Item] = []
    fileprivate var newlyContested: [String] = []
    fileprivate var newlyContestedCount = 0
    fileprivate var claims: [(id: String, operation: EditionChanges.Operation)] = []

    fileprivate init(_ table: Table) { self.table = table }
  }

  // MARK: - On any thread

  /// Takes the digests of the accepted records of `batch` and looks them up.
  func compare(_ batch: borrowing RecordBatch) -> Compared {
    let compared = Compared(batch.table)
    var entries = ByteBuffer(capacity: 1 << 16)
    let columns = RecordDigests.columns[Int(batch.table.rawValue)]
    let identifier = batch.schema.index("id")
    for record in batch.accepted {
      let row = Int(record)
      guard batch[row, identifier].count <= IdentifierTable.longest else { continue }
      let place = prior?.find(batch[row, identifier], in: batch.table)
      let first = place.map { prior!.firstRun($0) } ?? UInt32(firstRuns.count - 1)
      let isContested = batch.table == .events && Self.isContested(batch, row)
      var filled: UInt64 = 0
      for (bit, column) in columns.enumerated() where !batch.isEmpty(row, column) { filled |= 1 &<< UInt64(bit) }
      entries.append(batch.table.rawValue)
      entries.append(UInt8(batch[row, identifier].count))
      entries.append(isContested ? 1 : 0)
      entries.append(UInt8(filled.nonzeroBitCount))
      entries.append(littleEndian: first)
      entries.append(littleEndian: filled)
      entries.append(batch[row, identifier])
      let digests = entries.count
      for (bit, column) in columns.enumerated() where filled & 1 &<< UInt64(bit) != 0 {
        entries.append(
          littleEndian: RecordDigests.digest(batch[row, column], seed: seed, column: bit))
      }
      guard let prior else { continue }
      guard let place else {
        append(.added, batch[row, identifier], [], first, to: compared)
        if isContested { compared.contest(batch[row, identifier]) }
        continue
      }
      prior.mark(place)
      if isContested, !prior.isContested(place) { compared.contest(batch[row, identifier]) }
      if prior.filled(place) == filled, prior.hasDigests(place, entries.span.extracting(digests..<entries.count)) {
        continue
      }
      let fields = differing(place, entries.span.extracting(digests...), filled, columns)
        .map { batch.schema.columns[$0].name }
      append(.revised, batch[row, identifier], fields, first, to: compared)
    }
    compared.digests = entries
    return compared
  }

  /// Whether accounts of an event itself differ, not only those of its whole.
  private static func isContested(_ batch: borrowing RecordBatch, _ row: Int) -> Bool {
    batch.values(EventColumns.contested)[row] == Int64(ClaimIndex.Contested.yes.rawValue)
  }

  /// The columns in which an entry of before and one of now differ.
  private func differing(
    _ place: Int, _ digests: borrowing Span<UInt8>, _ filled: UInt64, _ columns: [Int]
  ) -> [Int] {
    let before = prior!.filled(place)
    var differing: [Int] = []
    var (old, new) = (0, 0)
    for (bit, column) in columns.enumerated() {
      let (was, isNow) = (before >> UInt64(bit) & 1 == 1, filled >> UInt64(bit) & 1 == 1)
      if was != isNow {
        differing.append(column)
      } else if was {
        let now = UInt32(truncatingIfNeeded: digests.number(at: 4 * new, bytes: 4))
        if prior!.digest(place, old) != now { differing.append(column) }
      }
      if was { old += 1 }
      if isNow { new += 1 }
    }
    return differing
  }

  private func append(
    _ operation: EditionChanges.Operation, _ id: borrowing Span<UInt8>, _ fields: [String], _ first: UInt32,
    to compared: Compared
  ) {
    let kind = EditionChanges.Operation.allCases.firstIndex(of: operation)!
    if compared.counts[kind] < EditionChanges.listed {
      compared.items.append(.init(operation, compared.table, id.text, fields: fields))
    }
    compared.counts[kind] += 1
    if compared.table == .claims, operation != .withdrawn { compared.claims.append((id.text, operation)) }
    let table = compared.table.name
    let run = firstRuns[Int(first)]
    compared.csv.append("\(operation.rawValue),\(table),")
    compared.csv.appendCSV(id)
    compared.csv.append(",\(fields.joined(separator: ";")),\(run)\n")
    compared.json.append("{\"op\":\"\(operation.rawValue)\",\"table\":\"\(table)\",\"id\":")
    compared.json.appendJSON(id)
    let names = fields.map { "\"\($0)\"" }.joined(separator: ",")
    compared.json.append(",\"fields\":[\(names)],\"first_seen\":\"\(run)\"}\n")
  }

  // MARK: - In turn

  /// Appends what was compared.
  func append(_ compared: Compared) {
    records.append(compared.digests.span)
    lines.withLock { lines in
      if compared.csv.count > 0 {
        lines.csv?.append(compared.csv.span)
        lines.json?.append(compared.json.span)
      }
      let table = Int(compared.table.rawValue)
      for item in compared.items {
        let kind = EditionChanges.Operation.allCases.firstIndex(of: item.operation)!
        let kept = lines.items.reduce(0) { $0 + ($1.table == item.table && $1.operation == item.operation ? 1 : 0) }
        if lines.counts[table][kind] < EditionChanges.listed, kept < EditionChanges.listed { lines.items.append(item) }
      }
      for kind in compared.counts.indices { lines.counts[table][kind] += compared.counts[kind] }
      let room = EditionChanges.listed - lines.newlyContested.count
      lines.newlyContested += compared.newlyContested.prefix(room)
      lines.newlyContestedCount += compared.newlyContestedCount
      for (id, operation) in compared.claims { lines.claims[id] = operation }
    }
  }

  /// Compares a batch and appends it at once.
  func take(_ batch: borrowing RecordBatch) { append(compare(batch)) }

  /// How many changes there are so far, which is how many lines stand in each of the two files.
  package var count: Int? {
    prior == nil ? nil : lines.withLock { $0.counts.reduce(0) { $0 + $1.reduce(0, +) } }
  }

  /// Writes what is no longer there; nil when there was no edition before.
  func finish() -> EditionChanges? {
    guard let prior else { return nil }
    var gone = Table.allCases.map { Compared($0) }
    prior.forEachUnmarked { place, table, id in
      append(.withdrawn, id.utf8Span.span, [], prior.firstRun(place), to: gone[Int(table.rawValue)])
    }
    for compared in gone { append(compared) }
    gone = []
    return lines.withLock { lines in
      let items = Table.allCases.flatMap { table in
        EditionChanges.Operation.allCases.flatMap { operation in
          lines.items.filter { $0.table == table && $0.operation == operation }
        }
      }
      return EditionChanges(
        since: prior.runID, items: items, counts: lines.counts, newlyContested: lines.newlyContested,
        newlyContestedCount: lines.newlyContestedCount, claims: lines.claims)
    }
  }
}

extension RecordComparison.Compared {
  fileprivate func contest(_ id: borrowing Span<UInt8>) {
    if newlyContestedCount < EditionChanges.listed { newlyContested.append(id.text) }
    newlyContestedCount += 1
  }
}
