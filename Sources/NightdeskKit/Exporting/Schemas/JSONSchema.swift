/// The register as a JSON Schema (2020-12): what one line of JSON Lines is.
///
/// It describes the form that is written. Readers take more: null for an empty value, numbers and yes/no as text or
/// as JSON's own, one value for a list of one.
struct JSONSchema {
  private let tables: [Table]

  /// The schema of `tables`.
  init(_ tables: [Table]) { self.tables = tables }

  /// The schema document.
  var text: String {
    let records = tables.map(\.schema)
    return JSON.object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("$id", .string(RegisterSchema.namespace + ":json")),
      ("title", .string("Register \(RegisterSchema.version), one record a line")),
      (
        "description",
        .string(
          "One line of a register in JSON Lines. Empty values are left out; lists are arrays; names that are not "
            + "listed are kept in extra.")
      ),
      ("oneOf", .array(records.map { reference($0.record) })),
      (
        "$defs",
        .object(
          records.map { ($0.record, definition(of: $0)) }
            + ValueType.all(of: tables).map { ($0.name, definition(of: $0)) })
      ),
    ]).text + "\n"
  }

  private func reference(_ name: String) -> JSON { .object([("$ref", .string("#/$defs/" + name))]) }

  private func definition(of schema: RecordSchema) -> JSON {
    let required = schema.columns.filter { $0.isRequired && $0.role == .input }.map(\.name)
    return .object([
      ("description", .string(schema.summary.sentence)),
      ("type", .string("object")),
      ("required", .strings(["table"] + required)),
      (
        "properties",
        .object(
          [("table", .object([("const", .string(schema.table))]))]
            + schema.columns.map { ($0.name, property($0, of: schema)) })
      ),
    ])
  }

  private func property(_ column: Column, of schema: RecordSchema) -> JSON {
    let value = "#/$defs/" + ValueType(column, of: schema).name
    var members: [(name: String, value: JSON)] = [("description", .string(column.documentation))]
    if column.role == .computed { members.append(("readOnly", .bool(true))) }
    if column.isList {
      members.append(("type", .string("array")))
      members.append(("items", .object([("$ref", .string(value))])))
      if column.isRequired { members.append(("minItems", .integer(1))) }
    } else {
      members.append(("$ref", .string(value)))
    }
    return .object(members)
  }

  private func definition(of type: ValueType) -> JSON {
    let facets: [(name: String, value: JSON)] =
      switch type.form {
      case .text: [("type", .string("string")), ("minLength", .integer(1))]
      case .pattern(let pattern, let longest):
        [("type", .string("string")), ("pattern", .string("^\(pattern)$"))]
          + (longest.map { [("maxLength", .integer(Int64($0)))] } ?? [])
      case .words(let words): [("type", .string("string")), ("enum", .strings(words))]
      case .integer(let range):
        [("type", .string("integer")), ("minimum", .integer(range.lowerBound))]
          + (range.upperBound == .max ? [] : [("maximum", .integer(range.upperBound))])
      case .decimal(let range):
        [
          ("type", .string("number")), ("minimum", .decimal(range.lowerBound)),
          ("maximum", .decimal(range.upperBound)),
        ]
      case .day: [("type", .string("string")), ("format", .string("date"))]
      case .moment: [("type", .string("string")), ("format", .string("date-time"))]
      }
    return .object([("description", .string(type.summary.sentence))] + facets)
  }
}
