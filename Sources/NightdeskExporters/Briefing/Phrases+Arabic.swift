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
    .dateOn: "في {date}",
    .dateFromTo: "من {start} إلى {end}",
    .dateStillOn: "منذ {start} وما زال مستمرًا",
    .dateEndNotKnown: "منذ {start}، والنهاية غير معروفة",
    .dateStartOpen: "حتى {end}، بلا بداية",
    .dateStartNotKnown: "حتى {end}، والبداية غير معروفة",
    .dateBetween: "في وقت ما بين {start} و{end}",
    .dateFromToDays: "من {start} إلى {end}",
    .dateStillOnDay: "منذ {start} وما زال مستمرًا",
    .dateEndNotKnownDay: "منذ {start}، والنهاية غير معروفة",
    .dateStartOpenDay: "حتى {end}، بلا بداية",
    .dateStartNotKnownDay: "حتى {end}، والبداية غير معروفة",
    .dateBetweenDays: "في وقت ما بين {start} و{end}",
    .dateOrEarlier: "{date} أو قبل ذلك",
    .dateOrLater: "{date} أو بعد ذلك",
    .dateOneOf: "في أحد هذه التواريخ: {dates}",
    .dateAllOf: "في كل من هذه التواريخ: {dates}",
    .dateNotKnown: "التاريخ غير معروف",
    .dateUncertain: "{date} (غير مؤكد)",
    .dateApproximate: "{date} (تقريبي)",
    .dateUncertainAndApproximate: "{date} (غير مؤكد وتقريبي)",
    .dateDay: "{day} {month} {year}",
    .dateDayInWords: "{day}، {month} {year}",
    .dateMonth: "{month} {year}",
    .dateSeason: "{season} {year}",
    .dateYearMonthNotKnown: "{year}، {month}",
    .dateMonthNotKnown: "الشهر غير معروف،",
    .dateMonthRange: "شهر من {low} إلى {high}",
    .dateDayNotKnown: "اليوم غير معروف",
    .dateDayRange: "يوم من {low} إلى {high}",
    .dateYearNotKnown: "السنة غير معروفة",
    .dateYearRange: "سنة من {low} إلى {high}",
    .dateEstimated: "نحو {year} ({years})",
    .dateBC: "{year} ق.م.",
    .dateTime: "{day}، الساعة {time} {zone}",
    .timeUTC: "بالتوقيت العالمي المنسق",
    .timeLocal: "بالتوقيت المحلي",
    .dateAsWritten: "{date} {written}",

    // MARK: Head and highlights
    .description: "إحاطة حتى {date}: {events}، {contested}، {claims}.",
    .headNumber: "العدد {number}. ",
    .sectionsLeftOut: "لا يرد في هذه النشرة بحسب الإعداد: {sections}.",
    .head: "{number}الفترة: {period}. الوضع حتى {asOf}. الإصدار {run}. درجة التداول: {marking}.",
    .headEverything: "كل ما في السجل",
    .headAll: "كل ما في السجل، كما طُلب",
    .nothingInPeriod:
      "لا يقع شيء في هذا السجل ضمن الفترة {period}. لذلك تشمل هذه الإحاطة كل ما فيه أيًا كان تاريخه.",
    .highlights: "أبرز النقاط",
    .withRule: "{point} *القاعدة: {rule}*",
    .ruleCount: "عدد الأسطر؛ تُذكر السلسلة إلى جانبها ولا تُجمع معها أبدًا.",
    .highlightCount: "وقائع ومجموعات وقائع تقع في الفترة بيقين: {n}{note}؛ محتملة: {possible}؛ وإلى جانبها: {series}.",
    .highlightCountAll: "وقائع ومجموعات وقائع في السجل: {n}{note}؛ وإلى جانبها: {series}.",
    .undated: "أحداث بلا تاريخ معروف: {n}.",
    .ruleContested: "تختلف الروايات حين لا تتوافق إفادتان من نوع واحد لمتحدثَين مختلفَين.",
    .highlightContested: "أحداث تختلف الروايات بشأنها: {n}. وهي: {events}.",
    .highlightNoneContested: "لا تختلف الروايات بشأن أي من الأحداث الواردة هنا.",
    .ruleDeadliest:
      "كل واقعة أو مجموعة وقائع واردة هنا قد تكون الأشد فتكًا: أعلى عدد لقتلاها لا يقل عن أعلى الأعداد الدنيا جميعًا.",
    .highlightDeadliest: "القتلى في {event}، {when}: {deaths}، {reported}.",
    .highlightDeadliestMore: "أحداث أخرى قد تكون الأشد فتكًا كذلك: {n} على الأقل.",
    .deathsByAccounts: "{range}، وفق الروايات كلها مجتمعة",
    .highlightDeathsNotKnown: "لا يورد أي حدث هنا عددًا للقتلى: العدد غير معروف، وهذا لا يعني الصفر.",
    .ruleLatest: "الحدث الوارد ذو اليوم الأول الأحدث؛ وقد يكون حدث آخر، تاريخه مفتوح أو غير معروف، لاحقًا له.",
    .highlightLatest: "أحدث حدث: {event}، {when}، {reported}.",
    .ruleAccusation: "اتهامات وتهم واستنتاجات صادرة عن محاكم وهيئات دولية، الثلاثة الأخيرة.",
    .ruleNewAccusation:
      "اتهامات وتهم واستنتاجات صادرة عن محاكم وهيئات دولية قيلت في الفترة أو لم ترد في الإصدار السابق؛ الثلاثة الأخيرة.",
    .newClaim: "{sentence} ({new})",
    .saidInPeriod: "قيلت في الفترة",
    .firstSeenHere: "ترد أول مرة في هذا الإصدار",
    .ruleChange:
      "النوع والمنطقة والجهة التي تغيّر عدد أحداثها أكثر من غيرها منذ الفترة السابقة؛ ولا يُقارن إلا ما يقع في كل منهما بيقين.",
    .highlightChange: "{kind} «{what}»: {now}، وفي الفترة السابقة {before} ({change}).",
    .ruleNewlyContested: "لم تكن الروايات مختلفة في الإصدار السابق، وهي مختلفة في هذا الإصدار.",
    .highlightNewlyContested: "أحداث باتت الروايات بشأنها تختلف: {n}. وهي: {events}.",

    // MARK: What changed
    .whatChanged: "ما الذي تغيّر",
    .noEditionBefore: "لا يوجد إصدار سابق للمقارنة به.",
    .changedSince: "منذ الإصدار {run}:",
    .nothingChanged: "لا اختلاف في السجل.",
    .addedHead: "إضافات",
    .revisedHead: "تعديلات",
    .withdrawnHead: "سحب",
    .changedRecord: "{table}: {what}",
    .changedFields: "{what}؛ الاختلاف في {fields}",
    .changesRows:
      "لكل منها سطر في {file}: يبيّن \u{2066}`op`\u{2069} أهو إضافة أم تعديل أم سحب، ويبيّن "
      + "\u{2066}`table`\u{2069} في أي جدول.",
    .claimBy: "{kind}، من {speaker}",
    .recordNotTold: "سجل غير وارد هنا",

    // MARK: Key figures
    .keyFigures: "أرقام رئيسية",
    .figure: "الرقم",
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
      "من حوادث العمود الأول ومجموعاته ما رمّزته {dataset}، وعدده: {n}؛ وأنواعها ومناطقها والجهات والقتلى فيها كما في مجموعة البيانات هذه.",
    .figuresOfDates: "يحصي الجدول التالي كل الأحداث {period}، سواء وقعت في الفترة أم لا.",
    .rowEvents: "الأحداث",
    .rowContested: "أحداث تختلف الروايات بشأنها",
    .rowPartsOfContested: "أجزاء من حدث تختلف الروايات بشأنه",
    .rowDeaths: "القتلى",
    .rowCivilians: "منهم مدنيون",
    .rowInjured: "الجرحى",
    .rowWithoutDeaths: "أحداث بلا عدد للقتلى",
    .sumIn: "{number} (مذكور في: {events})",
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
      "أحداث تختلف الروايات في عدد {what} فيها: {n}؛ ويُحسب كل منها من أقل عدد إلى أكبر عدد يرد في سطره وفي الروايات.",
    .figuresNoBest: "وحيث تختلف الروايات لا يُطبع أفضل تقدير.",
    .figuresCivilians: "أعداد المدنيين كما ترد في الأسطر؛ ولا تحمل الإفادات أعدادًا لهم قد تختلف.",
    .whatDeaths: "القتلى",
    .whatInjured: "الجرحى",
    .datesLonger: "أطول من {years} سنة",
    .datesBefore: "قبل السنة 1",
    .datesAfter: "بعد السنة 9999",
    .datesOpen: "بطرف مفتوح أو غير معروف",
    .datesPossibleNote:
      "يُحسب الحدث المحتمل وقتلاه في كل شهر وكل سنة يدخلها تاريخه: فلا تُجمع هذه الأعداد في مجموع واحد.",
    .datesLongerNote: "ما امتد من التواريخ أكثر من {years} سنة لا يدل على سنة بعينها، فله سطر خاص به بدلًا من ذلك.",
    .datesOpenNote:
      "لما له طرف مفتوح أو غير معروف من التواريخ سطر خاص به، ويُعد كذلك في كل سنة وشهر تدخلهما تواريخ أخرى من طرفه المعروف مدة "
      + "{years} سنة على الأكثر.",
    .figuresBefore:
      "الفترة السابقة هي {period}؛ ويُقارن ما يقع في كل منهما بيقين. قد يعود التغيّر إلى رصد أفضل كما قد يعود إلى أحداث أكثر.",
    .figuresRetracted: "أحداث مستبعدة لأن من يمسك السجل سحبها: {n}.",
    .byType: "النوع",
    .byRegion: "المنطقة",
    .byDataset: "مجموعة البيانات",
    .byYear: "السنة",
    .byMonth: "الشهر",
    .participantsNote:
      "الجهات بحسب عدد الأحداث التي ترد فيها طرفًا أو هدفًا؛ والورود في هذه القائمة لا يقول شيئًا عما فعلته.",
    .participant: "الجهة",
    .events: "لا أحداث || حدث واحد || حدثان || {n} أحداث || {n} حدثًا || {n} حدث",
    .series: "لا سلاسل || سلسلة واحدة || سلسلتان || {n} سلاسل || {n} سلسلة || {n} سلسلة",
    .claims: "لا إفادات || إفادة واحدة || إفادتان || {n} إفادات || {n} إفادة || {n} إفادة",
    .accounts: "لا روايات || رواية واحدة || روايتان || {n} روايات || {n} رواية || {n} رواية",
    .contestedEvents: "منها ما تختلف الروايات بشأنه: {n}",

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
    .filterFilledOrDisputed: "{column} غير فارغ، أو روايات مختلفة في عدد {what}",
    .filterEmptyUndisputed: "{column} فارغ، ولا روايات مختلفة في عدد {what}",
    .filterAccounts: "روايات مختلفة في عدد {what} (إفادات من نوع \u{2066}`casualty-figure`\u{2069})",
    .filterLonger: "\u{2066}`when`\u{2069} يمتد أكثر من {years} سنة",
    .filterNotLonger: "\u{2066}`when`\u{2069} لا يمتد أكثر من {years} سنة",
    .filterOpen: "\u{2066}`when`\u{2069} بطرف مفتوح أو غير معروف",
    .filterNotOpen: "\u{2066}`when`\u{2069} بطرفين معروفين",
    .filterOpenReach: "\u{2066}`when`\u{2069} بطرف مفتوح أو غير معروف يمتد {years} سنة على الأكثر",
    .filterNoDay: "{column} فارغ أو سنته غير معروفة (\u{2066}`XXXX`\u{2069})",
    .filterPeriodWithin: "\u{2066}`when`\u{2069} يقع كله في {period}",
    .filterPeriodNotWithin: "\u{2066}`when`\u{2069} لا يقع كله في {period}",
    .filterPeriodOrBefore:
      "\u{2066}`when`\u{2069} يدخل في {period}، أو يقع كله في {before} مع \u{2066}`scope!=series`\u{2069}",
    .filterLineWithin: "\u{2066}`when`\u{2069} يقع كله في الأيام التي يسميها سطر الجدول",
    .filterLineNotWithin: "\u{2066}`when`\u{2069} لا يقع كله في الأيام التي يسميها سطر الجدول",
    .filterSingleSource:
      "\u{2066}`citations`\u{2069} مصادره كلها لناشر واحد (\u{2066}`publisher`\u{2069}) أو مترابطة عبر \u{2066}`derived_from`\u{2069}؛ وما "
      + "لا ناشر له يُعد واحدًا",
    .filterNotCited:
      "\u{2066}`medium`\u{2069} غير فارغ، وليس من مصادر \u{2066}`citations`\u{2069} ولا نوعًا (\u{2066}`kind`\u{2069}) لأحدها",
    .filterDeadliest: "عدد لا يقل عن {number} في {column} أو في إفادات عن عدد القتلى",
    .filterNewlyContested: "\u{2066}`contested=yes`\u{2069} هنا لا في الإصدار {run}",

    // MARK: Timeline
    .timeline: "التسلسل الزمني",
    .timelineNote:
      "يرد كل سطر كما تورده مصادره أو كما ترمّزه مجموعة بياناته. العناوين بين أقواس مربعة من وضع من يمسك السجل. تأتي الأجزاء بعد "
      + "الكل، ويأتي آخرًا ما لا تاريخ معروفًا له.",
    .timelineOthers: "أسطر تقع خارج الفترة: {n}؛ وهي أحدث ما قبلها، أو تبدأ بعدها.",
    .timelineUndated: "أسطر بلا تاريخ معروف، قد تقع في الفترة وقد لا تقع: {n}.",
    .timelineMore: "غير ذلك: {n}، وهي أسطر {file} التي لا يرد \u{2066}`id`\u{2069} الخاص بها في هذا التسلسل الزمني.",
    .timelineMoreInPeriod: "ومنها ما قد يقع في الفترة: {n}، ضمن أسطر {file} حيث {filter}.",
    .when: "متى",
    .what: "ماذا",
    .place: "المكان",
    .typeAndScope: "النوع والنطاق",
    .deaths: "القتلى",
    .reportedByAndStatus: "كما أورده",
    .partOf: "جزء من: {event}",
    .sides: "الأطراف: {sides}",
    .targets: "الأهداف: {targets}",
    .lowEstimate: "الأدنى {number}",
    .bestEstimate: "أفضل تقدير {number}",
    .highEstimate: "الأعلى {number}",
    .codedBy: "ترميز {dataset}",
    .codedByAs: "بترميز {dataset}: {type}",
    .asReportedBy: "كما أورده {citations}",
    .reporterNamed: "الجهة المورِدة المذكورة: {reporter}",
    .accountsDiffer: "الروايات تختلف",
    .accountsOfWholeDiffer: "الروايات بشأن الكل تختلف",
    .keepersStatus: "الحالة كما حددها من يمسك السجل: {status}",
    .credibility: "المصداقية {number} من 6",

    // MARK: Citations
    .noCitation: "بلا إسناد",
    .sourceNotHere: "مصدر ليس في هذا الإصدار",
    .citationPlaces: "{note} ({places})",

    // MARK: What claims say
    .claimSentence: "{statement} {citations}؛ علامات: {marks}؛ {id}",
    .answerSentence: "{statement} {citations}",
    .statement: "{speaker}{role}، {medium}، {said}: {content}",
    .describedAs: " (بحسب المصدر: {role})",
    .unnamedSpeaker: "متحدث لم يُذكر اسمه",
    .withheldSpeaker: "متحدث محجوب في هذا الإصدار",
    .documentItself: "الوثيقة نفسها ({title})",
    .mediumNotGiven: "الوسيلة غير مذكورة",
    .mediumWithheld: "في وسيلة محجوبة في هذا الإصدار",
    .inThatDocument: "في تلك الوثيقة",
    .inMedium: "في {title}",
    .inUnopened: "في {title} (لم يُطَّلع عليها هنا)",
    .dateNotGiven: "التاريخ غير مذكور",
    .quotation: "بهذه الكلمات: «{text}»",
    .indirectSpeech: "بكلام غير مباشر: \\[{text}\\]",
    .label: "«{label}»",
    .labelIndirect: "«{label}» (كلام غير مباشر)",
    .tieBetween: "الصلة بين {subject} و{object}",
    .claimCalled: "الإفادة {id}",
    .nobodyNamed: "جهة لم تُسمَّ",
    .concerning: "، بشأن: {about}",
    .withValues: "{matter}: {values}",
    .saidResponsible: "تحميل {names} المسؤولية عن {about}{part}",
    .partAsSaid: " (الدور كما قيل: {parts})",
    .spokeOfResponsibility: "حديث عن المسؤولية عن {about}",
    .deniedOf: "نفي مسؤولية {names} عن {about}",
    .deniedSaidOf: "نفي ما يقال بشأن {names}{concerning}",
    .tookBack: "سحب إفادة سابقة بشأن {about}: {id}",
    .deniedStatement: "نفى إفادة سابقة بشأن {about}: {id}",
    .denied: "نفي ما يقال بشأن {about}",
    .accused: "اتهام {names}{concerning}",
    .accusedOf: "اتهام {names} بما يلي: {values}{concerning}",
    .charged: "توجيه تهم إلى {names}{concerning}",
    .chargedWith: "توجيه تهم إلى {names}: {values}{concerning}",
    .found: "استنتاج بشأن {names}{concerning}",
    .foundThat: "استنتاج بشأن {names}{concerning}: {values}",
    .saidMotive: "حديث عن دافع{concerning}",
    .saidMotiveOf: "نسبة دافع إلى {names}{concerning}",
    .saidAim: "ذكر هدف{concerning}",
    .saidAimOf: "إعلان هدف لـ{names}{concerning}",
    .saidAimBy: "نسبة هدف إلى {names}{concerning}",
    .called: "إطلاق تسمية {label} على {about}",
    .gaveFigure: "ذكر حصيلة بشأن {about}",
    .saidHappened: "قول إن هذا حدث: {about}",
    .saidNotHappened: "قول إن هذا لم يحدث: {about}",
    .saidWhen: "ذكر تاريخ بشأن {about}",
    .saidWhere: "ذكر مكان بشأن {about}",
    .compared: "مقارنة بين {about}",
    .saidOf: "رواية بشأن {about}",
    .figureOf: "{what} {number}",
    .orMore: "{number} أو أكثر",
    .orFewer: "{number} أو أقل",

    // MARK: Marks
    .markVerbatim: "نص حرفي",
    .markIndirect: "كلام غير مباشر",
    .markSingleSource: "مصدر واحد",
    .carriedBy: "عدد الناشرين الذين أوردوها: {n}",
    .markAnonymous: "المتحدث غير مسمى",
    .markSecondHand: "منقول",
    .stanceOn: "{stance} {id}",
    .markTakenBack: "سحبها قائلها",
    .textIn: "النص بلغة {language}",

    // MARK: Accounts
    .contestedAccounts: "روايات مختلفة",
    .contestedNote:
      "تختلف الروايات بشأن الأحداث أدناه. وترد بترتيب صدورها، وآخرها ما لا تاريخ له؛ والترتيب لا يفضّل أيًا منها، ولا شيء هنا يقول "
      + "أيها الصحيح. وقد يصح معًا قول من نفّذ وقول من وقف وراء الفعل.",
    .noneContested: "لا تختلف الروايات بشأن أي من الأحداث الواردة هنا.",
    .contestedHead:
      "التاريخ: {date}؛ المكان: {place}؛ {reported}. تختلف الروايات في: {matters}. {accounts}، {claims}. {id}",
    .contestedChosen:
      "لا يتسع المكان هنا لجميع هذه الأحداث: يرد أعلاه أولًا ما باتت رواياته مختلفة، ثم أحداث الفترة، ثم أحدثها. ولأحداث أخرى سطر "
      + "لكل منها:",
    .contestedLine: "{title}. التاريخ: {date}. تختلف الروايات في: {matters}. {accounts}، {claims}. {id}",
    .claimsChosen: "لا يتسع المكان هنا للجميع: يُختار أولًا ما قيل في الفترة، ثم آخر ما قيل.",
    .who: "القائل (كما يصفه المصدر)",
    .account: "الرواية",
    .medium: "الوسيلة",
    .saidWhenHead: "تاريخ القول",
    .saidBy: "القائل",
    .saidWhenInOrder: "تاريخ القول، الأقدم أولًا",
    .carriedAndGraded: "نقله",
    .deniedByHead: "نفاه",
    .changedHead: "منذ الإصدار السابق",
    .nobodyHere: "لا أحد في هذا السجل",
    .independentSources:
      "لا مصادر مستقلة || مصدر مستقل واحد || مصدران مستقلان || {n} مصادر مستقلة || {n} مصدرًا مستقلًا || {n} مصدر مستقل",
    .moreAccounts: "روايات أخرى عنه: {n}، ضمن أسطر {file} حيث {filter}.",
    .accountNew: "جديدة في هذا الإصدار",
    .accountAdded: "إفادات مضافة: {n}",
    .accountRevised: "إفادات منقّحة: {n}",
    .accountTakenBack: "إفادات سُحبت منذئذ: {n}",
    .accountDenied: "إفادات نفتها منذئذ: {n}",
    .accountsTakenBack: "روايات مسحوبة: {n}",
    .accountSame: "كما كانت",
    .sourceAndMarks: "المصدر والعلامات",
    .answerOnRecord: "الرد المسجل",
    .answeredBy: "الرد المسجل: {answer}",
    .noAnswer: "لا رد في هذا السجل",
    .accusations: "الاتهامات",
    .accusationsNote: "المسؤوليات والاتهامات والتهم والاستنتاجات كما ذكرها أصحابها، وإلى جانب كل منها الرد المسجل.",
    .labelsMotivesAims: "تسميات ودوافع وأهداف",
    .labelsNote: "التسمية لمن يستعملها وترد دائمًا بين علامتي تنصيص. وترد الدوافع والأهداف كما قيلت.",
    .labels: "تسميات",
    .motives: "دوافع",
    .aims: "أهداف",
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
      "تبيّن الأعمدة الأحداث، المؤكدة والمحتملة كلًا على حدة. ولم يُذكر عدد قتلى لأي منها، ولا يعني ذلك انعدامهم. والأرقام في الجدول.",
    .figureMonthsText:
      "تبيّن الأعمدة الأحداث، المؤكدة والمحتملة كلًا على حدة؛ وتبيّن الخطوط في الأسفل القتلى من الأدنى إلى الأعلى. "
      + "والأرقام في الجدول.",
    .figureYearsNotDrawn: "ولم تُرسم لضيق المكان السنوات: {years}.",
    .figureDatesNotDrawn: "وفي الجدول وحده أسطر لتواريخ: {dates}.",
    .figureTimeline: "أوقات الأحداث",
    .figureTimelineText:
      "يمتد الشريط من أول يوم قد يعنيه التاريخ إلى آخره، ويبهت حيث يكون أحد طرفيه مفتوحًا أو غير معروف. "
      + "والتواريخ في الجدول.",
    .figureMap: "أماكن الأحداث",
    .figureMapText: "كلما كبرت النقطة زادت الأحداث. وتبيّن الدائرة حولها دقة المكان. والأرقام في الجدول.",
    .figureNetwork: "الجهات والصلات بينها",
    .figureNetworkText: "الصلات كما تورده المصادر المذكورة، وهي في الجدول. ولا معنى لموضع الجهة.",
    .legendCertain: "مؤكدة",
    .legendPossible: "محتملة",
    .legendSeries: "سلاسل",
    .legendDeaths: "القتلى، من الأدنى إلى الأعلى",
    .legendPoint: "أحداث",
    .legendPrecision: "دقة المكان",
    .legendContested: "الروايات تختلف",
    .legendTie: "صلة",
    .axisEvents: "الأحداث",
    .axisDeaths: "القتلى",
    .openEnd: "طرف مفتوح أو غير معروف",

    // MARK: Page
    .contents: "المحتويات",
    .skipToText: "إلى النص",
    .backToText: "العودة إلى النص",
    .pageFooter: "هذه الصفحة مكتملة بذاتها: لا تحمّل شيئًا من أي مكان.",

    // MARK: Actors
    .actorsAndRelations: "الجهات وصلاتها",
    .actorsNote: "الجهات والصلات كما توردها المصادر المذكورة.",
    .actorsChosen: "لا يتسع المكان هنا للجميع: يُختار ما تذكره الإفادات والصلات أكثر من غيره.",
    .actors: "الجهات",
    .nameHead: "الاسم (أسماء أخرى)",
    .kindHead: "الصنف",
    .countryHead: "البلد",
    .activeHead: "النشاط",
    .descriptionHead: "الوصف",
    .reportedByHead: "كما أورده",
    .relations: "الصلات",
    .actorHead: "الجهة",
    .tieHead: "الصلة (الدور)",
    .toHead: "مع",
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
    .meaningHead: "المعنى (بالإنكليزية)",
    .timesHead: "المرات",
    .countClaims: "من مجموع {n} من الإفادات:",
    .countSingleSource: "من مصدر مستقل واحد: {n}",
    .countAnonymous: "متحدثها غير مسمى: {n}",
    .countSecondHand: "منقولة، لم يقرأ أحد هنا موضع قولها: {n}",
    .countIndirect: "بكلام غير مباشر: {n}",
    .countNoMedium: "بلا وسيلة مذكورة: {n}",
    .countNoDate: "بلا تاريخ للقول: {n}",
    .admiraltyNote:
      "موثوقية المصدر (من A إلى F) ومصداقية الإفادة (من 1 إلى 6) درجتان منفصلتان في رموز الأميرالية. F و6 والخانة الفارغة تعني أنه لا "
      + "يمكن الحكم؛ ولا تُكرر في كل سطر.",

    // MARK: Sources and method
    .sourcesAndMethod: "المصادر والمنهج",
    .method: "المنهج",
    .methodClaims:
      "الإفادة هي ما قاله أحد ما. تذكر هذه الإحاطة من قالها وبأي وسيلة ومتى، أو أن ذلك غير مذكور؛ ولا تتبنى أيًا منها.",
    .methodWords:
      "بين علامتي التنصيص كلام منقول بحرفه، وكل تسمية؛ والتسمية التي قد لا تكون كلمة المتحدث نفسها تليها عبارة (كلام غير مباشر). "
      + "والكلمات بين أقواس مربعة من وضع من يمسك السجل: عنوان ما لا عنوان له، أو ما قيل بكلام غير مباشر.",
    .methodContested:
      "تختلف الروايات حين لا تتوافق إفادتان عن حدث، من نوع واحد ولمتحدثَين مختلفَين: لا أحد مشترك في قائمتي الأسماء، أو قيم مختلفة، أو "
      + "نطاقات أعداد أو تواريخ لا تتقاطع، أو نفي إحداهما للأخرى. يُحسب ذلك من الأسطر؛ وتحل إفادة المتحدث اللاحقة محل السابقة، "
      + "وتبقى الإفادات المسحوبة خارج الحساب.",
    .methodFigures:
      "تجمع الأرقام الوقائع ومجموعاتها غير المسحوبة. وتُعد السلسلة إلى جانبها، لأن وقائعها قد تكون أسطرًا كذلك. وحيث تختلف الروايات "
      + "في عدد قتلى حدث أو جرحاه يُحسب بنطاق من أقل عدد إلى أكبر عدد يرد في سطره وفي الروايات، لا بعدد واحد أبدًا؛ ومن رواية بلا حد أعلى "
      + "يؤخذ العدد الذي تذكره.",
    .methodDates:
      "يرد التاريخ بالكلمات، ويرد في التسلسل الزمني كما كُتب أيضًا (صيغة EDTF لمكتبة الكونغرس). والنطاق يعني طوال المدة أو مرة خلالها؛ "
      + "ولا يُكمَل شيء.",
    .methodMarks:
      "مصدر واحد: تعود كل الإحالات إلى ناشر واحد أو إلى مصادر مترابطة. منقول: الوسيلة ليست بين الإحالات. وعدد الناشرين يقول كم "
      + "مرة نُشرت الإفادة، لا مدى ما يسندها.",
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
    .reliability: "الموثوقية {grade} من A إلى F",
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
      "member-of": "عضو في", "leads": "يقود", "founded": "تأسيس", "component-of": "مكوّن من مكونات",
      "allied-with": "تحالف مع", "opposed-to": "خصومة مع", "defected-from": "انشقاق عن",
      "splinter-of": "انفصال عن", "renamed-from": "الاسم السابق", "supported-by": "دعم من",
    ],
    .eventTypes: [
      "battle": "معركة", "explosion-remote-violence": "انفجار أو عنف عن بعد",
      "violence-against-civilians": "عنف ضد مدنيين", "assassination": "اغتيال", "coup": "انقلاب",
      "coup-attempt": "محاولة انقلاب", "offensive": "هجوم", "protest": "احتجاج", "riot": "شغب",
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
      "motive": "دافع", "label": "تسمية", "aim": "هدف", "casualty-figure": "حصيلة", "occurrence": "وقوع الحدث",
      "date": "تاريخ", "place": "مكان", "comparison": "مقارنة", "account": "رواية",
    ],
    .stances: ["supports": "تأييد", "denies": "نفي", "qualifies": "تحفظ على", "retracts": "سحب"],
    .severities: [
      "error": "خطأ (رُفض السجل)", "warning": "تنبيه (أُبقي السجل)", "info": "معلومة",
    ],
    .tables: [
      "sources": "المصادر", "actors": "الجهات", "relations": "الصلات", "places": "الأماكن", "events": "الأحداث",
      "claims": "الإفادات",
    ],
    .media: [
      "news": "خبر صحفي", "broadcast": "بث", "interview": "مقابلة", "official": "منشور رسمي",
      "party-statement": "بيان لأحد الأطراف", "wire": "برقية وكالة", "imagery": "صور",
      "un-report": "تقرير للأمم المتحدة",
      "court": "وثيقة قضائية", "ngo-report": "تقرير لمنظمة غير حكومية", "testimony": "شهادة",
      "social-media": "وسائل التواصل الاجتماعي", "dataset": "مجموعة بيانات", "other": "مصدر من نوع آخر",
    ],
    .matters: [
      "responsibility": "من المسؤول", "denial": "ما يُنفى", "accusation": "من المتهم", "charge": "من وُجهت إليه التهم",
      "finding": "ما خُلص إليه", "motive": "الدافع", "label": "التسمية", "aim": "الهدف", "casualty-figure": "الحصيلة",
      "occurrence": "هل حدث", "date": "متى حدث", "place": "أين حدث", "comparison": "المقارنة", "account": "ما جرى",
    ],
    .parts: [
      "carried-out": "تنفيذ", "ordered": "إصدار الأمر", "behind": "الوقوف وراءه", "involved": "الضلوع فيه",
    ],
    .casualties: ["killed": "قتلى", "injured": "جرحى", "missing": "مفقودون"],
    .crimes: [
      "war-crimes": "جرائم حرب", "crimes-against-humanity": "جرائم ضد الإنسانية", "genocide": "إبادة جماعية",
      "murder": "قتل", "torture": "تعذيب", "enforced-disappearance": "إخفاء قسري", "persecution": "اضطهاد",
      "deportation": "ترحيل", "arbitrary-detention": "احتجاز تعسفي", "sexual-violence": "عنف جنسي",
      "terrorism": "إرهاب", "aggression": "عدوان", "guilty": "مذنب", "not-guilty": "غير مذنب",
    ],
    .precisions: [
      "1": "دقيق", "2": "في حدود 25 كم", "3": "على مستوى القضاء", "4": "على مستوى المنطقة",
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
      "31": "الخريف الجنوبي", "32": "الشتاء الجنوبي", "33": "الربع الأول من", "34": "الربع الثاني من",
      "35": "الربع الثالث من", "36": "الربع الرابع من", "37": "الثلث الأول من", "38": "الثلث الثاني من",
      "39": "الثلث الأخير من", "40": "النصف الأول من", "41": "النصف الثاني من",
    ],
  ]
}
