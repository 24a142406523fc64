/// What is counted under names, found by their bytes without allocating once a name is there. A name may have two parts.
struct NameTable<Count>: ~Copyable {
  private let zero: Count
  /// The names, in the order in which they came; names longer than `IdentifierTable.longest` bytes end there. The two
  /// parts of a name have a zero byte between them.
  private(set) var names: [String] = []
  /// What is counted, by ordinal.
  var counts: [Count] = []
  /// Open addressing: the upper half of a name's hash above its ordinal, which counts from 1; 0 is free.
  private var slots = [UInt64](repeating: 0, count: 1 << 6)
  /// The bytes of all names, one behind the other, and where each ends.
  private var bytes = ByteBuffer(capacity: 1 << 10)
  private var ends: [Int] = []
  /// The one that was found last: rows that follow each other often name the same.
  private var last = -1

  init(zero: Count) { self.zero = zero }

  /// The ordinal of `name`, which is added with nothing counted unless it is there.
  mutating func ordinal(of name: borrowing Span<UInt8>) -> Int {
    if last >= 0, holds(last, name) { return last }
    guard name.count <= IdentifierTable.longest else {
      var length = IdentifierTable.longest
      while length > 0, name[length] & 0xC0 == 0x80 { length -= 1 }
      return ordinal(of: name.extracting(0..<length))
    }
    let hash = IdentifierTable.hash(name)
    var slot = Int(truncatingIfNeeded: hash &>> 32) & (slots.count &- 1)
    while slots[slot] != 0 {
      let ordinal = Int(slots[slot] & 0xFFFF_FFFF) &- 1
      if slots[slot] >> 32 == hash >> 32, holds(ordinal, name) {
        last = ordinal
        return ordinal
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    bytes.append(name)
    return add(hash, at: slot)
  }

  /// The same for a name of two parts; where both are empty, for the name without bytes.
  mutating func ordinal(of first: borrowing Span<UInt8>, _ second: borrowing Span<UInt8>) -> Int {
    if first.isEmpty, second.isEmpty { return ordinal(of: first) }
    if last >= 0, holds(last, first, second) { return last }
    guard first.count &+ second.count < IdentifierTable.longest else {
      var name = ByteBuffer(capacity: first.count + second.count + 1)
      name.append(first)
      name.append(0 as UInt8)
      name.append(second)
      return ordinal(of: name.span)
    }
    // the first part is short where it is a country
    let hash = IdentifierTable.hash(second, after: first)
    var slot = Int(truncatingIfNeeded: hash &>> 32) & (slots.count &- 1)
    while slots[slot] != 0 {
      let ordinal = Int(slots[slot] & 0xFFFF_FFFF) &- 1
      if slots[slot] >> 32 == hash >> 32, holds(ordinal, first, second) {
        last = ordinal
        return ordinal
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    bytes.append(first)
    bytes.append(0 as UInt8)
    bytes.append(second)
    return add(hash, at: slot)
  }

  @inline(__always)
  private func holds(_ ordinal: Int, _ name: borrowing Span<UInt8>) -> Bool {
    let start = ordinal == 0 ? 0 : ends[ordinal &- 1]
    return ends[ordinal] &- start == name.count
      && bytes.span.extracting(start..<ends[ordinal]).elementsEqual(name)
  }

  @inline(__always)
  private func holds(_ ordinal: Int, _ first: borrowing Span<UInt8>, _ second: borrowing Span<UInt8>) -> Bool {
    let start = ordinal == 0 ? 0 : ends[ordinal &- 1]
    let middle = start &+ first.count
    guard ends[ordinal] &- middle == second.count &+ 1 else { return false }
    let bytes = bytes.span
    return bytes[middle] == 0 && bytes.extracting(start..<middle).elementsEqual(first)
      && bytes.extracting(middle &+ 1..<ends[ordinal]).elementsEqual(second)
  }

  /// Adds the name whose bytes were appended last.
  private mutating func add(_ hash: UInt64, at slot: Int) -> Int {
    names.append(bytes.span.extracting((ends.last ?? 0)..<bytes.count).text)
    ends.append(bytes.count)
    counts.append(zero)
    slots[slot] = (hash >> 32) << 32 | UInt64(names.count)
    last = names.count - 1
    if names.count * 2 > slots.count { grow() }
    return last
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    for entry in slots where entry != 0 {
      var slot = Int(truncatingIfNeeded: entry &>> 32) & (larger.count - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = entry
    }
    slots = larger
  }

  /// Adds what `other` counted, name by name.
  mutating func merge(_ other: borrowing NameTable<Count>, _ add: (inout Count, Count) -> Void) {
    for (theirs, name) in other.names.enumerated() {
      let bytes = name.utf8Span.span
      let mine: Int
      if let middle = bytes.firstIndex(of: 0) {
        mine = ordinal(of: bytes.extracting(0..<middle), bytes.extracting((middle + 1)...))
      } else {
        mine = ordinal(of: bytes)
      }
      add(&counts[mine], other.counts[theirs])
    }
  }
}

extension NameTable where Count == Scoped {
  /// The names under which something is counted in one of the scopes.
  func lines(_ scope: (Scoped) -> Tally) -> [Breakdown<String>] {
    names.indices.compactMap { ordinal in
      let tally = scope(counts[ordinal])
      return tally.isEmpty ? nil : Breakdown(key: names[ordinal], tally: tally)
    }
  }
}
