extension FindingCode {
  /// What a spreadsheet, a terminal or a reader may take for something else.
  static let security: [FindingCode: Entry] = [
    .controlCharacter: Entry(
      "ND-H001", .warning, "{column} holds a control character",
      "Control characters other than tab and line end can forge what a terminal shows. The value is kept as it is: csv "
        + "holds the character itself, JSON and XML spell it (\\u001b, &#x85;), and what people look at - briefing, pages, "
        + "figures, workbooks, messages - shows none. XML 1.0 cannot hold some of them (ND-E030).",
      hint: "delete the character",
      bad: "title: Clash\\u{7}", good: "title: Clash"),
    .bidiControl: Entry(
      "ND-H002", .warning, "{column} holds a bidirectional override or isolate",
      "Such characters make text read differently from what it is (CVE-2021-42574). The value is kept as it is: csv holds "
        + "the character itself, JSON and XML spell it (\\u202e, &#x202E;), and what people look at shows it spelled.",
      hint: "delete the character; Arabic and Hebrew need none",
      bad: "title: \\u{202E}Clash", good: "title: Clash"),
    .nulCharacter: Entry(
      "ND-H009", .error, "{column} holds U+0000",
      "For many programs a text ends at that character, so that whatever stands behind it would be lost unseen.",
      hint: "delete the character; it is often the trace of UTF-16 that was read as UTF-8",
      bad: "title: Cla\\u{0}sh", good: "title: Clash"),
    .markup: Entry(
      "ND-H003", .info, "{column} holds a tag or a script",
      "Exports escape it; systems that show the text without doing so would run it.",
      hint: "write the text without markup",
      bad: "title: <script>x</script>", good: "title: x"),
    .mojibake: Entry(
      "ND-H004", .warning, "{column} has letters that were read in a wrong encoding",
      "UTF-8 that was read as Latin-1 or Windows-1252 once and saved again: the letters are wrong in every export.",
      hint: "go back to the original file and read it as UTF-8",
      bad: "title: BenghÃ¡zi", good: "title: Bengházi"),
    .invisible: Entry(
      "ND-H005", .warning, "{column} holds a character that nobody sees",
      "Zero-width spaces, byte order marks, soft hyphens and the replacement character: names that look "
        + "equal are not, and searches miss them.",
      hint: "delete the character",
      bad: "title: Cla\\u{200B}sh", good: "title: Clash"),
    .secretInURL: Entry(
      "ND-H006", .warning, "{column} holds a user name or password",
      "It would be published with the edition.",
      hint: "take the part before @ out",
      bad: "https://me:secret@example.org/", good: "https://example.org/"),
    .contactInText: Entry(
      "ND-H007", .info, "{column} holds what looks like an address of e-mail",
      "Addresses of witnesses and staff do not belong in what is exported (least harm).",
      hint: "take it out, or mark the record TLP:AMBER",
      bad: "notes: ask jane@example.org", good: "notes: asked by e-mail"),
    .testimonyUnmarked: Entry(
      "ND-H008", .warning, "the source is testimony and is marked below TLP:AMBER",
      "Who testified can be harmed by being found. Testimony is TLP:AMBER unless the desk has decided "
        + "otherwise; switch the code off then.",
      hint: "set marking to TLP:AMBER",
      bad: "kind: testimony, marking: (empty)", good: "kind: testimony, marking: TLP:AMBER"),
  ]
}
