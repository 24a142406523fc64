internal import NightdeskKit

/// The rows of `long_texts.csv`: texts that no cell can hold, each in parts that one can.
struct LongTextRows: ~Copyable {
  static let name = CutText.file
  static let columns = CutText.columns

  private var texts: [(table: String, id: String, column: String, part: Int, text: String)] = []

  init() {}

  var isEmpty: Bool { texts.isEmpty }
  var count: Int { texts.count }

  mutating func add(
    _ text: borrowing Span<UInt8>, of id: borrowing Span<UInt8>, _ column: String, _ table: String
  ) {
    let id = id.text
    var parts: [String] = []
    // a part may get a guard
    CellText.forEachPart(of: text, units: CellText.longest - 1) { _, part in parts.append(part.text) }
    for (number, part) in parts.enumerated() { texts.append((table, id, column, number + 1, part)) }
  }

  func append(_ profile: CSVProfile, to output: inout ByteBuffer) {
    for (table, id, column, part, text) in texts {
      output.append(table)
      output.append(profile.delimiter)
      output.appendText(id.utf8Span.span, profile)
      output.append(profile.delimiter)
      output.append(column)
      output.append(profile.delimiter)
      output.append(number: part)
      output.append(profile.delimiter)
      output.appendText(text.utf8Span.span, profile)
      output.append("\r\n" as StaticString)
    }
  }
}
