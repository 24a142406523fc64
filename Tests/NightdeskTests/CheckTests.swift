internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// One file of a register that is otherwise in order, with everything that is found in it.
private struct Faulty: CustomTestStringConvertible {
  /// The code that the case is about.
  let code: FindingCode
  let name: String
  let text: @Sendable () -> [UInt8]
  let found: [String]
  /// What stands in the bad field: no message may repeat it.
  let marker: String

  init(_ code: FindingCode, _ name: String, _ text: String, _ found: String..., marker: String = "zebra") {
    self.code = code
    self.name = name + ".csv"
    self.text = { Array(text.utf8) }
    self.found = found
    self.marker = marker
  }

  init(_ code: FindingCode, _ name: String, _ found: String, marker: String, _ text: @escaping @Sendable () -> [UInt8])
  {
    self.code = code
    self.name = name + ".csv"
    self.text = text
    self.found = [found]
    self.marker = marker
  }

  /// What the catalogue says, without what is only worth knowing unless the case is about it.
  var policy: CheckPolicy {
    var policy = CheckPolicy()
    for code in FindingCode.allCases where code.entry.severity == .info && code != self.code {
      try? policy.set(code, to: .off)
    }
    return policy
  }

  var testDescription: String { "\(code.entry.code) in \(name): \(found)" }

  /// What the cases refer to.
  static let around = [
    ("sources.csv", "id,title,kind\ns1,Paper,news\n"),
    ("actors.csv", "id,name,kind\na1,Group,armed-group\na2,Crowd,category\n"),
    ("places.csv", "id,name\np1,Town\n"),
  ]

  static let gedHeader =
    "id,type_of_violence,dyad_name,side_a,side_b,source_article,where_prec,event_clarity,date_prec,date_start,date_end,"
    + "best,high,low,country,where_coordinates"

