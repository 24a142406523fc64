internal import NightdeskKit
internal import Testing

@Suite struct `The selection of events` {
  static let limits = EventSelection.Limits(claimed: 3, latest: 5, deadliest: 2)

  private func select(
    _ rows: [Cells], _ claims: [Cells] = [], limits: EventSelection.Limits = limits, size: Int = 1000
  ) -> (ids: [String], leftOut: Int) {
    let index = index(claims)
    var selection = EventSelection(index: index, period: week, limits: limits)
    for start in stride(from: 0, to: rows.count, by: size) {
      let events = batch(of: .events, rows[start..<min(start + size, rows.count)])
      events.batch.computeColumns(index)
      selection.consider(events.batch)
    }
    let leftOut = selection.leftOut
    return (selection.finish().map(\.id), leftOut)
  }

  @Test func `takes the latest and the deadliest`() {
    let rows = [
      event("a 2014", "deaths_best=9"), event("b 2015", "deaths_low=8"), event("c 2016", "deaths_high=99"),
      event("d 2017", "deaths_best=70", "scope=series"), event("f 2018", "deaths_best=70", "status=retracted"),
      event("i 2026-11-17"), event("g 2026-11-17"), event("h 2026-11-17"), event("j 2026-11-18"),
      event("k 2026-11-19", "status=retracted"), event("l 2026"), event("m 2027-01-01"), event("n XXXX"),
    ]
    // l reaches up to the last day, m begins after it
    #expect(select(rows).ids == ["a", "c", "l", "g", "h", "i", "j"])
    // of those that fell on one day, g and h come before i by their ids
    #expect(select(rows, limits: .init(claimed: 3, latest: 4, deadliest: 2)).ids == ["a", "c", "l", "g", "h", "j"])
  }

  @Test func `takes what is later than the period last of all`() {
    let rows =
      (0..<9).map { event("later\($0) 2026-12-0\($0 + 1)") } + (0..<3).map { event("of\($0) 2026-11-1\($0 + 5)") }
      + [event("before 2020")]
    #expect(select(rows).ids == ["before", "of0", "of1", "of2", "later8"])
  }

  @Test func `takes the deadliest of the period beside those of everything`() {
    let rows =
      (0..<9).map { event("old\($0) 2014", "deaths_best=\(10 + $0)") }
      + (0..<9).map { event("new\($0) 2026-11-16", "deaths_best=\($0)") }
    #expect(
      select(rows, limits: .init(claimed: 1, latest: 1, deadliest: 2)).ids
        == ["old7", "old8", "new0", "new7", "new8"])
  }

  @Test func `takes events that claims are about, their parts and their wholes`() {
    let rows = [
      event("whole 2001", "scope=series"), event("other 2001", "scope=series"), event("part 2002", "part_of=e"),
      event("e 2003", "part_of=whole"), event("f 2004", "part_of=late", "status=retracted"),
      event("late 2005"), event("far 2006", "part_of=part"),
    ]
    let last = (0..<5).map { event("z\($0) 2020") }
    let chosen = select(rows + last, [claim("a label s", "about=e;f")])
    #expect(chosen.ids == ["whole", "part", "e", "f", "late"] + last.map { $0["id"]! })
    #expect(chosen.leftOut == 0)
  }

  @Test func `keeps to its limits, contested events apart`() {
    let rows = (0..<8).map { event("e\($0) 2001") } + (0..<5).map { event("z\($0) 2020") }
    let claims = [
      claim("a place s1", "value=p", "about=e6;e7"), claim("b place s2", "value=q", "about=e6;e7"),
      claim("c label s", "value=war", "about=e0;e1;e2;e3;e4"),
    ]
    let chosen = select(rows, claims)
    #expect(chosen.ids.filter { $0.hasPrefix("e") } == ["e0", "e1", "e2", "e6", "e7"])
    #expect(chosen.leftOut == 2)
  }

  @Test(arguments: [1, 2, 3, 17, 64, 299])
  func `does not depend on the size of the batches`(_ size: Int) {
    let claims = [
      claim("a place s1", "value=p", "about=e3;e70;e201"), claim("b place s2", "value=q", "about=e3;e9;e290"),
    ]
    for rows in [manyEvents(300), manyEvents(300).sorted { $0["when"]! < $1["when"]! }] {
      let whole = select(rows, claims)
      #expect(whole.ids.count > 10)
      #expect(select(rows, claims, size: size) == whole)
    }
  }

  @Test func `keeps every cell`() throws {
    let text = "a, \"quoted\"\nline"
    var selection = EventSelection(index: index([]), period: week)
    selection.consider(batch(of: .events, [event("e 2014~", "title=\(text)", "tags=a;b", "latitude=32.1")]).batch)
    let events = selection.finish()
    let event = try #require(events.first)
    #expect(event.title == text && event.tags == ["a", "b"] && event.latitude == 32.1 && event.when?.text == "2014~")
  }
}
