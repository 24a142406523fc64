internal import NightdeskExporters
package import NightdeskKit
internal import NightdeskRuns

extension Configuration {
  static let output = Key(
    "output", .path, "The folder in which editions are published.", flag: "--output")

  static let title = Key(
    "title", .text, "The title of the edition. Default: the name of the first input.", flag: "--title")

  static let formats = Key(
    "formats",
    .list(
      .either(
        .syntax("a format") { text in
          fault { () throws(FormatError) in
            let request = try FormatRequest(line: text)
            if program(for: request) == nil { _ = try request.export(from: Exporters.all) }
          }
        },
        [
          Key("format", .text, "The format; see `nightdesk formats`."),
          Key("folder", .text, "The folder of the edition that it fills. Default: the name of the format."),
          Key(
            "options", .named("options of the format", { _ in nil }, .option),
            "What is asked of it; `nightdesk formats` lists the options of each."),
        ])),
    """
    The formats that an edition is published in, each with its options: `csv`, `sheets=csv:profile=excel`, or keys and \
    values; see `nightdesk formats`.
    """,
    fallback: Exporters.standard.map(\.name).joined(separator: ","), flag: "--formats", test: fault(inFormats:))

  static let hxl = Key(
    "hxl", .flag,
    "Whether every export as csv has a second row with HXL tags, unless its own option hxl says otherwise.",
    fallback: "false", flag: "--hxl")

  /// What is wrong with the formats as a whole.
  static func fault(inFormats setting: Setting) -> String? {
    fault { () throws(FormatError) in
      let requests = try setting.elements.map { element throws(FormatError) in try request(element) }
      return try Exporters.make(requests.filter { program(for: $0) == nil })
    }
  }

  /// The program on PATH for a format that is none of the built-in ones.
  package static func program(for request: FormatRequest) -> String? {
    Exporters.named(request.format) == nil ? PathExporters.find(request.format) : nil
  }

  /// What is asked of exporters on PATH, by the names of their formats.
  var pathRequests: [ExternalRequest] {
    list("formats").compactMap { try? Self.request($0) }.compactMap { asked in
      guard let program = Self.program(for: asked) else { return nil }
      var request = ExternalRequest([program])
      (request.folder, request.options) = (asked.name, asked.options)
      return request
    }
  }

  /// What is asked of exporters on PATH although nothing allows that; nil where nothing is.
  package var pathExporterFault: String? {
    guard !isOn("path_exporters"), let program = pathRequests.first?.arguments.first else { return nil }
    return
      "the format is written by \(program), which was found on PATH; to run it, set path_exporters: true, or name its "
      + "path under exporters"
  }

  private static func fault<T>(_ body: () throws(FormatError) -> T) -> String? {
    do throws(FormatError) { _ = try body() } catch { return error.description }
    return nil
  }

  private static func request(_ setting: Setting) throws(FormatError) -> FormatRequest {
    guard let format = setting["format"]?.text else {
      if setting.text.isEmpty { throw FormatError("an entry names no format") }
      return try FormatRequest(line: setting.text)
    }
    let options = setting["options"]?.members.map { ($0.name, $0.setting.text) } ?? []
    return FormatRequest(format: format, name: setting["folder"]?.text, options: Dictionary(options) { $1 })
  }

  /// The exports that are asked for.
  package var exports: [Export] {
    // they were made once already, when the configuration was read
    let languages = list("languages").map(\.text).joined(separator: "+")
    let omitted = list("omit_sections").map(\.text).joined(separator: "+")
    let requests = try? list("formats").map { element in
      var request = try Self.request(element).asking("lang", languages, of: Exporters.all)
      if isOn("hxl") { request = request.asking("hxl", "yes", of: Exporters.all) }
      return omitted.isEmpty ? request : request.asking("omit", omitted, of: Exporters.all)
    }.filter { Self.program(for: $0) == nil }
    return requests.flatMap { try? Exporters.make($0) } ?? []
  }
}
