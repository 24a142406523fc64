/// A closed list of words. A word is found by its length and its first and last letters, so that of a list of this
/// field one comparison finds it.
public struct Vocabulary: Sendable {
  /// The words, in the order in which they are documented (and, for markings, ranked).
  public let words: [String]
  private let bytes: [UInt8]
  private let starts: [Int]
  /// By slot: the first word that belongs there, or -1.
  private var slots = [Int32](repeating: -1, count: 256)
  /// By word: the next one that belongs to the same slot, or -1.
  private var next: [Int32]

  /// The vocabulary of `words`, none of which is empty.
  public init(_ words: [String]) {
    self.words = words
    bytes = words.flatMap { Array($0.utf8) }
    starts = words.reduce(into: [0]) { $0.append($0.last! + $1.utf8.count) }
    next = Array(repeating: -1, count: words.count)
    for (index, word) in words.enumerated().reversed() where !word.isEmpty {
      let slot = Vocabulary.slot(of: word.utf8Span.span)
      next[index] = slots[slot]
      slots[slot] = Int32(index)
    }
  }

  @inline(__always)
  private static func slot(of word: borrowing Span<UInt8>) -> Int {
    (word.count &* 31 &+ Int(word[0]) &* 7 &+ Int(word[word.count &- 1])) & 255
  }

  /// The position of `word` in the list.
  @inline(__always)
  public func index(of word: borrowing Span<UInt8>) -> Int? {
    guard word.count > 0 else { return nil }
    var candidate = slots[Vocabulary.slot(of: word)]
    let all = bytes.span
    while candidate >= 0 {
      let index = Int(candidate)
      if all.extracting(starts[index]..<starts[index + 1]).elementsEqual(word) { return index }
      candidate = next[index]
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
