internal import NightdeskKit
internal import Testing

/// A register that is checked with everything that the catalogue has.
private func found(
  _ files: [(String, String)], _ code: FindingCode, policy: CheckPolicy = CheckPolicy()
) throws -> [String] {
  let folder = try RegisterFolder(texts: files.map { (name: $0.0 + ".csv", text: $0.1) })
  let edited = try folder.pass(threads: 2, policy: policy)
  return edited.findings.filter { $0.contains(code.entry.code) }
}

@Suite struct `What a register says of itself` {
  private let actors = ("actors", "id,name,kind\na1,A,person\na2,B,person\n")
  private let claim = "id,about,kind,speaker,text,citations,said\n"

  @Test(arguments: [
    ("2014-05-16", "2013", "account", true), ("2014-05-16", "2014", "account", false),
    ("2014-05-16", "2014-05-15", "label", true), ("2014-05-16", "2013", "aim", false), ("2014", "", "account", false),
    ("XXXX", "2013", "account", false), ("../2014", "2013", "account", false), ("2014/..", "..", "account", true),
  ])
  func `is that a claim was made before its event`(when: String, said: String, kind: String, isFound: Bool) throws {
    let files = [
      actors, ("sources", "id,title,kind\ns1,T,news\n"), ("events", "id,when,type,title\ne1,\(when),battle,x\n"),
      ("claims", claim + "c1,a1;e1,\(kind),a1,t,s1,\(said == ".." ? "../2012" : said)\n"),
    ]
    let place = "claims.csv:2:\(19 + kind.count) ND-A009 warning said"
    #expect(try found(files, .saidBefore) == (isFound ? [place] : []))
  }

  @Test func `is that a claim is younger than its source`() throws {
    let files = [
      actors, ("sources", "id,title,kind,published\ns1,T,news,2019\ns2,U,news,2021\n"),
      ("claims", claim + "c1,a1,account,a1,t,s1,2020\nc2,a1,account,a1,u,s1,2019-06\nc3,a1,account,a1,v,s2,2020\n"),
    ]
    #expect(try found(files, .saidLate) == ["claims.csv:2:23 ND-A010 warning said"])
  }

  @Test func `is which sources nobody uses, and which nobody has opened`() throws {
    let files = [
      actors,
      (
        "sources",
        "id,title,kind,accessed,derived_from\ns1,T,news,,\ns2,U,news,2020-01-01,\n"
          + "s3,V,news,,\ns4,W,news,,s5\ns5,X,news,,\n"
      ),
      ("claims", "id,about,kind,speaker,text,medium,citations\nc1,a1,account,a1,t,s3,s2\n"),
      ("events", "id,when,type,title,citations\ne1,2014,battle,x,s1#p2\n"),
    ]
    #expect(try found(files, .uncited) == ["sources.csv:5:1 ND-A011 info id"])
    #expect(try found(files, .unopenedSource) == ["sources.csv:2:11 ND-A020 info accessed"])
  }

