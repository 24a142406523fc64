internal import NightdeskKit

/// One key of `nightdesk.yml`, declared once: the reader, the environment, the JSON Schema, `config show` and the
/// reference come from it.
///
/// A new key is a `Key` in its section's file below `Sections`; a new section is a file there and its name in
/// ``Configuration/keys``.
package struct Key: Sendable {
  /// As it is written in the file: lower case, words joined by `_`.
  package let name: String
  package let shape: Shape
  /// What it is for, in a sentence or two.
  package let summary: String
  /// What holds where nothing is said, as a flag would say it; nil: nothing.
  package let fallback: String?
  /// The flag of `nightdesk run` that goes before the file: `--output`.
  package let flag: String?
  /// What is wrong with a value as a whole whose parts are fine; nil when nothing is.
  package let test: (@Sendable (Setting) -> String?)?
  /// Whether its value is hidden in what the program prints: an address that is a password at the same time.
  package let isSecret: Bool

  package init(
    _ name: String, _ shape: Shape, _ summary: String, fallback: String? = nil, flag: String? = nil,
    isSecret: Bool = false, test: (@Sendable (Setting) -> String?)? = nil
  ) {
    self.name = name
    self.shape = shape
    self.summary = summary
    self.fallback = fallback
    self.flag = flag
    self.isSecret = isSecret
    self.test = test
  }
}

/// What the value of a key looks like.
package indirect enum Shape: Sendable {
  /// One line of text.
  case text
  /// A file or folder. In the file it is relative to the folder of the file, elsewhere to the working folder.
  case path
  /// A whole number.
  case integer(ClosedRange<Int>)
  /// `true` or `false`.
  case flag
  /// One of these words.
  case choice([String])
  /// A span of time in whole seconds, written as `90`, `90s`, `10m`, `2h` or `7d`.
  case duration(ClosedRange<Int>)
  /// What is asked of a format: a text, a number, `true` or `false`, or several of them as a list, which stand joined by `+`
  /// in a flag.
  case option
  /// A text with a syntax of its own: what it is called, and a test that says what is wrong with it, or nil.
  case syntax(String, @Sendable (String) -> String?)
  /// Values one after another; in a flag or a variable they are joined by commas.
  case list(Shape)
  /// Keys of its own.
  case section([Key])
  /// Names that the user chooses or that come from a list: what they are, a test that says what is wrong with a
  /// name, and what each holds.
  case named(String, @Sendable (String) -> String?, Shape)
  /// A text of the first shape, or a section.
  case either(Shape, [Key])

  /// Whether a flag or a variable can say it.
  package var isTextual: Bool {
    switch self {
    case .section, .named: false
    case .list(let element): element.isTextual
    default: true
    }
  }

  /// The keys of an entry of a list, where an entry is a section; none of anything else.
  package var entryKeys: [Key] {
    switch self {
    case .either(_, let keys), .list(.either(_, let keys)), .list(.section(let keys)), .named(_, _, .section(let keys)):
      keys
    default: []
    }
  }

  /// What is expected, for a message and the reference: `a number from 0 to 10`.
  package var expected: String {
    switch self {
    case .text: "one line of text"
    case .path: "a path"
    case .integer(let range):
      range.upperBound == .max
        ? "a whole number from \(range.lowerBound) on"
        : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .flag: "true or false"
    case .choice(let words): words.count == 1 ? words[0] : "one of " + words.joined(separator: ", ")
    case .duration(let range):
      "a time from \(Duration.text(range.lowerBound)) to \(Duration.text(range.upperBound)), as in 90s, 10m, 2h"
    case .option: "one line of text, a number, true or false, or a list of these"
    case .syntax(let name, _): name
    case .list(let element): "a list, each \(element.expected)"
    case .section: "keys and values"
    case .named(let names, _, let shape): "\(names), each with \(shape.expected)"
    case .either(let shape, _): "\(shape.expected), or keys and values"
    }
  }

  /// What is wrong with a text that stands for one value of this shape; nil when nothing is.
  func complaint(about text: String) -> String? {
    // a path is what the file system says it is
    if case .path = self { return text.isEmpty ? "expected \(expected)" : nil }
    if case .either(let shape, _) = self { return shape.complaint(about: text) }
    guard HostileText.fault(in: text.utf8Span.span) == nil, !text.contains(where: \.isNewline) else {
      return "expected \(expected), found control characters, bidirectional overrides or what is not UTF-8"
    }
    switch self {
    case .text, .option: return text.isEmpty ? "expected \(expected)" : nil
    case .integer(let range): return Int(text).map { range.contains($0) } == true ? nil : "expected \(expected)"
    case .flag: return Flag.value(text) != nil ? nil : "expected \(expected)"
    case .choice(let words):
      if words.contains(text) { return nil }
      return "expected \(expected)"
        + ((words.count > 1 ? words.nearest(to: text) : nil).map { "; did you mean \($0)?" } ?? "")
    case .duration(let range):
      return Duration.seconds(text).map { range.contains($0) } == true ? nil : "expected \(expected)"
    case .syntax(let name, let test):
      return text.isEmpty ? "expected \(name)" : test(text).map { "expected \(name): \($0)" }
    case .path, .list, .section, .named, .either: return "expected \(expected)"
    }
  }

  /// A switch as text.
  enum Flag {
    static func value(_ text: String) -> Bool? {
      switch text.lowercased() {
      case "true", "yes", "on", "1": true
      case "false", "no", "off", "0": false
      default: nil
      }
    }
  }

  /// A span of time as text.
  enum Duration {
    private static let units: [(letter: Character, seconds: Int)] = [("d", 86_400), ("h", 3600), ("m", 60), ("s", 1)]

    /// The seconds that `10m` stands for.
    static func seconds(_ text: String) -> Int? {
      let unit = units.first { text.last == $0.letter }
      let digits = unit == nil ? text[...] : text.dropLast()
      guard !digits.isEmpty, digits.count <= 9, digits.utf8.allSatisfy({ 48...57 ~= $0 }) else { return nil }
      return Int(digits)! * (unit?.seconds ?? 1)
    }

    /// The shortest way to write it.
    static func text(_ seconds: Int) -> String {
      let unit = units.first { seconds >= $0.seconds && seconds % $0.seconds == 0 } ?? ("s", 1)
      return "\(seconds / unit.seconds)\(unit.letter)"
    }
  }
}
