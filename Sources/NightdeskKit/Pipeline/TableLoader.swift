/// Reads the small tables into memory, checks each record by itself and collects the ids.
struct TableLoader: ~Copyable {
  private let inputs: [OpenedInput]
  private let order: RegisterPass.Order
  private var blockSize: Int { order.blockSize }

  private(set) var batches: [TableBatch] = []
  /// By batch: names that its file uses for the first time and the register does not know.
  private(set) var newNames: [[(name: String, row: Int)]] = []
  private var identifiers = IdentifierTable()
  /// What the rows of datasets imply, with the file, in the order in which they were read.
  private var implied: [(file: Int, record: Implied)] = []
  /// By ordinal: the table of the record that holds the id, and whether it may keep it.
  private(set) var tables: [Table] = []
  private(set) var isHeld: [Bool] = []
  /// By input: of how many rows its records were made, where of several one is made.
  private(set) var statements: [Int]

  init(_ inputs: [OpenedInput], _ order: RegisterPass.Order) {
    self.inputs = inputs
    self.order = order
    statements = inputs.map { _ in 0 }
  }

  /// The ids that were read; the loader has none after that.
  mutating func takeIdentifiers() -> IdentifierTable {
    var taken = IdentifierTable()
    swap(&taken, &identifiers)
    return taken
  }

  /// Reads what the file number `place` holds of the small tables.
  mutating func load(_ place: Int) throws(ReadError) {
    let input = inputs[place]
    let wanted = Table.allCases.filter { $0 != .events && input.mayHold($0) }
    guard !wanted.isEmpty else { return }
    let first = batches.count
    try read(input, place, wanted)
    input.file.rest()
    // table by table, so that it does not depend on the size of the blocks which record of a mixed file keeps an id
    for table in wanted {
      for box in batches[first...] where box.batch.table == table {
        let id = box.batch.schema.index("id")
        for row in 0..<box.batch.count { claim(row, id, &box.batch) }
      }
    }
  }

  private mutating func read(_ input: OpenedInput, _ place: Int, _ wanted: [Table]) throws(ReadError) {
    var names: Set<String> = []
    var progress = [Table: Int]()
    switch input.plan {
    case .csv(let layout, let offset, let line):
      var reader = CSVRecordReader(
        input.file, width: layout.width, blockSize: blockSize, offset: offset, layout.dialect)
      var implied = ImpliedRecords()
      var firstLine = line
      while true {
        let box = TableBatch(layout.table)
        box.batch.levels = input.levels
        guard let lines = try reader.next(into: &box.batch) else { return }
        layout.apply(to: &box.batch, implied: &implied)
        box.batch.firstLine = firstLine
        firstLine += lines
        keep(box, place, &progress, &names)
        self.implied += implied.take(box.batch).map { (place, $0) }
      }
    case .withdrawals, .mentions, .wholeTexts: return
    case .statements(let columns, let layout, let offset, let line):
      var reader = CSVRecordReader(
        input.file, width: layout.width, blockSize: blockSize, offset: offset, layout.dialect)
      var gathered = GatheredStatements(columns, file: input.file.name, limit: order.gathered)
      var batch = RecordBatch(layout.table)
      batch.firstLine = line
      while let lines = try reader.next(into: &batch) {
        try gathered.add(batch)
        statements[place] += batch.count
        batch.firstLine += lines
      }
      let records = EntityRecords(gathered, input.levels, layout.terms)
      records.forEachBatch { box, implied in
        keep(box, place, &progress, &names)
        self.implied += implied.take(box.batch).map { (place, $0) }
      }
    case .json(let table):
      let document = JSONBlocks(input.file, table: table)
      var batches = TableBatches(wanted, input.levels)
      while try document.next(into: batches, atLeast: blockSize) {
        for box in batches.all where box.batch.count > 0 { keep(box, place, &progress, &names) }
        batches = TableBatches(wanted, input.levels)
      }
    case .lines(let table):
      let reader = LineReader(input.file, blockSize: blockSize)
      var records = JSONRecordReader(fileTable: table)
      var block = ByteBuffer()
      var firstLine = 1
      while try reader.next(into: &block) {
        let batches = TableBatches(wanted, input.levels)
        let lines = records.read(block.span, into: batches)
        for box in batches.all where box.batch.count > 0 {
          box.batch.fileOffset = reader.start
          box.batch.firstLine = firstLine
          keep(box, place, &progress, &names)
        }
        firstLine += lines
      }
    case .xml(let table):
      let blocks = XMLBlocks(input.file, table: table, passesOverEvents: true)
      var batches = TableBatches(wanted, input.levels)
      do throws(ReadError) {
        while try blocks.next(into: batches, atLeast: blockSize) {
          for box in batches.all where box.batch.count > 0 { keep(box, place, &progress, &names) }
          batches = TableBatches(wanted, input.levels)
        }
      } catch {
        if blocks.hasPassedOver { try refuse(input, table) }
        throw error
      }
    }
  }

