/// Cuts a CSV file into blocks that end where a record ends, as long as the file is plainly regular.
///
/// Quotes before a line end are even in number where a record ends. After one stray quote that is wrong for the rest
/// of the file: then ``move(to:)`` takes the reader back to where the ``CSVJudge`` has to look.
final class BlockReader {
  let file: InputFile
  private let size: Int
  /// Where in the file the next block starts.
  private(set) var offset: Int
  /// What lies behind the last cut and is read already.
  private var rest = ByteBuffer()
  private var atEnd = false

  /// A reader of `file` from the byte `offset` on.
  init(_ file: InputFile, blockSize: Int, offset: Int = 0) {
    self.file = file
    size = blockSize
    self.offset = offset
  }

  /// Goes on at the byte `offset`.
  func move(to offset: Int) {
    self.offset = offset
    rest.removeAll()
    atEnd = false
  }

  /// Puts the next block into `block`; false at the end of the file.
  ///
  /// A last line without its end gets one. Where no record ends within the limit for a record, the block ends
  /// anywhere: whoever scans it finds it irregular.
  func next(into block: inout ByteBuffer) throws(ReadError) -> Bool {
    block.removeAll()
    block.append(rest.span)
    rest.removeAll()
    var odd = SWAR.quoteParity(block.span)
    while true {
      let old = block.count
      while !atEnd, block.count < old + size {
        if try file.read(into: &block, at: offset + block.count, upTo: old + size - block.count) == 0 { atEnd = true }
      }
      if SWAR.quoteParity(block.span.extracting(old...)) { odd.toggle() }
      if atEnd {
        guard block.count > 0 else { return false }
        offset += block.count
        if block.span[block.count - 1] != 0x0A { block.append(0x0A) }
        return true
      }
      if let end = block.span.lastRecordEnd(odd, from: old) {
        rest.append(block.span.extracting(end...))
        block.truncate(to: end)
        offset += end
        return true
      }
      if block.count > ReadLimits.record {
        offset += block.count
        return true
      }
    }
  }

  /// Appends up to 256 KiB to `bytes`, which hold what lies between ``offset`` and there; true at the end of the file.
  func readMore(into bytes: inout ByteBuffer) throws(ReadError) -> Bool {
    try file.read(into: &bytes, at: offset + bytes.count, upTo: 1 << 18) == 0
  }

  /// Why the file cannot be read at all.
  func refusal(_ code: FindingCode) -> ReadError { ReadError(code, file: file.name) }
}

extension Span<UInt8> {
  /// The position behind the last line feed at or after `start` that an even number of quotes stands before; `isOdd`
  /// says whether the number of quotes in all is odd.
  fileprivate func lastRecordEnd(_ isOdd: Bool, from start: Int) -> Int? {
    var odd = isOdd
    var i = count
    while i > start {
      i -= 1
      if self[i] == 0x22 { odd.toggle() } else if self[i] == 0x0A, !odd { return i + 1 }
    }
    return nil
  }
}
