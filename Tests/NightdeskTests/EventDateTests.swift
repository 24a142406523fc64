internal import FoundationEssentials
internal import NightdeskKit
internal import Testing

/// The bounds by the parser that allocates nothing, which is what the pipeline calls.
private func bounds(_ text: String) throws(DateFault) -> DayBounds {
  let utf8 = text.utf8
  return try DayBounds(edtf: utf8.span)
}

/// What both parsers make of a text, and that they make the same.
private func verdict(_ text: String) -> Result<DayBounds, DateFault> {
  let quick = Result { () throws(DateFault) in try bounds(text) }
  let whole = Result { () throws(DateFault) in try EventDate(text).bounds }
  #expect(quick == whole, "the two parsers disagree")
  return quick
}

/// Bounds in words: `2014-01-01 to 2014-12-31`, `open`, `unknown`, or `not known`.
private func words(_ bounds: DayBounds) -> String {
  guard bounds.isKnown else { return "not known" }
  func end(_ day: Int32?, _ end: DayBounds.End) -> String {
    day.map { NightdeskKit.Calendar.isoText(ofDay: Int64($0)) } ?? (end == .open ? "open" : "unknown")
  }
  return "\(end(bounds.firstDay, bounds.startIs)) to \(end(bounds.lastDay, bounds.endIs))"
}

private func words(_ text: String) -> String {
  switch verdict(text) {
  case .success(let bounds): words(bounds)
  case .failure(let fault): "\(fault.reason) at \(fault.offset)"
  }
}

@Suite struct `A date` {
  @Test(arguments: [
    ("2014-05-16", "2014-05-16 to 2014-05-16"),
    ("2014-05", "2014-05-01 to 2014-05-31"),
    ("2014", "2014-01-01 to 2014-12-31"),
    ("2000-02", "2000-02-01 to 2000-02-29"),
    ("1900-02", "1900-02-01 to 1900-02-28"),
    ("0000-02", "0000-02-01 to 0000-02-29"),
    ("-0004-02", "-0004-02-01 to -0004-02-29"),
    ("-0001", "-0001-01-01 to -0001-12-31"),
    ("9999-12-31", "9999-12-31 to 9999-12-31"),
    ("Y17000", "Y17000 to Y17000"),
    ("Y-17000", "Y-17000 to Y-17000"),
    ("Y17E3", "Y17000 to Y17000"),
    ("Y1E2", "0100-01-01 to 0100-12-31"),
    ("2014-05-16T23:20:30", "2014-05-16 to 2014-05-16"),
    ("2014-05-16T00:20:30+04:30", "2014-05-16 to 2014-05-16"),
    ("2014-05-16T24:00:00Z", "2014-05-16 to 2014-05-16"),
    ("2014-05-16T10:00:00-04", "2014-05-16 to 2014-05-16"),
    ("2014-05-16T10:00:00+00:00", "2014-05-16 to 2014-05-16"),
    ("201X", "2010-01-01 to 2019-12-31"),
    ("20X4", "2004-01-01 to 2094-12-31"),
    ("-000X", "-0009-01-01 to -0001-12-31"),
    ("-X000", "-9000-01-01 to -1000-12-31"),
    ("2014-XX", "2014-01-01 to 2014-12-31"),
    ("2014-0X", "2014-01-01 to 2014-09-30"),
    ("2014-X1", "2014-01-01 to 2014-11-30"),
    ("2014-05-1X", "2014-05-10 to 2014-05-19"),
    ("2014-05-3X", "2014-05-30 to 2014-05-31"),
    ("2014-XX-31", "2014-01-31 to 2014-12-31"),
    ("2014-X1-31", "2014-01-31 to 2014-01-31"),
    ("201X-02-29", "2012-02-29 to 2016-02-29"),
    ("15XX-12-XX", "1500-12-01 to 1599-12-31"),
    ("-15XX-12-25", "-1599-12-25 to -1500-12-25"),
    ("XXXX", "not known"),
    ("-XXXX", "not known"),
    ("XXXX-12-25", "not known"),
    ("XXXX-02-29", "not known"),
    ("XXXX-21", "not known"),
    ("1950S2", "1900-01-01 to 1999-12-31"),
    ("-1950S2", "-1999-01-01 to -1900-12-31"),
    ("1950S9", "1950-01-01 to 1950-12-31"),
    ("2014-21", "2014-03-01 to 2014-05-31"),
    ("2014-24", "2014-12-01 to 2014-12-31"),
    ("2014-29", "2014-09-01 to 2014-11-30"),
    ("2014-33", "2014-01-01 to 2014-03-31"),
    ("2014-39", "2014-09-01 to 2014-12-31"),
    ("2014-41", "2014-07-01 to 2014-12-31"),
    ("201X-22", "2010-06-01 to 2019-08-31"),
    ("2014-05/..", "2014-05-01 to open"),
    ("2014-05/", "2014-05-01 to unknown"),
    ("../2014", "open to 2014-12-31"),
    ("/2014", "unknown to 2014-12-31"),
    ("../..", "open to open"),
    ("/..", "unknown to open"),
    ("../", "open to unknown"),
    ("XXXX/2014", "unknown to 2014-12-31"),
    ("2014/XXXX", "2014-01-01 to unknown"),
    ("XXXX/", "not known"),
    ("2014-05-16/2014-XX-XX", "2014-05-16 to 2014-12-31"),
    ("2013/2014", "2013-01-01 to 2014-12-31"),
    ("[2013..2014]", "2013-01-01 to 2014-12-31"),
    ("[2014..]", "2014-01-01 to open"),
    ("[..2014]", "open to 2014-12-31"),
    ("[ 1667 , 1668 .. 1670 ]", "1667-01-01 to 1670-12-31"),
    ("{1961-12,1960}", "1960-01-01 to 1961-12-31"),
    ("[2014,XXXX]", "not known"),
    ("[2014-21,2014-22]", "2014-03-01 to 2014-08-31"),
  ])
  func `has exact bounds`(text: String, expected: String) {
    #expect(words(text) == expected)
  }

