internal import CLibXML2
internal import Glibc

/// Judges XML by an XSD, in one pass and in bounded memory, with no file or connection opened: documents while they are
/// written (``XMLSchemaCheck``), and files.
@safe package final class XMLSchemaValidator {
  /// Something that breaks the schema. It repeats nothing of the document.
  package struct Violation: Sendable, Equatable, CustomStringConvertible {
    /// The line, from 1.
    package let line: Int
    /// libxml2's number for it (`xmlerror.h`).
    package let code: Int
    /// What it means.
    package let reason: String

    /// One line: `line 12: a value does not fit its type (libxml2 1824)`.
    package var description: String { "line \(line): \(reason) (libxml2 \(code))" }
  }

  fileprivate let schema: xmlSchemaPtr

  /// A validator for the schema document `schema`; throws if that is not a schema.
  package init(schema text: String) throws(ReadError) {
    LibXML2.start()
    let compiled = unsafe text.withCString { start -> xmlSchemaPtr? in
      guard let parser = unsafe xmlSchemaNewMemParserCtxt(start, Int32(strlen(start))) else { return nil }
      defer { unsafe xmlSchemaFreeParserCtxt(parser) }
      unsafe xmlSchemaSetParserStructuredErrors(parser, { _, _ in }, nil)
      return unsafe xmlSchemaParse(parser)
    }
    guard let compiled = unsafe compiled else { throw ReadError(.refused, file: "the XSD", reason: "not a schema") }
    unsafe schema = unsafe compiled
  }

  deinit { unsafe xmlSchemaFree(schema) }

  /// The first `limit` violations in the file that `descriptor` reads, from where it stands; none where the file is
  /// valid. `name` is what an error calls the file; throws when its bytes cannot be read.
  package func violations(descriptor: Int32, name: String, limit: Int = 5) throws(ReadError) -> [Violation] {
    let check = XMLSchemaCheck(self)
    var chunk = ByteBuffer(capacity: XMLSchemaCheck.portion)
    while check.violations.count < limit, !check.hasStopped {
      chunk.removeAll()
      let got = unsafe chunk.append(upTo: XMLSchemaCheck.portion) { unsafe read(descriptor, $0, $1) }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else {
        throw ReadError(.unreadable, file: name, reason: "cannot read: \(unsafe String(cString: strerror(errno)))")
      }
      if got == 0 {
        check.finish()
        break
      }
      check.feed(chunk.span)
    }
    return Array(check.violations.prefix(limit))
  }
}

