internal import CLibXML2

/// Reads a register in XML, fed with pieces of any size: `<register>` with one element a record, named after it
/// (`<event>`), in it one element a field, named after the column; lists repeat theirs.
///
/// The register's namespace may be left out. Elements and attributes that the register does not know, those of other
/// namespaces among them, go to `extra` as `name=value` (an attribute as `@name` or `column@name`), nested ones as
/// their source. Attributes of `<register>`, `xml:` and `xsi:` attributes, computed columns and names that begin with
/// `nd_` are passed over.
///
/// libxml2 parses, with every service it offers turned off: no DTD, no entity but the five of XML, no file, no
/// network, no catalog. Only UTF-8 is read.
@safe package final class XMLRecordReader {
  private let file: String
  private let parser: xmlParserCtxtPtr
  private var builder: XMLRecordBuilder
  private var tokens = XMLTokenScanner()
  private var window = XMLWindow()
  /// The position behind what the parser was given.
  private var given = 0
  private var hasBegun = false
  private var failure: ReadError?

  /// The parser moves what it was given to the front of its buffer again and again: the more, the slower.
  private static let portion = 1 << 14

  /// A reader of the document `file`, whose records are all of `fileTable` or, where it is nil, of any table.
  package init(file: String, fileTable: Table? = nil) {
    LibXML2.start()
    self.file = file
    builder = XMLRecordBuilder(fileTable: fileTable)
    var handler = unsafe Self.handler
    guard let parser = unsafe xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else {
      preconditionFailure("out of memory")
    }
    unsafe self.parser = unsafe parser
    unsafe xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
    unsafe parser.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
  }

  deinit { unsafe xmlFreeParserCtxt(parser) }

  /// Reads on in the document and adds the records that end in `bytes` to the batches of their tables.
  package func feed(_ bytes: borrowing Span<UInt8>, into batches: TableBatches) throws(ReadError) {
    try read(into: batches) { reader throws(ReadError) in
      reader.window.bytes.append(bytes)
      if !reader.hasBegun {
        guard reader.window.end >= 4 else { return }
        try reader.begin()
      }
      try reader.readTokens()
    }
  }

  /// Says that the document ends here.
  package func finish(into batches: TableBatches) throws(ReadError) {
    try read(into: batches) { reader throws(ReadError) in
      if !reader.hasBegun { try reader.begin() }
      try reader.readTokens()
      try reader.parse(upTo: reader.window.end)
      unsafe xmlParseChunk(reader.parser, nil, 0, 1)
      try reader.checkParser()
      guard reader.builder.isClosed, unsafe reader.parser.pointee.wellFormed == 1 else {
        throw ReadError(.refused, file: reader.file, reason: "not well-formed")
      }
    }
  }

  /// Runs `body`, and remembers why the document is refused if it is.
  private func read(
    into batches: TableBatches, _ body: (XMLRecordReader) throws(ReadError) -> Void
  ) throws(ReadError) {
    if let failure { throw failure }
    builder.begin(batches)
    defer { builder.batches = nil }
    do {
      try body(self)
    } catch {
      failure = error
      throw error
    }
  }

  // MARK: Before the parser

  /// Looks at the first bytes: the parser would guess an encoding from them.
  private func begin() throws(ReadError) {
    hasBegun = true
    let start = Self.firstBytes(window)
    if start.starts(with: [0xEF, 0xBB, 0xBF]) {
      // positions count from behind a byte order mark
      window.bytes.removeFirst(3)
    } else if start.starts(with: [0xFE, 0xFF]) || start.starts(with: [0xFF, 0xFE]) || start.contains(0) {
      throw refused(line: 1, "the document is in UTF-16 or UTF-32, expected UTF-8")
    } else if start == [0x4C, 0x6F, 0xA7, 0x94] {
      throw refused(line: 1, "the document is in EBCDIC, expected UTF-8")
    }
  }

  private static func firstBytes(_ window: borrowing XMLWindow) -> [UInt8] {
    let bytes = window.bytes.span
    var first: [UInt8] = []
    for i in 0..<min(4, bytes.count) { first.append(bytes[i]) }
    return first
  }

  /// Gives the parser everything up to the last complete piece of markup, a portion at a time.
  private func readTokens() throws(ReadError) {
    var end = given
    while true {
      let next: Int?
      do {
        next = try Self.next(&tokens, in: window)
      } catch {
        try parse(upTo: end)
        throw refused(error)
      }
      guard let next else { break }
      if end == 0, !Self.isInUTF8(declaration: Self.text(window, to: next)) {
        throw refused(line: 1, "the document is declared to be in another encoding, expected UTF-8")
      }
      end = next
      if end - given >= Self.portion { try parse(upTo: end) }
    }
    try parse(upTo: end)
    window.drop(before: builder.needed(given))
  }

  private static func next(
    _ tokens: inout XMLTokenScanner, in window: borrowing XMLWindow
  ) throws(XMLRefusal) -> Int? {
    try tokens.next(window.bytes.span, from: window.base)
  }

  private static func text(_ window: borrowing XMLWindow, to end: Int) -> String { window.slice(0, min(end, 256)).text }

  /// Whether an XML declaration, if `declaration` is one, leaves the encoding at UTF-8 or names a part of it.
  private static func isInUTF8(declaration: String) -> Bool {
    guard declaration.hasPrefix("<?xml"), let name = declaration.firstRange(of: "encoding") else { return true }
    let value = declaration[name.upperBound...].drop { " \t\r\n=\"'".contains($0) }
      .prefix { !"\"' \t\r\n?".contains($0) }
    return ["utf-8", "utf8", "us-ascii", "ascii"].contains(value.lowercased())
  }

  // MARK: The parser

  /// Gives the parser what lies before the position `end`.
  private func parse(upTo end: Int) throws(ReadError) {
    guard end > given else { return }
    let start = given
    given = end
    unsafe Self.parse(window, start, end, parser)
    try checkParser()
    if builder.isRecordTooLong(end) { throw refused(line: builder.recordLine, "a record is longer than 16 MiB") }
  }

  private static func parse(_ window: borrowing XMLWindow, _ start: Int, _ end: Int, _ parser: xmlParserCtxtPtr) {
    unsafe window.slice(start, end).withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      _ = unsafe xmlParseChunk(parser, start.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 0)
    }
  }

  private func checkParser() throws(ReadError) {
    if let failure { throw failure }
  }

  private func refused(line: Int?, column: Int? = nil, _ reason: String) -> ReadError {
    ReadError(.refused, file: file, line: line, column: column, reason: reason)
  }

  /// The error about a place that the parser has not reached.
  private func refused(_ refusal: XMLRefusal) -> ReadError {
    let (line, column) = unsafe (Int(nightdesk_xml_line(parser)), Int(nightdesk_xml_column(parser)))
    let start = min(given, refusal.offset)
    if let lineFeed = window.lastLineFeed(start, before: refusal.offset) {
      return refused(
        line: line + window.lineFeeds(start, refusal.offset), column: refusal.offset - lineFeed, refusal.reason)
    }
    return refused(line: line, column: column + refusal.offset - start, refusal.reason)
  }

  /// Stops the parser when the builder wants no more.
  private func checkBuilder() {
    guard let refusal = builder.refusal, failure == nil else { return }
    let (line, column) = unsafe (Int(nightdesk_xml_line(parser)), Int(nightdesk_xml_column(parser)))
    failure = refused(line: line, column: column, refusal)
    unsafe xmlStopParser(parser)
  }

  // MARK: Calls from the parser

  private static var handler: xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.startElementNs = { context, name, prefix, namespace, _, _, attributeCount, _, attributes in
      unsafe XMLRecordReader.of(context) { reader in
        guard let name = unsafe name else { return }
        unsafe reader.start(name, prefix, namespace, attributes, Int(attributeCount))
      }
    }
    unsafe handler.endElementNs = { context, _, _, _ in
      unsafe XMLRecordReader.of(context) { $0.end() }
    }
    unsafe handler.characters = { context, text, count in
      unsafe XMLRecordReader.of(context) { unsafe $0.text(text, Int(count)) }
    }
    unsafe handler.ignorableWhitespace = unsafe handler.characters
    unsafe handler.cdataBlock = unsafe handler.characters
    unsafe handler.internalSubset = { context, _, _, _ in
      unsafe XMLRecordReader.of(context) { $0.refuseDocumentType() }
    }
    unsafe handler.serror = { context, error in
      guard let error = unsafe error, unsafe error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      let (line, column) = unsafe (Int(error.pointee.line), Int(error.pointee.int2))
      let code = unsafe error.pointee.code
      unsafe XMLRecordReader.of(context) { $0.fail(code, line, column) }
    }
    return unsafe handler
  }

  @inline(__always)
  private static func of(_ context: UnsafeMutableRawPointer?, _ body: (XMLRecordReader) -> Void) {
    guard let context = unsafe context else { return }
    unsafe Unmanaged<XMLRecordReader>.fromOpaque(context)._withUnsafeGuaranteedRef { body($0) }
  }

  private func start(
    _ name: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ attributeCount: Int
  ) {
    guard failure == nil else { return }
    let (position, line) = unsafe (Int(nightdesk_xml_offset(parser)), Int(nightdesk_xml_line(parser)))
    unsafe builder.start(
      name, prefix: prefix, namespace: namespace,
      at: XMLRecordBuilder.Place(position: position, line: line), in: window)
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

  private func end() {
    guard failure == nil else { return }
    let (position, line) = unsafe (Int(nightdesk_xml_offset(parser)), Int(nightdesk_xml_line(parser)))
    builder.end(at: XMLRecordBuilder.Place(position: position, line: line), in: window)
    checkBuilder()
  }

  private func text(_ text: UnsafePointer<UInt8>?, _ count: Int) {
    guard failure == nil, let text = unsafe text else { return }
    unsafe builder.text(Span(_unsafeStart: text, count: count))
    checkBuilder()
  }

  private func refuseDocumentType() {
    if failure == nil { failure = unsafe refused(line: Int(nightdesk_xml_line(parser)), "a DOCTYPE, none is taken") }
    unsafe xmlStopParser(parser)
  }

  private func fail(_ code: Int32, _ line: Int, _ column: Int) {
    guard failure == nil else { return }
    failure = refused(line: line, column: column, LibXML2.reason(code))
    unsafe xmlStopParser(parser)
  }
}
