internal import NightdeskKit
internal import Testing

@Suite struct `The figures` {
  @Test func `look back on seven days`() {
    #expect(week.first == day("2026-11-16") && week.last == day("2026-11-22") && !week.isEverything)
  }

  @Test func `tell what fell in the period from what may have`() {
    let figures = figures([
      event("a 2026-11-16", "deaths_best=1"), event("b 2026-11-17/2026-11-22", "deaths_best=2"),
      event("c 2026-11-15", "deaths_best=100"), event("d 2026-11-15/2026-11-16", "deaths_best=100"),
      event("f 2026-11", "deaths_best=100"), event("g 2026-10", "deaths_best=100"), event("h [2014..]"),
      event("i XXXX"), event("j 2026-11-23"),
    ])
    #expect(!figures.period.isEverything)
    #expect(figures.chosen.certain.events == 2 && figures.chosen.certain.deaths.best.total == 3)
    #expect(figures.chosen.possible.events == 3)
    #expect(figures.everything.certain.events == 9 && figures.everything.possible.events == 0)
    #expect(figures.undated == 1)
    #expect(figures.firstDay == day("2014-01-01") && figures.lastDay == day("2026-11-30"))
    #expect(figures.chosen.types.map(\.tally.events) == [2] && figures.chosen.types.map(\.tally.possible) == [3])
  }

  @Test(arguments: [
    ("2026-11-20", true), ("2026-11", true), ("2026", true), ("2026-11-15", false), ("2026-11-23", false),
    ("2014/..", false), ("2014?/", false), ("[..2030]", false), ("2026-11-20/..", true), ("[..2026-11-20]", true),
    ("XXXX", false),
  ])
  func `take everything when nothing falls in`(_ when: String, _ fallsIn: Bool) {
    let figures = figures([event("old 2014-05-16"), event("e \(when)")])
    #expect(figures.period.isEverything == !fallsIn)
    #expect(figures.chosen.certain.events + figures.chosen.possible.events == (fallsIn ? 1 : 2))
    #expect(figures.period.first == week.first && figures.period.last == week.last)
  }

  @Test func `show series beside and leave retracted events out`() {
    let figures = figures([
      event("a 2026-11-16", "deaths_best=1"), event("b 2026-11-17", "scope=aggregate", "deaths_best=2"),
      event("c 2026-11-01/2026-11-20", "scope=series", "deaths_best=50", "side_a=x"),
      event("d 2026-11-18", "status=retracted", "deaths_best=70"),
    ])
    #expect(figures.chosen.certain.events == 2 && figures.chosen.certain.deaths.best.total == 3)
    #expect(figures.chosen.series.events == 1 && figures.chosen.series.deaths.best.total == 50)
    #expect(figures.retracted == 1)
    #expect(figures.chosen.types.map(\.tally.series) == [1])
    #expect(figures.chosen.types.map(\.tally.deaths.best.total) == [3])
    #expect(figures.chosen.participants.map(\.key) == ["x"])
    #expect(figures.chosen.participants.map(\.tally.series) == [1])
    #expect(figures.chosen.participants.map(\.tally.events) == [0])
  }

  @Test func `add only numbers that are given and stop at the largest integer`() {
    let most = String(repeating: "9", count: 18)
    let figures = figures(
      [
        event("a 2026-11-16", "deaths_low=1", "deaths_best=2", "deaths_high=3", "deaths_civilians=1", "injured=9"),
        event("b 2026-11-16", "deaths_low=0"), event("c 2026-11-16"),
      ] + (0..<12).map { event("h\($0) 2026-11-16", "deaths_low=\(most)", "deaths_high=\(most)") })
    let certain = figures.chosen.certain
    #expect(certain.deaths.low.total == .max && certain.deaths.low.events == 14)
    #expect(certain.deaths.best.total == 2 && certain.deaths.best.events == 1)
    // one of them has no upper end
    #expect(certain.deaths.high.total == .max && certain.deaths.high.events == 13)
    #expect(certain.deathsCivilians.total == 1 && certain.injuredLow.total == 9 && certain.injuredHigh.total == 9)
    #expect(certain.withoutDeaths == 1)
  }

