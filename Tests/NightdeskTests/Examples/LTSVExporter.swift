import NightdeskKit

/// Writes a line of text for each record, its filled fields as `name:value` between tabs (LTSV): for grep and awk.
struct LTSVExporter: RecordExporter {
  let format = Format(
    name: "ltsv", summary: "a line a record, fields as name:value between tabs: for grep and awk",
    mediaType: "text/plain", fileExtension: "ltsv")
  let files = ExportFiles.one("register")

  func encode(_ batch: borrowing RecordBatch, into output: inout ByteBuffer, _ context: inout ExportContext) {
    for record in batch.accepted {
      output.append("table:\(batch.schema.table)")
      for (column, definition) in batch.schema.columns.enumerated() where !batch.isEmpty(Int(record), column) {
        output.append("\t\(definition.name):")
        appendOnOneLine(batch[Int(record), column], to: &output)
      }
      output.append("\n")
    }
  }

  /// LTSV has no escapes: a tab or line end inside a value becomes a blank.
  private func appendOnOneLine(_ value: Span<UInt8>, to output: inout ByteBuffer) {
    for i in value.indices {
      output.append(value[i] < 0x20 ? 0x20 : value[i])
    }
  }
}
