/// What stands at the start of a table of lines: how it is cut, its first record and, in files of the humanitarian
/// exchange language (HXL), the row of tags.
struct TableHeader {
  let dialect: Dialect
  /// The names of the columns, where the file has a header: the first record, and of a table tagged in HXL the row above
  /// the tags, or the tags where that is none of names.
  let names: [String]
  /// The row of HXL tags, where there is one in the first 25 rows.
  let tags: [String]?
  /// The byte and the line that the first record starts at.
  let start: Int
  let startLine = 1
  /// The byte and the line that the records behind header and tags start at.
  let end: Int
  let endLine: Int
  /// The line that the row of tags starts at.
  let tagLine: Int
  /// Tags that are not written as they should be, as the file has them, with their places: a line and a byte in it,
  /// from 1.
  let tagMistakes: [(tag: HXLTag, place: (line: Int, column: Int))]
  /// Where the columns' names stand.
  private let places: [(line: Int, column: Int)]

  /// Why the first record can be no header, where it may be a record of a format that has none.
  private let fault: ReadError?

  /// The format without a header that a record behind the first is of, where nobody has said what the file is: a first
  /// record that is broken hides no file.
  private let bareFormat: String?

  private let file: InputFile

  /// Looks at the start of `file`.
  init(_ file: InputFile) throws(ReadError) {
    self.file = file
    var sample = ByteBuffer(capacity: 1 << 16)
    while sample.count < 1 << 16, try file.read(into: &sample, at: sample.count, upTo: 1 << 16 - sample.count) > 0 {}
    start = sample.span.startsWithMark ? 3 : 0
    let firstLine = sample.span.extracting(start..<(sample.span.endOfLine(from: start, atEnd: true) ?? sample.count))
    let behind = sample.span.extracting(start + firstLine.count..<sample.count)
    let bare = file.request.format == nil ? TableHeader.bareFormat(behind) : nil
    if let cells = TableHeader.fields(firstLine, asked: file.request.format ?? bare) {
      dialect = .tabs
      bareFormat = bare
      names = cells
      places = []
      tags = nil
      tagMistakes = []
      fault = nil
      tagLine = 1
      end = start + firstLine.count
      endLine = 2
      return
    }
    dialect = TableHeader.dialect(sample.span.extracting(start...), firstLine)

    let reader = BlockReader(file, blockSize: 1 << 16, offset: start)
    var judge = CSVJudge(dialect)
    var line = 1
    var fault: ReadError?
    guard let first = try TableHeader.record(reader, &judge, &line, file, ofHeader: { fault = $0 }) else {
      throw ReadError(.refused, file: file.name, line: 1, reason: "empty: no header")
    }
    let names = first.cells
    var (end, endLine, tagLine) = (reader.offset, line, first.line)
    var (tagPlaces, namePlaces) = (first.places, first.places)
    var tags: [String]? = HXLTag.isRow(names) ? names : nil
    // behind the header of a dataset a row of tags is the second; what else stands before one is a title
    let isDataset = FieldFormats.of(names) != nil
    let last = isDataset ? 2 : 25
    var row = 1
    var above = first
    var bareAbove: String?
    while tags == nil, row < last {
      row += 1
      let isNear = row <= TableHeader.bareRecords
      guard let row = try TableHeader.record(reader, &judge, &line, file) else { break }
      if isNear, !isDataset, bareAbove == nil {
        bareAbove = FieldFormats.bare(row.cells, dialect)
      }
      guard HXLTag.isRow(row.cells), row.cells.count <= names.count || !isDataset else {
        above = row
        continue
      }
      (tags, tagPlaces) = (row.cells, row.places)
      (end, endLine, tagLine) = (reader.offset, line, row.line)
    }
    if let tags, row > 1, !isDataset {
      let first = try TableHeader.record(reader, &judge, &line, file)
      self.names = TableHeader.names(above: above.cells, tags, width: first?.cells.count)
      namePlaces = above.places
    } else {
      self.names = names
    }
    // where nobody has said what the file is, it needs a header
    let isAsked = file.request.format != nil || file.request.mapping?.isHeadless == true
    bareFormat = isAsked || tags != nil ? nil : bareAbove
    if let fault, !isAsked, bareFormat == nil { throw fault }
    self.fault = fault
    self.tags = tags
    self.end = end
    self.endLine = endLine
    self.tagLine = tagLine
    places = namePlaces
    tagMistakes = zip(tags ?? [], tagPlaces).filter { !$0.0.isEmpty }.map { (HXLTag($0), $1) }
      .filter { !$0.0.isWellFormed }
  }

