public import NightdeskKit

/// Writes an Atom feed (RFC 4287) of the edition and of the events that are new or revised in it, with the points of GeoRSS.
///
/// Every edition has the feed of its own night, with the editions before it that are still there; under one address
/// (`latest/atom/feed.atom`) it is a feed that readers subscribe to. Where there is no earlier edition to compare with, the events that the edition tells are in it. An entry
/// states no claim: it says that an event is reported, by whom, and whether accounts differ.
public struct AtomExporter: DocumentExporter {
  public let format = Format(
    name: "atom", summary: "a feed of the edition and its new events, with GeoRSS points: for feed readers",
    mediaType: "application/atom+xml", fileExtension: "atom",
    options: [
      FormatOption(
        "base", .text, default: "", help: "the address of the edition's folder on the web, for the feed's links"),
      FormatOption("author", .text, default: "", help: "who publishes the feed; else it is called after the edition"),
      FormatOption("entries", .integer(1...1000), default: "100", help: "at most so many events"),
      FormatOption(
        "editions", .integer(0...365), default: "30",
        help: "at most so many of the editions published before, still there"),
    ])

  private var base = ""
  private var author = ""
  private var entries = 100
  public private(set) var earlierEditions = 30

  public init() {}

  public func with(_ options: FormatOptions) -> any Exporter {
    var exporter = self
    (exporter.base, exporter.author) = (options["base"], options["author"])
    exporter.entries = options.integer("entries") ?? 100
    exporter.earlierEditions = options.integer("editions") ?? 30
    return exporter
  }

  public func export(_ edition: Edition, into folder: any ExportFolder) throws(ExportError) {
    try folder.add("feed.atom", feed(edition).text)
  }

  public func export(
    _ edition: Edition, into folder: any ExportFolder, _ context: inout ExportContext
  ) throws(ExportError) {
    let feed = feed(edition)
    try folder.add("feed.atom", feed.text)
    for field in feed.spelled {
      context.note(.spelledCharacter, field.table, record: field.record, about: field.column)
    }
    let left = feed.leftOut
    if left > 0 { context.note(.entriesLeftOut, .events, about: left == 1 ? "1 event" : "\(left) events") }
  }

  private func feed(_ edition: Edition) -> AtomFeed {
    AtomFeed(edition, base: base, author: author, entries: entries, editions: earlierEditions)
  }
}

/// One edition's feed.
private struct AtomFeed {
  private let edition: Edition
  private let index: RegisterIndex
  private let contested: Set<String>
  private let base, author: String
  private let entries, editions: Int
  private let title, moment: String

  init(_ edition: Edition, base: String, author: String, entries: Int, editions: Int) {
    self.edition = edition
    index = edition.index
    contested = Set(edition.contested.map(\.eventID))
    self.base = base.isEmpty || base.hasSuffix("/") ? base : base + "/"
    self.author = author
    (self.entries, self.editions) = (entries, editions)
    title = TerminalText.safe(edition.title)
    moment = edition.moment
  }

