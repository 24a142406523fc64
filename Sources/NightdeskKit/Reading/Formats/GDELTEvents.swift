/// GDELT 2.0 events: 61 columns with tabs between them and no header (GDELT Event Codebook 2.0, CAMEO 1.1b3).
///
/// A row is what a machine has read in an article, so every row is an event, never a claim: nobody's words are in the
/// file. Its code stays in `subtype` as text (`0841` is not `841`); each host is a source, with the article's address as
/// the place in it. What has no column, ethnic and religious codes among it, stays in `extra`.
struct GDELTEvents: FieldFormat {
  let name = "gdelt-events"
  let title = "GDELT 2.0 event database"
  let evidence = "61 columns with tabs and no header, the first three a number, a day and its month"

  static let dataset = Dataset(id: "gdelt:dataset", title: "GDELT 2.0 Event Database", publisher: "The GDELT Project")

  static let columns: [String] = {
    let actor = [
      "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
      "Type2Code", "Type3Code",
    ]
    let place = ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"]
    var columns = ["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"]
    for name in ["Actor1", "Actor2"] { columns += actor.map { name + $0 } }
    columns += [
      "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
      "NumSources", "NumArticles", "AvgTone",
    ]
    for name in ["Actor1Geo_", "Actor2Geo_", "ActionGeo_"] { columns += place.map { name + $0 } }
    return columns + ["DATEADDED", "SOURCEURL"]
  }()

  var terms: [ColumnTerm] {
    [
      ColumnTerm("GLOBALEVENTID", "the event's number, as 878985331, once in all files"),
      ColumnTerm("SQLDATE", "a day, as 20191024"), ColumnTerm("DATEADDED", "a moment in UTC, as 20191024143000"),
      ColumnTerm("EventCode", "a code of CAMEO, of two to four digits, as 0841"),
      ColumnTerm("EventRootCode", "the first two digits of EventCode"),
      ColumnTerm("EventBaseCode", "the first three digits of EventCode"),
      ColumnTerm("MonthYear", "the year and month of SQLDATE, as 201910"),
      ColumnTerm("Year", "the year of SQLDATE, as 2019"),
      ColumnTerm("FractionDate", "the year of SQLDATE with its fraction, as 2019.8055"),
    ]
  }

  var rules: [ColumnRule] {
    let actors = ["Actor1", "Actor2"].flatMap { actor -> [ColumnRule] in
      [.letters(actor + "Code", "codes of CAMEO, of three letters each, as LBYGOV", 3, more: true)]
        + [
          "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code",
          "Type3Code",
        ].map { .letters(actor + $0, "a code of CAMEO, of three letters, as GOV", 3) }
    }
    let places = ["Actor1Geo_", "Actor2Geo_", "ActionGeo_"].flatMap { place -> [ColumnRule] in
      // 0: no place is known
      [
        .words(place + "Type", ["0", "1", "2", "3", "4", "5"]),
        .letters(place + "CountryCode", "a country's code of FIPS 10-4, of two letters, as LY", 2),
      ]
    }
    let points = ["Actor1Geo_", "Actor2Geo_"].flatMap { place -> [ColumnRule] in
      [.decimal(place + "Lat", -90...90), .decimal(place + "Long", -180...180)]
    }
    return actors + places + points
      + [
        .flag("IsRootEvent"), .words("QuadClass", ["1", "2", "3", "4"]), .decimal("GoldsteinScale", -10...10),
        .decimal("AvgTone", -100...100),
      ] + ["NumMentions", "NumSources", "NumArticles"].map { .whole($0, 0 ... .max) }
  }

  /// CAMEO's base codes: by root, from 01 on, the third digits that there are.
  private static let bases: [ClosedRange<Int>] = [
    0...9, 0...8, 0...9, 0...6, 0...7, 0...4, 0...5, 0...7, 0...4, 0...8, 0...6, 0...9, 0...9, 0...5, 0...5, 0...6,
    0...6,
    0...6, 0...6, 0...4,
  ]

  /// Whether a code is of CAMEO as far as its first three digits say.
  static func isCode(_ code: String) -> Bool {
    guard 2...4 ~= code.utf8.count, code.isDigits, let root = Int(code.prefix(2)), 1...20 ~= root else { return false }
    guard let base = code.dropFirst(2).first?.wholeNumberValue else { return true }
    return bases[root - 1] ~= base
  }

