/// The UCDP Georeferenced Event Dataset in its headed layouts (GED 19.1 to 25.1, HDX's copies): codebook of
/// Högbladh (2019 and later), columns recognised by name, in any order.
///
/// Precision codes become EDTF (date_prec 1 exact, 2 and 3 a span of days, 4 a month, 5 a year; without a code the two
/// days say what they say); `event_clarity` 2 becomes scope `aggregate`; each distinct side becomes an actor and each distinct office or article a source.
struct UCDPGED: FieldFormat {
  let name = "ucdp-ged"
  let title = "UCDP Georeferenced Event Dataset"
  var evidence: String {
    "the columns " + marks.joined(separator: ", ") + "; without a header, by 49 columns (Candidate)"
  }

  /// The columns that tell the format; every layout of GED has them.
  let marks = [
    "id", "type_of_violence", "dyad_name", "side_a", "side_b", "source_article", "where_prec", "event_clarity",
    "date_prec", "date_start", "date_end", "best", "high", "low",
  ]

  /// Those of GED 20.1 and later, among which those of 19.1 are, and what HDX adds.
  var columns: [String] { UCDPGED.candidateColumns + ["iso3"] }

  func layout(header: [String]) -> Layout? {
    guard marks.allSatisfy(header.contains) else { return nil }
    return Layout(
      format: name, table: .events, header: header, known: columns,
      taken: [
        ("deaths_low", "low"), ("deaths_best", "best"), ("deaths_high", "high"),
        ("deaths_civilians", "deaths_civilians"), ("latitude", "latitude"), ("longitude", "longitude"),
        ("place_precision", "where_prec"), ("admin1", "adm_1"), ("admin2", "adm_2"),
        ("location", "where_coordinates"), ("reported_by", "source_original"), ("dataset_id", "id"),
      ], used: ["side_a", "side_b"], mapping: Mapping(header), rules: rules, terms: FileTerms(header, allTerms))
  }

  var terms: [ColumnTerm] {
    [
      ColumnTerm("id", "the event's number, as 163998, once in all files"),
      ColumnTerm("type_of_violence", "1 (state-based), 2 (non-state) or 3 (one-sided)"),
      ColumnTerm("date_start", "a day, as 2014-03-01, not after date_end"),
      ColumnTerm("date_end", "a day, as 2014-03-01, not before date_start"),
      ColumnTerm("iso3", "a country's three letters (ISO 3166-1), as LBY"),
      ColumnTerm(Mapping.precisionCodes), ColumnTerm(Mapping.clarityCodes),
    ]
  }

  var rules: [ColumnRule] {
    // newer files write the first as R does
    [
      .words("active_year", ["0", "1", "FALSE", "TRUE", "False", "True"], described: "0 or 1, or FALSE or TRUE"),
      .shape("code_status", "Clear, or what is still to be checked, as Check deaths") {
        $0.equals("Clear" as StaticString) || $0.starts(with: "Check")
      },
      .words("region", ["Africa", "Americas", "Asia", "Europe", "Middle East"]),
      .whole("year", 0...9999), .whole("number_of_sources", -1 ... .max),
    ]
      + ["deaths_a", "deaths_b", "deaths_unknown"].map { .whole($0, 0 ... .max) }
      + [
        "conflict_dset_id", "conflict_new_id", "dyad_dset_id", "dyad_new_id", "side_a_dset_id", "side_a_new_id",
        "side_b_dset_id", "side_b_new_id",
      ].map { .whole($0, 0 ... .max) }
      // half a degree square each
      + [.whole("priogrid_gid", 1...259_200)]
  }

  private static let dataset = Dataset(
    id: "ged:dataset", title: "UCDP Georeferenced Event Dataset", publisher: "Uppsala Conflict Data Program")

  /// The 49 columns of GED 20.1 and later, which Candidate files may come without.
  static let candidateColumns = [
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
  ]

