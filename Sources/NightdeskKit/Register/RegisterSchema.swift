/// The register: six tables and their columns. Readers, checks, exporters, the XSD, the JSON Schema, the Table Schema
/// and the column reference all come from here; a column is added in one place.
public enum RegisterSchema {
  /// The version of the register's format: a minor step only adds optional things.
  public static let version = "1.0"
  /// The namespace of the register in XML; it changes with the major version only.
  public static let namespace = "urn:nightdesk:register:1"

  /// The schemas in the order of ``Table``.
  public static let all = [sources, actors, relations, places, events, claims]

  private static let id = Column(
    "id", .identifier, required: true, "unique in the whole register; made of A-Z a-z 0-9 . _ : -")
  private static let marking = Column(
    "marking", .vocabulary(Vocabularies.markings), "TLP 2.0; empty means TLP:CLEAR")
  private static let citations = Column(
    "citations", .citation, list: true, "what the keeper read: source-id or source-id#locator")
  private static let requiredCitations = Column(
    "citations", .citation, list: true, required: true, "what the keeper read: source-id or source-id#locator")
  private static let notes = Column("notes", .text, "remarks that are exported")
  private static let `internal` = Column(
    "internal", .text, "working notes, only in the desk's own edition")
  private static let extra = Column(
    "extra", .pair, list: true, "what the source file holds and no column does, as name=value")
  private static let credibility = Column(
    "credibility", .integer(1...6), "Admiralty code; 6: cannot be judged; empty reads as 6")
  private static let status = Column(
    "status", .vocabulary(Vocabularies.statuses), "the keeper's word; empty means reported")
  private static let latitude = Column("latitude", .decimal(-90...90), "degrees north, WGS 84")
  private static let longitude = Column("longitude", .decimal(-180...180), "degrees east, WGS 84")
  private static let country = Column("country", .country, "ISO 3166-1 alpha-2 or alpha-3, or XKX")
  private static let admin1 = Column("admin1", .text, "first-level region")
  private static let admin2 = Column("admin2", .text, "second-level region")

  public static let sources = RecordSchema(
    table: "sources", record: "source", summary: "a document or broadcast that can be cited",
    columns: [
      id,
      Column("title", .text, required: true, "as published"),
      Column("kind", .vocabulary(Vocabularies.sourceKinds), required: true, "what it is"),
      Column("publisher", .text, "who published it; distinct publishers count as independent"),
      Column("author", .text, "who wrote or made it"),
      Column("published", .date, "when it came out"),
      Column("accessed", .day, "when somebody here opened it; empty: nobody did"),
      Column("derived_from", .reference([.sources]), list: true, "what it repeats; then it is not independent of it"),
      Column("url", .url, "where it stands"),
      Column("archive_url", .url, "where a copy is kept"),
      Column("sha256", .digest, "digest of the kept copy"),
      Column("language", .language, "BCP 47"),
      Column(
        "reliability", .vocabulary(Vocabularies.reliabilities), "Admiralty code; F: cannot be judged; empty reads as F"),
      marking, notes, citations, `internal`, extra,
    ])

  public static let actors = RecordSchema(
    table: "actors", record: "actor", summary: "a person, group, body, force or category of people",
    columns: [
      id,
      Column("name", .text, required: true, "the name used in print"),
      Column("kind", .vocabulary(Vocabularies.actorKinds), required: true, "what it is"),
      Column("aliases", .text, list: true, "other names and spellings"),
      country,
      Column("active", .date, "when it existed or was active"),
      Column("description", .text, "who they are, in words that blame nobody"),
      citations, marking, notes, `internal`, extra,
    ])

  public static let relations = RecordSchema(
    table: "relations", record: "relation", summary: "one actor's tie to another",
    columns: [
      id,
      Column("subject", .reference([.actors]), required: true, "who is tied"),
      Column("kind", .vocabulary(Vocabularies.relationKinds), required: true, "how"),
      Column("object", .reference([.actors]), required: true, "to whom"),
      Column("role", .text, "rank or post, as worded"),
      Column("when", .date, "when the tie held"),
      requiredCitations, status, credibility, marking, notes, `internal`, extra,
    ])

  public static let places = RecordSchema(
    table: "places", record: "place", summary: "a named place",
    columns: [
      id,
      Column("name", .text, required: true, "the name used in print"),
      Column("kind", .vocabulary(Vocabularies.placeKinds), "what it is"),
      country, admin1, admin2, latitude, longitude,
      Column(
        "precision", .integer(1...7),
        "UCDP where_prec: 1 exact ... 4 first-level region, 6 country, 7 international waters"),
      marking, notes, citations, `internal`, extra,
    ])

