/// One rule: looks through a batch and reports what breaks it. Called once a batch, not once a record.
package struct Check: Sendable {
  let run: @Sendable (inout RecordBatch) -> Void
  /// All that it can find; none: it is run whatever is looked for, because it also reads values.
  private let codes: [FindingCode]

  /// A check that finds `codes` and does nothing else: it costs nothing where they are all off.
  init(_ codes: FindingCode..., run: @escaping @Sendable (inout RecordBatch) -> Void) {
    self.run = run
    self.codes = codes
  }

  /// Whether it is to be run where these levels hold.
  func isWanted(_ levels: SeverityTable) -> Bool {
    codes.isEmpty || codes.contains { levels[$0] > .off }
  }
}

/// The checks of a table. A new check is a function in one of the files beside this and its name here.
package enum Checks {
  /// The checks that need nothing but the batch. `asOf` is the day of the run, in days since 1970.
  package static func all(of table: Table, asOf: Int32, lexicon: Lexicon = .standard) -> [Check] {
    let schema = table.schema
    let every = [hostileText] + columns(of: schema) + [texts(schema), spreadsheetIdentifiers(schema), lists(schema)]
    switch table {
    case .sources:
      return every + [addresses(schema), sources(schema, asOf: asOf), selfReferences(schema, "id", "derived_from")]
    case .actors: return every + [names(schema), ownVoice(schema, ["description"], lexicon)]
    case .relations: return every + [selfReferences(schema, "subject", "object")]
    case .places: return every + [names(schema), coordinates(schema), countries(schema)]
    case .events:
      return every + [
        coordinates(schema), deathsInOrder(schema), onePlace(schema), notInTheFuture(schema, asOf: asOf),
        eventDates(schema, asOf: asOf), deaths(schema), sidesAndPrecision(schema), countries(schema),
        selfReferences(schema, "id", "part_of"), ownVoice(schema, ["title", "summary"], lexicon),
      ]
    case .claims:
      return every + [
        verbatim(schema), claimValue(schema), namesSomebody(schema), stance(schema), followed(schema, asOf: asOf),
      ]
    }
  }
}

/// What a check that only looks has found in a batch.
struct FoundFaults {
  fileprivate var faults: [(code: FindingCode, row: Int, column: Int)] = []

  mutating func add(_ code: FindingCode, _ row: Int, _ column: Int) { faults.append((code, row, column)) }
}

extension RecordBatch {
  /// Reports what `look` finds. It may hold on to spans of values while it looks, which a check that reports cannot.
  @inline(__always)
  mutating func report(_ look: (borrowing RecordBatch, inout FoundFaults) -> Void) {
    var found = FoundFaults()
    look(self, &found)
    for fault in found.faults { report(fault.code, fault.row, fault.column) }
  }

  /// Runs `checks`, and says of records that could not be read nothing but that.
  package mutating func check(_ checks: [Check]) {
    // what was found before is what the readers have found
    for place in findings.indices { findings[place].isOfFile = true }
    for check in checks where check.isWanted(levels) { check.run(&self) }
    dropFindingsOnUnreadFields()
    dropFindingsOnBrokenRecords()
  }

  /// Leaves of the findings on fields that could not be read only why: such a field is not missing.
  private mutating func dropFindingsOnUnreadFields() {
    let unread = findings.filter { $0.code.isReading && $0.column >= 0 }
    guard !unread.isEmpty else { return }
    let places = Set(unread.map { [Int($0.row), Int($0.column)] })
    let sources = Set(unread.filter { $0.source >= 0 }.map { [Int($0.row), Int($0.source)] })
    findings.removeAll { finding in
      !finding.code.isReading
        && (places.contains([Int(finding.row), Int(finding.column)])
          || finding.source >= 0 && sources.contains([Int(finding.row), Int(finding.source)]))
    }
  }

  /// Leaves of the findings on records that could not be read only why.
  mutating func dropFindingsOnBrokenRecords() {
    guard !broken.isEmpty else { return }
    let unreadable = Set(broken.map(Int32.init))
    findings.removeAll { unreadable.contains($0.row) && !$0.code.isReading && !$0.code.setsAside }
  }

  /// Puts the findings in the order of the records, then of the columns, then of the codes.
  package mutating func sortFindings() {
    guard findings.count > 1 else { return }
    findings.sort { a, b in
      (a.row, a.column, a.code.rawValue, a.source) < (b.row, b.column, b.code.rawValue, b.source)
    }
  }
}

extension FindingCode {
  /// Whether it is about the syntax of the record, before its columns are known.
  fileprivate var isReading: Bool { family == .reading }
}