  private static func isEvent(_ record: [String]) -> Bool {
    func cell(_ name: String) -> String { record[candidateColumns.firstIndex(of: name)!] }
    return cell("id").isDigits && ["1", "2", "3"].contains(cell("type_of_violence"))
      && cell("date_start").prefix(4).isDigits && cell("best").isDigits && cell("low").isDigits
  }

  func layout(firstRecord: [String], _ dialect: Dialect, isAsked: Bool) -> Layout? {
    let names = UCDPGED.candidateColumns
    // a header that lacks a column is no record
    let isHeader = firstRecord.contains { names.contains($0.lowercased()) }
    let isWhole = firstRecord.count == names.count
    let isMine =
      isAsked && !isHeader ? firstRecord.mayBeRecord(isWhole) : isWhole && UCDPGED.isEvent(firstRecord)
    guard dialect == .csv, isMine,
      var layout = layout(header: names)
    else { return nil }
    layout.isHeadless = true
    return layout
  }

  private struct Mapping: FieldMapping {
    let id, year, violence, sideA, sideAID, sideB, sideBID, governmentA, governmentB: Int
    let article, office, place, country, iso3, clarity, precision, start, end: Int
    let keepsIdentifiers = true
    let origins: [(column: Int, source: Int)]
    let impliedColumns = ["side_a", "side_b", "citations"].map { RegisterSchema.events.index($0) }
    private let schema = RegisterSchema.events

    init(_ header: [String]) {
      func source(_ name: String) -> Int { header.firstIndex(of: name) ?? -1 }
      (id, year, violence) = (source("id"), source("year"), source("type_of_violence"))
      (sideA, sideAID) = (source("side_a"), source("side_a_new_id"))
      (sideB, sideBID) = (source("side_b"), source("side_b_new_id"))
      (governmentA, governmentB) = (source("gwnoa"), source("gwnob"))
      (article, office) = (source("source_article"), source("source_office"))
      (place, country, iso3) = (source("where_coordinates"), source("country"), source("iso3"))
      (clarity, precision) = (source("event_clarity"), source("date_prec"))
      (start, end) = (source("date_start"), source("date_end"))
      let schema = RegisterSchema.events
      origins = [
        ("id", id), ("when", start), ("type", violence), ("subtype", violence), ("title", place),
        ("country", iso3 < 0 ? country : iso3),
        ("scope", clarity), ("side_a", sideA), ("side_b", sideB), ("citations", article), ("dataset", id),
      ].map { (schema.index($0.0), $0.1) }
    }

    func fill(_ batch: inout RecordBatch, _ implied: inout ImpliedRecords) {
      for row in 0..<batch.count {
        identify(row, &batch)
        date(row, &batch)
        classify(row, &batch)
        locate(row, &batch)
        side(row, "side_a", sideA, sideAID, governmentA, &batch, &implied)
        side(row, "side_b", sideB, sideBID, governmentB, &batch, &implied)
        cite(row, &batch, &implied)
        batch.composeField(row, schema.index("dataset")) { $0.append("UCDP GED" as StaticString) }
      }
    }

    /// What stands in the file's column `source`; nothing where it has no such column (-1).
    private func text(_ source: Int, _ row: Int, _ batch: borrowing RecordBatch) -> String {
      source < 0 ? "" : batch.sourceField(row, source).text
    }

    private func identify(_ row: Int, _ batch: inout RecordBatch) {
      let text = batch.sourceField(row, id).text
      guard !text.isEmpty else { return }
      batch.composeField(row, schema.index("id")) { $0.append("ged:" + text) }
    }

    static var precisionCodes: CodedColumn { CodedColumn(name: "date_prec", range: 1...5) }
    static var clarityCodes: CodedColumn { CodedColumn(name: "event_clarity", range: 1...2) }

