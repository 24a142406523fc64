internal import NightdeskExporters
internal import NightdeskKit

/// A file that is none of the register's own, of one good row.
struct GoodFile {
  let format: String
  let name: String
  /// Empty: the file has no header.
  var header: [String]
  var cells: [String]
  var separator = ","
  var mapping: TableMapping?
  /// Files without which it holds no records.
  var beside: [(name: String, text: String)] = []

  var columns: [String] { header.isEmpty ? cells.indices.map { "\($0)" } : header }

  /// What a pass finds where the cell of `column` is `value`.
  func findings(_ column: Int, _ value: String) throws -> [[String: String]] {
    try pass(column, Array(value.utf8)).rows("findings.csv").filter { $0["file"] == name }
  }

  /// A pass over the file with the bytes of `value` in the cell of `column`.
  func pass(_ column: Int, _ value: [UInt8], _ policy: CheckPolicy = CheckPolicy()) throws -> Edited {
    var bytes = Array((header.isEmpty ? "" : header.joined(separator: separator) + "\n").utf8)
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes += Array(separator.utf8) }
      bytes += place == column ? value : Array(cell.utf8)
    }
    let folder = try RegisterFolder([(name, bytes + [0x0A])] + beside.map { ($0.name, Array($0.text.utf8)) })
    var requests = [InputRequest(folder.path + "/" + name, format: header.isEmpty ? format : nil, mapping: mapping)]
    requests += beside.map { InputRequest(folder.path + "/" + $0.name) }
    return try Edited(requests, 1, 1 << 20, [CSVExporter()], 20_781, policy)
  }
}

extension GoodFile {
  private init(_ format: String, _ name: String, _ row: KeyValuePairs<String, String>) {
    self.init(format: format, name: name, header: row.map(\.key), cells: row.map(\.value))
  }

  static let all: [GoodFile] = [acled, acledOf2020, deleted, ged, actor, gdelt, mentions, statements, tie, hxl, mapped]

  static let acled = GoodFile(
    "acled", "acled.csv",
    [
      "event_id_cnty": "LBY1", "event_date": "2020-11-06", "year": "2020", "time_precision": "1",
      "disorder_type": "Political violence", "event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "A",
      "inter1": "1", "actor2": "B", "inter2": "3", "interaction": "13", "iso": "434", "country": "Libya",
      "latitude": "32.1319", "longitude": "20.0644", "geo_precision": "1", "source": "Paper", "fatalities": "2",
      "timestamp": "1605571200",
    ])
  static let acledOf2020 = GoodFile(
    "acled", "acled-2020.csv",
    [
      "event_id_cnty": "LBY1", "event_date": "06 November 2020", "time_precision": "1", "event_type": "Battles",
      "sub_event_type": "Armed clash", "actor1": "A", "actor2": "B", "geo_precision": "1", "fatalities": "2",
      "iso3": "LBY",
    ])
  static let deleted: GoodFile = {
    var file = GoodFile("acled-deleted", "deleted.csv", ["event_id_cnty": "LBY9", "deleted_timestamp": "200"])
    file.beside = [(acled.name, acled.header.joined(separator: ",") + "\n" + acled.cells.joined(separator: ",") + "\n")]
    return file
  }()
  static let ged = GoodFile(
    "ucdp-ged", "ged.csv",
    [
      "id": "7", "type_of_violence": "1", "dyad_name": "A - B", "side_a": "Government of A", "side_b": "B",
      "source_article": "Paper", "where_prec": "1", "event_clarity": "1", "date_prec": "2",
      "date_start": "2014-03-01", "date_end": "2014-03-04", "best": "2", "high": "3", "low": "1",
      "deaths_civilians": "0", "latitude": "32.1", "longitude": "20.1", "country": "Libya", "iso3": "LBY",
    ])
  static let actor = GoodFile(
    "ucdp-actor", "actor.csv",
    [
      "ActorId": "7", "NameData": "A", "NameOrig": "A", "Org": "1", "Splinter": "0", "ActorIdPrev": "", "Alliance": "0",
      "JoinGroup": "0", "Location": "Libya", "Version": "22.1",
    ])
  static let gdelt: GoodFile = {
    var cells = [String](repeating: "", count: 61)
    let row = [
      0: "878985331", 1: "20191024", 2: "201910", 3: "2019", 4: "2019.8", 6: "A", 25: "1", 26: "190", 27: "190",
      28: "19", 29: "4", 51: "4", 52: "Benghazi, Banghazi, Libya", 56: "32.1", 57: "20.1", 59: "20191024143000",
      60: "https://example.org/a",
    ]
    for (place, cell) in row { cells[place] = cell }
    return GoodFile(format: "gdelt-events", name: "gdelt.CSV", header: [], cells: cells, separator: "\t")
  }()
  static let mentions: GoodFile = {
    var cells = [String](repeating: "0", count: 16)
    let row = [0: "878985331", 1: "20191024143000", 2: "20191024143000", 3: "1", 4: "a.org", 5: "https://a.org/1"]
    for (place, cell) in row { cells[place] = cell }
    var file = GoodFile(format: "gdelt-mentions", name: "mentions.CSV", header: [], cells: cells, separator: "\t")
    file.beside = [(gdelt.name, gdelt.cells.joined(separator: "\t") + "\n")]
    return file
  }()
  static let statements = GoodFile(
    "ftm-statements", "statements.csv",
    ["canonical_id": "a1", "entity_id": "a1", "schema": "Person", "prop": "name", "value": "Karim", "dataset": "d"])
  static let tie = GoodFile(
    "ftm-statements", "tie.csv",
    ["canonical_id": "m1", "entity_id": "m1", "schema": "Membership", "prop": "role", "value": "clerk", "dataset": "d"])
  static let hxl = GoodFile(
    "hxl", "tagged.csv",
    [
      "#event+id": "e1", "#date+occurred": "2014-05-16", "#event+type": "Protest", "#country+code": "LBY",
      "#geo+lat": "32.1", "#geo+lon": "20.1", "#affected+killed": "2",
    ])
  static let mapped: GoodFile = {
    var file = GoodFile(
      "mapping", "desk.csv",
      [
        "No": "1", "Datum": "03/05/2014", "Bis": "04/05/2014", "Kind": "Bombing", "State": "Libya", "Dead": "-99",
        "Lat": "32.1", "Part": "",
      ])
    var rules = [
      TableMapping.Rule(column: "id", source: "No"), TableMapping.Rule(column: "when", source: "Datum"),
      TableMapping.Rule(column: "type", source: "Kind"), TableMapping.Rule(column: "country", source: "State"),
      TableMapping.Rule(column: "deaths_best", source: "Dead"), TableMapping.Rule(column: "latitude", source: "Lat"),
      TableMapping.Rule(column: "longitude", constant: "20.1"), TableMapping.Rule(column: "part_of", source: "Part"),
    ]
    (rules[1].dateFormat, rules[1].until) = ("dd/MM/yyyy", "Bis")
    rules[2].values = ["Bombing": "explosion-remote-violence", "Talks": "statement"]
    file.mapping = TableMapping(rules: rules, nulls: ["-99", "nan"])
    return file
  }()
}
