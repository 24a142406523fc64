/// How many sources stand independently behind a list of citations.
///
/// Distinct publishers count, not distinct rows. Sources tied by `derived_from` are one, also through a source that is
/// not cited. Cited sources without a publisher together are one: nobody knows that they differ. The medium of a claim
/// never counts.
public struct Independence: Sendable {
  private var ordinals: [String: Int] = [:]
  /// By source: another one of its group, or itself.
  private var parents: [Int]
  private var hasPublisher: [Bool]
  /// The groups that have a publisher.
  private var published: Set<Int> = []

  /// The ties between `sources`.
  public init(_ sources: [Source]) {
    for (ordinal, source) in sources.enumerated() { ordinals[source.id] = ordinal }
    parents = Array(sources.indices)
    hasPublisher = sources.map { $0.publisher != nil }
    var publishers: [String: Int] = [:]
    for (ordinal, source) in sources.enumerated() {
      for origin in source.derivedFrom {
        if let other = ordinals[origin] { join(ordinal, other) }
      }
      // written in another case it is the same publisher
      guard let publisher = source.publisher?.withoutBlanks.lowercased() else { continue }
      if let other = publishers[publisher] { join(ordinal, other) } else { publishers[publisher] = ordinal }
    }
    for ordinal in parents.indices { parents[ordinal] = group(of: ordinal) }
    published = Set(parents.indices.filter { hasPublisher[$0] }.map { parents[$0] })
  }

  /// How many independent sources `citations` name; 0 for none.
  public func count(_ citations: [Citation]) -> Int {
    var groups: Set<Int> = []
    var unpublished: Set<Int> = []
    for citation in citations {
      // a source that is withheld from the edition is one without a publisher
      let ordinal = ordinals[citation.source]
      let group = ordinal.map { parents[$0] } ?? -1
      groups.insert(group)
      if !(ordinal.map { hasPublisher[$0] } ?? false) { unpublished.insert(group) }
    }
    return groups.count - max(unpublished.count - 1, 0)
  }

  /// The group in which a source counts; sources without a publisher are one, unless they are tied to one that has it.
  func group(ofSource source: String) -> Int {
    guard let ordinal = ordinals[source], published.contains(parents[ordinal]) else { return -2 }
    return parents[ordinal]
  }

  private func group(of ordinal: Int) -> Int {
    var root = ordinal
    while parents[root] != root { root = parents[root] }
    return root
  }

  private mutating func join(_ a: Int, _ b: Int) {
    let (first, second) = (group(of: a), group(of: b))
    parents[max(first, second)] = min(first, second)
    // both now lead there in one step, so that long chains stay short
    parents[a] = min(first, second)
    parents[b] = min(first, second)
  }
}