/// One document on its way through a schema: libxml2's push parser is fed with the bytes, its SAX events go through the
/// validator's plug.
@safe package final class XMLSchemaCheck {
  /// What was found so far.
  package private(set) var violations: [XMLSchemaValidator.Violation] = []
  /// Whether the document is not read on.
  package private(set) var hasStopped = false
  /// The parser moves what it was given to the front of its buffer again and again: the more, the slower.
  fileprivate static let portion = 1 << 14
  /// Keeps the schema.
  private let owner: XMLSchemaValidator
  private let parser: xmlParserCtxtPtr
  private let parsersHandler: UnsafeMutablePointer<xmlSAXHandler>?
  private let validator: xmlSchemaValidCtxtPtr
  private let handler: UnsafeMutablePointer<xmlSAXHandler>
  /// Where the plug keeps the handler and its context: unplugging writes there, so both live as long as this.
  private let pluggedHandler: UnsafeMutablePointer<UnsafeMutablePointer<xmlSAXHandler>?>
  private let pluggedContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private var plug: xmlSchemaSAXPlugPtr?

  /// The check of a document that begins now.
  package init(_ owner: XMLSchemaValidator) {
    guard let parser = unsafe xmlCreatePushParserCtxt(nil, nil, nil, 0, nil),
      let validator = unsafe xmlSchemaNewValidCtxt(owner.schema)
    else { preconditionFailure("out of memory") }
    self.owner = owner
    unsafe xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
    unsafe self.parser = unsafe parser
    unsafe self.validator = unsafe validator
    unsafe parsersHandler = unsafe parser.pointee.sax
    unsafe handler = .allocate(capacity: 1)
    unsafe handler.initialize(to: xmlSAXHandler())
    unsafe pluggedHandler = .allocate(capacity: 1)
    unsafe pluggedHandler.initialize(to: handler)
    unsafe pluggedContext = .allocate(capacity: 1)
    unsafe pluggedContext.initialize(to: nil)
    unsafe handler.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.pointee.internalSubset = { context, _, _, _ in
      unsafe XMLSchemaCheck.of(context) { $0.refuseDocumentType() }
    }
    connect()
  }

  deinit {
    unsafe parser.pointee.sax = unsafe parsersHandler
    unsafe xmlSchemaSAXUnplug(plug)
    unsafe xmlFreeParserCtxt(parser)
    unsafe xmlSchemaFreeValidCtxt(validator)
    unsafe handler.deallocate()
    unsafe pluggedHandler.deallocate()
    unsafe pluggedContext.deallocate()
  }

  /// Puts the validator between the parser and the handler, which alone is told of a DOCTYPE.
  private func connect() {
    let owner = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe xmlSchemaSetValidStructuredErrors(
      validator,
      { context, error in
        guard let error = unsafe error else { return }
        let (line, code) = unsafe (Int(error.pointee.line), error.pointee.code)
        unsafe XMLSchemaCheck.of(context) { $0.note(code, line: line) }
      }, owner)
    unsafe xmlSchemaValidateSetLocator(
      validator,
      { context, file, line in
        // libxml2 reads both, set or not
        unsafe file?.pointee = nil
        guard let context = unsafe context else { return -1 }
        let current = unsafe nightdesk_xml_line(context.assumingMemoryBound(to: xmlParserCtxt.self))
        unsafe line?.pointee = UInt(current)
        return 0
      }, parser)
    unsafe pluggedContext.pointee = unsafe owner
    unsafe plug = unsafe xmlSchemaSAXPlug(validator, pluggedHandler, pluggedContext)
    guard unsafe plug != nil else { preconditionFailure("out of memory") }
    // what the parser finds is asked for when it has stopped
    unsafe pluggedHandler.pointee?.pointee.serror = { _, _ in }
    unsafe parser.pointee.sax = unsafe pluggedHandler.pointee
    unsafe parser.pointee.userData = unsafe pluggedContext.pointee
  }

  private static func of(_ context: UnsafeMutableRawPointer?, _ body: (XMLSchemaCheck) -> Void) {
    guard let context = unsafe context else { return }
    unsafe Unmanaged<XMLSchemaCheck>.fromOpaque(context)._withUnsafeGuaranteedRef { body($0) }
  }

  /// Reads on.
  package func feed(_ bytes: borrowing Span<UInt8>) {
    var start = 0
    while start < bytes.count, !hasStopped {
      let portion = bytes.extracting(start..<min(start + Self.portion, bytes.count))
      unsafe portion.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return }
        _ = unsafe xmlParseChunk(parser, start.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 0)
      }
      checkParser()
      start += portion.count
    }
  }

  /// Says that the document ends here.
  package func finish() {
    unsafe xmlParseChunk(parser, nil, 0, 1)
    checkParser()
    guard violations.isEmpty, unsafe xmlSchemaIsValid(validator) != 1 else { return }
    note(XML_SCHEMAV_MISC.rawValue, line: Int(unsafe nightdesk_xml_line(parser)))
  }

  private func checkParser() {
    let isWellFormed = unsafe parser.pointee.wellFormed == 1 && parser.pointee.nsWellFormed == 1
    guard !hasStopped, !isWellFormed else { return }
    hasStopped = true
    let (line, code) = unsafe (Int(parser.pointee.lastError.line), parser.pointee.lastError.code)
    violations.append(.init(line: line, code: Int(code), reason: LibXML2.reason(code)))
  }

  private func refuseDocumentType() {
    hasStopped = true
    let line = unsafe Int(nightdesk_xml_line(parser))
    violations.append(.init(line: line, code: 0, reason: "a DOCTYPE, none is taken"))
    unsafe xmlStopParser(parser)
  }

  private func note(_ code: UInt32, line: Int) { note(Int32(bitPattern: code), line: line) }

  private func note(_ code: Int32, line: Int) {
    guard !hasStopped, violations.count < 100 else { return }
    violations.append(.init(line: line, code: Int(code), reason: Self.reason(code)))
  }

  /// What a violation means, without the names and values that libxml2's own message has.
  private static func reason(_ code: Int32) -> String {
    switch xmlParserErrors(UInt32(bitPattern: code)) {
    case XML_SCHEMAV_CVC_ELT_1, XML_SCHEMAV_CVC_ELT_2: "an element that the schema does not declare"
    case XML_SCHEMAV_ELEMENT_CONTENT, XML_SCHEMAV_CVC_COMPLEX_TYPE_2_4:
      "an element that is missing, out of order or not known there"
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1, XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2, XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
      "text or elements where none may stand"
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_1, XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
      "an attribute that the schema does not allow there"
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4: "a required attribute is missing"
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1, XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2,
      XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3:
      "a value that does not fit its type"
    case XML_SCHEMAV_CVC_ENUMERATION_VALID: "a value that is not one of the words of its list"
    case XML_SCHEMAV_CVC_PATTERN_VALID: "a value that does not fit its pattern"
    case XML_SCHEMAV_CVC_MININCLUSIVE_VALID, XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID,
      XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID, XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID:
      "a number out of its range"
    case XML_SCHEMAV_CVC_LENGTH_VALID, XML_SCHEMAV_CVC_MINLENGTH_VALID, XML_SCHEMAV_CVC_MAXLENGTH_VALID:
      "a value of the wrong length"
    case XML_SCHEMAV_CVC_IDC: "a key that is missing, given twice or refers to nothing"
    default: "the schema does not allow what stands there"
    }
  }
}
