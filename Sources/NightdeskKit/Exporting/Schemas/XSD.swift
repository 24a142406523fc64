/// The register as a W3C XML Schema 1.0: one document type for what `<register>` may hold.
///
/// Ids are not declared unique: a validator would have to keep all of them, and the checks have done it already.
struct XSD {
  private let tables: [Table]
  private var lines: [String] = []
  private var depth = 0

  /// The schema of `tables`.
  init(_ tables: [Table]) { self.tables = tables }

  /// The schema document.
  var text: String {
    var document = self
    document.write()
    return document.lines.joined(separator: "\n") + "\n"
  }

  private mutating func write() {
    add(#"<?xml version="1.0" encoding="UTF-8"?>"#)
    let namespace = RegisterSchema.namespace
    inside(
      "xs:schema",
      [
        ("xmlns:xs", "http://www.w3.org/2001/XMLSchema"), ("xmlns", namespace), ("targetNamespace", namespace),
        ("elementFormDefault", "qualified"), ("attributeFormDefault", "unqualified"),
        ("version", RegisterSchema.version),
      ]
    ) { xsd in
      xsd.document(
        "The register of a conflict-monitoring desk, version \(RegisterSchema.version): one element a record, in it "
          + "one element a value in the order of the columns; a list repeats its element, an empty value has none.")
      xsd.writeRoot()
      for table in xsd.tables { xsd.write(table.schema) }
      for type in ValueType.all(of: xsd.tables) { xsd.write(type) }
      xsd.write(
        ValueType.Form.pattern(RegisterSchema.version.prefix(while: { $0 != "." }) + "\\.[0-9]+"), named: "version",
        "the version of the register's format: a minor step only adds optional things")
      if !ValueType.all(of: xsd.tables).contains(where: { $0.name == "day" }) {
        xsd.write(ValueType.Form.day, named: "day", "a calendar day without an offset: 2014-05-16")
      }
    }
  }

  private mutating func writeRoot() {
    inside("xs:element", [("name", "register")]) { xsd in
      xsd.document("A register, or what an edition holds of it.")
      xsd.inside("xs:complexType") { xsd in
        xsd.inside("xs:sequence") { xsd in
          xsd.inside("xs:choice", [("minOccurs", "0"), ("maxOccurs", "unbounded")]) { xsd in
            for table in xsd.tables {
              xsd.inside("xs:element", [("name", table.schema.record), ("type", table.schema.record)]) {
                $0.document(table.schema.summary.sentence)
              }
            }
          }
          xsd.addExtensionPoint()
        }
        let attributes = [
          ("version", "version", "required", "The version of the format."),
          ("asOf", "day", "optional", "The day the edition looks back from."),
          ("title", "text", "optional", "The title of the edition."),
          ("marking", "marking", "optional", "The highest TLP marking of its records."),
        ]
        for (name, type, use, summary) in attributes {
          xsd.inside("xs:attribute", [("name", name), ("type", type), ("use", use)]) { $0.document(summary) }
        }
        xsd.add("<xs:anyAttribute namespace=\"##other\" processContents=\"lax\"/>")
      }
    }
  }

  private mutating func write(_ schema: RecordSchema) {
    inside("xs:complexType", [("name", schema.record)]) { xsd in
      xsd.document(schema.summary.sentence)
      xsd.inside("xs:sequence") { xsd in
        for column in schema.columns {
          var attributes = [("name", column.name), ("type", ValueType(column, of: schema).name)]
          if !column.isRequired || column.role == .computed { attributes.append(("minOccurs", "0")) }
          if column.isList { attributes.append(("maxOccurs", "unbounded")) }
          xsd.inside("xs:element", attributes) { $0.document(column.documentation) }
        }
        xsd.addExtensionPoint()
      }
    }
  }

  private mutating func write(_ type: ValueType) { write(type.form, named: type.name, type.summary) }

  private mutating func write(_ form: ValueType.Form, named name: String, _ summary: String) {
    let base: String
    var facets: [(facet: String, value: String)] = []
    switch form {
    case .text:
      base = "xs:string"
      facets = [("minLength", "1")]
    case .pattern(let pattern, let longest):
      base = "xs:string"
      if let longest { facets.append(("maxLength", String(longest))) }
      facets.append(("pattern", pattern))
    case .words(let words):
      base = "xs:string"
      facets = words.map { ("enumeration", $0) }
    case .integer(let range):
      base = "xs:long"
      facets = [("minInclusive", String(range.lowerBound)), ("maxInclusive", String(range.upperBound))]
    case .decimal(let range):
      base = "xs:decimal"
      facets = [("minInclusive", range.lowerBound.shortest), ("maxInclusive", range.upperBound.shortest)]
    case .day:
      base = "xs:date"
      facets = [("pattern", "[0-9]{4}-[0-9]{2}-[0-9]{2}")]
    case .moment:
      base = "xs:dateTime"
      facets = [("pattern", ".+(Z|[+\\-][0-9]{2}:[0-9]{2})")]
    }
    inside("xs:simpleType", [("name", name)]) { xsd in
      xsd.document(summary.sentence)
      xsd.inside("xs:restriction", [("base", base)]) { xsd in
        for (facet, value) in facets { xsd.add("<xs:\(facet) value=\"\(value.escapedForXML)\"/>") }
      }
    }
  }

  /// Elements of other namespaces may follow: what a desk adds of its own. Ours are all named, so that no element
  /// can be meant twice.
  private mutating func addExtensionPoint() {
    add("<xs:any namespace=\"##other\" processContents=\"lax\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>")
  }

  private mutating func document(_ text: String) {
    inside("xs:annotation") {
      $0.add("<xs:documentation xml:lang=\"en\">\(text.escapedForXML)</xs:documentation>")
    }
  }

  private mutating func inside(
    _ element: String, _ attributes: [(name: String, value: String)] = [], _ content: (inout XSD) -> Void
  ) {
    add("<" + attributes.reduce(element) { "\($0) \($1.name)=\"\($1.value.escapedForXML)\"" } + ">")
    depth += 1
    content(&self)
    depth -= 1
    add("</\(element)>")
  }

  private mutating func add(_ line: String) { lines.append(String(repeating: "  ", count: depth) + line) }
}

extension String {
  /// The text as a sentence: a capital first, a full stop last.
  var sentence: String { prefix(1).uppercased() + dropFirst() + "." }

  /// The text as XML character data or an attribute's value.
  fileprivate var escapedForXML: String {
    reduce(into: "") { text, character in
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      default: text.append(character)
      }
    }
  }
}
