/// A format that inputs are read in, as `nightdesk formats --inputs` lists it.
package struct InputFormat: Sendable {
  /// The short name, which `--as` takes.
  package let name: String
  /// What it is called in full.
  package let title: String
  /// What a file is recognised by.
  package let evidence: String
}

/// The formats that inputs are read in.
package enum InputFormats {
  /// Nightdesk's own first, then the datasets'.
  package static let all: [InputFormat] =
    [
      InputFormat(
        name: "csv", title: "register, a table a file", evidence: "the file's name, or the table's required columns"),
      InputFormat(name: "jsonl", title: "register, an object a line", evidence: "the ending .jsonl"),
      InputFormat(
        name: "json", title: "register, one document: an array of records or one a table",
        evidence: "the ending .json"),
      InputFormat(name: "xml", title: "register, an element a record", evidence: "the ending .xml"),
    ] + FieldFormats.all.map { InputFormat(name: $0.name, title: $0.title, evidence: $0.evidence) } + [
      InputFormat(name: HXL.name, title: HXL.title, evidence: HXL.evidence)
    ]

  /// The format called `name`.
  package static func named(_ name: String) -> InputFormat? { all.first { $0.name == name } }
}
