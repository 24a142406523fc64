internal import NightdeskKit
internal import Testing

@Suite struct `The places of events` {
  private static let places: [Cells] = [
    ["id": "p", "name": "Port", "kind": "settlement", "country": "LBY", "latitude": "32.1", "longitude": "20.1"],
    ["id": "q", "name": "Nowhere", "kind": "region", "country": "LBY"],
  ]

  @Test func `are those of all events of the period that have coordinates`() {
    let figures = figures(
      [
        event("a 2026-11-16", "place=p"), event("b 2026-11-17", "place=p"), event("c 2026-11", "place=p"),
        event("d 2026-11-01/2026-11-20", "scope=series", "place=p"), event("e 2014", "place=p"),
        event("f 2026-11-18", "latitude=-5.5", "longitude=0", "place_precision=3", "admin2=District", "country=COD"),
        event("g 2026-11-18", "place=q"), event("h 2026-11-18"), event("i 2026-11-18", "latitude=1"),
        event("k 2026-11-18", "place=p", "status=retracted"),
      ], places: Self.places)
    let places = figures.places
    #expect(places.spacing == nil && places.located == 5 && places.withoutPoint == 3)
    #expect(places.places.map(\.name) == ["Port", "District"])
    #expect(places.places.map(\.precision) == [nil, 3])
    #expect(places.places.map(\.latitude) == [32.1, -5.5] && places.places.map(\.longitude) == [20.1, 0])
    #expect(places.places.map(\.count.events) == [2, 1] && places.places[0].count.possible == 1)
    #expect(places.places[0].count.series == 1 && places.places[1].region.country == "COD")
  }

  @Test func `are those of everything where nothing falls in`() {
    let figures = figures(
      [event("a 2014", "place=p"), event("b 2015/..", "place=p"), event("c XXXX", "place=p")], places: Self.places)
    #expect(figures.places.places.map(\.count.events) == [3] && figures.places.withoutPoint == 0)
  }

  /// Points that no two events share, spread over so many degrees.
  private func scattered(_ count: Int, over degrees: Int) -> [Cells] {
    // in ten-thousandths of a degree, without an exponent
    func text(_ number: Int) -> String {
      let (whole, rest) = abs(number).quotientAndRemainder(dividingBy: 10_000)
      return "\(number < 0 ? "-" : "")\(whole).\(String(rest + 10_000).dropFirst())"
    }
    return (0..<count).map { number in
      let (north, east) = (number * 7919 % 10_007, number * 104_729 % 10_009)
      return event(
        "e\(number) 2026-11-17", "latitude=\(text((north - 5000) * degrees))", "location=L\(number)",
        "longitude=\(text((east - 5000) * degrees))")
    }
  }

  @Test(arguments: [(500, 10, nil), (501, 1, 0.1), (3000, 10, 0.5), (3000, 170, 10)] as [(Int, Int, Double?)])
  func `are counted together where there are many`(_ count: Int, _ degrees: Int, _ spacing: Double?) {
    let places = figures(scattered(count, over: degrees)).places
    #expect(places.spacing == spacing)
    #expect(places.places.count <= 500 && places.places.count > 50)
    #expect(places.located == count && places.places.reduce(0) { $0 + $1.count.events } == count)
    #expect(places.places.map(\.count.events) == places.places.map(\.count.events).sorted(by: >))
  }

  @Test(arguments: [(2, 40), (3, 7), (5, 333)])
  func `do not depend on how events are dealt out`(_ counters: Int, _ size: Int) {
    let rows = scattered(2000, over: 40)
    let (whole, dealt) = (figures(rows).places, figures(rows, counters: counters, size: size).places)
    #expect(whole.spacing == dealt.spacing && whole.spacing != nil)
    #expect(whole.places.map(\.count) == dealt.places.map(\.count))
    #expect(whole.places.map(\.latitude) == dealt.places.map(\.latitude))
    #expect(whole.places.map(\.longitude) == dealt.places.map(\.longitude))
  }
}
