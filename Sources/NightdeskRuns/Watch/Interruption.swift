internal import CSystem
internal import Glibc
internal import Synchronization

/// A wish to end, from SIGTERM, SIGINT or SIGHUP: what is under way stops at its next call of the file system, cleans
/// up behind itself and says so.
///
/// A publication that has begun is finished; it takes no time. Whatever else does not end within a second and a half,
/// such as an exporter that waits for another program, is left where it is, and the process ends. What it leaves
/// behind is removed by the next run, as after a power cut.
package enum Interruption {
  private static let signal = Atomic<Int32>(0)
  private static let shields = Atomic<Int>(0)
  /// The end of a pipe that the handler writes to; a handler may do little else.
  nonisolated(unsafe) private static var wake: Int32 = -1

  /// The signal that came, or nil.
  package static var received: Int32? {
    let number = signal.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Its exit code: 128 and its number.
  package static var exitCode: Int32? { received.map { 128 + $0 } }

  /// `SIGTERM`
  package static func name(of signal: Int32) -> String {
    switch signal {
    case SIGTERM: "SIGTERM"
    case SIGINT: "SIGINT"
    case SIGHUP: "SIGHUP"
    default: "signal \(signal)"
    }
  }

  /// Begins to heed the signals. `giveUp` is called when things have not ended in time, just before the process does: with
  /// the signal, and whether a publication is still under way.
  package static func heed(giveUp: @escaping @Sendable (Int32, Bool) -> Void) {
    var ends: [Int32] = [-1, -1]
    guard unsafe nightdesk_pipe(&ends, O_CLOEXEC | O_NONBLOCK) == 0 else { return }
    unsafe wake = ends[1]
    var blocked = sigset_t()
    unsafe sigemptyset(&blocked)
    for number in [SIGTERM, SIGINT, SIGHUP] {
      unsafe sigaddset(&blocked, number)
      var action = sigaction()
      // whoever had it ignored, as nohup does, goes on being heeded
      unsafe sigaction(number, nil, &action)
      if unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1 { continue }
      unsafe action.__sigaction_handler.sa_handler = { number in
        let before = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = unsafe Glibc.write(Interruption.wake, &byte, 1)
        errno = before
      }
      unsafe sigaction(number, &action, nil)
    }
    // whoever started this may have kept them back
    unsafe pthread_sigmask(SIG_UNBLOCK, &blocked, nil)
    let reading = ends[0]
    Watcher.start {
      var poll = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
      var byte: UInt8 = 0
      while true {
        _ = unsafe Glibc.poll(&poll, 1, -1)
        if unsafe Glibc.read(reading, &byte, 1) == 1 { break }
      }
      signal.store(Int32(byte), ordering: .relaxed)
      // a publication has ten seconds, everything else one and a half
      for tick in 0..<100 where tick < 15 || shields.load(ordering: .relaxed) > 0 { usleep(100_000) }
      giveUp(Int32(byte), shields.load(ordering: .relaxed) > 0)
      _exit(128 + Int32(byte))
    }
  }

  /// Runs something that must not stop halfway.
  static func shielded<T: ~Copyable, E: Error>(_ body: () throws(E) -> T) throws(E) -> T {
    shields.add(1, ordering: .relaxed)
    defer { shields.subtract(1, ordering: .relaxed) }
    return try body()
  }

  /// Throws `ECANCELED` when a wish to end has come and nothing is shielded.
  static func check() throws(SystemError) {
    if signal.load(ordering: .relaxed) != 0, shields.load(ordering: .relaxed) == 0 { throw SystemError(ECANCELED) }
  }
}

/// A thread that lives as long as the process.
private enum Watcher {
  private final class Body {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
  }

  static func start(_ run: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let body = unsafe Unmanaged.passRetained(Body(run)).toOpaque()
    let created = unsafe pthread_create(
      &thread, nil,
      { argument in
        unsafe Unmanaged<Body>.fromOpaque(argument!).takeRetainedValue().run()
        return nil
      }, body)
    if created == 0 { pthread_detach(thread) }
  }
}

/// The calls as Linux makes them, until somebody wishes the run to end.
package struct InterruptibleFileSystem: FileSystem {
  private let files = LinuxFileSystem()

  package init() {}

  package func open(_ name: String, in folder: Int32, flags: Int32) throws(SystemError) -> Descriptor {
    if flags & O_CREAT != 0 { try Interruption.check() }
    return try files.open(name, in: folder, flags: flags)
  }
  package func makeFolder(_ name: String, in folder: Int32) throws(SystemError) {
    try files.makeFolder(name, in: folder)
  }
  package func write(_ bytes: Span<UInt8>, to file: Int32) throws(SystemError) -> Int {
    try Interruption.check()
    return try files.write(bytes, to: file)
  }
  package func sync(_ descriptor: Int32) throws(SystemError) {
    try Interruption.check()
    try files.sync(descriptor)
  }
  package func size(of file: Int32) throws(SystemError) -> Int { try files.size(of: file) }
  package func close(_ file: consuming Descriptor) throws(SystemError) { try files.close(file) }
  package func rename(_ name: String, to newName: String, in folder: Int32) throws(SystemError) {
    try files.rename(name, to: newName, in: folder)
  }
  package func exchange(_ name: String, with other: String, in folder: Int32) throws(SystemError) {
    try files.exchange(name, with: other, in: folder)
  }
  package func share(
    _ name: String, in folder: Int32, as newName: String, in newFolder: Int32
  ) throws(SystemError) {
    try files.share(name, in: folder, as: newName, in: newFolder)
  }
  package func link(_ name: String, to target: String, in folder: Int32) throws(SystemError) {
    try files.link(name, to: target, in: folder)
  }
  package func remove(_ name: String, in folder: Int32, isFolder: Bool) throws(SystemError) {
    try files.remove(name, in: folder, isFolder: isFolder)
  }
  package func lock(_ folder: Int32) throws(SystemError) { try files.lock(folder) }
  package func kind(of name: String, in folder: Int32) throws(SystemError) -> FileKind? {
    try files.kind(of: name, in: folder)
  }
  package func names(in folder: Int32) throws(SystemError) -> [String] { try files.names(in: folder) }
}
