/// Datasets live: an event comes again with a newer `updated`, and some are taken back. Says which version of an event
/// counts in a run, which rows of overlapping downloads say nothing new, and which events a list of deleted ones
/// withdraws.
final class LivingData: @unchecked Sendable {
  enum Verdict {
    /// It is the only version, or the newest.
    case counts
    /// A newer version of it is read in the same run.
    case replaced
    /// A row of another file says the same.
    case repeated
    /// A list of deleted events names it, and it was not updated since.
    case withdrawn
  }

  /// Ids that have versions, and by ordinal the place of the one that counts.
  private let versions: IdentifierTable
  private let places: [Int64]
  /// Where rows stand that say what one of another file says.
  private let repeats: Set<Int64>
  /// Withdrawn ids, and by ordinal when that was, in seconds since 1970.
  private let withdrawn: IdentifierTable
  private let moments: [Int64]

  /// What `survey` has found, and what `withdrawals` say.
  init(_ survey: VersionSurvey, _ withdrawals: [(id: String, moment: Int64)]) {
    var versions = IdentifierTable()
    var places: [Int64] = []
    for (id, place) in survey.newest where versions.insert(id).isNew { places.append(place) }
    var withdrawn = IdentifierTable()
    var moments: [Int64] = []
    for (id, moment) in withdrawals {
      let (ordinal, isNew) = withdrawn.insert(id)
      guard ordinal >= 0 else { continue }
      if isNew { moments.append(moment) } else { moments[ordinal] = max(moments[ordinal], moment) }
    }
    self.versions = versions
    self.places = places
    repeats = survey.repeats
    self.withdrawn = withdrawn
    self.moments = moments
  }

  /// Whether a list of deleted events names the event called `id`, which was updated since and counts.
  func outlives(_ id: borrowing Span<UInt8>, hash: UInt64, updated: Int64) -> Bool {
    withdrawn.find(id, hash: hash).map { Value.isThere(updated) && updated > moments[$0] } ?? false
  }

  /// What becomes of the event called `id` that stands at `place`.
  func verdict(_ id: borrowing Span<UInt8>, hash: UInt64, updated: Int64, place: Int64) -> Verdict {
    if let ordinal = withdrawn.find(id, hash: hash), !Value.isThere(updated) || updated <= moments[ordinal] {
      return .withdrawn
    }
    if repeats.contains(place) { return .repeated }
    guard let ordinal = versions.find(id, hash: hash) else { return .counts }
    return places[ordinal] == place ? .counts : .replaced
  }
}

/// Finds ids that come more than once: with different moments of update, or with all the same in another file.
struct VersionSurvey: Sendable {
  /// By ordinal of the id: when its newest version was updated, and where that stands; there is nothing of events without
  /// an update.
  private var updates: [Int64] = []
  private var places: [Int64] = []
  private var changed: [Int: (id: String, place: Int64)] = [:]

  /// The ids that have versions, each with the place of the newest.
  var newest: [(id: String, place: Int64)] { changed.sorted { $0.key < $1.key }.map(\.value) }

  /// By ordinal of the id: what its first record says, as a digest, and in which file. 0: there was none yet.
  private var contents: [UInt64] = []
  private var files: [Int64] = []
  /// By ordinal of the id: how its first record is written, what that says in any layout, and when it was updated.
  private var writings: [Int] = []
  private var facts: [UInt64] = []
  private var firstUpdates: [Int64] = []
  /// By file: the first that has the same columns.
  private let layouts: [Int]
  /// By file of a dataset: the names of its columns that some other file of it does not have. What they hold does not
  /// count where records are compared: downloads of several years have several layouts.
  let unshared: [Set<String>]

  /// `columns`: by file, the names of its columns and the dataset that it is of; none for a file of no dataset.
  init(columns: [(dataset: String, names: [String])?] = []) {
    layouts = columns.indices.map { file in
      columns.firstIndex { $0.map { Set($0.names) } == columns[file].map { Set($0.names) } } ?? file
    }
    unshared = columns.map { mine in
      guard let mine else { return [] }
      return columns.compactMap(\.self).filter { $0.dataset == mine.dataset }
        .reduce(into: Set<String>()) { $0.formUnion(Set(mine.names).subtracting($1.names)) }
    }
  }

  /// Where records stand that say what the first of their id says, in another file than that.
  private(set) var repeats: Set<Int64> = []

  /// Takes note of what the record at `place` says; nothing of it where it is of no dataset.
  mutating func note(_ ordinal: Int, _ content: RecordContent, updated: Int64, place: Int64) {
    while contents.count <= ordinal {
      contents.append(0)
      files.append(0)
      writings.append(0)
      facts.append(0)
      firstUpdates.append(Value.missing)
    }
    let file = place >> 40
    let writing = layouts[Int(file)] << 1 | (content.hasNumbers ? 1 : 0)
    if contents[ordinal] == 0 {
      (contents[ordinal], facts[ordinal], files[ordinal]) = (content.digest, content.facts, file)
      (writings[ordinal], firstUpdates[ordinal]) = (writing, updated)
    } else if files[ordinal] != file {
      // not all that is written in another way can be compared, but a dataset has one version of a moment
      let isSameVersion =
        Value.isThere(updated) && firstUpdates[ordinal] == updated && writings[ordinal] != writing
        && facts[ordinal] == content.facts
      if contents[ordinal] == content.digest || isSameVersion { repeats.insert(place) }
    }
  }

