internal import Synchronization

/// Where a file in a declared encoding holds what stands for nothing there: noted while it is decoded, told with the
/// record that it breaks.
package final class UndecodableBytes: Sendable {
  /// A place in the decoded text: a line and a byte in it, both from 1. Lines end with line feeds.
  struct Place: Hashable {
    let line, column: Int
  }

  private struct Unit {
    let value: UInt32
    let offset: Int
  }

  /// How many are kept; hostile files have no others.
  private static let most = 1000

  let encoding: TextEncoding
  private let units = Mutex<[Place: Unit]>([:])

  init(_ encoding: TextEncoding) { self.encoding = encoding }

  /// Notes the byte, or the half of a surrogate pair, that stands at `offset` of the file, which is unpacked where it is
  /// compressed. A file that is decoded once more says the same again.
  func note(_ value: UInt32, at offset: Int, _ place: Place) {
    units.withLock { units in
      guard units.count < Self.most || units[place] != nil else { return }
      units[place] = Unit(value: value, offset: offset)
    }
  }

  /// What stands at a place that is not UTF-8 when decoded, and where in the file.
  func words(_ place: Place) -> String {
    guard let unit = units.withLock({ $0[place] }) else {
      return "something stands for nothing in \(encoding.rawValue)"
    }
    let digits = String(unit.value, radix: 16, uppercase: true)
    let what = unit.value > 0xFF ? "half a surrogate pair, 0x\(digits)," : "the byte 0x\(digits)"
    return "\(what) at offset \(unit.offset) of the file stands for nothing in \(encoding.rawValue)"
  }

  /// Which byte is no UTF-8, and where in a file's text, which is unpacked where the file is compressed, it stands.
  static func words(byte: UInt8, at offset: Int) -> String {
    "the byte 0x\(String(byte, radix: 16, uppercase: true)) at offset \(offset) of the file's text"
  }
}
