/// Where the columns of the events table stand that are read once a record: looked up by name once a process.
package enum EventColumns {
  package static let id = index("id")
  package static let when = index("when")
  package static let type = index("type")
  package static let place = index("place")
  package static let country = index("country")
  package static let admin1 = index("admin1")
  package static let scope = index("scope")
  package static let sideA = index("side_a")
  package static let sideB = index("side_b")
  package static let targets = index("targets")
  /// The columns that name who took part.
  static let participants: InlineArray<3, Int> = [sideA, sideB, targets]
  package static let deathsLow = index("deaths_low")
  package static let deathsBest = index("deaths_best")
  package static let deathsHigh = index("deaths_high")
  package static let deathsCivilians = index("deaths_civilians")
  package static let injured = index("injured")
  package static let status = index("status")
  package static let contested = index("contested")
  package static let claims = index("claims")
  package static let accounts = index("accounts")
  package static let partOf = index("part_of")
  package static let dataset = index("dataset")
  package static let updated = index("updated")
  package static let latitude = index("latitude")
  package static let longitude = index("longitude")
  package static let precision = index("place_precision")
  /// What a place is called, the nearest name first.
  package static let placeNames = ["location", "admin3", "admin2", "admin1"].map { index($0) }

  /// What the `scope` of an aggregate reads as.
  package static let aggregate = position(of: "aggregate", in: Vocabularies.scopes)
  /// What the `scope` of a series reads as.
  package static let series = position(of: "series", in: Vocabularies.scopes)
  /// What the `status` of a retracted event reads as.
  package static let retracted = position(of: "retracted", in: Vocabularies.statuses)

  /// The columns that are read and whose values are typed.
  package static let typed = RegisterSchema.events.columns.indices.filter { column in
    let definition = RegisterSchema.events.columns[column]
    if case .computed = definition.role { return false }
    return definition.isTyped
  }

  private static func index(_ name: String) -> Int { RegisterSchema.events.index(name) }

  private static func position(of word: String, in words: Vocabulary) -> Int64 {
    guard let position = words.words.firstIndex(of: word) else { preconditionFailure("no word \(word)") }
    return Int64(position)
  }
}
