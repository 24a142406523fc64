/// Identifiers and the order in which they came: a hash table with exact comparison, about 24 bytes an id.
///
/// The hash is seeded anew in each process, so that nobody can prepare ids that collide; nothing written depends on it.
@safe package struct IdentifierTable: ~Copyable, @unchecked Sendable {
  /// 24 bits of hash above 40 bits of place in `names`, which counts from 1; a power of two of them.
  private var slots: UnsafeMutablePointer<UInt64>
  private var slotCount = 1 << 8
  /// How far a hash is shifted to be the number of a slot: its highest bits are.
  private var shift = 64 - 8 as UInt64
  /// Per identifier: its ordinal in four bytes, its length in one, its bytes.
  private var names = ByteBuffer(capacity: 1 << 12)
  /// How many identifiers there are.
  package private(set) var count = 0

  /// How many bytes stand before each name.
  private static let head = 5
  private static let mostForeseen = 4 << 20
  private var touched: UInt64 = 0

  /// The longest identifier that can be kept, in bytes.
  package static let longest = 200

  package init() { unsafe slots = Self.emptySlots(slotCount) }
  deinit { unsafe slots.deallocate() }

  private static func emptySlots(_ count: Int) -> UnsafeMutablePointer<UInt64> {
    let slots = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
    unsafe LargePages.ask(for: slots, byteCount: count * MemoryLayout<UInt64>.stride)
    unsafe slots.update(repeating: 0, count: count)
    return unsafe slots
  }

  /// The slot `number`, which is below ``slotCount`` because it was shifted or masked to be.
  @inline(__always)
  private func slot(_ number: Int) -> UInt64 { unsafe slots[number] }

  /// Adds `name` unless it is there, and returns its ordinal and whether it was new. A name longer than
  /// ``longest`` is never kept and always new.
  package mutating func insert(_ name: borrowing Span<UInt8>, hash: UInt64) -> (ordinal: Int, isNew: Bool) {
    guard name.count <= Self.longest else { return (-1, true) }
    if count &* 4 >= slotCount &* 3 { grow() }
    let mask = slotCount &- 1
    var number = Int(truncatingIfNeeded: hash &>> shift)
    while slot(number) != 0 {
      if slot(number) >> 40 == hash >> 40, let ordinal = ordinal(at: slot(number), ifNamed: name) {
        return (ordinal, false)
      }
      number = (number &+ 1) & mask
    }
    unsafe slots[number] = (hash >> 40) << 40 | UInt64(names.count + 1)
    names.append(UInt64(UInt32(truncatingIfNeeded: count)) | UInt64(name.count) << 32, count: Self.head)
    names.append(name)
    count += 1
    return (count - 1, true)
  }

  /// Makes room for `expected` identifiers of `length` bytes each, before there is any; for so many at most that a wrong
  /// guess does no harm.
  mutating func foresee(_ expected: Int, length: Int) {
    guard count == 0 else { return }
    let expected = min(expected, Self.mostForeseen)
    while slotCount &* 3 <= expected &* 4 {
      slotCount *= 2
      shift -= 1
    }
    unsafe slots.deallocate()
    unsafe slots = Self.emptySlots(slotCount)
    names = ByteBuffer(capacity: expected * (Self.head + min(length, Self.longest)) + 1 << 12)
  }

  /// Makes so much room that most looks meet one slot, where there are few identifiers: for a table that is complete and
  /// looked into all the time.
  mutating func spread() {
    while slotCount < 3 &* count, slotCount < 1 << 17 { grow() }
  }

  /// Looks at the slots that `hashes` lead to, all at once: a large table lies far away in memory, and one slot after
  /// another would be waited for when the names are added.
  package mutating func fetch(_ hashes: [UInt64]) {
    for hash in hashes { touched &+= slot(Int(truncatingIfNeeded: hash &>> shift)) }
  }

  /// Adds `name` unless it is there.
  @discardableResult
  package mutating func insert(_ name: String) -> (ordinal: Int, isNew: Bool) {
    insert(name.utf8Span.span, hash: Self.hash(name.utf8Span.span))
  }

  /// The ordinal of `name`, if it is there.
  @inline(__always)
  package func find(_ name: borrowing Span<UInt8>, hash: UInt64) -> Int? {
    let mask = slotCount &- 1
    var number = Int(truncatingIfNeeded: hash &>> shift)
    while slot(number) != 0 {
      if slot(number) >> 40 == hash >> 40, let ordinal = ordinal(at: slot(number), ifNamed: name) { return ordinal }
      number = (number &+ 1) & mask
    }
    return nil
  }

  /// The ordinal of `name`, if it is there.
  package func find(_ name: borrowing Span<UInt8>) -> Int? { find(name, hash: Self.hash(name)) }

  @inline(__always)
  private func ordinal(at slot: UInt64, ifNamed name: borrowing Span<UInt8>) -> Int? {
    let place = Int(slot & 0xFF_FFFF_FFFF) &- 1
    let head = names.word(at: place)
    guard Int(truncatingIfNeeded: head &>> 32 & 0xFF) == name.count,
      names.span.extracting(place &+ Self.head..<place &+ Self.head &+ name.count).elementsEqual(name)
    else { return nil }
    return Int(truncatingIfNeeded: head & 0xFFFF_FFFF)
  }

  /// Doubles the slots. The hash that a slot keeps tells where its name goes, so that old and new slots are passed
  /// through side by side; only beyond 16 million slots the names are hashed again.
  private mutating func grow() {
    let old = unsafe slots
    let mask = slotCount &* 2 &- 1
    unsafe slots = Self.emptySlots(slotCount * 2)
    shift -= 1
    for place in 0..<slotCount {
      let entry = unsafe old[place]
      guard entry != 0 else { continue }
      let hash = shift >= 40 ? entry : hash(at: entry)
      var number = Int(truncatingIfNeeded: hash &>> shift)
      while slot(number) != 0 { number = (number &+ 1) & mask }
      unsafe slots[number] = entry
    }
    slotCount *= 2
    unsafe old.deallocate()
  }

  private func hash(at slot: UInt64) -> UInt64 {
    let place = Int(slot & 0xFF_FFFF_FFFF) - 1
    let bytes = names.span
    return Self.hash(bytes.extracting(place + Self.head..<place + Self.head + Int(bytes[place + 4])))
  }

  /// What the hashes of this process begin with.
  static let seed = UInt64.random(in: .min ... .max)

  /// The hash of `name`, the same all through a process.
  package static func hash(_ name: borrowing Span<UInt8>) -> UInt64 { hash(name, seed: seed) }

  /// The same with the seed at hand, which is asked for once where many names are hashed.
  @inline(__always)
  static func hash(_ name: borrowing Span<UInt8>, seed: UInt64) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: name.count)
    unsafe name.withUnsafeBytes { bytes in
      var i = 0
      while i &+ 8 <= bytes.count {
        hash = unsafe StableHash.mixed(hash ^ bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self))
        i &+= 8
      }
      var tail: UInt64 = 0
      if bytes.count >= 8 {
        // the last eight bytes, some of them once more
        tail = unsafe bytes.loadUnaligned(fromByteOffset: bytes.count &- 8, as: UInt64.self)
      } else {
        while i < bytes.count {
          tail = unsafe tail &<< 8 | UInt64(bytes[i])
          i &+= 1
        }
      }
      hash = StableHash.mixed(hash ^ tail)
    }
    return hash
  }

  /// The hash of a name of two parts, of which the first one has a few bytes.
  static func hash(_ name: borrowing Span<UInt8>, after first: borrowing Span<UInt8>) -> UInt64 {
    var front = UInt64(truncatingIfNeeded: first.count)
    for place in first.indices { front = (front &<< 8 | front &>> 56) ^ UInt64(first[place]) }
    return StableHash.mixed(hash(name) ^ front)
  }
}
