extension FindingCode {
  /// What is wrong with a whole file. All but a warning refuse it: nothing is published, the exit code is 65.
  static let input: [FindingCode: Entry] = [
    .fileTooLarge: Entry(
      "ND-F001", .error, "the file has more than 4 GiB",
      "The limit keeps a night bounded. A file's size is known before anything of it is read; what comes through a pipe is "
        + "copied up to the limit and refused then.",
      hint: "cut it into several files, which may be compressed",
      bad: "a file of 5 GiB", good: "two files of 2.5 GiB"),
    .decodedTooLarge: Entry(
      "ND-F002", .error, "the file unpacks to more than 16 GiB",
      "The limit keeps a night bounded, whatever a compressed file unpacks to.",
      hint: "cut it into several files",
      bad: "a .gz of 20 GiB inside", good: "two of 10 GiB inside"),
    .tooDense: Entry(
      "ND-F003", .error, "the file unpacks to more than 200 times its size",
      "From 64 MiB on, a ratio that no register reaches is taken for a file made to fill memory or disk.",
      hint: "look at what is in the file; unpack it yourself if it is what it should be",
      bad: "1 MiB that unpacks to 1 GiB of zeros", good: "1 MiB that unpacks to 10 MiB"),
    .tooManyMembers: Entry(
      "ND-F004", .error, "the file has more than 1,000 compressed members",
      "Files made by appending have a few members; many thousands of empty ones are made to waste time.",
      hint: "unpack it and compress it in one go",
      bad: "1,001 members", good: "one member"),
    .cutOff: Entry(
      "ND-F005", .error, "the file ends in the middle",
      "A compressed member, or a character of two bytes, is not complete. A download that broke off looks like this; "
        + "half a register is not published.",
      hint: "fetch the file again",
      bad: "a .gz of which the last bytes are missing", good: "the whole .gz"),
    .damaged: Entry(
      "ND-F006", .error, "the compressed bytes are damaged",
      "They cannot be unpacked, or their check sum or length does not fit.",
      hint: "fetch the file again",
      bad: "a .gz with a byte changed", good: "the .gz as it was made"),
    .notPadding: Entry(
      "ND-F007", .error, "other bytes than zeros stand behind the last compressed member",
      "Zeros there are padding, as tape drives leave it. Anything else would be lost if it were passed over.",
      hint: "fetch the file again, or cut off what stands behind it",
      bad: "a .gz with text appended", good: "a .gz alone"),
    .changedWhileRead: Entry(
      "ND-F008", .error, "the file has changed while it was being read",
      "Its size or time is another than at the start: what was read may be half old and half new.",
      hint: "let whoever writes it write beside it and rename at the end",
      bad: "a download that is still running", good: "a download that is complete"),
    .otherEncoding: Entry(
      "ND-F009", .error, "the file is not in UTF-8",
      "It starts as UTF-16 does, or its header holds bytes that UTF-8 has not. Another encoding is read where it is "
        + "declared, and never guessed.",
      hint: "save it as UTF-8, or declare it with --encoding",
      bad: "a CSV saved as 'Unicode text'", good: "the same with --encoding utf-16"),
    .tooManyColumns: Entry(
      "ND-F010", .error, "the header has more than 1,024 columns",
      "No dataset of the field has as many; the limit keeps memory bounded.",
      hint: "look whether the separator is the right one",
      bad: "a header of 2,000 names", good: "a header of 49 names"),
    .lineTooLong: Entry(
      "ND-F011", .error, "a line is longer than 16 MiB",
      "No record of a register is that long; the limit keeps memory bounded.",
      hint: "look whether the file has line ends at all",
      bad: "a file of 20 MiB in one line", good: "a line a record"),
    .notItsEnding: Entry(
      "ND-F012", .warning, "the file is not compressed as its name says",
      "How a file is compressed is told from its first bytes; its name says otherwise, or does not say it.",
      hint: "name it after what it is: .gz, .zst, or neither",
      bad: "events.csv.gz that holds plain text", good: "events.csv"),
    .tooMuchToGather: Entry(
      "ND-F013", .error, "the rows that belong together are more than 128 MiB",
      "Of FollowTheMoney's statements one record is made of many rows, which may stand anywhere, and of GDELT's mentions "
        + "one list; both are kept in memory until the file ends. The limit keeps that bounded.",
      hint: "cut the file by entity, dataset or day",
      bad: "statements of 1 GiB", good: "statements of 100 MiB"),
    .tooDeepXML: Entry(
      "ND-F014", .error, "elements are nested more than 64 levels deep",
      "A register has three levels. The limit keeps hostile XML from exhausting memory.",
      hint: "look at what is in the file", bad: "<a><a><a>... 65 times", good: "<register><event><id>"),
    .tagTooLong: Entry(
      "ND-F015", .error, "a tag or processing instruction is longer than 64 KiB",
      "Values stand between tags, not in them. The limit is kept before a parser sees the tag.",
      hint: "look at what is in the file", bad: "an attribute of 100 KiB", good: "an element that holds the text"),
    .tooManyAttributes: Entry(
      "ND-F016", .error, "a tag has more than 256 attributes",
      "Thousands of attributes take a parser seconds for one tag.",
      hint: "look at what is in the file", bad: "<event a1=\"\" a2=\"\" ...", good: "<event>"),
    .tooManyNames: Entry(
      "ND-F017", .error, "the document has more than 1,024 distinct names of elements and attributes",
      "A register has about a hundred. Names are kept until the document ends; the limit keeps that bounded.",
      hint: "look at what is in the file", bad: "<x1/><x2/>... to <x1025/>", good: "the register's columns"),
    .markupTextTooLong: Entry(
      "ND-F018", .error, "text without a tag, a comment or a CDATA section is longer than 8 MiB",
      "No field of a register is that long; the limit is kept before a parser sees the text.",
      hint: "look at what is in the file", bad: "a comment of 10 MiB", good: "a comment of a line"),
    .documentType: Entry(
      "ND-F019", .error, "a DOCTYPE or another declaration stands in the document",
      "Declarations define entities, which read files, open connections and grow without end (CWE-611, CWE-776). A "
        + "register needs none.",
      hint: "delete the declaration", bad: "<!DOCTYPE register><register/>", good: "<register/>"),
    .archive: Entry(
      "ND-F020", .error, "the file is a ZIP archive, or a workbook, which are not read",
      "An archive holds files under names of its own; which of them is meant, nobody has said. Files compressed by gzip "
        + "or zstd, one in each, are read as they are.",
      hint: "unpack it first, and name the files in it; save a workbook as CSV",
      bad: "2020-Libya.csv.zip", good: "2020-Libya.csv"),
    .blankFile: Entry(
      "ND-F021", .warning, "the file of events is empty",
      "In JSON Lines a table without records is an empty file, as exports write it, and so is a download that broke off at "
        + "once. It is told of a file of events and of one whose name says no table.",
      hint: "fetch the file again, or leave it out",
      bad: "events-2.jsonl of 0 bytes", good: "events-2.jsonl with a record a line"),
  ]
}
