internal import CSystem
internal import Glibc

/// A call of the operating system that failed, as its `errno`.
package struct SystemError: Error, Equatable, CustomStringConvertible {
  /// The `errno` value.
  package let number: Int32

  /// An error with a known `errno` value.
  package init(_ number: Int32) { self.number = number }

  /// The error of the call that has just failed; to be taken before any other call is made.
  static var last: SystemError { SystemError(errno) }

  /// What glibc calls the error, in English whatever the locale: `no space left on device (ENOSPC)`.
  package var description: String {
    guard let name = unsafe strerrorname_np(number), let text = unsafe strerrordesc_np(number) else {
      return "error \(number)"
    }
    let words = unsafe String(cString: text)
    let symbol = unsafe String(cString: name)
    return words.prefix(1).lowercased() + words.dropFirst() + " (\(symbol))"
  }
}
