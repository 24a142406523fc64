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
    if events.contains(where: { $0.isOpen }) { shapes.append(("fade-sample", .openEnd)) }
    let top = 16 + legend(shapes, at: 8, width, &drawing)
    let bottom = top + events.count * row

    let span = max(Double(latest - earliest), 1)
    let x = { (day: Int32) in
      left + 14 + Int((Double(day - earliest) * Double(width - left - right - 28) / span).rounded())
    }
    let ending = isNarrow ? "-narrow" : ""
    drawing.raw(
      "<defs><linearGradient id=\"fade-out\(ending)\"><stop offset=\"0\" stop-color=\"var(--blue)\"/>"
        + "<stop offset=\"1\" stop-color=\"var(--blue)\" stop-opacity=\"0\"/></linearGradient>"
        + "<linearGradient id=\"fade-in\(ending)\"><stop offset=\"0\" stop-color=\"var(--blue)\" stop-opacity=\"0\"/>"
        + "<stop offset=\"1\" stop-color=\"var(--blue)\"/></linearGradient></defs>")
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
    switch (first, last) {
    case (let first?, let last?):
      let width = max(5, last - first)
      drawing.rect(last - first < 5 ? first - 2 : first, y, width, 10, shape, radius: 2)
    case (let first?, nil): drawing.rect(first, y, max(30, edges.1 - first), 10, "fade-out", radius: 2)
    case (nil, let last?): drawing.rect(edges.0, y, max(30, last - edges.0), 10, "fade-in", radius: 2)
    case (nil, nil): break
    }
  }

  /// Where the axis has its marks: days, months or years, at most eight, on a phone five.
  private func ticks(_ first: Int32, _ last: Int32) -> [(day: Int32, name: String)] {
    let days = Int(last) - Int(first)
    let most = isNarrow ? 5 : 8
    if days <= most {
      return (0...days).map { (first + Int32($0), String(Calendar.isoText(ofDay: Int64(first) + Int64($0)).suffix(5))) }
    }
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
}

extension Event {
  /// Whether an end of its date is open or not known.
  fileprivate var isOpen: Bool {
    when.map { $0.bounds.startIs != .known || $0.bounds.endIs != .known } ?? false
  }
}
