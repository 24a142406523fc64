extension FindingCode {
  /// Whether dates are dates, and in order.
  static let dates: [FindingCode: Entry] = [
    .notADate: Entry(
      "ND-D001", .error, "{column} is not an EDTF date",
      "EDTF (ISO 8601-2): 2014, 2014-05, 2014-05-16, 2014~, 2013/2014, [2013..2014], 2014-05/..",
      hint: "write the date as vaguely as it is known, in EDTF",
      bad: "May 2014", good: "2014-05"),
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
      "The draft's u, unknown, open and ?~ became X, an empty end, .. and % in the standard.",
      hint: "198u becomes 198X; 2004-01-01/open becomes 2004-01-01/..; unknown/2006 becomes /2006",
      bad: "198u", good: "198X"),
    .inTheFuture: Entry(
      "ND-D005", .warning, "{column} lies after the day of the run",
      "The event would happen after --as-of. Often a mistyped year.",
      hint: "check the year",
      bad: "2104-05-16", good: "2014-05-16"),
    .notADay: Entry(
      "ND-D006", .error, "{column} is not a calendar day",
      "This column takes a full day, year-month-day.",
      hint: "write year-month-day, or leave the cell empty where the day is not known",
      bad: "May 2014", good: "2014-05-16, or nothing where the day is not known"),
  ]
}
