internal import CXLSXWriter
internal import Glibc

/// A spreadsheet file of Office Open XML (`.xlsx`), written by libxlsxwriter in constant memory: the rows of a sheet
/// come in order, those of several sheets in any mix. The same calls give the same bytes.
///
/// What is refused by the library is remembered; ``close()`` throws the first such refusal, and then there is no file.
@safe public final class Workbook {
  /// What a cell looks like.
  public enum Style: Int, CaseIterable, Sendable {
    case plain, header, date, link, title, note
    /// A heading above numbers or days, which stand at the right.
    case numberHeader
  }

  fileprivate let book: UnsafeMutablePointer<lxw_workbook>
  fileprivate var styles: [UnsafeMutablePointer<lxw_format>?] = unsafe []
  fileprivate var failure: WorkbookError?
  private var sheets: [Sheet] = []
  private var isOpen = true
  private let path: String

  /// The version of libxlsxwriter that is at work.
  public static var version: String { unsafe String(cString: lxw_version()) }

  /// Starts the workbook that ``close()`` writes to `path`.
  ///
  /// - Parameter temporaryFolder: where rows wait until then; they take about ten times the room of the workbook.
  public init(path: String, temporaryFolder: String) throws(WorkbookError) {
    let folder = unsafe strdup(temporaryFolder)
    defer { unsafe free(folder) }
    var options = unsafe lxw_workbook_options(constant_memory: 1, tmpdir: folder, use_zip64: 0)
    guard let book = unsafe workbook_new_opt(path, &options) else { throw WorkbookError("cannot start a workbook") }
    unsafe self.book = book
    self.path = path
    unsafe styles = Style.allCases.map { unsafe makeFormat($0) }
  }

  /// Sets the title, and the moment that it calls its creation, in seconds since 1970.
  public func describe(title: String, created: Int) {
    let name = unsafe strdup(title)
    defer { unsafe free(name) }
    var properties = unsafe lxw_doc_properties()
    unsafe properties.title = name
    // the library reads 0 as: now
    unsafe properties.created = max(created, 1)
    unsafe workbook_set_properties(book, &properties)
  }

  deinit {
    if isOpen { unsafe lxw_workbook_free(book) }
  }

  private func makeFormat(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
    if style == .plain { return nil }
    let format = unsafe workbook_add_format(book)!
    switch style {
    case .plain: break
    case .header, .numberHeader:
      unsafe format_set_bold(format)
      unsafe format_set_bg_color(format, 0xD9E1E8)
      unsafe format_set_bottom(format, 1)
      if style == .numberHeader { unsafe format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
    case .date: unsafe format_set_num_format(format, "yyyy-mm-dd")
    case .link:
      unsafe format_set_font_color(format, 0x0B4F8A)
      unsafe format_set_underline(format, 1)
    case .title:
      unsafe format_set_bold(format)
      unsafe format_set_font_size(format, 14)
    case .note:
      unsafe format_set_text_wrap(format)
      unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    }
    return unsafe format
  }

  /// Adds a sheet behind the others. Its name has at most 31 characters, none of them of `[]:*?/\`.
  public func addSheet(_ name: String) -> Sheet {
    let sheet = unsafe Sheet(self, workbook_add_worksheet(book, name), name)
    if unsafe sheet.sheet == nil { fail("cannot add the sheet \(name)") }
    sheets.append(sheet)
    return sheet
  }

  fileprivate func fail(_ reason: String) {
    if failure == nil { failure = WorkbookError(reason) }
  }

  /// Throws what was refused so far.
  public func check() throws(WorkbookError) {
    for sheet in sheets where sheet.hasFailed { fail("its rows cannot be kept") }
    if let failure { throw failure }
  }

  /// Writes the file, and looks at it: the library does not notice when the disk fills while it writes the parts.
  public func close() throws(WorkbookError) {
    try check()
    isOpen = false
    let result = unsafe workbook_close(book)
    guard result == LXW_NO_ERROR else {
      throw WorkbookError(unsafe String(cString: lxw_strerror(result)).lowercased())
    }
    try StoredPackage(path).check()
  }
}

/// A sheet of a ``Workbook``. Rows and columns count from 0.
@safe public final class Sheet {
  public let name: String
  fileprivate let sheet: UnsafeMutablePointer<lxw_worksheet>?
  private unowned let workbook: Workbook
  private var text: [CChar] = []

