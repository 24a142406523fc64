/// The test of contested accounts: finds where claims about one thing do not fit together.
///
/// The rule is the register's ("Computed, never typed in"). What it leaves open is decided here, on the side of showing
/// that accounts differ, and of never ordering or identifying what the rows do not:
/// - `unnamed` is never known to be the same speaker twice: two such claims count as of different speakers, and
///   neither replaces the other.
/// - Later is what was said wholly after: every day that `said` may mean lies behind every day of the other's.
/// - Replaced is only what is said anew: an empty cell replaces nothing, nor does a number of injured one of killed.
///   Kinds whose cells are not compared, and denials, replace nothing.
/// - A retraction is a claim with the stance `retracts` on a claim of the same speaker; one that is itself retracted
///   has no effect, and one that only repeats what it takes back asserts nothing.
/// - A denial that clears a whole clears its parts; one that clears a part does not clear the whole.
struct ContestedTest {
  let claims: [Claim]
  /// By position: whether the claim was retracted, by a retraction that stands.
  let isRetracted: [Bool]
  /// By position: whether the claim takes one back and says nothing else.
  let isOnlyRetraction: [Bool]
  private let wholes: Wholes
  private let isOut: [Bool]
  /// By id of a claim: the positions of the claims with a stance on it, and of the denials about it.
  private let answers: [String: [Int]]

  /// What is in dispute.
  struct Outcome {
    /// The kinds of claims that do not fit together.
    var kinds: Set<String> = []
    /// The positions of claims that deny one of those tested and are not about the thing itself.
    var answering: Set<Int> = []
    /// The positions of claims all of which their speakers said anew later, in another way or the same.
    var replaced: Set<Int> = []
    /// Where accounts of the deaths differ: from the least to the most that a standing one gives.
    var deaths: ClosedRange<Int64>?
    /// The same of the people injured.
    var injured: ClosedRange<Int64>?
  }

  init(claims: [Claim], relations: [Relation]) {
    self.claims = claims
    wholes = Wholes(relations)
    let retractions = Retractions(claims)
    isRetracted = retractions.isRetracted
    let isOnlyRetraction = claims.indices.map { retractions.isEmpty($0, claims) }
    self.isOnlyRetraction = isOnlyRetraction
    isOut = zip(retractions.isRetracted, isOnlyRetraction).map { $0 || $1 }
    var answers: [String: [Int]] = [:]
    for (position, claim) in claims.enumerated() {
      var answered = Set(claim.kind == "denial" ? claim.about : [])
      if let id = claim.stanceOn { answered.insert(id) }
      for id in answered { answers[id, default: []].append(position) }
    }
    self.answers = answers
  }

  /// By what claims are about: their positions, in input order.
  func positionsByAbout() -> [(id: String, positions: [Int])] {
    var ordinals: [String: Int] = [:]
    var groups: [(id: String, positions: [Int])] = []
    for (position, claim) in claims.enumerated() {
      for id in claim.about {
        let ordinal = ordinals[id] ?? groups.count
        if ordinal == groups.count {
          ordinals[id] = ordinal
          groups.append((id, []))
        }
        // an id that stands twice in the list counts once
        if groups[ordinal].positions.last != position { groups[ordinal].positions.append(position) }
      }
    }
    return groups
  }

  /// Where the claims at `positions`, all about one thing, do not fit together.
  func outcome(of positions: [Int]) -> Outcome {
    var outcome = Outcome()
    let standing = positions.filter { !isOut[$0] }
    guard standing.count > 1 || standing.contains(where: { answers[claims[$0].id] != nil }) else { return outcome }
    let (statements, isReplaced) = latestStatements(of: standing)
    outcome.replaced = isReplaced
    compare(statements, &outcome)
    compareDenials(standing, statements, &outcome)
    let denied = compareStances(standing.filter { !isReplaced.contains($0) }, &outcome)
    outcome.deaths = disputed(.killed, statements, denied)
    outcome.injured = disputed(.injured, statements, denied)
    return outcome
  }

  /// From the least to the most that statements of a topic give, where they do not fit together or one of them is denied.
  private func disputed(_ topic: Topic, _ all: [Statement], _ denied: Set<Int>) -> ClosedRange<Int64>? {
    let statements = all.filter { $0.topic == topic }
    guard differ(statements) || statements.contains(where: { denied.contains($0.claim) }) else { return nil }
    let ranges = statements.flatMap { statement -> [ClosedRange<Int64>] in
      if case .numbers(let ranges) = statement.content { ranges } else { [] }
    }
    guard let low = ranges.map(\.lowerBound).min(),
      // of what has no upper end the number that it names
      let high = ranges.map({ $0.upperBound == .max ? $0.lowerBound : $0.upperBound }).max()
    else { return nil }
    return low...high
  }

