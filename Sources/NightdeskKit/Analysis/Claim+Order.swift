extension Claim {
  /// Whether the row names a speaker: neither `unnamed`, nor one that is `withheld` from an audience.
  var namesSpeaker: Bool { speaker != "unnamed" && speaker != "withheld" }

  /// Whom it names, each once; `withheld` names nobody.
  var named: Set<String> { Set(attributedTo).subtracting(["withheld"]) }

  /// Its values, each once; `withheld` says nothing.
  var values: Set<String> { Set(value).subtracting(["withheld"]) }

  /// Whether `self` is told before `other`: in the order of `said`, then of ids; undated ones come last.
  public func isTold(before other: Claim) -> Bool {
    let (mine, others) = (said?.bounds ?? .notKnown, other.said?.bounds ?? .notKnown)
    return mine == others ? id.precedes(other.id) : mine < others
  }
}

extension String {
  /// The order of UTF-8 bytes, the only one that output is sorted by.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
