/// Names under which the markings of records may stand.
///
/// A record whose marking stands under such a name and is not read must not pass for one that has none: of a table of
/// lines the file is refused, elsewhere the record, of which nothing is quoted then.
enum MarkingName {
  private static let names: [StaticString] = ["marking", "markings", "mark", "tlp", "tlpmarking", "markingtlp"]

  /// Whether `name` is one of these, in any case, with anything but letters about it: `Marking`, ` MARKING`, `@marking`,
  /// `TLP`.
  static func isMeant(by name: borrowing Span<UInt8>) -> Bool {
    let letters = letters(of: name)
    for name in names where letters.span.equals(name) { return true }
    return false
  }

  /// Whether `name` is `marking` itself, as ``isMeant(by:)`` has it.
  static func isMarking(_ name: String) -> Bool {
    let letters = letters(of: name.utf8Span.span)
    return letters.span.equals("marking")
  }

  private static func letters(of name: borrowing Span<UInt8>) -> ByteBuffer {
    var letters = ByteBuffer(capacity: name.count)
    for i in name.indices where 0x61...0x7A ~= name[i] | 0x20 { letters.append(name[i] | 0x20) }
    return letters
  }

  /// The register's word that a marking of another table is: `TLP:AMBER` for `amber` or `TLP Amber`, and what TLP 1.0
  /// called white is clear; nil for any other word.
  static func word(_ text: String) -> String? {
    var letters = text.uppercased().filter(\.isLetter)
    if letters.hasPrefix("TLP") { letters.removeFirst(3) }
    if letters == "WHITE" { letters = "CLEAR" }
    return Vocabularies.markings.words.first { $0.dropFirst(4).filter(\.isLetter) == letters }
  }
}
