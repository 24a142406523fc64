/// Turns ACLED's rows into events, their actors and their sources. Nothing is allocated for a row, except for names
/// that the worker meets for the first time.
struct ACLEDMapping: FieldMapping {
  let origins: [(column: Int, source: Int)]
  let impliedColumns: [Int]
  var composedColumns: [Int] { impliedColumns }
  let keepsIdentifiers = true
  let dataset: String? = "ACLED"

  // columns of the file; -1 where it has none
  private let id, date, year, timePrecision, disorder, type, subtype, location, geoPrecision: Int
  private let actor1, associated1, inter1, actor2, associated2, inter2, interaction: Int
  private let iso, iso3, country, source, tags, timestamp: Int

  /// The register's columns that are filled here, at hand for every row.
  private struct Columns {
    let id = EventColumns.id
    let when = EventColumns.when
    let type = EventColumns.type
    let subtype = column("subtype")
    let country = EventColumns.country
    let dataset = EventColumns.dataset
    let title = column("title")
    let placePrecision = column("place_precision")
    let sideA = EventColumns.sideA
    let associatedA = column("associated_a")
    let sideB = EventColumns.sideB
    let associatedB = column("associated_b")
    let citations = column("citations")
    let tags = column("tags")
    let updated = column("updated")
    let extra = column("extra")

    private static func column(_ name: String) -> Int { RegisterSchema.events.index(name) }
  }
  private let columns = Columns()

  /// The words of the codebook, at hand for every row.
  private struct Words {
    let types = ACLED.typeWords
    let subtypes = ACLED.subtypeWords
    let typesOfSubtypes = ACLED.typesOfSubtypes
    let disorders = ACLED.disorderTypes
    let otherActors = ACLED.otherActors
  }
  private let words = Words()

  /// The mapping of a file with this header.
  init(_ header: [String]) {
    func source(_ name: String) -> Int { header.firstIndex(of: name) ?? -1 }
    (id, date, year) = (source("event_id_cnty"), source("event_date"), source("year"))
    (timePrecision, disorder) = (source("time_precision"), source("disorder_type"))
    (type, subtype) = (source("event_type"), source("sub_event_type"))
    (actor1, associated1, inter1) = (source("actor1"), source("assoc_actor_1"), source("inter1"))
    (actor2, associated2, inter2) = (source("actor2"), source("assoc_actor_2"), source("inter2"))
    (interaction, iso, iso3, country) = (source("interaction"), source("iso"), source("iso3"), source("country"))
    (location, geoPrecision) = (source("location"), source("geo_precision"))
    (self.source, tags, timestamp) = (source("source"), source("tags"), source("timestamp"))
    impliedColumns = [columns.sideA, columns.associatedA, columns.sideB, columns.associatedB, columns.citations]
    origins = [
      (columns.id, id), (columns.when, date), (columns.type, type), (columns.title, subtype),
      (columns.country, iso3 >= 0 ? iso3 : iso >= 0 ? iso : country), (columns.placePrecision, geoPrecision),
      (columns.sideA, actor1), (columns.associatedA, associated1), (columns.sideB, actor2),
      (columns.associatedB, associated2), (columns.citations, self.source), (columns.tags, tags),
      (columns.updated, timestamp), (columns.dataset, id), (columns.extra, interaction),
    ]
  }

  /// What many rows of a batch share, once in its bytes.
  private struct Constants {
    let dataset, province: Range<Int>
    let types: [Range<Int>]

    init(_ batch: inout RecordBatch) {
      func once(_ text: StaticString, _ batch: inout RecordBatch) -> Range<Int> {
        let start = batch.bytes.count
        batch.bytes.append(text)
        return start..<batch.bytes.count
      }
      dataset = once("ACLED", &batch)
      province = once("4", &batch)
      var types: [Range<Int>] = []
      for type in ACLED.eventTypes { types.append(once(type.word, &batch)) }
      self.types = types
    }
  }

  func fill(_ batch: inout RecordBatch, _ implied: inout ImpliedRecords) {
    let constants = Constants(&batch)
    for row in 0..<batch.count {
      identify(row, &batch)
      batch.setField(row, columns.dataset, constants.dataset, isPlain: true)
      fillDate(row, &batch)
      classify(row, constants, &batch)
      entitle(row, &batch)
      locate(row, constants, &batch)
      let kinds = (
        kind(row, inter1, columns.sideA, Codes.inter1, &batch), kind(row, inter2, columns.sideB, Codes.inter2, &batch)
      )
      name(actor1, row, columns.sideA, kinds.0, &batch, &implied)
      names(associated1, row, columns.associatedA, &batch, &implied)
      name(actor2, row, columns.sideB, kinds.1, &batch, &implied)
      names(associated2, row, columns.associatedB, &batch, &implied)
      names(source, row, columns.citations, &batch, &implied)
      checkInteraction(row, &batch)
      fillTags(row, &batch)
      fillUpdate(row, &batch)
    }
  }

