/// Where GDELT's events are mentioned: the rows of all files of mentions, by event.
///
/// They are kept in memory while the events are read, up to ``ReadLimits/gathered`` bytes a file. A mention whose event
/// is not in the run is set aside, one that is no mention is rejected.
final class Mentions: @unchecked Sendable {
  private struct Mention {
    let input: Int
    let line: Int
    /// The row as it came, in `bytes`.
    let extent: Range<Int>
    /// The event that it mentions, by ordinal; -1 where it is no mention.
    let event: Int
    let fault: FindingCode?
    /// The columns that hold what the codebook does not allow.
    let odd: [Int]
  }

  private let inputs: [OpenedInput]
  private var bytes = ByteBuffer(capacity: 1 << 10)
  private var mentions: [Mention] = []
  private var events = IdentifierTable()
  /// By ordinal of the event: its mentions, and how long they will be in its fields.
  private var places: [[Int]] = []
  private var lengths: [Int] = []
  private let schema = RegisterSchema.events

  /// What the names of columns and punctuation add to a row in `extra`, at most.
  private static let frame = 400

  /// Reads the files of mentions among `inputs`.
  init(_ inputs: [OpenedInput], _ order: RegisterPass.Order) throws(ReadError) {
    self.inputs = inputs
    for (place, input) in inputs.enumerated() {
      guard case .mentions(let layout, let offset, let line) = input.plan else { continue }
      try read(input, place, layout, offset, line, order)
    }
  }

  /// How many events are mentioned.
  var count: Int { events.count }

  private func read(
    _ input: OpenedInput, _ place: Int, _ layout: Layout, _ offset: Int, _ firstLine: Int,
    _ order: RegisterPass.Order
  ) throws(ReadError) {
    var reader = CSVRecordReader(
      input.file, width: layout.width, blockSize: order.blockSize, offset: offset, layout.dialect)
    var batch = RecordBatch(.events)
    batch.firstLine = firstLine
    let start = bytes.count
    while let lines = try reader.next(into: &batch) {
      var counter = LineCounter(batch)
      var nextFinding = 0
      for row in 0..<batch.count {
        let line = counter.line(of: row, in: batch)
        while nextFinding < batch.findings.count, batch.findings[nextFinding].row < Int32(row) { nextFinding += 1 }
        let isBroken = nextFinding < batch.findings.count && batch.findings[nextFinding].row == Int32(row)
        let fault = isBroken ? batch.findings[nextFinding].code : Mentions.fault(row, batch)
        add(row, batch, place, line, fault, odd: fault == nil ? layout.columnsOutside(row, batch) : [])
        guard bytes.count - start <= order.gathered else {
          throw ReadError(.tooMuchToGather, file: input.file.name, line: line)
        }
      }
      batch.firstLine += lines
    }
    input.file.rest()
  }

  private static func fault(_ row: Int, _ batch: borrowing RecordBatch) -> FindingCode? {
    switch HostileText.fault(in: batch.original(row)) {
    case .notUTF8: return .notUTF8
    case .nul: return .nulCharacter
    default: break
    }
    let id = batch.sourceField(row, GDELTMentions.event)
    if id.isEmpty { return .missingValue }
    return id.text.isDigits && id.count <= 100 ? nil : .notAnInteger
  }

  private func add(
    _ row: Int, _ batch: borrowing RecordBatch, _ input: Int, _ line: Int, _ fault: FindingCode?, odd: [Int]
  ) {
    let start = bytes.count
    bytes.append(batch.original(row))
    var (event, fault) = (-1, fault)
    if fault == nil {
      let (ordinal, isNew) = events.insert("gdelt:" + batch.sourceField(row, GDELTMentions.event).text)
      if isNew {
        places.append([])
        lengths.append(0)
      }
      // in JSON a character may take six times its place
      let length = (bytes.count - start) * 6 + Mentions.frame
      if lengths[ordinal] + length > ReadLimits.field / 2 {
        fault = .fieldTooLong
      } else {
        lengths[ordinal] += length
        places[ordinal].append(mentions.count)
        event = ordinal
      }
    }
    mentions.append(
      Mention(input: input, line: line, extent: start..<bytes.count, event: event, fault: fault, odd: odd))
  }

  // MARK: Events

  /// Adds to the events of `batch` where they are mentioned: to their citations, and the whole row to `extra`.
  func attach(to batch: inout RecordBatch, _ implied: inout ImpliedRecords) {
    guard count > 0 else { return }
    for row in 0..<batch.count where !batch.rejected[row] {
      guard let event = events.find(batch[row, EventColumns.id]) else { continue }
      attach(places[event], row, &batch, &implied)
    }
  }

