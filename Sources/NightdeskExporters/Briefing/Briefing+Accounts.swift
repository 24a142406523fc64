internal import NightdeskKit

extension Briefing {
  /// Each contested event with its accounts side by side, then the claims behind them; none is preferred.
  mutating func writeContestedAccounts() {
    heading(2, .contestedAccounts)
    guard !contested.isEmpty else { return paragraph(phrases(.noneContested)) }
    paragraph(phrases(.contestedNote))
    let ranked = contestedRanked
    func shown(_ places: ArraySlice<Int>) -> [ContestedEvent] { places.sorted().map { contested[$0] } }
    let whole = shown(ranked.prefix(Limit.contestedEvents))
    for event in whole { writeContested(event) }
    let others = shown(ranked.dropFirst(Limit.contestedEvents).prefix(Limit.contestedLines))
    if !others.isEmpty {
      paragraph(phrases(.contestedChosen))
      var lines: [Markdown] = []
      for event in others { lines += line(event).map { [$0] } ?? [] }
      list(lines)
    }
    more(edition.contestedCount - whole.count - others.count, in: .events, with: contestedFilter)
  }

  /// What finds the rows of the contested events.
  var contestedFilter: [Markdown] {
    [phrases.code("contested=yes")] + notRetracted
  }

  /// The places of the contested events in the order in which they find room: those that have come to be contested,
  /// then those of the period, then the latest.
  private var contestedRanked: [Int] {
    guard contested.count > Limit.contestedEvents else { return Array(contested.indices) }
    let new = Set(edition.changes?.newlyContested ?? [])
    let told = Set(told.events.map(\.id))
    return contested.indices.sorted { a, b in
      func rank(_ place: Int) -> (Int, Int) {
        let id = contested[place].eventID
        return (new.contains(id) ? 0 : told.contains(id) ? 1 : 2, -place)
      }
      return rank(a) < rank(b)
    }
  }

  /// The claims that give or take back accounts of an event, in the order in which they were said.
  private func claims(of contested: ContestedEvent) -> [Claim] {
    (contested.accounts.flatMap(\.claims) + contested.retractions).compactMap { index.claim($0) }
      .sorted { $0.isTold(before: $1) }
  }

  /// How many claims there are, with a note on which they are.
  private mutating func counted(_ claims: [Claim]) -> Markdown {
    Markdown(trusted: phrases(.claims, claims.count).source + noteOn(claims: claims.map(\.id)).source)
  }

  /// A contested event in one line: what accounts differ on, and how many there are.
  private mutating func line(_ contested: ContestedEvent) -> Markdown? {
    guard let event = index.event(contested.eventID) else { return nil }
    return phrases(
      .contestedLine,
      [
        "title": phrases.text(event.title), "date": dateAndEDTF(event.when),
        "matters": matters(of: contested), "accounts": accounts(of: contested),
        "claims": counted(claims(of: contested)), "id": anchor(event.id),
      ])
  }

  private mutating func writeContested(_ contested: ContestedEvent) {
    guard let event = index.event(contested.eventID) else { return }
    heading(3, phrases.text(event.title))
    let claims = claims(of: contested)
    paragraph(
      phrases(
        .contestedHead,
        [
          "date": dateAndEDTF(event.when), "place": place(of: event), "reported": attribution(of: event),
          "matters": matters(of: contested), "accounts": accounts(of: contested), "claims": counted(claims),
          "id": anchor(event.id),
        ]))
    accountTable(contested)
    list(told(shown(claims, of: contested)))
    more(
      claims.count - Limit.claimsOfEvent, in: .claims, with: [phrases(.filterAbout, ["id": phrases.code(event.id)])])
    writeAlsoSaid(of: event, besides: Set(claims.map(\.id)))
  }

  /// The words of the claims that accounts are made of, each with its answer; what their cells say stands in the table.
  private mutating func told(_ claims: some Sequence<Claim>) -> [Markdown] {
    var told: [Markdown] = []
    for claim in claims {
      let isInTable = claim.hasCells && claim.kind != "denial" && takenBack(by: claim) == nil
      told.append(answered(sentence(claim, isTold: isInTable), claim))
      toldAbove.insert(claim.id)
    }
    return told
  }

  /// What else is said of a contested event and its parts: why, when, how many.
  private mutating func writeAlsoSaid(of event: Event, besides told: Set<String>) {
    let about = Set([event.id] + edition.register.events.filter { $0.partOf == event.id }.map(\.id))
    let others = toldClaims { !told.contains($0.id) && !about.isDisjoint(with: $0.about) }
    guard !others.isEmpty else { return }
    paragraph(phrases(.alsoSaid))
    list(sentences(Array(others.prefix(Limit.names))))
    toldAbove.formUnion(others.prefix(Limit.names).map(\.id))
    let isAbout = about.sorted { precedes($0, $1) }.map { phrases(.filterAbout, ["id": phrases.code($0)]) }
    more(others.count - Limit.names, in: .claims, with: [phrases.joined(isAbout, .alternative)])
  }

