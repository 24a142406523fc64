internal import Glibc

/// Pages of two megabytes for what grows with the register: a table that is looked into at random costs the processor
/// a walk through its page tables for nearly every look, and the kernel a fault for every four kilobytes, where pages
/// are small.
enum LargePages {
  /// Below this nothing is asked for.
  private static let least = 4 << 20
  private static let size = 2 << 20

  /// The same for what `array` will hold, which has room and nothing in it.
  static func ask<Element>(for array: inout [Element]) {
    let size = array.capacity * MemoryLayout<Element>.stride
    unsafe array.withUnsafeMutableBufferPointer { room in
      if let start = room.baseAddress { unsafe ask(for: start, byteCount: size) }
    }
  }

  /// Asks the kernel to use large pages where they lie wholly in these bytes, before anything is written there. It may
  /// have none; then nothing changes.
  static func ask(for start: UnsafeMutableRawPointer, byteCount: Int) {
    guard byteCount >= least else { return }
    let behind = Int(bitPattern: start) % size
    let skipped = behind == 0 ? 0 : size - behind
    unsafe madvise(start + skipped, (byteCount - skipped) / size * size, Int32(MADV_HUGEPAGE))
  }
}
