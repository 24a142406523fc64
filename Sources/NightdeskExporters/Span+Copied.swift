extension Span<UInt8> {
  /// The bytes, to be kept.
  var copied: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for i in indices { bytes.append(self[i]) }
    return bytes
  }
}
