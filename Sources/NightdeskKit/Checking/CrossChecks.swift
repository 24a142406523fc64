/// The checks that compare records of the small tables with each other, before it is settled which are accepted.
struct CrossChecks {
  private let batches: [TableBatch]

  /// `batches`: all of the small tables, references looked up.
  static func run(_ batches: [TableBatch]) {
    let checks = CrossChecks(batches: batches)
    checks.sources()
    checks.twins(.actors, .sameName, at: "name") { $0.text("name").lowercased() }
    checks.twins(.places, .samePlace, at: "name") { row in
      [row.text("name").lowercased(), row.text("country"), row.text("admin1")].joined(separator: "\n")
    }
    checks.twins(.claims, .sameClaim, at: "text") { row in
      ["speaker", "kind", "about", "text", "attributed_to", "value", "stance", "said"].map { row.text($0) }
        .joined(separator: "\n")
    }
    checks.circles(.sources, .derivedFromCircle, at: "derived_from") { ($0.text("id"), $0.list("derived_from")) }
    checks.circles(.relations, .relationCircle, at: "object") { row in
      row.text("kind") == "component-of" ? (row.text("subject"), [row.text("object")]) : nil
    }
    checks.claims()
  }

  private func rows(of table: Table) -> [(box: TableBatch, row: Int)] {
    batches.filter { $0.batch.table == table }.flatMap { box in
      (0..<box.batch.count).filter { !box.batch.rejected[$0] }.map { (box, $0) }
    }
  }

  /// Records that say the same, each of them but the first.
  private func twins(_ table: Table, _ code: FindingCode, at column: String, _ key: (Row) -> String) {
    var seen: Set<String> = []
    for (box, row) in rows(of: table) where !seen.insert(key(Row(box.batch, row))).inserted {
      box.batch.report(code, row, table.schema.index(column))
    }
  }

  private func sources() {
    var seen: Set<String> = []
    let url = Table.sources.schema.index("url")
    for (box, row) in rows(of: .sources) where !box.batch.isEmpty(row, url) {
      if !seen.insert(box.batch[row, url].text).inserted { box.batch.report(.sameURL, row, url) }
    }
  }

  /// Records whose ties lead back to them.
  private func circles(
    _ table: Table, _ code: FindingCode, at column: String, _ edges: (Row) -> (from: String, to: [String])?
  ) {
    let all = rows(of: table).compactMap { box, row in
      edges(Row(box.batch, row)).map { (box: box, row: row, from: $0.from, to: $0.to) }
    }
    var graph: [String: [String]] = [:]
    for edge in all { graph[edge.from, default: []] += edge.to.filter { $0 != edge.from } }
    let circles = Circles(graph)
    for edge in all
    where edge.to.contains(where: { $0 != edge.from && circles.join(edge.from, $0) }) {
      edge.box.batch.report(code, edge.row, table.schema.index(column))
    }
  }

  /// Claims, and relations, against the sources that they cite and the claims that they answer.
  private func claims() {
    let sources = rows(of: .sources).map { Source(Row($0.box.batch, $0.row)) }
    let published = Dictionary(sources.map { ($0.id, $0.published) }) { first, _ in first }
    let independence = Independence(sources)
    let schema = Table.claims.schema
    let all = rows(of: .claims).map { (box: $0.box, row: $0.row, claim: Claim(Row($0.box.batch, $0.row))) }
    let speakers = Dictionary(all.map { ($0.claim.id, $0.claim.speaker) }) { first, _ in first }
    for (box, row, claim) in all {
      if claim.stance == "retracts", let answered = claim.stanceOn, let speaker = speakers[answered],
        speaker != claim.speaker
      {
        box.batch.report(.foreignRetraction, row, schema.index("stance"))
      }
      if let said = claim.said?.bounds.firstDay {
        let isLate = claim.citations.contains { citation in
          guard let last = published[citation.source]??.bounds.lastDay else { return false }
          return said > last
        }
        if isLate { box.batch.report(.saidLate, row, schema.index("said")) }
      }
      if claim.credibility == 1, independence.count(claim.citations) < 2 {
        box.batch.report(.tooCredible, row, schema.index("credibility"))
      }
    }
    for (box, row) in rows(of: .relations) {
      let relation = Relation(Row(box.batch, row))
      guard relation.credibility == 1, independence.count(relation.citations) < 2 else { continue }
      box.batch.report(.tooCredible, row, Table.relations.schema.index("credibility"))
    }
  }
}

/// Which nodes of a graph lie on one circle: its strongly connected components (Tarjan 1972), without recursion, so
/// that a long chain exhausts no stack.
struct Circles {
  private var components: [String: Int] = [:]

  init(_ graph: [String: [String]]) {
    var index: [String: Int] = [:]
    var low: [String: Int] = [:]
    var onStack: Set<String> = []
    var stack: [String] = []
    // in the order of bytes, so that nothing depends on the order of a dictionary
    for root in graph.keys.sorted(by: { $0.utf8Span.span.precedes($1.utf8Span.span) }) where index[root] == nil {
      var work: [(node: String, next: Int)] = [(root, 0)]
      while let (node, next) = work.last {
        if next == 0 {
          index[node] = index.count
          low[node] = index[node]
          stack.append(node)
          onStack.insert(node)
        }
        let targets = graph[node] ?? []
        if next < targets.count {
          work[work.count - 1].next += 1
          let target = targets[next]
          if index[target] == nil {
            work.append((target, 0))
          } else if onStack.contains(target) {
            low[node] = min(low[node]!, index[target]!)
          }
          continue
        }
        work.removeLast()
        if let parent = work.last?.node { low[parent] = min(low[parent]!, low[node]!) }
        guard low[node] == index[node] else { continue }
        while let member = stack.popLast() {
          onStack.remove(member)
          components[member] = index[node]
          if member == node { break }
        }
      }
    }
  }

  /// Whether two tied nodes lie on one circle.
  func join(_ a: String, _ b: String) -> Bool {
    guard let first = components[a], let second = components[b] else { return false }
    return first == second
  }
}
