/// The rough outline of a country: for a map, and to see whether a point can lie in it.
public struct CountryOutline: Sendable {
  /// ISO 3166 alpha-3, or the code of a territory that is drawn on its own.
  public let code: String
  /// Closed lines; the last point of each leads to its first. A ring within another is a hole.
  public let rings: [[Point]]
  /// The least and most of its longitudes and latitudes.
  public let box: (west: Int32, south: Int32, east: Int32, north: Int32)

  /// A point on the earth, WGS 84.
  public struct Point: Sendable, Equatable {
    /// Hundredths of a degree east.
    public let longitude: Int32
    /// Hundredths of a degree north.
    public let latitude: Int32
  }

  init(code: String, rings: [[Point]]) {
    self.code = code
    self.rings = rings
    let points = rings.joined()
    box = (
      points.lazy.map(\.longitude).min() ?? 0, points.lazy.map(\.latitude).min() ?? 0,
      points.lazy.map(\.longitude).max() ?? 0, points.lazy.map(\.latitude).max() ?? 0
    )
  }

  /// Whether a point, in degrees, lies in it. The outline is coarse: near a border or coast the answer may be wrong by some
  /// tens of kilometres.
  public func contains(longitude: Double, latitude: Double) -> Bool {
    let (x, y) = (longitude * 100, latitude * 100)
    guard Double(box.west)...Double(box.east) ~= x, Double(box.south)...Double(box.north) ~= y else { return false }
    var isInside = false
    for ring in rings {
      guard var last = ring.last else { continue }
      for point in ring {
        if (Double(point.latitude) > y) != (Double(last.latitude) > y) {
          let share = (y - Double(point.latitude)) / Double(last.latitude - point.latitude)
          if x < Double(point.longitude) + share * Double(last.longitude - point.longitude) { isInside.toggle() }
        }
        last = point
      }
    }
    return isInside
  }
}

extension CountryOutline {
  /// How far a point, in degrees, lies from the nearest of its lines, in kilometres; whether inside or outside. Good to a
  /// few per cent where that is less than some hundreds.
  func distance(longitude: Double, latitude: Double) -> Double {
    let narrowing = Earth.narrowing(at: latitude)
    func place(_ point: Point) -> (x: Double, y: Double) {
      var east = Double(point.longitude) / 100 - longitude
      if east > 180 { east -= 360 } else if east < -180 { east += 360 }
      return (east * narrowing, Double(point.latitude) / 100 - latitude)
    }
    var least = Double.infinity
    for ring in rings {
      guard let last = ring.last else { continue }
      var start = place(last)
      for point in ring {
        let end = place(point)
        defer { start = end }
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let length = dx * dx + dy * dy
        let share = length == 0 ? 0 : min(1, max(0, -(start.x * dx + start.y * dy) / length))
        let (x, y) = (start.x + share * dx, start.y + share * dy)
        least = min(least, x * x + y * y)
      }
    }
    return least.squareRoot() * Earth.degree
  }

  /// Whether a point may be nearer than `degrees` to it: it lies in its box, or beside it.
  func mayBeNear(longitude: Double, latitude: Double, within degrees: Double) -> Bool {
    guard (Double(box.south) / 100 - degrees)...(Double(box.north) / 100 + degrees) ~= latitude else { return false }
    let margin = degrees / Earth.narrowing(at: latitude)
    return (Double(box.west) / 100 - margin)...(Double(box.east) / 100 + margin) ~= longitude
  }
}

/// The outlines that there are.
public enum CountryOutlines {
  /// All outlines, in the order of their codes; read on first use.
  public static let all: [CountryOutline] = read(NaturalEarth.outlines)

  /// The outline of the country with this ISO 3166 alpha-3 code; nil for small countries.
  public static func outline(ofCode code: String) -> CountryOutline? { all.first { $0.code == code } }

  private static func read(_ text: StaticString) -> [CountryOutline] {
    var reader = unsafe OutlineReader(bytes: Span(_unsafeStart: text.utf8Start, count: text.utf8CodeUnitCount))
    var outlines: [CountryOutline] = []
    while let outline = reader.next() { outlines.append(outline) }
    return outlines
  }
}

/// Reads outlines as ``NaturalEarth`` has them: `AFG;6652,3736 56,0 ...;...`, a line each.
private struct OutlineReader: ~Escapable {
  private let bytes: Span<UInt8>
  private var place = 0

  @_lifetime(copy bytes)
  init(bytes: Span<UInt8>) { self.bytes = bytes }

  /// The next outline; nil behind the last.
  mutating func next() -> CountryOutline? {
    while place < bytes.count, bytes[place] == 0x0A { place += 1 }
    guard let end = bytes.firstIndex(of: 0x3B, from: place) else { return nil }
    let code = bytes.extracting(place..<end).text
    place = end
    var rings: [[CountryOutline.Point]] = []
    while place < bytes.count, bytes[place] == 0x3B {
      var ring: [CountryOutline.Point] = []
      var (longitude, latitude) = (0 as Int32, 0 as Int32)
      repeat {
        longitude += number()
        latitude += number()
        ring.append(CountryOutline.Point(longitude: longitude, latitude: latitude))
      } while place < bytes.count && bytes[place] == 0x20
      rings.append(ring)
    }
    return CountryOutline(code: code, rings: rings)
  }

  /// The number behind one separator.
  private mutating func number() -> Int32 {
    place += 1
    let isNegative = bytes[place] == 0x2D
    if isNegative { place += 1 }
    var value: Int32 = 0
    while place < bytes.count, 0x30...0x39 ~= bytes[place] {
      value = value * 10 + Int32(bytes[place] - 0x30)
      place += 1
    }
    return isNegative ? -value : value
  }
}