  private static func isEvent(_ record: [String]) -> Bool {
    record[0].isDigits && record[1].isDigits && record[1].count == 8 && record[2] == record[1].prefix(6)
  }

  func layout(firstRecord: [String], _ dialect: Dialect, isAsked: Bool) -> Layout? {
    let isWhole = firstRecord.count == GDELTEvents.columns.count
    guard dialect == .tabs, isAsked ? firstRecord.mayBeRecord(isWhole) : isWhole && GDELTEvents.isEvent(firstRecord)
    else { return nil }
    var layout = Layout(
      format: name, table: .events, header: GDELTEvents.columns,
      taken: [
        ("subtype", "EventCode"), ("location", "ActionGeo_FullName"), ("latitude", "ActionGeo_Lat"),
        ("longitude", "ActionGeo_Long"), ("dataset_id", "GLOBALEVENTID"),
      ],
      // what these hold can be told from what they became, or from each other
      used: [
        "SQLDATE", "MonthYear", "Year", "FractionDate", "Actor1Name", "Actor2Name", "EventBaseCode", "EventRootCode",
        "DATEADDED", "SOURCEURL",
      ], mapping: Mapping(), rules: rules, terms: FileTerms(GDELTEvents.columns, allTerms))
    layout.isHeadless = true
    layout.takesMentions = true
    return layout
  }

  /// What a CAMEO code is in the register's words; the longest code that begins it counts.
  static func type(_ code: String) -> String {
    for length in stride(from: min(4, code.count), through: 2, by: -1) {
      if let type = types[String(code.prefix(length))] { return type }
    }
    return "other"
  }

  private static let types: [String: String] = [
    "01": "statement", "02": "statement", "03": "statement", "057": "agreement", "0871": "agreement",
    "10": "statement", "11": "statement", "12": "statement", "13": "statement", "14": "protest",
    "145": "riot", "15": "strategic-development", "173": "abduction-detention",
    "18": "violence-against-civilians", "181": "abduction-detention", "183": "explosion-remote-violence",
    "186": "assassination", "19": "battle", "194": "explosion-remote-violence",
    "195": "explosion-remote-violence", "20": "violence-against-civilians",
  ]

  /// CAMEO's twenty roots.
  private static let roots = [
    "public statement", "appeal", "intent to cooperate", "consultation", "diplomatic cooperation",
    "material cooperation", "aid", "yielding", "investigation", "demand", "disapproval", "rejection", "threat",
    "protest",
    "force posture", "reduced relations", "coercion", "assault", "fight", "mass violence",
  ]

  private struct Mapping: FieldMapping {
    let origins: [(column: Int, source: Int)]
    let impliedColumns = ["side_a", "side_b", "citations"].map { RegisterSchema.events.index($0) }
    private let schema = RegisterSchema.events

    init() {
      origins = [
        ("id", "GLOBALEVENTID"), ("when", "SQLDATE"), ("type", "EventCode"), ("title", "EventCode"),
        ("country", "ActionGeo_FullName"), ("place_precision", "ActionGeo_Type"), ("side_a", "Actor1Name"),
        ("side_b", "Actor2Name"), ("citations", "SOURCEURL"), ("updated", "DATEADDED"), ("dataset", "GLOBALEVENTID"),
      ].map { (RegisterSchema.events.index($0.0), GDELTEvents.place($0.1)) }
    }

    func fill(_ batch: inout RecordBatch, _ implied: inout ImpliedRecords) {
      for row in 0..<batch.count where !batch.rejected[row] {
        identify(row, &batch)
        date(row, &batch)
        classify(row, &batch)
        locate(row, &batch)
        side(row, "side_a", "Actor1", &batch, &implied)
        side(row, "side_b", "Actor2", &batch, &implied)
        cite(row, &batch, &implied)
      }
    }

    private func text(_ name: String, _ row: Int, _ batch: borrowing RecordBatch) -> String {
      batch.sourceField(row, GDELTEvents.place(name)).text
    }

    private func set(_ column: String, _ text: String, _ row: Int, _ batch: inout RecordBatch) {
      guard !text.isEmpty else { return }
      batch.composeField(row, schema.index(column)) { $0.append(text) }
    }

