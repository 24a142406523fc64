/// Identifiers and the order in which they came: a hash table with exact comparison, about 24 bytes an id.
///
/// The hash is seeded anew in each process, so that nobody can prepare ids that collide; nothing written depends on it.
package struct IdentifierTable: ~Copyable, Sendable {
  /// 24 bits of hash above 40 bits of place in `names`, which counts from 1.
  private var slots = [UInt64](repeating: 0, count: 1 << 8)
  /// How far a hash is shifted to be the number of a slot: its highest bits are.
  private var shift = 64 - 8 as UInt64
  /// Per identifier: its ordinal in four bytes, its length in one, its bytes.
  private var names = ByteBuffer(capacity: 1 << 12)
  /// How many identifiers there are.
  package private(set) var count = 0

  private var touched: UInt64 = 0

  /// The longest identifier that can be kept, in bytes.
  package static let longest = 200

  package init() {}

  /// Adds `name` unless it is there, and returns its ordinal and whether it was new. A name longer than
  /// ``longest`` is never kept and always new.
  package mutating func insert(_ name: borrowing Span<UInt8>, hash: UInt64) -> (ordinal: Int, isNew: Bool) {
    guard name.count <= Self.longest else { return (-1, true) }
    if count &* 4 >= slots.count &* 3 { grow() }
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash &>> shift)
    while slots[slot] != 0 {
      if slots[slot] >> 40 == hash >> 40, let ordinal = ordinal(at: slots[slot], ifNamed: name) {
        return (ordinal, false)
      }
      slot = (slot &+ 1) & mask
    }
    slots[slot] = (hash >> 40) << 40 | UInt64(names.count + 1)
    for shift in [0, 8, 16, 24] { names.append(UInt8(truncatingIfNeeded: count >> shift)) }
    names.append(UInt8(name.count))
    names.append(name)
    count += 1
    return (count - 1, true)
  }

  /// Looks at the slots that `hashes` lead to, all at once: a large table lies far away in memory, and one slot after
  /// another would be waited for when the names are added.
  package mutating func fetch(_ hashes: [UInt64]) {
    for hash in hashes { touched &+= slots[Int(truncatingIfNeeded: hash &>> shift)] }
  }

  /// Adds `name` unless it is there.
  @discardableResult
  package mutating func insert(_ name: String) -> (ordinal: Int, isNew: Bool) {
    insert(name.utf8Span.span, hash: Self.hash(name.utf8Span.span))
  }

  /// The ordinal of `name`, if it is there.
  package func find(_ name: borrowing Span<UInt8>, hash: UInt64) -> Int? {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash &>> shift)
    while slots[slot] != 0 {
      if slots[slot] >> 40 == hash >> 40, let ordinal = ordinal(at: slots[slot], ifNamed: name) { return ordinal }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  /// The ordinal of `name`, if it is there.
  package func find(_ name: borrowing Span<UInt8>) -> Int? { find(name, hash: Self.hash(name)) }

  private func ordinal(at slot: UInt64, ifNamed name: borrowing Span<UInt8>) -> Int? {
    let place = Int(slot & 0xFF_FFFF_FFFF) - 1
    let bytes = names.span
    let length = Int(bytes[place + 4])
    guard bytes.extracting(place + 5..<place + 5 + length).elementsEqual(name) else { return nil }
    return Int(bytes[place]) | Int(bytes[place + 1]) << 8 | Int(bytes[place + 2]) << 16 | Int(bytes[place + 3]) << 24
  }

  /// Doubles the slots. The hash that a slot keeps tells where its name goes, so that old and new slots are passed
  /// through side by side; only beyond 16 million slots the names are hashed again.
  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    shift -= 1
    for entry in slots where entry != 0 {
      let hash = shift >= 40 ? entry : hash(at: entry)
      var slot = Int(truncatingIfNeeded: hash &>> shift)
      while larger[slot] != 0 { slot = (slot &+ 1) & mask }
      larger[slot] = entry
    }
    slots = larger
  }

  private func hash(at slot: UInt64) -> UInt64 {
    let place = Int(slot & 0xFF_FFFF_FFFF) - 1
    let bytes = names.span
    return Self.hash(bytes.extracting(place + 5..<place + 5 + Int(bytes[place + 4])))
  }

  private static let seed = UInt64.random(in: .min ... .max)

  /// The hash of `name`, the same all through a process.
  package static func hash(_ name: borrowing Span<UInt8>) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: name.count)
    unsafe name.withUnsafeBytes { bytes in
      var i = 0
      while i &+ 8 <= bytes.count {
        hash = unsafe mixed(hash ^ bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self))
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
      hash = mixed(hash ^ tail)
    }
    return hash
  }

  /// The hash of a name of two parts, of which the first one has a few bytes.
  static func hash(_ name: borrowing Span<UInt8>, after first: borrowing Span<UInt8>) -> UInt64 {
    var front = UInt64(truncatingIfNeeded: first.count)
    for place in first.indices { front = (front &<< 8 | front &>> 56) ^ UInt64(first[place]) }
    return mixed(hash(name) ^ front)
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.low ^ product.high
  }
}
