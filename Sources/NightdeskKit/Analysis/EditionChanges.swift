/// What is different in an edition from the one that was published before it.
///
/// Every change stands in `changes.csv` and `changes.jsonl` of the edition; the counts here are of all of them, the
/// lists are bounded.
public struct EditionChanges: Sendable {
  /// What happened to a record.
  public enum Operation: String, Sendable, CaseIterable {
    /// It was not there before.
    case added
    /// It was there, and what the register says of it is different now.
    case revised
    /// It was there and is no longer: it was taken out of the register, or is rejected now.
    case withdrawn
  }

  /// A record that is different.
  public struct Item: Sendable, Equatable {
    public let operation: Operation
    public let table: Table
    public let id: String
    /// The names of the columns that differ, in the register's order; none for what was added or withdrawn. Computed
    /// columns do not count: an event is not revised because a claim about it was added.
    public let fields: [String]

    package init(_ operation: Operation, _ table: Table, _ id: String, fields: [String] = []) {
      self.operation = operation
      self.table = table
      self.id = id
      self.fields = fields
    }
  }

  /// How many items of each table and operation are kept in ``items``, and ids in ``newlyContested``.
  public static let listed = 100

  /// The id of the run that published the edition before.
  public let since: String
  /// The first ``listed`` of each table and operation: by table, then added, revised, withdrawn, then in input order.
  public let items: [Item]
  /// The ids of the first ``listed`` events that are contested now and were not before, or were not there.
  public let newlyContested: [String]
  /// How many such events there are.
  public let newlyContestedCount: Int
  /// By table and operation.
  private let counts: [[Int]]
  /// What happened to each claim that is different and still there.
  private let claims: [String: Operation]

  package init(
    since: String, items: [Item], counts: [[Int]], newlyContested: [String] = [], newlyContestedCount: Int = 0,
    claims: [String: Operation] = [:]
  ) {
    self.since = since
    self.items = items
    self.counts = counts
    self.newlyContested = newlyContested
    self.newlyContestedCount = newlyContestedCount
    self.claims = claims
  }

  /// Whether the claim called `id` was added or revised; nil where it is as it was.
  public func operation(onClaim id: String) -> Operation? { claims[id] }

  /// How many records of a table were added, revised or withdrawn.
  public func count(_ operation: Operation, _ table: Table) -> Int {
    counts[Int(table.rawValue)][Operation.allCases.firstIndex(of: operation)!]
  }

  /// How many records of all tables were.
  public func count(_ operation: Operation) -> Int {
    Table.allCases.reduce(0) { $0 + count(operation, $1) }
  }

  /// The tables in which something is different.
  public var tables: [Table] { Table.allCases.filter { table in Operation.allCases.contains { count($0, table) > 0 } } }

  /// Whether nothing is different.
  public var isEmpty: Bool { Operation.allCases.allSatisfy { count($0) == 0 } && newlyContestedCount == 0 }
}
