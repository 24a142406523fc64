/// How much a finding weighs for a user: a severity, or not looked for at all.
package enum Level: UInt8, Sendable, CaseIterable, Comparable {
  case off, info, warning, error

  /// The level spelled `word`, as configurations spell it.
  package init?(_ word: String) {
    guard let level = Level.allCases.first(where: { $0.word == word }) else { return nil }
    self = level
  }

  package init(_ severity: Severity) {
    self =
      switch severity {
      case .info: .info
      case .warning: .warning
      case .error: .error
      }
  }

  /// How configurations spell it.
  package var word: String { severity?.rawValue ?? "off" }

  /// The severity of a finding; nil where there is none.
  package var severity: Severity? {
    switch self {
    case .off: nil
    case .info: .info
    case .warning: .warning
    case .error: .error
    }
  }

  package static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
}

/// The level of every code for one file: what `report` asks, once a finding.
package struct SeverityTable: Sendable {
  private var levels: [Level]

  /// What the catalogue says.
  package static let standard = SeverityTable(levels: FindingCode.catalogue.map { Level($0.severity) })

  /// Errors as they are, everything else off.
  var errors: SeverityTable { SeverityTable(levels: levels.map { $0 == .error ? $0 : .off }) }

  /// The level of `code`.
  package internal(set) subscript(code: FindingCode) -> Level {
    get { levels[Int(code.rawValue)] }
    set { levels[Int(code.rawValue)] = newValue }
  }
}

/// What a user decides about findings: how serious each code is, in which files, and how many may be told.
package struct CheckPolicy: Sendable {
  private struct Rule: Sendable {
    let code: FindingCode
    let level: Level
    let path: PathPattern?
  }

  private var rules: [Rule] = []
  /// How many findings of one code in one file are told before the rest is only counted; nil: what each report does.
  package var repeats: Int?
  /// The words that an event's own text is searched with.
  package var lexicon = Lexicon.standard
  /// Among how many events near-duplicates are looked for; 0: none. Each takes about 250 bytes.
  package var duplicates = 100_000
  /// Findings that are known and not told again.
  package var baseline: Baseline?
  /// Whether what is found is kept as a baseline.
  package var writesBaseline = false

  /// What the catalogue says.
  package init() {}

  /// Sets the level of `code`: everywhere, or in the files whose name fits `path` (see ``PathPattern``). Of the rules
  /// for a file the last one counts, those with a path before those without.
  package mutating func set(_ code: FindingCode, to level: Level, in path: String? = nil) throws(PolicyError) {
    guard level == .error || !code.entry.isFixed else { throw PolicyError(code: code) }
    rules.append(Rule(code: code, level: level, path: path.map { PathPattern($0) }))
  }

  /// The levels that count in the file called `name`.
  package func levels(in name: String) -> SeverityTable {
    var table = SeverityTable.standard
    for rule in rules where rule.path == nil { table[rule.code] = rule.level }
    for rule in rules where rule.path?.matches(name) ?? false { table[rule.code] = rule.level }
    return table
  }

  /// The levels of what is found in no single file.
  package var levels: SeverityTable { levels(in: "") }
}

/// Why a rule of a ``CheckPolicy`` cannot be followed.
package struct PolicyError: Error, Sendable, CustomStringConvertible {
  package let code: FindingCode

  package var description: String {
    "\(code.entry.code) stays an error: an edition cannot hold a record that has it"
  }
}

/// A pattern for the names of inputs, as findings print them: `*` stands for any characters but `/`, `**` for any,
/// `?` for one.
package struct PathPattern: Sendable {
  private let pattern: [UInt8]

  package init(_ pattern: String) { self.pattern = Array(pattern.utf8) }

  /// Whether all of `name` fits.
  package func matches(_ name: String) -> Bool {
    let name = Array(name.utf8)
    // the last star, and where in the name it was tried: one step back is enough, also behind many stars
    var (star, tried, takesSlashes) = (-1, 0, false)
    var (p, n) = (0, 0)
    while n < name.count {
      if p < pattern.count, pattern[p] == 0x2A {
        let isDouble = p + 1 < pattern.count && pattern[p + 1] == 0x2A
        (star, tried, takesSlashes) = (p + (isDouble ? 2 : 1), n, isDouble)
        p = star
      } else if p < pattern.count, pattern[p] == name[n] || pattern[p] == 0x3F && name[n] != 0x2F {
        p += 1
        n += 1
      } else if star >= 0, takesSlashes || name[tried] != 0x2F {
        tried += 1
        (p, n) = (star, tried)
      } else {
        return false
      }
    }
    while p < pattern.count, pattern[p] == 0x2A { p += 1 }
    return p == pattern.count
  }
}
