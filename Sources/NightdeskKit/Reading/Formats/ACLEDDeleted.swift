/// ACLED's list of deleted events: ids, and when each was deleted, in seconds since 1970. Its rows are no records; they
/// withdraw the events of a run that have their ids and were not updated since.
struct ACLEDDeleted: FieldFormat {
  let name = "acled-deleted"
  let title = "ACLED's list of deleted events"
  let evidence = "the column event_id_cnty, and at most deleted_timestamp and two others beside it"

  func layout(header: [String]) -> Layout? {
    guard header.contains("event_id_cnty"), header.count <= 4, !header.contains("event_date"),
      !header.contains("event_type")
    else { return nil }
    var layout = Layout(
      format: name, table: .events, header: header,
      taken: [("id", "event_id_cnty"), ("updated", "deleted_timestamp")], used: [], mapping: NoMapping())
    layout.rows = .withdrawals
    return layout
  }
}
