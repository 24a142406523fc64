/// For each country with an outline, the half-degree cells that it touches or that lie beside one: what a point is
/// looked up in while events stream, in a few nanoseconds. The cells of a country are made when a first point is to lie
/// in it, once a process.
struct CountryCells {
  /// What is known of a point and a country.
  enum Answer { case inside, outside, noOutline }

  /// In cells.
  fileprivate struct Mask: Sendable {
    let west, south, width, height: Int
    let bits: [Bool]
  }

  /// The outlines that are looked at, and where they stand by the country's code in base 26, alpha-2 behind alpha-3;
  /// 255: it has none.
  private struct Places: Sendable {
    var outlines: [CountryOutline] = []
    /// By place: all that is drawn of the country, with what is drawn on its own.
    var drawn: [[CountryOutline]] = []
    var byCode: [UInt8]
  }

  /// What Natural Earth draws on its own, and the country of ISO 3166 that a point there is filed under.
  private static let parts = ["CYN": "CYP", "SOL": "SOM"]

  fileprivate static let perDegree = 2
  private static let alpha3 = 26 * 26 * 26

  private static let places: Places = {
    var places = Places(byCode: [UInt8](repeating: 255, count: alpha3 + 26 * 26))
    let alpha2 = Dictionary(Countries.all.map { ($0.alpha3, $0.alpha2) }) { first, _ in first }
    for outline in CountryOutlines.all where parts[outline.code] == nil {
      let place = UInt8(places.outlines.count)
      places.outlines.append(outline)
      places.drawn.append([outline] + CountryOutlines.all.filter { parts[$0.code] == outline.code })
      places.byCode[key(outline.code.utf8Span.span)!] = place
      if let code = alpha2[outline.code] { places.byCode[key(code.utf8Span.span)!] = place }
    }
    return places
  }()

  /// By the place of the outline: the cells that were made.
  private static let made = Locked([Mask?](repeating: nil, count: places.outlines.count))

  /// Those of them that were asked for here.
  private var masks: [Mask?]

  init() { masks = [Mask?](repeating: nil, count: Self.places.outlines.count) }

  /// Whether the point lies in the country called `code` or within half a degree of it, in its waters, or on land of it
  /// that is not drawn.
  mutating func answer(_ code: borrowing Span<UInt8>, _ latitude: Double, _ longitude: Double) -> Answer {
    guard let place = Self.place(code) else { return .noOutline }
    return holds(place, latitude, longitude) || Self.isPlausible(latitude, longitude, in: place) ? .inside : .outside
  }

  /// Whether the point lies in the country called `code` or within half a degree of it.
  mutating func holds(_ code: borrowing Span<UInt8>, _ latitude: Double, _ longitude: Double) -> Bool {
    guard let place = Self.place(code) else { return false }
    return holds(place, latitude, longitude)
  }

  private mutating func holds(_ place: Int, _ latitude: Double, _ longitude: Double) -> Bool {
    if masks[place] == nil { masks[place] = Self.mask(at: place) }
    return masks[place]!.holds(latitude, longitude)
  }

  /// How far the waters of a country reach at most: 200 nautical miles (UNCLOS, article 57), in kilometres.
  private static let waters = 370.4
  /// How far a drawn outline may lie from the true one, in degrees and in kilometres.
  private static let precision = (degrees: 0.5, kilometres: 55.6)

  /// Whether a point beside the country at `place` may be one of it all the same: on land that is listed because it is not
  /// drawn, or at sea, where small islands are, near it and not much nearer to another one.
  @inline(never)
  private static func isPlausible(_ latitude: Double, _ longitude: Double, in place: Int) -> Bool {
    let outline = places.outlines[place]
    if OuterLand.holds(outline.code, latitude, longitude) { return true }
    let own = places.drawn[place]
    let away = own.map { $0.distance(longitude: longitude, latitude: latitude) }.min() ?? .infinity
    guard away <= waters else { return false }
    return !CountryOutlines.all.contains { other in
      // the cheap question first: most are on other continents
      guard other.mayBeNear(longitude: longitude, latitude: latitude, within: precision.degrees),
        other.code != outline.code, parts[other.code] != outline.code
      else { return false }
      if other.contains(longitude: longitude, latitude: latitude) { return true }
      let distance = other.distance(longitude: longitude, latitude: latitude)
      return distance <= precision.kilometres && distance + precision.kilometres < away
    }
  }

