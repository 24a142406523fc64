internal import NightdeskKit

/// The months, or years, that the figure of events and deaths shows, and the table beside it.
struct TimeBins {
  /// Whether they are years: where there would be too many months.
  let isYears: Bool
  /// By month or year from the first to the last, those with nothing in them too.
  let bins: [(name: String, tally: Tally)]
  /// The months with something in them.
  let lines: [Breakdown<Month>]
  /// The years with something in them.
  let years: [Breakdown<Int>]
  /// The years before these with something in them, for which there is no room.
  let yearsNotDrawn: [Int]

  /// How many months are shown at most, and how many years.
  static let mostMonths = 24
  static let mostYears = 40

  init(_ figures: Figures) {
    let period = figures.period
    let months = figures.months.filter { period.isEverything || $0.key.first <= period.last }
    let last = months.last?.key.ordinal ?? 0
    // at least a year, so that a week has something to be compared with
    let start = period.isEverything ? months.first?.key : months.first { $0.key.last >= period.first }?.key
    let first = min(start?.ordinal ?? last, period.isEverything ? .max : last - 11)
    isYears = last - first >= Self.mostMonths
    if isYears {
      let all = figures.years.filter { period.isEverything || Calendar.firstDay(ofYear: $0.key) <= period.last }
      let latest = all.last?.key ?? 0
      years = all.filter { $0.key > latest - Self.mostYears }
      yearsNotDrawn = all.map(\.key).filter { $0 <= latest - Self.mostYears }
      lines = []
      let tallies = Dictionary(years.map { ($0.key, $0.tally) }) { $1 }
      bins = (years.first.map { $0.key...latest } ?? 0...0).map { (String($0), tallies[$0] ?? Tally()) }
    } else {
      years = []
      yearsNotDrawn = []
      lines = months.filter { first...max(first, last) ~= $0.key.ordinal }
      let tallies = Dictionary(lines.map { ($0.key.ordinal, $0.tally) }) { $1 }
      bins = (first...max(first, last)).map { bin in
        (Month(ordinal: bin).text, tallies[bin] ?? Tally())
      }
    }
  }
}

extension FigureFrame {
  /// Events by month or year, certain and possible; below, deaths from low to high.
  func months() -> Figure? {
    let time = TimeBins(edition.figures)
    guard time.bins.contains(where: { $0.tally.events + $0.tally.possible + $0.tally.series > 0 }) else { return nil }
    var drawing = SVG()
    let (left, right) = (48, 12)
    var shapes: [(shape: String, Phrase)] = [("certain", .legendCertain), ("possible", .legendPossible)]
    if time.bins.contains(where: { $0.tally.series > 0 }) { shapes.append(("series", .legendSeries)) }
    let hasDeaths = time.bins.contains { deaths($0.tally) != nil }
    if hasDeaths { shapes.append(("deaths", .legendDeaths)) }
    let top = 10 + legend(shapes, at: 8, width, &drawing)

    let step = (width - left - right) * 10 / time.bins.count
    let bar = max(2, min(28, step * 7 / 100))
    func x(_ bin: Int) -> Int { left + (bin * step + step / 2) / 10 - bar / 2 }
    let most = time.bins.map { max($0.tally.events + $0.tally.possible, $0.tally.series) }.max() ?? 0
    let axis = scale(most, from: top + 24, height: 140, name: .axisEvents, left: left, width - right, &drawing)
    for (bin, (name, tally)) in time.bins.enumerated() {
      let (certain, both) = (axis(tally.events), axis(tally.events + tally.possible))
      let floor = axis(0)
      if tally.events > 0 {
        drawing.raw(tip(x(bin), certain, bar, floor - certain, "certain", "\(name): \(tally.events)"))
      }
      if tally.possible > 0 {
        drawing.raw(tip(x(bin), both, bar, max(1, certain - both), "possible", "\(name): \(tally.possible)"))
      }
      if tally.series > 0 {
        let height = floor - axis(tally.series)
        drawing.rect(x(bin) - 2, floor - height, bar + 4, height, "series")
      }
    }
    var bottom = axis(0)
    if hasDeaths {
      let most = time.bins.compactMap { deaths($0.tally)?.upperBound }.max() ?? 0
      let axis = scale(most, from: bottom + 44, height: 80, name: .axisDeaths, left: left, width - right, &drawing)
      for (bin, (name, tally)) in time.bins.enumerated() {
        guard let range = deaths(tally), range.upperBound > 0 else { continue }
        let (low, high) = (axis(range.lowerBound), axis(range.upperBound))
        let text = "\(name): \(range.lowerBound)–\(range.upperBound)"
        drawing.raw(tip(x(bin), high, bar, max(2, low - high), "deaths", text))
      }
      bottom = axis(0)
    }
    labels(time, step: step, left: left, at: bottom + 16, &drawing)
    let title: Phrase =
      hasDeaths
      ? time.isYears ? .figureYears : .figureMonths : time.isYears ? .figureEventYears : .figureEventMonths
    return figure(
      .months, title, description(hasDeaths ? .figureMonthsText : .figureEventMonthsText, time), width, bottom + 28,
      drawing)
  }