  /// The deaths of two rows, low, best and high; the sums of the same; how many best estimates there are.
  @Test(
    arguments: [
      (["3", "", "12"], ["", "10", ""], [13, 10, 22], 1, 22), (["3", "", ""], ["", "", "100"], [3, 0, 100], 0, nil),
      (["3", "4", "5"], ["", "10", ""], [13, 14, 15], 2, 15), (["3", "4", "5"], ["", "", ""], [3, 4, 5], 1, 5),
      (["", "4", "5"], ["0", "", ""], [4, 4, 5], 1, nil), (["9", "3", "5"], ["", "", "2"], [3, 3, 11], 1, 11),
      (["9", "", "5"], ["3", "1", ""], [6, 1, 12], 1, 12),
    ] as [([String], [String], [Int], Int, Int?)])
  func `add to low the least and to high the most that each row gives`(
    _ a: [String], _ b: [String], _ sums: [Int], _ best: Int, _ most: Int?
  ) {
    let rows = zip(["a", "b"], [a, b]).map { id, deaths in
      event("\(id) 2026-11-16")
        .merging(zip(["deaths_low", "deaths_best", "deaths_high"], deaths).filter { !$0.1.isEmpty }) { $1 }
    }
    let figures = figures(rows)
    let (numbers, tally) = (figures.chosen.certain, figures.chosen.types[0].tally)
    #expect([numbers.deaths.low, numbers.deaths.best, numbers.deaths.high].map(\.total) == sums)
    #expect([tally.deaths.low, tally.deaths.best, tally.deaths.high].map(\.total) == sums)
    #expect(numbers.deaths == tally.deaths && numbers.deaths.low.events == 2 - numbers.withoutDeaths)
    #expect(numbers.deaths.best.events == best && numbers.deaths.most == most)
  }

  @Test func `are broken down by region, dataset, year and participant`() {
    let figures = figures(
      [
        event("a 2026-11-16", "place=p", "dataset=GED", "side_a=x;y", "targets=x"),
        event("b 2026-11-16", "country=LBY", "admin1=Benghazi", "dataset=ACLED", "side_b=y"),
        event("c 2026-11-16", "country=LBY"), event("d 2026-11-16", "place=unknown"),
        event("f 2025", "country=SDN", "targets=z"), event("g 2024/2026-11-16"),
      ],
      places: [["id": "p", "country": "LBY", "admin1": "Benghazi"]])
    let regions = figures.chosen.regions
    #expect(regions.map(\.key.country) == ["LBY", nil, "LBY"])
    #expect(regions.map(\.key.admin1) == ["Benghazi", nil, nil])
    #expect(regions.map(\.tally.events) == [2, 1, 1] && regions.map(\.tally.possible) == [0, 1, 0])
    #expect(figures.everything.regions.count == 4)
    #expect(figures.chosen.datasets.map(\.key) == ["ACLED", "GED"])
    #expect(figures.years.map(\.key) == [2024, 2025, 2026])
    #expect(figures.years.map(\.tally.events) == [0, 1, 4] && figures.years.map(\.tally.possible) == [1, 1, 1])
    #expect(figures.chosen.participants.map(\.key) == ["y", "x"])
    #expect(figures.chosen.participants.map(\.tally.events) == [2, 1])
  }

  @Test func `count contested events and their parts`() {
    let figures = figures(
      [
        event("e 2026-11-16", "scope=series"), event("f 2026-11-17", "part_of=e"), event("g 2026-11-17"),
      ],
      claims: [claim("a place s1", "value=p"), claim("b place s2", "value=q")])
    #expect(figures.chosen.series.contested == 1 && figures.chosen.certain.contested == 0)
    #expect(figures.chosen.certain.partsOfContested == 1)
  }

  @Test func `break down by participant what they take, everything where nothing falls in the period`() {
    let rows = [event("f 2025", "country=SDN", "targets=z", "dataset=D"), event("g 2024", "side_a=x;y", "side_b=x")]
    let figures = figures(rows)
    #expect(figures.chosen.participants.map(\.key) == ["x", "y", "z"] && figures.chosen.datasets.map(\.key) == ["D"])
    #expect(figures.chosen.participants.map(\.tally.events) == [1, 1, 1])
  }

