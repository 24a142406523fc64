internal import NightdeskKit

extension Briefing {
  /// Each contested event with its accounts side by side, then in sentences; none is preferred.
  mutating func writeContestedAccounts() {
    heading(2, .contestedAccounts)
    guard !contested.isEmpty else { return paragraph(phrases(.noneContested)) }
    paragraph(phrases(.contestedNote))
    for event in contested.prefix(Limit.contestedEvents) { writeContested(event) }
    more(contested.count - Limit.contestedEvents, in: .events)
  }

  private mutating func writeContested(_ contested: ContestedEvent) {
    guard let event = index.event(contested.eventID) else { return }
    heading(3, phrases.text(event.title))
    let claims = contested.accounts.flatMap(\.claims).compactMap { index.claim($0) }.sorted { $0.isTold(before: $1) }
    paragraph(
      phrases(
        .contestedHead,
        [
          "date": dateAndEDTF(event.when), "place": place(of: event), "reported": attribution(of: event),
          "matters": phrases.list(contested.kinds.map { phrases.word($0, of: .matters) }),
          "accounts": phrases(.accounts, contested.accounts.count), "claims": phrases(.claims, claims.count),
          "id": anchor(event.id),
        ]))
    let shown = Array(claims.prefix(Limit.claims))
    claimTable(shown, areTextsBelow: true)
    list(sentences(shown))
    more(claims.count - Limit.claims, in: .claims)
  }

  /// Responsibility, accusations, charges and findings, each with the answer on record.
  mutating func writeAccusations() {
    heading(2, .accusations)
    let claims = toldClaims { ["responsibility", "accusation", "charge", "finding"].contains($0.kind) }
    guard !claims.isEmpty else { return paragraph(phrases(.noneHere)) }
    paragraph(phrases(.accusationsNote))
    claimTable(Array(claims.prefix(Limit.claims)), areTextsBelow: false)
    more(claims.count - Limit.claims, in: .claims)
  }

  /// Labels, motives and aims, as said.
  mutating func writeLabelsAndAims() {
    heading(2, .labelsMotivesAims)
    paragraph(phrases(.labelsNote))
    for (kind, title) in [("label", Phrase.labels), ("motive", .motives), ("aim", .aims)] {
      heading(3, title)
      writeStatements { $0.kind == kind }
    }
  }

  /// Every kind of claim that no other section tells.
  mutating func writeOtherStatements() {
    heading(2, .otherStatements)
    let told = Set(["responsibility", "accusation", "charge", "finding", "label", "motive", "aim"])
    writeStatements { !told.contains($0.kind) }
  }

  private mutating func writeStatements(_ isTold: (Claim) -> Bool) {
    let claims = toldClaims(isTold)
    guard !claims.isEmpty else { return paragraph(phrases(.noneHere)) }
    list(sentences(Array(claims.prefix(Limit.claims))))
    more(claims.count - Limit.claims, in: .claims)
  }

  private mutating func sentences(_ claims: [Claim]) -> [Markdown] {
    var sentences: [Markdown] = []
    for claim in claims { sentences.append(sentence(claim)) }
    return sentences
  }
}
