internal import Glibc
internal import Synchronization

/// How far a run is, on a terminal only: one line that is written over and gone at the end.
enum Progress {
  private static let shown = Mutex<(events: Int, at: Int, isThere: Bool)>((0, 0, false))

  /// Counts events that were read, and shows the count four times a second.
  static func add(_ events: Int) {
    shown.withLock { shown in
      shown.events += events
      var now = timespec()
      unsafe clock_gettime(CLOCK_MONOTONIC, &now)
      let quarter = now.tv_sec * 4 + now.tv_nsec / 250_000_000
      guard quarter != shown.at else { return }
      shown.at = quarter
      shown.isThere = true
      _ = StandardOutput.put("\r\u{1B}[Kreading: \(grouped(shown.events)) events".utf8Span.span, to: STDERR_FILENO)
    }
  }

  /// Removes the line.
  static func clear() {
    shown.withLock { shown in
      guard shown.isThere else { return }
      shown.isThere = false
      _ = StandardOutput.put("\r\u{1B}[K".utf8Span.span, to: STDERR_FILENO)
    }
  }

  /// Whether there is somebody to see it.
  static var isVisible: Bool { Terminal.takesControls(STDERR_FILENO) }

  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
