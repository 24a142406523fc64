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
    private(set) var tags: [UInt8] = []
    private(set) var start = 0..<0
    private(set) var end = 0..<0
    /// By column: where its tags lie in `tags`.
    private(set) var fields: [(start: Range<Int>, end: Range<Int>, isBare: Bool, isList: Bool)] = []

    init(_ schema: RecordSchema) {
      start = tag("<\(schema.record)>")
      end = tag("</\(schema.record)>\n")
      for column in schema.columns {
        fields.append((tag("<\(column.name)>"), tag("</\(column.name)>"), column.isBare, column.isList))
      }
    }

    private mutating func tag(_ text: String) -> Range<Int> {
      let start = tags.count
      tags += text.utf8
      return start..<tags.count
    }
  }

  public func prologue(_ tables: [Table], into output: inout ByteBuffer) {
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" as StaticString)
    output.append("<register xmlns=\"\(RegisterSchema.namespace)\" version=\"\(RegisterSchema.version)\">\n")
  }

  public func encode(
    _ batch: borrowing RecordBatch, into output: inout ByteBuffer, _ context: inout ExportContext
  ) {
    let element = elements[Int(batch.table.rawValue)]
    let tags = element.tags.span
    for record in batch.accepted {
      let row = Int(record)
      output.append(tags.extracting(element.start))
      for column in element.fields.indices where !batch.isEmpty(row, column) {
        let field = element.fields[column]
        if field.isList {
          ListSyntax.forEach(batch[row, column]) { value, isEscaped in
            output.append(tags.extracting(field.start))
            if isEscaped {
              var plain = ByteBuffer(capacity: value.count)
              ListSyntax.appendUnescaped(value, to: &plain)
              output.appendXML(plain.span)
            } else {
              output.appendXML(value)
            }
            output.append(tags.extracting(field.end))
          }
        } else {
          output.append(tags.extracting(field.start))
          if field.isBare { output.append(batch[row, column]) } else { output.appendXML(batch[row, column]) }
          output.append(tags.extracting(field.end))
        }
      }
      output.append(tags.extracting(element.end))
    }
  }

  public func epilogue(_ tables: [Table], into output: inout ByteBuffer) {
    output.append("</register>\n" as StaticString)
  }
}
