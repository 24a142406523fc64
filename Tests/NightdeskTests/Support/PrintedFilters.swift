internal import NightdeskExporters
internal import NightdeskKit

/// Runs the filters that a briefing prints on the rows of the files that it names: a filter is read as its phrases say
/// it, in whatever language, and judged by the cells of the row.
struct PrintedFilters {
  typealias Row = [String: String]

  /// One condition that a filter is made of.
  enum Condition {
    /// The row's date reaches into days, or lies wholly within them.
    case period(DayBounds), within(DayBounds)
    /// It lies wholly within the days that a line of a table names, or does not.
    case line(isWithin: Bool)
    /// An open date reaches so many years at most.
    case openReach(Int)
    case cells((Row) -> Bool)
  }

  private let phrases: Phrases
  private let rows: [String: [Row]]
  private let patterns: [(pieces: [String], meaning: ([String]) -> Condition)]
  private let places: [String: Row]

  /// The filters of a briefing in the language of `phrases`, on the rows of CSV files by their paths.
  init(_ phrases: Phrases, _ files: [String: [UInt8]]) {
    self.phrases = phrases
    rows = files.filter { $0.key.hasSuffix(".csv") }.mapValues { CSVText.rows($0) }
    let places = Dictionary((rows["csv/places.csv"] ?? []).map { ($0["id"]!, $0) }) { $1 }
    self.places = places
    patterns = Self.patterns(phrases, rows, places)
  }

