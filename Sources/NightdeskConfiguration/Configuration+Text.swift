internal import NightdeskKit

extension Configuration {
  /// Everything that is set, as a file that says the same, or as JSON.
  ///
  /// - Parameter origins: whether each value says where it comes from: a comment in YAML, an object in JSON.
  package func text(asJSON: Bool, origins: Bool, without names: [String] = []) -> String {
    let settings = settings.filter { !names.contains($0.name) }
    if asJSON {
      return JSON.object(settings.map { ($0.name, Self.json($0.setting, Self.key($0.name), origins)) }).text + "\n"
    }
    var lines = settings.contains { $0.name == "version" } ? [] : ["version: 1"]
    for (name, setting) in settings { Self.append(name, setting, Self.key(name), margin: "", origins, to: &lines) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func append(
    _ name: String, _ setting: Setting, _ key: Key?, margin: String, _ origins: Bool, to lines: inout [String]
  ) {
    switch setting.value {
    case .text:
      lines.append("\(margin)\(name): \(scalar(setting, key))\(origins ? "  # \(setting.origin)" : "")")
    case .list(let elements):
      lines.append("\(margin)\(name):\(elements.isEmpty ? " []" : "")")
      for element in elements {
        if case .text = element.value {
          lines.append("\(margin)  - \(scalar(element, key))\(origins ? "  # \(element.origin)" : "")")
          continue
        }
        var inner: [String] = []
        for (name, setting) in element.members {
          append(name, setting, inside(key, name), margin: margin + "    ", origins, to: &inner)
        }
        if let first = inner.first { inner[0] = margin + "  - " + first.drop { $0 == " " } }
        lines += inner
      }
    case .section(let members):
      lines.append("\(margin)\(name):\(members.isEmpty ? " {}" : "")")
      for (name, setting) in members {
        append(name, setting, inside(key, name), margin: margin + "  ", origins, to: &lines)
      }
    }
  }

  private static func inside(_ key: Key?, _ name: String) -> Key? {
    func keys(_ shape: Shape) -> [Key] {
      switch shape {
      case .section(let keys), .either(_, let keys): keys
      case .list(let shape), .named(_, _, let shape): keys(shape)
      default: []
      }
    }
    return key.flatMap { keys($0.shape).first { $0.name == name } }
  }

  private static func scalar(_ setting: Setting, _ key: Key?) -> String {
    if key?.isSecret == true { return "\"(hidden)\"" }
    let isPlain =
      setting.text.first.map { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "." } == true
      && setting.text.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "-")...UInt8(ascii: "9"),
          UInt8(ascii: "_"):
          true
        default: false
        }
      }
    return isPlain && !["null", "Null", "NULL"].contains(setting.text) ? setting.text : JSON.string(setting.text).text
  }

  private static func json(_ setting: Setting, _ key: Key?, _ origins: Bool) -> JSON {
    let value: JSON
    switch setting.value {
    case .text(let text):
      value = key?.isSecret == true ? .string("(hidden)") : typed(text, key?.shape)
    case .list(let elements):
      return .array(elements.map { json($0, key, origins) })
    case .section(let members):
      return .object(members.map { ($0.name, json($0.setting, inside(key, $0.name), origins)) })
    }
    return origins ? .object([("value", value), ("origin", .string("\(setting.origin)"))]) : value
  }

  private static func typed(_ text: String, _ shape: Shape?) -> JSON {
    switch shape {
    case .integer: .integer(Int64(text) ?? 0)
    case .choice(let words) where words.allSatisfy { Int64($0) != nil }: .integer(Int64(text) ?? 0)
    case .flag: .bool(Shape.Flag.value(text) ?? false)
    case .list(let shape), .named(_, _, let shape): typed(text, shape)
    default: .string(text)
    }
  }
}

// MARK: - What the file may hold

extension Configuration {
  /// A JSON Schema (draft 7, which editors' YAML servers know) of the file.
  package static var jsonSchema: String {
    var members: [(name: String, value: JSON)] = [
      ("$schema", .string("http://json-schema.org/draft-07/schema#")),
      ("title", .string("nightdesk.yml")),
    ]
    members += object(keys)
    members.append(("required", .strings(["version"])))
    return JSON.object(members).text + "\n"
  }

