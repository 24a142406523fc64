internal import FoundationEssentials
internal import Glibc

/// What a `datapackage.json` beside a table says of it, where an export of ours lies in the folder: how its texts and
/// numbers were changed for spreadsheets, so that reading undoes it.
struct ExportedTables: Sendable {
  /// Whether an apostrophe stands before what a spreadsheet could take for a formula.
  private(set) var isGuarded = false
  /// Whether a comma stands in decimal numbers.
  private(set) var hasDecimalComma = false
  /// Whether the folder is an export of ours.
  private(set) var isOurs = false
  /// The files of the export that hold records of a table, by table and in their order.
  private(set) var parts: [Table: [String]] = [:]
  /// By table: the columns that name records which were rejected when the export was made.
  private(set) var leftOut: [Table: Set<Int>] = [:]

  /// Whether a file of an export with this name before the dot is made from its tables: `events_wide`, `events_wide-2`.
  static func isDerivedFile(_ stem: String) -> Bool {
    stem == "events_wide" || stem.hasPrefix("events_wide-") && Int(stem.dropFirst(12)) != nil
  }

  private struct Package: Decodable {
    struct Profile: Decodable {
      let formulaGuard: String?
      let decimalChar: String?
      let leftOut: [String]?
    }

    struct Resource: Decodable {
      let path: String?
    }

    let nightdesk: Profile?
    let resources: [Resource]?
  }

  /// The most bytes of such a file.
  private static let longest = 1 << 22

  /// What lies in no folder of an export.
  init() {}

  /// Looks beside the file at `path`. What is no such file of ours says nothing.
  init(beside path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let descriptor = unsafe open(folder + "datapackage.json", O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var bytes = ByteBuffer(capacity: 1 << 16)
    while bytes.count <= Self.longest {
      let got = unsafe bytes.append(upTo: 1 << 16) { unsafe read(descriptor, $0, $1) }
      if got <= 0 { break }
    }
    guard bytes.count <= Self.longest else { return }
    let data = Data(bytes.span.text.utf8)
    guard let package = try? JSONDecoder().decode(Package.self, from: data), let profile = package.nightdesk else {
      return
    }
    isOurs = true
    for name in (package.resources ?? []).compactMap(\.path) {
      if let table = Table(fileStem: name.stem) { parts[table, default: []].append(name) }
    }
    isGuarded = profile.formulaGuard == "apostrophe"
    hasDecimalComma = profile.decimalChar == ","
    for name in profile.leftOut ?? [] {
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2, let table = Table(name: parts[0]), let column = table.schema.find(parts[1]) else {
        continue
      }
      leftOut[table, default: []].insert(column)
    }
  }

  /// Whether a column of this name in a file of `table` is made from a date that stands beside it.
  static func isDerived(_ name: String, in table: Table) -> Bool {
    for ending in ["_start", "_end", "_precision"] where name.hasSuffix(ending) {
      guard let column = table.schema.find(String(name.dropLast(ending.count))) else { continue }
      if case .date = table.schema.columns[column].kind { return true }
    }
    return false
  }
}

extension RecordBatch {
  /// Takes the apostrophe off that a spreadsheet's profile has put before texts.
  mutating func takeGuardsOff() {
    for column in schema.columns.indices where schema.columns[column].isGuarded {
      for row in 0..<count where !isEmpty(row, column) {
        guard FormulaGuard.isOn(self[row, column]) else { continue }
        let range = range(row, column)
        setField(row, column, range.lowerBound + 1..<range.upperBound, isPlain: isPlain(row, column))
      }
    }
  }

  /// Puts points in decimal numbers where a spreadsheet's profile has put commas.
  mutating func takeDecimalPoints() {
    for column in schema.columns.indices where !schema.columns[column].isList {
      guard case .decimal = schema.columns[column].kind else { continue }
      for row in 0..<count where self[row, column].firstIndex(of: 0x2C) != nil {
        let number = self[row, column].text.replacing(",", with: ".")
        composeField(row, column) { $0.append(number) }
      }
    }
  }
}
