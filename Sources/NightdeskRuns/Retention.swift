internal import FoundationEssentials
internal import Glibc
internal import NightdeskKit

/// Which editions are kept: the newest ones, and the last one of each of the newest days, weeks and months that have
/// one. What any rule keeps stays; without a rule everything stays.
package struct Retention: Sendable, Equatable {
  package var last: Int?
  package var daily: Int?
  package var weekly: Int?
  package var monthly: Int?

  package init(last: Int? = nil, daily: Int? = nil, weekly: Int? = nil, monthly: Int? = nil) {
    self.last = last
    self.daily = daily
    self.weekly = weekly
    self.monthly = monthly
  }

  /// Whether there is a rule at all.
  package var isSet: Bool { last != nil || daily != nil || weekly != nil || monthly != nil }

  /// The runs that no rule keeps, the oldest first.
  func superfluous(_ runs: [(runID: String, moment: Moment)]) -> [String] {
    guard isSet else { return [] }
    let newest = runs.sorted { $0.moment.seconds > $1.moment.seconds }
    var kept = Set(newest.prefix(last ?? 0).map(\.runID))
    for (count, period) in [(daily, Period.day), (weekly, .week), (monthly, .month)] {
      var seen: Set<Int> = []
      for run in newest where seen.count < count ?? 0 {
        if seen.insert(period.number(of: run.moment.day)).inserted { kept.insert(run.runID) }
      }
    }
    return newest.reversed().map(\.runID).filter { !kept.contains($0) }
  }

  private enum Period {
    case day, week, month

    /// A number that days of the same period share. Weeks begin on Mondays, as in ISO 8601; all in UTC.
    func number(of day: Int32) -> Int {
      switch self {
      case .day: return Int(day)
      case .week: return (Int(day) + 3) / 7
      case .month:
        let text = Calendar.isoText(ofDay: Int64(day)).split(separator: "-")
        return Int(text[0])! * 12 + Int(text[1])!
      }
    }
  }

  /// What became of the editions that no rule keeps.
  package struct Outcome: Sendable {
    package var removed: [String] = []
    /// What could not be removed, and why.
    package var failed: [String] = []
  }

  /// Removes the editions below a folder that no rule keeps, or only says which they are. What `latest` points to stays,
  /// and so does every folder that is not named like a run or holds no manifest of that run.
  ///
  /// An edition first loses its name, then its files, so that nobody sees half of one.
  package func apply(to output: OutputFolder, dryRun: Bool = false) throws(PublishError) -> Outcome {
    var outcome = Outcome()
    guard isSet else { return outcome }
    let files = output.files
    let names = try attempt(to: "read", output.name) { () throws(SystemError) in try files.names(in: output.number) }
    let latest = Self.target(of: "latest", in: output)
    let ours = names.compactMap { name in
      Moment(runID: name).flatMap { moment in Self.isEdition(name, in: output) ? (runID: name, moment: moment) : nil }
    }
    for runID in superfluous(ours) where runID != latest {
      if dryRun {
        outcome.removed.append(runID)
        continue
      }
      let gone = RunFolder.goneName(runID)
      do throws(SystemError) {
        try files.removeTree(gone, in: output.number)
        try files.rename(runID, to: gone, in: output.number)
        try files.removeTree(gone, in: output.number)
        outcome.removed.append(runID)
      } catch {
        outcome.failed.append("\(runID): \(error)")
      }
    }
    if !outcome.removed.isEmpty, !dryRun { try? files.sync(output.number) }
    return outcome
  }

  private static func target(of link: String, in output: OutputFolder) -> String? {
    var bytes = [CChar](repeating: 0, count: 256)
    let count = unsafe bytes.withUnsafeMutableBufferPointer {
      unsafe readlinkat(output.number, link, $0.baseAddress!, $0.count)
    }
    guard count > 0, count < bytes.count else { return nil }
    return String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private struct Listing: Decodable {
    struct Named: Decodable {
      let name: String?
      let id: String?
    }

    let tool: Named
    let run: Named
  }

  /// Whether a folder holds a manifest that this program wrote for it.
  private static func isEdition(_ name: String, in output: OutputFolder) -> Bool {
    let files = output.files
    guard let folder = try? files.openFolder(name, in: output.number),
      let bytes = files.contents(of: Manifest.name, in: folder.number, limit: 64 << 20),
      let listing = try? JSONDecoder().decode(Listing.self, from: Data(bytes))
    else { return false }
    return listing.tool.name == "nightdesk" && listing.run.id == name
  }
}

extension Moment {
  /// The moment that a run is named after.
  package init?(runID: String) {
    let parts = runID.split(separator: "T")
    guard parts.count == 2, parts[1].utf8.count == 7, parts[1].hasSuffix("Z") else { return nil }
    let clock = Array(parts[1].dropLast())
    let text = "\(parts[0])T\(clock[0])\(clock[1]):\(clock[2])\(clock[3]):\(clock[4])\(clock[5])Z"
    guard let moment = Moment(text), moment.runID == runID else { return nil }
    self = moment
  }
}
