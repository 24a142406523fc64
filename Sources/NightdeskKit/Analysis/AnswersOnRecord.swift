extension RegisterIndex {
  /// The answer on record to a claim of responsibility, an accusation or a charge, in the order of `said`, then of ids;
  /// undated ones last. Empty means "no answer in this register"; so it is for claims of other kinds.
  ///
  /// An answer is a claim with a stance on it; and of what is said of the same matter later, or nobody knows when, a
  /// denial that clears one of those named, or what one of those named says: who it was, why, that it did not happen. A
  /// later name answers for a former one. Support from somebody who is not named answers nothing, and what has a stance on another claim answers
  /// this one only where both give the same account.
  public func answers(to claim: Claim) -> [Claim] {
    guard ["responsibility", "accusation", "charge"].contains(claim.kind) else { return [] }
    let named = wholes.renamed(claim.named)
    let counted = wholes.counting(claim.named)
    var answers: [String: Claim] = [:]
    for answer in claims(on: claim.id) where answer.stance != "supports" || named.contains(answer.speaker) {
      answers[answer.id] = answer
    }
    for matter in claim.about + [claim.id] {
      for other in claims(about: matter) where isOn(other, claim) && !other.isSaidBefore(claim) {
        let clears = other.kind == "denial" && !wholes.renamed(other.named).isDisjoint(with: counted)
        let replies = named.contains(other.speaker) && Self.replies.contains(other.kind)
        if clears || replies { answers[other.id] = other }
      }
    }
    answers[claim.id] = nil
    return answers.values.sorted { $0.isTold(before: $1) }
  }

  /// Whether what `answer` has a stance on, if it has one, is `claim` or the same account of the same matter.
  private func isOn(_ answer: Claim, _ claim: Claim) -> Bool {
    guard let id = answer.stanceOn, id != claim.id else { return true }
    guard let other = self.claim(id) else { return false }
    return other.kind == claim.kind && Set(other.attributedTo) == Set(claim.attributedTo)
      && Set(other.value) == Set(claim.value) && !Set(other.about).isDisjoint(with: claim.about)
  }

  private static let replies: Set<String> = [
    "responsibility", "denial", "accusation", "charge", "motive", "occurrence", "account",
  ]
}

extension Claim {
  /// Whether it was said before `other` on whatever days both may have been said.
  fileprivate func isSaidBefore(_ other: Claim) -> Bool {
    guard let last = said?.bounds.lastDay, let first = other.said?.bounds.firstDay else { return false }
    return last < first
  }
}
