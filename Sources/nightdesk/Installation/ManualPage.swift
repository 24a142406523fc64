/// A page of the manual in the macros of man(7), which groff and mandoc read alike.
///
/// Texts may hold `code` between backquotes. Lines of the source stay below 80 bytes, and none begins by accident with
/// what would be a macro.
struct ManualPage {
  /// The source so far.
  private(set) var text: String

  /// - Parameters:
  ///   - date: the day of the page, as in 2026-11-24.
  ///   - summary: what it is about, as apropos(1) lists it.
  init(_ name: String, section: Int, date: String, source: String, summary: String) {
    text = ".TH \(Self.quoted(name.uppercased())) \(section) \(date) \(Self.quoted(source))\n.nh\n.ad l\n"
    text += ".SH NAME\n\(Self.escaped(name)) \\- \(Self.escaped(summary))\n"
  }

  /// How something is called, in the words of ``bold(_:)`` and ``italic(_:)``.
  mutating func synopsis(_ line: String) { text += line + "\n" }

  /// Other pages, by name and section.
  mutating func references(_ pages: [(name: String, section: Int)]) {
    let list = pages.map { "\(Self.bold($0.name))(\($0.section))" }
    text += list.joined(separator: ",\n") + "\n"
  }

  /// Begins a section.
  mutating func section(_ title: String) { text += ".SH \(Self.quoted(title))\n" }

  /// Begins a part of a section.
  mutating func part(_ title: String) { text += ".SS \(Self.quoted(title))\n" }

  /// Paragraphs, with an empty line between them; one that is set in by two blanks stays as it is, line by line.
  mutating func paragraphs(_ text: String) {
    let paragraphs = text.split(separator: "\n\n").map { $0.split(separator: "\n").map(String.init) }
    for (place, lines) in paragraphs.enumerated() {
      if lines.allSatisfy({ $0.hasPrefix("  ") }) {
        example(lines.map { String($0.dropFirst(2)) }.joined(separator: "\n"))
      } else {
        if place > 0 || !isAtBeginning { self.text += ".PP\n" }
        fill(Self.inline(lines.joined(separator: " ")))
      }
    }
  }

  /// A name, and what there is to say of it in paragraphs that are set in below it.
  mutating func item(_ name: String, _ paragraphs: [String]) {
    text += ".TP\n\(name)\n"
    for (place, paragraph) in paragraphs.enumerated() {
      if place > 0 { text += ".IP\n" }
      fill(Self.inline(paragraph))
    }
  }

  /// What follows is set in further, below the last item.
  mutating func indented(_ body: (inout ManualPage) -> Void) {
    text += ".RS\n"
    body(&self)
    text += ".RE\n"
  }

  /// Lines as they are.
  mutating func example(_ lines: String) {
    text += isAtBeginning ? "" : ".PP\n"
    text += ".RS 4\n.EX\n"
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      text += Self.code(String(line)) + "\n"
    }
    text += ".EE\n.RE\n"
  }

  // MARK: - Roff

  /// Whether the last line is a heading, behind which a paragraph begins by itself.
  private var isAtBeginning: Bool {
    text.dropLast().split(separator: "\n").last.map { $0.hasPrefix(".SH") || $0.hasPrefix(".SS") } ?? true
  }

  private mutating func fill(_ words: [String]) {
    var line = ""
    for word in words {
      if !line.isEmpty, line.utf8.count + 1 + word.utf8.count > 76 {
        text += Self.guarded(line) + "\n"
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    if !line.isEmpty { text += Self.guarded(line) + "\n" }
  }

  /// A text in bold: what is typed as it is.
  static func bold(_ text: String) -> String { "\\fB\(escaped(text, isCode: true))\\fR" }

  /// A text in italics: what something else is put for.
  static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

  /// The words of a text, `code` in bold; a piece of code may be cut at its blanks.
  private static func inline(_ text: String) -> [String] {
    let pieces = text.split(separator: "`", omittingEmptySubsequences: false)
    var words = [""]
    for (place, piece) in pieces.enumerated() {
      let isCode = place % 2 == 1
      for (place, part) in piece.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if place > 0 { words.append("") }
        if !part.isEmpty { words[words.count - 1] += isCode ? bold(String(part)) : prose(String(part)) }
      }
    }
    return words.filter { !$0.isEmpty }
  }

  /// A word: its hyphens are hyphens between letters, and signs that can be copied where it is an option or a path.
  private static func prose(_ word: String) -> String {
    let isOrdinary =
      !word.hasPrefix("-") && !word.contains("--")
      && word.allSatisfy { $0.isLetter || "-.,;:()".contains($0) }
    return escaped(word, isCode: !isOrdinary)
  }

  private static func code(_ line: String) -> String { guarded(escaped(line, isCode: true)) }

  private static func escaped(_ text: String, isCode: Bool = false) -> String {
    var result = ""
    for letter in text {
      switch letter {
      case "\\": result += "\\e"
      case "-" where isCode: result += "\\-"
      case "'" where isCode: result += "\\(aq"
      case "`": result += "\\(ga"
      case "~": result += "\\(ti"
      case "^": result += "\\(ha"
      default: result.append(letter)
      }
    }
    return result
  }

  /// An argument of a macro.
  private static func quoted(_ text: String) -> String {
    "\"\(escaped(text, isCode: true).replacing("\"", with: "\\(dq"))\""
  }

  /// A line that is none of a macro.
  private static func guarded(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
  }
}
