internal import CGraphviz
internal import Synchronization

/// Places boxes that are tied to each other, with graphviz (libgvc). It only places: labels are empty and sizes are
/// given, so no font has a part in it.
public enum GraphLayout {
  /// The middles of boxes of these widths and one height, in pixels from the upper left; nil where graphviz has no layout
  /// to offer.
  public static func places(widths: [Int], height: Int, ties: [(Int, Int)]) -> [(x: Int, y: Int)]? {
    // graphviz keeps state of its own and is not made for threads
    context.withLock { context in
      context.open()
      guard let pointer = unsafe context.pointer else { return nil }
      return unsafe places(widths, height, ties, pointer)
    }
  }

  /// The version of graphviz that is at work; nil where it has no layout to offer.
  public static var version: String? {
    context.withLock { context in
      context.open()
      return unsafe context.pointer.map { unsafe String(cString: gvcVersion($0)) }
    }
  }

  @safe private struct Context: @unchecked Sendable {
    var pointer: OpaquePointer?
    private var isOpened = false

    mutating func open() {
      if !isOpened { unsafe pointer = nightdesk_layout_context() }
      isOpened = true
    }
  }

  private static let context = Mutex(Context())

  private static func places(
    _ widths: [Int], _ height: Int, _ ties: [(Int, Int)], _ context: OpaquePointer
  ) -> [(x: Int, y: Int)]? {
    guard let graph = unsafe nightdesk_open_graph() else { return nil }
    defer { unsafe agclose(graph) }
    for (name, value) in [("rankdir", "LR"), ("splines", "line"), ("nodesep", "0.22"), ("ranksep", "1.5")] {
      unsafe nightdesk_set(graph, name, value)
    }
    var nodes: [UnsafeMutablePointer<Agnode_t>?] = unsafe []
    for (number, width) in widths.enumerated() {
      let node = unsafe nightdesk_add_node(graph, "n\(number)")
      for (name, value) in [
        ("label", ""), ("shape", "box"), ("fixedsize", "true"), ("width", inches(width)), ("height", inches(height)),
      ] {
        unsafe nightdesk_set(node, name, value)
      }
      unsafe nodes.append(node)
    }
    for (from, to) in ties { unsafe nightdesk_add_edge(graph, nodes[from], nodes[to]) }
    guard unsafe gvLayout(context, graph, "dot") == 0 else { return nil }
    defer { unsafe gvFreeLayout(context, graph) }
    // graphviz counts upwards, in points; a pixel is taken as one
    return unsafe nodes.map { unsafe (Int(nightdesk_node_x($0).rounded()), -Int(nightdesk_node_y($0).rounded())) }
  }

  /// Pixels as inches of 72, to four digits.
  private static func inches(_ pixels: Int) -> String {
    let digits = String(10_000 + pixels * 10_000 / 72 % 10_000).dropFirst()
    return "\(pixels / 72).\(digits)"
  }
}
