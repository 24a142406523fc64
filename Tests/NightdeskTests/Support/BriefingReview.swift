/// Reads the Markdown of a briefing for its form.
struct BriefingReview {
  private let lines: [String]

  init(_ briefing: String) {
    lines = briefing.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The notes that are referred to.
  var footnotesUsed: Set<String> {
    Set(lines.flatMap { $0.matches(of: #/\[\^([sn][0-9]+)\](?!:)/#).map { String($0.output.1) } })
  }

  var footnotesDefined: Set<String> {
    Set(lines.compactMap { $0.firstMatch(of: #/^\[\^([sn][0-9]+)\]: ./#).map { String($0.output.1) } })
  }

  /// The lines of tables that have more or fewer cells than the line above them.
  var unevenTables: [String] {
    zip(lines, lines.dropFirst()).filter { above, line in
      above.hasPrefix("|") && line.hasPrefix("|") && above.count { $0 == "|" } != line.count { $0 == "|" }
    }.map(\.1)
  }
}
