internal import ArgumentParser
internal import Glibc
internal import NightdeskKit

/// `nightdesk-bench differ`: holds the structural scan to libcsv.
///
/// The same bytes are read twice, in blocks by the scan with libcsv as its judge, and by libcsv alone. Records, their
/// lines, their original bytes, the findings and what is written of them have to be the same, whatever the blocks. And
/// where the scan says that a block holds no hostile text, no field of it may.
struct Differ: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read the same CSV by the structural scan and by libcsv, and compare.")

  @Option(help: "How many events of a generated register, in both layouts and with both line ends.")
  var events = 100_000

  @Option(help: "How many small inputs, most of them broken.")
  var inputs = 100_000

  @Option(help: "The seed; the same one makes the same inputs.")
  var seed: UInt64 = 1

  @Option(help: "Where the files go, which are removed again.")
  var folder = "/dev/shm/nightdesk-differ"

  @Argument(help: "Files of CSV to compare on as well.")
  var files: [String] = []

  func run() throws {
    let places = Differ.files(in: folder)
    unsafe mkdir(folder, 0o777)
    defer {
      for place in places { unsafe unlink(place) }
      unsafe rmdir(folder)
    }
    var compared = Readings()
    for file in files { try compare(file, width: 0, &compared) }
    if events > 0 { try compareGenerated(&compared) }
    if inputs > 0 { try compareMutants(&compared) }
    print("\(compared.inputs) inputs, \(compared.records) records, \(compared.broken) broken ones: the same by both")
  }

  private static let blockSizes = [61, 4093, 1 << 20]
  private static func files(in folder: String) -> [String] {
    ["sources", "actors", "claims", "events", "acled", "input"].map { "\(folder)/\($0).csv" }
  }

  private func compareGenerated(_ compared: inout Readings) throws {
    for lineEnd in [GeneratedRegister.LineEnd.lineFeed, .carriageReturnLineFeed] {
      let register = GeneratedRegister(seed: seed, events: events, lineEnd: lineEnd)
      _ = try register.write(to: folder, layout: .own)
      _ = try register.write(to: folder, layout: .acled2022)
      try compare(folder + "/events.csv", width: GeneratedEvent.ownColumns.count, &compared)
      try compare(folder + "/acled.csv", width: GeneratedEvent.acledColumns.count, &compared)
    }
  }

  private func compare(_ path: String, width: Int, _ compared: inout Readings) throws {
    let file = try InputFile(path: path, name: path, InputRequest(path))
    let width = width > 0 ? width : try Differ.width(of: file)
    let reader = ComparedReader(width: width)
    let judged = try reader.read(file, blockSize: 1 << 20, isJudged: true)
    for blockSize in Differ.blockSizes {
      let reading = try reader.read(file, blockSize: blockSize, isJudged: false)
      guard reading == judged else {
        throw Difference("\(path), blocks of \(blockSize): \(reading), libcsv: \(judged)")
      }
    }
    compared.add(judged)
  }

  /// How many fields the first line has, if it holds no quotes.
  private static func width(of file: InputFile) throws -> Int {
    var bytes = ByteBuffer()
    _ = try file.read(into: &bytes, at: 0, upTo: 1 << 16)
    var commas = 0
    for i in bytes.span.indices {
      if bytes.span[i] == 0x0A { break }
      if bytes.span[i] == 0x2C { commas += 1 }
    }
    return min(commas + 1, GeneratedEvent.ownColumns.count)
  }

  /// The records of a few generated events, without their line ends.
  private func generatedRows() throws -> [[UInt8]] {
    _ = try GeneratedRegister(seed: seed, events: 500).write(to: folder, layout: .own)
    let path = folder + "/events.csv"
    let file = try InputFile(path: path, name: path, InputRequest(path))
    var reader = CSVRecordReader(file, width: GeneratedEvent.ownColumns.count, blockSize: 1 << 20)
    let box = TableBatch(.events)
    var rows: [[UInt8]] = []
    while try reader.next(into: &box.batch) != nil { Differ.append(box.batch, to: &rows) }
    return rows
  }

  private static func append(_ batch: borrowing RecordBatch, to rows: inout [[UInt8]]) {
    for row in 0..<batch.count {
      var bytes: [UInt8] = []
      for i in 0..<batch.original(row).count - 1 { bytes.append(batch.original(row)[i]) }
      rows.append(bytes)
    }
  }

  private func compareMutants(_ compared: inout Readings) throws {
    let path = folder + "/input.csv"
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw ValidationError("cannot create \(path)") }
    defer { close(descriptor) }
    let file = try InputFile(path: path, name: path, InputRequest(path))
    var readers: [Int: ComparedReader] = [:]
    var mutants = Mutants(seed, try generatedRows())
    for _ in 0..<inputs {
      mutants.next()
      let bytes = mutants.bytes
      let isWritten = unsafe bytes.withUnsafeBytes { bytes in
        unsafe ftruncate(descriptor, 0) == 0 && pwrite(descriptor, bytes.baseAddress, bytes.count, 0) == bytes.count
      }
      guard isWritten else { throw ValidationError("cannot write \(path)") }
      let reader = readers[mutants.width] ?? ComparedReader(width: mutants.width)
      readers[mutants.width] = reader
      let judged = try reader.read(file, blockSize: 1 << 20, isJudged: true)
      for blockSize in [mutants.blockSize, 1 << 20] {
        let reading = try reader.read(file, blockSize: blockSize, isJudged: false)
        guard reading == judged else {
          throw Difference(
            "blocks of \(blockSize), \(mutants.width) columns: \(reading), libcsv: \(judged): "
              + String(reflecting: String(decoding: bytes, as: UTF8.self)) + " \(bytes)")
        }
      }
      compared.add(judged)
    }
  }
}

