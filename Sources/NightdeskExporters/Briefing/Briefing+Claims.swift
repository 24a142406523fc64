internal import NightdeskKit

extension Briefing {
  /// The claims that `isTold` takes, in the order of `said`, then of ids; undated ones last.
  func toldClaims(_ isTold: (Claim) -> Bool) -> [Claim] {
    edition.register.claims.filter(isTold).sorted { $0.isTold(before: $1) }
  }

  // MARK: Sentences

  /// One sentence that says who said it, through which medium, when, and what; never the claim as a fact.
  /// What nobody at the desk read where it was said begins with where they did. `isTold`: what its cells say stands
  /// beside it, so that its words are enough.
  mutating func sentence(_ claim: Claim, isAnchor: Bool = true, isTold: Bool = false) -> Markdown {
    tell(claim)
    return phrases(
      index.marks(of: claim).isSecondHand ? .claimSentenceThrough : .claimSentence,
      [
        "statement": statement(claim, isTold: isTold), "citations": citations(claim.citations),
        "marks": phrases.joined(marks(of: claim), .listSeparator), "id": isAnchor ? anchor(claim.id) : lead(claim.id),
      ])
  }

  /// The same without marks, for where it stands beside another claim; `isBrief`: without its words too, where its cells
  /// say what it is.
  mutating func shortSentence(_ claim: Claim, isBrief: Bool = false) -> Markdown {
    tell(claim)
    return phrases(
      index.marks(of: claim).isSecondHand ? .answerSentenceThrough : .answerSentence,
      ["statement": statement(claim, isBrief: isBrief), "citations": citations(claim.citations)])
  }

  private func statement(_ claim: Claim, isTold: Bool = false, isBrief: Bool = false) -> Markdown {
    let words = isBrief && claim.hasCells ? .nothing : words(of: claim)
    // what a document says itself it says nowhere else
    let isOfDocument = claim.medium == claim.speaker && index.source(claim.speaker) != nil
    return phrases(
      isOfDocument ? .statementOfDocument : .statement,
      [
        "speaker": speaker(of: claim),
        "role": claim.speakerRole.map { phrases(.describedAs, ["role": phrases.text($0)]) } ?? .nothing,
        "medium": medium(of: claim), "said": said(claim),
        "content": isTold && !words.isEmpty
          ? words : phrases.joined([matter(of: claim, withKeys: words.isEmpty), words], .semicolon),
      ])
  }

  /// Whom a claim's row names as its speaker.
  func speaker(of claim: Claim) -> Markdown {
    switch claim.speaker {
    case "unnamed": phrases(.unnamedSpeaker)
    case "withheld": phrases(.withheldSpeaker)
    default:
      if let source = index.source(claim.speaker) {
        phrases(.documentItself, ["title": phrases.text(source.title)])
      } else {
        name(claim.speaker)
      }
    }
  }

  /// Where it was said.
  func medium(of claim: Claim) -> Markdown {
    guard let medium = claim.medium else { return phrases(.mediumNotGiven) }
    if medium == "withheld" { return phrases(.mediumWithheld) }
    if medium == claim.speaker { return phrases(.inThatDocument) }
    if let source = index.source(medium) {
      return phrases(source.accessed == nil ? .inUnopened : .inMedium, ["title": phrases.text(source.title)])
    }
    guard Vocabularies.sourceKinds.words.contains(medium) else {
      return phrases(.inMedium, ["title": phrases.code(medium)])
    }
    return phrases(.inMediumKind, ["medium": phrases.word(medium, of: .media)])
  }

  /// When it was said.
  func said(_ claim: Claim) -> Markdown {
    guard let said = claim.said, said.bounds.isKnown else { return phrases(.dateNotGiven) }
    return phrases.date(said)
  }

  /// The words of a claim: in quotation marks only where they are a quotation, else marked as the keeper's.
  func words(of claim: Claim) -> Markdown {
    if claim.kind == "label", claim.text == label(claim) { return .nothing }
    return phrases(claim.isVerbatim ? .quotation : .indirectSpeech, ["text": excerpt(claim.text)])
  }

  private func label(_ claim: Claim) -> String {
    claim.value.count == 1 ? claim.value[0] : claim.text
  }

  // MARK: What is said