  /// Where the name of the column `source` stands.
  func place(_ source: Int) -> (line: Int, column: Int) {
    places.indices.contains(source) ? places[source] : (startLine, 1)
  }

  /// The names of the columns of a tagged table: the row above the tags, unless most of it is empty, as where a title
  /// stands there. The first row behind the tags, of `width` cells, tells which of the two rows is whole.
  private static func names(above: [String], _ tags: [String], width: Int?) -> [String] {
    let width =
      width.map { $0 == above.count && $0 > tags.count ? above.count : tags.count } ?? max(above.count, tags.count)
    let isNamed = above.count == width && above.count { !$0.isEmpty } * 2 > width
    return (0..<width).map { place in
      let name = place < above.count ? above[place] : ""
      let tag = place < tags.count ? tags[place] : ""
      return isNamed && !name.isEmpty || tag.isEmpty ? name : tag
    }
  }

  /// How the lines are cut: as the first line of tags is, where the first line of all is a title without a separator;
  /// else as that.
  private static func dialect(_ sample: borrowing Span<UInt8>, _ firstLine: borrowing Span<UInt8>) -> Dialect {
    let isTitle = ![0x2C, 0x3B, 0x09].contains { firstLine.firstIndex(of: $0) != nil }
    var start = firstLine.count
    for _ in 1..<25 where isTitle && start < sample.count {
      let end = sample.endOfLine(from: start, atEnd: true) ?? sample.count
      let line = sample.extracting(start..<end)
      if line.firstIndex(of: 0x23) == 0 { return Dialect(header: line) }
      start = max(end, start + 1)
    }
    return Dialect(header: firstLine)
  }

  /// A record at the start of a file: its cells, the line that it starts at, and where each cell stands.
  private typealias Row = (cells: [String], line: Int, places: [(line: Int, column: Int)])

  /// The next record; nil at the end of the file, or where a record that is no header is not plain. What is wrong with the
  /// text of a header goes to `ofHeader`.
  private static func record(
    _ reader: BlockReader, _ judge: inout CSVJudge, _ line: inout Int, _ file: InputFile,
    ofHeader tell: ((ReadError) -> Void)? = nil
  ) throws(ReadError) -> Row? {
    let isHeader = tell != nil
    var batch = RecordBatch(.events)
    batch.firstLine = line
    line += try judge.read(reader, into: &batch, width: 0, enough: .max, most: 1)
    batch.dialect = judge.dialect
    guard batch.count == 1 else { return nil }
    guard isHeader || batch.broken.isEmpty && batch.sourceWidth <= ReadLimits.columns else { return nil }
    guard batch.broken.isEmpty else {
      throw ReadError(
        .refused, file: file.name, line: 1, reason: "the header is not CSV: \(FindingCode.strayQuote.entry.message)")
    }
    guard batch.sourceWidth <= ReadLimits.columns else { throw ReadError(.tooManyColumns, file: file.name, line: 1) }
    if let column = firstHostileColumn(batch) {
      guard let tell else { return nil }
      tell(ReadError(.refused, file: file.name, line: 1, reason: reason(batch, column, file), code: .otherEncoding))
    }
    return row(batch)
  }

  /// The first column of the only record of `batch` that holds what no text may hold.
  private static func firstHostileColumn(_ batch: borrowing RecordBatch) -> Int? {
    for column in 0..<batch.sourceWidth where HostileText.fault(in: batch.sourceField(0, column)) != nil {
      return column
    }
    return nil
  }

  private static func reason(_ batch: borrowing RecordBatch, _ column: Int, _ file: InputFile) -> String {
    let what = "the header's column \(column + 1) is not plain UTF-8 text"
    guard let undecodable = file.undecodable else { return "\(what); another encoding is declared with --encoding" }
    let bad = LineCounter.place(0, -1, line: 1, in: batch, .notUTF8)
    return "\(what): \(undecodable.words(UndecodableBytes.Place(line: bad.line, column: bad.column)))"
  }

