internal import NightdeskKit

extension FigureFrame {
  /// When the told events happened: a bar from the first to the last day that a date may mean.
  func timeline() -> Figure? {
    let events = briefing.timelineEvents.filter { $0.when?.bounds.isKnown == true }
    let days = events.flatMap { [$0.when?.bounds.firstDay, $0.when?.bounds.lastDay].compactMap { $0 } }
    guard let earliest = days.min(), let latest = days.max() else { return nil }
    var drawing = SVG()
    // on a phone a title stands above its bar, else before it
    let (left, right, row) = isNarrow ? (18, 8, 36) : (286, 20, 20)
    var shapes: [(shape: String, Phrase)] = [("certain", .legendPoint)]
    if events.contains(where: { $0.scope == "series" }) { shapes.append(("series", .legendSeries)) }
    if events.contains(where: { briefing.contestedIDs.contains($0.id) }) {
      shapes.append(("contested", .legendContested))
    }
    if events.contains(where: { $0.isOpen }) { shapes.append((Fade.out.rawValue, .openEnd)) }
    let top = 16 + legend(shapes, at: 8, width, &drawing)
    let bottom = top + events.count * row

    // the days of all dates together do not fit into the number that each has
    let (start, span) = (Double(earliest), max(Double(latest) - Double(earliest), 1))
    let x = { (day: Int32) in
      left + 14 + Int(((Double(day) - start) * Double(width - left - right - 28) / span).rounded())
    }
    drawing.raw("<defs>\(Fade.allCases.map { gradient($0) }.joined())</defs>")
    for tick in ticks(earliest, latest) {
      drawing.line(x(tick.day), top, x(tick.day), bottom, "grid")
      drawing.text(x(tick.day), bottom + 16, tick.name, "muted middle")
    }
    let shown = Set(events.map(\.id))
    for (line, event) in events.enumerated() {
      guard let bounds = event.when?.bounds else { continue }
      let y = top + line * row
      let indent = event.partOf.map { shown.contains($0) } == true ? 14 : 0
      let room = (isNarrow ? width : left) - 16 - indent
      let title = TextWidth.fitted(MarkdownText.plain(event.title), size: 12, width: room)
      drawing.text(8 + indent, y + 14, title, isNarrow ? "label halo" : "label")
      bar(bounds, isNarrow ? y + 20 : y + 5, x, (left, width - 4), shape(event), &drawing)
    }
    drawing.line(left, bottom, width - right, bottom, "axis")
    return figure(.timeline, .figureTimeline, .figureTimelineText, width, bottom + 28, drawing)
  }

  private func shape(_ event: Event) -> String {
    if briefing.contestedIDs.contains(event.id) { return event.scope == "series" ? "contested-series" : "contested" }
    return event.scope == "series" ? "series" : "certain"
  }

  private func bar(
    _ bounds: DayBounds, _ y: Int, _ x: (Int32) -> Int, _ edges: (Int, Int), _ shape: String, _ drawing: inout SVG
  ) {
    let (first, last) = (bounds.firstDay.map(x), bounds.lastDay.map(x))
    if let first, let last {
      let width = max(5, last - first)
      return drawing.rect(last - first < 5 ? first - 2 : first, y, width, 10, shape, radius: 2)
    }
    guard let known = first ?? last else { return }
    let end = first == nil ? min(edges.0, known - 30) : max(edges.1, known + 30)
    if shape.hasSuffix("series") {
      // dashed as others, and without the side that is not known
      drawing.path("M\(end) \(y)H\(known)V\(y + 10)H\(end)", shape)
    } else {
      let isContested = shape == "contested"
      let fade: Fade = first == nil ? isContested ? .contestedIn : .in : isContested ? .contestedOut : .out
      drawing.raw(faded(fade, min(known, end), y, abs(end - known)))
    }
  }

  /// A gradient that the bars of one sort fade with.
  private func gradient(_ fade: Fade) -> String {
    let colour = "stop-color=\"var(--\(fade.isContested ? "amber" : "blue"))\""
    let ends = fade.isOut ? ["", " stop-opacity=\"0\""] : [" stop-opacity=\"0\"", ""]
    return "<linearGradient id=\"\(id(of: fade))\"><stop offset=\"0\" \(colour)\(ends[0])/>"
      + "<stop offset=\"1\" \(colour)\(ends[1])/></linearGradient>"
  }

  /// Where the axis has its marks: days, months or years, at most eight, on a phone five.
  private func ticks(_ first: Int32, _ last: Int32) -> [(day: Int32, name: String)] {
    let days = Int(last) - Int(first)
    let most = isNarrow ? 5 : 8
    if days <= most {
      return (0...days).map { (first + Int32($0), String(Calendar.isoText(ofDay: Int64(first) + Int64($0)).suffix(5))) }
    }
    let (firstYear, lastYear) = (Calendar.date(ofDay: Int64(first)).year, Calendar.date(ofDay: Int64(last)).year)
    if firstYear < 0 || lastYear > 9999 { return farTicks(Int(firstYear), Int(lastYear)) }
    let (start, end) = (Month(containing: first), Month(containing: last))
    let months = end.ordinal - start.ordinal
    let step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24_000].first { months / $0 < most } ?? 120_000
    if months == 0 {
      return stride(from: 0, through: days, by: max(1, days / (most / 2 + 1))).map { offset in
        (first + Int32(offset), String(Calendar.isoText(ofDay: Int64(first) + Int64(offset)).suffix(5)))
      }
    }
    let from = (start.ordinal + step - 1) / step * step
    return stride(from: from, through: end.ordinal, by: step).compactMap { ordinal in
      let month = Month(ordinal: ordinal)
      guard month.first >= first else { return nil }
      return (month.first, step % 12 == 0 ? String(month.year) : month.text)
    }
  }

  /// The same by years, for dates that lie outside of those in four digits.
  private func farTicks(_ first: Int, _ last: Int) -> [(day: Int32, name: String)] {
    let step = Self.roundStep(last - first)
    let from = Int((Double(first + 1) / Double(step)).rounded(.up)) * step
    return stride(from: from, through: last, by: step).map { (Calendar.firstDay(ofYear: $0), String($0)) }
  }
}

extension Event {
  /// Whether an end of its date is open or not known.
  fileprivate var isOpen: Bool {
    when.map { $0.bounds.startIs != .known || $0.bounds.endIs != .known } ?? false
  }
}
