extension Phrases {
  /// French.
  package static let french = Phrases(
    language: "fr", form: { $0 < 2 ? 0 : 1 }, phrases: frenchPhrases.mapValues(spaced), words: frenchWords,
    contractions: [
      ("de le ", "du "), ("de un", "d’un"), ("de avril", "d’avril"), ("de août", "d’août"),
      ("de octobre", "d’octobre"), ("à le ", "au "), ("jusqu’en le ", "jusqu’au "), ("jusqu’en l’", "jusqu’à l’"),
      ("jusqu’en un", "jusqu’à un"),
    ])

  /// French sets its double signs apart with a blank that does not break.
  private static func spaced(_ phrase: String) -> String {
    ["« ": "«\u{A0}", " »": "\u{A0}»", " :": "\u{A0}:", " ;": "\u{A0};"].reduce(phrase) {
      $0.replacing($1.key, with: $1.value)
    }
  }

  private static let frenchPhrases: [Phrase: String] = [
    // MARK: Joining
    .listSeparator: ", ",
    .listBetween: ", ",
    .listEnd: "{items} et {last}",
    .semicolon: " ; ",
    .alternative: " / ",
    .sentenceEnd: ".",
    .more: "{n} autre || {n} autres",
    .moreLines:
      "Et {n} ligne de plus, selon {columns} dans {file}. || Et {n} lignes de plus, selon {columns} dans {file}.",
    .moreLinesByFilter:
      "Et {n} ligne de plus, selon {columns} parmi les lignes de {file} avec {filter}. || Et {n} lignes de plus, selon "
      + "{columns} parmi les lignes de {file} avec {filter}.",
    .moreInFile: "Et {n} de plus, dans {file}.",
    .moreByFilter: "Et {n} de plus, parmi les lignes de {file} avec {filter}.",
    .withDetail: "{what} ({detail})",
    .cutOff: "{text} … (coupé ici)",
    .none: "–",
    .noneHere: "Rien dans ce registre.",
    .notKnown: "inconnu",
    .notGiven: "non précisé",
    .withheld: "(non communiqué)",

    // MARK: Dates
    .dateIn: "en {date}",
    .dateInSome: "au cours de {date}",
    .dateInSeason: "à {date}",
    .dateInEstimated: "en {date}",
    .dateOn: "le {date}",
    .dateOnSome: "{date}",
    .dateTheDay: "le {date}",
    .dateOf: "de {whole}",
    .dateFromTo: "de {start} à {end}",
    .dateStillOn: "depuis {start}, toujours en cours",
    .dateEndNotKnown: "depuis {start}, fin inconnue",
    .dateStartOpen: "jusqu’en {end}, sans début",
    .dateStartNotKnown: "jusqu’en {end}, début inconnu",
    .dateBetween: "à un moment entre {start} et {end}",
    .dateOrEarlier: "{date} ou avant",
    .dateOrLater: "{date} ou après",
    .dateOneOf: "à l’une de ces dates : {dates}",
    .dateAllOf: "à chacune de ces dates : {dates}",
    .dateNotKnown: "date inconnue",
    .dateUncertain: "{date} (incertain)",
    .dateApproximate: "{date} (approximatif)",
    .dateUncertainAndApproximate: "{date} (incertain et approximatif)",
    .dateDay: "{day} {month} {year}",
    .dateDayOf: "{day} de {month}",
    .dateMonth: "{month} {year}",
    .dateSeason: "{season} {year}",
    .datePartOfYear: "{part} de {year}",
    .dateMonthNotKnown: "un mois inconnu de {year}",
    .dateMonthRange: "l’un des mois de {low} à {high} {year}",
    .dateDayNotKnown: "un jour inconnu de {month}",
    .dateDayRange: "un jour du {low} au {high} {month}",
    .dateYearNotKnown: "une année inconnue",
    .dateYearRange: "une année de {low} à {high}",
    .dateEstimated: "{year} environ ({years})",
    .dateBC: "{year} av. J.-C.",
    .dateTime: "{day}, {time} {zone}",
    .timeUTC: "UTC",
    .timeLocal: "heure locale",
    .dateAsWritten: "{date} {written}",

    // MARK: Head and highlights
    .description: "Point de situation au {date} : {events}, {contested}, {claims}.",
    .headNumber: "Numéro {number}. ",
    .sectionsLeftOut: "Absent de ce point de situation, selon la configuration : {sections}.",
    .head: "{number}Période : {period}. État au {asOf}. Édition {run}. Diffusion : {marking}.",
    .headEverything: "tout le registre",
    .headAll: "tout le registre, comme demandé",
    .nothingInPeriod:
      "Rien dans ce registre ne se situe, à ce que l’on sait, dans la période {period} ; ce dont la date est "
      + "ouverte ou inconnue peut s’y situer. Ce point de situation porte donc sur tout le registre, quelles que "
      + "soient les dates.",
    .noEvents: "Ce registre ne contient aucun événement.",
    .highlights: "Points saillants",
    .withRule: "{point} *Règle : {rule}*",
    .ruleCount: "le nombre de lignes ; une série est donnée à part et n’est jamais additionnée.",
    .highlightCount:
      "{n} incident ou groupe d’incidents{note} se situe avec certitude dans la période ; possibles : {possible} "
      + "; à part : {series}. || {n} incidents ou groupes d’incidents{note} se situent avec certitude dans la "
      + "période ; possibles : {possible} ; à part : {series}.",
    .highlightCountAll:
      "Le registre compte {n} incident ou groupe d’incidents{note} ; à part : {series}. || Le registre compte {n} "
      + "incidents ou groupes d’incidents{note} ; à part : {series}.",
    .highlightBefore:
      "Dans la période précédente : {n} événement{note} ({change}). || "
      + "Dans la période précédente : {n} événements{note} ({change}).",
    .highlightDeaths: "Morts lors de ces événements : {deaths}.",
    .highlightDeathsBefore: "Morts lors de ces événements : {deaths} ; dans la période précédente : {before}.",
    .ruleChanges: "tout ce qui diffère de l’édition précédente.",
    .highlightChanges: "Depuis l’édition du {date}{note} : {changes}.",
    .nothingChangedShort: "rien n’est différent",
    .changesOfTable: "{table} : ajouts {added}, révisions {revised}, retraits {withdrawn}",
    .undated: "Sans date connue : {n} événement. || Sans date connue : {n} événements.",
    .ruleContested:
      "les versions divergent lorsque deux déclarations de même nature, de locuteurs différents, ne concordent "
      + "pas.",
    .highlightContested:
      "Versions divergentes pour {n} événement : {events}. || Versions divergentes pour {n} événements : "
      + "{events}.",
    .highlightNoneContested: "Les versions ne divergent pour aucun des événements présentés ici.",
    .ruleDeadliest:
      "chaque incident ou groupe d’incidents présenté ici qui peut être le plus meurtrier : son nombre de morts "
      + "le plus élevé n’est pas inférieur au plus élevé des nombres les plus bas.",
    .highlightDeadliest: "Nombre de morts pour {event}, {when} : {deaths}, {reported}",
    .highlightDeadliestMore:
      "Au moins {n} autre événement peut être le plus meurtrier. || Au moins {n} autres événements peuvent être les plus "
      + "meurtriers.",
    .deathsByAccounts: "{range}, toutes versions réunies",
    .highlightDeathsNotKnown:
      "Aucun événement présenté ici n’indique de nombre de morts : ce nombre est inconnu, ce qui ne veut pas dire "
      + "zéro.",
    .ruleLatest:
      "l’événement présenté ici dont le premier jour est le plus récent ; un autre, dont la date est ouverte ou "
      + "inconnue, peut être postérieur.",
    .highlightLatest: "Événement dont le premier jour est le plus récent : {event}, {when}, {reported}.",
    .ruleAccusation:
      "accusations, charges et conclusions émanant de juridictions et d’organismes internationaux, les trois dernières.",
    .ruleNewAccusation:
      "accusations, charges et conclusions émanant de juridictions et d’organismes internationaux, formulées dans la "
      + "période ou absentes de l’édition précédente ; les trois dernières.",
    .newClaim: "{sentence} ({new})",
    .saidInPeriod: "formulée dans la période",
    .firstSeenHere: "présente pour la première fois dans cette édition",
    .ruleChange:
      "le type, la région et l’acteur dont le nombre d’événements a le plus varié depuis la période précédente ; seul est "
      + "comparé ce qui se situe avec certitude dans chacune.",
    .highlightChange: "{kind} « {what} » : {now}, contre {before} dans la période précédente ({change}).",
    .ruleNewlyContested: "les versions ne divergeaient pas dans l’édition précédente et divergent dans celle-ci.",
    .highlightAccounts: "{event}, sur {matters} : {accounts}",
    .highlightNewlyContested:
      "Versions désormais divergentes pour {n} événement : {events}. || Versions désormais divergentes pour {n} "
      + "événements : {events}.",

    // MARK: What changed
    .whatChanged: "Changements",
    .noEditionBefore: "Il n’y a pas d’édition précédente à laquelle comparer celle-ci.",
    .changedSince: "Depuis l’édition du {date} ({run}) :",
    .nothingChanged: "Rien n’est différent dans le registre.",
    .addedHead: "Ajouts",
    .revisedHead: "Révisions",
    .withdrawnHead: "Retraits",
    .changedRecord: "{table} : {what}",
    .changedFields: "{what} ; différences : {fields}",
    .changesRows:
      "Chaque changement est une ligne de {file} : `op` dit s’il s’agit d’un ajout (`added`), d’une révision "
      + "(`revised`) ou d’un retrait (`withdrawn`), `table` dans quelle table.",
    .claimBy: "{kind}, par {speaker}, concernant {about}",
    .recordNotTold: "un enregistrement non présenté ici",

    // MARK: Key figures
    .keyFigures: "Chiffres clés",
    .figure: "Chiffre",
    .columnAll: "Tous les incidents et groupes d’incidents",
    .columnCertain: "Dans la période, avec certitude",
    .columnPossible: "Peut-être dans la période",
    .columnSeries: "Séries (à part, jamais additionnées)",
    .columnBefore: "Dans la période précédente, avec certitude",
    .columnPossibleShort: "Possibles",
    .columnSeriesShort: "Séries",
    .columnBeforeShort: "Période précédente (variation)",
    .columnPossibleDeaths: "Morts lors d’événements possibles",
    .columnDeathsInThese: "Morts lors de ces événements (toutes parties)",
    .columnPossibleDeathsInThese: "Morts lors d’événements possibles (toutes parties)",
    .figuresCodedBy:
      "Parmi les incidents et groupes d’incidents de la première colonne, {n} est codé par {dataset} : son type, "
      + "sa région, ses acteurs et ses morts sont ceux de ce jeu de données. || Parmi les incidents et groupes "
      + "d’incidents de la première colonne, {n} sont codés par {dataset} : leurs types, régions, acteurs et morts "
      + "sont ceux de ce jeu de données.",
    .figuresOfDates: "Le tableau suivant compte tous les événements {period}, qu’ils soient dans la période ou non.",
    .rowEvents: "Événements",
    .rowContested: "Événements aux versions divergentes",
    .rowPartsOfContested: "Éléments d’un événement aux versions divergentes",
    .rowDeaths: "Morts",
    .rowCivilians: "Dont civils",
    .rowInjured: "Blessés",
    .rowWithoutDeaths: "Événements sans nombre de morts",
    .sumIn: "{number} (indiqué pour {events})",
    .bestOfSome:
      "meilleure estimation de {n} d’entre eux : {best} || meilleures estimations de {n} d’entre eux : {best}",
    .range: "{low} à {high}",
    .withBest: "{range} (meilleure estimation {best})",
    .withChange: "{number} ({change})",
    .figuresNote:
      "Seuls les nombres indiqués sont additionnés ; une case vide signifie inconnu, jamais 0. Les morts d’un "
      + "événement sont comptés du plus petit au plus grand nombre que donne sa ligne ; une estimation basse seule "
      + "est sans maximum connu, une estimation haute seule peut vouloir dire zéro. Un événement est certain si "
      + "tous les jours que sa date peut désigner sont dans la période, possible si sa date y entre et la dépasse.",
    .figuresNoteAll:
      "Seuls les nombres indiqués sont additionnés ; une case vide signifie inconnu, jamais 0. Les morts d’un "
      + "événement sont comptés du plus petit au plus grand nombre que donne sa ligne ; une estimation basse seule "
      + "est sans maximum connu, une estimation haute seule peut vouloir dire zéro.",
    .figuresDisputed:
      "Les versions du nombre de {what} divergent pour {n} événement : il est compté du plus petit au plus grand "
      + "nombre que donnent sa ligne et les versions. || Les versions du nombre de {what} divergent pour {n} "
      + "événements : chacun est compté du plus petit au plus grand nombre que donnent sa ligne et les versions.",
    .figuresNoBest: "Là où les versions divergent, aucune meilleure estimation n’est donnée.",
    .figuresCivilians:
      "Les nombres de civils sont ceux des lignes ; les déclarations n’en donnent pas qui puissent différer.",
    .whatDeaths: "morts",
    .whatInjured: "blessés",
    .datesLonger: "plus de {years} ans",
    .datesBefore: "avant l’an 1",
    .datesAfter: "après l’an 9999",
    .datesOpen: "début ou fin ouverts ou inconnus",
    .datesPossibleNote:
      "Un événement possible compte, avec ses morts, dans chaque mois et chaque année que touche sa date : ces nombres ne "
      + "s’additionnent pas en un total.",
    .datesLongerNote:
      "Une date qui couvre plus de {years} ans ne dit rien d’une année en particulier, et a sa propre ligne à la place.",
    .datesOpenNote:
      "Une date dont le début ou la fin est ouvert ou inconnu a sa propre ligne, et compte en outre dans chaque "
      + "année et chaque mois que touchent d’autres dates, à partir de sa limite connue, pendant {years} ans au "
      + "plus.",
    .figuresBefore:
      "La période précédente va {period} ; est comparé ce qui se situe avec certitude dans chacune. Une variation peut "
      + "tenir à un meilleur recueil autant qu’à un plus grand nombre d’événements.",
    .figuresRetracted:
      "{n} événement est laissé de côté, car il a été retiré par la rédaction du registre. || {n} événements sont "
      + "laissés de côté, car ils ont été retirés par la rédaction du registre.",
    .byType: "Type",
    .byRegion: "Région",
    .byDataset: "Jeu de données",
    .byYear: "Année",
    .byMonth: "Mois",
    .participantsNote:
      "Acteurs par nombre d’événements où ils figurent comme partie ou comme cible ; figurer dans cette liste ne dit rien "
      + "de ce qu’ils ont fait.",
    .participant: "Acteur",
    .events: "{n} événement || {n} événements",
    .series: "{n} série || {n} séries",
    .claims: "{n} déclaration || {n} déclarations",
    .accounts: "{n} version || {n} versions",
    .contestedEvents: "dont {n} aux versions divergentes",

    // MARK: Rows behind numbers
    .rowsBehindNumbers: "Lignes derrière les chiffres",
    .rowsAre: "Ces événements : {events}.",
    .claimsAre: "Ces déclarations : {claims}.",
    .rowsAll: "Toutes les lignes de {file}.",
    .rowsByFilter: "Les lignes de {file} avec {filter}.",
    .rowsOfLines: "Les lignes de {file} avec {filter} ; pour une ligne du tableau, celles que décrit sa propre note.",
    .rowsOfColumns: "Les lignes de {file} avec {filter} ; pour une colonne, celles que décrit sa propre note.",
    .rowsAllOfColumns: "Toutes les lignes de {file} que décrit la note d’une colonne.",
    .filterPeriod: "`when` touchant {period}",
    .filterFilled: "{column} non vide",
    .filterEmpty: "{column} vide",
    .filterPlace: "{place}, dans la ligne ou dans son `place`",
    .filterNamed: "{actor} dans `side_a`, `side_b` ou `targets`",
    .filterAbout: "{id} dans `about`",
    .filterFilledOrDisputed: "soit {column} non vide, soit des versions divergentes du nombre de {what}",
    .filterEmptyUndisputed: "{column} vide, sans versions divergentes du nombre de {what}",
    .filterAccounts: "des versions divergentes du nombre de {what} (déclarations du type `casualty-figure`)",
    .filterLonger: "`when` couvrant plus de {years} ans",
    .filterNotLonger: "`when` ne couvrant pas plus de {years} ans",
    .filterOpen: "`when` de début ou de fin ouverts ou inconnus",
    .filterNotOpen: "`when` de début et de fin connus",
    .filterOpenReach: "`when` de début ou de fin ouverts ou inconnus couvrant {years} ans au plus",
    .filterNoDay: "{column} vide ou d’année inconnue (`XXXX`)",
    .filterPeriodWithin: "`when` entièrement dans {period}",
    .filterPeriodNotWithin: "`when` pas entièrement dans {period}",
    .filterPeriodOrBefore: "`when` soit touchant {period}, soit, avec `scope!=series`, entièrement dans {before}",
    .filterLineWithin: "`when` entièrement dans les jours que nomme la ligne du tableau",
    .filterLineNotWithin: "`when` pas entièrement dans les jours que nomme la ligne du tableau",
    .filterSingleSource:
      "`citations` dont les sources ont un seul `publisher`, ou sont liées par `derived_from` ; celles sans éditeur comptent "
      + "pour une",
    .filterNotCited: "`medium` non vide, qui n’est ni une source de `citations` ni le `kind` de l’une d’elles",
    .filterDeadliest:
      "soit un nombre d’au moins {number} dans {column} ou dans des déclarations sur le nombre de tués, soit une "
      + "estimation basse sans maximum",
    .filterNewlyContested: "`contested=yes` ici et non dans l’édition {run}",

    // MARK: Timeline
    .timeline: "Chronologie",
    .timelineNote:
      "Chaque ligne est donnée telle que ses sources la rapportent ou que son jeu de données la code. Les titres "
      + "entre crochets sont ceux de la rédaction du registre. Les éléments suivent leur ensemble ; ce qui n’a pas "
      + "de date connue vient en dernier.",
    .timelineOthers:
      "{n} des lignes se situe hors de la période : elle est parmi les plus récentes avant elle, ou commence après elle. || {n} "
      + "des lignes se situent hors de la période : ce sont les plus récentes avant elle, ou elles commencent après elle.",
    .timelineUndated:
      "{n} des lignes n’a pas de date connue, et peut se situer ou non dans la période. || {n} des lignes n’ont pas de date "
      + "connue, et peuvent se situer ou non dans la période.",
    .timelineMore: "Et {n} de plus : les lignes de {file} dont l’`id` ne figure pas dans cette chronologie.",
    .timelineMoreInPeriod:
      "{n} d’entre eux peut se situer dans la période : il est parmi les lignes de {file} avec {filter}. || {n} d’entre eux "
      + "peuvent se situer dans la période : ils sont parmi les lignes de {file} avec {filter}.",
    .when: "Quand",
    .what: "Quoi",
    .place: "Lieu",
    .typeAndScope: "Type et portée",
    .deaths: "Morts",
    .reportedByAndStatus: "Source et statut",
    .partOf: "Élément de : {event}",
    .sides: "Parties : {sides}",
    .actorsNamed: "Acteurs nommés : {actors}",
    .targets: "Cibles : {targets}",
    .lowEstimate: "estimation basse {number}",
    .bestEstimate: "meilleure estimation {number}",
    .highEstimate: "estimation haute {number}",
    .codedBy: "codé par {dataset}",
    .codedByAs: "codé par {dataset} comme : {type}",
    .asReportedBy: "rapporté par {citations}",
    .reporterNamed: "origine indiquée : {reporter}",
    .accountsDiffer: "les versions divergent",
    .accountsOfWholeDiffer: "les versions sur l’ensemble divergent",
    .keepersStatus: "statut donné par la rédaction du registre : {status}",
    .credibility: "crédibilité {number} (1 est la meilleure note)",

    // MARK: Citations
    .noCitation: "sans référence",
    .sourceNotHere: "une source absente de cette édition",
    .citationPlaces: "{note} ({places})",

    // MARK: What claims say
    .claimSentence: "{statement} {citations} ; mentions : {marks} ; {id}",
    .claimSentenceThrough: "D’après {citations} : {statement} ; mentions : {marks} ; {id}",
    .answerSentence: "{statement} {citations}",
    .answerSentenceThrough: "d’après {citations} : {statement}",
    .statement: "{speaker}{role}, {medium}, {said}, {content}",
    .statementOfDocument: "{speaker}{role}, {said}, {content}",
    .describedAs: " (selon la source : {role})",
    .unnamedSpeaker: "Un locuteur non nommé",
    .withheldSpeaker: "Un locuteur non communiqué dans cette édition",
    .documentItself: "Le document {title} lui-même",
    .mediumNotGiven: "canal non précisé",
    .mediumWithheld: "par un canal non communiqué dans cette édition",
    .inThatDocument: "dans ce document",
    .inMedium: "dans {title}",
    .inMediumKind: "{medium} (sans autre précision)",
    .inUnopened: "dans {title} (source non consultée ici)",
    .dateNotGiven: "date non précisée",
    .quotation: "en ces termes : « {text} »",
    .indirectSpeech: "au discours indirect : \\[{text}\\]",
    .label: "« {label} »",
    .labelIndirect: "« {label} » (discours indirect)",
    .tieBetween: "le lien entre {subject} et {object}",
    .claimCalled: "la déclaration {id}",
    .nobodyNamed: "quelqu’un qui n’est pas nommé",
    .concerning: ", concernant {about}",
    .withValues: "{matter} : {values}",
    .saidResponsible: "a attribué à {names} la responsabilité de : {about}",
    .saidPart: "a attribué à {names} le fait d’{parts} : {about}",
    .spokeOfResponsibility: "a évoqué la responsabilité pour {about}",
    .deniedOwn: "a démenti la responsabilité qui lui est attribuée pour {about}",
    .deniedOf: "a démenti la responsabilité attribuée à {names} pour {about}",
    .deniedSaidOf: "a démenti les propos tenus sur {names}{concerning}",
    .tookBack: "a retiré une déclaration antérieure concernant {about} ({id})",
    .deniedStatement: "a démenti une déclaration antérieure concernant {about} ({id})",
    .denied: "a démenti les propos tenus sur {about}",
    .accused: "a accusé {names}{concerning}",
    .accusedOf: "a accusé {names} de : {values}{concerning}",
    .charged: "a retenu des charges contre {names}{concerning}",
    .chargedWith: "a retenu contre {names} les charges suivantes : {values}{concerning}",
    .found: "a rendu une conclusion sur {names}{concerning}",
    .foundThat: "a rendu sur {names} la conclusion suivante : {values}{concerning}",
    .saidMotive: "a évoqué un mobile{concerning}",
    .saidMotiveOf: "a attribué un mobile à {names}{concerning}",
    .saidAim: "a énoncé un but{concerning}",
    .saidOwnAim: "a énoncé son propre but{concerning}",
    .saidAimOf: "a énoncé un but commun à {names}{concerning}",
    .saidAimBy: "a attribué un but à {names}{concerning}",
    .called: "a employé pour {about} le qualificatif {label}",
    .gaveFigure: "a donné un bilan pour {about}",
    .saidHappened: "a dit que ceci a eu lieu : {about}",
    .saidNotHappened: "a dit que ceci n’a pas eu lieu : {about}",
    .saidWhen: "a donné une date pour {about}",
    .saidWhere: "a donné un lieu pour {about}",
    .compared: "a comparé {about}",
    .saidOf: "a donné un récit concernant {about}",
    .figureKilled: "{number} mort || {number} morts",
    .figureInjured: "{number} blessé || {number} blessés",
    .figureMissing: "{number} disparu || {number} disparus",
    .orMore: "au moins {number}",
    .orFewer: "au plus {number}",

    // MARK: Marks
    .markVerbatim: "mot pour mot",
    .markIndirect: "discours indirect",
    .markSingleSource: "source unique",
    .carriedBy: "relayée par {n} éditeur || relayée par {n} éditeurs",
    .markAnonymous: "locuteur non nommé",
    .markSecondHand: "de seconde main",
    .stanceOn: "{stance} {id}",
    .markTakenBack: "propos retirés par le locuteur",
    .textIn: "texte en {language}",
    .markReplaced: "le même locuteur a donné ensuite une autre version",
    .markNote: "note de la rédaction du registre",
    .keepersNote: "Note de la rédaction du registre : \\[{text}\\]",

    // MARK: Accounts
    .contestedAccounts: "Versions divergentes",
    .contestedNote:
      "Les versions des événements ci-dessous divergent. Elles sont données dans l’ordre où elles ont été "
      + "exprimées, celles sans date en dernier ; l’ordre n’en préfère aucune et rien ici ne dit laquelle est "
      + "exacte. Une version sur les auteurs et une version sur les commanditaires peuvent être vraies toutes les "
      + "deux.",
    .noneContested: "Les versions ne divergent pour aucun des événements présentés ici.",
    .contestedHead:
      "Date : {date} ; lieu : {place} ; {reported}. Les versions divergent sur : {matters}. {accounts}, {claims}. "
      + "{id}",
    .contestedChosen:
      "La place manque pour tous ces événements : figurent ci-dessus d’abord ceux dont les versions divergent "
      + "depuis cette édition, puis ceux de la période, puis les plus récents. D’autres ont une ligne chacun :",
    .contestedLine: "{title}. Date : {date}. Les versions divergent sur : {matters}. {accounts}, {claims}. {id}",
    .claimsChosen:
      "La place manque pour tout montrer : est retenu d’abord ce qui a été dit pendant la période, puis ce qui a "
      + "été dit en dernier.",
    .who: "Locuteur (tel que le décrit la source)",
    .account: "Version",
    .medium: "Canal",
    .saidWhenHead: "Date des propos",
    .saidBy: "Locuteur",
    .saidWhenInOrder: "Date des propos, du plus ancien au plus récent",
    .carriedAndGraded: "Relayée par",
    .deniedByHead: "Démentie par",
    .changedHere: "depuis l’édition précédente : {change}",
    .nobodyHere: "aucun démenti dans ce registre",
    .independentSources: "{n} source indépendante || {n} sources indépendantes",
    .moreAccounts:
      "Et {n} version de plus, parmi les lignes de {file} avec {filter}. || Et {n} versions de plus, parmi les lignes de "
      + "{file} avec {filter}.",
    .alsoDenied: "{matters}, ce qui est aussi démenti",
    .accountNew: "nouvelle dans cette édition",
    .accountAdded: "{n} déclaration ajoutée || {n} déclarations ajoutées",
    .accountRevised: "{n} déclaration révisée || {n} déclarations révisées",
    .accountTakenBack: "{n} déclaration retirée depuis || {n} déclarations retirées depuis",
    .accountDenied: "démentie depuis dans {n} déclaration || démentie depuis dans {n} déclarations",
    .accountsTakenBack: "{n} version retirée || {n} versions retirées",
    .alsoSaid: "Également dit de cet événement et de ses éléments :",
    .sourceAndMarks: "Source et mentions",
    .answerOnRecord: "Réponse connue",
    .answeredBy: "Réponse connue : {answer}",
    .noAnswer: "aucune réponse dans ce registre",
    .accusations: "Accusations",
    .accusationsNote:
      "Responsabilités, accusations, charges et conclusions telles que leurs auteurs les ont exprimées, chacune avec la "
      + "réponse connue.",
    .toldAbove:
      "{n} autre figure plus haut, parmi les versions divergentes : {claims}. || "
      + "{n} autres figurent plus haut, parmi les versions divergentes : {claims}.",
    .labelsMotivesAims: "Qualificatifs, mobiles et buts",
    .labelsNote:
      "Un qualificatif appartient à qui l’emploie et figure toujours entre guillemets. Mobiles et buts sont "
      + "donnés tels qu’ils ont été exprimés.",
    .labels: "Qualificatifs",
    .motives: "Mobiles",
    .aims: "Buts",
    .otherStatements: "Autres déclarations",

    // MARK: Places
    .places: "Lieux",
    .placesNote:
      "Lieux des événements que comptent les chiffres ci-dessus, dans la mesure où leurs coordonnées sont connues. La "
      + "précision dit de combien le lieu peut être éloigné.",
    .placesRows:
      "Les événements d’un lieu sont les lignes de {file} ayant ses {columns}, dans la ligne ou dans son {place}.",
    .placesRowsTogether:
      "Les événements autour d’un lieu sont les lignes de {file} dont les {columns}, dans la ligne ou dans son {place}, se "
      + "situent dans son carré.",
    .noPlaces: "Aucun événement de la période n’a de coordonnées.",
    .placesTogether:
      "Les lieux sont trop nombreux pour être montrés un à un : les événements d’un même carré de {degrees} degrés sont "
      + "comptés ensemble, en leur milieu, sous le nom du premier d’entre eux.",
    .placesLocated: "{n} événement a des coordonnées. || {n} événements ont des coordonnées.",
    .placesWithout:
      "{n} événement n’en a pas et ne figure pas sur la carte. || {n} événements n’en ont pas et ne figurent "
      + "pas sur la carte.",
    .placeAround: "autour de {place}",
    .morePlaces: "Et {n} lieu de plus, avec {events}. || Et {n} lieux de plus, avec {events}.",
    .coordinatesHead: "Latitude, longitude",
    .precisionHead: "Précision",

    // MARK: Figures
    .figureMonths: "Événements et morts par mois",
    .figureYears: "Événements et morts par année",
    .figureEventMonths: "Événements par mois",
    .figureEventYears: "Événements par année",
    .figureEventMonthsText:
      "Les barres montrent les événements, certains et possibles séparément. Aucun nombre de morts n’est indiqué "
      + "pour eux, ce qui ne veut pas dire zéro. Les nombres figurent dans le tableau.",
    .figureMonthsText:
      "Les barres montrent les événements, certains et possibles séparément ; les barres du bas, les morts, du "
      + "nombre le plus bas au plus élevé. Les nombres figurent dans le tableau.",
    .figureYearsNotDrawn:
      "Faute de place, l’année {years} n’est pas dessinée. || Faute de place, ces années ne sont pas dessinées : {years}.",
    .figureDatesNotDrawn: "Seul le tableau a des lignes pour les dates : {dates}.",
    .figureTimeline: "Dates des événements",
    .figureTimelineText:
      "Une barre va du premier au dernier jour que la date peut désigner ; elle s’estompe là où le début ou la "
      + "fin est ouvert ou inconnu. Les dates figurent dans le tableau.",
    .figureMap: "Lieux des événements",
    .figureMapText:
      "Plus un point est grand, plus il y a d’événements. Le cercle qui l’entoure montre la précision du lieu. Les nombres "
      + "figurent dans le tableau.",
    .figureNetwork: "Acteurs et liens",
    .figureNetworkText:
      "Liens tels que les sources citées les rapportent ; ils figurent dans le tableau. La position d’un acteur n’a pas de "
      + "sens.",
    .legendCertain: "certains",
    .legendPossible: "possibles",
    .legendSeries: "séries",
    .legendDeaths: "morts, du nombre le plus bas au plus élevé",
    .legendPoint: "événements",
    .legendPrecision: "précision du lieu",
    .legendContested: "les versions divergent",
    .legendTie: "lien",
    .axisEvents: "Événements",
    .axisDeaths: "Morts",
    .openEnd: "début ou fin ouverts ou inconnus",

    // MARK: Page
    .contents: "Sommaire",
    .skipToText: "Aller au texte",
    .backToText: "Retour au texte",
    .pageFooter: "Cette page est complète : elle ne charge rien d’ailleurs.",

    // MARK: Actors
    .actorsAndRelations: "Acteurs et liens",
    .actorsNote: "Acteurs et liens tels que les sources citées les rapportent.",
    .actorsChosen:
      "La place manque pour tous les montrer : sont retenus ceux que les événements, les déclarations et les "
      + "liens nomment le plus souvent.",
    .actors: "Acteurs",
    .nameHead: "Nom (autres noms)",
    .kindHead: "Nature",
    .countryHead: "Pays",
    .activeHead: "Activité",
    .descriptionHead: "Description",
    .reportedByHead: "Rapporté par",
    .relations: "Liens",
    .actorHead: "Acteur",
    .tieHead: "Lien (rôle)",
    .toHead: "Autre acteur",
    .statusHead: "Statut",

    // MARK: Data quality
    .dataQuality: "Qualité des données",
    .tableHead: "Table",
    .readHead: "Lus",
    .acceptedHead: "Acceptés",
    .rejectedHead: "Rejetés",
    .countsNote:
      "Acceptés : toutes les lignes du fichier de la table ; rejetés : celles de son fichier dans `rejects/`, chacune avec "
      + "sa raison ; lus : les deux ensemble.",
    .noFindings: "Les contrôles n’ont rien relevé.",
    .findingsRows:
      "Chaque constat est une ligne de {file} avec son `code`, son fichier et sa ligne ; au-delà d’une limite par fichier, une "
      + "ligne dit combien il y en a encore.",
    .codeHead: "Code",
    .severityHead: "Gravité",
    .meaningHead: "Sens (en anglais)",
    .timesHead: "Nombre",
    .countClaims: "Sur {n} déclaration : || Sur {n} déclarations :",
    .countSingleSource: "{n} d’une seule source indépendante",
    .countAnonymous: "{n} dont le locuteur n’est pas nommé",
    .countSecondHand: "{n} de seconde main : personne ici n’a consulté l’original",
    .countIndirect: "{n} au discours indirect",
    .countNoMedium: "{n} sans canal précisé",
    .countNoDate: "{n} sans date des propos",
    .admiraltyNote:
      "La fiabilité d’une source (de A, la meilleure note, à E) et la crédibilité d’une déclaration (de 1, la "
      + "meilleure note, à 5) sont deux notes distinctes du code de l’Amirauté. F et 6, comme une case vide, "
      + "signifient que l’évaluation n’est pas possible ; ils ne sont pas répétés à chaque ligne.",

    // MARK: Sources and method
    .sourcesAndMethod: "Sources et méthode",
    .method: "Méthode",
    .methodClaims:
      "Une déclaration est ce que quelqu’un a dit. Ce point de situation indique qui l’a dit, par quel canal et "
      + "quand, ou que cela n’est pas précisé ; il n’en reprend aucune à son compte.",
    .methodWords:
      "Les guillemets contiennent des propos cités, et tout qualificatif ; un qualificatif qui peut ne pas être "
      + "le mot même du locuteur est suivi de la mention (discours indirect). Les mots entre crochets sont ceux de "
      + "la rédaction du registre : le titre de ce qui n’en a pas, ou des propos au discours indirect.",
    .methodContested:
      "Les versions divergent lorsque deux déclarations sur un événement, de même nature et de locuteurs "
      + "différents, ne concordent pas : aucun nom commun aux deux listes, valeurs différentes, intervalles de "
      + "nombres ou de dates sans recoupement, ou démenti de l’une par l’autre. Cela est calculé à partir des "
      + "lignes ; la déclaration la plus récente d’un locuteur remplace la précédente, et celles qui ont été "
      + "retirées restent à l’écart.",
    .methodFigures:
      "Les chiffres additionnent les incidents et groupes d’incidents non retirés. Une série est comptée à part, "
      + "car ses incidents peuvent aussi être des lignes. Lorsque les versions du nombre de morts ou de blessés "
      + "d’un événement divergent, celui-ci est compté du plus petit au plus grand nombre que donnent sa ligne et "
      + "les versions, jamais avec un seul nombre ; d’une version sans limite supérieure est repris le nombre "
      + "qu’elle indique.",
    .methodDates:
      "Une date est donnée en mots et, dans la chronologie, aussi telle qu’elle est écrite (EDTF de la "
      + "Bibliothèque du Congrès). Un intervalle dit soit toute la durée, soit une fois à l’intérieur ; rien n’est "
      + "complété.",
    .methodMarks:
      "Source unique : toutes les références remontent à un même éditeur ou à des sources liées entre elles. De "
      + "seconde main : le canal ne figure pas parmi les références ; une déclaration dont le canal n’est pas "
      + "précisé peut l’être aussi, sans qu’on le sache. Relayée par plusieurs éditeurs : dit dans quelle mesure "
      + "une déclaration a été publiée, non à quel point elle est étayée.",
    .methodMarking: "Diffusion {marking} : Traffic Light Protocol 2.0 du FIRST.",
    .secondHandSources: "Sources nommées, non consultées",
    .secondHandNote: "Personne ici ne les a consultées ; elles sont connues par ce que d’autres en disent.",
    .secondHandAll:
      "En tout, {n} source de ce registre n’a pas été consultée ici : les lignes de {file} avec {filter}. || En tout, {n} "
      + "sources de ce registre n’ont pas été consultées ici : les lignes de {file} avec {filter}.",
    .noneNamedHere: "Aucune n’est nommée plus haut sans être citée.",
    .knownThrough: "{source} ; connue par {notes}",
    .numberedSources: "Sources numérotées",
    .sourcesNote: "Les numéros du texte renvoient aux notes en fin de document.",
    .publisherNotGiven: "éditeur non précisé",
    .published: "publiée {date}",
    .publicationNotGiven: "date de publication non précisée",
    .openedOn: "consultée le {date}",
    .notOpenedHere: "non consultée ici",
    .reliability: "fiabilité {grade} (A est la meilleure note)",
    .archived: "copie : {address}",
  ]

