/// Writes records as JSON objects (RFC 8259): `table` first, then the fields that are not empty in the order of the
/// columns. Lists are arrays, numbers are numbers, all else is text, and so is a number with zeros in front (`007`),
/// which JSON cannot spell: what is written reads back as it was.
public struct JSONRecords: Sendable {
  /// By table.
  private let objects = Table.allCases.map { Object($0.schema) }

  public init() {}

  /// The members of one kind of record, made once.
  private struct Object {
    let start: [UInt8]
    let members: [(name: [UInt8], form: JSONForm)]

    init(_ schema: RecordSchema) {
      start = Array("{\"table\":\"\(schema.table)\"".utf8)
      members = schema.columns.map { (Array(",\"\($0.name)\":".utf8), JSONForm($0)) }
    }
  }

  /// Appends the accepted records of `batch`, each between `start` and `end`.
  public func append(
    _ batch: borrowing RecordBatch, between start: StaticString = "", and end: StaticString = "\n",
    to output: inout ByteBuffer
  ) {
    let object = objects[Int(batch.table.rawValue)]
    for record in batch.accepted {
      let row = Int(record)
      output.append(start)
      output.append(object.start.span)
      for column in object.members.indices where !batch.isEmpty(row, column) {
        let member = object.members[column]
        output.append(member.name.span)
        if member.form == .number, !batch[row, column].isJSONNumber {
          output.appendJSON(batch[row, column])
        } else {
          member.form.append(batch[row, column], to: &output)
        }
      }
      output.append(0x7D)
      output.append(end)
    }
  }
}

/// How the values of a column are written in JSON: lists as arrays, numbers as numbers, all else as text.
public enum JSONForm: Sendable {
  case list, number, bare, text

  public init(_ column: Column) {
    switch column.kind {
    case _ where column.isList: self = .list
    case .integer, .decimal: self = .number
    case _ where column.isBare: self = .bare
    default: self = .text
    }
  }

  /// Appends a field that is not empty.
  public func append(_ field: borrowing Span<UInt8>, to output: inout ByteBuffer) {
    switch self {
    case .list: output.appendJSONArray(field)
    case .number: output.appendJSONNumber(field)
    case .text: output.appendJSON(field)
    case .bare:
      output.append(0x22)
      output.append(field)
      output.append(0x22)
    }
  }
}