  private func identify(_ row: Int, _ batch: inout RecordBatch) {
    let field = batch.source(row, id)
    guard !field.isEmpty else { return }
    let start = batch.bytes.count
    batch.bytes.append("acled:" as StaticString)
    batch.bytes.appendCopy(of: field.range)
    batch.setField(row, columns.id, start..<batch.bytes.count, isPlain: field.isPlain)
  }

  // MARK: When

  /// The day with its precision as EDTF. What is no day is left for the check of dates. Where there is no precision,
  /// nobody says that the day is exact.
  private func fillDate(_ row: Int, _ batch: inout RecordBatch) {
    let field = batch.source(row, date)
    batch.setField(row, columns.when, source: date)
    let precision = batch.number(row, timePrecision, columns.when, Codes.timePrecision)
    guard let day = ACLEDDay(batch.bytes.span.extracting(field.range)) else {
      return writeNoDay(row, ACLEDDay.written(batch.bytes.span.extracting(field.range)), &batch)
    }
    if let year = batch.number(row, year, columns.when, Codes.year), year != day.year {
      batch.report(.yearContradictsDate, row, columns.when, source: self.year)
    }
    let start = batch.bytes.count
    switch precision {
    case nil where batch.source(row, timePrecision).isEmpty:
      batch.bytes.append(day: day.day)
      batch.bytes.append(UInt8(ascii: "~"))
      batch.report(.noDatePrecision, row, columns.when, source: timePrecision)
    case 2 where 1...9998 ~= day.year:
      batch.bytes.append(UInt8(ascii: "["))
      batch.bytes.append(day: day.day - 3)
      batch.bytes.append(".." as StaticString)
      batch.bytes.append(day: day.day + 3)
      batch.bytes.append(UInt8(ascii: "]"))
    case 3:
      batch.bytes.append(day: day.day)
      batch.bytes.truncate(to: start + 7)
    default:
      if day.isISO { return }
      batch.bytes.append(day: day.day)
    }
    batch.setField(row, columns.when, start..<batch.bytes.count, isPlain: true)
  }

  /// A day that the calendar does not have, as the check of dates reads it; the row keeps it as it is written in `extra`.
  @inline(never)
  private func writeNoDay(
    _ row: Int, _ date: (year: Int64, month: Int64, day: Int64)?, _ batch: inout RecordBatch
  ) {
    guard let date else { return }
    func padded(_ number: Int64, _ width: Int) -> String {
      let digits = "\(number)"
      return String(repeating: "0", count: width - digits.utf8.count) + digits
    }
    batch.composeField(row, columns.when) {
      $0.append("\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))")
    }
  }

  /// The seconds of the last upload as a moment. What is no such number is left for the check of moments.
  private func fillUpdate(_ row: Int, _ batch: inout RecordBatch) {
    let field = batch.source(row, timestamp)
    guard !field.isEmpty else { return }
    let lastOfFourDigits: Int64 = 253_402_300_799
    guard let seconds = try? integer(batch.bytes.span.extracting(field.range)), 0...lastOfFourDigits ~= seconds else {
      return batch.setField(row, columns.updated, source: timestamp)
    }
    let start = batch.bytes.count
    batch.bytes.append(moment: seconds)
    batch.setField(row, columns.updated, start..<batch.bytes.count, isPlain: true)
  }

  // MARK: What

  /// The type in the register's words. A type that is none of the six is left for the check of words.
  private func classify(_ row: Int, _ constants: Constants, _ batch: inout RecordBatch) {
    let field = batch.source(row, type)
    let known = words.types.index(of: batch.bytes.span.extracting(field.range))
    let exact = batch.source(row, subtype)
    if !exact.isEmpty {
      if let kind = words.subtypes.index(of: batch.bytes.span.extracting(exact.range)) {
        if let known, words.typesOfSubtypes[kind] != known { batch.report(.otherSubtype, row, columns.subtype) }
      } else {
        batch.report(.unknownWord, row, columns.subtype)
      }
    }
    let disorder = batch.source(row, disorder)
    if !disorder.isEmpty, words.disorders.index(of: batch.bytes.span.extracting(disorder.range)) == nil {
      batch.report(.unknownWord, row, columns.type, source: self.disorder)
    }
    if let known {
      batch.setField(row, columns.type, constants.types[known], isPlain: true)
    } else if !field.isEmpty {
      batch.setField(row, columns.type, source: type)
    }
  }