  private static let frenchWords: [WordList: [String: String]] = [
    .sourceKinds: [
      "news": "presse", "broadcast": "émission", "interview": "entretien", "official": "publication officielle",
      "party-statement": "déclaration d’une partie", "wire": "dépêche", "imagery": "imagerie",
      "un-report": "rapport de l’ONU", "court": "document judiciaire", "ngo-report": "rapport d’ONG",
      "testimony": "témoignage", "social-media": "réseaux sociaux", "dataset": "jeu de données",
      "other": "autre type de source",
    ],
    .actorKinds: [
      "person": "personne", "armed-group": "groupe armé", "state-force": "force de l’État",
      "state-body": "organe de l’État", "political-body": "organisation politique", "foreign-body": "organe étranger",
      "civilian-group": "groupe civil", "media": "média", "court": "juridiction",
      "international-body": "organisme international", "category": "catégorie de personnes",
      "unknown": "nature inconnue",
    ],
    .relationKinds: [
      "member-of": "membre de", "leads": "dirige", "founded": "a fondé", "component-of": "composante de",
      "allied-with": "allié à", "opposed-to": "opposé à", "defected-from": "a fait défection de",
      "splinter-of": "issu d’une scission de", "renamed-from": "anciennement", "supported-by": "soutenu par",
    ],
    .eventTypes: [
      "battle": "combat", "explosion-remote-violence": "explosion ou violence à distance",
      "violence-against-civilians": "violence contre des civils", "assassination": "assassinat",
      "coup": "coup d’État", "coup-attempt": "tentative de coup d’État", "offensive": "offensive",
      "protest": "manifestation", "riot": "émeute", "strategic-development": "évolution stratégique",
      "uprising": "soulèvement", "abduction-detention": "enlèvement ou détention", "displacement": "déplacement",
      "agreement": "accord", "legal-act": "acte juridique", "statement": "prise de parole", "founding": "fondation",
      "dismissal": "destitution", "other": "autre événement",
    ],
    .scopes: ["incident": "incident", "aggregate": "groupe d’incidents", "series": "série"],
    .statuses: [
      "reported": "rapporté", "confirmed": "confirmé", "disputed": "contesté", "retracted": "retiré",
    ],
    .claimKinds: [
      "responsibility": "responsabilité", "denial": "démenti", "accusation": "accusation", "charge": "charge",
      "finding": "conclusion", "motive": "mobile", "label": "qualificatif", "aim": "but", "casualty-figure": "bilan",
      "occurrence": "survenue de l’événement", "date": "date", "place": "lieu", "comparison": "comparaison",
      "account": "récit",
    ],
    .stances: ["supports": "appuie", "denies": "dément", "qualifies": "nuance", "retracts": "retire"],
    .severities: [
      "error": "erreur (enregistrement rejeté)", "warning": "avertissement (enregistrement conservé)",
      "info": "information",
    ],
    .tables: [
      "sources": "sources", "actors": "acteurs", "relations": "liens", "places": "lieux", "events": "événements",
      "claims": "déclarations",
    ],
    .media: [
      "news": "dans un article de presse", "broadcast": "dans une émission", "interview": "lors d’un entretien",
      "official": "dans une publication officielle", "party-statement": "dans une déclaration d’une partie",
      "wire": "dans une dépêche", "imagery": "sur des images", "un-report": "dans un rapport de l’ONU",
      "court": "dans un document judiciaire", "ngo-report": "dans un rapport d’ONG",
      "testimony": "dans un témoignage", "social-media": "sur les réseaux sociaux",
      "dataset": "dans un jeu de données", "other": "dans un autre type de source",
    ],
    .matters: [
      "responsibility": "qui est responsable", "denial": "ce qui est démenti", "accusation": "qui est accusé",
      "charge": "qui est visé par des charges", "finding": "les conclusions", "motive": "le mobile",
      "label": "le qualificatif", "aim": "le but", "casualty-figure": "le bilan",
      "occurrence": "si cela a eu lieu", "date": "la date", "place": "le lieu", "comparison": "la comparaison",
      "account": "ce qui s’est passé",
    ],
    .parts: [
      "carried-out": "avoir commis l’acte", "ordered": "avoir ordonné l’acte", "behind": "avoir été derrière l’acte",
      "involved": "avoir pris part à l’acte",
    ],
    .crimes: [
      "war-crimes": "crimes de guerre", "crimes-against-humanity": "crimes contre l’humanité", "genocide": "génocide",
      "murder": "meurtre", "torture": "torture", "enforced-disappearance": "disparition forcée",
      "persecution": "persécution", "deportation": "déportation", "arbitrary-detention": "détention arbitraire",
      "sexual-violence": "violences sexuelles", "terrorism": "terrorisme", "aggression": "agression",
      "guilty": "culpabilité", "not-guilty": "non-culpabilité",
    ],
    .precisions: [
      "1": "le lieu même", "2": "à environ 25 km près", "3": "district", "4": "région",
      "5": "le long d’une ligne ou dans une zone",
      "6": "pays seulement", "7": "en mer ou dans les airs",
    ],
    .days: ["1": "1er"],
    .months: [
      "1": "janvier", "2": "février", "3": "mars", "4": "avril", "5": "mai", "6": "juin", "7": "juillet",
      "8": "août", "9": "septembre", "10": "octobre", "11": "novembre", "12": "décembre",
    ],
    .seasons: [
      "21": "le printemps", "22": "l’été", "23": "l’automne", "24": "l’hiver", "25": "le printemps boréal",
      "26": "l’été boréal", "27": "l’automne boréal", "28": "l’hiver boréal", "29": "le printemps austral",
      "30": "l’été austral", "31": "l’automne austral", "32": "l’hiver austral", "33": "le premier trimestre",
      "34": "le deuxième trimestre", "35": "le troisième trimestre", "36": "le quatrième trimestre",
      "37": "le premier quadrimestre", "38": "le deuxième quadrimestre", "39": "le troisième quadrimestre",
      "40": "le premier semestre", "41": "le second semestre",
    ],
  ]
}
