extension FindingCode {
  /// What a spreadsheet, a terminal or a reader may take for something else.
  static let security: [FindingCode: Entry] = [
    .controlCharacter: Entry(
      "ND-H001", .error, "{column} holds a control character",
      "Control characters other than tab and line end can forge terminal output and are not allowed in "
        + "XML 1.0.",
      hint: "delete the character",
      bad: "a bell or escape character", good: "plain text"),
    .bidiControl: Entry(
      "ND-H002", .error, "{column} holds a bidirectional override or isolate",
      "Such characters make text read differently from what it is (CVE-2021-42574).",
      hint: "delete the character; Arabic and Hebrew need none",
      bad: "U+202E in a name", good: "the name alone"),
  ]
}
