internal import Synchronization

/// Whether an id comes again, with another moment of update or in another file of its dataset: asked before the events are read, because only then all of
/// them must be looked at beforehand, which takes as long as reading them.
///
/// Looks at nothing but ids and moments, as the files write them. What is said is the same for any block size: where a
/// file is not plainly regular, or of another kind than the others, there may be versions.
final class VersionProbe: Sendable {
  /// Where in a file's records its ids and its moments of update stand, from 0.
  private struct Columns: Sendable {
    let width, id, updated: Int
  }

  private let columns: Columns
  private let reader: Locked<BlockReader>
  private let seen: Locked<SeenVersions>
  private let isOver = Atomic<Bool>(false)
  private let failure = Locked<ReadError?>(nil)

  /// Whether an id comes again in the files of `inputs`, which are of one dataset: those may overlap. What cannot be
  /// looked through that quickly is not asked.
  static func mayFindRepeats(in inputs: [OpenedInput], _ order: RegisterPass.Order) throws(ReadError) -> Bool {
    let areAsked = inputs.allSatisfy { input in
      if case .csv(let layout, _, _) = input.plan { layout.dialect == .csv && layout.keepsIdentifiers } else { false }
    }
    guard areAsked else { return false }
    return try mayFindVersions(in: inputs, order, orRepeats: true)
  }

  /// Whether there may be versions among the events of `inputs`, all of which may have some.
  static func mayFindVersions(
    in inputs: [OpenedInput], _ order: RegisterPass.Order, orRepeats: Bool = false
  ) throws(ReadError) -> Bool {
    guard Set(inputs.map(\.format)).count == 1 else { return true }
    var seen = SeenVersions(countsRepeats: orRepeats)
    for input in inputs {
      guard case .csv(let layout, let offset, _) = input.plan, layout.dialect == .csv, layout.keepsIdentifiers else {
        return true
      }
      let columns = Columns(
        width: layout.width, id: Int(layout.origins[EventColumns.id]),
        updated: Int(layout.origins[EventColumns.updated]))
      guard columns.id >= 0, columns.updated >= 0 || orRepeats else { return true }
      let probe = VersionProbe(columns, BlockReader(input.file, blockSize: order.blockSize, offset: offset), seen)
      onThreads(order.threads) { probe.work() }
      if let failure = probe.failure.withLock({ $0 }) { throw failure }
      // what is read again must be the same file from its start
      input.file.rest()
      probe.seen.withLock { swap(&seen, &$0) }
      if seen.hasVersions { return true }
    }
    return false
  }

  private init(_ columns: Columns, _ reader: BlockReader, _ seen: SeenVersions) {
    self.columns = columns
    self.reader = Locked(reader)
    self.seen = Locked(seen)
  }

  private func work() {
    var block = ByteBuffer()
    var index = StructuralIndex()
    var found: [(id: UInt64, moment: UInt32)] = []
    while !isOver.load(ordering: .relaxed) {
      do throws(ReadError) {
        guard try reader.withLock({ reader throws(ReadError) in try reader.next(into: &block) }) else { return }
      } catch {
        failure.withLock { $0 = $0 ?? error }
        return isOver.store(true, ordering: .relaxed)
      }
      found.removeAll(keepingCapacity: true)
      let isRegular = gather(&block, &index, &found)
      let hasVersions = seen.withLock { $0.add(found, isRegular: isRegular) }
      if hasVersions { isOver.store(true, ordering: .relaxed) }
    }
  }

  /// Appends the digests of ids and moments in `block`; false if it is not plainly regular.
  private func gather(
    _ block: inout ByteBuffer, _ index: inout StructuralIndex, _ found: inout [(id: UInt64, moment: UInt32)]
  ) -> Bool {
    index.scan(&block)
    let length = block.count
    guard index.count == index.records * columns.width, index.records > 0 else { return false }
    var start = 0
    for record in 0..<index.records {
      let first = record * columns.width
      let end = index.position(first + columns.width - 1)
      guard end < length, block.span[end] == 0x0A else { return false }
      func field(_ column: Int) -> Range<Int> {
        let from = column == 0 ? start : index.position(first + column - 1) + 1
        let to = index.position(first + column)
        return from..<(to == end && to > from && block.span[to - 1] == 0x0D ? to - 1 : to)
      }
      let id = field(columns.id)
      let moment = columns.updated < 0 ? id.lowerBound..<id.lowerBound : field(columns.updated)
      if !id.isEmpty, !moment.isEmpty || columns.updated < 0 {
        // in quotes it would look different
        if block.span[id.lowerBound] == 0x22 || !moment.isEmpty && block.span[moment.lowerBound] == 0x22 {
          return false
        }
        let digest = StableHash.of(block.span.extracting(moment))
        found.append((IdentifierTable.hash(block.span.extracting(id)) | 1, UInt32(truncatingIfNeeded: digest)))
      }
      start = end + 1
    }
    return true
  }
}

/// The ids that were met with their moments, both as digests: an open hash table of twelve bytes a slot.
private struct SeenVersions: Sendable {
  /// 0: empty.
  private var ids = [UInt64](repeating: 0, count: 1 << 12)
  private var moments = [UInt32](repeating: 0, count: 1 << 12)
  private var count = 0
  /// Whether an id that comes again with the same moment is asked for, too.
  private let countsRepeats: Bool

  init(countsRepeats: Bool) { self.countsRepeats = countsRepeats }

  /// Whether an id has come with two moments, or may have.
  private(set) var hasVersions = false

  /// Takes what a block holds; returns ``hasVersions``.
  mutating func add(_ found: [(id: UInt64, moment: UInt32)], isRegular: Bool) -> Bool {
    if !isRegular { hasVersions = true }
    for new in found where !hasVersions {
      if (count + 1) * 4 > ids.count * 3 { grow() }
      let slot = slot(of: new.id)
      if ids[slot] == 0 {
        (ids[slot], moments[slot]) = (new.id, new.moment)
        count += 1
      } else if countsRepeats || moments[slot] != new.moment {
        hasVersions = true
      }
    }
    return hasVersions
  }

  private func slot(of id: UInt64) -> Int {
    let mask = ids.count - 1
    var slot = Int(truncatingIfNeeded: id >> 32) & mask
    while ids[slot] != 0, ids[slot] != id { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = (ids: ids, moments: moments)
    ids = [UInt64](repeating: 0, count: old.ids.count * 2)
    moments = [UInt32](repeating: 0, count: old.ids.count * 2)
    for place in old.ids.indices where old.ids[place] != 0 {
      let slot = slot(of: old.ids[place])
      (ids[slot], moments[slot]) = (old.ids[place], old.moments[place])
    }
  }
}
