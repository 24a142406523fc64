/// Tables tagged in the humanitarian exchange language (HXL 1.1): a row of hashtags in the first 25 says what each
/// column is, whatever its header. What the tags leave open - the type of the event, who is an actor - is read with care:
/// a type that the register does not know becomes `other`, with the original in `subtype`.
enum HXL {
  static let name = "hxl"
  static let title = "table tagged in the humanitarian exchange language (HXL)"
  static let evidence = "a row of tags (#date, #event+type, #adm1, ...) among the first 25 rows"

  /// Which tags a column of the register comes from, the best first. A tag with attributes wants all of them.
  static let columns: [(column: String, tags: [String])] = [
    ("id", ["#event+id", "#event+code", "#incident+id", "#incident+code"]),
    ("when", ["#date+occurred", "#date+event", "#date+start", "#date"]),
    ("subtype", ["#event+type+sub", "#event+type", "#incident+type", "#event+cause"]),
    ("title", ["#event+name", "#event+title"]),
    ("summary", ["#description", "#event+description", "#incident+description"]),
    ("country", ["#country+code", "#country+iso3", "#country+iso", "#country+name", "#country"]),
    ("admin1", ["#adm1+name", "#adm1"]),
    ("admin2", ["#adm2+name", "#adm2"]),
    ("admin3", ["#adm3+name", "#adm3"]),
    ("location", ["#loc+name", "#loc"]),
    ("latitude", ["#geo+lat"]),
    ("longitude", ["#geo+lon"]),
    ("side_a", ["#group+name+first", "#actor+name+first", "#actor+first", "#group+name"]),
    ("associated_a", ["#group+name+first+assoc"]),
    ("side_b", ["#group+name+second", "#actor+name+second", "#actor+second"]),
    ("associated_b", ["#group+name+second+assoc"]),
    ("deaths_best", ["#affected+killed"]),
    ("injured", ["#affected+injured"]),
    ("citations", ["#meta+source"]),
    // a column may also be called so and have no tag
    ("marking", [marking, "#meta+tlp", "marking"]),
  ]
  static let marking = "#meta+marking"

  /// What a file with these tags is read by.
  static func mapping(_ tags: [String]) -> TableMapping {
    var rules: [TableMapping.Rule] = []
    var taken: Set<Int> = []
    for (column, wanted) in columns {
      let place = wanted.lazy.compactMap { tag in
        tags.indices.first { !taken.contains($0) && HXLTag(tags[$0]).matches(HXLTag(tag)) }
      }.first
      guard let place else { continue }
      taken.insert(place)
      var rule = TableMapping.Rule(column: column, source: tags[place])
      if column == "when" { rule.until = tags.first { HXLTag($0).matches(HXLTag("#date+end")) } }
      if RegisterSchema.events.columns[RegisterSchema.events.index(column)].isList { rule.separator = ";" }
      rules.append(rule)
    }
    var type = TableMapping.Rule(column: "type", constant: "other")
    if let subtype = rules.first(where: { $0.column == "subtype" }) {
      type.source = tags.first { HXLTag($0).matches(HXLTag("#event+type")) } ?? subtype.source
      for word in Vocabularies.eventTypes.words { type.values[word] = word }
      for (written, word) in ACLED.eventTypes { type.values["\(written)".lowercased()] = "\(word)" }
      type.ignoresCase = true
      type.otherwise = "other"
    }
    rules.append(type)
    var mapping = TableMapping(dataset: "hxl", rules: rules)
    mapping.isOfTags = true
    return mapping
  }
}

/// One hashtag with its attributes: `#geo+lat`.
struct HXLTag {
  /// As the file has it.
  let written: String
  /// What it is read as.
  let meant: String
  private let name: String
  private let attributes: Set<String>
  /// Whether it is written as HXL has it - small letters, digits and `_`, each part begins with a letter, no blanks -
  /// and is none of the slips.
  let isWellFormed: Bool
  /// Whether it is read as something else than what stands there.
  var isMistaken: Bool { meant != written }

  /// Tags of files that have been met, which HXL does not have, and what is meant.
  private static let slips = ["#country_iso": "#country+iso", "#geo+lac": "#geo+lat"]

  /// The tag that `text` is meant to be: blanks in it and capital letters are passed over.
  init(_ text: String) {
    let plain = text.lowercased().filter { !$0.isWhitespace }
    let slip = HXLTag.slips.first { plain == $0.key || plain.hasPrefix($0.key + "+") }
    written = text
    meant = slip.map { $0.value + plain.dropFirst($0.key.count) } ?? plain
    let parts = meant.split(separator: "+", omittingEmptySubsequences: false)
    name = parts.first.map(String.init) ?? ""
    attributes = Set(parts.dropFirst().map(String.init))
    isWellFormed =
      slip == nil && text.hasPrefix("#")
      && text.dropFirst().split(separator: "+", omittingEmptySubsequences: false).allSatisfy { part in
        guard let first = part.utf8.first, first &- 0x61 < 26 else { return false }
        return part.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x5F }
      }
  }

  /// Whether it is of the kind `wanted`: the same hashtag, and all its attributes.
  func matches(_ wanted: HXLTag) -> Bool { name == wanted.name && wanted.attributes.isSubset(of: attributes) }

  /// Whether a row is one of tags: of its filled cells, at least half are hashtags. A `#` before a blank is a
  /// heading or a number, and a text of several lines no tag.
  static func isRow(_ cells: [String]) -> Bool {
    let filled = cells.filter { !$0.isEmpty }
    let tags = filled.count { cell in
      cell.hasPrefix("#") && (cell.dropFirst().first?.isLetter ?? false) && !cell.contains(where: \.isNewline)
    }
    return tags > 0 && tags * 2 >= filled.count
  }
}