  @Test func `is on how many publishers an event rests`() throws {
    let files = [
      (
        "sources",
        "id,title,kind,publisher,derived_from\ns1,T,news,P,\ns2,U,news,Q,\ns3,V,news,p,\n"
          + "s4,W,news,R,s2\ns5,X,news,,\ns6,Y,news,,\n"
      ),
      (
        "events",
        "id,when,type,title,citations,dataset,credibility\n"
          + "e1,2014,battle,a,s1;s2,,\ne2,2014,battle,b,s1;s3,,\ne3,2014,battle,c,s2;s4,,\ne4,2014,battle,d,s5;s6,,\n"
          + "e5,2014,battle,e,s1;s5,,1\ne6,2014,battle,f,s1,GED,\ne7,2014,battle,g,s1;s3,GED,1\n"
      ),
    ]
    #expect(
      try found(files, .onePublisher) == [
        "sources.csv:2:11 ND-A012 info publisher", "sources.csv:3:11 ND-A012 info publisher",
        "sources.csv:6:11 ND-A012 info publisher",
      ])
    #expect(try found(files, .tooCredible).map { $0.split(separator: ":")[1] } == ["8"])
  }

  @Test(arguments: [
    ("statement", 10, false), ("statement", 11, true), ("agreement", 50, true), ("assassination", 100, false),
    ("assassination", 101, true), ("protest", 1000, false), ("battle", 10_000, false), ("battle", 10_001, true),
  ])
  func `is that more died than in any event of its type`(type: String, deaths: Int, isFound: Bool) throws {
    let events = ("events", "id,when,type,title,deaths_best\ne1,2014,\(type),x,\(deaths)\n")
    #expect(try found([events], .manyDeaths).isEmpty != isFound)
  }

  @Test func `is said once of countries without an outline`() throws {
    let files = [
      ("places", "id,name,country,latitude,longitude\np1,A,LIE,47.1,9.5\n"),
      ("events", "id,when,type,title,country,latitude,longitude\ne1,2014,riot,x,SGP,1.3,103.8\n"),
    ]
    #expect(try found(files, .noOutline) == ["(the whole register):1:1 ND-P014 info"])
  }
}

@Suite struct `Events that may be one` {
  private let header =
    "id,when,type,title,country,latitude,longitude,place_precision,targets,part_of,related,dataset,dataset_id,marking\n"
  private let actors = ("actors", "id,name,kind\na1,A,person\na2,B,person\n")

  private func pairs(_ rows: [String], _ code: FindingCode = .nearDuplicate) throws -> [String] {
    try found([actors, ("events", header + rows.joined(separator: "\n") + "\n")], code)
      .map { $0.split(separator: ":")[1].description }
  }

  private static let first = "e1,2014-05-16,battle,Shooting at the old market gate,LBY,32.1,20.1,1,a1,,,,,"

  @Test(arguments: [
    ("e2,2014-05-16,riot,Shooting at the market gate,LBY,32.105,20.1,1,a1,,,,,", true),
    ("e2,2014-05,riot,Shooting at the old market gate,LBY,32.1,20.1,1,a1,,,,,", true),
    ("e2,2014-05-15/2014-05-17,riot,Old market gate shooting,LBY,32.1,20.1,1,a1,,,,,", true),
    // another day, place, actor, story
    ("e2,2014-05-17,riot,Shooting at the old market gate,LBY,32.1,20.1,1,a1,,,,,", false),
    ("e2,2014-05-16,riot,Shooting at the old market gate,LBY,32.3,20.1,1,a1,,,,,", false),
    ("e2,2014-05-16,riot,Shooting at the old market gate,LBY,32.3,20.1,2,a1,,,,,", true),
    ("e2,2014-05-16,riot,Shooting at the old market gate,LBY,32.1,20.1,1,a2,,,,,", false),
    ("e2,2014-05-16,riot,Shooting at the old market gate,LBY,32.1,20.1,1,,,,,,", false),
    ("e2,2014-05-16,riot,A bomb in a car,LBY,32.1,20.1,1,a1,,,,,", false),
    ("e2,2014-05-16,riot,Shooting at the old market gate,LBY,32.1,20.1,1,a1,,,GED,7,", true),
    // somebody has looked
    ("e2,2014-05-16,riot,Shooting at the old market gate,LBY,32.1,20.1,1,a1,e1,,,,", false),
    ("e2,2014-05-16,riot,Shooting at the old market gate,LBY,32.1,20.1,1,a1,,see-also=e1,,,", false),
  ])
  func `are found by day, place, actors and words`(other: String, isFound: Bool) throws {
    #expect(try pairs([Self.first, other]) == (isFound ? ["3"] : []))
    #expect(try pairs([other, Self.first]) == (isFound ? ["3"] : []))
  }

