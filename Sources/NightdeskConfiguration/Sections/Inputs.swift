package import NightdeskKit

extension Configuration {
  static let inputs = Key(
    "inputs",
    .list(
      .either(
        .path,
        [
          Key("path", .path, "A file, a folder, a pattern, or - for standard input."),
          Key(
            "as", .choice(InputFormats.all.map(\.name)),
            "The format to read it as; see `nightdesk formats --inputs`. Default: recognised."),
        ])),
    """
    What is read: files, folders of files (.csv, .jsonl, .xml), patterns such as `downloads/*.csv`, or `-` for standard \
    input. An entry can be keys and values.
    """, flag: "<inputs>",
    test: { inputs in
      inputs.elements.contains { $0.text.isEmpty && $0["path"] == nil } ? "an entry has no path" : nil
    })

  /// The inputs that are asked for.
  package var inputRequests: [InputRequest] {
    list("inputs").map { input in
      InputRequest(input["path"]?.text ?? input.text, format: input["as"]?.text)
    }
  }
}
