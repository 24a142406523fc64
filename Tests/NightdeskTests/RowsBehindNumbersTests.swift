internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// What a briefing counts, held against the files that it says the rows are in.
@Suite struct `The rows behind the numbers` {
  @Test(arguments: Phrases.languages) func `of the sample register are as many as it prints`(_ language: String) throws
  {
    let edited = try Edited(
      [SharedData.sample], 1, 1 << 20, [CSVExporter(), MarkdownExporter(languages: [language])])
    let walk = try CountedBriefing(edited.files, language)
    #expect(walk.faults == [])
    #expect(walk.held > 45)
  }

  /// Accounts of deaths and of injured that differ, a retracted event, dates of all sorts, a period and the one before.
  @Test(arguments: Phrases.languages) func `of a register with every sort of row are as many as it prints`(
    _ language: String
  ) throws {
    let edited = try RegisterFolder(texts: Self.register).pass(
      exporters: [CSVExporter(), MarkdownExporter(languages: [language])])
    let walk = try CountedBriefing(edited.files, language)
    #expect(walk.faults == [])
    #expect(walk.held > 45)
    if language == "en" {
      let briefing = String(decoding: edited.files["markdown/briefing.md"]!, as: UTF8.self)
      #expect(briefing.contains("| 30 to 90 (given for 2 events) |"))
      #expect(
        briefing.contains("Accounts of the number of injured in 1 event differ: it counts with the least and the most"))
    }
  }

  @Test(
    .enabled(if: SharedData.has("ucdp-ged/ged191.csv"), "UCDP GED is not on this machine"), arguments: Phrases.languages
  )
  func `of UCDP GED for 2017 are as many as it prints`(_ language: String) throws {
    let folder = MemoryFolder()
    let exporters: [any Exporter] = [CSVExporter(), MarkdownExporter(languages: [language])]
    let order = RegisterPass.Order(
      inputs: [InputRequest(SharedData.path("ucdp-ged/ged191.csv"))], exports: exporters.map { Export($0) },
      asOf: 20_781,
      title: "GED 2017", runID: "test", period: try PeriodRequest("2017"), threads: 2)
    _ = try RegisterPass(order).run(into: folder)
    let walk = try CountedBriefing(folder.sinks.mapValues(\.bytes), language)
    #expect(walk.faults == [])
    #expect(walk.held > 90)
  }

  private static let register: [(String, String)] = {
    func event(_ day: Int) -> String {
      let cells: [String] = [
        "e\(day)", day < 10 ? "2026-11-0\(day)" : "2026-11-\(day)", day % 3 == 0 ? "protest" : "battle", "Event \(day)",
        "LBY", day % 4 == 0 ? "Benghazi" : "", day % 2 == 0 ? "32.1" : "", day % 2 == 0 ? "20.1" : "",
        day % 5 == 0 ? "series" : "incident", "a\(day % 2)", "", "\(day % 7)", "\(day % 7)", "\(day % 7 + 2)",
        day % 2 == 0 ? "1" : "", ["22": "30", "21": "20"]["\(day)"] ?? "", "", "s1",
      ]
      return cells.joined(separator: ",") + "\n"
    }
    let events = (1...30).map { event($0) }.joined()
    return [
      (
        "sources.csv",
        "id,title,kind,publisher,accessed\ns1,Paper,news,P,2026-11-20\ns2,Wire,wire,Q,2026-11-20\n"
          + "s3,Copy,news,P,2026-11-20\n"
      ),
      ("actors.csv", "id,name,kind,citations\na0,Army,state-body,s1\na1,Front,armed-group,s1\n"),
      (
        "events.csv",
        "id,when,type,title,country,admin1,latitude,longitude,scope,side_a,targets,deaths_low,deaths_best,deaths_high,"
          + "deaths_civilians,injured,status,citations\n" + events
          + "r,2026-11-19,battle,Gone,LBY,,,,incident,a0,,,,,,,retracted,s1\n"
          + "m,2026-11,battle,Some day,LBY,,,,incident,a0,,,,,,,,s1\nx,XXXX,battle,Never dated,LBY,,,,incident,a0,a1,,,,,,,s1\n"
          + "o,2026-11-18/..,battle,Open,TUN,,,,incident,,a1,,,,,,,s1\n"
          + "l,1700/2026-11-19,battle,Long,TUN,,,,incident,,a1,,,,,,,s1\n"
      ),
      (
        "claims.csv",
        "id,about,kind,speaker,medium,said,text,value,citations\n"
          + "c1,e22,casualty-figure,a0,news,2026-11-20,x,killed=50;injured=10,s1\n"
          + "c2,e22,casualty-figure,a1,s2,2026-11-21,y,killed=5..7;injured=70,s1;s2\n"
          + "c3,e23,casualty-figure,unnamed,,,z,killed=3,s1;s3\n"
          + (4...16).map { "c\($0),e2,account,a0,,,t\($0),,s\($0 % 3 + 1)\n" }.joined()
      ),
    ]
  }()
}

