/// The findings of a batch with their places: the first few of each code, and how many more there are.
struct BatchFindings {
  let file: String
  private(set) var placed: [PlacedFinding] = []
  private(set) var rest: [(code: FindingCode, severity: Severity, count: Int)] = []

  /// What is told of findings.
  struct Telling: Sendable {
    /// How many of one code in a batch need a place.
    let limit: Int
    /// Whether the line is quoted.
    let quotes: Bool
    /// What an event's own texts are searched with.
    let lexicon: Lexicon
  }

  /// The findings of `batch`. `newNames` are names that the file has used here for the first time and the register
  /// does not know; `notes` are what exporters have said of its records, in the order of these.
  init(
    _ batch: borrowing RecordBatch, file: String, newNames: [(name: String, row: Int)], notes: [ExportFinding],
    _ telling: Telling
  ) {
    self.file = file
    guard !batch.findings.isEmpty || !newNames.isEmpty || !notes.isEmpty else { return }
    var nextNote = 0
    var counts = [Int](repeating: 0, count: FindingCode.allCases.count)
    var lines = LineCounter(batch)
    var last = (row: -1, line: 0)
    var nextName = 0
    for next in 0...batch.findings.count {
      let row = next < batch.findings.count ? Int(batch.findings[next].row) : .max
      while nextName < newNames.count, newNames[nextName].row <= row {
        let (name, nameRow) = newNames[nextName]
        nextName += 1
        guard let severity = batch.levels[.unknownColumn].severity else { continue }
        if nameRow != last.row { last = (nameRow, lines.line(of: nameRow, in: batch)) }
        let place = LineCounter.place(nameRow, named: name, line: last.line, in: batch)
        var unknown = PlacedFinding(
          code: .unknownColumn, severity: severity, table: batch.table, record: "", file: file, line: place.line,
          column: place.column, field: name)
        unknown.evidence = batch.schema.inputNames.nearestInWords(to: name)
        placed.append(unknown)
      }
      while nextNote < notes.count, notes[nextNote].note.row < row {
        add(notes[nextNote], about: batch, &lines, &last)
        nextNote += 1
      }
      guard next < batch.findings.count else { break }
      let finding = batch.findings[next]
      let code = Int(finding.code.rawValue)
      counts[code] += 1
      guard counts[code] <= telling.limit, let severity = batch.levels[finding.code].severity else { continue }
      if row != last.row { last = (row, lines.line(of: row, in: batch)) }
      placed.append(
        PlacedFinding(
          finding.code, severity, batch, row, Int(finding.column), line: last.line, file: file, quotes: telling.quotes,
          telling.lexicon, finding.source))
    }
    for (code, count) in zip(FindingCode.allCases, counts) where count > telling.limit {
      guard let severity = batch.levels[code].severity else { continue }
      rest.append((code, severity, count - telling.limit))
    }
  }
}

extension BatchFindings {
  /// What exporters have said of the records of `batch`, whose own findings are told already.
  init(_ notes: [ExportFinding], about batch: borrowing RecordBatch, file: String, _ telling: Telling) {
    self.file = file
    var lines = LineCounter(batch)
    var last = (row: -1, line: 0)
    for note in notes { add(note, about: batch, &lines, &last) }
  }

  private mutating func add(
    _ note: ExportFinding, about batch: borrowing RecordBatch, _ lines: inout LineCounter,
    _ last: inout (row: Int, line: Int)
  ) {
    let row = note.note.row
    guard row >= 0 else { return placed.append(note.placed) }
    if row != last.row { last = (row, lines.line(of: row, in: batch)) }
    placed.append(note.placed(in: batch, line: last.line, file: file))
  }
}

/// Something that an exporter has said, and the name of its export.
struct ExportFinding {
  let export: String
  let note: ExportNote

  /// What was said in `context`, which has nothing to say then.
  static func take(_ context: inout ExportContext, of export: String) -> [ExportFinding] {
    defer { context.notes.removeAll(keepingCapacity: true) }
    return context.notes.map { ExportFinding(export: export, note: $0) }
  }

  /// As a finding about a record of `batch` whose first line is `line`.
  func placed(in batch: borrowing RecordBatch, line: Int, file: String) -> PlacedFinding {
    var finding = PlacedFinding(
      note.code, note.severity, batch, note.row, note.column, line: line, file: file, quotes: false)
    finding.export = export
    return finding
  }

  /// As a finding about the export.
  var placed: PlacedFinding {
    var finding = PlacedFinding(
      code: note.code, severity: note.severity, table: note.table, record: note.record, file: export, line: 1,
      column: 1, field: note.field)
    finding.export = export
    return finding
  }
}

extension [ExportFinding] {
  /// Record by record; about one record in the order in which they are.
  var inOrderOfRows: [ExportFinding] {
    enumerated().sorted { ($0.element.note.row, $0.offset) < ($1.element.note.row, $1.offset) }.map(\.element)
  }
}