  /// The deaths of a bin from low to high; nil where no number is given.
  private func deaths(_ tally: Tally) -> ClosedRange<Int>? {
    tally.deaths.isEmpty
      ? nil : tally.deaths.low.total...(tally.deaths.most ?? max(tally.deaths.low.total, tally.deaths.high.total))
  }

  /// How to read it, and what of the table it does not draw.
  private func description(_ key: Phrase, _ time: TimeBins) -> Markdown {
    var sentences = [phrases(key)]
    if let first = time.yearsNotDrawn.first, let last = time.yearsNotDrawn.last {
      let count = time.yearsNotDrawn.count
      let years =
        count > Briefing.Limit.names
        ? phrases(.range, ["low": Markdown(first), "high": Markdown(last)])
        : phrases.list(time.yearsNotDrawn.map { Markdown($0) })
      sentences.append(phrases(.figureYearsNotDrawn, count, ["years": years]))
    }
    let apart = edition.figures.apart.map { phrases.dates($0.key) }
    if !apart.isEmpty { sentences.append(phrases(.figureDatesNotDrawn, ["dates": phrases.list(apart)])) }
    return phrases.sentences(sentences)
  }

  private func tip(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ shape: String, _ text: String) -> String {
    "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" class=\"\(shape)\"><title>"
      + SVG.escaped(text) + "</title></rect>"
  }

  /// Draws an axis from 0 to a round number above `most`; gives where a number stands.
  private func scale(
    _ most: Int, from top: Int, height: Int, name: Phrase, left: Int, _ right: Int, _ drawing: inout SVG
  ) -> (Int) -> Int {
    let step = Self.roundStep(most)
    let end = max(step, (most + step - 1) / step * step)
    let y = { (number: Int) in top + height - Int((Double(number) * Double(height) / Double(end)).rounded()) }
    drawing.text(8, top - 12, plain(name), "label")
    for number in stride(from: 0, through: end, by: step) {
      drawing.line(left, y(number), right, y(number), number == 0 ? "axis" : "grid")
      drawing.text(left - 6, y(number) + 4, String(number), "muted end")
    }
    return y
  }

  /// A step of 1, 2 or 5 times a power of ten that makes at most five steps to `most`.
  static func roundStep(_ most: Int) -> Int {
    var power = 1
    while true {
      for factor in [1, 2, 5] where power * factor * 4 >= most { return power * factor }
      power *= 10
    }
  }

  private func labels(_ time: TimeBins, step: Int, left: Int, at y: Int, _ drawing: inout SVG) {
    let needed = (time.isYears ? 34 : 52) * 10
    let every = max(1, (needed + step - 1) / step)
    for (bin, (name, _)) in time.bins.enumerated() where (time.bins.count - 1 - bin) % every == 0 {
      drawing.text(left + (bin * step + step / 2) / 10, y, name, "muted middle")
    }
  }
}
