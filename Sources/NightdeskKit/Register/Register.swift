/// The accepted records of a register as values: what is analysed and told. Of the events it holds a bounded
/// selection only (see ``Edition``); every other table is whole. Records stand in the order in which they were read.
public struct Register: Sendable {
  public var sources: [Source] = []
  public var actors: [Actor] = []
  public var relations: [Relation] = []
  public var places: [Place] = []
  public var events: [Event] = []
  public var claims: [Claim] = []

  /// A register without records.
  public init() {}

  /// Adds the accepted records of `batch`.
  package mutating func append(_ batch: borrowing RecordBatch) {
    for record in batch.accepted {
      let row = Row(batch, Int(record))
      switch batch.table {
      case .sources: sources.append(Source(row))
      case .actors: actors.append(Actor(row))
      case .relations: relations.append(Relation(row))
      case .places: places.append(Place(row))
      case .events: events.append(Event(row))
      case .claims: claims.append(Claim(row))
      }
    }
  }
}

/// The cells of one record by column name, as text and lists.
package struct Row {
  private let cells: [String]
  private let schema: RecordSchema

  package init(_ batch: borrowing RecordBatch, _ row: Int) {
    schema = batch.schema
    var cells: [String] = []
    cells.reserveCapacity(schema.columns.count)
    for column in schema.columns.indices { cells.append(batch[row, column].text) }
    self.cells = cells
  }

  func text(_ name: String) -> String { cells[schema.index(name)] }
  func optional(_ name: String) -> String? { text(name).isEmpty ? nil : text(name) }
  func list(_ name: String) -> [String] { ListSyntax.values(text(name).utf8Span.span) }
  func date(_ name: String) -> EventDate? { optional(name).flatMap { try? EventDate($0) } }
  func integer(_ name: String) -> Int? { optional(name).flatMap { Int($0) } }
  func decimal(_ name: String) -> Double? { optional(name).flatMap { Double($0) } }
  func citations(_ name: String) -> [Citation] { list(name).map { Citation($0) } }
}

/// A reference to a source, with the place in it: `source-id#locator`.
public struct Citation: Sendable, Hashable {
  public let source: String
  public let locator: String?

  init(_ text: String) {
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    source = String(parts[0])
    locator = parts.count > 1 ? String(parts[1]) : nil
  }
}

/// A document or broadcast that can be cited.
public struct Source: Sendable {
  public let id, title, kind: String
  public let publisher, author: String?
  public let published: EventDate?
  /// When somebody at the desk opened it; nil: nobody did.
  public let accessed: String?
  public let derivedFrom: [String]
  public let url, archiveURL, language, reliability, marking, notes: String?

  init(_ row: Row) {
    (id, title, kind) = (row.text("id"), row.text("title"), row.text("kind"))
    (publisher, author) = (row.optional("publisher"), row.optional("author"))
    (published, accessed) = (row.date("published"), row.optional("accessed"))
    derivedFrom = row.list("derived_from")
    (url, archiveURL, language) = (row.optional("url"), row.optional("archive_url"), row.optional("language"))
    (reliability, marking, notes) = (row.optional("reliability"), row.optional("marking"), row.optional("notes"))
  }
}

/// A person, group, body, force or category of people.
public struct Actor: Sendable {
  public let id, name, kind: String
  public let aliases: [String]
  public let country: String?
  public let active: EventDate?
  public let description: String?
  public let citations: [Citation]
  public let marking, notes: String?

  init(_ row: Row) {
    (id, name, kind) = (row.text("id"), row.text("name"), row.text("kind"))
    (aliases, country, active) = (row.list("aliases"), row.optional("country"), row.date("active"))
    (description, citations) = (row.optional("description"), row.citations("citations"))
    (marking, notes) = (row.optional("marking"), row.optional("notes"))
  }
}

/// One actor's tie to another.
public struct Relation: Sendable {
  public let id, subject, kind, object: String
  public let role: String?
  public let when: EventDate?
  public let citations: [Citation]
  public let status: String?
  public let credibility: Int?
  public let marking, notes: String?

  init(_ row: Row) {
    (id, subject, kind, object) = (row.text("id"), row.text("subject"), row.text("kind"), row.text("object"))
    (role, when, citations) = (row.optional("role"), row.date("when"), row.citations("citations"))
    (status, credibility) = (row.optional("status"), row.integer("credibility"))
    (marking, notes) = (row.optional("marking"), row.optional("notes"))
  }
}

