internal import NightdeskKit

extension Briefing {
  /// What was counted: ranges where numbers differ, series beside and never added.
  mutating func writeKeyFigures() {
    heading(2, phrases(.keyFigures))
    let figures = edition.figures
    let isEverything = figures.period.isEverything
    var columns = [(phrases(isEverything ? .columnAll : .columnCertain), figures.chosen.certain)]
    if !isEverything { columns.append((phrases(.columnPossible), figures.chosen.possible)) }
    columns.append((phrases(.columnSeries), figures.chosen.series))

    func row(_ key: Phrase, _ value: (Numbers) -> Markdown) -> [Markdown] {
      [phrases(key)] + columns.map { value($0.1) }
    }
    table(
      [phrases(.figure)] + columns.map(\.0),
      [
        row(.rowEvents) { Markdown($0.events) },
        row(.rowContested) { Markdown($0.contested) },
        row(.rowPartsOfContested) { Markdown($0.partsOfContested) },
        row(.rowDeaths) { deaths($0) },
        row(.rowCivilians) { sum($0.deathsCivilians, of: $0) },
        row(.rowInjured) { sum($0.injured, of: $0) },
        row(.rowWithoutDeaths) { Markdown($0.withoutDeaths) },
      ], numbersFrom: 1)
    paragraph(phrases(isEverything ? .figuresNoteAll : .figuresNote))
    if figures.retracted > 0 { paragraph(phrases(.figuresRetracted, figures.retracted)) }

    let chosen = figures.chosen
    breakdown(.byType, chosen.types.map { (phrases.word($0.key, of: .eventTypes), $0.tally) })
    breakdown(.byRegion, chosen.regions.map { (region($0.key.country, $0.key.admin1), $0.tally) })
    breakdown(.byDataset, chosen.datasets.map { (phrases(.codedBy, ["dataset": Markdown($0.key)]), $0.tally) })
    if isEverything {
      // the latest years come first where not all find room
      breakdown(.byYear, figures.years.reversed().map { (year($0.key), $0.tally) })
    }
    writeParticipants(figures.chosen.participants, isEverything)
  }

  /// A sum of deaths: a range where low and high differ, what is not known said so.
  private func deaths(_ numbers: Numbers) -> Markdown {
    let (low, best, high) = (numbers.deathsLow, numbers.deathsBest, numbers.deathsHigh)
    guard low.events + best.events + high.events > 0 else { return phrases(numbers.events == 0 ? .none : .notKnown) }
    func given(_ sum: Sum, _ key: Phrase) -> Markdown {
      sum.events == 0
        ? .nothing : phrases(key, ["number": Markdown(sum.total), "events": phrases(.events, sum.events)])
    }
    guard low.events == high.events, low.events >= best.events, low.total <= high.total else {
      return phrases.joined(
        [given(low, .sumLow), given(best, .sumBest), given(high, .sumHigh)], .semicolon)
    }
    let range =
      low.total == high.total
      ? Markdown(low.total) : phrases(.range, ["low": Markdown(low.total), "high": Markdown(high.total)])
    return phrases(.sumIn, ["number": range, "events": phrases(.events, low.events)])
  }

  private func sum(_ sum: Sum, of numbers: Numbers) -> Markdown {
    guard sum.events > 0 else { return phrases(numbers.events == 0 ? .none : .notKnown) }
    return phrases(.sumIn, ["number": Markdown(sum.total), "events": phrases(.events, sum.events)])
  }

  private mutating func breakdown(_ title: Phrase, _ lines: [(name: Markdown, tally: Tally)]) {
    guard !lines.isEmpty else { return }
    let hasPossible = !edition.figures.period.isEverything
    table(
      [phrases(title), phrases(.rowEvents)] + (hasPossible ? [phrases(.columnPossible)] : [])
        + [phrases(.columnSeries)],
      lines.prefix(Limit.breakdown).map { name, tally in
        [name, Markdown(tally.events)] + (hasPossible ? [Markdown(tally.possible)] : []) + [Markdown(tally.series)]
      }, numbersFrom: 1)
    if lines.count > Limit.breakdown { paragraph(phrases(.moreLines, lines.count - Limit.breakdown)) }
  }

  private func year(_ year: Int?) -> Markdown { year.map { Markdown($0) } ?? phrases(.severalYears) }

  private mutating func writeParticipants(_ participants: [Participant], _ isEverything: Bool) {
    guard !participants.isEmpty else { return }
    paragraph(phrases(.participantsNote))
    table(
      [phrases(.participant), phrases(.rowEvents)] + (isEverything ? [] : [phrases(.columnPossible)]),
      participants.map { participant in
        [name(participant.actor), Markdown(participant.events)]
          + (isEverything ? [] : [Markdown(participant.possible)])
      }, numbersFrom: 1)
  }

  /// A first-level region and its country.
  func region(_ country: String?, _ admin1: String?) -> Markdown {
    let parts = [admin1.map { Markdown($0) }, country.map { self.country($0) }].compactMap { $0 }
    return parts.isEmpty ? phrases(.notGiven) : phrases.joined(parts, .listSeparator)
  }

  func country(_ code: String) -> Markdown { Markdown(Countries.name(ofCode: code) ?? code) }
}
