public import NightdeskKit

/// Writes a file for each table as RFC 4180 has it: a header, CR LF, quotes only where needed, UTF-8.
///
/// In the plain profile it reads back byte for byte. The profiles for spreadsheets protect against formulas, split what
/// a sheet cannot hold, and have columns and a wide table for people; `datapackage.json` says what was done, so that
/// reading them back gives the same register.
public struct CSVExporter: RecordExporter {
  public let format: Format
  public let files = ExportFiles.eachTable
  let profile: CSVProfile
  private let wide = WideEvents()

  public init() { self.init(FormatOptions(Self.format("text/csv", "csv"))) }

  private init(_ options: FormatOptions) {
    profile = CSVProfile(options)
    format = Self.format(profile.mediaType, profile.fileExtension)
  }

  private static func format(_ mediaType: String, _ fileExtension: String) -> Format {
    Format(
      name: "csv", summary: "one file a table, RFC 4180: for scripts and databases, or in profiles for spreadsheets",
      mediaType: mediaType, fileExtension: fileExtension, options: CSVProfile.options)
  }

  public func with(_ options: FormatOptions) -> any Exporter { CSVExporter(options) }

  /// The most records of a file; nil: as many as there are.
  package var mostRecords: Int? { profile.rows }

  public var furtherFiles: [String] { profile.hasWide ? [WideEvents.name] : [] }

  public func prologue(_ tables: [Table], into output: inout ByteBuffer) {
    for table in tables {
      let columns = profile.columns[Int(table.rawValue)]
      appendHeader(
        columns.map { $0.name(in: table.schema) }, tags: columns.map { HXLTags.tag($0, of: table) }, to: &output)
    }
  }

  public func prologue(ofFile name: String, into output: inout ByteBuffer) {
    if name == WideEvents.name {
      appendHeader(WideEvents.columns.map(\.name), tags: WideEvents.columns.map(\.tag), to: &output)
    } else {
      appendHeader(LongTextRows.columns, tags: LongTextRows.columns.map { _ in "" }, to: &output)
    }
  }

  private func appendHeader(_ names: [String], tags: [String], to output: inout ByteBuffer) {
    if profile.hasMark { output.append("\u{FEFF}") }
    for row in profile.hasTags ? [names, tags] : [names] {
      for (place, name) in row.enumerated() {
        if place > 0 { output.append(profile.delimiter) }
        output.append(name)
      }
      output.append("\r\n" as StaticString)
    }
  }

  public func encode(
    _ batch: borrowing RecordBatch, into output: inout ByteBuffer, _ context: inout ExportContext
  ) {
    if profile.isPlain { output.appendCSV(batch) } else { encodeRows(batch, into: &output, &context) }
    guard profile.hasWide, batch.table == .events else { return }
    context.endPart(of: .main, at: output.count)
    var names = ByteBuffer()
    var long = LongTextRows()
    for part in parts(of: batch) {
      if part.isSecond { context.note(.tooManyRows, .events, about: WideEvents.name) }
      for place in part.records {
        wide.append(Int(batch.accepted[place]), of: batch, profile, &names, &long, to: &output, &context)
      }
      context.endPart(
        of: .further(WideEvents.name, part: part.number), at: output.count, records: part.records.count)
    }
    end(long, &output, &context)
  }

  /// The accepted records of a batch by the file that they stand in, numbered from 1; whether the second begins with them.
  private func parts(
    of batch: borrowing RecordBatch
  ) -> [(number: Int, records: Range<Int>, isSecond: Bool)] {
    let count = batch.accepted.count
    guard let rows = profile.rows else { return [(1, 0..<count, false)] }
    var parts: [(number: Int, records: Range<Int>, isSecond: Bool)] = []
    var start = 0
    while start < count {
      let full = (batch.firstOrdinal + start) / rows
      let end = min(count, (full + 1) * rows - batch.firstOrdinal)
      parts.append((full + 1, start..<end, batch.firstOrdinal + start == rows))
      start = end
    }
    return parts
  }

  /// Writes the records field by field; what does not fit into a file or a cell goes on in others.
  private func encodeRows(
    _ batch: borrowing RecordBatch, into output: inout ByteBuffer, _ context: inout ExportContext
  ) {
    let columns = profile.columns[Int(batch.table.rawValue)]
    var long = LongTextRows()
    for part in parts(of: batch) {
      if part.isSecond { context.note(.tooManyRows, batch.table, about: batch.table.name) }
      for place in part.records {
        let row = Int(batch.accepted[place])
        for (place, column) in columns.enumerated() {
          if place > 0 { output.append(profile.delimiter) }
          append(column, row, of: batch, &long, to: &output, &context)
        }
        output.append("\r\n" as StaticString)
      }
      context.endPart(
        of: part.number == 1 ? .main : .continuation(part.number), at: output.count, records: part.records.count)
    }
    end(long, &output, &context)
  }

