/// The catalogue of codes as people read it.
package enum FindingReference {
  /// A line a code.
  package static var list: String {
    FindingCode.catalogue.map { entry in
      let severity = entry.severity.rawValue
      let blanks = String(repeating: " ", count: 7 - severity.count)
      return "\(entry.code)  \(severity)\(blanks)  \(entry.message(about: "COLUMN", in: "EXPORT"))\n"
    }.joined()
  }

  /// Everything about one code.
  package static func text(_ code: FindingCode) -> String {
    let entry = code.entry
    return """
      \(entry.code) (\(entry.severity.rawValue)): \(entry.message(about: "COLUMN", in: "EXPORT"))

      \(entry.explanation)

      What to do: \(entry.hint)

      Bad:  \(entry.bad)
      Good: \(entry.good)

      To silence it: \(entry.silencing)

      """
  }

  /// The codes by family, as a table or, in `full`, each with everything about it.
  package static func markdown(_ codes: [FindingCode], full: Bool) -> String {
    var text = codes.count > 1 ? "# Findings\n" : ""
    for family in FindingCode.Family.allCases {
      let mine = codes.filter { $0.family == family }.sorted { $0.entry.code < $1.entry.code }
      guard !mine.isEmpty else { continue }
      if codes.count > 1 { text += "\n## \(family.title.prefix(1).uppercased() + family.title.dropFirst())\n" }
      if full || codes.count == 1 {
        for code in mine { text += section(code, level: codes.count > 1 ? "###" : "#") }
      } else {
        text += "\n| code | severity | what |\n|---|---|---|\n"
        for code in mine {
          let entry = code.entry
          let message = cell(entry.message(about: "COLUMN", in: "EXPORT"))
          text += "| \(entry.code) | \(entry.severity.rawValue) | \(message) |\n"
        }
      }
    }
    return text
  }

  private static func section(_ code: FindingCode, level: String) -> String {
    let entry = code.entry
    return """
      \(level == "#" ? "" : "\n")\(level) \(entry.code): \(cell(entry.message(about: "COLUMN", in: "EXPORT")))

      Severity: \(entry.severity.rawValue). \(cell(entry.explanation))

      - What to do: \(cell(entry.hint))
      - Bad: \(span(entry.bad))
      - Good: \(span(entry.good))
      - To silence it: \(entry.silencing)

      """
  }

  /// Text in which nothing is live Markdown.
  private static func cell(_ text: String) -> String {
    var safe = ""
    for character in text {
      if "|<>[]*_`\\&#~".contains(character) { safe += "\\" }
      safe.append(character)
    }
    return safe
  }

  private static func span(_ text: String) -> String { text.contains("`") ? "`` \(text) ``" : "`\(text)`" }
}

extension FindingCode.Entry {
  /// How to be told no more.
  package var silencing: String {
    if isFixed {
      return code.hasPrefix("ND-F")
        ? "not possible: nothing is published of a file that was read in part"
        : "not possible: an edition cannot hold a record that has it"
    }
    return "`checks: {severities: {\(code): off}}` in nightdesk.yml, or under `paths` for some files"
  }
}
