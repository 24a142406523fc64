/// What a worker reads into.
final class Workbench {
  /// The records at hand.
  let current = TableBatch(.events)
  /// Lines of JSON, before they are records.
  var lines = ByteBuffer(capacity: 1 << 16)
  /// What makes records of them, where all are of one table that table.
  var json: JSONRecordReader?
  var jsonTable: Table?
  var implied = ImpliedRecords()
  /// Which of the events rest on one publisher.
  var singles: [SourceSupport.Single] = []
  /// What exporters look up and say.
  var context: ExportContext

  init(_ names: RegisterNames, _ levels: SeverityTable) { context = ExportContext(names, levels) }
}

/// Cuts the files that hold events into blocks, one after another; used by one worker at a time.
struct EventSource: ~Copyable {
  /// A block that was handed out.
  struct Ticket {
    /// Its place in the order of turns.
    let number: Int
    let epoch: Int
    /// The file, by its place among the inputs.
    let file: Int
    /// Where in the file a CSV block starts.
    let offset: Int
    /// The line ends in the block, where they are known already.
    let lines: Int?
  }

  private enum Open {
    case csv(BlockReader)
    /// Lines of fields that know no quotation marks.
    case fields(LineReader)
    case lines(LineReader)
    case xml(XMLBlocks)
    case json(JSONBlocks)
  }

  private let inputs: [OpenedInput]
  private let blockSize: Int
  private var file = -1
  private var open: Open?
  private var number = 0
  private var epoch = 0

  init(_ inputs: [OpenedInput], blockSize: Int) {
    self.inputs = inputs
    self.blockSize = blockSize
  }

  /// Puts the next block on the worker's bench; nil when all files are read.
  mutating func next(_ bench: Workbench) throws(ReadError) -> Ticket? {
    while true {
      var offset = 0
      var lineEnds: Int?
      var isThere = false
      if open != nil { bench.current.batch.levels = inputs[file].levels }
      switch open {
      case .csv(let reader):
        offset = reader.offset
        isThere = try reader.next(into: &bench.current.batch.bytes)
        bench.current.batch.fileOffset = offset
      case .fields(let reader):
        isThere = try reader.next(into: &bench.current.batch.bytes)
        bench.current.batch.fileOffset = reader.start
      case .lines(let reader):
        isThere = try reader.next(into: &bench.lines)
        bench.current.batch.fileOffset = reader.start
      case .xml(let reader):
        bench.current.batch.fileOffset = nil
        bench.current.batch.removeRecords()
        bench.current.batch.bytes.removeAll()
        isThere = try reader.next(into: TableBatches(bench.current), atLeast: 1 << 19)
        lineEnds = 0
      case .json(let document):
        bench.current.batch.fileOffset = nil
        bench.current.batch.removeRecords()
        bench.current.batch.bytes.removeAll()
        isThere = try document.next(into: TableBatches(bench.current), atLeast: 1 << 19)
        lineEnds = 0
      case nil: break
      }
      if isThere {
        defer { number += 1 }
        return Ticket(number: number, epoch: epoch, file: file, offset: offset, lines: lineEnds)
      }
      guard try openNext() else { return nil }
    }
  }

  private mutating func openNext() throws(ReadError) -> Bool {
    if inputs.indices.contains(file) { inputs[file].file.rest() }
    file += 1
    while file < inputs.count, !inputs[file].mayHoldEvents { file += 1 }
    open = nil
    guard file < inputs.count else { return false }
    let input = inputs[file]
    switch input.plan {
    case .csv(let layout, let offset, _) where layout.dialect.isQuoted:
      open = .csv(BlockReader(input.file, blockSize: blockSize, offset: offset))
    case .csv(_, let offset, _): open = .fields(LineReader(input.file, blockSize: blockSize, offset: offset))
    case .lines: open = .lines(LineReader(input.file, blockSize: blockSize))
    case .xml(let table): open = .xml(XMLBlocks(input.file, table: table))
    case .json(let table): open = .json(JSONBlocks(input.file, table: table))
    case .withdrawals, .mentions, .statements, .wholeTexts: preconditionFailure("no events")
    }
    return true
  }

  /// Goes back to the block of `ticket`, lets `judge` read from there, and goes on behind what it has read in a new
  /// epoch. Returns how many line ends it has read.
  mutating func judge(
    _ ticket: Ticket, _ judge: inout CSVJudge, into batch: inout RecordBatch
  ) throws(ReadError) -> Int {
    guard case .csv(let layout, _, _) = inputs[ticket.file].plan else { preconditionFailure("not CSV") }
    if judge.dialect != layout.dialect { judge = CSVJudge(layout.dialect) }
    let reader = BlockReader(inputs[ticket.file].file, blockSize: blockSize, offset: ticket.offset)
    batch.fileOffset = ticket.offset
    let lineEnds = try judge.read(reader, into: &batch, width: layout.width, enough: blockSize)
    file = ticket.file
    open = .csv(reader)
    number = ticket.number + 1
    epoch = ticket.epoch + 1
    return lineEnds
  }
}

