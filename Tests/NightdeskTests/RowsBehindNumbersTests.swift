internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// What a briefing counts, held against the files that it says the rows are in.
@Suite struct `The rows behind the numbers` {
  @Test(arguments: Phrases.languages) func `of the sample register are as many as it prints`(_ language: String) throws
  {
    let edited = try Edited(
      [SharedData.sample], 1, 1 << 20, [CSVExporter(), MarkdownExporter(languages: [language])])
    let walk = try CountedBriefing(edited.files, language)
    #expect(walk.faults == [])
    #expect(walk.held > 45)
  }

  /// Accounts of deaths and of injured that differ, a retracted event, dates of all sorts, a period and the one before.
  @Test(arguments: Phrases.languages) func `of a register with every sort of row are as many as it prints`(
    _ language: String
  ) throws {
    let edited = try RegisterFolder(texts: Self.register).pass(
      exporters: [CSVExporter(), MarkdownExporter(languages: [language])])
    let walk = try CountedBriefing(edited.files, language)
    #expect(walk.faults == [])
    #expect(walk.held > 45)
    if language == "en" {
      let briefing = String(decoding: edited.files["markdown/briefing.md"]!, as: UTF8.self)
      #expect(briefing.contains("| 30 to 90 (given for 2 events) |"))
      #expect(
        briefing.contains("Accounts of the number of injured in 1 event differ: it counts with the least and the most"))
    }
  }

  /// Dates of every sort, most of them imprecise, with deaths of every sort, counted for a year and for everything: so many
  /// lines of each table that not all are told.
  @Test(arguments: Phrases.languages, ["2014", "1m", "all"]) func `of vague dates are as many as it prints`(
    _ language: String, _ period: String
  ) throws {
    // without a retracted one the more there are stand in no filter
    let texts = VagueRegister.texts.map {
      ($0.name, $0.text.replacing(",retracted,", with: period == "all" ? ",," : ",retracted,"))
    }
    let register = try RegisterFolder(texts: texts)
    let walk = try counted(register.path, language, period)
    #expect(walk.faults == [])
    #expect(walk.held > 150)
    let mores: Set<Phrase> = period == "all" ? [.moreLines] : [.timelineMoreInPeriod, .moreLinesByFilter]
    #expect(walk.mores.isSuperset(of: mores.union([.timelineMore, .moreByFilter])), "\(walk.mores)")
  }

  @Test(
    .enabled(if: SharedData.has("ucdp-ged/ged191.csv"), "UCDP GED is not on this machine"), arguments: Phrases.languages
  )
  func `of UCDP GED for 2017 are as many as it prints`(_ language: String) throws {
    let walk = try counted(SharedData.path("ucdp-ged/ged191.csv"), language, "2017")
    #expect(walk.faults == [])
    #expect(walk.held > 150)
    #expect(walk.mores.isSuperset(of: [.timelineMore, .timelineMoreInPeriod]))
  }

  private func counted(_ input: String, _ language: String, _ period: String) throws -> CountedBriefing {
    let folder = MemoryFolder()
    let exporters: [any Exporter] = [CSVExporter(), MarkdownExporter(languages: [language])]
    let order = RegisterPass.Order(
      inputs: [InputRequest(input)], exports: exporters.map { Export($0) }, asOf: 20_781, title: "Counted",
      runID: "test", period: try PeriodRequest(period), threads: 2)
    _ = try RegisterPass(order).run(into: folder)
    return try CountedBriefing(folder.sinks.mapValues(\.bytes), language)
  }

  private static let register: [(String, String)] = {
    func event(_ day: Int) -> String {
      let cells: [String] = [
        "e\(day)", day < 10 ? "2026-11-0\(day)" : "2026-11-\(day)", day % 3 == 0 ? "protest" : "battle", "Event \(day)",
        "LBY", day % 4 == 0 ? "Benghazi" : "", day % 2 == 0 ? "32.1" : "", day % 2 == 0 ? "20.1" : "",
        day % 5 == 0 ? "series" : "incident", "a\(day % 2)", "", "\(day % 7)", "\(day % 7)", "\(day % 7 + 2)",
        day % 2 == 0 ? "1" : "", ["22": "30", "21": "20"]["\(day)"] ?? "", "", "s1",
      ]
      return cells.joined(separator: ",") + "\n"
    }
    let events = (1...30).map { event($0) }.joined()
    return [
      (
        "sources.csv",
        "id,title,kind,publisher,accessed\ns1,Paper,news,P,2026-11-20\ns2,Wire,wire,Q,2026-11-20\n"
          + "s3,Copy,news,P,2026-11-20\n"
      ),
      ("actors.csv", "id,name,kind,citations\na0,Army,state-body,s1\na1,Front,armed-group,s1\n"),
      (
        "events.csv",
        "id,when,type,title,country,admin1,latitude,longitude,scope,side_a,targets,deaths_low,deaths_best,deaths_high,"
          + "deaths_civilians,injured,status,citations\n" + events
          + "r,2026-11-19,battle,Gone,LBY,,,,incident,a0,,,,,,,retracted,s1\n"
          + "m,2026-11,battle,Some day,LBY,,,,incident,a0,,,,,,,,s1\nx,XXXX,battle,Never dated,LBY,,,,incident,a0,a1,,,,,,,s1\n"
          + "o,2026-11-18/..,battle,Open,TUN,,,,incident,,a1,,,,,,,s1\n"
          + "l,1700/2026-11-19,battle,Long,TUN,,,,incident,,a1,,,,,,,s1\n"
      ),
      (
        "claims.csv",
        "id,about,kind,speaker,medium,said,text,value,citations\n"
          + "c1,e22,casualty-figure,a0,news,2026-11-20,x,killed=50;injured=10,s1\n"
          + "c2,e22,casualty-figure,a1,s2,2026-11-21,y,killed=5..7;injured=70,s1;s2\n"
          + "c3,e23,casualty-figure,unnamed,,,z,killed=3,s1;s3\n"
          + (4...16).map { "c\($0),e2,account,a0,,,t\($0),,s\($0 % 3 + 1)\n" }.joined()
      ),
    ]
  }()
}
