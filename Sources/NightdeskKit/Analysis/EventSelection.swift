/// The events that documents tell one by one, chosen while all events stream by.
///
/// Chosen are the events that claims are about, the parts and wholes of these, the latest, and the deadliest of the
/// period and of everything. Of each sort only so many are kept, as bytes; values are made of them at the end. The
/// outcome depends on the events and their order, never on how they are cut into batches.
///
/// As the pass is one, the whole of an event with claims is found if it comes later, or if it is a series or an
/// aggregate: of those the first are kept until it is known whether they are asked for.
package struct EventSelection: ~Copyable {
  /// How many events of each sort are kept.
  package struct Limits: Sendable {
    /// Of the contested events, of the others that claims are about, of the parts and wholes of these, of the series
    /// and aggregates that may be such a whole: each the first so many.
    package var claimed: Int
    /// Of the latest events.
    package var latest: Int
    /// Of the deadliest.
    package var deadliest: Int

    package init(claimed: Int = 5000, latest: Int = 200, deadliest: Int = 10) {
      self.claimed = claimed
      self.latest = latest
      self.deadliest = deadliest
    }
  }

  /// How many events that claims are about, or parts and wholes of these, were passed over because of the limit.
  package private(set) var leftOut = 0

  private let index: ClaimIndex
  private let period: Period
  private let columns = CountedColumns()
  private var latest, deadliest, deadliestOfPeriod: Ranking
  private var room: (contested: Int, claimed: Int, tied: Int, mayBeWhole: Int)
  /// The events that events with claims are part of.
  private var wholes = IdentifierTable()

  private var kept = RecordBatch(.events)
  /// By row of `kept`: why it is there; empty once it is no longer wanted.
  private var reasons: [Reasons] = []
  private var spare = RecordBatch(.events)
  private var found: [Reasons] = []

  /// An empty selection. No day after the last of `period` counts as later than it, and what begins after it comes
  /// last.
  package init(index: ClaimIndex, period: Period, limits: Limits = Limits()) {
    self.index = index
    self.period = period
    latest = Ranking(.latest, limits.latest)
    deadliest = Ranking(.deadliest, limits.deadliest)
    deadliestOfPeriod = Ranking(.deadliestOfPeriod, limits.deadliest)
    room = (limits.claimed, limits.claimed, limits.claimed, limits.claimed)
  }

  /// Considers the accepted events of `batch`. Batches come in input order.
  package mutating func consider(_ batch: borrowing RecordBatch) {
    precondition(batch.table == .events)
    found.removeAll(keepingCapacity: true)
    found.append(contentsOf: repeatElement([], count: batch.count))
    if !index.isEmpty {
      let (claims, scope) = (batch.values(columns.claims), batch.values(columns.scope))
      for record in batch.accepted {
        let row = Int(record)
        // most events are none of these
        if claims[row] <= 0, scope[row] != columns.series, scope[row] != columns.aggregate,
          batch.isEmpty(row, columns.partOf), !isWhole(batch, row)
        {
          continue
        }
        found[row] = reasonsByClaims(batch, row)
      }
    }
    rank(batch)
    let isLatestFull = latest.mark(batch, &found, columns)
    let isDeadliestFull = deadliest.mark(batch, &found, columns)
    let isDeadliestOfPeriodFull = deadliestOfPeriod.mark(batch, &found, columns)
    for record in batch.accepted where !found[Int(record)].isEmpty {
      kept.append(copyOf: Int(record), of: batch)
      reasons.append(found[Int(record)])
    }
    if isLatestFull { latest.settle(kept, &reasons, columns, period, index) }
    if isDeadliestFull { deadliest.settle(kept, &reasons, columns, period, index) }
    if isDeadliestOfPeriodFull { deadliestOfPeriod.settle(kept, &reasons, columns, period, index) }
    dropUnwanted()
  }

  /// Offers the events to the rankings. Retracted ones have no place in any, and series none among the deadliest,
  /// since their incidents may be rows too.
  private mutating func rank(_ batch: borrowing RecordBatch) {
    latest.begin()
    deadliest.begin()
    deadliestOfPeriod.begin()
    let low = batch.values(columns.deathsLow)
    let best = batch.values(columns.deathsBest)
    let high = batch.values(columns.deathsHigh)
    let status = batch.values(columns.status)
    let scope = batch.values(columns.scope)
    let when = batch.values(columns.when)
    let contested = batch.values(columns.contested)
    for record in batch.accepted {
      let row = Int(record)
      if status[row] == columns.retracted { continue }
      let bounds = Value.isThere(when[row]) ? DayBounds(packed: when[row]) : .notKnown
      if let lateness = bounds.lateness(in: period) { latest.offer(row, lateness) }
      var deaths = max(low[row], best[row], high[row])
      if contested[row] == columns.isContested { deaths = batch.deaths(row, columns, index) }
      guard deaths > 0, scope[row] != columns.series else { continue }
      deadliest.offer(row, deaths)
      if bounds.overlaps(first: period.first, last: period.last) { deadliestOfPeriod.offer(row, deaths) }
    }
  }

  private mutating func reasonsByClaims(_ batch: borrowing RecordBatch, _ row: Int) -> Reasons {
    let hasWhole = !batch.isEmpty(row, columns.partOf)
    if batch.values(columns.claims)[row] > 0 {
      let isContested = batch.values(columns.contested)[row] == columns.isContested
      let isTaken = isContested ? room.contested.take() : room.claimed.take()
      guard isTaken else { return passOver() }
      if hasWhole {
        let whole = batch[row, columns.partOf]
        _ = wholes.insert(whole, hash: IdentifierTable.hash(whole))
      }
      return .claimed
    }
    let isPart = hasWhole && index.entry(batch[row, columns.partOf]).claims > 0
    if isPart || isWhole(batch, row) {
      return room.tied.take() ? .tied : passOver()
    }
    let scope = batch.values(columns.scope)[row]
    guard scope == columns.series || scope == columns.aggregate else { return [] }
    return room.mayBeWhole.take() ? .mayBeWhole : []
  }

  /// Whether an event with claims is known to be a part of this one.
  @inline(__always)
  private func isWhole(_ batch: borrowing RecordBatch, _ row: Int) -> Bool {
    guard wholes.count > 0 else { return false }
    let id = batch[row, columns.id]
    // hashed before where the batch was settled
    let hash = batch.hashes.count == batch.count ? batch.hashes[row] : IdentifierTable.hash(id)
    return wholes.find(id, hash: hash) != nil
  }

  private mutating func passOver() -> Reasons {
    leftOut += 1
    return []
  }

  /// Takes the rows out of `kept` that are wanted no more, once they are most of it.
  private mutating func dropUnwanted() {
    let wanted = reasons.count { !$0.isEmpty }
    guard reasons.count > wanted * 2 + 64 else { return }
    spare.removeAll()
    for row in reasons.indices where !reasons[row].isEmpty { spare.append(copyOf: row, of: kept) }
    reasons.removeAll(where: \.isEmpty)
    swap(&kept, &spare)
  }

  /// The chosen events in the order in which they happened, then of ids; those without a known date come last.
  package consuming func finish() -> [Event] {
    let columns = columns
    latest.settle(kept, &reasons, columns, period, index)
    deadliest.settle(kept, &reasons, columns, period, index)
    deadliestOfPeriod.settle(kept, &reasons, columns, period, index)
    var rows: [Int32] = []
    for row in reasons.indices {
      var reason = reasons[row]
      if reason.contains(.mayBeWhole), wholes.find(kept[row, columns.id]) == nil { reason.remove(.mayBeWhole) }
      if !reason.isEmpty { rows.append(Int32(row)) }
    }
    rows.sort { a, b in
      let (mine, others) = (kept.bounds(Int(a), columns), kept.bounds(Int(b), columns))
      if mine != others { return mine < others }
      return kept[Int(a), columns.id].precedes(kept[Int(b), columns.id])
    }
    kept.accepted = rows
    var register = Register()
    register.append(kept)
    return register.events
  }
}

/// Why an event is kept.
struct Reasons: OptionSet {
  let rawValue: UInt8

  /// Claims are about it.
  static let claimed = Reasons(rawValue: 1)
  /// It is a part or the whole of one that claims are about.
  static let tied = Reasons(rawValue: 2)
  /// It is a series or an aggregate, which a later event with claims may turn out to be a part of.
  static let mayBeWhole = Reasons(rawValue: 4)
  static let latest = Reasons(rawValue: 8)
  static let deadliest = Reasons(rawValue: 16)
  static let deadliestOfPeriod = Reasons(rawValue: 32)
}

extension Int {
  /// Takes one away if there is one.
  fileprivate mutating func take() -> Bool {
    guard self > 0 else { return false }
    self -= 1
    return true
  }
}