/// A briefing whose numbers are counted once more.
private struct CountedBriefing {
  private let phrases: Phrases
  private let filters: PrintedFilters
  private let lines: [String]
  private let notes: [String: String]
  private let isEverything: Bool
  /// What does not hold.
  private(set) var faults: [String] = []
  /// How many numbers were held against rows.
  private(set) var held = 0

  init(_ files: [String: [UInt8]], _ language: String) throws {
    phrases = try #require(Phrases.all.first { $0.language == language })
    filters = PrintedFilters(phrases, files)
    let text = String(decoding: try #require(files["markdown/briefing.md"]), as: UTF8.self)
    lines = PrintedFilters.bare(text).split(separator: "\n").map(String.init)
    isEverything = text.contains("takes: \"everything")
    notes = Dictionary(
      lines.compactMap { $0.firstMatch(of: #/^\[\^(n\d+)\]: (.*)$/#) }.map {
        (String($0.output.1), String($0.output.2))
      }
    ) { $1 }
    try walk()
  }

  private mutating func expect(_ holds: Bool, _ fault: @autoclosure () -> String) {
    held += 1
    if !holds { faults.append(fault()) }
  }

  private mutating func walk() throws {
    var (head, section) = ([String](), "")
    let figures = PrintedFilters.bare("## " + phrases(.keyFigures).source)
    for (number, line) in lines.enumerated() where !line.hasPrefix("[^") {
      if line.hasPrefix("## ") { section = line }
      guard line.hasPrefix("| ") else {
        sentence(line)
        continue
      }
      let cells = line.dropFirst(2).dropLast(2).split(separator: " | ").map(String.init)
      if number + 1 < lines.count, lines[number + 1].hasPrefix("| ---") {
        head = cells
      } else if !line.hasPrefix("| ---") {
        if section == figures { row(cells, head) } else { linked(cells) }
        if cells.count == 4, cells[0].hasPrefix("`ND-") {
          let code = cells[0].dropFirst().prefix { $0 != "`" }
          let found = filters.rows(of: "findings.csv").count { $0["code"]! == code }
          expect(found == Int(cells[3]), "\(found) findings: \(line)")
        }
      }
    }
  }

  /// A row of a table of figures: each column by its own rows.
  private mutating func row(_ cells: [String], _ titles: [String]) {
    let head = titles.map { title in
      let bare = title.replacing(#/\[\^n\d+\]$/#, with: "")
      return kind(of: bare) == nil ? title : bare
    }
    guard let mark = cells[0].firstMatch(of: #/\[\^(n\d+)\]$/#).map({ String($0.output.1) }) else {
      let digits = cells.dropFirst().filter { Int($0) ?? 0 != 0 || $0.contains(#/\d{2}|[1-9]/#) }
      return expect(digits.isEmpty, "no note: \(cells)")
    }
    let note = notes[mark] ?? ""
    if let named = filters.named(note) {
      let counted = zip(head, cells).filter { kind(of: $0.0) != nil }.map(\.1)
      if counted.allSatisfy({ Int($0) != nil }) {
        let sum = counted.reduce(0) { $0 + Int($1)! }
        expect(sum == named.count, "\(sum) are \(named.count): \(cells)")
      } else {
        expect(!named.isEmpty, "none: \(cells)")
      }
      return
    }
    guard let filter = filters.filter(note) else { return expect(false, "no filter: \(note)") }
    let found = filters.found(filter)
    var days: DayBounds?
    for case .period(let bounds) in filter.conditions { days = bounds }
    func class_(_ row: PrintedFilters.Row) -> Phrase {
      if row["scope"] == "series" { return .columnSeries }
      guard let days else { return .columnCertain }
      let isWithin = PrintedFilters.bounds(row).lies(within: days.firstDay ?? .min, last: days.lastDay ?? .max)
      return isWithin ? .columnCertain : .columnPossible
    }
    for (at, (title, cell)) in zip(head, cells).enumerated().dropFirst() {
      if let before = title.firstMatch(of: #/\[\^(n\d+)\]$/#) {
        guard let period = filters.filter(notes[String(before.output.1)] ?? "") else {
          expect(false, "no filter: \(title)")
          continue
        }
        let others = filter.conditions.filter { if case .period = $0 { false } else { true } }
        let count = filters.found((filter.file, others + period.conditions)).count
        hold(cell, count, cells)
      } else if let kind = kind(of: title) {
        // a line of dates that lie in no one year has only what is possible
        let counted = days == nil && !isEverything ? found : found.filter { class_($0) == kind }
        if days != nil || isEverything { hold(cell, counted.count, cells) }
        column(titles[at], cell, filter, kind)
      }
    }
  }

  /// What the note of a column and the one of a line find together: the rows that the cell counts. Of dates the column
  /// says no more than what is a series.
  private mutating func column(
    _ title: String, _ cell: String, _ line: (file: String, conditions: [PrintedFilters.Condition]), _ kind: Phrase
  ) {
    guard let mark = title.firstMatch(of: #/\[\^(n\d+)\]$/#),
      let column = filters.filter(notes[String(mark.output.1)] ?? "")
    else { return expect(false, "no note: \(title)") }
    guard let number = Int(cell) else { return }
    let both = filters.found((line.file, line.conditions + column.conditions))
    let saysDays = kind == .columnSeries || column.conditions.contains { if case .cells = $0 { false } else { true } }
    expect(saysDays ? both.count == number : both.count >= number, "\(both.count) by the column: \(title), \(cell)")
  }

  /// A cell's number, or how many events its sum is of.
  private mutating func hold(_ cell: String, _ count: Int, _ cells: [String]) {
    if let number = cell.firstMatch(of: #/^(\d+)(?: \([+−±]\d+\))?$/#) {
      expect(Int(number.output.1) == count, "\(count) rows: \(cells)")
    } else {
      let events = PrintedFilters.bare(phrases(.events, count).source)
      let none = [Phrase.none, .notKnown].map { PrintedFilters.bare(phrases($0).source) }
      expect(count == 0 ? none.contains(cell) : cell.contains(events), "\(events): \(cells)")
    }
  }

  /// What a column of figures counts.
  private func kind(of title: String) -> Phrase? {
    func isOf(_ keys: [Phrase]) -> Bool { keys.contains { PrintedFilters.bare(phrases($0).source) == title } }
    if isOf([.columnAll, .columnCertain, .rowEvents]) { return .columnCertain }
    if isOf([.columnPossible, .columnPossibleShort]) { return .columnPossible }
    return isOf([.columnSeries, .columnSeriesShort]) ? .columnSeries : nil
  }

  /// Numbers that lead to the file whose rows they count.
  private mutating func linked(_ cells: [String]) {
    for cell in cells {
      guard let link = cell.wholeMatch(of: #/\[(\d+)\]\(\.\./([a-z/]+\.csv)\)/#) else { continue }
      let count = filters.rows(of: String(link.output.2)).count
      expect(count == Int(link.output.1), "\(count) rows: \(cell)")
    }
  }

  /// A sentence with notes: what stands before a note says how many rows that finds, or that there are more of them.
  private mutating func sentence(_ line: String) {
    let marks = line.matches(of: #/\[\^(n\d+)\]/#)
    var (start, told) = (line.startIndex, line[...])
    for mark in marks {
      // two notes behind one sentence are on two of its numbers
      if start < mark.range.lowerBound { told = line[start..<mark.range.lowerBound] }
      start = mark.range.upperBound
      let note = notes[String(mark.output.1)] ?? ""
      // what the keeper says of a record counts nothing
      let keepers = phrases(.keepersNote, ["text": Markdown("QQQ")]).source.prefix { $0 != "\\" }
      if note.hasPrefix(PrintedFilters.bare(String(keepers))) { continue }
      guard let found = filters.named(note) ?? filters.filter(note).map({ filters.found($0) }) else {
        expect(false, "no filter: \(note)")
        continue
      }
      let numbers = told.matches(of: #/(?:^|[^\d+−±.])(\d+)/#).compactMap { Int($0.output.1) }
      let letters = told.filter { !$0.isNumber }
      let isMore = [1, 9].flatMap { n in [Phrase.morePlaces, .highlightDeadliestMore].map { (n, $0) } }.contains {
        n, key in
        let start = phrases(key, n, ["events": Markdown("QQQ")]).source.prefix { $0 != "Q" }
        return letters.contains(PrintedFilters.bare(start.filter { !$0.isNumber }))
      }
      // Arabic has one and two in words
      let words = [1, 2].flatMap { n in
        [Phrase.events, .series, .claims].map { PrintedFilters.bare(phrases($0, n).source) }
      }
      let spelled = words.contains { told.contains($0) }
      let counts = numbers + [numbers.reduce(0, +)]
      expect(
        counts.contains(found.count) || isMore && numbers.allSatisfy { $0 <= found.count } || spelled,
        "\(found.count) rows: \(told)")
    }
  }
}
