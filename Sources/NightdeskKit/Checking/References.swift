/// The ids of the tables that are read before the events, and which table each is of. Nothing of it changes once the
/// events are read, so that many threads may look.
@safe package final class KnownIdentifiers: @unchecked Sendable {
  private let ids: IdentifierTable
  private let seed = IdentifierTable.seed
  /// By ordinal: the bit of the record's table, and ``held`` if a record that passed its own checks has the id.
  private let states: UnsafeMutablePointer<UInt8>
  /// How many ids there are.
  let count: Int

  private static let held: UInt8 = 0x80

  package init(_ ids: consuming IdentifierTable, tables: [Table], isHeld: [Bool]) {
    var ids = ids
    ids.spread()
    self.ids = ids
    count = tables.count
    unsafe states = .allocate(capacity: count)
    for (ordinal, table) in tables.enumerated() {
      unsafe states[ordinal] = Self.bit(of: table) | (isHeld[ordinal] ? Self.held : 0)
    }
  }
  deinit { unsafe states.deallocate() }

  @inline(__always)
  private func state(_ ordinal: Int) -> UInt8 {
    precondition(ordinal >= 0 && ordinal < count)
    return unsafe states[ordinal]
  }

  /// The bits of `tables`.
  static func bits(of tables: [Table]) -> UInt8 { tables.reduce(0) { $0 | bit(of: $1) } }
  private static func bit(of table: Table) -> UInt8 { 1 << table.rawValue }

  /// Takes these places among all from the records that had them, which were rejected after all.
  func drop(_ ordinals: Set<Int>) {
    for ordinal in ordinals { unsafe states[ordinal] = state(ordinal) & ~Self.held }
  }

  /// Whether a record that passed its own checks is called `id`: then no other may be.
  func isTaken(_ id: borrowing Span<UInt8>) -> Bool { isTaken(id, hash: IdentifierTable.hash(id)) }

  /// The same with the hash at hand.
  func isTaken(_ id: borrowing Span<UInt8>, hash: UInt64) -> Bool {
    guard let ordinal = ids.find(id, hash: hash) else { return false }
    return state(ordinal) & Self.held != 0
  }

  /// The place of `id` among all; nil if no such record was read.
  func ordinal(of id: borrowing Span<UInt8>) -> Int? { ids.find(id, hash: IdentifierTable.hash(id, seed: seed)) }
  func ordinal(of id: String) -> Int? { ordinal(of: id.utf8Span.span) }

  /// The place among all of the record called `id` that passed its own checks and is of one of the tables with these
  /// bits; -1 if there is none.
  func ordinal(of id: borrowing Span<UInt8>, in tables: UInt8) -> Int {
    guard let ordinal = ordinal(of: id) else { return -1 }
    let state = state(ordinal)
    return state & Self.held != 0 && state & tables != 0 ? ordinal : -1
  }

  /// The table of the record called `id`, whether one that passed its own checks has the id, and its place among all;
  /// nil if no such record was read.
  func record(_ id: borrowing Span<UInt8>) -> (table: Table, isTaken: Bool, ordinal: Int)? {
    guard let ordinal = ordinal(of: id) else { return nil }
    return (table(at: ordinal), state(ordinal) & Self.held != 0, ordinal)
  }

  /// The table of the record called `id`; nil if no such record was read.
  func table(of id: borrowing Span<UInt8>) -> Table? { ordinal(of: id).map { table(at: $0) } }

  private func table(at ordinal: Int) -> Table {
    Table(rawValue: UInt8((state(ordinal) & ~Self.held).trailingZeroBitCount))!
  }
}