  fileprivate init(_ workbook: Workbook, _ sheet: UnsafeMutablePointer<lxw_worksheet>?, _ name: String) {
    self.workbook = workbook
    unsafe self.sheet = sheet
    self.name = name
  }

  /// The most rows, the most UTF-16 units in a cell, the most links of a sheet, the most characters of a link.
  public static let mostRows = 1_048_576
  public static let longestText = 32_767
  public static let mostLinks = 65_530
  public static let longestLink = 2_079

  fileprivate var hasFailed: Bool { unsafe sheet.map { unsafe nightdesk_sheet_has_failed($0) != 0 } ?? true }

  /// Writes a text; it is never read as a formula.
  public func write(_ value: borrowing Span<UInt8>, _ row: Int, _ column: Int, _ style: Workbook.Style = .plain) {
    take(value)
    note(unsafe worksheet_write_string(sheet, UInt32(row), UInt16(column), text, format(style)))
  }

  public func write(_ value: String, _ row: Int, _ column: Int, _ style: Workbook.Style = .plain) {
    write(value.utf8Span.span, row, column, style)
  }

  /// Writes a number; a day is one too, see ``serial(ofDay:)``.
  public func write(_ value: Double, _ row: Int, _ column: Int, _ style: Workbook.Style = .plain) {
    note(unsafe worksheet_write_number(sheet, UInt32(row), UInt16(column), value, format(style)))
  }

  /// Writes a text that leads to `link`: an address, or `internal:'Sheet'!A1`.
  public func write(_ value: borrowing Span<UInt8>, link: String, _ row: Int, _ column: Int) {
    take(value)
    note(unsafe worksheet_write_url_opt(sheet, UInt32(row), UInt16(column), link, format(.link), text, nil))
  }

  /// Keeps the first `rows` rows and `columns` columns in sight.
  public func freeze(rows: Int, columns: Int) {
    unsafe worksheet_freeze_panes(sheet, UInt32(rows), UInt16(columns))
  }

  /// Lets the first row filter `columns` columns of `rows` rows.
  public func filter(rows: Int, columns: Int) {
    guard columns > 0 else { return }
    note(unsafe worksheet_autofilter(sheet, 0, 0, UInt32(max(rows - 1, 0)), UInt16(columns - 1)))
  }

  /// Makes columns as wide as `width` characters.
  public func widen(_ columns: ClosedRange<Int>, to width: Double, _ style: Workbook.Style = .plain) {
    note(
      unsafe worksheet_set_column(
        sheet, UInt16(columns.lowerBound), UInt16(columns.upperBound), width, format(style)))
  }

  /// Makes a row high enough for `lines` lines of text; before anything is written into it.
  public func heighten(_ row: Int, lines: Int) {
    guard lines > 1 else { return }
    note(unsafe worksheet_set_row(sheet, UInt32(row), min(15 * Double(lines), 409), nil))
  }

  /// A chart of the numbers in `series`, columns of this sheet's `rows` put on top of each other, named by the column
  /// `names`; bars lie, columns stand. `step` is the distance of its lines, where it should not be chosen.
  public func addChart(
    _ title: String, names: Int, series columns: [(name: String, column: Int)], rows: ClosedRange<Int>, isBar: Bool,
    step: Double? = nil, at row: Int, _ column: Int
  ) {
    let kind = isBar ? LXW_CHART_BAR_STACKED : LXW_CHART_COLUMN_STACKED
    guard let chart = unsafe workbook_add_chart(workbook.book, UInt8(kind.rawValue)) else {
      return workbook.fail("cannot add a chart")
    }
    let (first, last) = (UInt32(rows.lowerBound), UInt32(rows.upperBound))
    for (place, (label, values)) in columns.enumerated() {
      let series = unsafe chart_add_series(chart, nil, nil)
      unsafe chart_series_set_categories(series, name, first, UInt16(names), last, UInt16(names))
      unsafe chart_series_set_values(series, name, first, UInt16(values), last, UInt16(values))
      unsafe chart_series_set_name(series, label)
      var fill = lxw_chart_fill()
      fill.color = Self.colours[place % Self.colours.count]
      unsafe chart_series_set_fill(series, &fill)
    }
    unsafe chart_title_set_name(chart, title)
    unsafe chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    // the library turns the axes of a bar chart: the names stand on its y axis
    if isBar { unsafe chart_axis_set_reverse(chart.pointee.y_axis) }
    if let step { unsafe chart_axis_set_major_unit(isBar ? chart.pointee.x_axis : chart.pointee.y_axis, step) }
    note(unsafe worksheet_insert_chart(sheet, UInt32(row), UInt16(column), chart))
  }

