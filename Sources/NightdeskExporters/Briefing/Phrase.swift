/// The keys of all fixed phrases of a briefing. ``Phrases/english`` shows what each says and which places it has.
package enum Phrase: String, Sendable, CaseIterable, Hashable {
  // MARK: Joining
  case listSeparator, listBetween, listEnd, semicolon, alternative, sentenceEnd, more, moreLines, moreLinesByFilter
  case moreInFile, moreByFilter,
    withDetail, cutOff
  case none, noneHere, notKnown, notGiven, withheld

  // MARK: Dates
  case dateIn, dateInSome, dateInSeason, dateInEstimated, dateOn, dateOnSome, dateTheDay, dateOf
  case dateFromTo, dateStillOn, dateEndNotKnown, dateStartOpen, dateStartNotKnown, dateBetween
  case dateOrEarlier, dateOrLater, dateOneOf, dateAllOf, dateNotKnown, dateUncertain, dateApproximate
  case dateUncertainAndApproximate, dateDay, dateDayOf, dateDayNotKnown, dateDayRange, dateMonth, dateMonthNotKnown
  case dateMonthRange, dateSeason, datePartOfYear, dateYearNotKnown, dateYearRange, dateEstimated, dateBC, dateTime
  case timeUTC, timeLocal, dateAsWritten

  // MARK: Head and highlights
  case description, head, headNumber, sectionsLeftOut, headEverything, headAll, nothingInPeriod, noEvents, highlights,
    withRule,
    ruleCount, highlightCount, highlightBefore, highlightDeaths, highlightDeathsBefore, ruleChanges,
    highlightChanges, changesOfTable,
    nothingChangedShort
  case highlightCountAll, undated, ruleContested, highlightContested, highlightNoneContested, ruleDeadliest
  case highlightDeadliest, highlightDeadliestMore, deathsByAccounts, highlightDeathsNotKnown, ruleLatest,
    highlightLatest
  case ruleAccusation, ruleNewAccusation, newClaim, saidInPeriod, firstSeenHere, ruleChange, highlightChange
  case ruleNewlyContested, highlightNewlyContested, highlightAccounts

  // MARK: What changed
  case whatChanged, noEditionBefore, changedSince, nothingChanged, addedHead, revisedHead, withdrawnHead
  case changedRecord, changedFields, changesRows, claimBy, recordNotTold

  // MARK: Key figures
  case keyFigures, figure, columnAll, columnCertain, columnPossible, columnSeries, rowEvents, rowContested
  case rowPartsOfContested, rowDeaths, rowCivilians, rowInjured, rowWithoutDeaths, sumIn, bestOfSome
  case range, withBest, withChange, figuresNote, figuresNoteAll, figuresBefore, figuresRetracted, byType, byRegion
  case figuresDisputed, figuresNoBest, figuresCivilians, whatDeaths, whatInjured, datesLonger, datesBefore, datesAfter,
    datesOpen, datesLongerNote, datesOpenNote,
    datesPossibleNote, tookBack,
    deniedStatement
  case byDataset, byYear, byMonth, columnBefore, columnPossibleShort, columnSeriesShort, columnBeforeShort
  case columnPossibleDeaths, columnDeathsInThese, columnPossibleDeathsInThese, figuresCodedBy, figuresOfDates
  case participantsNote, participant, events, series, claims, accounts, contestedEvents

  // MARK: Rows behind numbers
  case rowsBehindNumbers, rowsAre, claimsAre, rowsAll, rowsByFilter, rowsOfLines, rowsOfColumns, rowsAllOfColumns
  case filterPeriod, filterFilled, filterEmpty, filterPlace
  case filterNamed, filterAbout, filterFilledOrDisputed, filterEmptyUndisputed, filterAccounts, filterLonger,
    filterNotLonger,
    filterOpen, filterNoDay, filterPeriodWithin, filterPeriodNotWithin, filterSingleSource, filterNotCited,
    filterDeadliest,
    filterNewlyContested, filterPeriodOrBefore, filterLineWithin, filterLineNotWithin, filterOpenReach, filterNotOpen

  // MARK: Timeline
  case timeline, timelineNote, timelineOthers, timelineUndated,
    timelineMore, timelineMoreInPeriod, when, what, place, typeAndScope, deaths, reportedByAndStatus, partOf,
    sides, actorsNamed, targets
  case lowEstimate, bestEstimate, highEstimate, codedBy, codedByAs, asReportedBy, reporterNamed, accountsDiffer
  case accountsOfWholeDiffer, keepersStatus, credibility

  // MARK: Citations
  case noCitation, sourceNotHere, citationPlaces

  // MARK: What claims say
  case claimSentence, claimSentenceThrough, answerSentence, answerSentenceThrough, statement
  case statementOfDocument, describedAs, unnamedSpeaker, withheldSpeaker, documentItself
  case mediumNotGiven, mediumWithheld, inThatDocument, inMedium, inMediumKind, inUnopened, dateNotGiven
  case quotation, indirectSpeech
  case label, labelIndirect, tieBetween, claimCalled, nobodyNamed, concerning, withValues, saidResponsible
  case saidPart, spokeOfResponsibility, deniedOwn, deniedOf, deniedSaidOf, denied, accused, accusedOf, charged
  case chargedWith, found
  case foundThat, saidMotive, saidMotiveOf, saidAim, saidOwnAim, saidAimOf, saidAimBy, called, gaveFigure, saidHappened,
    saidNotHappened
  case saidWhen, saidWhere, compared, saidOf, figureKilled, figureInjured, figureMissing, orMore, orFewer

  // MARK: Marks
  case markVerbatim, markIndirect, markSingleSource, carriedBy, markAnonymous, markSecondHand, stanceOn
  case markTakenBack, markReplaced, textIn, markNote, keepersNote

  // MARK: Accounts
  case contestedAccounts, contestedNote, noneContested, contestedHead, contestedChosen, contestedLine,
    claimsChosen, who, account, medium, saidWhenHead
  case saidBy, saidWhenInOrder, carriedAndGraded, deniedByHead, changedHere, nobodyHere, independentSources,
    moreAccounts
  case alsoDenied
  case accountNew, accountAdded, accountRevised, accountTakenBack, accountDenied, accountsTakenBack, alsoSaid
  case sourceAndMarks, answerOnRecord, answeredBy, noAnswer, accusations, accusationsNote, toldAbove, labelsMotivesAims,
    labelsNote, labels
  case motives, aims, otherStatements

  // MARK: Places
  case places, placesNote, placesTogether, placesLocated, placesWithout, placesRows, placesRowsTogether, placeAround,
    morePlaces, noPlaces
  case coordinatesHead, precisionHead

  // MARK: Figures
  case figureMonths, figureMonthsText, figureYears, figureEventMonths, figureEventYears, figureEventMonthsText
  case figureTimeline, figureTimelineText, figureMap, figureMapText
  case figureNetwork, figureNetworkText, legendCertain, legendPossible, legendSeries, legendDeaths, legendPoint
  case legendPrecision, legendContested, legendTie, axisEvents, axisDeaths, openEnd
  case figureYearsNotDrawn, figureDatesNotDrawn

  // MARK: Page
  case contents, skipToText, backToText, pageFooter

  // MARK: Actors
  case actorsAndRelations, actorsNote, actorsChosen
  case actors, nameHead, kindHead, countryHead, activeHead, descriptionHead
  case reportedByHead, relations, actorHead, tieHead, toHead, statusHead

  // MARK: Data quality
  case dataQuality, tableHead, readHead, acceptedHead, rejectedHead, countsNote, noFindings, findingsRows
  case codeHead, severityHead, meaningHead, timesHead, countClaims, countSingleSource, countAnonymous, countSecondHand
  case countIndirect, countNoMedium, countNoDate, admiraltyNote

  // MARK: Sources and method
  case sourcesAndMethod, method, methodClaims, methodWords, methodContested, methodFigures, methodDates, methodMarks
  case methodMarking, secondHandSources, secondHandNote, secondHandAll, noneNamedHere, knownThrough, numberedSources,
    sourcesNote
  case publisherNotGiven, published, publicationNotGiven, openedOn, notOpenedHere, reliability, archived
}
