/// How the columns of a table that Nightdesk does not know become the columns of a register's table: what a mapping
/// file says.
package struct TableMapping: Sendable, Equatable {
  /// Where a column of the register takes its value from.
  package struct Rule: Sendable, Equatable {
    /// The register's column.
    package var column: String
    /// The file's column; nil: ``constant`` stands in every record.
    package var source: String?
    /// The value where the file has none.
    package var constant: String?
    /// What values of the file stand for.
    package var values: [String: String]
    /// How dates are written there: `dd/MM/yyyy`.
    package var dateFormat: String?
    /// What stands between the values of a list there.
    package var separator: String?

    package init(
      column: String, source: String? = nil, constant: String? = nil, values: [String: String] = [:],
      dateFormat: String? = nil, separator: String? = nil
    ) {
      self.column = column
      self.source = source
      self.constant = constant
      self.values = values
      self.dateFormat = dateFormat
      self.separator = separator
    }
  }

  /// The table whose records the rows are.
  package var table: Table
  package var rules: [Rule]
  /// Columns of the file that are left out on purpose.
  package var ignored: [String]
  /// What stands for no value in every column.
  package var nulls: [String]

  package init(table: Table = .events, rules: [Rule] = [], ignored: [String] = [], nulls: [String] = []) {
    self.table = table
    self.rules = rules
    self.ignored = ignored
    self.nulls = nulls
  }
}
