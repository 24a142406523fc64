/// In which country and region each place of the register lies, and where, for the events that name a place.
package final class PlaceRegions: Sendable {
  private let ids: IdentifierTable
  /// By place: its region.
  private let regions: [Region]
  /// By place: what it is called.
  private let names: [String]
  /// By place: where it is, if that is given.
  private let points: [PlaceGrid.Point?]

  /// The regions of `places`.
  package init(_ places: [Place]) {
    var ids = IdentifierTable()
    var regions: [Region] = []
    var names: [String] = []
    var points: [PlaceGrid.Point?] = []
    for place in places where ids.insert(place.id).ordinal == regions.count {
      regions.append(Region(country: place.country, admin1: place.admin1))
      names.append(place.name)
      points.append(
        PlaceGrid.Point(
          latitude: place.latitude ?? .nan, longitude: place.longitude ?? .nan, precision: Int64(place.precision ?? 0)))
    }
    self.ids = ids
    self.regions = regions
    self.names = names
    self.points = points
  }

  /// The region of the place called `id`; nil where the place is not known.
  func region(of id: borrowing Span<UInt8>) -> Region? { ids.find(id).map { regions[$0] } }

  /// Where an event happened: at its place, or at its own coordinates; nil where neither is given.
  func point(_ batch: borrowing RecordBatch, _ row: Int, _ columns: CountedColumns) -> PlaceGrid.Point? {
    if !batch.isEmpty(row, columns.place) { return ids.find(batch[row, columns.place]).flatMap { points[$0] } }
    let (north, east) = (batch.values(columns.latitude)[row], batch.values(columns.longitude)[row])
    guard Value.isThere(north), Value.isThere(east) else { return nil }
    return PlaceGrid.Point(
      latitude: Double(bitPattern: UInt64(bitPattern: north)), longitude: Double(bitPattern: UInt64(bitPattern: east)),
      precision: batch.values(columns.precision)[row])
  }

  /// What the place of an event is called: by its place, else by the nearest name that the row gives.
  func name(_ batch: borrowing RecordBatch, _ row: Int, _ columns: CountedColumns) -> String {
    if !batch.isEmpty(row, columns.place) { return ids.find(batch[row, columns.place]).map { names[$0] } ?? "" }
    return EventColumns.placeNames.first { !batch.isEmpty(row, $0) }.map { batch[row, $0].text } ?? ""
  }
}

extension Region {
  /// From the country, a zero byte and the region, which are never in accepted text; nothing: neither is given.
  init(key: String) {
    let parts = key.split(separator: "\0", maxSplits: 1, omittingEmptySubsequences: false)
    country = parts[0].isEmpty ? nil : String(parts[0])
    admin1 = parts.count < 2 || parts[1].isEmpty ? nil : String(parts[1])
  }
}

extension NameTable {
  /// The ordinal of the region in which the place called `id` lies; what lies in none is in the region without a name.
  mutating func ordinal(ofRegionOf id: borrowing Span<UInt8>, _ places: PlaceRegions) -> Int {
    let region = places.region(of: id)
    return ordinal(of: (region?.country ?? "").utf8Span.span, (region?.admin1 ?? "").utf8Span.span)
  }
}

extension RegisterIndex {
  /// The region of an event: that of its place, or its own columns.
  public func region(of event: Event) -> Region {
    guard let id = event.place else { return Region(country: event.country, admin1: event.admin1) }
    let place = place(id)
    return Region(country: place?.country, admin1: place?.admin1)
  }
}
