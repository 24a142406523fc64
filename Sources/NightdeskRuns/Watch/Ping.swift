internal import Glibc

/// A call to a health check (healthchecks.io and what speaks like it) at the start and the end of a run: the address,
/// `/start` at the start, the exit code at the end. It says that a run ended and how, nothing of the register.
///
/// curl makes the call, and gets the address, which is as good as a password, on its standard input and not as an
/// argument, where others could see it.
package struct Ping: Sendable {
  package var url: String
  /// In seconds.
  package var timeout: Int
  /// Ties the start to the end.
  private let id: String

  package init(url: String, timeout: Int) {
    self.url = url
    self.timeout = timeout
    func hex(_ digits: Int) -> String {
      let text = String(UInt64.random(in: 0..<1 << UInt64(digits * 4)), radix: 16)
      return String(repeating: "0", count: digits - text.count) + text
    }
    id = "\(hex(8))-\(hex(4))-4\(hex(3))-8\(hex(3))-\(hex(12))"
  }

  /// What is wrong with an address; nil when nothing is.
  package static func fault(in url: String) -> String? {
    let isPlain = url.utf8.allSatisfy { 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    return isPlain && (url.hasPrefix("https://") || url.hasPrefix("http://"))
      ? nil : "http:// or https:// and no blanks"
  }

  /// Says that a run starts; returns what went wrong, without the address.
  package func start() -> String? { call("/start") }

  /// Says how a run ended.
  package func end(_ exitCode: Int32) -> String? { call("/\(exitCode)") }

  private func call(_ what: String) -> String? {
    let parts = url.split(separator: "?", maxSplits: 1)
    let query = parts.count > 1 ? "\(parts[1])&" : ""
    let address =
      (parts[0].hasSuffix("/") ? String(parts[0].dropLast()) : String(parts[0])) + what + "?\(query)rid=\(id)"
    let settings = """
      url = "\(address)"
      max-time = \(timeout)
      retry = 2
      proto = "=http,https"
      output = "/dev/null"
      silent
      fail

      """
    switch Command(["curl", "--disable", "--config", "-"], input: settings, timeout: timeout * 3 + 5).run() {
    case .exited(0): return nil
    case let ending: return "the health check was not reached: curl \(ending)"
    }
  }
}
