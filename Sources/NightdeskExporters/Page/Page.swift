#if Page
  internal import MarkdownTree
  internal import NightdeskKit

  /// A page: the tree of a briefing's Markdown, written as HTML.
  ///
  /// Text gets in only through ``escaped(_:)``; of links only those to `http` and `https`, to files beside the page and to
  /// places in it are written.
  struct Page {
    private let phrases: Phrases
    private let edition: Edition
    private let figures: [Figure]
    private let document: MarkdownNode
    /// The ids of the records, notes and sections that have a place.
    private let places: Set<String>
    /// The notes that have been referred to, so that each leads back to where it was first.
    private var referred: Set<String> = []
    /// The heading under which the text is, and how many tables it has so far.
    private var heading = ""
    private var tables = 0
    private var text = ""

    init(_ markdown: String, _ edition: Edition, _ phrases: Phrases, _ figures: [Figure]) {
      self.phrases = phrases
      self.edition = edition
      self.figures = figures
      document = MarkdownNode(parsing: markdown, footnotes: false)
      var places: Set<String> = []
      document.forEach { node in
        if let id = PageLink.place.id(of: node) { places.insert(id) }
      }
      self.places = places
    }

    /// The whole page.
    var html: String {
      var page = self
      page.writeHead()
      page.text += "<header>\n"
      var isInSection = false
      let blocks = document.children
      let (pairs, ends) = Self.pairs(blocks)
      for (place, block) in blocks.enumerated() {
        if ends.contains(place) { page.text += "</div>\n" }
        if pairs.contains(place) { page.text += "<div class=\"pairs\">\n" }
        if case .heading(level: 2) = block.kind {
          if isInSection {
            page.text += "</section>\n"
          } else {
            // the title comes first, then what there is to read
            page.text += "</header>\n"
            page.writeContents()
            page.text += "<main id=\"text\">\n"
          }
          let id = page.entry(of: block) ?? ""
          page.text += "<section class=\"\(id)\"" + (id.isEmpty ? "" : " aria-labelledby=\"\(id)\"") + ">\n"
          isInSection = true
        }
        page.write(block)
      }
      page.text += "</section>\n</main>\n"
      page.text += "<footer><p>\(Self.escaped(SVG.plain(phrases(.pageFooter))))</p></footer>\n</body>\n</html>\n"
      return page.text
    }

    /// Where tables of figures begin that can stand beside each other, and where they end: those below a figure, up to
    /// the next heading, if there are several and none has too many columns for half a page.
    private static func pairs(_ blocks: [MarkdownNode]) -> (starts: Set<Int>, ends: Set<Int>) {
      var (starts, ends): (Set<Int>, Set<Int>) = ([], [])
      for (place, block) in blocks.enumerated() where block.image != nil {
        let below = blocks[(place + 1)...].prefix { if case .heading = $0.kind { false } else { true } }
        let widths = below.compactMap { if case .table(let columns) = $0.kind { columns.count } else { nil } }
        guard widths.count > 1, widths.allSatisfy({ $0 <= mostColumns }), below.endIndex < blocks.count else {
          continue
        }
        starts.insert(below.startIndex)
        ends.insert(below.endIndex)
      }
      return (starts, ends)
    }

    /// The most columns of a table that has room on half a page.
    private static let mostColumns = 5

    private mutating func writeHead() {
      let direction = phrases.isRightToLeft ? "rtl" : "ltr"
      let skip = Self.escaped(SVG.plain(phrases(.skipToText)))
      text += """
        <!DOCTYPE html>
        <html lang="\(phrases.language)" dir="\(direction)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(Self.escaped(MarkdownText.plain(edition.title)))</title>
        <style>
        \(PageStyle.css)
        \(PageStyle.foot(marking: edition.marking))
        </style>
        </head>
        <body>
        <a class="skip" href="#text">\(skip)</a>
        <p class="marking">\(Self.escaped(MarkdownText.plain(edition.marking)))</p>

        """
    }

    private mutating func writeContents() {
      let title = Self.escaped(SVG.plain(phrases(.contents)))
      text += "<nav aria-label=\"\(title)\">\n<details open>\n<summary>\(title)</summary>\n<ol>\n"
      for block in document.children {
        guard case .heading(level: 2) = block.kind, let id = entry(of: block) else { continue }
        text += "<li><a href=\"#\(id)\">\(Self.escaped(block.text))</a></li>\n"
      }
      text += "</ol>\n</details>\n</nav>\n"
    }

    /// The id of the section that a heading opens.
    private func entry(of heading: MarkdownNode) -> String? {
      heading.children.first.flatMap { PageLink.place.id(of: $0) }.map { Self.escaped($0) }
    }

    // MARK: Blocks

    private mutating func write(_ block: MarkdownNode) {
      switch block.kind {
      case .heading(let level):
        heading = Self.escaped(block.text)
        let entry = entry(of: block)
        text += "<h\(level)" + (entry.map { " id=\"\($0)\"" } ?? "") + ">"
        write(lines: entry == nil ? block.children : Array(block.children.dropFirst()))
        text += "</h\(level)>\n"
      case .paragraph:
        if let target = block.image, let figure = figures.first(where: { $0.fileName == target }) {
          return write(figure)
        }
        text += "<p>"
        write(lines: block.children)
        text += "</p>\n"
      case .list(let isOrdered):
        let isNotes = PageLink.place.id(of: block.firstLink)?.hasPrefix("note-") == true
        let tag = isOrdered ? "ol" : "ul"
        text += "<\(tag)\(isNotes ? " class=\"notes\"" : "")>\n"
        for item in block.children { write(item) }
        text += "</\(tag)>\n"
      case .item:
        text += "<li>"
        // items have one line each: no paragraphs
        for child in block.children {
          if child.kind == .paragraph { write(lines: child.children) } else { write(child) }
        }
        text += "</li>\n"
      case .table(let alignments): write(table: block, alignments)
      default:
        // a briefing has no other blocks; whatever this is, its text is not lost
        text += "<p>\(Self.escaped(block.text))</p>\n"
      }
    }

    private mutating func write(_ figure: Figure) {
      text +=
        "<figure>\n<div class=\"drawing\" role=\"group\" aria-label=\"\(Self.escaped(figure.title))\" tabindex=\"0\">\n"
      let drawn = figures.filter { $0.kind == figure.kind }
      for figure in drawn {
        let width = drawn.count == 1 ? "single" : figure.isNarrow ? "narrow" : "wide"
        text += "\(figure.element(phrases, classes: "figure " + width))\n"
      }
      text += "</div>\n"
      text +=
        "<figcaption><b>\(Self.escaped(figure.title)).</b> \(Self.escaped(figure.description))</figcaption>\n</figure>\n"
    }

    private mutating func write(table: MarkdownNode, _ alignments: [MarkdownNode.Alignment]) {
      guard let head = table.children.first else { return }
      let isNumbers = alignments.contains(.right)
      let labels = head.children.map { Self.escaped($0.text) }
      tables += 1
      text +=
        "<div class=\"\(isNumbers ? "numbers" : "cards")\" role=\"region\" aria-labelledby=\"table-\(tables)\" "
        + "tabindex=\"0\">\n<table role=\"table\">\n<caption id=\"table-\(tables)\">\(heading): \(labels.first ?? "")"
        + "</caption>\n<thead role=\"rowgroup\">\n<tr role=\"row\">"
      for (column, cell) in head.children.enumerated() {
        text += "<th scope=\"col\" role=\"columnheader\"\(numeric(alignments, column))>"
        write(lines: cell.children)
        text += "</th>"
      }
      text += "</tr>\n</thead>\n<tbody role=\"rowgroup\">\n"
      for row in table.children.dropFirst() {
        text += "<tr role=\"row\">"
        for (column, cell) in row.children.enumerated() {
          let label = isNumbers || column >= labels.count ? "" : " data-label=\"\(labels[column])\""
          let tag = column == 0 ? "th scope=\"row\" role=\"rowheader\"" : "td role=\"cell\""
          let isLong = cell.text.split(whereSeparator: \.isWhitespace).contains { $0.utf8.count > Self.longestWord }
          let isWordy = column > 0 && isNumbers && cell.text.count > Self.longestNumber
          text +=
            "<\(tag)\(numeric(alignments, column, isWordy: isWordy))\(label)><div\(isLong ? " class=\"long\"" : "")>"
          write(lines: cell.children)
          text += column == 0 ? "</div></th>" : "</div></td>"
        }
        text += "</tr>\n"
      }
      text += "</tbody>\n</table>\n</div>\n"
    }

    /// The most bytes of a word that a column of a table is made wide enough for.
    private static let longestWord = 32

    /// The most characters of a cell of numbers that is one number; a range in words needs room.
    private static let longestNumber = 12

    private func numeric(
      _ alignments: [MarkdownNode.Alignment], _ column: Int, isWordy: Bool = false
    ) -> String {
      guard column < alignments.count, alignments[column] == .right else { return "" }
      return " class=\"\(isWordy ? "n words" : "n")\""
    }

    // MARK: Lines

    private mutating func write(lines: [MarkdownNode]) {
      for node in lines { write(line: node) }
    }

    private mutating func write(line node: MarkdownNode) {
      switch node.kind {
      case .text: text += Self.escaped(node.literal)
      case .softBreak: text += "\n"
      case .lineBreak: text += "<br>\n"
      case .code: text += "<code dir=\"ltr\">\(Self.escaped(node.literal))</code>"
      case .emphasis: wrap("em", node.children)
      case .strong: wrap("strong", node.children)
      case .link(let target, _): write(link: node, target)
      default: text += Self.escaped(node.text)
      }
    }

    private mutating func wrap(_ tag: String, _ children: [MarkdownNode], _ attributes: String = "") {
      text += "<\(tag)\(attributes)>"
      write(lines: children)
      text += "</\(tag)>"
    }

    private mutating func write(link node: MarkdownNode, _ target: String) {
      if let id = PageLink.place.id(of: node) {
        let escaped = Self.escaped(id)
        guard id.hasPrefix("note-") else {
          return wrap("span", node.children, " class=\"place\" id=\"record-\(escaped)\"")
        }
        let back = Self.escaped(SVG.plain(phrases(.backToText)))
        let number = Self.escaped(node.text)
        text +=
          "<a class=\"number\" id=\"\(escaped)\" href=\"#to-\(escaped)\" aria-label=\"\(number): \(back)\">\(number)</a>"
      } else if let id = PageLink.note.id(of: node) {
        let isFirst = referred.insert(id).inserted
        let escaped = Self.escaped("note-" + id)
        text += "<sup\(isFirst ? " id=\"to-\(escaped)\"" : "")>"
        wrap("a", node.children, " href=\"#\(escaped)\"")
        text += "</sup>"
      } else if let id = PageLink.lead.id(of: node) {
        guard places.contains(id) else {
          // what is not told in the page is found by its id
          write(lines: node.children)
          if node.text != id { text += " <code dir=\"ltr\">\(Self.escaped(id))</code>" }
          return
        }
        wrap("a", node.children, " href=\"#record-\(Self.escaped(id))\"")
      } else if target.hasPrefix("https://") || target.hasPrefix("http://") {
        wrap("a", node.children, " href=\"\(Self.escaped(target))\" rel=\"noreferrer noopener nofollow\" dir=\"ltr\"")
      } else if target.hasPrefix("../"), !target.dropFirst(3).contains("..") {
        wrap("a", node.children, " href=\"\(Self.escaped(target))\"")
      } else {
        write(lines: node.children)
      }
    }

    /// `text` as HTML has it, in text and in attributes.
    static func escaped(_ text: String) -> String {
      SVG.markup(text)
    }
  }

  extension PageLink {
    /// What a node leads to, or is the place of, if it is such a link.
    func id(of node: MarkdownNode?) -> String? {
      guard case .link(let target, _)? = node?.kind, target.utf8.starts(with: rawValue.utf8) else { return nil }
      return String(target.dropFirst(rawValue.count))
    }
  }

  extension MarkdownNode {
    /// What a block shows that is a picture and nothing else.
    fileprivate var image: String? {
      guard kind == .paragraph, children.count == 1, case .image(let target, _) = children[0].kind else { return nil }
      return target
    }

    /// The first link in a list's first item.
    fileprivate var firstLink: MarkdownNode? { children.first?.children.first?.children.first }
  }
#endif
