internal import FoundationEssentials

/// An exporter for nightdesk in Swift: who is tied to whom, as a graph for Graphviz.
///
/// It knows nothing of Nightdesk's own code: what it needs to know stands in `Tests/Fixtures/Exporters/README.md`.
@main
struct Export {
  static let manifest = """
    {
      "protocol": [1], "name": "dot", "version": "1.0",
      "formats": [{"id": "dot", "extension": "dot", "mediaType": "text/vnd.graphviz",
                   "summary": "actors and their relations, a graph for Graphviz"}],
      "wants": {"entities": ["actor", "relation"]}
    }
    """

  static func main() throws {
    if CommandLine.arguments.contains("--nightdesk-manifest") { return print(manifest) }
    guard ProcessInfo.processInfo.environment["NIGHTDESK_EXPORTER"] == "1" else {
      return print("This program is run by nightdesk: nightdesk run REGISTER --output DIR --exporter PROGRAM")
    }
    print(#"{"ready":{}}"#)
    var graph = Graph()
    while let line = readLine() {
      let message = try JSONDecoder().decode(Message.self, from: Data(line.utf8))
      if let record = message.record { graph.add(record) }
    }
    let bytes = Array(graph.text.utf8)
    try Data(bytes).write(to: URL(filePath: "relations.dot"))
    print(#"{"file":{"path":"relations.dot","bytes":\#(bytes.count),"sha256":"\#(SHA256.digest(of: bytes))"}}"#)
    print(#"{"done":{"records":\#(graph.received)}}"#)
  }
}

/// A line of what nightdesk says; other members than a record are of no interest here.
struct Message: Decodable {
  let record: Record?
}

/// An actor or a relation: only the columns that the graph shows.
struct Record: Decodable {
  let id: String
  let name, subject, kind, object: String?
}

/// The graph, in the order of the register.
struct Graph {
  private(set) var received = 0
  private var nodes: [String] = []
  private var edges: [String] = []

  mutating func add(_ record: Record) {
    received += 1
    if let name = record.name {
      nodes.append("  \(quoted(record.id)) [label=\(quoted(name))];\n")
    } else if let subject = record.subject, let object = record.object {
      edges.append("  \(quoted(subject)) -> \(quoted(object)) [label=\(quoted(record.kind ?? ""))];\n")
    }
  }

  var text: String { "digraph {\n" + nodes.joined() + edges.joined() + "}\n" }

  /// In DOT only a quotation mark has to be escaped; a backslash begins an escape of labels.
  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }
}
