/// A value that is written as JSON text (RFC 8259), always the same bytes for the same value.
indirect enum JSON {
  case object([(key: String, value: JSON)])
  case array([JSON])
  case text(String)
  case number(Int)

  /// The text, indented by two spaces a level, members in the order they were given, without a line break at the end.
  var encoded: String {
    var text = ""
    encode(into: &text, indentation: "\n")
    return text
  }

  private func encode(into text: inout String, indentation: String) {
    let inner = indentation + "  "
    switch self {
    case .object(let members):
      Self.encode(members, in: "{}", into: &text, indentation) { member, text in
        Self.encode(member.key, into: &text)
        text += ": "
        member.value.encode(into: &text, indentation: inner)
      }
    case .array(let elements):
      Self.encode(elements, in: "[]", into: &text, indentation) { element, text in
        element.encode(into: &text, indentation: inner)
      }
    case .text(let value): Self.encode(value, into: &text)
    case .number(let value): text += String(value)
    }
  }

  private static func encode<Part>(
    _ parts: [Part], in brackets: String, into text: inout String, _ indentation: String,
    _ encodePart: (Part, inout String) -> Void
  ) {
    text += brackets.prefix(1)
    for (index, part) in parts.enumerated() {
      text += (index == 0 ? "" : ",") + indentation + "  "
      encodePart(part, &text)
    }
    text += (parts.isEmpty ? "" : indentation) + brackets.suffix(1)
  }

  private static func encode(_ value: String, into text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case _ where isHidden(scalar):
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// Control characters, line separators and bidi controls: what could make a reader see another text than a program.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
