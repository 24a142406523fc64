/// The names of a header as a format has them: `Event ID cnty` is meant to be `event_id_cnty`.
///
/// Small and capital letters, blanks around and in a name, hyphens, points and `_` are passed over where that leaves one
/// column of the format, and only for one that the header does not have as it should be. What is read so is told.
struct ColumnNames {
  /// As many as the header has.
  private(set) var names: [String]
  /// Where names stand that are written in another way than the format has them.
  private(set) var changed: [Int] = []

  /// The names of `header` for a format with these `columns`.
  init(_ header: [String], of columns: [String]) {
    names = header
    if columns.isEmpty { return }
    var meant: [String: String] = [:]
    for column in columns { meant[column.letters] = column }
    let known = Set(columns)
    var there = Set(header).intersection(known)
    for (place, name) in header.enumerated() where !known.contains(name) {
      guard let column = meant[name.letters], there.insert(column).inserted else { continue }
      names[place] = column
      changed.append(place)
    }
  }
}

extension String {
  /// Its letters, digits and other marks, small and without what stands between words.
  fileprivate var letters: String {
    lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" && $0 != "." }
  }
}
