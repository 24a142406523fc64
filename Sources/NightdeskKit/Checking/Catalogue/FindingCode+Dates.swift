extension FindingCode {
  /// Whether dates are dates, and in order.
  static let dates: [FindingCode: Entry] = [
    .notADate: Entry(
      "ND-D001", .error, "{column} is not an EDTF date",
      "EDTF (ISO 8601-2): 2014, 2014-05, 2014-05-16, 2014~, 2013/2014, [2013..2014], 2014-05/..",
      hint: "write the date as vaguely as it is known, in EDTF",
      bad: "May 2014", good: "2014-05", ofFile: "{column} holds no date as the file writes them"),
    .noSuchDay: Entry(
      "ND-D002", .error, "{column} names a day or month that does not exist",
      "The calendar has no such day.",
      hint: "look the day up, or give the month alone",
      bad: "2014-02-30", good: "2014-02"),
    .endBeforeStart: Entry(
      "ND-D003", .error, "{column} ends before it starts",
      "An interval's end must not lie before its start.",
      hint: "swap the two dates",
      bad: "2015/2013", good: "2013/2015"),
    .oldDraftDate: Entry(
      "ND-D004", .error, "{column} is written in the syntax of the 2012 EDTF draft",
      "The standard of 2019 writes them in another way: " + DraftForm.allCases.map(\.advice).joined(separator: "; ")
        + ".",
      hint: "write it as the standard does",
      bad: "198u", good: "198X", ofFile: "{column} holds no date as the file writes them"),
    .inTheFuture: Entry(
      "ND-D005", .warning, "{column} lies after the day of the run",
      "The event would happen after --as-of. Often a mistyped year.",
      hint: "check the year",
      bad: "2104-05-16", good: "2014-05-16"),
    .notADay: Entry(
      "ND-D006", .error, "{column} is not a calendar day",
      "This column takes a full day, year-month-day.",
      hint: "write year-month-day, or leave the cell empty where the day is not known",
      bad: "May 2014", good: "2014-05-16"),
    .accessedEarly: Entry(
      "ND-D007", .warning, "the source was opened before it was published",
      "Whoever opened it on that day saw something else, or one of the two dates is wrong.",
      hint: "check accessed and published",
      bad: "published: 2019-05, accessed: 2018-11-02", good: "published: 2019-05, accessed: 2019-11-02"),
    .futureReport: Entry(
      "ND-D008", .warning, "{column} lies after the day of the run",
      "Nothing can have been said, published, opened or changed after --as-of. Often a mistyped year.",
      hint: "check the year",
      bad: "said: 2091", good: "said: 2019"),
    .reportedEarly: Entry(
      "ND-D009", .warning, "the event was reported before it happened",
      "All of reported lies before all of when: a report of a plan is a claim, and what happened later is "
        + "another event.",
      hint: "check when and reported",
      bad: "when: 2014-05-16, reported: 2014-05-15", good: "when: 2014-05-16, reported: 2014-05-17"),
    .longAgo: Entry(
      "ND-D010", .warning, "{column} lies before 1900",
      "Registers of present conflicts rarely reach that far back; a year of four digits was often meant.",
      hint: "check the year",
      bad: "when: 0214", good: "when: 2014"),
    .longIncident: Entry(
      "ND-D011", .info, "the event is an incident, and {column} goes on for more than a month",
      "`2013/2014` says all through; once, some time within is `[2013..2014]`. What goes on for months is a "
        + "series.",
      hint: "set scope to series, or write the date as [..]",
      bad: "when: 2013/2014, scope: incident", good: "when: [2013..2014], scope: incident"),
    .serialDay: Entry(
      "ND-D012", .error, "{column} is a number as spreadsheets keep days",
      "Excel keeps a day as the number of days since 1899-12-30; a file saved without the format of the "
        + "column holds that number.",
      hint: "format the column as a date or as text, and save again",
      bad: "when: 41775", good: "when: 2014-05-16"),
    .noDatePrecision: Entry(
      "ND-D014", .warning, "{column} is empty, and the day is taken as approximate",
      "ACLED and UCDP GED say beside each date how exact it is. Where that is missing, nobody says that the day is exact: "
        + "it is written with `~`.",
      hint: "look the event up in the dataset, and fill the precision in",
      bad: "event_date: 2014-05-16, time_precision: (empty)", good: "event_date: 2014-05-16, time_precision: 1"),
    .shortSeries: Entry(
      "ND-D013", .info, "the event is a series, and {column} is a single day",
      "A series goes on all through its date and is not added to the figures; what happened on one day is an "
        + "incident or an aggregate.",
      hint: "set scope to incident or aggregate, or widen the date",
      bad: "when: 2014-05-16, scope: series", good: "when: 2014-05-16, scope: aggregate"),
  ]
}
