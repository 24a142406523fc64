internal import Synchronization

/// The events' way: blocks are cut one after another, parsed and checked on many threads, settled in input order,
/// encoded on many threads, appended in input order.
final class EventStream: Sendable {
  /// What only one block at a time may use: ids, counts, what is selected.
  private struct Turn: ~Copyable {
    var identifiers = IdentifierTable()
    /// By ordinal: whether the record that has the id keeps it.
    var isHeld: [Bool] = []
    var tally: PassTally
    var pending: [PendingEvent]
    var implied = ImpliedTables()
    var selection: EventSelection
    var watch: EventWatch
    var file = -1
    var line = 1
    var records = 0
    var names: Set<String> = []
    /// By event that is mentioned: whether it is among the accepted.
    var mentioned: [Bool] = []
    /// In a survey: the versions that were met.
    var survey: VersionSurvey?

    /// The references to events that hold nothing, now that all events are read.
    var unsettled: [PendingEvent] {
      pending.compactMap { reference in
        var reference = reference
        if let ordinal = identifiers.find(reference.id.utf8Span.span) {
          if isHeld[ordinal] { return nil }
          reference.finding.code = .rejectedReference
        }
        return reference
      }
    }
  }

  /// What a pass has besides what it has written.
  struct Result {
    var outputs: PassOutputs
    var tally: PassTally
    /// References to events that do not exist or were rejected.
    let unsettled: [PendingEvent]
    /// All references to events.
    let references: [PendingEvent]
    let watch: EventWatch
    /// Which records of the small tables are named.
    let used: SourceUse
    let implied: ImpliedRecordList
    var register: Register
    let figures: Figures
    /// What a survey has found.
    let survey: VersionSurvey?
    /// By event that is mentioned: whether it is among the accepted.
    let mentioned: [Bool]
  }

  private struct Shared: ~Copyable {
    var failure: PassError?
    var figures: FigureCounter
    let used: SourceUse
  }

  private let order: RegisterPass.Order
  private let living: LivingData?
  /// Where events are mentioned; nil where nothing is.
  private let mentions: Mentions?
  private let inputs: [OpenedInput]
  private let known: KnownIdentifiers
  private let claims: ClaimIndex
  private let small: SmallTables
  private let exporters: [RecordExport]
  private let needsAnalysis: Bool
  private let checks: [Check]
  private let references = References(RegisterSchema.events)
  private let support: SourceSupport
  /// Whether more events are to be sketched.
  private let hasRoom: Atomic<Bool>
  private let telling: BatchFindings.Telling
  private let period: Period
  private let places: PlaceRegions
  private let points: PlacePoints
  private let source: Locked<EventSource>
  private let shared: Locked<Shared>
  private let turn: Ordered<Turn, PassError>
  private let outputs: Ordered<PassOutputs, PassError>

  init(
    _ order: RegisterPass.Order, _ inputs: [OpenedInput], _ known: KnownIdentifiers, _ claims: ClaimIndex,
    _ small: SmallTables, _ outputs: PassOutputs, _ tally: PassTally, living: LivingData? = nil,
    mentions: Mentions? = nil, survey: VersionSurvey? = nil
  ) {
    self.order = order
    self.living = living
    self.mentions = mentions.flatMap { $0.count > 0 ? $0 : nil }
    self.inputs = inputs
    self.known = known
    self.claims = claims
    self.small = small
    exporters = order.exports.compactMap { RecordExport($0) }
    needsAnalysis = order.needsAnalysis
    checks = Checks.all(of: .events, asOf: order.asOf, lexicon: order.policy.lexicon)
    period = order.period.period(asOf: order.asOf)
    places = PlaceRegions(small.register.places)
    points = PlacePoints(small.register.places)
    source = Locked(EventSource(inputs, blockSize: order.blockSize))
    shared = Locked(
      Shared(
        failure: nil, figures: FigureCounter(period: period, places: places, claims: claims), used: small.used))
    turn = Ordered(
      Turn(
        tally: tally, pending: small.pending, selection: EventSelection(index: claims, period: period),
        watch: EventWatch(limit: order.policy.duplicates), survey: survey))
    telling = outputs.desk.telling
    support = small.support
    hasRoom = Atomic(order.policy.duplicates > 0)
    self.outputs = Ordered(outputs)
  }

