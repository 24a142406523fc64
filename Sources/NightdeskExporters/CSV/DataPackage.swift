internal import NightdeskKit

/// What describes the files of a CSV export: a Data Package (version 2) and the same as CSV on the Web, made from the one
/// schema. Each file stands there with its length and digest, its dialect, its columns and the keys between tables.
///
/// The member `nightdesk` says what the profile did to the texts, so that it can be undone when the export is read back.
struct DataPackage {
  private let profile: CSVProfile
  private let edition: Edition
  private let files: [File]

  /// A file, with what stands in it.
  private struct File {
    enum Content {
      /// A table, or what of it did not fit into the file before.
      case table(Table, isFirst: Bool)
      case wide(isFirst: Bool)
      case longTexts
    }

    let file: ExportedFile
    let content: Content
    var stem: String { String(file.name[..<(file.name.lastIndex(of: ".") ?? file.name.endIndex)]) }
  }

  init(_ profile: CSVProfile, _ files: [ExportedFile], _ edition: Edition) {
    self.profile = profile
    self.edition = edition
    // table by table, as the register has them; what is made of them comes last
    var sorted: [File] = []
    /// The file of this name and those that go on with it, in their order.
    func add(_ name: String, _ content: (_ isFirst: Bool) -> File.Content) {
      func stem(_ file: ExportedFile) -> String { String(file.name.prefix { $0 != "." }) }
      let mine = files.filter { stem($0) == name || stem($0).hasPrefix(name + "-") }
        .sorted { ($0.name.utf8.count, $0.name) < ($1.name.utf8.count, $1.name) }
      sorted += mine.map { File(file: $0, content: content(stem($0) == name)) }
    }
    for table in Table.allCases { add(table.name) { .table(table, isFirst: $0) } }
    add(WideEvents.name) { .wide(isFirst: $0) }
    add(LongTextRows.name) { _ in .longTexts }
    self.files = sorted
  }

  // MARK: Data Package

  /// The text of `datapackage.json`.
  var text: String {
    JSON.object([
      ("$schema", .string("https://datapackage.org/profiles/2.0/datapackage.json")),
      ("name", .string("register")),
      ("title", .string(edition.title.onOneLine)),
      (
        "description",
        .string(
          "An edition of a register of events, actors, places, sources and claims. A claim is what its speaker says; "
            + "an empty cell is not known.")
      ),
      ("version", .string(edition.runID)),
      ("created", .string(Calendar.isoText(ofDay: Int64(edition.asOf)) + "T00:00:00Z")),
      ("resources", .array(files.map(resource))),
      (
        "nightdesk",
        .object(
          [
            ("register", .string(RegisterSchema.version)), ("profile", .string(profile.name)),
            ("formulaGuard", .string(profile.hasGuard ? "apostrophe" : "off")),
            ("marking", .string(edition.marking)),
            ("derived", .strings(profile.hasDates ? ["_start", "_end", "_precision"] : [])),
          ] + (profile.hasDecimalComma ? [("decimalChar", .string(","))] : []) + dangling)
      ),
    ]).text + "\n"
  }

  /// The columns that name what the edition does not have, and so are no keys; those that name what was left out of it, for
  /// who reads the export back.
  private var dangling: [(name: String, value: JSON)] {
    let names = edition.dangling.map { (name: "\($0.table.name).\($0.column)", isOfRejected: $0.isOfRejected) }
    let leftOut = names.filter(\.isOfRejected).map(\.name)
    return (names.isEmpty ? [] : [("dangling", .strings(names.map(\.name)))])
      + (leftOut.isEmpty ? [] : [("leftOut", .strings(leftOut))])
  }

