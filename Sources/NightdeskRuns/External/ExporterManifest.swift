internal import FoundationEssentials
internal import NightdeskKit

/// What an external exporter says of itself: one JSON object, printed when it is called with `--nightdesk-manifest`.
///
/// ```
/// {"protocol": [1], "name": "kml", "version": "1.0",
///  "formats": [{"id": "kml", "extension": "kml", "mediaType": "application/vnd.google-earth.kml+xml"}],
///  "wants": {"entities": ["event", "place"]},
///  "options": {"properties": {"icons": {"type": "boolean", "default": true, "description": "draw icons"}}}}
/// ```
struct ExporterManifest: Sendable {
  let name: String
  let version: String
  let format: Format
  /// The tables whose records it wants, in the order of ``Table``.
  let tables: [Table]

  /// The versions of the protocol that are spoken here.
  static let versions = [1]
  /// The most bytes that a manifest may have.
  static let longest = 1 << 16

  /// Reads a manifest; `summary` stands in where it has none.
  init(_ bytes: [UInt8]) throws(ExternalExporterError) {
    let stated: Stated
    do { stated = try JSONDecoder().decode(Stated.self, from: Data(bytes)) } catch {
      throw ExternalExporterError("its manifest is not the JSON object that it has to be")
    }
    guard stated.protocol.contains(where: Self.versions.contains) else {
      throw ExternalExporterError("it does not speak nightdesk-exporter/1")
    }
    guard Self.isName(stated.name) else {
      throw ExternalExporterError("the name in its manifest is none: up to 32 of a-z, 0-9 and -, a letter first")
    }
    guard stated.formats.count == 1, let first = stated.formats.first, Self.isName(first.id) else {
      throw ExternalExporterError("its manifest has to name one format, with an id of a-z, 0-9 and -")
    }
    guard first.extension.wholeMatch(of: /[a-z0-9]{1,16}/) != nil,
      first.mediaType.wholeMatch(of: /[a-z]+\/[A-Za-z0-9.+-]{1,100}/) != nil
    else { throw ExternalExporterError("the extension or media type in its manifest is none") }
    var tables = Table.allCases
    if let entities = stated.wants?.entities {
      for entity in entities where Table(record: entity) == nil {
        throw ExternalExporterError("its manifest wants an entity that the register does not have")
      }
      tables = Table.allCases.filter { entities.contains($0.schema.record) }
    }
    name = stated.name
    version = TerminalText.safe(String(stated.version.prefix(32)))
    self.tables = tables
    let summary = first.summary ?? stated.summary ?? "an external exporter, version \(stated.version)"
    format = Format(
      name: first.id, summary: TerminalText.safe(String(summary.prefix(200))), mediaType: first.mediaType,
      fileExtension: first.extension, options: try Self.options(stated.options?.properties ?? [:]))
  }

  private static func isName(_ text: String) -> Bool { text.wholeMatch(of: /[a-z][a-z0-9-]{0,31}/) != nil }

  private static func options(_ stated: [String: Stated.Property]) throws(ExternalExporterError) -> [FormatOption] {
    guard stated.count <= 64, stated.keys.allSatisfy({ $0.wholeMatch(of: /[a-z][a-z0-9-]{0,31}/) != nil }) else {
      throw ExternalExporterError("an option in its manifest has no plain name")
    }
    return stated.sorted { $0.key < $1.key }.map { name, property in
      let values: FormatOption.Values =
        if let words = property.enum {
          .words(words)
        } else if property.type == "boolean" {
          .flag
        } else if property.type == "integer" {
          .integer((property.minimum ?? 0)...max(property.minimum ?? 0, property.maximum ?? 1_000_000))
        } else {
          .text
        }
      let help = TerminalText.safe(String((property.description ?? "").prefix(200)))
      return FormatOption(name, values, default: property.default?.text ?? "", help: help)
    }
  }

  /// The manifest as it is written.
  private struct Stated: Decodable {
    struct Form: Decodable {
      let id, `extension`, mediaType: String
      let summary: String?
    }
    struct Wants: Decodable { let entities: [String]? }
    struct Options: Decodable { let properties: [String: Property]? }
    struct Property: Decodable {
      let type: String?
      let `enum`: [String]?
      let `default`: Scalar?
      let description: String?
      let minimum, maximum: Int?
    }
    enum Scalar: Decodable {
      case text(String), number(Int), flag(Bool)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
          self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
          self = .number(number)
        } else {
          self = .text(try container.decode(String.self))
        }
      }

      var text: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .flag(let flag): flag ? "yes" : "no"
        }
      }
    }

    let `protocol`: [Int]
    let name, version: String
    let summary: String?
    let formats: [Form]
    let wants: Wants?
    let options: Options?
  }
}

/// Why an external exporter is none, or cannot be used.
package struct ExternalExporterError: Error, Sendable, Equatable, CustomStringConvertible {
  package let description: String

  package init(_ reason: String) { description = reason }
}