  /// The keeper's title: what and where, naming no side.
  private func entitle(_ row: Int, _ batch: inout RecordBatch) {
    let exact = batch.source(row, subtype)
    let what = exact.isEmpty ? batch.source(row, type) : exact
    let place = batch.source(row, location)
    guard !what.isEmpty || !place.isEmpty else { return }
    let start = batch.bytes.count
    batch.bytes.append(UInt8(ascii: "["))
    batch.bytes.appendCopy(of: what.range)
    if !what.isEmpty, !place.isEmpty { batch.bytes.append(", " as StaticString) }
    batch.bytes.appendCopy(of: place.range)
    batch.bytes.append(UInt8(ascii: "]"))
    batch.setField(row, columns.title, start..<batch.bytes.count)
  }

  /// The numbers of the sides' kinds belong together.
  private func checkInteraction(_ row: Int, _ batch: inout RecordBatch) {
    let field = batch.source(row, interaction)
    guard isNumeric(field, batch),
      let number = batch.number(row, interaction, columns.extra, Codes.interaction), !ACLED.isInteraction(number)
    else { return }
    batch.report(.outOfRange, row, columns.extra, source: interaction)
  }

  /// The tags as a list: a blank behind `;` is no part of a tag.
  private func fillTags(_ row: Int, _ batch: inout RecordBatch) {
    let field = batch.source(row, tags)
    guard !field.isEmpty else { return }
    let isOneTag = batch.bytes.span.extracting(field.range).firstListMark(from: 0) == field.count
    if isOneTag { return batch.setField(row, columns.tags, source: tags) }
    let start = batch.bytes.count
    var next = field.range.lowerBound
    while let tag = batch.nextItem(from: &next, to: field.range.upperBound) {
      if batch.bytes.count > start { batch.bytes.append(0x3B) }
      batch.appendEscapedCopy(of: tag)
    }
    batch.setField(row, columns.tags, start..<batch.bytes.count, isPlain: field.isPlain)
  }

  // MARK: Where

  private func locate(_ row: Int, _ constants: Constants, _ batch: inout RecordBatch) {
    let number = batch.number(row, iso, columns.country, Codes.iso)
    if batch.isEmpty(row, columns.country) { fillCountry(row, number, &batch) }
    switch batch.number(row, geoPrecision, columns.placePrecision, Codes.geoPrecision) {
    case nil: break
    case 3: batch.setField(row, columns.placePrecision, constants.province, isPlain: true)
    default: batch.setField(row, columns.placePrecision, source: geoPrecision)
    }
  }

  /// The country's code from its number, else from its name (Kosovo has no number in ISO 3166).
  private func fillCountry(_ row: Int, _ number: Int64?, _ batch: inout RecordBatch) {
    let start = batch.bytes.count
    let name = batch.source(row, country)
    if let number, let letters = Countries.alpha3(ofNumber: Int(number)) {
      batch.bytes.append(letters.0)
      batch.bytes.append(letters.1)
      batch.bytes.append(letters.2)
    } else if let code = Countries.alpha3(ofName: batch.bytes.span.extracting(name.range)) {
      batch.bytes.append(code)
    } else {
      if !name.isEmpty { batch.report(.unknownCountryName, row, columns.country, source: country) }
      return
    }
    batch.setField(row, columns.country, start..<batch.bytes.count, isPlain: true)
  }

  // MARK: Who

  /// What an `inter` column says, in numbers or words.
  private func kind(
    _ row: Int, _ inter: Int, _ column: Int, _ coded: CodedColumn, _ batch: inout RecordBatch
  ) -> ACLED.Kind {
    let field = batch.source(row, inter)
    let kind = ACLED.Kind(batch.bytes.span.extracting(field.range))
    if isNumeric(field, batch) {
      _ = batch.number(row, inter, column, coded)
    } else if kind == .unknown, !field.isEmpty,
      words.otherActors.index(of: batch.bytes.span.extracting(field.range)) == nil
    {
      batch.report(.unknownWord, row, column, source: inter)
    }
    return kind
  }

  /// The one actor that a column names.
  private func name(
    _ source: Int, _ row: Int, _ column: Int, _ kind: ACLED.Kind, _ batch: inout RecordBatch,
    _ implied: inout ImpliedRecords
  ) {
    let name = batch.trimmed(batch.source(row, source).range)
    guard !name.isEmpty else { return }
    let start = batch.bytes.count
    imply(name, .actors, kind, row, source, &batch, &implied)
    batch.setField(row, column, start..<batch.bytes.count, isPlain: true)
  }

