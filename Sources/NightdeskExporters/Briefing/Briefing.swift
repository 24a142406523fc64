internal import NightdeskKit

/// A briefing while it is written: the edition, what is looked up in it, the text so far and the notes it needs.
struct Briefing {
  let edition: Edition
  let phrases: Phrases
  let dialect: Dialect
  let index: RegisterIndex
  /// The contested events, in the order in which they are told.
  let contested: [ContestedEvent]
  /// Their ids.
  let contestedIDs: Set<String>
  /// By id of an event of whose deaths accounts differ: from the least to the most that they give.
  let disputedDeaths: [String: ClosedRange<Int>]
  /// The told events that the edition takes.
  let told: ToldEvents
  /// What it puts first.
  let highlights: [Highlight]
  /// The told events that find room in the timeline, in the order in which they happened, parts behind their whole.
  let timelineEvents: [Event]
  /// The actors and the ties that find room.
  let network: TiedActors
  /// The pictures that it shows.
  private(set) var figures: [Figure] = []
  /// The sections that it does without.
  let omitted: Set<BriefingSection>
  /// The document so far.
  private(set) var body = ""
  /// The notes so far: sources that are cited, rows behind numbers.
  var notes = Notes()
  /// The records that have been told, so that each has one place that links lead to.
  private var anchored: Set<String> = []
  /// The sources that told claims name as their medium or speaker.
  private(set) var namedSources: Set<String> = []
  /// The claims that have been told in full among the contested accounts: no later section tells them once more.
  var toldAbove: Set<String> = []

  /// For what the Markdown is meant.
  enum Dialect {
    /// For people, and for every program that reads GitHub's Markdown.
    case markdown
    /// For our own page: places and links to them are links with a scheme of their own (see ``PageLink``).
    case page
  }

  init(
    _ edition: Edition, _ phrases: Phrases, _ dialect: Dialect = .markdown, suffix: String = "",
    omitting omitted: Set<BriefingSection> = []
  ) {
    self.omitted = omitted
    self.edition = edition
    self.phrases = phrases
    self.dialect = dialect
    index = edition.index
    contested = edition.contested
    contestedIDs = Set(contested.map(\.eventID))
    disputedDeaths = contested.deaths
    told = ToldEvents(edition)
    highlights = Highlights(edition, index, contested).points
    timelineEvents = Timeline(edition).events(atMost: Limit.events, first: highlights.events)
    network = TiedActors(edition)
    figures = Figure.all(of: self, suffix: suffix)
  }

  /// How much of what there is a briefing tells, so that it is a few pages of whatever register; behind each list stands
  /// how much more there is, and where.
  enum Limit {
    /// In the timeline and its figure: a quiet week whole, of a busy one what a page holds.
    static let events = 12
    /// Told with all their accounts: each takes half a page.
    static let contestedEvents = 3
    /// Told in a line behind those, so that it is seen which others there are.
    static let contestedLines = 10
    /// Of one section: what a reader takes in before turning to the table.
    static let claims = 10
    /// About one contested event: more than most events have, and few enough to be compared.
    static let accounts = 8
    /// About one contested event: the words of each account that is shown.
    static let claimsOfEvent = 8
    /// To one claim: the speaker's, and what the next ones said to it.
    static let answers = 3
    /// Those that are named most often, a short line each: half a page.
    static let actors = 30
    /// In the table and its figure, where more lines could not be told apart.
    static let relations = 16
    /// In the table: on the map are all.
    static let places = 10
    /// Of one table, of what was added, revised or withdrawn.
    static let changes = 6
    /// Lines of one table of figures, so that two of them stand beside each other.
    static let breakdown = 12
    /// Known through others only.
    static let sources = 10
    /// Names or titles in one sentence.
    static let names = 8
    /// Records that one note names.
    static let recordsOfNote = 24
  }

  /// The whole document.
  mutating func text() -> String {
    if dialect == .markdown { writeFrontMatter() }
    writeHead()
    for section in BriefingSection.allCases where !omitted.contains(section) { write(section) }
    writeSourcesAndMethod()
    return body
  }

  private mutating func write(_ section: BriefingSection) {
    switch section {
    case .highlights: writeHighlights()
    case .keyFigures: writeKeyFigures()
    case .changes: writeChanges()
    case .contested: writeContestedAccounts()
    case .accusations: writeAccusations()
    case .labels: writeLabelsAndAims()
    case .statements: writeOtherStatements()
    case .timeline: writeTimeline()
    case .places: writePlaces()
    case .actors: writeActors()
    case .quality: writeDataQuality()
    }
  }

  // MARK: Blocks

  /// Appends lines as they are.
  mutating func write(lines: [String]) {
    for line in lines { body += line + "\n" }
    body += "\n"
  }

