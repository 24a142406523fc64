internal import CLibXML2

/// A document on its way through libxml2: what the parser's calls work on. It lies at an address of its own, so that
/// a call costs no check of exclusive access, and nobody touches it while the parser runs but those calls.
@safe struct XMLDocument: ~Copyable {
  /// What is kept of the document.
  var window = XMLWindow()
  /// What makes records of it.
  var builder: XMLRecordBuilder
  /// Why it is refused, if it is.
  private(set) var failure: ReadError?
  private let file: String
  private let undecodable: UndecodableBytes?
  private let parser: xmlParserCtxtPtr
  private var isRefused = false
  /// How much of the document the parser does not get to see, as it has been passed over.
  private(set) var passedOver = (bytes: 0, lines: 0)

  init(file: String, fileTable: Table?, undecodable: UndecodableBytes?, parser: xmlParserCtxtPtr) {
    self.file = file
    self.undecodable = undecodable
    unsafe self.parser = unsafe parser
    builder = XMLRecordBuilder(fileTable: fileTable)
  }

  /// Passes over whole records between the positions `start` and `end`; the parser stands at the first.
  mutating func passOver(_ start: Int, _ end: Int) {
    passedOver.bytes += end - start
    passedOver.lines += window.lineFeeds(start, end)
    builder.passOver(to: end)
  }

  /// Where the parser stands in the document.
  private var place: XMLRecordBuilder.Place {
    unsafe XMLRecordBuilder.Place(
      position: Int(nightdesk_xml_offset(parser)) + passedOver.bytes,
      line: Int(nightdesk_xml_line(parser)) + passedOver.lines)
  }

  /// Refuses the document and stops the parser, unless that was done before.
  mutating func refuse(line: Int?, column: Int? = nil, _ reason: String, _ code: FindingCode? = nil) {
    guard !isRefused else { return }
    isRefused = true
    failure = ReadError(.refused, file: file, line: line, column: column, reason: reason, code: code)
    unsafe xmlStopParser(parser)
  }

  /// Refuses the document for what lies at a place that the parser has not reached; it stands at `reached`.
  mutating func refuse(_ refusal: XMLRefusal, reached: Int) {
    let (line, column) = unsafe (Int(nightdesk_xml_line(parser)), Int(nightdesk_xml_column(parser)))
    let start = min(reached, refusal.offset)
    if let lineFeed = window.lastLineFeed(start, before: refusal.offset) {
      let lines = window.lineFeeds(start, refusal.offset)
      refuse(line: line + lines, column: refusal.offset - lineFeed, refusal.reason, refusal.code)
    } else {
      refuse(line: line, column: column + refusal.offset - start, refusal.reason, refusal.code)
    }
  }

  /// Refuses the document when the builder wants no more, or a record is too long that reaches to `position`.
  mutating func checkLength(_ position: Int) {
    builder.checkLength(position)
    checkBuilder()
  }

  @inline(__always)
  private mutating func checkBuilder() {
    if builder.isRefusing { refuseForBuilder() }
  }

  private mutating func refuseForBuilder() {
    guard let refusal = builder.refusal else { return }
    let (line, column) = unsafe (Int(nightdesk_xml_line(parser)), Int(nightdesk_xml_column(parser)))
    let start = builder.refusalLine
    refuse(line: start ?? line, column: start == nil ? column : nil, refusal.reason, refusal.code)
  }

  /// Refuses the document where the parser stands at bytes that are not UTF-8, and says which; false where it does not.
  /// What the parser calls them depends on what it has seen of what lies behind them.
  private mutating func refuseForBytes() -> Bool {
    let reached = min(max(place.position, window.base), window.end)
    guard let bad = window.firstBadByte, bad <= reached + 4 else { return false }
    let lines = window.lineFeeds(min(bad, reached), max(bad, reached))
    let line = bad < reached ? place.line - lines : place.line + lines
    let column = bad - window.lineStart(of: bad) + 1
    let told =
      undecodable?.words(UndecodableBytes.Place(line: line, column: column))
      ?? UndecodableBytes.words(byte: window.slice(bad, bad + 1)[0], at: bad + window.mark)
    refuse(line: line, column: column, "not well-formed: \(LibXML2.notUTF8): \(told)", .notUTF8)
    return true
  }

  // MARK: Calls from the parser

  static var handler: xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.startElementNs = { context, name, prefix, namespace, _, _, attributeCount, _, attributes in
      unsafe XMLDocument.of(context) { document in
        guard let name = unsafe name else { return }
        unsafe document.start(name, prefix, namespace, attributes, Int(attributeCount))
      }
    }
    unsafe handler.endElementNs = { context, _, _, _ in
      unsafe XMLDocument.of(context) { $0.end() }
    }
    unsafe handler.characters = { context, text, count in
      unsafe XMLDocument.of(context) { unsafe $0.text(text, Int(count)) }
    }
    unsafe handler.ignorableWhitespace = unsafe handler.characters
    unsafe handler.cdataBlock = unsafe handler.characters
    unsafe handler.internalSubset = { context, _, _, _ in
      unsafe XMLDocument.of(context) { $0.refuseDocumentType() }
    }
    unsafe handler.serror = { context, error in
      guard let error = unsafe error, unsafe error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      let (line, column) = unsafe (Int(error.pointee.line), Int(error.pointee.int2))
      let code = unsafe error.pointee.code
      unsafe XMLDocument.of(context) { document in
        if !document.refuseForBytes() { document.refuse(line: line, column: column, LibXML2.reason(code)) }
      }
    }
    return unsafe handler
  }

  @inline(__always)
  private static func of(_ context: UnsafeMutableRawPointer?, _ body: (inout XMLDocument) -> Void) {
    guard let context = unsafe context else { return }
    unsafe body(&context.assumingMemoryBound(to: XMLDocument.self).pointee)
  }

  private mutating func start(
    _ name: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ attributeCount: Int
  ) {
    guard !isRefused else { return }
    unsafe builder.start(name, prefix: prefix, namespace: namespace, at: place, in: &window)
    for i in 0..<attributeCount {
      guard let attributes = unsafe attributes, let key = unsafe attributes[5 * i],
        let start = unsafe attributes[5 * i + 3], let end = unsafe attributes[5 * i + 4]
      else { continue }
      unsafe builder.attribute(
        key, prefix: attributes[5 * i + 1], namespace: attributes[5 * i + 2], of: name,
        value: Span(_unsafeStart: start, count: end - start))
    }
    checkBuilder()
  }

  private mutating func end() {
    guard !isRefused else { return }
    builder.end(at: place, in: &window)
    checkBuilder()
  }

  private mutating func text(_ text: UnsafePointer<UInt8>?, _ count: Int) {
    guard !isRefused, let text = unsafe text else { return }
    unsafe builder.text(Span(_unsafeStart: text, count: count))
    checkBuilder()
  }

  private mutating func refuseDocumentType() {
    unsafe refuse(line: Int(nightdesk_xml_line(parser)), "a DOCTYPE, none is taken", .documentType)
  }
}