  @Test(arguments: [
    ("", "notADate at 0"),
    ("12 May 2014", "notADate at 2"),
    ("2014-5-16", "notADate at 6"),
    ("2014-05-16 ", "notADate at 10"),
    ("2014-05-", "notADate at 8"),
    ("20140516", "notADate at 4"),
    ("20", "notADate at 2"),
    ("-0000", "notADate at 1"),
    ("Y2014", "notADate at 5"),
    ("Y012345", "notADate at 1"),
    ("Y17E0", "notADate at 4"),
    ("Y17000?", "notADate at 6"),
    ("1950S0", "notADate at 5"),
    ("19XXS2", "notADate at 4"),
    ("?2014~", "notADate at 5"),
    ("2014??", "notADate at 5"),
    ("2014-21-05", "notADate at 7"),
    ("/", "notADate at 1"),
    ("..", "notADate at 2"),
    ("2013/2014/2015", "notADate at 9"),
    ("[2014]", "notADate at 5"),
    ("{2014}", "notADate at 5"),
    ("[..]", "notADate at 3"),
    ("[2013,]", "notADate at 6"),
    ("[2013,2014", "notADate at 10"),
    ("[2013,2014}", "notADate at 10"),
    ("[2013,2014] ", "notADate at 11"),
    ("[20 13,2014]", "notADate at 3"),
    ("2014-05-16T10:10", "notADate at 16"),
    ("2014-05-16t10:10:10", "notADate at 10"),
    ("2014-05-16?T10:10:10", "notADate at 11"),
    ("2014-05-16T10:10:10Z/2015", "notADate at 20"),
    ("2013/2014-05-16T10:10:10Z", "notADate at 15"),
    ("2014\u{0}", "notADate at 4"),
    ("２０１４", "notADate at 0"),
    ("2014-13", "noSuchDay at 5"),
    ("2014-00-10", "noSuchDay at 5"),
    ("2014-42", "noSuchDay at 5"),
    ("2014-2X", "noSuchDay at 5"),
    ("2014-02-30", "noSuchDay at 8"),
    ("2014-05-00", "noSuchDay at 8"),
    ("2014-05-4X", "noSuchDay at 8"),
    ("2014-02-3X", "noSuchDay at 8"),
    ("2014-02-?30", "noSuchDay at 9"),
    ("1900-02-29", "noSuchDay at 8"),
    ("XXX1-02-29", "noSuchDay at 8"),
    ("XXXX-02-30", "noSuchDay at 8"),
    ("2013/2014-04-31", "noSuchDay at 13"),
    ("2014-05-16T25:00:00", "noSuchTime at 11"),
    ("2014-05-16T24:00:01", "noSuchTime at 11"),
    ("2014-05-16T10:60:00", "noSuchTime at 14"),
    ("2014-05-16T10:00:60", "noSuchTime at 17"),
    ("2014-05-16T10:00:00+14:01", "noSuchTime at 20"),
    ("2014-05-16T10:00:00-00:00", "noSuchTime at 20"),
    ("2014/2013", "endBeforeStart at 5"),
    ("0800/-0999", "endBeforeStart at 5"),
    ("2014-05-16/2014", "endBeforeStart at 11"),
    ("[2014..2013]", "endBeforeStart at 7"),
    ("198u", "oldDraft at 3"),
    ("19uu", "oldDraft at 2"),
    ("uuuu", "oldDraft at 0"),
    ("196x", "oldDraft at 3"),
    ("2004-uu", "oldDraft at 5"),
    ("2004-06-uu", "oldDraft at 8"),
    ("unknown/2006", "oldDraft at 0"),
    ("2006/unknown", "oldDraft at 5"),
    ("2004-01-01/open", "oldDraft at 11"),
    ("2004?~", "oldDraft at 5"),
    ("2004-06~?", "oldDraft at 8"),
    ("y170000002", "oldDraft at 0"),
    ("y-17e7", "oldDraft at 0"),
    ("(2004-06)?", "oldDraft at 0"),
    ("2004-06-(11)~", "oldDraft at 8"),
    ("(2004-(06)~)?", "oldDraft at 0"),
    ("2001-21^southern", "oldDraft at 7"),
    ("unhappy", "notADate at 0"),
    ("x", "notADate at 0"),
    ("yes", "notADate at 0"),
    ("(about 2004)", "notADate at 0"),
    ("openly", "notADate at 0"),
  ])
  func `is refused with a reason and a place`(text: String, expected: String) {
    #expect(words(text) == expected)
  }