  /// The row of the event, the claims about it, and what it counts with.
  @Test(
    arguments: [
      (["deaths_low=3", "deaths_best=5", "deaths_high=9"], ["a s1 killed=12", "b s2 killed=40"], [3, 5, 40], true),
      (["deaths_best=20"], ["a s1 killed=12", "b s2 killed=30..40"], [12, 20, 40], true),
      ([], ["a s1 killed=12", "b s2 killed=40.."], [12, nil, 40], true),
      ([], ["a s1 killed=..3", "b s2 killed=7"], [0, nil, 7], true),
      (["deaths_best=5"], ["a s1 killed=12", "b s2 killed=10..20"], [5, 5, 5], false),
      (["deaths_best=5"], ["a s1 killed=12", "b s1 killed=40"], [5, 5, 5], false),
      (["deaths_best=5"], ["a s1 killed=5;injured=1", "b s2 killed=5;injured=9"], [5, 5, 5], false),
      ([], ["a s1 killed=12"], [nil, nil, nil], false),
    ] as [([String], [String], [Int?], Bool)])
  func `span what the row and accounts of the deaths give, where these differ`(
    _ cells: [String], _ claims: [String], _ deaths: [Int?], _ isDisputed: Bool
  ) {
    var row = event("e 2026-11-16")
    for cell in cells {
      let parts = cell.split(separator: "=").map(String.init)
      row[parts[0]] = parts[1]
    }
    let figures = figures(
      [row],
      claims: claims.map { text in
        let words = text.split(separator: " ").map(String.init)
        return claim("\(words[0]) casualty-figure \(words[1])", "value=\(words[2])")
      })
    let certain = figures.chosen.certain
    let sums = [certain.deaths.low, certain.deaths.best, certain.deaths.high]
    #expect(sums.map { $0.events == 0 ? nil : $0.total } == deaths)
    #expect(certain.deaths.disputed == (isDisputed ? 1 : 0))
    #expect(certain.withoutDeaths == (deaths.allSatisfy { $0 == nil } ? 1 : 0))
    let tally = figures.chosen.types[0].tally
    #expect([tally.deaths.low, tally.deaths.best, tally.deaths.high] == sums)
    #expect(tally.deaths.disputed == certain.deaths.disputed)
  }

  @Test func `leave out of years what says nothing of any, and count it in a line of its own`() {
    let figures = figures([
      event("a [0001..9999]"), event("b 1800/1950", "scope=series"), event("c [1901..2000]"), event("d -0043"),
      event("f [-0002..0003]"), event("g Y12000"), event("h 2014/.."), event("i [..1999]"), event("j 2016-05-01"),
      event("k ../.."), event("l 2015-01/2015-03"),
    ])
    let apart = figures.apart.map { "\($0.key.rawValue) \($0.tally.events) \($0.tally.possible) \($0.tally.series)" }
    #expect(apart == ["longer 0 1 1", "before 1 1 0", "after 1 0 0", "open 0 3 0"])
    let years = Dictionary(uniqueKeysWithValues: figures.years.map { ($0.key, $0.tally) })
    // the open ones, and the century; no year for an open one alone
    #expect(years[1950]?.possible == 2 && years[1999]?.possible == 2 && years[2000]?.possible == 1)
    #expect(years[1901]?.possible == 2 && years[1900] == nil && years[2013] == nil && years[2014] == nil)
    #expect(years[2015]?.possible == 1 && years[2016]?.possible == 1 && years[2017] == nil)
    #expect(years[2015]?.events == 1 && years[2016]?.events == 1 && years[3]?.possible == 1 && years[0] == nil)
    #expect(figures.months.count == figures.months.filter { 1...9999 ~= $0.key.year }.count)
  }

  @Test(arguments: [(1, 50), (2, 3), (5, 1)])
  func `count deaths in what may lie in a month or year apart, in each that it reaches into`(
    _ counters: Int, _ size: Int
  ) {
    let most = String(repeating: "9", count: 18)
    let rows =
      [
        event("a 2014-05/2014-07", "deaths_low=3", "deaths_best=4", "deaths_high=9"),
        event("b 2014-06-10", "deaths_best=5"), event("c 2014-06/2014-07", "deaths_low=2"), event("d 2014-07/2015-02"),
        event("f 2014-12/2015-01", "deaths_best=7"), event("g 2014-05/2014-06", "deaths_best=1", "scope=series"),
        event("h 2014-07/..", "deaths_best=20"), event("i 1700/2016", "deaths_best=30"),
      ] + (0..<12).map { event("m\($0) 2014-04/2014-06", "deaths_low=\(most)", "deaths_high=\(most)") }
    let figures = figures(rows, counters: counters, size: size)
    func deaths(_ tally: Tally?) -> [Int] {
      guard let deaths = tally?.possibleDeaths else { return [] }
      return [deaths.low, deaths.best, deaths.high].flatMap { [$0.total, $0.events] }
    }
    let months = Dictionary(uniqueKeysWithValues: figures.months.map { ($0.key, $0.tally) })
    func month(_ month: Int) -> Tally? { months[Month(ordinal: 2014 * 12 + month - 1)] }
    #expect(deaths(month(4)) == [.max, 12, 0, 0, .max, 12] && deaths(month(5)) == [.max, 13, 4, 1, .max, 13])
    #expect(deaths(month(6)) == [.max, 14, 4, 1, .max, 13] && month(6)?.deaths.best.total == 5)
    // what was too large for a sum is gone again
    #expect(deaths(month(7)) == [25, 3, 24, 2, 29, 2] && month(7)?.possible == 4 && month(7)?.deaths.isEmpty == true)
    #expect(month(7)?.possibleDeaths.most == nil && deaths(month(8)) == [20, 1, 20, 1, 20, 1])
    #expect(deaths(month(12)) == [27, 2, 27, 2, 27, 2])
    let years = Dictionary(uniqueKeysWithValues: figures.years.map { ($0.key, $0.tally) })
    #expect(deaths(years[2014]) == [27, 2, 27, 2, 27, 2] && years[2014]?.deaths.low.total == .max)
    #expect(deaths(years[2015]) == [27, 2, 27, 2, 27, 2] && years[2015]?.deaths.isEmpty == true)
    #expect(figures.apart.map { $0.tally.possibleDeaths.low.total } == [30, 20])
  }

