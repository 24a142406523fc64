internal import CLibXML2
internal import Glibc

/// Judges finished XML files by an XSD, in one pass and in bounded memory, with no file or connection opened.
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

  private let schema: xmlSchemaPtr

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
    let pass = unsafe Validation(schema, limit: limit)
    var chunk = ByteBuffer(capacity: 1 << 14)
    while !pass.isOver {
      chunk.removeAll()
      let got = unsafe chunk.append(upTo: 1 << 14) { unsafe read(descriptor, $0, $1) }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else {
        throw ReadError(.unreadable, file: name, reason: "cannot read: \(unsafe String(cString: strerror(errno)))")
      }
      if got == 0 { break }
      pass.feed(chunk.span)
    }
    return pass.finish()
  }
}

/// One document on its way through a schema.
@safe private final class Validation {
  private var violations: [XMLSchemaValidator.Violation] = []
  private let limit: Int
  private var hasStopped = false
  private let parser: xmlParserCtxtPtr
  private let validator: xmlSchemaValidCtxtPtr
  private let plug: xmlSchemaSAXPlugPtr
  private let parsersHandler: UnsafeMutablePointer<xmlSAXHandler>?
  private let ownHandler: UnsafeMutablePointer<xmlSAXHandler>

  /// Whether nothing more can be learned.
  var isOver: Bool { hasStopped || violations.count >= limit }

  init(_ schema: xmlSchemaPtr, limit: Int) {
    self.limit = limit
    guard let parser = unsafe xmlCreatePushParserCtxt(nil, nil, nil, 0, nil),
      let validator = unsafe xmlSchemaNewValidCtxt(schema)
    else { preconditionFailure("out of memory") }
    unsafe xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
    // The validator hands every call on to a handler of ours, which alone sees a DOCTYPE and the parser's errors.
    unsafe ownHandler = .allocate(capacity: 1)
    unsafe ownHandler.initialize(to: xmlSAXHandler())
    unsafe ownHandler.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe parsersHandler = unsafe parser.pointee.sax
    unsafe self.parser = unsafe parser
    unsafe self.validator = unsafe validator
    var handler: UnsafeMutablePointer<xmlSAXHandler>? = unsafe ownHandler
    var context: UnsafeMutableRawPointer?
    guard let plug = unsafe xmlSchemaSAXPlug(validator, &handler, &context) else {
      preconditionFailure("out of memory")
    }
    unsafe self.plug = unsafe plug
    unsafe parser.pointee.sax = unsafe handler
    unsafe parser.pointee.userData = unsafe context

    let owner = Unmanaged.passUnretained(self).toOpaque()
    unsafe ownHandler.pointee.internalSubset = { context, _, _, _ in
      unsafe Validation.of(context) { $0.refuse("a DOCTYPE, none is taken") }
    }
    unsafe setContext(owner)
    unsafe xmlSchemaSetValidStructuredErrors(
      validator,
      { context, error in
        guard let error = unsafe error else { return }
        let (line, code) = unsafe (Int(error.pointee.line), error.pointee.code)
        unsafe Validation.of(context) { $0.note(code, line: line) }
      }, owner)
  }
}
