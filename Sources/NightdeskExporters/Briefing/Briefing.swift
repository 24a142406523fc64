internal import NightdeskKit

/// A briefing while it is written: the edition, what is looked up in it, the text so far and the footnotes it needs.
struct Briefing {
  let edition: Edition
  let phrases: Phrases
  let index: RegisterIndex
  /// The contested events, in the order in which they are told.
  let contested: [ContestedEvent]
  /// The document so far.
  private(set) var text = ""
  /// The sources cited so far, each by its number.
  var footnotes = Footnotes()

  init(_ edition: Edition, _ phrases: Phrases) {
    self.edition = edition
    self.phrases = phrases
    index = RegisterIndex(edition.register)
    contested = ContestedAccounts(edition.register).events
  }

  /// How much of what there is a briefing tells; behind each list stands how much more there is, and where.
  enum Limit {
    static let events = 100
    static let contestedEvents = 30
    /// In one section, or about one contested event.
    static let claims = 100
    static let answers = 3
    static let actors = 100
    static let relations = 100
    static let breakdown = 20
    static let sources = 100
    /// Names or titles in one sentence.
    static let names = 8
  }

  // MARK: Blocks

  /// Appends lines as they are.
  mutating func write(lines: [String]) {
    for line in lines { text += line + "\n" }
    text += "\n"
  }

  mutating func heading(_ level: Int, _ title: Markdown) {
    write(lines: [String(repeating: "#", count: level) + " " + title.source])
  }

  mutating func paragraph(_ content: Markdown) { write(lines: [content.source]) }

  mutating func list(_ items: [Markdown]) {
    guard !items.isEmpty else { return }
    write(lines: items.map { "- " + $0.source })
  }

  mutating func table(_ head: [Markdown], _ rows: [[Markdown]], numbersFrom firstNumber: Int = .max) {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rule = head.indices.map { $0 < firstNumber ? "---" : "---:" }
    write(
      lines: [line(head.map(\.source)), line(rule)]
        + rows.map { row in
          precondition(row.count == head.count, "a table has as many cells in each row as in its head")
          return line(row.map(\.source))
        })
  }

  /// Says how many more there are in one of the tables' files, if any.
  mutating func more(_ number: Int, in table: Table) {
    guard number > 0 else { return }
    paragraph(phrases(.moreInFile, number, ["file": .code("csv/\(table.name).csv")]))
  }

  // MARK: Names

  /// An actor by its name; what the edition does not hold by its id.
  func name(_ id: String) -> Markdown {
    if let actor = index.actor(id) { return Markdown(actor.name) }
    return id == "withheld" ? phrases(.withheld) : .code(id)
  }

  func names(_ ids: [String]) -> Markdown { limited(ids) { name($0) } }

  /// Whatever a claim is about, by its title or name.
  func matter(_ id: String) -> Markdown {
    if let event = index.event(id) { return Markdown(event.title) }
    if let relation = index.relation(id) {
      return phrases(.tieBetween, ["subject": name(relation.subject), "object": name(relation.object)])
    }
    if index.claim(id) != nil { return phrases(.claimCalled, ["id": .code(id)]) }
    return name(id)
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
    return isCut ? phrases(.cutOff, ["text": Markdown(start)]) : Markdown(start)
  }

  // MARK: Citations

  /// The footnotes of `citations`, with the places in the sources.
  mutating func citations(_ citations: [Citation]) -> Markdown {
    var sources: [(id: String, places: [String])] = []
    for citation in citations {
      if let i = sources.firstIndex(where: { $0.id == citation.source }) {
        sources[i].places += citation.locator.map { [$0] } ?? []
      } else {
        sources.append((citation.source, citation.locator.map { [$0] } ?? []))
      }
    }
    guard !sources.isEmpty else { return phrases(.noCitation) }
    return phrases.joined(
      sources.map { source in
        let note = index.source(source.id) == nil ? phrases(.sourceNotHere) : footnotes.reference(to: source.id)
        guard !source.places.isEmpty else { return note }
        return phrases(.citationPlaces, ["note": note, "places": limited(source.places) { Markdown($0) }])
      }, .listSeparator)
  }
}

/// The sources that a briefing cites, numbered in the order in which they first come up.
struct Footnotes {
  /// The sources' ids, by number.
  private(set) var sources: [String] = []
  private var numbers: [String: Int] = [:]

  /// Whether the source called `id` has been cited.
  func holds(_ id: String) -> Bool { numbers[id] != nil }

  /// The mark of the footnote for the source called `id`.
  mutating func reference(to id: String) -> Markdown {
    let number = numbers[id] ?? sources.count + 1
    if number > sources.count {
      sources.append(id)
      numbers[id] = number
    }
    return Markdown(trusted: "[^s\(number)]")
  }

  /// What a footnote's definition starts with.
  static func definition(_ number: Int) -> String { "[^s\(number)]: " }
}