  @Test func `longer than the longest is refused`() {
    let years = Array(repeating: "2014", count: 1000).joined(separator: ",")
    #expect(words("[\(years)]") == "tooLong at 4096")
    #expect(words("[\(years.prefix(4094))]") == "2014-01-01 to 2014-12-31")
    #expect(words("Y1" + String(repeating: "0", count: 3000)) == words("Y9E999999999999999999999"))
  }

  @Test func `far from today stands on the last day there is`() throws {
    let far = try bounds("Y170000002")
    #expect(far.startIs == .known && far.endIs == .known)
    #expect(far.firstDay == far.lastDay)
    #expect(far < .notKnown)
    let longAgo = try bounds("Y-17E7")
    #expect(longAgo > (try bounds("../2014")))
    #expect(longAgo < (try bounds("-9999")))
  }

  @Test func `keeps its text and can be put in words`() throws {
    let date = try EventDate("2014-06~-?11")
    #expect(date.text == "2014-06~-?11" && date.description == date.text)
    guard case .single(let part) = date.form else {
      Issue.record("expected a single date")
      return
    }
    #expect(part.year.value == 2014 && part.month?.value == 6 && part.day?.value == 11)
    #expect(part.year.qualifiers == .approximate)
    #expect(part.month?.qualifiers == .approximate)
    #expect(part.day?.qualifiers == .uncertain)
    #expect(date.isUncertain && date.isApproximate)
    #expect(part.precision == .day)
  }

  @Test func `knows its form`() throws {
    let once = try EventDate("[2013..2014]")
    let through = try EventDate("2013/2014")
    #expect(once.bounds == through.bounds && once != through && once.form != through.form)
    guard case .oneOf(let members) = once.form, case .range(let first, let last)? = members.first else {
      Issue.record("expected a range in a set")
      return
    }
    #expect(first.year.value == 2013 && last.year.value == 2014 && members.count == 1)
    guard case .interval(.open, .unknown) = try EventDate("../").form else {
      Issue.record("expected an interval from open to unknown")
      return
    }
    guard case .allOf(let all) = try EventDate("{1667,1668, 1670..1672,1680..}").form, case .from? = all.last else {
      Issue.record("expected a set of all")
      return
    }
    #expect(all.count == 4)
    guard case .oneOf(let early) = try EventDate("[..1984]").form, case .upTo? = early.first else {
      Issue.record("expected one of a set")
      return
    }
    #expect(try EventDate("[2013?..2014~]").parts.map(\.isUncertain) == [true, false])
  }

