/// What a record holds under names that the register does not know, on its way into `extra`.
struct UnknownFields: ~Copyable {
  /// The values so far, as one list.
  private var values = ByteBuffer(capacity: 256)
  private var names = ByteBuffer(capacity: 256)
  private var nameEnds: [Int] = []
  private var record = 0
  /// The record that had a name last.
  private var lastRecord: [UInt64: Int] = [:]
  /// The names that stand in their table's batch already.
  private var noted: Set<UInt64> = []

  /// Whether the record has none.
  var isEmpty: Bool { nameEnds.isEmpty }

  /// Takes note of what the batches hold; to be called before records are added to them.
  mutating func begin(_ batches: TableBatches) {
    lastRecord.removeAll(keepingCapacity: true)
    noted.removeAll(keepingCapacity: true)
    for table in Table.allCases {
      guard let batch = batches[table] else { continue }
      for unknown in batch.batch.unknownNames { noted.insert(Self.hash(unknown.name.utf8Span.span, table)) }
    }
  }

  /// Forgets the record before.
  mutating func beginRecord() {
    guard !isEmpty else { return }
    values.removeAll()
    names.removeAll()
    nameEnds.removeAll(keepingCapacity: true)
    record += 1
  }

  /// Adds a name, and returns whether the record had it not yet.
  mutating func add(_ name: borrowing Span<UInt8>) -> Bool {
    names.append(name)
    nameEnds.append(names.count)
    return lastRecord.updateValue(record, forKey: Self.hash(name, nil)) != record
  }

  /// Adds the name that `decoded` holds.
  mutating func add(_ decoded: borrowing ByteBuffer) -> Bool { add(decoded.span) }

  /// Adds a value of the name that was added last.
  mutating func appendValue(_ value: borrowing Span<UInt8>) {
    guard let end = nameEnds.last else { return }
    let start = nameEnds.count > 1 ? nameEnds[nameEnds.count - 2] : 0
    if !values.isEmpty { values.append(UInt8(ascii: ";")) }
    // a value in `extra` needs a name
    if start == end { values.append("no-name" as StaticString) }
    Self.appendEscaped(start..<end, of: names, to: &values)
    values.append(UInt8(ascii: "="))
    ListSyntax.appendEscaped(value, to: &values)
  }

  /// Adds the value that `decoded` holds.
  mutating func appendValue(_ decoded: borrowing ByteBuffer) { appendValue(decoded.span) }

  private static func appendEscaped(
    _ range: Range<Int>, of names: borrowing ByteBuffer, to output: inout ByteBuffer
  ) {
    ListSyntax.appendEscaped(names.span.extracting(range), to: &output)
  }

  /// Puts the values behind what `extra` has, and the names into the batch; a record is refused where one of them may
  /// hold its marking.
  mutating func store(in batch: inout RecordBatch, _ row: Int, extra: Int) {
    guard !isEmpty else { return }
    var start = 0
    for end in nameEnds {
      let hash = Self.hash(names.span.extracting(start..<end), batch.table)
      if noted.insert(hash).inserted {
        batch.unknownNames.append((name: names.span.extracting(start..<end).text, row: row))
      }
      if MarkingName.isMeant(by: names.span.extracting(start..<end)) {
        batch.report(.almostMarking, row, batch.schema.marking)
      }
      start = end
    }
    guard !values.isEmpty else { return }
    let own = batch.range(row, extra)
    let joined = batch.bytes.count
    if !own.isEmpty {
      batch.bytes.appendCopy(of: own)
      batch.bytes.append(UInt8(ascii: ";"))
    }
    batch.bytes.append(values.span)
    guard batch.bytes.count - joined <= ReadLimits.field else {
      batch.bytes.truncate(to: joined)
      return batch.report(.fieldTooLong, row, extra)
    }
    batch.setField(row, extra, joined..<batch.bytes.count)
  }

  /// FNV-1a, which is the same in every process.
  private static func hash(_ name: borrowing Span<UInt8>, _ table: Table?) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(table?.rawValue ?? 0xFF)
    for i in name.indices { hash = (hash ^ UInt64(name[i])) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}
