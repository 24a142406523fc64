/// What an account rests on: who gave it, where and when, what it was carried by, and who denies it.
public struct AccountStanding: Sendable, Equatable {
  /// The speakers, in the order in which they gave it.
  public let speakers: [String]
  /// Where they gave it: source ids or kinds; a claim without a medium adds none.
  public let media: [String]
  /// When it was first given; nil where no date is known.
  public let firstSaid: EventDate?
  /// The grades of its claims (Admiralty code), lowest number first; 6 and empty cells are no grade.
  public let grades: [Int]
  /// How many independent sources stand behind the citations of all its claims: how widely it was carried.
  public let independentSources: Int
  /// The ids of the claims that deny it: by a stance on one of its claims, or by clearing somebody it names.
  public let deniedBy: [String]
}

extension RegisterIndex {
  /// What one of the accounts of `event` rests on.
  public func standing(of account: Account, about event: String) -> AccountStanding {
    let told = account.claims.compactMap { claim($0) }
    let named = Set(account.attributedTo)
    var denials = told.flatMap { claims(on: $0.id).filter { $0.stance == "denies" } }
    if account.kind != "denial" {
      denials += claims(about: event).filter { $0.kind == "denial" && !named.isDisjoint(with: $0.attributedTo) }
    }
    return AccountStanding(
      speakers: told.map(\.speaker).distinct, media: told.compactMap(\.medium).distinct,
      firstSaid: told.compactMap(\.said).first { $0.bounds.isKnown },
      grades: Set(told.compactMap(\.credibility).filter { $0 < 6 }).sorted(),
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
