internal import NightdeskKit

extension ByteBuffer {
  mutating func element(_ name: StaticString, _ text: borrowing Span<UInt8>) {
    append("<\(name)>")
    appendXML(text)
    append("</\(name)>\n")
  }

  mutating func note(_ role: StaticString, _ text: borrowing Span<UInt8>) {
    append("<note role=\"\(role)\">")
    appendXML(text)
    append("</note>\n" as StaticString)
  }

  /// Appends a relation to another record of the register: what it is, whose id, its name where that is known.
  mutating func relation(
    _ element: StaticString, _ relation: String, to id: borrowing Span<UInt8>, _ context: borrowing ExportContext
  ) {
    self.relation(element, relation, to: id, value: id.extracting(0..<0), context)
  }

  mutating func relation(
    _ element: StaticString, _ relation: String, to id: borrowing Span<UInt8>, value: borrowing Span<UInt8>,
    _ context: borrowing ExportContext
  ) {
    append("<\(element) rel=\"nd:\(relation)\" qcode=\"reg:")
    append(id)
    append("\"" as StaticString)
    if !value.isEmpty { attribute("value", value) }
    let known = context.name(of: id)
    if known.isEmpty { return append("/>\n" as StaticString) }
    append(">" as StaticString)
    name(known, or: known)
    append("</\(element)>\n")
  }

  /// Appends a participant of an event.
  mutating func party(_ role: String, _ id: borrowing Span<UInt8>, _ known: borrowing Span<UInt8>) {
    guard !id.equals("withheld" as StaticString) else { return }
    append("<participant role=\"nd:\(role)\" qcode=\"reg:")
    append(id)
    append("\">" as StaticString)
    name(known, or: id)
    append("</participant>\n" as StaticString)
  }

  /// Appends a name, or what stands in for one that is not known.
  mutating func name(_ name: borrowing Span<UInt8>, or other: borrowing Span<UInt8>) {
    append("<name>" as StaticString)
    if name.isEmpty { appendXMLOnOneLine(other) } else { appendXMLOnOneLine(name) }
    append("</name>" as StaticString)
  }

  mutating func position(_ latitude: borrowing Span<UInt8>, _ longitude: borrowing Span<UInt8>) {
    append("<position latitude=\"" as StaticString)
    append(latitude)
    append("\" longitude=\"" as StaticString)
    append(longitude)
    append("\"/>" as StaticString)
  }

  /// Appends XML text for where the standard takes neither tabs nor line ends (`g2normalizedString`): blanks stand for
  /// them.
  mutating func appendXMLOnOneLine(_ text: borrowing Span<UInt8>) {
    var start = 0
    for i in text.indices where text[i] == 0x09 || text[i] == 0x0A || text[i] == 0x0D {
      appendXML(text.extracting(start..<i))
      append(0x20)
      start = i + 1
    }
    appendXML(text.extracting(start...))
  }
}