/// The scan and libcsv read something else from the same bytes.
struct Difference: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// What reading a file comes to: numbers that stand for all its records and for what is written of the whole ones.
struct Reading: Equatable {
  var records = 0, broken = 0
  var content: UInt64 = 0, written: UInt64 = 0
}

/// What all inputs have come to.
private struct Readings {
  private(set) var inputs = 0, records = 0, broken = 0

  mutating func add(_ reading: Reading) {
    inputs += 1
    records += reading.records
    broken += reading.broken
  }
}

/// Reads files of events that have the first so many of the register's columns.
private final class ComparedReader {
  private let width: Int
  private let layout: Layout
  private let box = TableBatch(.events)
  private var implied = ImpliedRecords()
  private var output = ByteBuffer()

  init(width: Int) {
    self.width = width
    layout = Layout(own: .events, header: Array(GeneratedEvent.ownColumns.prefix(width)))
  }

  func read(_ file: InputFile, blockSize: Int, isJudged: Bool) throws -> Reading {
    var reader = CSVRecordReader(file, width: width, blockSize: blockSize, isJudged: isJudged)
    var reading = Reading()
    var line = 1
    while let lines = try reader.next(into: &box.batch) {
      layout.apply(to: &box.batch, implied: &implied)
      try add(box.batch, line, &reading)
      write(&reading)
      line += lines
    }
    return reading
  }

