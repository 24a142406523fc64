/// 64 bits of FNV-1a over a name: what a record that a dataset knows by its name only has for an id.
///
/// The same in every process and on every machine, so that two runs give a name the same id.
struct NameDigest {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  init(_ name: borrowing Span<UInt8>) {
    for i in name.indices { hash = (hash ^ UInt64(name[i])) &* 0x100_0000_01B3 }
  }

  /// Appends it in 16 hexadecimal digits.
  func append(to output: inout ByteBuffer) { output.append(hexadecimal: hash) }

  /// The 16 hexadecimal digits.
  var text: String {
    var digits = ByteBuffer(capacity: 16)
    append(to: &digits)
    return digits.span.text
  }
}
