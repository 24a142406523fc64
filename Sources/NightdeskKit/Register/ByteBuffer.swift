/// Bytes that grow at the end and are reused: where readers put blocks and exporters put output.
///
/// Past its last byte a buffer keeps ``slack`` readable bytes and before its first ``margin``, so that words can be
/// loaded whole.
@safe public struct ByteBuffer: ~Copyable, @unchecked Sendable {
  @usableFromInline static var slack: Int { 128 }
  private static var margin: Int { 16 }
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var room: Int
  @usableFromInline internal var length: Int
  /// How many bytes there are.
  @inlinable public var count: Int { length }
  /// Whether there is no byte.
  @inlinable public var isEmpty: Bool { length == 0 }

  /// An empty buffer with room for `capacity` bytes.
  public init(capacity: Int = 1 << 16) {
    unsafe base = unsafe Self.allocate(capacity)
    room = capacity
    length = 0
  }

  deinit { unsafe Self.deallocate(base) }

  private static func allocate(_ room: Int) -> UnsafeMutablePointer<UInt8> {
    let start = UnsafeMutablePointer<UInt8>.allocate(capacity: margin + room + slack)
    unsafe LargePages.ask(for: start, byteCount: margin + room + slack)
    unsafe start.update(repeating: 0, count: margin)
    return unsafe start + margin
  }

  private static func deallocate(_ base: UnsafeMutablePointer<UInt8>) { unsafe (base - margin).deallocate() }

  /// The bytes.
  public var span: Span<UInt8> {
    @_lifetime(borrow self) @inlinable get {
      unsafe _overrideLifetime(Span(_unsafeStart: base, count: length), borrowing: self)
    }
  }

  /// Forgets the bytes and keeps the memory.
  public mutating func removeAll() { length = 0 }

  /// Forgets all but the first `newCount` bytes.
  public mutating func truncate(to newCount: Int) {
    precondition(0...count ~= newCount)
    length = newCount
  }

  /// Appends one byte.
  @inlinable
  public mutating func append(_ byte: UInt8) {
    if length == room { grow(by: 1) }
    unsafe base[length] = byte
    length &+= 1
  }

