internal import FoundationEssentials

extension Manifest {
  /// How many events the latest edition below `output` holds; nil where there is none that can be read.
  static func eventsOfLatest(in output: String) -> Int? {
    struct Listing: Decodable {
      struct Counts: Decodable { let accepted: Int }
      let records: [String: Counts]
    }
    guard let bytes = FileManager.default.contents(atPath: "\(output)/latest/\(name)"),
      let listing = try? JSONDecoder().decode(Listing.self, from: bytes)
    else { return nil }
    return listing.records["events"]?.accepted
  }
}
