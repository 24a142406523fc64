extension FindingCode {
  /// What an export's format cannot hold as it is: the record is in every export, and in this one as the finding says.
  static let exporting: [FindingCode: Entry] = [
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
      "ND-E006", .info, "{column} has more digits than a spreadsheet keeps; in {export} it is text",
      "A spreadsheet keeps 15 digits of a number and makes the others 0.",
      hint: "check the number",
      bad: "1234567890123456", good: "123"),
  ]
}
