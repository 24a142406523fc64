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
  /// BCP 47; their phrases are made when something is written.
  private var languages = ["en"]
  var omitted: Set<BriefingSection> = []

  static let declared = [
    FormatOption(
      "lang", .list(Phrases.languages), default: "en",
      help: "the languages to write in, a file each where there are several"),
    FormatOption(
      "omit", .list(BriefingSection.allCases.map(\.rawValue)), default: "", help: "the sections to do without"),
  ]

  init(languages: [String] = ["en"], omitting omitted: [BriefingSection] = []) {
    self.languages = languages
    self.omitted = Set(omitted)
  }

  /// What was asked for.
  init(_ options: FormatOptions) {
    languages = options.list("lang")
    omitted = Set(options.list("omit").compactMap { BriefingSection(rawValue: $0) })
  }

  /// Each language, and what stands in its files' names before the extension.
  var files: [(phrases: Phrases, suffix: String)] {
    Phrases.asked(languages).map { ($0, suffix(of: $0.language)) }
  }

  /// The names of the files `briefing` with this extension, each with its language.
  func pages(_ fileExtension: String) -> [(name: String, language: String)] {
    languages.map { ("briefing\(suffix(of: $0)).\(fileExtension)", $0) }
  }

  private func suffix(of language: String) -> String { languages.count > 1 ? "." + language : "" }
}
