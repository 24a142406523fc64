internal import CLibCrypto

/// A SHA-256 digest (FIPS 180-4) in the making, computed by libcrypto.
@safe package struct SHA256: ~Copyable, @unchecked Sendable {
  private let context: OpaquePointer
  /// Whether libcrypto is ready, without the settings of the machine or of the environment: these can take SHA-256 away.
  private static let isPrepared = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil) == 1

  /// An empty message.
  package init() {
    precondition(Self.isPrepared, "libcrypto does not start")
    guard let context = unsafe EVP_MD_CTX_new() else { preconditionFailure("libcrypto is out of memory") }
    unsafe self.context = context
    let isReady = unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
    precondition(isReady == 1, "libcrypto offers no SHA-256")
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Adds bytes to the end of the message.
  package mutating func update(_ bytes: Span<UInt8>) {
    let isDone = unsafe bytes.withUnsafeBufferPointer { unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    precondition(isDone == 1, "libcrypto cannot go on with a digest")
  }

  /// Ends the message and returns its digest: 64 lower-case hexadecimal digits.
  package consuming func finish() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    let isDone = unsafe digest.withUnsafeMutableBufferPointer {
      unsafe EVP_DigestFinal_ex(context, $0.baseAddress, nil)
    }
    precondition(isDone == 1, "libcrypto cannot finish a digest")
    var text = ""
    for byte in digest {
      if byte < 16 { text += "0" }
      text += String(byte, radix: 16)
    }
    return text
  }

  /// The digest of a whole message.
  package static func digest(of bytes: Span<UInt8>) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.finish()
  }
}