  // MARK: Statements

  /// The statements that no later one of the same speaker replaces, and the claims that have none left.
  private func latestStatements(of standing: [Int]) -> ([Statement], isReplaced: Set<Int>) {
    struct Key: Hashable {
      let speaker: String
      let topic: Topic
    }
    let all = standing.flatMap { statements(of: $0) }
    var latest: [Key: Int32] = [:]
    for statement in all {
      let claim = claims[statement.claim]
      guard claim.namesSpeaker, let first = claim.said?.bounds.firstDay else { continue }
      latest[Key(speaker: claim.speaker, topic: statement.topic), default: first].raise(to: first)
    }
    let kept = all.filter { statement in
      let claim = claims[statement.claim]
      guard let last = claim.said?.bounds.lastDay,
        let later = latest[Key(speaker: claim.speaker, topic: statement.topic)]
      else { return true }
      return last >= later
    }
    return (kept, Set(all.map(\.claim)).subtracting(kept.map(\.claim)))
  }

  private func statements(of position: Int) -> [Statement] {
    let claim = claims[position]
    var statements: [Statement] = []
    func add(_ part: String, _ content: Statement.Content) {
      statements.append(Statement(claim: position, topic: Topic(kind: claim.kind, part: part), content: content))
    }
    if claim.kind != "denial", !claim.named.isEmpty { add("names", .names(wholes.counting(claim.named))) }
    switch claim.kind {
    case "motive", "place", "occurrence":
      if !claim.values.isEmpty { add("value", .words(claim.values)) }
    case "date":
      let days = claim.values.compactMap { try? DayBounds(edtf: $0.utf8Span.span) }.filter(\.isKnown)
      if !days.isEmpty { add("value", .days(days)) }
    case "casualty-figure":
      var figures: [String: [ClosedRange<Int64>]] = [:]
      for value in claim.values {
        let parts = value.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let range = ClaimValue.range(parts[1].utf8Span.span) else { continue }
        figures[String(parts[0]), default: []].append(range)
      }
      for (what, ranges) in figures { add(what, .numbers(ranges)) }
    default: break
    }
    return statements
  }

  // MARK: Comparisons

  private func compare(_ statements: [Statement], _ outcome: inout Outcome) {
    for (topic, group) in Dictionary(grouping: statements.filter(\.isCompared), by: \.topic) where differ(group) {
      outcome.kinds.insert(topic.kind)
    }
  }

  /// Whether two statements of one topic by different speakers do not fit together. Where there are many, what most
  /// have in common is asked first, so that not each has to be held beside each.
  private func differ(_ group: [Statement]) -> Bool {
    if let common = Statement.common(group), common { return false }
    if let ends = Statement.ends(group) { return differ(ends) }
    return group.indices.contains { i in
      group[..<i].contains { haveTwoSpeakers($0.claim, group[i].claim) && !$0.content.fits(group[i].content) }
    }
  }

  /// Whether one of these ranges begins behind the end of another speaker's.
  private func differ(_ ends: [(claim: Int, low: Int64, high: Int64)]) -> Bool {
    // the speaker of the highest beginning may also have the lowest end: then the next of somebody else counts
    func extremes(_ isFirst: ((claim: Int, low: Int64, high: Int64), (claim: Int, low: Int64, high: Int64)) -> Bool)
      -> [(claim: Int, low: Int64, high: Int64)]
    {
      guard let first = ends.min(by: isFirst) else { return [] }
      return [first] + (ends.filter { haveTwoSpeakers($0.claim, first.claim) }.min(by: isFirst).map { [$0] } ?? [])
    }
    let (begins, closes) = (extremes { $0.low > $1.low }, extremes { $0.high < $1.high })
    return begins.contains { begin in
      closes.contains { haveTwoSpeakers(begin.claim, $0.claim) && begin.low > $0.high }
    }
  }