  /// What a claim's cells say, as something that its speaker said; the short keys of motives and aims only `withKeys`.
  func matter(of claim: Claim, withKeys: Bool = true) -> Markdown {
    let about = matters(claim.about)
    let named = names(claim.attributedTo)
    let isNamed = !claim.attributedTo.isEmpty
    if let earlier = takenBack(by: claim) {
      // what it is about may be the claim itself
      let others = claim.about.filter { $0 != earlier.id }
      return phrases(
        .tookBack, ["about": matters(others.isEmpty ? earlier.about : others), "id": lead(earlier.id)])
    }
    // a number, a day or a place that is not given was not given
    if claim.value.isEmpty, ["casualty-figure", "date", "place", "occurrence"].contains(claim.kind) {
      guard claim.stance == "denies", let id = claim.stanceOn else { return phrases(.saidOf, ["about": about]) }
      return phrases(.deniedStatement, ["about": about, "id": lead(id)])
    }
    switch claim.kind {
    case "responsibility":
      guard isNamed else { return phrases(.spokeOfResponsibility, ["about": about]) }
      guard !claim.value.isEmpty else { return phrases(.saidResponsible, ["about": about, "names": named]) }
      let parts = limited(claim.value) { phrases.word($0, of: .parts) }
      return phrases(.saidPart, ["about": about, "names": named, "parts": parts])
    case "denial":
      if isNamed { return denial(claim, of: named) }
      guard claim.stance == "denies", let id = claim.stanceOn else { return phrases(.denied, ["about": about]) }
      return phrases(.deniedStatement, ["about": about, "id": lead(id)])
    case "accusation": return verdict(claim, .accused, .accusedOf)
    case "charge": return verdict(claim, .charged, .chargedWith)
    case "finding": return verdict(claim, .found, .foundThat)
    case "motive": return valued(claim, isNamed ? .saidMotiveOf : .saidMotive, withValues: withKeys)
    case "aim":
      // an aim of somebody else is the speaker's word on them, not theirs
      if claim.attributedTo == [claim.speaker] { return valued(claim, .saidOwnAim, withValues: withKeys) }
      let isOwn = claim.attributedTo.contains(claim.speaker)
      return valued(claim, !isNamed ? .saidAim : isOwn ? .saidAimOf : .saidAimBy, withValues: withKeys)
    case "label":
      let quoted = phrases(claim.isVerbatim ? .label : .labelIndirect, ["label": excerpt(label(claim))])
      return phrases(.called, ["about": about, "label": quoted])
    case "casualty-figure": return valued(claim, .gaveFigure)
    case "occurrence":
      switch claim.value {
      case ["yes"]: return phrases(.saidHappened, ["about": about])
      case ["no"]: return phrases(.saidNotHappened, ["about": about])
      default: return phrases(.saidOf, ["about": about])
      }
    case "date": return valued(claim, .saidWhen)
    case "place": return valued(claim, .saidWhere)
    case "comparison": return phrases(.compared, ["about": about])
    default: return valued(claim, .saidOf)
    }
  }

  /// A denial that clears somebody. Nobody bears responsibility for an actor: of what is no event, it says only that
  /// what is said is denied.
  private func denial(_ claim: Claim, of named: Markdown) -> Markdown {
    let others = claim.about.filter { !claim.attributedTo.contains($0) }
    if !others.isEmpty, others.allSatisfy({ index.event($0) != nil }) {
      if claim.attributedTo == [claim.speaker] { return phrases(.deniedOwn, ["about": matters(others)]) }
      return phrases(.deniedOf, ["about": matters(others), "names": named])
    }
    let concerning = others.isEmpty ? Markdown.nothing : phrases(.concerning, ["about": matters(others)])
    return phrases(.deniedSaidOf, ["names": named, "concerning": concerning])
  }

  private func verdict(_ claim: Claim, _ bare: Phrase, _ full: Phrase) -> Markdown {
    let isAboutNamed = Set(claim.about).isSubset(of: claim.attributedTo)
    let crimes = limited(claim.value) { phrases.word($0, of: .crimes) }
    let named = claim.attributedTo.isEmpty ? phrases(.nobodyNamed) : names(claim.attributedTo)
    return phrases(
      claim.value.isEmpty ? bare : full,
      [
        "names": named, "values": crimes,
        "concerning": isAboutNamed ? .nothing : phrases(.concerning, ["about": matters(claim.about)]),
      ])
  }

  private func valued(_ claim: Claim, _ key: Phrase, withValues: Bool = true) -> Markdown {
    let values = limited(claim.value) { value($0, of: claim.kind) }
    let isAboutNamed = Set(claim.about).isSubset(of: claim.attributedTo)
    let matter = phrases(
      key,
      [
        "about": matters(claim.about), "names": names(claim.attributedTo),
        "concerning": isAboutNamed ? .nothing : phrases(.concerning, ["about": matters(claim.about)]),
      ])
    return claim.value.isEmpty || !withValues ? matter : phrases(.withValues, ["matter": matter, "values": values])
  }

  private func value(_ value: String, of kind: String) -> Markdown {
    switch kind {
    case "date": (try? EventDate(value)).map { phrases.date($0) } ?? phrases.text(value)
    case "place": index.place(value).map { phrases.text($0.name) } ?? name(value)
    case "casualty-figure": figure(value)
    case "motive", "aim": phrases.code(value)
    default: phrases.text(value)
    }
  }

