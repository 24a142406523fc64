/// Makes records of elements: under `<register>` one element a record, in it one element a field, in that text.
///
/// Positions are bytes from the start of the document. The open record is kept here until its end tag, so that the
/// batches may be taken away at any time before.
struct XMLRecordBuilder: ~Copyable {
  /// Where a parser stands.
  struct Place {
    let position: Int
    let line: Int
  }

  /// Where something starts: on which line, behind how many bytes of that, and of the file's text.
  fileprivate struct Origin {
    let line, column, offset: Int

    init(line: Int, column: Int, offset: Int) { (self.line, self.column, self.offset) = (line, column, offset) }

    /// That of what starts at `position`, where the parser stands at `place`.
    init(_ position: Int, lines place: Place, in window: inout XMLWindow) {
      line = place.line - window.lineFeeds(position, place.position)
      column = position - window.lineStart(of: position)
      offset = position + window.mark
    }
  }

  /// What becomes of the open record.
  private enum Record {
    case none, fields, passedOver
    case misplaced(FindingCode)
  }
  /// The text of one field, or of one value of a list.
  private struct Piece {
    let column: Int
    let start, end: Int
    /// The next piece of its column, or -1.
    var next = -1
  }

  /// Where records go while a part of the document is read.
  var batches: TableBatches?
  /// Whether the document is refused.
  private(set) var isRefusing = false
  /// Why it is.
  private(set) var refusal: (reason: String, code: FindingCode?)?
  /// The line where what is refused starts, if that is not where the parser stands.
  private(set) var refusalLine: Int?
  /// Where the record stands that is open or was last.
  private var origin = Origin(line: 1, column: 0, offset: 0)
  /// Whether the root element has ended.
  private(set) var isClosed = false
  private let fileTable: Table?
  private let extraColumns = Table.allCases.map { $0.schema.index("extra") }
  private var names = XMLNames()
  private var unknown = UnknownFields()
  private var depth = 0
  private var tagEnd = 0
  private var hasTextBetween = false

  private var record = Record.none
  private var table = Table.events
  private var recordStart = 0
  private var texts = ByteBuffer(capacity: 1 << 12)
  private var pieces: [Piece] = []
  private var firstPiece: [Int] = []
  private var lastPiece: [Int] = []
  private var findings: [(code: FindingCode, column: Int)] = []

  private var field = XMLNames.Field.ignored
  private var unknownName = ""
  private var previous = -1
  private var fieldStart = 0
  private var textStart = 0
  private var isNested = false

  init(fileTable: Table?) {
    self.fileTable = fileTable
    firstPiece = Array(repeating: -1, count: Table.allCases.map(\.schema.columns.count).max() ?? 0)
    lastPiece = firstPiece
  }

  /// Takes note of what the batches hold; to be called before a part of the document is read.
  mutating func begin(_ batches: TableBatches) {
    self.batches = batches
    unknown.begin(batches)
  }

  /// The first position that is still needed, where the parser stands at `position`: that of the open record, or of
  /// what stands between two records.
  func needed(_ position: Int) -> Int { depth >= 2 ? recordStart : depth == 1 ? tagEnd : position }

  /// Says that records which end at `position` are passed over.
  mutating func passOver(to position: Int) { tagEnd = position }

  /// Refuses a record, or what stands between two, that reaches over the limit to `position`.
  mutating func checkLength(_ position: Int) {
    guard position - needed(position) > ReadLimits.record else { return }
    refuse(
      depth == 1 ? "more than 16 MiB stand between two records" : "a record is longer than 16 MiB", .recordTooLong,
      line: origin.line)
  }

  // MARK: Elements

  /// An element starts; the parser stands before the `>` or `/>` of its tag.
  mutating func start(
    _ name: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, namespace: UnsafePointer<UInt8>?,
    at place: Place, in window: inout XMLWindow
  ) {
    depth += 1
    guard depth <= ReadLimits.depth else { return refuse("elements are nested more than 64 levels deep", .tooDeepXML) }
    switch depth {
    case 1:
      guard unsafe names.isOurs(namespace: namespace), unsafe names.text(name) == "register" else {
        return refuse("the root element is not <register xmlns=\"\(RegisterSchema.namespace)\">")
      }
    case 2:
      storeTextBetween(before: place, in: &window)
      unsafe startRecord(names.isOurs(namespace: namespace) ? names.table(name) : nil, at: place, in: &window)
    case 3: unsafe startField(name, prefix, isOurs: names.isOurs(namespace: namespace))
    default:
      // the name is looked up so that it counts
      _ = unsafe names.text(name)
      if case .column(let column) = field, !isNested { findings.append((.nestedElement, column)) }
      isNested = true
    }
    tagEnd = place.position + 1
    if depth == 3 { fieldStart = tagEnd }
    if names.count > ReadLimits.names {
      refuse("more than 1,024 distinct names of elements and attributes", .tooManyNames)
    }
  }

