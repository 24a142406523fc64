public import NightdeskKit

/// Writes a briefing: one document for people, in GitHub's Markdown with footnotes.
///
/// No sentence of it states a claim as a fact: each names its speaker, the medium and the date, or says that these are
/// not given. Front matter is what Hugo, Jekyll, Quarto and pandoc take; there is no HTML in it.
public struct MarkdownExporter: DocumentExporter {
  public let format = Format(
    name: "markdown", summary: "a briefing with footnotes, accounts side by side: for people",
    mediaType: "text/markdown", fileExtension: "md", options: [Phrases.option])

  private let languages: [Phrases]

  /// An exporter that writes English.
  public init() { self.init(languages: [.english]) }

  package init(languages: [Phrases]) { self.languages = languages }

  public func with(_ options: FormatOptions) -> any Exporter { Self(languages: Phrases.asked(options)) }

  public var pages: [(name: String, language: String)] {
    languages.map { ("briefing\(suffix(of: $0)).md", $0.language) }
  }

  /// What tells the files of several languages apart.
  private func suffix(of phrases: Phrases) -> String { languages.count > 1 ? "." + phrases.language : "" }

  public func export(_ edition: Edition, into folder: any ExportFolder) throws(ExportError) {
    for phrases in languages {
      let suffix = suffix(of: phrases)
      let figures = Figure.all(edition, phrases, suffix: suffix)
      var briefing = Briefing(edition, phrases, figures: figures)
      try folder.add("briefing\(suffix).md", briefing.text())
      for figure in figures { try folder.add(figure.fileName, figure.file(phrases)) }
    }
  }
}
