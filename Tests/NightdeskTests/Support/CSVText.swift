/// RFC 4180 read in the plainest way, to judge what was written: independent of the readers under test.
enum CSVText {
  /// The records of regular CSV, as fields of bytes; a byte order mark is passed over.
  static func records(_ bytes: [UInt8]) -> [[[UInt8]]] {
    var records: [[[UInt8]]] = []
    var record: [[UInt8]] = []
    var field: [UInt8] = []
    var isQuoted = false
    var hasContent = false
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    func byte(_ place: Int) -> UInt8? { place < bytes.count ? bytes[place] : nil }
    while let next = byte(position) {
      position += 1
      switch next {
      case 0x22 where isQuoted && byte(position) == 0x22:
        field.append(next)
        position += 1
      case 0x22:
        isQuoted.toggle()
        hasContent = true
      case _ where isQuoted: field.append(next)
      case 0x2C:
        record.append(field)
        field = []
        hasContent = true
      case 0x0D where byte(position) == 0x0A: continue
      case 0x0A:
        if hasContent || !field.isEmpty { records.append(record + [field]) }
        (record, field, hasContent) = ([], [], false)
      default: field.append(next)
      }
    }
    if hasContent || !field.isEmpty { records.append(record + [field]) }
    return records
  }

  /// The records behind the header, as cells by column name.
  static func rows(_ bytes: [UInt8]) -> [[String: String]] {
    let records = records(bytes).map { $0.map { String(decoding: $0, as: UTF8.self) } }
    guard let header = records.first else { return [] }
    return records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// `field` as a field of CSV.
  static func quoted(_ field: [UInt8]) -> [UInt8] {
    [0x22] + field.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
  }

  /// A file with these cells.
  static func file(_ header: [String], _ rows: [[String]]) -> [UInt8] {
    ([header] + rows).flatMap { row in
      Array(row.map { quoted(Array($0.utf8)) }.joined(separator: [0x2C])) + [0x0D, 0x0A]
    }
  }
}
