#if XLSX
  internal import NightdeskKit
  internal import Workbook

  /// The sheet of a table while it is written; where there are too many records, the last of several.
  final class TableSheet {
    let table: Table
    let columns: [SheetColumn]
    /// The place of the id among the table's columns.
    let id: Int
    private(set) var sheet: Sheet
    /// 1 for the table's first sheet.
    private(set) var number = 0
    var links = 0
    private var rows = 0
    private var hasSaid = false

    private let most: Int

    /// A sheet that takes `most` records.
    init(_ table: Table, _ sheet: Sheet, _ most: Int) {
      self.table = table
      self.most = most
      self.sheet = sheet
      columns = SheetColumn.columns(of: table.schema)
      id = table.schema.index("id")
      start(sheet)
    }

    /// Goes on in `sheet`, which gets a header.
    func start(_ sheet: Sheet) {
      self.sheet = sheet
      number += 1
      (rows, links) = (1, 0)
      for (place, column) in columns.enumerated() {
        let name = column.name(in: table.schema)
        sheet.write(name, 0, place, column.isNumeric(in: table.schema) ? .numberHeader : .header)
        // the filter's button stands in the heading
        sheet.widen(place...place, to: max(column.width(in: table.schema), Double(name.count + 4)))
      }
      sheet.freeze(rows: 1, columns: 1)
      sheet.setPrint(.table)
    }

    /// Whether there is no row left.
    var isFull: Bool { rows > most }

    /// The row that the next record takes.
    func nextRow() -> Int {
      defer { rows += 1 }
      return rows
    }

    /// What can only be said when all rows are there.
    func end() { sheet.filter(rows: rows, columns: columns.count) }

    /// Whether the sheet takes another link; if not, that is said once.
    func mayLink(_ context: inout ExportContext) -> Bool {
      if links < Sheet.mostLinks { return true }
      if !hasSaid { context.note(.tooManyLinks, table, about: table.name) }
      hasSaid = true
      return false
    }
  }

  /// The sheet of the texts that no cell can hold, in parts.
  final class LongTexts {
    private let sheet: Sheet
    private var row = 1

    init(_ sheet: Sheet) {
      self.sheet = sheet
      for (place, name) in CutText.columns.enumerated() {
        sheet.write(name, 0, place, name == "part" ? .numberHeader : .header)
      }
      sheet.widen(0...3, to: 14)
      sheet.widen(4...4, to: 80)
      sheet.freeze(rows: 1, columns: 0)
    }

    func append(_ text: borrowing Span<UInt8>, of id: borrowing Span<UInt8>, _ column: String, _ table: Table) {
      let id = id.text
      CellText.forEachPart(of: text) { number, part in
        sheet.write(table.name, row, 0)
        sheet.write(id, row, 1)
        sheet.write(column, row, 2)
        sheet.write(Double(number), row, 3)
        sheet.write(part, row, 4)
        row += 1
      }
    }
  }
#endif
