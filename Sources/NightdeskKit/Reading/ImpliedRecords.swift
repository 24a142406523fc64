/// The actors and sources that a dataset's rows imply: one a distinct name, and none that only rejected rows name. A
/// worker keeps the ids it has handed over, so that only what is new to it goes into its turn.
package struct ImpliedRecords: ~Copyable {
  private var known = IdentifierTable()
  /// By ordinal: whether all has been handed over that rows can say about the record.
  private var isComplete: [Bool] = []
  /// What the rows of the block at hand imply, in their order; the same record may stand here more than once.
  private var noted: [(row: Int, record: Implied)] = []

  package init() {}

  /// The names met so far and, by ordinal, their digests: a look-up takes less time than the digest of a name.
  private var names = IdentifierTable()
  private var digests: [NameDigest] = []

  /// The digest of `name`.
  mutating func digest(of name: borrowing Span<UInt8>) -> NameDigest {
    let (ordinal, isNew) = names.insert(name, hash: IdentifierTable.hash(name))
    guard ordinal >= 0 else { return NameDigest(name) }
    if isNew { digests.append(NameDigest(name)) }
    return digests[ordinal]
  }

  /// Whether the record `id` was handed over, and a row that says all about it, or not all, has nothing to add.
  func has(_ id: borrowing Span<UInt8>, isComplete: Bool = true) -> Bool {
    guard let ordinal = known.find(id) else { return false }
    return !isComplete || self.isComplete[ordinal]
  }

  /// Notes that `row` implies the record `id` of `table`, with `cells` by column name, unless that was handed over.
  /// A row that says less about it than others may is not `isComplete`.
  mutating func note(
    _ row: Int, _ table: Table, _ id: borrowing Span<UInt8>, isComplete: Bool = true, _ cells: () -> [(String, String)]
  ) {
    guard !has(id, isComplete: isComplete) else { return }
    noted.append((row, Implied(table: table, id: id.text, cells: cells(), isComplete: isComplete)))
  }

  /// Notes that `row` implies the dataset as a source, of which the actors it names are cited, and returns its id.
  mutating func noteDataset(_ row: Int, _ dataset: Dataset) -> String {
    note(row, .sources, dataset.id.utf8Span.span) {
      [("title", dataset.title), ("kind", "dataset"), ("publisher", dataset.publisher)]
    }
    return dataset.id
  }

  /// Forgets what was noted: the block will be read again, or has been handed over.
  mutating func forget() { noted.removeAll(keepingCapacity: true) }

  /// Hands over what the rows imply that are not `rejected`.
  mutating func take(_ rejected: [Bool]) -> [Implied] {
    var new: [Implied] = []
    for (row, record) in noted where !rejected[row] {
      let (ordinal, isNew) = known.insert(record.id)
      if isNew {
        if ordinal >= 0 { isComplete.append(record.isComplete) }
      } else if record.isComplete, !isComplete[ordinal] {
        isComplete[ordinal] = true
      } else {
        continue
      }
      new.append(record)
    }
    forget()
    return new
  }
}

/// A dataset as a source.
struct Dataset: Sendable {
  let id, title, publisher: String
}

/// A record that a dataset's rows imply.
package struct Implied: Sendable {
  package let table: Table
  package let id: String
  package let cells: [(column: String, text: String)]
  /// Whether no other row can say more about it; where one can, its record takes this one's place.
  let isComplete: Bool
}
