/// A column in which records of an edition name what the edition does not have.
public struct DanglingColumn: Sendable, Hashable {
  public let table: Table
  /// Its name.
  public let column: String
  /// Whether something of what it names was read and rejected.
  public let isOfRejected: Bool
}

/// Where accepted records name what is not accepted, column by column: no key between tables holds there.
struct DanglingColumns: Sendable {
  /// By table and column: whether something of what it names was rejected.
  private var found: [Table: [String: Bool]] = [:]

  /// Takes in what the accepted records of `batch`, of which it is known now which these are, name in vain.
  mutating func add(_ batch: borrowing RecordBatch) {
    for reference in batch.dangling where !batch.rejected[reference.row] {
      add(batch.table, batch.schema.columns[reference.column].name, isOfRejected: reference.isOfRejected)
    }
  }

  mutating func add(_ table: Table, _ column: String, isOfRejected: Bool) {
    found[table, default: [:]][column, default: false] = found[table]?[column] == true || isOfRejected
  }

  /// In the order of the tables and their columns.
  var all: [DanglingColumn] {
    Table.allCases.flatMap { table in
      table.schema.columns.compactMap { column in
        found[table]?[column.name].map { DanglingColumn(table: table, column: column.name, isOfRejected: $0) }
      }
    }
  }
}
