internal import CSystem
internal import Glibc

/// Another program that is run to its end: without a shell, with an environment of its own, in a process group of its
/// own, and for no longer than it may.
package struct Command: Sendable {
  package var arguments: [String]
  package var environment: [String: String] = [:]
  package var input = ""
  /// In seconds.
  package var timeout: Int

  package init(_ arguments: [String], environment: [String: String] = [:], input: String = "", timeout: Int) {
    self.arguments = arguments
    self.environment = environment
    self.input = input
    self.timeout = timeout
  }

  /// How it ended.
  package enum Ending: Sendable, Equatable, CustomStringConvertible {
    case exited(Int32)
    case killed(Int32)
    case timedOut(seconds: Int)
    /// This process was told to end while it ran.
    case interrupted
    case notStarted(String)

    package var description: String {
      switch self {
      case .exited(let status): "exited with \(status)"
      case .killed(let signal): "was ended by signal \(signal)"
      case .interrupted: "was stopped, since the run is to end"
      case .timedOut(let seconds): "had not ended after \(seconds) s and was stopped"
      case .notStarted(let reason): "cannot be started: \(reason)"
      }
    }
  }

  /// What every command finds in its environment; nothing of this process gets there unasked.
  private static let basics = ["PATH": path, "LANG": "C.UTF-8", "TZ": "UTC"]
  /// Where programs are looked for that are named without a folder.
  static let path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

  /// The path of a program; nil when there is none that may be run.
  static func find(_ name: String) -> String? {
    let places = name.contains("/") ? [name] : path.split(separator: ":").map { "\($0)/\(name)" }
    return places.first { unsafe access($0, X_OK) == 0 }
  }

  /// Runs it. What it writes goes to standard error.
  package func run() -> Ending {
    guard !arguments.isEmpty else { return .notStarted("no command") }
    var all = Self.basics.merging(environment) { $1 }
    if let home = unsafe getenv("HOME"), all["HOME"] == nil { all["HOME"] = unsafe String(cString: home) }
    let lines = all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }

    var input: [Int32] = [-1, -1]
    guard unsafe nightdesk_pipe(&input, O_CLOEXEC) == 0 else { return .notStarted(SystemError.last.description) }
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, input[0], 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, 2, 1)
    var defaults = sigset_t()
    unsafe sigemptyset(&defaults)
    for signal in [SIGPIPE, SIGXFSZ, SIGTERM, SIGINT, SIGHUP] { unsafe sigaddset(&defaults, signal) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    guard let program = Self.find(arguments[0]) else { return .notStarted("there is no such program") }
    var child = pid_t()
    let status = unsafe withPointers(arguments) { argv in
      unsafe withPointers(lines) { envp in unsafe posix_spawn(&child, program, &actions, &attributes, argv, envp)
      }
    }
    close(input[0])
    guard status == 0 else {
      close(input[1])
      return .notStarted(SystemError(status).description)
    }
    let text = self.input.utf8Span.span
    _ = unsafe text.withUnsafeBytes { unsafe Glibc.write(input[1], $0.baseAddress, $0.count) }
    close(input[1])
    return wait(for: child)
  }

  private func wait(for child: pid_t) -> Ending {
    var status: Int32 = 0
    for tick in 0... {
      let got = unsafe waitpid(child, &status, WNOHANG)
      if got == child { break }
      if got < 0, errno != EINTR { return .notStarted(SystemError.last.description) }
      let isInterrupted = Interruption.received != nil
      if tick >= timeout * 50 || isInterrupted {
        stop(child)
        return isInterrupted ? .interrupted : .timedOut(seconds: timeout)
      }
      usleep(20_000)
    }
    // whatever it has left behind in its group ends with it
    kill(-child, SIGKILL)
    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
  }

  /// Asks the whole group to end, and a second later does not ask any more.
  private func stop(_ child: pid_t) {
    var status: Int32 = 0
    kill(-child, SIGTERM)
    for _ in 0..<50 {
      if unsafe waitpid(child, &status, WNOHANG) == child { break }
      usleep(20_000)
    }
    kill(-child, SIGKILL)
    _ = unsafe waitpid(child, &status, 0)
  }
}

/// Calls `body` with the texts as C has them: pointers, the last of them nil.
private func withPointers<Result>(
  _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers: [UnsafeMutablePointer<CChar>?] = unsafe texts.map { unsafe strdup($0) }
  unsafe pointers.append(nil)
  defer { unsafe pointers.forEach { unsafe free($0) } }
  return unsafe pointers.withUnsafeMutableBufferPointer { unsafe body($0.baseAddress!) }
}
