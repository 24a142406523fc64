public import NightdeskKit

/// Writes one document: an element for each record, an element for each field that is not empty, in the order of the
/// columns; a list repeats its element. The schema lies beside it, and a style sheet with which a browser shows the
/// document as a page.
public struct XMLExporter: RecordExporter {
  public let format = Format(
    name: "xml", summary: "one document for the whole register, with a published schema: for systems",
    mediaType: "application/xml", fileExtension: "xml",
    options: [
      FormatOption(
        "validate", .words(OutputValidation.allCases.map(\.rawValue)), default: OutputValidation.automatic.rawValue,
        help: "whether it is checked against its schema while it is written; auto: below 100,000 records")
    ])
  public let files = ExportFiles.one("register")
  public private(set) var validation = OutputValidation.automatic
  public var xmlSchema: String? { SchemaFormat.xsd.text(for: Table.allCases) }

  /// By table.
  private let tags: [XMLTags]

  public init() { tags = Table.allCases.map { XMLTags($0.schema) } }

  public func with(_ options: FormatOptions) -> any Exporter {
    var exporter = self
    exporter.validation = OutputValidation(rawValue: options["validate"]) ?? .automatic
    return exporter
  }

  public func prologue(_ tables: [Table], into output: inout ByteBuffer) {
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" as StaticString)
    output.append("<?xml-stylesheet type=\"text/css\" href=\"\(XMLStyle.fileName)\"?>\n")
    output.append("<register xmlns=\"\(RegisterSchema.namespace)\" version=\"\(RegisterSchema.version)\">\n")
  }

  public func encode(
    _ batch: borrowing RecordBatch, into output: inout ByteBuffer, _ context: inout ExportContext
  ) {
    output.appendXML(batch, tags[Int(batch.table.rawValue)])
    batch.forEachFieldNotInXML { context.note(.notInXML, batch, $0, $1) }
  }

  public func epilogue(_ tables: [Table], into output: inout ByteBuffer) {
    output.append("</register>\n" as StaticString)
  }

  public func describe(
    _ files: [ExportedFile], of edition: Edition, in folder: any ExportFolder
  ) throws(ExportError) {
    try folder.add("register.xsd", SchemaFormat.xsd.text(for: Table.allCases))
    try folder.add(XMLStyle.fileName, XMLStyle.text)
  }
}
