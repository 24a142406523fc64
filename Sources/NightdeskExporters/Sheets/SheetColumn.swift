internal import NightdeskKit

/// A column of a table as people get it in a spreadsheet: those of the register, and beside each date, which stays as
/// vague as it was written, its first and last day and how exact it is, to sort and filter by.
enum SheetColumn: Sendable {
  case own(Int)
  case firstDay(Int)
  case lastDay(Int)
  case exactness(Int)

  /// The columns of a table: all, or these of the register in this order, each date followed by what is made of it.
  static func columns(of schema: RecordSchema, only chosen: [Int]? = nil, dates: Bool = true) -> [SheetColumn] {
    (chosen ?? Array(schema.columns.indices)).flatMap { column -> [SheetColumn] in
      guard dates, case .date = schema.columns[column].kind else { return [.own(column)] }
      return [.own(column), .firstDay(column), .lastDay(column), .exactness(column)]
    }
  }

  /// The column's name: `when`, `when_start`, `when_end`, `when_precision`.
  func name(in schema: RecordSchema) -> String {
    switch self {
    case .own(let column): schema.columns[column].name
    case .firstDay(let column): schema.columns[column].name + "_start"
    case .lastDay(let column): schema.columns[column].name + "_end"
    case .exactness(let column): schema.columns[column].name + "_precision"
    }
  }

  /// Appends what stands in a column that is made of a date; days as 2014-05-16.
  func append(_ row: Int, of batch: borrowing RecordBatch, to output: inout ByteBuffer) {
    switch self {
    case .own: return
    case .firstDay(let column):
      if let day = batch.bounds(row, column)?.firstDay { output.append(Calendar.isoText(ofDay: Int64(day))) }
    case .lastDay(let column):
      if let day = batch.bounds(row, column)?.lastDay { output.append(Calendar.isoText(ofDay: Int64(day))) }
    case .exactness(let column):
      if let bounds = batch.bounds(row, column) { output.append(bounds.exactness.rawValue) }
    }
  }

  /// Whether numbers or days stand in it, at the right of their cells. A date that is vague is text.
  func isNumeric(in schema: RecordSchema) -> Bool {
    switch self {
    case .firstDay, .lastDay: return true
    case .exactness: return false
    case .own(let column):
      guard !schema.columns[column].isList else { return false }
      switch schema.columns[column].kind {
      case .integer, .decimal, .day: return true
      default: return false
      }
    }
  }

  /// How many characters wide it is well read.
  func width(in schema: RecordSchema) -> Double {
    guard case .own(let column) = self else { return 12 }
    let definition = schema.columns[column]
    switch definition.kind {
    case .integer, .decimal: return 11
    case .date, .day, .country, .language: return 13
    case .identifier: return 32
    case .text where !definition.isList:
      return ["title", "summary", "text", "notes"].contains(definition.name) ? 44 : 22
    case .url: return 34
    default: return 20
    }
  }
}
