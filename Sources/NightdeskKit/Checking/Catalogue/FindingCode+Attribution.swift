extension FindingCode {
  /// Whether what is claimed can be followed to who said it.
  static let attribution: [FindingCode: Entry] = [
    .claimWithoutCitation: Entry(
      "ND-A001", .error, "the claim has no citation",
      "A claim that nobody can look up is hearsay of the register itself.",
      hint: "cite what you read",
      bad: "citations empty", good: "citations: article-2020"),
    .verbatimWithoutText: Entry(
      "ND-A002", .error, "the claim is verbatim and has no text",
      "verbatim says that text is a quotation.",
      hint: "fill in the words, or empty verbatim",
      bad: "verbatim yes, text empty", good: "verbatim yes, text: the words"),
    .namesNobody: Entry(
      "ND-A003", .warning, "the claim blames or clears, and attributed_to is empty",
      "Responsibility, denial, accusation and charge are about somebody.",
      hint: "name whom the speaker names, or use the kind account",
      bad: "kind responsibility, attributed_to empty", good: "kind responsibility, attributed_to: group-x"),
    .stanceOnNothing: Entry(
      "ND-A004", .warning, "the claim has a stance and answers no claim",
      "stance says how the claim answers the one in stance_on.",
      hint: "fill in stance_on, or empty stance",
      bad: "stance denies, stance_on empty", good: "stance denies, stance_on: claim-1"),
  ]
}
