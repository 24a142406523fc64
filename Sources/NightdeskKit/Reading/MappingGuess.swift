/// A first mapping for a table of events that Nightdesk does not know, guessed from its header and its first thousand
/// rows. Every guess says in a comment what it rests on; nothing is used before somebody has read it.
package struct MappingGuess {
  /// What was seen of a column.
  private struct Seen {
    let name: String
    /// The name in small letters, everything else as `_`.
    let plain: String
    var values: [String: Int] = [:]
    var filled = 0

    /// Whether the filled values pass `test`, all but one in twenty.
    func mostly(_ test: (String) -> Bool) -> Bool {
      filled > 0 && values.reduce(0) { $0 + (test($1.key) ? $1.value : 0) } * 20 >= filled * 19
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
    var reader = CSVRecordReader(
      file, width: header.names.count, blockSize: 1 << 18, offset: header.end, header.dialect)
    columns = header.names.map { Seen(name: $0, plain: $0.plainName) }
    var batch = RecordBatch(.events)
    while rowCount < MappingGuess.rows, try reader.next(into: &batch) != nil {
      for row in 0..<batch.count where rowCount < MappingGuess.rows && !batch.broken.contains(row) {
        rowCount += 1
        for column in columns.indices {
          let text = batch.sourceField(row, column).text.withoutBlanks
          if text.isEmpty { continue }
          columns[column].values[text, default: 0] += 1
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

  /// The mapping file.
  package consuming func yaml() -> String {
    guessIdentity()
    guessTime()
    guessKind()
    guessPlace()
    guessPeople()
    guessNumbers()
    var text = [
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
    text += ["columns:"] + lines
    let rest = columns.indices.filter { !taken.contains($0) }
    if !rest.isEmpty {
      text += ["# not mapped: they go to extra, with a finding each; name here what is to be left out", "ignore: []"]
      text += rest.map { "#  - \(MappingGuess.quoted(columns[$0].name))" }
    }
    return text.joined(separator: "\n") + "\n"
  }

  // MARK: What a column may be

  /// The first column that is called like one of `names` - exactly, before containing it - and passes `test`.
  private func find(_ names: [String], _ test: (Seen) -> Bool = { _ in true }) -> Int? {
    for name in names {
      if let hit = columns.indices.first(where: {
        !taken.contains($0) && columns[$0].plain == name && test(columns[$0])
      }) {
        return hit
      }
    }
    for name in names where name.count > 3 {
      if let hit = columns.indices.first(where: {
        !taken.contains($0) && columns[$0].plain.contains(name) && test(columns[$0])
      }) {
        return hit
      }
    }
    return nil
  }

  private mutating func add(_ column: String, _ source: Int, _ why: String, _ more: [String] = []) {
    taken.insert(source)
    lines.append("  # \(why)")
    let name = MappingGuess.quoted(columns[source].name)
    lines.append(more.isEmpty ? "  \(column): \(name)" : "  \(column):")
    if !more.isEmpty { lines += ["    from: \(name)"] + more.map { "    " + $0 } }
  }

  private mutating func guessIdentity() {
    let hit = find(["id", "event_id", "eventid", "uid", "key", "incident_id", "no", "nr", "number", "ref", "event_id"])
    {
      $0.filled == rowCount && $0.values.count == rowCount
    }
    if let hit {
      add("id", hit, "filled and different in every row")
    } else {
      lines.append("  # no column is filled and different in every row: ids are made of all that a row holds")
    }
    if let hit = find(["title", "headline", "event_name"]) { add("title", hit, "called so") }
    if let hit = find(["notes", "description", "summary", "event_description", "text", "details", "narrative"]) {
      add("summary", hit, "called so")
    }
  }

  private static let patterns = [
    "yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "MM/dd/yyyy", "M/d/yyyy", "dd.MM.yyyy", "d.M.yyyy", "dd-MM-yyyy",
    "yyyy/MM/dd", "yyyyMMdd", "dd MMMM yyyy", "d MMMM yyyy", "dd MMM yyyy", "d MMM yyyy", "dd-MMM-yyyy", "d-MMM-yyyy",
    "MMMM d, yyyy", "MMM d, yyyy", "MMMM yyyy", "yyyy-MM", "yyyy",
  ]

  private static func patterns(of column: Seen) -> [String] {
    patterns.filter { text in
      guard let pattern = DatePattern(text) else { return false }
      return column.mostly { pattern.day($0) != nil }
    }
  }

  private mutating func guessTime() {
    let names = [
      "date", "event_date", "when", "start_date", "date_start", "day", "incident_date", "date_of_event", "start",
      "datum",
    ]
    guard
      let hit = find(names, { !MappingGuess.patterns(of: $0).isEmpty })
        ?? columns.indices.first(where: {
          !taken.contains($0) && MappingGuess.patterns(of: columns[$0]).contains { $0.count > 6 }
        })
    else {
      lines += ["  # no column holds dates that can be read; every event needs one", "  # when: COLUMN"]
      return
    }
    let fitting = MappingGuess.patterns(of: columns[hit])
    let isEDTF = fitting[0] == "yyyy-MM-dd" || fitting[0] == "yyyy-MM" || fitting[0] == "yyyy"
    var more = isEDTF ? [] : ["format: \(MappingGuess.quoted(fitting[0]))"]
    let others = fitting.dropFirst().filter { $0.singleLetters != fitting[0].singleLetters }
    let doubt = others.isEmpty || isEDTF ? "" : "; could be \(others.joined(separator: ", ")) as well"
    taken.insert(hit)
    if let end = find(["end_date", "date_end", "until", "enddate", "end"], { !MappingGuess.patterns(of: $0).isEmpty }) {
      taken.insert(end)
      more.append("until: \(MappingGuess.quoted(columns[end].name))")
    }
    add("when", hit, "its values read as \(fitting[0])\(doubt)", more)
  }

  private mutating func guessKind() {
    let hit = find(["type", "event_type", "category", "kind", "incident_type", "event_category"]) {
      $0.filled > 0 && $0.values.count <= 60
    }
    guard let hit else {
      lines += ["  # no column says what kind of event it is", "  type: {value: other}"]
      return
    }
    var more = ["values:"]
    for value in columns[hit].values.keys.sorted(by: { $0.utf8Span.span.precedes($1.utf8Span.span) }) {
      more.append("  \(MappingGuess.quoted(value)): \(MappingGuess.type(value))")
    }
    let name = columns[hit].name
    add("type", hit, "called so, with these values; `nightdesk schema events` has the words", more)
    if let sub = find(["sub_event_type", "subtype", "sub_type", "subcategory"]) {
      add("subtype", sub, "called so")
    } else {
      lines += ["  # the type as the file words it", "  subtype: \(MappingGuess.quoted(name))"]
    }
  }

  /// The register's word that a type of events is called like; `other` where none is.
  private static func type(_ value: String) -> String {
    for (written, word) in ACLED.eventTypes where "\(written)".plainName == value.plainName { return "\(word)" }
    let plain = value.plainName.split(separator: "_").joined(separator: "-")
    if Vocabularies.eventTypes.words.contains(plain) { return plain }
    let hints = [
      ("assassin", "assassination"), ("coup", "coup"), ("protest", "protest"), ("demonstration", "protest"),
      ("riot", "riot"), ("abduct", "abduction-detention"), ("kidnap", "abduction-detention"),
      ("arrest", "abduction-detention"), ("detention", "abduction-detention"), ("displace", "displacement"),
      ("explos", "explosion-remote-violence"), ("bomb", "explosion-remote-violence"),
      ("shell", "explosion-remote-violence"), ("air", "explosion-remote-violence"), ("clash", "battle"),
      ("battle", "battle"), ("fight", "battle"), ("agreement", "agreement"), ("statement", "statement"),
    ]
    return hints.first { value.lowercased().contains($0.0) }?.1 ?? "other"
  }

  private mutating func guessPlace() {
    if let hit = find(
      ["iso3", "country_code", "iso", "country_iso", "country", "country_name"],
      { column in
        column.mostly { Countries.alpha3(ofName: $0) != nil || $0.count <= 3 && $0 == $0.uppercased() && !$0.isDigits }
      })
    {
      add("country", hit, "its values are names or codes of countries")
    }
    let names: [(String, [String])] = [
      ("admin1", ["admin1", "adm1", "admin_1", "adm_1", "province", "governorate", "state", "region"]),
      ("admin2", ["admin2", "adm2", "admin_2", "adm_2", "district", "county"]),
      ("admin3", ["admin3", "adm3", "admin_3", "subdistrict"]),
      ("location", ["location", "place", "city", "town", "village", "settlement", "place_name", "where_coordinates"]),
    ]
    for (column, words) in names {
      if let hit = find(words, { !$0.mostly { $0.isDigits } }) { add(column, hit, "called so") }
    }
    for (column, words, limit) in [
      ("latitude", ["latitude", "lat", "y"], 90.0), ("longitude", ["longitude", "lon", "long", "lng", "x"], 180),
    ] {
      if let hit = find(words, { $0.mostly { Double($0).map { abs($0) <= limit } ?? false } }) {
        add(column, hit, "called so; numbers within \(Int(limit)) degrees")
      }
    }
  }

  private mutating func guessPeople() {
    let names: [(String, [String])] = [
      ("side_a", ["actor1", "side_a", "actor_1", "party_a", "perpetrator"]),
      ("side_b", ["actor2", "side_b", "actor_2", "party_b"]),
      ("targets", ["target", "victim", "targets"]),
      ("citations", ["source", "sources", "source_name", "reported_by_source"]),
    ]
    for (column, words) in names {
      guard let hit = find(words, { !$0.mostly { Double($0) != nil } }) else { continue }
      let marks: [Character] = [";", "|"]
      let separator = marks.first { mark in columns[hit].values.contains { value, _ in value.contains(mark) } }
      add(
        column, hit,
        column == "citations" ? "called so; each name becomes a source" : "called so; each name becomes an actor",
        separator.map { ["separator: \(MappingGuess.quoted(String($0)))"] } ?? [])
    }
  }

  private mutating func guessNumbers() {
    let names: [(String, [String])] = [
      ("deaths_best", ["fatalities", "deaths", "killed", "dead", "best", "nkill", "deaths_best"]),
      ("deaths_low", ["low", "deaths_low", "fatalities_low"]),
      ("deaths_high", ["high", "deaths_high", "fatalities_high"]),
      ("deaths_civilians", ["deaths_civilians", "civilian_deaths", "civilians_killed"]),
      ("injured", ["injured", "wounded", "injuries", "nwound"]),
    ]
    for (column, words) in names {
      if let hit = find(words, { $0.filled == 0 || $0.mostly { $0.isDigits } }) {
        add(
          column, hit, columns[hit].filled == 0 ? "called so, and empty in all these rows" : "called so; whole numbers")
      }
    }
  }

  /// As a YAML scalar in double quotes.
  private static func quoted(_ text: String) -> String { JSON.string(text).text }
}

extension String {
  /// With every run of one letter as one.
  fileprivate var singleLetters: String { reduce(into: "") { if $0.last != $1 { $0.append($1) } } }

  /// In small letters and digits, with `_` for everything else.
  fileprivate var plainName: String {
    lowercased().split { !$0.isLetter && !$0.isNumber }.map { String($0) }.joined(separator: "_")
  }
}
