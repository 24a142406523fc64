internal import NightdeskKit

extension Briefing {
  /// The places of the events told here, those with most of them first.
  mutating func writePlaces() {
    heading(2, .places)
    let places = EventPlaces(toldEvents, index).places
    guard !places.isEmpty else { return paragraph(phrases(.noPlaces)) }
    paragraph(phrases(.placesNote))
    figure(.map)
    table(
      [
        phrases(.place), phrases(.byRegion), phrases(.coordinatesHead), phrases(.precisionHead), phrases(.rowEvents),
        phrases(.columnSeriesShort),
      ],
      places.prefix(Limit.places).map { place in
        [
          place.name.map { phrases.text($0) } ?? phrases(.notGiven), region(place.region.country, place.region.admin1),
          phrases.code(place.coordinates), precision(place.precision), Markdown(place.events), Markdown(place.series),
        ]
      }, numbersFrom: 4)
    if places.count > Limit.places { paragraph(phrases(.moreLines, places.count - Limit.places)) }
  }

  private func precision(_ precision: Int?) -> Markdown {
    precision.map { phrases.word(String($0), of: .precisions) } ?? phrases(.notGiven)
  }
}

/// The places with coordinates at which events are told, most events first.
struct EventPlaces {
  /// One place.
  struct Place {
    let name: String?
    let region: Region
    let latitude, longitude: Double
    /// UCDP's where_prec, 1 (exact) to 7; nil: not given.
    let precision: Int?
    var events = 0
    var series = 0

    /// Degrees north and east, to four digits.
    var coordinates: String { "\(Self.degrees(latitude)), \(Self.degrees(longitude))" }

    private static func degrees(_ number: Double) -> String {
      let tenThousandths = Int((number * 10_000).rounded())
      let (whole, rest) = abs(tenThousandths).quotientAndRemainder(dividingBy: 10_000)
      var digits = String(rest + 10_000).dropFirst()
      while digits.count > 1, digits.last == "0" { digits.removeLast() }
      return "\(tenThousandths < 0 ? "-" : "")\(whole).\(digits)"
    }
  }

  private(set) var places: [Place] = []

  init(_ events: [Event], _ index: RegisterIndex) {
    var found: [Key: Int] = [:]
    for event in events {
      let place = event.place.flatMap { index.place($0) }
      guard let latitude = place?.latitude ?? event.latitude, let longitude = place?.longitude ?? event.longitude else {
        continue
      }
      let precision = place.map { $0.precision } ?? event.precision
      let key = Key(latitude: latitude, longitude: longitude, precision: precision)
      let position = found[key] ?? places.count
      if position == places.count {
        found[key] = position
        places.append(
          Place(
            name: place?.name ?? event.location ?? event.admin2 ?? event.admin1, region: index.region(of: event),
            latitude: latitude, longitude: longitude, precision: precision))
      }
      if event.scope == "series" { places[position].series += 1 } else { places[position].events += 1 }
    }
    places.sort { a, b in
      if a.events != b.events { return a.events > b.events }
      if a.series != b.series { return a.series > b.series }
      if a.latitude != b.latitude { return a.latitude > b.latitude }
      if a.longitude != b.longitude { return a.longitude < b.longitude }
      return (a.precision ?? 0) < (b.precision ?? 0)
    }
  }

  private struct Key: Hashable {
    let latitude, longitude: Double
    let precision: Int?
  }
}
