internal import NightdeskKit
internal import Testing

@Suite struct `A period` {
  private func days(_ text: String, asOf: String = "2026-11-24") throws -> String {
    let period = try PeriodRequest(text).period(asOf: try #require(try EventDate(asOf).bounds.firstDay))
    func day(_ day: Int32) -> String { Calendar.isoText(ofDay: Int64(day)) }
    let before = period.before.map { "\(day($0.lowerBound))/\(day($0.upperBound))" } ?? "none"
    return period.takes == .everything ? "all" : "\(day(period.first))/\(day(period.last)) before \(before)"
  }

  @Test func `has a start unless it begins with all that was`() throws {
    let day = try #require(try EventDate("2000-12-31").bounds.firstDay)
    let periods = try ["../2000", "all", "7d", "2000", "1999/.."].map { try PeriodRequest($0).period(asOf: day) }
    #expect(periods.map(\.hasStart) == [false, false, true, true, true])
  }

  @Test(arguments: [
    ("7d", "2026-11-18/2026-11-24 before 2026-11-11/2026-11-17"),
    ("1d", "2026-11-24/2026-11-24 before 2026-11-23/2026-11-23"),
    ("1m", "2026-10-25/2026-11-24 before 2026-09-25/2026-10-24"),
    ("12m", "2025-11-25/2026-11-24 before 2024-11-25/2025-11-24"),
    ("all", "all"), ("2017", "2017-01-01/2017-12-31 before 2016-01-01/2016-12-31"),
    ("2016-02", "2016-02-01/2016-02-29 before 2016-01-01/2016-01-31"),
    ("2017/2018", "2017-01-01/2018-12-31 before 2015-01-01/2016-12-31"),
    ("2017-33", "2017-01-01/2017-03-31 before 2016-10-01/2016-12-31"),
    ("2017-05-03/2017-05-16", "2017-05-03/2017-05-16 before 2017-04-19/2017-05-02"),
    ("2026-11-20/..", "2026-11-20/2026-11-24 before 2026-11-15/2026-11-19"),
  ]) func `is what was asked for, and the one before as long`(_ text: String, _ expected: String) throws {
    #expect(try days(text) == expected)
  }

  @Test(arguments: [
    "Y170000002", "Y-170000002/2026",
    "", "7", "d", "0d", "-7d", "7w", "1.5m", "99999999999d", "week", "ALL", "2017?", "2017~", "201X", "2017-XX", "XXXX",
    "[2016,2017]", "{2016,2017}", "2017/", "/2017", "../..", "2017-13", "2018/2017", "2017-05-16T10:00:00Z", "Y17E8S2",
  ]) func `is nothing else`(_ text: String) {
    #expect(throws: PeriodFault.self) { try PeriodRequest(text) }
  }
}
