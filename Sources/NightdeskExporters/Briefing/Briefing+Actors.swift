internal import NightdeskKit

extension Briefing {
  /// The actors and the ties between them, as reported.
  mutating func writeActors() {
    heading(2, .actorsAndRelations)
    let (actors, relations) = (edition.register.actors, edition.register.relations)
    let isAll = network.actors.count == actors.count && network.relations.count == relations.count
    paragraph(phrases.sentences([phrases(.actorsNote)] + (isAll ? [] : [phrases(.actorsChosen)])))
    figure(.network)
    writeActorTable()
    writeRelationTable()
  }

  private mutating func writeActorTable() {
    heading(3, .actors)
    let actors = edition.register.actors
    guard !actors.isEmpty else { return paragraph(phrases(.noneHere)) }
    var rows: [[Markdown]] = []
    for actor in network.actors {
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

  private mutating func writeRelationTable() {
    heading(3, .relations)
    let relations = edition.register.relations
    guard !relations.isEmpty else { return paragraph(phrases(.noneHere)) }
    var rows: [[Markdown]] = []
    for relation in network.relations {
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

/// The actors and the ties that a briefing tells: all, or where not all find room those that are named most often.
struct TiedActors {
  /// In the order of their names.
  let actors: [Actor]
  /// In the order of their ids.
  let relations: [Relation]

  init(_ edition: Edition) {
    let register = edition.register
    let named = register.actors.sorted { $0.name == $1.name ? precedes($0.id, $1.id) : precedes($0.name, $1.name) }
    let ties = register.relations.sorted { precedes($0.id, $1.id) }
    guard named.count > Briefing.Limit.actors || ties.count > Briefing.Limit.relations else {
      (actors, relations) = (named, ties)
      return
    }
    let times = Self.times(edition)
    actors = Self.most(named, Briefing.Limit.actors) { times[$0.id] ?? 0 }
    relations = Self.most(ties, Briefing.Limit.relations) { (times[$0.subject] ?? 0) + (times[$0.object] ?? 0) }
  }

  /// How often the events that the edition takes, claims and relations name each actor.
  private static func times(_ edition: Edition) -> [String: Int] {
    let register = edition.register
    var times: [String: Int] = [:]
    for line in edition.figures.chosen.participants {
      times[line.key, default: 0] += line.tally.events + line.tally.possible + line.tally.series
    }
    for claim in register.claims {
      times[claim.speaker, default: 0] += 1
      for id in claim.attributedTo { times[id, default: 0] += 1 }
      for id in claim.about { times[id, default: 0] += 1 }
    }
    for relation in register.relations {
      times[relation.subject, default: 0] += 1
      times[relation.object, default: 0] += 1
    }
    return times
  }

  /// The `limit` of `records` with the highest ranks, in the order in which they stand; of equals the first.
  private static func most<Record>(_ records: [Record], _ limit: Int, _ rank: (Record) -> Int) -> [Record] {
    let ranks = records.map(rank)
    let ranked = records.indices.sorted { ranks[$0] == ranks[$1] ? $0 < $1 : ranks[$0] > ranks[$1] }
    return ranked.prefix(limit).sorted().map { records[$0] }
  }
}

/// The order of UTF-8 bytes, the only one that output is sorted by.
func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