  /// `text` without the marks that set directions apart.
  static func bare(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !(0x2066...0x2069).contains($0.value) }))
  }

  func rows(of file: String) -> [Row] { rows[file] ?? [] }

  /// The file and the conditions of a note; nil where it names its rows one by one, or is no filter.
  func filter(_ note: String) -> (file: String, conditions: [Condition])? {
    for (frame, path) in ["events", "claims", "sources"].flatMap({ table in frames("csv/\(table).csv") }) {
      guard note.hasPrefix(frame.before), note.hasSuffix(frame.after) else { continue }
      let filter = String(note.dropFirst(frame.before.count).dropLast(frame.after.count))
      if filter.isEmpty { return (path, []) }
      if let conditions = conditions(filter) { return (path, conditions) }
    }
    return nil
  }

  /// The sentences of a note: events that it names, and a filter behind them.
  func sentences(_ note: String) -> [String] {
    guard named(note) == nil || filter(note) == nil else { return [note] }
    let starts = ["events", "claims", "sources"].flatMap { frames("csv/\($0).csv") }.map(\.frame.before)
    let second = starts.filter { !$0.isEmpty }.compactMap { note.firstRange(of: " " + $0) }.min {
      $0.lowerBound < $1.lowerBound
    }
    guard let second else { return [note] }
    return [String(note[..<second.lowerBound]), String(note[second.lowerBound...].dropFirst())]
  }

  /// The rows that a filter finds, in a line of a table that names `days`, or none.
  func found(_ filter: (file: String, conditions: [Condition]), days: DayBounds? = nil) -> [Row] {
    kept(rows(of: filter.file), filter.conditions, days: days)
  }

  /// Those of `rows` for which all of `conditions` hold.
  func kept(_ rows: [Row], _ conditions: [Condition], days: DayBounds? = nil) -> [Row] {
    var years: Int?
    for case .openReach(let most) in conditions { years = most }
    return rows.filter { row in conditions.allSatisfy { Self.holds($0, row, days, years) } }
  }

  /// What a sentence of `phrase` says: its number, its file, the columns in it if it has any, and its filter.
  func told(_ phrase: Phrase, in line: String) -> (number: Int, file: String, columns: String, conditions: [Condition])?
  {
    for number in Set(line.matches(of: #/\d+/#).compactMap { Int($0.output) }) {
      for table in Table.allCases {
        let link = "[`csv/\(table.name).csv`](../csv/\(table.name).csv)"
        let text = Self.bare(
          phrases(phrase, number, ["file": Markdown("FFF"), "columns": phrases.code("CCC"), "filter": Markdown("QQQ")])
            .source
        ).replacing("FFF", with: link)
        let marks = ["CCC", "QQQ"].compactMap { text.firstRange(of: $0) }.sorted { $0.lowerBound < $1.lowerBound }
        var (pieces, start) = ([String](), text.startIndex)
        for mark in marks {
          pieces.append(String(text[start..<mark.lowerBound]))
          start = mark.upperBound
        }
        pieces.append(String(text[start...]))
        guard line.hasPrefix(pieces[0]), line.hasSuffix(pieces.last!) else { continue }
        var (gaps, rest) = (
          [String](), line.dropFirst(pieces[0].count).dropLast(pieces.count > 1 ? pieces.last!.count : 0)
        )
        for piece in pieces.dropFirst().dropLast() {
          guard let next = rest.firstRange(of: piece) else { break }
          gaps.append(String(rest[..<next.lowerBound]))
          rest = rest[next.upperBound...]
        }
        gaps.append(String(rest))
        if marks.isEmpty, text == line { return (number, "csv/\(table.name).csv", "", []) }
        guard gaps.count == marks.count, !marks.isEmpty else { continue }
        let columns = text.contains("CCC") ? gaps[0] : ""
        guard text.contains("QQQ") else { return (number, "csv/\(table.name).csv", columns, []) }
        if let conditions = conditions(gaps.last!) { return (number, "csv/\(table.name).csv", columns, conditions) }
      }
    }
    return nil
  }

  // MARK: Rows

  /// The row, with what its place has where it has nothing of its own.
  func placed(_ row: Row) -> Row { Self.placed(row, places) }

  private static func placed(_ row: Row, _ places: [String: Row]) -> Row {
    places[row["place"] ?? ""].map { row.merging($0) { $1 } } ?? row
  }

  /// Numbers from low to high, nil for one that is not known.
  typealias Numbers = (low: Int, best: Int?, high: Int?, isDisputed: Bool)

  /// The numbers that an event counts with, its own and those of accounts that differ; nil where there is none. A low
  /// number alone has no upper end, a high one alone may mean none.
  func deaths(_ row: Row) -> Numbers? {
    let (low, best, high) = (Int(row["deaths_low"]!), Int(row["deaths_best"]!), Int(row["deaths_high"]!))
    let own = [low, best, high].compactMap { $0 } + (low == nil && best == nil && high != nil ? [0] : [])
    let isOpen = low != nil && best == nil && high == nil
    guard let accounts = differing("killed", row) else {
      return own.isEmpty ? nil : (own.min()!, best, isOpen ? nil : own.max()!, false)
    }
    return ((own + accounts).min()!, best, isOpen ? nil : (own + accounts).max()!, true)
  }

  func injured(_ row: Row) -> Numbers? {
    let own = Int(row["injured"]!).map { [$0] } ?? []
    let accounts = differing("injured", row)
    let all = own + (accounts ?? [])
    return all.isEmpty ? nil : (all.min()!, nil, all.max()!, accounts != nil)
  }

  /// The ends of the numbers that accounts of an event give, where they differ.
  private func differing(_ key: String, _ row: Row) -> [Int]? {
    let claims = rows["csv/claims.csv"] ?? []
    guard Self.disputed(key, claims).contains(row["id"]!) else { return nil }
    return Self.casualties(key, claims)[row["id"]!]!.flatMap {
      [$0.lowerBound, $0.upperBound == .max ? $0.lowerBound : $0.upperBound]
    }
  }

  /// The rows called by the ids that a note names one by one; nil where it is another note.
  func named(_ note: String) -> [Row]? {
    for (phrase, place, table) in [(Phrase.rowsAre, "events", "events"), (.claimsAre, "claims", "claims")] {
      let frame = Self.bare(phrases(phrase, [place: Markdown("QQQ")]).source).split(separator: "QQQ").map(String.init)
      guard note.hasPrefix(frame[0]) else { continue }
      let ids = Set(note.matches(of: #/`([^`]+)`/#).map { String($0.output.1) })
      let found = rows(of: "csv/\(table).csv").filter { ids.contains($0["id"]!) }
      return found.count == ids.count ? found : nil
    }
    return nil
  }

  static func bounds(_ row: Row) -> DayBounds { (try? EventDate(row["when"] ?? ""))?.bounds ?? .notKnown }

  private static func holds(_ condition: Condition, _ row: Row, _ line: DayBounds?, _ years: Int?) -> Bool {
    let bounds = bounds(row)
    switch condition {
    case .period(let days):
      return reached(bounds, years).overlaps(first: days.firstDay ?? .min, last: days.lastDay ?? .max)
    case .within(let days): return lies(bounds, within: days)
    case .line(let isWithin): return (line.map { lies(bounds, within: $0) } ?? false) == isWithin
    case .openReach: return true
    case .cells(let holds): return holds(row)
    }
  }

  private static func lies(_ bounds: DayBounds, within days: DayBounds) -> Bool {
    bounds.lies(within: days.firstDay ?? .min, last: days.lastDay ?? .max)
  }

  /// An open date as far as it reaches, counted in whole months.
  private static func reached(_ bounds: DayBounds, _ years: Int?) -> DayBounds {
    guard let years, bounds.isKnown else { return bounds }
    switch (bounds.firstDay, bounds.lastDay) {
    case (let first?, nil):
      return DayBounds(first: first, last: Month(ordinal: Month(containing: first).ordinal + years * 12 - 1).last)
    case (nil, let last?):
      return DayBounds(first: Month(ordinal: Month(containing: last).ordinal - years * 12 + 1).first, last: last)
    default: return bounds
    }
  }

  // MARK: Reading

  private func frames(_ path: String) -> [(frame: (before: String, after: String), path: String)] {
    let link = "[`\(path)`](../\(path))"
    return [Phrase.rowsByFilter, .rowsOfLines, .rowsOfColumns, .rowsAllOfColumns, .rowsAll].map { phrase in
      let text = Self.bare(phrases(phrase, ["file": Markdown("FFF"), "filter": Markdown("QQQ")]).source)
        .replacing("FFF", with: link)
      guard let gap = text.firstRange(of: "QQQ") else { return ((text, ""), path) }
      return ((String(text[..<gap.lowerBound]), String(text[gap.upperBound...])), path)
    }
  }

  /// The conditions of a list of them; nil where something in it is none.
  private func conditions(_ filter: String) -> [Condition]? {
    let last = Self.bare(phrases(.listEnd, ["items": Markdown(""), "last": Markdown("")]).source)
    let separators = [Self.bare(phrases(.listBetween).source), last]
    var conditions: [Condition] = []
    var rest = filter[...]
    while true {
      let matches = patterns.compactMap { pattern in
        Self.match(pattern.pieces, rest).map { (pattern.meaning($0.captured), $0.rest) }
      }
      guard let longest = matches.min(by: { $0.1.count < $1.1.count }) else { return nil }
      conditions.append(longest.0)
      rest = longest.1
      if rest.isEmpty { return conditions }
      guard let separator = separators.first(where: { rest.hasPrefix($0) }) else { return nil }
      rest = rest.dropFirst(separator.count)
    }
  }

  /// What stands in the gaps between `pieces` at the start of `text`, and what is behind them.
  private static func match(_ pieces: [String], _ text: Substring) -> (captured: [String], rest: Substring)? {
    guard text.hasPrefix(pieces[0]) else { return nil }
    var (captured, rest) = ([String](), text.dropFirst(pieces[0].count))
    for piece in pieces.dropFirst() {
      guard let next = rest.firstRange(of: piece) else { return nil }
      let gap = rest[..<next.lowerBound]
      guard !gap.contains("`") else { return nil }
      captured.append(String(gap))
      rest = rest[next.upperBound...]
    }
    return (captured, rest)
  }

  // MARK: Meaning

  private static func patterns(
    _ phrases: Phrases, _ rows: [String: [Row]], _ places: [String: Row]
  ) -> [(pieces: [String], meaning: ([String]) -> Condition)] {
    var patterns: [(pieces: [String], meaning: ([String]) -> Condition)] = []
    func add(_ markdown: Markdown, _ meaning: @escaping ([String]) -> Condition) {
      let text = bare(markdown.source).replacing(#/QQQ/#, with: "\u{0}")
      patterns.append((text.split(separator: "\u{0}", omittingEmptySubsequences: false).map(String.init), meaning))
    }
    func cells(_ phrase: Phrase, _ values: KeyValuePairs<String, Markdown>, _ holds: @escaping ([String], Row) -> Bool)
    {
      add(phrases(phrase, values)) { captured in .cells { holds(captured, $0) } }
    }
    func days(_ text: String) -> DayBounds { try! EventDate(text).bounds }
    func any(_ columns: String, _ row: Row) -> Bool { columns.split(separator: "/").contains { row[String($0)] != "" } }
    let (code, plain) = (phrases.code("QQQ"), Markdown("QQQ"))
    let (deaths, injured) = (phrases(.whatDeaths), phrases(.whatInjured))
    // a column with its value; of two that read as much the first counts
    add(phrases.code("QQQ!=QQQ")) { captured in .cells { $0[captured[0]] != captured[1] } }
    add(phrases.code("QQQ=QQQ")) { captured in
      // of kinds one of several
      let values = captured[0] == "kind" ? captured[1].split(separator: "/").map(String.init) : [captured[1]]
      return .cells { values.contains($0[captured[0]] ?? "") }
    }
    add(phrases(.filterPeriod, ["period": code])) { .period(days($0[0])) }
    add(phrases(.filterPeriodWithin, ["period": code])) { .within(days($0[0])) }
    cells(.filterPeriodNotWithin, ["period": code]) { !lies(bounds($1), within: days($0[0])) }
    cells(.filterPeriodOrBefore, ["period": code, "before": code]) { captured, row in
      let (period, before) = (days(captured[0]), days(captured[1]))
      return bounds(row).overlaps(first: period.firstDay ?? .min, last: period.lastDay ?? .max)
        || lies(bounds(row), within: before) && row["scope"] != "series"
    }
    add(phrases(.filterLineWithin)) { _ in .line(isWithin: true) }
    add(phrases(.filterLineNotWithin)) { _ in .line(isWithin: false) }
    add(phrases(.filterOpenReach, ["years": plain])) { .openReach(Int($0[0])!) }
    cells(.filterAbout, ["id": code]) { captured, row in
      row["about"]!.split(separator: ";").contains { $0 == captured[0] }
    }
    cells(.filterFilled, ["column": code]) { any($0[0], $1) }
    cells(.filterEmpty, ["column": code]) { !any($0[0], $1) }
    cells(.filterNoDay, ["column": code]) { captured, row in
      let text = row[captured[0]]!
      return text.isEmpty || text.hasPrefix("XXXX") && text.allSatisfy { !$0.isNumber }
    }
    for (key, holds) in [(Phrase.filterFilled, true), (.filterEmpty, false)] {
      cells(.filterPlace, ["place": phrases(key, ["column": code])]) { any($0[0], placed($1, places)) == holds }
    }
    let region = phrases(.listEnd, ["items": phrases.code("country=QQQ"), "last": phrases.code("admin1=QQQ")])
    cells(.filterPlace, ["place": region]) { captured, row in
      let row = placed(row, places)
      return row["country"] == captured[0] && row["admin1"] == captured[1]
    }
    cells(.filterNamed, ["actor": code]) { captured, row in
      ["side_a", "side_b", "targets"].contains { row[$0]!.split(separator: ";").contains { $0 == captured[0] } }
    }
    for (what, key) in [(deaths, "killed"), (injured, "injured")] {
      let disputed = disputed(key, rows["csv/claims.csv"] ?? [])
      cells(.filterAccounts, ["what": what]) { disputed.contains($1["id"]!) }
      cells(.filterFilledOrDisputed, ["column": code, "what": what]) { any($0[0], $1) || disputed.contains($1["id"]!) }
      cells(.filterEmptyUndisputed, ["column": code, "what": what]) { !any($0[0], $1) && !disputed.contains($1["id"]!) }
    }
    cells(.filterOpen, [:]) { _, row in
      let bounds = bounds(row)
      return bounds.isKnown && (bounds.startIs != .known || bounds.endIs != .known)
    }
    cells(.filterNotOpen, [:]) { _, row in bounds(row).startIs == .known && bounds(row).endIs == .known }
    func isLonger(_ row: Row, _ years: String) -> Bool {
      let bounds = bounds(row)
      guard let first = bounds.firstDay, let last = bounds.lastDay else { return false }
      return Int(last) - Int(first) > Int(years)! * 366
    }
    cells(.filterLonger, ["years": plain]) { isLonger($1, $0[0]) }
    cells(.filterNotLonger, ["years": plain]) { !isLonger($1, $0[0]) }
    let killed = casualties("killed", rows["csv/claims.csv"] ?? [])
    cells(.filterDeadliest, ["number": plain, "column": code]) { captured, row in
      // the number stands first in every language
      captured[1].split(separator: "/").contains { Int(row[String($0)]!) ?? -1 >= Int(captured[0])! }
        || killed[row["id"]!, default: []].contains { range in
          range.upperBound >= Int(captured[0])!
        } || row["deaths_low"] != "" && row["deaths_best"] == "" && row["deaths_high"] == ""
    }
    let sources = Dictionary((rows["csv/sources.csv"] ?? []).map { ($0["id"]!, $0) }) { $1 }
    func cited(_ row: Row) -> Set<String> {
      Set(row["citations"]!.split(separator: ";").map { String($0.split(separator: "#")[0]) })
    }
    cells(.filterSingleSource, [:]) { _, row in
      Set(cited(row).map { sources[$0]?["publisher"]?.lowercased() ?? "" }).count == 1
    }
    cells(.filterNotCited, [:]) { _, row in
      let (medium, cited) = (row["medium"]!, cited(row))
      return medium != "" && !cited.contains(medium) && !cited.contains { sources[$0]?["kind"] == medium }
    }
    return patterns
  }

  /// The events about which claims give numbers of `key` whose ranges do not overlap.
  private static func disputed(_ key: String, _ claims: [Row]) -> Set<String> {
    let ranges = casualties(key, claims)
    return Set(ranges.filter { _, all in all.contains { a in all.contains { !a.overlaps($0) } } }.keys)
  }

  /// By event: the numbers of `key` that claims give, those without an upper end up to the largest integer.
  private static func casualties(_ key: String, _ claims: [Row]) -> [String: [ClosedRange<Int>]] {
    var ranges: [String: [ClosedRange<Int>]] = [:]
    for claim in claims where claim["kind"] == "casualty-figure" {
      for value in claim["value"]!.split(separator: ";") where value.hasPrefix(key + "=") {
        var ends = value.dropFirst(key.count + 1).split(separator: "..").map { Int($0)! }
        if value.hasPrefix(key + "=..") { ends.insert(0, at: 0) }
        for id in claim["about"]!.split(separator: ";") {
          ranges[String(id), default: []].append(ends[0]...(value.hasSuffix("..") ? .max : ends.last!))
        }
      }
    }
    return ranges
  }
}
