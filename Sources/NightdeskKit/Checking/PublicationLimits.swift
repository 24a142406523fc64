/// A number of records, or a share of them.
package enum Quota: Sendable, Equatable {
  case count(Int)
  /// From 0 to 100.
  case percent(Double)

  /// `12`, or `5%`, `0.5%`.
  package init?(_ text: String) {
    if text.hasSuffix("%") {
      guard let share = Double(text.dropLast()), share >= 0, share <= 100 else { return nil }
      self = .percent(share)
    } else {
      guard let count = Int(text), count >= 0 else { return nil }
      self = .count(count)
    }
  }

  /// Whether `part` of `whole` is more than it.
  func isExceeded(by part: Int, of whole: Int) -> Bool {
    switch self {
    case .count(let count): part > count
    case .percent(let share): Double(part) * 100 > share * Double(whole)
    }
  }

  fileprivate var text: String {
    switch self {
    case .count(let count): "\(count)"
    case .percent(let share): share == share.rounded() ? "\(Int(share)) %" : "\(share) %"
    }
  }
}

/// When an edition is not published, although it could be: too much was rejected, or too little is left.
package struct PublicationLimits: Sendable {
  /// How many records may be rejected, of all that were read; nil: any number.
  package var maxRejected: Quota?
  /// How many events there have to be, of those in the latest edition. An edition without any event is published where
  /// none was to be expected - no input is of events, and the latest edition has none - or where this is 0.
  package var minEvents: Quota?

  package init() {}

  /// Why the edition is refused; nil if it is not. `latest`: the events of the latest edition, where there is one;
  /// `setAside`: how many of the rejected have nothing wrong with them, older versions and withdrawn events; `expects`:
  /// whether an input is one of events.
  package func refusal(
    of counts: [RecordCounts], latest: Int?, setAside: Int = 0, expectsEvents expects: Bool = true
  ) -> String? {
    let read = counts.reduce(0) { $0 + $1.read }
    let rejected = counts.reduce(0) { $0 + $1.rejected } - setAside
    if let maxRejected, maxRejected.isExceeded(by: rejected, of: read) {
      return "\(rejected) of \(read) records are rejected, at most \(maxRejected.text) may be"
    }
    let events = counts.first { $0.table == .events }?.accepted ?? 0
    if events == 0, minEvents != .count(0), minEvents != .percent(0) {
      let rows = counts.first { $0.table == .events }?.read ?? 0
      let what = rows == 0 ? "there is no event" : "no event of \(rows) is accepted (nightdesk check tells why)"
      if let latest, latest > 0 { return "\(what), and the latest edition has \(latest)" }
      if counts.allSatisfy({ $0.accepted == 0 }) {
        return read == 0
          ? "there is no record; --min-events 0 publishes such an edition"
          : "no record of \(read) is accepted (nightdesk check tells why); --min-events 0 publishes such an edition"
      }
      if rows > 0 || expects { return "\(what); --min-events 0 publishes such an edition" }
    }
    switch minEvents {
    case .count(let count) where events < count: return "\(found(events)), at least \(count) have to be"
    case .percent(let share):
      guard let latest, Double(events) * 100 < share * Double(latest) else { return nil }
      return "\(found(events)), at least \(minEvents!.text) of the latest edition's \(latest) have to be"
    default: return nil
    }
  }

  private func found(_ events: Int) -> String { events == 1 ? "there is 1 event" : "there are \(events) events" }
}
