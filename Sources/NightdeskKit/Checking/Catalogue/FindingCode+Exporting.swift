extension FindingCode {
  /// What an export's format cannot hold as it is: the record is in every export, and in this one as the finding says.
  static let exporting: [FindingCode: Entry] = [
    .guardedText: Entry(
      "ND-E001", .info, "{column} starts as a formula does; in {export} an apostrophe stands before it",
      "A spreadsheet takes a text that begins with =, +, - or @ for a formula, which can send data away (CWE-1236). The "
        + "apostrophe stops that; numbers are never touched, other exports have the text as it is, and reading the export "
        + "back takes the apostrophe off.",
      hint: "none needed",
      bad: "title: =1+1", good: "title: One and one"),
    .textTooLong: Entry(
      "ND-E002", .warning, "{column} is longer than a cell takes; in {export} it goes on among the long texts",
      "A cell holds at most 32,767 UTF-16 units. The cell has the beginning, and the whole text stands in parts in the "
        + "sheet or file of long texts.",
      hint: "none needed; read the whole text there or in another format",
      bad: "a summary of 40,000 characters", good: "a summary of a page"),
    .tooManyRows: Entry(
      "ND-E003", .info, "{column} has more records than a sheet has rows; {export} goes on in a further one",
      "A sheet has 1,048,576 rows, its header among them. No record is left out.",
      hint: "look at all sheets or files of the table",
      bad: "1,200,000 events", good: "a register for each year"),
    .tooManyLinks: Entry(
      "ND-E004", .info, "{column} has more links than a sheet takes; in {export} the others are plain text",
      "A sheet holds at most 65,530 links. The text of every cell is there.",
      hint: "none needed",
      bad: "100,000 sources with an address", good: "fewer"),
    .linkTooLong: Entry(
      "ND-E005", .info, "{column} is longer than a link may be; in {export} it is plain text",
      "A link in a workbook has at most 2,079 characters.",
      hint: "none needed",
      bad: "an address of 3,000 characters", good: "a shorter address"),
    .numberTooLong: Entry(
      "ND-E006", .info, "{column} has more digits than a spreadsheet keeps of a number in {export}",
      "A spreadsheet keeps 15 digits of a number and makes the others 0. In a workbook it is text; CSV has all its digits, and "
        + "a spreadsheet that opens it has not.",
      hint: "check the number",
      bad: "deaths_best: 1234567890123456", good: "deaths_best: 123"),
    .takenForNumber: Entry(
      "ND-E007", .info, "{column} is a text that a spreadsheet takes for a number or a date; {export} has it as it is",
      "CSV has no types: a spreadsheet that opens it makes 000 to 0, 1e5 to 100000, 1-2 and 2014-05 to days, true to TRUE, keeps "
        + "15 digits of a number, and saves that. No mark in the cell would stop it but a formula, which is worse. A workbook "
        + "(xlsx) has such texts as text; datapackage.json says which columns are text. Ids have ND-T003 instead.",
      hint: "open the workbook, or import the column as text; the first and last day of a date stand beside it",
      bad: "title: 1e5", good: "title: Phase 1e5"),
    .withoutCoordinates: Entry(
      "ND-E020", .info, "{records} without coordinates stand in {export} without a point",
      "A map cannot show an event that has no latitude and longitude and names no place that has them. The event is in "
        + "the export with all its values, its geometry is null (RFC 7946, 3.2).",
      hint: "give the event, or the place it names, coordinates and how exact they are",
      bad: "latitude: (empty), longitude: (empty)", good: "latitude: 32.1, longitude: 20.1"),
    .yearOutOfReach: Entry(
      "ND-E021", .info, "{column} lies outside the years 0 to 9999, so that {export} has no days for it",
      "The database keeps the date as it was written; the first and last day beside it, which SQLite's date functions "
        + "take, are NULL.",
      hint: "none needed; sort such dates by another column", bad: "when: Y-17000", good: "when: 1700"),
    .exporterDiagnostics: Entry(
      "ND-E022", .info, "{export} has something to say of its records: {records}; see diagnostics.jsonl there",
      "An external exporter says in diagnostics what it could not write as it is.",
      hint: "read the file beside the export", bad: "a title that the exporter has shortened",
      good: "an exporter that can write it"),
    .startNotKnown: Entry(
      "ND-E023", .info, "{column} has no first day in the years 1 to 9999, so that {export} has no event details",
      "NewsML-G2 asks for a start of every event that has details. The event is there, and its date as it was written, its "
        + "place and who took part stand in properties and relations.",
      hint: "none needed", bad: "when: [..2014]", good: "when: [2013..2014]"),
    .lineEndInName: Entry(
      "ND-E024", .info, "{column} has tabs or line ends; in {export} blanks stand for them",
      "A name in NewsML-G2 is one line. Other exports have the text as it is.",
      hint: "put names on one line", bad: "title: Clash\\u{A}at the gate", good: "title: Clash at the gate"),
    .entriesLeftOut: Entry(
      "ND-E025", .info, "{export} takes no more entries; {records} without one",
      "A feed is for news: it has the first of what is new and revised, as many as its option entries says. The other "
        + "exports hold every record.",
      hint: "ask for more, as in atom:entries=1000", bad: "101 new events and entries=100", good: "entries=1000"),
    .keyDropped: Entry(
      "ND-E026", .info, "{column} names records that are not in the edition; in {export} it is no foreign key",
      "A record stays in the edition when another that it names was rejected or is not there (ND-I002, ND-I004, ND-I005). "
        + "A foreign key that does not hold would stop whoever changes the database; the values are as they were, and all "
        + "keys that hold are there. datapackage.json of csv says the same of its keys.",
      hint: "put right what ND-I004 and ND-I005 say", bad: "part_of: e999", good: "part_of: e0"),
    .notInXML: Entry(
      "ND-E030", .warning, "{column} holds a character that XML cannot; in {export} U+FFFD stands in its place",
      "XML 1.0 has no control characters but tab and line ends, no U+FFFE and no U+FFFF, not even as references (2.2). Each "
        + "is written as the replacement character U+FFFD; csv and jsonl hold the text as it is.",
      hint: "delete the character (see ND-H001)",
      bad: "title: Clash\\u{7}", good: "title: Clash"),
    .spelledCharacter: Entry(
      "ND-E031", .info, "{column} holds a character that must not reach a screen; in {export} it is spelled",
      "Control characters and bidirectional overrides would make a sheet, feed, briefing or page show something else than it "
        + "holds. They are written as \\u{1B} or \\u{202E} there; plain csv and jsonl hold the text as it is.",
      hint: "delete the character (see ND-H001, ND-H002)",
      bad: "title: \\u{202E}Clash", good: "title: Clash"),
  ]
}
