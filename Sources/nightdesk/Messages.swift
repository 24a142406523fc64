internal import Glibc
internal import Logging
internal import NightdeskKit
internal import NightdeskRuns
internal import Synchronization

/// What the program says of its work, on standard error: a line each, never a value of a record.
enum Messages {
  /// How a line is written.
  enum Style: String {
    /// Notices as they are, others behind their level.
    case text
    /// An object a line: time, level, message.
    case json
    /// Behind the priority that journald and syslog know.
    case journald
  }

  private static let logger = Logger(label: "nightdesk") { _ in LineHandler() }
  nonisolated(unsafe) private static var style = Style.text
  private static let errors = Mutex<String?>(nil)

  /// The error that was told last; nil where none was.
  static var latestError: String? { errors.withLock { $0 } }

  /// Chooses the style; nil: for journald when it is what listens at standard error, else text. To be called before
  /// there are threads.
  static func use(_ chosen: Style?) { unsafe style = chosen ?? (isJournal ? .journald : .text) }

  static func notice(_ text: String) { logger.notice("\(text)") }
  static func warning(_ text: String) { logger.warning("\(text)") }
  static func error(_ text: String) {
    errors.withLock { $0 = text }
    logger.error("\(text)")
  }

  /// The last line of a command whose messages are JSON: the exit code, and the message once more.
  static func exit(_ code: Int32, _ message: String) {
    guard unsafe style == .json, code != 0 else { return }
    let line = JSON.object([
      ("message_type", .string("exit_error")), ("code", .integer(Int64(code))), ("message", .string(message)),
    ])
    put(line.line)
  }

  /// Whether standard error is the stream that systemd has told of (`JOURNAL_STREAM`, device and inode).
  private static var isJournal: Bool {
    guard let stream = unsafe getenv("JOURNAL_STREAM") else { return false }
    var status = stat()
    guard unsafe fstat(STDERR_FILENO, &status) == 0 else { return false }
    return unsafe String(cString: stream) == "\(status.st_dev):\(status.st_ino)"
  }

  private static func put(_ line: String) {
    Progress.clear()
    _ = StandardOutput.put((line + "\n").utf8Span.span, to: STDERR_FILENO)
  }

  private struct LineHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let message = event.message.description
      let text = (event.level > .notice ? "nightdesk: \(event.level): " : "") + TerminalText.safe(message)
      switch unsafe style {
      case .text: put(text)
      case .journald: put("<\(event.level.priority)>" + TerminalText.safe(message))
      case .json:
        let line = JSON.object([
          ("time", .string(Moment.now.text)), ("level", .string("\(event.level)")), ("message", .string(message)),
        ])
        put(line.line)
      }
    }
  }
}

extension Logger.Level {
  /// The number that syslog has for it.
  fileprivate var priority: Int {
    switch self {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }
}
