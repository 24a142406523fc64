internal import CZlib

/// Unpacks gzip (RFC 1952): members one behind the other are one file, zeros behind the last are padding. zlib checks
/// each member's length and CRC-32.
@safe final class GzipStage: ByteStage {
  private enum Place {
    /// In a member.
    case member
    /// Behind a member: another may begin.
    case between
    /// Behind a member and at least one zero.
    case padding
  }

  private let stream: UnsafeMutablePointer<z_stream>
  private var place = Place.member
  private var members = 1
  private(set) var hasMore = false
  /// How much is unpacked in one go.
  private let piece = 1 << 18

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 bits of window, and 16 for: gzip and nothing else
    let status = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "out of memory")
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  func take(_ input: borrowing Span<UInt8>, isLast: Bool, into output: inout ByteBuffer) throws(StageFault) -> Int {
    var taken = 0
    while taken < input.count || hasMore {
      switch place {
      case .padding:
        guard input[taken] == 0 else { throw StageFault(.notPadding) }
        taken += 1
      case .between where input[taken] == 0:
        place = .padding
        taken += 1
      case .between:
        // the second byte of the magic number is left to zlib
        guard input[taken] == 0x1F else { throw StageFault(.notPadding) }
        members += 1
        guard members <= ReadLimits.members else { throw StageFault(.tooManyMembers) }
        unsafe inflateReset(stream)
        place = .member
      case .member:
        taken += try inflate(input.extracting(taken...), into: &output)
        if hasMore { return taken }
      }
    }
    if isLast, place == .member { throw StageFault(.cutOff) }
    return taken
  }

  /// Unpacks on in a member; returns how many bytes that took.
  private func inflate(_ input: borrowing Span<UInt8>, into output: inout ByteBuffer) throws(StageFault) -> Int {
    let piece = piece
    var status = Z_OK
    let used = unsafe input.withUnsafeBufferPointer { bytes in
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(bytes.count)
      _ = unsafe output.append(upTo: piece) { target, room in
        unsafe stream.pointee.next_out = target.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_out = UInt32(room)
        status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        return unsafe room - Int(stream.pointee.avail_out)
      }
      return unsafe bytes.count - Int(stream.pointee.avail_in)
    }
    switch status {
    case Z_STREAM_END: place = .between
    case Z_OK, Z_BUF_ERROR: break
    default: throw StageFault(.damaged)
    }
    hasMore = unsafe place == .member && stream.pointee.avail_out == 0
    return used
  }
}
