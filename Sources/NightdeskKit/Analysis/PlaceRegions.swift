/// In which country and region each place of the register lies, and where, for the events that name a place.
package final class PlaceRegions: Sendable {
  private let ids: IdentifierTable
  /// By place: the key of its region.
  private let keys: [String]
  /// By place: what it is called.
  private let names: [String]
  /// By place: where it is, if that is given.
  private let points: [PlaceGrid.Point?]

  /// The regions of `places`.
  package init(_ places: [Place]) {
    var ids = IdentifierTable()
    var keys: [String] = []
    var names: [String] = []
    var points: [PlaceGrid.Point?] = []
    for place in places where ids.insert(place.id).ordinal == keys.count {
      keys.append(Region(country: place.country, admin1: place.admin1).key)
      names.append(place.name)
      points.append(
        PlaceGrid.Point(
          latitude: place.latitude ?? .nan, longitude: place.longitude ?? .nan, precision: Int64(place.precision ?? 0)))
    }
    self.ids = ids
    self.keys = keys
    self.names = names
    self.points = points
  }

  /// Appends the key of the region of the place called `id`; nothing where the place is not known.
  func appendKey(of id: borrowing Span<UInt8>, to key: inout ByteBuffer) {
    if let ordinal = ids.find(id) { key.append(keys[ordinal]) }
  }

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
    return columns.placeNames.first { !batch.isEmpty(row, $0) }.map { batch[row, $0].text } ?? ""
  }
}

extension Region {
  /// The country, a zero byte, the region: never in accepted text, so that no two regions share a key.
  var key: String { country == nil && admin1 == nil ? "" : "\(country ?? "")\0\(admin1 ?? "")" }

  init(key: String) {
    let parts = key.split(separator: "\0", maxSplits: 1, omittingEmptySubsequences: false)
    country = parts[0].isEmpty ? nil : String(parts[0])
    admin1 = parts.count < 2 || parts[1].isEmpty ? nil : String(parts[1])
  }
}

extension NameTable {
  /// The ordinal of the region in which an event lies: that of its place, or its own columns; all events without
  /// either are in the region without a name. `key` is only lent.
  mutating func ordinal(
    ofRegion row: Int, _ batch: borrowing RecordBatch, _ columns: CountedColumns, _ places: PlaceRegions,
    _ key: inout ByteBuffer
  ) -> Int {
    key.removeAll()
    if !batch.isEmpty(row, columns.place) {
      places.appendKey(of: batch[row, columns.place], to: &key)
    } else if !batch.isEmpty(row, columns.country) || !batch.isEmpty(row, columns.admin1) {
      key.append(batch[row, columns.country])
      key.append(0 as UInt8)
      key.append(batch[row, columns.admin1])
    }
    return ordinal(of: key.span)
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
