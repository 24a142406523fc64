internal import CZlib
internal import Glibc

/// A workbook's file, looked at once it is written: a ZIP archive of XML parts.
///
/// libxlsxwriter writes each part into a file without a name, then packs that; it does not look whether the writing
/// went well. Where the disk is full meanwhile, a part is packed that ends too early, and nothing says so. Such a part does
/// not end with its root's end tag, or lacks a piece, so that its tags' marks do not balance.
@safe struct StoredPackage: ~Copyable {
  private let descriptor: Int32
  private let size: Int

  init(_ path: String) throws(WorkbookError) {
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw WorkbookError("it cannot be read again") }
    size = Int(lseek(descriptor, 0, SEEK_END))
  }

  deinit { close(descriptor) }

  /// Throws when a part is not whole.
  func check() throws(WorkbookError) {
    let end = try bytes(at: size - 22, count: 22)
    guard end.number(at: 0, bytes: 4) == 0x0605_4B50 else { throw WorkbookError("it has no end") }
    let directory = try bytes(at: end.number(at: 16, bytes: 4), count: end.number(at: 12, bytes: 4))
    var place = 0
    for _ in 0..<end.number(at: 10, bytes: 2) {
      guard place + 46 <= directory.count, directory.number(at: place, bytes: 4) == 0x0201_4B50 else {
        throw WorkbookError("its directory is damaged")
      }
      let nameLength = directory.number(at: place + 28, bytes: 2)
      let name = String(
        decoding: directory[(place + 46)..<min(place + 46 + nameLength, directory.count)], as: UTF8.self)
      let local = try bytes(at: directory.number(at: place + 42, bytes: 4), count: 30)
      let data =
        directory.number(at: place + 42, bytes: 4) + 30 + local.number(at: 26, bytes: 2)
        + local.number(at: 28, bytes: 2)
      try check(
        name, at: data, packed: directory.number(at: place + 20, bytes: 4),
        whole: directory.number(at: place + 24, bytes: 4))
      place += 46 + nameLength + directory.number(at: place + 30, bytes: 2) + directory.number(at: place + 32, bytes: 2)
    }
  }

  private func check(_ name: String, at start: Int, packed: Int, whole: Int) throws(WorkbookError) {
    let unpacking = Unpacking()
    var part = PartEnds()
    var (done, isOver) = (0, false)
    while done < packed, !isOver {
      let piece = try bytes(at: start + done, count: min(1 << 18, packed - done))
      done += piece.count
      guard let over = unpacking.unpack(piece, { part.take($0) }) else {
        throw WorkbookError("its part \(name) is damaged")
      }
      isOver = over
    }
    guard isOver, part.count == whole, part.isWhole else {
      throw WorkbookError("its part \(name) is cut off, as it is when a disk is full")
    }
  }

  private func bytes(at start: Int, count: Int) throws(WorkbookError) -> [UInt8] {
    guard start >= 0, count > 0, start + count <= size else { throw WorkbookError("it is cut off") }
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got = unsafe bytes.withUnsafeMutableBytes {
        unsafe pread(descriptor, $0.baseAddress! + done, count - done, off_t(start + done))
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { throw WorkbookError("it cannot be read again") }
      done += got
    }
    return bytes
  }
}

/// What the start, the end and the marks of an XML part say.
private struct PartEnds {
  private(set) var count = 0
  private var marks = 0
  private var start: [UInt8] = []
  private var end: [UInt8] = []

  mutating func take(_ piece: ArraySlice<UInt8>) {
    count += piece.count
    for byte in piece {
      if byte == 0x3C { marks += 1 } else if byte == 0x3E { marks -= 1 }
    }
    if start.count < 512 { start += piece.prefix(512 - start.count) }
    end = Array((end + piece.suffix(128)).suffix(128))
  }

  /// Whether the part ends with the end tag of the element that it begins with.
  var isWhole: Bool {
    let (first, last) = (String(decoding: start, as: UTF8.self), String(decoding: end, as: UTF8.self))
    let root = first.hasPrefix("<?xml") ? first.split(separator: ">", maxSplits: 1).last ?? "" : first[...]
    let name = root.drop { $0 != "<" }.dropFirst().prefix { $0 != " " && $0 != ">" && $0 != "/" }
    let tail = last.reversed().drop(while: \.isNewline).reversed()
    return marks == 0 && !name.isEmpty && String(tail).hasSuffix("</\(name)>")
  }
}

/// Deflate (RFC 1951), unpacked piece by piece.
@safe private final class Unpacking {
  private let stream: UnsafeMutablePointer<z_stream>
  private var output = [UInt8](repeating: 0, count: 1 << 18)

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // a window of 15 bits, without a header
    let status = unsafe inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "out of memory")
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Unpacks all of `input`; whether the data ends in it, or nil where it is damaged.
  func unpack(_ input: [UInt8], _ take: (ArraySlice<UInt8>) -> Void) -> Bool? {
    var input = input
    return unsafe input.withUnsafeMutableBufferPointer { bytes -> Bool? in
      unsafe stream.pointee.next_in = bytes.baseAddress
      unsafe stream.pointee.avail_in = UInt32(bytes.count)
      while true {
        let room = output.count
        let status = unsafe output.withUnsafeMutableBufferPointer { target in
          unsafe stream.pointee.next_out = target.baseAddress
          unsafe stream.pointee.avail_out = UInt32(room)
          return unsafe inflate(stream, Z_NO_FLUSH)
        }
        let left = unsafe Int(stream.pointee.avail_out)
        take(output[..<(room - left)])
        switch status {
        case Z_STREAM_END: return true
        case Z_OK, Z_BUF_ERROR:
          if left > 0 { return false }
        default: return nil
        }
      }
    }
  }
}

extension [UInt8] {
  /// A number of so many bytes, the lowest first.
  fileprivate func number(at place: Int, bytes: Int) -> Int {
    (0..<bytes).reduce(0) { $0 | Int(self[place + $1]) << (8 * $1) }
  }
}
