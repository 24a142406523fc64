/// What is kept of an event to look for others like it: its days, its place, and digests of its actors and words.
struct EventSketch: Sendable {
  let row: Int32
  let file: Int32
  /// In its batch, from 0; in its file once ``EventWatch`` has taken it.
  var line: Int
  let id: String
  let bounds: DayBounds
  /// Degrees; not a number where there is no point.
  let latitude, longitude: Double
  /// UCDP's where_prec; 0 where it is not given.
  let precision: Int
  /// The place by name: a reference, or country, regions and location; 0 where none is given, or a point is.
  let place: UInt64
  let actors, words: WordSet
  /// Everything but the id and what the keeper notes; equal for events that say the same. Of a dataset's row also what
  /// it cites and what no column has.
  let content: UInt64
  /// The dataset and the id there, and the dataset alone; 0 where one is missing.
  let datasetID, dataset: UInt64
  let key: UInt64
  /// The events it is a part of or related to.
  let ties: [UInt64]
  let isConfidential: Bool
}

/// A small set of words: a bit of 256 each, so that two sets are compared in a few instructions.
struct WordSet: Sendable {
  private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  mutating func insert(_ hash: UInt64) {
    let bit: UInt64 = 1 << (hash & 63)
    switch hash >> 6 & 3 {
    case 0: bits.0 |= bit
    case 1: bits.1 |= bit
    case 2: bits.2 |= bit
    default: bits.3 |= bit
    }
  }

  var isEmpty: Bool { bits.0 | bits.1 | bits.2 | bits.3 == 0 }

  var count: Int {
    bits.0.nonzeroBitCount + bits.1.nonzeroBitCount + bits.2.nonzeroBitCount + bits.3.nonzeroBitCount
  }

  /// Which share of the words of both is in both, from 0 to 1; 1 for two empty sets.
  func likeness(_ other: WordSet) -> Double {
    let (a, b) = (bits, other.bits)
    var all = WordSet()
    var shared = WordSet()
    all.bits = (a.0 | b.0, a.1 | b.1, a.2 | b.2, a.3 | b.3)
    shared.bits = (a.0 & b.0, a.1 & b.1, a.2 & b.2, a.3 & b.3)
    return all.isEmpty ? 1 : Double(shared.count) / Double(all.count)
  }
}

/// Makes sketches of the events of a batch; one a worker.
struct EventSketcher {
  private let when = EventColumns.when
  private let id = EventColumns.id
  private let latitude = RegisterSchema.events.index("latitude")
  private let longitude = RegisterSchema.events.index("longitude")
  private let precision = RegisterSchema.events.index("place_precision")
  private let status = EventColumns.status
  private let retracted = EventColumns.retracted
  private let places = ["place", "country", "admin1", "admin2", "location"].map { RegisterSchema.events.index($0) }
  private let actors = ["side_a", "side_b", "targets"].map { RegisterSchema.events.index($0) }
  private let texts = ["title", "summary"].map { RegisterSchema.events.index($0) }
  private let contents = [
    "when", "type", "subtype", "title", "summary", "place", "country", "admin1", "admin2", "admin3", "location",
    "latitude", "longitude", "scope", "side_a", "associated_a", "side_b", "associated_b", "targets", "deaths_low",
    "deaths_best", "deaths_high", "deaths_civilians", "injured", "part_of",
  ].map { RegisterSchema.events.index($0) }
  private let ofDataset: [Int]
  private let dataset = EventColumns.dataset
  private let datasetID = RegisterSchema.events.index("dataset_id")
  private let origin: [Int]
  private let partOf = EventColumns.partOf
  private let related = RegisterSchema.events.index("related")
  /// Whether all events are of one dataset, which tells its rows apart itself: then none are near-duplicates, and
  /// neither words nor actors are looked at.
  private let isOneDataset: Bool

  /// Where the places lie that events name.
  private let points: PlacePoints

  init(isOneDataset: Bool, _ points: PlacePoints) {
    (self.isOneDataset, self.points) = (isOneDataset, points)
    let more = ["place_precision", "reported_by", "citations", "extra"].map { RegisterSchema.events.index($0) }
    (ofDataset, origin) = (contents + more, [dataset, datasetID])
  }