  /// Reads a document that is refused without passing over anything, to say where and why.
  private func refuse(_ input: OpenedInput, _ table: Table?) throws(ReadError) {
    let blocks = XMLBlocks(input.file, table: table)
    while try blocks.next(into: TableBatches([], input.levels), atLeast: blockSize) {}
  }

  /// Makes records of what rows imply, when all files are read: what the register says itself of an id goes before.
  mutating func addImplied() {
    var latest: [String: Int] = [:]
    for (place, implied) in implied.enumerated() {
      let old = latest[implied.record.id].map { self.implied[$0].record }
      if old.map({ implied.record.goesBefore($0.marking, $0.isComplete) }) ?? true { latest[implied.record.id] = place }
    }
    let first = batches.count
    for file in inputs.indices {
      for table in Table.allCases where table != .events {
        let mine = implied.indices.filter { place in
          let (source, record) = implied[place]
          return source == file && record.table == table && latest[record.id] == place
            && identifiers.find(record.id.utf8Span.span) == nil
        }
        if !mine.isEmpty { add(mine.map { implied[$0].record }, of: table, file) }
      }
    }
    for box in batches[first...] {
      let id = box.batch.schema.index("id")
      for row in 0..<box.batch.count { claim(row, id, &box.batch) }
    }
    implied = []
  }

  private mutating func add(_ records: [Implied], of table: Table, _ file: Int) {
    let box = TableBatch(table)
    box.batch.describe(file, inputs[file])
    box.batch.terms = inputs[file].terms
    box.batch.check(implied: records, Checks.all(of: table, asOf: order.asOf, lexicon: order.policy.lexicon))
    newNames.append([])
    batches.append(box)
  }

  private mutating func keep(
    _ box: TableBatch, _ file: Int, _ progress: inout [Table: Int], _ names: inout Set<String>
  ) {
    let table = box.batch.table
    box.batch.describe(file, inputs[file])
    box.batch.recordsBefore = progress[table, default: 0]
    progress[table, default: 0] += box.batch.count
    box.batch.check(Checks.all(of: table, asOf: order.asOf, lexicon: order.policy.lexicon))
    newNames.append(box.batch.namesToReport.filter { names.insert(table.name + "." + $0.name).inserted })
    batches.append(box)
  }

  /// The first record that passes its checks keeps an id.
  private mutating func claim(_ row: Int, _ column: Int, _ batch: inout RecordBatch) {
    let hash = IdentifierTable.hash(batch[row, column])
    guard !batch.isEmpty(row, column) else { return }
    let (ordinal, isNew) = identifiers.insert(batch[row, column], hash: hash)
    guard ordinal >= 0 else { return }
    if isNew {
      tables.append(batch.table)
      isHeld.append(!batch.rejected[row])
    } else if isHeld[ordinal] {
      batch.report(.duplicateIdentifier, row, column)
    } else if !batch.rejected[row] {
      tables[ordinal] = batch.table
      isHeld[ordinal] = true
    }
  }
}
