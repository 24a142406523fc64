public import NightdeskKit

/// The formats. A new one is a file beside this and its name here.
public enum Exporters {
  public static let all: [any Exporter] = [CSVExporter(), XMLExporter(), MarkdownExporter()]

  /// The exporter of the format called `name`.
  public static func named(_ name: String) -> (any Exporter)? { all.first { $0.format.name == name } }
}
