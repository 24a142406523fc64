internal import NightdeskKit

/// The tags of the humanitarian exchange language (HXL 1.1) that the columns have in a tagged file. Columns without one
/// are left untagged, which HXL allows.
enum HXLTags {
  static func tag(_ column: SheetColumn, of table: Table) -> String {
    switch column {
    case .own(let own): tags[table]?[table.schema.columns[own].name] ?? ""
    case .firstDay(let own): tag(.own(own), of: table) + (tag(.own(own), of: table).isEmpty ? "" : "+start")
    case .lastDay(let own): tag(.own(own), of: table) + (tag(.own(own), of: table).isEmpty ? "" : "+end")
    case .exactness(let own): tag(.own(own), of: table) + (tag(.own(own), of: table).isEmpty ? "" : "+precision")
    }
  }

  private static let tags: [Table: [String: String]] = [
    .events: [
      "id": "#event+id", "when": "#date+occurred", "type": "#event+type", "subtype": "#event+type+sub",
      "title": "#event+title", "summary": "#description", "place": "#loc+id", "country": "#country+code",
      "admin1": "#adm1+name", "admin2": "#adm2+name", "admin3": "#adm3+name", "location": "#loc+name",
      "latitude": "#geo+lat", "longitude": "#geo+lon", "place_precision": "#geo+precision",
      "side_a": "#group+first+list", "associated_a": "#group+first+assoc+list", "side_b": "#group+second+list",
      "associated_b": "#group+second+assoc+list", "targets": "#group+target+list",
      "deaths_low": "#affected+killed+min", "deaths_best": "#affected+killed", "deaths_high": "#affected+killed+max",
      "deaths_civilians": "#affected+killed+civilian", "injured": "#affected+injured",
      "contested": "#event+contested", "status": "#status", "citations": "#meta+source+list",
      "reported": "#date+reported", "updated": "#date+updated", "dataset": "#meta+dataset", "dataset_id": "#meta+id",
      "tags": "#event+tag+list",
    ],
    .sources: [
      "id": "#meta+source+id", "title": "#meta+source+title", "url": "#meta+url", "publisher": "#org+publisher",
      "published": "#date+published",
    ],
    .actors: ["id": "#group+id", "name": "#group+name", "kind": "#group+type", "country": "#country+code"],
    .places: [
      "id": "#loc+id", "name": "#loc+name", "kind": "#loc+type", "country": "#country+code", "admin1": "#adm1+name",
      "admin2": "#adm2+name", "latitude": "#geo+lat", "longitude": "#geo+lon",
    ],
    .relations: ["id": "#meta+id", "subject": "#group+first", "object": "#group+second", "when": "#date"],
    .claims: ["id": "#meta+id", "said": "#date+said", "text": "#description", "speaker": "#group+speaker"],
  ]
}
