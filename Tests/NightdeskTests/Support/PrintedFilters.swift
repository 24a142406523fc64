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

  /// The rows that a filter finds.
  func found(_ filter: (file: String, conditions: [Condition])) -> [Row] {
    rows(of: filter.file).filter { row in filter.conditions.allSatisfy { Self.holds($0, row) } }
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

  static func holds(_ condition: Condition, _ row: Row) -> Bool {
    switch condition {
    case .period(let days): bounds(row).overlaps(first: days.firstDay ?? .min, last: days.lastDay ?? .max)
    case .within(let days): bounds(row).lies(within: days.firstDay!, last: days.lastDay!)
    case .cells(let holds): holds(row)
    }
  }

  // MARK: Reading

  private func frames(_ path: String) -> [(frame: (before: String, after: String), path: String)] {
    let link = "[`\(path)`](../\(path))"
    return [Phrase.rowsByFilter, .rowsBefore, .rowsAll].map { phrase in
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
    /// The row, with what its place has where it has nothing of its own.
    func placed(_ row: Row) -> Row { places[row["place"] ?? ""].map { row.merging($0) { $1 } } ?? row }

    let (code, plain) = (phrases.code("QQQ"), Markdown("QQQ"))
    let (deaths, injured) = (phrases(.whatDeaths), phrases(.whatInjured))
    // a column with its value; of two that read as much the first counts
    add(phrases.code("QQQ!=QQQ")) { captured in .cells { $0[captured[0]] != captured[1] } }
    add(phrases.code("QQQ=QQQ")) { captured in .cells { $0[captured[0]] == captured[1] } }
    add(phrases(.filterPeriod, ["period": code])) { .period(days($0[0])) }
    add(phrases(.filterPeriodWithin, ["period": code])) { .within(days($0[0])) }
    cells(.filterPeriodNotWithin, ["period": code]) { captured, row in
      let days = days(captured[0])
      return !bounds(row).lies(within: days.firstDay!, last: days.lastDay!)
    }
    cells(.filterFilled, ["column": code]) { any($0[0], $1) }
    cells(.filterEmpty, ["column": code]) { !any($0[0], $1) }
    cells(.filterNoDay, ["column": code]) { captured, row in
      (try? EventDate(row[captured[0]]!))?.bounds.isKnown != true
    }
    for (key, holds) in [(Phrase.filterFilled, true), (.filterEmpty, false)] {
      cells(.filterPlace, ["place": phrases(key, ["column": code])]) { any($0[0], placed($1)) == holds }
    }
    let region = phrases(.listEnd, ["items": phrases.code("country=QQQ"), "last": phrases.code("admin1=QQQ")])
    cells(.filterPlace, ["place": region]) { captured, row in
      let row = placed(row)
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
          (range.upperBound == .max ? range.lowerBound : range.upperBound) >= Int(captured[0])!
        }
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
        let ends = value.dropFirst(key.count + 1).split(separator: "..").map { Int($0)! }
        for id in claim["about"]!.split(separator: ";") {
          ranges[String(id), default: []].append(ends[0]...(value.hasSuffix("..") ? .max : ends.last!))
        }
      }
    }
    return ranges
  }
}
