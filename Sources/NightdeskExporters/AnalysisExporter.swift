public import NightdeskKit

/// Writes the analysis as JSON: key figures of the period and the one before it, contested accounts, highlights with
/// their rules' outcome, and what changed. It is what the briefing says, as values.
public struct AnalysisExporter: DocumentExporter {
  public let format = Format(
    name: "analysis", summary: "key figures, contested accounts, highlights and changes as JSON: for dashboards",
    mediaType: "application/json", fileExtension: "json")

  public init() {}

  public func export(_ edition: Edition, into folder: any ExportFolder) throws(ExportError) {
    let (index, contested) = (edition.index, edition.contested)
    var members: [(name: String, value: JSON)] = [("title", .string(edition.title))]
    if let number = edition.number { members.append(("number", .string(number))) }
    members += [
      ("run", .string(edition.runID)), ("asOf", .day(edition.asOf)),
      ("marking", .string(edition.marking)), ("figures", figures(edition.figures)),
      ("contestedEvents", .count(edition.contestedCount)),
      ("contested", .array(contested.map { event($0, index, edition.changes) })),
      ("highlights", .array(Highlights(edition, index, contested).points.map { highlight($0) })),
    ]
    if let changes = edition.changes { members.append(("changes", self.changes(changes))) }
    try folder.add("analysis.json", JSON.object(members).text + "\n")
  }

  // MARK: Figures

  private func figures(_ figures: Figures) -> JSON {
    let period = figures.period
    var days: [(name: String, value: JSON)] = [("takes", .string(period.takes.rawValue))]
    if period.takes != .everything {
      days += (period.hasStart ? [("first", .day(period.first))] : []) + [("last", .day(period.last))]
    }
    var members: [(name: String, value: JSON)] = [("period", .object(days)), ("chosen", scope(figures.chosen))]
    if let before = figures.before, let days = period.before {
      members.append(("periodBefore", .object([("first", .day(days.lowerBound)), ("last", .day(days.upperBound))])))
      members.append(("before", scope(before)))
    }
    members += [
      ("months", .array(figures.months.map { line("month", .string($0.key.text), $0.tally) })),
      ("monthsLeftOut", .count(figures.monthsLeftOut)),
      ("years", .array(figures.years.map { line("year", .count($0.key), $0.tally) })),
      ("yearsLeftOut", .count(figures.yearsLeftOut)),
      ("datesApart", .array(figures.apart.map { line("dates", .string($0.key.rawValue), $0.tally) })),
      ("places", places(figures.places)), ("retracted", .count(figures.retracted)),
      ("undated", .count(figures.undated)),
    ]
    return .object(members)
  }

  private func scope(_ scope: ScopeFigures) -> JSON {
    .object([
      ("certain", numbers(scope.certain)), ("possible", numbers(scope.possible)), ("series", numbers(scope.series)),
      ("types", .array(scope.types.map { line("type", .string($0.key), $0.tally) })),
      (
        "regions",
        .array(
          scope.regions.map { region in
            line("region", self.region(region.key), region.tally)
          })
      ),
      ("datasets", .array(scope.datasets.map { line("dataset", .string($0.key), $0.tally) })),
      ("participants", .array(scope.participants.map { line("actor", .string($0.key), $0.tally) })),
    ])
  }

  private func region(_ region: Region) -> JSON {
    let parts = [("country", region.country), ("admin1", region.admin1)]
    return .object(parts.compactMap { name, value in value.map { (name, .string($0)) } })
  }

  private func numbers(_ numbers: Numbers) -> JSON {
    .object([
      ("events", .count(numbers.events)), ("contested", .count(numbers.contested)),
      ("partsOfContested", .count(numbers.partsOfContested)), ("withoutDeaths", .count(numbers.withoutDeaths)),
      ("deathsLow", sum(numbers.deaths.low)), ("deathsBest", sum(numbers.deaths.best)),
      ("deathsHigh", sum(numbers.deaths.high)),
      ("deathsWithoutUpperEnd", .count(numbers.deaths.withoutUpperEnd)),
      ("deathsCivilians", sum(numbers.deathsCivilians)),
      ("disputedDeaths", .count(numbers.deaths.disputed)), ("injuredLow", sum(numbers.injuredLow)),
      ("injuredHigh", sum(numbers.injuredHigh)), ("disputedInjured", .count(numbers.disputedInjured)),
    ])
  }

  /// A sum and the number of events that give it: without the second, 0 could be taken for "none".
  private func sum(_ sum: Sum) -> JSON { .object([("total", .count(sum.total)), ("givenFor", .count(sum.events))]) }

  private func line(_ name: String, _ key: JSON, _ tally: Tally) -> JSON {
    let (certain, possible) = (tally.deaths, tally.possibleDeaths)
    return .object([
      (name, key), ("events", .count(tally.events)), ("possible", .count(tally.possible)),
      ("series", .count(tally.series)), ("deathsLow", sum(certain.low)), ("deathsBest", sum(certain.best)),
      ("deathsHigh", sum(certain.high)), ("deathsWithoutUpperEnd", .count(certain.withoutUpperEnd)),
      ("disputedDeaths", .count(certain.disputed)),
      ("possibleDeathsLow", sum(possible.low)), ("possibleDeathsBest", sum(possible.best)),
      ("possibleDeathsHigh", sum(possible.high)),
      ("possibleDeathsWithoutUpperEnd", .count(possible.withoutUpperEnd)),
      ("disputedPossibleDeaths", .count(possible.disputed)),
    ])
  }

