internal import NightdeskKit

extension Briefing {
  /// A few points, each chosen by a rule that is printed behind it.
  mutating func writeHighlights() {
    heading(2, .highlights)
    var items: [Markdown] = []
    // where there are no events nothing is said of them
    let points = accepted(.events) > 0 ? highlights : highlights.filter { !$0.isOfEvents }
    var hasChanges = false
    for point in points {
      guard case .change = point else {
        items += told(point)
        continue
      }
      if !hasChanges { items.append(withRule(.ruleChange, changes(points))) }
      hasChanges = true
    }
    list(items)
  }

  /// The largest changes, which one rule chooses, behind each other.
  private mutating func changes(_ points: [Highlight]) -> Markdown {
    var told: [String] = []
    for case .change(let line, let before, let now) in points {
      told.append(noted(change(line, before, now), certainOf: rows(of: line)).source)
    }
    return Markdown(trusted: told.joined(separator: " "))
  }

  private mutating func told(_ point: Highlight) -> [Markdown] {
    switch point {
    case .count: [withRule(.ruleCount, counted())]
    case .changes: [withRule(.ruleChanges, changed())]
    // told together
    case .change: []
    case .contested(let events, let more, let isNew): [contested(events, more, isNew)]
    case .deadliest(let events, let more, let floor): [deadliest(events.compactMap { index.event($0) }, more, floor)]
    case .latest(let id): index.event(id).map { [latest($0)] } ?? []
    case .accusation(let id, let novelty): index.claim(id).map { [accusation($0, novelty)] } ?? []
    }
  }

  private func withRule(_ rule: Phrase, _ point: Markdown) -> Markdown {
    phrases(.withRule, ["point": point, "rule": phrases(rule)])
  }

  private mutating func counted() -> Markdown {
    let chosen = edition.figures.chosen
    let counted = phrases(
      edition.figures.period.isEverything ? .highlightCountAll : .highlightCount, chosen.certain.events,
      [
        "note": noted(.nothing, chosen.certain.events, in: .certain),
        "possible": noted(phrases(.events, chosen.possible.events), chosen.possible.events, in: .possible),
        "series": noted(phrases(.series, chosen.series.events), chosen.series.events, in: .series),
      ])
    return Markdown(
      trusted: ([counted] + countedBefore() + [undated()].compactMap { $0 }).map(\.source).joined(separator: " "))
  }

  /// How many there were in the period before, and how many died in these and in those, where numbers are given.
  private mutating func countedBefore() -> [Markdown] {
    let (now, before) = (edition.figures.chosen.certain, edition.figures.before?.certain)
    var told: [Markdown] = []
    if let before {
      told.append(
        phrases(
          .highlightBefore, before.events,
          ["note": noted(.nothing, by: conditions(.before)), "change": signed(now.events - before.events)]))
    }
    let given = deathsNoted(now, conditions(.certain))
    guard let before else {
      return given.map { told + [phrases(.highlightDeaths, ["deaths": $0])] } ?? told
    }
    let earlier = deathsNoted(before, conditions(.before))
    guard given != nil || earlier != nil else { return told }
    return told + [
      phrases(.highlightDeathsBefore, ["deaths": given ?? deaths(now), "before": earlier ?? deaths(before)])
    ]
  }

  /// A sum of deaths with a note on the rows that give it; nil where none does.
  private mutating func deathsNoted(_ numbers: Numbers, _ days: [Markdown]) -> Markdown? {
    guard numbers.events > numbers.withoutDeaths else { return nil }
    return noted(deaths(numbers), by: conditions(.withDeaths) + days)
  }

  /// What is different from the edition before: how many records of each table.
  private mutating func changed() -> Markdown {
    guard let changes = edition.changes else { return .nothing }
    let date = dateOfEdition(changes.since)
    guard !changes.tables.isEmpty else {
      return phrases(
        .highlightChanges, ["date": date, "note": .nothing, "changes": phrases(.nothingChangedShort)])
    }
    let tables = changes.tables.map { table in
      let numbers = EditionChanges.Operation.allCases.map { Markdown(changes.count($0, table)) }
      return phrases(
        .changesOfTable,
        [
          "table": phrases.word(table.name, of: .tables), "added": numbers[0], "revised": numbers[1],
          "withdrawn": numbers[2],
        ])
    }
    let rows = note(phrases(.changesRows, ["file": fileOfEdition("changes.csv")]))
    return phrases(
      .highlightChanges,
      [
        "date": date, "note": rows, "changes": phrases.joined(tables, .semicolon),
      ])
  }

