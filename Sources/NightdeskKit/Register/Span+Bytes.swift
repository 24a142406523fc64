internal import Glibc

/// Whether `count` bytes are the same at both places: eight at a time, the last eight over what was compared before.
@unsafe @inlinable @inline(__always)
func holdSameBytes(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, count: Int) -> Bool {
  if count < 8 {
    if count >= 4 {
      let last = count &- 4
      let head = unsafe a.loadUnaligned(as: UInt32.self) ^ b.loadUnaligned(as: UInt32.self)
      let tail =
        unsafe a.loadUnaligned(fromByteOffset: last, as: UInt32.self)
        ^ b.loadUnaligned(fromByteOffset: last, as: UInt32.self)
      return head | tail == 0
    }
    for i in 0..<count {
      if unsafe a.load(fromByteOffset: i, as: UInt8.self) != b.load(fromByteOffset: i, as: UInt8.self) { return false }
    }
    return true
  }
  var i = 0
  while i < count {
    let place = min(i, count &- 8)
    let (mine, others) = unsafe (
      a.loadUnaligned(fromByteOffset: place, as: UInt64.self), b.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    )
    if mine != others { return false }
    i &+= 8
  }
  return true
}

extension Span<UInt8> {
  /// Whether both spans hold the same bytes.
  @inlinable
  public func elementsEqual(_ other: borrowing Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return unsafe withUnsafeBytes { a in
      unsafe other.withUnsafeBytes { b in
        guard let start = a.baseAddress, let others = b.baseAddress else { return true }
        return unsafe holdSameBytes(start, others, count: a.count)
      }
    }
  }

  /// Whether the bytes are the ASCII characters of `text`.
  @inlinable
  public func equals(_ text: StaticString) -> Bool {
    unsafe elementsEqual(Span(_unsafeStart: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Whether the bytes are the UTF-8 of `text`.
  public func equals(_ text: String) -> Bool { elementsEqual(text.utf8Span.span) }

  /// The position of the first `byte` at or after `start`.
  public func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
    guard start < count else { return nil }
    return unsafe withUnsafeBytes { bytes -> Int? in
      let base = bytes.baseAddress!
      guard let hit = unsafe memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
      return unsafe UnsafeRawPointer(hit) - base
    }
  }

  /// How often `byte` occurs.
  package func count(of byte: UInt8) -> Int {
    var count = 0
    var start = 0
    while let hit = firstIndex(of: byte, from: start) {
      count += 1
      start = hit + 1
    }
    return count
  }

  /// The bytes as text; bytes that are not UTF-8 become U+FFFD.
  public var text: String {
    unsafe withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// Where `self` stands in the order of bytes, compared with `other`.
  package func precedes(_ other: borrowing Span<UInt8>) -> Bool {
    let shared = Swift.min(count, other.count)
    for i in 0..<shared where self[i] != other[i] { return self[i] < other[i] }
    return count < other.count
  }
}