  /// A heading that a page can be entered at.
  mutating func heading(_ level: Int, _ title: Phrase) {
    let entry = dialect == .page ? "[](\(PageLink.place.target("section-" + title.rawValue)))" : ""
    heading(level, Markdown(trusted: entry + phrases(title).source))
  }

  mutating func heading(_ level: Int, _ title: Markdown) {
    write(lines: [String(repeating: "#", count: level) + " " + title.source])
  }

  /// A picture that lies beside the document, if there is something to show on it.
  mutating func figure(_ kind: Figure.Kind) {
    guard let figure = figures.first(where: { $0.kind == kind }) else { return }
    paragraph(Markdown(trusted: "![\(phrases.text(figure.title).source)](\(figure.fileName))"))
  }

  mutating func paragraph(_ content: Markdown) { write(lines: [content.atLineStart]) }

  mutating func list(_ items: [Markdown]) {
    guard !items.isEmpty else { return }
    write(lines: items.map { "- " + $0.atLineStart })
  }

  /// Appends a table. Of the columns `ifGiven` those are left out in which no row has anything.
  mutating func table(
    _ head: [Markdown], _ rows: [[Markdown]], numbersFrom firstNumber: Int = .max, ifGiven: Range<Int> = 0..<0
  ) {
    let nothing = [phrases(.notGiven), phrases(.none)]
    let empty = ifGiven.filter { column in rows.allSatisfy { nothing.contains($0[column]) } }
    if !empty.isEmpty {
      func kept(_ row: [Markdown]) -> [Markdown] { row.indices.filter { !empty.contains($0) }.map { row[$0] } }
      return table(kept(head), rows.map { kept($0) }, numbersFrom: firstNumber)
    }
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rule = head.indices.map { $0 < firstNumber ? "---" : "---:" }
    write(
      lines: [line(head.map(\.source)), line(rule)]
        + rows.map { row in
          precondition(row.count == head.count, "a table has as many cells in each row as in its head")
          return line(row.map(\.source))
        })
  }

  /// Says how many more there are in one of the tables' files, if any, and by which filter they are found.
  mutating func more(_ number: Int, in table: Table, with filter: [Markdown] = []) {
    guard number > 0 else { return }
    guard !filter.isEmpty else { return paragraph(phrases(.moreInFile, number, ["file": file(of: table)])) }
    paragraph(phrases(.moreByFilter, number, ["file": file(of: table), "filter": phrases.list(filter)]))
  }

  /// How rows of a table are found in its file.
  func rows(of table: Table, with filter: [Markdown]) -> Markdown {
    phrases(.rowsByFilter, ["file": file(of: table), "filter": phrases.list(filter)])
  }

  /// The file of a table as a link, if the edition has one; else its name.
  func file(of table: Table) -> Markdown {
    guard let folder = edition.folder(of: "csv") else { return phrases.code("\(table.name).csv") }
    return .link(phrases.code("\(folder)/\(table.name).csv"), to: "../\(folder)/\(table.name).csv")
  }

  /// A file at the top of the edition, as a link.
  func fileOfEdition(_ name: String) -> Markdown { .link(phrases.code(name), to: "../" + name) }

  // MARK: Places to lead to

  /// The id of a record. In a page the first place it is printed at is where links to the record lead, and every
  /// later one leads there.
  mutating func anchor(_ id: String) -> Markdown {
    guard dialect == .page else { return phrases.code(id) }
    let link = anchored.insert(id).inserted ? PageLink.place : .lead
    return .link(phrases.code(id), to: link.target(id))
  }

  /// Notes that a claim is told, and with it the sources that it names.
  mutating func tell(_ claim: Claim) {
    for id in [claim.medium, claim.speaker] {
      if let id, index.source(id) != nil { namedSources.insert(id) }
    }
  }

  /// The id of a record, in a page as a link to where it is told.
  func lead(_ id: String) -> Markdown {
    dialect == .page ? .link(phrases.code(id), to: PageLink.lead.target(id)) : phrases.code(id)
  }

  /// `text`, leading to where the record called `id` is told; in Markdown with its id behind it.
  func lead(_ text: Markdown, to id: String) -> Markdown {
    switch dialect {
    case .markdown: Markdown(trusted: text.source + " " + phrases.code(id).source)
    case .page: .link(text, to: PageLink.lead.target(id))
    }
  }

  // MARK: Names

  /// An actor by its name; what the edition does not hold by its id.
  func name(_ id: String) -> Markdown {
    if let actor = index.actor(id) { return phrases.text(actor.name) }
    return id == "withheld" ? phrases(.withheld) : phrases.code(id)
  }

  func names(_ ids: [String]) -> Markdown { limited(ids) { name($0) } }

