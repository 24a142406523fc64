internal import NightdeskKit

extension Briefing {
  /// The actors and the ties between them, as reported.
  mutating func writeActors() {
    heading(2, .actorsAndRelations)
    paragraph(phrases(.actorsNote))
    figure(.network)
    writeActorTable()
    writeRelationTable()
  }

  private mutating func writeActorTable() {
    heading(3, .actors)
    let actors = edition.register.actors
    guard !actors.isEmpty else { return paragraph(phrases(.noneHere)) }
    // where not all find room, those that claims or relations name come first
    let tied = tiedActors()
    let named = actors.sorted { $0.name == $1.name ? precedes($0.id, $1.id) : precedes($0.name, $1.name) }
    let ranked = named.filter { tied.contains($0.id) } + named.filter { !tied.contains($0.id) }
    let chosen = Set(ranked.prefix(Limit.actors).map(\.id))
    let shown = named.filter { chosen.contains($0.id) }
    var rows: [[Markdown]] = []
    for actor in shown {
      let aliases = actor.aliases.isEmpty ? Markdown.nothing : limited(actor.aliases) { phrases.text($0) }
      let name = phrases.text(actor.name)
      rows.append([
        aliases.isEmpty ? name : phrases(.withDetail, ["what": name, "detail": aliases]),
        phrases.word(actor.kind, of: .actorKinds),
        actor.country.map { country($0) } ?? phrases(.notGiven),
        actor.active.map { phrases.date($0) } ?? phrases(.notGiven),
        actor.description.map { excerpt($0) } ?? phrases(.none),
        citations(actor.citations),
      ])
    }
    table(
      [
        phrases(.nameHead), phrases(.kindHead), phrases(.countryHead), phrases(.activeHead), phrases(.descriptionHead),
        phrases(.reportedByHead),
      ], rows, ifGiven: 2..<5)
    more(actors.count - Limit.actors, in: .actors)
  }

  /// The actors that claims or relations name.
  private func tiedActors() -> Set<String> {
    var tied: Set<String> = []
    for claim in edition.register.claims { tied.formUnion([claim.speaker] + claim.attributedTo + claim.about) }
    for relation in edition.register.relations { tied.formUnion([relation.subject, relation.object]) }
    return tied
  }

  private mutating func writeRelationTable() {
    heading(3, .relations)
    let relations = edition.register.relations
    guard !relations.isEmpty else { return paragraph(phrases(.noneHere)) }
    let shown = relations.sorted { precedes($0.id, $1.id) }.prefix(Limit.relations)
    var rows: [[Markdown]] = []
    for relation in shown {
      let kind = phrases.word(relation.kind, of: .relationKinds)
      let status = phrases.word(relation.status ?? "reported", of: .statuses)
      let credibility = relation.credibility.flatMap { $0 < 6 ? self.credibility($0) : nil } ?? .nothing
      rows.append([
        name(relation.subject),
        relation.role.map { phrases(.withDetail, ["what": kind, "detail": phrases.text($0)]) } ?? kind,
        name(relation.object),
        relation.when.map { phrases.date($0) } ?? phrases(.notGiven),
        phrases.joined([status, credibility], .semicolon),
        citations(relation.citations),
      ])
    }
    table(
      [
        phrases(.actorHead), phrases(.tieHead), phrases(.toHead), phrases(.when), phrases(.statusHead),
        phrases(.reportedByHead),
      ], rows, ifGiven: 3..<4)
    more(relations.count - Limit.relations, in: .relations)
  }
}

/// The order of UTF-8 bytes, the only one that output is sorted by.
func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