  /// The actors or sources that a column lists, each once.
  private func names(
    _ source: Int, _ row: Int, _ column: Int, _ batch: inout RecordBatch, _ implied: inout ImpliedRecords
  ) {
    let field = batch.source(row, source)
    guard !field.isEmpty else { return }
    let table = column == columns.citations ? Table.sources : .actors
    let start = batch.bytes.count
    var next = field.range.lowerBound
    while let name = batch.nextItem(from: &next, to: field.range.upperBound) {
      let end = batch.bytes.count
      if end > start { batch.bytes.append(0x3B) }
      let id = batch.bytes.count
      imply(name, table, .unknown, row, source, &batch, &implied)
      if batch.holdsAgain(id, since: start) { batch.bytes.truncate(to: end) }
    }
    batch.setField(row, column, start..<batch.bytes.count, isPlain: true)
  }

  /// Appends the id of the record called `name`, and takes note of it.
  private func imply(
    _ name: Range<Int>, _ table: Table, _ kind: ACLED.Kind, _ row: Int, _ source: Int, _ batch: inout RecordBatch,
    _ implied: inout ImpliedRecords
  ) {
    let start = batch.bytes.count
    // only an actor's own columns say what kind it is, not the lists of those associated
    let isComplete = table == .sources || kind != .unknown
    let prefix = table == .sources ? "acled:source:" : "acled:actor:" as StaticString
    if implied.appendID(of: name, table, prefix, isComplete: isComplete, to: &batch.bytes) { return }
    note(
      batch.bytes.span.extracting(name).text, batch.bytes.span.extracting(start...).text, table, kind, row, source,
      &implied)
  }

  @inline(never)
  private func note(
    _ name: String, _ id: String, _ table: Table, _ kind: ACLED.Kind, _ row: Int, _ source: Int,
    _ implied: inout ImpliedRecords
  ) {
    guard table == .actors else {
      return implied.note(row, table, id.utf8Span.span, source: source) {
        [("title", name), ("kind", "other"), ("publisher", name)]
      }
    }
    let dataset = implied.noteDataset(row, ACLED.dataset)
    implied.note(row, table, id.utf8Span.span, source: source, isComplete: kind != .unknown) {
      [("name", name), ("kind", kind.rawValue), ("citations", dataset)]
    }
  }

  // MARK: Numbers

  /// Whether a field that may hold words holds a number.
  private func isNumeric(_ field: Field, _ batch: borrowing RecordBatch) -> Bool {
    guard !field.isEmpty else { return false }
    let first = batch.bytes.span[field.range.lowerBound]
    return first == UInt8(ascii: "-") || first &- 0x30 < 10
  }

  /// The columns of codes, with the numbers that ACLED's codebook gives them.
  enum Codes {
    /// What `inter1` and `inter2` hold in newer files.
    private static var kinds: StaticString {
      """
      , or State forces, Rebel group, Political militia, Identity militia, Rioters, Protesters, Civilians or \
      External/Other forces
      """
    }

    static var all: [CodedColumn] { [year, timePrecision, geoPrecision, inter1, inter2, interaction, iso] }
    static var year: CodedColumn { CodedColumn(name: "year", range: 0...9999) }
    static var timePrecision: CodedColumn { CodedColumn(name: "time_precision", range: 1...3) }
    static var geoPrecision: CodedColumn { CodedColumn(name: "geo_precision", range: 1...3) }
    static var inter1: CodedColumn { CodedColumn(name: "inter1", range: 0...8, rule: kinds) }
    static var inter2: CodedColumn { CodedColumn(name: "inter2", range: 0...8, rule: kinds) }
    static var interaction: CodedColumn {
      CodedColumn(name: "interaction", range: 10...88, rule: ", the lower of two codes first")
    }
    static var iso: CodedColumn { CodedColumn(name: "iso", range: 0...999) }
  }
}

extension RecordBatch {
  /// A part of the batch's bytes without blanks at both ends.
  fileprivate func trimmed(_ part: Range<Int>) -> Range<Int> {
    let bytes = self.bytes.span
    var (start, end) = (part.lowerBound, part.upperBound)
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while start < end, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return start..<end
  }

  /// The next value, without blanks around it, of a list joined by `;` that goes up to `end`; empty ones are passed
  /// over. Nil behind the last.
  fileprivate func nextItem(from next: inout Int, to end: Int) -> Range<Int>? {
    while next < end {
      let start = next
      let stop = bytes.span.extracting(start..<end).firstIndex(of: 0x3B).map { start + $0 } ?? end
      next = stop + 1
      let item = trimmed(start..<stop)
      if !item.isEmpty { return item }
    }
    return nil
  }

  /// Whether the id at the end of the bytes, from `id` on, stands in the list before it, which starts at `start` and
  /// has ids of one length.
  fileprivate func holdsAgain(_ id: Int, since start: Int) -> Bool {
    let bytes = self.bytes.span
    let length = bytes.count - id
    for other in stride(from: start, to: id, by: length + 1) {
      if bytes.extracting(other..<other + length).elementsEqual(bytes.extracting(id...)) { return true }
    }
    return false
  }
}
