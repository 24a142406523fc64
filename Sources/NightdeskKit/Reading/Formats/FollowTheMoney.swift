/// FollowTheMoney's statements (4.x): a row for each value of each property of an entity.
///
/// The rows of one entity, wherever they stand, become one record: people and bodies become actors, ties between them
/// relations, documents sources. Each cites the datasets its statements come from. What has no column stays in `extra`.
/// Entities of other kinds are set aside.
struct FollowTheMoney: FieldFormat {
  let name = "ftm-statements"
  let title = "FollowTheMoney statements"
  let marks = ["canonical_id", "entity_id", "schema", "prop", "value", "dataset"]
  var evidence: String { "the columns " + marks.joined(separator: ", ") }
  /// Those of 4.x.
  let columns = [
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
  ]

  var terms: [ColumnTerm] {
    [
      ColumnTerm("entity_id", "the entity's id"), ColumnTerm("schema", "a schema of FollowTheMoney, as Person"),
      ColumnTerm("prop", "a property of the schema, as name"),
    ]
  }

  /// What the properties are called that columns of records are made of, and no column of the file is, and what their
  /// values are.
  private static let values = [
    "name": ColumnTerm("name", "a value of one of the properties name, alias, weakAlias, previousName"),
    "title": ColumnTerm("title", "a value of one of the properties title, name, fileName"),
    "subject": ColumnTerm(EntityKind.ends { $0.subject }.inWords, "the id of an entity"),
    "object": ColumnTerm(EntityKind.ends { $0.object }.inWords, "the id of an entity"),
    "country": ColumnTerm(
      "country, nationality, citizenship or jurisdiction", "a country's code of ISO 3166-1, as ly"),
    "active": ColumnTerm("incorporationDate or dissolutionDate", "a date, as 2014, 2014-05 or 2014-05-16"),
    "when": ColumnTerm("startDate, endDate or date", "a date, as 2014, 2014-05 or 2014-05-16"),
    "published": ColumnTerm("publishedAt", "a date, as 2014, 2014-05 or 2014-05-16"),
    "url": ColumnTerm("sourceUrl", "an address that begins with http:// or https://"),
    "language": ColumnTerm("language", "a language's code, as ara"),
  ]

  /// A property whose values are all of a kind, whatever becomes of them.
  struct Property {
    let name: String
    let takes: String
    let fits: @Sendable (String) -> Bool

    var term: ColumnTerm { ColumnTerm(name, takes) }
  }

  /// Those that may stay in `extra`.
  static let properties: [Property] =
    [
      "birthDate", "deathDate", "incorporationDate", "dissolutionDate", "startDate", "endDate", "date", "publishedAt",
      "createdAt", "modifiedAt", "authoredAt", "retrievedAt",
    ].map { Property(name: $0, takes: "a date, as 2014, 2014-05 or 2014-05-16", fits: isMoment) }
    + ["country", "nationality", "citizenship", "jurisdiction", "mainCountry", "birthCountry"].map {
      Property(name: $0, takes: "a country's code of ISO 3166-1, as ly") {
        Shape.country($0.uppercased().utf8Span.span) == nil
      }
    }

  /// Whether `text` is a date, which a time of day may stand behind.
  private static func isMoment(_ text: String) -> Bool {
    let day = text.utf8.count > 10 && text.utf8.dropFirst(10).first == UInt8(ascii: "T") ? text.prefix(10) : text[...]
    return (try? DayBounds(edtf: String(day).utf8Span.span)) != nil
  }

  func layout(header: [String]) -> Layout? {
    guard marks.allSatisfy(header.contains) else { return nil }
    var layout = Layout(
      format: name, table: .actors, header: header, known: columns, taken: [], used: header, mapping: NoMapping(),
      terms: FileTerms(
        header + FollowTheMoney.properties.map(\.name), terms + FollowTheMoney.properties.map(\.term),
        values: FollowTheMoney.values, columns: header.count))
    layout.rows = .statements(StatementColumns(header))
    return layout
  }
}

/// Where the columns of a table of statements stand.
struct StatementColumns: Sendable {
  let canonicalID, entityID, schema, property, value, dataset: Int
  /// How many columns there are.
  let count: Int
  /// What else is said of a statement: language, first and last seen, the value as it was before it was cleaned.
  let further: [(name: String, source: Int)]

  /// Columns that can be told from the others.
  private static let derived = ["id", "prop_type"]

  init(_ header: [String]) {
    func source(_ name: String) -> Int { header.firstIndex(of: name) ?? -1 }
    (canonicalID, entityID) = (source("canonical_id"), source("entity_id"))
    (schema, property, value) = (source("schema"), source("prop"), source("value"))
    dataset = source("dataset")
    count = header.count
    let taken = [canonicalID, entityID, schema, property, value, dataset]
    further = header.enumerated().filter { !taken.contains($0.offset) && !Self.derived.contains($0.element) }
      .map { ($0.element.isEmpty ? "column-\($0.offset + 1)" : $0.element, $0.offset) }
  }
}

/// What becomes of the entities of a schema.
enum EntityKind: Equatable {
  case actor(String)
  case source(String)
  /// A tie, with the properties that name its two ends.
  case relation(String, subject: String, object: String)

  /// The kinds by FollowTheMoney's names; nil where the register has no table for it.
  static func of(_ schema: String) -> EntityKind? { kinds[schema] }

  private static let kinds: [String: EntityKind] = [
    "Person": .actor("person"), "PublicBody": .actor("state-body"),
    // what sort of body it is, nobody has said
    "LegalEntity": .actor("unknown"), "Organization": .actor("unknown"), "Company": .actor("unknown"),
    "Membership": .relation("member-of", subject: "member", object: "organization"),
    "Employment": .relation("member-of", subject: "employee", object: "employer"),
    "Directorship": .relation("leads", subject: "director", object: "organization"),
    "Article": .source("news"), "Image": .source("imagery"), "Video": .source("imagery"),
    "Document": .source("other"), "PlainText": .source("other"), "HyperText": .source("other"),
    "Pages": .source("other"), "Table": .source("other"), "Workbook": .source("other"), "Audio": .source("other"),
    "Email": .source("other"), "Message": .source("other"),
  ]

  /// The kind of an entity whose statements name these schemata: the narrowest of one branch. Nil where one of them has
  /// no table, or where they are of several.
  static func of(all schemata: [String]) -> EntityKind? {
    var kinds: [EntityKind] = []
    for schema in schemata {
      guard let kind = of(schema) else { return nil }
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    // a statement of the wider schema says nothing against the narrower
    if kinds.count > 1 { kinds.removeAll { $0 == .actor("unknown") || $0 == .source("other") } }
    return kinds.count == 1 ? kinds[0] : nil
  }

  /// The properties that name an end of ties, in the order of their names.
  static func ends(_ end: ((subject: String, object: String)) -> String) -> [String] {
    let names = kinds.values.compactMap { kind in
      if case .relation(_, let subject, let object) = kind { end((subject, object)) } else { nil }
    }
    return Set(names).sorted { $0.utf8Span.span.precedes($1.utf8Span.span) }
  }

  var table: Table {
    switch self {
    case .actor: .actors
    case .source: .sources
    case .relation: .relations
    }
  }
}