  static let all = [
    // MARK: Reading
    Faulty(.strayQuote, "events", "id,when,type,title\ne1,2014,battle,a \"zebra\"\n", "2:16 ND-R001 error"),
    Faulty(.unclosedQuote, "events", "id,when,type,title\ne1,2014,battle,\"zebra\n", "2:16 ND-R002 error"),
    Faulty(.tooFewFields, "events", "id,when,type,title\ne1,2014,zebra\n", "2:1 ND-R003 error"),
    Faulty(.tooManyFields, "events", "id,when,type,title\ne1,2014,battle,x,zebra\n", "2:1 ND-R004 error"),
    Faulty(.notUTF8, "events", "2:21 ND-R005 error title", marker: "zebra") {
      Array("id,when,type,title\ne1,2014,battle,zebra".utf8) + [0xE9, 0x0A]
    },
    Faulty(.fieldTooLong, "events", "2:16 ND-R006 error", marker: "zebra") {
      Array("id,when,type,title\ne1,2014,battle,".utf8) + [UInt8](repeating: 0x78, count: 1 << 20)
        + Array("zebra\n".utf8)
    },
    Faulty(.recordTooLong, "events", "2:1 ND-R007 error", marker: "zebra") {
      let long = [UInt8](repeating: 0x78, count: 1 << 19)
      let header = "id,when,type,title" + String(repeating: ",nd_note", count: 33)
      return Array((header + "\ne1,2014,battle,zebra").utf8) + (0..<33).flatMap { _ in [0x2C] + long } + [0x0A]
    },
    // MARK: Schema
    Faulty(.missingColumn, "events", "id,when,title\ne1,2014,zebra\n", "1:1 ND-S001 error type"),
    Faulty(
      .missingColumn, "claims", "id,text\nc1,zebra\n", "1:1 ND-S001 error about", "1:1 ND-S001 error kind",
      "1:1 ND-S001 error speaker", "1:1 ND-S001 error citations"),
    Faulty(.unknownColumn, "actors", "id,name,kind,mood\na1,x,person,zebra\n", "1:14 ND-S002 warning mood"),
    Faulty(.columnTwice, "actors", "id,name,kind,name\na1,x,person,zebra\n", "1:14 ND-S003 warning name"),
    // MARK: Values
    Faulty(.missingValue, "events", "id,when,type,title\n,2014,battle,zebra\n", "2:1 ND-V001 error id"),
    Faulty(
      .missingValue, "events", "id,when,type,title\ne1,,,zebra\n", "2:4 ND-V001 error when",
      "2:5 ND-V001 error type"),
    Faulty(
      .missingValue, "claims", "id,about,kind,speaker,text,citations\nc1,,account,,zebra,s1\n",
      "2:4 ND-V001 error about", "2:13 ND-V001 error speaker"),
    Faulty(
      .missingValue, "relations", "id,subject,kind,object,citations\nzebra,,leads,a1,\n",
      "2:7 ND-V001 error subject", "2:17 ND-V001 error citations", marker: "leads"),
    Faulty(
      .notAnInteger, "events", "id,when,type,title,injured\ne1,2014,battle,x,zebra\n", "2:18 ND-V002 error injured"),
    Faulty(
      .notAnInteger, "events", "id,when,type,title,deaths_best\ne1,2014,battle,x,\"98,765\"\n",
      "2:18 ND-V002 error deaths_best", marker: "98,765"),
    Faulty(
      .notAnInteger, "events", "id,when,type,title,deaths_best\ne1,2014,battle,x,98765.0\n",
      "2:18 ND-V002 error deaths_best", marker: "98765"),
    Faulty(
      .notAnInteger, "events", "id,when,type,title,deaths_best\ne1,2014,battle,x,9876598765987659876\n",
      "2:18 ND-V002 error deaths_best", marker: "98765"),
    Faulty(.notADecimal, "places", "id,name,latitude,longitude\np1,x,zebra,20\n", "2:6 ND-V003 error latitude"),
    Faulty(
      .notADecimal, "places", "id,name,latitude,longitude\np1,x,\"32,98765\",20\n", "2:6 ND-V003 error latitude",
      marker: "98765"),
    Faulty(
      .notADecimal, "places", "id,name,latitude,longitude\np1,x,20,1e98765\n", "2:9 ND-V003 error longitude",
      marker: "98765"),
    Faulty(
      .outOfRange, "places", "id,name,latitude,longitude\np1,x,90.000098765,20\n", "2:6 ND-V004 error latitude",
      marker: "98765"),
    Faulty(
      .outOfRange, "places", "id,name,latitude,longitude\np1,x,20,-180.000098765\n", "2:9 ND-V004 error longitude",
      marker: "98765"),
    Faulty(.outOfRange, "places", "id,name,precision\np1,x,98765\n", "2:6 ND-V004 error precision", marker: "98765"),
    Faulty(
      .outOfRange, "events", "id,when,type,title,injured\ne1,2014,battle,x,-98765\n", "2:18 ND-V004 error injured",
      marker: "98765"),
    Faulty(.notInVocabulary, "events", "id,when,type,title\ne1,2014,zebra,x\n", "2:9 ND-V005 error type"),
    Faulty(
      .notInVocabulary, "events", "id,when,type,title\ne1,2014,Battle,x\n", "2:9 ND-V005 error type",
      marker: "Battle,"),
    Faulty(.badIdentifier, "events", "id,when,type,title\nzebra 1/2,2014,battle,x\n", "2:1 ND-V006 error id"),
    Faulty(
      .badIdentifier, "events", "id,when,type,title\nzébra,2014,battle,x\n", "2:1 ND-V006 error id",
      marker: "zébra"),
    // what may name an event that is yet to come has to be an id as well
    Faulty(.badIdentifier, "claims", claim + "\nc1,\"a1, zebra\",account,a1,x,s1\n", "2:4 ND-V006 error about"),
    Faulty(
      .badIdentifier, "events", "id,when,type,title,part_of\ne1,2014,battle,x,<zebra>\n", "2:18 ND-V006 error part_of"),
    Faulty(
      .badIdentifier, "events", "id,when,type,title,related\ne1,2014,battle,x,follows=a zebra\n",
      "2:18 ND-V006 error related"),
    Faulty(
      .badIdentifier, "events", "id,when,type,title,citations\ne1,2014,battle,x,The zebra#p1\n",
      "2:18 ND-V006 error citations"),
    Faulty(
      .identifierTooLong, "claims", claim + "\nc1,\(String(repeating: "zebra", count: 41)),account,a1,x,s1\n",
      "2:4 ND-V008 error about"),
    Faulty(.reservedIdentifier, "actors", "id,name,kind\nunnamed,zebra,person\n", "2:1 ND-V007 error id"),
    Faulty(.reservedIdentifier, "actors", "id,name,kind\nwithheld,zebra,person\n", "2:1 ND-V007 error id"),
    Faulty(
      .identifierTooLong, "actors", "id,name,kind\n\(String(repeating: "zebra", count: 41)),x,person\n",
      "2:1 ND-V008 error id"),
    Faulty(.badEscape, "events", "id,when,type,title,tags\ne1,2014,battle,x,a;zebra\\n\n", "2:18 ND-V009 error tags"),
    Faulty(.badEscape, "events", "id,when,type,title,tags\ne1,2014,battle,x,zebra\\\n", "2:18 ND-V009 error tags"),
    Faulty(.emptyItem, "events", "id,when,type,title,tags\ne1,2014,battle,x,a;;zebra\n", "2:18 ND-V010 error tags"),
    Faulty(.emptyItem, "events", "id,when,type,title,tags\ne1,2014,battle,x,zebra;\n", "2:18 ND-V010 error tags"),
    Faulty(.badURL, "sources", "id,title,kind,url\ns1,x,news,javascript:zebra\n", "2:11 ND-V011 error url"),
    Faulty(.badURL, "sources", "id,title,kind,url\ns1,x,news,http://zebra/<b>\n", "2:11 ND-V011 error url"),
    Faulty(
      .badLanguage, "sources", "id,title,kind,language\ns1,x,news,zebra language\n", "2:11 ND-V012 error language"),
    Faulty(.badDigest, "sources", "id,title,kind,sha256\ns1,x,news,zebra\n", "2:11 ND-V013 error sha256"),
    Faulty(.badCountry, "actors", "id,name,kind,country\na1,x,person,zebra\n", "2:13 ND-V014 error country"),
    Faulty(
      .badTimestamp, "events", "id,when,type,title,updated\ne1,2014,battle,x,98765\n",
      "2:18 ND-V015 error updated", marker: "98765"),
    Faulty(
      .badTimestamp, "events", "id,when,type,title,updated\ne1,2014,battle,x,2017-03-04\n",
      "2:18 ND-V015 error updated", marker: "2017-03-04"),
    Faulty(.badPair, "actors", "id,name,kind,extra\na1,x,person,a=b;zebra\n", "2:13 ND-V016 error extra"),
    Faulty(.badCitation, "actors", "id,name,kind,citations\na1,x,person,s1;#zebra\n", "2:13 ND-V017 error citations"),
    Faulty(
      .emptyItem, "events", "id,when,type,title,targets\nzebra,2014,battle,x,a1;\n", "2:21 ND-V010 error targets",
      marker: "a1;"),
    Faulty(
      .badLink, "events", "id,when,type,title,related\ne1,2014,battle,x,same-as=\n", "2:18 ND-V018 error related",
      marker: "same-as=\n"),
    Faulty(
      .badLink, "events", "id,when,type,title,related\ne1,2014,battle,x,like zebra\n", "2:18 ND-V018 error related"),
    Faulty(.badLink, "events", "id,when,type,title,related\ne1,2014,battle,x,zebra=e1\n", "2:18 ND-V018 error related"),
    Faulty(
      .badClaimValue, "claims", claim + ",value\nc1,a1,casualty-figure,a1,x,s1,zebra\n", "2:31 ND-V019 error value"),
    Faulty(
      .badClaimValue, "claims", claim + ",value\nc1,a1,casualty-figure,a1,x,s1,killed=98765..3\n",
      "2:31 ND-V019 error value", marker: "98765"),
    Faulty(.badClaimValue, "claims", claim + ",value\nc1,a1,occurrence,a1,x,s1,zebra\n", "2:26 ND-V019 error value"),
    Faulty(.badClaimValue, "claims", claim + ",value\nc1,a1,date,a1,x,s1,zebra\n", "2:20 ND-V019 error value"),
    // MARK: Dates
    Faulty(.notADate, "events", "id,when,type,title\ne1,zebra 2014,battle,x\n", "2:4 ND-D001 error when"),
    Faulty(
      .noSuchDay, "events", "id,when,type,title\ne1,2017-02-29,battle,x\n", "2:4 ND-D002 error when",
      marker: "2017-02-29"),
    Faulty(
      .noSuchDay, "sources", "id,title,kind,accessed\ns1,x,news,2017-02-29\n", "2:11 ND-D002 error accessed",
      marker: "2017-02-29"),
    Faulty(
      .endBeforeStart, "events", "id,when,type,title\ne1,2019/2017,battle,x\n", "2:4 ND-D003 error when",
      marker: "2019/2017"),
    Faulty(.oldDraftDate, "events", "id,when,type,title\ne1,197u,battle,x\n", "2:4 ND-D004 error when", marker: "197u"),
    Faulty(
      .oldDraftDate, "events", "id,when,type,title\ne1,2017/open,battle,x\n", "2:4 ND-D004 error when",
      marker: "2017/"),
    Faulty(
      .inTheFuture, "events", "id,when,type,title\ne1,2026-11-25,battle,x\n", "2:4 ND-D005 warning when",
      marker: "2026-11-25"),
    Faulty(
      .notADay, "sources", "id,title,kind,accessed\ns1,x,news,2017-03\n", "2:11 ND-D006 error accessed",
      marker: "2017-03"),
    // MARK: Identity
    Faulty(
      .duplicateIdentifier, "events", "id,when,type,title\ne1,2014,battle,x\ne1,2015,riot,zebra\n",
      "3:1 ND-I001 error id"),
    Faulty(.duplicateIdentifier, "events", "id,when,type,title\na1,2014,battle,zebra\n", "2:1 ND-I001 error id"),
    Faulty(
      .danglingReference, "events", "id,when,type,title,side_a\ne1,2014,battle,x,a1;zebra\n",
      "2:18 ND-I002 error side_a"),
    Faulty(
      .danglingReference, "events", "id,when,type,title,place\ne1,2014,battle,x,zebra\n", "2:18 ND-I002 error place"),
    Faulty(
      .danglingReference, "actors", "id,name,kind,citations\na1,x,person,zebra#p1\n", "2:13 ND-I002 error citations"),
    Faulty(
      .danglingReference, "claims", claim + ",medium\nc1,a1,account,zebra,x,s1,zebra\n",
      "2:15 ND-I002 error speaker", "2:26 ND-I002 error medium"),
    Faulty(.wrongTable, "events", "id,when,type,title,side_a\ne1,2014,battle,zebra,p1\n", "2:22 ND-I003 error side_a"),
    Faulty(
      .wrongTable, "claims", claim + ",stance_on\nc1,a1,account,p1,zebra,s1,a1\n", "2:15 ND-I003 error speaker",
      "2:27 ND-I003 error stance_on"),
    Faulty(
      .danglingEvent, "events", "id,when,type,title,part_of,related\ne1,2014,battle,x,zebra,follows=zebra\n",
      "2:18 ND-I004 warning part_of", "2:24 ND-I004 warning related"),
    Faulty(
      .rejectedReference, "events",
      "id,when,type,title,part_of\ne2,2014,alien,zebra,\ne1,2014,battle,x,e2\n",
      "2:9 ND-V005 error type", "3:18 ND-I005 warning part_of"),
    Faulty(
      .badClaimValue, "claims", claim + ",value\nc1,a1,place,a1,x,s1,zebra\n", "2:21 ND-V019 error value"),
    Faulty(
      .badClaimValue, "claims", claim + ",value,attributed_to\nc1,a1,responsibility,a1,x,s1,zebra,a1\n",
      "2:30 ND-V019 error value"),
    Faulty(.danglingEvent, "claims", claim + "\nc1,zebra,account,a1,x,s1\n", "2:4 ND-I004 warning about"),
    // MARK: Attribution
    Faulty(.claimWithoutCitation, "claims", claim + "\nc1,a1,account,a1,zebra,\n", "2:24 ND-A001 error citations"),
    Faulty(
      .verbatimWithoutText, "claims", claim + ",verbatim,notes\nc1,a1,account,a1,,s1,yes,zebra\n",
      "2:18 ND-V001 error text", "2:18 ND-A002 error text"),
    Faulty(
      .namesNobody, "claims", claim + ",attributed_to\nc1,a1,responsibility,a1,zebra,s1,\n",
      "2:34 ND-A003 warning attributed_to"),
    Faulty(
      .stanceOnNothing, "claims", claim + ",stance,stance_on\nc1,a1,account,a1,zebra,s1,denies,\n",
      "2:34 ND-A004 warning stance_on"),
    // MARK: Plausibility
    Faulty(
      .deathsOutOfOrder, "events", deaths + "e1,2014,battle,x,98765,3,8\n", "2:18 ND-P001 warning deaths_low",
      "2:18 ND-P010 warning deaths_low", marker: "98765"),
    Faulty(
      .deathsOutOfOrder, "events", deaths + "e1,2014,battle,x,1,98765,8\n", "2:20 ND-P010 warning deaths_best",
      "2:26 ND-P001 warning deaths_high", marker: "98765"),
    Faulty(
      .deathsOutOfOrder, "events", deaths + "e1,2014,battle,x,98765,,8\n", "2:18 ND-P001 warning deaths_low",
      "2:18 ND-P010 warning deaths_low", marker: "98765"),
    Faulty(.nullIsland, "places", "id,name,latitude,longitude\np1,zebra,0,-0.0\n", "2:10 ND-P002 warning latitude"),
    Faulty(
      .placeTwice, "events", "id,when,type,title,place,admin1\ne1,2014,battle,x,p1,zebra\n",
      "2:18 ND-P003 error place"),
    Faulty(
      .halfCoordinate, "places", "id,name,latitude,longitude\np1,x,,98.765\n", "2:7 ND-P004 warning longitude",
      marker: "98.765"),
    Faulty(
      .unknownCountryName, "ged191", gedHeader + "\n1,1,d,A,B,x,1,1,1,2014-01-02,2014-01-02,1,1,1,zebra,y\n",
      "2:47 ND-P005 info country"),
    Faulty(
      .zeroMayMeanUnknown, "acled", acledHeader + "\nA1,2014-01-02,1,Riots,Mob violence,zebra,,1,0,2014\n",
      "1:95 ND-P006 info fatalities"),
    Faulty(
      .noDatePrecision, "acled", acledHeader + "\nA1,2014-01-02,,Riots,Mob violence,zebra,,1,3,2014\n",
      "2:15 ND-D014 warning time_precision"),
    Faulty(
      .noDatePrecision, "ged", gedHeader + "\n1,1,zebra,A,B,x,1,1,,2014-01-02,,1,1,1,Libya,y\n",
      "2:21 ND-D014 warning date_prec"),
    Faulty(
      .yearContradictsDate, "acled", acledHeader + "\nA1,2014-01-02,1,Riots,Mob violence,zebra,,1,3,2015\n",
      "2:47 ND-P007 error year"),
    // MARK: Hazards
    Faulty(
      .controlCharacter, "events", "id,when,type,title\ne1,2014,battle,\u{1B}[31mzebra\n", "2:16 ND-H001 warning title",
      "2:16 ND-E030 warning title"),
    Faulty(
      .controlCharacter, "events", "id,when,type,title\ne1,2014,battle,zebra\u{85}\n", "2:16 ND-H001 warning title"),
    Faulty(
      .controlCharacter, "events", "id,when,type,title\ne1,2014,battle,zebra\u{FFFE}\n", "2:16 ND-H001 warning title",
      "2:16 ND-E030 warning title"),
    Faulty(
      .nulCharacter, "events", "id,when,type,title\ne1,2014,battle,ze\u{0}bra\n", "2:16 ND-H009 error title",
      marker: "bra"),
    Faulty(.bidiControl, "events", "id,when,type,title\ne1,2014,battle,\u{202E}zebra\n", "2:16 ND-H002 warning title"),
    Faulty(.bidiControl, "events", "id,when,type,title\ne1,2014,battle,zebra\u{2066}\n", "2:16 ND-H002 warning title"),
    Faulty(
      .longName, "actors", "id,name,kind\nb1,\(String(repeating: "é", count: 513)),person\n",
      "2:4 ND-V022 warning name", marker: "éé"),
    Faulty(
      .longName, "actors", "id,name,kind,aliases\nb1,x,person,y;\(String(repeating: "z", count: 513));w\n",
      "2:13 ND-V022 warning aliases", marker: "zz"),
    Faulty(
      .manyMarks, "places", "id,name\np2,ze\(String(repeating: "\u{301}", count: 17))bra\n",
      "2:4 ND-V023 warning name", marker: "bra"),
    // MARK: Lists, placeholders, dates against each other
    Faulty(
      .twiceInList, "events", "id,when,type,title,tags\ne1,2014,battle,x,a;zebra;zebra\n", "2:18 ND-V020 info tags"),
    Faulty(
      .placeholder, "events", "id,when,type,title,location\ne1,2014,battle,x,N/A\n", "2:18 ND-V021 info location",
      marker: "battle,x,N/A"),
    Faulty(
      .accessedEarly, "sources", "id,title,kind,published,accessed\ns1,zebra,news,2019-05,2018-11-02\n",
      "2:23 ND-D007 warning accessed"),
    Faulty(
      .futureReport, "claims", claim + ",said\nc1,a1,account,a1,zebra,s1,2091\n", "2:27 ND-D008 warning said"),
    Faulty(
      .reportedEarly, "events", "id,when,type,title,reported\ne1,2014-05-16,battle,zebra,2014-05-15\n",
      "2:28 ND-D009 warning reported"),
    Faulty(.longAgo, "events", "id,when,type,title\ne1,0214,battle,zebra\n", "2:4 ND-D010 warning when"),
    Faulty(.longIncident, "events", "id,when,type,title\ne1,2013/2014,battle,zebra\n", "2:4 ND-D011 info when"),
    Faulty(.serialDay, "events", "id,when,type,title\ne1,42345,battle,x\n", "2:4 ND-D012 error when", marker: "42345"),
    Faulty(
      .serialDay, "sources", "id,title,kind,accessed\ns1,x,news,42345\n", "2:11 ND-D012 error accessed",
      marker: "42345"),
    Faulty(
      .shortSeries, "events", "id,when,type,title,scope\ne1,2014-05-16,battle,zebra,series\n", "2:4 ND-D013 info when"),
    // MARK: Circles
    Faulty(
      .partOfCircle, "events", "id,when,type,title,part_of\ne1,2014,battle,zebra,e2\ne2,2014,battle,y,e1\n",
      "2:22 ND-I006 warning part_of", "3:18 ND-I006 warning part_of"),
    Faulty(
      .derivedFromCircle, "sources", "id,title,kind,derived_from\ns1,zebra,news,s2\ns2,x,news,s1\n",
      "2:15 ND-I007 warning derived_from", "3:11 ND-I007 warning derived_from"),
    Faulty(
      .selfReference, "events", "id,when,type,title,part_of\ne1,2014,battle,zebra,e1\n",
      "2:22 ND-I008 warning part_of"),
    Faulty(
      .selfReference, "relations", "id,subject,kind,object,citations\nzebra,a1,leads,a1,s1\n",
      "2:16 ND-I008 warning object", marker: "leads"),
    Faulty(
      .relationCircle, "relations",
      "id,subject,kind,object,citations\nzebra1,a1,component-of,a2,s1\nzebra2,a2,component-of,a1,s1\n",
      "2:24 ND-I009 warning object", "3:24 ND-I009 warning object", marker: "a1,component-of,a2"),
    // MARK: Claims that can be followed, an event's own voice
    Faulty(.noMedium, "claims", claim + "\nc1,a1,account,a1,zebra,s1\n", "2:1 ND-A005 info medium"),
    Faulty(.notDated, "claims", claim + ",said\nc1,a1,account,a1,zebra,s1,\n", "2:27 ND-A006 info said"),
    Faulty(
      .noLocator, "claims", claim + ",verbatim,language\nc1,a1,account,a1,zebra,s1,yes,en\n",
      "2:24 ND-A007 info citations"),
    Faulty(
      .tooCredible, "claims", claim + ",credibility\nc1,a1,account,a1,zebra,s1,1\n",
      "2:27 ND-A008 warning credibility"),
    Faulty(
      .tooCredible, "events", "id,when,type,title,citations,credibility\ne1,2014,battle,zebra,s1,1\n",
      "2:25 ND-A008 warning credibility"),
    Faulty(.uncited, "sources", "id,title,kind\ns1,zebra,news\n", "2:1 ND-A011 info id"),
    Faulty(
      .blameInText, "events", "id,when,type,title,summary\ne1,2014,battle,x,Six were killed by zebra.\n",
      "2:27 ND-A013 info summary"),
    Faulty(
      .motiveInText, "events", "id,when,type,title,summary\ne1,2014,battle,x,Shelled in retaliation for zebra\n",
      "2:29 ND-A014 info summary"),
    Faulty(
      .labelInText, "events", "id,when,type,title\ne1,2014,battle,Terrorists attack zebra\n",
      "2:16 ND-A015 info title"),
    Faulty(.nothingCited, "events", "id,when,type,title\ne1,2014,battle,zebra\n", "2:1 ND-A016 info citations"),
    Faulty(
      .foreignRetraction, "claims",
      claim + ",stance_on,stance\nc1,a1,account,a1,x,s1,,\nc2,a1,account,a2,zebra,s1,c1,retracts\n",
      "3:30 ND-A017 warning stance"),
    Faulty(
      .unnamedWithoutRole, "claims", claim + ",speaker_role\nc1,a1,account,unnamed,zebra,s1,\n",
      "2:32 ND-A018 info speaker_role"),
    Faulty(
      .verbatimWithoutLanguage, "claims", claim + ",verbatim,language\nc1,a1,account,a1,zebra,s1#p1,yes,\n",
      "2:34 ND-A019 info language"),
    // MARK: Places and numbers
    Faulty(
      .outsideCountry, "places", "id,name,country,latitude,longitude\np1,zebra,LBY,55.5,32.5\n",
      "2:10 ND-P008 warning country"),
    Faulty(
      .swappedCoordinates, "places", "id,name,country,latitude,longitude\np1,zebra,LY,20.1,32.1\n",
      "2:13 ND-P009 warning latitude"),
    Faulty(
      .manyDeaths, "events", "id,when,type,title,deaths_best\ne1,2014,protest,x,98765\n",
      "2:19 ND-P010 warning deaths_best", marker: "98765"),
    Faulty(
      .wideDeaths, "events", deaths + "e1,2014,battle,x,3,5,987\n", "2:22 ND-P011 warning deaths_high", marker: "987"),
    Faulty(
      .civiliansExceed, "events",
      "id,when,type,title,deaths_best,deaths_civilians\ne1,2014,battle,x,3,987\n",
      "2:20 ND-P012 warning deaths_civilians", marker: "987"),
    Faulty(
      .retiredCountry, "actors", "id,name,kind,country\na1,zebra,person,YUG\n", "2:17 ND-P013 warning country"),
    Faulty(
      .bothSides, "events", "id,when,type,title,side_a,side_b\ne1,2014,battle,zebra,a2;a1,a1\n",
      "2:28 ND-P015 info side_b"),
    Faulty(
      .precisionAlone, "events", "id,when,type,title,place_precision\ne1,2014,battle,zebra,1\n",
      "2:22 ND-P016 info place_precision"),
    // MARK: Twice
    Faulty(
      .sameURL, "sources", "id,title,kind,url\ns1,x,news,https://x.org/\ns2,zebra,news,https://x.org/\n",
      "3:15 ND-U003 warning url"),
    Faulty(.sameName, "actors", "id,name,kind\na1,zebra,person\na2,Zebra,person\n", "3:4 ND-U004 info name"),
    Faulty(.samePlace, "places", "id,name\np1,zebra\np2,zebra\n", "3:4 ND-U005 info name"),
    Faulty(
      .sameClaim, "claims", claim + "\nc1,a1,account,a1,zebra,s1\nc2,a1,account,a1,zebra,s1\n",
      "3:18 ND-U006 warning text"),
    // MARK: Spreadsheets
    Faulty(.formula, "events", "id,when,type,title\ne1,2014,battle,=zebra\n", "2:16 ND-T001 info title"),
    Faulty(.longText, "events", "2:16 ND-T002 info title", marker: "zebra") {
      Array("id,when,type,title\ne1,2014,battle,zebra".utf8) + [UInt8](repeating: 0x78, count: 32_763) + [0x0A]
    },
    Faulty(.guardLeft, "events", "id,when,type,title\ne1,2014,battle,'=zebra\n", "2:16 ND-T007 info title"),
    Faulty(.mangledIdentifier, "events", "id,when,type,title\nMAR1,2014,battle,zebra\n", "2:1 ND-T003 info id"),
    Faulty(
      .errorValue, "events", "id,when,type,title\ne1,2014,battle,#NUM!\n", "2:16 ND-T004 warning title",
      marker: "battle,#NUM!"),
    Faulty(.outerBlanks, "events", "id,when,type,title\ne1,2014,battle,zebra \n", "2:16 ND-T005 info title"),
    // MARK: Security
    Faulty(.markup, "events", "id,when,type,title\ne1,2014,battle,<b>zebra</b>\n", "2:16 ND-H003 info title"),
    Faulty(.mojibake, "events", "id,when,type,title\ne1,2014,battle,zebraÃ©\n", "2:16 ND-H004 warning title"),
    Faulty(.invisible, "events", "id,when,type,title\ne1,2014,battle,zebra\u{200B}\n", "2:16 ND-H005 warning title"),
    Faulty(
      .secretInURL, "sources", "id,title,kind,url\ns1,x,news,https://me:zebra@example.org/\n",
      "2:11 ND-H006 warning url"),
    Faulty(
      .contactInText, "events", "id,when,type,title\ne1,2014,battle,ask zebra@example.org\n",
      "2:16 ND-H007 info title"),
    Faulty(
      .testimonyUnmarked, "sources", "id,title,kind,marking\ns1,zebra,testimony,\n", "2:20 ND-H008 warning marking"),
  ]