  /// `killed=12`, `injured=30..40`, `missing=5..` in words.
  private func figure(_ value: String) -> Markdown {
    let parts = value.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return phrases.text(value) }
    let ends = parts[1].split(separator: "..", omittingEmptySubsequences: false).map { Markdown(String($0)) }
    let number: Markdown =
      switch (ends.count, ends[0].isEmpty, ends.last!.isEmpty) {
      case (2, false, false): phrases(.range, ["low": ends[0], "high": ends[1]])
      case (2, false, true): phrases(.orMore, ["number": ends[0]])
      case (2, true, false): phrases(.orFewer, ["number": ends[1]])
      default: phrases.text(parts[1])
      }
    let kinds: [String: Phrase] = ["killed": .figureKilled, "injured": .figureInjured, "missing": .figureMissing]
    guard let kind = kinds[parts[0]] else { return phrases.text(value) }
    // a range is counted as its upper end is
    let last = parts[1].split(separator: "..").last.flatMap { Int($0) } ?? 2
    return phrases(kind, last, ["number": number])
  }

  // MARK: Marks

  /// What follows from a claim's row and its citations, and behind it the keeper's note.
  mutating func marks(of claim: Claim) -> [Markdown] {
    let marks = index.marks(of: claim)
    let carriers = index.independence.count(claim.citations)
    var all = [phrases(marks.isVerbatim ? .markVerbatim : .markIndirect)]
    if marks.isSingleSource { all.append(phrases(.markSingleSource)) }
    if carriers > 1 { all.append(phrases(.carriedBy, carriers)) }
    if marks.isAnonymous { all.append(phrases(.markAnonymous)) }
    if marks.isSecondHand { all.append(phrases(.markSecondHand)) }
    if let stance = claim.stance, let other = claim.stanceOn, takenBack(by: claim) == nil {
      all.append(phrases(.stanceOn, ["stance": phrases.word(stance, of: .stances), "id": lead(other)]))
    }
    if index.isTakenBack(claim) { all.append(phrases(.markTakenBack)) }
    if let credibility = claim.credibility, credibility < 6 { all.append(self.credibility(credibility)) }
    if let language = claim.language, language.prefix(2) != phrases.language.prefix(2) {
      all.append(phrases(.textIn, ["language": phrases.language(language)]))
    }
    if let marking = claim.marking, marking != "TLP:CLEAR" { all.append(phrases.text(marking)) }
    if let note = keepersNote(claim.notes) { all.append(note) }
    return all
  }

  /// That the keeper says something of a record, with a note that has their words; nil where they do not.
  mutating func keepersNote(_ text: String?) -> Markdown? {
    guard let text else { return nil }
    return Markdown(
      trusted: phrases(.markNote).source + note(phrases(.keepersNote, ["text": excerpt(text)])).source)
  }

  /// The earlier claim that one takes back, where its speaker says nothing else with it: told in the words of its kind
  /// it would read as said once more.
  func takenBack(by claim: Claim) -> Claim? {
    guard claim.stance == "retracts", !["unnamed", "withheld"].contains(claim.speaker), let id = claim.stanceOn,
      id != claim.id, let earlier = index.claim(id), earlier.speaker == claim.speaker,
      Set(claim.attributedTo).isSubset(of: earlier.attributedTo), Set(claim.value).isSubset(of: earlier.value)
    else { return nil }
    let isBare = claim.attributedTo.isEmpty && claim.value.isEmpty
    return isBare || claim.kind == earlier.kind ? earlier : nil
  }

  // MARK: Side by side

  /// A table of claims: who said what, through which medium, when, from which source, and the answer on record.
  mutating func claimTable(_ claims: [Claim]) {
    var rows: [[Markdown]] = []
    for claim in claims {
      tell(claim)
      let role = claim.speakerRole.map { phrases.text($0) }
      rows.append([
        role.map { phrases(.withDetail, ["what": speaker(of: claim), "detail": $0]) } ?? speaker(of: claim),
        phrases.joined([matter(of: claim), words(of: claim)], .semicolon),
        medium(of: claim),
        claim.said.map { $0.bounds.isKnown ? dateAndEDTF($0) : said(claim) } ?? said(claim),
        phrases.joined([citations(claim.citations)] + marks(of: claim) + [anchor(claim.id)], .semicolon),
        answer(to: claim) ?? phrases(.none),
      ])
    }
    table(
      [
        phrases(.who), phrases(.account), phrases(.medium), phrases(.saidWhenHead), phrases(.sourceAndMarks),
        phrases(.answerOnRecord),
      ], rows)
  }

  /// What stands in the register beside a claim as its answer, or that there is none; nil for what asks for none.
  mutating func answer(to claim: Claim) -> Markdown? {
    let isAsked = ["responsibility", "accusation", "charge"].contains(claim.kind)
    let answers = isAsked ? index.answers(to: claim) : index.claims(on: claim.id)
    guard !answers.isEmpty else { return isAsked ? phrases(.noAnswer) : nil }
    var shown: [Markdown] = []
    for answer in answers.prefix(Limit.answers) { shown.append(shortSentence(answer)) }
    return phrases.sentences(shown + andMore(answers.dropFirst(Limit.answers).map(\.id)))
  }

  /// How many more claims there are, with a note on which; nothing where there are none.
  mutating func andMore(_ ids: [String]) -> [Markdown] {
    ids.isEmpty ? [] : [Markdown(trusted: phrases(.more, ids.count).source + noteOn(claims: ids).source)]
  }
}

extension Claim {
  /// Whether its cells say what it is, and not its words alone.
  var hasCells: Bool { !attributedTo.isEmpty || !value.isEmpty }
}
