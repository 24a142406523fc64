internal import NightdeskKit

/// A picture of a briefing: SVG with real text, a title and a description, drawn from the same values as a table.
///
/// Coordinates are whole numbers or tenths, and text is measured with a table of our own, so that a figure is the same
/// bytes on every machine.
struct Figure {
  enum Kind: String, CaseIterable {
    case months, timeline, map, network
  }

  let kind: Kind
  /// What it is, as text.
  let title: String
  /// How to read it, as text.
  let description: String
  let width: Int
  let height: Int
  /// What is drawn.
  let drawing: SVG
  /// What stands before the extension of its file.
  let suffix: String
  /// Whether it is drawn for the width of a phone.
  let isNarrow: Bool

  /// The figures that have something to show for the edition of `briefing`, but those of sections that it leaves out:
  /// for a desk, and in a page once more for a phone, where one can be drawn so narrow.
  static func all(of briefing: Briefing, suffix: String) -> [Figure] {
    let kinds = Kind.allCases.filter { !briefing.omitted.contains(BriefingSection(showing: $0)) }
    let wide = FigureFrame(briefing: briefing, suffix: suffix)
    let narrow = briefing.dialect == .page ? FigureFrame(briefing: briefing, suffix: suffix, width: 360) : nil
    return kinds.flatMap { kind in [wide.figure(kind), narrow?.figure(kind)].compactMap { $0 } }
  }

  var fileName: String { "\(kind.rawValue)\(suffix).svg" }

  /// The figure as a file of its own, which follows the reader's choice of light or dark.
  func file(_ phrases: Phrases) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(phrases, style: FigureStyle.file) + "\n"
  }

  /// The figure for a page, which brings the style. `classes` say at which widths it is shown.
  func element(_ phrases: Phrases, style: String = "", classes: String = "figure") -> String {
    let id = "figure-\(kind.rawValue)" + (isNarrow ? "-narrow" : "")
    let head =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"\(classes)\" width=\"\(width)\" height=\"\(height)\" "
      + "viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-labelledby=\"\(id)-title \(id)-text\" "
      + "xml:lang=\"\(phrases.language)\">\n"
    return head + "<title id=\"\(id)-title\">\(SVG.escaped(title))</title>\n"
      + "<desc id=\"\(id)-text\">\(SVG.escaped(description))</desc>\n"
      + (style.isEmpty ? "" : "<style>\(style)</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n")
      + drawing.text + "</svg>"
  }
}

/// What all figures are drawn from.
struct FigureFrame {
  let briefing: Briefing
  let suffix: String
  /// How wide figures are drawn, in pixels.
  var width = 720

  /// Whether they are drawn for a phone.
  var isNarrow: Bool { width < 600 }

  /// The figure of a kind; nil where there is nothing to show, or where it cannot be drawn so narrow.
  func figure(_ kind: Figure.Kind) -> Figure? {
    switch kind {
    case .months: months()
    case .timeline: timeline()
    case .map: map()
    // its boxes are as wide as their names
    case .network: isNarrow ? nil : network()
    }
  }

  var phrases: Phrases { briefing.phrases }
  var edition: Edition { briefing.edition }
  var index: RegisterIndex { briefing.index }

  /// A phrase as text, without Markdown's marks.
  func plain(_ key: Phrase) -> String { SVG.plain(phrases(key)) }

  func figure(
    _ kind: Figure.Kind, _ title: Phrase, _ description: Phrase, _ width: Int, _ height: Int, _ drawing: SVG
  ) -> Figure {
    figure(kind, title, phrases(description), width, height, drawing)
  }

  func figure(
    _ kind: Figure.Kind, _ title: Phrase, _ description: Markdown, _ width: Int, _ height: Int, _ drawing: SVG
  ) -> Figure {
    Figure(
      kind: kind, title: plain(title), description: SVG.plain(description), width: width, height: height,
      drawing: drawing, suffix: suffix, isNarrow: isNarrow)
  }