  /// The sketches of the events that are not rejected so far.
  func sketches(of batch: borrowing RecordBatch) -> [EventSketch] {
    var sketches: [EventSketch] = []
    sketches.reserveCapacity(batch.count)
    var lines = LineCounter(batch)
    for row in 0..<batch.count where !batch.rejected[row] {
      let value = batch.values(when)[row]
      guard Value.isThere(value), batch.values(status)[row] != retracted else { continue }
      let (north, east) = (batch.values(latitude)[row], batch.values(longitude)[row])
      let hasPoint = Value.isThere(north) && Value.isThere(east) && (north != 0 || east != 0)
      let named = !hasPoint && !batch.isEmpty(row, places[0]) ? points.point(of: batch[row, places[0]]) : nil
      let precision = max(0, Int(truncatingIfNeeded: batch.values(self.precision)[row]))
      let hasDatasetID = !batch.isEmpty(row, dataset) && !batch.isEmpty(row, datasetID)
      var (words, names) = (WordSet(), WordSet())
      if !isOneDataset || !hasDatasetID {
        for column in texts { batch[row, column].addWords(to: &words) }
        for column in actors where !batch.isEmpty(row, column) {
          ListSyntax.forEach(batch[row, column]) { actor, _ in names.insert(StableHash.of(actor)) }
        }
      }
      var ties: [UInt64] = []
      if !batch.isEmpty(row, partOf) { ties.append(StableHash.of(batch[row, partOf])) }
      if !batch.isEmpty(row, related) {
        ListSyntax.forEach(batch[row, related]) { link, _ in
          ties.append(StableHash.of(link.extracting(((link.firstIndex(of: 0x3D) ?? -1) + 1)...)))
        }
      }
      sketches.append(
        EventSketch(
          row: Int32(row), file: Int32(batch.file), line: lines.line(of: row, in: batch) - batch.firstLine,
          id: batch[row, id].text, bounds: DayBounds(packed: value),
          latitude: hasPoint ? Double(bitPattern: UInt64(bitPattern: north)) : named?.latitude ?? .nan,
          longitude: hasPoint ? Double(bitPattern: UInt64(bitPattern: east)) : named?.longitude ?? .nan,
          precision: precision > 0 ? precision : named?.precision ?? 0,
          place: hasPoint || named != nil ? 0 : hash(places, row, batch, ofNothing: 0),
          actors: names, words: words, content: hash(hasDatasetID ? ofDataset : contents, row, batch),
          datasetID: hasDatasetID ? hash(origin, row, batch) : 0,
          dataset: hasDatasetID ? StableHash.of(batch[row, dataset]) : 0, key: StableHash.of(batch[row, id]),
          ties: ties, isConfidential: batch.isConfidential(row) || named?.isConfidential ?? false))
    }
    return sketches
  }

  private func hash(
    _ columns: [Int], _ row: Int, _ batch: borrowing RecordBatch, ofNothing nothing: UInt64 = 0x6E69_6768_7464_736B
  ) -> UInt64 {
    var hash: UInt64 = 0x6E69_6768_7464_736B
    var isNothing = true
    for place in columns.indices where !batch.isEmpty(row, columns[place]) {
      isNothing = false
      hash = StableHash.of(batch[row, columns[place]], seed: hash &* 31 &+ UInt64(truncatingIfNeeded: place))
    }
    return isNothing ? nothing : hash
  }
}

extension Span<UInt8> {
  /// Adds every word of three bytes or more, in lower case where it is ASCII.
  fileprivate func addWords(to words: inout WordSet) {
    unsafe withUnsafeBytes { bytes in
      var hash: UInt64 = 0
      var length = 0
      for i in 0..<bytes.count {
        let byte = unsafe bytes[i]
        if byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 {
          hash = (hash ^ UInt64(byte | 0x20)) &* 0x100_0000_01B3
          length &+= 1
        } else {
          if length > 2 { words.insert(StableHash.mixed(hash)) }
          (hash, length) = (0, 0)
        }
      }
      if length > 2 { words.insert(StableHash.mixed(hash)) }
    }
  }
}
