/// The register as Frictionless Table Schemas (Data Package 2.0): what a CSV file of each table holds.
package struct TableSchema {
  private let tables: [Table]

  /// The schemas of `tables`.
  init(_ tables: [Table]) { self.tables = tables }

  /// One table's schema; of several tables an object with the schema of each under its name.
  var text: String {
    if tables.count == 1 { return schema(of: tables[0].schema).text + "\n" }
    return JSON.object(tables.map { ($0.name, schema(of: $0.schema)) }).text + "\n"
  }

  private func schema(of schema: RecordSchema) -> JSON {
    var members: [(name: String, value: JSON)] = [
      ("$schema", .string("https://datapackage.org/profiles/2.0/tableschema.json")),
      ("name", .string(schema.table)),
      ("description", .string("One row: " + schema.summary + ".")),
      ("fields", .array(schema.columns.map { TableSchema.field($0, of: schema) })),
      // Optional columns may be left out, and others than these are kept in `extra`.
      ("fieldsMatch", .string("partial")),
      ("missingValues", .strings([""])),
      ("primaryKey", .strings(["id"])),
    ]
    let keys = schema.columns.compactMap { TableSchema.foreignKey($0, in: schema) }
    if !keys.isEmpty { members.append(("foreignKeys", .array(keys))) }
    return .object(members)
  }

  /// A field of a table. A value of one that `isGuarded` may have an apostrophe before it, which its pattern allows for;
  /// `decimalChar` stands in decimal numbers, nil for the point.
  package static func field(
    _ column: Column, of schema: RecordSchema, isGuarded: Bool = false, decimalChar: String? = nil
  ) -> JSON {
    let form = ValueType(column, of: schema).form
    var members: [(name: String, value: JSON)] = [("name", .string(column.name))]
    var constraints: [(name: String, value: JSON)] = []
    if column.isRequired, column.role == .input { constraints.append(("required", .bool(true))) }
    if case .identifier = column.kind { constraints.append(("unique", .bool(true))) }
    var note = ""
    if column.isList {
      if column.hasPlainValues {
        members += [("type", .string("list")), ("delimiter", .string(";")), ("itemType", .string("string"))]
      } else {
        // The list type of the standard knows no escapes, and these values may hold a semicolon.
        members.append(("type", .string("string")))
        note = " A list: values joined by ;, with \\; and \\\\ for the characters themselves."
      }
    } else {
      let (type, facets) = descriptor(of: form)
      members += type
      if let decimalChar, case .decimal = form { members.append(("decimalChar", .string(decimalChar))) }
      constraints += isGuarded ? facets.filter { $0.name != "pattern" } : facets
      if case .url = column.kind { members.append(("format", .string("uri"))) }
    }
    members.append(("description", .string(column.documentation + note)))
    if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
    return .object(members)
  }

  private typealias Members = [(name: String, value: JSON)]

  private static func descriptor(of form: ValueType.Form) -> (type: Members, constraints: Members) {
    switch form {
    case .text: ([("type", .string("string"))], [])
    case .pattern(let pattern, let longest):
      (
        [("type", .string("string"))],
        [("pattern", .string(pattern))] + (longest.map { [("maxLength", .integer(Int64($0)))] } ?? [])
      )
    case .words(let words): ([("type", .string("string"))], [("enum", .strings(words))])
    case .integer(let range):
      (
        [("type", .string("integer"))],
        [("minimum", .integer(range.lowerBound))]
          + (range.upperBound == .max ? [] : [("maximum", .integer(range.upperBound))])
      )
    case .decimal(let range):
      (
        [("type", .string("number"))],
        [("minimum", .decimal(range.lowerBound)), ("maximum", .decimal(range.upperBound))]
      )
    case .day: ([("type", .string("date"))], [])
    case .moment: ([("type", .string("datetime"))], [])
    }
  }

  /// A key for a single reference to one table; the standard has none for lists or a choice of tables.
  package static func foreignKey(_ column: Column, in schema: RecordSchema) -> JSON? {
    guard case .reference(let targets, or: nil) = column.kind, targets.count == 1, !column.isList else { return nil }
    let isOwn = targets[0].name == schema.table
    // Without a resource the key points into its own table.
    return .object([
      ("fields", .strings([column.name])),
      (
        "reference",
        .object((isOwn ? [] : [("resource", .string(targets[0].name))]) + [("fields", .strings(["id"]))])
      ),
    ])
  }
}

extension Column {
  /// Whether no value of the list can hold a semicolon or backslash.
  fileprivate var hasPlainValues: Bool {
    switch kind {
    case .reference, .link, .identifier, .vocabulary, .country, .language, .digest: true
    default: false
    }
  }
}
