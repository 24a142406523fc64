internal import NightdeskKit
internal import Yams

/// `nightdesk.yml` as it is written: strict YAML. There are no anchors, aliases or tags and one document; every key
/// is known and stands once; a value is what was written, so that `NO` is Norway and `007` keeps its zeros.
struct ConfigurationFile {
  /// As it was named.
  let name: String
  /// The folder that paths in it are relative to, with a slash at its end; empty for the working folder.
  let folder: String
  private(set) var problems: [ConfigurationError.Problem] = []
  private(set) var members: [(name: String, setting: Setting)] = []

  /// Reads the file. What cannot be used in it is in ``problems``.
  init(path: String, keys: [Key]) throws(ConfigurationError) {
    name = TerminalText.safe(path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
    folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let text = try SmallFile.read(path, name, isTrusted: true)
    do {
      // the parser owns the anchors; they are gone when it is
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else { return }
      if let node = Self.forbidden(root) {
        fail(node, "anchors, aliases and tags are not allowed here")
      } else if case .mapping(let mapping) = root {
        members = section(mapping, keys, path: "")
      } else {
        fail(root, "expected keys and values")
      }
    } catch {
      problems.append(Self.problem(error, name))
    }
  }

  private static func problem(_ error: any Error, _ name: String) -> ConfigurationError.Problem {
    func at(_ mark: Mark, _ what: String) -> ConfigurationError.Problem {
      .init(.file(name: name, line: mark.line, column: mark.column), what)
    }
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      return at(mark, "not YAML: \(problem)")
    case .composer(_, let problem, let mark, _) where problem.contains("alias"):
      return at(mark, "anchors, aliases and tags are not allowed here")
    case .composer(_, _, let mark, _):
      return at(mark, "a second document begins, expected one")
    case .duplicatedKeysInMapping(let duplicates, let context):
      return at(context.mark, "the key '\(TerminalText.safe(duplicates.first ?? ""))' stands there twice")
    default:
      return .init(nil, "\(name) is not YAML")
    }
  }

  /// The first node with an anchor or a tag of its own.
  private static func forbidden(_ node: Node) -> Node? {
    if node.anchor != nil || ![.str, .map, .seq].contains(Tag.Name(rawValue: node.tag.description)) { return node }
    switch node {
    case .mapping(let mapping):
      for (key, value) in mapping {
        if let found = forbidden(key) ?? forbidden(value) { return found }
      }
    case .sequence(let sequence):
      for element in sequence {
        if let found = forbidden(element) { return found }
      }
    default: break
    }
    return nil
  }

  private func origin(_ node: Node) -> Origin {
    .file(name: name, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  private mutating func fail(_ node: Node, _ what: String) { problems.append(.init(origin(node), what)) }

  // MARK: - By shape

  private mutating func section(
    _ mapping: Node.Mapping, _ keys: [Key], path: String
  ) -> [(name: String, setting: Setting)] {
    var members: [(name: String, setting: Setting)] = []
    for (keyNode, node) in mapping {
      let name = keyNode.scalar?.string ?? ""
      guard let key = keys.first(where: { $0.name == name }) else {
        fail(keyNode, Self.unknown(name, keys, path))
        continue
      }
      let before = problems.count
      guard let setting = setting(node, key.shape, path: path + name) else { continue }
      if problems.count == before, let reason = key.test?(setting) { fail(node, "\(path)\(name): \(reason)") }
      members.append((name, setting))
    }
    return members
  }

  private static func unknown(_ name: String, _ keys: [Key], _ path: String) -> String {
    let names = keys.map(\.name)
    let place = path.isEmpty ? "" : " in \(path.dropLast())"
    let said = "no key\(place) is called '\(TerminalText.safe(String(name.prefix(60))))'"
    if let near = names.nearest(to: name) { return "\(said); did you mean \(near)?" }
    return "\(said); there are \(names.joined(separator: ", "))"
  }

  /// Nil when it cannot be used, which is in ``problems`` then, or says nothing.
  private mutating func setting(_ node: Node, _ shape: Shape, path: String) -> Setting? {
    switch (shape, node) {
    case (.section(let keys), .mapping(let mapping)), (.either(_, let keys), .mapping(let mapping)):
      return Setting(value: .section(section(mapping, keys, path: path + ".")), origin: origin(node))
    case (.section, .scalar(let scalar)) where scalar.isNothing, (.named, .scalar(let scalar)) where scalar.isNothing:
      // all of its keys are commented out
      return nil
    case (.named(let names, let test, let shape), .mapping(let mapping)):
      var members: [(name: String, setting: Setting)] = []
      for (key, value) in mapping {
        let name = key.scalar?.string ?? ""
        if let reason = test(name) { fail(key, "expected \(names) in \(path): \(reason)") }
        if let setting = setting(value, shape, path: path + "." + name) { members.append((name, setting)) }
      }
      return Setting(value: .section(members), origin: origin(node))
    case (.list(let element), .sequence(let sequence)):
      var elements: [Setting] = []
      for (place, node) in sequence.enumerated() {
        if let setting = setting(node, element, path: "\(path)[\(place + 1)]") { elements.append(setting) }
      }
      return Setting(value: .list(elements), origin: origin(node))
    case (.option, .sequence(let sequence)) where !sequence.isEmpty:
      var texts: [String] = []
      for (place, node) in sequence.enumerated() {
        if case .sequence = node {
          fail(node, "\(path)[\(place + 1)]: expected one line of text, a number, true or false")
        } else if let setting = setting(node, shape, path: "\(path)[\(place + 1)]") {
          texts.append(setting.text)
        }
      }
      return Setting(value: .text(texts.joined(separator: "+")), origin: origin(node))
    case (.list(let element), .scalar(let scalar)) where !scalar.isNothing:
      // one value is a list of one
      guard let setting = setting(node, element, path: path) else { return nil }
      return Setting(value: .list([setting]), origin: origin(node))
    case (.list, .mapping), (.section, _), (.named, _), (.list, _), (_, .mapping), (_, .sequence), (_, .alias):
      fail(node, "\(path): expected \(shape.expected)")
      return nil
    case (_, .scalar(let scalar)):
      if scalar.isNothing {
        fail(node, "\(path) has no value, expected \(shape.expected); leave the key out where it should say nothing")
      } else if scalar.string.contains(where: \.isNewline) {
        fail(node, "\(path): expected one line")
      } else if let reason = shape.complaint(about: scalar.string) {
        fail(node, "\(path): \(reason)")
      } else {
        return Setting(value: .text(resolved(scalar.string, shape)), origin: origin(node))
      }
      return nil
    }
  }

  private func resolved(_ text: String, _ shape: Shape) -> String {
    switch shape {
    case .path: text.hasPrefix("/") || text == "-" ? text : folder + text
    case .either(let shape, _): resolved(text, shape)
    default: text
    }
  }
}

extension Node.Scalar {
  /// Whether nothing was written: an empty place, `~` or `null`.
  fileprivate var isNothing: Bool { style == .plain && ["", "~", "null", "Null", "NULL"].contains(string) }
}
