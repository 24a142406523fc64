internal import FoundationEssentials

extension Manifest {
  /// Whether exports are missing from the edition of a run, and no newer one is the latest.
  package static func isPartial(_ runID: String, in output: String) -> Bool {
    struct Listing: Decodable {
      struct Run: Decodable { let id: String }
      let run: Run
      let status: String
    }
    guard let bytes = FileManager.default.contents(atPath: "\(output)/latest/\(name)"),
      let listing = try? JSONDecoder().decode(Listing.self, from: bytes)
    else { return false }
    return listing.run.id == runID && listing.status == Status.partial.rawValue
  }

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