  /// The element that started last has an attribute.
  mutating func attribute(
    _ name: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, namespace: UnsafePointer<UInt8>?,
    of element: UnsafePointer<UInt8>, value: Span<UInt8>
  ) {
    let isMarkup: Bool
    if let namespace = unsafe namespace {
      let text = unsafe names.text(namespace)
      isMarkup =
        text == "http://www.w3.org/XML/1998/namespace" || text == "http://www.w3.org/2001/XMLSchema-instance"
    } else {
      isMarkup = false
    }
    let local = unsafe qualified(name, prefix)
    if names.count > ReadLimits.names {
      refuse("more than 1,024 distinct names of elements and attributes", .tooManyNames)
    }
    guard case .fields = record, depth == 2 || depth == 3, !isMarkup, !local.hasPrefix("nd_") else { return }
    let owner = unsafe depth == 2 ? "" : names.text(element)
    _ = unknown.add((owner + "@" + local).utf8Span.span)
    guard !value.isEmpty else { return }
    // Without a DTD a parser leaves the ampersand, and only it, as a reference.
    guard value.firstIndex(of: UInt8(ascii: "&")) != nil else { return unknown.appendValue(value) }
    var plain = ByteBuffer(capacity: value.count)
    var i = 0
    while i < value.count {
      plain.append(value[i])
      i += value[i] == UInt8(ascii: "&") ? 5 : 1
    }
    unknown.appendValue(plain)
  }

  /// Text, in one or more parts, references and CDATA sections resolved.
  mutating func text(_ text: Span<UInt8>) {
    if depth > 2 {
      guard case .fields = record, field != .ignored else { return }
      texts.append(text)
      if texts.count - textStart > ReadLimits.field {
        refuse("a field is longer than 1 MiB", .fieldTooLong, line: origin.line)
      }
    } else if !text.isWhiteSpace {
      if depth == 1 {
        hasTextBetween = true
      } else if case .fields = record, !findings.contains(where: { $0.code == .strayText }) {
        findings.append((.strayText, -1))
      }
    }
  }

  /// An element ends; the parser stands behind its tag.
  mutating func end(at place: Place, in window: inout XMLWindow) {
    switch depth {
    case 1:
      storeTextBetween(before: place, in: &window)
      isClosed = true
    case 2: endRecord(at: place, in: window)
    case 3: endField(at: place, in: window)
    default: break
    }
    depth -= 1
    tagEnd = place.position
  }

  private mutating func refuse(_ reason: String, _ code: FindingCode? = nil, line: Int? = nil) {
    guard !isRefusing else { return }
    isRefusing = true
    refusal = (reason, code)
    refusalLine = line
  }

  private mutating func qualified(_ name: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?) -> String {
    let local = unsafe names.text(name)
    guard let prefix = unsafe prefix else { return local }
    return unsafe names.text(prefix) + ":" + local
  }

  // MARK: Fields

  private mutating func startField(_ name: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, isOurs: Bool) {
    isNested = false
    textStart = texts.count
    field = .ignored
    guard case .fields = record else {
      _ = unsafe names.text(name)
      return
    }
    field = isOurs ? unsafe names.field(name, in: table, after: previous) : .unknown
    if case .column(let column) = field {
      previous = column
    } else if field == .unknown {
      unknownName = unsafe qualified(name, prefix)
    }
  }

  private mutating func endField(at place: Place, in window: borrowing XMLWindow) {
    defer { field = .ignored }
    switch field {
    case .ignored: break
    case .unknown:
      _ = unknown.add(unknownName.utf8Span.span)
      if isNested {
        unknown.appendValue(window.slice(fieldStart, window.openingBracket(before: place.position)))
      } else if texts.count > textStart {
        Self.append(texts, from: textStart, to: &unknown)
      }
      texts.truncate(to: textStart)
    case .column(let column):
      if firstPiece[column] < 0 {
        firstPiece[column] = pieces.count
      } else if table.schema.columns[column].isList {
        pieces[lastPiece[column]].next = pieces.count
      } else {
        return findings.append((.keyTwice, column))
      }
      lastPiece[column] = pieces.count
      pieces.append(Piece(column: column, start: textStart, end: texts.count))
    }
  }

  private static func append(_ texts: borrowing ByteBuffer, from start: Int, to unknown: inout UnknownFields) {
    unknown.appendValue(texts.span.extracting(start...))
  }

  // MARK: Records

