/// Where the places of the register lie, for the events that name one.
final class PlacePoints: Sendable {
  /// A place that has coordinates.
  struct Point: Sendable {
    /// Degrees.
    let latitude, longitude: Double
    /// UCDP's where_prec; 0 where it is not given.
    let precision: Int
    let isConfidential: Bool
  }

  private let ids: IdentifierTable
  private let points: [Point]

  /// The points of `places`; those without coordinates have none.
  init(_ places: [Place]) {
    var ids = IdentifierTable()
    var points: [Point] = []
    for place in places {
      guard let latitude = place.latitude, let longitude = place.longitude, latitude != 0 || longitude != 0,
        ids.insert(place.id).ordinal == points.count
      else { continue }
      let marking = place.marking.flatMap { Vocabularies.markings.index(of: $0.utf8Span.span) } ?? 0
      points.append(
        Point(
          latitude: latitude, longitude: longitude, precision: place.precision ?? 0,
          isConfidential: marking >= Int(Vocabularies.amber)))
    }
    self.ids = ids
    self.points = points
  }

  /// Where the place called `id` lies; nil where that is not known.
  func point(of id: borrowing Span<UInt8>) -> Point? { ids.find(id).map { points[$0] } }
}