  /// Appends `bytes`.
  @inlinable
  public mutating func append(_ bytes: borrowing Span<UInt8>) {
    let added = bytes.count
    if room &- length < added { grow(by: added) }
    unsafe bytes.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      unsafe copyBytes(from: start, to: base + length, count: added)
    }
    length &+= added
  }

  /// Appends the lowest `count` bytes of `word`, the lowest first; the others lie in the slack.
  @inline(__always)
  mutating func append(_ word: UInt64, count: Int) {
    if room &- length < count { grow(by: count) }
    unsafe UnsafeMutableRawPointer(base + length).storeBytes(of: word.littleEndian, as: UInt64.self)
    length &+= count
  }

  /// The eight bytes from `place` on, the first one lowest; those behind the last byte may be anything.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    precondition(place >= 0 && place < length)
    return unsafe UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self).littleEndian
  }

  /// How many bytes lie behind what ``append(padded:_:)`` appends a part of.
  static var padding: Int { 32 }

  /// Appends a part of `bytes`, behind which there are as many more as ``padding`` says: short ones are copied without
  /// asking how short.
  @inline(__always)
  mutating func append(padded bytes: borrowing Span<UInt8>, _ part: Range<Int>) {
    precondition(part.lowerBound >= 0 && part.upperBound <= bytes.count &- Self.padding)
    guard part.count <= Self.padding else { return append(bytes.extracting(part)) }
    if room &- length < part.count { grow(by: part.count) }
    unsafe bytes.withUnsafeBytes { bytes in
      let (from, to) = unsafe (bytes.baseAddress! + part.lowerBound, UnsafeMutableRawPointer(base + length))
      unsafe to.storeBytes(of: from.loadUnaligned(as: Lanes.self), as: Lanes.self)
      unsafe (to + 16).storeBytes(of: (from + 16).loadUnaligned(as: Lanes.self), as: Lanes.self)
    }
    length &+= part.count
  }

  /// Appends a part of `other`, which has sixteen readable bytes behind it as every buffer has: most fields are shorter
  /// and are copied without asking how short.
  @inline(__always)
  mutating func appendShort(_ other: borrowing ByteBuffer, _ part: Range<Int>) {
    precondition(part.lowerBound >= 0 && part.upperBound <= other.length)
    guard part.count <= 16 else { return append(other.span.extracting(part)) }
    if room &- length < part.count { grow(by: part.count) }
    let bytes = unsafe UnsafeRawPointer(other.base + part.lowerBound).loadUnaligned(as: Lanes.self)
    unsafe UnsafeMutableRawPointer(base + length).storeBytes(of: bytes, as: Lanes.self)
    length &+= part.count
  }

  /// Appends the UTF-8 of `text`.
  public mutating func append(_ text: String) { append(text.utf8Span.span) }

  /// Appends the UTF-8 of `text`.
  @inlinable
  public mutating func append(_ text: StaticString) {
    unsafe append(Span(_unsafeStart: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends `number` in decimal digits.
  public mutating func append(number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let start = count
    repeat {
      append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    var low = start
    var high = count - 1
    while low < high {
      unsafe swap(&base[low], &base[high])
      low += 1
      high -= 1
    }
  }

  /// Appends `number` in 16 hexadecimal digits.
  mutating func append(hexadecimal number: UInt64) {
    if room &- length < 16 { grow(by: 16) }
    for place in 0..<16 {
      let digit = UInt8(truncatingIfNeeded: number &>> UInt64(60 &- 4 &* place)) & 0xF
      unsafe base[length &+ place] = digit &+ (digit < 10 ? 0x30 : 0x57)
    }
    length &+= 16
  }

  /// The bytes at `range` as text.
  func text(_ range: Range<Int>) -> String { span.extracting(range).text }

  /// Appends bytes that the buffer already has.
  package mutating func appendCopy(of range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= length)
    if room - length < range.count { grow(by: range.count) }
    unsafe copyBytes(from: base + range.lowerBound, to: base + length, count: range.count)
    length &+= range.count
  }

  /// Appends up to `limit` bytes that `fill` puts at the address it is given, and returns how many (what `fill`
  /// returned: negative for a failure).
  package mutating func append(upTo limit: Int, _ fill: (UnsafeMutableRawPointer, Int) -> Int) -> Int {
    if room - count < limit { grow(by: limit) }
    let filled = unsafe fill(base + count, limit)
    precondition(filled <= limit)
    if filled > 0 { length += filled }
    return filled
  }

  /// Removes the first `removed` bytes.
  package mutating func removeFirst(_ removed: Int) {
    precondition(0...length ~= removed)
    guard removed > 0 else { return }
    unsafe base.update(from: base + removed, count: length - removed)
    length -= removed
  }

  /// Puts `new` wherever `old` stands from `start` on.
  mutating func replace(_ old: UInt8, with new: UInt8, from start: Int) {
    precondition(0...length ~= start)
    for i in start..<length where unsafe base[i] == old { unsafe base[i] = new }
  }

  /// Puts letters behind the last byte, so that a scanner of whole words meets nothing there.
  mutating func fillSlack() {
    unsafe (base + length).update(repeating: 0x41, count: Self.slack)
  }

  @usableFromInline @inline(never)
  mutating func grow(by added: Int) {
    let newRoom = max(room * 2, length + added)
    let newBase = unsafe Self.allocate(newRoom)
    unsafe newBase.update(from: base, count: length)
    unsafe Self.deallocate(base)
    unsafe base = newBase
    room = newRoom
  }
}

/// Copies a short run without a call: most fields have fewer than 33 bytes.
@unsafe @inlinable @inline(__always)
func copyBytes(from source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, count: Int) {
  let from = unsafe UnsafeRawPointer(source)
  let to = UnsafeMutableRawPointer(target)
  if count <= 16 {
    if count >= 8 {
      let head = unsafe from.loadUnaligned(as: UInt64.self)
      let tail = unsafe from.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      unsafe to.storeBytes(of: head, as: UInt64.self)
      unsafe to.storeBytes(of: tail, toByteOffset: count &- 8, as: UInt64.self)
    } else if count >= 4 {
      let head = unsafe from.loadUnaligned(as: UInt32.self)
      let tail = unsafe from.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
      unsafe to.storeBytes(of: head, as: UInt32.self)
      unsafe to.storeBytes(of: tail, toByteOffset: count &- 4, as: UInt32.self)
    } else {
      for i in 0..<count { unsafe target[i] = source[i] }
    }
  } else if count <= 32 {
    let head = unsafe from.loadUnaligned(as: SIMD16<UInt8>.self)
    let tail = unsafe from.loadUnaligned(fromByteOffset: count &- 16, as: SIMD16<UInt8>.self)
    unsafe to.storeBytes(of: head, as: SIMD16<UInt8>.self)
    unsafe to.storeBytes(of: tail, toByteOffset: count &- 16, as: SIMD16<UInt8>.self)
  } else {
    unsafe to.copyMemory(from: from, byteCount: count)
  }
}
