/// What is counted under names: finding a name that is there already allocates nothing.
struct NameTable<Count>: ~Copyable {
  private var ids = IdentifierTable()
  private let zero: Count
  /// The names, in the order in which they came; names longer than `IdentifierTable.longest` bytes end there.
  private(set) var names: [String] = []
  /// What is counted, by ordinal.
  var counts: [Count] = []

  init(zero: Count) { self.zero = zero }

  /// The ordinal of `name`, which is added with nothing counted unless it is there.
  mutating func ordinal(of name: borrowing Span<UInt8>) -> Int {
    var length = name.count
    if length > IdentifierTable.longest {
      length = IdentifierTable.longest
      while length > 0, name[length] & 0xC0 == 0x80 { length -= 1 }
    }
    let key = name.extracting(0..<length)
    let (ordinal, isNew) = ids.insert(key, hash: IdentifierTable.hash(key))
    if isNew {
      names.append(key.text)
      counts.append(zero)
    }
    return ordinal
  }

  /// Adds what `other` counted, name by name.
  mutating func merge(_ other: borrowing NameTable<Count>, _ add: (inout Count, Count) -> Void) {
    for (theirs, name) in other.names.enumerated() {
      let mine = ordinal(of: name.utf8Span.span)
      add(&counts[mine], other.counts[theirs])
    }
  }
}

extension NameTable where Count == Scoped {
  /// The names under which something is counted in one of the scopes.
  func lines(_ scope: (Scoped) -> Tally) -> [Breakdown<String>] {
    names.indices.compactMap { ordinal in
      let tally = scope(counts[ordinal])
      return tally.isEmpty ? nil : Breakdown(key: names[ordinal], tally: tally)
    }
  }
}