  @Test(arguments: [
    ("XXXX", EventDate.Precision.unknown), ("X014", .unknown), ("2XXX", .millennium), ("20XX", .century),
    ("20X0", .century), ("201X", .decade), ("201X-05-16", .decade), ("2014", .year), ("2014-XX-25", .year),
    ("Y17000", .year), ("2014-21", .season), ("2014-05", .month), ("2014-05-1X", .month), ("2014-05-16", .day),
    ("2014-05-16T10:00:00Z", .time), ("1950S2", .century), ("1953S3", .decade), ("Y17E7S1", .millennium),
  ])
  func `says how exactly it is known`(text: String, expected: EventDate.Precision) throws {
    #expect(try EventDate(text).parts.first?.precision == expected)
  }

  @Test func `keeps masks, estimates, seasons and times`() throws {
    let masked = try #require(EventDate("-156X-X1-2X").parts.first)
    #expect(masked.year.lowest == -1569 && masked.year.highest == -1560 && masked.year.unknownDigits == 0b0001)
    #expect(masked.month?.lowest == 1 && masked.month?.highest == 11 && masked.month?.unknownDigits == 0b10)
    #expect(masked.day?.lowest == 20 && masked.day?.highest == 29 && masked.day?.value == nil)
    let estimate = try #require(EventDate("Y-171010000S3").parts.first)
    #expect(estimate.estimatedYear == -171_010_000)
    #expect(estimate.year.lowest == -171_999_999 && estimate.year.highest == -171_000_000)
    let season = try #require(EventDate("2014-29~").parts.first)
    #expect(season.namedSeason == .southernSpring && season.month == nil && season.isApproximate)
    #expect(season.year.qualifiers == .approximate)
    let time = try #require(EventDate("2014-05-16T23:20:30-04:30").parts.first?.time)
    #expect(time.hour == 23 && time.minute == 20 && time.second == 30 && time.offset == -270)
    #expect(try EventDate("2014-05-16T23:20:30").parts.first?.time?.offset == nil)
  }

  @Test func `sorts by first day, last day and text`() throws {
    let sorted = [
      "../2013", "../2014", "../", "../..", "/2014", "/..", "Y-17000", "-0044-03-15", "2013-12", "2014-01-01",
      "2014-01", "2014", "2014~", "[2014,2014-05]", "2014/", "2014/..", "2014-05-16", "Y17000", "-XXXX", "XXXX",
      "XXXX-12-25", "[2014,XXXX]",
    ]
    let dates = try sorted.map { text throws(DateFault) in try EventDate(text) }
    #expect(dates.shuffled().sorted().map(\.text) == sorted)
    for (a, b) in zip(dates, dates.dropFirst()) { #expect(a < b && !(b < a) && a != b) }
  }
}

@Suite struct `Day bounds` {
  @Test(arguments: [
    "2014-05-16", "2014", "../2014", "/2014", "2014/..", "2014/", "../..", "/..", "../", "XXXX", "Y17E7", "Y-17E7",
    "Y-17E7/..", "1969-12-31", "-0001",
  ])
  func `fit in one number that sorts alike`(text: String) throws {
    let day = try bounds(text)
    #expect(DayBounds(packed: day.packed) == day)
    #expect(day.packed > .min + 1)
    for other in ["1970", "../2014", "XXXX", "/..", "../..", "Y-17E7"] {
      let other = try bounds(other)
      #expect((day < other) == (day.packed < other.packed))
    }
  }

  @Test func `tell an open end from an unknown one`() throws {
    let open = try bounds("2014/..")
    let unknown = try bounds("2014/")
    #expect(open.endIs == .open && unknown.endIs == .unknown && open != unknown && unknown < open)
    #expect(open.lastDay == nil && unknown.lastDay == nil && open.firstDay == unknown.firstDay)
    let since = try bounds("../2014")
    let before = try bounds("/2014")
    #expect(since.startIs == .open && before.startIs == .unknown && since < before)
    #expect(DayBounds.notKnown.startIs == .unknown && DayBounds.notKnown.endIs == .unknown)
    #expect(DayBounds.notKnown.firstDay == nil && DayBounds.notKnown.lastDay == nil)
    #expect(!DayBounds.notKnown.isKnown && open.isKnown)
  }

