internal import NightdeskKit

/// The told events in the order in which they happened.
struct Timeline {
  private let events: [Event]
  private let period: Period

  init(_ edition: Edition) {
    (events, period) = (edition.register.events, edition.figures.period)
  }

  /// The events that find room: those that `first` names, then those of the period, which a reader comes for, then the
  /// latest before it, then what begins after it. They stand in the order in which they happened, parts behind their whole, undated ones last.
  func events(atMost room: Int, first: Set<String> = []) -> [Event] {
    // they mostly come in this order
    var order = Array(events.indices)
    if zip(order, order.dropFirst()).contains(where: { events[$1].isTold(before: events[$0]) }) {
      order.sort { events[$0].isTold(before: events[$1]) }
    }
    let places = order.indices
    func isAfter(_ place: Int) -> Bool { (events[order[place]].when?.bounds.firstDay ?? .min) > period.last }
    let within = places.filter { period.takes(events[order[$0]]) }
    let others = places.filter { !period.takes(events[order[$0]]) }
    let ranked = others.filter(isAfter) + others.filter { !isAfter($0) } + within
    func isFirst(_ place: Int) -> Bool { first.contains(events[order[place]].id) }
    let chosen = first.isEmpty ? ranked : ranked.filter { !isFirst($0) } + ranked.filter(isFirst)
    return Self.partsBehindWholes(chosen.suffix(room).sorted().map { events[order[$0]] })
  }

  /// Moves each part directly behind its whole, if that is shown too.
  private static func partsBehindWholes(_ events: [Event]) -> [Event] {
    let shown = Set(events.map(\.id))
    var parts: [String: [Event]] = [:]
    var ordered: [Event] = []
    for event in events {
      if let whole = event.partOf, shown.contains(whole), whole != event.id {
        parts[whole, default: []].append(event)
      } else {
        ordered.append(event)
      }
    }
    var told: [Event] = []
    var waiting = Array(ordered.reversed())
    while let event = waiting.popLast() {
      told.append(event)
      waiting += (parts.removeValue(forKey: event.id) ?? []).reversed()
    }
    // what is left runs in a circle
    let left = Set(parts.values.joined().map(\.id))
    return told + events.filter { left.contains($0.id) }
  }
}

extension Period {
  /// Whether an edition of it takes an event: it may lie in the period, or everything is taken.
  func takes(_ event: Event) -> Bool {
    isEverything || event.when?.bounds.overlaps(first: first, last: last) == true
  }
}