    private func identify(_ row: Int, _ batch: inout RecordBatch) {
      let number = text("GLOBALEVENTID", row, batch)
      if !number.isEmpty { set("id", "gdelt:" + number, row, &batch) }
      set("dataset", "GDELT 2.0", row, &batch)
    }

    private func date(_ row: Int, _ batch: inout RecordBatch) {
      let (day, added) = (text("SQLDATE", row, batch), text("DATEADDED", row, batch))
      // what is no day is left to the check of dates
      set("when", GDELTEvents.day(day) ?? day, row, &batch)
      checkYear(row, day, &batch)
      guard added.count == 14, added.isDigits, let addedDay = GDELTEvents.day(String(added.prefix(8))) else {
        return set("updated", added, row, &batch)
      }
      let time = Array(added.dropFirst(8))
      set("updated", "\(addedDay)T\(String(time[0..<2])):\(String(time[2..<4])):\(String(time[4..<6]))Z", row, &batch)
      if GDELTEvents.isWholeSpan(from: day, to: added) { batch.report(.wholeSpanBack, row, EventColumns.when) }
    }

    private func classify(_ row: Int, _ batch: inout RecordBatch) {
      let code = text("EventCode", row, batch)
      tell(row, code, &batch)
      set("type", GDELTEvents.type(code), row, &batch)
      let root = Int(code.prefix(2)).flatMap { 1...20 ~= $0 ? GDELTEvents.roots[$0 - 1] : nil }
      let what = (root.map { "\($0), " } ?? "") + "CAMEO \(code)"
      let place = text("ActionGeo_FullName", row, batch)
      set("title", place.isEmpty ? "[\(what)]" : "[\(what), \(place)]", row, &batch)
    }

    /// Says what codes the codebook does not have; an empty cell says nothing.
    private func tell(_ row: Int, _ code: String, _ batch: inout RecordBatch) {
      if !code.isEmpty, !GDELTEvents.isCode(code) {
        batch.report(.unknownWord, row, EventColumns.type, source: GDELTEvents.place("EventCode"))
      }
      tell("EventBaseCode", row, EventColumns.type, &batch) { $0 == code.prefix(3) }
      tell("EventRootCode", row, EventColumns.type, &batch) { $0 == code.prefix(2) }
    }

    /// Says that a column which can be told from another says something else, and keeps that in `extra`.
    private func tell(
      _ name: String, _ row: Int, _ column: Int, _ batch: inout RecordBatch, _ isKnown: (String) -> Bool
    ) {
      let text = text(name, row, batch)
      guard !text.isEmpty, !isKnown(text) else { return }
      batch.report(.unknownWord, row, column, source: GDELTEvents.place(name))
      keep(name, row, &batch)
    }

    /// Keeps in `extra` what stands in a column that can mostly be told from another.
    private func keep(_ name: String, _ row: Int, _ batch: inout RecordBatch) {
      let text = text(name, row, batch)
      guard !text.isEmpty else { return }
      let extra = schema.index("extra")
      let kept = batch[row, extra].text
      batch.composeField(row, extra) { output in
        if !kept.isEmpty { output.append(kept + ";") }
        output.append(name + "=")
        ListSyntax.appendEscaped(text.utf8Span.span, to: &output)
      }
    }

    /// Says that a row whose columns of years and months are not those of its day contradicts itself. What is no such
    /// number is told and kept.
    private func checkYear(_ row: Int, _ day: String, _ batch: inout RecordBatch) {
      guard let date = GDELTEvents.day(day), (try? CalendarDay.parse(date.utf8Span.span)) != nil else { return }
      let (year, month, fraction) = (
        text("Year", row, batch), text("MonthYear", row, batch), text("FractionDate", row, batch)
      )
      tell("Year", row, EventColumns.when, &batch) { $0.count == 4 && $0.isDigits }
      tell("MonthYear", row, EventColumns.when, &batch) { $0.count == 6 && $0.isDigits }
      tell("FractionDate", row, EventColumns.when, &batch) { (try? decimal($0.utf8Span.span)) != nil }
      let isOtherYear = year.isDigits && year.count == 4 && year != day.prefix(4)
      let isOtherMonth = month.isDigits && month.count == 6 && month != day.prefix(6)
      let whole = fraction.prefix { $0 != "." }
      let isOtherFraction = whole.isDigits && whole != day.prefix(4)
      for (name, isOther) in [("Year", isOtherYear), ("MonthYear", isOtherMonth), ("FractionDate", isOtherFraction)]
      where isOther {
        batch.report(.yearContradictsDate, row, EventColumns.when, source: GDELTEvents.place(name))
        keep(name, row, &batch)
      }
    }