  private func resource(_ file: File) -> JSON {
    var dialect: [(name: String, value: JSON)] = [("lineTerminator", .string("\r\n"))]
    dialect.append(("delimiter", .string(delimiter)))
    if profile.hasTags { dialect.append(("commentRows", .array([.integer(2)]))) }
    return .object([
      ("name", .string(file.stem.replacing("_", with: "-"))),
      ("type", .string("table")),
      ("path", .string(file.file.name)),
      ("format", .string(profile.fileExtension)),
      ("mediatype", .string(profile.mediaType)),
      ("encoding", .string("utf-8")),
      ("bytes", .count(file.file.bytes)),
      ("hash", .string("sha256:" + file.file.sha256)),
      ("description", .string(description(of: file))),
      ("dialect", .object(dialect)),
      ("schema", .object(schema(of: file))),
    ])
  }

  private var delimiter: String { String(Unicode.Scalar(profile.delimiter)) }

  private func description(of file: File) -> String {
    switch file.content {
    case .table(let table, true): "One row: \(table.schema.summary)."
    case .table(let table, false): "Goes on with \(table.name). One row: \(table.schema.summary)."
    case .wide(true): "Events with names in place of ids, for pivot tables; made from the other tables."
    case .wide(false): "Goes on with \(WideEvents.name). One row: an event with names in place of ids."
    case .longTexts: "Texts that no cell can hold, in parts."
    }
  }

  private func schema(of file: File) -> [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = []
    switch file.content {
    case .table(let table, _):
      let schema = table.schema
      let columns = profile.columns[Int(table.rawValue)]
      members.append(("fields", .array(columns.map { field($0, of: schema) })))
      members.append(("missingValues", .strings([""])))
      if has("id", table) { members.append(("primaryKey", .strings(["id"]))) }
      let keys = foreignKeys(of: table)
      if !keys.isEmpty { members.append(("foreignKeys", .array(keys))) }
    case .wide:
      members.append(("fields", .array(WideEvents.columns.map { plainField($0.name) })))
      members.append(("missingValues", .strings([""])))
    case .longTexts:
      members.append(
        ("fields", .array(LongTextRows.columns.map { plainField($0, $0 == "part" ? "integer" : "string") })))
    }
    return members
  }

  private func field(_ column: SheetColumn, of schema: RecordSchema) -> JSON {
    let name = column.name(in: schema)
    switch column {
    case .own(let own):
      let definition = schema.columns[own]
      return TableSchema.field(
        definition, of: schema, isGuarded: profile.hasGuard && definition.isGuarded,
        decimalChar: profile.hasDecimalComma ? "," : nil)
    case .firstDay(let own):
      return plainField(name, "string", "The first day that \(schema.columns[own].name) may mean. Derived.")
    case .lastDay(let own):
      return plainField(name, "string", "The last day that \(schema.columns[own].name) may mean. Derived.")
    case .exactness(let own):
      return .object([
        ("name", .string(name)), ("type", .string("string")),
        ("description", .string("How exact \(schema.columns[own].name) is. Derived.")),
        ("constraints", .object([("enum", .strings(DayBounds.Exactness.allCases.map(\.rawValue)))])),
      ])
    }
  }

  private func plainField(_ name: String, _ type: String = "string", _ description: String = "") -> JSON {
    var members: [(name: String, value: JSON)] = [("name", .string(name)), ("type", .string(type))]
    if !description.isEmpty { members.append(("description", .string(description))) }
    return .object(members)
  }

  // MARK: Keys

  private func has(_ name: String, _ table: Table) -> Bool {
    profile.columns[Int(table.rawValue)].contains { $0.name(in: table.schema) == name }
  }

  /// The keys of a table that hold in this edition: not those whose column names what is not there, which the edition
  /// keeps with a warning, and not to a table that stands in several files.
  private func foreignKeys(of table: Table) -> [JSON] { keys(of: table).map(\.json) }

  private func keys(of table: Table) -> [(column: Column, target: Table, json: JSON)] {
    let dangling = edition.dangling.filter { $0.table == table }.map(\.column)
    return table.schema.columns.compactMap { column in
      guard has(column.name, table), !dangling.contains(column.name),
        let json = TableSchema.foreignKey(column, in: table.schema),
        case .reference(let targets, _) = column.kind, let target = targets.first, has("id", target)
      else { return nil }
      let isSplit = files.contains { file in
        if case .table(let other, isFirst: false) = file.content { other == target || other == table } else { false }
      }
      return isSplit ? nil : (column, target, json)
    }
  }

