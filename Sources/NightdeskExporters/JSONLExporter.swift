public import NightdeskKit

/// Writes a file for each table, a line for each record, a JSON object (RFC 8259) in each line: `table` first, then
/// the fields that are not empty in the order of the columns. Lists are arrays, numbers are numbers, all else is text,
/// and so is a number with zeros in front (`007`), which JSON cannot spell: it reads back as it was. A line is what `nightdesk schema --as json-schema` describes, and reads back as the same record.
public struct JSONLExporter: RecordExporter {
  public let format = Format(
    name: "jsonl", summary: "one file a table, a JSON object a line: for jq, DuckDB, pandas and reading back",
    mediaType: "application/jsonl", fileExtension: "jsonl")
  public let files = ExportFiles.eachTable

  /// By table.
  private let objects: [Object]

  public init() { objects = Table.allCases.map { Object($0.schema) } }

  /// The members of one kind of record, made once.
  private struct Object {
    let start: [UInt8]
    let members: [(name: [UInt8], form: JSONForm)]

    init(_ schema: RecordSchema) {
      start = Array("{\"table\":\"\(schema.table)\"".utf8)
      members = schema.columns.map { (Array(",\"\($0.name)\":".utf8), JSONForm($0)) }
    }
  }

  public func encode(
    _ batch: borrowing RecordBatch, into output: inout ByteBuffer, _ context: inout ExportContext
  ) {
    let object = objects[Int(batch.table.rawValue)]
    for record in batch.accepted {
      let row = Int(record)
      output.append(object.start.span)
      for column in object.members.indices where !batch.isEmpty(row, column) {
        let member = object.members[column]
        output.append(member.name.span)
        if member.form == .number, !batch[row, column].isJSONNumber {
          output.appendJSON(batch[row, column])
        } else {
          member.form.append(batch[row, column], to: &output)
        }
      }
      output.append("}\n" as StaticString)
    }
  }
}
