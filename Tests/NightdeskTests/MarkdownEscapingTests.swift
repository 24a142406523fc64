internal import Foundation
#if Page
  internal import MarkdownTree
#endif
internal import NightdeskExporters
internal import Testing
internal import Yams

@Suite struct `Text in Markdown` {
  /// Text that would be something else if it were Markdown.
  static let hostile: [String] = [
    "*a*", "**a**", "_a_", "__a__", "a*b*c", "a_b_c", "***", "* a", "*", "~~a~~", "~a~", "`a`", "``a`b``", "```",
    "~~~", "```swift", "# a", "## a ##", "a #", "#", "#12", "a#12", "x/y#12", "GH-12", "gh-7 and GH-8", "> a", ">a",
    "- a", "+ a", "-", "---", "- - -", "***", "___", "===", "a === b", "=", "1. a", "1) a", "12.", "999999999. a",
    "0)", "[a](b)", "[a]", "[a][b]", "[a]: http://a.b", "![a](b)", "!", "a!", "![", "[^1]", "[^s1]", "[^s1]: a",
    "^[a]", "[ ] a", "[x] a", "- [ ] a", "[[a]]", "<b>a</b>", "<script>alert(1)</script>", "<!-- a -->", "<?a?>",
    "<a@b.c>", "<http://a.b>", "<", ">", "&", "&amp;", "&lt;", "&#60;", "&copy;", "&nbsp;", "a & b", "a&b;", "|",
    "a|b", "a \\| b", "| a | b |", "|---|", "||", "\\", "a\\", "\\\\", "\\*a*", "\\[a]", "\\\\|", "http://a.b",
    "https://a.b/c?d=e&f=g", "see http://a.b.", "ftp://a.b/c", "HTTP://A.B", "www.a.b", "see www.a.b, c", "WWW.A.B",
    "a@b.cd", "mailto:a@b.cd", "xmpp:a@b.cd/e", "@a", "a @b-c d", "@", ":smile:", "a :+1: b", ":100:", ":1234:",
    "00:31:40", ": a", ":", "::", "{{ a }}", "{% a %}", "{%a%}", "{{< a >}}", "{{% a %}}", "{: .a}", "{#a}", "{",
    "}", "%}", "100 %", "$a$", "$$a$$", "a^b^", "==a==", "++a++", "\"a\"", "'a'", "a -- b", "a --- b", "...", "(c)",
    "(1) a", "a. b", "1.5", "12.3 km", "a\nb", "a\r\nb", "a\n\n# b", "a\u{2028}b", "a\u{2029}b", "a\u{85}b", "\ta",
    "    a", " a", "a  ", "a  \nb", "a\\\nb", "a\u{0}b", "a\u{1B}[31mb", "a\u{7F}b", "a\u{9B}b", "a\u{B}b",
    "a\u{202E}b", "\u{2066}a\u{2069}", "a\u{2067}", "\u{2069}a", "\u{FEFF}a", "a\u{FFFE}b", "مرحبا",
    "\u{645}\u{631} *a*", "שלום | a", "a مرحبا b", "\u{200F}a", "é", "e\u{301}", "👩‍👩‍👧", "日本語", "＝1+1", "=1+1",
    "+1", "-1", "@SUM(1)", "Abu Zayd", "al-Mismari", "O'Brien (1990)", "\u{A0}a\u{A0}", "\u{3000}a", "a\u{200B}b",
    "a\u{2060}b", "\u{E000}", "<details>", "</td></tr>", "javascript:alert(1)", "[a](javascript:alert(1))",
    "data:text/html,a", "a<b>c|d*e_f`g[h]", "---\ntitle: a\n---", "a: b", "? a", "- a: b", "!!a", "%YAML", "'",
    "\"", "\\\"", "null", "~", "yes", "0x1F", "\\u{202E}", "![](http://a.b/c.png)", "http:\\//a.b", "//a.b/c",
    "a://b", "`|`", "`{{`", "a`", "`a", "$x_1$ and {y}", "*a_b*c_", "***a**b*", "1\\. a", "&#124;", "&#x7C;",
  ]

  /// Where text stands: what comes before and behind it, and what GitHub's renderer makes of that.
  struct Place: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let opening, before, behind, separator: String
    let html: (before: String, behind: String)

