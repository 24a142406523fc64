/// The marks that a claim's row carries by itself; what the briefing prints beside it.
public struct ClaimMarks: Sendable, Equatable {
  /// All its citations go back to one independent source.
  public let isSingleSource: Bool
  /// Its source names no speaker.
  public let isAnonymous: Bool
  /// Its text is a quotation.
  public let isVerbatim: Bool
  /// Nobody at the desk read where it was said: the medium is not among the citations. A medium that is given as a
  /// kind of source is among them if a source of that kind is cited. Where no medium is given nothing is known of it,
  /// and the claim does not count as second-hand.
  public let isSecondHand: Bool
}

extension RegisterIndex {
  /// The marks of `claim`.
  public func marks(of claim: Claim) -> ClaimMarks {
    ClaimMarks(
      isSingleSource: independence.count(claim.citations) == 1,
      isAnonymous: claim.speaker == "unnamed",
      isVerbatim: claim.isVerbatim,
      isSecondHand: claim.medium.map { !isCited(medium: $0, by: claim) } ?? false)
  }

  private func isCited(medium: String, by claim: Claim) -> Bool {
    claim.citations.contains { citation in
      Vocabularies.sourceKinds.words.contains(medium)
        ? source(citation.source)?.kind == medium : citation.source == medium
    }
  }
}