  public static let events = RecordSchema(
    table: "events", record: "event", summary: "something that happened, or a series of like things",
    columns: [
      id,
      Column("when", .date, required: true, "when it happened; the span that holds all accounts where they differ"),
      Column("type", .vocabulary(Vocabularies.eventTypes), required: true, "what happened; blames nobody"),
      Column("subtype", .text, "the type in the source's own code or words"),
      Column("title", .text, required: true, "what happened; in [ ] where the keeper made it up"),
      Column("summary", .text, "what happened, in words that blame nobody"),
      Column("place", .reference([.places]), "where; either this or the columns below"),
      country, admin1, admin2,
      Column("admin3", .text, "third-level region"),
      Column("location", .text, "the place's name as the source gives it"),
      latitude, longitude,
      Column(
        "place_precision", .integer(1...7),
        "UCDP where_prec: 1 exact ... 4 first-level region, 6 country, 7 international waters"),
      Column(
        "scope", .vocabulary(Vocabularies.scopes),
        "incident (default): once; aggregate: several counted as one; series: all through"),
      Column("side_a", .reference([.actors]), list: true, "participants nobody disputes"),
      Column("associated_a", .reference([.actors]), list: true, "who was with them"),
      Column("side_b", .reference([.actors]), list: true, "participants nobody disputes"),
      Column("associated_b", .reference([.actors]), list: true, "who was with them"),
      Column("targets", .reference([.actors]), list: true, "who or what was hit"),
      Column("deaths_low", .integer(0...Int64.max), "lowest number of deaths; empty: not known"),
      Column("deaths_best", .integer(0...Int64.max), "best estimate of deaths; empty: not known"),
      Column("deaths_high", .integer(0...Int64.max), "highest number of deaths; empty: not known"),
      Column("deaths_civilians", .integer(0...Int64.max), "deaths of civilians; empty: not known"),
      Column("injured", .integer(0...Int64.max), "people injured; empty: not known"),
      Column("reported_by", .text, "whom the dataset names as reporting"),
      status,
      Column(
        "contested", .vocabulary(Vocabularies.contested), role: .computed,
        "whether accounts differ: yes; whole: only of the event it is part of; no"),
      Column("claims", .integer(0...Int64.max), role: .computed, "claims about it"),
      Column("accounts", .integer(0...Int64.max), role: .computed, "distinct accounts among them"),
      Column("part_of", .reference([.events]), "the event it is a part of"),
      Column(
        "related", .link(Vocabularies.links, .events), list: true,
        "kind=event: same-as, possible-duplicate, follows, answers, see-also"),
      Column("tags", .text, list: true, "free words"),
      citations, credibility,
      Column("reported", .date, "when it was published"),
      Column("updated", .timestamp, "when the row was last changed, RFC 3339"),
      Column("dataset", .text, "the dataset the row comes from: printed as coded by it"),
      Column("dataset_id", .text, "the row's id there"),
      marking, notes, `internal`, extra,
    ])

  public static let claims = RecordSchema(
    table: "claims", record: "claim", summary: "somebody said something about an event or an actor",
    columns: [
      id,
      Column(
        "about", .reference([.events, .actors, .relations, .claims]), list: true, required: true, "what it is about"),
      Column("kind", .vocabulary(Vocabularies.claimKinds), required: true, "what sort of thing is said"),
      Column(
        "speaker", .reference([.actors, .sources], or: Vocabulary(["unnamed"])), required: true,
        "who says it; a source id where the document itself does; unnamed"),
      Column("speaker_role", .text, "as the source describes the speaker"),
      Column(
        "medium", .reference([.sources], or: Vocabularies.sourceKinds),
        "where it was said: a source id, opened or not, or a kind of source"),
      Column("said", .date, "when it was said"),
      Column("text", .text, required: true, "what is said"),
      Column("language", .language, "BCP 47"),
      Column("verbatim", .vocabulary(Vocabularies.yesNo), "whether text is a quotation"),
      Column("attributed_to", .reference([.actors]), list: true, "whom the claim names; several names mean together"),
      Column("value", .text, list: true, "what the kind asks for: killed=12, a date, a place id, crimes, a short key"),
      Column("stance_on", .reference([.claims]), "the claim it answers"),
      Column("stance", .vocabulary(Vocabularies.stances), "how it answers"),
      requiredCitations, credibility,
      Column("status", .vocabulary(Vocabularies.claimStatuses), "of the row's review; empty: open"),
      marking, notes, `internal`, extra,
    ])
}
