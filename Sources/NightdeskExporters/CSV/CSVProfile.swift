internal import NightdeskKit

/// For whom CSV is written: what stands between fields, what protects a spreadsheet, which columns there are.
struct CSVProfile: Sendable {
  static let names = ["plain", "excel", "excel-semicolon", "tsv"]

  let name: String
  let delimiter: UInt8
  /// Whether a comma stands in decimal numbers, as where lists are written with semicolons: a spreadsheet there would take
  /// the point of 31.205 for one between thousands.
  let hasDecimalComma: Bool
  /// Whether a byte order mark tells a spreadsheet that the text is UTF-8.
  let hasMark: Bool
  /// Whether an apostrophe stands before what could be taken for a formula.
  let hasGuard: Bool
  /// Whether each date is followed by its first day, last day and how exact it is.
  let hasDates: Bool
  /// Whether there is a table of events with the names of places, actors and sources in it.
  let hasWide: Bool
  /// Whether the second row holds the tags of the humanitarian exchange language.
  let hasTags: Bool
  /// The most records of a file; nil: as many as there are.
  let rows: Int?
  /// Whether people look at it, so that what acts on a screen is spelled.
  let isForPeople: Bool
  /// Whether no cell is longer than one of a spreadsheet.
  let hasCellLimit: Bool
  /// By table.
  let columns: [[SheetColumn]]
  /// Whether every record is written as the plainest CSV has it, all columns in their order.
  let isPlain: Bool

  /// A sheet of a spreadsheet has this many rows below its header.
  static let sheetRows = 1_048_575

  init(_ options: FormatOptions) {
    name = options["profile"].isEmpty ? "plain" : options["profile"]
    let isForExcel = name.hasPrefix("excel")
    func flag(_ name: String, _ usual: Bool) -> Bool { options[name].isEmpty ? usual : options.flag(name) }
    delimiter = name == "excel-semicolon" ? 0x3B : name == "tsv" ? 0x09 : 0x2C
    hasDecimalComma = name == "excel-semicolon"
    hasMark = flag("bom", isForExcel)
    hasGuard = flag("guard", isForExcel)
    hasDates = flag("dates", isForExcel)
    hasWide = flag("wide", isForExcel)
    hasTags = flag("hxl", false)
    // the tags take a row of the sheet
    let most = isForExcel ? Self.sheetRows - (hasTags ? 1 : 0) : nil
    rows = options.integer("rows").map { min($0, most ?? $0) } ?? most
    hasCellLimit = isForExcel
    isForPeople = isForExcel
    let dates = hasDates
    let chosen = Table.allCases.map { options.columns($0.name, of: $0) }
    columns = zip(Table.allCases, chosen).map { table, chosen in
      SheetColumn.columns(of: table.schema, only: chosen, dates: dates)
    }
    isPlain =
      delimiter == 0x2C && !hasGuard && !hasDates && !hasCellLimit && rows == nil && chosen.allSatisfy { $0 == nil }
  }

  /// How many bytes of `text` stand in its cell, before the mark of what goes on elsewhere; nil if all of it does. An
  /// apostrophe before it takes room too.
  func cut(_ text: borrowing Span<UInt8>, isGuarded: Bool) -> Int? {
    guard hasCellLimit, text.count >= CellText.longest else { return nil }
    return CellText.cut(text, at: CellText.longest - (isGuarded ? 1 : 0))
  }

  var fileExtension: String { name == "tsv" ? "tsv" : "csv" }
  var mediaType: String { name == "tsv" ? "text/tab-separated-values" : "text/csv" }

  /// What can be asked of the format.
  static let options: [FormatOption] =
    [
      FormatOption(
        "profile", .words(names), default: "plain",
        help: "for scripts; for Excel, with commas, or with semicolons and decimal commas; with tabs"),
      FormatOption("bom", .flag, default: "", help: "a byte order mark; yes in the excel profiles"),
      FormatOption(
        "guard", .flag, default: "",
        help: "an apostrophe before text that a spreadsheet would take for a formula; yes in the excel profiles"),
      FormatOption(
        "dates", .flag, default: "",
        help: "first day, last day and exactness beside each date; yes in the excel profiles"),
      FormatOption(
        "wide", .flag, default: "",
        help: "events_wide.csv besides, with names in place of ids; yes in the excel profiles"),
      FormatOption("hxl", .flag, default: "no", help: "a second row with HXL tags"),
      FormatOption(
        "rows", .integer(1...1_000_000_000), default: "",
        help: "the most records of a file, others go on in a further one; in the excel profiles at most \(sheetRows)"),
    ]
    + Table.allCases.map { table in
      FormatOption(table.name, .columns(table), default: "", help: "the columns of \(table.name), in this order")
    }
}
