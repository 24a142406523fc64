extension RegisterIndex {
  /// The answer on record to a claim of responsibility, an accusation or a charge, in the order of `said`, then of ids;
  /// undated ones last. Empty means "no answer in this register"; so it is for claims of other kinds.
  ///
  /// An answer is a claim with a stance on it, a denial that clears one of those named, or what one of those named says
  /// of the same matter: who it was, why, that it did not happen. A later name answers for a former one. Support from
  /// somebody who is not named answers nothing.
  public func answers(to claim: Claim) -> [Claim] {
    guard ["responsibility", "accusation", "charge"].contains(claim.kind) else { return [] }
    let named = wholes.renamed(claim.named)
    let counted = wholes.counting(claim.named)
    var answers: [String: Claim] = [:]
    for answer in claims(on: claim.id) where answer.stance != "supports" || named.contains(answer.speaker) {
      answers[answer.id] = answer
    }
    for matter in claim.about + [claim.id] {
      for other in claims(about: matter) {
        let clears = other.kind == "denial" && !wholes.renamed(other.named).isDisjoint(with: counted)
        let replies = named.contains(other.speaker) && Self.replies.contains(other.kind)
        if clears || replies { answers[other.id] = other }
      }
    }
    answers[claim.id] = nil
    return answers.values.sorted { $0.isTold(before: $1) }
  }

  private static let replies: Set<String> = [
    "responsibility", "denial", "accusation", "charge", "motive", "occurrence", "account",
  ]
}