  func run() throws(PassError) -> Result {
    onThreads(order.threads) { [self] in
      do throws(PassError) {
        try work()
      } catch {
        shared.withLock { $0.failure = $0.failure ?? error }
        turn.stop()
        outputs.stop()
      }
    }
    if let failure = shared.withLock({ $0.failure }) { throw failure }
    let figures = shared.withLock { $0.figures.figures() }
    let written = try outputs.afterwards { (outputs: inout PassOutputs) throws(PassError) in outputs }
    return try turn.afterwards { (turn: inout Turn) throws(PassError) in
      var implied = ImpliedTables()
      swap(&implied, &turn.implied)
      var selection = EventSelection(index: claims, period: period)
      swap(&selection, &turn.selection)
      var register = small.register
      register.events = selection.finish()
      return Result(
        outputs: written, tally: turn.tally,
        unsettled: turn.unsettled, references: turn.pending, watch: turn.watch,
        used: shared.withLock { $0.used },
        implied: implied.finish(), register: register, figures: figures, survey: turn.survey,
        mentioned: turn.mentioned)
    }
  }

  /// What each thread does: take a block, parse and check it, settle it in turn, encode it, append it in turn.
  private func work() throws(PassError) {
    let bench = Workbench(small.names, order.policy.levels)
    var encoded = ByteBuffer(capacity: 1 << 20)
    var figures = FigureCounter(period: period, places: places, claims: claims)
    let used = SourceUse(count: known.count)
    let datasets = Set(inputs.filter(\.mayHoldEvents).map(\.dataset))
    let sketcher = EventSketcher(isOneDataset: datasets.count == 1 && datasets.first! != nil, points)
    var libcsv: CSVJudge?
    while let ticket = try next(bench) {
      let settled: Ordered<Turn, PassError>.Turn<[(name: String, row: Int)]>
      if let lines = parse(bench, ticket) {
        var pending = prepare(bench, ticket, used)
        let sketches = sketches(bench, sketcher)
        settled = try turn.inTurn(ticket.number, epoch: ticket.epoch) { turn throws(PassError) in
          settle(bench, ticket, lines, &pending, sketches, &turn)
        }
      } else {
        // not plainly regular: nothing behind this block can be trusted to be cut where a record ends
        settled = try turn.inTurn(ticket.number, epoch: ticket.epoch) { turn throws(PassError) in
          self.turn.start(epoch: ticket.epoch + 1)
          if libcsv == nil { libcsv = CSVJudge() }
          let lines = try judge(bench, ticket, &libcsv!)
          var pending = prepare(bench, ticket, used)
          return settle(bench, ticket, lines, &pending, sketches(bench, sketcher), &turn)
        }
      }
      switch settled {
      case .dropped:
        bench.implied.forget()
        continue
      case .stopped: return
      case .taken(let newNames):
        let name = inputs[ticket.file].file.name
        let parts = PassOutputs.encode(bench.current.batch, file: name, exporters, &bench.context, into: &encoded)
        let findings = BatchFindings(
          bench.current.batch, file: name, newNames: newNames, notes: parts.notes, telling)
        if needsAnalysis { figures.count(bench.current.batch) }
        let compared = order.comparison?.compare(bench.current.batch)
        let appended = try outputs.inTurn(ticket.number) { outputs throws(PassError) in
          if ticket.number == 0 { outputs.foresee(events: expected(bench.current.batch)) }
          try outputs.append(
            encoded, parts, .events, findings, accepted: bench.current.batch.accepted.count)
          outputs.append(bench.current.batch, file: name, &bench.context)
          if let compared { order.comparison?.append(compared) }
        }
        guard case .taken = appended else { return }
        order.progress?(bench.current.batch.count)
      }
    }
    shared.withLock {
      $0.figures.merge(figures)
      $0.used.merge(used)
    }
  }

  /// How many events the files may hold, judged by the first of them; fewer than there are where files are compressed.
  private func expected(_ batch: borrowing RecordBatch) -> Int {
    let bytes = inputs.reduce(0) { $0 + ($1.mayHold(.events) ? $1.file.size : 0) }
    return batch.count * bytes / max(Int(batch.extents.last?.upperBound ?? 1), 1)
  }

  private func next(_ bench: Workbench) throws(PassError) -> EventSource.Ticket? {
    do throws(ReadError) {
      return try source.withLock { source throws(ReadError) in try source.next(bench) }
    } catch {
      throw .read(error)
    }
  }

  private func judge(
    _ bench: Workbench, _ ticket: EventSource.Ticket, _ libcsv: inout CSVJudge
  ) throws(PassError) -> Int {
    do throws(ReadError) {
      return try source.withLock { source throws(ReadError) in
        try source.judge(ticket, &libcsv, into: &bench.current.batch)
      }
    } catch {
      throw .read(error)
    }
  }

