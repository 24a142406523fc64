/// The checks that need all events: what they find comes too late to reject a record.
struct LateChecks {
  let inputs: [OpenedInput]
  let small: SmallTables
  let watch: EventWatch
  /// Which sources are named, and how.
  let used: SourceUse
  let policy: CheckPolicy
  let quotes: Bool

  /// What is found, in the order of the checks, then of the input. `references`: those to events.
  func findings(_ references: [PendingEvent]) -> [PlacedFinding] {
    let (pairs, leftOut) = duplicates()
    return partOfCircles(references) + claimsBeforeEvents() + sources() + publishers() + pairs + notes(leftOut)
  }

  private func partOfCircles(_ references: [PendingEvent]) -> [PlacedFinding] {
    let parts = references.filter { $0.finding.table == .events && $0.finding.field == "part_of" }
    var graph: [String: [String]] = [:]
    for part in parts where part.id != part.finding.record { graph[part.finding.record, default: []].append(part.id) }
    let circles = Circles(graph)
    return parts.compactMap { part in
      guard part.id != part.finding.record, circles.join(part.finding.record, part.id),
        let severity = part.levels[.partOfCircle].severity
      else { return nil }
      var finding = part.finding
      (finding.code, finding.severity) = (.partOfCircle, severity)
      return finding
    }
  }

  private func claimsBeforeEvents() -> [PlacedFinding] {
    guard !watch.claimed.isEmpty else { return [] }
    let said = Table.claims.schema.index("said")
    return small.place(.claims, .saidBefore, said, quotes, inputs) { row in
      let claim = Claim(row)
      // an aim is said before
      guard claim.kind != "aim", let last = claim.said?.bounds.lastDay else { return false }
      return claim.about.contains { id in
        guard let first = watch.claimed[id].flatMap({ DayBounds(packed: $0).firstDay }) else { return false }
        return last < first
      }
    }
  }

  private func sources() -> [PlacedFinding] {
    let (id, accessed) = (Table.sources.schema.index("id"), Table.sources.schema.index("accessed"))
    func use(_ row: Row) -> SourceUse.Use { small.known.ordinal(of: row.text("id")).map { used[$0] } ?? .none }
    return small.place(.sources, .uncited, id, quotes, inputs) { use($0) == .none }
      + small.place(.sources, .unopenedSource, accessed, quotes, inputs) { row in
        row.text("accessed").isEmpty && use(row) == .cited
      }
  }

  /// On which publishers events rest alone: once for each, at its first source.
  private func publishers() -> [PlacedFinding] {
    guard !watch.singles.isEmpty else { return [] }
    let publisher = Table.sources.schema.index("publisher")
    func events(of source: String) -> (text: String, isPublished: Bool)? {
      guard let lead = small.support.group(ledBy: source), let (count, first) = watch.singles[lead.group] else {
        return nil
      }
      let names = first.joined(separator: ", ") + (count > first.count ? " and \(count - first.count) more" : "")
      return ("\(count == 1 ? "1 event" : "\(count) events"), \(names)", lead.isPublished)
    }
    let found = small.place(.sources, .onePublisher, publisher, quotes, inputs) { events(of: $0.text("id")) != nil }
    return found.map { finding in
      var finding = finding
      guard let events = events(of: finding.record) else { return finding }
      finding.evidence = events.text + (events.isPublished ? "" : "; of what they cite no source names its publisher")
      return finding
    }
  }

  /// Also how many events have more near them than was compared or told.
  private func duplicates() -> (pairs: [PlacedFinding], leftOut: Int) {
    guard watch.sketches.count > 1 else { return ([], 0) }
    let search = DuplicateSearch(watch.sketches)
    let pairs: [PlacedFinding] = search.pairs.compactMap { pair in
      let (first, second) = (watch.sketches[pair.first], watch.sketches[pair.second])
      let input = inputs[Int(second.file)]
      guard let severity = input.levels[pair.code].severity else { return nil }
      let other = inputs[Int(first.file)].file.name
      var finding = PlacedFinding(
        code: pair.code, severity: severity, table: .events, record: second.id, file: input.file.name,
        line: second.line, column: 1, field: "id", fingerprint: StableHash.of(first.id, second.id))
      let place = "\(first.id) (\(other):\(first.line))"
      finding.evidence = pair.evidence.isEmpty ? place : "\(place), \(pair.evidence)"
      finding.other = (first.id, other, first.line)
      return finding
    }
    return (pairs, policy.levels[.nearDuplicate] == .off ? 0 : search.leftOut)
  }

  /// What is said once a run.
  private func notes(_ leftOut: Int) -> [PlacedFinding] {
    var notes: [PlacedFinding] = []
    func note(_ code: FindingCode, _ evidence: String) {
      guard let severity = policy.levels[code].severity else { return }
      var finding = PlacedFinding(
        code: code, severity: severity, table: nil, record: "", file: "(the whole register)", line: 1, column: 1,
        field: "")
      finding.evidence = evidence
      notes.append(finding)
    }
    let unplaced = watch.unplaced + small.unplaced
    if unplaced > 0 { note(.noOutline, unplaced == 1 ? "1 point" : "\(unplaced) points") }
    if watch.unsketched > 0 {
      note(.duplicatesLimited, "the first \(watch.sketches.count) events, \(watch.unsketched) more were not compared")
    }
    if leftOut > 0 {
      let events = leftOut == 1 ? "1 event has" : "\(leftOut) events have"
      note(.duplicatesLimited, "\(events) more near them than are compared or told")
    }
    return notes
  }
}
