extension FindingCode {
  /// Whether what is claimed can be followed to who said it.
  static let attribution: [FindingCode: Entry] = [
    .claimWithoutCitation: Entry(
      "ND-A001", .error, "the claim has no citation",
      "A claim that nobody can look up is hearsay of the register itself.",
      hint: "cite what you read",
      bad: "citations: (empty)", good: "citations: report-2019"),
    .verbatimWithoutText: Entry(
      "ND-A002", .error, "the claim is verbatim and has no text",
      "verbatim says that text is a quotation.",
      hint: "fill in the words, or empty verbatim",
      bad: "verbatim: yes, text: (empty)", good: "verbatim: yes, text: the words"),
    .namesNobody: Entry(
      "ND-A003", .warning, "the claim blames or clears, and attributed_to is empty",
      "Responsibility, denial, accusation and charge are about somebody.",
      hint: "name whom the speaker names, or use the kind account",
      bad: "kind: responsibility, attributed_to: (empty)", good: "kind: responsibility, attributed_to: army"),
    .stanceOnNothing: Entry(
      "ND-A004", .warning, "the claim has a stance and answers no claim",
      "stance says how the claim answers the one in stance_on.",
      hint: "fill in stance_on, or empty stance",
      bad: "stance: denies, stance_on: (empty)", good: "stance: denies, stance_on: c0"),
    .noMedium: Entry(
      "ND-A005", .info, "the claim does not say through which medium it was made",
      "Exports print \"medium not given\". Where a claim was made decides who heard it and how it can be checked.",
      hint: "fill in medium: a source id, or a kind of source",
      bad: "medium: (empty)", good: "medium: broadcast"),
    .notDated: Entry(
      "ND-A006", .info, "the claim does not say when it was made",
      "Exports print \"date not given\", and the claim stands behind those that have a date. A vague date is "
        + "a date.",
      hint: "fill in said, as vaguely as it is known",
      bad: "said: (empty)", good: "said: 2019"),
    .noLocator: Entry(
      "ND-A007", .info, "the claim is verbatim, and no citation says where in its source it stands",
      "A quotation has to be found again by whoever checks it.",
      hint: "add a page, a paragraph or a time to the citation",
      bad: "verbatim: yes, citations: report-2019", good: "verbatim: yes, citations: report-2019#p12"),
    .tooCredible: Entry(
      "ND-A008", .warning, "credibility is 1, with fewer than two independent sources",
      "1 in the Admiralty code means confirmed by other independent sources. Sources of one publisher, or "
        + "derived from each other, are one.",
      hint: "lower the grade, or cite the source that confirms it",
      bad: "credibility: 1, citations: wire-1", good: "credibility: 2, citations: wire-1"),
    .saidBefore: Entry(
      "ND-A009", .warning, "the claim was made before the event it is about",
      "All of said lies before all of the event's when. What is said of something that is still to come is "
        + "an aim, or one of the two dates is wrong.",
      hint: "check said and the event's when, or use the kind aim",
      bad: "said: 2013, about: killing-2014", good: "said: 2015, about: killing-2014"),
    .saidLate: Entry(
      "ND-A010", .warning, "the claim was made after a source that it cites was published",
      "A source cannot hold what was said later.",
      hint: "check said, published and the citation",
      bad: "said: 2020, citations: report-2019", good: "said: 2018, citations: report-2019"),
    .uncited: Entry(
      "ND-A011", .info, "no record uses the source",
      "Nothing cites it or names it as medium, speaker or origin: it is a leftover, or a citation is missing.",
      hint: "cite it where it was used, or take it out",
      bad: "a source that stands in sources alone", good: "a source that a claim cites"),
    .onePublisher: Entry(
      "ND-A012", .info, "events rest on one publisher only",
      "All that these events cite comes from the publisher of this source, or from sources derived from each other; sources "
        + "without a publisher are one. Exports mark each such event as single-source. Told once a publisher, at its first "
        + "source.",
      hint: "look for another independent source; if there is none, nothing is wrong",
      bad: "an event that cites two reports of one agency", good: "the event cites a report of another one, too"),
    .blameInText: Entry(
      "ND-A013", .info, "{column} says who is responsible, in the event's own voice",
      "What an event is printed with is told as reported; who did it is somebody's claim, with a speaker, a "
        + "medium and a date. A sentence that names its speaker, and words in quotation marks, are left alone.",
      hint: "make it a claim of the kind responsibility, and say here only what happened",
      bad: "summary: Six people were killed by the militia.",
      good: "summary: Six people were killed. And a claim: kind responsibility"),
    .motiveInText: Entry(
      "ND-A014", .info, "{column} says why it was done, in the event's own voice",
      "A motive is somebody's claim. A sentence that names its speaker, and words in quotation marks, are "
        + "left alone.",
      hint: "make it a claim of the kind motive",
      bad: "summary: The market was shelled in retaliation.",
      good: "summary: The market was shelled. And a claim: kind motive"),
    .labelInText: Entry(
      "ND-A015", .info, "{column} uses a label outside quotation marks",
      "A label belongs to whoever uses it: it is quoted and attributed, never adopted. The words come from a "
        + "list that the configuration can extend.",
      hint: "put it in quotation marks, make it a claim of the kind label, or describe what is meant",
      bad: "title: Terrorists attack checkpoint", good: "title: Armed men attack checkpoint"),
    .nothingCited: Entry(
      "ND-A016", .info, "the event cites nothing",
      "Neither a citation nor a dataset nor reported_by says where the desk has it from; exports cannot "
        + "print \"as reported by\".",
      hint: "cite what you read",
      bad: "citations: (empty)", good: "citations: un-report-3#p12"),
    .foreignRetraction: Entry(
      "ND-A017", .warning, "the claim retracts what another speaker said",
      "Only who said something can take it back; the claim is passed over when accounts are compared. "
        + "Whoever contradicts another speaker denies.",
      hint: "use the stance denies, or correct the speaker",
      bad: "speaker: army, stance: retracts, stance_on: c0", good: "speaker: army, stance: denies, stance_on: c0"),
    .unnamedWithoutRole: Entry(
      "ND-A018", .info, "the speaker is unnamed, and nothing says who it was",
      "\"A source close to the talks\" is less than a name and more than nothing; it can be kept without "
        + "naming anybody.",
      hint: "fill in speaker_role as the source words it",
      bad: "speaker: unnamed, speaker_role: (empty)",
      good: "speaker: unnamed, speaker_role: an officer who asked not to be named"),
    .verbatimWithoutLanguage: Entry(
      "ND-A019", .info, "the claim is verbatim and does not say in which language",
      "A quotation in translation is not verbatim; without the language nobody can tell.",
      hint: "fill in language",
      bad: "verbatim: yes, language: (empty)", good: "verbatim: yes, language: ar"),
    .unopenedSource: Entry(
      "ND-A020", .info, "the source is cited, and nobody here has opened it",
      "citations name what the keeper read; accessed says when. A source known only through another belongs "
        + "in medium, and what was read in citations.",
      hint: "fill in accessed, or cite what was read",
      bad: "accessed: (empty)", good: "accessed: 2026-11-20"),
  ]
}
