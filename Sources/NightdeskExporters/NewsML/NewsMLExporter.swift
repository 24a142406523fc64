public import NightdeskKit

/// Writes the register as a knowledge item of IPTC NewsML-G2 2.35: a concept for each record, valid against the official
/// schema, with no other file needed to read it.
///
/// Events have `eventDetails` with their dates, place and participants; people, bodies, places and sources are concepts
/// of their natures. Every column of a record is in its concept: references as relations (`rel="nd:COLUMN"`), all else
/// as properties. A claim is a concept of its own; what it says stands only in notes (`role="nd:claim"`), there and at
/// what it is about, each beginning with who said it, where and when.
public struct NewsMLExporter: RecordExporter {
  public let format = Format(
    name: "newsml", summary: "events, actors, places and claims as concepts of IPTC NewsML-G2: for newsroom systems",
    mediaType: "application/vnd.iptc.g2.knowledgeitem+xml", fileExtension: "xml",
    options: [
      FormatOption(
        "base", .text, default: "", help: "the address that, with a record's id behind it, names the record on the web"),
      FormatOption("provider", .text, default: "", help: "who publishes; else it is called after the edition"),
    ])
  public let files = ExportFiles.one("knowledge")

  private var base = ""
  private var provider = ""
  /// By table.
  private let concepts = Table.allCases.map { NewsMLConcept($0) }

  public init() {}

  public func with(_ options: FormatOptions) -> any Exporter {
    var exporter = self
    (exporter.base, exporter.provider) = (options["base"], options["provider"])
    return exporter
  }

  public func prologue(_ tables: [Table], of edition: EditionHead, into output: inout ByteBuffer) {
    let title = TerminalText.safe(edition.title)
    let item = NameUUID([base.isEmpty ? title : base, "newsml"]).urn
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<knowledgeItem" as StaticString)
    output.attribute("xmlns", "http://iptc.org/std/nar/2006-10-01/")
    output.append(" standard=\"NewsML-G2\" standardversion=\"2.35\" conformance=\"power\"" as StaticString)
    output.attribute("guid", item)
    // the versions of an item are counted, those of an edition are moments
    output.attribute("version", edition.moment.filter(\.isNumber))
    output.append(" xml:lang=\"und\">\n<catalog>\n" as StaticString)
    for (alias, address) in Self.schemes + [("reg", base.isEmpty ? item + "#" : base)] {
      output.append("<scheme" as StaticString)
      output.attribute("alias", alias)
      output.attribute("uri", address)
      output.append("/>\n" as StaticString)
    }
    output.append("</catalog>\n<itemMeta>\n<itemClass qcode=\"cinat:concept\"/>\n<provider>" as StaticString)
    output.element("name", provider.isEmpty ? title : provider)
    output.append("</provider>\n" as StaticString)
    output.element("versionCreated", edition.moment)
    output.append("<pubStatus qcode=\"stat:usable\"/>\n<generator>Nightdesk</generator>\n" as StaticString)
    output.element("title", title)
    output.append("</itemMeta>\n<conceptSet>\n" as StaticString)
  }

  /// What stands before the colon of a code, and what it stands for.
  private static let schemes = [
    ("cinat", "http://cv.iptc.org/newscodes/cinature/"), ("cpnat", "http://cv.iptc.org/newscodes/cpnature/"),
    ("stat", "http://cv.iptc.org/newscodes/pubstatusg2/"), ("nd", RegisterSchema.namespace + ":"),
  ]

  public func encode(
    _ batch: borrowing RecordBatch, into output: inout ByteBuffer, _ context: inout ExportContext
  ) {
    let concept = concepts[Int(batch.table.rawValue)]
    for record in batch.accepted { concept.append(Int(record), of: batch, to: &output, &context) }
    batch.forEachFieldNotInXML { context.note(.notInXML, batch, $0, $1) }
  }

  public func epilogue(_ tables: [Table], into output: inout ByteBuffer) {
    output.append("</conceptSet>\n</knowledgeItem>\n" as StaticString)
  }
}
