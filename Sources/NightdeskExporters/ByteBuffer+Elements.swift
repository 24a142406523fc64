internal import NightdeskKit

extension ByteBuffer {
  /// Appends an XML element with a line end behind it.
  mutating func element(_ name: String, _ text: String) {
    append("<\(name)>")
    appendXML(text.spelled.utf8Span.span)
    append("</\(name)>\n")
  }

  /// Appends an XML attribute with a blank before it.
  mutating func attribute(_ name: StaticString, _ value: String) { attribute(name, value.utf8Span.span) }

  /// Appends an XML attribute with a blank before it.
  mutating func attribute(_ name: StaticString, _ value: borrowing Span<UInt8>) {
    append(" \(name)=\"")
    appendXMLAttribute(value)
    append(0x22)
  }
}
