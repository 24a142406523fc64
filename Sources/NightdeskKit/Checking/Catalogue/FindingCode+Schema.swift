extension FindingCode {
  /// Whether a file has the register's columns.
  static let schema: [FindingCode: Entry] = [
    .missingColumn: Entry(
      "ND-S001", .error, "the file does not have {the column}, which every record needs",
      "Reported once a file; all its records are rejected.",
      hint: "add the column, or rename the one that is meant",
      bad: "id,date,title", good: "id,when,type,title"),
    .unknownColumn: Entry(
      "ND-S002", .warning, "the register does not know {the column}",
      "Its values are kept in `extra` as name=value. Reported once a file.",
      hint: "correct the name, or leave it to stay in extra",
      bad: "deaths_bst", good: "deaths_best"),
    .columnTwice: Entry(
      "ND-S003", .warning, "the header names {column} twice",
      "The first one counts; the values of the second are kept in `extra`. Reported once a file.",
      hint: "remove one of them",
      bad: "id,when,when", good: "id,when,reported"),
    .badTag: Entry(
      "ND-S010", .warning, "{column} is not written as an HXL hashtag is",
      "A hashtag and its attributes are small letters, digits and `_`, begin with a letter and have no blanks (HXL 1.1); "
        + "`#country_ISO` and `#geo+lac` are slips that files are known for. It is read as what it is meant to be. Reported once a file.",
      hint: "correct the tag in the file",
      bad: "#geo +lat", good: "#geo+lat"),
    .looseName: Entry(
      "ND-S006", .info, "{column} is not written as its format has it",
      "The columns of a known format are recognised in any case, with blanks around and in them, and with blanks, hyphens "
        + "or points in place of `_`, unless the header has the column as it should be, too. Reported once a file.",
      hint: "none needed; whoever made the file may have edited its header",
      bad: "ID,When,type,title", good: "id,when,type,title"),
    .noTableForKind: Entry(
      "ND-S005", .warning, "the register has no table for an entity of this schema",
      "Of FollowTheMoney's entities people and bodies become actors, memberships, employments and directorships "
        + "relations, documents sources. Others - vessels, addresses, payments - are set aside and lie in rejects/ with all "
        + "their statements.",
      hint: "none needed; leave such entities out of the file if they are many",
      bad: "schema: Vessel", good: "schema: Person"),
  ]
}
