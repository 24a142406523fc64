/// A closed list of words.
public struct Vocabulary: Sendable {
  /// The words, in the order in which they are documented (and, for markings, ranked).
  public let words: [String]
  private let bytes: [UInt8]
  private let ends: [Int]
  /// By length: the words that have it, so that a lookup compares one or two words only.
  private let byLength: [[Int]]

  /// The vocabulary of `words`.
  public init(_ words: [String]) {
    self.words = words
    bytes = words.flatMap { Array($0.utf8) }
    ends = words.reduce(into: []) { $0.append(($0.last ?? 0) + $1.utf8.count) }
    let longest = words.map(\.utf8.count).max() ?? 0
    byLength = (0...longest).map { n in words.indices.filter { words[$0].utf8.count == n } }
  }

  /// The position of `word` in the list.
  public func index(of word: borrowing Span<UInt8>) -> Int? {
    guard word.count < byLength.count else { return nil }
    let all = bytes.span
    for candidate in byLength[word.count] {
      let end = ends[candidate]
      if all.extracting(end - word.count..<end).elementsEqual(word) { return candidate }
    }
    return nil
  }
}

/// The closed vocabularies of the register (see the column reference; `nightdesk schema`).
public enum Vocabularies {
  public static let sourceKinds = Vocabulary([
    "news", "broadcast", "interview", "official", "party-statement", "wire", "imagery", "un-report", "court",
    "ngo-report", "testimony", "social-media", "dataset", "other",
  ])
  public static let actorKinds = Vocabulary([
    "person", "armed-group", "state-force", "state-body", "political-body", "foreign-body", "civilian-group",
    "media", "court", "international-body", "category", "unknown",
  ])
  public static let placeKinds = Vocabulary([
    "country", "region", "district", "settlement", "site", "line", "sea", "other",
  ])
  public static let relationKinds = Vocabulary([
    "member-of", "leads", "founded", "component-of", "allied-with", "opposed-to", "defected-from", "splinter-of",
    "renamed-from", "supported-by",
  ])
  public static let eventTypes = Vocabulary([
    "battle", "explosion-remote-violence", "violence-against-civilians", "assassination", "coup", "coup-attempt",
    "offensive", "protest", "riot", "strategic-development", "uprising", "abduction-detention", "displacement",
    "agreement", "legal-act", "statement", "founding", "dismissal", "other",
  ])
  public static let scopes = Vocabulary(["incident", "aggregate", "series"])
  public static let links = Vocabulary(["same-as", "possible-duplicate", "follows", "answers", "see-also"])
  /// The keeper's word on an event or relation, never set by the tool.
  public static let statuses = Vocabulary(["reported", "confirmed", "disputed", "retracted"])
  public static let claimKinds = Vocabulary([
    "responsibility", "denial", "accusation", "charge", "finding", "motive", "label", "aim", "casualty-figure",
    "occurrence", "date", "place", "comparison", "account",
  ])
  public static let stances = Vocabulary(["supports", "denies", "qualifies", "retracts"])
  /// Security Force Monitor's review states of a claim row.
  public static let claimStatuses = Vocabulary(["accepted", "conflict", "work-needed", "issue"])
  public static let yesNo = Vocabulary(["yes", "no"])
  /// FIRST's Traffic Light Protocol 2.0, low to high.
  public static let markings = Vocabulary(["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"])
  /// From which position in ``markings`` on nothing of a record may be quoted.
  package static let amber = Int64(markings.words.firstIndex(of: "TLP:AMBER")!)
  /// Admiralty code, the source's axis. F: cannot be judged.
  public static let reliabilities = Vocabulary(["A", "B", "C", "D", "E", "F"])
  /// Whether accounts of an event differ; computed.
  public static let contested = Vocabulary(["yes", "whole", "no"])
}
