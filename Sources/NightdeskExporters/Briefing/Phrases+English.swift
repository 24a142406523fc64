extension Phrases {
  /// English.
  package static let english = Phrases(
    language: "en", form: { $0 == 1 ? 0 : 1 }, phrases: englishPhrases, words: englishWords)

  private static let englishPhrases: [Phrase: String] = [
    // MARK: Joining
    .listSeparator: ", ",
    .listBetween: ", ",
    .listEnd: "{items} and {last}",
    .semicolon: "; ",
    .alternative: " / ",
    .sentenceEnd: ".",
    .more: "{n} more",
    .moreLines:
      "And {n} line more, by {columns} in {file}. || And {n} lines more, by {columns} in {file}.",
    .moreLinesByFilter:
      "And {n} line more, by {columns} among the rows of {file} with {filter}. || And {n} lines more, by {columns} among "
      + "the rows of {file} with {filter}.",
    .moreInFile: "And {n} more, in {file}.",
    .moreByFilter: "And {n} more, among the rows of {file} with {filter}.",
    .withDetail: "{what} ({detail})",
    .cutOff: "{text} … (cut here)",
    .none: "–",
    .noneHere: "None in this register.",
    .notKnown: "not known",
    .notGiven: "not given",
    .withheld: "(withheld)",

    // MARK: Dates
    .dateIn: "in {date}",
    .dateInSome: "in {date}",
    .dateInSeason: "in {date}",
    .dateInEstimated: "{date}",
    .dateOn: "on {date}",
    .dateOnSome: "on {date}",
    .dateTheDay: "{date}",
    .dateOf: "of {whole}",
    .dateFromTo: "from {start} to {end}",
    .dateStillOn: "from {start} on, still going on",
    .dateEndNotKnown: "from {start}, end not known",
    .dateStartOpen: "up to {end}, without a start",
    .dateStartNotKnown: "up to {end}, start not known",
    .dateBetween: "some time between {start} and {end}",
    .dateOrEarlier: "{date} or earlier",
    .dateOrLater: "{date} or later",
    .dateOneOf: "at one of these: {dates}",
    .dateAllOf: "at each of these: {dates}",
    .dateNotKnown: "date not known",
    .dateUncertain: "{date} (uncertain)",
    .dateApproximate: "{date} (approximate)",
    .dateUncertainAndApproximate: "{date} (uncertain and approximate)",
    .dateDay: "{day} {month} {year}",
    .dateDayOf: "day {day} of {month}",
    .dateMonth: "{month} {year}",
    .dateSeason: "{season} {year}",
    .datePartOfYear: "{part} of {year}",
    .dateMonthNotKnown: "an unknown month of {year}",
    .dateMonthRange: "a month from {low} to {high} {year}",
    .dateDayNotKnown: "an unknown day of {month}",
    .dateDayRange: "a day from {low} to {high} {month}",
    .dateYearNotKnown: "an unknown year",
    .dateYearRange: "a year from {low} to {high}",
    .dateEstimated: "about {year} ({years})",
    .dateBC: "{year} BC",
    .dateTime: "{day}, {time} {zone}",
    .timeUTC: "UTC",
    .timeLocal: "local time",
    .dateAsWritten: "{date} {written}",

    // MARK: Head and highlights
    .description: "A briefing as of {date}: {events}, {contested}, {claims}.",
    .head: "{number}Period: {period}. As of {asOf}. Run {run}. Marking: {marking}.",
    .headNumber: "Number {number}. ",
    .sectionsLeftOut: "Left out of this briefing, as configured: {sections}.",
    .headEverything: "everything in the register",
    .headAll: "everything in the register, as asked",
    .nothingInPeriod:
      "Nothing in this register is known to fall into the period {period}; what has an open or unknown date may. This "
      + "briefing therefore takes everything, whatever its date.",
    .noEvents: "This register holds no event.",
    .highlights: "Highlights",
    .withRule: "{point} *Rule: {rule}*",
    .ruleCount: "how many rows there are; a series stands beside and is never added.",
    .highlightCount:
      "{n} incident or aggregate{note} lies in the period for certain; {possible} may; beside: {series}. || "
      + "{n} incidents and aggregates{note} lie in the period for certain; {possible} may; beside: {series}.",
    .highlightCountAll:
      "The register holds {n} incident or aggregate{note}; beside it: {series}. || "
      + "The register holds {n} incidents and aggregates{note}; beside them: {series}.",
    .highlightBefore:
      "In the period before: {n} event{note} ({change}). || In the period before: {n} events{note} ({change}).",
    .highlightDeaths: "Deaths in these: {deaths}.",
    .highlightDeathsBefore: "Deaths in these: {deaths}; in the period before: {before}.",
    .ruleChanges: "whatever is different from the edition before.",
    .highlightChanges: "Since the edition of {date}{note}: {changes}.",
    .nothingChangedShort: "nothing is different",
    .changesOfTable: "{table}: {added} added, {revised} revised, {withdrawn} withdrawn",
    .undated: "Without a known date: {n} event. || Without a known date: {n} events.",
    .ruleContested: "accounts differ where two claims of one kind by different speakers do not fit together.",
    .highlightContested: "Accounts of {n} event differ: {events}. || Accounts of {n} events differ: {events}.",
    .highlightNoneContested: "No accounts differ on the events covered here.",
    .ruleDeadliest:
      "each incident or aggregate covered here that may be the deadliest: its highest number of deaths is not "
      + "below the highest of all lowest numbers.",
    .highlightDeadliest: "Deaths in {event}, {when}: {deaths}, {reported}",
    .highlightDeadliestMore:
      "At least {n} more event may be the deadliest as well. || At least {n} more events may be the deadliest as well.",
    .deathsByAccounts: "{range}, taking all accounts together",
    .highlightDeathsNotKnown:
      "No event covered here gives a number of deaths: the number is not known, which does not mean zero.",
    .ruleLatest:
      "the event covered here with the latest first day; one whose date is open or not known may be later than "
      + "it.",
    .highlightLatest: "Event with the latest first day: {event}, {when}, {reported}.",
    .ruleAccusation: "accusations, charges and findings by courts and international bodies, the last three.",

    .ruleNewAccusation:
      "accusations, charges and findings by courts and international bodies that were said in the period, or that the "
      + "edition before did not have; the last three.",
    .newClaim: "{sentence} ({new})",
    .saidInPeriod: "said in the period",
    .firstSeenHere: "first seen in this edition",
    .ruleChange:
      "the type, region and actor whose number of events changed most from the period before to this one; only what lies "
      + "in each for certain is compared.",
    .highlightChange: "{kind} “{what}”: {now}, in the period before {before} ({change}).",
    .ruleNewlyContested: "accounts did not differ in the edition before, and do in this one.",
    .highlightNewlyContested:
      "Accounts of {n} event have come to differ: {events}. || Accounts of {n} events have come to differ: {events}.",

    .highlightAccounts: "{event}, on {matters}: {accounts}",

    // MARK: What changed
    .whatChanged: "What changed",
    .noEditionBefore: "There is no edition before this one to compare with.",
    .changedSince: "Since the edition of {date} ({run}):",
    .nothingChanged: "Nothing in the register is different.",
    .addedHead: "Added",
    .revisedHead: "Revised",
    .withdrawnHead: "Withdrawn",
    .changedRecord: "{table}: {what}",
    .changedFields: "{what}; different in {fields}",
    .changesRows:
      "Each is a row of {file}: `op` says whether it was added, revised or withdrawn, `table` in which table.",
    .claimBy: "{kind}, by {speaker}, on {about}",
    .recordNotTold: "a record that is not shown here",

    // MARK: Key figures
    .keyFigures: "Key figures",
    .figure: "Figure",
    .columnAll: "All incidents and aggregates",
    .columnCertain: "In the period for certain",
    .columnPossible: "Possibly in the period",
    .columnSeries: "Series (beside, never added)",
    .rowEvents: "Events",
    .rowContested: "Events whose accounts differ",
    .rowPartsOfContested: "Parts of an event whose accounts differ",
    .rowDeaths: "Deaths",
    .rowCivilians: "Civilians among them",
    .rowInjured: "Injured",
    .rowWithoutDeaths: "Events without a number of deaths",
    .sumIn: "{number} (given for {events})",
    .bestOfSome: "best estimate of {n} of them: {best} || best estimates of {n} of them: {best}",
    .range: "{low} to {high}",
    .figuresNote:
      "Only numbers that are given are added; an empty cell is not known, never 0. Deaths in an event count from the least "
      + "to the most that its row gives; a low number alone has no upper end, a high one alone may mean none. An event is certain where every day "
      + "that its date may mean lies in the period, and possible where its date reaches into the period and beyond.",
    .figuresNoteAll:
      "Only numbers that are given are added; an empty cell is not known, never 0. Deaths in an event count from the least "
      + "to the most that its row gives; a low number alone has no upper end, a high one alone may mean none.",
    .figuresDisputed:
      "Accounts of the number of {what} in {n} event differ: it counts with the least and the most that its row and the "
      + "accounts give. || Accounts of the number of {what} in {n} events differ: each counts with the least and the most "
      + "that its row and the accounts give.",
    .figuresNoBest: "Where accounts differ no best estimate is printed.",
    .figuresCivilians: "Numbers of civilians are as the rows have them; claims hold none that could differ.",
    .whatDeaths: "deaths",
    .whatInjured: "injured",
    .datesLonger: "longer than {years} years",
    .datesBefore: "before the year 1",
    .datesAfter: "after the year 9999",
    .datesOpen: "with an open or unknown end",
    .datesPossibleNote:
      "A possible event, and the deaths in it, counts in every month and year that its date reaches into: these numbers do "
      + "not add up to a total.",
    .datesLongerNote:
      "A date that spans more than {years} years says nothing of any one year, and has a line of its own instead.",
    .datesOpenNote:
      "A date with an open or unknown end has a line of its own, and counts besides in each year and month that other dates "
      + "reach into, from its known end on, for {years} years at most.",
    .figuresRetracted:
      "{n} event is left out because its status is retracted. || {n} events are left out because their status is "
      + "retracted.",
    .byType: "Type",
    .byRegion: "Region",
    .byDataset: "Dataset",
    .byYear: "Year",
    .byMonth: "Month",
    .columnBefore: "In the period before for certain",
    .columnPossibleShort: "Possible",
    .columnSeriesShort: "Series",
    .columnBeforeShort: "Period before (change)",
    .columnPossibleDeaths: "Deaths in possible events",
    .columnDeathsInThese: "Deaths in these events (all sides)",
    .columnPossibleDeathsInThese: "Deaths in possible events (all sides)",
    .figuresCodedBy:
      "Of the incidents and aggregates in the first column, {n} is coded by {dataset}: its type, region, actors and deaths "
      + "are as the dataset has them. || Of the incidents and aggregates in the first column, {n} are coded by {dataset}: "
      + "their types, regions, actors and deaths are as the dataset has them.",
    .figuresOfDates: "The next table counts all events {period}, whether they lie in the period or not.",
    .withBest: "{range} (best estimate {best})",
    .withChange: "{number} ({change})",
    .figuresBefore:
      "The period before is {period}; compared is what lies in each for certain. A change can come from better "
      + "reporting as well as from more events.",
    .participantsNote:
      "Actors by the number of events that name them as a side or a target; a place in this list says nothing of "
      + "what they did.",
    .participant: "Actor",
    .events: "{n} event || {n} events",
    .series: "{n} series",
    .claims: "{n} claim || {n} claims",
    .accounts: "{n} account || {n} accounts",
    .contestedEvents: "{n} of them with accounts that differ",

    // MARK: Rows behind numbers
    .rowsBehindNumbers: "Rows behind the numbers",
    .rowsAre: "These events: {events}.",
    .claimsAre: "These claims: {claims}.",
    .rowsAll: "All rows of {file}.",
    .rowsByFilter: "The rows of {file} with {filter}.",
    .rowsOfLines: "The rows of {file} with {filter}; of one line, those that its own note describes.",
    .rowsOfColumns: "The rows of {file} with {filter}; in one column, those that its own note describes.",
    .rowsAllOfColumns: "All rows of {file} that the note of a column describes.",
    .filterPeriod: "`when` reaching into {period}",
    .filterFilled: "{column} filled",
    .filterEmpty: "{column} empty",
    .filterPlace: "{place}, their own or those of their `place`",
    .filterNamed: "{actor} in `side_a`, `side_b` or `targets`",
    .filterAbout: "{id} in `about`",
    .filterFilledOrDisputed: "either {column} filled or accounts of the number of {what} that differ",
    .filterEmptyUndisputed: "{column} empty, and no accounts of the number of {what} that differ",
    .filterAccounts: "accounts of the number of {what} that differ (claims of the kind `casualty-figure`)",
    .filterLonger: "`when` spanning more than {years} years",
    .filterNotLonger: "`when` not spanning more than {years} years",
    .filterOpen: "`when` with an open or unknown end",
    .filterNotOpen: "`when` with both ends known",
    .filterOpenReach: "`when` with an open or unknown end reaching {years} years at most",
    .filterNoDay: "{column} empty or of an unknown year (`XXXX`)",
    .filterPeriodWithin: "`when` wholly within {period}",
    .filterPeriodNotWithin: "`when` not wholly within {period}",
    .filterPeriodOrBefore: "`when` either reaching into {period} or, with `scope!=series`, wholly within {before}",
    .filterLineWithin: "`when` wholly within the days that the line names",
    .filterLineNotWithin: "`when` not wholly within the days that the line names",
    .filterSingleSource:
      "`citations` whose sources have one `publisher`, or are tied by `derived_from`; those without a publisher are one",
    .filterNotCited: "`medium` filled, and neither a source in `citations` nor the `kind` of one",
    .filterDeadliest:
      "either a number of at least {number} in {column} or in claims of how many were killed, or a lowest number without an "
      + "upper end",
    .filterNewlyContested: "`contested=yes` here and not in the edition {run}",

    // MARK: Timeline
    .timeline: "Timeline",
    .timelineNote:
      "Each row is printed as its sources report it or its dataset codes it. Titles in square brackets are the "
      + "keeper's. "
      + "Parts stand behind their whole; what has no known date comes last.",
    .timelineOthers:
      "{n} of the rows lies outside the period: it is among the latest before it, or begins after it. || {n} of the rows "
      + "lie outside the period: they are the latest before it, or begin after it.",
    .timelineUndated:
      "{n} of the rows has no known date, and may lie in the period or not. || {n} of the rows have no known date, and may "
      + "lie in the period or not.",
    .timelineMore: "And {n} more: the rows of {file} whose `id` is not in this timeline.",
    .timelineMoreInPeriod:
      "{n} of these may lie in the period: it is among the rows of {file} with {filter}. || {n} of these may lie in the "
      + "period: they are among the rows of {file} with {filter}.",
    .when: "When",
    .what: "What",
    .place: "Place",
    .typeAndScope: "Type and scope",
    .deaths: "Deaths",
    .reportedByAndStatus: "Source and status",
    .partOf: "Part of {event}",
    .sides: "Sides: {sides}",
    .actorsNamed: "Actors named: {actors}",
    .targets: "Targets: {targets}",
    .lowEstimate: "low {number}",
    .bestEstimate: "best {number}",
    .highEstimate: "high {number}",
    .codedBy: "coded by {dataset}",
    .codedByAs: "coded by {dataset} as {type}",
    .asReportedBy: "as reported by {citations}",
    .reporterNamed: "reporting named there: {reporter}",
    .accountsDiffer: "accounts differ",
    .accountsOfWholeDiffer: "accounts of the whole differ",
    .keepersStatus: "status given by the keeper: {status}",
    .credibility: "credibility {number} (1 is best)",

    // MARK: Citations
    .noCitation: "no citation",
    .sourceNotHere: "a source that is not in this edition",
    .citationPlaces: "{note} ({places})",

    // MARK: What claims say
    .claimSentence: "{statement} {citations}; marks: {marks}; {id}",
    .claimSentenceThrough: "According to {citations}: {statement}; marks: {marks}; {id}",
    .answerSentence: "{statement} {citations}",
    .answerSentenceThrough: "according to {citations}: {statement}",
    .statement: "{speaker}{role}, {medium}, {said}, {content}",
    .statementOfDocument: "{speaker}{role}, {said}, {content}",
    .describedAs: ", described by the source as {role}",
    .unnamedSpeaker: "An unnamed speaker",
    .withheldSpeaker: "A speaker withheld from this edition",
    .documentItself: "{title} itself",
    .mediumNotGiven: "medium not given",
    .mediumWithheld: "in a medium withheld from this edition",
    .inThatDocument: "in that document",
    .inMedium: "in {title}",
    .inMediumKind: "{medium} (not named)",
    .inUnopened: "in {title} (not opened here)",
    .dateNotGiven: "date not given",
    .quotation: "in these words: “{text}”",
    .indirectSpeech: "in indirect speech: \\[{text}\\]",
    .label: "“{label}”",
    .labelIndirect: "“{label}” (indirect speech)",
    .tieBetween: "the tie between {subject} and {object}",
    .claimCalled: "the claim {id}",
    .nobodyNamed: "somebody not named",
    .concerning: ", concerning {about}",
    .withValues: "{matter}: {values}",
    .saidResponsible: "named {names} as responsible for {about}",
    .saidPart: "said that {names} {parts}: {about}",
    .spokeOfResponsibility: "spoke of the responsibility for {about}",
    .deniedOwn: "denied responsibility for {about}",
    .deniedOf: "denied that {names} bore responsibility for {about}",
    .deniedSaidOf: "denied what is said of {names}{concerning}",
    .tookBack: "took back an earlier statement on {about}: {id}",
    .deniedStatement: "denied an earlier statement on {about}: {id}",
    .denied: "denied what is said of {about}",
    .accused: "accused {names}{concerning}",
    .accusedOf: "accused {names} of {values}{concerning}",
    .charged: "charged {names}{concerning}",
    .chargedWith: "charged {names} with {values}{concerning}",
    .found: "made a finding on {names}{concerning}",
    .foundThat: "made this finding on {names}{concerning}: {values}",
    .saidMotive: "spoke of a motive{concerning}",
    .saidMotiveOf: "attributed a motive to {names}{concerning}",
    .saidAim: "stated an aim{concerning}",
    .saidOwnAim: "stated an aim of their own{concerning}",
    .saidAimOf: "stated an aim of {names}{concerning}",
    .saidAimBy: "attributed an aim to {names}{concerning}",
    .called: "called {about} {label}",
    .gaveFigure: "gave a casualty figure for {about}",
    .saidHappened: "said that this happened: {about}",
    .saidNotHappened: "said that this did not happen: {about}",
    .saidWhen: "gave a date for {about}",
    .saidWhere: "gave a place for {about}",
    .compared: "compared {about}",
    .saidOf: "gave an account of {about}",
    .figureKilled: "{number} killed",
    .figureInjured: "{number} injured",
    .figureMissing: "{number} missing",
    .orMore: "{number} or more",
    .orFewer: "{number} or fewer",

    // MARK: Marks
    .markVerbatim: "verbatim",
    .markIndirect: "indirect speech",
    .markSingleSource: "single source",
    .carriedBy: "carried by {n} publisher || carried by {n} publishers",
    .markAnonymous: "speaker not named",
    .markSecondHand: "second-hand",
    .stanceOn: "{stance} {id}",
    .markTakenBack: "taken back by the speaker",
    .textIn: "text in {language}",
    .markReplaced: "the speaker gave another account later",
    .markNote: "keeper’s note",
    .keepersNote: "The keeper’s note: \\[{text}\\]",

    // MARK: Accounts
    .contestedAccounts: "Contested accounts",
    .contestedNote:
      "Accounts of the events below differ. They stand in the order in which they were given, undated ones last; the "
      + "order prefers none, and nothing here says which of them is right. Who carried something out and who stood "
      + "behind it can both be true.",
    .noneContested: "No accounts differ on the events covered here.",
    .contestedHead:
      "Date: {date}; place: {place}; {reported}. Accounts differ on {matters}: {accounts} in {claims}. {id}",
    .contestedChosen:
      "Not all of these events find room here: shown above are first those whose accounts have come to differ, "
      + "then those of the period, then the latest. Others have one line each:",
    .contestedLine: "{title}. Date: {date}. Accounts differ on {matters}: {accounts} in {claims}. {id}",
    .claimsChosen:
      "Not all find room here: chosen are first those said in the period, then those said last.",
    .who: "Who says it (as the source describes them)",
    .account: "Account",
    .medium: "Medium",
    .saidWhenHead: "Said",
    .saidBy: "Said by",
    .saidWhenInOrder: "Said, earliest first",
    .carriedAndGraded: "Carried by",
    .deniedByHead: "Denied by",
    .changedHere: "since the edition before: {change}",
    .nobodyHere: "nobody in this register",
    .independentSources: "{n} independent source || {n} independent sources",
    .moreAccounts:
      "And {n} more account of it, among the rows of {file} with {filter}. || And {n} more accounts of it, among the rows of "
      + "{file} with {filter}.",
    .alsoDenied: "{matters}, which is also denied",
    .accountNew: "new in this edition",
    .accountAdded: "{n} claim added || {n} claims added",
    .accountRevised: "{n} claim revised || {n} claims revised",
    .accountTakenBack: "{n} claim taken back since || {n} claims taken back since",
    .accountDenied: "denied since in {n} claim || denied since in {n} claims",
    .accountsTakenBack: "{n} account taken back || {n} accounts taken back",
    .alsoSaid: "Also said of this event and its parts:",
    .sourceAndMarks: "Source and marks",
    .answerOnRecord: "Answer on record",
    .answeredBy: "Answer on record: {answer}",
    .noAnswer: "no answer in this register",
    .accusations: "Accusations",
    .accusationsNote:
      "Responsibility, accusations, charges and findings as their speakers gave them, each beside the answer on "
      + "record.",
    .toldAbove:
      "{n} more stands above, among the contested accounts: {claims}. || "
      + "{n} more stand above, among the contested accounts: {claims}.",
    .labelsMotivesAims: "Labels, motives and aims",
    .labelsNote: "A label belongs to whoever uses it and is always quoted. Motives and aims are printed as said.",
    .labels: "Labels",
    .motives: "Motives",
    .aims: "Aims",
    .otherStatements: "Other statements",

    // MARK: Places
    .places: "Places",
    .placesNote:
      "Where the events happened that the figures above count, as far as they have coordinates. How exact a place is "
      + "says how far off it may be.",
    .placesRows:
      "The events at a place are the rows of {file} with its {columns}, their own or those of their {place}.",
    .placesRowsTogether:
      "The events around a place are the rows of {file} whose {columns}, their own or those of their {place}, lie in its "
      + "square.",
    .noPlaces: "No event of the period has coordinates.",
    .placesTogether:
      "There are too many places to show each: events in one square of {degrees} degrees are counted together, at their "
      + "middle, under the name of the first of them.",
    .placesLocated: "{n} event has coordinates. || {n} events have coordinates.",
    .placesWithout: "{n} event has none and is not on the map. || {n} events have none and are not on the map.",
    .placeAround: "around {place}",
    .morePlaces: "And {n} more place, with {events}. || And {n} more places, with {events}.",
    .coordinatesHead: "Latitude, longitude",
    .precisionHead: "How exact",

    // MARK: Figures
    .figureMonths: "Events and deaths by month",
    .figureYears: "Events and deaths by year",
    .figureEventMonths: "Events by month",
    .figureEventYears: "Events by year",
    .figureEventMonthsText:
      "Bars show events, certain and possible apart. No number of deaths is given for any of them, which does not "
      + "mean zero. The numbers stand in the table.",
    .figureMonthsText:
      "Bars show events, certain and possible apart; the bars below show deaths from low to high. The "
      + "numbers stand in the table.",
    .figureYearsNotDrawn:
      "Not drawn, for want of room, is the year {years}. || Not drawn, for want of room, are the years {years}.",
    .figureDatesNotDrawn: "Only the table has lines for dates {dates}.",
    .figureTimeline: "When the events happened",
    .figureTimelineText: "A bar reaches from the first to the last day that a date may mean; it fades where an end is "
      + "open or not known. The dates stand in the table.",
    .figureMap: "Where the events happened",
    .figureMapText: "The larger a point, the more events. A circle around it shows how exact the place is. The numbers "
      + "stand in the table.",
    .figureNetwork: "Actors and the ties between them",
    .figureNetworkText: "Ties as the cited sources report them; they stand in the table. Where an actor stands has no "
      + "meaning.",
    .legendCertain: "certain",
    .legendPossible: "possible",
    .legendSeries: "series",
    .legendDeaths: "deaths, low to high",
    .legendPoint: "events",
    .legendPrecision: "how exact the place is",
    .legendContested: "accounts differ",
    .legendTie: "tie",
    .axisEvents: "Events",
    .axisDeaths: "Deaths",
    .openEnd: "end open or not known",

    // MARK: Page
    .contents: "Contents",
    .skipToText: "Skip to the text",
    .backToText: "Back to the text",
    .pageFooter: "This page is complete in itself: it loads nothing from anywhere.",

    // MARK: Actors
    .actorsAndRelations: "Actors and their relations",
    .actorsNote: "Actors and ties as the cited sources report them.",
    .actorsChosen: "Not all find room here: chosen are those that events, claims and relations name most often.",
    .actors: "Actors",
    .nameHead: "Name (other names)",
    .kindHead: "Kind",
    .countryHead: "Country",
    .activeHead: "Active",
    .descriptionHead: "Description",
    .reportedByHead: "Reported by",
    .relations: "Relations",
    .actorHead: "Actor",
    .tieHead: "Tie (role)",
    .toHead: "Other actor",
    .statusHead: "Status",

    // MARK: Data quality
    .dataQuality: "Data quality",
    .tableHead: "Table",
    .readHead: "Read",
    .acceptedHead: "Accepted",
    .rejectedHead: "Rejected",
    .countsNote:
      "Accepted are all rows of a table's file, rejected those of its file in `rejects/`, each with the reason; read is both "
      + "together.",
    .noFindings: "The checks found nothing to report.",
    .findingsRows:
      "Each finding is a row of {file} with its `code`, its file and its line; past a limit in one file, a row says how many "
      + "more there are.",
    .codeHead: "Code",
    .severityHead: "Severity",
    .meaningHead: "Meaning",
    .timesHead: "Times",
    .countClaims: "Of {n} claim: || Of {n} claims:",
    .countSingleSource: "{n} from a single independent source",
    .countAnonymous: "{n} whose speaker is not named",
    .countSecondHand: "{n} second-hand: nobody here read where it was said",
    .countIndirect: "{n} in indirect speech",
    .countNoMedium: "{n} without a medium",
    .countNoDate: "{n} without a date on which it was said",
    .admiraltyNote:
      "Reliability of a source (from A, the best, to E) and credibility of a claim (from 1, the best, to 5) are "
      + "two separate grades of the Admiralty code. F and 6, and an empty cell, mean that it cannot be judged; they "
      + "are not printed line by line.",

    // MARK: Sources and method
    .sourcesAndMethod: "Sources and method",
    .method: "Method",
    .methodClaims:
      "A claim is what somebody said. This briefing says who said it, through which medium and when, or that this is "
      + "not given; it makes no claim its own.",
    .methodWords:
      "Quotation marks hold quoted words, and every label; a label that may not be the speaker's own word is followed "
      + "by (indirect speech). Words in square brackets are the keeper's: the title of something that has "
      + "none, or what somebody said, in indirect speech.",
    .methodContested:
      "Accounts differ where two claims about an event, of one kind and by different speakers, do not fit together: "
      + "nobody is in both lists of names, the values are different, the ranges of numbers or dates do not overlap, or "
      + "one denies the other. This is computed from the rows; a speaker's later claim replaces the earlier, and "
      + "claims "
      + "taken back stay out.",
    .methodFigures:
      "Figures add incidents and aggregates that are not retracted. A series is counted beside them, because its "
      + "incidents may be rows too. Where accounts of the deaths or the injured in an event differ, it counts with the range from the least "
      + "to the most that its row and the accounts give, never with one number; of an account without an upper end the number "
      + "that it names is taken.",
    .methodDates:
      "A date is put in words and, in the timeline, printed as written too (EDTF of the Library of Congress). A range "
      + "says all through or once within; nothing is filled in.",
    .methodMarks:
      "Single source: all citations go back to one publisher, or to sources tied to each other. Second-hand: the "
      + "medium is not among the citations; a claim whose medium is not given may be second-hand too, which is then "
      + "not known. Carried by several publishers says how widely a claim was printed, not how well it is "
      + "supported.",
    .methodMarking: "Marked {marking}: Traffic Light Protocol 2.0 of FIRST.",
    .secondHandSources: "Sources named, not opened",
    .secondHandNote: "Nobody here opened these; they are known through what others say of them.",
    .secondHandAll:
      "In all, {n} source of this register was not opened here: the rows of {file} with {filter}. || In all, {n} sources of "
      + "this register were not opened here: the rows of {file} with {filter}.",
    .noneNamedHere: "None is named above without being cited.",
    .knownThrough: "{source}; known through {notes}",
    .numberedSources: "Numbered sources",
    .sourcesNote: "The numbers in the text lead to the notes at the end of this document.",
    .publisherNotGiven: "publisher not given",
    .published: "published {date}",
    .publicationNotGiven: "date of publication not given",
    .openedOn: "opened on {date}",
    .notOpenedHere: "not opened here",
    .reliability: "reliability {grade} (A is best)",
    .archived: "copy at {address}",
  ]

  /// Only the words that differ from the register's own with spaces for hyphens.
  private static let englishWords: [WordList: [String: String]] = [
    .sourceKinds: ["un-report": "UN report", "ngo-report": "report of an NGO", "other": "other kind of source"],
    .actorKinds: ["category": "category of people", "unknown": "kind not known"],
    .eventTypes: [
      "explosion-remote-violence": "explosion or remote violence", "abduction-detention": "abduction or detention",
      "other": "other event",
    ],
    .scopes: [:],
    .statuses: [:],
    .relationKinds: [:],
    .stances: [:],
    .severities: ["error": "error (record rejected)", "warning": "warning (record kept)"],
    .media: [
      "news": "in a news item", "broadcast": "in a broadcast", "interview": "in an interview",
      "official": "in an official publication", "party-statement": "in a statement by a party",
      "wire": "in a wire report", "imagery": "in imagery", "un-report": "in a UN report",
      "court": "in a court document", "ngo-report": "in a report of an NGO", "testimony": "in testimony",
      "social-media": "on social media", "dataset": "in a dataset", "other": "in a source of another kind",
    ],
    .matters: [
      "responsibility": "who was responsible", "denial": "what is denied", "accusation": "who is accused",
      "charge": "who is charged", "finding": "what was found", "motive": "the motive", "label": "what to call it",
      "aim": "the aim", "casualty-figure": "the number of casualties", "occurrence": "whether it happened",
      "date": "when it happened", "place": "where it happened", "comparison": "the comparison",
      "account": "what happened",
    ],
    .parts: [
      "carried-out": "carried this out", "ordered": "ordered this", "behind": "stood behind this",
      "involved": "had a part in this",
    ],
    .months: [
      "1": "January", "2": "February", "3": "March", "4": "April", "5": "May", "6": "June", "7": "July",
      "8": "August", "9": "September", "10": "October", "11": "November", "12": "December",
    ],
    .precisions: [
      "1": "the place itself", "2": "within about 25 km", "3": "district", "4": "region", "5": "along a line or area",
      "6": "country only", "7": "at sea or in the air",
    ],
    .seasons: [
      "21": "spring", "22": "summer", "23": "autumn", "24": "winter", "25": "northern spring",
      "26": "northern summer", "27": "northern autumn", "28": "northern winter", "29": "southern spring",
      "30": "southern summer", "31": "southern autumn", "32": "southern winter", "33": "the first quarter",
      "34": "the second quarter", "35": "the third quarter", "36": "the fourth quarter", "37": "the first third",
      "38": "the second third", "39": "the last third", "40": "the first half", "41": "the second half",
    ],
  ]
}