  private static func object(_ keys: [Key]) -> [(name: String, value: JSON)] {
    [
      ("type", .string("object")),
      ("additionalProperties", .bool(false)),
      ("properties", .object(keys.map { ($0.name, .object(property($0))) })),
    ]
  }

  private static func property(_ key: Key) -> [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [("description", .string(key.summary))]
    members += type(key.shape)
    if let fallback = key.fallback {
      let texts = fallback.split(separator: ",").map(String.init)
      if case .list(let element) = key.shape {
        members.append(("default", .array(texts.map { typed($0, element) })))
      } else {
        members.append(("default", typed(fallback, key.shape)))
      }
    }
    return members
  }

  private static func type(_ shape: Shape) -> [(name: String, value: JSON)] {
    switch shape {
    // a value is what was written, whatever YAML takes it for
    case .text: return [("type", .strings(["string", "number", "boolean"])), ("minLength", .integer(1))]
    case .path: return [("type", .strings(["string", "number"])), ("minLength", .integer(1))]
    case .option:
      let each = JSON.object(type(.text))
      return [
        (
          "anyOf",
          .array([
            each, .object([("type", .string("array")), ("items", each), ("minItems", .integer(1))]),
          ])
        )
      ]
    case .syntax(let name, _):
      return [("type", .strings(["string", "number"])), ("markdownDescription", .string("\(name)"))]
    case .integer(let range):
      let maximum: [(name: String, value: JSON)] =
        range.upperBound == .max ? [] : [("maximum", .integer(Int64(range.upperBound)))]
      return [("type", .string("integer")), ("minimum", .integer(Int64(range.lowerBound)))] + maximum
    // yes and no are words or switches, as the version of YAML has it
    case .flag:
      return [("enum", .array([.bool(true), .bool(false)] + ["yes", "no", "on", "off"].map { .string($0) }))]
    case .choice(let words):
      let values = words.flatMap { word in Int64(word).map { [JSON.integer($0), .string(word)] } ?? [.string(word)] }
      return [("enum", .array(values))]
    case .duration: return [("type", .strings(["string", "integer"])), ("pattern", .string("^[0-9]{1,9}[smhd]?$"))]
    case .list(let element):
      let each = JSON.object(type(element))
      return [("anyOf", .array([.object([("type", .string("array")), ("items", each)]), each]))]
    case .section(let keys): return object(keys)
    case .named(_, _, let shape):
      return [("type", .string("object")), ("additionalProperties", .object(type(shape)))]
    case .either(let shape, let keys):
      return [("anyOf", .array([.object(type(shape)), .object(object(keys))]))]
    }
  }

  /// Every key with what it takes, its default, its flag and its variable: Markdown.
  package static var reference: String {
    var lines = ["# nightdesk.yml", ""]
    append(keys, path: "", to: &lines)
    return lines.joined(separator: "\n")
  }

  private static func append(_ keys: [Key], path: String, to lines: inout [String]) {
    for key in keys {
      let name = path + key.name
      lines += ["## `\(name)`", "", key.summary, ""]
      lines.append("- takes: \(key.shape.expected)")
      if let fallback = key.fallback { lines.append("- default: `\(fallback)`") }
      if let flag = key.flag { lines.append("- flag: `\(flag)`") }
      if key.shape.isTextual, name != "version" { lines.append("- variable: `\(variable(name))`") }
      lines.append("")
      if case .section(let inner) = key.shape {
        append(inner, path: name + ".", to: &lines)
      } else if !key.shape.entryKeys.isEmpty {
        lines += key.shape.entryKeys.map { "- `\($0.name)`: \($0.summary) Takes \($0.shape.expected)." } + [""]
      }
    }
  }
}
