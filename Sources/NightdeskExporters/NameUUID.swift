/// A URN that names the same thing in every edition of the same title or address: a UUID of version 8 (RFC 9562), made
/// of 128 bits of FNV-1a over the parts of a name.
struct NameUUID {
  /// `urn:uuid:...`
  let urn: String

  init(_ parts: [String]) {
    var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B }
      hash = (hash ^ 0xFF) &* 0x0000_0000_0100_0000_0000_0000_0000_013B
    }
    let digits = Array(String(hash, radix: 16))
    let hex = Array(String(repeating: "0", count: 32 - digits.count)) + digits
    urn =
      "urn:uuid:\(String(hex[0..<8]))-\(String(hex[8..<12]))-8\(String(hex[13..<16]))-"
      + "a\(String(hex[17..<20]))-\(String(hex[20..<32]))"
  }
}
