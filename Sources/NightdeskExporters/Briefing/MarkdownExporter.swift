public import NightdeskKit

/// Writes a briefing: one document for people, in GitHub's Markdown with footnotes.
///
/// No sentence of it states a claim as a fact: each names its speaker, the medium and the date, or says that these are
/// not given. Front matter is what Hugo, Jekyll, Quarto and pandoc take; there is no HTML in it.
public struct MarkdownExporter: DocumentExporter {
  public let format = Format(
    name: "markdown", summary: "a briefing with footnotes, accounts side by side: for people",
    mediaType: "text/markdown", fileExtension: "md", options: BriefingOptions.declared)

  private let options: BriefingOptions

  /// An exporter that writes English.
  public init() { options = BriefingOptions() }

  package init(languages: [String], omitting omitted: [BriefingSection] = []) {
    options = BriefingOptions(languages: languages, omitting: omitted)
  }

  private init(_ options: BriefingOptions) { self.options = options }

  public func with(_ options: FormatOptions) -> any Exporter { Self(BriefingOptions(options)) }

  public var pages: [(name: String, language: String)] { options.pages("md") }

  public func export(_ edition: Edition, into folder: any ExportFolder) throws(ExportError) {
    _ = try write(edition, into: folder)
  }

  public func export(
    _ edition: Edition, into folder: any ExportFolder, _ context: inout ExportContext
  ) throws(ExportError) {
    context.noteSpelled(try write(edition, into: folder), in: edition.register)
  }

  /// Returns the texts of which a character is spelled.
  private func write(_ edition: Edition, into folder: any ExportFolder) throws(ExportError) -> Set<String> {
    try options.write(into: folder) { phrases, suffix in
      var briefing = Briefing(edition, phrases, suffix: suffix, omitting: options.omitted)
      return [("briefing\(suffix).md", briefing.text())] + briefing.figures.map { ($0.fileName, $0.file(phrases)) }
    }
  }
}