  private static let acledHeader =
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,geo_precision,fatalities,year"
  private static let claim = "id,about,kind,speaker,text,citations"
  private static let deaths = "id,when,type,title,deaths_low,deaths_best,deaths_high\n"
}

@Suite struct `Every check` {
  @Test(arguments: Faulty.all)
  private func `say what is wrong, where, and nothing of what stands there`(_ faulty: Faulty) throws {
    let folder = try RegisterFolder(texts: Faulty.around.filter { $0.0 != faulty.name })
    let text = faulty.text()
    try folder.write(faulty.name, text)
    let edited = try folder.pass(threads: 2, policy: faulty.policy)
    #expect(edited.findings == faulty.found.map { "\(faulty.name):\($0)" })
    #expect(faulty.found.contains { $0.contains(faulty.code.entry.code + " " + faulty.code.entry.severity.rawValue) })

    // a record with an error is rejected, any other kept
    let isRejected = faulty.found.contains { $0.contains(" error") }
    #expect(edited.outcome.counts.reduce(0) { $0 + $1.rejected } == (isRejected ? 1 : 0))
    let codes = Table.allCases.flatMap { edited.rejected($0) }.compactMap { $0["nd_code"] }
    #expect(codes.isEmpty == !isRejected)
    for found in faulty.found where found.contains(" error") {
      #expect(codes.contains { $0.contains(found.split(separator: " ")[1]) })
    }

    #expect(String(decoding: text, as: UTF8.self).contains(faulty.marker))
    #expect(!edited.text("findings.csv").contains(faulty.marker))
    for report in FindingReports.all where !report.quotesLines {
      let sink = MemorySink(room: .max)
      _ = try Edited(
        [folder.path], 1, 1 << 20, [], 20_781, faulty.policy, MemoryFolder(), reports: [ReportOrder(report, to: sink)])
      let told = String(decoding: sink.bytes, as: UTF8.self)
      #expect(!told.contains(faulty.marker), "\(report.name)")
      // without an export none has anything to say
      let found = faulty.found.count { !$0.contains("ND-E") }
      if report.name == "lines" { #expect(told.split(separator: "\n").count == found) }
    }
  }

  @Test func `explain every code, with an example and the way to silence it`() {
    #expect(FindingCode.allCases.count >= 90)
    #expect(Set(FindingCode.catalogue.map(\.code)).count == FindingCode.allCases.count)
    for code in FindingCode.allCases {
      let entry = code.entry
      #expect(entry.code.wholeMatch(of: /ND-[A-Z][0-9]{3}/) != nil)
      #expect(entry.message.count > 10 && entry.explanation.count > 20 && entry.hint.count > 5, "\(code)")
      #expect(!entry.bad.isEmpty && !entry.good.isEmpty && entry.bad != entry.good, "\(code)")
      #expect(FindingReference.text(code).contains("To silence it: "))
      #expect(code.family.title.count > 3)
    }
  }

  /// Each is run: those here, and those of ``CodeCase/all``.
  @Test func `have a case for every code`() {
    let here = Set(Faulty.all.map(\.code))
    let elsewhere = Set(CodeCase.all.map(\.code))
    #expect(Set(FindingCode.allCases).subtracting(here).subtracting(elsewhere) == [])
  }

  @Test(arguments: [
    ("places", "id,name,latitude,longitude,precision\np2,x,90,-180,7\np3,x,-90.0,180,1\np4,x,0.5,0,\n"),
    (
      "actors",
      "id,name,kind,aliases\na2,\(String(repeating: "é", count: 512)),person,x\(String(repeating: "\u{301}", count: 16))\n"
    ),
    ("actors", "id,name,kind,country,aliases,extra\na2,x,person,LY,a\\;b;c\\\\,k=v;k=\na3,x,person,XKX,,\n"),
    (
      "sources",
      "id,title,kind,url,language,published,accessed\ns2,x,news,https://x.org/?a=1&b=2,ar-LY,2014~,2020-02-29\n"
    ),
    (
      "events",
      "id,when,type,title,deaths_low,deaths_best,deaths_high\ne1,2026-11-24,battle,x,1,1,1\ne2,XXXX,riot,y,,0,\n"
    ),
    ("events", "id,when,type,title,updated\ne1,2014,battle,\u{200F}\tx\u{61C},2014-05-16T10:00:00+02:00\n"),
    ("events", "id,when,type,title,latitude,longitude\ne1,1984?/2004-06~,battle,x,-12.5,020.00\n"),
    (
      "claims",
      "id,about,kind,speaker,medium,text,citations,value\nc1,a1,casualty-figure,unnamed,broadcast,x,s1#p2,killed=1;injured=2..3;missing=5..\n"
    ),
    ("claims", "id,about,kind,speaker,text,citations,value,verbatim\nc1,a1;a2,date,s1,x,s1,[2013..2014],yes\n"),
  ])
  func `find nothing wrong with`(name: String, text: String) throws {
    let folder = try RegisterFolder(texts: Faulty.around.filter { $0.0 != name + ".csv" } + [(name + ".csv", text)])
    let edited = try folder.pass()
    #expect(edited.findings == [])
    #expect(edited.counts(try #require(Table(name: name))).accepted == text.count { $0 == "\n" } - 1)
  }

  @Test func `say once that a column is missing, and reject every record`() throws {
    let folder = try RegisterFolder(texts: [("events.csv", "id,when,title\na,2014,x\nb,bad,y\nc,2015,z\n")])
    let edited = try folder.pass(blockSize: 5)
    #expect(edited.findings == ["events.csv:1:1 ND-S001 error type", "events.csv:3:3 ND-D001 error when"])
    #expect(edited.rejected(.events).map { $0["nd_code"] } == ["ND-S001", "ND-D001;ND-S001", "ND-S001"])
    #expect(edited.counts(.events).accepted == 0)
  }

  @Test func `report nothing but the syntax of a record that cannot be read`() throws {
    let text = "id,when,type,title\na1,2014,battle,x\ne1,2014,battle,x\ne1,bad\na1,worse,b\"\n"
    let folder = try RegisterFolder(texts: Faulty.around + [("events.csv", text)])
    #expect(
      try folder.pass().findings == [
        "events.csv:2:1 ND-I001 error id", "events.csv:4:1 ND-R003 error", "events.csv:5:10 ND-R001 error",
      ])
  }

