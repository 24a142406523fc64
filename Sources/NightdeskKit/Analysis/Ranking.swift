/// The first so many events in one order; equal ones follow the bytes of their ids.
struct Ranking {
  /// Which order it is: `latest`, `deadliest` or `deadliestOfPeriod`.
  let reason: Reasons
  private let limit: Int
  /// What an event must reach to be among them.
  private var threshold = Int64.min
  /// The id of the last one among them: of those that only reach the threshold, the ones before it are among them.
  private var lastIdentifier: [UInt8] = []
  private var candidates: [(key: Int64, row: Int)] = []
  /// How many kept rows may have the reason.
  private var marked = 0

  init(_ reason: Reasons, _ limit: Int) {
    precondition(limit > 0, "a ranking of nothing")
    self.reason = reason
    self.limit = limit
  }

  /// Forgets what was offered.
  mutating func begin() { candidates.removeAll(keepingCapacity: true) }

  /// Offers an event of a batch: `key` says where it stands in the order, the first ones highest.
  @inline(__always)
  mutating func offer(_ row: Int, _ key: Int64) {
    if key >= threshold { candidates.append((key, row)) }
  }

  /// Adds its reason to the offered rows of `batch` that may be among the first, no more than the limit, and returns
  /// whether it is time to settle which are.
  mutating func mark(_ batch: borrowing RecordBatch, _ reasons: inout [Reasons], _ columns: CountedColumns) -> Bool {
    if !lastIdentifier.isEmpty {
      let (threshold, last) = (threshold, lastIdentifier)
      candidates.removeAll { $0.key == threshold && !batch[$0.row, columns.id].precedes(last.span) }
    }
    if candidates.count > limit { sort(batch, columns) }
    for candidate in candidates.prefix(limit) { reasons[candidate.row].insert(reason) }
    marked += min(candidates.count, limit)
    return marked > limit * 2
  }

  /// Takes its reason from the rows of `kept` that are no longer among the first.
  mutating func settle(
    _ kept: borrowing RecordBatch, _ reasons: inout [Reasons], _ columns: CountedColumns, _ period: Period,
    _ index: ClaimIndex
  ) {
    begin()
    for row in reasons.indices where reasons[row].contains(reason) {
      // what has the reason has a place in the order
      let key =
        reason == .latest ? kept.bounds(row, columns).lateness(in: period)! : kept.deaths(row, columns, index)
      candidates.append((key, row))
    }
    marked = candidates.count
    guard candidates.count >= limit else { return }
    sort(kept, columns)
    marked = limit
    threshold = candidates[limit - 1].key
    let last = kept[candidates[limit - 1].row, columns.id]
    lastIdentifier.removeAll(keepingCapacity: true)
    for place in last.indices { lastIdentifier.append(last[place]) }
    for candidate in candidates.dropFirst(limit) { reasons[candidate.row].remove(reason) }
  }

  private mutating func sort(_ batch: borrowing RecordBatch, _ columns: CountedColumns) {
    candidates.sort { a, b in
      if a.key != b.key { return a.key > b.key }
      return batch[a.row, columns.id].precedes(batch[b.row, columns.id])
    }
  }
}

extension DayBounds {
  /// The last day known of it, but none after the last of `period`, above its first day: among dates that end together
  /// the more exact one is later. What begins after a period comes behind all else: it is not what the edition is
  /// about. Nil where no day is known.
  @inline(__always)
  func lateness(in period: Period) -> Int64? {
    guard let end = lastDay ?? firstDay else { return nil }
    let isAfter = period.takes == .period && (firstDay ?? .min) > period.last
    return Int64(isAfter ? .min : min(end, period.last)) << 32
      | Int64(UInt32(bitPattern: firstDay ?? .min) ^ 0x8000_0000)
  }
}

extension RecordBatch {
  /// The bounds of an event's date.
  func bounds(_ row: Int, _ columns: CountedColumns) -> DayBounds {
    let value = values(columns.when)[row]
    return Value.isThere(value) ? DayBounds(packed: value) : .notKnown
  }

  /// The most deaths that an event's row gives, or accounts of them that differ; below 0 where there is no number.
  func deaths(_ row: Int, _ columns: CountedColumns, _ index: ClaimIndex) -> Int64 {
    max(
      values(columns.deathsLow)[row], values(columns.deathsBest)[row], values(columns.deathsHigh)[row],
      index.entry(self[row, columns.id]).deaths?.upperBound ?? .min)
  }

  /// Adds an event of `other`, its fields and typed values but not what is computed, without allocating once there
  /// is room.
  mutating func append(copyOf row: Int, of other: borrowing RecordBatch) {
    precondition(table == .events && other.table == .events)
    let copy = appendRecord(extent: 0..<0)
    for column in schema.columns.indices where !other.isEmpty(row, column) {
      let start = bytes.count
      bytes.append(other[row, column])
      setField(copy, column, start..<bytes.count, isPlain: other.isPlain(row, column))
    }
    for column in EventColumns.typed { setValue(other.values(column)[row], copy, column) }
  }

  /// Forgets the records and their bytes, and keeps the memory.
  mutating func removeAll() {
    removeRecords()
    bytes.removeAll()
  }
}
