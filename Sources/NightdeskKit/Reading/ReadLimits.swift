/// How large the parts of an input may be. Each limit keeps memory bounded on hostile or broken input; no register
/// comes near one.
package enum ReadLimits {
  /// Bytes of one file.
  package static let file = 4 << 30
  /// Bytes of one field, decoded.
  package static let field = 1 << 20
  /// Bytes of one record, as it stands in its file.
  package static let record = 16 << 20
  /// Bytes of text, of a comment or of a CDATA section in XML; libxml2 itself stops at 10,000,000.
  package static let token = 8 << 20
  /// Levels of JSON or XML inside each other.
  package static let depth = 64
  /// Bytes of one XML tag.
  package static let tag = 64 << 10
  /// Attributes of one XML tag, namespace declarations among them.
  package static let attributes = 256
  /// Distinct names of elements and attributes in one XML document.
  package static let names = 1024
}