  /// Those of the claims about an event that find room: first one for each account that is shown.
  private func shown(_ claims: [Claim], of contested: ContestedEvent) -> [Claim] {
    guard claims.count > Limit.claimsOfEvent else { return claims }
    let first = Set(contested.accounts.prefix(Limit.accounts).compactMap(\.claims.first))
    let ranked = claims.filter { first.contains($0.id) } + claims.filter { !first.contains($0.id) }
    return ranked.prefix(Limit.claimsOfEvent).sorted { $0.isTold(before: $1) }
  }

  /// What accounts differ on; what is denied is said of the rest.
  func matters(of contested: ContestedEvent) -> Markdown {
    let others = contested.kinds.filter { $0 != "denial" || contested.kinds.count == 1 }
    let matters = phrases.list(others.map { phrases.word($0, of: .matters) })
    return others.count == contested.kinds.count ? matters : phrases(.alsoDenied, ["matters": matters])
  }

  /// How many accounts there are, and how many more whose every claim was taken back.
  private func accounts(of contested: ContestedEvent) -> Markdown {
    let out = Set(contested.retracted)
    let takenBack = contested.accounts.count { $0.claims.allSatisfy(out.contains) }
    let standing = phrases(.accounts, contested.accounts.count - takenBack)
    return takenBack == 0 ? standing : phrases.list([standing, phrases(.accountsTakenBack, takenBack)])
  }

  /// A row for each account: what it is and what is different about it since the edition before, who gave it, where and
  /// when, what it was carried by, and who denies it.
  private mutating func accountTable(_ contested: ContestedEvent) {
    let accounts = contested.accounts.prefix(Limit.accounts)
    var rows: [[Markdown]] = []
    for account in accounts {
      let standing = index.standing(of: account, about: contested.eventID)
      let claims = account.claims.compactMap { index.claim($0) }
      guard let first = claims.first else { continue }
      for claim in claims { tell(claim) }
      let hasCells = !account.attributedTo.isEmpty || !account.value.isEmpty
      // taking an account back is not giving it once more
      let given = claims.contains { takenBack(by: $0) == nil } ? claims.filter { takenBack(by: $0) == nil } : claims
      let media = given.map { medium(of: $0) }.distinct
      let dates = standing.said.filter { date in given.contains { $0.said?.text == date.text } }
      let said = dates.prefix(Limit.names).map { dateAndEDTF($0) }
      let isUndated = given.contains { $0.said?.bounds.isKnown != true }
      let more = dates.count - said.count
      let speakers = given.map { claim in
        let isReplaced = given.allSatisfy { $0.speaker != claim.speaker || contested.replaced.contains($0.id) }
        let mark: Phrase? = index.isTakenBack(claim) ? .markTakenBack : isReplaced ? .markReplaced : nil
        guard let mark else { return speaker(of: claim) }
        return phrases(.withDetail, ["what": speaker(of: claim), "detail": phrases(mark)])
      }
      let change = edition.changes.flatMap { self.change(index.change(of: account, standing, in: $0)) }
      rows.append([
        phrases.joined(
          [matter(of: first), hasCells ? .nothing : words(of: first)]
            + [change.map { phrases(.changedHere, ["change": $0]) } ?? .nothing], .semicolon),
        phrases.joined(limited(speakers.distinct), .semicolon),
        phrases.joined(limited(media), .semicolon),
        phrases.joined(
          said + (more > 0 ? [phrases(.more, more)] : []) + (isUndated ? [phrases(.dateNotGiven)] : []), .semicolon),
        phrases.joined(
          [citations(claims.flatMap(\.citations)), independentSources(standing, of: account)]
            + standing.reliabilities.map { phrases(.reliability, ["grade": phrases.text($0)]) }
            + standing.grades.map { credibility($0) },
          .semicolon),
        deniers(standing.deniedBy),
      ])
    }
    let head: [Phrase] = [.account, .saidBy, .medium, .saidWhenInOrder, .carriedAndGraded, .deniedByHead]
    table(head.map { phrases($0) }, rows)
    let left = contested.accounts.count - accounts.count
    guard left > 0 else { return }
    let filter = [phrases(.filterAbout, ["id": phrases.code(contested.eventID)]), filter(contested.kinds)]
    paragraph(phrases(.moreAccounts, left, ["file": file(of: .claims), "filter": phrases.list(filter)]))
  }

  /// How many independent sources carry an account, with a note on its claims.
  private mutating func independentSources(_ standing: AccountStanding, of account: Account) -> Markdown {
    let number = phrases(.independentSources, standing.independentSources)
    return Markdown(trusted: number.source + noteOn(claims: account.claims).source)
  }

  private func limited(_ items: [Markdown]) -> [Markdown] {
    let shown = Array(items.prefix(Limit.names))
    return items.count > shown.count ? shown + [phrases(.more, items.count - shown.count)] : shown
  }

  /// Who denies an account, and in which claim.
  private func deniers(_ ids: [String]) -> Markdown {
    guard !ids.isEmpty else { return phrases(.nobodyHere) }
    let denials = ids.compactMap { index.claim($0) }.map {
      Markdown(trusted: speaker(of: $0).source + " " + lead($0.id).source)
    }
    return phrases.joined(limited(denials), .semicolon)
  }