  private func end(_ long: borrowing LongTextRows, _ output: inout ByteBuffer, _ context: inout ExportContext) {
    guard !long.isEmpty else { return }
    long.append(profile, to: &output)
    context.endPart(of: .further(LongTextRows.name), at: output.count, records: long.count)
  }

  private func append(
    _ column: SheetColumn, _ row: Int, of batch: borrowing RecordBatch, _ long: inout LongTextRows,
    to output: inout ByteBuffer, _ context: inout ExportContext
  ) {
    guard case .own(let own) = column else { return column.append(row, of: batch, to: &output) }
    guard !batch.isEmpty(row, own) else { return }
    let definition = batch.schema.columns[own]
    if profile.hasDecimalComma, definition.isDecimal { return output.append(withDecimalComma: batch[row, own]) }
    if profile.hasCellLimit, definition.isInteger, !CellText.keeps(batch.values(own)[row]) {
      context.note(.numberTooLong, batch, row, own)
    }
    guard profile.isForPeople, batch.isHostile(row, own) else {
      return append(batch[row, own], row, own, of: batch, &long, to: &output, &context)
    }
    context.note(.spelledCharacter, batch, row, own)
    var spelled = ByteBuffer()
    HostileText.appendSpelled(batch[row, own], to: &spelled)
    append(spelled.span, row, own, of: batch, &long, to: &output, &context)
  }

  private func append(
    _ text: borrowing Span<UInt8>, _ row: Int, _ column: Int, of batch: borrowing RecordBatch,
    _ long: inout LongTextRows, to output: inout ByteBuffer, _ context: inout ExportContext
  ) {
    let definition = batch.schema.columns[column]
    let isGuarded = profile.hasGuard && definition.isGuarded && FormulaGuard.isNeeded(text)
    if isGuarded {
      context.note(.guardedText, batch, row, column)
    } else if profile.isForPeople, definition.isMistakable(text),
      LookAlike.isTaken(text, hasDecimalComma: profile.hasDecimalComma)
    {
      context.note(.takenForNumber, batch, row, column)
    }
    guard let cut = profile.cut(text, isGuarded: isGuarded) else {
      return output.appendField(text, profile, isGuarded: isGuarded)
    }
    context.note(.textTooLong, batch, row, column)
    long.add(text, of: batch[row, batch.schema.index("id")], definition.name, batch.table.name)
    var start = ByteBuffer()
    start.append(text.extracting(0..<cut))
    start.append(CellText.mark)
    output.appendField(start.span, profile, isGuarded: isGuarded)
  }

  public func describe(
    _ files: [ExportedFile], of edition: Edition, in folder: any ExportFolder
  ) throws(ExportError) {
    let package = DataPackage(profile, files.filter { $0.name.hasSuffix("." + format.fileExtension) }, edition)
    try folder.add("datapackage.json", package.text)
    try folder.add("csvw.json", package.csvw)
  }
}

extension ByteBuffer {
  /// Appends `field` as `profile` writes it: in quotes where it holds one, the delimiter or a line break, and where a
  /// guard stands before it.
  mutating func appendField(_ field: borrowing Span<UInt8>, _ profile: CSVProfile, isGuarded: Bool = false) {
    guard isGuarded || field.needsQuotes(profile.delimiter) else { return append(field) }
    append(0x22)
    if isGuarded { append(0x27) }
    var start = 0
    while let quote = field.firstIndex(of: 0x22, from: start) {
      append(field.extracting(start...quote))
      append(0x22)
      start = quote + 1
    }
    append(field.extracting(start...))
    append(0x22)
  }

  /// Appends a decimal number with a comma in place of its point.
  mutating func append(withDecimalComma number: borrowing Span<UInt8>) {
    for i in number.indices { append(number[i] == 0x2E ? 0x2C : number[i]) }
  }

  /// Appends a text of the program's or the register's own, guarded and spelled where that is needed.
  mutating func appendText(_ text: borrowing Span<UInt8>, _ profile: CSVProfile) {
    if profile.isForPeople, HostileText.fault(in: text) != nil {
      var spelled = ByteBuffer()
      HostileText.appendSpelled(text, to: &spelled)
      return appendField(
        spelled.span, profile, isGuarded: profile.hasGuard && FormulaGuard.isNeeded(spelled.span))
    }
    appendField(text, profile, isGuarded: profile.hasGuard && FormulaGuard.isNeeded(text))
  }
}

extension Column {
  /// Whether a value is one decimal number.
  var isDecimal: Bool {
    if case .decimal = kind { !isList } else { false }
  }

  /// Whether a value is one whole number.
  fileprivate var isInteger: Bool {
    if case .integer = kind { !isList } else { false }
  }
}

extension Span<UInt8> {
  fileprivate func needsQuotes(_ delimiter: UInt8) -> Bool {
    for i in indices {
      let byte = self[i]
      if byte == delimiter || byte == 0x22 || byte == 0x0A || byte == 0x0D { return true }
    }
    return false
  }
}
