extension Checks {
  /// That latitude and longitude come together and are not both 0.
  static func coordinates(_ schema: RecordSchema) -> Check {
    let (latitude, longitude) = (schema.index("latitude"), schema.index("longitude"))
    return Check(.nullIsland, .halfCoordinate) { batch in
      batch.report { batch, found in
        let (norths, easts) = (batch.values(latitude), batch.values(longitude))
        for row in 0..<batch.count {
          let (north, east) = (norths[row], easts[row])
          if north == 0, east == 0 { found.add(.nullIsland, row, latitude) }
          if Value.isThere(north), east == Value.missing { found.add(.halfCoordinate, row, latitude) }
          if Value.isThere(east), north == Value.missing { found.add(.halfCoordinate, row, longitude) }
        }
      }
    }
  }

  /// That low <= best <= high, as far as they are given.
  static func deathsInOrder(_ schema: RecordSchema) -> Check {
    let columns = ["deaths_low", "deaths_best", "deaths_high"].map { schema.index($0) }
    return Check(.deathsOutOfOrder) { batch in
      batch.report { batch, found in
        let (lows, bests) = (batch.values(columns[0]), batch.values(columns[1]))
        let highs = batch.values(columns[2])
        for row in 0..<batch.count {
          let (low, best, high) = (lows[row], bests[row], highs[row])
          if Value.isThere(low), Value.isThere(best), low > best {
            found.add(.deathsOutOfOrder, row, columns[0])
          } else if Value.isThere(best), Value.isThere(high), best > high {
            found.add(.deathsOutOfOrder, row, columns[2])
          } else if Value.isThere(low), Value.isThere(high), low > high {
            found.add(.deathsOutOfOrder, row, columns[0])
          }
        }
      }
    }
  }

  /// That an event has a place or location columns of its own, not both.
  static func onePlace(_ schema: RecordSchema) -> Check {
    let place = schema.index("place")
    let own = ["country", "admin1", "admin2", "admin3", "location", "latitude", "longitude"].map { schema.index($0) }
    return Check(.placeTwice) { batch in
      for row in 0..<batch.count where !batch.isEmpty(row, place) {
        if own.contains(where: { !batch.isEmpty(row, $0) }) { batch.report(.placeTwice, row, place) }
      }
    }
  }

  /// That an event does not happen after the day of the run.
  static func notInTheFuture(_ schema: RecordSchema, asOf: Int32) -> Check {
    let when = schema.index("when")
    return Check(.inTheFuture) { batch in
      batch.report { batch, found in
        let values = batch.values(when)
        for row in 0..<batch.count where Value.isThere(values[row]) {
          if let first = DayBounds(packed: values[row]).firstDay, first > asOf { found.add(.inTheFuture, row, when) }
        }
      }
    }
  }

  /// That a verbatim claim has a text.
  static func verbatim(_ schema: RecordSchema) -> Check {
    let (verbatim, text) = (schema.index("verbatim"), schema.index("text"))
    let yes = Int64(Vocabularies.yesNo.words.firstIndex(of: "yes")!)
    return Check { batch in
      for row in 0..<batch.count where batch.values(verbatim)[row] == yes && batch.isEmpty(row, text) {
        batch.report(.verbatimWithoutText, row, text)
      }
    }
  }

  /// That `value` is what the claim's kind asks for.
  static func claimValue(_ schema: RecordSchema) -> Check {
    let (kind, value) = (schema.index("kind"), schema.index("value"))
    return Check { batch in
      for row in 0..<batch.count where !batch.isEmpty(row, value) {
        let word = batch.values(kind)[row]
        guard Value.isThere(word) else { continue }
        let isValid: (borrowing Span<UInt8>) -> Bool
        switch Vocabularies.claimKinds.words[Int(word)] {
        case "casualty-figure": isValid = { ClaimValue.isFigure($0) }
        case "occurrence": isValid = { Vocabularies.yesNo.index(of: $0) != nil }
        case "responsibility": isValid = { ClaimValue.parts.index(of: $0) != nil }
        case "date": isValid = { (try? DayBounds(edtf: $0)) != nil }
        default: continue
        }
        var isBad = false
        ListSyntax.forEach(batch[row, value]) { item, _ in if !isValid(item) { isBad = true } }
        if isBad { batch.report(.badClaimValue, row, value) }
      }
    }
  }

  /// That a claim which blames or clears names somebody.
  static func namesSomebody(_ schema: RecordSchema) -> Check {
    let (kind, named) = (schema.index("kind"), schema.index("attributed_to"))
    let kinds = Set(
      ["responsibility", "denial", "accusation", "charge", "finding"].map {
        Int64(Vocabularies.claimKinds.words.firstIndex(of: $0)!)
      })
    return Check { batch in
      for row in 0..<batch.count where batch.isEmpty(row, named) && kinds.contains(batch.values(kind)[row]) {
        batch.report(.namesNobody, row, named)
      }
    }
  }

  /// That a stance is on a claim.
  static func stance(_ schema: RecordSchema) -> Check {
    let (stance, on) = (schema.index("stance"), schema.index("stance_on"))
    return Check { batch in
      for row in 0..<batch.count where Value.isThere(batch.values(stance)[row]) && batch.isEmpty(row, on) {
        batch.report(.stanceOnNothing, row, on)
      }
    }
  }
}

/// The values of casualty-figure claims: `killed=12`, `injured=30..40`, `missing=5..`.
package enum ClaimValue {
  /// The part that somebody had, in claims of responsibility.
  static let parts = Vocabulary(["carried-out", "ordered", "behind", "involved"])

  /// Whether `item` is a name, an equals sign and a number or a range of numbers.
  static func isFigure(_ item: borrowing Span<UInt8>) -> Bool {
    guard let equals = item.firstIndex(of: 0x3D), equals > 0 else { return false }
    for i in 0..<equals where !(0x61...0x7A ~= item[i] || item[i] == 0x2D) { return false }
    return range(item.extracting((equals + 1)...)) != nil
  }

  /// The numbers that `text` spans: `12`, `30..40`, `5..`, `..8`; an open end reaches to the last or first integer.
  package static func range(_ text: borrowing Span<UInt8>) -> ClosedRange<Int64>? {
    guard let dot = text.firstIndex(of: 0x2E) else {
      return number(text).map { $0...$0 }
    }
    guard dot + 1 < text.count, text[dot + 1] == 0x2E else { return nil }
    let (low, high) = (text.extracting(0..<dot), text.extracting((dot + 2)...))
    guard !(low.isEmpty && high.isEmpty) else { return nil }
    guard let first = low.isEmpty ? 0 : number(low), let last = high.isEmpty ? .max : number(high), first <= last else {
      return nil
    }
    return first...last
  }

  private static func number(_ digits: borrowing Span<UInt8>) -> Int64? {
    guard !digits.isEmpty, digits[0] != 0x2D else { return nil }
    return try? integer(digits)
  }
}
