internal import NightdeskKit

extension FigureFrame {
  /// Where the events of the period happened, all of them: points by number of events, a circle for how exact a place
  /// is, outlines of countries.
  func map() -> Figure? {
    let places = edition.figures.places.places
    guard !places.isEmpty else { return nil }
    let height = isNarrow ? 360 : 460
    let view = MapView(places, width: width, height: height - 40)
    var drawing = SVG()
    var shapes: [(shape: String, Phrase)] = [("point", .legendPoint)]
    if places.contains(where: { $0.kilometres != nil }) { shapes.append(("around", .legendPrecision)) }
    let used = legend(shapes, at: 8, width, &drawing)
    let top = 12 + used
    drawing.raw(
      "<svg x=\"0\" y=\"\(top)\" width=\"\(width)\" height=\"\(height - 40)\" overflow=\"hidden\" "
        + "viewBox=\"0 0 \(width) \(height - 40)\">")
    drawing.rect(0, 0, width, height - 40, "sea")
    for outline in CountryOutlines.all where view.shows(outline.box) {
      let path = outline.rings.filter { view.shows($0) }.map { view.path($0) }.joined()
      if !path.isEmpty { drawing.path(path, "land") }
    }
    let most = places.map(\.count.all).max() ?? 1
    // many points are drawn smaller, so that they do not hide each other
    let (least, span) = places.count > 60 ? (2, 8.0) : (4, 12.0)
    for place in places.reversed() {
      let (x, y) = view.point(place.longitude, place.latitude)
      let around = place.kilometres.map { view.pixels(kilometres: $0) } ?? 0
      let radius = least + Int((span * Double(place.count.all) / Double(most)).squareRoot() * 2)
      if around > radius { drawing.circle(x, y, min(around, 200), "around") }
      drawing.circle(x, y, radius, "point")
    }
    names(places, view, most, &drawing)
    drawing.raw("</svg>")
    return figure(.map, .figureMap, .figureMapText, width, top + height - 40, drawing)
  }

  /// The names of the places with most events, where there is room for them.
  private func names(_ places: [CountedPlace], _ view: MapView, _ most: Int, _ drawing: inout SVG) {
    var taken: [(x: ClosedRange<Int>, y: ClosedRange<Int>)] = []
    var named: Set<String> = []
    for place in places {
      guard let name = place.name, taken.count < 14, !named.contains(name) else { continue }
      let text = TextWidth.fitted(MarkdownText.plain(name), size: 12, width: view.width / 4)
      let (x, y) = view.point(place.longitude, place.latitude)
      let length = TextWidth.of(text, size: 12)
      let isRight = x + 18 + length > view.width
      let start = isRight ? x - 18 - length : x + 18
      let box = (x: start...start + length, y: y - 10...y + 6)
      guard start > 0, !taken.contains(where: { $0.x.overlaps(box.x) && $0.y.overlaps(box.y) }) else { continue }
      taken.append(box)
      named.insert(name)
      drawing.text(start, y + 4, text, "label halo")
    }
  }
}

/// The part of the earth that a map shows, in an even projection that keeps shapes in its middle.
struct MapView {
  let width, height: Int
  private let west, north: Double
  /// Pixels a degree of latitude, and of longitude.
  private let scale, scaleEast: Double

  /// A view that holds `places` with some room around them.
  init(_ places: [CountedPlace], width: Int, height: Int) {
    (self.width, self.height) = (width, height)
    let (latitudes, longitudes) = (places.map(\.latitude), places.map(\.longitude))
    let (south, top) = (latitudes.min() ?? 0, latitudes.max() ?? 0)
    let (left, right) = (longitudes.min() ?? 0, longitudes.max() ?? 0)
    let middle = ((south + top) / 2, (left + right) / 2)
    // the cosine of the middle latitude, as a series: the C library's differs in its last digits from one to another
    let angle = min(75, abs(middle.0)) * 0.017_453_292_519_943_295
    let shrink = 1 - angle * angle / 2 * (1 - angle * angle / 12 * (1 - angle * angle / 30 * (1 - angle * angle / 56)))
    let tall = max(6, (top - south) * 1.4)
    let wide = max(6, (right - left) * 1.4) * shrink
    scale = min(Double(height) / tall, Double(width) / wide)
    scaleEast = scale * shrink
    north = middle.0 + Double(height) / 2 / scale
    west = middle.1 - Double(width) / 2 / scaleEast
  }

  /// Where a place stands, in pixels.
  func point(_ longitude: Double, _ latitude: Double) -> (x: Int, y: Int) {
    (Int(((longitude - west) * scaleEast).rounded()), Int(((north - latitude) * scale).rounded()))
  }

  func pixels(kilometres: Int) -> Int { Int((Double(kilometres) / 111.2 * scale).rounded()) }

  /// Whether a box in hundredths of a degree has a part in the view.
  func shows(_ box: (west: Int32, south: Int32, east: Int32, north: Int32)) -> Bool {
    let (left, top) = point(Double(box.west) / 100, Double(box.north) / 100)
    let (right, bottom) = point(Double(box.east) / 100, Double(box.south) / 100)
    return left <= width && right >= 0 && top <= height && bottom >= 0
  }

  func shows(_ ring: [CountryOutline.Point]) -> Bool {
    let (east, north) = (ring.map(\.longitude), ring.map(\.latitude))
    return shows((east.min() ?? 0, north.min() ?? 0, east.max() ?? 0, north.max() ?? 0))
  }

  /// A closed line, without points that stand where the last one does.
  func path(_ ring: [CountryOutline.Point]) -> String {
    var path = ""
    var last: (x: Int, y: Int)?
    for place in ring {
      let (x, y) = point(Double(place.longitude) / 100, Double(place.latitude) / 100)
      if let last, last == (x, y) { continue }
      path += last == nil ? "M\(x) \(y)" : "L\(x) \(y)"
      last = (x, y)
    }
    return path + "Z"
  }
}

extension CountedPlace {
  /// How far off the place may be, about, by UCDP's where_prec; nil where it is exact or nothing is said.
  fileprivate var kilometres: Int? {
    switch precision {
    case 2: 25
    case 3: 50
    case 4, 5, 7: 100
    case 6: 250
    default: nil
    }
  }
}