    static let all = [
      Place(
        testDescription: "table cell", opening: "| h |\n| --- |\n", before: "| ", behind: " |", separator: "\n",
        html: ("<td>", "</td>")),
      Place(
        testDescription: "list item", opening: "", before: "- ", behind: "", separator: "\n", html: ("<li>", "</li>")),
      Place(
        testDescription: "heading", opening: "", before: "### ", behind: "", separator: "\n\n",
        html: ("<h3>", "</h3>")),
      Place(
        testDescription: "paragraph", opening: "", before: "so ", behind: " it is", separator: "\n\n",
        html: ("<p>so ", " it is</p>")),
      Place(
        testDescription: "start of a line", opening: "", before: "", behind: "", separator: "\n\n",
        html: ("<p>", "</p>")),
    ]
  }

  @Test(arguments: hostile) func `does nothing and loses nothing`(_ text: String) {
    let escaped = MarkdownText.escaped(text)
    #expect(liveCharacters(in: escaped) == [])
    #expect(unescaped(escaped) == unjoined(MarkdownText.plain(text)))
    #expect(!escaped.unicodeScalars.contains { $0.value < 0x20 || 0x7F..<0xA0 ~= $0.value })
  }

  @Test(arguments: [
    ("a\u{1B}[31mb", "a\\u{1B}[31mb"), ("a\u{0}b\u{9B}c\u{7F}", "a\\u{0}b\\u{9B}c\\u{7F}"),
    ("a\u{202E}b", "a\\u{202E}b"),
    ("a\u{B}b\u{85}c", "a\\u{B}b\\u{85}c"), ("a\u{FFFE}b", "a\\u{FFFE}b"), ("a\tb\r\nc\u{2028}d", "a b c d"),
  ])
  func `spells what must not reach a screen, and has the rest on one line`(text: String, plain: String) {
    #expect(MarkdownText.plain(text) == plain)
  }

  @Test(.enabled(if: Renderer.isInstalled, "cmark-gfm is not installed"), arguments: Place.all)
  func `is rendered by GitHub's Markdown as it was`(in place: Place) throws {
    let texts = Self.hostile
    let blocks = texts.map { place.before + Markdown($0).source + place.behind }
    let html = try Renderer.html(place.opening + blocks.joined(separator: place.separator) + "\n")
    let found = html.split(separator: "\n").filter { $0.hasPrefix(place.html.before.prefix(3)) }.map(String.init)
    let expected = texts.map { place.html.before + Renderer.escaped(visible($0)) + place.html.behind }
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) { #expect(withoutMarks(found) == expected) }
  }

  #if Page
    /// The kinds of all nodes of a document but texts, which may be cut in pieces, in order.
    private func skeleton(_ document: MarkdownNode) -> [MarkdownNode.Kind] {
      document.all.map(\.kind).filter { $0 != .text }
    }

    @Test(arguments: Place.all)
    func `builds no more in the parser's tree than harmless text, and loses nothing`(in place: Place) {
      #expect(Self.hostile.count >= 100)
      func document(_ source: String) -> MarkdownNode {
        MarkdownNode(parsing: place.opening + place.before + source + place.behind + "\n\n[^s1]: defined\n")
      }
      let harmless = document("x")
      for text in Self.hostile where !MarkdownText.plain(text).isEmpty {
        let tree = document(Markdown(text).source)
        #expect(skeleton(tree) == skeleton(harmless), "\(text.debugDescription)")
        let found = withoutMarks(tree.text)
        #expect(found == withoutMarks(harmless.text.replacing("x", with: visible(text))), "\(text.debugDescription)")
      }
    }
  #endif

  @Test(.enabled(if: Renderer.isInstalled, "cmark-gfm is not installed"))
  func `in code is code or escaped`() throws {
    let texts = Self.hostile.filter { !MarkdownText.plain($0).isEmpty }
    let rows = texts.map { "| " + Markdown.code($0).source + " |" }.joined(separator: "\n")
    let html = try Renderer.html("| h |\n| --- |\n" + rows + "\n")
    let found = html.split(separator: "\n").filter { $0.hasPrefix("<td>") }
    #expect(found.count == texts.count)
    for (found, text) in zip(found, texts) {
      let bare = found.replacing("<code>", with: "").replacing("</code>", with: "")
      #expect(withoutMarks(String(bare)) == "<td>" + Renderer.escaped(visible(text)) + "</td>")
    }
  }

  @Test(arguments: hostile) func `in front matter is a scalar`(_ text: String) throws {
    let yaml = "title: \(MarkdownText.quoted(text))\nend: 1\n"
    let map = try #require(try Yams.load(yaml: yaml) as? [String: Any])
    // what could begin a tag in a consumer that reads the value as Markdown or HTML is another character
    let expected = MarkdownText.plain(text).replacing("<", with: "‹").replacing(">", with: "›")
    #expect(map["title"] as? String == expected && !yaml.contains("<"))
    #expect(map.count == 2)
  }

  @Test(arguments: [
    ("plain prose stays readable: Benghazi, 16 May 2014 (approx.) - 12:30, 5 %.", nil),
    ("a_b", "a\\_b"), ("[Title]", "\\[Title\\]"), ("1. a", "1\\. a"), ("1.5 km", "1\\.5 km"), ("a 1. b", nil),
    ("a|b", "a&#124;b"), ("a\u{202E}b", "a\\\\u\\{202E\\}b"), ("@a", "@\u{2060}a"), ("00:31:40", nil),
    ("مرحبا", "\u{2068}مرحبا\u{2069}"), ("a - b = c + d", nil), ("O'Brien \"x\"", nil), ("  a \t b\n", "a b"),
  ]) func `is escaped only where it must be`(_ text: String, _ expected: String?) {
    #expect(Markdown(text).source == expected ?? text)
  }

  @Test(arguments: [
    ("https://a.b/c?d=e&f=g#h", "https://a.b/c?d=e&f=g#h"), ("HTTPS://a.b", "https://a.b"),
    ("http://a.b:80/", "http://a.b:80/"),
    ("https://a.b/ليبيا", "https://a.b/%D9%84%D9%8A%D8%A8%D9%8A%D8%A7"),
    ("https://a.b/<x>|`", "https://a.b/%3Cx%3E%7C%60"),
    ("https://a.b/{{c}}", "https://a.b/%7B%7Bc%7D%7D"), ("https://a.b/@c", "https://a.b/@c"),
    ("https://a@b.c/", nil), ("javascript:alert(1)", nil), ("data:text/html,a", nil), ("ftp://a.b", nil),
    ("https://", nil),
    ("https:///a", nil), ("https://a b/", nil), ("https://a.b/ c", nil), ("https://a.b/\nc", nil), ("//a.b", nil),
    ("", nil),
    ("https://аpple.com/", nil), ("https://a.b:x/", nil),
  ]) func `is a link only if it is a plain web address`(_ url: String, _ expected: String?) {
    #expect(MarkdownText.linkTarget(url) == expected)
  }

  /// What a reader sees of a record's text.
  private func visible(_ text: String) -> String { withoutMarks(MarkdownText.plain(text)) }

  /// What a reader sees of rendered text: all but what joins or isolates.
  private func withoutMarks(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !["\u{2060}", "\u{2068}", "\u{2069}"].contains($0) }))
  }
}

