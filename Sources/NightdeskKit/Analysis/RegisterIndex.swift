/// A register's records by id, and what is said of and tied to each: what a document looks things up in.
public struct RegisterIndex: Sendable {
  /// How many sources stand independently behind citations.
  public let independence: Independence
  let wholes: Wholes
  private let register: Register
  private let sources, actors, relations, places, events, claims: [String: Int]
  private let claimsAbout, claimsOn, relationsOf: [String: [Int]]
  private let takenBack: Set<String>

  /// The index of all records that `register` holds.
  public init(_ register: Register) {
    self.register = register
    independence = Independence(register.sources)
    wholes = Wholes(register.relations)
    sources = Self.positions(register.sources.lazy.map(\.id))
    actors = Self.positions(register.actors.lazy.map(\.id))
    relations = Self.positions(register.relations.lazy.map(\.id))
    places = Self.positions(register.places.lazy.map(\.id))
    events = Self.positions(register.events.lazy.map(\.id))
    claims = Self.positions(register.claims.lazy.map(\.id))

    let told = register.claims.indices.sorted { register.claims[$0].isTold(before: register.claims[$1]) }
    var about: [String: [Int]] = [:]
    var on: [String: [Int]] = [:]
    for position in told {
      for id in Set(register.claims[position].about) { about[id, default: []].append(position) }
      if let id = register.claims[position].stanceOn { on[id, default: []].append(position) }
    }
    claimsAbout = about
    claimsOn = on
    takenBack = Set(zip(register.claims, Retractions(register.claims).isRetracted).lazy.filter { $1 }.map { $0.0.id })
    var ties: [String: [Int]] = [:]
    for (position, relation) in register.relations.enumerated() {
      for id in Set([relation.subject, relation.object]) { ties[id, default: []].append(position) }
    }
    relationsOf = ties
  }

  private static func positions(_ ids: some Collection<String>) -> [String: Int] {
    Dictionary(zip(ids, 0..<ids.count)) { first, _ in first }
  }

  /// The source called `id`.
  public func source(_ id: String) -> Source? { sources[id].map { register.sources[$0] } }
  /// The actor called `id`.
  public func actor(_ id: String) -> Actor? { actors[id].map { register.actors[$0] } }
  /// The relation called `id`.
  public func relation(_ id: String) -> Relation? { relations[id].map { register.relations[$0] } }
  /// The place called `id`.
  public func place(_ id: String) -> Place? { places[id].map { register.places[$0] } }
  /// The event called `id`, if it is one of those that the edition tells.
  public func event(_ id: String) -> Event? { events[id].map { register.events[$0] } }
  /// The claim called `id`.
  public func claim(_ id: String) -> Claim? { claims[id].map { register.claims[$0] } }

  /// The claims about the record called `id`, in the order of `said`, then of ids; undated ones last.
  public func claims(about id: String) -> [Claim] { (claimsAbout[id] ?? []).map { register.claims[$0] } }

  /// The claims with a stance on the claim called `id`, in the same order.
  public func claims(on id: String) -> [Claim] { (claimsOn[id] ?? []).map { register.claims[$0] } }

  /// Whether its speaker took a claim back.
  public func isTakenBack(_ claim: Claim) -> Bool { takenBack.contains(claim.id) }

  /// The relations that the actor called `id` is the subject or object of, in the order in which they were read.
  public func relations(of id: String) -> [Relation] { (relationsOf[id] ?? []).map { register.relations[$0] } }
}