  private func compareDenials(_ standing: [Int], _ statements: [Statement], _ outcome: inout Outcome) {
    let denials = standing.filter { claims[$0].kind == "denial" }
    if !denials.isEmpty {
      // by name and kind: up to two claims, of different speakers
      var naming: [String: [String: [Int]]] = [:]
      for statement in statements {
        guard case .names(let names) = statement.content else { continue }
        for name in names {
          let known = naming[name]?[statement.topic.kind] ?? []
          guard known.isEmpty || known.count == 1 && haveTwoSpeakers(known[0], statement.claim) else { continue }
          naming[name, default: [:]][statement.topic.kind] = known + [statement.claim]
        }
      }
      for denial in denials {
        for name in cleared(by: denial) {
          for (kind, named) in naming[name] ?? [:] where named.contains(where: { haveTwoSpeakers(denial, $0) }) {
            outcome.kinds.formUnion([kind, "denial"])
            outcome.answering.insert(denial)
          }
        }
      }
    }
    for statement in statements {
      guard case .names(let named) = statement.content else { continue }
      for denial in answers[claims[statement.claim].id] ?? [] where claims[denial].kind == "denial" && !isOut[denial] {
        guard haveTwoSpeakers(denial, statement.claim), !cleared(by: denial).isDisjoint(with: named) else { continue }
        outcome.kinds.formUnion([statement.topic.kind, "denial"])
        outcome.answering.insert(denial)
      }
    }
  }

  /// Whom a denial clears.
  private func cleared(by denial: Int) -> Set<String> { wholes.renamed(claims[denial].named) }

  /// Returns the claims that one with a stance denies.
  private func compareStances(_ standing: [Int], _ outcome: inout Outcome) -> Set<Int> {
    var denied: Set<Int> = []
    for position in standing {
      let stances = (answers[claims[position].id] ?? []).filter { answer in
        claims[answer].stanceOn == claims[position].id && claims[answer].stance != nil && !isOut[answer]
      }
      guard !stances.isEmpty else { continue }
      // by speaker: the latest day from which a stance holds
      var latest: [String: Int32] = [:]
      for stance in stances where claims[stance].namesSpeaker {
        guard let first = claims[stance].said?.bounds.firstDay else { continue }
        latest[claims[stance].speaker, default: first].raise(to: first)
      }
      for answer in stances where claims[answer].stance == "denies" && haveTwoSpeakers(answer, position) {
        if claims[answer].namesSpeaker, let later = latest[claims[answer].speaker],
          let last = claims[answer].said?.bounds.lastDay, later > last
        {
          continue
        }
        outcome.kinds.formUnion([claims[position].kind, claims[answer].kind])
        outcome.answering.insert(answer)
        denied.insert(position)
      }
    }
    return denied
  }

  private func haveTwoSpeakers(_ a: Int, _ b: Int) -> Bool {
    a != b && !(claims[a].namesSpeaker && claims[a].speaker == claims[b].speaker)
  }
}

/// One thing that a claim says: a claim of a motive says whose and which.
private struct Statement {
  /// The claim's position.
  let claim: Int
  let topic: Topic
  let content: Content

  enum Content {
    /// Those named and everybody they count as.
    case names(Set<String>)
    case words(Set<String>)
    case numbers([ClosedRange<Int64>])
    case days([DayBounds])

    /// Whether both can be true; several numbers or days are one or the other.
    func fits(_ other: Content) -> Bool {
      switch (self, other) {
      case (.names(let a), .names(let b)): !a.isDisjoint(with: b)
      case (.words(let a), .words(let b)): a == b
      case (.numbers(let a), .numbers(let b)): a.contains { x in b.contains { x.overlaps($0) } }
      case (.days(let a), .days(let b)): a.contains { x in b.contains { x.overlaps($0) } }
      default: true
      }
    }
  }

  /// Whether all of them name somebody in common, or hold the same words; nil where they are of other sorts.
  static func common(_ group: [Statement]) -> Bool? {
    guard let first = group.first else { return true }
    switch first.content {
    case .names(var names):
      for case .names(let others) in group.lazy.map(\.content) {
        names.formIntersection(others)
        if names.isEmpty { return false }
      }
      return true
    case .words: return group.allSatisfy { $0.content.fits(first.content) }
    default: return nil
    }
  }

  /// Where each begins and ends; nil unless each is one range of numbers.
  static func ends(_ group: [Statement]) -> [(claim: Int, low: Int64, high: Int64)]? {
    var ends: [(claim: Int, low: Int64, high: Int64)] = []
    for statement in group {
      guard case .numbers(let ranges) = statement.content, ranges.count == 1 else { return nil }
      ends.append((statement.claim, ranges[0].lowerBound, ranges[0].upperBound))
    }
    return ends
  }

  /// Whether two of them are held side by side; accusations, charges and findings may differ and both be true.
  var isCompared: Bool {
    guard case .names = content else { return true }
    return topic.kind == "responsibility" || topic.kind == "motive"
  }
}

/// What a statement is about: the claim's kind and its cell, or what its number counts.
private struct Topic: Hashable {
  let kind: String
  let part: String

  static let killed = Topic(kind: "casualty-figure", part: "killed")
  static let injured = Topic(kind: "casualty-figure", part: "injured")
}

extension Int32 {
  fileprivate mutating func raise(to other: Int32) { self = Swift.max(self, other) }
}
