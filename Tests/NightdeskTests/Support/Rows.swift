internal import NightdeskKit
internal import Testing

/// One record, by column.
typealias Cells = [String: String]

/// The records of one table as a reader would leave them, all accepted.
func batch(of table: Table, _ rows: some Sequence<Cells>) -> TableBatch {
  let result = TableBatch(table)
  for cells in rows {
    let row = result.batch.appendRecord(extent: 0..<0)
    for (name, text) in cells {
      result.batch.composeField(row, table.schema.index(name)) { $0.append(text) }
    }
    result.batch.accepted.append(Int32(row))
  }
  result.batch.check(Checks.all(of: table, asOf: day("2026-11-22")))
  return result
}

func day(_ text: String) -> Int32 {
  guard let date = try? EventDate(text), let day = date.bounds.firstDay else { preconditionFailure("no day") }
  return day
}

func register(
  sources: [Cells] = [], actors: [Cells] = [], relations: [Cells] = [], places: [Cells] = [], events: [Cells] = [],
  claims: [Cells] = []
) -> Register {
  var register = Register()
  let tables: [(Table, [Cells])] = [
    (.sources, sources), (.actors, actors), (.relations, relations), (.places, places), (.events, events),
    (.claims, claims),
  ]
  for (table, rows) in tables { register.append(batch(of: table, rows).batch) }
  return register
}

/// A claim about the event `e`, written `id kind speaker`, and more cells as `column=text`.
func claim(_ head: String, _ cells: String...) -> Cells {
  let words = head.split(separator: " ").map(String.init)
  var claim: Cells = ["id": words[0], "kind": words[1], "speaker": words[2], "about": "e", "text": words[0]]
  for cell in cells {
    let parts = cell.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    claim[parts[0]] = parts[1]
  }
  return claim
}

/// A relation, written `subject kind object`, and its status if it has one.
func relation(_ words: String, status: String = "") -> Cells {
  let parts = words.split(separator: " ").map(String.init)
  return ["id": words, "subject": parts[0], "kind": parts[1], "object": parts[2], "status": status]
}

func index(_ claims: [Cells], _ relations: [Cells] = []) -> ClaimIndex {
  let register = register(relations: relations, claims: claims)
  return ClaimIndex(claims: register.claims, relations: register.relations)
}

/// The week up to the day that the records are checked on.
let week = Period(weekTo: day("2026-11-22"))

/// An event, written `id when`, and more cells as `column=text`.
func event(_ head: String, _ cells: String...) -> Cells {
  let words = head.split(separator: " ").map(String.init)
  var event: Cells = ["id": words[0], "when": words[1], "type": "battle"]
  for cell in cells {
    let parts = cell.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    event[parts[0]] = parts[1]
  }
  return event
}

/// Events of the last years in no order, with every sort of cell that counting and choosing look at.
func manyEvents(_ count: Int) -> [Cells] {
  var state: UInt64 = 7
  func next(_ bound: UInt64) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % bound)
  }
  return (0..<count).map { number in
    let month = 1 + next(11)
    let when = ["2026-\(month < 10 ? "0" : "")\(month)-1\(next(10))", "202\(next(7))", "2026-11-2\(next(3))"][next(3)]
    return event(
      "e\(number) \(when)", "deaths_best=\(next(5))", "scope=\(["incident", "series", "aggregate"][next(3)])",
      "status=\(["reported", "retracted"][next(8) / 7])", "country=LBY", "admin1=A\(next(9))",
      "side_a=x\(next(40));x\(next(40))", "latitude=\(next(60)).\(next(10))", "longitude=-\(next(90))",
      "location=L\(next(99))", "part_of=e\(next(20))", "type=\(["battle", "riot"][next(2)])")
  }
}

/// Deals `rows` out to `counters` counters in batches of `size` and merges what they counted.
func figures(
  _ rows: [Cells], claims: [Cells] = [], places: [Cells] = [], counters: Int = 1, size: Int = 1000
) -> Figures {
  let (index, places) = (index(claims), PlaceRegions(register(places: places).places))
  var sum = FigureCounter(period: week, places: places, claims: index)
  for counter in 0..<counters {
    var other = FigureCounter(period: week, places: places, claims: index)
    for start in stride(from: counter * size, to: rows.count, by: counters * size) {
      let events = batch(of: .events, rows[start..<min(start + size, rows.count)])
      events.batch.computeColumns(index)
      other.count(events.batch)
    }
    sum.merge(other)
  }
  return sum.figures()
}