  /// `label` with a note on the rows of a column of figures, if there are any.
  private mutating func noted(_ label: Markdown, _ number: Int, in column: FigureColumn) -> Markdown {
    number == 0 ? label : noted(label, by: conditions(column))
  }

  private func change(_ line: Highlight.Line, _ before: Int, _ now: Int) -> Markdown {
    let what: Markdown =
      switch line {
      case .type(let type): phrases.word(type, of: .eventTypes)
      case .region(let region): self.region(region.country, region.admin1)
      case .participant(let actor): name(actor)
      }
    let kind: Phrase =
      switch line {
      case .type: .byType
      case .region: .byRegion
      case .participant: .participant
      }
    return phrases(
      .highlightChange,
      [
        "kind": phrases(kind), "what": what, "now": phrases(.events, now), "before": phrases(.events, before),
        "change": signed(now - before),
      ])
  }

  /// The rows that a change is about.
  private func rows(of line: Highlight.Line) -> EventRows {
    switch line {
    case .type(let type): .type(type)
    case .region(let region): .region(region)
    case .participant(let actor): .participant(actor)
    }
  }

  private mutating func contested(_ events: [String], _ more: Int, _ isNew: Bool) -> Markdown {
    guard !events.isEmpty else { return withRule(.ruleContested, phrases(.highlightNoneContested)) }
    var named = events.map { matter($0) }
    if more > 0 { named.append(phrases(.more, more)) }
    var point = phrases(
      isNew ? .highlightNewlyContested : .highlightContested, events.count + more, ["events": phrases.list(named)])
    point = noted(point, events, more, isNew ? newlyContestedFilter : contestedFilter)
    let isShort = more == 0 && events.count <= 2
    let accounts = phrases.sentences(isShort ? events.compactMap { accountsInShort(of: $0) } : [])
    point = Markdown(trusted: [point, accounts].filter { !$0.isEmpty }.map(\.source).joined(separator: " "))
    return withRule(isNew ? .ruleNewlyContested : .ruleContested, point)
  }

  /// What the accounts of an event differ on, and the first statement of each of them.
  private mutating func accountsInShort(of id: String) -> Markdown? {
    guard let event = contested.first(where: { $0.eventID == id }) else { return nil }
    var said: [Markdown] = []
    for account in event.accounts.prefix(Limit.answers) {
      guard let claim = account.claims.first.flatMap({ index.claim($0) }) else { continue }
      said.append(shortSentence(claim, isBrief: true))
    }
    said += andMore(event.accounts.dropFirst(Limit.answers).compactMap(\.claims.first))
    return phrases(
      .highlightAccounts,
      [
        "event": matter(id), "matters": matters(of: event),
        "accounts": phrases.joined(said, .semicolon),
      ])
  }

  /// `point` with a note on these events, or where there are more on what finds them all.
  mutating func noted(_ point: Markdown, _ events: [String], _ more: Int, _ filter: [Markdown]) -> Markdown {
    let named = events.compactMap { index.event($0) }
    guard more > 0 || named.count < events.count else {
      return Markdown(trusted: point.source + note(rows(named)).source)
    }
    return noted(point, by: filter)
  }

