/// Which claims their speakers took back.
struct Retractions {
  /// By position: whether a retraction that stands takes the claim back.
  let isRetracted: [Bool]
  /// By position: the claim that it retracts; -1 for none.
  private let target: [Int]

  init(_ claims: [Claim]) {
    var positions: [String: Int] = [:]
    for (position, claim) in claims.enumerated() { positions[claim.id] = position }
    let target = claims.enumerated().map { position, claim in
      guard claim.stance == "retracts", let id = claim.stanceOn, let other = positions[id], other != position,
        claims[other].speaker == claim.speaker
      else { return -1 }
      return other
    }
    var undecided = [Int](repeating: 0, count: claims.count)
    for other in target where other >= 0 { undecided[other] += 1 }

    // a claim stands when every retraction of it is out, and is out as soon as one of them stands; retractions in a
    // circle decide nothing
    var isRetracted = [Bool](repeating: false, count: claims.count)
    var standing = claims.indices.filter { undecided[$0] == 0 }
    while let position = standing.popLast() {
      let out = target[position]
      guard out >= 0, !isRetracted[out] else { continue }
      isRetracted[out] = true
      let freed = target[out]
      guard freed >= 0 else { continue }
      undecided[freed] -= 1
      if undecided[freed] == 0, !isRetracted[freed] { standing.append(freed) }
    }
    self.isRetracted = isRetracted
    self.target = target
  }

  /// Whether the claim at `position` retracts one and says nothing else: its kind, names and values are those of
  /// what it takes back.
  func isEmpty(_ position: Int, _ claims: [Claim]) -> Bool {
    guard target[position] >= 0 else { return false }
    let (claim, other) = (claims[position], claims[target[position]])
    return claim.kind == other.kind && claim.named == other.named && claim.values == other.values
  }
}
