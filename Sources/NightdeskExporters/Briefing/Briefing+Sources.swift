internal import NightdeskKit

extension Briefing {
  /// What was read, what was found wrong, and what the claims rest on.
  mutating func writeDataQuality() {
    heading(2, .dataQuality)
    table(
      [phrases(.tableHead), phrases(.readHead), phrases(.acceptedHead), phrases(.rejectedHead)],
      edition.counts.map { counts in
        [
          phrases.word(counts.table.name, of: .tables), Markdown(counts.read), Markdown(counts.accepted),
          Markdown(counts.rejected),
        ]
      }, numbersFrom: 1)
    paragraph(phrases(.countsNote))
    if edition.findings.isEmpty {
      paragraph(phrases(.noFindings))
    } else {
      table(
        [phrases(.codeHead), phrases(.severityHead), phrases(.meaningHead), phrases(.timesHead)],
        edition.findings.map { code, severity, count in
          let entry = code.entry
          return [
            phrases.code(entry.code), phrases.word(severity.rawValue, of: .severities),
            phrases.text(entry.sentence), Markdown(count),
          ]
        }, numbersFrom: 3)
      paragraph(phrases(.findingsRows))
    }
    paragraph(phrases(.countClaims, edition.register.claims.count))
    list(claimCounts())
    paragraph(phrases(.admiraltyNote))
  }

  private mutating func claimCounts() -> [Markdown] {
    let claims = edition.register.claims
    let marks = claims.map { index.marks(of: $0) }
    let counts: [(Phrase, Int, Markdown)] = [
      (.countSingleSource, marks.count { $0.isSingleSource }, phrases(.filterSingleSource)),
      (.countAnonymous, marks.count { $0.isAnonymous }, phrases.code("speaker=unnamed")),
      (.countSecondHand, marks.count { $0.isSecondHand }, phrases(.filterNotCited)),
      (.countIndirect, marks.count { !$0.isVerbatim }, phrases.code("verbatim!=yes")),
      (
        .countNoMedium, claims.count { $0.medium == nil },
        phrases(.filterEmpty, ["column": phrases.code("medium")])
      ),
      (
        .countNoDate, claims.count { $0.said?.bounds.isKnown != true },
        phrases(.filterNoDay, ["column": phrases.code("said")])
      ),
    ]
    var items: [Markdown] = []
    for (key, number, filter) in counts {
      let note = number > 0 ? note(rows(of: .claims, with: [filter])) : .nothing
      items.append(Markdown(trusted: phrases(key, number).source + note.source))
    }
    return items
  }

  /// How the briefing was made, what is known through others only, and the numbered sources.
  mutating func writeSourcesAndMethod() {
    heading(2, .sourcesAndMethod)
    heading(3, .method)
    list([
      phrases(.methodClaims), phrases(.methodWords), phrases(.methodContested), phrases(.methodFigures),
      phrases(.methodDates), phrases(.methodMarks), phrases(.methodMarking, ["marking": phrases.text(edition.marking)]),
    ])
    heading(3, .secondHandSources)
    writeSecondHandSources()
    heading(3, .numberedSources)
    guard !notes.sources.isEmpty else { return paragraph(phrases(.noneHere)) }
    paragraph(phrases(.sourcesNote))
    // a definition must not lead to another note, which would then have to be defined behind it
    define(notes.sources.map { index.source($0).map { description(of: $0) } ?? .nothing }, "s")
    guard !notes.rows.isEmpty else { return }
    heading(3, .rowsBehindNumbers)
    define(notes.rows, "n")
  }

  private mutating func define(_ texts: [Markdown], _ kind: String) {
    write(
      lines: texts.enumerated().map { ordinal, text in
        let label = "\(kind)\(ordinal + 1)"
        switch dialect {
        case .markdown: return "[^\(label)]: \(text.source)"
        case .page: return "- [\(label)](\(PageLink.place.target("note-" + label))) \(text.source)"
        }
      })
  }

  /// The sources that claims told above name as their medium or speaker, that nobody here opened, and that are cited
  /// nowhere above.
  private mutating func writeSecondHandSources() {
    let all = edition.register.sources.filter { $0.accessed == nil }
    guard !all.isEmpty else { return paragraph(phrases(.noneHere)) }
    let unopened = all.filter { namedSources.contains($0.id) && !notes.holds($0.id) }
    paragraph(phrases(unopened.isEmpty ? .noneNamedHere : .secondHandNote))
    defer {
      paragraph(
        phrases(
          .secondHandAll, all.count,
          ["file": file(of: .sources), "filter": phrases(.filterEmpty, ["column": phrases.code("accessed")])]))
    }
    let shown = unopened.sorted { precedes($0.id, $1.id) }.prefix(Limit.sources)
    var through: [String: [Citation]] = [:]
    for claim in edition.register.claims {
      guard let medium = claim.medium else { continue }
      through[medium, default: []] += claim.citations.filter { notes.holds($0.source) }
    }
    var items: [Markdown] = []
    for source in shown {
      let known = Set((through[source.id] ?? []).map(\.source))
      let notes = notes.sources.filter { known.contains($0) }.map { cite($0) }
      let what = description(of: source)
      items.append(
        notes.isEmpty
          ? what : phrases(.knownThrough, ["source": what, "notes": phrases.joined(notes, .listSeparator)]))
    }
    list(items)
    more(unopened.count - Limit.sources, in: .sources)
  }

  private func description(of source: Source) -> Markdown {
    var parts = [excerpt(source.title)]
    if let author = source.author { parts.append(phrases.text(author)) }
    parts.append(source.publisher.map { phrases.text($0) } ?? phrases(.publisherNotGiven))
    parts.append(phrases.word(source.kind, of: .sourceKinds))
    parts.append(
      source.published.map { phrases(.published, ["date": phrases.date($0)]) } ?? phrases(.publicationNotGiven))
    parts.append(
      source.accessed.map { phrases(.openedOn, ["date": phrases.written($0)]) } ?? phrases(.notOpenedHere))
    if let reliability = source.reliability, reliability != "F" {
      parts.append(phrases(.reliability, ["grade": phrases.text(reliability)]))
    }
    if let url = source.url { parts.append(phrases.address(url)) }
    if let copy = source.archiveURL { parts.append(phrases(.archived, ["address": phrases.address(copy)])) }
    if let marking = source.marking, marking != "TLP:CLEAR" { parts.append(phrases.text(marking)) }
    parts.append(phrases.code(source.id))
    return phrases.joined(parts, .semicolon)
  }
}
