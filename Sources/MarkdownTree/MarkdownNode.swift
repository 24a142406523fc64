internal import CCMarkGFM
internal import Synchronization

/// A part of a Markdown document, as GitHub's parser (libcmark-gfm) understands it.
public struct MarkdownNode: Sendable, Equatable {
  public let kind: Kind
  /// The text of a `text`, `code`, `html` or code block; else empty.
  public let literal: String
  public let children: [MarkdownNode]

  /// The version of libcmark-gfm that is at work.
  public static var parserVersion: String { unsafe String(cString: cmark_version_string()) }

  public enum Kind: Sendable, Equatable {
    case document
    case heading(level: Int)
    case paragraph
    case list(isOrdered: Bool)
    case item
    case blockQuote
    case codeBlock
    case thematicBreak
    case table([Alignment])
    case tableRow(isHeader: Bool)
    case tableCell
    case footnoteDefinition
    case text
    case softBreak
    case lineBreak
    case code
    case emphasis
    case strong
    case strikethrough
    case link(target: String, title: String)
    case image(target: String, title: String)
    case footnoteReference
    /// Raw HTML, as a block or in a line.
    case html
    /// Something that has no name here, by the parser's own.
    case other(String)
  }

  /// How the cells of a table's column stand.
  public enum Alignment: Sendable, Equatable {
    case unset, left, center, right
  }

  /// Reads `markdown` with every extension that GitHub uses: tables, strikethrough, bare addresses, task lists, footnotes.
  public init(parsing markdown: String, footnotes: Bool = true) {
    // attaching extensions changes tables of the library that all parsers share
    self = Self.parser.withLock { _ in
      cmark_gfm_core_extensions_ensure_registered()
      let parser = unsafe cmark_parser_new(footnotes ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT)
      defer { unsafe cmark_parser_free(parser) }
      for name in ["table", "strikethrough", "autolink", "tagfilter", "tasklist"] {
        if let found = unsafe cmark_find_syntax_extension(name) {
          unsafe cmark_parser_attach_syntax_extension(parser, found)
        }
      }
      var text = markdown
      text.withUTF8 { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
          unsafe cmark_parser_feed(parser, characters.baseAddress, characters.count)
        }
      }
      guard let root = unsafe cmark_parser_finish(parser) else { preconditionFailure("libcmark-gfm gave no document") }
      defer { unsafe cmark_node_free(root) }
      return unsafe MarkdownNode(node: root)
    }
  }

  private static let parser = Mutex(())

  /// Depth is bounded by the parser, which nests only as far as its input does; the texts given to it here are flat.
  private init(node: OpaquePointer) {
    let name = unsafe cmark_node_get_type_string(node).map { unsafe String(cString: $0) } ?? ""
    kind = unsafe Self.kind(name, node)
    literal = unsafe cmark_node_get_literal(node).map { unsafe String(cString: $0) } ?? ""
    var children: [MarkdownNode] = []
    var child = unsafe cmark_node_first_child(node)
    while let next = unsafe child {
      children.append(unsafe MarkdownNode(node: next))
      unsafe child = cmark_node_next(next)
    }
    self.children = children
  }

  private static func kind(_ name: String, _ node: OpaquePointer) -> Kind {
    func text(_ pointer: UnsafePointer<CChar>?) -> String { unsafe pointer.map { unsafe String(cString: $0) } ?? "" }
    // what there is most of comes first
    return switch name {
    case "text": .text
    case "code": .code
    case "table_cell": .tableCell
    case "link": .link(target: unsafe text(cmark_node_get_url(node)), title: unsafe text(cmark_node_get_title(node)))
    case "table_row": .tableRow(isHeader: false)
    case "document": .document
    case "heading": .heading(level: Int(unsafe cmark_node_get_heading_level(node)))
    case "paragraph": .paragraph
    case "list": .list(isOrdered: unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
    case "item": .item
    case "block_quote": .blockQuote
    case "code_block": .codeBlock
    case "thematic_break": .thematicBreak
    case "table": .table(unsafe alignments(node))
    case "table_header": .tableRow(isHeader: true)
    case "footnote_definition": .footnoteDefinition
    case "softbreak": .softBreak
    case "linebreak": .lineBreak
    case "emph": .emphasis
    case "strong": .strong
    case "strikethrough": .strikethrough
    case "image": .image(target: unsafe text(cmark_node_get_url(node)), title: unsafe text(cmark_node_get_title(node)))
    case "footnote_reference": .footnoteReference
    case "html_block", "html_inline": .html
    default: .other(name)
    }
  }

  private static func alignments(_ node: OpaquePointer) -> [Alignment] {
    let count = Int(unsafe cmark_gfm_extensions_get_table_columns(node))
    guard let first = unsafe cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    return (0..<count).map { column in
      switch unsafe first[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .unset
      }
    }
  }
}

extension MarkdownNode {
  /// This node and all below it, each before its children.
  public var all: [MarkdownNode] {
    var all: [MarkdownNode] = []
    forEach { all.append($0) }
    return all
  }

  /// Visits this node and all below it, each before its children.
  public func forEach(_ visit: (MarkdownNode) -> Void) {
    visit(self)
    for child in children { child.forEach(visit) }
  }

  /// The text that a reader sees.
  public var text: String {
    switch kind {
    case .text, .code, .codeBlock: literal
    case .softBreak, .lineBreak: " "
    default: children.map(\.text).joined()
    }
  }
}