  @Test func `say of a field that cannot be read nothing but that`() throws {
    let event = #"{"id":"e1","when":"2014","type":"battle","title":{"en":"x"},"tags":"x"}"#
    let claim = #"{"id":"c1","about":["e1"],"kind":"account","speaker":"unnamed","text":"x","citations":"s1"}"#
    let folder = try RegisterFolder(texts: [("events.jsonl", event), ("claims.jsonl", claim)])
    #expect(
      try folder.pass().findings == [
        "claims.jsonl:1:87 ND-R013 error citations", "events.jsonl:1:50 ND-R013 error title",
        "events.jsonl:1:68 ND-R013 error tags",
      ])
  }

  @Test func `go to the end of the file`() throws {
    let rows = (0..<3000).map { "e\($0),bad,worse,x\n" }.joined()
    let folder = try RegisterFolder(texts: [("events.csv", "id,when,type,title\n" + rows)])
    let edited = try folder.pass(threads: 3, blockSize: 4093, exporters: [CSVExporter()])
    #expect(edited.findings.count == 6000)
    #expect(edited.findings.last == "events.csv:3001:11 ND-V005 error type")
    #expect(edited.outcome.edition.findings.map(\.count) == [3000, 3000])
    #expect(edited.rejected(.events).last?["nd_original"] == "e2999,bad,worse,x")
  }
}