  @Test func `are left alone where one dataset tells them apart`() throws {
    let rows = ["7", "8"].map { String(Self.first.dropLast(2)) + "GED,\($0)," }
    let other = rows[1].replacing("e1", with: "e2").replacing("battle", with: "riot")
    #expect(try pairs([rows[0], other]) == [])
    #expect(try pairs([rows[0], other.replacing("GED", with: "ACLED")]) == ["3"])
  }

  @Test func `are left alone in one dataset as long as anything differs`() throws {
    let rows = ["7", "8"].map { String(Self.first.dropLast(2)) + "GED,\($0)," }
    let other = rows[1].replacing("e1", with: "e2")
    #expect(try pairs([rows[0], other], .sameTwice) == ["3"])
    #expect(try pairs([rows[0], other.replacing(",1,a1", with: ",2,a1")], .sameTwice) == [])
  }

  @Test(
    arguments: [
      // the place of the second event, whether they are one, and what is told
      ("p1", "0.6 km apart"), ("p2", nil), ("p3", "the evidence is withheld"), ("p4", nil),
    ] as [(String, String?)])
  func `are found where one names a place and the other a point`(place: String, evidence: String?) throws {
    let places =
      "id,name,latitude,longitude,precision,marking\np1,x,32.105,20.1,1,\np2,y,35,20.1,1,\n"
      + "p3,z,32.105,20.1,1,TLP:RED\np4,u,,,,\n"
    let events =
      "id,when,type,title,latitude,longitude,place_precision,place\ne1,2014-05-16,battle,Old market gate,32.1,20.1,1,\n"
      + "e2,2014-05-16,riot,Old market gate,,,,\(place)\n"
    let folder = try RegisterFolder(texts: [("places.csv", places), ("events.csv", events)])
    let told = try folder.pass(policy: CheckPolicy()).rows("findings.csv").filter { $0["code"] == "ND-U001" }
    #expect(told.count == (evidence == nil ? 0 : 1))
    if let evidence { #expect(told[0]["message"]?.contains(evidence) ?? false) }
  }

  @Test(arguments: ["2014", "2014-05", "XXXX"])
  func `are told five at most for each, and that there are more is said`(when: String) throws {
    let rows = (0..<40).map { "e\($0),\(when),battle,Shooting at the old market \($0),LBY,,,,,,,,,\n" }
    let events = header + rows.joined()
    let near = try found([("events", events)], .nearDuplicate)
    #expect(near.count == (when == "XXXX" ? 0 : 35 * 5 + 4 + 3 + 2 + 1))
    #expect(try found([("events", events)], .duplicatesLimited).count == (when == "XXXX" ? 0 : 1))
    // without a place nobody can say that it is one
    #expect(try found([("events", events.replacing("LBY", with: ""))], .nearDuplicate) == [])
  }

  @Test func `are found where only the name of the place is known`() throws {
    let rows = [
      "e1,2014,battle,Shooting at the old market,LBY,,,,a1,,,,,",
      "e2,2014,riot,Shooting in the old market,LBY,,,,a1,,,,,",
    ]
    #expect(try pairs(rows) == ["3"])
    #expect(try pairs([rows[0], rows[1].replacing("LBY", with: "EGY")]) == [])
    #expect(try pairs([rows[0], rows[1].replacing("2014", with: "2015")]) == [])
  }

  @Test func `and are the same in everything are a warning`() throws {
    let rows = [Self.first, Self.first.replacing("e1", with: "e2"), Self.first.replacing("e1", with: "e3")]
    #expect(try pairs(rows, .sameTwice) == ["3", "4"])
    #expect(try pairs(rows, .nearDuplicate) == ["4"])
  }

  @Test func `and one row of a dataset are a warning`() throws {
    let rows = [
      "e1,2014,battle,A,LBY,,,,,,,GED,12,", "e2,2015,battle,B,LBY,,,,,,,GED,12,", "e3,2015,battle,C,LBY,,,,,,,UCDP,12,",
    ]
    #expect(try pairs(rows, .sameDatasetID) == ["3"])
  }

  @Test func `are told with the evidence, unless one is marked`() throws {
    let other = "e2,2014-05-16,riot,Shooting at the market gate,LBY,32.105,20.1,1,a1,,,,,"
    func messages(_ rows: [String]) throws -> [String] {
      let files = [("actors.csv", actors.1), ("events.csv", header + rows.joined(separator: "\n") + "\n")]
      return try RegisterFolder(texts: files).pass(policy: CheckPolicy()).rows("findings.csv")
        .filter { $0["code"] == "ND-U001" }.map { $0["message"]! }
    }
    let told = try #require(try messages([Self.first, other]).first)
    #expect(told.contains("e1 ("))
    #expect(told.hasSuffix("events.csv:2), days overlap, 0.6 km apart, actors 100 % and words 80 % alike"))
    #expect(try #require(try messages([Self.first, other + "TLP:RED"]).first).hasSuffix("the evidence is withheld"))
  }

  @Test func `are looked for among a part of the events only, and that is said`() throws {
    var policy = CheckPolicy()
    policy.duplicates = 2
    let rows = ["e1", "e2", "e3"].map { Self.first.replacing("e1", with: $0) + "\n" }
    let events = ("events", header + rows.joined())
    #expect(try found([actors, events], .sameTwice, policy: policy).count == 1)
    let limited = try found([actors, events], .duplicatesLimited, policy: policy)
    #expect(limited == ["(the whole register):1:1 ND-U008 info"])
    policy.duplicates = 0
    #expect(try found([actors, events], .sameTwice, policy: policy) == [])
  }
}

@Suite struct `The lexicon` {
  private func hits(_ text: String, _ lexicon: Lexicon = .standard) -> String {
    var scratch = ByteBuffer(capacity: 64)
    let hits = lexicon.hits(in: text.utf8Span.span, &scratch)
    return (hits.blame == nil ? "" : "b") + (hits.motive == nil ? "" : "m") + (hits.label == nil ? "" : "l")
  }

