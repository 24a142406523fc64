internal import NightdeskKit

extension Briefing {
  /// Three to six points, each chosen by a rule that is printed behind it.
  mutating func writeHighlights() {
    heading(2, phrases(.highlights))
    var items = [countHighlight(), contestedHighlight(), deadliestHighlight()]
    if let latest = latestHighlight() { items.append(latest) }
    items += accusationHighlights()
    list(items)
  }

  private func withRule(_ rule: Phrase, _ point: Markdown) -> Markdown {
    phrases(.withRule, ["point": point, "rule": phrases(rule)])
  }

  private func countHighlight() -> Markdown {
    let figures = edition.figures
    let chosen = figures.chosen
    let everything = figures.period.isEverything
    let undated = figures.undated == 0 ? [] : [phrases(.undated, figures.undated)]
    let count = phrases(
      everything ? .highlightCountAll : .highlightCount, chosen.certain.events,
      [
        "possible": phrases(.events, chosen.possible.events), "series": phrases(.series, chosen.series.events),
      ])
    return withRule(.ruleCount, phrases.sentences([count] + undated))
  }

  private func contestedHighlight() -> Markdown {
    guard !contested.isEmpty else { return withRule(.ruleContested, phrases(.highlightNoneContested)) }
    return withRule(
      .ruleContested,
      phrases(.highlightContested, contested.count, ["events": matters(contested.map(\.eventID))]))
  }

  private mutating func deadliestHighlight() -> Markdown {
    let deadliest = toldEvents.filter { ($0.mostDeaths ?? 0) > 0 && $0.scope != "series" }.max { a, b in
      let (most, others) = (a.mostDeaths ?? 0, b.mostDeaths ?? 0)
      return most == others ? b.isTold(before: a) : most < others
    }
    guard let deadliest else { return withRule(.ruleDeadliest, phrases(.highlightDeathsNotKnown)) }
    let point = phrases(
      .highlightDeadliest,
      [
        "event": Markdown(deadliest.title), "when": date(of: deadliest), "deaths": deaths(of: deadliest),
        "reported": attribution(of: deadliest),
      ])
    return withRule(.ruleDeadliest, point)
  }

  private mutating func latestHighlight() -> Markdown? {
    let dated = toldEvents.filter { $0.when?.bounds.firstDay != nil }
    guard
      let latest = dated.max(by: { a, b in
        let (mine, others) = (a.firstDay, b.firstDay)
        return mine == others ? b.isTold(before: a) : mine < others
      })
    else { return nil }
    let point = phrases(
      .highlightLatest,
      ["event": Markdown(latest.title), "when": date(of: latest), "reported": attribution(of: latest)])
    return withRule(.ruleLatest, point)
  }

  private mutating func accusationHighlights() -> [Markdown] {
    let claims = toldClaims { claim in
      ["accusation", "charge", "finding"].contains(claim.kind)
        && ["court", "international-body"].contains(index.actor(claim.speaker)?.kind)
    }
    return claims.suffix(2).map { claim in withRule(.ruleAccusation, sentence(claim)) }
  }
}

extension Event {
  /// The largest number of deaths that the row gives.
  var mostDeaths: Int? { [deathsLow, deathsBest, deathsHigh].compactMap { $0 }.max() }

  /// The first day that its date may mean; the earliest there is where that is open or not known.
  fileprivate var firstDay: Int32 { when?.bounds.firstDay ?? .min }

  /// By date, then by the bytes of ids; those whose date is not known come last.
  func isTold(before other: Event) -> Bool {
    let (mine, others) = (when?.bounds ?? .notKnown, other.when?.bounds ?? .notKnown)
    return mine == others ? id.utf8.lexicographicallyPrecedes(other.id.utf8) : mine < others
  }
}
