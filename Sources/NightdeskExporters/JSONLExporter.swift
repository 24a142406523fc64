public import NightdeskKit

/// Writes a file for each table, a line for each record (see ``JSONRecords``). A line is what
/// `nightdesk schema --as json-schema` describes, and reads back as the same record.
public struct JSONLExporter: RecordExporter {
  public let format = Format(
    name: "jsonl", summary: "one file a table, a JSON object a line: for jq, DuckDB, pandas and reading back",
    mediaType: "application/jsonl", fileExtension: "jsonl")
  public let files = ExportFiles.eachTable
  private let records = JSONRecords()

  public init() {}

  public func encode(
    _ batch: borrowing RecordBatch, into output: inout ByteBuffer, _ context: inout ExportContext
  ) {
    records.append(batch, to: &output)
  }
}