  @Test(arguments: [
    ("Six people were killed.", ""), ("Six people were killed by the militia.", "b"),
    ("SIX WERE KILLED BY THEM", "b"), ("Killed, by night", ""), ("The party was responsible for it", "b"),
    // a sentence that says who speaks
    ("The ministry said that six were killed by the militia.", ""),
    ("According to a witness, six were killed by them.", ""),
    ("A witness spoke. Six were killed by them.", "b"), ("Six were killed by them. The ministry said so.", "b"),
    ("Six were killed by U.S. troops, officials said.", ""),
    // a town, a name and a country say nothing
    ("In Port Said six were killed by the militia.", "b"), ("Saïd and six others were killed by them.", "b"),
    ("In the United States six were killed by them.", "b"), ("SIX KILLED BY THEM, THE MAYOR SAID", ""),
    // quotation marks
    ("They were called “killed by the state”.", ""), ("A \"terrorist\" was shot", ""), ("« terroristes »", ""),
    ("‘terrorists’ they were", ""), ("the 'terrorists' fled", ""), ("the army's terrorists fled", "l"),
    ("\"Stop\" and terrorists", "l"), ("A 5\" pipe bomb of terrorists", "l"), ("\"Stop 5\" and terrorists", "l"),
    // motives and labels
    ("Shelled in retaliation for it", "m"), ("The fighters of the regime fled", "l"), ("Terrorists fled", "l"),
    ("the Martyrs Brigade fled", ""), ("counter-terrorism unit", "l"), ("a massacre, said the mayor", "l"),
    ("regimental band", ""), ("butchers", "l"), ("", ""), ("ab", ""), ("terr", ""), ("ـــ ًٌٍ", ""),
    ("Six died at the hands of the militia", "b"), ("An attack by the brigade", "b"), ("An attack by unknown men", ""),
    ("A man suspected of killing the judge fled", "b"), ("Nobody was found responsible for it", ""),
    ("The brigade was not responsible for it", ""), ("It is not known who killed the judge", ""),
    ("He was arrested for supporting the rebels", "m"), ("The anti-terrorism law passed", ""),
    ("a counter-terrorism operation", "l"),
    // French
    ("Six civils tués par la milice", "b"), ("Six civils tués par la milice, selon un témoin", ""),
    ("Le régime a bombardé la ville", "bl"), ("Tirs en représailles", "m"),
    ("l’armée libère la ville", ""),
    ("des traîtres", "l"), ("La milice est responsable des tirs", "b"), ("coupable d’un meurtre", "b"),
    ("Six morts, tués par la milice, a indiqué le maire", ""), ("L’armée dément que six soient tués par elle", ""),
    ("Manifestation organisée par les étudiants", ""), ("D’après l’ONU, six sont morts, tués par la milice", ""),
    ("Après la fête, six sont tués par la milice", "b"), ("Une attaque menée par la brigade", "b"),
    ("Une enquête menée par la police", ""), ("On ignore qui a tué le juge", ""),
    ("Le village est pilonné par l’armée", "b"), ("Il a été tué en raison de son travail", "m"),
    ("L’armée a torturé des détenus", "b"), ("Une voiture piégée tue neuf personnes", ""),
    ("Les combats ont tué douze personnes", ""), ("Six personnes n’ont pas été tuées par l’armée", ""),
    // Arabic
    ("قتل ستة على يد الميليشيا", "b"), ("قال شاهد إن ستة قتلوا على يد الميليشيا", ""), ("قتل الإرهابيون ستة", "l"),
    ("والإرهابيين", "l"), ("قُصفت السوق انتقامًا", "m"), ("اشتباكات في المدينة", ""), ("«إرهابيون» في المدينة", ""),
    ("يقول شاهد إن ستة قتلوا على يد الميليشيا", ""), ("وأكد الجيش أن ستة قتلوا على يد مسلحين", ""),
    ("نفى الجيش أن ستة قتلوا على أيدي جنوده", ""),
    ("قتل ستة. نفّذ الهجوم مسلحون؟ نعم", "b"), ("تعرضت القرية للقصف من قبل الجيش", "b"), ("قتل بنيران الجيش", "b"),
    ("قتل بسبب عمله", "m"), ("اعتقلت بسبب آرائها", "m"), ("اشتباكات في ميدان الشهداء", ""), ("سقط شهيدان", "l"),
    ("البرلمان يقر قانون مكافحة الإرهاب", ""), ("عملية لمكافحة الإرهاب", "l"), ("انسحبت قوات النظام", "l"),
    ("الجماعة ليست مسؤولة عن الهجوم", ""),
  ])
  func `finds`(text: String, expected: String) { #expect(hits(text) == expected) }

  /// Who acts is named before the word, and it is done to somebody: else nobody is blamed.
  @Test(arguments: [
    ("Militia kills six", "b"), ("Militia Kills Six in Benghazi", "b"), ("The army killed two civilians", "b"),
    ("Soldiers have killed 12 people.", "b"), ("The brigade shot dead two students", "b"),
    ("Police killed at least six protesters", "b"), ("Army shells Benghazi", "b"), ("Militia kills 1,200", "b"),
    ("Fighters stormed the base and killed three soldiers", "b"), ("the group which killed the mayor", "b"),
    ("They attacked the police station", "b"), ("The brigade abducted him", "b"), ("The army kills 2014 people", ""),
    // nobody is named
    ("Six killed in a market", ""), ("Two soldiers killed", ""), ("Six people were killed the day before", ""),
    ("Six killed at home", ""), ("Two students shot dead in Derna", ""), ("The mayor was killed a week later", ""),
    ("Six killed Monday", ""), ("Killed: six", ""), ("three killed 3 days ago", ""), ("Gunmen kill six", ""),
    ("Unidentified gunmen killed the mayor", ""), ("Armed men attack checkpoint", ""),
    ("He tried to kill the mayor", ""),
    ("The army did not kill the mayor", ""), ("On Tue 5 May two were hurt", ""), ("Attack in Derna kills two", ""),
    ("the attack, the second in a week", ""), ("an attack the day before", ""),
    // what kills and is nobody
    ("Blast kills six", ""), ("Car bomb kills two soldiers", ""), ("The explosion that killed six people", ""),
    ("Floods have killed 40 people", ""), ("An explosion destroyed a house and killed two", ""),
    ("After the blast, the army killed three men", "b"), ("Attack on the base in Derna kills two", ""),
    ("killed by a landmine", ""), ("Six were killed by the blast of a mine.", ""), ("killed by stray bullets", ""),
    ("killed by unknown gunmen", ""), ("killed by two armed men", ""), ("killed by an armed group", "b"),
    ("killed by a militia’s landmine", "b"), ("Six killed by heavy rain, two by soldiers", ""),
    // said by somebody, or quoted
    ("The mayor said the militia killed six people.", ""), ("\"Militia kills six\" read the banner", ""),
    // reasons that are nobody's
    ("The road was closed because of rain", ""), ("Shot because of his religion", "m"),
    ("killed because of suspected ties to the state", "m"),
    // French
    ("La milice tue six civils", "b"), ("La milice a tué six civils", "b"),
    ("Les soldats ont abattu un manifestant", "b"),
    ("L’armée bombarde la ville", "b"), ("Les miliciens ont tué au moins six personnes", "b"),
    ("Un civil tué à Benghazi", ""), ("Six civils ont été tués le 5 mai", ""), ("Un civil tué la nuit dernière", ""),
    ("Il a été tué un jour plus tard", ""), ("Une explosion tue six civils", ""), ("L’explosion a tué six civils", ""),
    ("Des hommes armés ont tué le maire", ""), ("tué par une mine", ""), ("tuées par l’explosion d’un obus", ""),
    ("tué par des inconnus", ""), ("tué par des tirs", ""), ("La route est coupée à cause de la pluie", ""),
    ("tué à cause de son appartenance", "m"), ("tué à cause d’opposition", "m"),
    // Arabic
    ("الميليشيا تقتل ستة مدنيين", "b"), ("قتلت الميليشيا ستة مدنيين", "b"), ("قتل الجيش ستة مدنيين", "b"),
    ("الميليشيا قتلت ستة مدنيين", "b"), ("قتل ستة برصاص الجيش", "b"), ("هاجمت قوات المدينة", "b"),
    ("قتل ستة مدنيين في السوق", ""), ("انفجار يقتل ستة مدنيين", ""), ("الانفجار الذي يقتل ستة", ""),
    ("ستة قتلوا في السوق", ""), ("قتلوا على يد مجهولين", ""), ("أغلق الطريق بسبب الأمطار", ""),
    ("قتل بسبب انتمائه", "m"), ("قال شاهد إن الميليشيا تقتل ستة مدنيين", ""),
  ])
  func `tells who acts from who suffers`(text: String, expected: String) { #expect(hits(text) == expected) }

  @Test func `takes more words and drops some`() {
    let lexicon = Lexicon(adding: [(.label, "gunm*n"), (.label, "outlaw*"), (.label, "-regime"), (.blame, "struck by")])
    #expect(hits("outlaws fled", lexicon) == "l")
    #expect(hits("the regime fled", lexicon) == "")
    #expect(hits("a bus struck by them", lexicon) == "b")
    #expect(Lexicon.fault(in: "outlaw*") == nil)
    #expect(Lexicon.fault(in: "to") != nil)
    #expect(Lexicon.fault(in: "one of many words") != nil)
    #expect(Lexicon.fault(in: "") != nil)
  }

  /// Texts are searched only where a filter lets them pass: it lets all pass in which there is something, wherever the
  /// word stands among the sixty-four bytes that the filter looks at together.
  @Test func `passes over no text that holds something`() {
    let fillers = ["x", "é", "ab ", "ق ", "“", "a«", "، ", "and so on ", "Ça ", "\u{064B}", "12. "]
    let hits = [
      "killed by a militia", "Militia kills six", "L’armée a tué six civils", "الميليشيا تقتل ستة", "terrorists",
      "réprésailles", "l’armée des traîtres", "قتل ستة على يد الميليشيا",
      "والإرهابيين",
      "انتقامًا", "regime", "«terroristes»", "massacre", "in retaliation for",
    ]
    var scratch = ByteBuffer(capacity: 64)
    var words = SeenWords()
    var found = 0
    for filler in fillers {
      for word in hits {
        for count in 0..<70 {
          let text = String(repeating: filler, count: count) + word + (count % 2 == 0 ? "" : " " + filler)
          let hits = Lexicon.standard.hits(in: text.utf8Span.span, &scratch)
          if hits.blame == nil, hits.motive == nil, hits.label == nil { continue }
          found += 1
          var bytes = ByteBuffer(capacity: 16)
          bytes.append("some ")
          let start = bytes.count
          bytes.append(text)
          #expect(Lexicon.standard.mayHit(in: bytes, start..<bytes.count, &words), "\(text)")
        }
      }
    }
    #expect(found > 1000)
    var bytes = ByteBuffer(capacity: 16)
    bytes.append("terrorists")
    #expect(!Lexicon.standard.mayHit(in: bytes, 0..<4, &words))
  }

  @Test func `survives any bytes`() {
    var random = SystemRandomNumberGenerator()
    var scratch = ByteBuffer(capacity: 64)
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        let some: [UInt8] = [0xD8, 0xD9, 0xC3, 0xE2, 0x80, 0x99, 0x22, 0x27, 0x20, 0x6B, 0xA7, 0xFF]
        bytes.append(some.randomElement(using: &random)!)
      }
      _ = Lexicon.standard.hits(in: bytes.span, &scratch)
    }
  }
}

@Suite struct `The outlines of countries` {
  @Test(arguments: [
    ("LBY", 32.1, 20.1, true), ("LBY", 27, 17, true), ("LBY", 15.5, 32.5, false), ("LBY", 20.1, 32.1, false),
    ("FRA", 48.85, 2.35, true), ("FRA", 4, -53, true), ("NOR", 78, 16, true), ("XKX", 42.6, 21.1, true),
    ("SOM", 9.5, 44, true), ("CYP", 35.2, 33.9, true), ("RUS", 66, 179.9, true), ("RUS", 66, -175, true),
    ("FJI", -17.8, 178, true), ("USA", 64, -150, true), ("ATA", -80, 0, true), ("EGY", 30, 31.2, true),
    ("EGY", 30, 40, false), ("ZAF", -29.3, 28, true),
    // islands and coasts
    ("TUN", 33.81, 10.86, true), ("TUN", 34.73, 11.2, true), ("TZA", -6.16, 39.2, true), ("TZA", -5.25, 39.77, true),
    ("RUS", 46.96, 142.73, true), ("RUS", 45.23, 147.88, true), ("GNQ", 3.75, 8.78, true), ("GNQ", -1.43, 5.63, true),
    ("ITA", 35.5, 12.6, true), ("ITA", 38.12, 13.36, true), ("YEM", 12.65, 54.02, true), ("YEM", 13.72, 42.75, true),
    ("BHR", 26.23, 50.58, true), ("MLT", 35.9, 14.51, true), ("COM", -11.7, 43.26, true), ("GRC", 39.1, 26.55, true),
    ("GRC", 37.75, 26.98, true), ("GR", 36.43, 28.22, true), ("TWN", 24.43, 118.32, true), ("ESP", 28.1, -15.4, true),
    ("ESP", 35.29, -2.94, true), ("PRT", 37.74, -25.67, true), ("IND", 11.66, 92.73, true),
    ("JPN", 26.21, 127.68, true),
    ("ECU", -0.74, -90.31, true), ("COL", 12.58, -81.7, true), ("TLS", -9.2, 124.36, true), ("IRN", 25.87, 55.03, true),
    ("PSE", 31.5, 34.46, true), ("PSE", 31.29, 34.25, true), ("UKR", 44.6, 33.52, true), ("USA", 21.3, -157.86, true),
    ("FJI", -16.5, -179.9, true), ("VNM", 8.65, 111.92, true), ("PHL", 11.05, 114.28, true),
    ("AUS", -9.38, 142.62, true),
    ("SWE", 57.64, 18.3, true), ("IRL", 53.67, -5, true), ("DNK", 55.1, 14.7, true), ("KEN", -2.27, 40.9, true),
    ("TUN", 34.0, 12.5, true), ("PHL", 4.7, 119.49, true), ("VUT", -19.55, 169.27, true), ("NOR", 71, -8.5, true),
    // what several states claim lies in each of them
    ("RUS", 45.0, 34.1, true), ("UKR", 45.0, 34.1, true), ("ESH", 27.14, -13.19, true), ("MAR", 26.16, -10.57, true),
    ("IND", 35.92, 74.3, true), ("PAK", 34.16, 77.58, true), ("CHN", 35.0, 79.5, true), ("IND", 35.0, 79.5, true),
    ("CHN", 27.1, 93.6, true), ("CHN", 25.03, 121.56, true), ("TWN", 25.03, 121.56, true), ("VEN", 6.8, -59.6, true),
    ("SRB", 42.66, 21.16, true), ("XKX", 42.66, 21.16, true), ("ARG", -51.7, -57.85, true),
    // a town across the water, the open sea, another ocean
    ("ITA", 36.8, 10.18, false), ("ITA", 32.89, 13.18, false), ("GRC", 38.42, 27.14, false), ("TUN", 35.9, 14.51, true),
    ("YEM", 11.58, 43.15, false), ("LBY", 36.2, 5.4, false), ("TUN", 40.0, -20.0, false), ("TWN", 24.48, 118.09, false),
    ("ESP", 33.57, -7.59, false), ("RUS", 35.68, 139.69, false), ("GNQ", 4.05, 9.7, false), ("COM", 36.8, 10.18, true),
  ])
  func `hold`(code: String, latitude: Double, longitude: Double, isInside: Bool) throws {
    let folder = try RegisterFolder(texts: [
      ("places.csv", "id,name,country,latitude,longitude\np1,x,\(code),\(latitude),\(longitude)\n")
    ])
    let found = try folder.pass(policy: CheckPolicy()).findings
    #expect(!found.contains { $0.contains("ND-P008") || $0.contains("ND-P009") } == isInside)
  }

  @Test func `are those of Natural Earth`() throws {
    #expect(CountryOutlines.all.count == 177)
    #expect(CountryOutlines.all.map(\.code) == CountryOutlines.all.map(\.code).sorted())
    let unnamed = CountryOutlines.all.map(\.code).filter { Countries.name(ofCode: $0) == nil }
    #expect(unnamed == ["CYN", "SOL"])
    let points = CountryOutlines.all.flatMap { $0.rings.flatMap { $0 } }
    #expect(points.allSatisfy { abs($0.longitude) <= 18_000 && abs($0.latitude) <= 9_000 })
    let libya = try #require(CountryOutlines.all.first { $0.code == "LBY" })
    #expect(libya.contains(longitude: 20.1, latitude: 30.5))
    #expect(!libya.contains(longitude: 32, latitude: 30))
  }
}
