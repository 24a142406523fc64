/// What an exporter can look up, and say, while it writes records.
///
/// A record's cells name actors, places and sources by id; here are their names. And what a format cannot hold as it
/// is becomes a finding of the edition: nothing is written otherwise than it was read without one.
@safe public struct ExportContext: ~Copyable, Sendable {
  /// What is known of a place.
  public enum PlaceField: Int, CaseIterable, Sendable {
    case name, country, admin1, admin2, latitude, longitude, precision
  }

  private let names: RegisterNames
  /// Names that only the rows of a dataset give.
  private var implied = FieldTable(width: 2)
  package var notes: [ExportNote] = []
  /// How what an exporter has encoded of a batch is shared out over its files.
  package var parts: [(file: ExportPart, end: Int, records: Int)] = []

  /// How much a finding about a whole export weighs.
  private let levels: SeverityTable

  package init(_ names: RegisterNames, _ levels: SeverityTable) {
    self.names = names
    self.levels = levels
  }

  /// The name of the actor or place, or the title of the source, with this id; empty where there is none.
  @_lifetime(borrow self)
  public borrowing func name(of id: borrowing Span<UInt8>) -> Span<UInt8> {
    // the names are kept alive by the context and never change
    let known = unsafe names.table.field(0, of: id) ?? implied.field(0, of: id)
    return unsafe _overrideLifetime(Span(_unsafeElements: known ?? .init(start: nil, count: 0)), borrowing: self)
  }

  /// The table of the actor, place or source with this id; nil where there is none.
  public borrowing func table(of id: borrowing Span<UInt8>) -> Table? {
    guard let name = unsafe names.table.field(1, of: id) ?? implied.field(1, of: id) else { return nil }
    return Table(name: unsafe Span(_unsafeElements: name).text)
  }

  /// The claims about the record with this id, in the order in which they are told.
  public borrowing func claims(about id: borrowing Span<UInt8>) -> [Claim] {
    guard !names.claims.isEmpty, let positions = names.claimsAbout[id.text] else { return [] }
    return positions.map { names.claims[$0] }
  }

  /// What is known of the place with this id; empty where nothing is.
  @_lifetime(borrow self)
  public borrowing func place(_ field: PlaceField, of id: borrowing Span<UInt8>) -> Span<UInt8> {
    let known = unsafe names.places.field(field.rawValue, of: id)
    return unsafe _overrideLifetime(Span(_unsafeElements: known ?? .init(start: nil, count: 0)), borrowing: self)
  }

  /// Says that a field of an accepted record, or the whole of it, could not be written as it is.
  public mutating func note(_ code: FindingCode, _ batch: borrowing RecordBatch, _ row: Int, _ column: Int = -1) {
    guard let severity = batch.levels[code].severity else { return }
    notes.append(
      ExportNote(
        code: code, severity: severity, table: batch.table, row: row, column: column,
        record: batch.printableIdentifier(row), field: column < 0 ? "" : batch.schema.columns[column].name))
  }

  /// Says something about `table` as a whole, or about a record that was written earlier. The code's message is about
  /// `subject`: a column, or how many of what.
  public mutating func note(_ code: FindingCode, _ table: Table, record: String = "", about subject: String) {
    guard let severity = levels[code].severity else { return }
    notes.append(
      ExportNote(code: code, severity: severity, table: table, row: -1, column: -1, record: record, field: subject))
  }

  /// Says that what was appended to the output up to `end`, since the last such call or the start, goes to `file`. What is
  /// appended behind the last call goes to the main file, and all of it without any call. `records` is how many records
  /// stand in it; not asked for of the main file.
  public mutating func endPart(of file: ExportPart, at end: Int, records: Int = 0) {
    parts.append((file, end, records))
  }

  /// Takes in the names of the records that a block's rows imply.
  package mutating func learn(_ records: [Implied]) {
    for record in records {
      let column = record.table == .sources ? "title" : "name"
      implied.add(record.id, [record.cells.first { $0.column == column }?.text ?? "", record.table.name])
    }
  }
}

/// Something that a format could not hold as it is.
package struct ExportNote: Sendable {
  package let code: FindingCode
  package let severity: Severity
  package let table: Table
  /// The record in its batch, or -1.
  package let row: Int
  package let column: Int
  package let record: String
  package let field: String
}

/// The names of a register's actors, places and sources, and what is known of its places.
package final class RegisterNames: Sendable {
  fileprivate let table: FieldTable
  fileprivate let places: FieldTable
  fileprivate let claims: [Claim]
  /// By the id of what they are about.
  fileprivate let claimsAbout: [String: [Int]]

  /// The names in these batches' accepted records, and the claims.
  package init(_ batches: [TableBatch], claims: [Claim] = []) {
    var table = FieldTable(width: 2)
    var places = FieldTable(width: ExportContext.PlaceField.allCases.count)
    for box in batches {
      let schema = box.batch.schema
      let id = schema.index("id")
      switch box.batch.table {
      case .sources: table.add(box.batch, id, [schema.index("title")], "sources")
      case .actors: table.add(box.batch, id, [schema.index("name")], "actors")
      case .places:
        table.add(box.batch, id, [schema.index("name")], "places")
        places.add(box.batch, id, ExportContext.PlaceField.allCases.map { schema.index("\($0)") })
      case .relations, .events, .claims: continue
      }
    }
    self.table = table
    self.places = places
    self.claims = claims
    var about: [String: [Int]] = [:]
    for position in claims.indices.sorted(by: { claims[$0].isTold(before: claims[$1]) }) {
      for id in Set(claims[position].about) { about[id, default: []].append(position) }
    }
    claimsAbout = about
  }

  /// No names.
  package convenience init() { self.init([]) }
}

/// A few fields of each of many records, by id.
private struct FieldTable: ~Copyable, Sendable {
  private var ids = IdentifierTable()
  private var bytes = ByteBuffer(capacity: 1 << 8)
  /// Where each field ends, ``width`` a record, behind a first 0.
  private var ends: [Int] = [0]
  private let width: Int

  init(width: Int) { self.width = width }

  /// Adds these columns of the accepted records, and behind them a text that all have.
  mutating func add(_ batch: borrowing RecordBatch, _ id: Int, _ columns: [Int], _ last: String? = nil) {
    for record in batch.accepted {
      let row = Int(record)
      let (ordinal, isNew) = ids.insert(batch[row, id], hash: IdentifierTable.hash(batch[row, id]))
      guard isNew, ordinal >= 0 else { continue }
      for column in columns {
        bytes.append(batch[row, column])
        ends.append(bytes.count)
      }
      guard let last else { continue }
      bytes.append(last)
      ends.append(bytes.count)
    }
  }

  /// Adds a record's fields, unless there is one with its id.
  mutating func add(_ id: String, _ fields: [String]) {
    let (ordinal, isNew) = ids.insert(id)
    guard isNew, ordinal >= 0 else { return }
    for field in fields {
      bytes.append(field)
      ends.append(bytes.count)
    }
  }

  /// A field of the record with this id, good as long as the table is there and not added to; nil where there is none.
  @unsafe borrowing func field(_ field: Int, of id: borrowing Span<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    guard let ordinal = ids.find(id) else { return nil }
    let place = ordinal * width + field
    return unsafe UnsafeBufferPointer(start: bytes.base + ends[place], count: ends[place + 1] - ends[place])
  }
}
