extension [String] {
  /// The one that somebody meant who wrote `word`: at most a third of its letters differ, or it alone begins with what
  /// was written. Nil where none is near.
  package func nearest(to word: String) -> String? {
    let distances = map { (name: $0, distance: letters(apart: $0, word.lowercased())) }
    guard let best = distances.min(by: { ($0.distance, $0.name) < ($1.distance, $1.name) }) else { return nil }
    if best.distance <= Swift.max(1, Swift.min(3, best.name.utf8.count / 3)) { return best.name }
    let longer = word.utf8.count < 3 ? [] : filter { $0.hasPrefix(word.lowercased()) }
    return longer.count == 1 ? longer[0] : nil
  }

  /// How many letters have to be put in, taken out, changed or swapped with their neighbour.
  private func letters(apart first: String, _ second: String) -> Int {
    let (word, other) = ([UInt8](first.utf8), [UInt8](second.utf8))
    guard other.count <= 100 else { return .max }
    var before: [Int] = []
    var last = [Int](0...other.count)
    for (i, letter) in word.enumerated() {
      var row = [i + 1]
      for (j, candidate) in other.enumerated() {
        var cost = Swift.min(last[j + 1] + 1, row[j] + 1, last[j] + (letter == candidate ? 0 : 1))
        if i > 0, j > 0, letter == other[j - 1], word[i - 1] == candidate { cost = Swift.min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      (before, last) = (last, row)
    }
    return last[other.count]
  }
}