  @Test func `tell possible deaths in the period and before it by type, region, dataset and participant`() {
    let rows = [
      event("a 2026-11-16", "deaths_best=1", "dataset=D", "side_a=x", "country=LBY"),
      event("b 2026-11", "deaths_low=3", "deaths_high=8", "dataset=D", "side_a=x", "country=LBY"),
      event("c 2026-11-08/2026-11-10", "deaths_best=70", "dataset=D", "side_a=x", "country=LBY"),
    ]
    let figures = figures(
      rows,
      claims: [
        claim("k casualty-figure s1", "about=b", "value=killed=12"),
        claim("l casualty-figure s2", "about=b", "value=killed=40"),
      ])
    for (scope, low, high, count) in [(figures.chosen, 3, 40, 1), (figures.before!, 73, 110, 2)] {
      for tally in [scope.types[0].tally, scope.regions[0].tally, scope.datasets[0].tally, scope.participants[0].tally]
      {
        let deaths = tally.possibleDeaths
        #expect(deaths == scope.possible.deaths && deaths.low.events == count && deaths.disputed == 1)
        #expect(deaths.low.total == low && deaths.high.total == high)
      }
    }
    #expect(figures.chosen.types[0].tally.deaths == figures.chosen.certain.deaths)
    #expect(figures.everything.types[0].tally.possibleDeaths.isEmpty)
  }

  @Test func `call nothing certain of a year or month that its date reaches out of, at the ends of the calendar too`() {
    let figures = figures([event("a [0000-12-20..0001-01-15]"), event("b 0001-03-04")])
    #expect(figures.years.map(\.tally.events) == [1] && figures.years.map(\.tally.possible) == [1])
    #expect(figures.months.map(\.tally.events) == [0, 1] && figures.months.map(\.tally.possible) == [1, 0])
    #expect(figures.apart.map(\.key) == [.before] && figures.apart.map(\.tally.possible) == [1])
  }

  @Test func `have so many months and years at most, the latest`() {
    let figures = figures((0..<60).map { event("e\($0) [\(1000 + $0 * 17)..\(1090 + $0 * 17)]") })
    #expect(figures.months.count == 1200 && figures.years.count == 1000)
    #expect(figures.months.last?.key == Month(ordinal: 2093 * 12 + 11) && figures.years.last?.key == 2093)
    #expect(figures.monthsLeftOut == 1094 * 12 - 1200 && figures.yearsLeftOut == 94)
  }

  @Test func `are empty without events`() {
    let figures = figures([])
    #expect(figures.period.isEverything && figures.chosen.certain.events == 0 && figures.firstDay == nil)
  }

  @Test(arguments: [(1, 1), (1, 7), (2, 3), (3, 1), (5, 50)])
  func `do not depend on how events are dealt out`(_ counters: Int, _ size: Int) {
    let rows = manyEvents(300)
    let (whole, dealt) = (figures(rows), figures(rows, counters: counters, size: size))
    #expect(whole.chosen.certain == dealt.chosen.certain && whole.everything.series == dealt.everything.series)
    #expect(whole.chosen.regions.map(\.key) == dealt.chosen.regions.map(\.key))
    #expect(whole.everything.regions.map(\.tally) == dealt.everything.regions.map(\.tally))
    #expect(whole.chosen.participants.map(\.key) == dealt.chosen.participants.map(\.key))
    #expect(whole.chosen.participants.map(\.tally) == dealt.chosen.participants.map(\.tally))
    #expect(whole.before?.participants.map(\.tally) == dealt.before?.participants.map(\.tally))
    #expect(whole.chosen.participants.count > 30)
    #expect(whole.years.map(\.tally) == dealt.years.map(\.tally))
    #expect(whole.months.map(\.key) == dealt.months.map(\.key))
    #expect(whole.months.map(\.tally) == dealt.months.map(\.tally))
    #expect(whole.before?.certain == dealt.before?.certain)
    #expect(whole.places.places.map(\.count) == dealt.places.places.map(\.count))
    #expect(whole.places.places.map(\.latitude) == dealt.places.places.map(\.latitude))
    #expect(whole.places.located == dealt.places.located && whole.places.located > 20)
    #expect(whole.retracted == dealt.retracted && whole.firstDay == dealt.firstDay)
  }
}
