/// Counts events by where they happened: by place while there are few places, in a grid that grows coarser where there
/// are many, so that a register of any size has a map of a bounded number of points.
///
/// The grid's steps lie in each other, and its final step is the first one with room for all cells. So the outcome
/// does not depend on which counter got which events, or in which order.
struct PlaceGrid: Sendable {
  /// A point in millionths of a degree and how exact it is.
  struct Point: Sendable, Equatable {
    let north, east: Int32
    /// UCDP's where_prec, 1 (exact) to 7; 0: not given.
    let precision: UInt8

    /// Nil where a number is missing or none of the earth.
    init?(latitude: Double, longitude: Double, precision: Int64) {
      guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
      north = Int32((latitude * Self.perDegree).rounded())
      east = Int32((longitude * Self.perDegree).rounded())
      self.precision = 1...7 ~= precision ? UInt8(precision) : 0
    }

    static let perDegree = 1_000_000.0
  }

  /// How many places there may be.
  static let most = 500
  /// How wide a cell is at each step, in millionths of a degree; at the first one each place is a cell.
  private static let widths: [Int32] = [
    1, 10_000, 100_000, 500_000, 1_000_000, 5_000_000, 10_000_000, 30_000_000,
  ]

  private struct Cell {
    let key: UInt64
    var count = CountedPlace.Count()
    /// Sums of the points.
    var north = 0
    var east = 0
    /// The number of the first event in it, and what its place is called.
    var first = Int.max
    var name = ""
    var region = ""
  }

  private var step = 0
  private var cells: [Cell] = []
  private var ordinals: [UInt64: Int] = [:]

  /// Counts an event at `point`, the one with this `number` among all. Returns the cell it is the first of, if it is:
  /// that wants to be named.
  mutating func add(_ point: Point, _ placement: Placement, isSeries: Bool, number: Int) -> Int? {
    var found = ordinals[key(of: point)]
    while found == nil, cells.count == Self.most {
      coarsen(to: step + 1)
      found = ordinals[key(of: point)]
    }
    let cell = found ?? append(key(of: point))
    cells[cell].count.add(placement, isSeries: isSeries)
    cells[cell].north += Int(point.north)
    cells[cell].east += Int(point.east)
    guard number < cells[cell].first else { return nil }
    cells[cell].first = number
    return cell
  }

  /// Says what the place of the first event in a cell is called.
  mutating func name(_ cell: Int, _ name: String, region: String) {
    (cells[cell].name, cells[cell].region) = (name, region)
  }

  /// Adds what `other` counted.
  mutating func merge(_ other: PlaceGrid) {
    var other = other
    let step = max(step, other.step)
    coarsen(to: step)
    other.coarsen(to: step)
    for cell in other.cells { put(cell, at: cell.key) }
    while cells.count > Self.most { coarsen(to: self.step + 1) }
  }

  private func key(of point: Point) -> UInt64 {
    let width = Self.widths[step]
    let (north, east) = ((point.north + 90_000_000) / width, (point.east + 180_000_000) / width)
    return Self.key(UInt64(north), UInt64(east), step == 0 ? point.precision : 0)
  }

  private static func key(_ north: UInt64, _ east: UInt64, _ precision: UInt8) -> UInt64 {
    north << 34 | east << 4 | UInt64(precision)
  }

  private mutating func append(_ key: UInt64) -> Int {
    ordinals[key] = cells.count
    cells.append(Cell(key: key))
    return cells.count - 1
  }

  private mutating func coarsen(to step: Int) {
    guard step > self.step else { return }
    let factor = UInt64(Self.widths[step] / Self.widths[self.step])
    let finer = cells
    cells.removeAll(keepingCapacity: true)
    ordinals.removeAll(keepingCapacity: true)
    self.step = step
    for cell in finer {
      put(cell, at: Self.key((cell.key >> 34) / factor, (cell.key >> 4 & 0x3FFF_FFFF) / factor, 0))
    }
  }

  private mutating func put(_ cell: Cell, at key: UInt64) {
    let place = ordinals[key] ?? append(key)
    cells[place].count.add(cell.count)
    cells[place].north += cell.north
    cells[place].east += cell.east
    let own = cells[place]
    if (cell.first, cell.name, cell.region) < (own.first, own.name, own.region) {
      (cells[place].first, cells[place].name, cells[place].region) = (cell.first, cell.name, cell.region)
    }
  }

  /// What was counted, of `events` that were to be counted.
  func places(of events: Int) -> EventPlaces {
    let places = cells.map { cell in
      let precision = Int(cell.key & 15)
      return CountedPlace(
        name: cell.name.isEmpty ? nil : cell.name, region: Region(key: cell.region),
        latitude: Self.middle(cell.north, cell.count), longitude: Self.middle(cell.east, cell.count),
        precision: precision == 0 ? nil : precision, count: cell.count)
    }.sorted { $0.ranks(before: $1) }
    let located = places.reduce(0) { $0 + $1.count.all }
    return EventPlaces(
      places: places, spacing: step == 0 ? nil : Double(Self.widths[step]) / Point.perDegree, located: located,
      withoutPoint: events - located)
  }

  private static func middle(_ sum: Int, _ count: CountedPlace.Count) -> Double {
    (Double(sum) / Double(count.all)).rounded() / Point.perDegree
  }
}

/// Where the events of a period happened, as far as they have coordinates.
public struct EventPlaces: Sendable {
  /// The places, most events first. No more than 500: where there are more, neighbours are counted together.
  public let places: [CountedPlace]
  /// How many degrees a square is wide whose events are counted together, at their middle; nil: each place stands for
  /// itself.
  public let spacing: Double?
  /// How many events there are at all places, series among them.
  public let located: Int
  /// How many events have no coordinates, neither their own nor those of their place.
  public let withoutPoint: Int
}

/// A place at which events happened.
public struct CountedPlace: Sendable {
  /// What the place of the first event there is called; nil: not given.
  public let name: String?
  /// The region of the first event there.
  public let region: Region
  public let latitude, longitude: Double
  /// UCDP's where_prec, 1 (exact) to 7; nil: not given, or several places together.
  public let precision: Int?
  public let count: Count

  /// How many events there are.
  public struct Count: Sendable, Equatable {
    /// Incidents and aggregates that lie in the period for certain.
    public internal(set) var events = 0
    /// Those that may lie in it.
    public internal(set) var possible = 0
    /// Series that lie in it or reach into it.
    public internal(set) var series = 0

    /// All of them.
    public var all: Int { events + possible + series }

    mutating func add(_ placement: Placement, isSeries: Bool) {
      if isSeries {
        series += 1
      } else if placement == .certain {
        events += 1
      } else {
        possible += 1
      }
    }

    mutating func add(_ other: Count) {
      events += other.events
      possible += other.possible
      series += other.series
    }
  }

  /// Most events first, then from north to south and from west to east.
  fileprivate func ranks(before other: CountedPlace) -> Bool {
    if count.events != other.count.events { return count.events > other.count.events }
    if count.possible != other.count.possible { return count.possible > other.count.possible }
    if count.series != other.count.series { return count.series > other.count.series }
    if latitude != other.latitude { return latitude > other.latitude }
    if longitude != other.longitude { return longitude < other.longitude }
    return (precision ?? 0) < (other.precision ?? 0)
  }
}