    /// `date_prec` with the two bounds, as EDTF; what the codes do not cover keeps both bounds. Where both are one day,
    /// or there is one alone, 2 is up to six days from it on, 3 a week, 4 its month, 5 its year; one alone without a
    /// code is approximate, because nobody says that it is exact.
    private func date(_ row: Int, _ batch: inout RecordBatch) {
      let first = String(batch.sourceField(row, start).text.prefix(10))
      let given = String(batch.sourceField(row, end).text.prefix(10))
      let code = batch.number(row, precision, schema.index("when"), Mapping.precisionCodes)
      guard !first.isEmpty else { return }
      if given.isEmpty, batch.source(row, precision).isEmpty, UCDPGED.days(first) != nil {
        batch.report(.noDatePrecision, row, schema.index("when"), source: precision)
        return batch.composeField(row, schema.index("when")) { $0.append(first + "~") }
      }
      if given != first, !given.isEmpty, let fault = UCDPGED.fault(given) {
        batch.report(fault, row, schema.index("when"), source: end)
        return batch.composeField(row, schema.index("when")) { $0.append(first) }
      }
      let isAlone = (given.isEmpty || given == first) && UCDPGED.days(first) != nil
      checkYear(row, first, given.isEmpty ? first : given, &batch)
      let last = isAlone ? UCDPGED.lastDay(from: first, code) : given.isEmpty ? first : given
      let isAggregate = batch.sourceField(row, clarity).equals("2" as StaticString)
      let span = first == last ? first : isAggregate ? "\(first)/\(last)" : "[\(first)..\(last)]"
      let edtf =
        switch code {
        case 4 where isAlone: String(first.prefix(7))
        case 5 where isAlone: String(first.prefix(4))
        case 4: UCDPGED.month(first, last) ?? span
        case 5: UCDPGED.year(first, last) ?? span
        default: span
        }
      batch.composeField(row, schema.index("when")) { $0.append(edtf) }
    }

    /// Says that the row's year is that of none of the days from `first` to `last`.
    private func checkYear(_ row: Int, _ first: String, _ last: String, _ batch: inout RecordBatch) {
      guard let year = Int64(text(year, row, batch)), 0...9999 ~= year, UCDPGED.days(first) != nil,
        let start = Int64(first.prefix(4)), let end = Int64(last.prefix(4)), year < start || year > end
      else { return }
      batch.report(.yearContradictsDate, row, schema.index("when"), source: self.year)
    }

    private func classify(_ row: Int, _ batch: inout RecordBatch) {
      let code = batch.sourceField(row, violence).text
      let (type, subtype) =
        switch code {
        case "1": ("battle", "state-based violence")
        case "2": ("battle", "non-state violence")
        case "3": ("violence-against-civilians", "one-sided violence")
        default: (code, code)
        }
      batch.composeField(row, schema.index("type")) { $0.append(type) }
      batch.composeField(row, schema.index("subtype")) { $0.append(subtype) }
      let scope = schema.index("scope")
      if let code = batch.number(row, clarity, scope, Mapping.clarityCodes) {
        batch.composeField(row, scope) { $0.append(code == 1 ? "incident" : "aggregate") }
      }
      // the keeper's title: what and where, naming no side
      let place = text(place, row, batch)
      batch.composeField(row, schema.index("title")) {
        $0.append(place.isEmpty ? "[\(subtype)]" : "[\(subtype), \(place)]")
      }
    }

    private func locate(_ row: Int, _ batch: inout RecordBatch) {
      let code = text(iso3, row, batch)
      if !code.isEmpty { return batch.composeField(row, schema.index("country")) { $0.append(code) } }
      let name = text(country, row, batch)
      guard !name.isEmpty else { return }
      if let code = Countries.alpha3(ofName: name) {
        batch.composeField(row, schema.index("country")) { $0.append(code) }
      } else {
        batch.report(.unknownCountryName, row, schema.index("country"), source: country)
      }
    }

