internal import CLibXML2

/// What holds for every use of libxml2 in the process.
enum LibXML2 {
  /// Makes the library ready, once, and takes from it everything that opens a file or a connection on its own.
  static func start() { _ = isReady }

  private static let isReady: Bool = {
    xmlInitParser()
    unsafe xmlSetExternalEntityLoader { _, _, _ in nil }
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE)
    return true
  }()

  /// Why a document with bytes that are no text is not well-formed, whatever the library makes of them.
  static let notUTF8 = "bytes that are not UTF-8"

  /// Why a document is not well-formed, in words of our own: the library's may repeat what the document says.
  static func reason(_ code: Int32) -> String {
    let known: [(xmlParserErrors, String)] = [
      (XML_ERR_DOCUMENT_EMPTY, "the document is empty or does not start with a tag"),
      (XML_ERR_DOCUMENT_END, "something stands behind the root element, or it has not ended"),
      (XML_ERR_TAG_NAME_MISMATCH, "an end tag does not match its start tag"),
      (XML_ERR_TAG_NOT_FINISHED, "an element has not ended"),
      (XML_ERR_GT_REQUIRED, "a tag has no >"),
      (XML_ERR_LT_REQUIRED, "a tag was expected"),
      (XML_ERR_NAME_REQUIRED, "a name was expected behind < or &"),
      (XML_ERR_ENTITYREF_SEMICOL_MISSING, "a & starts no reference"),
      (XML_ERR_UNDECLARED_ENTITY, "an entity other than the five of XML"),
      (XML_ERR_INVALID_CHARREF, "a reference to a character that XML does not have"),
      (XML_ERR_INVALID_HEX_CHARREF, "a reference to a character that XML does not have"),
      (XML_ERR_INVALID_DEC_CHARREF, "a reference to a character that XML does not have"),
      (XML_ERR_INVALID_CHAR, "a character that XML does not have"),
      (XML_ERR_INVALID_ENCODING, LibXML2.notUTF8),
      (XML_ERR_UNKNOWN_ENCODING, "an unknown encoding"),
      (XML_ERR_UNSUPPORTED_ENCODING, "an unknown encoding"),
      (XML_ERR_ATTRIBUTE_REDEFINED, "an attribute is given twice"),
      (XML_ERR_ATTRIBUTE_NOT_STARTED, "an attribute's value has no quotation mark"),
      (XML_ERR_ATTRIBUTE_NOT_FINISHED, "an attribute's value does not end"),
      (XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "an attribute has no value"),
      (XML_ERR_SPACE_REQUIRED, "a blank is missing"),
      (XML_ERR_LT_IN_ATTRIBUTE, "a < stands in an attribute's value"),
      (XML_ERR_MISPLACED_CDATA_END, "]]> stands in text"),
      (XML_ERR_HYPHEN_IN_COMMENT, "-- stands in a comment"),
      (XML_ERR_COMMENT_NOT_FINISHED, "a comment does not end"),
      (XML_ERR_CDATA_NOT_FINISHED, "a CDATA section does not end"),
      (XML_ERR_PI_NOT_FINISHED, "a processing instruction does not end"),
      (XML_ERR_RESERVED_XML_NAME, "an XML declaration that does not stand at the very start"),
      (XML_NS_ERR_UNDEFINED_NAMESPACE, "a prefix without a namespace"),
      (XML_ERR_NO_MEMORY, "out of memory"),
    ]
    let text = known.first { $0.0.rawValue == UInt32(bitPattern: code) }?.1 ?? "libxml2's error \(code)"
    return "not well-formed: " + text
  }
}
