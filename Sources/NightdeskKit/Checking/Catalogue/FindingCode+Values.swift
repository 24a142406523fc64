extension FindingCode {
  /// Whether a cell holds what its column can hold.
  static let values: [FindingCode: Entry] = [
    .missingValue: Entry(
      "ND-V001", .error, "{column} is empty",
      "A record without this value says nothing that can be published.",
      hint: "fill it in; what is vague may stay vague",
      bad: "id,when / e1,", good: "id,when / e1,2014"),
    .notAnInteger: Entry(
      "ND-V002", .error, "{column} is not a whole number",
      "Whole numbers are digits only: no thousands mark, no decimal point, no words. An unknown number is "
        + "an empty cell.",
      hint: "write digits, or leave the cell empty when it is not known",
      bad: "1,200", good: "1200"),
    .notADecimal: Entry(
      "ND-V003", .error, "{column} is not a decimal number",
      "Digits and a decimal point; no exponent, no comma.",
      hint: "write degrees with a decimal point",
      bad: "32,1177", good: "32.1177"),
    .outOfRange: Entry(
      "ND-V004", .error, "{column} is out of its range",
      "The column reference gives each number's range.",
      hint: "see `nightdesk schema` for the range",
      bad: "latitude: 132.1", good: "latitude: 32.1"),
    .notInVocabulary: Entry(
      "ND-V005", .error, "{column} takes one of a list of words, and this is none of them",
      "The column takes one of a closed list of words.",
      hint: "see `nightdesk schema` for the words",
      bad: "type: Battles", good: "type: battle"),
    .badIdentifier: Entry(
      "ND-V006", .error, "{column} holds characters that an id may not have",
      "Ids are made of A-Z a-z 0-9 . _ : - so that they pass through every format unchanged.",
      hint: "replace other characters by -, and join the ids of a list with ;",
      bad: "killing 1/2014", good: "killing-1-2014"),
    .reservedIdentifier: Entry(
      "ND-V007", .error, "{column} is a reserved word",
      "`unnamed` and `withheld` have a meaning of their own in references.",
      hint: "choose another id",
      bad: "id: unnamed", good: "id: unnamed-gunman"),
    .identifierTooLong: Entry(
      "ND-V008", .error, "{column} is longer than 200 characters",
      "The limit keeps the memory for ids bounded.",
      hint: "choose a shorter id",
      bad: "an id of 4,000 characters", good: "benghazi-2014-07"),
    .badEscape: Entry(
      "ND-V009", .error, "{column} has a backslash that escapes nothing",
      "In a list `;` separates values; a literal `;` or `\\` is written `\\;` or `\\\\`.",
      hint: "write \\\\ for a backslash",
      bad: "C:\\files", good: "C:\\\\files"),
    .emptyItem: Entry(
      "ND-V010", .error, "{column} has an empty value in its list",
      "A list is joined by single `;`, with nothing before the first or after the last value.",
      hint: "remove the extra ;",
      bad: "a;;b", good: "a;b"),
    .badURL: Entry(
      "ND-V011", .error, "{column} is not a web address",
      "Only http and https addresses without blanks are taken, since readers will click them.",
      hint: "write https://...",
      bad: "javascript:alert(1)", good: "https://example.org/report"),
    .badLanguage: Entry(
      "ND-V012", .error, "{column} is not a language tag",
      "BCP 47 (RFC 5646): letters, then parts joined by -.",
      hint: "write en, fr, ar, ar-LY",
      bad: "Arabic", good: "ar"),
    .badDigest: Entry(
      "ND-V013", .error, "{column} is not a SHA-256 digest",
      "64 hexadecimal digits, lower case.",
      hint: "paste what sha256sum prints",
      bad: "abc123", good: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    .badCountry: Entry(
      "ND-V014", .error, "{column} is not a country code",
      "ISO 3166-1 alpha-2 or alpha-3, or XKX.",
      hint: "use LBY or LY",
      bad: "Libya", good: "LBY"),
    .badTimestamp: Entry(
      "ND-V015", .error, "{column} is not a moment with an offset",
      "RFC 3339: date, T, time, and Z or an offset.",
      hint: "write 2014-05-16T10:00:00Z",
      bad: "16/05/2014 10:00", good: "2014-05-16T10:00:00Z", ofFile: "{column} holds no moment as the file writes them"),
    .badPair: Entry(
      "ND-V016", .error, "{column} has a value that is not name=value",
      "Each value of the list has a name, an equals sign and a value.",
      hint: "write name=value",
      bad: "hello", good: "priogrid=163998"),
    .badCitation: Entry(
      "ND-V017", .error, "{column} has a citation without a source id",
      "A citation is source-id or source-id#locator.",
      hint: "write source-id#p12",
      bad: "#p12", good: "un-report-2014#p12"),
    .badLink: Entry(
      "ND-V018", .error, "{column} has a value that is not kind=event",
      "Each value is same-as, possible-duplicate, follows, answers or see-also, then = and an event id.",
      hint: "write follows=event-id",
      bad: "duplicate of e1", good: "possible-duplicate=e1"),
    .badClaimValue: Entry(
      "ND-V019", .error, "{column} does not fit the claim's kind",
      "responsibility takes carried-out, ordered, behind or involved; casualty-figure takes killed=12, "
        + "injured=30..40, missing=5..; occurrence takes yes or no; date takes EDTF; place takes a place id.",
      hint: "see `nightdesk schema claims`",
      bad: "kind: casualty-figure, value: twelve", good: "kind: casualty-figure, value: killed=12"),
    .twiceInList: Entry(
      "ND-V020", .info, "{column} names the same value twice",
      "A list is a set of things: what stands in it twice counts once in every figure, and is often the "
        + "trace of a paste.",
      hint: "delete one of them",
      bad: "targets: judges;judges", good: "targets: judges"),
    .placeholder: Entry(
      "ND-V021", .info, "{column} holds a word for \"no value\"",
      "An unknown value is an empty cell: a word in its place is exported, counted and searched as if it "
        + "were the value.",
      hint: "empty the cell",
      bad: "location: N/A", good: "location: (empty)"),
    .longName: Entry(
      "ND-V022", .warning, "{column} is a name of more than 512 characters",
      "A name that long is a text in the wrong column; figures and tables cannot show it.",
      hint: "put the text into description or notes",
      bad: "name: three paragraphs", good: "name: Dignity Operation"),
    .manyMarks: Entry(
      "ND-V023", .warning, "{column} heaps more than 16 marks on one letter",
      "No script needs as many. Such text runs over the lines around it and hides what stands there.",
      hint: "write the name without them",
      bad: "a letter under a tower of accents", good: "the letter"),
    .unknownWord: Entry(
      "ND-V024", .warning, "{column} holds a word, code or number that its dataset does not have",
      "The dataset's codebook has a list, a range or a form for the column. The record is kept, with the value as it "
        + "stands; but nothing could be told from it, and whoever counts by it will miss the record. Of an event in a "
        + "file tagged in HXL it says that the type is none that the register knows: the event becomes `other`. "
        + "Counted for each column of a file.",
      hint: "correct the cell, or fetch the file again; a codebook may be newer than Nightdesk",
      bad: "disorder_type: Demostrations", good: "disorder_type: Demonstrations"),
    .otherSubtype: Entry(
      "ND-V025", .warning, "{column} is a kind of another type than the one beside it",
      "ACLED's sub-event types each belong to one event type: one of the two columns is wrong. The record is kept with "
        + "both as they stand.",
      hint: "correct one of the two, or fetch the file again",
      bad: "event_type: Protests, sub_event_type: Armed clash",
      good: "event_type: Battles, sub_event_type: Armed clash"),
    .unfitValue: Entry(
      "ND-V026", .warning, "{column} holds a value that is none of its kind",
      "A property of an entity of FollowTheMoney has a value that no date, country, language or address can be made of. "
        + "The record is kept; the value stays in `extra` as it stands.",
      hint: "correct the value, or fetch the file again",
      bad: "prop: nationality, value: Atlantis", good: "prop: nationality, value: ly"),
  ]
}