  private func add(_ batch: borrowing RecordBatch, _ firstLine: Int, _ reading: inout Reading) throws {
    var line = firstLine
    var finding = 0
    var error = 0
    for row in 0..<batch.count {
      let original = batch.original(row)
      if !batch.recordLines.isEmpty { line = firstLine + batch.recordLines[row] }
      mix(UInt64(line), &reading.content)
      // the end of the file is a line end for the scan
      let hasLineEnd = !original.isEmpty && original[original.count - 1] == 0x0A
      mix(IdentifierTable.hash(hasLineEnd ? original.extracting(droppingLast: 1) : original), &reading.content)
      for column in batch.schema.columns.indices {
        let field = batch[row, column]
        mix(IdentifierTable.hash(field), &reading.content)
        if !batch.isSuspect, HostileText.fault(in: field) != nil {
          throw Difference("hostile text in line \(line) of a block without any: \(field.text)")
        }
      }
      while finding < batch.findings.count, batch.findings[finding].row == Int32(row) {
        mix(UInt64(batch.findings[finding].code.rawValue), &reading.content)
        reading.broken += 1
        finding += 1
      }
      while error < batch.errorOffsets.count, batch.errorOffsets[error].row == row {
        mix(UInt64(batch.errorOffsets[error].offset), &reading.content)
        error += 1
      }
      if batch.recordLines.isEmpty { line += original.count(of: 0x0A) }
    }
    reading.records += batch.count
  }

  /// Writes each whole record by itself, so that it does not matter how they are cut into batches.
  private func write(_ reading: inout Reading) {
    for row in 0..<box.batch.count where !box.batch.rejected[row] {
      box.batch.accepted = [Int32(row)]
      output.removeAll()
      output.appendCSV(box.batch)
      mix(IdentifierTable.hash(output.span), &reading.written)
    }
  }

  private func mix(_ value: UInt64, _ sum: inout UInt64) {
    sum = (sum ^ value) &* 0x9E37_79B9_7F4A_7C15
    sum ^= sum >> 29
  }
}

/// Small inputs: some records in order, then most of the time a few bytes too much, too few or wrong.
private struct Mutants {
  private(set) var bytes: [UInt8] = []
  private(set) var width = 1
  private(set) var blockSize = 1
  private var random: GeneratedRandom
  private let rows: [[UInt8]]

  private static let fields = [
    "", "", "a", "12", "2014-05-16", " d ", "é", "بنغازي", "\"a,b\"", "\"\"\"\"", "\"say \"\"no\"\"\"", "\"l1\nl2\"",
    "\"l1\r\nl2\"", "\"\n\"", "\"needless\"", "\"\"", "x;y", "seventeen letters", "\u{FEFF}", "\u{202E}", "\u{85}",
    "𐍈", "\u{7F}", "one that is longer than thirty-two bytes by some", "’“”…",
  ].map { Array($0.utf8) }
  private static let splinters =
    ["\"", "\"", ",", "\n", "\r", "\r\n", "\n\n", "\"\"", "\u{0}", "a", ",,", "\",\"", " ", "\"\n", ",\"", "\u{2028}"]
    .map { Array($0.utf8) } + [[0xE9], [0xFF, 0xFE], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE2, 0x80], [0xF4, 0x90]]

  init(_ seed: UInt64, _ rows: [[UInt8]]) {
    random = GeneratedRandom(seed, 0)
    self.rows = rows
  }

  mutating func next() {
    bytes.removeAll(keepingCapacity: true)
    blockSize = random.pick([1 + random.below(64), 61, 4093])
    let lineEnd: [UInt8] = random.chance(30) ? [0x0D, 0x0A] : [0x0A]
    if random.chance(8) {
      width = GeneratedEvent.ownColumns.count
      for _ in 0...random.below(4) { bytes += random.pick(rows) + lineEnd }
    } else {
      width = 1 + random.below(6)
      for _ in 0...random.below(12) {
        for column in 0..<width {
          if column > 0 { bytes.append(0x2C) }
          bytes += random.pick(Self.fields)
        }
        bytes += lineEnd
      }
    }
    for _ in 0..<random.below(4) { damage() }
  }

  private mutating func damage() {
    let place = random.below(bytes.count + 1)
    switch random.below(5) {
    case 0: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(3)))
    case 1: bytes.removeSubrange(place...)
    case 2 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: random.next())
    default: bytes.insert(contentsOf: random.pick(Self.splinters), at: place)
    }
  }
}
