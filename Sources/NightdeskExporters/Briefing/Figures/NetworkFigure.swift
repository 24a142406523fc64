internal import NightdeskKit

extension FigureFrame {
  /// The actors that the told relations tie together, each tie a line with its kind.
  func network() -> Figure? {
    let relations = briefing.network.relations.filter { $0.status != "retracted" && $0.subject != $0.object }
    // those with most ties first, as the layout begins with them
    var ties: [String: Int] = [:]
    for relation in relations {
      for actor in [relation.subject, relation.object] { ties[actor, default: 0] += 1 }
    }
    let actors = ties.sorted { $0.value == $1.value ? precedes($0.key, $1.key) : $0.value > $1.value }.map(\.key)
    guard actors.count > 1 else { return nil }
    let places = Dictionary(actors.enumerated().map { ($1, $0) }) { $1 }
    let shown = relations.compactMap { relation -> (from: Int, to: Int, kind: String)? in
      guard let from = places[relation.subject], let to = places[relation.object], from != to else { return nil }
      return (from, to, relation.kind)
    }
    let names = actors.map { id in
      TextWidth.fitted(MarkdownText.plain(index.actor(id)?.name ?? id), size: 12, width: 190)
    }
    let layout = NetworkLayout(
      widths: names.map { TextWidth.of($0, size: 12) + 26 }, ties: shown.map { ($0.from, $0.to) })
    var drawing = SVG()
    drawing.raw(
      "<defs><marker id=\"tie-end\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" "
        + "orient=\"auto\"><path d=\"M0 0L8 4L0 8Z\" fill=\"var(--muted)\"/></marker></defs>")
    for tie in shown {
      let line = layout.line(tie.from, tie.to)
      drawing.raw(
        "<line x1=\"\(line.0.x)\" y1=\"\(line.0.y)\" x2=\"\(line.1.x)\" y2=\"\(line.1.y)\" class=\"tie\" "
          + "marker-end=\"url(#tie-end)\"/>")
    }
    let labels = shown.map { tie -> (x: Int, y: Int, kind: String) in
      let line = layout.line(tie.from, tie.to)
      let kind = SVG.plain(phrases.word(tie.kind, of: .relationKinds))
      return ((line.0.x + line.1.x) / 2, (line.0.y + line.1.y) / 2, kind)
    }
    // the lines do not run through words, nor through the blanks between them
    for label in labels {
      let width = TextWidth.of(label.kind, size: 10) + 4
      drawing.rect(label.x - width / 2, label.y - 6, width, 12, "paper")
    }
    for label in labels { drawing.text(label.x, label.y + 3, label.kind, "small middle halo") }
    for (node, name) in zip(layout.nodes, names) {
      drawing.rect(node.x - node.width / 2, node.y - 12, node.width, 24, "node", radius: 6)
      drawing.text(node.x, node.y + 4, name, "middle")
    }
    return figure(.network, .figureNetwork, .figureNetworkText, layout.width, layout.height, drawing)
  }
}

/// Where the actors of a network stand.
struct NetworkLayout {
  private(set) var nodes: [(x: Int, y: Int, width: Int)]
  let width: Int
  let height: Int

  /// Places boxes of these widths, tied to each other.
  init(widths: [Int], ties: [(Int, Int)]) {
    let places = NetworkPlaces.find(widths: widths, height: 24, ties: ties)
    let margin = 14
    let left = zip(places, widths).map { $0.x - $1 / 2 }.min() ?? 0
    let right = zip(places, widths).map { $0.x + $1 / 2 }.max() ?? 0
    let top = places.map { $0.y - 12 }.min() ?? 0
    let bottom = places.map { $0.y + 12 }.max() ?? 0
    nodes = zip(places, widths).map { ($0.x - left + margin, $0.y - top + margin, $1) }
    (width, height) = (max(300, right - left + 2 * margin), bottom - top + 2 * margin)
  }

  /// The line from the edge of one box to the edge of another.
  func line(_ from: Int, _ to: Int) -> ((x: Int, y: Int), (x: Int, y: Int)) {
    (edge(nodes[from], towards: nodes[to]), edge(nodes[to], towards: nodes[from]))
  }

  private func edge(_ box: (x: Int, y: Int, width: Int), towards other: (x: Int, y: Int, width: Int)) -> (
    x: Int, y: Int
  ) {
    let (dx, dy) = (Double(other.x - box.x), Double(other.y - box.y))
    guard dx != 0 || dy != 0 else { return (box.x, box.y) }
    let share = min(
      dx == 0 ? .infinity : Double(box.width) / 2 / abs(dx), dy == 0 ? .infinity : 12 / abs(dy))
    return (box.x + Int((dx * share).rounded()), box.y + Int((dy * share).rounded()))
  }
}
