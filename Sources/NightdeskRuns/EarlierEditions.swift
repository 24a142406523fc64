internal import FoundationEssentials
internal import NightdeskKit

/// The editions in an output folder that are older than a run: what a feed tells of besides the new one.
enum EarlierEditions {
  private struct Listing: Decodable {
    struct Run: Decodable { let title: String? }
    struct Counts: Decodable { let accepted: Int }
    struct Output: Decodable { let path: String }
    let run: Run
    let asOf: String
    let records: [String: Counts]
    let outputs: [Output]
  }

  /// The `most` latest of them, the latest first; one whose manifest cannot be read is passed over.
  static func list(in output: OutputFolder, before runID: String, most: Int) -> [EarlierEdition] {
    guard most > 0, let names = try? output.files.names(in: output.number) else { return [] }
    let older = names.filter { Moment(runID: $0) != nil && precedes($0, runID) }.sorted { precedes($1, $0) }
    var editions: [EarlierEdition] = []
    for name in older where editions.count < most {
      if let edition = edition(name, in: output) { editions.append(edition) }
    }
    return editions
  }

  private static func edition(_ name: String, in output: OutputFolder) -> EarlierEdition? {
    guard let folder = try? output.files.openFolder(name, in: output.number),
      let bytes = output.files.contents(of: Manifest.name, in: folder.number, limit: 64 << 20),
      let listing = try? JSONDecoder().decode(Listing.self, from: Data(bytes)), let moment = Moment(listing.asOf)
    else { return nil }
    return EarlierEdition(
      head: EditionHead(title: listing.run.title ?? "", runID: name, asOf: moment.day),
      events: listing.records["events"]?.accepted ?? 0, claims: listing.records["claims"]?.accepted ?? 0,
      pages: listing.outputs.map(\.path).sorted(by: precedes).compactMap(page))
  }

  /// A briefing, by its path: `markdown/briefing.fr.md`.
  private static func page(_ path: String) -> EditionPage? {
    let parts = path.split(separator: "/")
    guard parts.count == 2, parts.allSatisfy({ String($0).isPublishedName }) else { return nil }
    let name = parts[1].split(separator: ".").map(String.init)
    guard 2...3 ~= name.count, name[0] == "briefing",
      let type = ["md": "text/markdown", "html": "text/html"][name[name.count - 1]]
    else { return nil }
    return EditionPage(path: path, mediaType: type, language: name.count == 3 ? name[1] : nil)
  }
}
