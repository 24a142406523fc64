package import NightdeskKit

extension Phrases {
  /// When something was or was said, as an adverb: `in 2014`, `on 16 May 2014`, `from 2013 to 2014`, `some time between
  /// 2013 and 2014`. Nothing is added to what the date says.
  package func date(_ date: EventDate) -> Markdown {
    switch date.form {
    case .single(let part): adverb(part)
    case .interval(.date(let start), .date(let end)):
      put(.dateFromTo, ["start": definite(start), "end": definite(end)])
    case .interval(.date(let start), .open): put(.dateStillOn, ["start": definite(start)])
    case .interval(.date(let start), .unknown): put(.dateEndNotKnown, ["start": definite(start)])
    case .interval(.open, .date(let end)): put(.dateStartOpen, ["end": definite(end)])
    case .interval(.unknown, .date(let end)): put(.dateStartNotKnown, ["end": definite(end)])
    case .interval: self(.dateNotKnown)
    case .oneOf(let elements) where elements.count == 1: once(elements[0])
    case .oneOf(let elements): put(.dateOneOf, ["dates": joined(elements.map { noun($0) }, .alternative)])
    case .allOf(let elements): put(.dateAllOf, ["dates": joined(elements.map { noun($0) }, .alternative)])
    }
  }

  /// A day counted from 1970-01-01: `16 May 2014`.
  func day(_ day: Int32) -> Markdown { written(Calendar.isoText(ofDay: Int64(day))) }

  /// A day as it is written, without a preposition.
  func written(_ text: String) -> Markdown {
    guard let date = try? EventDate(text), case .single(let part) = date.form else { return Markdown(text) }
    return noun(part)
  }

  /// The days of a period; one that nothing comes before may have no start.
  func period(_ period: Period) -> Markdown {
    guard !period.hasStart, let open = try? EventDate("../" + Calendar.isoText(ofDay: Int64(period.last))) else {
      return self.period(period.first, period.last)
    }
    return date(open)
  }

  /// All through, from one day to another.
  func period(_ first: Int32, _ last: Int32) -> Markdown {
    func definite(_ day: Int32) -> Markdown { put(.dateTheDay, ["date": self.day(day)]) }
    return put(.dateFromTo, ["start": definite(first), "end": definite(last)])
  }

  /// A phrase filled with words that are dates, with what the language contracts where they meet.
  private func put(_ key: Phrase, _ values: KeyValuePairs<String, Markdown>) -> Markdown {
    contracted(self(key, values))
  }

  private func once(_ element: EventDate.Element) -> Markdown {
    switch element {
    case .date(let part): adverb(part)
    case .range(let first, let last): put(.dateBetween, ["start": definite(first), "end": definite(last)])
    case .upTo, .from: noun(element)
    }
  }

  private func noun(_ element: EventDate.Element) -> Markdown {
    switch element {
    case .date(let part): noun(part)
    case .range(let first, let last): put(.range, ["low": noun(first), "high": noun(last)])
    case .upTo(let part): put(.dateOrEarlier, ["date": noun(part)])
    case .from(let part): put(.dateOrLater, ["date": noun(part)])
    }
  }

  private func adverb(_ part: EventDate.Part) -> Markdown {
    if part.precision == .unknown && part.month?.value == nil { return self(.dateNotKnown) }
    let key: Phrase =
      if part.namedSeason != nil {
        .dateInSeason
      } else if let day = part.day {
        day.value == nil ? .dateOnSome : .dateOn
      } else if let month = part.month {
        month.value == nil ? .dateInSome : .dateIn
      } else if part.estimatedYear != nil {
        .dateInEstimated
      } else {
        part.year.value == nil ? .dateInSome : .dateIn
      }
    return put(key, ["date": noun(part)])
  }

  /// A date as it stands behind a preposition.
  private func definite(_ part: EventDate.Part) -> Markdown {
    part.day?.value == nil ? noun(part) : put(.dateTheDay, ["date": noun(part)])
  }

  private func noun(_ part: EventDate.Part) -> Markdown {
    qualified(part, time(part, season(part) ?? day(part)))
  }

