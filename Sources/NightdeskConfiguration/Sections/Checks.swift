package import NightdeskKit

extension Configuration {
  static let checks = Key(
    "checks",
    .section([
      Key(
        "severities", severities, "How serious a code is: error rejects the record, off does not look for it.",
        test: fault(inSeverities:)),
      Key(
        "paths",
        .list(
          .section([
            Key("path", .text, "Files, as findings name them: * is anything but /, ** is anything, ? one character."),
            Key("severities", severities, "How serious a code is there.", test: fault(inSeverities:)),
          ])),
        "Severities for some files; of the rules for a file the last counts."),
      Key(
        "fail_on", .choice(["error", "warning", "info", "never"]),
        "The severity from which on the exit code is 2.", fallback: "error", flag: "--fail-on"),
      Key(
        "max_rejected", .syntax("a number, or a share as in 5%", { Quota($0) == nil ? "this is neither" : nil }),
        "How many records may be rejected; with more, nothing is published.", flag: "--max-rejected"),
      Key(
        "min_events", .syntax("a number, or a share as in 50%", { Quota($0) == nil ? "this is neither" : nil }),
        """
        How many events there have to be, or which share of the latest edition's; with fewer, nothing is published. An \
        edition without events is published only where this is 0, or where none was to be expected: no input is of events, \
        and the latest edition has none.
        """, flag: "--min-events"),
      Key(
        "duplicates", .integer(0...Int.max), "Among how many events duplicates are looked for; 0: none.",
        fallback: "100000"),
      Key(
        "lexicon", .section(Lexicon.Kind.allCases.map { lexicon($0) }),
        """
        More words for what an event's own text is searched with, one to three in an entry, * for any ending; an entry \
        that begins with - takes one out.
        """),
      Key("baseline", .path, "A file of findings that are known and not told again.", flag: "--baseline"),
      Key(
        "repeats", .integer(0...Int.max),
        """
        How many findings of a code in a file are told before the rest is counted. Without it \(FindingReports.repeats), \
        and \(FindingReports.listed) in findings.csv. A report asked for with a number or with :all has its own.
        """, flag: "--repeats"),
    ]),
    "What is checked, how serious it is, and when nothing is published.")

  /// What is wrong with the severities: an edition cannot hold what some codes stand for.
  private static func fault(inSeverities setting: Setting) -> String? {
    var policy = CheckPolicy()
    for (name, setting) in setting.members {
      guard let code = FindingCode(code: name), let level = Level(setting.text) else { continue }
      do throws(PolicyError) { try policy.set(code, to: level) } catch { return error.description }
    }
    return nil
  }

  private static func lexicon(_ kind: Lexicon.Kind) -> Key {
    let summary =
      switch kind {
      case .blame: "Who did it."
      case .deed: "What somebody does to others: it blames where who does it stands before the word and whom behind."
      case .cause: "What kills and is nobody, as in killed by a landmine: it is not blamed."
      case .motive: "Why it was done."
      case .label: "Names that praise or condemn."
      case .attribution: "Who says it."
      }
    return Key("\(kind)", .list(.syntax("an entry of one to three words", { Lexicon.fault(in: $0) })), summary)
  }

  private static let severities = Shape.named(
    "codes", { FindingCode(code: $0) == nil ? "no finding has this code; see nightdesk explain" : nil },
    .choice(Level.allCases.map(\.word)))

  /// What is said of findings; the baseline is only named here.
  package var checkPolicy: CheckPolicy {
    var policy = CheckPolicy()
    for (code, level) in rules(self["checks.severities"]) { try? policy.set(code, to: level) }
    for rule in list("checks.paths") {
      for (code, level) in rules(rule["severities"]) { try? policy.set(code, to: level, in: rule["path"]?.text ?? "") }
    }
    if let duplicates = self["checks.duplicates"].flatMap({ Int($0.text) }) { policy.duplicates = duplicates }
    let words = Lexicon.Kind.allCases.flatMap { kind in
      list("checks.lexicon.\(kind)").map { (kind: kind, entry: $0.text) }
    }
    if !words.isEmpty { policy.lexicon = Lexicon(adding: words) }
    policy.repeats = self["checks.repeats"].flatMap { Int($0.text) }
    return policy
  }

  /// When nothing is published.
  package var publicationLimits: PublicationLimits {
    var limits = PublicationLimits()
    limits.maxRejected = self["checks.max_rejected"].flatMap { Quota($0.text) }
    limits.minEvents = self["checks.min_events"].flatMap { Quota($0.text) }
    return limits
  }

  private func rules(_ setting: Setting?) -> [(FindingCode, Level)] {
    (setting?.members ?? []).compactMap { name, setting in
      guard let code = FindingCode(code: name), let level = Level(setting.text) else { return nil }
      return (code, level)
    }
  }
}
