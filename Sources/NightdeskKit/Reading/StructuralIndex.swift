/// Where the commas and line ends outside quotes lie in a block of CSV.
///
/// Sixty-four bytes make one mask of bits; a prefix XOR over the mask of quotes says which of them lie inside quotes.
@safe struct StructuralIndex: ~Copyable {
  /// Commas and line feeds outside quotes, in their order.
  private(set) var positions: UnsafeMutablePointer<UInt32>
  private var room = 0
  private(set) var count = 0
  /// How many quotes and line feeds the block has, inside quotes or out.
  private(set) var quotes = 0
  private(set) var lines = 0
  /// How many line feeds and carriage returns stand outside quotes.
  private(set) var records = 0
  private(set) var carriageReturns = 0
  /// Whether the block may hold control characters or text that is not what it looks like (see ``HostileText``).
  private(set) var isSuspect = false
  /// Whether it may hold characters that nobody sees, or text that was read wrongly once (see ``HostileText``).
  private(set) var isOdd = false
  /// Whether it holds `<` or `@`, which tags and addresses are known by.
  private(set) var hasSigns = false

  /// Where the separator `number`, from 0, lies.
  @inline(__always)
  func position(_ number: Int) -> Int {
    precondition(number >= 0 && number < count)
    return unsafe Int(positions[number])
  }

  init() { unsafe positions = .allocate(capacity: 0) }
  deinit { unsafe positions.deallocate() }

  /// Indexes all of `bytes`, which start at a record.
  mutating func scan(_ bytes: inout ByteBuffer) {
    bytes.fillSlack()
    let length = bytes.count
    if room < length + 64 {
      unsafe positions.deallocate()
      room = length + 64
      unsafe positions = .allocate(capacity: room)
    }
    let base = unsafe UnsafeRawPointer(bytes.base)
    var out = unsafe positions
    var inside: UInt64 = 0
    (quotes, lines, records, carriageReturns) = (0, 0, 0, 0)
    var isSuspect = false
    var traits: HostileText.Traits = []
    var signs = Lanes(repeating: 0)
    var mayContinue = false
    var offset = 0
    while offset < length {
      let a = unsafe Lanes(at: base + offset)
      let b = unsafe Lanes(at: base + (offset &+ 16))
      let c = unsafe Lanes(at: base + (offset &+ 32))
      let d = unsafe Lanes(at: base + (offset &+ 48))
      let quoteMask = Lanes.bits(
        a.marks(equalTo: 0x22), b.marks(equalTo: 0x22), c.marks(equalTo: 0x22), d.marks(equalTo: 0x22))
      let commaMask = Lanes.bits(
        a.marks(equalTo: 0x2C), b.marks(equalTo: 0x2C), c.marks(equalTo: 0x2C), d.marks(equalTo: 0x2C))
      let lineMask = Lanes.bits(
        a.marks(equalTo: 0x0A), b.marks(equalTo: 0x0A), c.marks(equalTo: 0x0A), d.marks(equalTo: 0x0A))
      let covered = SWAR.prefixXOR(quoteMask) ^ inside
      inside = UInt64(bitPattern: Int64(bitPattern: covered) &>> 63)
      quotes &+= quoteMask.nonzeroBitCount
      if lineMask != 0 {
        lines &+= lineMask.nonzeroBitCount
        records &+= (lineMask & ~covered).nonzeroBitCount
      }

      signs |= (a.signs | b.signs) | (c.signs | d.signs)
      let controls = (a.controls | b.controls) | (c.controls | d.controls)
      if controls.isAnySet {
        isSuspect = unsafe isSuspect || Self.holdsControl(base + offset)
        carriageReturns &+= unsafe Self.carriageReturns(base + offset, covered)
      }
      // a character may reach into the next sixty-four bytes
      let hasHighBytes = ((a | b) | (c | d)).hasHighBytes
      if hasHighBytes || mayContinue {
        unsafe traits.formUnion(HostileText.traits(at: base + offset))
        mayContinue = hasHighBytes
      }

      var hits = (commaMask | lineMask) & ~covered
      while hits != 0 {
        unsafe out.pointee = UInt32(truncatingIfNeeded: offset &+ hits.trailingZeroBitCount)
        unsafe out += 1
        hits &= hits &- 1
      }
      offset &+= 64
    }
    count = unsafe out - positions
    self.isSuspect = isSuspect || traits.contains(.hostile)
    isOdd = traits.contains(.odd)
    hasSigns = signs.isAnySet
  }

  /// Whether the sixty-four bytes hold a control character other than tab, line feed and carriage return.
  @unsafe @inline(never)
  private static func holdsControl(_ bytes: UnsafeRawPointer) -> Bool {
    for i in 0..<64 {
      switch unsafe bytes.load(fromByteOffset: i, as: UInt8.self) {
      case 0x0A, 0x0D, 0x09: continue
      case 0..<0x20, 0x7F: return true
      default: continue
      }
    }
    return false
  }

  /// How many of the sixty-four bytes are carriage returns that are not `covered` by quotes.
  @unsafe @inline(never)
  private static func carriageReturns(_ bytes: UnsafeRawPointer, _ covered: UInt64) -> Int {
    var count = 0
    for i in 0..<64 where unsafe bytes.load(fromByteOffset: i, as: UInt8.self) == 0x0D {
      if covered &>> UInt64(i) & 1 == 0 { count &+= 1 }
    }
    return count
  }
}

extension SIMD16<UInt8> {
  /// 0xFF where a lane is `<` or `@`, else 0.
  @inline(__always)
  fileprivate var signs: Lanes { marks(equalTo: 0x3C) | marks(equalTo: 0x40) }

  /// 0xFF where a lane is a control character other than a line feed, else 0.
  @inline(__always)
  fileprivate var controls: Lanes { marks(below: 0x20) & ~marks(equalTo: 0x0A) | marks(equalTo: 0x7F) }
}

/// Tricks with the eight bytes of a `UInt64`.
enum SWAR {
  static var low7: UInt64 { 0x7F7F_7F7F_7F7F_7F7F }
  static var high: UInt64 { 0x8080_8080_8080_8080 }
  static var quotes: UInt64 { 0x2222_2222_2222_2222 }

  /// Each bit: whether an odd number of bits is set at or below it.
  @inline(__always) static func prefixXOR(_ mask: UInt64) -> UInt64 {
    var m = mask
    m ^= m &<< 1
    m ^= m &<< 2
    m ^= m &<< 4
    m ^= m &<< 8
    m ^= m &<< 16
    m ^= m &<< 32
    return m
  }

  /// Whether the number of quotes in `bytes` is odd.
  static func quoteParity(_ bytes: borrowing Span<UInt8>) -> Bool {
    unsafe bytes.withUnsafeBytes { raw in
      var marks = Lanes(repeating: 0)
      var i = 0
      if let base = raw.baseAddress {
        while i &+ 16 <= raw.count {
          unsafe marks ^= Lanes(at: base + i).marks(equalTo: 0x22)
          i &+= 16
        }
      }
      // what is left of a lane is its number of quotes, odd or even
      let words = unsafe unsafeBitCast(marks, to: SIMD2<UInt64>.self)
      var odd = ((words.x ^ words.y) & SWAR.high).nonzeroBitCount & 1 == 1
      while i < raw.count {
        if unsafe raw[i] == 0x22 { odd.toggle() }
        i &+= 1
      }
      return odd
    }
  }
}
