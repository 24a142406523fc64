internal import NightdeskKit

/// The rows of `events_wide.csv`: an event a row with the names of its place, actors and sources, for pivot tables.
///
/// It is made from the other tables and not read back. Where an event names a place, that place's region and coordinates
/// stand here. Several names are joined by ` | `.
struct WideEvents: Sendable {
  static let name = "events_wide"

  /// A column: its name, its HXL tag, and what stands in it.
  struct WideColumn: Sendable {
    enum Source: Sendable {
      /// A column of the event.
      case own(Int)
      /// A column of the event or, where it names a place, what is known of that.
      case located(Int, ExportContext.PlaceField)
      /// The names of the records that a list names.
      case names(Int)
      case firstDay, lastDay, exactness, year, month
    }

    let name: String
    let tag: String
    let source: Source
  }

  static let columns: [WideColumn] = {
    let schema = RegisterSchema.events
    func own(_ name: String) -> WideColumn {
      let column = schema.index(name)
      return WideColumn(name: name, tag: HXLTags.tag(.own(column), of: .events), source: .own(column))
    }
    func located(_ name: String, _ field: ExportContext.PlaceField) -> WideColumn {
      let column = schema.index(name)
      return WideColumn(name: name, tag: HXLTags.tag(.own(column), of: .events), source: .located(column, field))
    }
    func names(_ name: String) -> WideColumn {
      let column = schema.index(name)
      return WideColumn(name: name, tag: HXLTags.tag(.own(column), of: .events), source: .names(column))
    }
    let start: [WideColumn] = [
      own("id"), own("when"),
      WideColumn(name: "when_start", tag: "#date+start", source: .firstDay),
      WideColumn(name: "when_end", tag: "#date+end", source: .lastDay),
      WideColumn(name: "when_precision", tag: "#date+precision", source: .exactness),
      WideColumn(name: "year", tag: "#date+year", source: .year),
      WideColumn(name: "month", tag: "#date+month", source: .month),
    ]
    let what = [own("type"), own("subtype"), own("title"), own("scope")]
    let place = [
      located("location", .name), located("country", .country), located("admin1", .admin1),
      located("admin2", .admin2), own("admin3"), located("latitude", .latitude), located("longitude", .longitude),
      located("place_precision", .precision),
    ]
    let who = ["side_a", "associated_a", "side_b", "associated_b", "targets"].map(names)
    let numbers = ["deaths_low", "deaths_best", "deaths_high", "deaths_civilians", "injured"].map(own)
    let rest =
      ["status", "contested", "claims", "accounts", "part_of", "tags"].map(own) + [names("citations")]
      + ["credibility", "reported", "dataset", "dataset_id", "marking"].map(own)
    return start + what + place + who + numbers + rest
  }()

  private let idColumn = RegisterSchema.events.index("id")
  private let placeColumn = RegisterSchema.events.index("place")
  private let whenColumn = RegisterSchema.events.index("when")

  /// Appends the row of an event, and to `long` the names that no cell can hold; `names` is only lent.
  func append(
    _ row: Int, of batch: borrowing RecordBatch, _ profile: CSVProfile, _ names: inout ByteBuffer,
    _ long: inout LongTextRows, to output: inout ByteBuffer, _ context: inout ExportContext
  ) {
    for (place, column) in Self.columns.enumerated() {
      if place > 0 { output.append(profile.delimiter) }
      switch column.source {
      case .own(let own): append(batch[row, own], batch.schema.columns[own], profile, to: &output)
      case .located(let own, let field):
        if batch.isEmpty(row, own), !batch.isEmpty(row, placeColumn) {
          let known = context.place(field, of: batch[row, placeColumn])
          append(known, batch.schema.columns[own], profile, to: &output)
        } else {
          append(batch[row, own], batch.schema.columns[own], profile, to: &output)
        }
      case .names(let own):
        names.removeAll()
        appendNames(batch[row, own], to: &names, context)
        if appendLong(names.span, row, column.name, of: batch, profile, &long, to: &output) {
          context.note(.textTooLong, batch, row, own)
        } else {
          output.appendText(names.span, profile)
        }
      case .firstDay: SheetColumn.firstDay(whenColumn).append(row, of: batch, to: &output)
      case .lastDay: SheetColumn.lastDay(whenColumn).append(row, of: batch, to: &output)
      case .exactness: SheetColumn.exactness(whenColumn).append(row, of: batch, to: &output)
      case .year: if let text = sharedStart(row, of: batch, digits: 4) { output.append(text) }
      case .month: if let text = sharedStart(row, of: batch, digits: 7) { output.append(text) }
      }
    }
    output.append("\r\n" as StaticString)
  }