/// A named place.
public struct Place: Sendable {
  public let id, name: String
  public let kind, country, admin1, admin2: String?
  public let latitude, longitude: Double?
  public let precision: Int?
  public let marking, notes: String?

  init(_ row: Row) {
    (id, name, kind) = (row.text("id"), row.text("name"), row.optional("kind"))
    (country, admin1, admin2) = (row.optional("country"), row.optional("admin1"), row.optional("admin2"))
    (latitude, longitude) = (row.decimal("latitude"), row.decimal("longitude"))
    precision = row.integer("precision")
    (marking, notes) = (row.optional("marking"), row.optional("notes"))
  }
}

/// Something that happened, or a series of like things.
public struct Event: Sendable {
  public let id: String
  public let when: EventDate?
  public let type, title: String
  public let subtype, summary: String?
  public let place, country, admin1, admin2, admin3, location: String?
  public let latitude, longitude: Double?
  public let precision: Int?
  /// `incident`, `aggregate` or `series`; `incident` where the row says nothing.
  public let scope: String
  public let sideA, associatedA, sideB, associatedB, targets: [String]
  public let deathsLow, deathsBest, deathsHigh, deathsCivilians, injured: Int?
  public let reportedBy, status, partOf: String?
  public let related, tags: [String]
  public let citations: [Citation]
  public let credibility: Int?
  public let reported: EventDate?
  public let dataset, datasetID, marking, notes: String?

  init(_ row: Row) {
    (id, when, type, title) = (row.text("id"), row.date("when"), row.text("type"), row.text("title"))
    (subtype, summary) = (row.optional("subtype"), row.optional("summary"))
    (place, country) = (row.optional("place"), row.optional("country"))
    (admin1, admin2, admin3) = (row.optional("admin1"), row.optional("admin2"), row.optional("admin3"))
    location = row.optional("location")
    (latitude, longitude) = (row.decimal("latitude"), row.decimal("longitude"))
    precision = row.integer("place_precision")
    scope = row.optional("scope") ?? "incident"
    (sideA, associatedA) = (row.list("side_a"), row.list("associated_a"))
    (sideB, associatedB) = (row.list("side_b"), row.list("associated_b"))
    targets = row.list("targets")
    (deathsLow, deathsBest) = (row.integer("deaths_low"), row.integer("deaths_best"))
    (deathsHigh, deathsCivilians) = (row.integer("deaths_high"), row.integer("deaths_civilians"))
    injured = row.integer("injured")
    (reportedBy, status, partOf) = (row.optional("reported_by"), row.optional("status"), row.optional("part_of"))
    (related, tags, citations) = (row.list("related"), row.list("tags"), row.citations("citations"))
    (credibility, reported) = (row.integer("credibility"), row.date("reported"))
    (dataset, datasetID) = (row.optional("dataset"), row.optional("dataset_id"))
    (marking, notes) = (row.optional("marking"), row.optional("notes"))
  }
}

/// Somebody said something about an event or an actor.
public struct Claim: Sendable {
  public let id: String
  public let about: [String]
  public let kind, speaker: String
  public let speakerRole: String?
  /// A source id, opened or not, or a source kind; nil: not given.
  public let medium: String?
  public let said: EventDate?
  public let text: String
  public let language: String?
  public let isVerbatim: Bool
  public let attributedTo, value: [String]
  public let stanceOn, stance: String?
  public let citations: [Citation]
  public let credibility: Int?
  public let status, marking, notes: String?

  init(_ row: Row) {
    (id, about, kind, speaker) = (row.text("id"), row.list("about"), row.text("kind"), row.text("speaker"))
    (speakerRole, medium, said) = (row.optional("speaker_role"), row.optional("medium"), row.date("said"))
    (text, language, isVerbatim) = (row.text("text"), row.optional("language"), row.text("verbatim") == "yes")
    (attributedTo, value) = (row.list("attributed_to"), row.list("value"))
    (stanceOn, stance) = (row.optional("stance_on"), row.optional("stance"))
    (citations, credibility) = (row.citations("citations"), row.integer("credibility"))
    (status, marking, notes) = (row.optional("status"), row.optional("marking"), row.optional("notes"))
  }
}