/// Cuts a file of lines into blocks that end where a line ends.
final class LineReader {
  private let file: InputFile
  private let size: Int
  private var offset: Int
  /// Where in the file the block starts that was cut last.
  private(set) var start = 0
  private var rest = ByteBuffer()
  private var atEnd = false
  /// Whether lines end with carriage returns alone, as the first of them does.
  private var endsInReturns: Bool?

  /// A reader of `file` from the byte `offset` on.
  init(_ file: InputFile, blockSize: Int, offset: Int = 0) {
    self.file = file
    self.offset = offset
    size = max(blockSize, 3)  // a byte order mark comes in one piece
  }

  /// Puts the next block into `block`; false at the end of the file. A byte order mark at the start is passed over.
  func next(into block: inout ByteBuffer) throws(ReadError) -> Bool {
    block.removeAll()
    block.append(rest.span)
    rest.removeAll()
    defer { start = offset - rest.count - block.count }
    while !atEnd {
      let old = block.count
      let got = try file.read(into: &block, at: offset, upTo: size)
      offset += got
      if got == 0 { atEnd = true }
      if old == 0, offset == got, block.count >= 3, block.span.extracting(0..<3).isByteOrderMark {
        block.removeFirst(3)
      }
      if endsInReturns != false { turnReturns(in: &block, from: min(old, block.count)) }
      if let end = block.span.lastLineEnd(from: old) {
        rest.append(block.span.extracting(end...))
        block.truncate(to: end)
        return true
      }
      guard block.count <= ReadLimits.record else {
        throw ReadError(.lineTooLong, file: file.name, byte: offset - block.count, of: "the file's text")
      }
    }
    return block.count > 0
  }

  /// In a file whose first line ends with a carriage return alone, as those of the old Macintosh, every one of them
  /// ends a line.
  private func turnReturns(in block: inout ByteBuffer, from start: Int) {
    // a carriage return at the end of what was read before was not judged yet
    let start = max(0, start - 1)
    if endsInReturns == nil {
      let feed = block.span.firstIndex(of: 0x0A, from: start)
      let carriageReturn = block.span.firstIndex(of: 0x0D, from: start)
      guard let first = [feed, carriageReturn].compactMap(\.self).min() else { return }
      // what stands behind it is still to come
      if block.span[first] == 0x0D, first + 1 == block.count, !atEnd { return }
      endsInReturns = block.span[first] == 0x0D && (first + 1 == block.count || block.span[first + 1] != 0x0A)
      guard endsInReturns == true else { return }
      return block.replace(0x0D, with: 0x0A, from: start)
    }
    block.replace(0x0D, with: 0x0A, from: start)
  }
}

extension Span<UInt8> {
  fileprivate var isByteOrderMark: Bool { self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF }

  /// The position behind the last line feed that is not before `start`.
  fileprivate func lastLineEnd(from start: Int) -> Int? {
    var i = count
    while i > start {
      i -= 1
      if self[i] == 0x0A { return i + 1 }
    }
    return nil
  }
}

/// Feeds an XML file to its reader, piece by piece.
final class XMLBlocks {
  private let file: InputFile
  private let reader: XMLRecordReader
  private var offset = 0
  private var atEnd = false

  /// The blocks of `file`. Where events are passed over, ``next(into:atLeast:)`` throws why the document is refused
  /// with no place that can be relied on once ``hasPassedOver`` is true.
  init(_ file: InputFile, table: Table?, passesOverEvents: Bool = false) {
    self.file = file
    reader = XMLRecordReader(
      file: file.name, fileTable: table, passesOverEvents: passesOverEvents, isTranscoded: file.isTranscoded,
      undecodable: file.undecodable)
  }

  /// Whether any event was passed over.
  var hasPassedOver: Bool { reader.hasPassedOver }

  /// Reads until the wanted batches hold `enough` bytes or the file ends; false when it had ended before.
  func next(into batches: TableBatches, atLeast enough: Int) throws(ReadError) -> Bool {
    guard !atEnd else { return false }
    // a local, because a span of a property of a class cannot be handed on
    var piece = ByteBuffer(capacity: 1 << 16)
    while !atEnd, batches.all.reduce(0, { $0 + $1.batch.bytes.count }) < enough {
      piece.removeAll()
      let got = try file.read(into: &piece, at: offset, upTo: 1 << 16)
      offset += got
      if got == 0 {
        atEnd = true
        try reader.finish(into: batches)
      } else {
        try reader.feed(piece.span, into: batches)
      }
    }
    return true
  }
}
