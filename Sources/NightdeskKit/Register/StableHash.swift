/// A hash that is the same in every process: for what is written down or compared between runs. Not for tables that
/// hostile input fills.
package enum StableHash {
  @inline(__always)
  package static func of(_ bytes: borrowing Span<UInt8>, seed: UInt64 = 0x6E69_6768_7464_736B) -> UInt64 {
    unsafe bytes.withUnsafeBytes { bytes in
      var hash = seed ^ UInt64(truncatingIfNeeded: bytes.count)
      var place = 0
      while place &+ 8 <= bytes.count {
        let next = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        hash = mixed(hash ^ next.bigEndian)
        place &+= 8
      }
      let rest = bytes.count &- place
      var word: UInt64 = 0
      if rest > 0, place > 0 {
        // the last eight bytes without those that are in the hash already
        let last = unsafe bytes.loadUnaligned(fromByteOffset: bytes.count &- 8, as: UInt64.self)
        word = last.bigEndian & ((1 &<< UInt64(rest &* 8)) &- 1)
      } else {
        for i in place..<bytes.count { word = unsafe word &<< 8 | UInt64(bytes[i]) }
      }
      return mixed(hash ^ word ^ UInt64(rest) &<< 56)
    }
  }

  package static func of(_ texts: String...) -> UInt64 {
    texts.reduce(0x6E69_6768_7464_736B) { of($1.utf8Span.span, seed: $0) }
  }

  /// The bits of a number stirred, so that each tells on all.
  @inline(__always)
  package static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.low ^ product.high
  }
}