    /// The actor that a side is, by UCDP's id where the layout has it.
    private func side(
      _ row: Int, _ column: String, _ name: Int, _ number: Int, _ government: Int, _ batch: inout RecordBatch,
      _ implied: inout ImpliedRecords
    ) {
      let named = batch.sourceField(row, name).text
      guard !named.isEmpty else { return }
      let given = text(number, row, batch)
      let code = Shape.reference(given.utf8Span.span) == nil ? given : ""
      let id = code.isEmpty ? "ged:actor:" + NameDigest(named.utf8Span.span).text : "ged:actor:" + code
      let kind =
        !text(government, row, batch).isEmpty
        ? "state-body" : named == "Civilians" ? "category" : "unknown"
      let dataset = implied.noteDataset(row, UCDPGED.dataset)
      implied.note(row, .actors, id.utf8Span.span, source: name) {
        [
          ("name", named), ("kind", kind), ("citations", dataset),
          ("extra", code.isEmpty ? "" : "ucdp_actor_id=\(code)"),
        ]
      }
      batch.composeField(row, schema.index(column)) { $0.append(id) }
    }

    /// One source for each office that the row lists; for rows without, one for the article's text.
    private func cite(_ row: Int, _ batch: inout RecordBatch, _ implied: inout ImpliedRecords) {
      let offices = text(office, row, batch)
      var names: [String] = []
      for part in offices.split(separator: ";") {
        let name = String(part.trimmed)
        if !name.isEmpty, !names.contains(name) { names.append(name) }
      }
      if names.isEmpty {
        let text = String(batch.sourceField(row, article).text[...].trimmed)
        if !text.isEmpty { names.append(text) }
      }
      guard !names.isEmpty else { return }
      let isOffice = !offices.isEmpty
      let ids = names.map { "ged:source:" + NameDigest($0.utf8Span.span).text }
      for (name, id) in zip(names, ids) {
        implied.note(row, .sources, id.utf8Span.span, source: isOffice ? office : article) {
          [("title", name), ("kind", "other"), ("publisher", isOffice ? name : "")]
        }
      }
      batch.composeField(row, schema.index("citations")) { $0.append(ids.joined(separator: ";")) }
    }
  }

  /// The last day that `date_prec` leaves open where a row has the day `first` alone.
  private static func lastDay(from first: String, _ code: Int64?) -> String {
    guard let code, 2...3 ~= code, let day = days(first) else { return first }
    return Calendar.isoText(ofDay: Int64(day) + (code == 2 ? 5 : 6))
  }

  /// `2014-03` where the two days are the bounds of that month.
  private static func month(_ first: String, _ last: String) -> String? {
    guard let start = days(first), let end = days(last), first.hasSuffix("-01") else { return nil }
    let (year, month, _) = Calendar.date(ofDay: Int64(start))
    return end - start + 1 == Int32(Calendar.length(of: month, year)) ? String(first.prefix(7)) : nil
  }

  /// `2014` where the two days are the bounds of that year.
  private static func year(_ first: String, _ last: String) -> String? {
    first.hasSuffix("-01-01") && last == first.prefix(4) + "-12-31" ? String(first.prefix(4)) : nil
  }

  /// What is wrong with a day, if something is.
  private static func fault(_ text: String) -> FindingCode? {
    do throws(DateFault) {
      _ = try CalendarDay.parse(text.utf8Span.span)
      return nil
    } catch {
      return error.code
    }
  }

  private static func days(_ text: String) -> Int32? { try? CalendarDay.parse(text.utf8Span.span) }
}

extension Substring {
  /// Without white space at both ends.
  fileprivate var trimmed: Substring {
    var part = self
    while part.first?.isWhitespace == true { part.removeFirst() }
    while part.last?.isWhitespace == true { part.removeLast() }
    return part
  }
}

extension StringProtocol {
  /// Whether there is something, and nothing but digits.
  var isDigits: Bool { !isEmpty && utf8.allSatisfy { $0 &- 0x30 < 10 } }
}
