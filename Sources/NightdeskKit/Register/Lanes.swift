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
  ///
  /// Each byte keeps the bit of its place among eight; then halves of words are laid over one another three times, two
  /// words side by side each time, until every eight bytes are one. Only shifts and masks, which are an instruction
  /// each; the standard library's conversions of lanes are calls.
  @inline(__always)
  static func bits(_ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes) -> UInt64 {
    let low32: UInt64 = 0x0000_0000_FFFF_FFFF
    let low16: UInt64 = 0x0000_FFFF_0000_FFFF
    let low8: UInt64 = 0x00FF_00FF_00FF_00FF
    let ac = overlaid(a.weighted, c.weighted, by: 32, keeping: low32)
    let bd = overlaid(b.weighted, d.weighted, by: 32, keeping: low32)
    let all = overlaid(ac, bd, by: 16, keeping: low16)
    let eights = (all | all &>> 8) & SIMD2(repeating: low8)
    return (eights.x | eights.y &<< 8).littleEndian
  }

  /// Of each lane that is set the bit of its place among eight, as words.
  @inline(__always)
  private var weighted: SIMD2<UInt64> {
    let weights = Lanes(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    return unsafe unsafeBitCast(self & weights, to: SIMD2<UInt64>.self)
  }

  /// The parts of `low` and `high` that lie `distance` bits apart, each two as one: those of `low` where `mask` is set,
  /// those of `high` where it is not.
  @inline(__always)
  private static func overlaid(
    _ low: SIMD2<UInt64>, _ high: SIMD2<UInt64>, by distance: UInt64, keeping mask: UInt64
  ) -> SIMD2<UInt64> {
    let keep = SIMD2(repeating: mask)
    return (low | low &>> distance) & keep | (high | high &<< distance) & ~keep
  }
}
