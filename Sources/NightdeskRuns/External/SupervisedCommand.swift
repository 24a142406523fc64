internal import CSupervisor
internal import CSystem
internal import Glibc
internal import NightdeskKit

/// A foreign command, run so that it can neither keep the program waiting nor leave anything behind: see `supervisor.h`.
struct SupervisedCommand {
  /// What it may use.
  struct Limits: Sendable {
    /// How long it may run.
    var seconds = 3600
    /// How long it may neither read its input nor write anything.
    var idleSeconds = 300
    /// How long it has to end when it is told to.
    var graceSeconds = 5
    /// The bytes of each file that it writes.
    var fileBytes: UInt64 = 16 << 30
    /// The bytes of address space of each of its processes.
    var memoryBytes: UInt64 = 16 << 30
    /// The processes of its user.
    var processes: UInt64 = 1024
    /// The bytes it may write to standard output, and as many to standard error.
    var outputBytes = 16 << 20
  }

  /// How it ended.
  enum End: Equatable {
    case exited(Int32)
    case killed(Int32)
    case notStarted(SystemError)
    case tookTooLong
    case wasIdle
    case wroteTooMuch
  }

  /// What became of it.
  struct Outcome {
    var end: End
    /// How many processes it left behind, which were killed.
    var leftOver = 0
    /// The end of what it wrote to standard error.
    var complaint: [UInt8] = []
  }

  /// The path of the program and its arguments.
  var arguments: [String]
  /// What it finds in its environment besides what every command finds there.
  var environment: [String: String] = [:]
  /// The folder it works in.
  var folder: String
  /// The file that it reads, open; nil for nothing.
  var input: Int32?
  var limits = Limits()

  /// Runs it; `take` is given each portion that it writes to standard output.
  func run(_ take: (borrowing Span<UInt8>) -> Void) throws(SystemError) -> Outcome {
    let folder = try Self.open(folder, O_RDONLY | O_DIRECTORY)
    let nothing = try Self.open("/dev/null", O_RDONLY)
    let (output, errors, report) = (try Pipe(), try Pipe(), try Pipe())
    let started = start(
      folder.number, input ?? nothing.number, output.writing.number, errors.writing.number, report.writing.number)
    guard started > 0 else { throw SystemError(-started) }
    // Else the ends of the pipes would never come.
    output.writing.close()
    errors.writing.close()
    report.writing.close()
    var watch = Watch(self, supervisor: started, output.reading.number, errors.reading.number, report.reading.number)
    let outcome = watch.wait(take)
    var status: Int32 = 0
    while unsafe waitpid(started, &status, 0) < 0, errno == EINTR {}
    return outcome
  }

  /// What text means and how it is sorted there: bytes, in UTF-8.
  static let locale = "C.UTF-8"

  /// The version of Landlock that the kernel has, which keeps a command from writing outside its folder; 0: none.
  static var landlock: Int { Int(nightdesk_landlock()) }

  /// What every command finds: nothing of this user's, nothing of this machine's.
  private var wholeEnvironment: [String] {
    // a relative path would lead nowhere from inside
    let home = folder.absolutePath
    let always = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": Self.locale, "LC_ALL": Self.locale, "TZ": "UTC", "HOME": home,
      "TMPDIR": home,
    ]
    return always.merging(environment) { $1 }.map { "\($0.key)=\($0.value)" }.sorted()
  }

  private func start(
    _ folder: Int32, _ input: Int32, _ output: Int32, _ errors: Int32, _ report: Int32
  ) -> Int32 {
    var bounds = nightdesk_limits(
      cpu_seconds: UInt64(limits.seconds), file_bytes: limits.fileBytes, memory_bytes: limits.memoryBytes,
      processes: limits.processes, open_files: 256)
    let (arguments, environment) = (CStrings(arguments), CStrings(wholeEnvironment))
    return unsafe nightdesk_supervise(
      arguments.pointers, environment.pointers, folder, input, output, errors, report, &bounds,
      Int32(limits.graceSeconds * 1000))
  }

  private static func open(_ path: String, _ flags: Int32) throws(SystemError) -> Descriptor {
    let number = unsafe Glibc.open(path, flags | O_CLOEXEC)
    if number < 0 { throw .last }
    return Descriptor(number)
  }
}

// MARK: - Waiting

/// Follows a command until its supervisor reports.
private struct Watch {
  private let command: SupervisedCommand
  private let supervisor: pid_t
  private let (output, errors, report): (Int32, Int32, Int32)
  private var outcome = SupervisedCommand.Outcome(end: .killed(SIGKILL))
  private var (outputBytes, errorBytes) = (0, 0)
  private var stopped: SupervisedCommand.End?
  private var lastSign = Watch.now
  private var lastPosition: off_t = 0

  init(_ command: SupervisedCommand, supervisor: pid_t, _ output: Int32, _ errors: Int32, _ report: Int32) {
    self.command = command
    self.supervisor = supervisor
    (self.output, self.errors, self.report) = (output, errors, report)
  }

