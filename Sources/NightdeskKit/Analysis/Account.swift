/// What one or more claims assert: the same kind, the same people named, the same value.
///
/// The order of names and values does not count. Claims that name nobody and have no value (comparisons, most claims of
/// the kind `account`) are one account only when their text is the same. A retracted claim is an account all the same; one
/// that takes another back and says nothing else is none.
public struct Account: Sendable, Equatable {
  /// The claims' kind.
  public let kind: String
  /// Whom they name, as the first of them lists them.
  public let attributedTo: [String]
  /// Their value, as the first of them lists it.
  public let value: [String]
  /// The ids of the claims, in the order of `said`, then of ids; undated ones last.
  public let claims: [String]

  /// The distinct accounts among `claims`, in the order of the first claim of each.
  public static func among(_ claims: some Sequence<Claim>) -> [Account] {
    var ordinals: [Key: Int] = [:]
    var groups: [[Claim]] = []
    for claim in claims.sorted(by: { $0.isTold(before: $1) }) {
      let ordinal = ordinals[Key(claim)] ?? groups.count
      if ordinal == groups.count {
        ordinals[Key(claim)] = ordinal
        groups.append([])
      }
      groups[ordinal].append(claim)
    }
    return groups.map { group in
      Account(kind: group[0].kind, attributedTo: group[0].attributedTo, value: group[0].value, claims: group.map(\.id))
    }
  }

  /// How many distinct accounts there are among `claims`.
  static func count(_ claims: some Sequence<Claim>) -> Int { Set(claims.map { Key($0) }).count }

  private struct Key: Hashable {
    let kind: String
    let names, values: Set<String>
    let text: String?

    init(_ claim: Claim) {
      kind = claim.kind
      names = Set(claim.attributedTo)
      values = Set(claim.value)
      text = names.isEmpty && values.isEmpty ? claim.text : nil
    }
  }
}
