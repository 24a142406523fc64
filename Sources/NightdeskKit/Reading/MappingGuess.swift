/// A first mapping for a table of events that Nightdesk does not know, guessed from its header and its first thousand
/// rows. Every guess says in a comment what it rests on; nothing is used before somebody has read it.
package struct MappingGuess {
  /// What was seen of a column.
  private struct Seen {
    let name: String
    /// The name in small letters, everything else as `_`.
    let plain: String
    var values: [String: Int] = [:]
    /// By value: the line that has it first.
    var lines: [String: Int] = [:]
    var filled = 0

    /// How many of the filled values pass `test`.
    func count(_ test: (String) -> Bool) -> Int { values.reduce(0) { $0 + (test($1.key) ? $1.value : 0) } }

    /// Whether more than half of the filled values pass `test`.
    func mostly(_ test: (String) -> Bool) -> Bool { count(test) * 2 > filled }

    /// What to say of the values that do not pass `test`, in words behind others; empty where all do.
    func misfits(_ test: (String) -> Bool) -> String {
      let other = filled - count(test)
      guard other > 0, let line = values.keys.filter({ !test($0) }).compactMap({ lines[$0] }).min() else { return "" }
      return "; not so \(other) of \(filled), the first on line \(line): correct them, or their rows are rejected"
    }
  }

  /// How many rows are looked at.
  package static let rows = 1000

  private var columns: [Seen] = []
  private var rowCount = 0
  private var taken: Set<Int> = []
  private var lines: [String] = []
  private let nulls: [String]
  private let dataset: String
  /// Whether the first line is a record already.
  private let isHeadless: Bool
  /// The name of the format that needs no mapping, where the file is of one.
  private let format: String?
  /// In a file tagged in HXL: by column of the register the place of the file's.
  private var tagged: [String: Int] = [:]

  /// Looks at the one file that `request` is.
  package init(_ request: InputRequest) throws(ReadError) {
    let files = try InputSearch([request]).files
    guard files.count == 1, let file = files.first, file.syntax == .csv else {
      throw ReadError(.refused, file: files.first?.name ?? request.path, reason: "not a table with a header")
    }
    let header = try TableHeader(file)
    guard let first = header.names.first, !first.hasPrefix("<"), !first.hasPrefix("{") else {
      throw ReadError(.refused, file: file.name, line: 1, reason: "not a table with a header")
    }
    guard !header.names.contains(where: { $0.contains("\u{FFFD}") }) else {
      throw ReadError(
        .refused, file: file.name, line: 1,
        reason: "the header is not plain UTF-8 text; another encoding is declared with --encoding", code: .otherEncoding
      )
    }
    let isBare = FieldFormats.all.first { $0.layout(firstRecord: header.names, header.dialect, isAsked: false) != nil }
    let known = isBare ?? FieldFormats.of(header.names)
    isHeadless = isBare != nil || known == nil && header.tags == nil && MappingGuess.isRecord(header.names)
    format = known?.name ?? (header.tags == nil ? nil : HXL.name)
    var reader = CSVRecordReader(
      file, width: header.names.count, blockSize: 1 << 18, offset: isHeadless ? header.start : header.end,
      header.dialect)
    let names = isHeadless ? header.names.indices.map { TableMapping.numbered($0) } : header.names
    columns = names.map { Seen(name: $0, plain: $0.plainName) }
    if let tags = header.tags {
      for rule in HXL.mapping(tags).rules {
        if let place = rule.source.flatMap({ tags.firstIndex(of: $0) }), place < columns.count {
          tagged[rule.column] = place
        }
      }
    }
    var batch = RecordBatch(.events)
    batch.firstLine = isHeadless ? header.startLine : header.endLine
    while rowCount < MappingGuess.rows, let lineEnds = try reader.next(into: &batch) {
      var counter = LineCounter(batch)
      defer { batch.firstLine += lineEnds }
      for row in 0..<batch.count where rowCount < MappingGuess.rows && !batch.broken.contains(row) {
        rowCount += 1
        let line = counter.line(of: row, in: batch)
        for column in columns.indices {
          let text = batch.sourceField(row, column).text.withoutBlanks
          if text.isEmpty { continue }
          columns[column].values[text, default: 0] += 1
          if columns[column].lines[text] == nil { columns[column].lines[text] = line }
          columns[column].filled += 1
        }
      }
    }
    let candidates = [
      "-9", "-77", "-88", "-99", "-999", "nan", "NaN", "None", "NULL", "null", "N/A", "n/a", "NA", "-", ".",
    ]
    let seen = columns
    nulls = candidates.filter { word in seen.contains { $0.values[word] != nil } }
    for column in columns.indices {
      for word in nulls {
        columns[column].filled -= columns[column].values.removeValue(forKey: word) ?? 0
      }
    }
    dataset = file.name.fileName.prefix { $0 != "." }.lowercased().filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
    }
  }

  /// Whether the first line of a file is a record: a cell of it is a day, a number with a point or an address.
  private static func isRecord(_ names: [String]) -> Bool {
    names.contains { name in
      let text = name.withoutBlanks
      let isNumber = text.contains(".") && Double(text) != nil
      return isNumber || text.hasPrefix("https://") || text.hasPrefix("http://")
        || patterns.contains { $0.pattern.hasDay && $0.pattern.day(text) != nil }
    }
  }

  /// The mapping file.
  package consuming func yaml() -> String {
    guessMarking()
    guessIdentity()
    guessTime()
    guessKind()
    guessPlace()
    guessPeople()
    guessNumbers()
    let isKnown = format.map { ["# The file is read as \($0) without any mapping."] } ?? []
    var text =
      isKnown + [
        "# A first mapping, guessed from the header and the first \(rowCount) rows. Read every line before you use it:",
        "#   nightdesk run FILE --mapping THIS --output EDITIONS",
        "version: 1", "table: events", "# ids begin with it, and events are printed as coded by it",
        "dataset: \(MappingGuess.quoted(dataset.isEmpty ? "dataset" : dataset))",
      ]
    if !nulls.isEmpty {
      text += [
        "# found in the rows; what else stands for no value?",
        "nulls: [\(nulls.map(MappingGuess.quoted).joined(separator: ", "))]",
      ]
    }
    if isHeadless {
      text += ["# the first line looks like a record: the columns are called after their places", "header: false"]
    }
    text += ["columns:"] + lines
    let rest = columns.indices.filter { !taken.contains($0) }
    if !rest.isEmpty {
      text += ["# not mapped: they go to extra, with a finding each; name here what is to be left out", "ignore: []"]
      text += rest.map { "#  - \(MappingGuess.quoted(columns[$0].name))\(blames(columns[$0].name) ? Self.claim : "")" }
    }
    return text.joined(separator: "\n") + "\n"
  }

  /// Whether a column is called after those who are held responsible: no side of an event, as that is a claim.
  private func blames(_ name: String) -> Bool {
    MappingGuess.blame.contains { name.lowercased().contains($0) }
  }

  private static let claim = "  # who is held responsible is a claim: it has a speaker, a medium and a date"

  // MARK: What a column may be

  /// The column that a tag says is the register's `column`, or the first that is called like it - exactly, before
  /// having a word that begins so - and passes `test`.
  private func find(_ column: String, _ test: (Seen) -> Bool = { _ in true }) -> Int? {
    if let place = tagged[column], !taken.contains(place) { return place }
    let names = MappingGuess.names[column] ?? []
    for name in names {
      if let hit = columns.indices.first(where: {
        !taken.contains($0) && columns[$0].plain == name && test(columns[$0])
      }) {
        return hit
      }
    }
    for name in names where name.count > 3 {
      if let hit = columns.indices.first(where: {
        !taken.contains($0) && "_\(columns[$0].plain)".contains("_" + name) && !blames(columns[$0].name)
          && test(columns[$0])
      }) {
        return hit
      }
    }
    return nil
  }

  private mutating func add(_ column: String, _ source: Int, _ why: String, _ more: [String] = []) {
    taken.insert(source)
    let why = tagged[column] == source ? why.replacing("called so", with: "tagged so") : why
    lines.append("  # \(why)")
    let name = MappingGuess.quoted(columns[source].name)
    lines.append(more.isEmpty ? "  \(column): \(name)" : "  \(column):")
    if !more.isEmpty { lines += ["    from: \(name)"] + more.map { "    " + $0 } }
  }

  /// The column of the markings goes before all others: unread, it would leave marked rows unmarked.
  private mutating func guessMarking() {
    let named = columns.indices.first { MarkingName.isMeant(by: columns[$0].name.utf8Span.span) }
    guard let hit = tagged["marking"] ?? named else { return }
    let written = columns[hit].values.keys.sorted { $0.utf8Span.span.precedes($1.utf8Span.span) }
    let values = written.compactMap { value in
      MarkingName.word(value).flatMap {
        $0 == value ? nil : "  \(MappingGuess.quoted(value)): \(MappingGuess.quoted($0))"
      }
    }
    add(
      "marking", hit,
      "called so; of a row marked TLP:AMBER or above nothing is quoted"
        + columns[hit].misfits { MarkingName.word($0) != nil }, values.isEmpty ? [] : ["values:"] + values)
  }

  private mutating func guessIdentity() {
    func isOfEach(_ column: Seen) -> Bool { column.filled == rowCount && column.values.count == rowCount }
    var hit = find("id", isOfEach)
    // without a header, a column of whole numbers that differ
    if isHeadless { hit = columns.indices.first { isOfEach(columns[$0]) && columns[$0].mostly(\.isDigits) } }
    if hit == nil, tagged.isEmpty, rowCount > 1 {
      // whatever it is called: numbers in the first column, letters with digits in any
      hit = columns.indices.first { place in
        let column = columns[place]
        return !taken.contains(place) && isOfEach(column) && !blames(column.name)
          && MappingGuess.patterns(of: column).isEmpty
          && column.values.keys.allSatisfy { MappingGuess.isLikeID($0, isFirst: place == 0) }
      }
    }
    if let hit {
      add("id", hit, "filled and different in every row")
    } else {
      lines.append("  # no column is filled and different in every row: ids are made of all that a row holds")
    }
    if let hit = find("title") { add("title", hit, "called so") }
    if let hit = find("summary") { add("summary", hit, "called so") }
  }

  private static func isLikeID(_ text: String, isFirst: Bool) -> Bool {
    let hasDigit = text.contains { $0.isNumber }
    let isWord = text.utf8.count <= 40 && !text.contains { $0.isWhitespace || $0 == "." || $0 == "," }
    return isWord && hasDigit && (isFirst || text.contains { $0.isLetter })
  }

  /// The ways to write a day, each alone and with a time of day; a day alone goes before.
  private static let patterns: [(text: String, pattern: DatePattern)] = {
    let days = [
      "yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "MM/dd/yyyy", "M/d/yyyy", "dd.MM.yyyy", "d.M.yyyy", "dd-MM-yyyy",
      "yyyy/MM/dd", "yyyyMMdd", "dd MMMM yyyy", "d MMMM yyyy", "dd MMM yyyy", "d MMM yyyy", "dd-MMM-yyyy",
      "d-MMM-yyyy", "MMMM d, yyyy", "MMM d, yyyy",
    ]
    let times = [
      " HH:mm", " HH:mm:ss", "'T'HH:mm:ss", "'T'HH:mm:ssZZZZZ", "'T'HH:mm", " HH:mm:ss.SSS", "'T'HH:mm:ss.SSS",
      "'T'HH:mm:ss.SSSZZZZZ", " HH:mm:ssZZZZZ", " H:mm", " H:mm:ss", " h:mm a", " h:mm:ss a", ", HH:mm",
    ]
    let texts = days + ["MMMM yyyy", "yyyy-MM", "yyyy"] + days.flatMap { day in times.map { day + $0 } }
    return texts.compactMap { text in DatePattern(text).map { (text, $0) } }
  }()

  /// Patterns that are EDTF as they stand.
  private static let edtf = ["yyyy-MM-dd", "yyyy-MM", "yyyy", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ssZZZZZ"]

  /// The patterns that read most values, and more than half: all that read as many, the first of them the one to take.
  private static func patterns(of column: Seen) -> [String] {
    let counts = patterns.map { pattern in column.count { pattern.pattern.day($0) != nil } }
    guard let best = counts.max(), best * 2 > column.filled else { return [] }
    return zip(patterns, counts).filter { $0.1 == best }.map(\.0.text)
  }

  private static func misfits(_ column: Seen, _ format: String) -> String {
    let pattern = DatePattern(format)
    return column.misfits { pattern?.day($0) != nil }
  }

  private mutating func guessTime() {
    guard
      let hit = find("when", { !MappingGuess.patterns(of: $0).isEmpty })
        ?? columns.indices.first(where: {
          !taken.contains($0) && MappingGuess.patterns(of: columns[$0]).contains { $0.count > 6 }
        })
    else {
      lines += ["  # no column holds dates that can be read; every event needs one", "  # when: COLUMN"]
      return
    }
    let fitting = MappingGuess.patterns(of: columns[hit])
    guard let first = fitting.first else { return add("when", hit, "tagged so; its values read as no date") }
    // midnight in every row is no time of day
    let isMidnight = columns[hit].mostly { $0.contains("T00:00:00") }
    let isEDTF = MappingGuess.edtf.contains(first) && !isMidnight
    var more = isEDTF ? [] : ["format: \(MappingGuess.quoted(first))"]
    let others = fitting.dropFirst().filter { $0.singleLetters != first.singleLetters }
    let doubt = others.isEmpty || isEDTF ? "" : "; could be \(others.joined(separator: ", ")) as well"
    taken.insert(hit)
    if let end = find("until", { !MappingGuess.patterns(of: $0).isEmpty }) {
      taken.insert(end)
      more.append("until: \(MappingGuess.quoted(columns[end].name))")
    }
    let time = first.contains(":") && !isEDTF ? "; the day counts, and the text stays in extra" : ""
    let misfits = MappingGuess.misfits(columns[hit], first)
    add("when", hit, "its values read as \(first)\(doubt)\(time)\(misfits)", more)
  }

  private mutating func guessKind() {
    let hit = find("type") {
      $0.filled > 0 && $0.values.count <= 60
    }
    guard let hit else {
      lines += ["  # no column says what kind of event it is", "  type: {value: other}"]
      return
    }
    var more = columns[hit].values.isEmpty || columns[hit].values.count > 60 ? [] : ["values:"]
    for value in columns[hit].values.keys.sorted(by: { $0.utf8Span.span.precedes($1.utf8Span.span) })
    where !more.isEmpty {
      more.append("  \(MappingGuess.quoted(value)): \(MappingGuess.type(value))")
    }
    more += ["# for any value that is not among these", "otherwise: other"]
    let name = columns[hit].name
    add("type", hit, "called so, with these values; `nightdesk schema events` has the words", more)
    if let sub = find("subtype") {
      add("subtype", sub, "called so")
    } else {
      lines += ["  # the type as the file words it", "  subtype: \(MappingGuess.quoted(name))"]
    }
  }

  private mutating func guessPlace() {
    func isCountry(_ text: String) -> Bool {
      Countries.alpha3(ofName: text) != nil || text.count <= 3 && Countries.isCode(text.utf8Span.span)
    }
    func isOfCountries(_ column: Seen) -> Bool { column.mostly(isCountry) }
    let unnamed = isHeadless ? columns.indices.first { !taken.contains($0) && isOfCountries(columns[$0]) } : nil
    if let hit = find("country", isOfCountries) ?? unnamed {
      add("country", hit, "its values are names or codes of countries" + columns[hit].misfits(isCountry))
    }
    for column in ["admin1", "admin2", "admin3", "location"] {
      if let hit = find(column, { !$0.mostly { $0.isDigits } }) { add(column, hit, "called so") }
    }
    for (column, limit) in [("latitude", 90.0), ("longitude", 180)] {
      func isDegrees(_ text: String) -> Bool { Double(text).map { abs($0) <= limit } ?? false }
      func isDegreesWithComma(_ text: String) -> Bool {
        !text.contains(".") && isDegrees(text.replacing(",", with: "."))
      }
      if let hit = find(column, { $0.mostly(isDegrees) || $0.mostly(isDegreesWithComma) }) {
        let hasComma = !columns[hit].mostly(isDegrees)
        let why = "called so; numbers within \(Int(limit)) degrees" + (hasComma ? ", with a decimal comma" : "")
        add(
          column, hit, why + columns[hit].misfits(hasComma ? isDegreesWithComma : isDegrees),
          hasComma ? ["decimal: \",\""] : [])
      }
    }
  }

  private mutating func guessPeople() {
    for column in ["side_a", "side_b", "targets", "citations"] {
      guard let hit = find(column, { !$0.mostly { Double($0) != nil } }) else { continue }
      let marks: [Character] = [";", "|"]
      let separator = marks.first { mark in columns[hit].values.contains { value, _ in value.contains(mark) } }
      add(
        column, hit,
        column == "citations" ? "called so; each name becomes a source" : "called so; each name becomes an actor",
        separator.map { ["separator: \(MappingGuess.quoted(String($0)))"] } ?? [])
    }
  }

  private mutating func guessNumbers() {
    for column in ["deaths_best", "deaths_low", "deaths_high", "deaths_civilians", "injured"] {
      if let hit = find(column, { $0.filled == 0 || $0.mostly { $0.isDigits } }) {
        add(
          column, hit,
          columns[hit].filled == 0
            ? "called so, and empty in all these rows" : "called so; whole numbers" + columns[hit].misfits(\.isDigits))
      }
    }
  }

  /// As a YAML scalar in double quotes.
  private static func quoted(_ text: String) -> String { JSON.string(text).text }
}

extension String {
  /// With every run of one letter as one.
  fileprivate var singleLetters: String { reduce(into: "") { if $0.last != $1 { $0.append($1) } } }
}