  private static var now: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  mutating func wait(_ take: (borrowing Span<UInt8>) -> Void) -> SupervisedCommand.Outcome {
    let start = Self.now
    var forced = 0
    while true {
      var waiting = [
        pollfd(fd: report, events: Int16(POLLIN), revents: 0), pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
      ]
      // a closed end would be ready for ever
      if isOutputClosed { waiting[1].fd = -1 }
      if isErrorsClosed { waiting[2].fd = -1 }
      _ = unsafe poll(&waiting, 3, 100)
      if waiting[1].revents != 0 { readOutput(take) }
      if waiting[2].revents != 0 { readErrors() }
      if waiting[0].revents != 0 { break }
      noteReading()
      if stopped == nil {
        let present = Self.now
        if present - start > command.limits.seconds * 1000 { stop(.tookTooLong) }
        if present - lastSign > command.limits.idleSeconds * 1000 { stop(.wasIdle) }
        if outputBytes > command.limits.outputBytes || errorBytes > command.limits.outputBytes { stop(.wroteTooMuch) }
        if stopped != nil { forced = present + command.limits.graceSeconds * 1000 + 25_000 }
      } else if Self.now > forced {
        // the supervisor itself does not answer; what it supervises is told by the kernel
        kill(supervisor, SIGKILL)
        break
      }
    }
    // what the command wrote last; nobody is left to write more
    while !isOutputClosed, readOutput(take) {}
    while !isErrorsClosed, readErrors() {}
    settle()
    return outcome
  }

  private var isOutputClosed = false
  private var isErrorsClosed = false

  private mutating func stop(_ end: SupervisedCommand.End) {
    stopped = end
    kill(supervisor, SIGTERM)
  }

  /// Reading shows by the position in the input, which is shared with the command.
  private mutating func noteReading() {
    guard let input = command.input else { return }
    let position = lseek(input, 0, SEEK_CUR)
    if position != lastPosition {
      lastPosition = position
      lastSign = Self.now
    }
  }

  @discardableResult
  private mutating func readOutput(_ take: (borrowing Span<UInt8>) -> Void) -> Bool {
    var portion = ByteBuffer(capacity: 1 << 16)
    let got = unsafe portion.append(upTo: 1 << 16) { unsafe read(output, $0, $1) }
    if got == 0 { isOutputClosed = true }
    guard got > 0 else { return false }
    lastSign = Self.now
    outputBytes += got
    // past the limit nothing is looked at
    if outputBytes <= command.limits.outputBytes { take(portion.span) }
    return true
  }

  @discardableResult
  private mutating func readErrors() -> Bool {
    var portion = ByteBuffer(capacity: 1 << 16)
    let got = unsafe portion.append(upTo: 1 << 16) { unsafe read(errors, $0, $1) }
    if got == 0 { isErrorsClosed = true }
    guard got > 0 else { return false }
    lastSign = Self.now
    errorBytes += got
    let span = portion.span
    for i in max(0, span.count - Self.keptComplaint)..<span.count { outcome.complaint.append(span[i]) }
    if outcome.complaint.count > Self.keptComplaint {
      outcome.complaint.removeFirst(outcome.complaint.count - Self.keptComplaint)
    }
    return true
  }

  private static let keptComplaint = 4096

  private mutating func settle() {
    var report = nightdesk_outcome()
    let size = MemoryLayout<nightdesk_outcome>.size
    let got = unsafe read(self.report, &report, size)
    guard got == size else {
      outcome.end = stopped ?? .killed(SIGKILL)
      return
    }
    outcome.leftOver = Int(report.left_over)
    if let stopped {
      outcome.end = stopped
    } else if report.exec_error != 0 {
      outcome.end = .notStarted(SystemError(report.exec_error))
    } else if report.status & 0x7F == 0 {
      outcome.end = .exited(report.status >> 8 & 0xFF)
    } else {
      outcome.end = .killed(report.status & 0x7F)
    }
  }
}

extension SupervisedCommand.End {
  /// What is told of an end that is none of success; nil for exit code 0.
  var fault: String? {
    switch self {
    case .exited(0): nil
    case .exited(let code): "it ended with exit code \(code)"
    case .killed(SIGXCPU): "it took more processor time than it may"
    case .killed(SIGXFSZ): "it wrote a larger file than it may"
    case .killed(let signal): "it was ended by signal \(signal)"
    case .notStarted(let error): "it cannot be started: \(error)"
    case .tookTooLong: "it took longer than it may"
    case .wasIdle: "it neither read nor wrote for longer than it may"
    case .wroteTooMuch: "it wrote more to its standard output or error than it may"
    }
  }
}

// MARK: - C

/// The two ends of a pipe, closed on exec; the reading end does not wait.
private final class Pipe {
  let reading: End
  let writing: End

  final class End {
    private(set) var number: Int32
    init(_ number: Int32) { self.number = number }
    deinit { close() }

    func close() {
      if number >= 0 { _ = Glibc.close(number) }
      number = -1
    }
  }

  init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe nightdesk_pipe(&ends, O_CLOEXEC) == 0 else { throw .last }
    (reading, writing) = (End(ends[0]), End(ends[1]))
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
  }
}

/// Texts as C takes a list of them.
@safe private final class CStrings {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ texts: [String]) {
    count = texts.count
    unsafe pointers = .allocate(capacity: texts.count + 1)
    for (place, text) in texts.enumerated() { unsafe (pointers + place).initialize(to: strdup(text)) }
    unsafe (pointers + texts.count).initialize(to: nil)
  }

  deinit {
    for place in 0..<count { unsafe free(pointers[place]) }
    unsafe pointers.deallocate()
  }
}
