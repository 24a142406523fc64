#if XLSX
  internal import Workbook
#endif
#if Page
  internal import MarkdownTree
#endif
#if Graph
  internal import GraphLayout
#endif

extension Exporters {
  /// The C libraries that formats are written with, and the versions that are at work; nil for one that is there but has
  /// nothing to offer.
  public static var libraries: [(name: String, version: String?)] {
    var libraries: [(name: String, version: String?)] = []
    #if XLSX
      libraries.append(("libxlsxwriter", Workbook.version))
    #endif
    #if Page
      libraries.append(("libcmark-gfm", MarkdownNode.parserVersion))
    #endif
    #if Graph
      libraries.append(("graphviz", GraphLayout.version))
    #endif
    return libraries
  }
}
