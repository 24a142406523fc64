internal import Glibc
internal import NightdeskKit

/// The moment that a run takes for now: read once, from `--as-of`, `SOURCE_DATE_EPOCH` or the clock, to the second, UTC.
package struct Moment: Sendable, Equatable {
  /// Seconds since 1970, UTC.
  package let seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  /// What `text` says: a calendar day, whose first second it is, or a moment with an offset (RFC 3339).
  package init?(_ text: String) {
    if let day = try? CalendarDay.parse(text.utf8Span.span) {
      seconds = Int64(day) * 86_400
    } else if let moment = try? Timestamp.parse(text.utf8Span.span) {
      seconds = moment
    } else {
      return nil
    }
    // what cannot be written as YYYY-MM-DD makes no run id
    guard 0..<253_402_300_800 ~= seconds else { return nil }
  }

  /// What the clock says.
  package static var now: Moment { Moment(seconds: Int64(time(nil))) }

  /// Days since 1970.
  package var day: Int32 { Int32(seconds / 86_400) }

  /// `2026-11-22T02:30:00Z`
  package var text: String { "\(date)T\(clock(":"))Z" }

  /// The id of a run at this moment, usable as a folder's name: `2026-11-22T023000Z`.
  package var runID: String { "\(date)T\(clock(""))Z" }

  private var date: String { Calendar.isoText(ofDay: Int64(day)) }

  private func clock(_ separator: String) -> String {
    let rest = seconds % 86_400
    return [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: separator)
  }
}
