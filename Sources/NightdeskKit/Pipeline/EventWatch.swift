/// What is remembered of the events that streamed by, for the checks that need all of them.
struct EventWatch {
  /// When the events happened that claims are about, as packed bounds, by id.
  private(set) var claimed: [String: Int64] = [:]
  /// What near-duplicates are looked for among.
  private(set) var sketches: [EventSketch] = []
  /// How many events there were that are not among them, though they could be.
  private(set) var unsketched = 0
  /// Points that could not be compared with their country.
  private(set) var unplaced = 0
  /// By group of sources: how many events rest on it alone, and the first of them.
  private(set) var singles: [Int32: (count: Int, first: [String])] = [:]
  private let limit: Int

  /// `limit`: how many events are sketched at most.
  init(limit: Int) { self.limit = limit }

  /// Whether there is room for more sketches.
  var isFull: Bool { sketches.count >= limit }

  /// In turn: takes what a settled batch brings.
  mutating func take(
    _ batch: borrowing RecordBatch, _ new: [EventSketch], _ alone: [SourceSupport.Single], hasClaims: Bool
  ) {
    unplaced += batch.unplaced
    for single in alone where !batch.rejected[Int(single.row)] {
      let count = singles[single.group]?.count ?? 0
      singles[single.group, default: (0, [])].count = count + 1
      if count < 3 { singles[single.group]!.first.append(batch.printableIdentifier(Int(single.row))) }
    }
    for sketch in new where !batch.rejected[Int(sketch.row)] {
      guard !isFull else {
        unsketched += 1
        continue
      }
      // at once: an array that doubles holds up to twice as much
      if sketches.isEmpty {
        sketches.reserveCapacity(min(limit, 1 << 17))
        LargePages.ask(for: &sketches)
      }
      var sketch = sketch
      sketch.line += batch.firstLine
      sketches.append(sketch)
    }
    guard hasClaims else { return }
    for record in batch.accepted {
      let row = Int(record)
      guard batch.values(EventColumns.claims)[row] > 0, Value.isThere(batch.values(EventColumns.when)[row]) else {
        continue
      }
      claimed[batch[row, EventColumns.id].text] = batch.values(EventColumns.when)[row]
    }
  }
}
