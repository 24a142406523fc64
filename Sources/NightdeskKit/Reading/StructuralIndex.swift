/// Where the commas and line ends outside quotes lie in a block of CSV.
///
/// Eight bytes at a time in one `UInt64` (SWAR); 64 bytes give one mask, and a prefix XOR over the
/// mask of quotes says which bytes lie inside them.
@safe struct StructuralIndex: ~Copyable {
  private(set) var positions: UnsafeMutablePointer<UInt32>
  private var room = 0
  private(set) var count = 0
  /// How many quotes and line feeds the block has, inside quotes or out.
  private(set) var quotes = 0
  private(set) var lines = 0
  /// How many carriage returns stand outside quotes.
  private(set) var carriageReturns = 0
  /// Whether there is a control character other than tab, line feed and carriage return.
  private(set) var hasControls = false
  /// Whether there is a byte above 0x7F.
  private(set) var hasHighBytes = false

  init() {
    room = 1 << 12
    unsafe positions = .allocate(capacity: room)
  }
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
    var quotes: UInt64 = 0
    var lines: UInt64 = 0
    var high: UInt64 = 0
    var bare = 0
    var controls = false
    var offset = 0
    while offset < length {
      var separatorMask: UInt64 = 0
      var quoteMask: UInt64 = 0
      var quoteLanes: UInt64 = 0
      var lineLanes: UInt64 = 0
      var others: UInt64 = 0
      for lane in 0..<8 {
        let word = unsafe base.loadUnaligned(fromByteOffset: offset &+ lane &* 8, as: UInt64.self)
        let low = word & SWAR.low7
        let comma = (low ^ SWAR.commas) &+ SWAR.low7
        let line = (low ^ SWAR.lineFeeds) &+ SWAR.low7
        let quote = ~(((low ^ SWAR.quotes) &+ SWAR.low7) | word) & SWAR.high
        let separator = ~((comma & line) | word) & SWAR.high
        let lineFeed = ~(line | word) & SWAR.high
        high |= word
        // a byte below 0x20 does not carry into its high bit when 0x60 is added
        others |= (~((low &+ SWAR.sixties) | word) & SWAR.high) ^ lineFeed
        quoteLanes &+= quote &>> 7
        lineLanes &+= lineFeed &>> 7
        separatorMask |= SWAR.gathered(separator) &<< UInt64(lane &* 8)
        quoteMask |= SWAR.gathered(quote) &<< UInt64(lane &* 8)
      }
      quotes &+= SWAR.sum(quoteLanes)
      lines &+= SWAR.sum(lineLanes)
      let covered = SWAR.prefixXOR(quoteMask) ^ inside
      inside = UInt64(bitPattern: Int64(bitPattern: covered) &>> 63)
      if others != 0 {
        for bit in 0..<min(64, length &- offset) {
          switch unsafe base.load(fromByteOffset: offset &+ bit, as: UInt8.self) {
          case 0x0D: if covered &>> UInt64(bit) & 1 == 0 { bare &+= 1 }
          case 0x0A, 0x09, 0x20...: break
          default: controls = true
          }
        }
      }
      var hits = separatorMask & ~covered
      while hits != 0 {
        unsafe out.pointee = UInt32(truncatingIfNeeded: offset &+ hits.trailingZeroBitCount)
        unsafe out += 1
        hits &= hits &- 1
      }
      offset &+= 64
    }
    count = unsafe out - positions
    self.quotes = Int(quotes)
    self.lines = Int(lines)
    carriageReturns = bare
    hasControls = controls
    hasHighBytes = high & SWAR.high != 0
  }
}

/// Tricks with the eight bytes of a `UInt64`.
enum SWAR {
  static var low7: UInt64 { 0x7F7F_7F7F_7F7F_7F7F }
  static var high: UInt64 { 0x8080_8080_8080_8080 }
  static var sixties: UInt64 { 0x6060_6060_6060_6060 }
  static var commas: UInt64 { 0x2C2C_2C2C_2C2C_2C2C }
  static var lineFeeds: UInt64 { 0x0A0A_0A0A_0A0A_0A0A }
  static var quotes: UInt64 { 0x2222_2222_2222_2222 }

  /// The high bits of the eight bytes, as the low eight bits.
  @inline(__always) static func gathered(_ marks: UInt64) -> UInt64 {
    ((marks &>> 7) &* 0x0102_0408_1020_4080) &>> 56
  }
  /// The sum of the eight bytes, if it is below 256.
  @inline(__always) static func sum(_ lanes: UInt64) -> UInt64 {
    (lanes &* 0x0101_0101_0101_0101) &>> 56
  }
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
      var lanes: UInt64 = 0
      var i = 0
      while i &+ 8 <= raw.count {
        let word = unsafe raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        lanes ^= ~(((word & low7) ^ quotes) &+ low7 | word) & high
        i &+= 8
      }
      var odd = lanes.nonzeroBitCount & 1 == 1
      while i < raw.count {
        if unsafe raw[i] == 0x22 { odd.toggle() }
        i &+= 1
      }
      return odd
    }
  }
}
