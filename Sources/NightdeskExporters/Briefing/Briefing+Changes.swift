internal import NightdeskKit

extension Briefing {
  /// What is different from the edition before: records added, revised (in which columns) and withdrawn, and the events
  /// whose accounts have come to differ.
  mutating func writeChanges() {
    heading(2, .whatChanged)
    guard let changes = edition.changes else { return paragraph(phrases(.noEditionBefore)) }
    paragraph(phrases(.changedSince, ["run": phrases.code(changes.since)]))
    guard !changes.isEmpty else { return paragraph(phrases(.nothingChanged)) }
    let operations = EditionChanges.Operation.allCases
    let tables = Table.allCases.filter { table in operations.contains { changes.count($0, table) > 0 } }
    if !tables.isEmpty {
      table(
        [phrases(.tableHead), phrases(.addedHead), phrases(.revisedHead), phrases(.withdrawnHead)],
        tables.map { table in
          [phrases.word(table.name, of: .tables)] + operations.map { Markdown(changes.count($0, table)) }
        }, numbersFrom: 1)
      paragraph(phrases(.changesRows))
    }
    if changes.newlyContestedCount > 0 {
      var named = changes.newlyContested.prefix(Limit.names).map { matter($0) }
      if changes.newlyContestedCount > named.count {
        named.append(phrases(.more, changes.newlyContestedCount - named.count))
      }
      let told = phrases(.highlightNewlyContested, changes.newlyContestedCount, ["events": phrases.list(named)])
      let ids = Array(changes.newlyContested.prefix(Limit.names))
      paragraph(noted(told, ids, changes.newlyContestedCount - ids.count, newlyContestedFilter))
    }
    for (operation, title) in zip(operations, [Phrase.addedHead, .revisedHead, .withdrawnHead]) {
      writeItems(changes, operation, title)
    }
  }

  private mutating func writeItems(
    _ changes: EditionChanges, _ operation: EditionChanges.Operation, _ title: Phrase
  ) {
    let items = changes.items.filter { $0.operation == operation && Self.told.contains($0.table) }
    guard !items.isEmpty else { return }
    heading(3, title)
    list(
      items.prefix(Limit.changes).map { item in
        let what = phrases(
          .changedRecord,
          [
            "table": phrases.word(item.table.name, of: .tables),
            "what": operation == .withdrawn ? phrases.code(item.id) : lead(called(item.id), to: item.id),
          ])
        guard !item.fields.isEmpty else { return what }
        return phrases(.changedFields, ["what": what, "fields": phrases.list(item.fields.map { phrases.code($0) })])
      })
    let number = Self.told.reduce(0) { $0 + changes.count(operation, $1) }
    let shown = min(items.count, Limit.changes)
    guard number > shown else { return }
    let tables = "table=" + Self.told.map(\.name).joined(separator: "/")
    let filter = phrases.list([phrases.code("op=\(operation.rawValue)"), phrases.code(tables)])
    paragraph(phrases(.moreByFilter, number - shown, ["file": fileOfEdition("changes.csv"), "filter": filter]))
  }

  /// What finds the events whose accounts have come to differ.
  var newlyContestedFilter: [Markdown] {
    [phrases(.filterNewlyContested, ["run": phrases.code(edition.changes?.since ?? "")])] + notRetracted
  }

  /// The tables whose changes are told one by one.
  private static let told: [Table] = [.events, .claims]

  /// A record by what it is called: an event's title; a claim's kind and speaker.
  private func called(_ id: String) -> Markdown {
    if let event = index.event(id) { return phrases.text(event.title) }
    guard let claim = index.claim(id) else { return phrases(.recordNotTold) }
    return phrases(
      .claimBy, ["kind": phrases.word(claim.kind, of: .claimKinds), "speaker": speaker(of: claim)])
  }
}