  private func qualified(_ part: EventDate.Part, _ exact: Markdown) -> Markdown {
    switch (part.isUncertain, part.isApproximate) {
    case (false, false): exact
    case (true, false): self(.dateUncertain, ["date": exact])
    case (false, true): self(.dateApproximate, ["date": exact])
    case (true, true): self(.dateUncertainAndApproximate, ["date": exact])
    }
  }

  private func season(_ part: EventDate.Part) -> Markdown? {
    guard let season = part.namedSeason else { return nil }
    let word = word(String(season.rawValue), of: .seasons)
    return season.rawValue < 33
      ? put(.dateSeason, ["season": word, "year": ofYear(part)])
      : put(.datePartOfYear, ["part": word, "year": year(part)])
  }

  private func day(_ part: EventDate.Part) -> Markdown {
    guard let day = part.day else { return part.month == nil ? year(part) : month(part) }
    let isMonthKnown = part.month?.value != nil
    if let number = day.value.map({ dayNumber($0) }) {
      guard isMonthKnown, let name = part.month.map({ name($0) }) else {
        return put(.dateDayOf, ["day": number, "month": month(part)])
      }
      return put(.dateDay, ["day": number, "month": name, "year": ofYear(part)])
    }
    // two unknown digits say nothing, however many days the month has
    if day.unknownDigits == 3 || day.lowest...day.highest == 1...31 {
      return put(.dateDayNotKnown, ["month": part.month.map { isAny($0) } ?? true ? year(part) : month(part)])
    }
    let month = isMonthKnown ? month(part) : put(.dateOf, ["whole": month(part)])
    return put(
      .dateDayRange, ["low": dayNumber(day.lowest), "high": dayNumber(day.highest), "month": month])
  }

  private func month(_ part: EventDate.Part) -> Markdown {
    guard let month = part.month else { return year(part) }
    if month.value != nil { return put(.dateMonth, ["month": name(month), "year": ofYear(part)]) }
    if isAny(month) { return put(.dateMonthNotKnown, ["year": year(part)]) }
    return put(
      .dateMonthRange,
      [
        "low": word(String(month.lowest), of: .months), "high": word(String(month.highest), of: .months),
        "year": ofYear(part),
      ])
  }

  /// Whether nothing is known of a month.
  private func isAny(_ month: EventDate.Component) -> Bool { month.lowest == 1 && month.highest == 12 }

  private func name(_ month: EventDate.Component) -> Markdown { word(String(month.lowest), of: .months) }

  private func time(_ part: EventDate.Part, _ day: Markdown) -> Markdown {
    guard let time = part.time else { return day }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let clock = [time.hour, time.minute, time.second].map { two(Int($0)) }.joined(separator: ":")
    let zone: Markdown =
      switch time.offset {
      case nil: self(.timeLocal)
      case 0: self(.timeUTC)
      case .some(let offset):
        Markdown(
          trusted: (offset < 0 ? "−" : "+") + two(abs(Int(offset)) / 60) + ":" + two(abs(Int(offset)) % 60))
      }
    return self(.dateTime, ["day": day, "time": Markdown(trusted: clock), "zone": zone])
  }

  /// The year behind a day, a month or a season.
  private func ofYear(_ part: EventDate.Part) -> Markdown {
    part.year.value == nil && part.estimatedYear == nil ? put(.dateOf, ["whole": year(part)]) : year(part)
  }

  private func year(_ part: EventDate.Part) -> Markdown {
    if let best = part.estimatedYear { return self(.dateEstimated, ["year": year(best), "years": years(part.year)]) }
    return part.precision == .unknown ? self(.dateYearNotKnown) : years(part.year)
  }

  private func years(_ component: EventDate.Component) -> Markdown {
    if let value = component.value { return year(value) }
    return self(.dateYearRange, ["low": year(component.lowest), "high": year(component.highest)])
  }

  /// ISO 8601 has a year 0, which is 1 BC.
  private func year(_ number: Int64) -> Markdown {
    number > 0 ? Markdown(trusted: String(number)) : self(.dateBC, ["year": Markdown(trusted: String(1 - number))])
  }
}