  /// Takes note of an event that passed its checks.
  mutating func note(_ ordinal: Int, _ id: borrowing Span<UInt8>, updated: Int64, place: Int64) {
    guard Value.isThere(updated) else { return }
    while updates.count <= ordinal {
      updates.append(Value.missing)
      places.append(0)
    }
    let old = updates[ordinal]
    guard updated != old else { return }
    if updated > old { (updates[ordinal], places[ordinal]) = (updated, place) }
    if old != Value.missing { changed[ordinal] = (id.text, places[ordinal]) }
  }
}

/// What a record says, to be compared with others of its id.
struct RecordContent {
  /// Of all that it says, in whatever order its file has its columns, those aside that only its file has; never 0.
  let digest: UInt64
  /// Of what every layout of a dataset writes the same: all but `extra`, `tags` and the country, which layouts have or
  /// have not.
  let facts: UInt64
  /// Whether it writes ACLED's kinds of actors in numbers, not in words.
  let hasNumbers: Bool
}

extension RecordBatch {
  /// In turn, where events may have versions: the version that counts keeps the id, the others are set aside.
  mutating func settleVersions(
    _ column: Int, _ identifiers: inout IdentifierTable, _ isHeld: inout [Bool], _ living: LivingData?,
    _ survey: inout VersionSurvey?
  ) {
    accepted.removeAll(keepingCapacity: true)
    for row in 0..<count {
      if !isEmpty(row, column) {
        let (ordinal, isNew) = identifiers.insert(self[row, column], hash: hashes[row])
        if isNew, ordinal >= 0 { isHeld.append(false) }
        if ordinal >= 0, !rejected[row] { settle(row, column, ordinal, &isHeld, living, &survey) }
      }
      if !rejected[row] { accepted.append(Int32(row)) }
    }
  }

  private mutating func settle(
    _ row: Int, _ column: Int, _ ordinal: Int, _ isHeld: inout [Bool], _ living: LivingData?,
    _ survey: inout VersionSurvey?
  ) {
    let updated = values(EventColumns.updated)[row]
    let place = Int64(file) << 40 | Int64(recordsBefore + row)
    if survey != nil {
      survey?.note(ordinal, self[row, column], updated: updated, place: place)
      if terms != nil, let unshared = survey?.unshared {
        survey?.note(ordinal, content(row, without: unshared[file]), updated: updated, place: place)
      }
    }
    switch living?.verdict(self[row, column], hash: hashes[row], updated: updated, place: place) {
    case .replaced where levels[.replacedByNewer] > .off: setAside(.replacedByNewer, row, column)
    case .withdrawn: setAside(.withdrawnByDataset, row, column)
    case .repeated where levels[.repeatedRecord] > .off: setAside(.repeatedRecord, row, column)
    case .replaced, .repeated, .counts, nil:
      if isHeld[ordinal] { return report(.duplicateIdentifier, row, column) }
      isHeld[ordinal] = true
      if living?.outlives(self[row, column], hash: hashes[row], updated: updated) == true {
        report(.updatedSinceDeleted, row, column)
      }
    }
  }

  /// What a record says, the columns called `unshared` aside.
  private borrowing func content(_ row: Int, without unshared: Set<String>) -> RecordContent {
    var (hash, facts): (UInt64, UInt64) = (0, 0)
    let (extra, tags) = (schema.index("extra"), schema.index("tags"))
    for column in RecordDigests.columns[Int(table.rawValue)] where column != extra && !isEmpty(row, column) {
      hash = StableHash.of(self[row, column], seed: StableHash.mixed(hash ^ UInt64(column)))
      if column != tags, column != EventColumns.country {
        facts = StableHash.of(self[row, column], seed: StableHash.mixed(facts ^ UInt64(column)))
      }
    }
    var items: UInt64 = 0
    var hasNumbers = false
    ListSyntax.forEach(self[row, extra]) { item, _ in
      let end = item.firstIndex(of: 0x3D) ?? item.count
      if end + 1 < item.count, item[end + 1] &- 0x30 < 10, item.extracting(0..<end).equals("inter1" as StaticString) {
        hasNumbers = true
      }
      if unshared.isEmpty || !unshared.contains(item.extracting(0..<end).text) { items &+= StableHash.of(item) }
    }
    return RecordContent(digest: StableHash.mixed(hash ^ items) | 1, facts: facts, hasNumbers: hasNumbers)
  }

  /// Leaves a record out that is not wrong.
  mutating func setAside(_ code: FindingCode, _ row: Int, _ column: Int) {
    report(code, row, column)
    rejected[row] = true
  }
}
