/// Who counts as whom: a member or component as its whole, a former name as the present one.
///
/// From the relations member-of and component-of (the subject counts as the object) and renamed-from (the object, the
/// former name, counts as the subject), transitively. Retracted relations do not count; when a tie held is not asked.
struct Wholes {
  private var whole: [String: [String]] = [:]
  private var present: [String: [String]] = [:]

  init(_ relations: [Relation]) {
    for relation in relations where relation.status != "retracted" {
      switch relation.kind {
      case "member-of", "component-of":
        whole[relation.subject, default: []].append(relation.object)
      case "renamed-from":
        whole[relation.object, default: []].append(relation.subject)
        present[relation.object, default: []].append(relation.subject)
      default: continue
      }
    }
  }

  /// `actors` and everybody they count as.
  func counting(_ actors: some Sequence<String>) -> Set<String> { reach(from: actors, along: whole) }

  /// `actors` and the names they took later.
  func renamed(_ actors: some Sequence<String>) -> Set<String> { reach(from: actors, along: present) }

  private func reach(from actors: some Sequence<String>, along ties: [String: [String]]) -> Set<String> {
    var reached = Set(actors)
    var waiting = Array(reached)
    while let actor = waiting.popLast() {
      for next in ties[actor] ?? [] where reached.insert(next).inserted { waiting.append(next) }
    }
    return reached
  }
}
