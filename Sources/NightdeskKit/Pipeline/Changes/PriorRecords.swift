/// The records of the edition before, read from their digests and looked up by id from many threads.
@safe package final class PriorRecords: @unchecked Sendable {
  /// The run that published them.
  package let runID: String
  /// The runs that saw records first, as the entries name them.
  package let firstRuns: [String]
  let seed: UInt64
  /// How many records there are.
  package let count: Int

  private let base: UnsafeMutablePointer<UInt8>
  private let start: Int
  private let length: Int
  /// Open addressing: 24 bits of an id's hash above 40 bits of an entry's place; 0 is free.
  private let slots: [UInt64]

  /// Takes what ``RecordDigests`` describes; nil when it is something else, cut off, or has other columns.
  package init?(_ bytes: borrowing Span<UInt8>) {
    guard let head = Head(bytes) else { return nil }
    var count = 0
    var place = head.length
    while place < bytes.count {
      guard let length = Entry.length(bytes, place, runs: head.firstRuns.count) else { return nil }
      place += length
      count += 1
    }
    (runID, seed, firstRuns, start) = (head.runID, head.seed, head.firstRuns, head.length)
    self.count = count
    length = bytes.count
    let base = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
    unsafe bytes.withUnsafeBufferPointer {
      if let from = $0.baseAddress { unsafe base.update(from: from, count: $0.count) }
    }
    unsafe self.base = base
    var size = 1 << 8
    while size * 3 < count * 4 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    place = head.length
    while place < bytes.count {
      let id = bytes.extracting(place + Entry.head..<place + Entry.head + Int(bytes[place + 1]))
      let hash = Self.hash(id, bytes[place])
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[slot] != 0 { slot = (slot &+ 1) & (size - 1) }
      slots[slot] = (hash >> 40) << 40 | UInt64(place)
      place += Entry.head + Int(bytes[place + 1]) + 4 * Int(bytes[place + 3])
    }
    self.slots = slots
  }

  deinit { unsafe base.deallocate() }

  private static func hash(_ id: borrowing Span<UInt8>, _ table: UInt8) -> UInt64 {
    IdentifierTable.hash(id) ^ UInt64(table)
  }

  private struct Head {
    var runID = ""
    var seed: UInt64 = 0
    var firstRuns: [String] = []
    var length = 0

    init?(_ bytes: borrowing Span<UInt8>) {
      let magic = RecordDigests.magic.utf8.count
      guard bytes.count > magic, bytes.extracting(..<magic).equals(RecordDigests.magic) else { return nil }
      var place = magic
      var columns: UInt64?
      while let end = bytes.firstIndex(of: 0x0A, from: place) {
        let line = bytes.extracting(place..<end).text
        place = end + 1
        if line.isEmpty {
          length = place
          break
        }
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else { return nil }
        switch words[0] {
        case "run": runID = words[1]
        case "seed": seed = UInt64(words[1], radix: 16) ?? 0
        case "columns": columns = UInt64(words[1], radix: 16)
        case "first": firstRuns.append(words[1])
        default: return nil
        }
      }
      guard length > 0, !runID.isEmpty, seed != 0, columns == RecordDigests.columnsNumber else { return nil }
    }
  }

  /// The layout of an entry.
  enum Entry {
    static let head = RecordDigests.entryHead

    /// The length of the entry at `place`; nil when it cannot be one.
    static func length(_ bytes: borrowing Span<UInt8>, _ place: Int, runs: Int) -> Int? {
      guard bytes.count - place > head, bytes[place] < Table.allCases.count else { return nil }
      let length = head + Int(bytes[place + 1]) + 4 * Int(bytes[place + 3])
      guard bytes.number(at: place + 8, bytes: 8).nonzeroBitCount == Int(bytes[place + 3]),
        bytes.count - place >= length, bytes.number(at: place + 4, bytes: 4) < UInt64(runs)
      else { return nil }
      return length
    }
  }
}

// MARK: - Entries, each known by its place

extension PriorRecords {
  /// The entry of a record, if there is one.
  func find(_ id: borrowing Span<UInt8>, in table: Table) -> Int? {
    let hash = Self.hash(id, table.rawValue)
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let place = Int(slots[slot] & 0xFF_FFFF_FFFF)
      if slots[slot] >> 40 == hash >> 40, unsafe base[place] == table.rawValue,
        unsafe Span(_unsafeStart: base + place + Entry.head, count: Int(base[place + 1])).elementsEqual(id)
      {
        return place
      }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  /// Says that the record is still there. Each entry belongs to one record, so no two threads meet here.
  func mark(_ place: Int) { unsafe base[place + 2] |= 0x80 }

  func isContested(_ place: Int) -> Bool { unsafe base[place + 2] & 1 == 1 }
  func firstRun(_ place: Int) -> UInt32 { UInt32(truncatingIfNeeded: number(place + 4, 4)) }
  func filled(_ place: Int) -> UInt64 { number(place + 8, 8) }

  /// The digest of the filled column number `ordinal`, counted among the filled ones.
  func digest(_ place: Int, _ ordinal: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: number(place + Entry.head + Int(unsafe base[place + 1]) + 4 * ordinal, 4))
  }

  /// Whether the entry has these digests, as they are written.
  func hasDigests(_ place: Int, _ digests: borrowing Span<UInt8>) -> Bool {
    let (id, filled) = unsafe (Int(base[place + 1]), Int(base[place + 3]))
    return unsafe Span(_unsafeStart: base + place + Entry.head + id, count: 4 * filled).elementsEqual(digests)
  }

  /// Calls `body` for every record that nobody marked, in their order.
  func forEachUnmarked(_ body: (_ place: Int, _ table: Table, _ id: String) -> Void) {
    var place = start
    while place < length {
      let (id, filled) = unsafe (Int(base[place + 1]), Int(base[place + 3]))
      if unsafe base[place + 2] & 0x80 == 0 {
        let name = unsafe Span(_unsafeStart: base + place + Entry.head, count: id).text
        body(place, Table(rawValue: unsafe base[place])!, name)
      }
      place += Entry.head + id + 4 * filled
    }
  }

  private func number(_ place: Int, _ count: Int) -> UInt64 {
    precondition(place >= 0 && place + count <= length)
    return unsafe Span(_unsafeStart: base + place, count: count).number(at: 0, bytes: count)
  }
}