  private static func row(_ batch: borrowing RecordBatch) -> Row {
    var counter = LineCounter(batch)
    let start = counter.line(of: 0, in: batch)
    var names: [String] = []
    var places: [(line: Int, column: Int)] = []
    for column in 0..<batch.sourceWidth {
      names.append(batch.sourceField(0, column).text)
      let place = LineCounter.place(0, -1, line: start, in: batch, source: column)
      places.append((place.line, place.column))
    }
    return (names, start, places)
  }

  /// How many records at the start of a file tell its format, where it has no header.
  private static let bareRecords = 6

  /// The format without a header that one of the next lines, cut at tabs, is of.
  private static func bareFormat(_ sample: borrowing Span<UInt8>) -> String? {
    var start = 0
    for _ in 1..<bareRecords where start < sample.count {
      let end = sample.endOfLine(from: start, atEnd: false) ?? sample.count
      let line = sample.extracting(start..<end)
      if line.firstIndex(of: 0x09) != nil, HostileText.fault(in: line) == nil,
        let format = FieldFormats.bare(cells(line), .tabs)
      {
        return format
      }
      start = max(end, start + 1)
    }
    return nil
  }

  /// The fields of a line that is cut at tabs.
  private static func cells(_ line: borrowing Span<UInt8>) -> [String] {
    // bytes, because a tab and a mark behind it are one character
    let text = line.text.utf8
    let end = text.lastIndex { $0 != 0x0A && $0 != 0x0D }.map { text.index(after: $0) } ?? text.startIndex
    return text[..<end].split(separator: 0x09, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The fields of a line that a format without header has, cut at tabs; nil where no such format knows it.
  private static func fields(_ line: borrowing Span<UInt8>, asked: String?) -> [String]? {
    // a record that cannot be read is one nevertheless where somebody says what the file is
    guard line.firstIndex(of: 0x09) != nil, asked != nil || HostileText.fault(in: line) == nil else { return nil }
    let cells = cells(line)
    return FieldFormats.all.contains { format in
      format.layout(firstRecord: cells, .tabs, isAsked: asked == format.name) != nil
    } ? cells : nil
  }

  // MARK: What it is

  /// How the columns become the register's: as a mapping says, as the format that was asked for, or as the first that
  /// knows the header.
  var layout: Layout {
    get throws(ReadError) {
      do throws(ReadError) {
        var layout = try undivided
        try refuseStrayMarkings(layout)
        layout.dialect = dialect
        guard let fault, !layout.isHeadless else { return layout }
        throw fault
      } catch {
        throw fault ?? error
      }
    }
  }

  private var undivided: Layout {
    get throws(ReadError) {
      if let mapping = file.request.mapping { return try mapped(mapping) }
      let asked = file.request.format
      for format in FieldFormats.all where asked == nil || asked == format.name {
        let meant = ColumnNames(names, of: format.columns)
        if var layout = asked == nil ? format.layout(header: meant.names) : format.layout(askedFor: meant.names) {
          layout.looseColumns = meant.changed
          return layout
        }
        let isMeant = asked != nil || bareFormat == format.name
        if let layout = format.layout(firstRecord: names, dialect, isAsked: isMeant) { return layout }
        if asked == format.name {
          throw refusal("not \(format.name): \(lacking(format) ?? "recognised by \(format.evidence)")")
        }
      }
      if asked == HXL.name {
        guard let tags else { throw refusal("not \(HXL.name): it lacks \(HXL.evidence)") }
        return try tagged(tags)
      }
      // of a file that is called after a table the columns are known, however they are written; what is almost called
      // marking is not guessed
      let meant = ColumnNames(names, of: file.table?.schema.columns.map(\.name).filter { $0 != "marking" } ?? [])
      let names = meant.names
      let fitting = Table.allCases.filter { table in
        table.schema.columns.allSatisfy { !$0.isRequired || names.contains($0.name) }
      }
      if let table = file.table, fitting.contains(table) || tags == nil || isExport(of: table) {
        var layout = Layout(own: table, header: names)
        layout.looseColumns = meant.changed
        return layout
      }
      if let tags { return try tagged(tags) }
      if fitting.count == 1 { return Layout(own: fitting[0], header: names) }
      let tables = Table.allCases.map(\.name).joined(separator: ", ")
      throw refusal("neither named after a table (\(tables)) nor with the header of a known dataset\(nearest)")
    }
  }

  /// Refuses a file of which a column may hold the markings and is not read as that: marked records would pass for others.
  private func refuseStrayMarkings(_ layout: Layout) throws(ReadError) {
    // a mapping has judged its columns itself
    if file.request.mapping != nil { return }
    let taken = Int(layout.origins[layout.table.schema.marking])
    let stray = layout.header.indices.first { place in
      place != taken && MarkingName.isMeant(by: layout.header[place].utf8Span.span)
    }
    guard let stray else { return }
    let name = TerminalText.safe(layout.header[stray])
    if case .statements = layout.rows {
      throw refusal("the column \(name) may hold markings, and statements take none")
    }
    throw refusal(
      MarkingName.isMarking(layout.header[stray]) && taken >= 0
        ? "the header has more than one column called marking"
        : "the column \(name) may hold the records' markings and is not read as that; call it marking, or otherwise")
  }

  /// Whether the names alone say what the columns are, whatever tags stand below them: as in a file that was exported with
  /// both, and perhaps with some of the columns only.
  private func isExport(of table: Table) -> Bool {
    file.exported.isOurs
      || names.allSatisfy { table.schema.find($0) != nil || ExportedTables.isDerived($0, in: table) }
  }

  /// The layout by the tags; a column without one keeps its name.
  private func tagged(_ tags: [String]) throws(ReadError) -> Layout {
    let header = names.indices.map { $0 < tags.count && !tags[$0].isEmpty ? tags[$0] : names[$0] }
    let mapping = HXL.mapping(header)
    let marking = mapping.rules.first { $0.column == "marking" }?.source
    if let stray = names.indices.first(where: { place in
      MarkingName.isMeant(by: names[place].utf8Span.span) && header[place] != marking
    }) {
      throw refusal(
        "the column \(TerminalText.safe(names[stray])) may hold the records' markings; tag it \(HXL.marking)")
    }
    guard mapping.rules.contains(where: { $0.column == "when" }) else {
      throw ReadError(
        .refused, file: file.name, line: tagLine, reason: "no column is tagged #date, and every event needs one")
    }
    return try mapped(mapping, header: header)
  }

  private func mapped(_ mapping: TableMapping, header: [String]? = nil) throws(ReadError) -> Layout {
    do throws(TableMapping.Fault) {
      guard mapping.isHeadless else { return try Layout(mapping, header: header ?? names) }
      var layout = try Layout(mapping, header: names.indices.map { TableMapping.numbered($0) })
      layout.isHeadless = true
      return layout
    } catch {
      throw refusal(error.reason)
    }
  }

  private func refusal(_ reason: String) -> ReadError {
    ReadError(.refused, file: file.name, line: 1, reason: reason)
  }

  /// Which columns of a format the header lacks, each with the one that may be meant.
  private func lacking(_ format: any FieldFormat) -> String? {
    let names = ColumnNames(names, of: format.columns).names
    let missing = format.marks.filter { !names.contains($0) }
    let others = names.filter { !format.columns.contains($0) }
    let told = missing.map { name in
      name + (others.nearest(to: name).map { " (nearest is \(TerminalText.safe($0)))" } ?? "")
    }
    return missing.isEmpty ? nil : "it lacks \(told.joined(separator: ", "))"
  }

  /// The dataset of which the header has most, where it has half.
  private var nearest: String {
    let formats = FieldFormats.all.map { format in
      let names = ColumnNames(names, of: format.columns).names
      return (format, format.marks.count { names.contains($0) })
    }
    let near = formats.filter { $0.1 > 0 && $0.1 * 2 >= $0.0.marks.count }
    guard let (format, _) = near.max(by: { $0.1 < $1.1 }) else {
      return "; `nightdesk map` writes a mapping for it"
    }
    return "; nearest is \(format.name), but \(lacking(format) ?? "")"
  }
}

extension Span<UInt8> {
  /// Whether they start with a byte order mark.
  fileprivate var startsWithMark: Bool { count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF }
}
