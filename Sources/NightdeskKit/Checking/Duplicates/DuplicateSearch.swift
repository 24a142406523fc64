/// Looks for events that may be one: by blocks of one day and neighbouring places, never all against all.
///
/// Events with a point are sorted by day and latitude and compared with those of the day that lie within 25 km to the
/// north; others, and those of a long time, with those of the same place and days. What goes on for up to a month is
/// looked at on the first day that two have in common. An event without any place is compared with none. An event is
/// compared with a bounded number of others in each block, and paired with a bounded number.
struct DuplicateSearch {
  /// Two events, by their places among the sketches, the earlier one first.
  struct Pair {
    let code: FindingCode
    let first, second: Int
    /// What was compared, in words that quote nothing.
    let evidence: String
  }

  private let sketches: [EventSketch]
  private(set) var pairs: [Pair] = []
  /// How many events were not compared with all others near them, or are like more than are told.
  private(set) var leftOut = 0

  private static let mostComparisons = 400
  private static let mostPairs = 5
  private static let longest = 31

  init(_ sketches: [EventSketch]) {
    self.sketches = sketches
    equal(.sameDatasetID, sketches.map(\.datasetID))
    let same = equal(.sameTwice, sketches.map(\.content))
    if holdsComparable { near(unless: same) }
    pairs.sort { ($0.second, $0.first, $0.code.rawValue) < ($1.second, $1.first, $1.code.rawValue) }
  }

  private struct Couple: Hashable {
    let first, second: Int
  }

  /// Whether not all are rows of one dataset, which are not compared with each other.
  private var holdsComparable: Bool {
    guard let first = sketches.first else { return false }
    return first.dataset == 0 || sketches.contains { $0.dataset != first.dataset }
  }

  /// Events with the same digest, each with the first of them.
  @discardableResult
  private mutating func equal(_ code: FindingCode, _ digests: [UInt64]) -> Set<Couple> {
    var couples: Set<Couple> = []
    // every second slot stays empty
    var slots = [Int32](repeating: -1, count: 2 << (Int.bitWidth - digests.count.leadingZeroBitCount))
    let seed = UInt64.random(in: .min ... .max)
    for (place, digest) in digests.enumerated() where digest != 0 {
      var slot = Int(truncatingIfNeeded: StableHash.mixed(digest ^ seed)) & (slots.count - 1)
      while slots[slot] >= 0, digests[Int(slots[slot])] != digest { slot = (slot + 1) & (slots.count - 1) }
      guard slots[slot] >= 0 else {
        slots[slot] = Int32(place)
        continue
      }
      let other = Int(slots[slot])
      if code == .sameTwice {
        if areTied(other, place) { continue }
        couples.insert(Couple(first: other, second: place))
      }
      pairs.append(Pair(code: code, first: other, second: place, evidence: ""))
    }
    return couples
  }

  private struct Entry {
    let block: Int64
    /// The first of the event's blocks.
    let first: Int64
    let latitude: Double
    let place: UInt64
    let event: Int
  }

  private mutating func near(unless same: Set<Couple>) {
    var entries: [Entry] = []
    entries.reserveCapacity(sketches.count)
    for (event, sketch) in sketches.enumerated() {
      let hasPoint = !sketch.latitude.isNaN
      func enter(_ block: Int64, _ first: Int64, byPoint: Bool) {
        guard byPoint || sketch.place != 0 else { return }
        entries.append(
          Entry(
            block: block, first: first, latitude: byPoint ? sketch.latitude : .infinity,
            place: byPoint ? 0 : sketch.place, event: event))
      }
      if let first = sketch.bounds.firstDay, let last = sketch.bounds.lastDay, Int(last - first) <= Self.longest {
        for day in first...last { enter(Int64(day), Int64(first), byPoint: hasPoint) }
      } else if sketch.bounds.firstDay != nil || sketch.bounds.lastDay != nil {
        // days that differ are compared only when they are the same vague ones
        enter(sketch.bounds.packed, sketch.bounds.packed, byPoint: hasPoint)
      }
    }
    entries.sort { ($0.block, $0.latitude, $0.place, $0.event) < ($1.block, $1.latitude, $1.place, $1.event) }
    var told = [UInt8](repeating: 0, count: sketches.count)
    var isCut = [Bool](repeating: false, count: sketches.count)
    for (place, entry) in entries.enumerated() {
      var next = place + 1
      while next < entries.count, entries[next].block == entry.block {
        let other = entries[next]
        // 25 km of latitude
        guard entry.latitude.isInfinite ? other.place == entry.place : other.latitude - entry.latitude <= 0.225 else {
          break
        }
        guard next - place <= Self.mostComparisons, told[entry.event] < Self.mostPairs else {
          isCut[entry.event] = true
          break
        }
        next += 1
        // on the first day that both have: once for each two
        guard entry.block == max(entry.first, other.first) else { continue }
        let couple = Couple(first: min(entry.event, other.event), second: max(entry.event, other.event))
        guard let evidence = evidence(couple.first, couple.second), !same.contains(couple) else { continue }
        told[entry.event] += 1
        pairs.append(Pair(code: .nearDuplicate, first: couple.first, second: couple.second, evidence: evidence))
      }
    }
    leftOut = isCut.count { $0 }
  }

  private func areTied(_ first: Int, _ second: Int) -> Bool {
    sketches[first].ties.contains(sketches[second].key) || sketches[second].ties.contains(sketches[first].key)
  }

  /// Why two events of one block may be one; nil if they are not.
  private func evidence(_ first: Int, _ second: Int) -> String? {
    let (a, b) = (sketches[first], sketches[second])
    // a dataset that tells two rows apart has looked at them
    guard a.dataset == 0 || a.dataset != b.dataset else { return nil }
    let words = a.words.likeness(b.words)
    guard words >= 0.6, a.words.count > 1 else { return nil }
    let actors = a.actors.likeness(b.actors)
    guard actors >= 0.5, a.actors.isEmpty == b.actors.isEmpty else { return nil }
    let distance = Self.kilometres(a, b)
    if let distance {
      guard distance <= max(Self.reach(a.precision), Self.reach(b.precision)) else { return nil }
    } else if a.place != b.place {
      return nil
    }
    guard !areTied(first, second) else { return nil }
    if a.isConfidential || b.isConfidential { return "the evidence is withheld" }
    let tenths = distance.map { Int(($0 * 10).rounded()) }
    let place = tenths.map { "\($0 / 10).\($0 % 10) km apart" } ?? "one place"
    return "days overlap, \(place), actors \(percent(actors)) and words \(percent(words)) alike"
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  /// Up to how many kilometres two points of this precision (UCDP's where_prec) may be one place: its classes are exact,
  /// within 25 km, and a district; wider ones say nothing about a point.
  private static func reach(_ precision: Int) -> Double {
    switch precision {
    case 1: 2
    case 2: 25
    case 3...: 25
    default: 5
    }
  }

  /// How far apart two points are, on a plane that touches the earth between them; nil where one has no point.
  private static func kilometres(_ a: EventSketch, _ b: EventSketch) -> Double? {
    guard !a.latitude.isNaN, !b.latitude.isNaN else { return nil }
    let narrowing = Earth.narrowing(at: (a.latitude + b.latitude) / 2)
    let north = (a.latitude - b.latitude) * Earth.degree
    let east = (a.longitude - b.longitude) * Earth.degree * narrowing
    return (north * north + east * east).squareRoot()
  }
}
