internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// A briefing whose numbers are counted once more.
struct CountedBriefing {
  private let phrases: Phrases
  private let filters: PrintedFilters
  private let lines: [String]
  private let notes: [String: String]
  /// What does not hold.
  private(set) var faults: [String] = []
  /// How many numbers were held against rows.
  private(set) var held = 0
  /// The sorts of sentences met that say how many more there are.
  private(set) var mores: Set<Phrase> = []
  /// The days that the labels of months and years name, and the labels of dates that name none.
  private let lineDays: [String: DayBounds]
  private let apart: Set<String>

  init(_ files: [String: [UInt8]], _ language: String) throws {
    phrases = try #require(Phrases.all.first { $0.language == language })
    filters = PrintedFilters(phrases, files)
    let text = String(decoding: try #require(files["markdown/briefing.md"]), as: UTF8.self)
    lines = PrintedFilters.bare(text).split(separator: "\n").map(String.init)
    notes = Dictionary(
      lines.compactMap { $0.firstMatch(of: #/^\[\^(n\d+)\]: (.*)$/#) }.map {
        (String($0.output.1), String($0.output.2))
      }
    ) { $1 }
    let words = phrases
    func label(_ month: Int, _ year: Int) -> String {
      let values: KeyValuePairs = [
        "month": words.word("\(month)", of: .months), "year": Markdown("\(year)"),
      ]
      return PrintedFilters.bare(words(.dateMonth, values).source)
    }
    var lineDays: [String: DayBounds] = [:]
    for year in 1600...2100 {
      let months = (1...12).map { Month(ordinal: year * 12 + $0 - 1) }
      for month in months { lineDays[label(month.month, year)] = DayBounds(first: month.first, last: month.last) }
      lineDays["\(year)"] = DayBounds(first: months[0].first, last: months[11].last)
    }
    self.lineDays = lineDays
    let years: KeyValuePairs = ["years": Markdown("\(DateApart.years)")]
    apart = Set(
      [words(.datesLonger, years), words(.datesBefore), words(.datesAfter), words(.datesOpen)].map {
        PrintedFilters.bare($0.source)
      })
    try walk()
  }

  private mutating func expect(_ holds: Bool, _ fault: @autoclosure () -> String) {
    held += 1
    if !holds { faults.append(fault()) }
  }

  private mutating func walk() throws {
    var (head, section, told) = ([String](), "", "")
    var shown = 0
    for (number, line) in lines.enumerated() where !line.hasPrefix("[^") {
      if line.hasPrefix("## ") { (section, told) = (line, "") }
      guard line.hasPrefix("| ") else {
        sentence(line)
        more(line, shown: shown, of: told)
        told += line + "\n"
        continue
      }
      told += line + "\n"
      let cells = line.dropFirst(2).dropLast(2).split(separator: " | ").map(String.init)
      if number + 1 < lines.count, lines[number + 1].hasPrefix("| ---") {
        (head, shown) = (cells, 0)
      } else if !line.hasPrefix("| ---") {
        if !apart.contains(Self.bare(cells[0])) { shown += 1 }
        if section == title(.keyFigures) { row(cells, head) } else { linked(cells) }
        if cells.count == 4, cells[0].hasPrefix("`ND-") {
          let code = cells[0].dropFirst().prefix { $0 != "`" }
          let found = filters.rows(of: "findings.csv").count { $0["code"]! == code }
          expect(found == Int(cells[3]), "\(found) findings: \(line)")
        }
      }
    }
  }

  private func title(_ section: Phrase) -> String { PrintedFilters.bare("## " + phrases(section).source) }

  private func text(_ key: Phrase) -> String { PrintedFilters.bare(phrases(key).source) }

  /// A head or label without its note.
  private static func bare(_ label: String) -> String { label.replacing(#/\[\^n\d+\]$/#, with: "") }

  /// The note of a head or label.
  private func note(_ label: String) -> String? {
    label.firstMatch(of: #/\[\^(n\d+)\]$/#).map { notes[String($0.output.1)] ?? "" }
  }

  // MARK: Figures

  /// A row of a table of figures: each number by what the note of its column and that of its line find together.
  private mutating func row(_ cells: [String], _ head: [String]) {
    let label = Self.bare(cells[0])
    guard let note = note(cells[0]) else {
      let counted = cells.dropFirst().filter { $0.contains(#/[1-9]/#) }
      return expect(counted.isEmpty, "no note: \(cells)")
    }
    // named one by one, or by a filter, or both where a period before stands beside
    let sentences = filters.sentences(note)
    let named = sentences.compactMap { filters.named($0) }.first
    let filter = sentences.compactMap { filters.filter($0) }.first
    guard named != nil || filter != nil else { return expect(false, "no filter: \(note)") }
    var days = lineDays[label]
    for case .period(let bounds) in filter?.conditions ?? [] { days = bounds }
    for (title, cell) in zip(head, cells).dropFirst() {
      let kind = Self.bare(title)
      guard let column = self.note(title).flatMap({ filters.filter($0) }) else {
        expect(!cell.contains(#/\d/#), "no note: \(title)")
        continue
      }
      let isBefore = [.columnBefore, .columnBeforeShort].contains { text($0) == kind }
      let byFilter = filter.map { filters.found(($0.file, $0.conditions + column.conditions), days: days) }
      let byName = isBefore ? nil : named.map { filters.kept($0, column.conditions, days: days) }
      if let byFilter, let byName {
        expect(Set(byFilter.map { $0["id"]! }) == Set(byName.map { $0["id"]! }), "other rows by filter: \(cells)")
      }
      let rows = byName ?? byFilter ?? []
      let holds = expected(rows, label, kind, isBefore ? Int(cells[1]) : nil).contains(cell)
      expect(holds, "\(rows.count) rows: \(title) of \(cells)")
    }
  }

  /// What may stand in a cell that counts `rows`; `now`: the number of the period that one of the period before is compared
  /// with.
  private func expected(_ rows: [PrintedFilters.Row], _ label: String, _ column: String, _ now: Int?) -> [String] {
    let none = [text(.none), text(.notKnown)]
    let deaths = rows.compactMap { filters.deaths($0) }
    let injured = rows.compactMap { filters.injured($0) }
    func isOneOf(_ keys: Phrase..., of title: String) -> Bool { keys.contains { text($0) == title } }
    if isOneOf(.rowDeaths, of: label) { return deaths.isEmpty ? none : [sum(deaths, isTold: true)] }
    if isOneOf(.rowInjured, of: label) { return injured.isEmpty ? none : [sum(injured, isTold: true)] }
    if isOneOf(.rowCivilians, of: label) {
      let civilians = rows.compactMap { Int($0["deaths_civilians"]!) }
      return civilians.isEmpty ? none : [told("\(civilians.reduce(0, +))", civilians.count)]
    }
    if isOneOf(.rowDeaths, .columnDeathsInThese, .columnPossibleDeaths, .columnPossibleDeathsInThese, of: column) {
      return deaths.isEmpty ? none : [sum(deaths, isTold: false)]
    }
    guard let now, isOneOf(.columnBeforeShort, of: column) else { return ["\(rows.count)"] }
    let change = now - rows.count
    return ["\(rows.count) (\(change > 0 ? "+" : change < 0 ? "−" : "±")\(abs(change)))"]
  }

  /// A sum of numbers in the words of the briefing.
  private func sum(_ all: [PrintedFilters.Numbers], isTold: Bool) -> String {
    let (low, high) = (all.reduce(0) { $0 + $1.low }, all.reduce(0) { $0 + ($1.high ?? 0) })
    let isOpen = all.contains { $0.high == nil }
    let best = all.compactMap(\.best)
    let total = best.reduce(0, +)
    let isDisputed = all.contains(where: \.isDisputed)
    let isOfAll = best.count == all.count
    var range = Markdown("\(low)")
    if isOpen {
      range = phrases(.orMore, ["number": range])
    } else if low < high {
      range = phrases(.range, ["low": range, "high": Markdown("\(high)")])
      if isOfAll, !isDisputed { range = phrases(.withBest, ["range": range, "best": Markdown("\(total)")]) }
    } else if isDisputed {
      range = phrases(.withDetail, ["what": range, "detail": phrases(.accountsDiffer)])
    }
    let text = isTold ? told(range.source, all.count) : PrintedFilters.bare(range.source)
    guard !best.isEmpty, !isOfAll, !isDisputed else { return text }
    let ofSome = phrases(.bestOfSome, best.count, ["best": Markdown("\(total)")])
    return text + self.text(.semicolon) + PrintedFilters.bare(ofSome.source)
  }

  private func told(_ sum: String, _ events: Int) -> String {
    let text = phrases(.sumIn, ["number": Markdown("QQQ"), "events": phrases(.events, events)]).source
    return PrintedFilters.bare(text.replacing("QQQ", with: sum))
  }

  // MARK: And so many more

  /// A sentence that says how many more there are than the `shown` lines of the table above it, or than what is `told` of
  /// them in the section.
  private mutating func more(_ line: String, shown: Int, of told: String) {
    let ids = Set(told.matches(of: #/`([^`]+)`/#).map { String($0.output.1) })
    for phrase in [Phrase.moreLines, .moreLinesByFilter] {
      guard let said = filters.told(phrase, in: line) else { continue }
      mores.insert(phrase)
      let keys = Set(filters.found((said.file, said.conditions)).flatMap { self.keys($0, said.columns) })
      expect(keys.count == said.number + shown, "\(keys.count) keys, \(shown) shown: \(line)")
    }
    for phrase in [Phrase.timelineMore, .timelineMoreInPeriod, .moreByFilter] {
      guard let said = filters.told(phrase, in: line) else { continue }
      mores.insert(phrase)
      let left = filters.found((said.file, said.conditions)).count { !ids.contains($0["id"]!) }
      expect(left == said.number, "\(left) more: \(line)")
    }
  }

  /// The lines that a row is counted in where a table is by `columns`.
  private func keys(_ row: PrintedFilters.Row, _ columns: String) -> [String] {
    let placed = filters.placed(row)
    switch columns {
    case "type": return [row["type"]!]
    case "country/admin1/place": return [placed["country"]! + "|" + placed["admin1"]!]
    case "dataset": return row["dataset"] == "" ? [] : [row["dataset"]!]
    case "when":
      let bounds = PrintedFilters.bounds(row)
      guard let first = bounds.firstDay, let last = bounds.lastDay, Int(last) - Int(first) <= 36_525 else { return [] }
      let known = Month(ordinal: 12).first...Month(ordinal: 9999 * 12 + 11).last
      guard first <= known.upperBound, last >= known.lowerBound else { return [] }
      let years = (first...last).clamped(to: known)
      return (Month(containing: years.lowerBound).year...Month(containing: years.upperBound).year).map { "\($0)" }
    default:
      return ["side_a", "side_b", "targets"].flatMap { row[$0]!.split(separator: ";").map(String.init) }
    }
  }

  // MARK: Links and sentences

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
      // Arabic has none, one and two in words
      let spelled = [Phrase.events, .series, .claims].contains { key in
        told.ranges(of: PrintedFilters.bare(phrases(key, found.count).source)).contains { range in
          range.lowerBound == told.startIndex || !told[told.index(before: range.lowerBound)].isNumber
        }
      }
      let counts = numbers + [numbers.reduce(0, +)]
      expect(
        counts.contains(found.count) || isMore && numbers.last ?? 0 <= found.count || spelled,
        "\(found.count) rows: \(told)")
    }
  }
}
