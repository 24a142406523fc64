package import NightdeskRuns

/// A value of the configuration, and where it comes from.
package struct Setting: Sendable {
  package indirect enum Value: Sendable {
    case text(String)
    case list([Setting])
    /// In the order in which they were given.
    case section([(name: String, setting: Setting)])
  }

  package var value: Value
  package let origin: Origin

  /// The text; of something else than a text, nothing.
  package var text: String {
    if case .text(let text) = value { text } else { "" }
  }

  /// Whether it is switched on.
  package var isOn: Bool { Shape.Flag.value(text) ?? false }
  /// The number, or the seconds of a span of time.
  package var number: Int { Shape.Duration.seconds(text) ?? Int(text) ?? 0 }

  /// The elements of a list; anything else is a list of one.
  package var elements: [Setting] {
    if case .list(let elements) = value { elements } else { [self] }
  }

  /// The names and values of a section.
  package var members: [(name: String, setting: Setting)] {
    if case .section(let members) = value { members } else { [] }
  }

  /// What a section holds under `name`.
  package subscript(name: String) -> Setting? { members.first { $0.name == name }?.setting }
}

/// Where a setting comes from; the later ones go before the earlier ones.
package enum Origin: Sendable, Equatable, CustomStringConvertible {
  case fallback
  case file(name: String, line: Int, column: Int)
  case environment(String)
  case flag(String)

  package var description: String {
    switch self {
    case .fallback: "default"
    case .file(let name, let line, let column): "\(name):\(line):\(column)"
    case .environment(let name): name
    case .flag(let name): name
    }
  }
}

/// The configuration cannot be used: everything that is wrong with it.
package struct ConfigurationError: Error, Sendable, CustomStringConvertible {
  /// One thing that is wrong.
  package struct Problem: Sendable, Equatable, CustomStringConvertible {
    /// A place in the file, a variable or a flag; nil: the whole.
    package let origin: Origin?
    /// What was found, what was expected.
    package let what: String

    package init(_ origin: Origin?, _ what: String) {
      self.origin = origin
      self.what = what
    }

    /// `nightdesk.yml:7:3: no key is called 'titel'; did you mean title?`
    package var description: String { (origin.map { "\($0): " } ?? "") + what }
  }

  package let problems: [Problem]
  /// The output folder, as far as it is known all the same.
  package var output: String?
  /// Where the figures for the monitoring go, as far as it is known all the same.
  package var metrics: Metrics?

  package init(_ problems: [Problem], output: String? = nil, metrics: Metrics? = nil) {
    self.problems = problems
    self.output = output
    self.metrics = metrics
  }
  package init(_ origin: Origin?, _ what: String) { problems = [Problem(origin, what)] }

  package var description: String { problems.map(\.description).joined(separator: "\n") }

  /// 64 when only flags are wrong, else 78.
  package var exitCode: Int32 {
    let isUsage = problems.allSatisfy { if case .flag = $0.origin { true } else { false } }
    return isUsage ? 64 : 78
  }
}
