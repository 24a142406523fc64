internal import CZstd

/// Unpacks Zstandard (RFC 8878): frames one behind the other are one file. A window of more than 128 MiB is refused,
/// as by the library's own tool.
@safe final class ZstdStage: ByteStage {
  private let stream: OpaquePointer
  /// Whether a frame is open.
  private var isInFrame = true
  private var frames = 1
  private(set) var hasMore = false
  private let piece = 1 << 18

  init() {
    guard let stream = unsafe ZSTD_createDStream() else { preconditionFailure("out of memory") }
    unsafe self.stream = stream
  }

  deinit { unsafe ZSTD_freeDStream(stream) }

  func take(_ input: borrowing Span<UInt8>, isLast: Bool, into output: inout ByteBuffer) throws(StageFault) -> Int {
    var taken = 0
    while taken < input.count || hasMore {
      if !isInFrame {
        frames += 1
        guard frames <= ReadLimits.members else { throw StageFault(.tooManyMembers) }
        isInFrame = true
      }
      taken += try unpack(input.extracting(taken...), into: &output)
      if hasMore { return taken }
    }
    if isLast, isInFrame { throw StageFault(.cutOff) }
    return taken
  }

  /// Unpacks on in a frame; returns how many bytes that took.
  private func unpack(_ input: borrowing Span<UInt8>, into output: inout ByteBuffer) throws(StageFault) -> Int {
    let piece = piece
    var hint = 0
    var isFull = false
    let used = unsafe input.withUnsafeBytes { bytes in
      var source = unsafe ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
      _ = unsafe output.append(upTo: piece) { target, room in
        var sink = unsafe ZSTD_outBuffer(dst: target, size: room, pos: 0)
        hint = unsafe ZSTD_decompressStream(stream, &sink, &source)
        isFull = unsafe sink.pos == room
        return unsafe ZSTD_isError(hint) != 0 ? 0 : sink.pos
      }
      return unsafe source.pos
    }
    guard ZSTD_isError(hint) == 0 else { throw StageFault(.damaged) }
    if hint == 0 { isInFrame = false }
    hasMore = isFull && isInFrame
    return used
  }
}
