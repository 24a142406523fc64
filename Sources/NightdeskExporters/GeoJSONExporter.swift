public import NightdeskKit

/// Writes the events as one GeoJSON feature collection (RFC 7946): for maps.
///
/// A feature's `id` and properties are the event's own columns. Where an event names a place, the place's country,
/// regions, coordinates and precision stand in for those that the event does not have itself, and the place's name as
/// `location`. `place_precision` says how exact a point is (UCDP where_prec: 1 exact ... 7 international waters): a point
/// of precision 4 is somewhere in its region.
/// An event without coordinates is a feature without geometry (`null`, as the standard has it); `withoutCoordinates` behind
/// the features counts them, a finding says so, and `bbox` holds the rest.
public struct GeoJSONExporter: SequentialExporter {
  public let format = Format(
    name: "geojson", summary: "the events as features with their precision, RFC 7946: for maps",
    mediaType: "application/geo+json", fileExtension: "geojson")

  public init() {}

  public func open(_ folder: any ExportFolder) throws(ExportError) -> any SequentialExport {
    GeoJSONExport(try folder.create("events.geojson"))
  }
}

/// A feature collection in the making.
private final class GeoJSONExport: SequentialExport {
  private let sink: any ByteSink
  private let members = RegisterSchema.events.columns.map { (name: Array("\"\($0.name)\":".utf8), form: JSONForm($0)) }
  /// By id, the members that a place gives to its events: for each column of events, its JSON text or nothing.
  private var places: [String: Place] = [:]
  private var features = 0
  private var withoutCoordinates = 0
  private var box: Box?

  private struct Place {
    /// By the columns of ``PlaceColumns/all``.
    let members: [[UInt8]]
    let point: Point?
  }

  private struct Point {
    let latitude, longitude: Double
    /// `[longitude,latitude]`, as they are written.
    let text: [UInt8]
  }

  private struct Box {
    var west, south, east, north: Double
  }

  init(_ sink: any ByteSink) {
    self.sink = sink
    sink.append("{\"type\":\"FeatureCollection\",\"features\":[".utf8Span.span)
  }

  func append(_ batch: borrowing RecordBatch, _ context: inout ExportContext) throws(ExportError) {
    switch batch.table {
    case .places: for record in batch.accepted { remember(batch, Int(record)) }
    case .events:
      var output = ByteBuffer()
      for record in batch.accepted { append(batch, Int(record), to: &output) }
      sink.append(output.span)
    default: break
    }
  }

  func finish(_ edition: Edition, _ context: inout ExportContext) throws(ExportError) {
    var output = ByteBuffer()
    if withoutCoordinates > 0 {
      context.note(
        .withoutCoordinates, .events, about: withoutCoordinates == 1 ? "1 event" : "\(withoutCoordinates) events")
    }
    output.append("\n],\"withoutCoordinates\":" as StaticString)
    output.append(number: withoutCoordinates)
    if let box {
      output.append(",\"bbox\":[\(box.west.json),\(box.south.json),")
      output.append("\(box.east.json),\(box.north.json)]")
    }
    output.append("}\n" as StaticString)
    sink.append(output.span)
  }

  // MARK: Places

  /// Which column of places stands in for which of events.
  private static let standIns: [(place: Int, event: Int)] = [
    ("name", "location"), ("country", "country"), ("admin1", "admin1"), ("admin2", "admin2"), ("latitude", "latitude"),
    ("longitude", "longitude"), ("precision", "place_precision"),
  ].map { (RegisterSchema.places.index($0), RegisterSchema.events.index($1)) }
  private static let place = RegisterSchema.events.index("place")
  private static let ofEvents = (RegisterSchema.events.index("latitude"), RegisterSchema.events.index("longitude"))
  private static let ofPlaces = (RegisterSchema.places.index("latitude"), RegisterSchema.places.index("longitude"))

  private func remember(_ batch: borrowing RecordBatch, _ row: Int) {
    let members = self.members
    let given = Self.standIns.map { place, event in
      var text = ByteBuffer(capacity: 64)
      if !batch.isEmpty(row, place) {
        let name = members[event].name
        text.append(name.span)
        JSONForm(batch.schema.columns[place]).append(batch[row, place], to: &text)
      }
      return text.span.copied
    }
    places[batch[row, 0].text] = Place(members: given, point: point(batch, row, Self.ofPlaces))
  }

  private func point(_ batch: borrowing RecordBatch, _ row: Int, _ columns: (latitude: Int, longitude: Int)) -> Point? {
    guard let latitude = batch.decimal(row, columns.latitude), let longitude = batch.decimal(row, columns.longitude)
    else { return nil }
    var text = ByteBuffer(capacity: 48)
    text.append(0x5B)
    text.appendJSONNumber(batch[row, columns.longitude])
    text.append(0x2C)
    text.appendJSONNumber(batch[row, columns.latitude])
    text.append(0x5D)
    return Point(latitude: latitude, longitude: longitude, text: text.span.copied)
  }

  // MARK: Features

  private func append(_ batch: borrowing RecordBatch, _ row: Int, to output: inout ByteBuffer) {
    output.append(features == 0 ? "\n" as StaticString : ",\n")
    features += 1
    output.append("{\"type\":\"Feature\",\"id\":" as StaticString)
    output.appendJSON(batch[row, 0])
    let place = batch.isEmpty(row, Self.place) ? nil : places[batch[row, Self.place].text]
    output.append(",\"geometry\":" as StaticString)
    if let point = point(batch, row, Self.ofEvents) ?? place?.point {
      output.append("{\"type\":\"Point\",\"coordinates\":" as StaticString)
      output.append(point.text.span)
      output.append("}" as StaticString)
      extendBox(point)
    } else {
      output.append("null" as StaticString)
      withoutCoordinates += 1
    }
    output.append(",\"properties\":{" as StaticString)
    var isFirst = true
    for column in members.indices {
      let standIn = place.flatMap { place in
        Self.standIns.firstIndex { $0.event == column }.map { place.members[$0] }
      }
      let isEmpty = batch.isEmpty(row, column)
      guard !isEmpty || standIn?.isEmpty == false else { continue }
      if !isFirst { output.append(0x2C) }
      isFirst = false
      if isEmpty, let standIn {
        output.append(standIn.span)
      } else {
        let member = members[column]
        output.append(member.name.span)
        member.form.append(batch[row, column], to: &output)
      }
    }
    output.append("}}" as StaticString)
  }

  private func extendBox(_ point: Point) {
    guard let old = box else {
      box = Box(west: point.longitude, south: point.latitude, east: point.longitude, north: point.latitude)
      return
    }
    box = Box(
      west: min(old.west, point.longitude), south: min(old.south, point.latitude),
      east: max(old.east, point.longitude), north: max(old.north, point.latitude))
  }
}

extension Double {
  /// The shortest JSON number that reads back as this one.
  fileprivate var json: String { Int64(exactly: self).map { String($0) } ?? description }
}