  private static func place(_ code: borrowing Span<UInt8>) -> Int? {
    guard let key = key(code), places.byCode[key] != 255 else { return nil }
    return Int(places.byCode[key])
  }

  private static func mask(at place: Int) -> Mask {
    made.withLock { masks in
      if let mask = masks[place] { return mask }
      let made = mask(places.drawn[place].flatMap(\.rings))
      masks[place] = made
      return made
    }
  }

  private static func key(_ code: borrowing Span<UInt8>) -> Int? {
    guard code.count == 2 || code.count == 3 else { return nil }
    var key = 0
    for i in code.indices {
      guard 0x41...0x5A ~= code[i] else { return nil }
      key = key * 26 + Int(code[i]) - 0x41
    }
    return code.count == 3 ? key : alpha3 + key
  }

  private static func mask(_ rings: [[CountryOutline.Point]]) -> Mask {
    let size = 100 / perDegree
    func cell(_ hundredths: Int32, _ shift: Int) -> Int { (Int(hundredths) + shift) / size }
    let points = rings.joined()
    // one cell more on every side
    let west = cell(points.map(\.longitude).min()!, 18_000) - 1
    let south = cell(points.map(\.latitude).min()!, 9_000) - 1
    let width = cell(points.map(\.longitude).max()!, 18_000) - west + 2
    let height = cell(points.map(\.latitude).max()!, 9_000) - south + 2
    var touched = [Bool](repeating: false, count: width * height)
    for ring in rings {
      for (place, end) in ring.enumerated() {
        let start = ring[(place + ring.count - 1) % ring.count]
        // steps of a fifth of a cell leave no cell out that the line is in for long
        let (dx, dy) = (Int(end.longitude) - Int(start.longitude), Int(end.latitude) - Int(start.latitude))
        let steps = max(abs(dx), abs(dy)) * 5 / size + 1
        for step in 0...steps {
          let x = (Int(start.longitude) + dx * step / steps + 18_000) / size - west
          let y = (Int(start.latitude) + dy * step / steps + 9_000) / size - south
          touched[y * width + x] = true
        }
      }
    }
    for y in 0..<height {
      fill(&touched, y, width, rings, west: west, latitude: (y + south) * size - 9_000 + size / 2)
    }
    // and every cell beside one
    var bits = touched
    for y in 0..<height {
      for x in 0..<width where touched[y * width + x] {
        for (by, bx) in [(-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)] {
          guard 0..<height ~= y + by, 0..<width ~= x + bx else { continue }
          bits[(y + by) * width + x + bx] = true
        }
      }
    }
    return Mask(west: west, south: south, width: width, height: height, bits: bits)
  }

  /// Marks the cells of one row whose middle lies inside: between each odd crossing of the outline and the next one.
  private static func fill(
    _ cells: inout [Bool], _ y: Int, _ width: Int, _ rings: [[CountryOutline.Point]], west: Int, latitude: Int
  ) {
    let size = 100 / perDegree
    var crossings: [Int] = []
    for ring in rings {
      for (place, end) in ring.enumerated() {
        let start = ring[(place + ring.count - 1) % ring.count]
        let (y0, y1) = (Int(start.latitude), Int(end.latitude))
        guard (y0 <= latitude) != (y1 <= latitude) else { continue }
        let (x0, x1) = (Int(start.longitude), Int(end.longitude))
        crossings.append(x0 + (x1 - x0) * (latitude - y0) / (y1 - y0))
      }
    }
    crossings.sort()
    for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
      for x in 0..<width {
        let middle = (x + west) * size - 18_000 + size / 2
        if crossings[pair] <= middle, middle <= crossings[pair + 1] { cells[y * width + x] = true }
      }
    }
  }
}

extension CountryCells.Mask {
  fileprivate func holds(_ latitude: Double, _ longitude: Double) -> Bool {
    let x = Int(((longitude + 180) * Double(CountryCells.perDegree)).rounded(.down)) - west
    let y = Int(((latitude + 90) * Double(CountryCells.perDegree)).rounded(.down)) - south
    guard x >= 0, y >= 0, x < width, y < height else { return false }
    return bits[y * width + x]
  }
}
