package import NightdeskRuns

extension Configuration {
  static let exporters = Key(
    "exporters",
    .list(
      .either(
        .path,
        [
          Key("program", .path, "The program; the files of an edition are its own only when all went well."),
          Key("arguments", .list(.text), "What it is called with."),
          Key("folder", .text, "The folder of the edition that it fills. Default: the format that it says it writes."),
          Key(
            "options", .named("options of the exporter", { _ in nil }, .option),
            "What is asked of it; `nightdesk exporters list` lists its options."),
          Key("sha256", .text, "The digest of the program; another program is not run."),
          Key("timeout", .duration(1...86_400), "How long it may take.", fallback: "1h"),
          Key(
            "idle_timeout", .duration(1...86_400), "How long it may neither read nor write anything.", fallback: "5m"),
        ])),
    """
    Programs that write formats of their own beside those under formats, by the protocol nightdesk-exporter/1. One that \
    fails is left out of the edition. See `nightdesk exporters check`.
    """, flag: "--exporter",
    test: { exporters in
      exporters.elements.contains { $0.text.isEmpty && $0["program"] == nil } ? "an entry has no program" : nil
    })

  static let pathExporters = Key(
    "path_exporters", .flag,
    """
    Whether a name among the formats that is no built-in format's may stand for a program on PATH: NAME for \
    nightdesk-export-NAME. Only folders count that nobody else may write.
    """, fallback: "false", flag: "--path-exporters")

  /// The external exporters that are asked for.
  package var externalRequests: [ExternalRequest] {
    pathRequests
      + list("exporters").map { entry in
        var request = ExternalRequest([entry["program"]?.text ?? entry.text])
        request.arguments += entry["arguments"]?.elements.map(\.text) ?? []
        request.folder = entry["folder"]?.text
        request.options = Dictionary(entry["options"]?.members.map { ($0.name, $0.setting.text) } ?? []) { $1 }
        request.sha256 = entry["sha256"]?.text
        if let timeout = entry["timeout"] { request.seconds = timeout.number }
        if let timeout = entry["idle_timeout"] { request.idleSeconds = timeout.number }
        return request
      }
  }
}