  private func attach(_ places: [Int], _ row: Int, _ batch: inout RecordBatch, _ implied: inout ImpliedRecords) {
    let (citations, extra) = (schema.index("citations"), schema.index("extra"))
    var cited = [batch[row, citations].text].filter { !$0.isEmpty }
    var items = [batch[row, extra].text].filter { !$0.isEmpty }
    for place in places {
      let cells = cells(mentions[place].extent)
      if let fault = HostileText.fault(in: bytes.span.extracting(mentions[place].extent)) {
        batch.report(fault.code, row, extra)
      }
      if !cells[GDELTMentions.address].isEmpty {
        cited.append(GDELTEvents.citation(cells[GDELTMentions.address], row, -1, &implied))
      }
      items.append(Mentions.item(cells))
    }
    cited = cited.distinct
    batch.composeField(row, citations) { $0.append(cited.joined(separator: ";")) }
    batch.composeField(row, extra) { $0.append(items.joined(separator: ";")) }
    for column in [citations, extra] where batch[row, column].count > ReadLimits.field {
      batch.report(.fieldTooLong, row, column)
    }
  }

  private func cells(_ extent: Range<Int>) -> [String] {
    // bytes, because a tab and a mark behind it are one character
    let row = bytes.text(extent).utf8
    let end = row.lastIndex { $0 != 0x0A && $0 != 0x0D }.map { row.index(after: $0) } ?? row.startIndex
    return row[..<end].split(separator: 0x09, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// `mention=` and the row's filled columns but the event's id, as a JSON object.
  private static func item(_ cells: [String]) -> String {
    var object = ByteBuffer(capacity: 512)
    object.append("mention={" as StaticString)
    var isFirst = true
    for (name, cell) in zip(GDELTMentions.columns, cells).dropFirst() where !cell.isEmpty {
      if !isFirst { object.append(0x2C) }
      isFirst = false
      object.append("\"\(name)\":")
      object.appendJSON(cell)
    }
    object.append(0x7D)
    var item = ByteBuffer(capacity: object.count + 16)
    ListSyntax.appendEscaped(object.span, to: &item)
    return item.span.text
  }

  /// Says which mentioned events are among the accepted of `batch`.
  func note(_ batch: borrowing RecordBatch, in isThere: inout [Bool]) {
    if isThere.isEmpty { isThere = [Bool](repeating: false, count: count) }
    for record in batch.accepted {
      if let event = events.find(batch[Int(record), EventColumns.id]) { isThere[event] = true }
    }
  }

  // MARK: What is left

  /// Writes the mentions that no event has to the rejects, and counts the others.
  func settle(
    _ isThere: [Bool], _ order: RegisterPass.Order, to outputs: inout PassOutputs, _ tally: inout PassTally
  ) throws(PassError) {
    var place = 0
    while place < mentions.count {
      let input = mentions[place].input
      let batch = TableBatch(.events)
      batch.batch.describe(input, inputs[input])
      batch.batch.terms = inputs[input].terms
      batch.batch.origins = [Int16](repeating: -1, count: schema.columns.count)
      batch.batch.origins[schema.index("dataset_id")] = Int16(GDELTMentions.event)
      while place < mentions.count, mentions[place].input == input, batch.batch.bytes.count < 1 << 20 {
        let mention = mentions[place]
        place += 1
        for column in mention.odd { tell(mention, column, &outputs, &tally) }
        if mention.event >= 0, mention.event < isThere.count, isThere[mention.event] {
          tally.countRows(1, of: input)
        } else {
          leave(mention, &batch.batch)
        }
      }
      try outputs.append(leftOut: batch.batch, file: inputs[input].file.name, order, &tally)
    }
  }

  /// Says that a column of a mention holds what the codebook does not allow.
  private func tell(_ mention: Mention, _ column: Int, _ outputs: inout PassOutputs, _ tally: inout PassTally) {
    let input = inputs[mention.input]
    guard let severity = input.levels[.unknownWord].severity else { return }
    let cells = cells(mention.extent)
    let event = "gdelt:" + cells[GDELTMentions.event]
    let start = cells.prefix(column).reduce(0) { $0 + $1.utf8.count + 1 }
    var finding = PlacedFinding(
      code: .unknownWord, severity: severity, table: .events, record: event, file: input.file.name,
      line: mention.line, column: start + 1, field: GDELTMentions.columns[column])
    finding.evidence = input.terms?.takes(column, nil).map { "it takes \($0)" } ?? ""
    outputs.append(finding)
    tally.count(.unknownWord, severity)
  }

  private func leave(_ mention: Mention, _ batch: inout RecordBatch) {
    let row = batch.leave(out: bytes.span.extracting(mention.extent), line: mention.line)
    let column = schema.index("dataset_id")
    if let fault = mention.fault {
      batch.broken.append(row)
      batch.report(fault, row, fault == .missingValue || fault == .notAnInteger ? column : -1)
    } else {
      let number = cells(mention.extent)[GDELTMentions.event]
      batch.composeField(row, EventColumns.id) { $0.append("gdelt:\(number)") }
      batch.composeField(row, column) { $0.append(number) }
      batch.report(.mentionWithoutEvent, row, column)
    }
  }
}
