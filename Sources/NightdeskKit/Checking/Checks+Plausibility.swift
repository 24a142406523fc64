extension Checks {
  /// The event's dates against each other and against the day of the run.
  static func eventDates(_ schema: RecordSchema, asOf: Int32) -> Check {
    let (when, reported) = (schema.index("when"), schema.index("reported"))
    let (updated, scope) = (schema.index("updated"), schema.index("scope"))
    let series = EventColumns.series
    let earliest = Int32(Calendar.day(1900, 1, 1))
    // a moment on the day of the run may lie on the next one elsewhere
    let tomorrow = (Int64(asOf) + 2) * 86_400
    return Check(.futureReport, .longAgo, .reportedEarly, .shortSeries, .longIncident) { batch in
      batch.report { batch, found in
        let (moments, publications) = (batch.values(updated), batch.values(reported))
        let (dates, scopes) = (batch.values(when), batch.values(scope))
        for row in 0..<batch.count {
          if Value.isThere(moments[row]), moments[row] > tomorrow { found.add(.futureReport, row, updated) }
          let published = Value.isThere(publications[row]) ? DayBounds(packed: publications[row]) : .notKnown
          if let first = published.firstDay, first > asOf { found.add(.futureReport, row, reported) }
          guard Value.isThere(dates[row]) else { continue }
          let bounds = DayBounds(packed: dates[row])
          guard let first = bounds.firstDay else { continue }
          if first < earliest { found.add(.longAgo, row, when) }
          if let last = published.lastDay, last < first { found.add(.reportedEarly, row, reported) }
          guard let last = bounds.lastDay else { continue }
          let isSeries = scopes[row] == series
          if isSeries, first == last { found.add(.shortSeries, row, when) }
          if last &- first > 31, !isSeries, scopes[row] <= 0, batch[row, when].isInterval {
            found.add(.longIncident, row, when)
          }
        }
      }
    }
  }

  /// That sources were published and opened in that order, and not in the future; that testimony is marked.
  static func sources(_ schema: RecordSchema, asOf: Int32) -> Check {
    let (published, accessed) = (schema.index("published"), schema.index("accessed"))
    let (kind, marking) = (schema.index("kind"), schema.index("marking"))
    let testimony = Int64(Vocabularies.sourceKinds.words.firstIndex(of: "testimony")!)
    return Check(.futureReport, .accessedEarly, .testimonyUnmarked) { batch in
      for row in 0..<batch.count {
        let (publication, access) = (batch.values(published)[row], batch.values(accessed)[row])
        let first = Value.isThere(publication) ? DayBounds(packed: publication).firstDay : nil
        if let first, first > asOf { batch.report(.futureReport, row, published) }
        if Value.isThere(access) {
          if access > Int64(asOf) { batch.report(.futureReport, row, accessed) }
          if let first, access < Int64(first) { batch.report(.accessedEarly, row, accessed) }
        }
        if batch.values(kind)[row] == testimony, batch.values(marking)[row] < Vocabularies.amber,
          batch.values(marking)[row] != Value.invalid
        {
          batch.report(.testimonyUnmarked, row, marking)
        }
      }
    }
  }

  /// Numbers of deaths against the type of the event and against each other.
  static func deaths(_ schema: RecordSchema) -> Check {
    let (type, scope) = (schema.index("type"), schema.index("scope"))
    let (low, best) = (schema.index("deaths_low"), schema.index("deaths_best"))
    let (high, civilians) = (schema.index("deaths_high"), schema.index("deaths_civilians"))
    let limits = Vocabularies.eventTypes.words.map { DeadlyLimits.limit(of: $0) }
    return Check(.civiliansExceed, .wideDeaths, .manyDeaths) { batch in
      batch.report { batch, found in
        let (lows, bests, highs) = (batch.values(low), batch.values(best), batch.values(high))
        let (ofCivilians, types, scopes) = (batch.values(civilians), batch.values(type), batch.values(scope))
        for row in 0..<batch.count {
          let (least, middle, most) = (lows[row], bests[row], highs[row])
          let top = max(least, middle, most)
          let some = ofCivilians[row]
          if Value.isThere(some), Value.isThere(top), some > top { found.add(.civiliansExceed, row, civilians) }
          guard top > DeadlyLimits.least else { continue }
          if top >= 100, least > 0, Value.isThere(most), most / least >= 100 { found.add(.wideDeaths, row, high) }
          // of a series or an aggregate it is a sum
          guard Value.isThere(types[row]), scopes[row] <= 0, top > limits[Int(types[row])] else { continue }
          found.add(.manyDeaths, row, middle == top ? best : most == top ? high : low)
        }
      }
    }
  }

  /// That nobody stands on both sides, and that a precision is of something.
  static func sidesAndPrecision(_ schema: RecordSchema) -> Check {
    let (sideA, sideB) = (schema.index("side_a"), schema.index("side_b"))
    let (precision, latitude) = (schema.index("place_precision"), schema.index("latitude"))
    return Check(.bothSides, .precisionAlone) { batch in
      batch.report { batch, found in
        let (precisions, latitudes) = (batch.values(precision), batch.values(latitude))
        for row in 0..<batch.count {
          if !batch.isEmpty(row, sideB), !batch.isEmpty(row, sideA), batch.sharesValue(row, sideA, sideB) {
            found.add(.bothSides, row, sideB)
          }
          if precisions[row] == 1 || precisions[row] == 2, latitudes[row] == Value.missing {
            found.add(.precisionAlone, row, precision)
          }
        }
      }
    }
  }

  /// That a point lies in the country that is named beside it.
  static func countries(_ schema: RecordSchema) -> Check {
    let (country, latitude) = (schema.index("country"), schema.index("latitude"))
    let longitude = schema.index("longitude")
    let precision = schema.find("precision") ?? schema.index("place_precision")
    return Check(.outsideCountry, .swappedCoordinates, .noOutline) { batch in
      var cells = CountryCells()
      for row in 0..<batch.count where !batch.isEmpty(row, country) {
        let (north, east) = (batch.values(latitude)[row], batch.values(longitude)[row])
        guard Value.isThere(north), Value.isThere(east), north != 0 || east != 0 else { continue }
        // the high seas belong to nobody
        if batch.values(precision)[row] == 7 { continue }
        let point = (Double(bitPattern: UInt64(bitPattern: north)), Double(bitPattern: UInt64(bitPattern: east)))
        switch cells.answer(batch[row, country], point.0, point.1) {
        case .inside: continue
        case .noOutline: batch.unplaced += 1
        case .outside:
          let isSwapped = abs(point.1) <= 90 && cells.holds(batch[row, country], point.1, point.0)
          batch.report(isSwapped ? .swappedCoordinates : .outsideCountry, row, isSwapped ? latitude : country)
        }
      }
    }
  }
}

