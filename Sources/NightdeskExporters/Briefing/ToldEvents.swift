internal import NightdeskKit

/// The told events that an edition takes: those of the period, or all; none that is retracted.
final class ToldEvents: Sendable {
  let events: [Event]
  private let index: RegisterIndex
  private let contested: Set<String>
  private let disputed, disputedInjured: Set<String>

  init(_ edition: Edition) {
    let period = edition.figures.period
    events = edition.register.events.filter { $0.status != "retracted" && period.takes($0) }
    index = edition.index
    contested = Set(edition.contested.map(\.eventID))
    disputed = Set(edition.contested.lazy.filter { $0.deaths != nil }.map(\.eventID))
    disputedInjured = Set(edition.contested.lazy.filter { $0.injured != nil }.map(\.eventID))
  }

  /// Those of them that a number counts.
  func events(behind rows: EventRows) -> [Event] {
    events.indices.filter { holds(rows, $0) }.map { events[$0] }
  }

  // fields are read in place: an event is large
  private func holds(_ rows: EventRows, _ place: Int) -> Bool {
    switch rows {
    case .all: true
    case .contested: contested.contains(events[place].id)
    case .partsOfContested:
      !contested.contains(events[place].id) && contested.contains(events[place].partOf ?? "")
    case .withDeaths: events[place].mostDeaths != nil || disputed.contains(events[place].id)
    case .withCivilians: events[place].deathsCivilians != nil
    case .withInjured: events[place].injured != nil || disputedInjured.contains(events[place].id)
    case .withoutDeaths: events[place].mostDeaths == nil && !disputed.contains(events[place].id)
    case .disputedDeaths: disputed.contains(events[place].id)
    case .disputedInjured: disputedInjured.contains(events[place].id)
    case .type(let type): events[place].type == type
    case .region(let region): index.region(of: events[place]) == region
    case .dataset(let dataset): events[place].dataset == dataset
    case .participant(let actor):
      events[place].sideA.contains(actor) || events[place].sideB.contains(actor)
        || events[place].targets.contains(actor)
    case .year, .month, .apart: events[place].when.map { holds(rows, $0.bounds) } ?? false
    }
  }

  private func holds(_ rows: EventRows, _ bounds: DayBounds) -> Bool {
    let months = bounds.countedMonths
    let isOpen = bounds.isKnown && (bounds.startIs != .known || bounds.endIs != .known)
    return switch rows {
    case .year(let year): months?.overlaps(year * 12...year * 12 + 11) ?? false
    case .month(let month): months?.contains(month.ordinal) ?? false
    case .apart(.longer): bounds.isLonger(thanYears: DateApart.years)
    case .apart(.before): !isOpen && months.map { $0.lowerBound < 12 } ?? false
    case .apart(.after): !isOpen && months.map { $0.upperBound >= 120_000 } ?? false
    case .apart(.open): isOpen
    default: false
    }
  }
}

/// What a column of figures counts.
enum FigureColumn {
  /// Incidents and aggregates that lie in the period for certain, or in the days that a line of dates names, and those that
  /// may.
  case certain, possible
  case series
  /// The deaths in what is certain, and in what is possible.
  case deaths, possibleDeaths
  /// Incidents and aggregates that lie in the period before for certain.
  case before
}

/// The rows of the events table that a number counts.
enum EventRows: Hashable {
  case all, contested, partsOfContested, withDeaths, withCivilians, withInjured, withoutDeaths, disputedDeaths,
    disputedInjured
  case type(String), region(Region), dataset(String), year(Int), month(Month), apart(DateApart), participant(String)

  /// Whether they are those of dates, inside the period or not.
  var isOfTime: Bool {
    switch self {
    case .year, .month, .apart: true
    default: false
    }
  }
}
