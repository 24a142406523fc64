/// Sixteen bytes that are looked at together: one comparison is one instruction of SSE2 or NEON, which every
/// processor of these families has.
typealias Lanes = SIMD16<UInt8>

extension SIMD16<UInt8> {
  /// The sixteen bytes at `address`.
  @unsafe @inline(__always)
  init(at address: UnsafeRawPointer) { self = unsafe address.loadUnaligned(as: Lanes.self) }

  /// 0xFF where a lane equals `byte`, else 0.
  @inline(__always)
  func marks(equalTo byte: UInt8) -> Lanes { Lanes(mask: self .== Lanes(repeating: byte)) }

  /// 0xFF where a lane is below `byte`, else 0.
  @inline(__always)
  func marks(below byte: UInt8) -> Lanes { Lanes(mask: self .< Lanes(repeating: byte)) }

  /// 0xFF where a lane is `byte` or above, else 0.
  @inline(__always)
  func marks(from byte: UInt8) -> Lanes { Lanes(mask: self .>= Lanes(repeating: byte)) }

  @inline(__always)
  private init(mask: SIMDMask<SIMD16<Int8>>) { self = unsafe unsafeBitCast(mask, to: Lanes.self) }

  /// Whether any bit is set.
  @inline(__always)
  var isAnySet: Bool {
    let words = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return words.x | words.y != 0
  }

  /// The first lane that is set; 16 where none is.
  @inline(__always)
  var firstSet: Int {
    let words = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    let (low, high) = (words.x.littleEndian, words.y.littleEndian)
    return low != 0 ? low.trailingZeroBitCount &>> 3 : 8 &+ high.trailingZeroBitCount &>> 3
  }

  /// Whether any lane is above 0x7F.
  @inline(__always)
  var hasHighBytes: Bool { (self & Lanes(repeating: 0x80)).isAnySet }

  /// The marks of sixty-four bytes as one bit each, the first byte's lowest.
  @inline(__always)
  static func bits(_ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes) -> UInt64 {
    let weights = Lanes(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    let quarters = joined(joined(a & weights, b & weights), joined(c & weights, d & weights))
    return unsafe unsafeBitCast(joined(quarters, quarters), to: SIMD2<UInt64>.self).x.littleEndian
  }

  /// Each two neighbours of both as one lane.
  @inline(__always)
  private static func joined(_ low: Lanes, _ high: Lanes) -> Lanes {
    let (a, b) = unsafe (unsafeBitCast(low, to: SIMD8<UInt16>.self), unsafeBitCast(high, to: SIMD8<UInt16>.self))
    return Lanes(
      lowHalf: SIMD8<UInt8>(truncatingIfNeeded: a | a &>> 8), highHalf: SIMD8<UInt8>(truncatingIfNeeded: b | b &>> 8))
  }
}
