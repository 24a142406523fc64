extension FindingCode {
  /// Whether numbers and places can be right.
  static let plausibility: [FindingCode: Entry] = [
    .deathsOutOfOrder: Entry(
      "ND-P001", .warning, "{column} breaks low <= best <= high",
      "Lowest, best and highest number of deaths contradict each other. The numbers are kept as they are.",
      hint: "check the three numbers",
      bad: "deaths_low: 5, deaths_best: 3, deaths_high: 8",
      good: "deaths_low: 3, deaths_best: 5, deaths_high: 8"),
    .nullIsland: Entry(
      "ND-P002", .warning, "latitude and longitude are both 0",
      "The point 0,0 lies in the sea; it usually stands for a missing value.",
      hint: "empty both cells when the place is not known",
      bad: "latitude: 0, longitude: 0", good: "latitude: 32.1, longitude: 20.1"),
    .placeTwice: Entry(
      "ND-P003", .error, "the event has a place and location columns of its own",
      "An event has either place or its own country, regions, location and coordinates: two answers to "
        + "one question.",
      hint: "empty one of the two",
      bad: "place: benghazi, country: LBY", good: "place: benghazi", canHold: true),
    .halfCoordinate: Entry(
      "ND-P004", .warning, "{column} is given without its partner",
      "Latitude and longitude only mean something together.",
      hint: "fill in both or empty both",
      bad: "latitude: 32.1, longitude: (empty)", good: "latitude: 32.1, longitude: 20.1"),
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
      bad: "a file of ACLED", good: "a file that leaves a cell empty where the number is not known"),
    .yearContradictsDate: Entry(
      "ND-P007", .error, "{column} is not the year of the row's date",
      "The dataset gives the year beside the date: a row whose two answers differ contradicts itself, and nobody "
        + "can tell which is right.",
      hint: "correct the year or the date",
      bad: "event_date: 2014-05-16, year: 2015", good: "event_date: 2014-05-16, year: 2014", canHold: true),
    .outsideCountry: Entry(
      "ND-P008", .warning, "the point lies outside of {column}",
      "Compared with outlines of Natural Earth, 1:110 million, which are good to half a degree (some 55 km): a point within "
        + "that of the outline is never reported. Nor is one at sea, no more than 200 nautical miles from the named country "
        + "and not much nearer to another one: small islands are not drawn. Islands farther away or closer to "
        + "another country (the Canaries, Kinmen, Lesbos) are known by a list, as are exclaves and land that "
        + "several states claim, which lies in each of them here.",
      hint: "check the coordinates and the country",
      bad: "country: LBY, latitude: 51.5, longitude: 0.1",
      good: "country: GBR, latitude: 51.5, longitude: 0.1"),
    .swappedCoordinates: Entry(
      "ND-P009", .warning, "latitude and longitude are swapped, as it seems",
      "The point lies outside of the named country, and inside it when the two numbers change places.",
      hint: "swap the two",
      bad: "country: LBY, latitude: 20.1, longitude: 32.1",
      good: "country: LBY, latitude: 32.1, longitude: 20.1"),
    .manyDeaths: Entry(
      "ND-P010", .warning, "{column} is far above what single events of this type have",
      "Orders of magnitude above the deadliest single events of its type in the UCDP and ACLED datasets: "
        + "often a digit or a thousands mark too many, or the sum of a series.",
      hint: "check the number; set scope to series or aggregate where it is a sum",
      bad: "type: protest, deaths_best: 12000", good: "type: protest, deaths_best: 12"),
    .wideDeaths: Entry(
      "ND-P011", .warning, "the highest number of deaths is at least a hundred times the lowest",
      "Estimates that far apart rarely are of one event: often a digit too many in one of them.",
      hint: "check deaths_low and deaths_high",
      bad: "deaths_low: 3, deaths_high: 3000", good: "deaths_low: 3, deaths_high: 30"),
    .civiliansExceed: Entry(
      "ND-P012", .warning, "more civilians died than people",
      "deaths_civilians is a part of the deaths and cannot be more than the highest number given.",
      hint: "check deaths_civilians",
      bad: "deaths_best: 3, deaths_civilians: 8", good: "deaths_best: 8, deaths_civilians: 3"),
    .retiredCountry: Entry(
      "ND-P013", .warning, "{column} is a country code that ISO has retired",
      "ISO 3166-3 keeps the codes of countries that are no more. The code is kept; today's systems may not "
        + "know it.",
      hint: "write the code of today, or leave it where the country of that time is meant",
      bad: "country: YUG", good: "country: SRB"),
    .noOutline: Entry(
      "ND-P014", .info, "some coordinates could not be compared with their country",
      "The outlines at 1:110 million leave out most countries smaller than about 100 km. Said once a run.",
      hint: "none needed",
      bad: "country: LIE, latitude: 47.1, longitude: 9.5",
      good: "country: CHE, latitude: 47.1, longitude: 8.5"),
    .bothSides: Entry(
      "ND-P015", .info, "an actor stands on both sides",
      "Nobody fights themselves; where two parts of one body did, each is an actor of its own.",
      hint: "correct the side, or name the parts",
      bad: "side_a: army, side_b: army", good: "side_a: army, side_b: mutineers"),
    .precisionAlone: Entry(
      "ND-P016", .info, "{column} is given without a point",
      "The precision says how well latitude and longitude are known; without them it says nothing.",
      hint: "fill in the coordinates, or empty the cell",
      bad: "place_precision: 1, latitude: (empty)", good: "place_precision: 1, latitude: 32.1, longitude: 20.1"),
    .wholeSpanBack: Entry(
      "ND-P030", .info, "{column} is exactly a month or a year before the row was added",
      "A machine that reads 'a year ago' in an article dates the event so (measured in GDELT: one row in fifty).",
      hint: "look into the article before the day is relied on",
      bad: "SQLDATE: 20190924, DATEADDED: 20191024143000", good: "SQLDATE: 20191024, DATEADDED: 20191024143000"),
  ]
}
