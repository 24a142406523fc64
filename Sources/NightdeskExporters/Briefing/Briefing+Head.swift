internal import NightdeskKit

extension Briefing {
  /// The front matter: quoted scalars only, and nothing from records but the edition's title.
  mutating func writeFrontMatter() {
    let register = edition.register
    let period = edition.figures.period
    func iso(_ day: Int32) -> String { Calendar.isoText(ofDay: Int64(day)) }
    let description = phrases(
      .description,
      [
        "date": phrases.day(edition.asOf), "events": phrases(.events, accepted(.events)),
        "claims": phrases(.claims, register.claims.count),
        "contested": phrases(.contestedEvents, edition.contestedCount),
      ])
    var lines: [(key: String, value: String?)] = [
      ("title", edition.title), ("date", iso(edition.asOf)), ("description", description.source),
    ]
    // English needs neither for pandoc and Quarto, and some versions of Hugo refuse the first
    if phrases.language != "en" {
      lines += [("lang", phrases.language), ("dir", phrases.isRightToLeft ? "rtl" : "ltr")]
    }
    lines += [("nightdesk", nil), ("  run", edition.runID)]
    if let number = edition.number { lines.append(("  number", number)) }
    lines += [
      ("  as-of", iso(edition.asOf)), ("  marking", edition.marking),
      // once more: Jekyll keeps the name `dir` for itself
      ("  language", phrases.language), ("  direction", phrases.isRightToLeft ? "rtl" : "ltr"), ("  period", nil),
      ("    first", period.hasStart ? iso(period.first) : ".."), ("    last", iso(period.last)),
      ("    takes", period.takes.rawValue), ("  records", nil),
    ]
    for table in Table.allCases { lines.append(("    " + table.name, String(accepted(table)))) }
    lines.append(("  contested", String(edition.contestedCount)))
    lines.append(("  findings", String(edition.findings.reduce(0) { $0 + $1.count })))
    write(
      lines: ["---"] + lines.map { key, value in key + ":" + (value.map { " " + MarkdownText.quoted($0) } ?? "") }
        + ["---"])
  }

  /// The title, and what the edition looks back on.
  mutating func writeHead() {
    heading(1, phrases.text(edition.title))
    let period = edition.figures.period
    let days = phrases.period(period)
    paragraph(
      phrases(
        .head,
        [
          "number": edition.number.map { phrases(.headNumber, ["number": phrases.text($0)]) } ?? .nothing,
          "period": period.takes == .everything
            ? phrases(.headAll) : period.isEverything ? phrases(.headEverything) : days,
          "asOf": phrases.day(edition.asOf),
          "run": phrases.code(edition.runID), "marking": phrases.text(edition.marking),
        ]))
    if accepted(.events) == 0 {
      paragraph(phrases(.noEvents))
    } else if period.takes == .everythingInstead {
      paragraph(phrases(.nothingInPeriod, ["period": days]))
    }
    let left = BriefingSection.allCases.filter { omitted.contains($0) }
    if !left.isEmpty {
      paragraph(phrases(.sectionsLeftOut, ["sections": phrases.list(left.map { phrases($0.title) })]))
    }
  }

  /// How many records of `table` were accepted.
  func accepted(_ table: Table) -> Int { edition.counts.first { $0.table == table }?.accepted ?? 0 }
}
