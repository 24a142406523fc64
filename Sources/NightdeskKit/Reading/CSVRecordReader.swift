/// Reads the records of a CSV file, block after block, on one thread.
package struct CSVRecordReader: ~Copyable {
  private let blocks: BlockReader
  /// In place of the blocks, where quotation marks mean nothing.
  private let lines: LineReader
  private let blockSize: Int
  private let width: Int
  private let isJudged: Bool
  private var judge: CSVJudge
  private let dialect: Dialect

  /// A reader of the records of `width` fields that stand in `file` from the byte `offset` on. If it `isJudged`, libcsv
  /// reads all of it: for comparisons.
  package init(
    _ file: InputFile, width: Int, blockSize: Int, offset: Int = 0, isJudged: Bool = false, _ dialect: Dialect = .csv
  ) {
    judge = CSVJudge(dialect)
    self.dialect = dialect
    blocks = BlockReader(file, blockSize: blockSize, offset: offset)
    lines = LineReader(file, blockSize: blockSize, offset: offset)
    self.blockSize = blockSize
    self.width = width
    self.isJudged = isJudged
  }

  /// Fills `batch` with the records of the next block and returns how many lines they span; nil at the end of the file.
  package mutating func next(into batch: inout RecordBatch) throws(ReadError) -> Int? {
    if !dialect.isQuoted {
      guard try lines.next(into: &batch.bytes) else { return nil }
      batch.fileOffset = lines.start
      return TabScan.read(into: &batch, width: width)
    }
    let start = blocks.offset
    batch.fileOffset = start
    if isJudged {
      let lines = try judge.read(blocks, into: &batch, width: width, enough: blockSize)
      return blocks.offset > start ? lines : nil
    }
    guard try blocks.next(into: &batch.bytes) else { return nil }
    if dialect == .csv, let lines = CSVScan.read(into: &batch, width: width) { return lines }
    blocks.move(to: start)
    return try judge.read(blocks, into: &batch, width: width, enough: blockSize)
  }
}
