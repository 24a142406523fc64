internal import NightdeskKit

/// What Datasette shows with the database: what tables and columns mean, and what to begin with
/// (https://docs.datasette.io/en/stable/metadata.html).
struct DatasetteMetadata {
  private let layout: SQLiteLayout
  private let edition: Edition

  init(_ layout: SQLiteLayout, _ edition: Edition) {
    self.layout = layout
    self.edition = edition
  }

  /// The file's text, JSON.
  var text: String {
    var output = ByteBuffer()
    output.append("{\n  \"title\": " as StaticString)
    output.appendJSON(edition.title)
    let day = Calendar.isoText(ofDay: Int64(edition.asOf))
    output.append(",\n  \"description\": " as StaticString)
    output.appendJSON(
      "Edition \(edition.runID), as of \(day); highest marking \(edition.marking). A claim is what its speaker says, no "
        + "finding of those who keep the register.")
    output.append(",\n  \"databases\": {\n    \"register\": {\n      \"tables\": {\n" as StaticString)
    for (place, table) in layout.records.enumerated() {
      append(table, to: &output)
      output.append(place + 1 < layout.records.count ? ",\n" as StaticString : "\n")
    }
    output.append("      }\n    }\n  }\n}\n" as StaticString)
    return output.span.text
  }

  private func append(_ table: SQLiteLayout.RecordTable, to output: inout ByteBuffer) {
    let schema = table.table.schema
    output.append("        \"\(table.name)\": {\n          \"description\": ")
    output.appendJSON("One row: \(schema.summary).")
    if let label = ["title", "name", "text"].first(where: { schema.find($0) != nil }) {
      output.append(",\n          \"label_column\": \"\(label)\"")
    }
    let facets = schema.columns.compactMap { column in
      if case .vocabulary = column.kind, column.isRequired { column.name } else { nil }
    }
    if !facets.isEmpty {
      output.append(",\n          \"facets\": [\(facets.map { "\"\($0)\"" }.joined(separator: ", "))]")
    }
    output.append(",\n          \"columns\": {" as StaticString)
    for (place, field) in table.columns.enumerated() {
      output.append(place == 0 ? "\n" as StaticString : ",\n")
      output.append("            \"\(field.column.name)\": ")
      output.appendJSON(field.column.summary)
    }
    output.append("\n          }\n        }" as StaticString)
  }
}
