public import NightdeskKit

/// The formats. A new one is a file beside this and its name here.
public enum Exporters {
  public static let all: [any Exporter] =
    [
      CSVExporter(), XMLExporter(), MarkdownExporter(), JSONLExporter(), GeoJSONExporter(), AtomExporter(),
      NewsMLExporter(), SQLiteExporter(), AnalysisExporter(),
    ] + workbooks + pages

  #if XLSX
    private static let workbooks: [any Exporter] = [XLSXExporter()]
  #else
    private static let workbooks: [any Exporter] = []
  #endif

  #if Page
    private static let pages: [any Exporter] = [HTMLExporter()]
  #else
    private static let pages: [any Exporter] = []
  #endif

  /// What this build does without, and the trait of the package that it comes with.
  public static let missing: [(what: String, trait: String)] = {
    var missing: [(what: String, trait: String)] = []
    #if !XLSX
      missing.append(("xlsx", "XLSX"))
    #endif
    #if !Page
      missing.append(("html", "Page"))
    #endif
    #if !Graph
      missing.append(("networks placed by graphviz", "Graph"))
    #endif
    return missing
  }()

  /// What is published when no format is asked for.
  public static let standard = ["csv", "xml", "markdown"].map { FormatRequest(format: $0) }

  /// The languages that briefings are written in, BCP 47.
  public static let languages = Phrases.languages

  /// The sections that a briefing can do without.
  public static let sections = BriefingSection.allCases.map(\.rawValue)

  /// The exporter of the format called `name`, with its options as they are when nothing is asked for.
  public static func named(_ name: String) -> (any Exporter)? { all.first { $0.format.name == name } }

  /// Makes the exports that were asked for, in that order.
  public static func make(_ requests: [FormatRequest]) throws(FormatError) -> [Export] {
    for request in requests {
      guard let trait = missing.first(where: { $0.what == request.format })?.trait else { continue }
      throw FormatError("the format '\(request.format)' is not in this build; it comes with the trait \(trait)")
    }
    return try FormatRequest.exports(requests, from: all)
  }
}
