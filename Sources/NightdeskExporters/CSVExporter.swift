public import NightdeskKit

/// Writes a file for each table as RFC 4180 has it: a header, CRLF, quotes only where needed, UTF-8 without a mark.
/// What it writes reads back byte for byte.
public struct CSVExporter: RecordExporter {
  public let format = Format(
    name: "csv", summary: "one file a table, RFC 4180, plain: for scripts, databases and reading back",
    mediaType: "text/csv", fileExtension: "csv")
  public let files = ExportFiles.eachTable

  public init() {}

  public func prologue(_ tables: [Table], into output: inout ByteBuffer) {
    for table in tables {
      output.append(table.schema.columns.map(\.name).joined(separator: ",") + "\r\n")
    }
  }

  public func encode(
    _ batch: borrowing RecordBatch, into output: inout ByteBuffer, _ context: inout ExportContext
  ) {
    output.appendCSV(batch)
  }
}
