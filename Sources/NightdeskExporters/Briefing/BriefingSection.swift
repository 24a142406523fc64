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
