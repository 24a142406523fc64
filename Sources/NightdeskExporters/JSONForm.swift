internal import NightdeskKit

/// How the values of a column are written in JSON: lists as arrays, numbers as numbers, all else as text.
enum JSONForm {
  case list, number, bare, text

  init(_ column: Column) {
    switch column.kind {
    case _ where column.isList: self = .list
    case .integer, .decimal: self = .number
    case _ where column.isBare: self = .bare
    default: self = .text
    }
  }

  /// Appends a field that is not empty.
  @inline(__always)
  func append(_ field: borrowing Span<UInt8>, to output: inout ByteBuffer) {
    switch self {
    case .list: output.appendJSONArray(field)
    case .number: output.appendJSONNumber(field)
    case .text: output.appendJSON(field)
    case .bare:
      output.append(0x22)
      output.append(field)
      output.append(0x22)
    }
  }
}

extension Span<UInt8> {
  /// The bytes, to be kept.
  var copied: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for i in indices { bytes.append(self[i]) }
    return bytes
  }
}
