internal import NightdeskKit

/// The dates, place and participants of an event as the standard has them (`eventDetails`).
enum NewsMLEvent {
  private static let schema = RegisterSchema.events
  private static let when = schema.index("when")
  private static let place = schema.index("place")
  private static let location = schema.index("location")
  private static let latitude = schema.index("latitude")
  private static let longitude = schema.index("longitude")
  private static let tags = schema.index("tags")
  private static let sides = ["side_a", "associated_a", "side_b", "associated_b", "targets"].map {
    (name: $0, column: schema.index($0))
  }

  /// Appends them; nothing where the date has no first day in the years 1 to 9999, which the standard asks for. Then all of
  /// it stands in relations and properties only.
  static func appendDetails(
    _ row: Int, of batch: borrowing RecordBatch, to output: inout ByteBuffer, _ context: inout ExportContext
  ) {
    guard let ends = NewsMLDates(row, when, of: batch) else {
      context.note(.startNotKnown, batch, row, when)
      return
    }
    output.append("<eventDetails>\n<dates>" as StaticString)
    ends.append(to: &output)
    output.append("</dates>\n" as StaticString)
    var hasLineEnd = false
    ListSyntax.forEach(batch[row, tags]) { value, isEscaped in
      var plain = ByteBuffer(capacity: value.count)
      if isEscaped { ListSyntax.appendUnescaped(value, to: &plain) } else { plain.append(value) }
      output.append("<keyword>" as StaticString)
      output.appendXMLOnOneLine(plain.span)
      output.append("</keyword>\n" as StaticString)
      hasLineEnd = hasLineEnd || value.hasLineEnd
    }
    if hasLineEnd { context.note(.lineEndInName, batch, row, tags) }
    appendLocation(row, of: batch, to: &output, context)
    for (name, column) in sides {
      ListSyntax.forEach(batch[row, column]) { actor, _ in
        output.party(name, actor, context.name(of: actor))
      }
    }
    output.append("</eventDetails>\n" as StaticString)
  }

  private static func appendLocation(
    _ row: Int, of batch: borrowing RecordBatch, to output: inout ByteBuffer, _ context: borrowing ExportContext
  ) {
    if !batch.isEmpty(row, place), !batch[row, place].equals("withheld" as StaticString) {
      output.append("<location qcode=\"reg:" as StaticString)
      output.append(batch[row, place])
      output.append("\">" as StaticString)
      output.name(context.name(of: batch[row, place]), or: batch[row, place])
      output.append("</location>\n" as StaticString)
      return
    }
    let hasPoint = !batch.isEmpty(row, latitude) && !batch.isEmpty(row, longitude)
    guard hasPoint || !batch.isEmpty(row, location) else { return }
    output.append("<location>" as StaticString)
    if !batch.isEmpty(row, location) { output.name(batch[row, location], or: batch[row, location]) }
    if hasPoint {
      output.append("<geoAreaDetails>" as StaticString)
      output.position(batch[row, latitude], batch[row, longitude])
      output.append("</geoAreaDetails>" as StaticString)
    }
    output.append("</location>\n" as StaticString)
  }
}

/// The start and end of a date, as exact as it is: `2014`, `2014-05`, `2014-05-16`, and beside them the first and last day
/// where the day lies somewhere between.
struct NewsMLDates {
  /// One of the two: its date, and the days between which it lies where the date alone does not say so.
  private struct End {
    let value: String
    let first, last: String?

    /// Nil where there is no first day in the years that the standard's dates have.
    init?(_ bounds: DayBounds, isLast: Bool = false) {
      func text(_ day: Int32?) -> String? {
        day.map { Calendar.isoText(ofDay: Int64($0)) }.flatMap { $0.utf8.count == 10 && $0 >= "0001" ? $0 : nil }
      }
      let (first, last) = (text(bounds.firstDay), text(bounds.lastDay))
      guard let day = isLast ? last ?? first : first else { return nil }
      switch bounds.exactness {
      case .day: (value, self.first, self.last) = (day, nil, nil)
      case .month: (value, self.first, self.last) = (String(day.prefix(7)), nil, nil)
      case .year: (value, self.first, self.last) = (String(day.prefix(4)), nil, nil)
      case .span, .open, .unknown: (value, self.first, self.last) = (String(day.prefix(4)), first, last)
      }
    }
  }

  private let start: End
  private let end: End?

  init?(_ row: Int, _ column: Int, of batch: borrowing RecordBatch) {
    guard let bounds = batch.bounds(row, column), bounds.isKnown else { return nil }
    var start: End?
    var end: End?
    let isPlain = Self.isPlain(batch[row, column])
    let date = isPlain ? nil : try? EventDate(batch[row, column].text)
    switch date?.form {
    case .interval(let from, let to):
      if case .date(let part) = from { start = End(part.bounds) }
      if case .date(let part) = to { end = End(part.bounds, isLast: true) }
    case .allOf:
      let parts = (date?.parts ?? []).map(\.bounds).sorted()
      start = parts.first.flatMap { bounds.firstDay == nil ? nil : End($0) }
      end = parts.last.flatMap { bounds.lastDay == nil ? nil : End($0, isLast: true) }
    case .single, .oneOf, nil: start = End(bounds)
    }
    guard let start else { return nil }
    (self.start, self.end) = (start, end)
  }

  /// Whether it is a date of digits only, whose bounds say all.
  private static func isPlain(_ text: borrowing Span<UInt8>) -> Bool {
    for i in text.indices where text[i] != 0x2D && !(0x30...0x39).contains(text[i]) { return false }
    return true
  }

  func append(to output: inout ByteBuffer) {
    append(start, "start", to: &output)
    if let end { append(end, "end", to: &output) }
  }

  private func append(_ end: End, _ name: StaticString, to output: inout ByteBuffer) {
    output.append("<\(name)")
    if let first = end.first { output.attribute("approxstart", first) }
    if let last = end.last { output.attribute("approxend", last) }
    output.append(">\(end.value)</\(name)>")
  }
}