/// The characters of escaped text that could still do something.
func liveCharacters(in escaped: String) -> [Character] {
  var live: [Character] = []
  var rest = Substring(escaped)
  let digits = rest.prefix { $0.isASCII && $0.isNumber }
  if let next = rest.dropFirst(digits.count).first, !digits.isEmpty, ".)".contains(next) { live.append(next) }
  if let first = rest.first, "-+=:".contains(first) { live.append(first) }
  while let character = rest.popFirst() {
    switch character {
    case "\\":
      guard let next = rest.popFirst(), next.isASCII, next.isPunctuation || next.isSymbol else { return live + ["\\"] }
    case "&":
      let entity = ["amp;", "lt;", "gt;", "#124;"].first { rest.hasPrefix($0) }
      guard let entity else { return live + ["&"] }
      rest = rest.dropFirst(entity.count)
    case "`", "*", "_", "[", "]", "{", "}", "~", "^", "$", "#", "<", ">", "|": live.append(character)
    case ":" where rest.first == "/": live.append(character)
    case "@" where !rest.unicodeScalars.starts(with: ["\u{2060}"]): live.append(character)
    default: if rest.hasPrefix("{%") || rest.hasPrefix("%}") || rest.hasPrefix("{{") { live.append("%") }
    }
  }
  if escaped.lowercased().contains("www.") || escaped.hasSuffix("!") && !escaped.hasSuffix("\\!") { live.append(".") }
  return live
}

/// `text` without word joiners.
private func unjoined(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{2060}" }))
}

/// Escaped text as it was, without what joins.
func unescaped(_ escaped: String) -> String {
  var text = String.UnicodeScalarView()
  var rest = escaped.unicodeScalars[...]
  while let scalar = rest.popFirst() {
    switch scalar {
    case "\\": if let next = rest.popFirst() { text.append(next) }
    case "&":
      let entity = String(String.UnicodeScalarView(rest.prefix { $0 != ";" }))
      rest = rest.dropFirst(entity.unicodeScalars.count + 1)
      text += (["amp": "&", "lt": "<", "gt": ">", "#124": "|"][entity] ?? "").unicodeScalars
    case "\u{2060}": continue
    default: text.append(scalar)
    }
  }
  return String(text)
}

/// GitHub's own renderer, where it is installed (`cmark-gfm` in Debian).
enum Renderer {
  private static let path = "/usr/bin/cmark-gfm"

  static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// `markdown` as HTML, with every extension that GitHub uses.
  static func html(_ markdown: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("nightdesk-\(UUID().uuidString).md")
    try markdown.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments =
      ["footnotes", "table", "strikethrough", "autolink", "tagfilter", "tasklist"].flatMap { ["-e", $0] }
      + ["--unsafe", file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let html = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: html, as: UTF8.self)
  }

  /// `text` as the renderer writes it in HTML.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
