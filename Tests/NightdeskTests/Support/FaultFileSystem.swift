internal import Glibc
internal import NightdeskRuns
internal import Synchronization

/// A file system that counts its calls and lets some of them fail, once or ever after.
final class FaultFileSystem: FileSystem, Sendable {
  /// What happens to a call.
  enum Fault: Sendable, CustomStringConvertible {
    /// It fails with this error and does nothing.
    case error(Int32)
    /// It fails with this error, and so does every call behind it: the disk is gone.
    case gone(Int32)
    /// A write takes one byte; the next goes on.
    case short
    /// A write says that it has taken everything, and has taken half.
    case lie

    var description: String {
      switch self {
      case .error(let number): "\(SystemError(number)) once"
      case .gone(let number): "\(SystemError(number)) ever after"
      case .short: "a short write"
      case .lie: "a write that lies"
      }
    }

    /// Whether only writes are counted, which are few.
    var isOfWrites: Bool {
      switch self {
      case .short, .lie: true
      default: false
      }
    }
  }

  private let fault: Fault
  private let point: Int
  private let next: (fault: Int32, point: Int)?
  private let calls = Atomic<Int>(0)
  private let writes = Atomic<Int>(0)
  private let hits = Atomic<Int>(0)
  private let files = LinuxFileSystem()

  /// Lets the call (or, for faults of writes, the write) number `point`, counted from 1, fail.
  ///
  /// - Parameter next: the error of a second call, and how many calls behind the first one it comes.
  init(_ fault: Fault, at point: Int, next: (fault: Int32, after: Int)? = nil) {
    self.fault = fault
    self.point = point
    self.next = next.map { ($0.fault, point + $0.after) }
  }

  /// Whether the point was reached.
  var isReached: Bool { hits.load(ordering: .relaxed) >= 1 }

  /// Whether the point was reached, and the second as well, if there is one.
  var isHit: Bool { hits.load(ordering: .relaxed) >= (next == nil ? 1 : 2) }

  private func count() throws(SystemError) {
    let call = calls.add(1, ordering: .relaxed).newValue
    switch fault {
    case .error(let number) where call == point: try hit(number)
    case .gone(let number) where call >= point: try hit(number)
    default: break
    }
    if let next, call == next.point { try hit(next.fault) }
  }

  private func hit(_ number: Int32) throws(SystemError) {
    hits.add(1, ordering: .relaxed)
    throw SystemError(number)
  }

  func open(_ name: String, in folder: Int32, flags: Int32) throws(SystemError) -> Descriptor {
    try count()
    return try files.open(name, in: folder, flags: flags)
  }
  func makeFolder(_ name: String, in folder: Int32) throws(SystemError) {
    try count()
    try files.makeFolder(name, in: folder)
  }
  func write(_ bytes: Span<UInt8>, to file: Int32) throws(SystemError) -> Int {
    try count()
    let write = writes.add(1, ordering: .relaxed).newValue
    guard fault.isOfWrites, write == point else { return try files.write(bytes, to: file) }
    hits.add(1, ordering: .relaxed)
    if case .short = fault { return try files.write(bytes.extracting(..<1), to: file) }
    _ = try files.write(bytes.extracting(..<(bytes.count / 2)), to: file)
    return bytes.count
  }
  func sync(_ descriptor: Int32) throws(SystemError) {
    try count()
    try files.sync(descriptor)
  }
  func size(of file: Int32) throws(SystemError) -> Int {
    try count()
    return try files.size(of: file)
  }
  func close(_ file: consuming Descriptor) throws(SystemError) {
    try count()
    try files.close(file)
  }
  func rename(_ name: String, to newName: String, in folder: Int32) throws(SystemError) {
    try count()
    try files.rename(name, to: newName, in: folder)
  }
  func exchange(_ name: String, with other: String, in folder: Int32) throws(SystemError) {
    try count()
    try files.exchange(name, with: other, in: folder)
  }
  func share(_ name: String, in folder: Int32, as newName: String, in newFolder: Int32) throws(SystemError) {
    try count()
    try files.share(name, in: folder, as: newName, in: newFolder)
  }
  func link(_ name: String, to target: String, in folder: Int32) throws(SystemError) {
    try count()
    try files.link(name, to: target, in: folder)
  }
  func remove(_ name: String, in folder: Int32, isFolder: Bool) throws(SystemError) {
    try count()
    try files.remove(name, in: folder, isFolder: isFolder)
  }
  func lock(_ folder: Int32) throws(SystemError) {
    try count()
    try files.lock(folder)
  }
  func kind(of name: String, in folder: Int32) throws(SystemError) -> FileKind? {
    try count()
    return try files.kind(of: name, in: folder)
  }
  func names(in folder: Int32) throws(SystemError) -> [String] {
    try count()
    return try files.names(in: folder)
  }
}