  /// A legend: samples and what they mean, in lines that wrap; returns the height it takes.
  func legend(_ items: [(shape: String, Phrase)], at y: Int, _ width: Int, _ drawing: inout SVG) -> Int {
    var (x, line) = (8, 0)
    for (shape, phrase) in items {
      let text = plain(phrase)
      let needed = 26 + TextWidth.of(text, size: 12)
      if x > 8, x + needed > width - 8 { (x, line) = (8, line + 1) }
      let top = y + line * 18
      // as it is on the map
      if let fade = Fade(rawValue: shape) {
        drawing.raw(faded(fade, x, top, 14))
      } else if shape == "point" {
        drawing.circle(x + 7, top + 5, 6, shape)
      } else {
        drawing.rect(x, top, 14, 10, shape)
      }
      drawing.text(x + 20, top + 9, text, "label")
      x += needed + 16
    }
    return (line + 1) * 18
  }
}

/// How a bar ends of which an end is open or not known.
enum Fade: String, CaseIterable {
  case out = "fade-out"
  case `in` = "fade-in"
  case contestedOut = "contested-fade-out"
  case contestedIn = "contested-fade-in"

  var isContested: Bool { self == .contestedOut || self == .contestedIn }
  var isOut: Bool { self == .out || self == .contestedOut }
}

extension FigureFrame {
  /// The id of a gradient: of its own in each figure of a page, as one that is not shown lends none.
  func id(of fade: Fade) -> String { fade.rawValue + (isNarrow ? "-narrow" : "") }

  /// A bar that fades.
  func faded(_ fade: Fade, _ x: Int, _ y: Int, _ width: Int) -> String {
    "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"10\" rx=\"2\" fill=\"url(#\(id(of: fade)))\"/>"
  }
}

/// SVG as it is written.
struct SVG {
  private(set) var text = ""

  mutating func rect(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ shape: String, radius: Int = 0) {
    let round = radius > 0 ? " rx=\"\(radius)\"" : ""
    text += "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"\(round) class=\"\(shape)\"/>\n"
  }

  mutating func line(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, _ shape: String) {
    text += "<line x1=\"\(x1)\" y1=\"\(y1)\" x2=\"\(x2)\" y2=\"\(y2)\" class=\"\(shape)\"/>\n"
  }

  mutating func circle(_ x: Int, _ y: Int, _ radius: Int, _ shape: String) {
    text += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\" class=\"\(shape)\"/>\n"
  }

  mutating func path(_ commands: String, _ shape: String) {
    text += "<path d=\"\(commands)\" class=\"\(shape)\"/>\n"
  }

  mutating func text(_ x: Int, _ y: Int, _ content: String, _ shape: String) {
    text += "<text x=\"\(x)\" y=\"\(y)\" class=\"\(shape)\">\(Self.escaped(content))</text>\n"
  }

  mutating func raw(_ element: String) { text += element + "\n" }

  /// `text` on one line, as XML has it.
  static func escaped(_ text: String) -> String { markup(MarkdownText.plain(text)) }

  /// `text` as XML and HTML have it, in text and in attributes.
  static func markup(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }) else { return text }
    var markup = ""
    markup.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": markup += "&amp;"
      case "<": markup += "&lt;"
      case ">": markup += "&gt;"
      case "\"": markup += "&quot;"
      default: markup.unicodeScalars.append(scalar)
      }
    }
    return markup
  }

  /// The text that a phrase says, without Markdown's escapes and marks of direction.
  static func plain(_ phrase: Markdown) -> String {
    var plain = ""
    var isEscaped = false
    for scalar in phrase.source.unicodeScalars {
      switch scalar {
      case "\\" where !isEscaped:
        isEscaped = true
        continue
      case "`", "*", "\u{2060}", "\u{2066}", "\u{2068}", "\u{2069}":
        if isEscaped { plain.unicodeScalars.append(scalar) }
      default: plain.unicodeScalars.append(scalar)
      }
      isEscaped = false
    }
    guard plain.utf8.contains(0x26) else { return plain }
    return plain.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&#124;", with: "|")
      .replacing("&amp;", with: "&")
  }
}

/// How wide text is, about, in a common sans-serif face.
enum TextWidth {
  /// The width of `text` in whole pixels.
  static func of(_ text: String, size: Int) -> Int {
    (text.unicodeScalars.reduce(0) { $0 + thousandths($1) } * size + 999) / 1000
  }

