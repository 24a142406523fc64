/// What an account rests on: who gave it, where and when, what it was carried by, and who denies it.
public struct AccountStanding: Sendable, Equatable {
  /// The speakers, in the order in which they gave it.
  public let speakers: [String]
  /// Where they gave it: source ids or kinds; a claim without a medium adds none.
  public let media: [String]
  /// When it was first given; nil where no date is known.
  public let firstSaid: EventDate?
  /// When it was given, the earliest first, each date once; undated claims add none.
  public let said: [EventDate]
  /// The grades of its claims (Admiralty code), lowest number first; 6 and empty cells are no grade.
  public let grades: [Int]
  /// The grades of the sources that they cite (Admiralty code), from A on; F and empty cells are no grade.
  public let reliabilities: [String]
  /// How many independent sources stand behind the citations of all its claims: how widely it was carried.
  public let independentSources: Int
  /// The ids of the claims that deny it: by a stance on one of its claims, or by clearing somebody it names.
  public let deniedBy: [String]
}

/// What is different about an account since the edition before. Claims that are no longer there are not known to belong
/// to any.
public struct AccountChange: Sendable, Equatable {
  /// Every claim that gives it was added: the edition before did not have it.
  public let isNew: Bool
  /// The ids of its claims that were added.
  public let added: [String]
  /// The ids of the claims that were revised: its own, and those that deny it or take one of its own back.
  public let revised: [String]
  /// The ids of its claims that are taken back by a claim that was added.
  public let takenBack: [String]
  /// The ids of the claims that deny it and were added.
  public let denied: [String]
}

extension RegisterIndex {
  /// What is different by `changes` about an account that rests on `standing`.
  public func change(of account: Account, _ standing: AccountStanding, in changes: EditionChanges) -> AccountChange {
    func those(_ ids: [String], _ operation: EditionChanges.Operation) -> [String] {
      ids.filter { changes.operation(onClaim: $0) == operation }
    }
    let added = those(account.claims, .added)
    let retractions = account.claims.map { id in (id, self.retractions(of: id)) }
    let others = retractions.flatMap(\.1) + standing.deniedBy
    return AccountChange(
      isNew: added.count == account.claims.count, added: added,
      revised: those((account.claims + others).distinct, .revised),
      takenBack: retractions.filter { !those($0.1, .added).isEmpty }.map(\.0),
      denied: those(standing.deniedBy, .added))
  }

  /// The ids of the claims by which its speaker takes the claim called `id` back; none where it stands.
  private func retractions(of id: String) -> [String] {
    guard let claim = claim(id), isTakenBack(claim) else { return [] }
    return claims(on: id).filter { $0.stance == "retracts" && $0.speaker == claim.speaker }.map(\.id)
  }

  /// What one of the accounts of `event` rests on.
  public func standing(of account: Account, about event: String) -> AccountStanding {
    let told = account.claims.compactMap { claim($0) }
    let named = wholes.counting(Set(account.attributedTo))
    var denials = told.flatMap { claims(on: $0.id).filter { $0.stance == "denies" } }
    if account.kind != "denial" {
      denials += claims(about: event).filter {
        $0.kind == "denial" && !wholes.renamed($0.named).isDisjoint(with: named)
      }
    }
    var dates: Set<String> = []
    let said = told.compactMap(\.said).filter { $0.bounds.isKnown && dates.insert($0.text).inserted }
    return AccountStanding(
      speakers: told.map(\.speaker).distinct, media: told.compactMap(\.medium).distinct, firstSaid: said.first,
      said: said,
      grades: Set(told.compactMap(\.credibility).filter { $0 < 6 }).sorted(),
      reliabilities: Set(told.flatMap(\.citations).compactMap { source($0.source)?.reliability }).subtracting(["F"])
        .sorted { $0.precedes($1) },
      independentSources: independence.count(told.flatMap(\.citations)),
      deniedBy: denials.sorted { $0.isTold(before: $1) }.map(\.id).distinct)
  }
}

extension [String] {
  /// Each once, in the order of their first appearance.
  fileprivate var distinct: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
