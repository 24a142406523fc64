internal import NightdeskKit

/// A section that a briefing can do without. Sources and method are always there: every statement leads to them.
package enum BriefingSection: String, Sendable, CaseIterable {
  case highlights
  case keyFigures = "key-figures"
  case changes, contested, accusations, labels, statements, timeline, places, actors, quality

  /// What it is called.
  var title: Phrase {
    switch self {
    case .highlights: .highlights
    case .keyFigures: .keyFigures
    case .changes: .whatChanged
    case .contested: .contestedAccounts
    case .accusations: .accusations
    case .labels: .labelsMotivesAims
    case .statements: .otherStatements
    case .timeline: .timeline
    case .places: .places
    case .actors: .actorsAndRelations
    case .quality: .dataQuality
    }
  }

  /// The section that shows a figure.
  init(showing figure: Figure.Kind) {
    switch figure {
    case .months: self = .keyFigures
    case .timeline: self = .timeline
    case .map: self = .places
    case .network: self = .actors
    }
  }
}

/// What is asked of a briefing, in whatever format.
struct BriefingOptions: Sendable {
  var languages: [Phrases] = [.english]
  var omitted: Set<BriefingSection> = []

  static let declared = [
    FormatOption(
      "lang", .list(Phrases.all.map(\.language)), default: "en",
      help: "the languages to write in, a file each where there are several"),
    FormatOption(
      "omit", .list(BriefingSection.allCases.map(\.rawValue)), default: "", help: "the sections to do without"),
  ]

  init(languages: [Phrases] = [.english], omitting omitted: [BriefingSection] = []) {
    self.languages = languages
    self.omitted = Set(omitted)
  }

  /// What was asked for.
  init(_ options: FormatOptions) {
    languages = options.list("lang").compactMap { language in Phrases.all.first { $0.language == language } }
    omitted = Set(options.list("omit").compactMap { BriefingSection(rawValue: $0) })
  }

  /// Each language, and what stands in its files' names before the extension.
  var files: [(phrases: Phrases, suffix: String)] {
    languages.map { ($0, languages.count > 1 ? "." + $0.language : "") }
  }
}