  /// Makes records of the block on the bench; nil if it is for the judge. Returns how many line ends it has.
  private func parse(_ bench: Workbench, _ ticket: EventSource.Ticket) -> Int? {
    switch inputs[ticket.file].plan {
    case .csv(let layout, _, _):
      if layout.dialect == .csv { return CSVScan.read(into: &bench.current.batch, width: layout.width) }
      return layout.dialect.isQuoted ? nil : TabScan.read(into: &bench.current.batch, width: layout.width)
    case .lines(let table):
      bench.current.batch.removeRecords()
      bench.current.batch.bytes.removeAll()
      return records(in: bench.lines, bench, of: table, into: TableBatches(bench.current))
    case .xml, .json, .withdrawals, .mentions, .statements, .wholeTexts:
      return ticket.lines
    }
  }

  private func records(
    in lines: borrowing ByteBuffer, _ bench: Workbench, of table: Table?, into batches: TableBatches
  ) -> Int {
    if bench.json == nil || bench.jsonTable != table {
      bench.json = JSONRecordReader(fileTable: table)
      bench.jsonTable = table
    }
    return bench.json!.read(lines.span, into: batches)
  }

  /// Everything that a block can do without the others: columns, checks, references, computed columns.
  private func prepare(_ bench: Workbench, _ ticket: EventSource.Ticket, _ used: SourceUse) -> [PendingReference] {
    var pending: [PendingReference] = []
    let columns = EventColumns.self
    if case .csv(let layout, _, _) = inputs[ticket.file].plan {
      layout.apply(to: &bench.current.batch, implied: &bench.implied)
      if layout.takesMentions { mentions?.attach(to: &bench.current.batch, &bench.implied) }
    }
    bench.current.batch.describe(ticket.file, inputs[ticket.file])
    bench.current.batch.check(checks)
    let leftOut = inputs[ticket.file].file.exported.leftOut[.events] ?? []
    references.check(&bench.current.batch, known, pending: &pending, used: used, leftOut: leftOut)
    bench.singles = support.check(&bench.current.batch, known)
    bench.current.batch.hashIdentifiers(columns.id)
    bench.current.batch.reportTaken(columns.id, by: known)
    bench.current.batch.computeColumns(claims)
    return pending
  }

  /// What near-duplicates are looked for with; nothing once there are enough.
  private func sketches(_ bench: Workbench, _ sketcher: EventSketcher) -> [EventSketch] {
    hasRoom.load(ordering: .relaxed) ? sketcher.sketches(of: bench.current.batch) : []
  }

  /// In turn: unique ids, which records are accepted, counts, where the block stands in its file.
  private func settle(
    _ bench: Workbench, _ ticket: EventSource.Ticket, _ lines: Int, _ pending: inout [PendingReference],
    _ sketches: [EventSketch], _ turn: inout Turn
  ) -> [(name: String, row: Int)] {
    if turn.file != ticket.file {
      turn.file = ticket.file
      turn.line = inputs[ticket.file].firstLine
      turn.records = 0
      turn.names.removeAll()
    }
    let box = bench.current
    if ticket.number == 0 { turn.identifiers.foresee(expected(box.batch), length: box.batch.lengthOfIdentifiers) }
    box.batch.firstLine = turn.line
    box.batch.recordsBefore = turn.records
    turn.line += lines
    turn.records += box.batch.count
    if living == nil, turn.survey == nil {
      box.batch.settleIdentifiers(EventColumns.id, &turn.identifiers, &turn.isHeld)
    } else {
      box.batch.settleVersions(EventColumns.id, &turn.identifiers, &turn.isHeld, living, &turn.survey)
    }
    box.batch.dropFindingsOnBrokenRecords()
    box.batch.sortFindings()
    box.batch.firstOrdinal = turn.tally.accepted(.events)
    turn.tally.countRecords(box.batch)
    turn.tally.countFindings(box.batch)
    if let mentions, inputs[ticket.file].takesMentions { mentions.note(box.batch, in: &turn.mentioned) }
    if box.batch.accepted.count < box.batch.count, !bench.implied.isEmpty {
      turn.implied.add(ofRejected: bench.implied.implied(in: box.batch, by: box.batch.mayComeAgain()))
    }
    let implied = bench.implied.take(box.batch)
    if !implied.isEmpty {
      bench.context.learn(implied)
      turn.implied.add(implied)
    }
    if needsAnalysis { turn.selection.consider(box.batch) }
    turn.watch.take(box.batch, sketches, bench.singles, hasClaims: !claims.isEmpty)
    if turn.watch.isFull { hasRoom.store(false, ordering: .relaxed) }
    if !pending.isEmpty {
      turn.pending += box.batch.places(of: pending, file: inputs[ticket.file].file.name)
    }
    let newNames = box.batch.namesToReport.filter { turn.names.insert($0.name).inserted }
    turn.tally.count(newNames, in: box.batch)
    return newNames
  }
}

