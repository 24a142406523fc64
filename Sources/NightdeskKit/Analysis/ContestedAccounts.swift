/// The contested events of a register, with their accounts side by side.
public struct ContestedAccounts: Sendable {
  /// The contested events, in the order in which the register has them.
  public let events: [ContestedEvent]

  /// The contested events among those that `register` holds; none that is retracted, as figures count none of these.
  public init(_ register: Register) {
    let test = ContestedTest(claims: register.claims, relations: register.relations)
    let positions = Dictionary(uniqueKeysWithValues: test.positionsByAbout().map { ($0.id, $0.positions) })
    func ids(_ positions: Set<Int>) -> [String] {
      positions.map { test.claims[$0].id }.sorted { $0.precedes($1) }
    }
    func numbers(_ range: ClosedRange<Int64>?) -> ClosedRange<Int>? {
      range.map { Int($0.lowerBound)...Int($0.upperBound) }
    }
    events = register.events.compactMap { event in
      guard event.status != "retracted", let about = positions[event.id] else { return nil }
      let outcome = test.outcome(of: about)
      guard !outcome.kinds.isEmpty else { return nil }
      let told = about.filter { outcome.kinds.contains(test.claims[$0].kind) }
      let all = Set(told).union(outcome.answering)
      return ContestedEvent(
        eventID: event.id,
        kinds: Vocabularies.claimKinds.words.filter { outcome.kinds.contains($0) },
        accounts: Account.among(all.filter { !test.isOnlyRetraction[$0] }.map { test.claims[$0] }),
        retracted: ids(all.filter { test.isRetracted[$0] }),
        replaced: ids(all.intersection(outcome.replaced)),
        retractions: ids(all.filter { test.isOnlyRetraction[$0] }),
        deaths: numbers(outcome.deaths), injured: numbers(outcome.injured))
    }
  }
}

/// One event of which accounts differ.
public struct ContestedEvent: Sendable, Equatable {
  /// The event's id.
  public let eventID: String
  /// The kinds of claims that do not fit together, in the order of the vocabulary.
  public let kinds: [String]
  /// Every account of these kinds, in the order in which they were first given, and the claims that deny one.
  public let accounts: [Account]
  /// The ids of the claims among them that their speakers took back; they played no part in the test.
  public let retracted: [String]
  /// The ids of the claims among them that their speakers' later ones replace; these played no part in the test either.
  public let replaced: [String]
  /// The ids of the claims of these kinds that take one back and say nothing else: they give no account.
  public let retractions: [String]
  /// Where accounts of the deaths differ: from the least to the most that a standing one gives.
  public let deaths: ClosedRange<Int>?
  /// The same of the injured.
  public let injured: ClosedRange<Int>?
}