/// Above how many deaths in one incident a number is worth a look: well above the deadliest single events of each type
/// that the UCDP and ACLED datasets code for one day and place.
private enum DeadlyLimits {
  /// No type has a lower one.
  static let least: Int64 = 10

  static func limit(of type: String) -> Int64 {
    switch type {
    case "agreement", "legal-act", "statement", "founding", "dismissal": least
    case "assassination": 100
    case "protest", "riot", "strategic-development", "abduction-detention": 1_000
    case "coup", "coup-attempt", "displacement": 5_000
    case "battle", "explosion-remote-violence", "violence-against-civilians", "other": 10_000
    case "offensive", "uprising": 50_000
    default: .max
    }
  }
}

extension Span<UInt8> {
  /// Whether a date goes on all through: an interval that is no set.
  fileprivate var isInterval: Bool { firstIndex(of: 0x2F) != nil && self[0] != 0x5B && self[0] != 0x7B }
}

extension RecordBatch {
  /// Whether two lists have a value in common, among the first 64 of each.
  @inline(__always)
  fileprivate borrowing func sharesValue(_ row: Int, _ a: Int, _ b: Int) -> Bool {
    let (first, second) = (self[row, a], self[row, b])
    if isSingle(row, a), isSingle(row, b) { return first.elementsEqual(second) }
    var (start, compared) = (0, 0)
    while start < first.count, compared < 64 {
      let end = first.endOfListValue(from: start)
      compared += 1
      var (other, looked) = (end > start ? 0 : second.count, 0)
      while other < second.count, looked < 64 {
        looked += 1
        let otherEnd = second.endOfListValue(from: other)
        if first.extracting(start..<end).elementsEqual(second.extracting(other..<otherEnd)) { return true }
        other = otherEnd + 1
      }
      start = end + 1
    }
    return false
  }
}