  var text: String {
    var output = ByteBuffer()
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    output.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:georss=\"http://www.georss.org/georss\">\n")
    output.element("id", identifier("feed"))
    output.element("title", title)
    output.element("updated", moment)
    output.append("<author>\n")
    output.element("name", author.isEmpty ? title : author)
    output.append("</author>\n<generator>Nightdesk</generator>\n")
    if !base.isEmpty, let folder = edition.folder(of: "atom") {
      output.link("self", base + folder + "/feed.atom", type: "application/atom+xml")
    }
    appendEdition(to: &output)
    for earlier in edition.earlier.prefix(editions) { append(earlier, to: &output) }
    for (event, operation) in told.prefix(entries) { append(event, operation, to: &output) }
    output.append("</feed>\n")
    return output.span.text
  }

  /// How many events there is no entry for.
  var leftOut: Int { max(told.count - entries, 0) }

  /// A field of a record, by its names.
  struct Field: Hashable {
    let table: Table
    let record, column: String
  }

  /// The fields that the entries of events show with a character spelled, each once.
  var spelled: [Field] {
    var fields: [Field] = []
    func add(_ table: Table, _ record: String, _ column: String, _ text: String?) {
      guard let text, HostileText.fault(in: text.utf8Span.span) != nil else { return }
      fields.append(Field(table: table, record: record, column: column))
    }
    for (event, _) in told.prefix(entries) {
      add(.events, event.id, "title", event.title)
      if let place = event.place.flatMap({ index.place($0) }) {
        add(.places, place.id, "name", place.name)
      } else {
        add(.events, event.id, "location", event.location)
      }
      add(.events, event.id, "admin1", event.admin1)
      add(.events, event.id, "dataset", event.dataset)
      for source in event.citations.compactMap({ index.source($0.source) }) {
        if let publisher = source.publisher {
          add(.sources, source.id, "publisher", publisher)
        } else {
          add(.sources, source.id, "title", source.title)
        }
      }
    }
    return fields.unique
  }

  /// The events to tell, with what became of them: the new ones, then the revised; without an earlier edition all that are told,
  /// the latest first.
  private var told: [(event: Event, operation: EditionChanges.Operation?)] {
    guard let changes = edition.changes else {
      let events = edition.register.events.map { ($0, $0.when?.bounds ?? .notKnown) }
      return events.sorted { a, b in
        let (first, second) = (a.1.firstDay ?? .min, b.1.firstDay ?? .min)
        return first != second ? first > second : a.0.id.utf8.lexicographicallyPrecedes(b.0.id.utf8)
      }.map { ($0.0, nil) }
    }
    return [.added, .revised].flatMap { operation in
      changes.items.filter { $0.operation == operation && $0.table == .events }
        .compactMap { item in index.event(item.id).map { ($0, operation) } }
    }
  }

  // MARK: Entries

  private func appendEdition(to output: inout ByteBuffer) {
    let day = Calendar.isoText(ofDay: Int64(edition.asOf))
    output.append("<entry>\n")
    output.element("id", identifier("edition", edition.runID))
    output.element("title", "\(title): edition of \(day)")
    output.element("updated", moment)
    // without an address, seen from the feed's own folder
    appendPages(edition.pages, below: base.isEmpty ? "../" : base, to: &output)
    let (events, claims) = (edition.counts[Int(Table.events.rawValue)], edition.counts[Int(Table.claims.rawValue)])
    var sentences = ["Events: \(events.accepted), claims: \(claims.accepted)"]
    if let changes = edition.changes {
      let (added, revised) = (changes.count(.added, .events), changes.count(.revised, .events))
      let withdrawn = changes.count(.withdrawn, .events)
      sentences.append("since \(changes.since): new events: \(added), revised: \(revised), withdrawn: \(withdrawn)")
      if changes.newlyContestedCount > 0 {
        sentences.append("events whose accounts differ and did not before: \(changes.newlyContestedCount)")
      }
    }
    sentences.append("highest marking \(edition.marking)")
    output.content(sentences.joined(separator: "; ") + ".")
    output.append("</entry>\n")
  }

  /// An edition of an earlier night, under the id that its own feed had for it.
  private func append(_ earlier: EarlierEdition, to output: inout ByteBuffer) {
    let day = Calendar.isoText(ofDay: Int64(earlier.head.asOf))
    output.append("<entry>\n")
    output.element("id", identifier("edition", earlier.head.runID))
    let title = earlier.head.title.isEmpty ? title : TerminalText.safe(earlier.head.title)
    output.element("title", "\(title): edition of \(day)")
    output.element("updated", earlier.head.moment)
    // editions lie side by side, and `latest` beside them
    let folder = base.dropLast().lastIndex(of: "/").map { String(base[...$0]) } ?? ""
    // nothing is above the root of a site
    let above = folder.hasSuffix("://") ? base : folder
    appendPages(earlier.pages, below: (base.isEmpty ? "../../" : above) + earlier.head.runID + "/", to: &output)
    output.content("Events: \(earlier.events), claims: \(earlier.claims).")
    output.append("</entry>\n")
  }

  /// Links to briefings: one of each form and language.
  private func appendPages(_ pages: [EditionPage], below address: String, to output: inout ByteBuffer) {
    var seen: Set<String> = []
    for type in ["text/html", "text/markdown"] {
      for page in pages where page.mediaType == type && seen.insert(type + (page.language ?? "")).inserted {
        output.link("alternate", address + page.path, type: type, language: page.language)
      }
    }
  }

  private func append(_ event: Event, _ operation: EditionChanges.Operation?, to output: inout ByteBuffer) {
    output.append("<entry>\n")
    output.element("id", identifier("event", event.id))
    output.element("title", event.title)
    output.element("updated", operation == nil ? reported(event) : moment)
    output.append("<category term=\"\(event.type)\"/>\n")
    if contested.contains(event.id) { output.append("<category term=\"accounts-differ\"/>\n") }
    for url in event.citations.compactMap({ index.source($0.source)?.url }).unique.prefix(5) { output.link("via", url) }
    output.content(sentence(event, operation))
    let place = event.place.flatMap { index.place($0) }
    if let latitude = event.latitude ?? place?.latitude, let longitude = event.longitude ?? place?.longitude {
      output.append("<georss:point>\(latitude.plain) \(longitude.plain)</georss:point>\n")
    }
    if let name = place?.name ?? event.location { output.element("georss:featurename", name) }
    output.append("</entry>\n")
  }

  /// The moment from which on an event is news, where nothing was published before: the day it was reported.
  private func reported(_ event: Event) -> String {
    guard let bounds = event.reported?.bounds, let day = bounds.firstDay, day == bounds.lastDay, day <= edition.asOf,
      day >= 0
    else { return moment }
    return Calendar.isoText(ofDay: Int64(day)) + "T00:00:00Z"
  }

  private func sentence(_ event: Event, _ operation: EditionChanges.Operation?) -> String {
    var parts: [String] = []
    switch operation {
    case .added: parts.append("New in this edition")
    case .revised: parts.append("Revised in this edition")
    case .withdrawn, nil: break
    }
    if let when = event.when { parts.append("When: \(when.text)") }
    let place = event.place.flatMap { index.place($0)?.name } ?? event.location
    let places = [place, event.admin1, event.country].compactMap { $0 }
    if !places.isEmpty { parts.append("Where: \(places.joined(separator: ", "))") }
    if let deaths = event.deaths { parts.append("Deaths reported: \(deaths)") }
    if let dataset = event.dataset { parts.append("Coded by \(dataset) as \(event.type)") }
    let sources = event.citations.compactMap { index.source($0.source) }.map { $0.publisher ?? $0.title }.unique
    parts.append("As reported by: \(sources.isEmpty ? "no source named" : sources.joined(separator: "; "))")
    if contested.contains(event.id) { parts.append("Accounts differ") }
    if event.status == "retracted" { parts.append("Retracted by those who keep the register") }
    return parts.joined(separator: ". ") + "."
  }

  // MARK: Identifiers

  /// A URN that names the same thing in every edition of the same title or address.
  private func identifier(_ parts: String...) -> String {
    NameUUID([base.isEmpty ? title : base] + parts).urn
  }
}

