internal import NightdeskKit

extension Briefing {
  /// The told events in the order in which they happened, parts behind their whole, undated ones last.
  mutating func writeTimeline() {
    heading(2, .timeline)
    let shown = timelineEvents
    let period = edition.figures.period
    guard !shown.isEmpty else { return paragraph(phrases(.noneHere)) }
    paragraph(phrases(.timelineNote))
    let undated = shown.count { !period.takes($0) && $0.when?.bounds.isKnown != true }
    let outside = shown.count { !period.takes($0) } - undated
    let notes = [(outside, Phrase.timelineOthers), (undated, .timelineUndated)].filter { $0.0 > 0 }
    if !notes.isEmpty { paragraph(phrases.sentences(notes.map { phrases($0.1, $0.0) })) }
    figure(.timeline)
    var rows: [[Markdown]] = []
    for event in shown {
      rows.append([
        dateAndEDTF(event.when), what(event), place(of: event), typeAndScope(event),
        isDisputed(event) ? deathsSaid(of: event) : deaths(of: event),
        phrases.joined([attribution(of: event), state(of: event)], .semicolon),
      ])
    }
    table(
      [
        phrases(.when), phrases(.what), phrases(.place), phrases(.typeAndScope), phrases(.deaths),
        phrases(.reportedByAndStatus),
      ],
      rows)
    let others = max(accepted(.events), edition.register.events.count) - shown.count
    if others > 0 { paragraph(phrases(.timelineMore, others, ["file": file(of: .events)])) }
    // of which the period has some, too
    let inPeriod = count(.all) - shown.count { period.takes($0) && $0.status != "retracted" }
    guard !period.isEverything, inPeriod > 0 else { return }
    paragraph(
      phrases(
        .timelineMoreInPeriod, inPeriod, ["file": file(of: .events), "filter": phrases.list(periodConditions())]))
  }

  // MARK: Cells

  /// A date in words, and as it was written.
  func dateAndEDTF(_ date: EventDate?) -> Markdown {
    guard let date else { return phrases(.dateNotKnown) }
    return phrases(.dateAsWritten, ["date": phrases.date(date), "written": phrases.code(date.text)])
  }

  func date(of event: Event) -> Markdown { event.when.map { phrases.date($0) } ?? phrases(.dateNotKnown) }

  private mutating func what(_ event: Event) -> Markdown {
    var parts = [phrases.text(event.title)]
    if let whole = event.partOf { parts.append(phrases(.partOf, ["event": matter(whole)])) }
    if let summary = event.summary { parts.append(excerpt(summary)) }
    let sides = [event.sideA + event.associatedA, event.sideB + event.associatedB].filter { !$0.isEmpty }
    // actors that nobody stands against are not called a side
    if sides.count == 1 { parts.append(phrases(.actorsNamed, ["actors": names(sides[0])])) }
    if sides.count == 2 {
      parts.append(phrases(.sides, ["sides": phrases.joined(sides.map { names($0) }, .alternative)]))
    }
    if !event.targets.isEmpty { parts.append(phrases(.targets, ["targets": names(event.targets)])) }
    let told = [phrases.sentences(parts), anchor(event.id), keepersNote(event.notes) ?? .nothing]
    return Markdown(trusted: told.filter { !$0.isEmpty }.map(\.source).joined(separator: " "))
  }

  func place(of event: Event) -> Markdown {
    guard let id = event.place else {
      // what is known of some is the region alone
      let parts = [event.location, event.admin3, event.admin2].compactMap { $0 }.prefix(1).filter { $0 != event.admin1 }
      return phrases.joined(
        parts.map { phrases.text($0) } + [region(event.country, event.admin1)], .listSeparator)
    }
    guard let place = index.place(id) else { return id == "withheld" ? phrases(.withheld) : phrases.code(id) }
    guard place.kind != "country" else { return place.country.map { country($0) } ?? phrases.text(place.name) }
    return phrases.joined([phrases.text(place.name), region(place.country, place.admin1)], .listSeparator)
  }

  private func typeAndScope(_ event: Event) -> Markdown {
    var type = phrases.word(event.type, of: .eventTypes)
    if let subtype = event.subtype { type = phrases(.withDetail, ["what": type, "detail": phrases.text(subtype)]) }
    if let dataset = event.dataset { type = phrases(.codedByAs, ["dataset": phrases.text(dataset), "type": type]) }
    return phrases.joined([type, phrases.word(event.scope, of: .scopes)], .semicolon)
  }

  /// The deaths of one event: a range where the numbers differ.
  func deaths(of event: Event) -> Markdown {
    let (low, best, high) = (event.deathsLow, event.deathsBest, event.deathsHigh)
    func given(_ number: Int?, _ key: Phrase) -> Markdown {
      number.map { phrases(key, ["number": Markdown($0)]) } ?? .nothing
    }
    guard let low, let high, low <= high, low...high ~= best ?? low else {
      let parts = [given(low, .lowEstimate), given(best, .bestEstimate), given(high, .highEstimate)]
      return parts.allSatisfy(\.isEmpty) ? phrases(.notKnown) : phrases.joined(parts, .semicolon)
    }
    return range(low, best, high)
  }

  /// By whom an event is reported or coded.
  mutating func attribution(of event: Event) -> Markdown {
    var parts: [Markdown] = []
    if let dataset = event.dataset { parts.append(phrases(.codedBy, ["dataset": phrases.text(dataset)])) }
    if !event.citations.isEmpty { parts.append(phrases(.asReportedBy, ["citations": citations(event.citations)])) }
    if let reporter = event.reportedBy {
      parts.append(phrases(.reporterNamed, ["reporter": excerpt(reporter.withoutLastSemicolons)]))
    }
    return parts.isEmpty ? phrases(.noCitation) : phrases.joined(parts, .semicolon)
  }

  private func state(of event: Event) -> Markdown {
    var parts: [Markdown] = []
    if contestedIDs.contains(event.id) {
      parts.append(phrases(.accountsDiffer))
    } else if let whole = event.partOf, contestedIDs.contains(whole) {
      parts.append(phrases(.accountsOfWholeDiffer))
    }
    if let status = event.status, status != "reported" {
      parts.append(phrases(.keepersStatus, ["status": phrases.word(status, of: .statuses)]))
    }
    if let credibility = event.credibility, credibility < 6 { parts.append(self.credibility(credibility)) }
    if let marking = event.marking, marking != "TLP:CLEAR" { parts.append(phrases.text(marking)) }
    return phrases.joined(parts, .semicolon)
  }

  func credibility(_ number: Int) -> Markdown { phrases(.credibility, ["number": Markdown(number)]) }
}

extension String {
  /// The same without the semicolons that end it: some datasets close each item of a list with one.
  fileprivate var withoutLastSemicolons: String {
    guard hasSuffix(";") || hasSuffix("; ") else { return self }
    return String(reversed().drop { $0 == ";" || $0 == " " }.reversed())
  }
}
