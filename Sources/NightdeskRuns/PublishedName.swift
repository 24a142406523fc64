extension StringProtocol {
  /// Whether a file or folder of a run may bear this name: 1 to 200 of `A-Z a-z 0-9 . _ -`, the first neither a
  /// dot nor a hyphen, so that it is never hidden, never `..` and never taken for an option.
  var isPublishedName: Bool {
    guard let first = utf8.first, first != UInt8(ascii: "."), first != UInt8(ascii: "-") else { return false }
    return utf8.count <= 200
      && utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  /// The text with every byte that a published path cannot hold as `\xNN`, for a message.
  var escapedName: String {
    var text = ""
    for byte in utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte == UInt8(ascii: "/") || String(scalar).isPublishedName || "-.".unicodeScalars.contains(scalar) {
        text.unicodeScalars.append(scalar)
      } else {
        text += (byte < 16 ? "\\x0" : "\\x") + String(byte, radix: 16)
      }
    }
    return text
  }
}