  @Test(arguments: [
    ("2014", "2014-05-16", true), ("2014", "2015", false), ("2014-05-31", "2014-05", true),
    ("2014/..", "2020", true), ("2014/", "2020", true), ("2014/..", "2013", false), ("../2014", "0001", true),
    ("/2014", "2015/", false), ("../..", "2014", true), ("XXXX", "2014", false), ("XXXX", "XXXX", false),
    ("XXXX", "../..", false), ("[2013..2014]", "{2014,2016}", true), ("2013/2014", "2014/2015", true),
  ])
  func `overlap where both may mean one day`(a: String, b: String, expected: Bool) throws {
    #expect(try bounds(a).overlaps(bounds(b)) == expected)
    #expect(try bounds(b).overlaps(bounds(a)) == expected)
  }

  @Test(arguments: [
    ("2014", true, true), ("2014-05", true, true), ("2013/2014", true, false), ("2014/", true, false),
    ("../2014", true, false), ("2014/..", true, false), ("2015", false, false), ("XXXX", false, false),
    ("../..", true, false), ("2013-12-31", false, false), ("2014-12-31", true, true),
  ])
  func `lie in a period or touch it`(text: String, touches: Bool, lies: Bool) throws {
    let year = try bounds("2014")
    let first = try #require(year.firstDay)
    let last = try #require(year.lastDay)
    #expect(try bounds(text).overlaps(first: first, last: last) == touches)
    #expect(try bounds(text).lies(within: first, last: last) == lies)
  }

  @Test func `of days beyond their range are drawn in`() {
    let widest = DayBounds(first: .min, last: .max)
    #expect(widest.startIs == .known && widest.endIs == .known && widest < .notKnown)
    let last = DayBounds(first: .max, last: .max)
    #expect(last.isKnown && last.firstDay == last.lastDay && widest < last)
  }
}

@Suite struct `The calendar` {
  @Test func `counts every day of twelve centuries once`() {
    var day = NightdeskKit.Calendar.day(-401, 1, 1)
    for year in Int64(-401)...801 {
      for month in Int64(1)...12 {
        for dayOfMonth in 1...NightdeskKit.Calendar.length(of: month, year) {
          let date = NightdeskKit.Calendar.date(ofDay: day)
          guard NightdeskKit.Calendar.day(year, month, dayOfMonth) == day, date == (year, month, dayOfMonth) else {
            Issue.record("day \(day) is \(year)-\(month)-\(dayOfMonth)")
            return
          }
          day += 1
        }
      }
    }
  }

  @Test(arguments: [
    (0 as Int64, "1970-01-01"), (-1, "1969-12-31"), (11_016, "2000-02-29"), (-719_528, "0000-01-01"),
    (-719_529, "-0001-12-31"), (2_932_896, "9999-12-31"), (2_932_897, "Y10000"), (-4_371_953, "Y-10000"),
  ])
  func `writes a day as EDTF does`(day: Int64, expected: String) {
    #expect(NightdeskKit.Calendar.isoText(ofDay: day) == expected)
  }
}

@Suite struct `The draft of 2012` {
  @Test(
    arguments: [
      ("198u", .unspecified), ("2004-uu", .unspecified), ("uuuu-12-uu", .unspecified), ("196x", .masked),
      ("19xx", .masked), ("unknown", .unknown), ("unknown/2006", .unknown), ("2006/unknown", .unknown),
      ("2004-01-01/open", .open), ("2004?~", .bothQualifiers), ("2004-06~?", .bothQualifiers),
      ("(2004-06)?", .parentheses), ("2004-06-(11)~", .parentheses), ("y170000002", .longYear), ("y-17e7", .longYear),
      ("y17101e4p3", .longYear), ("2001-21^southern", .seasonQualifier),
    ] as [(String, DraftForm)])
  func `is told form by form`(text: String, form: DraftForm) throws {
    guard case .failure(let fault) = verdict(text) else {
      Issue.record("\(text) is taken")
      return
    }
    #expect(fault.draft == form)
    #expect(fault.description.contains(form.advice))
    let folder = try RegisterFolder(texts: [("events.csv", "id,when,type,title\ne1,\(text),battle,x\n")])
    let edited = try folder.pass()
    #expect(edited.findings == ["events.csv:2:4 ND-D004 error when"])
    #expect(
      edited.rows("findings.csv").map { $0["message"] }
        == ["when is written in the syntax of the 2012 EDTF draft: \(form.advice)"])
  }

