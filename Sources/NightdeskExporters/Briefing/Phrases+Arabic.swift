extension Phrases {
  /// Arabic. What somebody said stands as a noun of action ("attribution of responsibility to"), so that no verb has to
  /// guess the gender of a speaker.
  package static let arabic = Phrases(
    language: "ar",
    form: { number in
      switch number % 100 {
      case _ where number < 3: number
      case 3...10: 3
      case 11...99: 4
      default: 5
      }
    }, phrases: arabicPhrases, words: arabicWords)

  private static let arabicPhrases: [Phrase: String] = [
    // MARK: Joining
    .listSeparator: "، ",
    .listBetween: " و",
    .listEnd: "{items} و{last}",
    .semicolon: "؛ ",
    .alternative: " / ",
    .sentenceEnd: ".",
    .more: "غير ذلك: {n}",
    .moreLines: "أسطر أخرى: {n}، بحسب {columns} في {file}.",
    .moreLinesByFilter: "أسطر أخرى: {n}، بحسب {columns} ضمن أسطر {file} حيث {filter}.",
    .moreInFile: "غير ذلك: {n}، في {file}.",
    .moreByFilter: "غير ذلك: {n}، ضمن أسطر {file} حيث {filter}.",
    .withDetail: "{what} ({detail})",
    .cutOff: "{text} … (اقتُطع هنا)",
    .none: "–",
    .noneHere: "لا شيء في هذا السجل.",
    .notKnown: "غير معروف",
    .notGiven: "غير مذكور",
    .withheld: "(محجوب)",

    // MARK: Dates
    .dateIn: "في {date}",
    .dateInSome: "في {date}",
    .dateInSeason: "في {date}",
    .dateInEstimated: "{date}",
    .dateOn: "في {date}",
    .dateOnSome: "في {date}",
    .dateTheDay: "{date}",
    .dateOf: "من {whole}",
    .dateFromTo: "من {start} إلى {end}",
    .dateStillOn: "منذ {start} وما زال مستمرًا",
    .dateEndNotKnown: "منذ {start}، والنهاية غير معروفة",
    .dateStartOpen: "حتى {end}، بلا بداية",
    .dateStartNotKnown: "حتى {end}، والبداية غير معروفة",
    .dateBetween: "في وقت ما بين {start} و{end}",
    .dateOrEarlier: "{date} أو قبل ذلك",
    .dateOrLater: "{date} أو بعد ذلك",
    .dateOneOf: "في أحد هذه التواريخ: {dates}",
    .dateAllOf: "في كل من هذه التواريخ: {dates}",
    .dateNotKnown: "التاريخ غير معروف",
    .dateUncertain: "{date} (غير مؤكد)",
    .dateApproximate: "{date} (تقريبي)",
    .dateUncertainAndApproximate: "{date} (غير مؤكد وتقريبي)",
    .dateDay: "{day} {month} {year}",
    .dateDayOf: "اليوم {day} من {month}",
    .dateMonth: "{month} {year}",
    .dateSeason: "{season} {year}",
    .datePartOfYear: "{part} من {year}",
    .dateMonthNotKnown: "شهر غير معروف من {year}",
    .dateMonthRange: "شهر ما بين {low} و{high} {year}",
    .dateDayNotKnown: "يوم غير معروف من {month}",
    .dateDayRange: "يوم ما بين {low} و{high} {month}",
    .dateYearNotKnown: "سنة غير معروفة",
    .dateYearRange: "سنة ما بين {low} و{high}",
    .dateEstimated: "نحو {year} ({years})",
    .dateBC: "{year} ق.م.",
    .dateTime: "{day}، الساعة {time} {zone}",
    .timeUTC: "بالتوقيت العالمي المنسق",
    .timeLocal: "بالتوقيت المحلي",
    .dateAsWritten: "{date} {written}",

    // MARK: Head and highlights
    .description: "إحاطة حتى {date}: {events} و{claims}؛ {contested}.",
    .headNumber: "العدد {number}. ",
    .sectionsLeftOut: "لا يرد في هذه الإحاطة بحسب الإعداد: {sections}.",
    .head: "{number}الفترة: {period}. الوضع حتى {asOf}. الإصدار {run}. درجة التداول: {marking}.",
    .headEverything: "كل ما في السجل",
    .headAll: "كل ما في السجل، كما طُلب",
    .nothingInPeriod:
      "لا يُعرف أن شيئًا في هذا السجل يقع ضمن الفترة {period}؛ وقد يقع فيها ما تاريخه مفتوح أو غير معروف. لذلك تشمل هذه "
      + "الإحاطة كل ما فيه أيًا كان تاريخه.",
    .noEvents: "لا يتضمن هذا السجل أي حدث.",
    .highlights: "أبرز النقاط",
    .withRule: "{point} *القاعدة: {rule}*",
    .ruleCount: "عدد الأسطر؛ تُذكر السلسلة إلى جانبها ولا تُجمع معها أبدًا.",
    .highlightCount: "وقائع ومجموعات وقائع تقع في الفترة بيقين: {n}{note}؛ محتملة: {possible}؛ وإلى جانبها: {series}.",
    .highlightCountAll: "وقائع ومجموعات وقائع في السجل: {n}{note}؛ وإلى جانبها: {series}.",
    .highlightBefore: "أحداث الفترة السابقة: {n}{note} ({change}).",
    .highlightDeaths: "القتلى في هذه الأحداث: {deaths}.",
    .highlightDeathsBefore: "القتلى في هذه الأحداث: {deaths}؛ وفي الفترة السابقة: {before}.",
    .ruleChanges: "كل ما يختلف عن الإصدار السابق.",
    .highlightChanges: "منذ إصدار {date}{note}: {changes}.",
    .nothingChangedShort: "لا اختلاف",
    .changesOfTable: "{table}: إضافات {added}، تعديلات {revised}، سحب {withdrawn}",
    .undated: "أحداث بلا تاريخ معروف: {n}.",
    .ruleContested: "تتباين الروايات حين لا تتوافق إفادتان من نوع واحد لمتحدثَين مختلفَين.",
    .highlightContested: "أحداث تتباين الروايات بشأنها: {n}. وهي: {events}.",
    .highlightNoneContested: "لا تتباين الروايات بشأن أي من الأحداث الواردة هنا.",
    .ruleDeadliest:
      "كل واقعة أو مجموعة وقائع واردة هنا قد تكون الأشد فتكًا: أعلى عدد لقتلاها لا يقل عن أعلى الأعداد الدنيا جميعًا.",
    .highlightDeadliest: "القتلى في {event}، {when}: {deaths}، {reported}",
    .highlightDeadliestMore: "أحداث أخرى قد تكون الأشد فتكًا كذلك: {n} على الأقل.",
    .deathsByAccounts: "{range}، وفق الروايات كلها مجتمعة",
    .highlightDeathsNotKnown:
      "لا يُذكر عدد القتلى في أي من الأحداث الواردة هنا: العدد غير معروف، وهذا لا يعني الصفر.",
    .ruleLatest: "الحدث الوارد ذو اليوم الأول الأحدث؛ وقد يكون حدث آخر، تاريخه مفتوح أو غير معروف، لاحقًا له.",
    .highlightLatest: "الحدث ذو اليوم الأول الأحدث: {event}، {when}، {reported}.",
    .ruleAccusation: "اتهامات وتهم واستنتاجات صادرة عن محاكم وهيئات دولية، الثلاثة الأخيرة.",
    .ruleNewAccusation:
      "اتهامات وتهم واستنتاجات صادرة عن محاكم وهيئات دولية قيلت في الفترة أو لم ترد في الإصدار السابق؛ الثلاثة الأخيرة.",
    .newClaim: "{sentence} ({new})",
    .saidInPeriod: "قيلت في الفترة",
    .firstSeenHere: "ترد أول مرة في هذا الإصدار",
    .ruleChange:
      "النوع والمنطقة والجهة التي تغيّر عدد أحداثها أكثر من غيرها منذ الفترة السابقة؛ ولا يُقارن إلا ما يقع في كل منهما بيقين.",
    .highlightChange: "{kind} «{what}»: {now}، وفي الفترة السابقة {before} ({change}).",
    .ruleNewlyContested: "لم تكن الروايات متباينة في الإصدار السابق، وهي متباينة في هذا الإصدار.",
    .highlightAccounts: "{event}، بشأن {matters}: {accounts}",
    .highlightNewlyContested: "أحداث باتت الروايات بشأنها متباينة: {n}. وهي: {events}.",

    // MARK: What changed
    .whatChanged: "ما الذي تغيّر",
    .noEditionBefore: "لا يوجد إصدار سابق للمقارنة به.",
    .changedSince: "منذ إصدار {date} ({run}):",
    .nothingChanged: "لا اختلاف في السجل.",
    .addedHead: "إضافات",
    .revisedHead: "تعديلات",
    .withdrawnHead: "سحب",
    .changedRecord: "{table}: {what}",
    .changedFields: "{what}؛ الاختلاف في {fields}",
    .changesRows:
      "لكل منها سطر في {file}: يبيّن \u{2066}`op`\u{2069} أهو إضافة أم تعديل أم سحب، ويبيّن "
      + "\u{2066}`table`\u{2069} في أي جدول.",
    .claimBy: "{kind}، من {speaker}، بشأن {about}",
    .recordNotTold: "قيد غير وارد هنا",

    // MARK: Key figures
    .keyFigures: "الأرقام الرئيسية",
    .figure: "البند",
    .columnAll: "جميع الوقائع ومجموعاتها",
    .columnCertain: "في الفترة بيقين",
    .columnPossible: "ربما في الفترة",
    .columnSeries: "سلاسل (إلى جانبها، لا تُجمع)",
    .columnBefore: "في الفترة السابقة بيقين",
    .columnPossibleShort: "محتملة",
    .columnSeriesShort: "سلاسل",
    .columnBeforeShort: "الفترة السابقة (التغيّر)",
    .columnPossibleDeaths: "قتلى الأحداث المحتملة",
    .columnDeathsInThese: "القتلى في هذه الأحداث (من كل الأطراف)",
    .columnPossibleDeathsInThese: "قتلى الأحداث المحتملة (من كل الأطراف)",
    .figuresCodedBy:
      "من وقائع العمود الأول ومجموعاتها ما رمّزته {dataset}، وعدده: {n}؛ وأنواعه ومناطقه والجهات والقتلى فيه كما "
      + "في مجموعة البيانات هذه.",
    .figuresOfDates: "يحصي الجدول التالي كل الأحداث {period}، سواء وقعت في الفترة أم لا.",
    .rowEvents: "الأحداث",
    .rowContested: "أحداث تتباين الروايات بشأنها",
    .rowPartsOfContested: "أجزاء من حدث تتباين الروايات بشأنه",
    .rowDeaths: "القتلى",
    .rowCivilians: "منهم مدنيون",
    .rowInjured: "الجرحى",
    .rowWithoutDeaths: "أحداث بلا عدد للقتلى",
    .sumIn: "{number} ({events} بعدد مذكور)",
    .bestOfSome: "أفضل تقدير في {n} منها: {best}",
    .range: "من {low} إلى {high}",
    .withBest: "{range} (أفضل تقدير {best})",
    .withChange: "{number} ({change})",
    .figuresNote:
      "لا تُجمع إلا الأعداد المذكورة؛ الخانة الفارغة تعني غير معروف، ولا تعني الصفر أبدًا. ويُحسب قتلى الحدث من أقل عدد إلى أكبر "
      + "عدد يرد في سطره؛ والعدد الأدنى وحده لا حد أعلى معروفًا له، والعدد الأعلى وحده قد يعني الصفر. يكون الحدث مؤكد الوقوع في الفترة إذا "
      + "وقعت فيها كل الأيام التي قد يعنيها تاريخه، ومحتملًا إذا دخلها تاريخه وتجاوزها.",
    .figuresNoteAll:
      "لا تُجمع إلا الأعداد المذكورة؛ الخانة الفارغة تعني غير معروف، ولا تعني الصفر أبدًا. ويُحسب قتلى الحدث من أقل عدد إلى أكبر "
      + "عدد يرد في سطره؛ والعدد الأدنى وحده لا حد أعلى معروفًا له، والعدد الأعلى وحده قد يعني الصفر.",
    .figuresDisputed:
      "أحداث تتباين الروايات في عدد {what} فيها: {n}؛ ويُحسب كل منها من أقل عدد إلى أكبر عدد يرد في سطره وفي "
      + "الروايات.",
    .figuresNoBest: "وحيث تتباين الروايات لا يُذكر أفضل تقدير.",
    .figuresCivilians: "أعداد المدنيين كما ترد في الأسطر؛ ولا تحمل الإفادات أعدادًا لهم قد تتباين.",
    .whatDeaths: "القتلى",
    .whatInjured: "الجرحى",
    .datesLonger: "أطول من {years} سنة",
    .datesBefore: "قبل السنة 1",
    .datesAfter: "بعد السنة 9999",
    .datesOpen: "بداية أو نهاية مفتوحة أو غير معروفة",
    .datesPossibleNote:
      "يُحسب الحدث المحتمل وقتلاه في كل شهر وكل سنة يدخلها تاريخه: فلا تُجمع هذه الأعداد في مجموع واحد.",
    .datesLongerNote: "ما امتد من التواريخ أكثر من {years} سنة لا يدل على سنة بعينها، فله سطر خاص به بدلًا من ذلك.",
    .datesOpenNote:
      "للتاريخ ذي البداية أو النهاية المفتوحة أو غير المعروفة سطر خاص به، ويُعد كذلك في كل سنة وشهر تدخلهما "
      + "تواريخ أخرى بدءًا من حدّه المعروف مدة {years} سنة على الأكثر.",
    .figuresBefore:
      "الفترة السابقة هي {period}؛ ويُقارن ما يقع في كل منهما بيقين. قد يعود التغيّر إلى رصد أفضل كما قد يعود إلى أحداث أكثر.",
    .figuresRetracted: "أحداث مستبعدة لأن محرر السجل سحبها: {n}.",
    .byType: "النوع",
    .byRegion: "المنطقة",
    .byDataset: "مجموعة البيانات",
    .byYear: "السنة",
    .byMonth: "الشهر",
    .participantsNote:
      "الجهات بحسب عدد الأحداث التي ترد فيها طرفًا أو مستهدَفة؛ والورود في هذه القائمة لا يقول شيئًا عما فعلته.",
    .participant: "الجهة",
    .events: "لا أحداث || حدث واحد || حدثان || {n} أحداث || {n} حدثًا || {n} حدث",
    .series: "لا سلاسل || سلسلة واحدة || سلسلتان || {n} سلاسل || {n} سلسلة || {n} سلسلة",
    .claims: "لا إفادات || إفادة واحدة || إفادتان || {n} إفادات || {n} إفادة || {n} إفادة",
    .accounts: "لا روايات || رواية واحدة || روايتان || {n} روايات || {n} رواية || {n} رواية",
    .contestedEvents: "أحداث تتباين الروايات بشأنها: {n}",

    // MARK: Rows behind numbers
    .rowsBehindNumbers: "الأسطر وراء الأرقام",
    .rowsAre: "هذه الأحداث: {events}.",
    .claimsAre: "هذه الإفادات: {claims}.",
    .rowsAll: "كل أسطر {file}.",
    .rowsByFilter: "أسطر {file} حيث {filter}.",
    .rowsOfLines: "أسطر {file} حيث {filter}؛ ولكل سطر من الجدول ما تصفه حاشيته.",
    .rowsOfColumns: "أسطر {file} حيث {filter}؛ ولكل عمود من الجدول ما تصفه حاشيته.",
    .rowsAllOfColumns: "كل أسطر {file} التي تصفها حاشية العمود.",
    .filterPeriod: "\u{2066}`when`\u{2069} يدخل في {period}",
    .filterFilled: "{column} غير فارغ",
    .filterEmpty: "{column} فارغ",
    .filterPlace: "{place}، في السطر نفسه أو في مكانه \u{2066}`place`\u{2069}",
    .filterNamed: "{actor} في \u{2066}`side_a`\u{2069} أو \u{2066}`side_b`\u{2069} أو \u{2066}`targets`\u{2069}",
    .filterAbout: "{id} في \u{2066}`about`\u{2069}",
    .filterFilledOrDisputed: "إما {column} غير فارغ وإما روايات متباينة في عدد {what}",
    .filterEmptyUndisputed: "{column} فارغ، ولا روايات متباينة في عدد {what}",
    .filterAccounts: "روايات متباينة في عدد {what} (إفادات من نوع \u{2066}`casualty-figure`\u{2069})",
    .filterLonger: "\u{2066}`when`\u{2069} يمتد أكثر من {years} سنة",
    .filterNotLonger: "\u{2066}`when`\u{2069} لا يمتد أكثر من {years} سنة",
    .filterOpen: "\u{2066}`when`\u{2069} ببداية أو نهاية مفتوحة أو غير معروفة",
    .filterNotOpen: "\u{2066}`when`\u{2069} ببداية ونهاية معروفتين",
    .filterOpenReach: "\u{2066}`when`\u{2069} ببداية أو نهاية مفتوحة أو غير معروفة يمتد {years} سنة على الأكثر",
    .filterNoDay: "{column} فارغ أو سنته غير معروفة (\u{2066}`XXXX`\u{2069})",
    .filterPeriodWithin: "\u{2066}`when`\u{2069} يقع كله في {period}",
    .filterPeriodNotWithin: "\u{2066}`when`\u{2069} لا يقع كله في {period}",
    .filterPeriodOrBefore:
      "\u{2066}`when`\u{2069} إما يدخل في {period} وإما يقع كله في {before} مع \u{2066}`scope!=series`\u{2069}",
    .filterLineWithin: "\u{2066}`when`\u{2069} يقع كله في الأيام التي يسميها سطر الجدول",
    .filterLineNotWithin: "\u{2066}`when`\u{2069} لا يقع كله في الأيام التي يسميها سطر الجدول",
    .filterSingleSource:
      "\u{2066}`citations`\u{2069} مصادره كلها لناشر واحد (\u{2066}`publisher`\u{2069}) أو مترابطة عبر \u{2066}`derived_from`\u{2069}؛ وما "
      + "لا ناشر له يُعد واحدًا",
    .filterNotCited:
      "\u{2066}`medium`\u{2069} غير فارغ، وليس من مصادر \u{2066}`citations`\u{2069} ولا نوعًا (\u{2066}`kind`\u{2069}) لأحدها",
    .filterDeadliest: "إما عدد لا يقل عن {number} في {column} أو في إفادات عن عدد القتلى، وإما عدد أدنى بلا حد أعلى",
    .filterNewlyContested: "\u{2066}`contested=yes`\u{2069} هنا لا في الإصدار {run}",

    // MARK: Timeline
    .timeline: "التسلسل الزمني",
    .timelineNote:
      "يرد كل سطر كما تورده مصادره أو كما ترمّزه مجموعة بياناته. العناوين بين أقواس مربعة من وضع محرر السجل. تأتي "
      + "الأجزاء بعد الكل، ويأتي آخرًا ما لا تاريخ معروفًا له.",
    .timelineOthers: "أسطر تقع خارج الفترة: {n}؛ وهي أحدث ما قبلها، أو تبدأ بعدها.",
    .timelineUndated: "أسطر بلا تاريخ معروف، قد تقع في الفترة وقد لا تقع: {n}.",
    .timelineMore: "غير ذلك: {n}، وهي أسطر {file} التي لا يرد \u{2066}`id`\u{2069} الخاص بها في هذا التسلسل الزمني.",
    .timelineMoreInPeriod: "ومنها ما قد يقع في الفترة: {n}، ضمن أسطر {file} حيث {filter}.",
    .when: "متى",
    .what: "ماذا",
    .place: "المكان",
    .typeAndScope: "النوع والنطاق",
    .deaths: "القتلى",
    .reportedByAndStatus: "المصدر والحالة",
    .partOf: "جزء من: {event}",
    .sides: "الأطراف: {sides}",
    .actorsNamed: "الجهات المذكورة: {actors}",
    .targets: "المستهدفون: {targets}",
    .lowEstimate: "أدنى تقدير {number}",
    .bestEstimate: "أفضل تقدير {number}",
    .highEstimate: "أعلى تقدير {number}",
    .codedBy: "ترميز {dataset}",
    .codedByAs: "بترميز {dataset}: {type}",
    .asReportedBy: "كما أورده {citations}",
    .reporterNamed: "الجهة المورِدة المذكورة: {reporter}",
    .accountsDiffer: "الروايات متباينة",
    .accountsOfWholeDiffer: "الروايات بشأن الكل متباينة",
    .keepersStatus: "الحالة كما حددها محرر السجل: {status}",
    .credibility: "المصداقية {number} (1 هي الأفضل)",

    // MARK: Citations
    .noCitation: "بلا إسناد",
    .sourceNotHere: "مصدر ليس في هذا الإصدار",
    .citationPlaces: "{note} ({places})",

    // MARK: What claims say
    .claimSentence: "{statement} {citations}؛ علامات: {marks}؛ {id}",
    .claimSentenceThrough: "بحسب {citations}: {statement}؛ علامات: {marks}؛ {id}",
    .answerSentence: "{statement} {citations}",
    .answerSentenceThrough: "بحسب {citations}: {statement}",
    .statement: "{speaker}{role}، {medium}، {said}: {content}",
    .statementOfDocument: "{speaker}{role}، {said}: {content}",
    .describedAs: " (بحسب المصدر: {role})",
    .unnamedSpeaker: "متحدث لم يُذكر اسمه",
    .withheldSpeaker: "متحدث محجوب في هذا الإصدار",
    .documentItself: "الوثيقة {title} نفسها",
    .mediumNotGiven: "الوسيلة غير مذكورة",
    .mediumWithheld: "في وسيلة محجوبة في هذا الإصدار",
    .inThatDocument: "في تلك الوثيقة",
    .inMedium: "في {title}",
    .inMediumKind: "{medium} (دون تحديد)",
    .inUnopened: "في {title} (مصدر لم يُطَّلع عليه هنا)",
    .dateNotGiven: "التاريخ غير مذكور",
    .quotation: "بهذه الكلمات: «{text}»",
    .indirectSpeech: "نقلًا بالمعنى: \\[{text}\\]",
    .label: "«{label}»",
    .labelIndirect: "«{label}» (نقلًا بالمعنى)",
    .tieBetween: "الصلة بين {subject} و{object}",
    .claimCalled: "الإفادة {id}",
    .nobodyNamed: "جهة لم تُسمَّ",
    .concerning: "، فيما يخص {about}",
    .withValues: "{matter}: {values}",
    .saidResponsible: "إلقاء المسؤولية عن {about} على {names}",
    .saidPart: "نسبة {parts} إلى {names}: {about}",
    .spokeOfResponsibility: "حديث عن المسؤولية عن {about}",
    .deniedOwn: "نفي المسؤولية عن {about}",
    .deniedOf: "نفي مسؤولية {names} عن {about}",
    .deniedSaidOf: "نفي ما يقال بشأن {names}{concerning}",
    .tookBack: "سحب إفادة سابقة بشأن {about}: {id}",
    .deniedStatement: "نفي إفادة سابقة بشأن {about}: {id}",
    .denied: "نفي ما يقال بشأن {about}",
    .accused: "توجيه اتهام إلى {names}{concerning}",
    .accusedOf: "توجيه اتهام إلى {names} بما يلي: {values}{concerning}",
    .charged: "توجيه تهم إلى {names}{concerning}",
    .chargedWith: "توجيه التهم التالية إلى {names}: {values}{concerning}",
    .found: "استنتاج بشأن {names}{concerning}",
    .foundThat: "استنتاج بشأن {names}: {values}{concerning}",
    .saidMotive: "حديث عن دافع{concerning}",
    .saidMotiveOf: "نسبة دافع إلى {names}{concerning}",
    .saidAim: "ذكر غاية{concerning}",
    .saidOwnAim: "إعلان غاية للمتحدث نفسه{concerning}",
    .saidAimOf: "إعلان غاية مشتركة بين {names}{concerning}",
    .saidAimBy: "نسبة غاية إلى {names}{concerning}",
    .called: "إطلاق تسمية {label} على {about}",
    .gaveFigure: "ذكر حصيلة بشأن {about}",
    .saidHappened: "قول إن هذا حدث: {about}",
    .saidNotHappened: "قول إن هذا لم يحدث: {about}",
    .saidWhen: "ذكر تاريخ بشأن {about}",
    .saidWhere: "ذكر مكان بشأن {about}",
    .compared: "مقارنة بين {about}",
    .saidOf: "رواية بشأن {about}",
    .figureKilled: "عدد القتلى {number}",
    .figureInjured: "عدد الجرحى {number}",
    .figureMissing: "عدد المفقودين {number}",
    .orMore: "{number} أو أكثر",
    .orFewer: "{number} أو أقل",

    // MARK: Marks
    .markVerbatim: "نقل حرفي",
    .markIndirect: "نقل بالمعنى",
    .markSingleSource: "مصدر واحد",
    .carriedBy: "عدد الناشرين الذين أوردوها: {n}",
    .markAnonymous: "المتحدث غير مسمى",
    .markSecondHand: "منقولة عن وسيط",
    .stanceOn: "{stance} {id}",
    .markTakenBack: "سحبها المتحدث",
    .textIn: "لغة النص: {language}",
    .markReplaced: "قدّم المتحدث نفسه لاحقًا رواية أخرى",
    .markNote: "ملاحظة محرر السجل",
    .keepersNote: "ملاحظة محرر السجل: \\[{text}\\]",

    // MARK: Accounts
    .contestedAccounts: "الروايات المتباينة",
    .contestedNote:
      "تتباين الروايات بشأن الأحداث أدناه. وترد بترتيب صدورها، وآخرها ما لا تاريخ له؛ والترتيب لا يفضّل أيًا "
      + "منها، ولا شيء هنا يقول أيها الصحيح. وقد تصح معًا رواية عمّن نفّذ الفعل ورواية عمّن وقف وراءه.",
    .noneContested: "لا تتباين الروايات بشأن أي من الأحداث الواردة هنا.",
    .contestedHead:
      "التاريخ: {date}؛ المكان: {place}؛ {reported}. تتباين الروايات في: {matters}. {accounts}، {claims}. {id}",
    .contestedChosen:
      "لا يتسع المكان هنا لجميع هذه الأحداث: يرد أعلاه أولًا ما باتت رواياته متباينة، ثم أحداث الفترة، ثم أحدثها. "
      + "ولأحداث أخرى سطر لكل منها:",
    .contestedLine: "{title}. التاريخ: {date}. تتباين الروايات في: {matters}. {accounts}، {claims}. {id}",
    .claimsChosen: "لا يتسع المكان هنا للجميع: يُختار أولًا ما قيل في الفترة، ثم آخر ما قيل.",
    .who: "المتحدث (كما يصفه المصدر)",
    .account: "الرواية",
    .medium: "الوسيلة",
    .saidWhenHead: "تاريخ القول",
    .saidBy: "المتحدث",
    .saidWhenInOrder: "تاريخ القول، الأقدم أولًا",
    .carriedAndGraded: "أوردها",
    .deniedByHead: "نفاها",
    .changedHere: "منذ الإصدار السابق: {change}",
    .nobodyHere: "لا نفي في هذا السجل",
    .independentSources:
      "لا مصادر مستقلة || مصدر مستقل واحد || مصدران مستقلان || {n} مصادر مستقلة || {n} مصدرًا مستقلًا || {n} مصدر مستقل",
    .moreAccounts: "روايات أخرى عنه: {n}، ضمن أسطر {file} حيث {filter}.",
    .alsoDenied: "{matters}، مع نفي ذلك أيضًا",
    .accountNew: "جديدة في هذا الإصدار",
    .accountAdded: "إفادات مضافة: {n}",
    .accountRevised: "إفادات منقّحة: {n}",
    .accountTakenBack: "إفادات سُحبت منذئذ: {n}",
    .accountDenied: "إفادات نفتها منذئذ: {n}",
    .accountsTakenBack: "روايات مسحوبة: {n}",
    .alsoSaid: "ومما قيل أيضًا في هذا الحدث وأجزائه:",
    .sourceAndMarks: "المصدر والعلامات",
    .answerOnRecord: "الرد المسجل",
    .answeredBy: "الرد المسجل: {answer}",
    .noAnswer: "لا رد في هذا السجل",
    .accusations: "الاتهامات",
    .accusationsNote: "المسؤوليات والاتهامات والتهم والاستنتاجات كما ذكرها أصحابها، وإلى جانب كل منها الرد المسجل.",
    .toldAbove: "ويرد غيرها أعلاه، بين الروايات المتباينة: {n}. وهي: {claims}.",
    .labelsMotivesAims: "التسميات والدوافع والغايات",
    .labelsNote: "تُنسب التسمية إلى من يستعملها وترد دائمًا بين علامتي تنصيص. وترد الدوافع والغايات كما قيلت.",
    .labels: "التسميات",
    .motives: "الدوافع",
    .aims: "الغايات",
    .otherStatements: "إفادات أخرى",

    // MARK: Places
    .places: "الأماكن",
    .placesNote: "أماكن الأحداث التي تعدّها الأرقام أعلاه، ما دامت لها إحداثيات. وتبيّن الدقة مدى ما قد يبعد به المكان.",
    .placesRows: "أحداث المكان هي أسطر {file} التي لها قيم {columns} نفسها، في السطر أو في مكانه {place}.",
    .placesRowsTogether:
      "الأحداث حول المكان هي أسطر {file} التي تقع قيم {columns} فيها ضمن مربعه، في السطر أو في مكانه {place}.",
    .noPlaces: "لا إحداثيات لأي حدث في الفترة.",
    .placesTogether:
      "الأماكن أكثر من أن يُعرض كل منها: تُعد أحداث المربع الواحد الذي ضلعه {degrees} درجة معًا، في وسطها، باسم أولها.",
    .placesLocated: "أحداث لها إحداثيات: {n}.",
    .placesWithout: "أحداث لا إحداثيات لها ولا ترد على الخريطة: {n}.",
    .placeAround: "حول {place}",
    .morePlaces: "أماكن أخرى: {n}، وفيها: {events}.",
    .coordinatesHead: "خط العرض، خط الطول",
    .precisionHead: "الدقة",

    // MARK: Figures
    .figureMonths: "الأحداث والقتلى بحسب الشهر",
    .figureYears: "الأحداث والقتلى بحسب السنة",
    .figureEventMonths: "الأحداث بحسب الشهر",
    .figureEventYears: "الأحداث بحسب السنة",
    .figureEventMonthsText:
      "تبيّن الأعمدة الأحداث، المؤكدة والمحتملة كلًا على حدة. ولم يُذكر عدد قتلى لأي منها، وهذا لا يعني الصفر. "
      + "والأرقام في الجدول.",
    .figureMonthsText:
      "تبيّن الأعمدة الأحداث، المؤكدة والمحتملة كلًا على حدة؛ وتبيّن الأعمدة في الأسفل القتلى من الأدنى إلى الأعلى. "
      + "والأرقام في الجدول.",
    .figureYearsNotDrawn: "ولم تُرسم لضيق المكان السنوات: {years}.",
    .figureDatesNotDrawn: "وفي الجدول وحده أسطر لتواريخ: {dates}.",
    .figureTimeline: "أوقات الأحداث",
    .figureTimelineText:
      "يمتد الشريط من أول يوم قد يعنيه التاريخ إلى آخره، ويبهت حيث تكون البداية أو النهاية مفتوحة أو غير معروفة. "
      + "والتواريخ في الجدول.",
    .figureMap: "أماكن الأحداث",
    .figureMapText: "كلما كبرت النقطة زادت الأحداث. وتبيّن الدائرة حولها دقة المكان. والأرقام في الجدول.",
    .figureNetwork: "الجهات والصلات بينها",
    .figureNetworkText: "الصلات كما توردها المصادر المذكورة، وهي في الجدول. ولا معنى لموضع الجهة.",
    .legendCertain: "مؤكدة",
    .legendPossible: "محتملة",
    .legendSeries: "سلاسل",
    .legendDeaths: "القتلى، من الأدنى إلى الأعلى",
    .legendPoint: "أحداث",
    .legendPrecision: "دقة المكان",
    .legendContested: "الروايات متباينة",
    .legendTie: "صلة",
    .axisEvents: "الأحداث",
    .axisDeaths: "القتلى",
    .openEnd: "بداية أو نهاية مفتوحة أو غير معروفة",

    // MARK: Page
    .contents: "المحتويات",
    .skipToText: "إلى النص",
    .backToText: "العودة إلى النص",
    .pageFooter: "هذه الصفحة مكتملة بذاتها: لا تحمّل شيئًا من أي مكان.",

    // MARK: Actors
    .actorsAndRelations: "الجهات وصلاتها",
    .actorsNote: "الجهات والصلات كما توردها المصادر المذكورة.",
    .actorsChosen: "لا يتسع المكان هنا للجميع: يُختار ما تذكره الأحداث والإفادات والصلات أكثر من غيره.",
    .actors: "الجهات",
    .nameHead: "الاسم (أسماء أخرى)",
    .kindHead: "الصنف",
    .countryHead: "البلد",
    .activeHead: "النشاط",
    .descriptionHead: "الوصف",
    .reportedByHead: "المصدر",
    .relations: "الصلات",
    .actorHead: "الجهة",
    .tieHead: "الصلة (الدور)",
    .toHead: "الجهة الأخرى",
    .statusHead: "الحالة",

    // MARK: Data quality
    .dataQuality: "جودة البيانات",
    .tableHead: "الجدول",
    .readHead: "مقروءة",
    .acceptedHead: "مقبولة",
    .rejectedHead: "مرفوضة",
    .countsNote:
      "المقبول هو كل أسطر ملف الجدول، والمرفوض هو أسطر ملفه في \u{2066}`rejects/`\u{2069} ومع كل منها السبب، والمقروء هو كلاهما معًا.",
    .noFindings: "لم تجد الفحوص ما يستدعي الذكر.",
    .findingsRows:
      "لكل ملاحظة سطر في {file} يحمل رمزها \u{2066}`code`\u{2069} والملف ورقم السطر؛ وفوق حد في الملف الواحد يذكر سطر عدد ما بقي.",
    .codeHead: "الرمز",
    .severityHead: "الدرجة",
    .meaningHead: "المعنى (بالإنجليزية)",
    .timesHead: "عدد المرات",
    .countClaims: "من مجموع الإفادات ({n}):",
    .countSingleSource: "من مصدر مستقل واحد: {n}",
    .countAnonymous: "متحدثها غير مسمى: {n}",
    .countSecondHand: "منقولة عن وسيط، لم يطّلع أحد هنا على الأصل: {n}",
    .countIndirect: "منقولة بالمعنى: {n}",
    .countNoMedium: "بلا وسيلة مذكورة: {n}",
    .countNoDate: "بلا تاريخ للقول: {n}",
    .admiraltyNote:
      "موثوقية المصدر (من A، وهي الأفضل، إلى E) ومصداقية الإفادة (من 1، وهي الأفضل، إلى 5) درجتان منفصلتان في "
      + "رموز الأميرالية. أما F و6 والخانة الفارغة فتعني أنه لا يمكن الحكم؛ ولا تُكرر في كل سطر.",

    // MARK: Sources and method
    .sourcesAndMethod: "المصادر والمنهج",
    .method: "المنهج",
    .methodClaims:
      "الإفادة هي ما قاله أحد ما. تذكر هذه الإحاطة من قالها وبأي وسيلة ومتى، أو أن ذلك غير مذكور؛ ولا تتبنى أيًا منها.",
    .methodWords:
      "بين علامتي التنصيص كلام منقول بحرفه، وكل تسمية؛ والتسمية التي قد لا تكون كلمة المتحدث نفسها تليها عبارة "
      + "(نقلًا بالمعنى). والكلمات بين أقواس مربعة من وضع محرر السجل: عنوان ما لا عنوان له، أو ما قيل منقولًا "
      + "بالمعنى.",
    .methodContested:
      "تتباين الروايات حين لا تتوافق إفادتان عن حدث، من نوع واحد ولمتحدثَين مختلفَين: لا اسم مشترك بين قائمتي "
      + "الأسماء، أو قيم مختلفة، أو نطاقات أعداد أو تواريخ لا تتقاطع، أو نفي إحداهما للأخرى. يُحسب ذلك من الأسطر؛ "
      + "وتحل إفادة المتحدث اللاحقة محل السابقة، وتبقى الإفادات المسحوبة خارج الحساب.",
    .methodFigures:
      "تجمع الأرقام الوقائع ومجموعاتها غير المسحوبة. وتُعد السلسلة إلى جانبها، لأن وقائعها قد تكون أسطرًا كذلك. "
      + "وحيث تتباين الروايات في عدد قتلى حدث أو جرحاه يُحسب بنطاق من أقل عدد إلى أكبر عدد يرد في سطره وفي "
      + "الروايات، لا بعدد واحد أبدًا؛ ومن رواية بلا حد أعلى يؤخذ العدد الذي تذكره.",
    .methodDates:
      "يرد التاريخ بالكلمات، ويرد في التسلسل الزمني كما كُتب أيضًا (صيغة EDTF لمكتبة الكونغرس). والنطاق يعني طوال المدة أو مرة خلالها؛ "
      + "ولا يُكمَل شيء.",
    .methodMarks:
      "مصدر واحد: تعود كل الإحالات إلى ناشر واحد أو إلى مصادر مترابطة. منقولة عن وسيط: الوسيلة ليست بين الإحالات؛ "
      + "وقد تكون الإفادة التي لم تُذكر وسيلتها كذلك أيضًا، دون أن يُعرف ذلك. وعدد الناشرين يقول كم مرة نُشرت "
      + "الإفادة، لا مدى ما يسندها.",
    .methodMarking: "درجة التداول {marking}: بروتوكول الإشارات الضوئية 2.0 من FIRST.",
    .secondHandSources: "مصادر مذكورة لم يُطَّلع عليها",
    .secondHandNote: "لم يطّلع عليها أحد هنا؛ وهي معروفة مما يقوله عنها آخرون.",
    .secondHandAll: "مصادر في هذا السجل لم يُطّلع عليها هنا: {n}؛ أسطر {file} حيث {filter}.",
    .noneNamedHere: "لا مصدر مذكور أعلاه دون أن يُستشهد به.",
    .knownThrough: "{source}؛ معروف من خلال {notes}",
    .numberedSources: "المصادر المرقمة",
    .sourcesNote: "تقود الأرقام في النص إلى الحواشي في آخر الوثيقة.",
    .publisherNotGiven: "الناشر غير مذكور",
    .published: "نُشر {date}",
    .publicationNotGiven: "تاريخ النشر غير مذكور",
    .openedOn: "اطُّلع عليه في {date}",
    .notOpenedHere: "لم يُطَّلع عليه هنا",
    .reliability: "الموثوقية {grade} (A هي الأفضل)",
    .archived: "نسخة: {address}",
  ]

  private static let arabicWords: [WordList: [String: String]] = [
    .sourceKinds: [
      "news": "خبر صحفي", "broadcast": "بث", "interview": "مقابلة", "official": "منشور رسمي",
      "party-statement": "بيان لأحد الأطراف", "wire": "برقية وكالة", "imagery": "صور",
      "un-report": "تقرير للأمم المتحدة",
      "court": "وثيقة قضائية", "ngo-report": "تقرير لمنظمة غير حكومية", "testimony": "شهادة",
      "social-media": "وسائل التواصل الاجتماعي", "dataset": "مجموعة بيانات", "other": "مصدر من نوع آخر",
    ],
    .actorKinds: [
      "person": "شخص", "armed-group": "جماعة مسلحة", "state-force": "قوة حكومية", "state-body": "جهاز حكومي",
      "political-body": "هيئة سياسية", "foreign-body": "جهة أجنبية", "civilian-group": "مجموعة مدنية",
      "media": "وسيلة إعلام", "court": "محكمة", "international-body": "هيئة دولية", "category": "فئة من الناس",
      "unknown": "صنف غير معروف",
    ],
    .relationKinds: [
      "member-of": "عضو في", "leads": "قيادة", "founded": "تأسيس", "component-of": "مكوّن من مكونات",
      "allied-with": "تحالف مع", "opposed-to": "خصومة مع", "defected-from": "انشقاق عن",
      "splinter-of": "فصيل منشق عن", "renamed-from": "الاسم السابق", "supported-by": "دعم من",
    ],
    .eventTypes: [
      "battle": "معركة", "explosion-remote-violence": "انفجار أو عنف عن بعد",
      "violence-against-civilians": "عنف ضد مدنيين", "assassination": "اغتيال", "coup": "انقلاب",
      "coup-attempt": "محاولة انقلاب", "offensive": "حملة هجومية", "protest": "احتجاج", "riot": "شغب",
      "strategic-development": "تطور استراتيجي", "uprising": "انتفاضة", "abduction-detention": "خطف أو احتجاز",
      "displacement": "نزوح", "agreement": "اتفاق", "legal-act": "إجراء قانوني", "statement": "تصريح",
      "founding": "تأسيس", "dismissal": "إقالة", "other": "حدث آخر",
    ],
    .scopes: ["incident": "واقعة", "aggregate": "مجموعة وقائع", "series": "سلسلة"],
    .statuses: [
      "reported": "كما ورد", "confirmed": "مؤكد", "disputed": "موضع خلاف", "retracted": "مسحوب",
    ],
    .claimKinds: [
      "responsibility": "مسؤولية", "denial": "نفي", "accusation": "اتهام", "charge": "تهمة", "finding": "استنتاج",
      "motive": "دافع", "label": "تسمية", "aim": "غاية", "casualty-figure": "حصيلة", "occurrence": "وقوع الحدث",
      "date": "تاريخ", "place": "مكان", "comparison": "مقارنة", "account": "رواية",
    ],
    .stances: ["supports": "تأييد", "denies": "نفي", "qualifies": "تحفظ على", "retracts": "سحب"],
    .severities: [
      "error": "خطأ (رُفض القيد)", "warning": "تنبيه (أُبقي القيد)", "info": "معلومة",
    ],
    .tables: [
      "sources": "المصادر", "actors": "الجهات", "relations": "الصلات", "places": "الأماكن", "events": "الأحداث",
      "claims": "الإفادات",
    ],
    .media: [
      "news": "في خبر صحفي", "broadcast": "في بث", "interview": "في مقابلة", "official": "في منشور رسمي",
      "party-statement": "في بيان لأحد الأطراف", "wire": "في برقية وكالة", "imagery": "في صور",
      "un-report": "في تقرير للأمم المتحدة", "court": "في وثيقة قضائية",
      "ngo-report": "في تقرير لمنظمة غير حكومية", "testimony": "في شهادة",
      "social-media": "على وسائل التواصل الاجتماعي", "dataset": "في مجموعة بيانات", "other": "في مصدر من نوع آخر",
    ],
    .matters: [
      "responsibility": "من المسؤول", "denial": "ما يُنفى", "accusation": "من المتهم", "charge": "من وُجهت إليه التهم",
      "finding": "ما خُلص إليه", "motive": "الدافع", "label": "التسمية", "aim": "الغاية", "casualty-figure": "الحصيلة",
      "occurrence": "هل حدث", "date": "متى حدث", "place": "أين حدث", "comparison": "المقارنة", "account": "ما جرى",
    ],
    .parts: [
      "carried-out": "ارتكاب الفعل", "ordered": "الأمر بالفعل", "behind": "الوقوف وراء الفعل",
      "involved": "المشاركة في الفعل",
    ],
    .crimes: [
      "war-crimes": "جرائم حرب", "crimes-against-humanity": "جرائم ضد الإنسانية", "genocide": "إبادة جماعية",
      "murder": "قتل", "torture": "تعذيب", "enforced-disappearance": "إخفاء قسري", "persecution": "اضطهاد",
      "deportation": "ترحيل", "arbitrary-detention": "احتجاز تعسفي", "sexual-violence": "عنف جنسي",
      "terrorism": "إرهاب", "aggression": "عدوان", "guilty": "إدانة", "not-guilty": "براءة",
    ],
    .precisions: [
      "1": "المكان نفسه", "2": "في حدود 25 كم", "3": "على مستوى المديرية", "4": "على مستوى المنطقة",
      "5": "على امتداد خط أو ناحية",
      "6": "البلد فقط", "7": "في البحر أو الجو",
    ],
    .months: [
      "1": "يناير", "2": "فبراير", "3": "مارس", "4": "أبريل", "5": "مايو", "6": "يونيو", "7": "يوليو", "8": "أغسطس",
      "9": "سبتمبر", "10": "أكتوبر", "11": "نوفمبر", "12": "ديسمبر",
    ],
    .seasons: [
      "21": "ربيع", "22": "صيف", "23": "خريف", "24": "شتاء", "25": "الربيع الشمالي", "26": "الصيف الشمالي",
      "27": "الخريف الشمالي", "28": "الشتاء الشمالي", "29": "الربيع الجنوبي", "30": "الصيف الجنوبي",
      "31": "الخريف الجنوبي", "32": "الشتاء الجنوبي", "33": "الربع الأول", "34": "الربع الثاني",
      "35": "الربع الثالث", "36": "الربع الرابع", "37": "الثلث الأول", "38": "الثلث الثاني",
      "39": "الثلث الأخير", "40": "النصف الأول", "41": "النصف الثاني",
    ],
  ]
}