extension RecordBatch {
  /// Whether a row is rejected and can be put right by whoever reads the rejects: it is not set aside, and its values stand
  /// there. What a column of the file names (-1: none of its) is wanted then, unless that could not be read.
  fileprivate borrowing func mayComeAgain() -> (_ row: Int, _ source: Int) -> Bool {
    let setAside = Set(findings.lazy.filter(\.code.setsAside).map { Int($0.row) })
    let wanted = (0..<count).map { rejected[$0] && !setAside.contains($0) && !isConfidential($0) }
    let unread = findings.filter { $0.code == .notUTF8 || $0.code == .nulCharacter }
    let names = Set(unread.map { [Int($0.row), Int($0.source)] })
    return { row, source in wanted[row] && (source < 0 || names.isEmpty || !names.contains([row, source])) }
  }

  /// Hashes the ids, so that the turn need not.
  mutating func hashIdentifiers(_ column: Int) {
    hashes.removeAll(keepingCapacity: true)
    let seed = IdentifierTable.seed
    for row in 0..<count { hashes.append(IdentifierTable.hash(self[row, column], seed: seed)) }
  }

  /// How many bytes an id has, in the middle and some more.
  fileprivate var lengthOfIdentifiers: Int {
    var bytes = 0
    for row in 0..<count { bytes += self[row, EventColumns.id].count }
    return count > 0 ? bytes / count + 1 : 0
  }

  /// Reports the ids, hashed before, that a record of another table has.
  mutating func reportTaken(_ column: Int, by known: KnownIdentifiers) {
    for row in 0..<count where known.isTaken(self[row, column], hash: hashes[row]) {
      report(.duplicateIdentifier, row, column)
    }
  }

  /// In turn: the first record that passes its checks keeps an id; says which records are accepted.
  mutating func settleIdentifiers(_ column: Int, _ identifiers: inout IdentifierTable, _ isHeld: inout [Bool]) {
    accepted.removeAll(keepingCapacity: true)
    identifiers.fetch(hashes)
    for row in 0..<count {
      if !isEmpty(row, column) {
        let (ordinal, isNew) = identifiers.insert(self[row, column], hash: hashes[row])
        if isNew, ordinal >= 0 {
          isHeld.append(!rejected[row])
        } else if ordinal >= 0, isHeld[ordinal] {
          report(.duplicateIdentifier, row, column)
        } else if ordinal >= 0, !rejected[row] {
          isHeld[ordinal] = true
        }
      }
      if !rejected[row] { accepted.append(Int32(row)) }
    }
  }

  /// Fills the computed columns of every event from what is claimed about it.
  package mutating func computeColumns(_ claims: ClaimIndex) {
    let no = ClaimIndex.Contested.no
    let zero = composeOnce("0")
    setFields(EventColumns.contested, composeOnce(Vocabularies.contested.words[no.rawValue]), value: Int64(no.rawValue))
    setFields(EventColumns.claims, zero, value: 0)
    setFields(EventColumns.accounts, zero, value: 0)
    guard !claims.isEmpty else { return }
    let (id, partOf) = (EventColumns.id, EventColumns.partOf)
    if hashes.count != count { hashIdentifiers(id) }
    for row in 0..<count {
      let entry = claims.entry(self[row, id], hash: hashes[row])
      let contested = claims.contested(entry, partOf: self[row, partOf])
      if contested != .no {
        composeField(row, EventColumns.contested) { $0.append(Vocabularies.contested.words[contested.rawValue]) }
        setValue(Int64(contested.rawValue), row, EventColumns.contested)
      }
      guard entry.claims > 0 else { continue }
      composeField(row, EventColumns.claims) { $0.append(number: entry.claims) }
      composeField(row, EventColumns.accounts) { $0.append(number: entry.accounts) }
      setValue(Int64(entry.claims), row, EventColumns.claims)
      setValue(Int64(entry.accounts), row, EventColumns.accounts)
    }
  }

  private mutating func composeOnce(_ text: String) -> Range<Int> {
    let start = bytes.count
    bytes.append(text)
    return start..<bytes.count
  }

  /// Where the references stand that could not be settled.
  borrowing func places(of pending: [PendingReference], file: String) -> [PendingEvent] {
    var lines = LineCounter(self)
    var last = (row: -1, line: 0)
    var places: [PendingEvent] = []
    for reference in pending.sorted(by: { ($0.row, $0.column) < ($1.row, $1.column) }) where !rejected[reference.row] {
      if reference.row != last.row { last = (reference.row, lines.line(of: reference.row, in: self)) }
      let place = LineCounter.place(reference.row, reference.column, line: last.line, in: self)
      places.append(
        PendingEvent(
          id: reference.id,
          finding: PlacedFinding(
            code: reference.code, severity: reference.code.entry.severity, table: table,
            record: printableIdentifier(reference.row), file: file, line: place.line, column: place.column,
            field: schema.columns[reference.column].name),
          levels: levels))
    }
    return places
  }
}
