/// The ways in which the register's schema is written down for others; all say the same, since all are made from
/// ``RegisterSchema``.
public enum SchemaFormat: String, CaseIterable, Sendable {
  /// W3C XML Schema 1.0: the register as XML.
  case xsd
  /// JSON Schema 2020-12: the register as JSON Lines.
  case jsonSchema = "json-schema"
  /// Frictionless Table Schema (Data Package 2.0): the register as CSV.
  case tableSchema = "table-schema"
  /// The column reference, for people.
  case markdown

  /// The schema of `tables` as text that ends with a line feed; the same bytes for the same tables.
  public func text(for tables: [Table]) -> String {
    switch self {
    case .xsd: XSD(tables).text
    case .jsonSchema: JSONSchema(tables).text
    case .tableSchema: TableSchema(tables).text
    case .markdown: ColumnReference(tables).text
    }
  }
}