  private mutating func startRecord(_ named: Table?, at place: Place, in window: inout XMLWindow) {
    recordStart = window.openingBracket(before: place.position)
    origin = Origin(recordStart, lines: place, in: &window)
    table = fileTable ?? named ?? .events
    if batches?[table] == nil {
      record = .passedOver
    } else if let named {
      record = named == table ? .fields : .misplaced(.otherTable)
    } else {
      record = .misplaced(.noTable)
    }
    previous = -1
    unknown.beginRecord()
  }

  private mutating func endRecord(at place: Place, in window: borrowing XMLWindow) {
    checkLength(place.position)
    defer {
      for piece in pieces { firstPiece[piece.column] = -1 }
      pieces.removeAll(keepingCapacity: true)
      findings.removeAll(keepingCapacity: true)
      texts.removeAll()
      record = .none
    }
    guard !isRefusing, let target = batches?[table] else { return }
    switch record {
    case .none, .passedOver: break
    case .misplaced(let code):
      target.batch.appendBroken(code, window.slice(recordStart, place.position), origin)
    case .fields:
      store(window.slice(recordStart, place.position), in: &target.batch)
    }
  }

  private mutating func store(_ original: Span<UInt8>, in batch: inout RecordBatch) {
    let row = batch.appendRecord(original: original, origin)
    let fieldsStart = batch.bytes.count
    for (index, piece) in pieces.enumerated() where firstPiece[piece.column] == index {
      let start = batch.bytes.count
      if batch.schema.columns[piece.column].isList {
        appendList(index, to: &batch.bytes)
      } else {
        Self.append(texts, piece.start..<piece.end, to: &batch.bytes)
      }
      let range = start..<batch.bytes.count
      guard range.count <= ReadLimits.field else {
        batch.bytes.truncate(to: start)
        batch.report(.fieldTooLong, row, piece.column)
        continue
      }
      batch.setField(row, piece.column, range, isPlain: batch.bytes.span.extracting(range).isPlain)
    }
    for finding in findings { batch.report(finding.code, row, finding.column) }
    unknown.store(in: &batch, row, extra: extraColumns[Int(batch.table.rawValue)])
    if batch.bytes.span.extracting(fieldsStart...).isHostile { batch.isSuspect = true }
  }

  private func appendList(_ first: Int, to output: inout ByteBuffer) {
    var next = first
    while next >= 0 {
      if next != first { output.append(UInt8(ascii: ";")) }
      ListSyntax.appendEscaped(texts.span.extracting(pieces[next].start..<pieces[next].end), to: &output)
      next = pieces[next].next
    }
  }

  private static func append(_ texts: borrowing ByteBuffer, _ range: Range<Int>, to output: inout ByteBuffer) {
    output.append(texts.span.extracting(range))
  }

  /// Text between the records counts as a record of its own, so that it is not lost.
  private mutating func storeTextBetween(before place: Place, in window: inout XMLWindow) {
    guard hasTextBetween else { return }
    hasTextBetween = false
    guard let target = batches?[fileTable ?? .events] else { return }
    var start = tagEnd
    var end = window.openingBracket(before: place.position)
    while start < end, window.slice(start, start + 1).isWhiteSpace { start += 1 }
    while start < end, window.slice(end - 1, end).isWhiteSpace { end -= 1 }
    let origin = Origin(start, lines: place, in: &window)
    target.batch.appendBroken(.strayText, window.slice(start, end), origin)
  }
}

extension RecordBatch {
  /// Adds a record without any field.
  fileprivate mutating func appendRecord(original: Span<UInt8>, _ origin: XMLRecordBuilder.Origin) -> Int {
    let start = bytes.count
    bytes.append(original)
    firstLine = 1
    recordLines.append(origin.line - 1)
    recordColumns.append(origin.column)
    recordOffsets.append(origin.offset)
    return appendRecord(extent: start..<bytes.count)
  }

  /// Adds something that is no record of the table.
  fileprivate mutating func appendBroken(
    _ code: FindingCode, _ original: Span<UInt8>, _ origin: XMLRecordBuilder.Origin
  ) {
    let row = appendRecord(original: original, origin)
    report(code, row)
    broken.append(row)
  }
}

extension Span<UInt8> {
  fileprivate var isWhiteSpace: Bool {
    for i in indices where self[i] != 0x20 && self[i] != 0x0A && self[i] != 0x09 && self[i] != 0x0D { return false }
    return true
  }

  /// Whether there is no comma, quotation mark or line break.
  fileprivate var isPlain: Bool { !needsQuotes }

  /// Whether the bytes need a closer look for what is not what it looks like.
  fileprivate var isHostile: Bool {
    for i in indices where self[i] >= 0x7F { return firstIndex(of: 0x7F) != nil || HostileText.isLikely(in: self) }
    return false
  }
}
