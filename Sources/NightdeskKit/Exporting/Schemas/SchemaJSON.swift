/// JSON whose members keep the order in which they are given, for schemas that people read too.
indirect enum SchemaJSON {
  case object([(name: String, value: SchemaJSON)])
  case array([SchemaJSON])
  case string(String)
  case integer(Int64)
  case decimal(Double)
  case bool(Bool)

  /// The texts as an array.
  static func strings(_ texts: [String]) -> SchemaJSON { .array(texts.map { .string($0) }) }

  /// The value as text, two spaces a level, with a line feed at its end.
  var text: String { written(at: "") + "\n" }

  private func written(at margin: String) -> String {
    switch self {
    case .object(let members):
      return block(members.map { "\(Self.quoted($0.name)): \($0.value.written(at: margin + "  "))" }, "{}", margin)
    case .array(let elements):
      let line = "[" + elements.map { $0.written(at: margin) }.joined(separator: ", ") + "]"
      if elements.allSatisfy(\.isScalar), line.count <= 100 { return line }
      return block(elements.map { $0.written(at: margin + "  ") }, "[]", margin)
    case .string(let text): return Self.quoted(text)
    case .integer(let number): return String(number)
    case .decimal(let number): return number.shortest
    case .bool(let flag): return flag ? "true" : "false"
    }
  }

  private var isScalar: Bool {
    switch self {
    case .object, .array: false
    default: true
    }
  }

  private func block(_ parts: [String], _ brackets: String, _ margin: String) -> String {
    guard !parts.isEmpty else { return brackets }
    let lines = parts.map { "\(margin)  \($0)" }.joined(separator: ",\n")
    return brackets.prefix(1) + "\n" + lines + "\n" + margin + brackets.suffix(1)
  }

  /// Schemas hold no control characters: names, words and sentences of the source code only.
  private static func quoted(_ text: String) -> String {
    let escaped = text.reduce(into: "") { escaped, character in
      if character == "\"" || character == "\\" { escaped += "\\" }
      escaped.append(character)
    }
    return "\"\(escaped)\""
  }
}