  /// What is different about an account since the edition before; nil where nothing is.
  private func change(_ change: AccountChange) -> Markdown? {
    var parts: [Markdown] = []
    if change.isNew {
      parts.append(phrases(.accountNew))
    } else if !change.added.isEmpty {
      parts.append(counted(.accountAdded, change.added))
    }
    let others = [
      (Phrase.accountTakenBack, change.takenBack), (.accountDenied, change.denied), (.accountRevised, change.revised),
    ]
    for (phrase, claims) in others where !claims.isEmpty { parts.append(counted(phrase, claims)) }
    return parts.isEmpty ? nil : phrases.joined(parts, .listSeparator)
  }

  /// How many claims there are, and which.
  private func counted(_ phrase: Phrase, _ claims: [String]) -> Markdown {
    phrases(.withDetail, ["what": phrases(phrase, claims.count), "detail": limited(claims) { lead($0) }])
  }

  /// Responsibility, accusations, charges and findings, each with the answer on record.
  mutating func writeAccusations() {
    heading(2, .accusations)
    let kinds = ["responsibility", "accusation", "charge", "finding"]
    let all = toldClaims { kinds.contains($0.kind) }
    guard !all.isEmpty else { return paragraph(phrases(.noneHere)) }
    paragraph(phrases(.accusationsNote))
    let claims = notToldAbove(all)
    if !claims.isEmpty { claimTable(shown(claims)) }
    moreClaims(claims, kinds)
  }

  /// Those of `claims` that the contested accounts have not told in full; which these are is said.
  private mutating func notToldAbove(_ claims: [Claim]) -> [Claim] {
    let told = claims.map(\.id).filter { toldAbove.contains($0) }
    if !told.isEmpty { paragraph(phrases(.toldAbove, told.count, ["claims": limited(told) { lead($0) }])) }
    return claims.filter { !toldAbove.contains($0.id) }
  }

  private func filter(_ kinds: [String]) -> Markdown { phrases.code("kind=" + kinds.joined(separator: "/")) }

  /// Labels, motives and aims, as said.
  mutating func writeLabelsAndAims() {
    heading(2, .labelsMotivesAims)
    let kinds = [("label", Phrase.labels), ("motive", .motives), ("aim", .aims)]
    let told = Set(edition.register.claims.map(\.kind))
    guard kinds.contains(where: { told.contains($0.0) }) else { return paragraph(phrases(.noneHere)) }
    paragraph(phrases(.labelsNote))
    for (kind, title) in kinds {
      heading(3, title)
      writeStatements([kind])
    }
  }

  /// Every kind of claim that no other section tells.
  mutating func writeOtherStatements() {
    heading(2, .otherStatements)
    let told = Set(["responsibility", "accusation", "charge", "finding", "label", "motive", "aim"])
    let others = Set(edition.register.claims.map(\.kind)).subtracting(told).sorted { precedes($0, $1) }
    writeStatements(others)
  }

  private mutating func writeStatements(_ kinds: [String]) {
    let all = toldClaims { kinds.contains($0.kind) }
    guard !all.isEmpty else { return paragraph(phrases(.noneHere)) }
    let claims = notToldAbove(all)
    list(sentences(shown(claims)))
    moreClaims(claims, kinds)
  }

  /// Those of the claims of one section that find room, in the order in which they were said: first what was said in the
  /// period, then what was said last.
  private func shown(_ claims: [Claim]) -> [Claim] {
    guard claims.count > Limit.claims else { return claims }
    let period = edition.figures.period
    func rank(_ place: Int) -> (Int, Int) {
      guard let said = claims[place].said?.bounds, said.isKnown else { return (2, place) }
      return (period.isEverything || said.overlaps(first: period.first, last: period.last) ? 0 : 1, -place)
    }
    let ranked = claims.indices.map { (rank($0), $0) }.sorted { $0.0 < $1.0 }
    return ranked.prefix(Limit.claims).map(\.1).sorted().map { claims[$0] }
  }

  /// By which rule those of a section's claims that it shows were chosen, and where the others are, if there are any.
  private mutating func moreClaims(_ claims: [Claim], _ kinds: [String]) {
    guard claims.count > Limit.claims else { return }
    paragraph(phrases(.claimsChosen))
    more(claims.count - Limit.claims, in: .claims, with: [filter(kinds)])
  }

  private mutating func sentences(_ claims: [Claim]) -> [Markdown] {
    var sentences: [Markdown] = []
    for claim in claims { sentences.append(answered(sentence(claim), claim)) }
    return sentences
  }

  /// The sentence of a claim and the answer on record, where there is one or one is asked for.
  mutating func answered(_ sentence: Markdown, _ claim: Claim) -> Markdown {
    guard let answer = answer(to: claim) else { return sentence }
    return phrases.sentences([sentence, phrases(.answeredBy, ["answer": answer])])
  }
}

extension [Markdown] {
  /// Each once, in the order of their first appearance.
  fileprivate var distinct: [Markdown] {
    var seen: Set<String> = []
    return filter { seen.insert($0.source).inserted }
  }
}
