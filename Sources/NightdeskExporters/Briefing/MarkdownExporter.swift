public import NightdeskKit

/// Writes a briefing: one document for people, in GitHub's Markdown with footnotes.
///
/// No sentence of it states a claim as a fact: each names its speaker, the medium and the date, or says that these are
/// not given. Front matter is what Hugo, Jekyll, Quarto and pandoc take; there is no HTML in it.
public struct MarkdownExporter: DocumentExporter {
  public let format = Format(
    name: "markdown", summary: "a briefing with footnotes, accounts side by side: for people",
    mediaType: "text/markdown", fileExtension: "md", options: [Phrases.option])

  /// The languages to write in; their phrases are made when something is written.
  private let languages: [String]

  /// An exporter that writes English.
  public init() { self.init(["en"]) }

  package init(_ languages: [String]) { self.languages = languages }

  public func with(_ options: FormatOptions) -> any Exporter { Self(options.list("lang")) }

  public func export(_ edition: Edition, into folder: any ExportFolder) throws(ExportError) {
    for phrases in Phrases.asked(languages) {
      let suffix = languages.count > 1 ? "." + phrases.language : ""
      let figures = Figure.all(edition, phrases, suffix: suffix)
      var briefing = Briefing(edition, phrases, figures: figures)
      try folder.add("briefing\(suffix).md", briefing.text())
      for figure in figures { try folder.add(figure.fileName, figure.file(phrases)) }
    }
  }
}
