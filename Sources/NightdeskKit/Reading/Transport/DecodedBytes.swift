/// What a compressed file, or one in another encoding, decodes to, asked for by position as a plain file is.
///
/// Going on is cheap, and so is going back a little: the last 24 MiB are kept, which is more than the blocks that are
/// being worked on. Going back further decodes anew from the start. One thread at a time may ask.
package final class DecodedBytes: @unchecked Sendable {
  private let compression: Compression?
  /// What had no meaning in the declared encoding; nil where there is none.
  let undecodable: UndecodableBytes?
  private var unpacking: (any ByteStage)?
  private var transcoding: (any ByteStage)?
  /// Bytes of the file, and what was unpacked of them, that no stage has taken yet.
  private var packed = ByteQueue()
  private var unpacked = ByteQueue()
  /// The end of what was decoded, and where in it that starts.
  private var window = ByteBuffer(capacity: 0)
  private var windowStart = 0
  /// How far the file itself was read.
  private var filePosition = 0
  private var isFileOver = false
  private var hasBegun = false
  private var isOver = false

  private static let kept = 24 << 20

  private let limit: Int

  /// Bytes that are compressed, or text in another encoding than UTF-8, or both; more than `limit` bytes are refused.
  package init(_ compression: Compression?, _ encoding: TextEncoding?, limit: Int = ReadLimits.decoded) {
    self.limit = limit
    self.compression = compression
    undecodable = encoding.map { UndecodableBytes($0) }
  }

  /// Forgets everything that is kept.
  func rest() {
    (unpacking, transcoding) = (nil, nil)
    packed = ByteQueue()
    unpacked = ByteQueue()
    window = ByteBuffer(capacity: 0)
    (windowStart, filePosition, isFileOver, hasBegun, isOver) = (0, 0, false, false, false)
  }

  /// Appends up to `limit` bytes from `position` on; returns how many. `file` appends bytes of the file itself from
  /// a position on; `refusal` makes the error of a code, met when so many bytes of it were read.
  package func read(
    into bytes: inout ByteBuffer, at position: Int, upTo limit: Int,
    file: (inout ByteBuffer, Int) throws(ReadError) -> Int, refusal: (FindingCode, _ read: Int) -> ReadError
  ) throws(ReadError) -> Int {
    if position < windowStart { rest() }
    if !hasBegun {
      hasBegun = true
      unpacking = compression?.stage
      transcoding = undecodable.map { EncodingStage($0) }
    }
    while !isOver, windowStart + window.count < position + limit {
      if window.count > 2 * Self.kept { forget(before: position) }
      do throws(StageFault) {
        try decode(file)
        try checkSize()
      } catch {
        if let failure = error.failure { throw failure }
        throw refusal(error.code, filePosition)
      }
    }
    let available = max(0, min(limit, windowStart + window.count - position))
    if available > 0 {
      let start = position - windowStart
      // a local, because a span of a property of a class cannot be handed on
      var kept = ByteBuffer(capacity: 0)
      swap(&kept, &window)
      bytes.append(kept.span.extracting(start..<start + available))
      swap(&kept, &window)
    }
    return available
  }

  private func forget(before position: Int) {
    let surplus = min(window.count - Self.kept, position - windowStart)
    guard surplus > 0 else { return }
    window.removeFirst(surplus)
    windowStart += surplus
  }

  /// Decodes a piece.
  private func decode(_ file: (inout ByteBuffer, Int) throws(ReadError) -> Int) throws(StageFault) {
    // half a character may be left over
    if packed.bytes.count < 4, !isFileOver, unpacking?.hasMore != true {
      do throws(ReadError) {
        let got = try file(&packed.bytes, filePosition)
        filePosition += got
        isFileOver = got == 0
      } catch {
        throw StageFault(error)
      }
    }
    guard let transcoding else {
      guard let unpacking else { preconditionFailure("nothing to decode") }
      isOver = try packed.pass(unpacking, isLast: isFileOver, into: &window)
      return
    }
    guard let unpacking else {
      isOver = try packed.pass(transcoding, isLast: isFileOver, into: &window)
      return
    }
    let isLast = try packed.pass(unpacking, isLast: isFileOver, into: &unpacked.bytes)
    isOver = try unpacked.pass(transcoding, isLast: isLast, into: &window)
  }

  private func checkSize() throws(StageFault) {
    let size = windowStart + window.count
    guard size <= limit else { throw StageFault(.decodedTooLarge) }
    guard size <= ReadLimits.unsuspicious || size / max(filePosition, 1) <= ReadLimits.ratio else {
      throw StageFault(.tooDense)
    }
  }
}

/// Bytes on their way into a stage.
private struct ByteQueue: ~Copyable {
  var bytes = ByteBuffer(capacity: 0)

  /// Lets `stage` take what it will; returns whether that was the last of it.
  mutating func pass(
    _ stage: any ByteStage, isLast: Bool, into output: inout ByteBuffer
  ) throws(StageFault) -> Bool {
    bytes.removeFirst(try stage.take(bytes.span, isLast: isLast, into: &output))
    return isLast && bytes.isEmpty && !stage.hasMore
  }
}
