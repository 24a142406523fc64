/// Names that mean the column `marking` and are not quite its name.
///
/// A record whose marking stands under such a name must not pass for one that has none: of a table of lines the file is
/// refused, elsewhere the record, of which nothing is quoted then.
enum MarkingName {
  /// Whether `name` is `marking` in other case, or with blanks or signs about it: `Marking`, ` MARKING`, `@marking`.
  static func isMeant(by name: borrowing Span<UInt8>) -> Bool {
    var letters = ByteBuffer(capacity: name.count)
    for i in name.indices where 0x61...0x7A ~= name[i] | 0x20 { letters.append(name[i] | 0x20) }
    return letters.span.equals("marking")
  }
}
