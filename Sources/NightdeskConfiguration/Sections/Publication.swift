internal import NightdeskExporters
package import NightdeskKit

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
          fault { () throws(FormatError) in try Exporters.make([FormatRequest(line: text)]) }
        },
        [
          Key("format", .text, "The format; see `nightdesk formats`."),
          Key("folder", .text, "The folder of the edition that it fills. Default: the name of the format."),
          Key(
            "options", .named("options of the format", { _ in nil }, .text),
            "What is asked of it; `nightdesk formats` lists the options of each."),
        ])),
    """
    The formats that an edition is published in, each with its options: `csv`, `sheets=csv:profile=excel`, or keys and \
    values; see `nightdesk formats`.
    """,
    fallback: Exporters.standard.map(\.name).joined(separator: ","), flag: "--formats", test: fault(inFormats:))

  /// What is wrong with the formats as a whole.
  static func fault(inFormats setting: Setting) -> String? {
    fault { () throws(FormatError) in
      try Exporters.make(setting.elements.map { element throws(FormatError) in try request(element) })
    }
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
      let request = try Self.request(element).asking("lang", languages, of: Exporters.all)
      return omitted.isEmpty ? request : request.asking("omit", omitted, of: Exporters.all)
    }
    return requests.flatMap { try? Exporters.make($0) } ?? []
  }
}
