/// The records of an edition as their digests: what the next run compares with.
///
/// Written front to back while the records pass; read whole. First lines of text, the last of them empty:
///
/// ```
/// nightdesk records 1
/// run 2026-11-24T000000Z        the edition whose records these are
/// seed 9f0c...                  of the digests, so that nobody can prepare a change that keeps one
/// columns 5a3e...               what the columns were called: with other columns nothing can be compared
/// first 2026-11-22T000000Z      runs that saw a record first, in the order in which records name them
/// ```
///
/// Then an entry for each accepted record, little-endian:
///
/// | bytes | what |
/// |---|---|
/// | 1 | the table |
/// | 1 | length of the id |
/// | 1 | bit 0: the event is contested |
/// | 1 | number of filled columns |
/// | 4 | the run that saw the record first, by its place in the list above |
/// | 8 | a bit for each column that is filled |
/// | | the id |
/// | 4 each | the digest of each filled column |
enum RecordDigests {
  static let magic = "nightdesk records 1\n"
  static let entryHead = 16

  /// The columns of a table that digests are taken of: those that are read, not those that are computed.
  static let columns: [[Int]] = Table.allCases.map { table in
    table.schema.columns.indices.filter { column in
      if case .computed = table.schema.columns[column].role { false } else { true }
    }
  }

  /// A number for the names of all these columns (FNV-1a, 64 bits).
  static var columnsNumber: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for table in Table.allCases {
      for column in columns[Int(table.rawValue)] {
        for byte in "\(table.name).\(table.schema.columns[column].name)\n".utf8 {
          hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
      }
    }
    return hash
  }

  /// The digest of one field.
  @inline(__always)
  static func digest(_ field: borrowing Span<UInt8>, seed: UInt64, column: Int) -> UInt32 {
    var hash = seed ^ (UInt64(truncatingIfNeeded: field.count) &+ UInt64(truncatingIfNeeded: column) &<< 32)
    unsafe field.withUnsafeBytes { bytes in
      var i = 0
      while i &+ 8 <= bytes.count {
        hash = unsafe mixed(hash ^ bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self))
        i &+= 8
      }
      var tail: UInt64 = 0
      while i < bytes.count {
        tail = unsafe tail &<< 8 | UInt64(bytes[i])
        i &+= 1
      }
      hash = mixed(hash ^ tail)
    }
    return UInt32(truncatingIfNeeded: hash ^ hash &>> 32)
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.low ^ product.high
  }
}

extension ByteBuffer {
  /// Appends the bytes of a number, the lowest first.
  mutating func append(littleEndian number: some FixedWidthInteger) {
    var rest = UInt64(truncatingIfNeeded: number)
    for _ in 0..<(type(of: number).bitWidth / 8) {
      append(UInt8(truncatingIfNeeded: rest))
      rest &>>= 8
    }
  }
}

extension Span<UInt8> {
  /// The number of `count` bytes at `place`, the lowest first.
  func number(at place: Int, bytes count: Int) -> UInt64 {
    var number: UInt64 = 0
    for i in 0..<count { number |= UInt64(self[place + i]) &<< (UInt64(i) &* 8) }
    return number
  }
}
