internal import NightdeskKit

extension Briefing {
  /// Where the events of the period happened, all of them counted.
  mutating func writePlaces() {
    heading(2, .places)
    let places = edition.figures.places
    guard !places.places.isEmpty else { return paragraph(phrases(.noPlaces)) }
    paragraph(phrases(.placesNote))
    if let spacing = places.spacing {
      paragraph(phrases(.placesTogether, ["degrees": Markdown(Self.decimal(spacing))]))
    }
    figure(.map)
    let hasPossible = places.places.contains { $0.count.possible > 0 }
    let hasSeries = places.places.contains { $0.count.series > 0 }
    var head = [phrases(.place), phrases(.byRegion), phrases(.coordinatesHead), phrases(.precisionHead)]
    let firstNumber = head.count
    head.append(phrases(.rowEvents))
    if hasPossible { head.append(phrases(.columnPossibleShort)) }
    if hasSeries { head.append(phrases(.columnSeriesShort)) }
    var rows: [[Markdown]] = []
    for place in places.places.prefix(Limit.places) {
      var row = [
        name(of: place, isAround: places.spacing != nil), region(place.region.country, place.region.admin1),
        phrases.code(Self.coordinates(place, isAround: places.spacing != nil)),
        place.precision.map { phrases.word(String($0), of: .precisions) } ?? phrases(.notGiven),
        Markdown(place.count.events),
      ]
      if hasPossible { row.append(Markdown(place.count.possible)) }
      if hasSeries { row.append(Markdown(place.count.series)) }
      rows.append(row)
    }
    table(head, rows, numbersFrom: firstNumber)
    let rest = places.places.dropFirst(Limit.places)
    if !rest.isEmpty {
      let events = rest.reduce(0) { $0 + $1.count.all }
      let more = phrases(.morePlaces, rest.count, ["events": phrases(.events, events)])
      paragraph(noted(more, by: located(.filterFilled)))
    }
    paragraph(
      phrases(
        places.spacing == nil ? .placesRows : .placesRowsTogether,
        [
          "file": file(of: .events), "columns": phrases.code("latitude/longitude"), "place": phrases.code("place"),
        ]))
    var sentences = [noted(phrases(.placesLocated, places.located), by: located(.filterFilled))]
    if places.withoutPoint > 0 {
      sentences.append(noted(phrases(.placesWithout, places.withoutPoint), by: located(.filterEmpty)))
    }
    paragraph(Markdown(trusted: sentences.map(\.source).joined(separator: " ")))
  }

  /// What finds the events of the period that have coordinates, or none.
  private func located(_ key: Phrase) -> [Markdown] {
    let columns = phrases(key, ["column": phrases.code("latitude/longitude")])
    return [phrases(.filterPlace, ["place": columns])] + periodConditions()
  }

  private func name(of place: CountedPlace, isAround: Bool) -> Markdown {
    guard let name = place.name else { return phrases(.notGiven) }
    return isAround ? phrases(.placeAround, ["place": phrases.text(name)]) : phrases.text(name)
  }

  /// Degrees north and east: as exact as they are counted, of several places together to two digits.
  static func coordinates(_ place: CountedPlace, isAround: Bool) -> String {
    let digits = isAround ? 2 : 6
    return "\(decimal(place.latitude, digits)), \(decimal(place.longitude, digits))"
  }

  /// A number with a point and up to so many digits behind it, at least one.
  private static func decimal(_ number: Double, _ digits: Int = 6) -> String {
    let scale = digits == 2 ? 100 : 1_000_000
    let parts = Int((number * Double(scale)).rounded())
    let (whole, rest) = abs(parts).quotientAndRemainder(dividingBy: scale)
    var fraction = String(rest + scale).dropFirst()
    while fraction.count > 1, fraction.last == "0" { fraction.removeLast() }
    return "\(parts < 0 ? "-" : "")\(whole).\(fraction)"
  }
}
