internal import NightdeskKit

/// What a run is told by flags, variables, `nightdesk.yml` and defaults; the earlier of these goes before the later.
package struct Configuration: Sendable {
  /// The file that was read, as it was named; nil where there is none.
  package let file: String?
  private let members: [(name: String, setting: Setting)]

  /// Every key of the file, in the order in which they are told.
  package static let keys: [Key] = [
    version, inputs, output, title, formats, hxl, exporters, pathExporters, period, number, languages, omittedSections,
    checks, unchanged, retention, waitForLock, hooks, ping, metrics, log,
  ]

  private static let version = Key(
    "version", .choice(["1"]), "The version of this file's layout; required in a file.")

  /// Gathers what is said.
  ///
  /// - Parameters:
  ///   - path: the file to read; nil: the first of `./nightdesk.yml`, `$XDG_CONFIG_HOME/nightdesk/config.yml` (else
  ///     below `~/.config`) and `/etc/nightdesk/config.yml` that exists, unless `NIGHTDESK_CONFIG` names one.
  ///   - flags: what the command line says, by the path of the key: `retention.keep_last`.
  ///   - environment: all variables.
  ///   - exists: whether there is a file of this name.
  /// - Throws: everything that is wrong, in the order of the file.
  package init(
    path: String? = nil, flags: [(key: String, texts: [String])] = [], environment: [String: String] = [:],
    exists: (String) -> Bool
  ) throws(ConfigurationError) {
    var problems: [ConfigurationError.Problem] = []
    var layers = [Self.defaults(Self.keys)]
    let named = path ?? environment["NIGHTDESK_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
    if let path = named ?? Self.places(environment).first(where: exists) {
      let file = try ConfigurationFile(path: path, keys: Self.keys)
      problems += file.problems
      if !file.members.contains(where: { $0.name == "version" }), !file.members.isEmpty {
        problems.append(
          .init(.file(name: file.name, line: 1, column: 1), "the key version is missing; write version: 1"))
      }
      layers.append(file.members)
      self.file = file.name
    } else {
      self.file = nil
    }
    layers.append(Self.variables(Self.keys, environment, path: "", &problems))
    layers.append(Self.flags(flags, &problems))
    members = layers.reduce([], Self.laid)
    guard problems.isEmpty else {
      throw ConfigurationError(problems, output: self["output"]?.text, metrics: metricsFile)
    }
  }

  /// Where a file is looked for that nobody has named.
  package static func places(_ environment: [String: String]) -> [String] {
    let home = environment["HOME"].map { $0 + "/.config" }
    let own = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home
    return ["nightdesk.yml"] + (own.map { [$0 + "/nightdesk/config.yml"] } ?? []) + ["/etc/nightdesk/config.yml"]
  }

  /// What a key says, by its path: `retention.keep_last`; nil where nothing does.
  package subscript(path: String) -> Setting? {
    precondition(Self.key(path) != nil, "no key has the path \(path)")
    var members = members
    let names = path.split(separator: ".").map(String.init)
    for name in names.dropLast() { members = members.first { $0.name == name }?.setting.members ?? [] }
    return members.first { $0.name == names[names.count - 1] }?.setting
  }

  /// The elements of a list; none where nothing is said.
  package func list(_ path: String) -> [Setting] { self[path]?.elements ?? [] }
  /// Whether something is switched on.
  package func isOn(_ path: String) -> Bool { self[path]?.isOn ?? false }

  /// Everything that is set, in the order of ``keys``.
  package var settings: [(name: String, setting: Setting)] {
    Self.keys.compactMap { key in members.first { $0.name == key.name } }
  }

  /// The key with this path.
  package static func key(_ path: String) -> Key? {
    var keys = Self.keys
    var found: Key?
    for name in path.split(separator: ".") {
      found = keys.first { $0.name == name }
      if case .section(let inner) = found?.shape { keys = inner } else { keys = [] }
    }
    return found
  }

  /// The variable that goes before the key with this path.
  package static func variable(_ path: String) -> String {
    "NIGHTDESK_" + path.uppercased().split(separator: ".").joined(separator: "_")
  }
}

// MARK: - Layers

extension Configuration {
  private typealias Members = [(name: String, setting: Setting)]

  /// One layer laid over another: sections are joined, everything else is replaced as a whole.
  private static func laid(_ below: Members, _ above: Members) -> Members {
    var result = below
    for (name, setting) in above {
      guard let place = result.firstIndex(where: { $0.name == name }) else {
        result.append((name, setting))
        continue
      }
      if case .section(let lower) = result[place].setting.value, case .section(let upper) = setting.value {
        result[place].setting = Setting(value: .section(laid(lower, upper)), origin: setting.origin)
      } else {
        result[place].setting = setting
      }
    }
    return result
  }

  private static func defaults(_ keys: [Key]) -> Members {
    keys.compactMap { key in
      if case .section(let inner) = key.shape {
        let members = defaults(inner)
        return members.isEmpty ? nil : (key.name, Setting(value: .section(members), origin: .fallback))
      }
      return key.fallback.map { (key.name, setting([$0], key.shape, .fallback)) }
    }
  }

  private static func variables(
    _ keys: [Key], _ environment: [String: String], path: String, _ problems: inout [ConfigurationError.Problem]
  ) -> Members {
    var members: Members = []
    for key in keys {
      if case .section(let inner) = key.shape {
        let found = variables(inner, environment, path: path + key.name + ".", &problems)
        if let first = found.first {
          members.append((key.name, Setting(value: .section(found), origin: first.setting.origin)))
        }
      } else if key.shape.isTextual, path + key.name != "version" {
        let name = variable(path + key.name)
        guard let text = environment[name], !text.isEmpty else { continue }
        check([text], key, .environment(name), &problems)
        members.append((key.name, setting([text], key.shape, .environment(name))))
      }
    }
    return members
  }

  private static func flags(
    _ flags: [(key: String, texts: [String])], _ problems: inout [ConfigurationError.Problem]
  ) -> Members {
    var members: Members = []
    for (path, texts) in flags {
      guard let key = key(path) else { preconditionFailure("no key has the path \(path)") }
      let origin = Origin.flag(key.flag ?? key.name)
      check(texts, key, origin, &problems)
      let names = path.split(separator: ".").map(String.init)
      var layer: Members = [(names[names.count - 1], setting(texts, key.shape, origin))]
      for name in names.dropLast().reversed() { layer = [(name, Setting(value: .section(layer), origin: origin))] }
      members = laid(members, layer)
    }
    return members
  }

  private static func setting(_ texts: [String], _ shape: Shape, _ origin: Origin) -> Setting {
    guard case .list = shape else { return Setting(value: .text(texts.last ?? ""), origin: origin) }
    return Setting(
      value: .list(split(texts, origin).map { Setting(value: .text($0), origin: origin) }), origin: origin)
  }

  private static func check(
    _ texts: [String], _ key: Key, _ origin: Origin, _ problems: inout [ConfigurationError.Problem]
  ) {
    var reasons: [String] = []
    if case .list(let element) = key.shape {
      let parts = split(texts, origin)
      reasons = parts.isEmpty ? ["expected \(key.shape.expected)"] : parts.compactMap(element.complaint)
    } else if let reason = key.shape.complaint(about: texts.last ?? "") {
      reasons = [reason]
    }
    if reasons.isEmpty, let reason = key.test?(setting(texts, key.shape, origin)) { reasons = [reason] }
    problems += reasons.map { .init(origin, $0) }
  }

  /// The values of a list: several flags stand for one each, a single text holds them between commas.
  private static func split(_ texts: [String], _ origin: Origin) -> [String] {
    if case .flag("<inputs>") = origin { return texts }
    return texts.flatMap { $0.split(separator: ",").map(String.init) }
  }
}
