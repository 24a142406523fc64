extension FindingCode {
  /// Whether records can be told apart and their text be read.
  static let reading: [FindingCode: Entry] = [
    .strayQuote: Entry(
      "ND-R001", .error, "a quotation mark stands where none may",
      "RFC 4180 allows a quotation mark only around a whole field, doubled inside it. The record ends at "
        + "the first line end after the broken field, so that one bad record costs one record.",
      hint: "put the whole field in quotation marks and double those inside",
      bad: "e1,2014,He said \"no\"", good: "e1,2014,\"He said \"\"no\"\"\""),
    .unclosedQuote: Entry(
      "ND-R002", .error, "a quoted field is not closed",
      "The field's quotation mark has no partner before the end of the file or the limit for a field.",
      hint: "close the quotation mark",
      bad: "e1,2014,\"A shooting", good: "e1,2014,\"A shooting\""),
    .tooFewFields: Entry(
      "ND-R003", .error, "the record has fewer fields than the header has columns",
      "Every record of a table has as many fields as its header; with fewer, nobody can tell which is "
        + "missing.",
      hint: "add the missing separators",
      bad: "id,when,title / e1,2014", good: "id,when,title / e1,2014,Clash"),
    .tooManyFields: Entry(
      "ND-R004", .error, "the record has more fields than the header has columns",
      "Every record of a table has as many fields as its header. An unquoted comma inside a text is the "
        + "usual cause.",
      hint: "put texts with commas in quotation marks",
      bad: "e1,2014,Clash, two hurt", good: "e1,2014,\"Clash, two hurt\""),
    .notUTF8: Entry(
      "ND-R005", .error, "{column} is not UTF-8",
      "Text is read as UTF-8 (RFC 3629), or as what `--encoding` declares and turned into that. Bytes that mean nothing "
        + "there would turn into wrong letters.",
      hint: "save the file as UTF-8, or declare its encoding with --encoding",
      bad: "Bengh\\xE1zi in Latin-1", good: "Benghazi in UTF-8"),
    .fieldTooLong: Entry(
      "ND-R006", .error, "a field is longer than 1 MiB",
      "Longer fields are nearly always the trace of a missing quotation mark.",
      hint: "look for an unclosed quotation mark",
      bad: "a field of 2 MiB", good: "a field of 2 KiB"),
    .recordTooLong: Entry(
      "ND-R007", .error, "the record is longer than 16 MiB",
      "No record of a register is that long; the limit keeps memory bounded.",
      hint: "split the record",
      bad: "a line of 20 MiB", good: "a line of 2 KiB"),
    .notJSON: Entry(
      "ND-R010", .error, "the record is not one JSON value",
      "JSON Lines holds one complete JSON value (RFC 8259) a line, and so does each element of a document's array.",
      hint: "check commas, quotation marks and escapes at the position given",
      bad: "{\"id\": \"e1\",}", good: "{\"id\": \"e1\"}"),
    .notAnObject: Entry(
      "ND-R011", .error, "the record is JSON but not an object",
      "A record is a JSON object with the columns as keys.",
      hint: "write {\"column\": value, ...}",
      bad: "[1, 2]", good: "{\"id\": \"e1\"}"),
    .nestedTooDeep: Entry(
      "ND-R012", .error, "JSON is nested more than 64 levels deep",
      "The limit keeps hostile input from exhausting the stack.",
      hint: "flatten the value",
      bad: "[[[[...]]]]", good: "[\"a\", \"b\"]"),
    .wrongJSONType: Entry(
      "ND-R013", .error, "{column} holds a JSON value of the wrong kind",
      "A column takes a string, a number, true/false (for yes/no), null, or an array of these where it is "
        + "a list.",
      hint: "write a string, a number or, for a list, an array",
      bad: "{\"title\": {\"en\": \"Clash\"}}", good: "{\"title\": \"Clash\"}"),
    .keyTwice: Entry(
      "ND-R014", .error, "{column} is given twice in one record",
      "Two values for one key: readers disagree about which one counts, so neither is taken.",
      hint: "keep one of them",
      bad: "{\"id\": \"e1\", \"id\": \"e2\"}", good: "{\"id\": \"e1\"}"),
    .noTable: Entry(
      "ND-R015", .error, "the record does not say which table it belongs to",
      "In a file that may mix tables each JSON object has a \"table\" key with the table's name, and each "
        + "XML element is named after the record. The record counts as an event.",
      hint: "add \"table\": \"events\", name the element after the record, or name the file after the table",
      bad: "{\"id\": \"e1\"}", good: "{\"table\": \"events\", \"id\": \"e1\"}"),
    .otherTable: Entry(
      "ND-R016", .error, "the record belongs to another table than its file",
      "A file that is named after a table holds that table only.",
      hint: "move the record, or give the file another name",
      bad: "claims.jsonl: {\"table\": \"events\"}", good: "events.jsonl: {\"table\": \"events\"}"),
    .nestedElement: Entry(
      "ND-R017", .error, "{column} has elements inside it",
      "A field of a record is text; a list repeats its element.",
      hint: "repeat the element for each value",
      bad: "<targets><actor>a</actor></targets>", good: "<targets>a</targets><targets>b</targets>"),
    .strayText: Entry(
      "ND-R018", .error, "text stands outside the record's fields",
      "Between the elements of a record only white space may stand.",
      hint: "put the text into an element",
      bad: "<event>Clash</event>", good: "<event><title>Clash</title></event>"),
    .longJSONNumber: Entry(
      "ND-R019", .error, "{column} has a number of more than 64 characters",
      "No figure of a register is that long, and programs that read one disagree about what it is.",
      hint: "write the number as it was meant, or a string",
      bad: "{\"injured\": 1000...000}", good: "{\"injured\": 100}"),
    .noStatement: Entry(
      "ND-R020", .error, "the row is no statement: its entity, schema or property is missing",
      "A statement says which entity (entity_id), of what schema, has which value of which property (prop). Without one "
        + "of them nobody knows what is said.",
      hint: "complete the row, or fetch the file again",
      bad: "entity_id,schema,prop,value / a1,,name,Karim", good: "entity_id,schema,prop,value / a1,Person,name,Karim"),
    .almostMarking: Entry(
      "ND-R021", .error, "a key is almost called marking",
      "Whoever wrote `Marking` meant the column `marking`, and a record that loses its marking is published to everybody. "
        + "The record is rejected and counts as `TLP:RED`: neither reports nor rejects quote it. A CSV file with such a "
        + "column is refused whole.",
      hint: "write the key as marking",
      bad: "{\"Marking\": \"TLP:RED\"}", good: "{\"marking\": \"TLP:RED\"}"),
  ]
}
