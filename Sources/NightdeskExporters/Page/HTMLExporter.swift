#if Page
  public import NightdeskKit

  /// Writes the briefing as one page that holds everything it needs: style and figures are in it, there is no script, and
  /// it asks nothing of any network.
  public struct HTMLExporter: DocumentExporter {
    public let format = Format(
      name: "html", summary: "the briefing as one page that needs nothing else: for browsers and printers",
      mediaType: "text/html", fileExtension: "html", options: BriefingOptions.declared)

    private let options: BriefingOptions

    /// An exporter that writes English.
    public init() { options = BriefingOptions() }

    package init(languages: [String], omitting omitted: [BriefingSection] = []) {
      options = BriefingOptions(languages: languages, omitting: omitted)
    }

    private init(_ options: BriefingOptions) { self.options = options }

    public func with(_ options: FormatOptions) -> any Exporter { Self(BriefingOptions(options)) }

    public var pages: [(name: String, language: String)] { options.pages("html") }

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
        var briefing = Briefing(edition, phrases, .page, suffix: suffix, omitting: options.omitted)
        return [("briefing\(suffix).html", Page(briefing.text(), edition, phrases, briefing.figures).html)]
      }
    }
  }
#endif
