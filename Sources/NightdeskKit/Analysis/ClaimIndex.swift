/// What is claimed about each event, ready to be asked while events stream: built once, looked up without allocating.
package struct ClaimIndex: Sendable {
  /// What the computed columns of one event come from.
  package struct Entry: Sendable, Equatable {
    /// How many claims are about it.
    package let claims: Int
    /// How many distinct accounts there are among them (see ``Account``).
    package let accounts: Int
    /// Whether two of them do not fit together.
    package let isContested: Bool
    /// Where accounts of the deaths differ: from the least to the most that they give.
    package let deaths: ClosedRange<Int64>?
    /// The same of the injured.
    package let injured: ClosedRange<Int64>?

    /// Nothing is claimed.
    package static let none = Entry(claims: 0, accounts: 0, isContested: false, deaths: nil, injured: nil)
  }

  /// Whether accounts of an event differ; the raw value is the word's position in `Vocabularies.contested`.
  package enum Contested: Int, Sendable {
    /// Two claims about it do not fit together.
    case yes
    /// Only claims about the event that it is a part of.
    case whole
    case no
  }

  private let storage: Storage

  /// The index of all accepted claims and relations. Whatever claims are about is in it, events or not: ids are
  /// unique in the whole register.
  package init(claims: [Claim], relations: [Relation]) {
    let test = ContestedTest(claims: claims, relations: relations)
    var ids = IdentifierTable()
    var entries: [Entry] = []
    for (id, positions) in test.positionsByAbout() {
      // an id too long to be kept belongs to no accepted record
      guard ids.insert(id).ordinal >= 0 else { continue }
      let outcome = test.outcome(of: positions)
      entries.append(
        Entry(
          claims: positions.count,
          accounts: Account.count(positions.lazy.filter { !test.isOnlyRetraction[$0] }.map { claims[$0] }),
          isContested: !outcome.kinds.isEmpty, deaths: outcome.deaths, injured: outcome.injured))
    }
    storage = Storage(ids, entries)
  }

  /// Whether there are no claims.
  package var isEmpty: Bool { storage.entries.isEmpty }

  /// What is claimed about the event called `id`.
  package func entry(_ id: borrowing Span<UInt8>) -> Entry {
    isEmpty || id.isEmpty ? .none : entry(id, hash: IdentifierTable.hash(id))
  }

  /// The same with the hash at hand.
  func entry(_ id: borrowing Span<UInt8>, hash: UInt64) -> Entry {
    guard !id.isEmpty, let ordinal = storage.ids.find(id, hash: hash) else { return .none }
    return storage.entries[ordinal]
  }

  /// Whether accounts of the event called `id` differ, or those of the one it is part of (empty for none).
  package func contested(_ id: borrowing Span<UInt8>, partOf whole: borrowing Span<UInt8>) -> Contested {
    contested(entry(id), partOf: whole)
  }

  /// The same of an event whose entry is at hand.
  func contested(_ entry: Entry, partOf whole: borrowing Span<UInt8>) -> Contested {
    if entry.isContested { return .yes }
    return self.entry(whole).isContested ? .whole : .no
  }

  private final class Storage: Sendable {
    let ids: IdentifierTable
    let entries: [Entry]

    init(_ ids: consuming IdentifierTable, _ entries: [Entry]) {
      var ids = ids
      ids.spread()
      self.ids = ids
      self.entries = entries
    }
  }
}
