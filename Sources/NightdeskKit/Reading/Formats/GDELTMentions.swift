/// GDELT 2.0 mentions: 16 columns with tabs between them and no header. A row says where an event is mentioned, so it
/// is no record: it becomes a citation of the event, and all that the row says stays in the event's `extra`.
struct GDELTMentions: FieldFormat {
  let name = "gdelt-mentions"
  let title = "GDELT 2.0 mentions of events"
  let evidence = "16 columns with tabs and no header, the first four a number, two moments and a kind from 1 to 6"

  static let columns = [
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
  ]
  /// Where the id of the event and the address of the document stand.
  static let (event, address) = (0, 5)

  /// Where the kind of the document stands, and what it says: the web, a citation, and four collections.
  private static let kind = 3
  private static let kinds = ["1", "2", "3", "4", "5", "6"]

  var terms: [ColumnTerm] {
    [
      ColumnTerm("GLOBALEVENTID", "the number of the event that is mentioned, of digits")
    ]
  }

  var rules: [ColumnRule] {
    ["EventTimeDate", "MentionTimeDate"].map { column in
      .shape(column, "a moment in UTC, as 20191024143000") { $0.count == 14 && $0.text.isDigits }
    }
      // -1: the article does not name it
      + ["Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset"].map { .whole($0, -1 ... .max) } + [
        .words("MentionType", GDELTMentions.kinds), .whole("SentenceID", 0 ... .max), .flag("InRawText"),
        .whole("Confidence", 0...100), .whole("MentionDocLen", 0 ... .max), .decimal("MentionDocTone", -100...100),
      ]
  }

  private static func isMention(_ record: [String]) -> Bool {
    record[0].isDigits && record[1...2].allSatisfy { $0.count == 14 && $0.isDigits }
      && kinds.contains(record[kind])
  }

  func layout(firstRecord: [String], _ dialect: Dialect, isAsked: Bool) -> Layout? {
    let isWhole = firstRecord.count == GDELTMentions.columns.count
    guard dialect == .tabs, isAsked ? firstRecord.mayBeRecord(isWhole) : isWhole && GDELTMentions.isMention(firstRecord)
    else { return nil }
    var layout = Layout(
      format: name, table: .events, header: GDELTMentions.columns,
      taken: [("citations", "MentionIdentifier"), ("dataset_id", "GLOBALEVENTID")], used: [], mapping: NoMapping(),
      rules: rules, terms: FileTerms(GDELTMentions.columns, allTerms))
    layout.isHeadless = true
    layout.rows = .mentions
    return layout
  }
}
