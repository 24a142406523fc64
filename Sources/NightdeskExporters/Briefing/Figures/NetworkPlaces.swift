internal import Synchronization

#if Graph
  internal import GraphLayout
#endif

/// Finds places for boxes that are tied to each other.
enum NetworkPlaces {
  /// What was asked for last, and the answer: every document of an edition, in every language, has the same network.
  private static let last = Mutex<Answer?>(nil)

  private struct Answer {
    let widths: [Int]
    let height: Int
    let ties: [(Int, Int)]
    let places: [(x: Int, y: Int)]
  }

  /// The middles of boxes of these widths and one height, in pixels.
  static func find(widths: [Int], height: Int, ties: [(Int, Int)]) -> [(x: Int, y: Int)] {
    // documents are made side by side: the others wait for the first, and have its answer
    last.withLock { last in
      if let last, last.widths == widths, last.height == height, last.ties.elementsEqual(ties, by: ==) {
        return last.places
      }
      let places = search(widths: widths, height: height, ties: ties)
      last = Answer(widths: widths, height: height, ties: ties, places: places)
      return places
    }
  }

  private static func search(widths: [Int], height: Int, ties: [(Int, Int)]) -> [(x: Int, y: Int)] {
    #if Graph
      if let places = GraphLayout.places(widths: widths, height: height, ties: ties) { return places }
    #endif
    return columns(widths: widths, height: height, ties: ties)
  }

  /// Without graphviz: columns by how many ties lie between a box and the first one.
  private static func columns(widths: [Int], height: Int, ties: [(Int, Int)]) -> [(x: Int, y: Int)] {
    var neighbours = [[Int]](repeating: [], count: widths.count)
    for (from, to) in ties {
      neighbours[from].append(to)
      neighbours[to].append(from)
    }
    var column = [Int](repeating: -1, count: widths.count)
    for start in widths.indices where column[start] < 0 {
      column[start] = 0
      var waiting = [start]
      while !waiting.isEmpty {
        let next = waiting.removeFirst()
        for other in neighbours[next] where column[other] < 0 {
          column[other] = column[next] + 1
          waiting.append(other)
        }
      }
    }
    var lefts = [0]
    for number in 0...(column.max() ?? 0) {
      let widest = widths.indices.filter { column[$0] == number }.map { widths[$0] }.max() ?? 0
      lefts.append(lefts[number] + widest + 90)
    }
    var rows = [Int](repeating: 0, count: lefts.count)
    return widths.indices.map { box in
      let row = rows[column[box]]
      rows[column[box]] += 1
      return (lefts[column[box]] + widths[box] / 2, row * (height + 16))
    }
  }
}
