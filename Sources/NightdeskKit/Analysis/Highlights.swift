/// What a briefing puts first, each point chosen by a rule that it prints; nothing is chosen by guesswork.
public enum Highlight: Sendable, Equatable {
  /// How many events there are, and how many died in them; in the period before as well.
  case count
  /// What is different from the edition before.
  case changes
  /// The line whose number of certain events changed most from the period before to this one.
  case change(Line, before: Int, now: Int)
  /// The events that may be the deadliest, by their ranges of deaths: those whose highest number is not below the
  /// highest of all lowest numbers, `atLeast`. At most ``shown``; how many more there are.
  case deadliest([String], more: Int, atLeast: Int)
  /// The events whose accounts differ; since the edition before, in which they did not or were not there, or at all.
  case contested([String], more: Int, isNew: Bool)
  /// The event with the latest first day.
  case latest(String)
  /// An accusation, charge or finding by a court or an international body; how it is new, if it is.
  case accusation(String, Novelty?)

  /// What a line of figures is about.
  public enum Line: Sendable, Equatable {
    case type(String)
    case region(Region)
    case participant(String)
  }

  /// In what way a claim is new.
  public enum Novelty: String, Sendable {
    /// It was said in the period.
    case said
    /// The edition before did not have it; nothing is known of when it was said, or it was said earlier.
    case seen
  }

  /// How many events or claims a point names.
  public static let shown = 3
}

/// The highlights of an edition, in the order in which they are told.
public struct Highlights: Sendable {
  public let points: [Highlight]
  private let edition: Edition
  private let index: RegisterIndex

  /// The highlights of `edition`, whose register `index` is of and whose contested events are `contested`.
  public init(_ edition: Edition, _ index: RegisterIndex, _ contested: [ContestedEvent]) {
    self.edition = edition
    self.index = index
    let period = edition.figures.period
    let told = edition.register.events.filter { event in
      guard event.status != "retracted" else { return false }
      return period.isEverything || event.when?.bounds.overlaps(first: period.first, last: period.last) == true
    }
    points =
      [.count] + (edition.changes == nil ? [] : [.changes]) + Self.changes(edition.figures)
      + [Self.contested(edition, index, contested), Self.deadliest(told, index, contested)]
      + (Self.latest(told).map { [.latest($0.id)] } ?? []) + Self.accusations(edition, index)
  }

  // MARK: The rules

  private static func changes(_ figures: Figures) -> [Highlight] {
    guard let before = figures.before else { return [] }
    func most<Key: Hashable>(
      _ now: [Breakdown<Key>], _ earlier: [Breakdown<Key>], _ line: (Key) -> Highlight.Line
    ) -> [Highlight] {
      let numbers = Dictionary(earlier.map { ($0.key, $0.tally.events) }) { $1 }
      let present = Set(now.map(\.key))
      // both lists are ranked, so that of equal changes the same one is taken every time
      let all =
        now.map { ($0.key, numbers[$0.key] ?? 0, $0.tally.events) }
        + earlier.filter { !present.contains($0.key) }.map { ($0.key, $0.tally.events, 0) }
      guard let largest = all.max(by: { abs($0.2 - $0.1) < abs($1.2 - $1.1) }), largest.1 != largest.2 else {
        return []
      }
      return [.change(line(largest.0), before: largest.1, now: largest.2)]
    }
    return most(figures.chosen.types, before.types) { .type($0) }
      + most(figures.chosen.regions, before.regions) { .region($0) }
      + most(figures.chosen.participants, before.participants) { .participant($0) }
  }

  private static func contested(
    _ edition: Edition, _ index: RegisterIndex, _ contested: [ContestedEvent]
  ) -> Highlight {
    if let changes = edition.changes, changes.newlyContestedCount > 0 {
      let ids = Array(changes.newlyContested.prefix(Highlight.shown))
      return .contested(ids, more: changes.newlyContestedCount - ids.count, isNew: true)
    }
    // those of the period, then the latest, in the order in which they happened
    let period = edition.figures.period
    func isWithin(_ place: Int) -> Bool {
      let bounds = index.event(contested[place].eventID)?.when?.bounds ?? .notKnown
      return period.isEverything || bounds.overlaps(first: period.first, last: period.last)
    }
    let ranked = contested.indices.filter { !isWithin($0) } + contested.indices.filter(isWithin)
    let ids = ranked.suffix(Highlight.shown).sorted().map { contested[$0].eventID }
    return .contested(ids, more: edition.contestedCount - ids.count, isNew: false)
  }

