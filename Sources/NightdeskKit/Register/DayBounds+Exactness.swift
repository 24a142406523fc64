extension DayBounds {
  /// How exact a date is, as spreadsheets are told beside its first and last day.
  public enum Exactness: String, Sendable, CaseIterable {
    /// One day.
    case day
    /// One calendar month.
    case month
    /// One calendar year.
    case year
    /// Some other number of days.
    case span
    /// One end is open or not known.
    case open
    /// Nothing is known.
    case unknown
  }

  /// How exact the date is. Whether it is approximate or uncertain besides, only its EDTF says.
  public var exactness: Exactness {
    guard isKnown else { return .unknown }
    guard let firstDay, let lastDay else { return .open }
    if firstDay == lastDay { return .day }
    let first = Calendar.date(ofDay: Int64(firstDay))
    let last = Calendar.date(ofDay: Int64(lastDay))
    let isWhole = first.day == 1 && last.day == Calendar.length(of: last.month, last.year)
    if isWhole, first.year == last.year {
      if first.month == last.month { return .month }
      if first.month == 1, last.month == 12 { return .year }
    }
    return .span
  }
}
