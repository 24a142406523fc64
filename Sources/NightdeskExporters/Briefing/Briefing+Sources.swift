internal import NightdeskKit

extension Briefing {
  /// What was read, what was found wrong, and what the claims rest on.
  mutating func writeDataQuality() {
    heading(2, .dataQuality)
    table(
      [phrases(.tableHead), phrases(.readHead), phrases(.acceptedHead), phrases(.rejectedHead)],
      edition.counts.map { counts in
        [
          phrases.word(counts.table.name, of: .tables), Markdown(counts.read),
          linked(counts.accepted, to: edition.folder(of: "csv"), counts.table),
          linked(counts.rejected, to: "rejects", counts.table),
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
      paragraph(phrases(.findingsRows, ["file": fileOfEdition("findings.csv")]))
    }
    if !edition.register.claims.isEmpty { writeClaimCounts() }
    paragraph(phrases(.admiraltyNote))
  }

  /// A number of records, leading to their file.
  private func linked(_ number: Int, to folder: String?, _ table: Table) -> Markdown {
    guard number > 0, let folder else { return Markdown(number) }
    return .link(Markdown(number), to: "../\(folder)/\(table.name).csv")
  }

  /// What the claims rest on: how many of each sort, with a note on which these are.
  private mutating func writeClaimCounts() {
    let claims = edition.register.claims
    let all = note(phrases(.rowsAll, ["file": file(of: .claims)]))
    paragraph(Markdown(trusted: phrases(.countClaims, claims.count).source + all.source))
    let sorts: [(Phrase, Markdown, (Claim, ClaimMarks) -> Bool)] = [
      (.countSingleSource, phrases(.filterSingleSource), { $1.isSingleSource }),
      (.countAnonymous, phrases.code("speaker=unnamed"), { $1.isAnonymous }),
      (.countSecondHand, phrases(.filterNotCited), { $1.isSecondHand }),
      (.countIndirect, phrases.code("verbatim!=yes"), { !$1.isVerbatim }),
      (.countNoMedium, phrases(.filterEmpty, ["column": phrases.code("medium")]), { claim, _ in claim.medium == nil }),
      (
        .countNoDate, phrases(.filterNoDay, ["column": phrases.code("said")]),
        { claim, _ in claim.said?.bounds.isKnown != true }
      ),
    ]
    let marked = claims.map { ($0, index.marks(of: $0)) }
    var items: [Markdown] = []
    for (key, filter, isOfSort) in sorts {
      let ids = marked.filter { isOfSort($0.0, $0.1) }.map(\.0.id)
      items.append(Markdown(trusted: phrases(key, ids.count).source + noteOn(claims: ids, filter).source))
    }
    list(items)
  }

  /// A note on these claims: each where they are few, else what finds them.
  private mutating func noteOn(claims ids: [String], _ filter: Markdown) -> Markdown {
    guard !ids.isEmpty else { return .nothing }
    guard ids.count <= Limit.names else { return note(rows(of: .claims, with: [filter])) }
    return note(phrases(.claimsAre, ["claims": phrases.list(ids.map { lead($0) })]))
  }

  /// A note that names these claims one by one.
  mutating func noteOn(claims ids: [String]) -> Markdown {
    guard !ids.isEmpty else { return .nothing }
    var claims = ids.prefix(Limit.recordsOfNote).map { lead($0) }
    if ids.count > claims.count { claims.append(phrases(.more, ids.count - claims.count)) }
    return note(phrases(.claimsAre, ["claims": phrases.list(claims)]))
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
    if notes.sources.isEmpty {
      paragraph(phrases(.noneHere))
    } else {
      paragraph(phrases(.sourcesNote))
      // a definition must not lead to another note, which would then have to be defined behind it
      define(notes.sources.map { index.source($0).map { description(of: $0) } ?? .nothing }, "s")
    }
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
    // a title may be no more than who published it
    if source.publisher != source.title {
      parts.append(source.publisher.map { phrases.text($0) } ?? phrases(.publisherNotGiven))
    }
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