  /// Whatever a claim is about, by its title or name.
  func matter(_ id: String) -> Markdown {
    if let event = index.event(id) { return title(of: event) }
    if let relation = index.relation(id) {
      return phrases(.tieBetween, ["subject": name(relation.subject), "object": name(relation.object)])
    }
    if index.claim(id) != nil { return phrases(.claimCalled, ["id": phrases.code(id)]) }
    return name(id)
  }

  /// An event by its title, in a page as a link to where it is told.
  func title(of event: Event) -> Markdown {
    dialect == .page ? lead(phrases.text(event.title), to: event.id) : phrases.text(event.title)
  }

  func matters(_ ids: [String]) -> Markdown { limited(ids) { matter($0) } }

  /// `items` in words, up to the limit.
  func limited(_ items: [String], _ word: (String) -> Markdown) -> Markdown {
    var shown = items.prefix(Limit.names).map { word($0) }
    if items.count > Limit.names { shown.append(phrases(.more, items.count - Limit.names)) }
    return phrases.list(shown)
  }

  /// A record's text, cut where it is very long.
  func excerpt(_ text: String) -> Markdown {
    let (start, isCut) = MarkdownText.start(of: text)
    return isCut ? phrases(.cutOff, ["text": phrases.text(start)]) : phrases.text(start)
  }

  // MARK: Citations

  /// The notes of `citations`, with the places in the sources.
  mutating func citations(_ citations: [Citation]) -> Markdown {
    var sources: [(id: String, places: [String])] = []
    for citation in citations {
      if let i = sources.firstIndex(where: { $0.id == citation.source }) {
        sources[i].places += citation.locator.flatMap { sources[i].places.contains($0) ? nil : [$0] } ?? []
      } else {
        sources.append((citation.source, citation.locator.map { [$0] } ?? []))
      }
    }
    guard !sources.isEmpty else { return phrases(.noCitation) }
    return phrases.joined(
      sources.map { source in
        let note = index.source(source.id) == nil ? phrases(.sourceNotHere) : cite(source.id)
        guard !source.places.isEmpty else { return note }
        return phrases(.citationPlaces, ["note": note, "places": limited(source.places) { phrases.text($0) }])
      }, .listSeparator)
  }

  /// The mark of the note for a source of the edition.
  mutating func cite(_ source: String) -> Markdown { mark(notes.number(ofSource: source), "s") }

  /// The mark of a note on the rows behind a number.
  mutating func note(_ rows: Markdown) -> Markdown { mark(notes.add(rows), "n") }

  private func mark(_ number: Int, _ kind: String) -> Markdown {
    switch dialect {
    case .markdown: Markdown(trusted: "[^\(kind)\(number)]")
    case .page: .link(Markdown(trusted: "\(kind)\(number)"), to: PageLink.note.target("\(kind)\(number)"))
    }
  }
}

extension Markdown {
  /// Its source where a block begins with it. A value of digits with the full stop of a phrase behind it would be the
  /// number of a list there.
  fileprivate var atLineStart: String {
    let digits = source.utf8.prefix { 0x30...0x39 ~= $0 }
    let rest = source.utf8.dropFirst(digits.count)
    guard !digits.isEmpty, let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else {
      return source
    }
    return String(decoding: digits, as: UTF8.self) + "\\" + String(decoding: rest, as: UTF8.self)
  }
}

extension [Highlight] {
  /// The ids of the events that are named one by one because of what happened in them.
  fileprivate var events: Set<String> {
    Set(
      flatMap { point -> [String] in
        switch point {
        case .deadliest(let events, _, _): events
        case .latest(let event): [event]
        default: []
        }
      })
  }
}

/// The notes of a briefing, of each kind in the order in which they first come up.
struct Notes {
  /// The ids of the sources that are cited, by number.
  private(set) var sources: [String] = []
  private var numbers: [String: Int] = [:]
  /// What rows are behind numbers, by number.
  private(set) var rows: [Markdown] = []

  /// Whether the source called `id` has been cited.
  func holds(_ id: String) -> Bool { numbers[id] != nil }

  /// The number of the note for the source called `id`, from 1.
  mutating func number(ofSource id: String) -> Int {
    if let number = numbers[id] { return number }
    sources.append(id)
    numbers[id] = sources.count
    return sources.count
  }

  /// Adds a note on the rows behind a number; the same rows have one note.
  mutating func add(_ text: Markdown) -> Int {
    if let number = rows.firstIndex(of: text) { return number + 1 }
    rows.append(text)
    return rows.count
  }
}

/// Links that a page's Markdown has for what Markdown has no words for.
enum PageLink: String, CaseIterable {
  /// Here a record is told.
  case place = "nightdesk-place:"
  /// To where a record is told.
  case lead = "nightdesk-lead:"
  /// To a note.
  case note = "nightdesk-note:"

  /// The target of such a link. An id is made of letters, digits and `._:-`, so it needs no escaping.
  func target(_ id: String) -> String { rawValue + id }
}
