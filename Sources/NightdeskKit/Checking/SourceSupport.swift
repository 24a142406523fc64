/// Which records of the small tables others name, by their places among the known ids; one a worker, merged at the end.
@safe package final class SourceUse: @unchecked Sendable {
  /// How a record is named.
  enum Use: UInt8, Comparable {
    case none, named, cited
    static func < (a: Use, b: Use) -> Bool { a.rawValue < b.rawValue }
  }

  private let count: Int
  private let uses: UnsafeMutablePointer<Use>

  package init(count: Int) {
    self.count = count
    unsafe uses = .allocate(capacity: count)
    unsafe uses.update(repeating: .none, count: count)
  }
  deinit { unsafe uses.deallocate() }

  @inline(__always)
  func mark(_ ordinal: Int, isCitation: Bool) {
    let use: Use = isCitation ? .cited : .named
    if use > self[ordinal] { unsafe uses[ordinal] = use }
  }

  @inline(__always)
  subscript(ordinal: Int) -> Use {
    precondition(ordinal >= 0 && ordinal < count)
    return unsafe uses[ordinal]
  }

  func merge(_ other: SourceUse) {
    for ordinal in 0..<count where other[ordinal] > self[ordinal] { unsafe uses[ordinal] = other[ordinal] }
  }
}

/// How many independent sources an event rests on, without making records of its citations: see ``Independence``.
struct SourceSupport: Sendable {
  /// By place among the known ids: the group of sources that count as one; those without a publisher are one group.
  private let groups: [Int32]
  /// The first source of each group, by its id, and whether the group has a publisher.
  private let leads: [String: (group: Int32, isPublished: Bool)]
  private let dataset = EventColumns.dataset
  private let citations = RegisterSchema.events.index("citations")
  private let reportedBy = RegisterSchema.events.index("reported_by")
  private let credibility = RegisterSchema.events.index("credibility")

  private static let none: Int32 = -1

  /// An event of a batch that rests on one group of sources.
  struct Single { let row, group: Int32 }

  init(_ sources: [Source], _ known: KnownIdentifiers) {
    var groups = [Int32](repeating: Self.none, count: known.count)
    var leads: [String: (group: Int32, isPublished: Bool)] = [:]
    var met: Set<Int32> = []
    let independence = Independence(sources)
    for source in sources {
      let group = Int32(independence.group(ofSource: source.id))
      if let ordinal = known.ordinal(of: source.id) { groups[ordinal] = group }
      if met.insert(group).inserted { leads[source.id] = (group, group >= 0) }
    }
    (self.groups, self.leads) = (groups, leads)
  }

  /// The group of which the source called `id` is the first.
  func group(ledBy id: String) -> (group: Int32, isPublished: Bool)? { leads[id] }

  /// That events cite something, and several publishers where they are graded as confirmed; returns which rest on one. The
  /// rows of a dataset are told as coded by it, whatever they cite.
  func check(_ batch: inout RecordBatch, _ known: KnownIdentifiers) -> [Single] {
    let isWanted = [FindingCode.nothingCited, .onePublisher, .tooCredible].contains { batch.levels[$0] > .off }
    guard isWanted else { return [] }
    var singles: [Single] = []
    let tellsSingles = batch.levels[.onePublisher] > .off
    for row in 0..<batch.count {
      let isOwn = batch.isEmpty(row, dataset)
      let isConfirmed = batch.values(credibility)[row] == 1
      guard isOwn || isConfirmed else { continue }
      if batch.isEmpty(row, citations) {
        if isOwn, batch.isEmpty(row, reportedBy) { batch.report(.nothingCited, row, citations) }
        if isConfirmed { batch.report(.tooCredible, row, credibility) }
        continue
      }
      var first = Self.none
      var isOne = true
      ListSyntax.forEach(batch[row, citations]) { citation, _ in
        let id = citation.extracting(0..<(citation.firstIndex(of: 0x23) ?? citation.count))
        let group = known.ordinal(of: id).map { groups[$0] } ?? Self.none
        if first == Self.none { first = group } else if group != first { isOne = false }
      }
      guard isOne else { continue }
      if isOwn, tellsSingles, first != Self.none { singles.append(Single(row: Int32(row), group: first)) }
      if isConfirmed { batch.report(.tooCredible, row, credibility) }
    }
    return singles
  }
}