extension Event {
  /// How many deaths are given: a number or a range; nil where none is.
  fileprivate var deaths: String? {
    let bounds = [deathsLow, deathsBest, deathsHigh].compactMap { $0 }
    guard let low = bounds.min(), let high = bounds.max() else { return nil }
    return low == high ? "\(low)" : "\(low) to \(high)"
  }
}

extension Array where Element: Hashable {
  /// Each once, where it first stands.
  fileprivate var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension Double {
  /// Without an exponent, which GeoRSS does not have; six places are a tenth of a metre.
  fileprivate var plain: String {
    let millionths = Int64((self * 1_000_000).rounded())
    let (whole, rest) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    let digits = String(rest)
    var places = String(repeating: "0", count: 6 - digits.count) + digits
    while places.hasSuffix("0") { places.removeLast() }
    return (millionths < 0 ? "-" : "") + String(whole) + (places.isEmpty ? "" : "." + places)
  }
}

extension ByteBuffer {
  fileprivate mutating func content(_ text: String) {
    append("<content type=\"text\" xml:lang=\"en\">" as StaticString)
    appendXML(text.spelled.utf8Span.span)
    append("</content>\n" as StaticString)
  }

  fileprivate mutating func link(
    _ relation: String, _ address: String, type: String? = nil, language: String? = nil
  ) {
    append("<link rel=\"\(relation)\"")
    if let type { append(" type=\"\(type)\"") }
    if let language { attribute("hreflang", language) }
    attribute("href", address)
    append("/>\n" as StaticString)
  }
}
