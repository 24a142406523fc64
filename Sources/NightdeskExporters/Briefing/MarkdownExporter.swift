public import NightdeskKit

/// Writes a briefing: one document for people, in GitHub's Markdown with footnotes.
///
/// No sentence of it states a claim as a fact: each names its speaker, the medium and the date, or says that these are
/// not given. Front matter is what Hugo, Jekyll, Quarto and pandoc take; there is no HTML in it.
public struct MarkdownExporter: DocumentExporter {
  public let format = Format(
    name: "markdown", summary: "a briefing with footnotes, accounts side by side: for people",
    mediaType: "text/markdown", fileExtension: "md")
  public let fileName = "briefing"

  private let phrases: Phrases

  /// An exporter that writes English.
  public init() { self.init(phrases: .english) }

  package init(phrases: Phrases) { self.phrases = phrases }

  public func export(_ edition: Edition, into output: inout ByteBuffer) throws(ExportError) {
    var briefing = Briefing(edition, phrases)
    briefing.writeFrontMatter()
    briefing.writeHead()
    briefing.writeHighlights()
    briefing.writeKeyFigures()
    briefing.writeTimeline()
    briefing.writeContestedAccounts()
    briefing.writeAccusations()
    briefing.writeLabelsAndAims()
    briefing.writeOtherStatements()
    briefing.writeActors()
    briefing.writeDataQuality()
    briefing.writeSourcesAndMethod()
    output.append(briefing.text)
  }
}