  // MARK: CSV on the Web

  /// The text of `csvw.json`: the same for those who read CSV on the Web (W3C, 2015).
  var csvw: String {
    JSON.object([
      ("@context", .array([.string("http://www.w3.org/ns/csvw"), .object([("@language", .string("en"))])])),
      ("dc:title", .string(edition.title.onOneLine)),
      (
        "dialect",
        .object(
          [
            ("delimiter", .string(delimiter)), ("encoding", .string("utf-8")), ("header", .bool(true)),
            ("headerRowCount", .integer(profile.hasTags ? 2 : 1)), ("lineTerminators", .strings(["\r\n"])),
            ("quoteChar", .string("\"")), ("doubleQuote", .bool(true)),
          ] + (areTagsComments ? [("commentPrefix", .string("#"))] : []))
      ),
      ("tables", .array(files.map(tableOfTheWeb))),
    ]).text + "\n"
  }

  private func tableOfTheWeb(_ file: File) -> JSON {
    var members: [(name: String, value: JSON)] = []
    switch file.content {
    case .table(let table, _):
      let columns = profile.columns[Int(table.rawValue)].map { columnOfTheWeb($0, of: table.schema) }
      members.append(("columns", .array(columns)))
      if has("id", table) { members.append(("primaryKey", .string("id"))) }
      let foreign = keys(of: table).map { key in
        JSON.object([
          ("columnReference", .string(key.column.name)),
          (
            "reference",
            .object([
              ("resource", .string("\(key.target.name).\(profile.fileExtension)")), ("columnReference", .string("id")),
            ])
          ),
        ])
      }
      if !foreign.isEmpty { members.append(("foreignKeys", .array(foreign))) }
    case .wide: members.append(("columns", .array(WideEvents.columns.map { plainColumn($0.name, $0.tag) })))
    case .longTexts: members.append(("columns", .array(LongTextRows.columns.map { plainColumn($0, "") })))
    }
    return .object([
      ("url", .string(file.file.name)), ("dc:description", .string(description(of: file))),
      ("tableSchema", .object(members)),
    ])
  }

  private func plainColumn(_ name: String, _ tag: String) -> JSON {
    .object([("name", .string(name)), ("titles", titles(name, tag)), ("datatype", .string("string"))])
  }

  private func titles(_ name: String, _ tag: String) -> JSON {
    profile.hasTags && !tag.isEmpty ? .strings([name, tag]) : .string(name)
  }

  /// Whether every row that starts with `#` is one of tags: then it may be passed over as a comment by who reads one row of
  /// names only. The first column of no table may be a text that starts so.
  private var areTagsComments: Bool {
    profile.hasTags
      && Table.allCases.allSatisfy { table in
        guard case .own(let first)? = profile.columns[Int(table.rawValue)].first else { return false }
        if case .identifier = table.schema.columns[first].kind { return true }
        return false
      }
  }

  private func columnOfTheWeb(_ column: SheetColumn, of schema: RecordSchema) -> JSON {
    let name = column.name(in: schema)
    guard case .own(let own) = column else {
      return plainColumn(name, HXLTags.tag(column, of: Table(name: schema.table)!))
    }
    let definition = schema.columns[own]
    let type =
      switch definition.kind {
      case .integer: "integer"
      case .decimal: "decimal"
      case .day: "date"
      case .timestamp: "dateTime"
      case .url: "anyURI"
      default: "string"
      }
    var members: [(name: String, value: JSON)] = [
      ("name", .string(name)), ("titles", titles(name, HXLTags.tag(column, of: Table(name: schema.table)!))),
      ("dc:description", .string(definition.summary)),
      (
        "datatype",
        profile.hasDecimalComma && definition.isDecimal
          ? .object([("base", .string(type)), ("format", .object([("decimalChar", .string(","))]))])
          : .string(definition.isList ? "string" : type)
      ),
    ]
    if definition.isRequired, definition.role == .input { members.append(("required", .bool(true))) }
    return .object(members)
  }
}
