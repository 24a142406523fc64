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
    let isLonger = bounds.isLonger(thanYears: DateApart.years)
    func newYear(_ year: Int) -> Int32 { Calendar.firstDay(ofYear: year) }
    return switch rows {
    case .year(let year): !isLonger && bounds.overlaps(first: newYear(year), last: newYear(year + 1) - 1)
    case .month(let month): !isLonger && bounds.overlaps(first: month.first, last: month.last)
    case .apart(.longer): isLonger
    case .apart(.before): !isLonger && bounds.overlaps(first: .min, last: newYear(1) - 1)
    case .apart(.after): !isLonger && bounds.overlaps(first: newYear(10_000), last: .max)
    case .apart(.open): bounds.isKnown && (bounds.startIs != .known || bounds.endIs != .known)
    default: false
    }
  }
}

/// What a column of figures counts: incidents and aggregates that lie in the period for certain, those that may, series.
enum FigureColumn { case certain, possible, series }

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
