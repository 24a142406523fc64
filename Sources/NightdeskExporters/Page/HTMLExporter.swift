#if Page
  public import NightdeskKit

  /// Writes the briefing as one page that holds everything it needs: style and figures are in it, there is no script, and
  /// it asks nothing of any network.
  public struct HTMLExporter: DocumentExporter {
    public let format = Format(
      name: "html", summary: "the briefing as one page that needs nothing else: for browsers and printers",
      mediaType: "text/html", fileExtension: "html", options: [Phrases.option])

    private let languages: [Phrases]

    /// An exporter that writes English.
    public init() { self.init(languages: [.english]) }

    package init(languages: [Phrases]) { self.languages = languages }

    public func with(_ options: FormatOptions) -> any Exporter { Self(languages: Phrases.asked(options)) }

    public var pages: [(name: String, language: String)] {
      languages.map { ("briefing\(suffix(of: $0)).html", $0.language) }
    }

    /// What tells the files of several languages apart.
    private func suffix(of phrases: Phrases) -> String { languages.count > 1 ? "." + phrases.language : "" }

    public func export(_ edition: Edition, into folder: any ExportFolder) throws(ExportError) {
      for phrases in languages {
        let suffix = suffix(of: phrases)
        let figures = Figure.all(edition, phrases, suffix: suffix)
        var briefing = Briefing(edition, phrases, .page, figures: figures)
        let page = Page(briefing.text(), edition, phrases, figures)
        try folder.add("briefing\(suffix).html", page.html)
      }
    }
  }
#endif
