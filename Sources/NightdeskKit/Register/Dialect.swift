/// How a table written as lines of text cuts its records into fields.
package struct Dialect: Sendable, Equatable {
  /// What stands between two fields.
  package var separator: UInt8
  /// Whether a field may stand in quotation marks (RFC 4180); if not, they are letters like any other.
  package var isQuoted: Bool

  /// RFC 4180.
  package static let csv = Dialect(separator: UInt8(ascii: ","), isQuoted: true)
  /// What spreadsheets of many countries call CSV.
  package static let semicolons = Dialect(separator: UInt8(ascii: ";"), isQuoted: true)
  /// What spreadsheets save as text with tabs.
  package static let quotedTabs = Dialect(separator: UInt8(ascii: "\t"), isQuoted: true)
  /// Tabs between fields and nothing else, as GDELT and ICEWS write it.
  package static let tabs = Dialect(separator: UInt8(ascii: "\t"), isQuoted: false)

  /// The dialect of a header: the separator that stands in it most often outside quotation marks, a comma where none
  /// does.
  init(header: borrowing Span<UInt8>) {
    var counts = [0, 0, 0]
    var isInside = false
    for i in header.indices {
      switch header[i] {
      case 0x22: isInside.toggle()
      case 0x2C where !isInside: counts[0] += 1
      case 0x3B where !isInside: counts[1] += 1
      case 0x09 where !isInside: counts[2] += 1
      default: break
      }
    }
    self = counts[0] >= max(counts[1], counts[2]) ? .csv : counts[1] >= counts[2] ? .semicolons : .quotedTabs
  }

  private init(separator: UInt8, isQuoted: Bool) {
    self.separator = separator
    self.isQuoted = isQuoted
  }
}
