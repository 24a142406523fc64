/// A value that is written as JSON text (RFC 8259): members keep their order, the same value gives the same bytes.
public indirect enum JSON: Sendable {
  case object([(name: String, value: JSON)])
  case array([JSON])
  case string(String)
  case integer(Int64)
  case decimal(Double)
  case bool(Bool)

  /// The texts as an array.
  public static func strings(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }

  /// A number of things.
  public static func count(_ number: Int) -> JSON { .integer(Int64(number)) }

  /// The text, indented by two spaces a level, short arrays of plain values on one line, without a line end behind it.
  public var text: String { written(at: "") }

  /// The text on one line.
  package var line: String {
    switch self {
    case .object(let members):
      "{" + members.map { "\(Self.quoted($0.name)):\($0.value.line)" }.joined(separator: ",") + "}"
    case .array(let elements): "[" + elements.map(\.line).joined(separator: ",") + "]"
    default: written(at: "")
    }
  }

  private func written(at margin: String) -> String {
    switch self {
    case .object(let members):
      return block(members.map { "\(Self.quoted($0.name)): \($0.value.written(at: margin + "  "))" }, "{}", margin)
    case .array(let elements):
      let line = "[" + elements.map { $0.written(at: margin) }.joined(separator: ", ") + "]"
      if elements.allSatisfy(\.isPlain), line.count <= 100 { return line }
      return block(elements.map { $0.written(at: margin + "  ") }, "[]", margin)
    case .string(let text): return Self.quoted(text)
    case .integer(let number): return String(number)
    case .decimal(let number): return number.shortest
    case .bool(let flag): return flag ? "true" : "false"
    }
  }

  private var isPlain: Bool {
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

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where isHidden(scalar):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Control characters, line separators and bidi controls: what could make a reader see another text than a program.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