/// Which columns of a table name other records.
package struct References: Sendable {
  private struct Target: Sendable {
    let column: Int
    let isList: Bool
    let form: Form
    let tables: [Table]
    let tableBits: UInt8
    let words: Vocabulary?
    /// Its place among the columns of participants, if it is one.
    var participant: Int?

    init(_ column: Int, _ definition: Column, _ form: Form, _ tables: [Table], _ words: Vocabulary? = nil) {
      (self.column, isList, self.form, self.tables, self.words) = (column, definition.isList, form, tables, words)
      tableBits = KnownIdentifiers.bits(of: tables)
    }
  }
  fileprivate enum Form: Sendable { case plain, citation, link }

  private var targets: [Target]

  /// The reference columns of `schema`.
  package init(_ schema: RecordSchema) {
    targets = schema.columns.enumerated().compactMap { column, definition in
      switch definition.kind {
      case .reference(let tables, let words):
        Target(column, definition, .plain, tables, words)
      case .citation: Target(column, definition, .citation, [.sources])
      case .link(_, let table): Target(column, definition, .link, [table])
      default: nil
      }
    }
    guard schema.table == Table.events.name else { return }
    for slot in EventColumns.participants.indices {
      let column = EventColumns.participants[slot]
      for place in targets.indices where targets[place].column == column { targets[place].participant = slot }
    }
  }

  /// Reports references to records that were not read, are of another table or were rejected. What may name an event
  /// and is not `known` goes to `pending`, to be settled when all events are read.
  /// Marks in `used` what is named. In the columns `leftOut`, what is not there was rejected when the file was exported.
  /// With `fallen`, only references to these places among the known are looked at.
  package func check(
    _ batch: inout RecordBatch, _ known: KnownIdentifiers, pending: inout [PendingReference], used: SourceUse,
    leftOut: Set<Int> = [], only fallen: Set<Int>? = nil
  ) {
    for target in targets where batch.table != .events && batch.impliedColumns.contains(target.column) {
      for row in 0..<batch.count where !batch.rejected[row] {
        ListSyntax.forEach(batch[row, target.column]) { item, _ in
          let id = target.form.id(in: item)
          if let ordinal = known.ordinal(of: id) { used.mark(ordinal, isCitation: target.form == .citation) }
        }
      }
    }
    for target in targets
    where !batch.impliedColumns.contains(target.column) && !batch.isEmpty(throughout: target.column) {
      let isCitation = target.form == .citation
      if let slot = target.participant {
        batch.namedRecords[slot].append(contentsOf: repeatElement(-1, count: batch.count))
      }
      for row in 0..<batch.count where !batch.isEmpty(row, target.column) {
        // most name one record, which is there
        if target.words == nil, !target.isList || batch.isSingle(row, target.column) {
          let ordinal = known.ordinal(of: target.form.id(in: batch[row, target.column]), in: target.tableBits)
          if ordinal >= 0 {
            used.mark(ordinal, isCitation: isCitation)
            if let slot = target.participant { batch.namedRecords[slot][row] = Int32(truncatingIfNeeded: ordinal) }
            continue
          }
        } else if target.words == nil {
          var areThere = true
          ListSyntax.forEach(batch[row, target.column]) { item, _ in
            let ordinal = known.ordinal(of: target.form.id(in: item), in: target.tableBits)
            if ordinal >= 0 { used.mark(ordinal, isCitation: isCitation) } else { areThere = false }
          }
          if areThere { continue }
        }
        check(target, row, &batch, known, pending: &pending, used, leftOut, fallen)
      }
    }
    if batch.table == .claims, fallen == nil { checkPlaces(&batch, known) }
  }

  /// The same for one field.
  @inline(never)
  private func check(
    _ target: Target, _ row: Int, _ batch: inout RecordBatch, _ known: KnownIdentifiers,
    pending: inout [PendingReference], _ used: SourceUse, _ leftOut: Set<Int>, _ fallen: Set<Int>?
  ) {
    let isCitation = target.form == .citation
    var fault: FindingCode?
    var unsettled: [(id: String, code: FindingCode)] = []
    let mayBeEvent = target.tables.contains(.events)
    let wasThere = leftOut.contains(target.column)
    let look = { (item: borrowing Span<UInt8>) in
      // that an id is missing has been found before
      if item.isEmpty { return }
      if let words = target.words, words.index(of: item) != nil { return }
      let record = known.record(item)
      if let fallen, record.map({ fallen.contains($0.ordinal) }) != true { return }
      let table = record?.table
      if let record, record.isTaken {
        used.mark(record.ordinal, isCitation: isCitation)
        if !target.tables.contains(record.table) { fault = fault ?? .wrongTable }
      } else if table == nil, let flaw = Shape.reference(item) {
        // no record can have such an id, whatever comes
        fault = fault ?? flaw
      } else if mayBeEvent {
        // a rejected record's id may have gone to an event
        unsettled.append((item.text, table == nil && !wasThere ? .danglingEvent : .rejectedReference))
      } else if table == nil {
        fault = wasThere ? fault ?? .rejectedReference : .danglingReference
      } else {
        fault = fault ?? (target.tables.contains(table!) ? .rejectedReference : .wrongTable)
      }
    }
    if target.isList, !batch.isSingle(row, target.column) {
      ListSyntax.forEach(batch[row, target.column]) { item, _ in look(target.form.id(in: item)) }
    } else {
      look(target.form.id(in: batch[row, target.column]))
    }
    if let fault {
      batch.report(fault, row, target.column)
      batch.dangling.append((row, target.column, fault == .rejectedReference))
    }
    for (id, code) in unsettled {
      pending.append(PendingReference(row: row, column: target.column, id: id, code: code))
    }
  }

  /// That the value of a claim about where something happened is a place.
  private func checkPlaces(_ batch: inout RecordBatch, _ known: KnownIdentifiers) {
    let (kind, value) = (batch.schema.index("kind"), batch.schema.index("value"))
    for row in 0..<batch.count where batch[row, kind].equals("place" as StaticString) {
      var isBad = false
      ListSyntax.forEach(batch[row, value]) { id, _ in if known.table(of: id) != .places { isBad = true } }
      if isBad { batch.report(.badClaimValue, row, value) }
    }
  }
}

extension References.Form {
  /// The part of a value that is an id.
  @_lifetime(copy item)
  fileprivate func id(in item: Span<UInt8>) -> Span<UInt8> {
    switch self {
    case .plain: item
    case .citation: item.extracting(0..<(item.firstIndex(of: 0x23) ?? item.count))
    // what has no `=` is no link, which has been found before
    case .link: item.extracting((item.firstIndex(of: 0x3D).map { $0 + 1 } ?? item.count)...)
    }
  }
}

/// A reference to an event that had not been read when it was met.
package struct PendingReference: Sendable {
  package let row: Int
  package let column: Int
  package let id: String
  /// What it is if no event has the id.
  package let code: FindingCode
}
