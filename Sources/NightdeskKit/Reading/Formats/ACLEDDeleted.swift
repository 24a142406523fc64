/// ACLED's list of deleted events: ids, and when each was deleted, in seconds since 1970. Its rows are no records; they
/// withdraw the events of a run that have their ids and were not updated since.
///
/// Taken for such a list, a table of somebody's notes on events would delete them: ids alone are none until the user says
/// so.
struct ACLEDDeleted: FieldFormat {
  let name = "acled-deleted"
  let title = "ACLED's list of deleted events"
  var evidence: String { "the columns \(marks.joined(separator: ", ")); with --as, by event_id_cnty alone" }
  let marks = ["event_id_cnty", "deleted_timestamp"]

  static var moments: CodedColumn {
    CodedColumn(name: "deleted_timestamp", range: 0...253_402_300_799, rule: ", in seconds since 1970")
  }
  var terms: [ColumnTerm] {
    [ColumnTerm("event_id_cnty", "the id of an event, as LBY9766"), ColumnTerm(ACLEDDeleted.moments)]
  }

  func layout(header: [String]) -> Layout? {
    header.contains("deleted_timestamp") ? layout(askedFor: header) : nil
  }

  func layout(askedFor header: [String]) -> Layout? {
    guard header.contains("event_id_cnty"), !header.contains("event_date"), !header.contains("event_type") else {
      return nil
    }
    var layout = Layout(
      format: name, table: .events, header: header, known: marks,
      taken: [("id", "event_id_cnty"), ("updated", "deleted_timestamp")], used: [], mapping: NoMapping(),
      terms: FileTerms(header, terms))
    layout.rows = .withdrawals
    return layout
  }
}