  /// What the advice gives as an example is a date.
  @Test(arguments: DraftForm.allCases)
  func `becomes what is read`(form: DraftForm) {
    let examples = form.advice.matches(of: /[\/0-9Y\[][-0-9XYES\/.%?~]{3,}/).map { String($0.output) }
    #expect(!examples.isEmpty)
    for example in examples {
      if case .failure(let fault) = verdict(example) { Issue.record("\(example): \(fault)") }
    }
  }
}

@Suite struct `A calendar day` {
  private func parse(_ text: String) -> String {
    let utf8 = text.utf8
    do throws(DateFault) {
      return NightdeskKit.Calendar.isoText(ofDay: Int64(try CalendarDay.parse(utf8.span)))
    } catch {
      return "\(error.reason) at \(error.offset)"
    }
  }

  @Test(arguments: [
    ("2014-05-16", "2014-05-16"), ("0000-02-29", "0000-02-29"), ("2014-02-29", "noSuchDay at 8"),
    ("2014-13-01", "noSuchDay at 5"), ("2014-05", "notADate at 7"), ("2014-05-1X", "notADate at 9"),
    ("2014-05-16~", "notADate at 10"), ("2014/05/16", "notADate at 4"), ("", "notADate at 0"),
    ("2014-05-uu", "oldDraft at 8"),
  ])
  func `is a whole date and nothing else`(text: String, expected: String) {
    #expect(parse(text) == expected)
  }
}

@Suite struct `A timestamp` {
  private func parse(_ text: String) -> String {
    let utf8 = text.utf8
    do throws(DateFault) {
      return String(try Timestamp.parse(utf8.span))
    } catch {
      return "\(error.reason) at \(error.offset)"
    }
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", "0"), ("1969-12-31T23:59:59Z", "-1"), ("1970-01-01T02:00:00+02:00", "0"),
    ("1969-12-31T20:30:00-03:30", "0"), ("2014-05-16T04:30:00.123456789Z", "1400214600"),
    ("2014-05-16t04:30:00z", "1400214600"), ("2014-05-16T04:30:00-00:00", "1400214600"),
    ("1990-12-31T23:59:60Z", "662688000"), ("1990-12-31T15:59:60-08:00", "662688000"),
    ("1990-12-31T22:59:60Z", "noSuchTime at 17"), ("2014-05-16T04:30:00", "noOffset at 19"),
    ("2014-05-16T04:30:00.5", "noOffset at 21"), ("2014-05-16T04:30:00.Z", "notADate at 20"),
    ("2014-05-16T24:00:00Z", "noSuchTime at 11"), ("2014-05-16T04:60:00Z", "noSuchTime at 14"),
    ("2014-05-16T04:30:00+24:00", "noSuchTime at 20"), ("2014-05-16T04:30:00+02", "notADate at 22"),
    ("2014-05-16 04:30:00Z", "notADate at 10"), ("2014-05-16", "notADate at 10"),
    ("2014-02-30T04:30:00Z", "noSuchDay at 8"), ("2014-05-16T04:30:00ZZ", "notADate at 20"),
  ])
  func `is RFC 3339 with its offset`(text: String, expected: String) {
    #expect(parse(text) == expected)
  }
}

@Suite struct `A date fault` {
  @Test(arguments: DateFault.Reason.allCases)
  func `says what was expected and where`(reason: DateFault.Reason) throws {
    let texts = ["", "2014-13", "2014-05-16T25:00:00", "2014/2013", "198u", String(repeating: "2", count: 5000)]
    var faults: [DateFault] = []
    for text in texts {
      if case .failure(let fault) = verdict(text) { faults.append(fault) }
    }
    let utf8 = "2014-05-16T04:30:00".utf8
    do throws(DateFault) { _ = try Timestamp.parse(utf8.span) } catch { faults.append(error) }
    let fault = try #require(faults.first { $0.reason == reason })
    #expect(fault.description.hasSuffix("(at byte \(fault.offset + 1))"))
    #expect(fault.description.first?.isLowercase == true)
  }
}

/// The test vectors of the two reference libraries, python-edtf 5.0.2 and edtf-validate 2.0.0.
private struct Vector: CustomTestStringConvertible {
  let text: String
  let isValid: Bool
  let strict: (lower: String, upper: String)
  let fuzzy: (lower: String, upper: String)

