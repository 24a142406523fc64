internal import Glibc
internal import Logging
internal import NightdeskKit

/// What the program says of its work, on standard error: a line each, never a value of a record.
enum Messages {
  private static let logger = Logger(label: "nightdesk") { _ in LineHandler() }

  static func notice(_ text: String) { logger.notice("\(text)") }
  static func warning(_ text: String) { logger.warning("\(text)") }
  static func error(_ text: String) { logger.error("\(text)") }

  /// Writes plain lines: notices as they are, others behind their level.
  private struct LineHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let prefix = event.level > .notice ? "nightdesk: \(event.level): " : ""
      let line = prefix + TerminalText.safe(event.message.description) + "\n"
      _ = StandardOutput.put(line.utf8Span.span, to: STDERR_FILENO)
    }
  }
}