  /// `floor`: what the highest number of each of them, and of the others, reaches.
  private mutating func deadliest(_ events: [Event], _ more: Int, _ floor: Int) -> Markdown {
    guard !events.isEmpty else { return withRule(.ruleDeadliest, phrases(.highlightDeathsNotKnown)) }
    var points: [Markdown] = []
    for event in events {
      var point = [
        phrases(
          .highlightDeadliest,
          [
            "event": markedTitle(of: event), "when": date(of: event), "deaths": deathsSaid(of: event),
            "reported": event.mostDeaths == nil
              ? phrases(.asReportedBy, ["citations": citations(casualtyClaims(about: event).flatMap(\.citations))])
              : attribution(of: event),
          ])
      ]
      // of several events the accounts stand below
      let claims = events.count + more == 1 || event.mostDeaths == nil ? casualtyClaims(about: event) : []
      for claim in claims.prefix(Limit.answers) { point.append(shortSentence(claim, isBrief: true)) }
      point += andMore(claims.dropFirst(Limit.answers).map(\.id))
      points.append(phrases.joined(point, .semicolon))
    }
    var told = phrases.sentences(points)
    if more > 0 {
      let number = phrases(
        .filterDeadliest, ["number": Markdown(floor), "column": phrases.code(Self.deathColumns)])
      let others = noted(
        phrases(.highlightDeadliestMore, more), by: [number, phrases.code("scope!=series")] + periodConditions())
      told = Markdown(trusted: told.source + " " + others.source)
    }
    return withRule(.ruleDeadliest, told)
  }

  /// Whether accounts of the deaths in an event differ.
  func isDisputed(_ event: Event) -> Bool { disputedDeaths[event.id] != nil }

  /// The claims that the deaths of an event are taken from, where its row is not all there is.
  private func casualtyClaims(about event: Event) -> [Claim] {
    guard isDisputed(event) || event.mostDeaths == nil else { return [] }
    return index.claims(about: event.id).filter { claim in
      claim.kind == "casualty-figure" && claim.value.contains { $0.hasPrefix("killed=") }
    }.sorted { $0.isTold(before: $1) }
  }

  /// The deaths of an event with what claims say of them, where these do not fit together.
  func deathsSaid(of event: Event) -> Markdown {
    let accounts = disputedDeaths[event.id]
    guard let range = index.deaths(of: event, accounts: accounts), accounts != nil || event.mostDeaths == nil else {
      return deaths(of: event)
    }
    let said =
      range.high.map { self.range(range.low, nil, $0, isDisputed: accounts != nil) }
      ?? phrases(.orMore, ["number": Markdown(range.low)])
    return phrases(.deathsByAccounts, ["range": said])
  }

  private mutating func latest(_ event: Event) -> Markdown {
    withRule(
      .ruleLatest,
      phrases(
        .highlightLatest,
        ["event": markedTitle(of: event), "when": date(of: event), "reported": attribution(of: event)]))
  }

  /// The title of an event, and that accounts of it differ, if they do.
  private func markedTitle(of event: Event) -> Markdown {
    guard contestedIDs.contains(event.id) else { return title(of: event) }
    return phrases(.withDetail, ["what": title(of: event), "detail": phrases(.accountsDiffer)])
  }

  private mutating func accusation(_ claim: Claim, _ novelty: Highlight.Novelty?) -> Markdown {
    var point = sentence(claim, isAnchor: false)
    if let novelty {
      point = phrases(
        .newClaim, ["sentence": point, "new": phrases(novelty == .said ? .saidInPeriod : .firstSeenHere)])
    }
    // a finding that nobody took a stance on has no answer to wait for
    return withRule(novelty == nil ? .ruleAccusation : .ruleNewAccusation, answered(point, claim))
  }
}

extension Highlight {
  /// Whether it is about what happened in events, or is said of them.
  fileprivate var isOfEvents: Bool {
    switch self {
    case .contested, .deadliest, .latest: true
    case .count, .changes, .change, .accusation: false
    }
  }
}

extension Event {
  /// The largest number of deaths that the row gives.
  var mostDeaths: Int? { [deathsLow, deathsBest, deathsHigh].compactMap { $0 }.max() }

  /// By date, then by the bytes of ids; those whose date is not known come last.
  func isTold(before other: Event) -> Bool {
    let (mine, others) = (when?.bounds ?? .notKnown, other.when?.bounds ?? .notKnown)
    return mine == others ? id.utf8.lexicographicallyPrecedes(other.id.utf8) : mine < others
  }
}