  private static func deadliest(
    _ told: [Event], _ index: RegisterIndex, _ contested: [ContestedEvent]
  ) -> Highlight {
    let accounts = contested.deaths
    let ranges = told.filter { $0.scope != "series" }.compactMap { event in
      index.deaths(of: event, accounts: accounts[event.id]).map { (event, $0) }
    }.filter { $0.1.high != 0 }
    let floor = ranges.map(\.1.low).max() ?? 0
    let first = ranges.filter { $0.1.high ?? .max >= floor }.sorted { a, b in
      let (mine, others) = (a.1.high ?? .max, b.1.high ?? .max)
      if mine != others { return mine > others }
      if a.1.low != b.1.low { return a.1.low > b.1.low }
      return a.0.id.precedes(b.0.id)
    }
    return .deadliest(
      first.prefix(Highlight.shown).map(\.0.id), more: max(0, first.count - Highlight.shown), atLeast: floor)
  }

  private static func latest(_ told: [Event]) -> Event? {
    told.filter { $0.when?.bounds.firstDay != nil }.max { a, b in
      let (mine, others) = (a.when?.bounds.firstDay ?? .min, b.when?.bounds.firstDay ?? .min)
      return mine == others ? b.id.precedes(a.id) : mine < others
    }
  }

  /// The last of what courts and international bodies accuse of, charge with and find: what is new first; where the
  /// edition takes everything, others as well as long as there is room.
  private static func accusations(_ edition: Edition, _ index: RegisterIndex) -> [Highlight] {
    let period = edition.figures.period
    let claims = edition.register.claims.filter { claim in
      ["accusation", "charge", "finding"].contains(claim.kind) && index.isJudicial(claim.speaker)
    }.sorted { $0.isTold(before: $1) }
    func novelty(_ claim: Claim) -> Highlight.Novelty? {
      let isSaid = claim.said?.bounds.overlaps(first: period.first, last: period.last) == true
      if period.takes != .everything, isSaid { return .said }
      return edition.changes?.operation(onClaim: claim.id) == .added ? .seen : nil
    }
    let told = claims.map { ($0.id, novelty($0)) }
    let new = told.filter { $0.1 != nil }.suffix(Highlight.shown)
    let others = period.isEverything ? told.filter { $0.1 == nil }.suffix(Highlight.shown - new.count) : []
    return (new + others).map { .accusation($0.0, $0.1) }
  }
}

extension RegisterIndex {
  /// Whether a speaker is a court or an international body, or a document of one.
  func isJudicial(_ speaker: String) -> Bool {
    if let actor = actor(speaker) { return ["court", "international-body"].contains(actor.kind) }
    return ["court", "un-report"].contains(source(speaker)?.kind)
  }
}

/// How many died in an event, as far as numbers are given.
public struct DeathRange: Sendable, Equatable {
  /// The least; 0 where only a highest number is given.
  public let low: Int
  /// The most; nil where only a lowest number is given, so that none is known.
  public let high: Int?
}

extension RegisterIndex {
  /// The deaths that an event may have had: from the least to the most that its row gives, and with it what `accounts`
  /// that differ give, or where the row has no number those that claims about it give. Nil where nobody gives any.
  public func deaths(of event: Event, accounts: ClosedRange<Int>?) -> DeathRange? {
    let (low, best, high) = (event.deathsLow, event.deathsBest, event.deathsHigh)
    var numbers = [low, best, high].compactMap { $0 }
    // "up to 12" may be none, and "at least 10" any number
    var isOpen = !numbers.isEmpty && best == nil && high == nil
    if high != nil, low == nil, best == nil { numbers.append(0) }
    if let accounts { numbers += [accounts.lowerBound, accounts.upperBound] }
    if numbers.isEmpty {
      for claim in claims(about: event.id) where claim.kind == "casualty-figure" && !isTakenBack(claim) {
        for value in claim.value where value.hasPrefix("killed=") {
          guard let range = ClaimValue.range(value.utf8Span.span.extracting("killed=".utf8.count...)) else { continue }
          numbers.append(Int(range.lowerBound))
          if range.upperBound == .max { isOpen = true } else { numbers.append(Int(range.upperBound)) }
        }
      }
    }
    guard let least = numbers.min(), let most = numbers.max() else { return nil }
    return DeathRange(low: least, high: isOpen ? nil : most)
  }
}

extension [ContestedEvent] {
  /// By id of an event of whose deaths accounts differ: from the least to the most that they give.
  public var deaths: [String: ClosedRange<Int>] {
    Dictionary(compactMap { event in event.deaths.map { (event.eventID, $0) } }) { first, _ in first }
  }
}
