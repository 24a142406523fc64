/// The exit codes and what they mean: the help, the manual and README.md tell them from here.
enum ExitCodes {
  static let all: [(code: String, meaning: String)] = [
    ("0", "everything was written; no finding at or above the threshold"),
    ("1", "internal error; for doctor: something is bad"),
    ("2", "published, with findings at or above the threshold (default: error)"),
    ("3", "published, but an export failed and is missing"),
    ("4", "nothing has changed, so nothing was published (with --error-on-no-change)"),
    ("64", "wrong arguments"),
    ("65", "the input was refused as a whole, or a verified edition was changed"),
    ("66", "there is no such input, or it cannot be read"),
    ("69", "a hook before the run failed, so nothing was run"),
    ("73", "the output cannot be created"),
    ("74", "reading or writing failed: a full disk, a broken pipe"),
    ("75", "another run is at work in the output folder; trying again is fine"),
    ("77", "not permitted"),
    ("78", "the configuration is not valid"),
    ("129, 130, 143", "ended by SIGHUP, SIGINT, SIGTERM; nothing was published"),
  ]

  /// A line for each.
  static var help: String {
    all.map { "  \($0.code.padded(to: 3))  \($0.meaning)" }.joined(separator: "\n")
  }
}
