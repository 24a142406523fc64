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

  private struct Kind: Hashable {
    let file: String
    let code: FindingCode
  }

  private let seats: [Seat]
  private var counts: [Kind: (severity: Severity, count: Int)] = [:]
  /// The kinds in the order in which they were met.
  private var kinds: [Kind] = []
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
    for (code, severity, count) in findings.rest { add(Kind(file: findings.file, code: code), severity, count) }
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
    let before = add(Kind(file: finding.file, code: finding.code), finding.severity, 1)
    for seat in seats where before < seat.limit {
      var told = finding
      if seat.report.followsPaths, let path = paths[finding.file] { told.file = path }
      seat.report.tell(told, isFirst: seat.entries == 0, into: &seat.bytes)
      seat.entries += 1
      if finding.severity == .error { seat.errors += 1 }
    }
  }

  /// Counts; returns how many there were before.
  @discardableResult
  private func add(_ kind: Kind, _ severity: Severity, _ count: Int) -> Int {
    guard let old = counts[kind] else {
      counts[kind] = (severity, count)
      kinds.append(kind)
      return 0
    }
    counts[kind] = (max(old.severity, severity), old.count + count)
    return old.count
  }

  /// Tells what was not told one by one, and what stands behind the last finding.
  func finish(_ codes: [(code: FindingCode, severity: Severity, count: Int)]) {
    var totals = FindingTotals(codes: codes, known: known.values.reduce(0, +))
    for seat in seats {
      totals.untold = 0
      for kind in kinds {
        guard let (severity, count) = counts[kind], count > seat.limit else { continue }
        let file = seat.report.followsPaths ? paths[kind.file] ?? kind.file : kind.file
        let rest = FindingRest(code: kind.code, severity: severity, file: file, count: count - seat.limit)
        seat.report.tell(rest, isFirst: seat.entries == 0, into: &seat.bytes)
        seat.entries += 1
        if severity == .error { seat.errors += 1 }
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
