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
          Key("mapping", .path, "The mapping file that says what its columns are; see `nightdesk map`."),
          Key(
            "encoding", .syntax("an encoding") { TextEncoding(name: $0) == nil ? TextEncoding.names : nil },
            "The encoding of its text: \(TextEncoding.names). Default: utf-8."),
        ])),
    """
    What is read: files, folders of files (.csv, .tsv, .jsonl, .json, .xml, each also .gz or .zst), patterns such as `downloads/*.csv`, \
    or `-` for standard input. An entry can be keys and values.
    """, flag: "<inputs>",
    test: { inputs in
      inputs.elements.contains { $0.text.isEmpty && $0["path"] == nil } ? "an entry has no path" : nil
    })

  /// The mapping files that inputs are read by.
  package var mappingFiles: [String] { list("inputs").compactMap { $0["mapping"]?.text } }

  /// The inputs that are asked for, their mapping files read.
  package var inputRequests: [InputRequest] {
    get throws(ConfigurationError) {
      var requests: [InputRequest] = []
      for input in list("inputs") {
        var request = InputRequest(input["path"]?.text ?? input.text, format: input["as"]?.text)
        request.encoding = input["encoding"].flatMap { TextEncoding(name: $0.text) }
        if let path = input["mapping"]?.text { request.mapping = try MappingFile(path: path).mapping }
        requests.append(request)
      }
      return requests
    }
  }
}
