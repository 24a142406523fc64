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

/// The outlines that there are.
public enum CountryOutlines {
  /// All outlines, in the order of their codes; read on first use.
  public static let all: [CountryOutline] = read(NaturalEarth.outlines)

  /// The outline of the country with this ISO 3166 alpha-3 code; nil for small countries.
  public static func outline(ofCode code: String) -> CountryOutline? { all.first { $0.code == code } }

  private static func read(_ text: StaticString) -> [CountryOutline] {
    text.description.split(separator: "\n").map { line in
      let parts = line.split(separator: ";")
      let rings = parts.dropFirst().map { ring in
        var (longitude, latitude) = (0 as Int32, 0 as Int32)
        return ring.split(separator: " ").map { step in
          let numbers = step.split(separator: ",").map { Int32($0)! }
          longitude += numbers[0]
          latitude += numbers[1]
          return CountryOutline.Point(longitude: longitude, latitude: latitude)
        }
      }
      return CountryOutline(code: String(parts[0]), rings: rings)
    }
  }
}
