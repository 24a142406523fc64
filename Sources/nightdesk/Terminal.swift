internal import Glibc

/// What a terminal can do.
enum Terminal {
  /// Whether `descriptor` is a terminal that takes more than letters: `TERM` names one, and not `dumb`.
  static func takesControls(_ descriptor: Int32) -> Bool {
    guard isatty(descriptor) == 1 else { return false }
    let name = ConfigurationOptions.environment["TERM"] ?? ""
    return !name.isEmpty && name != "dumb"
  }
}
