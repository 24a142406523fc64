extension FindingCode {
  /// What a spreadsheet takes for something else.
  static let spreadsheets: [FindingCode: Entry] = [
    .formula: Entry(
      "ND-T001", .info, "{column} begins like a formula",
      "A spreadsheet may run a cell that begins with = + - @ (CWE-1236). The plain CSV keeps the text as it "
        + "is; the profile for spreadsheets puts an apostrophe before it.",
      hint: "put a word before it, or open the profile for spreadsheets only",
      bad: "title: =1+1", good: "title: The sum 1+1"),
    .longText: Entry(
      "ND-T002", .info, "{column} is longer than a cell of a spreadsheet",
      "Excel holds 32,767 characters in a cell and cuts or refuses the rest.",
      hint: "move the long text into a document and cite that",
      bad: "a note of 40,000 characters", good: "a note of 400 characters, and a citation"),
    .mangledIdentifier: Entry(
      "ND-T003", .info, "{column} looks like a number or a date to a spreadsheet",
      "Opened and saved there, MAR1 becomes the first of March, 1E5 becomes 100000 and 007 becomes 7.",
      hint: "give ids a prefix of letters that is no month",
      bad: "id: MAR1", good: "id: ev-mar-1"),
    .errorValue: Entry(
      "ND-T004", .warning, "{column} holds an error of a spreadsheet",
      "The formula behind the cell failed when the file was saved; the value is lost.",
      hint: "put the formula right and save again",
      bad: "location: #REF!", good: "location: Benghazi"),
    .outerBlanks: Entry(
      "ND-T005", .info, "{column} has a blank at its start or end",
      "Nobody sees it, and programs take the value for another one.",
      hint: "delete the blank",
      bad: "location: \"Benghazi \"", good: "location: Benghazi"),
    .cutText: Entry(
      "ND-T006", .error, "{column} is the beginning of a longer text that is not there",
      "An export for spreadsheets shows the beginning of a text that is longer than a cell, and has the whole text in "
        + "long_texts.csv. There the text is missing, or it begins otherwise: the rest would be lost.",
      hint: "read the whole folder of the export, or put the whole text in its place in a format without cells",
      bad: "events.csv of an export, read without long_texts.csv beside it", good: "the folder with both"),
    .guardLeft: Entry(
      "ND-T007", .info, "{column} has an apostrophe before what a spreadsheet takes for a formula",
      "Exports for spreadsheets put one there, and `datapackage.json` beside the tables says so: then reading takes it off "
        + "again. Where that file is not beside the table, nobody knows whose apostrophe it is, and it stays.",
      hint: "read the table with the datapackage.json of its export beside it, or delete the apostrophe",
      bad: "title: '=1+1", good: "title: One and one"),
    .partMissing: Entry(
      "ND-T008", .warning, "the rest of the table stands in {column}, which is not read",
      "An export writes a table with more rows than a sheet has in several files, as its `datapackage.json` says. One that is "
        + "not among the inputs is not in the edition.",
      hint: "read the whole folder of the export, or all files of the table",
      bad: "events.csv of an export that has events-2.csv too", good: "the folder with both"),
  ]
}
