internal import NightdeskKit

/// The style sheet that lets a browser show the XML as a readable page: a card a record, a line a field with its name.
/// It is made from the schema, so that it knows every column.
enum XMLStyle {
  static let fileName = "register.css"

  static let text: String = {
    func fields(_ part: String) -> String {
      Table.allCases.map { "\($0.schema.record) > *\(part)" }.joined(separator: ", ")
    }
    let records = Table.allCases.map(\.schema.record).joined(separator: ", ")
    var style = """
      /* How a browser shows register.xml. The data is in the XML alone. */
      register { display: block; max-width: 60em; margin: 2em auto; padding: 0 1em; line-height: 1.45;
        font-family: system-ui, "DejaVu Sans", sans-serif; color: #1b1f24; background: #fff; }
      register::before { display: block; font-size: 1.5em; font-weight: bold; margin-bottom: 0.2em;
        content: "Register"; }
      \(records) { display: block; margin: 1em 0; padding: 0.7em 1em; border: 1px solid #ccd3da; border-radius: 4px;
        break-inside: avoid; }
      \(fields("")) { display: block;
        padding-left: 11em; text-indent: -11em; white-space: pre-line; unicode-bidi: plaintext; }
      \(fields("::before")) { display: inline-block;
        width: 11.7em; padding-right: 0.5em; text-indent: 0; color: #5a6673; font-size: 0.9em; }
      title, name { font-weight: bold; }
      @media (prefers-color-scheme: dark) {
        register { color: #e6e9ec; background: #15181b; }
        \(records) { border-color: #3a424a; }
      }

      """
    for table in Table.allCases {
      let schema = table.schema
      style += "\(schema.record) { border-left: 4px solid \(colour(of: table)); }\n"
      style += "\(schema.record)::before { display: block; color: \(colour(of: table)); font-size: 0.8em; "
      style += "text-transform: uppercase; letter-spacing: 0.08em; content: \"\(schema.record)\"; }\n"
    }
    var names: [String] = []
    for column in Table.allCases.flatMap(\.schema.columns) where !names.contains(column.name) {
      names.append(column.name)
    }
    for name in names { style += "\(name)::before { content: \"\(name.replacing("_", with: " "))\"; }\n" }
    return style
  }()

  /// Dark enough to be read on white, light enough on black.
  private static func colour(of table: Table) -> String {
    switch table {
    case .events: "#b5472f"
    case .claims: "#8a6d2f"
    case .actors: "#2f6b8a"
    case .relations: "#5b6f9a"
    case .places: "#3f7d4e"
    case .sources: "#6d6d6d"
    }
  }
}