  /// Appends the start of names that no cell can hold, and puts all of them among the long texts; false where one can.
  private func appendLong(
    _ names: borrowing Span<UInt8>, _ row: Int, _ column: String, of batch: borrowing RecordBatch,
    _ profile: CSVProfile, _ long: inout LongTextRows, to output: inout ByteBuffer
  ) -> Bool {
    // a character that is spelled takes more room: six times as much at most
    guard profile.hasCellLimit, names.count * 6 >= CellText.longest else { return false }
    var spelled = ByteBuffer()
    if HostileText.fault(in: names) != nil {
      HostileText.appendSpelled(names, to: &spelled)
    } else {
      spelled.append(names)
    }
    let isGuarded = profile.hasGuard && FormulaGuard.isNeeded(spelled.span)
    guard let cut = profile.cut(spelled.span, isGuarded: isGuarded) else { return false }
    long.add(spelled.span, of: batch[row, idColumn], column, Self.name)
    var start = ByteBuffer()
    start.append(spelled.span.extracting(0..<cut))
    start.append(CellText.mark)
    output.appendText(start.span, profile)
    return true
  }

  private func append(
    _ text: borrowing Span<UInt8>, _ definition: Column, _ profile: CSVProfile, to output: inout ByteBuffer
  ) {
    if profile.hasDecimalComma, definition.isDecimal { return output.append(withDecimalComma: text) }
    if profile.isForPeople, HostileText.fault(in: text) != nil {
      var spelled = ByteBuffer()
      HostileText.appendSpelled(text, to: &spelled)
      return append(spelled.span, definition, profile, to: &output)
    }
    let isGuarded = profile.hasGuard && definition.isGuarded && FormulaGuard.isNeeded(text)
    if let cut = profile.cut(text, isGuarded: isGuarded) {
      // the table itself has said so, and where the rest is
      var start = ByteBuffer()
      start.append(text.extracting(0..<cut))
      start.append(CellText.mark)
      return output.appendField(start.span, profile, isGuarded: isGuarded)
    }
    output.appendField(text, profile, isGuarded: isGuarded)
  }

  /// The year, or year and month, that both ends of the date share; nil where they share none.
  private func sharedStart(_ row: Int, of batch: borrowing RecordBatch, digits: Int) -> String? {
    guard let bounds = batch.bounds(row, whenColumn), let first = bounds.firstDay, let last = bounds.lastDay else {
      return nil
    }
    let start = Calendar.isoText(ofDay: Int64(first)).prefix(digits)
    guard Calendar.isoText(ofDay: Int64(last)).prefix(digits) == start, !start.hasPrefix("-") else { return nil }
    return String(start)
  }

  private func appendNames(
    _ ids: borrowing Span<UInt8>, to names: inout ByteBuffer, _ context: borrowing ExportContext
  ) {
    var last = 0..<0
    ListSyntax.forEach(ids) { item, _ in
      // a citation has a locator behind its source
      let id = item.extracting(0..<(item.firstIndex(of: 0x23) ?? item.count))
      let known = context.name(of: id)
      let name = known.isEmpty ? item : known
      // two places in one source, side by side, are one source
      if last.count == name.count, names.span.extracting(last).elementsEqual(name) { return }
      if last.upperBound > 0 { names.append(" | ") }
      last = names.count..<names.count + name.count
      names.append(name)
    }
  }
}
