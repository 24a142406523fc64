/// Takes what is found, in input order: leaves out what the baseline knows, and hands the first few findings of each
/// code in each file to every report; the others are counted, and their number is told.
final class FindingDesk {
  /// One report, what it has been told, and where it goes.
  private final class Seat {
    let report: any FindingReport
    let sink: any ByteSink
    let limit: Int
    var bytes = ByteBuffer(capacity: 1 << 12)
    var entries = 0
    var errors = 0

    init(_ order: ReportOrder, _ repeats: Int?) {
      report = order.report
      sink = order.sink
      limit = order.repeats ?? repeats ?? FindingReports.repeats
    }

    /// Hands the bytes on; a report whose head needs the totals keeps them.
    func flush() {
      guard !report.headNeedsTotals, !bytes.isEmpty else { return }
      sink.append(bytes.span)
      bytes.removeAll()
    }
  }

  /// The findings of one code in one file, or on one column of it.
  private struct Kind {
    let file: String
    let code: FindingCode
    /// The column, where the code counts by column.
    let field: String
    var severity: Severity
    var count = 0
  }

  private let seats: [Seat]
  /// In the order in which they were met.
  private var kinds: [Kind] = []
  /// Their places, by file and then by code; -1 for a code that the file does not have.
  private var places: [String: [Int]] = [:]
  /// Those of the file that was asked for last: most findings come file by file.
  private var current: (file: String, places: [Int])?
  private var baseline: Baseline?
  private(set) var written: Baseline?
  private let paths: [String: String]
  /// How many findings of each severity the baseline knows.
  private(set) var known: [Severity: Int] = [:]

  /// How many entries the first report has.
  var entries: Int { seats.first?.entries ?? 0 }

  /// How findings have to come.
  let telling: BatchFindings.Telling

  /// `paths`: where the files lie, by name, for reports that other programs follow.
  init(_ reports: [ReportOrder], _ policy: CheckPolicy, paths: [String: String]) {
    seats = reports.map { Seat($0, policy.repeats) }
    baseline = policy.baseline
    written = policy.writesBaseline ? Baseline() : nil
    self.paths = paths
    let needsAll = baseline != nil || written != nil
    telling = BatchFindings.Telling(
      limit: needsAll ? .max : seats.map(\.limit).max() ?? 0, quotes: seats.contains { $0.report.quotesLines },
      lexicon: policy.lexicon)
    for seat in seats where !seat.report.headNeedsTotals { seat.report.head(FindingTotals(), into: &seat.bytes) }
  }

  /// Whether a report cannot be written.
  var hasFailed: Bool { seats.contains { $0.sink.hasFailed } }

  func take(_ findings: BatchFindings) {
    for finding in findings.placed { put(finding) }
    for (code, field, severity, count) in findings.rest { add(code, field, in: findings.file, severity, count) }
    for seat in seats { seat.flush() }
  }

  func take(_ finding: PlacedFinding) {
    put(finding)
    for seat in seats { seat.flush() }
  }

  private func put(_ finding: PlacedFinding) {
    written?.add(finding)
    if baseline?.take(finding) ?? false {
      known[finding.severity, default: 0] += 1
      return
    }
    let field = finding.code.countsByColumn ? finding.field : ""
    let before = add(finding.code, field, in: finding.file, finding.severity, 1)
    for seat in seats where before < seat.limit {
      if seat.report.followsPaths, let path = paths[finding.file] {
        var told = finding
        told.file = path
        seat.report.tell(told, isFirst: seat.entries == 0, into: &seat.bytes)
      } else {
        seat.report.tell(finding, isFirst: seat.entries == 0, into: &seat.bytes)
      }
      seat.entries += 1
      if finding.severity == .error { seat.errors += 1 }
    }
  }

  /// Counts; returns how many there were before.
  @discardableResult
  private func add(
    _ code: FindingCode, _ field: String, in file: String, _ severity: Severity, _ count: Int
  ) -> Int {
    if current?.file != file {
      if let current { places[current.file] = current.places }
      current = (file, places[file] ?? [Int](repeating: -1, count: FindingCode.allCases.count))
    }
    var place = current!.places[Int(code.rawValue)]
    // the kinds of one code stand in the order of the file's first finding of each; a file has few of them
    if place >= 0, kinds[place].field != field {
      place = kinds[place...].firstIndex { $0.code == code && $0.field == field && $0.file == file } ?? -1
    }
    if place < 0 {
      place = kinds.count
      kinds.append(Kind(file: file, code: code, field: field, severity: severity))
      if current!.places[Int(code.rawValue)] < 0 { current!.places[Int(code.rawValue)] = place }
    }
    let before = kinds[place].count
    kinds[place].severity = max(kinds[place].severity, severity)
    kinds[place].count += count
    return before
  }

  /// Tells what was not told one by one, and what stands behind the last finding.
  func finish(_ codes: [(code: FindingCode, severity: Severity, count: Int)]) {
    var totals = FindingTotals(codes: codes, known: known.values.reduce(0, +))
    for seat in seats {
      totals.untold = 0
      for kind in kinds where kind.count > seat.limit {
        let file = seat.report.followsPaths ? paths[kind.file] ?? kind.file : kind.file
        let rest = FindingRest(
          code: kind.code, severity: kind.severity, file: file, field: kind.field, count: kind.count - seat.limit)
        seat.report.tell(rest, isFirst: seat.entries == 0, into: &seat.bytes)
        seat.entries += 1
        if kind.severity == .error { seat.errors += 1 }
        totals.untold += rest.count
      }
      (totals.entries, totals.errorEntries) = (seat.entries, seat.errors)
      if seat.report.headNeedsTotals {
        var head = ByteBuffer(capacity: 1 << 12)
        seat.report.head(totals, into: &head)
        seat.sink.append(head.span)
      }
      seat.report.tail(totals, into: &seat.bytes)
      seat.sink.append(seat.bytes.span)
    }
  }
}