  /// The start of `text` that is no wider than `width`, with an ellipsis where something is cut off.
  static func fitted(_ text: String, size: Int, width: Int) -> String {
    guard of(text, size: size) > width else { return text }
    var (start, taken) = (String.UnicodeScalarView(), thousandths("…"))
    for scalar in text.unicodeScalars {
      taken += thousandths(scalar)
      if taken * size > width * 1000 { break }
      start.append(scalar)
    }
    return String(start) + "…"
  }

  /// The width of a character in thousandths of the type size.
  private static func thousandths(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20, 0x21, 0x27, 0x2C, 0x2E, 0x3A, 0x3B, 0x49, 0x66, 0x69, 0x6A, 0x6C, 0x72, 0x74, 0x7C: 330
    case 0x4D, 0x57, 0x6D, 0x77, 0x40, 0x25: 900
    case 0x41...0x5A, 0xC0...0xDE: 690
    case 0x30...0x39: 600
    case 0x21...0x7E, 0xDF...0x24F: 570
    case 0x300...0x36F, 0x610...0x61A, 0x64B...0x65F, 0x200B...0x200F, 0x2060...0x2069: 0
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE: 560
    case 0x1100...0x11FF, 0x2E80...0xD7FF, 0xF900...0xFAFF, 0x20000...0x3FFFF: 1000
    default: 620
    }
  }
}

/// The colours of figures: in a file for itself, and as the page's own.
enum FigureStyle {
  /// The rules that draw, with the colours as variables.
  static let rules = """
    .figure{direction:ltr}.figure text{font-family:system-ui,"Noto Sans","Noto Sans Arabic","DejaVu Sans",sans-serif;font-size:12px;fill:var(--ink)}\
    .figure .muted{fill:var(--muted)}.figure .small{font-size:10px;fill:var(--muted)}.figure .end{text-anchor:end}\
    .figure .middle{text-anchor:middle}.figure .paper{fill:var(--paper)}.figure .axis{stroke:var(--line);stroke-width:1}\
    .figure .grid{stroke:var(--line);stroke-width:1;stroke-dasharray:2 4}.figure .certain{fill:var(--blue)}\
    .figure .possible{fill:var(--blue);fill-opacity:.25;stroke:var(--blue);stroke-width:1}\
    .figure .series{fill:none;stroke:var(--blue);stroke-width:1.5;stroke-dasharray:3 2}\
    .figure .deaths{fill:var(--red)}\
    .figure .possible-deaths{fill:var(--red);fill-opacity:.25;stroke:var(--red);stroke-width:1}.figure .contested{fill:var(--amber)}\
    .figure .contested-series{fill:none;stroke:var(--amber);stroke-width:1.5;stroke-dasharray:3 2}\
    .figure .land{fill:var(--land);stroke:var(--line);stroke-width:1}.figure .sea{fill:var(--sea)}\
    .figure .point{fill:var(--blue);fill-opacity:.75;stroke:var(--paper);stroke-width:1}\
    .figure .around{fill:var(--blue);fill-opacity:.1;stroke:var(--blue);stroke-width:1;stroke-dasharray:3 3}\
    .figure .node{fill:var(--paper);stroke:var(--blue);stroke-width:1.5}.figure .tie{stroke:var(--muted);stroke-width:1.2;fill:none}\
    .figure .halo{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
    """

  static let light =
    "--ink:#1b1f24;--muted:#4d5660;--paper:#ffffff;--line:#b4bcc5;--blue:#1f5fa8;--red:#a4342a;--amber:#9a6700;"
    + "--land:#eceff2;--sea:#f7fafc"
  static let dark =
    "--ink:#e8eaed;--muted:#aab4bf;--paper:#15181c;--line:#4b545e;--blue:#7ab3ef;--red:#f0948a;--amber:#e3b341;"
    + "--land:#272c33;--sea:#1a1e23"

  /// The style of a figure's own file.
  static let file =
    ".figure{\(light)}@media (prefers-color-scheme:dark){.figure{\(dark)}}" + rules
}
