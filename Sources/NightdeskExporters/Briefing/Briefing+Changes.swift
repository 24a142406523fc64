internal import NightdeskKit

extension Briefing {
  /// What is different from the edition before: records added, revised (in which columns) and withdrawn, and the events
  /// whose accounts have come to differ.
  mutating func writeChanges() {
    heading(2, .whatChanged)
    guard let changes = edition.changes else { return paragraph(phrases(.noEditionBefore)) }
    paragraph(
      phrases(.changedSince, ["date": dateOfEdition(changes.since), "run": phrases.code(changes.since)]))
    guard !changes.isEmpty else { return paragraph(phrases(.nothingChanged)) }
    let operations = EditionChanges.Operation.allCases
    let tables = changes.tables
    if !tables.isEmpty {
      table(
        [phrases(.tableHead), phrases(.addedHead), phrases(.revisedHead), phrases(.withdrawnHead)],
        tables.map { table in
          [phrases.word(table.name, of: .tables)] + operations.map { Markdown(changes.count($0, table)) }
        }, numbersFrom: 1)
      paragraph(phrases(.changesRows, ["file": fileOfEdition("changes.csv")]))
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
    let items = Self.told.flatMap { table in
      changes.items.filter { $0.operation == operation && $0.table == table }.prefix(Limit.changes)
    }
    guard !items.isEmpty else { return }
    heading(3, title)
    list(
      items.map { item in
        let what = phrases(
          .changedRecord,
          [
            "table": phrases.word(item.table.name, of: .tables),
            "what": operation == .withdrawn ? phrases.code(item.id) : called(item),
          ])
        guard !item.fields.isEmpty else { return what }
        return phrases(.changedFields, ["what": what, "fields": phrases.list(item.fields.map { phrases.code($0) })])
      })
    let more = changes.count(operation) - items.count
    guard more > 0 else { return }
    let filter = phrases.code("op=\(operation.rawValue)")
    paragraph(phrases(.moreByFilter, more, ["file": fileOfEdition("changes.csv"), "filter": filter]))
  }

  /// The day of the run that made an edition, which its id begins with.
  func dateOfEdition(_ run: String) -> Markdown { phrases.written(String(run.prefix { $0 != "T" })) }

  /// What finds the events whose accounts have come to differ.
  var newlyContestedFilter: [Markdown] {
    [phrases(.filterNewlyContested, ["run": phrases.code(edition.changes?.since ?? "")])] + notRetracted
  }

  /// The tables in the order in which their changes are told: first what is told here one by one.
  private static let told: [Table] = [.events, .claims, .actors, .relations, .places, .sources]

  /// A record by what it is called, with its id: an event's title, a claim's kind and speaker, a name. Nothing is
  /// entered here at the records of the other tables.
  private func called(_ item: EditionChanges.Item) -> Markdown {
    let id = item.id
    func withID(_ name: Markdown?) -> Markdown {
      Markdown(trusted: (name ?? phrases(.recordNotTold)).source + " " + phrases.code(id).source)
    }
    switch item.table {
    case .events: return lead(index.event(id).map { phrases.text($0.title) } ?? phrases(.recordNotTold), to: id)
    case .claims:
      let claim = index.claim(id).map { claim in
        phrases(
          .claimBy,
          [
            "kind": phrases.word(claim.kind, of: .claimKinds), "speaker": speaker(of: claim),
            // by bare names: a link holds no other
            "about": limited(claim.about) { id in index.event(id).map { phrases.text($0.title) } ?? matter(id) },
          ])
      }
      return lead(claim ?? phrases(.recordNotTold), to: id)
    case .actors: return withID(index.actor(id).map { phrases.text($0.name) })
    case .relations: return withID(index.relation(id).map { _ in matter(id) })
    case .places: return withID(index.place(id).map { phrases.text($0.name) })
    case .sources: return withID(index.source(id).map { excerpt($0.title) })
    }
  }
}
