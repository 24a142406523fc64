/// Lengths on the earth.
enum Earth {
  /// How many kilometres a degree of latitude is long.
  static let degree = 111.2

  /// How much shorter a degree of longitude is at `latitude`: its cosine by a series, good to a thousandth between the
  /// poles, and the same on every machine.
  static func narrowing(at latitude: Double) -> Double {
    let angle = latitude * .pi / 180
    let square = angle * angle
    return max(0.01, 1 - square / 2 + square * square / 24 - square * square * square / 720)
  }
}