  var testDescription: String { text }

  private static let path: String = {
    let here = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return here.dropLast(4).joined(separator: "/") + "/shared/data/edtf/edtf-vectors.csv"
  }()

  static var arePresent: Bool { FileManager.default.fileExists(atPath: path) }

  static func all() throws -> [Vector] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
    return lines.map { line in
      var fields = [""]
      var isQuoted = false
      for character in line {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: fields.append("")
        default: fields[fields.count - 1].append(character)
        }
      }
      return Vector(
        text: fields[0], isValid: fields[1] == "valid", strict: (fields[3], fields[4]), fuzzy: (fields[5], fields[6]))
    }
  }
}

/// A text that one reference library takes and the other refuses, found by giving every text to both.
private struct Disagreement {
  let text: String
  let isTaken: Bool
  let why: String

  init(_ text: String, taken: Bool, _ why: String) {
    self.text = text
    isTaken = taken
    self.why = why
  }

  static let all = [
    // Taken by python-edtf alone.
    Disagreement("16XX~", taken: true, "level 1 lets a date have both X digits and a qualifier"),
    Disagreement("156X~", taken: true, "level 1 lets a date have both X digits and a qualifier"),
    Disagreement("[1760-01, 1760-02, 1760-12..]", taken: true, "people put blanks in lists; they are never written"),
    Disagreement("{1667,1668, 1670..1672}", taken: true, "people put blanks in lists; they are never written"),
    Disagreement(" 1863-03-29", taken: false, "a blank at the end of a field is a fault of the file, and reported"),
    Disagreement("2012-24/2012-21", taken: false, "winter of a year comes after its spring in both libraries"),
    Disagreement("0800/-0999", taken: false, "an interval does not end before it starts"),
    Disagreement("1000/-2000", taken: false, "an interval does not end before it starts"),
    Disagreement("0000-01-03/0000-01", taken: false, "as in 2004-06-11%/2004-%06, which both refuse; write 0000-01-XX"),
    Disagreement("0000-02/0000", taken: false, "as in 2004-06-11%/2004-%06, which both refuse; write 0000-XX"),
    // Taken by edtf-validate alone.
    Disagreement("/..", taken: true, "open and unknown ends are level 1; python-edtf breaks off with a TypeError"),
    Disagreement("?2004-06%", taken: true, "level 2 lets every component have a qualifier of its own"),
    Disagreement("2011-23~", taken: true, "a season may be approximate as a month may"),
    Disagreement("?-2004-06%", taken: true, "level 2 lets every component have a qualifier of its own"),
    Disagreement("-156X-12-25", taken: true, "X may stand in a year before 0 as in any other"),
    Disagreement("-XXXX-12-XX", taken: true, "X may stand in a year before 0 as in any other"),
    Disagreement("-1XXX-12", taken: true, "X may stand in a year before 0 as in any other"),
    Disagreement("1984?-06/2004-08?", taken: true, "what may stand alone may be an end of an interval"),
    Disagreement("1984-?06-02/2004-06-11%", taken: true, "what may stand alone may be an end of an interval"),
    Disagreement("2003-06-11%/2004-%06", taken: true, "what may stand alone may be an end of an interval"),
    Disagreement("1984?/2004~-06", taken: true, "what may stand alone may be an end of an interval"),
    Disagreement("1984-06-?02/2004-06-11%", taken: true, "what may stand alone may be an end of an interval"),
  ]
}

@Suite(.enabled(if: Vector.arePresent, "edtf-vectors.csv is not there: it lies in shared/data/edtf beside the project"))
struct `The reference vectors` {
  @Test func `have the verdict on which both libraries agree`() throws {
    let disagreements = Dictionary(uniqueKeysWithValues: Disagreement.all.map { ($0.text, $0) })
    let vectors = try Vector.all()
    #expect(vectors.count == 184)
    for vector in vectors {
      let disagreement = disagreements[vector.text]
      let expected = disagreement?.isTaken ?? vector.isValid
      var isTaken = true
      if case .failure = verdict(vector.text) { isTaken = false }
      #expect(isTaken == expected, "\(vector.text): \(disagreement?.why ?? "both libraries agree")")
    }
    let texts = Set(vectors.map(\.text))
    #expect(Disagreement.all.allSatisfy { texts.contains($0.text) })
  }

