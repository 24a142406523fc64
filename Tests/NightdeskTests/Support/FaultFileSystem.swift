internal import Glibc
internal import NightdeskRuns
internal import Synchronization

/// A file system that counts its calls and lets one of them fail, once or ever after.
final class FaultFileSystem: FileSystem, Sendable {
  /// What happens to the call.
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
  }

  private let fault: Fault
  private let point: Int
  private let calls = Atomic<Int>(0)
  private let hits = Atomic<Int>(0)
  private let files = LinuxFileSystem()

  /// Lets the call number `point`, counted from 1, fail.
  init(_ fault: Fault, at point: Int) {
    self.fault = fault
    self.point = point
  }

  /// Whether the point was reached.
  var isHit: Bool { hits.load(ordering: .relaxed) > 0 }

  private var isWriteFault: Bool {
    switch fault {
    case .short, .lie: true
    default: false
    }
  }

  private func count() throws(SystemError) {
    guard !isWriteFault else { return }
    let call = calls.add(1, ordering: .relaxed).newValue
    switch fault {
    case .error(let number) where call == point:
      hits.add(1, ordering: .relaxed)
      throw SystemError(number)
    case .gone(let number) where call >= point:
      hits.add(1, ordering: .relaxed)
      throw SystemError(number)
    default: break
    }
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
    guard isWriteFault else {
      try count()
      return try files.write(bytes, to: file)
    }
    guard calls.add(1, ordering: .relaxed).newValue == point else { return try files.write(bytes, to: file) }
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
