/// The texts of an export for spreadsheets that are longer than a cell, by the cells that show their beginnings (see
/// ``CutText``).
package final class WholeTexts: Sendable {
  private struct Place: Hashable {
    let table: String
    let column: String
    let id: String
  }

  private let texts: [Place: [UInt8]]
  /// How many rows the file has.
  let rows: Int

  /// The most bytes of such a file: it is kept in memory.
  private static let longest = 1 << 29

  /// Reads all of `file`.
  init(_ file: InputFile) throws(ReadError) {
    guard file.size <= Self.longest else {
      throw ReadError(.refused, file: file.name, reason: "it has more than 512 MiB")
    }
    let header = try TableHeader(file)
    guard header.names == CutText.columns else {
      throw ReadError(.refused, file: file.name, line: 1, reason: "its columns are not those that an export writes")
    }
    var reader = CSVRecordReader(
      file, width: header.names.count, blockSize: 1 << 20, offset: header.end, header.dialect)
    var texts: [Place: [UInt8]] = [:]
    var parts: [Place: Int] = [:]
    var batch = RecordBatch(.events)
    batch.firstLine = header.endLine
    var rows = 0
    while let lines = try reader.next(into: &batch) {
      var counter = LineCounter(batch)
      for row in 0..<batch.count {
        // the row of tags of a tagged file has none for these columns
        if rows == 0, (0..<5).allSatisfy({ batch.sourceField(row, $0).isEmpty }) { continue }
        let place = Place(
          table: batch.sourceField(row, 0).text, column: batch.sourceField(row, 2).text,
          id: batch.sourceField(row, 1).withoutGuard(file.exported).text)
        let part = parts[place, default: 0] + 1
        guard !batch.broken.contains(row), batch.sourceField(row, 3).equals(String(part)) else {
          throw ReadError(
            .refused, file: file.name, line: counter.line(of: row, in: batch),
            reason: "the parts of a text do not follow each other")
        }
        parts[place] = part
        let text = batch.sourceField(row, 4).withoutGuard(file.exported)
        for i in text.indices { texts[place, default: []].append(text[i]) }
        rows += 1
      }
      batch.firstLine += lines
    }
    self.texts = texts
    self.rows = rows
  }

  /// The whole text of a cell, if the cell shows the beginning of one.
  fileprivate func whole(_ table: Table, _ id: String, _ column: String, shown: borrowing Span<UInt8>) -> [UInt8]? {
    guard let text = texts[Place(table: table.name, column: column, id: id)], text.count > shown.count,
      text.span.extracting(0..<shown.count).elementsEqual(shown)
    else { return nil }
    return text
  }
}

extension RecordBatch {
  /// Puts whole texts where cells show beginnings; a cell of which there is no whole text is an error.
  mutating func takeWholeTexts(_ texts: WholeTexts?) {
    for column in schema.columns.indices {
      for row in 0..<count where isBeginning(row, column) {
        guard let whole = whole(texts, row, column) else {
          report(.cutText, row, column)
          continue
        }
        composeField(row, column) { $0.append(whole.span) }
      }
    }
  }

  /// Whether a cell shows the beginning of a text only, which then fills it.
  private func isBeginning(_ row: Int, _ column: Int) -> Bool {
    let field = self[row, column]
    return field.count > CutText.longestCell - 64 && field.ends(with: CutText.mark.utf8Span.span)
  }

  private func whole(_ texts: WholeTexts?, _ row: Int, _ column: Int) -> [UInt8]? {
    let field = self[row, column]
    let shown = field.extracting(0..<field.count - CutText.mark.utf8.count)
    return texts?.whole(table, self[row, 0].text, schema.columns[column].name, shown: shown)
  }
}

extension Span<UInt8> {
  fileprivate func ends(with end: borrowing Span<UInt8>) -> Bool {
    count >= end.count && extracting((count - end.count)...).elementsEqual(end)
  }

  /// The text without the apostrophe that an export's profile may have put before it.
  @_lifetime(copy self)
  fileprivate func withoutGuard(_ exported: ExportedTables) -> Span<UInt8> {
    exported.isGuarded && FormulaGuard.isOn(self) ? extracting(1...) : self
  }
}
