/// The six tables of a register.
public enum Table: UInt8, CaseIterable, Sendable, Hashable {
  case sources, actors, relations, places, events, claims

  /// The table's name, as files spell it (`events`).
  public var name: String { schema.table }
  /// What the table's rows look like.
  public var schema: RecordSchema { RegisterSchema.all[Int(rawValue)] }

  /// The table called `name`.
  public init?(name: String) {
    guard let table = Table.allCases.first(where: { $0.name == name }) else { return nil }
    self = table
  }

  /// The table whose records are called `record` (`event`).
  public init?(record: String) {
    guard let table = Table.allCases.first(where: { $0.schema.record == record }) else { return nil }
    self = table
  }
}

/// What one kind of record looks like: the only place where its columns are named.
public struct RecordSchema: Sendable {
  /// The name of the table (`events`).
  public let table: String
  /// The name of one record (`event`).
  public let record: String
  /// One sentence: what one row is.
  public let summary: String
  /// The columns, in the order in which they are written.
  public let columns: [Column]
  /// For each column, its place among the columns whose values are typed, or -1.
  @usableFromInline let valueSlots: [Int]
  /// How many columns have typed values.
  @usableFromInline let valueCount: Int
  /// What each column takes, in words that follow "it takes"; nil where that may be anything.
  let takes: [String?]
  /// Where the record's id and its marking stand.
  let identifier, marking: Int

  init(table: String, record: String, summary: String, columns: [Column]) {
    self.table = table
    self.record = record
    self.summary = summary
    self.columns = columns
    takes = columns.map(\.takes)
    var slots: [Int] = []
    var used = 0
    for column in columns {
      slots.append(column.isTyped ? used : -1)
      if column.isTyped { used += 1 }
    }
    valueSlots = slots
    valueCount = used
    identifier = columns.firstIndex { $0.name == "id" } ?? -1
    marking = columns.firstIndex { $0.name == "marking" } ?? -1
  }

  /// The position of the column called `name`.
  public func index(_ name: String) -> Int {
    guard let index = columns.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("\(table) has no column \(name)")
    }
    return index
  }

  /// The position of the column called `name`, if there is one.
  public func find(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }
}

/// One column: its name, what its values are, and whether it may be empty.
public struct Column: Sendable {
  /// What one value of a column is.
  public enum Kind: Sendable {
    /// The record's own id.
    case identifier
    case text
    case integer(ClosedRange<Int64>)
    /// A decimal number: digits and a point, no exponent, no thousands mark.
    case decimal(ClosedRange<Double>)
    /// An EDTF date (Library of Congress, ISO 8601-2).
    case date
    /// A calendar day, `2014-05-16`.
    case day
    /// A moment with an offset, RFC 3339.
    case timestamp
    case vocabulary(Vocabulary)
    /// The id of a record of one of the tables, or one of the words.
    case reference([Table], or: Vocabulary? = nil)
    /// `source-id` or `source-id#locator`.
    case citation
    /// `word=id`: one of the words and the id of a record of the table.
    case link(Vocabulary, Table)
    /// `name=value`.
    case pair
    /// ISO 3166-1 alpha-2 or alpha-3, or `XKX`.
    case country
    /// `http` or `https`.
    case url
    /// BCP 47, RFC 5646: its shape only.
    case language
    /// SHA-256 in 64 hexadecimal digits.
    case digest
  }

  /// Who fills a column.
  public enum Role: Sendable {
    case input
    /// The tool: readers accept such a column and compute it anew.
    case computed
  }

  /// The name, as files spell it.
  public let name: String
  /// What one value is.
  public let kind: Kind
  /// Whether a cell holds several values, joined by `;` in CSV.
  public let isList: Bool
  /// Whether a record without it is rejected.
  public let isRequired: Bool
  /// Who fills it.
  public let role: Role
  /// One line for the column reference.
  public let summary: String

  init(
    _ name: String, _ kind: Kind, list: Bool = false, required: Bool = false, role: Role = .input,
    _ summary: String
  ) {
    self.name = name
    self.kind = kind
    isList = list
    isRequired = required
    self.role = role
    self.summary = summary
  }

  /// Whether values are parsed once and kept beside the text (see ``Value``).
  public var isTyped: Bool {
    if isList { return false }
    switch kind {
    case .integer, .decimal, .date, .day, .timestamp, .vocabulary: return true
    default: return false
    }
  }

  /// Whether a value that passed its checks can be written without escaping in any syntax.
  public var isBare: Bool {
    if isList { return false }
    switch kind {
    case .integer, .decimal, .day, .timestamp, .country, .digest: return true
    default: return false
    }
  }
}

extension RecordSchema {
  /// The names of the columns that a file may have.
  var inputNames: [String] { columns.filter { $0.role == .input }.map(\.name) }
}