extension PlacedFinding {
  /// A finding on a register column (or -1) of the record `row`, which starts on `line`.
  init(
    _ code: FindingCode, _ severity: Severity, _ batch: borrowing RecordBatch, _ row: Int, _ column: Int, line: Int,
    file: String, quotes: Bool, _ lexicon: Lexicon? = nil, _ source: Int16 = -1
  ) {
    let source = batch.source(column, source)
    var place = LineCounter.place(row, column, line: line, in: batch, code, source: source)
    let original = batch.original(row)
    if let lexicon, column >= 0, let word = lexicon.hit(code, in: batch[row, column]) {
      place = place.of(batch[row, column].extracting(word), in: original)
    }
    let words = batch.words(code, row, column, source, place)
    let record = batch.printableIdentifier(row)
    // where the line begins before the record, what stands there is counted in bytes
    let before = original.extracting(place.lineStart..<place.offset)
    self.init(
      code: code, severity: severity, table: batch.table, record: record, file: file, line: place.line,
      column: place.column, character: place.column - before.count + before.characters, field: words.field,
      fingerprint: record.isEmpty ? StableHash.of(original) : nil)
    evidence = words.evidence
    if let told = words.hint { (hint, isOfFile) = (told, true) }
    if quotes, !original.isEmpty, !batch.isConfidential(row) { excerpt = Excerpt(of: original, at: place) }
  }
}

extension PlacedFinding.Excerpt {
  /// At most this many bytes before and behind the place.
  private static let reach = (before: 60, behind: 60)

  /// The line of `record` that `place` is on, or a part of it.
  init(of record: borrowing Span<UInt8>, at place: LineCounter.Place) {
    var start = max(place.lineStart, place.offset - Self.reach.before)
    while start > place.lineStart, record[start] & 0xC0 == 0x80 { start -= 1 }
    let lineEnd = record.firstIndex(of: 0x0A, from: place.offset) ?? record.count
    var end = min(lineEnd, place.offset + Self.reach.behind)
    while end < lineEnd, record[end] & 0xC0 == 0x80 { end += 1 }
    if end == lineEnd, end > start, record[end - 1] == 0x0D { end -= 1 }
    let isCut = (start > place.lineStart, end < lineEnd && record[end] != 0x0D)
    let before = Self.shown(record.extracting(start..<max(start, min(place.offset, end))))
    let behind = Self.shown(record.extracting(min(place.offset, end)..<end))
    text = (isCut.0 ? "..." : "") + before + behind + (isCut.1 ? "..." : "")
    indent = (isCut.0 ? 3 : 0) + before.unicodeScalars.count
  }

  private static func shown(_ bytes: borrowing Span<UInt8>) -> String {
    TerminalText.safe(bytes.text.replacing("\t", with: " "))
  }
}

extension RecordBatch {
  /// The names that the register does not know, where that is worth a finding.
  var namesToReport: [(name: String, row: Int)] { levels[.unknownColumn] == .off ? [] : unknownNames }

  /// Where in the file's text a byte of a record stands, from 0; nil where that is not known.
  borrowing func offset(_ row: Int, _ offset: Int) -> Int? {
    if recordOffsets.indices.contains(row) { return recordOffsets[row] < 0 ? nil : recordOffsets[row] + offset }
    guard let fileOffset, syntax == .csv || syntax == .jsonl else { return nil }
    guard syntax == .jsonl else { return fileOffset + Int(extents[row].lowerBound) + offset }
    guard row < recordLines.count, lineOffsets.indices.contains(recordLines[row]) else { return nil }
    return fileOffset + lineOffsets[recordLines[row]] + offset
  }

  /// Where in the record its syntax broke, if it did.
  borrowing func errorOffset(_ row: Int) -> Int? {
    var (low, high) = (0, errorOffsets.count)
    while low < high {
      let middle = (low + high) / 2
      if errorOffsets[middle].row < row { low = middle + 1 } else { high = middle }
    }
    return low < errorOffsets.count && errorOffsets[low].row == row ? errorOffsets[low].offset : nil
  }

  /// The record's id where it is one; what is no id may be anything and is not repeated, and where the record could
  /// not be read nobody knows which field is the id.
  borrowing func printableIdentifier(_ row: Int) -> String {
    let id = self[row, schema.identifier]
    guard !id.isEmpty, Shape.identifier(id) == nil, !(isBroken(row) && isConfidential(row)) else { return "" }
    return id.text
  }
}

extension RecordBatch {
  /// Whether a record could not be read as one; readers note such records in their order.
  private borrowing func isBroken(_ row: Int) -> Bool {
    var (low, high) = (0, broken.count)
    while low < high {
      let middle = (low + high) / 2
      if broken[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low < broken.count && broken[low] == row
  }

  /// Whether nothing of a record may be quoted: it is marked `TLP:AMBER` or above, or its marking cannot be read,
  /// which counts as `TLP:RED`.
  borrowing func isConfidential(_ row: Int) -> Bool {
    let column = schema.marking
    if isBroken(row) { return origins.isEmpty || origins[column] >= 0 }
    if !unreadMarkings.isEmpty, unreadMarkings.contains(row) { return true }
    guard !isEmpty(row, column) else { return false }
    return values(column)[row] == Value.invalid || values(column)[row] >= Vocabularies.amber
  }
}

extension Span<UInt8> {
  /// How many characters (Unicode scalars) the bytes are, as UTF-8.
  fileprivate var characters: Int {
    var count = 0
    for i in indices where self[i] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