    /// The country's code from the name at the end of the place's: the file's own codes are FIPS 10-4.
    private func locate(_ row: Int, _ batch: inout RecordBatch) {
      let precision = ["1": "6", "2": "4", "3": "1", "4": "1", "5": "4"][text("ActionGeo_Type", row, batch)]
      set("place_precision", precision ?? "", row, &batch)
      let place = text("ActionGeo_FullName", row, batch)
      guard let last = place.split(separator: ",").last.map({ String($0).withoutBlanks }) else { return }
      if let code = Countries.alpha3(ofName: last) {
        set("country", code, row, &batch)
      } else {
        batch.report(.unknownCountryName, row, EventColumns.country)
      }
    }

    /// The actor that a side is: one a name.
    private func side(
      _ row: Int, _ column: String, _ actor: String, _ batch: inout RecordBatch, _ implied: inout ImpliedRecords
    ) {
      let (name, code) = (text(actor + "Name", row, batch), text(actor + "Code", row, batch))
      let named = name.isEmpty ? code : name
      guard !named.isEmpty else { return }
      let id = "gdelt:actor:" + NameDigest(named.utf8Span.span).text
      let dataset = implied.noteDataset(row, GDELTEvents.dataset)
      let source = GDELTEvents.place(actor + (name.isEmpty ? "Code" : "Name"))
      implied.note(row, .actors, id.utf8Span.span, source: source) {
        [("name", named), ("kind", "unknown"), ("citations", dataset)]
      }
      set(column, id, row, &batch)
    }

    /// The host is the source, the address the place in it; what is no address is a source by itself.
    private func cite(_ row: Int, _ batch: inout RecordBatch, _ implied: inout ImpliedRecords) {
      let address = text("SOURCEURL", row, batch)
      guard !address.isEmpty else { return }
      set("citations", GDELTEvents.citation(address, row, GDELTEvents.place("SOURCEURL"), &implied), row, &batch)
    }
  }

  static func place(_ name: String) -> Int { places[name]! }
  private static let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })

  /// `2019-10-24` from `20191024`; nil for what is none.
  static func day(_ digits: String) -> String? {
    guard digits.count == 8, digits.isDigits else { return nil }
    let digits = Array(digits)
    return "\(String(digits[0..<4]))-\(String(digits[4..<6]))-\(String(digits[6..<8]))"
  }

  /// Whether a day is exactly one month or one year before another.
  private static func isWholeSpan(from day: String, to added: String) -> Bool {
    guard day.count == 8, let from = Int(day.prefix(6)), let to = Int(added.prefix(6)),
      day.suffix(2) == added.prefix(8).suffix(2)
    else { return false }
    let months = (to / 100 * 12 + to % 100) - (from / 100 * 12 + from % 100)
    return months == 1 || months == 12
  }

  /// The citation of an article by its address, of whose host a source is made; it stands in the file's column `source`.
  static func citation(
    _ address: String, _ row: Int, _ source: Int, _ implied: inout ImpliedRecords
  ) -> String {
    var host =
      address.hasPrefix("https://") ? address.dropFirst(8) : address.hasPrefix("http://") ? address.dropFirst(7) : ""
    host = host.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
    let name = host.lowercased()
    let isHost =
      1...160 ~= name.utf8.count
      && name.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x2D }
    let id = "gdelt:source:" + (isHost ? name : NameDigest(address.utf8Span.span).text)
    implied.note(row, .sources, id.utf8Span.span, source: source) {
      isHost
        ? [("title", name), ("kind", "news"), ("publisher", name)] : [("title", address), ("kind", "other")]
    }
    guard isHost else { return id }
    var escaped = ByteBuffer(capacity: address.utf8.count)
    ListSyntax.appendEscaped(address.utf8Span.span, to: &escaped)
    return "\(id)#\(escaped.span.text)"
  }
}
