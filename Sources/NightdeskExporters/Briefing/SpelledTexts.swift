internal import NightdeskKit
internal import Synchronization

/// The texts of which a document spells a character, because it must not reach a screen: noted while it is written, at
/// the one place where text becomes Markdown or a picture, so that no section can forget to say so.
enum SpelledTexts {
  private final class Note: Sendable {
    let texts = Mutex<Set<String>>([])
  }

  @TaskLocal private static var note: Note?

  /// Lets `write` write, and returns the texts that it spelled besides what it made.
  static func noted<Written>(_ write: () -> Written) -> (Written, Set<String>) {
    let note = Note()
    let written = $note.withValue(note) { write() }
    return (written, note.texts.withLock { $0 })
  }

  /// Notes a text that is spelled.
  static func add(_ text: String) { note?.texts.withLock { _ = $0.insert(text) } }
}

extension Register {
  /// The fields that hold one of `texts`: whole, as a value of their list, or as the start that a briefing shows of a
  /// long one. Each once.
  func fields(holding texts: Set<String>) -> [(table: Table, record: String, column: String)] {
    guard !texts.isEmpty else { return [] }
    var fields: [(table: Table, record: String, column: String)] = []
    func look(_ table: Table, _ record: String, _ cells: [(column: String, values: [String?])]) {
      for (column, values) in cells {
        let isHeld = values.contains { value in
          guard let value else { return false }
          return texts.contains(value) || texts.contains(MarkdownText.start(of: value).text)
        }
        if isHeld { fields.append((table, record, column)) }
      }
    }
    func locators(_ citations: [Citation]) -> (column: String, values: [String?]) {
      ("citations", citations.map(\.locator))
    }
    for source in sources {
      look(
        .sources, source.id,
        [
          ("title", [source.title]), ("publisher", [source.publisher]), ("author", [source.author]),
          ("url", [source.url]), ("archive_url", [source.archiveURL]),
        ])
    }
    for actor in actors {
      look(
        .actors, actor.id,
        [
          ("name", [actor.name]), ("aliases", actor.aliases), ("description", [actor.description]),
          locators(actor.citations),
        ])
    }
    for relation in relations {
      look(.relations, relation.id, [("role", [relation.role]), locators(relation.citations)])
    }
    for place in places {
      look(
        .places, place.id, [("name", [place.name]), ("admin1", [place.admin1]), ("admin2", [place.admin2])])
    }
    for event in events {
      look(
        .events, event.id,
        [
          ("title", [event.title]), ("summary", [event.summary]), ("subtype", [event.subtype]),
          ("admin1", [event.admin1]), ("admin2", [event.admin2]), ("admin3", [event.admin3]),
          ("location", [event.location]), ("reported_by", [event.reportedBy]), ("dataset", [event.dataset]),
          ("dataset_id", [event.datasetID]), locators(event.citations),
        ])
    }
    for claim in claims {
      let parts = claim.value.map { value in value.firstIndex(of: "=").map { String(value[value.index(after: $0)...]) }
      }
      look(
        .claims, claim.id,
        [
          ("speaker_role", [claim.speakerRole]), ("text", [claim.text]), ("value", claim.value + parts),
          locators(claim.citations),
        ])
    }
    return fields
  }
}

extension ExportContext {
  /// Says which fields of `register` hold one of the `texts` that a document has spelled.
  mutating func noteSpelled(_ texts: Set<String>, in register: Register) {
    for field in register.fields(holding: texts) {
      note(.spelledCharacter, field.table, record: field.record, about: field.column)
    }
  }
}
