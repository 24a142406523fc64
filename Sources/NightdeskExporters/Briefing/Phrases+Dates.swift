package import NightdeskKit

extension Phrases {
  /// When something was or was said, as an adverb: `in 2014`, `on 16 May 2014`, `from 2013 to 2014`, `some time between
  /// 2013 and 2014`. Nothing is added to what the date says.
  package func date(_ date: EventDate) -> Markdown {
    switch date.form {
    case .single(let part): adverb(part)
    case .interval(.date(let start), .date(let end)):
      self(
        start.isDay && end.isDay ? .dateFromToDays : .dateFromTo, ["start": noun(start), "end": noun(end)])
    case .interval(.date(let start), .open):
      self(start.isDay ? .dateStillOnDay : .dateStillOn, ["start": noun(start)])
    case .interval(.date(let start), .unknown):
      self(start.isDay ? .dateEndNotKnownDay : .dateEndNotKnown, ["start": noun(start)])
    case .interval(.open, .date(let end)):
      self(end.isDay ? .dateStartOpenDay : .dateStartOpen, ["end": noun(end)])
    case .interval(.unknown, .date(let end)):
      self(end.isDay ? .dateStartNotKnownDay : .dateStartNotKnown, ["end": noun(end)])
    case .interval: self(.dateNotKnown)
    case .oneOf(let elements) where elements.count == 1: once(elements[0])
    case .oneOf(let elements): self(.dateOneOf, ["dates": joined(elements.map { noun($0) }, .alternative)])
    case .allOf(let elements): self(.dateAllOf, ["dates": joined(elements.map { noun($0) }, .alternative)])
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
    self(.dateFromToDays, ["start": day(first), "end": day(last)])
  }

  private func once(_ element: EventDate.Element) -> Markdown {
    switch element {
    case .date(let part): adverb(part)
    case .range(let first, let last):
      self(
        first.isDay && last.isDay ? .dateBetweenDays : .dateBetween, ["start": noun(first), "end": noun(last)])
    case .upTo, .from: noun(element)
    }
  }

  private func noun(_ element: EventDate.Element) -> Markdown {
    switch element {
    case .date(let part): noun(part)
    case .range(let first, let last): self(.range, ["low": noun(first), "high": noun(last)])
    case .upTo(let part): self(.dateOrEarlier, ["date": noun(part)])
    case .from(let part): self(.dateOrLater, ["date": noun(part)])
    }
  }

  private func adverb(_ part: EventDate.Part) -> Markdown {
    if part.precision == .unknown && part.month?.value == nil { return self(.dateNotKnown) }
    if let season = part.namedSeason, let word = seasonAdverb(season) {
      return qualified(part, self(.dateSeason, ["season": word, "year": year(part)]))
    }
    return self(part.day?.value != nil ? .dateOn : .dateIn, ["date": noun(part)])
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
    return self(.dateSeason, ["season": word(String(season.rawValue), of: .seasons), "year": year(part)])
  }

  private func day(_ part: EventDate.Part) -> Markdown {
    guard let month = part.month else { return year(part) }
    guard let day = part.day else {
      return month.value == nil
        ? self(.dateYearMonthNotKnown, ["year": year(part), "month": name(month)])
        : self(.dateMonth, ["month": name(month), "year": year(part)])
    }
    let number = day.value.map { dayNumber($0) } ?? range(day, in: 1...31, .dateDayRange, .dateDayNotKnown)
    let key = day.value != nil && month.value != nil ? Phrase.dateDay : .dateDayInWords
    return self(key, ["day": number, "month": name(month), "year": year(part)])
  }

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

  private func name(_ month: EventDate.Component) -> Markdown {
    if let value = month.value { return word(String(value), of: .months) }
    guard month.lowest > 1 || month.highest < 12 else { return self(.dateMonthNotKnown) }
    return self(
      .dateMonthRange,
      ["low": word(String(month.lowest), of: .months), "high": word(String(month.highest), of: .months)])
  }

  private func range(
    _ component: EventDate.Component, in all: ClosedRange<Int64>, _ known: Phrase, _ unknown: Phrase
  ) -> Markdown {
    // two unknown digits say nothing, however many days the month has
    if component.unknownDigits == 3 || component.lowest...component.highest == all { return self(unknown) }
    return self(known, ["low": Markdown(Int(component.lowest)), "high": Markdown(Int(component.highest))])
  }
}

extension EventDate.Part {
  /// Whether it is known to the day.
  fileprivate var isDay: Bool { precision == .day || precision == .time }
}
