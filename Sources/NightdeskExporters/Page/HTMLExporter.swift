#if Page
  public import NightdeskKit

  /// Writes the briefing as one page that holds everything it needs: style and figures are in it, there is no script, and
  /// it asks nothing of any network.
  public struct HTMLExporter: DocumentExporter {
    public let format = Format(
      name: "html", summary: "the briefing as one page that needs nothing else: for browsers and printers",
      mediaType: "text/html", fileExtension: "html", options: [Phrases.option])

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
        var briefing = Briefing(edition, phrases, .page, figures: figures)
        let page = Page(briefing.text(), edition, phrases, figures)
        try folder.add("briefing\(suffix).html", page.html)
      }
    }
  }
#endif
