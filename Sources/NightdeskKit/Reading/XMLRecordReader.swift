internal import CLibXML2

/// Reads a register in XML, fed with pieces of any size: `<register>` with one element a record, named after it
/// (`<event>`), in it one element a field, named after the column; lists repeat theirs.
///
/// The register's namespace may be left out. Elements and attributes that the register does not know, those of other
/// namespaces among them, go to `extra` as `name=value` (an attribute as `@name` or `column@name`), nested ones as
/// their source. Attributes of `<register>`, `xml:` and `xsi:` attributes, computed columns and names that begin with
/// `nd_` are passed over.
///
/// A reader that passes over events does not parse them, nor judge whether they are well-formed: whoever reads the small
/// tables of a document first reads the events later. Where it has passed over some, the place of a refusal may be
/// wrong, so that the document has to be read again to say why it is refused.
///
/// libxml2 parses, with every service it offers turned off: no DTD, no entity but the five of XML, no file, no
/// network, no catalog. Only UTF-8 is read.
@safe package final class XMLRecordReader {
  private let file: String
  private let isTranscoded: Bool
  private let parser: xmlParserCtxtPtr
  private let document: UnsafeMutablePointer<XMLDocument>
  private var tokens = XMLTokenScanner()
  /// The position behind what the parser was given.
  private var given = 0
  private var hasBegun = false
  private let passesOverEvents: Bool
  /// How many elements are open, as far as markup has been looked at.
  private var depth = 0
  private var isPassingOver = false

  /// The parser moves what it was given to the front of its buffer again and again: the more, the slower.
  private static let portion = 1 << 14
  /// How much of a portion may be left open.
  private static let rest = 1 << 9

  /// A reader of the document `file`, whose records are all of `fileTable` or, where it is nil, of any table.
  /// What it says of its encoding is passed over where it `isTranscoded`.
  package init(
    file: String, fileTable: Table? = nil, passesOverEvents: Bool = false, isTranscoded: Bool = false,
    undecodable: UndecodableBytes? = nil
  ) {
    LibXML2.start()
    self.file = file
    self.isTranscoded = isTranscoded
    self.passesOverEvents = passesOverEvents && fileTable == nil
    var handler = unsafe XMLDocument.handler
    guard let parser = unsafe xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else {
      preconditionFailure("out of memory")
    }
    unsafe xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
    unsafe self.parser = unsafe parser
    unsafe document = .allocate(capacity: 1)
    unsafe document.initialize(
      to: XMLDocument(file: file, fileTable: fileTable, undecodable: undecodable, parser: parser))
    unsafe parser.pointee.userData = UnsafeMutableRawPointer(document)
  }

  deinit {
    unsafe xmlFreeParserCtxt(parser)
    unsafe document.deinitialize(count: 1)
    unsafe document.deallocate()
  }

  /// Reads on in the document and adds the records that end in `bytes` to the batches of their tables.
  package func feed(_ bytes: borrowing Span<UInt8>, into batches: TableBatches) throws(ReadError) {
    try checkDocument()
    unsafe document.pointee.window.bytes.append(bytes)
    guard unsafe hasBegun || document.pointee.window.end >= 4 else { return }
    unsafe document.pointee.builder.begin(batches)
    defer { unsafe document.pointee.builder.batches = nil }
    if !hasBegun { try begin() }
    try readTokens()
    unsafe document.pointee.window.drop(before: document.pointee.builder.needed(given))
  }

  /// Says that the document ends here.
  package func finish(into batches: TableBatches) throws(ReadError) {
    try checkDocument()
    unsafe document.pointee.builder.begin(batches)
    defer { unsafe document.pointee.builder.batches = nil }
    if !hasBegun { try begin() }
    try readTokens()
    try parse(upTo: unsafe document.pointee.window.end)
    unsafe xmlParseChunk(parser, nil, 0, 1)
    try checkDocument()
    guard unsafe document.pointee.builder.isClosed && parser.pointee.wellFormed == 1 else {
      throw ReadError(.refused, file: file, reason: "not well-formed")
    }
  }

  private func checkDocument() throws(ReadError) {
    if let failure = unsafe document.pointee.failure { throw failure }
  }

  /// Looks at the first bytes: the parser would guess an encoding from them.
  private func begin() throws(ReadError) {
    hasBegun = true
    if unsafe document.pointee.window.dropByteOrderMark() { return }
    if let encoding = unsafe document.pointee.window.foreignEncoding {
      unsafe document.pointee.refuse(line: 1, "the document is in \(encoding), expected UTF-8", .otherEncoding)
    }
    try checkDocument()
  }

  /// Gives the parser everything up to the last complete piece of markup, a portion at a time.
  private func readTokens() throws(ReadError) {
    var tokens = tokens
    defer { self.tokens = tokens }
    var end = given
    while true {
      if !passesOverEvents, end > 0,
        let behind = unsafe document.pointee.window.passPlain(&tokens, atMost: given + Self.portion)
      {
        end = behind
        if end - given >= Self.portion - Self.rest { try parse(upTo: end) }
        continue
      }
      let next: Int?
      do {
        next = unsafe try document.pointee.window.next(&tokens)
      } catch {
        try parse(upTo: end)
        unsafe document.pointee.refuse(error, reached: given)
        return try checkDocument()
      }
      guard let next else { break }
      if end == 0, !isTranscoded, unsafe !document.pointee.window.isDeclaredUTF8(to: next) {
        unsafe document.pointee.refuse(
          line: 1, "the document is declared to be in another encoding, expected UTF-8", .otherEncoding)
        try checkDocument()
      }
      if passesOverEvents, tokens.last.isTag {
        let wasPassingOver = isPassingOver
        try passOver(tokens.last.start, next)
        if isPassingOver, !wasPassingOver, let behind = unsafe document.pointee.window.endOfEvent(from: next) {
          tokens.skip(to: behind)
          depth -= 1
          pass(to: behind)
          isPassingOver = false
          end = behind
          continue
        }
        if isPassingOver || given == next {
          end = next
          continue
        }
      }
      end = next
      if end - given >= Self.portion { try parse(upTo: end) }
    }
    if isPassingOver { pass(to: end) } else { try parse(upTo: end) }
  }

  /// Whether anything was passed over.
  var hasPassedOver: Bool { unsafe document.pointee.passedOver.bytes > 0 }

  /// Takes note of a tag: gives the parser what lies before the first of an event, and passes over all to its last.
  private func passOver(_ start: Int, _ end: Int) throws(ReadError) {
    let tag = unsafe document.pointee.window.tag(start, end)
    switch tag {
    case .closing: depth -= 1
    case .opening(let isEvent):
      if depth == 1, isEvent, !isPassingOver {
        try parse(upTo: start)
        isPassingOver = true
      }
      depth += 1
    case .whole: break
    }
    guard isPassingOver, depth <= 1 else { return }
    pass(to: end)
    isPassingOver = false
  }

  private func pass(to end: Int) {
    guard end > given else { return }
    unsafe document.pointee.passOver(given, end)
    given = end
  }

  /// Gives the parser what lies before the position `end`.
  private func parse(upTo end: Int) throws(ReadError) {
    guard end > given else { return }
    let start = unsafe document.pointee.window.address(of: given)
    unsafe xmlParseChunk(parser, start, Int32(end - given), 0)
    given = end
    unsafe document.pointee.checkLength(end)
    try checkDocument()
  }
}