  private func places(_ places: EventPlaces) -> JSON {
    var members: [(name: String, value: JSON)] = [
      ("located", .count(places.located)), ("withoutPoint", .count(places.withoutPoint)),
    ]
    if let spacing = places.spacing { members.append(("togetherWithinDegrees", .decimal(spacing))) }
    return .object(members + [("points", .array(places.places.map { place($0) }))])
  }

  private func place(_ place: CountedPlace) -> JSON {
    var members: [(name: String, value: JSON)] = [
      ("latitude", .decimal(place.latitude)), ("longitude", .decimal(place.longitude)),
    ]
    if let precision = place.precision { members.append(("precision", .count(precision))) }
    if let name = place.name { members.append(("name", .string(name))) }
    return .object(
      members + [
        ("region", region(place.region)), ("events", .count(place.count.events)),
        ("possible", .count(place.count.possible)), ("series", .count(place.count.series)),
      ])
  }

  // MARK: Accounts

  private func event(_ event: ContestedEvent, _ index: RegisterIndex, _ changes: EditionChanges?) -> JSON {
    var members: [(name: String, value: JSON)] = [
      ("event", .string(event.eventID)), ("differOn", .strings(event.kinds)),
    ]
    for (name, range) in [("deathsByAccounts", event.deaths), ("injuredByAccounts", event.injured)] {
      guard let range else { continue }
      let ends: [(name: String, value: JSON)] = [
        ("least", .count(range.lowerBound)), ("most", .count(range.upperBound)),
      ]
      members.append((name, .object(ends)))
    }
    return .object(
      members + [
        ("accounts", .array(event.accounts.map { account($0, event.eventID, index, changes) })),
        ("retracted", .strings(event.retracted)), ("replaced", .strings(event.replaced)),
        ("retractions", .strings(event.retractions)),
      ])
  }

  private func account(
    _ account: Account, _ event: String, _ index: RegisterIndex, _ changes: EditionChanges?
  ) -> JSON {
    let standing = index.standing(of: account, about: event)
    var members: [(name: String, value: JSON)] = [
      ("kind", .string(account.kind)), ("attributedTo", .strings(account.attributedTo)),
      ("value", .strings(account.value)), ("claims", .strings(account.claims)),
      ("speakers", .strings(standing.speakers)), ("media", .strings(standing.media)),
    ]
    if let said = standing.firstSaid { members.append(("firstSaid", .string(said.text))) }
    members.append(("said", .strings(standing.said.map(\.text))))
    if let changes {
      let change = index.change(of: account, standing, in: changes)
      members += [
        ("isNew", .bool(change.isNew)), ("added", .strings(change.added)), ("revised", .strings(change.revised)),
        ("takenBack", .strings(change.takenBack)), ("denied", .strings(change.denied)),
      ]
    }
    return .object(
      members + [
        ("credibility", .array(standing.grades.map { .count($0) })),
        ("reliability", .strings(standing.reliabilities)),
        ("independentSources", .count(standing.independentSources)), ("deniedBy", .strings(standing.deniedBy)),
      ])
  }

  // MARK: Highlights and changes

  private func highlight(_ highlight: Highlight) -> JSON {
    switch highlight {
    case .count: .object([("rule", .string("count"))])
    case .changes: .object([("rule", .string("changes"))])
    case .change(let line, let before, let now):
      .object([("rule", .string("largest-change")), subject(line), ("before", .count(before)), ("now", .count(now))])
    case .deadliest(let events, let more, let atLeast):
      .object([
        ("rule", .string("deadliest")), ("events", .strings(events)), ("more", .count(more)),
        ("atLeast", .count(atLeast)),
      ])
    case .contested(let events, let more, let isNew):
      .object([
        ("rule", .string(isNew ? "newly-contested" : "contested")), ("events", .strings(events)),
        ("more", .count(more)),
      ])
    case .latest(let event): .object([("rule", .string("latest")), ("event", .string(event))])
    case .accusation(let claim, let novelty):
      .object(
        [("rule", .string("accusation")), ("claim", .string(claim))]
          + (novelty.map { [("new", JSON.string($0.rawValue))] } ?? []))
    }
  }

  private func subject(_ line: Highlight.Line) -> (name: String, value: JSON) {
    switch line {
    case .type(let type): ("type", .string(type))
    case .region(let region): ("region", self.region(region))
    case .participant(let actor): ("actor", .string(actor))
    }
  }

  private func changes(_ changes: EditionChanges) -> JSON {
    .object([
      ("since", .string(changes.since)),
      (
        "counts",
        .array(
          Table.allCases.map { table in
            .object(
              [("table", JSON.string(table.name))]
                + EditionChanges.Operation.allCases.map { ($0.rawValue, .count(changes.count($0, table))) })
          })
      ),
      (
        "items",
        .array(
          changes.items.map { item in
            .object([
              ("operation", .string(item.operation.rawValue)), ("table", .string(item.table.name)),
              ("id", .string(item.id)), ("fields", .strings(item.fields)),
            ])
          })
      ),
      ("newlyContested", .strings(changes.newlyContested)),
      ("newlyContestedCount", .count(changes.newlyContestedCount)),
    ])
  }
}

extension JSON {
  /// A day counted from 1970-01-01, as ISO 8601 writes it.
  fileprivate static func day(_ day: Int32) -> JSON { .string(Calendar.isoText(ofDay: Int64(day))) }
}

extension Month {
  /// `2014-05`.
  var text: String {
    let digits = String(year)
    return String(repeating: "0", count: 4 - digits.count) + digits + (month < 10 ? "-0" : "-") + String(month)
  }
}

extension Deaths {
  /// How many events give a low number alone: those of the sum of low that are not in the sum of high.
  fileprivate var withoutUpperEnd: Int { low.events - high.events }
}
