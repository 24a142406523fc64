public import NightdeskKit

/// Writes one document: an element for each record, an element for each field that is not empty, in the order of the
/// columns; a list repeats its element. The document type is what `nightdesk schema --as xsd` prints.
public struct XMLExporter: RecordExporter {
  public let format = Format(
    name: "xml", summary: "one document for the whole register, with a published schema: for systems",
    mediaType: "application/xml", fileExtension: "xml")
  public let files = ExportFiles.one("register")
  public var xmlSchema: String? { SchemaFormat.xsd.text(for: Table.allCases) }

  /// By table.
  private let elements: [Element]

  public init() { elements = Table.allCases.map { Element($0.schema) } }

  /// The tags of one kind of record, made once.
  private struct Element {
    let start, end: [UInt8]
    let fields: [(start: [UInt8], end: [UInt8], isBare: Bool, isList: Bool)]

    init(_ schema: RecordSchema) {
      start = Array("<\(schema.record)>".utf8)
      end = Array("</\(schema.record)>\n".utf8)
      fields = schema.columns.map { (Array("<\($0.name)>".utf8), Array("</\($0.name)>".utf8), $0.isBare, $0.isList) }
    }
  }

  public func prologue(_ tables: [Table], into output: inout ByteBuffer) {
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" as StaticString)
    output.append("<register xmlns=\"\(RegisterSchema.namespace)\" version=\"\(RegisterSchema.version)\">\n")
  }

  public func encode(_ batch: borrowing RecordBatch, into output: inout ByteBuffer) {
    let element = elements[Int(batch.table.rawValue)]
    for record in batch.accepted {
      let row = Int(record)
      output.append(element.start.span)
      for column in element.fields.indices where !batch.isEmpty(row, column) {
        let field = element.fields[column]
        if field.isList {
          ListSyntax.forEach(batch[row, column]) { value, isEscaped in
            output.append(field.start.span)
            if isEscaped {
              var plain = ByteBuffer(capacity: value.count)
              ListSyntax.appendUnescaped(value, to: &plain)
              output.appendXML(plain.span)
            } else {
              output.appendXML(value)
            }
            output.append(field.end.span)
          }
        } else {
          output.append(field.start.span)
          if field.isBare { output.append(batch[row, column]) } else { output.appendXML(batch[row, column]) }
          output.append(field.end.span)
        }
      }
      output.append(element.end.span)
    }
  }

  public func epilogue(_ tables: [Table], into output: inout ByteBuffer) {
    output.append("</register>\n" as StaticString)
  }
}
