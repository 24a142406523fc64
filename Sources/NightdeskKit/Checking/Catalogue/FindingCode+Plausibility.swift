extension FindingCode {
  /// Whether numbers and places can be right.
  static let plausibility: [FindingCode: Entry] = [
    .deathsOutOfOrder: Entry(
      "ND-P001", .warning, "{column} breaks low <= best <= high",
      "Lowest, best and highest number of deaths contradict each other. The numbers are kept as they are.",
      hint: "check the three numbers",
      bad: "5, 3, 8", good: "3, 5, 8"),
    .nullIsland: Entry(
      "ND-P002", .warning, "latitude and longitude are both 0",
      "The point 0,0 lies in the sea; it usually stands for a missing value.",
      hint: "empty both cells when the place is not known",
      bad: "0,0", good: "32.1,20.1"),
    .placeTwice: Entry(
      "ND-P003", .error, "the event has a place and location columns of its own",
      "An event has either place or its own country, regions, location and coordinates: two answers to "
        + "one question.",
      hint: "empty one of the two",
      bad: "place benghazi and country LBY", good: "place benghazi", canHold: true),
    .halfCoordinate: Entry(
      "ND-P004", .warning, "{column} is given without its partner",
      "Latitude and longitude only mean something together.",
      hint: "fill in both or empty both",
      bad: "latitude 32.1, longitude empty", good: "latitude 32.1, longitude 20.1"),
    .unknownCountryName: Entry(
      "ND-P005", .info, "the dataset's country name has no ISO code here",
      "The name is kept in `extra`; the country cell stays empty.",
      hint: "none needed; tell us the name",
      bad: "country: Kingdom of Nowhere", good: "country: Libya"),
    .zeroMayMeanUnknown: Entry(
      "ND-P006", .info, "{column} of 0 may mean here that the number is not known",
      "The dataset writes 0 both for no deaths and for no information about deaths (ACLED's codebook). The 0 is "
        + "kept as it stands. Reported once a file.",
      hint: "none needed; do not read such a 0 as a count",
      bad: "fatalities: 0, notes: number of deaths not known", good: "deaths_best: empty"),
    .yearContradictsDate: Entry(
      "ND-P007", .error, "the row's year is not that of {column}",
      "The dataset gives the year beside the date: a row whose two answers differ contradicts itself, and nobody "
        + "can tell which is right.",
      hint: "correct the year or the date",
      bad: "event_date: 2014-05-16, year: 2015", good: "event_date: 2014-05-16, year: 2014", canHold: true),
  ]
}
