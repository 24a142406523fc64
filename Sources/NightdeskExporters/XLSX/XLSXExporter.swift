#if XLSX
  public import NightdeskKit
  internal import Workbook

  /// Writes one workbook: a sheet a table with typed cells, real dates where a date is one day, a frozen header, filters
  /// and links; a summary with charts; what was found; and how to read it all.
  ///
  /// No cell is a formula, whatever its text begins with. What a sheet cannot hold becomes a finding: a text longer than
  /// a cell may be goes on in the sheet "Long texts", records beyond the last row in a further sheet.
  public struct XLSXExporter: SequentialExporter {
    public let format = Format(
      name: "xlsx", summary: "one workbook, a sheet a table, with a summary and charts: for spreadsheets",
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", fileExtension: "xlsx",
      options: [
        FormatOption(
          "rows", .integer(1...Sheet.mostRows - 1), default: "\(Sheet.mostRows - 1)",
          help: "the most records of a sheet; others go on in a further one")
      ])
    private var rows = Sheet.mostRows - 1

    public init() {}

    public func with(_ options: FormatOptions) -> any Exporter {
      var exporter = self
      exporter.rows = options.integer("rows") ?? rows
      return exporter
    }

    public func open(_ folder: any ExportFolder) throws(ExportError) -> any SequentialExport {
      try WorkbookExport(folder, rows)
    }
  }

  /// A workbook while it is written.
  final class WorkbookExport: SequentialExport {
    private let folder: any ExportFolder
    private let path: String
    let workbook: Workbook
    private let summary: Sheet
    private var tables: [Table: TableSheet] = [:]
    private let findings: Sheet
    private let about: Sheet
    private var longTexts: LongTexts?
    /// Where the records stand that others name: sheet and row, as a link has it.
    private var places: [String: String] = [:]
    /// What this export has said, by code.
    private var said: [FindingCode: Int] = [:]

    init(_ folder: any ExportFolder, _ rows: Int) throws(ExportError) {
      self.folder = folder
      let work = try folder.workFolder("xlsx")
      path = work + "/register.xlsx"
      do throws(WorkbookError) {
        workbook = try Workbook(path: path, temporaryFolder: work)
      } catch {
        throw ExportError("the workbook: \(error)")
      }
      summary = workbook.addSheet("Summary")
      for table in [Table.events, .claims, .actors, .relations, .places, .sources] {
        tables[table] = TableSheet(table, workbook.addSheet(table.sheetName), rows)
      }
      findings = workbook.addSheet("Findings")
      about = workbook.addSheet("About")
    }

    func append(_ batch: borrowing RecordBatch, _ context: inout ExportContext) throws(ExportError) {
      guard let sheet = tables[batch.table] else { return }
      let before = context.notes.count
      for record in batch.accepted {
        if sheet.isFull { goOn(sheet, &context) }
        append(Int(record), of: batch, to: sheet, &context)
      }
      for note in context.notes[before...] { said[note.code, default: 0] += 1 }
      do throws(WorkbookError) { try workbook.check() } catch { throw ExportError("the workbook: \(error)") }
    }

    /// Starts another sheet for the table.
    private func goOn(_ sheet: TableSheet, _ context: inout ExportContext) {
      sheet.end()
      sheet.start(workbook.addSheet("\(sheet.table.sheetName) \(sheet.number + 1)"))
      if sheet.number == 2 { context.note(.tooManyRows, sheet.table, about: sheet.table.name) }
    }

    private func append(
      _ row: Int, of batch: borrowing RecordBatch, to sheet: TableSheet, _ context: inout ExportContext
    ) {
      let schema = batch.schema
      let target = sheet.nextRow()
      for (place, column) in sheet.columns.enumerated() {
        switch column {
        case .own(let own):
          guard !batch.isEmpty(row, own) else { continue }
          append(row, own, schema.columns[own], of: batch, to: sheet, target, place, &context)
        case .firstDay(let own):
          if let day = batch.bounds(row, own)?.firstDay { append(day, to: sheet, target, place) }
        case .lastDay(let own):
          if let day = batch.bounds(row, own)?.lastDay { append(day, to: sheet, target, place) }
        case .exactness(let own):
          guard let bounds = batch.bounds(row, own) else { continue }
          sheet.sheet.write(bounds.exactness.rawValue, target, place)
        }
      }
      // what could still be linked to is remembered, no more
      if places.count < 4 * Sheet.mostLinks {
        places[batch[row, sheet.id].text] = "internal:'\(sheet.sheet.name)'!A\(target + 1)"
      }
    }

    private func append(_ day: Int32, to sheet: TableSheet, _ row: Int, _ column: Int) {
      if let serial = Sheet.serial(ofDay: day) {
        sheet.sheet.write(serial, row, column, .date)
      } else {
        sheet.sheet.write(Calendar.isoText(ofDay: Int64(day)), row, column)
      }
    }

    private func append(
      _ row: Int, _ column: Int, _ definition: Column, of batch: borrowing RecordBatch, to sheet: TableSheet,
      _ target: Int, _ place: Int, _ context: inout ExportContext
    ) {
      switch definition.kind {
      case .integer where !definition.isList:
        let number = batch.values(column)[row]
        guard CellText.keeps(number) else {
          context.note(.numberTooLong, batch, row, column)
          break
        }
        return sheet.sheet.write(Double(number), target, place)
      case .decimal where !definition.isList:
        let bits = batch.values(column)[row]
        guard Value.isThere(bits) else { break }
        return sheet.sheet.write(Double(bitPattern: UInt64(bitPattern: bits)), target, place)
      case .day:
        let day = batch.values(column)[row]
        guard Value.isThere(day), let serial = Sheet.serial(ofDay: Int32(clamping: day)) else { break }
        return sheet.sheet.write(serial, target, place, .date)
      case .date:
        // only what names one day, and says no more than that
        guard batch[row, column].isPlainDay, let day = batch.bounds(row, column)?.firstDay,
          let serial = Sheet.serial(ofDay: day)
        else { break }
        return sheet.sheet.write(serial, target, place, .date)
      case .url where !definition.isList:
        if let link = link(to: batch[row, column].text, in: sheet, batch, row, column, &context) {
          return sheet.sheet.write(batch[row, column], link: link, target, place)
        }
      case .reference, .citation:
        if !batch.isHostile(row, column), Self.fits(batch[row, column]),
          let link = link(toFirstOf: batch[row, column], in: sheet, &context)
        {
          return sheet.sheet.write(batch[row, column], link: link, target, place)
        }
      default: break
      }
      guard batch.isHostile(row, column) else {
        return append(batch[row, column], row, column, of: batch, to: sheet, target, place, &context)
      }
      context.note(.spelledCharacter, batch, row, column)
      var spelled = ByteBuffer()
      HostileText.appendSpelled(batch[row, column], to: &spelled)
      append(spelled.span, row, column, of: batch, to: sheet, target, place, &context)
    }

    /// Whether a cell can hold all of a text.
    private static func fits(_ text: borrowing Span<UInt8>) -> Bool {
      text.count <= Sheet.longestText || CellText.cut(text, at: Sheet.longestText) == nil
    }

    /// Writes a text, the rest of one that no cell can hold in the sheet of long texts.
    private func append(
      _ text: borrowing Span<UInt8>, _ row: Int, _ column: Int, of batch: borrowing RecordBatch, to sheet: TableSheet,
      _ target: Int, _ place: Int, _ context: inout ExportContext
    ) {
      guard !Self.fits(text), let cut = CellText.cut(text, at: Sheet.longestText) else {
        return sheet.sheet.write(text, target, place)
      }
      context.note(.textTooLong, batch, row, column)
      var start = ByteBuffer()
      start.append(text.extracting(0..<cut))
      start.append(CellText.mark)
      sheet.sheet.write(start.span, target, place)
      if longTexts == nil { longTexts = LongTexts(workbook.addSheet("Long texts")) }
      longTexts?.append(text, of: batch[row, sheet.id], batch.schema.columns[column].name, batch.table)
    }

    // MARK: Links

    private func link(
      to address: String, in sheet: TableSheet, _ batch: borrowing RecordBatch, _ row: Int, _ column: Int,
      _ context: inout ExportContext
    ) -> String? {
      guard sheet.mayLink(&context) else { return nil }
      // some characters take three in a link
      guard address.utf8.count * 3 <= Sheet.longestLink || address.lengthAsLink <= Sheet.longestLink else {
        context.note(.linkTooLong, batch, row, column)
        return nil
      }
      sheet.links += 1
      return address
    }

    /// A link to the first record that is named, if it stands in the workbook already.
    private func link(
      toFirstOf names: borrowing Span<UInt8>, in sheet: TableSheet, _ context: inout ExportContext
    ) -> String? {
      var end = 0
      while end < names.count, names[end] != 0x3B, names[end] != 0x23 { end += 1 }
      guard let place = places[names.extracting(0..<end).text], sheet.mayLink(&context) else { return nil }
      sheet.links += 1
      return place
    }

    // MARK: The end

    func finish(_ edition: Edition, _ context: inout ExportContext) throws(ExportError) {
      for sheet in tables.values { sheet.end() }
      workbook.describe(title: edition.title.onOneLine, created: Int(edition.asOf) * 86_400)
      var sheet = SummarySheet(summary)
      sheet.write(edition)
      for note in context.notes { said[note.code, default: 0] += 1 }
      FindingsSheet(findings).write(edition, said)
      AboutSheet(about).write(edition)
      summary.activate()
      do throws(WorkbookError) { try workbook.close() } catch { throw ExportError("the workbook: \(error)") }
      try WorkFile(path).copy(to: folder.create("register.xlsx"))
    }
  }

  extension Table {
    /// The name of the table's sheet.
    var sheetName: String { name.prefix(1).uppercased() + name.dropFirst() }
  }

  extension String {
    /// Its bytes as a link has them: a few characters are written as three.
    fileprivate var lengthAsLink: Int {
      utf8.reduce(0) { $0 + (" \"<>[]^`{}%".utf8.contains($1) || $1 >= 0x80 ? 3 : 1) }
    }

  }

  extension Span<UInt8> {
    /// Whether it is written `2014-05-16`: ten characters without a qualifier.
    fileprivate var isPlainDay: Bool {
      guard count == 10 else { return false }
      for i in indices {
        let isDash = i == 4 || i == 7
        guard isDash ? self[i] == 0x2D : 0x30...0x39 ~= self[i] else { return false }
      }
      return true
    }
  }
#endif
