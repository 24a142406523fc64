internal import NightdeskKit

/// The pattern of an edition's number: text in which `{year}`, `{month}`, `{day}` and `{week}` stand for those of its
/// day. Beside `{week}` the year is the one that the week belongs to (ISO 8601).
package struct EditionNumber {
  private let pattern: String

  static let fault = "it has up to 40 characters on one line, and in { } only year, month, day and week"

  /// Nil where the text is no such pattern.
  package init?(_ text: String) {
    guard (1...40).contains(text.count), !text.contains(where: \.isNewline),
      HostileText.fault(in: text.utf8Span.span) == nil
    else { return nil }
    let rest = Self.names.reduce(text) { $0.replacing("{\($1)}", with: "") }
    guard !rest.contains("{"), !rest.contains("}") else { return nil }
    pattern = text
  }

  private static let names = ["year", "month", "day", "week"]

  /// The number of an edition of this day, counted from 1970-01-01.
  package func text(of day: Int32) -> String {
    let date = Calendar.date(ofDay: Int64(day))
    // a week belongs to the year that its Thursday lies in; 1970-01-01 was a Thursday
    let weekday = (Int64(day) + 3) % 7
    let thursday = Int64(day) - (weekday < 0 ? weekday + 7 : weekday) + 3
    let year = Calendar.date(ofDay: thursday).year
    let week = (thursday - Int64(Calendar.firstDay(ofYear: Int(year)))) / 7 + 1
    let values = [
      "year": pattern.contains("{week}") ? String(year) : String(date.year), "month": Self.twoDigits(date.month),
      "day": Self.twoDigits(date.day), "week": Self.twoDigits(week),
    ]
    return Self.names.reduce(pattern) { $0.replacing("{\($1)}", with: values[$1] ?? "") }
  }

  private static func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
}