  @Test func `have the bounds of python-edtf`() throws {
    /// Where its bounds are a convention of its own, ours instead.
    let exceptions = [
      // It puts an unknown end ten years off; an unknown end has no day here.
      "/2006": "unknown to 2006-12-31",
      "1984-06-02?/": "1984-06-02 to unknown",
      // It reads a year of which no digit is known as 0000 to 9999; that would lie in every period.
      "XXXX-XX-23": "not known",
    ]
    var compared = 0
    for vector in try Vector.all() where vector.isValid && !vector.strict.lower.isEmpty {
      // Of significant digits its strict bounds are the estimate; its fuzzy ones are what the standard gives them.
      let expected = vector.text.contains("S") ? vector.fuzzy : vector.strict
      let found = words(try bounds(vector.text))
      #expect(found == exceptions[vector.text] ?? words(expected.lower, expected.upper), "\(vector.text)")
      compared += 1
    }
    #expect(compared == 45)
  }

  private func words(_ bounds: DayBounds) -> String { NightdeskTests.words(bounds) }

  private func words(_ lower: String, _ upper: String) -> String {
    "\(end(lower)) to \(end(upper))"
  }

  /// `-0199-01-01`, `170000002-12-31`, `inf`; a day beyond the bounds' range is the last they hold.
  private func end(_ text: String) -> String {
    if text.hasSuffix("inf") { return "open" }
    let parts = text.split(separator: "-").compactMap { Int64($0) }
    let year = text.hasPrefix("-") ? -parts[0] : parts[0]
    let day = Int32(clamping: NightdeskKit.Calendar.day(year, parts[1], parts[2]))
    return NightdeskKit.Calendar.isoText(ofDay: Int64(DayBounds(first: day, last: day).firstDay ?? 0))
  }
}

@Suite struct `Any bytes` {
  /// A generator of its own, so that a failure can be found again.
  private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  private static let seeds =
    ((try? Vector.all().map(\.text)) ?? []) + [
      "2014-05-16", "2014-05", "2014", "-156X-X1-2X~", "[..1984, 1990-1X..1991-?06~,2000..]", "{1667,1668, 1670..1672}",
      "Y-3388E20S3", "201X-02-29/2020-XX-3X", "2014-05-16T23:20:30+04:30", "XXXX-12/..", "unknown/2004-uu", "(2004)?~",
    ]
  private static let alphabet = Array("0123456789-/.,XYESTZ?~%[]{} uxy(:+^open\u{0}é".utf8)

  @Test func `are read alike by both parsers, or refused by both`() {
    var random = Random(state: 0x2014_0516)
    var taken = 0
    for round in 0..<300_000 {
      var bytes = Array(Self.seeds[Int.random(in: 0..<Self.seeds.count, using: &random)].utf8)
      for _ in 0...Int.random(in: 0...2, using: &random) {
        let position = Int.random(in: 0...bytes.count, using: &random)
        let byte = Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &random)]
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.insert(byte, at: position)
        case 1 where position < bytes.count: bytes.remove(at: position)
        case 2 where position < bytes.count: bytes.swapAt(position, 0)
        case 3: bytes.append(contentsOf: bytes.prefix(position))
        default: if position < bytes.count { bytes[position] = byte }
        }
      }
      let quick = Result { () throws(DateFault) in try DayBounds(edtf: bytes.span) }
      if let text = String(validating: bytes, as: UTF8.self) {
        let whole = Result { () throws(DateFault) in try EventDate(text).bounds }
        guard quick == whole else {
          Issue.record("round \(round): the parsers disagree on \(bytes)")
          return
        }
      }
      switch quick {
      case .success(let bounds):
        taken += 1
        guard DayBounds(packed: bounds.packed) == bounds, bytes.allSatisfy({ $0 < 0x80 }),
          bounds.firstDay.map({ first in bounds.lastDay.map { first <= $0 } ?? true }) ?? true
        else {
          Issue.record("round \(round): \(bytes) has bounds that do not hold")
          return
        }
      case .failure(let fault):
        guard 0...bytes.count ~= fault.offset else {
          Issue.record("round \(round): \(bytes) has a fault outside of it")
          return
        }
      }
      if let day = try? CalendarDay.parse(bytes.span) { #expect(quick == .success(DayBounds(first: day, last: day))) }
      _ = try? Timestamp.parse(bytes.span)
    }
    #expect(taken > 20_000)
  }
}