  /// Told apart also without colours: dark first, then light.
  private static let colours: [UInt32] = [0x2F5D8A, 0xB8C9DB, 0x8A6D2F]

  /// How a sheet is put on pages.
  public enum Print {
    /// Its first row and first column stand on every page.
    case table
    /// All columns stand on one page.
    case fitted
    /// In this part of its size, in percent; a page ends before each of these rows.
    case scaled(Int, breaks: [Int])
  }

  /// Prints it in landscape, on A4.
  public func setPrint(_ print: Print) {
    unsafe worksheet_set_landscape(sheet)
    unsafe worksheet_set_paper(sheet, 9)
    switch print {
    case .table:
      note(unsafe worksheet_repeat_rows(sheet, 0, 0))
      note(unsafe worksheet_repeat_columns(sheet, 0, 0))
    case .fitted: unsafe worksheet_fit_to_pages(sheet, 1, 0)
    case .scaled(let percent, let breaks):
      unsafe worksheet_set_print_scale(sheet, UInt16(percent))
      var rows = breaks.map { UInt32($0) } + [0]
      note(unsafe worksheet_set_h_pagebreaks(sheet, &rows))
    }
  }

  /// Opens the workbook at this sheet.
  public func activate() { unsafe worksheet_activate(sheet) }

  /// The number that a spreadsheet has for a day since 1970, or nil where it has none that all programs agree on.
  public static func serial(ofDay day: Int32) -> Double? {
    // 1900-03-01 to 9999-12-31: before it Excel counts a day that never was
    -25_508...2_932_896 ~= day ? Double(day) + 25_569 : nil
  }

  private func format(_ style: Workbook.Style) -> UnsafeMutablePointer<lxw_format>? {
    unsafe workbook.styles[style.rawValue]
  }

  private func note(_ result: lxw_error) {
    if result != LXW_NO_ERROR { workbook.fail(unsafe String(cString: lxw_strerror(result)).lowercased()) }
  }

  /// Brings `value` into ``text``, with a zero byte behind it. `_x0041_` would be read as an escape: its first line is
  /// escaped itself (ECMA-376, 22.4.2.4).
  private func take(_ value: borrowing Span<UInt8>) {
    text.removeAll(keepingCapacity: true)
    text.reserveCapacity(value.count + 1)
    for i in value.indices {
      let byte = value[i]
      if byte == 0x5F, value.isEscape(at: i) {
        for byte in "_x005F_".utf8 { text.append(CChar(bitPattern: byte)) }
      } else {
        text.append(CChar(bitPattern: byte == 0 ? 0x20 : byte))
      }
    }
    text.append(0)
  }
}

extension Span<UInt8> {
  /// Whether `_x`, four hexadecimal digits and `_` stand here.
  fileprivate func isEscape(at start: Int) -> Bool {
    guard start + 7 <= count, self[start + 1] == 0x78, self[start + 6] == 0x5F else { return false }
    for i in start + 2..<start + 6 {
      switch self[i] {
      case 0x30...0x39, 0x41...0x46, 0x61...0x66: continue
      default: return false
      }
    }
    return true
  }
}

/// Why a workbook could not be written.
public struct WorkbookError: Error, Sendable, CustomStringConvertible {
  public let description: String

  init(_ reason: String) { description = reason }
}
