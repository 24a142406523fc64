package import NightdeskKit

/// A mapping file: how a table that Nightdesk does not know becomes one of the register's. It is read as strictly as
/// `nightdesk.yml`.
package struct MappingFile: Sendable {
  package let mapping: TableMapping

  /// The keys of the file.
  package static let keys: [Key] = [
    Key("version", .choice(["1"]), "The version of this file's layout; required."),
    Key("table", .choice(Table.allCases.map(\.name)), "The table that the rows are records of.", fallback: "events"),
    Key(
      "dataset", .text,
      "What the dataset is called: ids that are made start with it, and events are printed as coded by it."),
    Key(
      "header", .flag,
      "Whether the first line names the columns; where it does not, they are called column-1, column-2 and so on.",
      fallback: "true"),
    Key("nulls", .list(.text), "What stands for no value, in any column: -99, nan, None."),
    Key("ignore", .list(.text), "Columns that are left out on purpose; any other that is not mapped goes to extra."),
    Key(
      "columns",
      .named(
        "columns of the register", { _ in nil },
        .either(
          .text,
          [
            Key("from", .text, "The file's column."),
            Key("until", .text, "For a date: the file's column with the last day."),
            Key("value", .text, "What stands where the file has nothing, or in every record where there is no from."),
            Key(
              "format",
              .syntax("a format of dates, as in dd/MM/yyyy") {
                DatePattern($0) == nil ? "yyyy, MM or MMM, dd, HH, mm, ss" : nil
              },
              "How dates are written: yyyy, MM, M, MMM or MMMM, dd, d; with a time of day HH or H, or hh or h and a, mm, "
                + "ss, S for digits of a fraction, ZZZZZ for Z or +02:00, and letters between apostrophes. The day counts; what "
                + "the file says goes to extra where it has a time."),
            Key("separator", .text, "What stands between the values of a list."),
            Key("decimal", .choice([".", ","]), "What stands before the decimals of numbers.", fallback: "."),
            Key("values", .named("values of the file", { _ in nil }, .text), "What values of the file stand for."),
            Key("otherwise", .text, "What any value stands for that is not among values. Default: itself."),
            Key("ids", .flag, "Whether a column that refers to records holds their ids, and not names."),
          ])),
      "For each column of the register the file's column, or keys and values."),
  ]

  /// Reads the file at `path`.
  package init(path: String) throws(ConfigurationError) {
    let file = try ConfigurationFile(path: path, keys: MappingFile.keys)
    var problems = file.problems
    func setting(_ name: String) -> Setting? { file.members.first { $0.name == name }?.setting }
    if setting("version") == nil, problems.isEmpty {
      problems.append(.init(.file(name: file.name, line: 1, column: 1), "the key version is missing; write version: 1"))
    }
    let table = setting("table").flatMap { Table(name: $0.text) } ?? .events
    let known = table.schema.columns.filter { $0.role == .input }.map(\.name)
    for (column, setting) in setting("columns")?.members ?? [] where !known.contains(column) {
      let near = known.nearest(to: column).map { "; did you mean \($0)?" } ?? ""
      let name = TerminalText.safe(column)
      problems.append(.init(setting.origin, "\(table.name) have no column called '\(name)'\(near)"))
    }
    for (column, setting) in setting("columns")?.members ?? [] where known.contains(column) {
      problems += MappingFile.problems(table.schema.columns[table.schema.index(column)], setting)
    }
    guard problems.isEmpty else { throw ConfigurationError(problems) }
    var mapping = TableMapping(table: table, dataset: setting("dataset")?.text ?? "")
    mapping.isHeadless = !(setting("header")?.isOn ?? true)
    mapping.nulls = setting("nulls")?.elements.map(\.text) ?? []
    mapping.ignored = setting("ignore")?.elements.map(\.text) ?? []
    mapping.rules = (setting("columns")?.members ?? []).map { MappingFile.rule($0.name, $0.setting) }
    self.mapping = mapping
  }

  /// Words that a column is said to be filled with and does not take: every row that has one would be rejected for it.
  private static func problems(_ column: Column, _ setting: Setting) -> [ConfigurationError.Problem] {
    guard case .vocabulary(let vocabulary) = column.kind, case .section = setting.value else { return [] }
    let values = setting["values"]?.members.map(\.setting) ?? []
    return ([setting["value"], setting["otherwise"]].compactMap(\.self) + values)
      .filter { !$0.text.isEmpty && !vocabulary.words.contains($0.text) }
      .map { word in
        let near = vocabulary.words.nearest(to: word.text).map { "; did you mean \($0)?" } ?? ""
        return .init(word.origin, "\(column.name) takes no '\(TerminalText.safe(word.text))'\(near)")
      }
  }

  private static func rule(_ column: String, _ setting: Setting) -> TableMapping.Rule {
    guard case .section = setting.value else { return TableMapping.Rule(column: column, source: setting.text) }
    var rule = TableMapping.Rule(column: column, source: setting["from"]?.text, constant: setting["value"]?.text)
    rule.until = setting["until"]?.text
    rule.dateFormat = setting["format"]?.text
    rule.separator = setting["separator"]?.text
    rule.hasDecimalComma = setting["decimal"]?.text == ","
    rule.otherwise = setting["otherwise"]?.text
    rule.holdsIDs = setting["ids"]?.isOn ?? false
    for (written, meant) in setting["values"]?.members ?? [] { rule.values[written] = meant.text }
    return rule
  }
}
