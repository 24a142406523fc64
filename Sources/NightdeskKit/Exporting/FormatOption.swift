/// Something that can be asked of a format: `profile=excel`.
public struct FormatOption: Sendable {
  /// What its value may be.
  public enum Values: Sendable, Equatable {
    /// `yes` or `no`.
    case flag
    /// One of these words.
    case words([String])
    /// Some of these words, each once, in the order wanted, joined by `+`.
    case list([String])
    /// A whole number in this range.
    case integer(ClosedRange<Int>)
    /// Columns of a table, in the order wanted, joined by `+`.
    case columns(Table)
    /// One line of text.
    case text
  }

  /// Lower-case letters, digits and `-`.
  public let name: String
  public let values: Values
  /// The value when nothing is asked for; empty where there is none.
  public let defaultValue: String
  /// One sentence: what it does.
  public let help: String

  public init(_ name: String, _ values: Values, default defaultValue: String, help: String) {
    self.name = name
    self.values = values
    self.defaultValue = defaultValue
    self.help = help
  }

  /// What a value may be, as help has it: `plain|excel`.
  public var valueName: String {
    switch values {
    case .flag: "yes|no"
    case .words(let words): words.joined(separator: "|")
    case .list(let words): words.joined(separator: "+")
    case .integer(let range): "\(range.lowerBound)-\(range.upperBound)"
    case .columns: "column+column..."
    case .text: "text"
    }
  }

  /// `value` as it is kept: a flag, however it is switched, as `yes` or `no`.
  func normal(_ value: String) -> String {
    guard values == .flag else { return value }
    return switch value.lowercased() {
    case "true", "on": "yes"
    case "false", "off": "no"
    default: value.lowercased()
    }
  }

  /// Why `value` is none for this option; nil if it is one.
  package func fault(in value: String) -> String? {
    switch values {
    case .flag: value == "yes" || value == "no" ? nil : "yes or no"
    case .words(let words): words.contains(value) ? nil : words.joined(separator: ", ")
    case .list(let words): listFault(in: value, words)
    case .integer(let range):
      Int(value).map(range.contains) == true && value.utf8.first != 0x2B
        ? nil : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .columns(let table): columnFault(in: value, table)
    case .text:
      !value.isEmpty && !value.contains(where: \.isNewline) && HostileText.fault(in: value.utf8Span.span) == nil
        ? nil : "one line of text without control characters"
    }
  }

  private func listFault(in value: String, _ words: [String]) -> String? {
    let asked = value.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    let isFit = Set(asked).count == asked.count && asked.allSatisfy(words.contains)
    return isFit ? nil : "some of \(words.joined(separator: ", ")), each once, joined by +"
  }

  private func columnFault(in value: String, _ table: Table) -> String? {
    let names = value.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    guard Set(names).count == names.count else { return "each column once" }
    let known = table.schema.columns.map(\.name)
    guard let odd = names.first(where: { !known.contains($0) }) else { return nil }
    return "columns of \(table.name), joined by +; \(odd.quoted) is none"
  }
}

/// The values of a format's options: what was asked for, else the default.
public struct FormatOptions: Sendable, Equatable {
  private let values: [String: String]

  /// The options of `format`, with `asked` in place of the defaults.
  package init(_ format: Format, _ asked: [String: String] = [:]) {
    let defaults = format.options.map { ($0.name, $0.defaultValue) }
    values = Dictionary(defaults) { $1 }.merging(asked) { $1 }
  }

  /// The value of the option `name`; empty if there is none.
  public subscript(name: String) -> String { values[name] ?? "" }

  /// Whether the flag `name` is set.
  public func flag(_ name: String) -> Bool { self[name] == "yes" }

  /// The number that the option `name` has.
  public func integer(_ name: String) -> Int? { Int(self[name]) }

  /// The words that the option `name` lists, in its order.
  public func list(_ name: String) -> [String] { self[name].split(separator: "+").map(String.init) }

  /// The columns of `table` that the option `name` lists, in its order; nil where nothing was asked for.
  public func columns(_ name: String, of table: Table) -> [Int]? {
    let names = self[name].split(separator: "+")
    guard !names.isEmpty else { return nil }
    return names.compactMap { name in table.schema.columns.firstIndex { $0.name == name } }
  }
}
