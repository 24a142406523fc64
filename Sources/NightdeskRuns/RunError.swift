package import NightdeskKit

/// Why a run could not go on.
package enum RunError: Error, Sendable, CustomStringConvertible {
  case read(ReadError)
  case export(ExportError)
  case publish(PublishError)
  /// The edition breaks a limit that was set for it; what was found is kept as a baseline where one is wanted.
  case refused(String, Baseline?)
  /// Somebody wished it to end.
  case interrupted(signal: Int32)

  init(_ error: PassError) {
    self =
      switch error {
      case .read(let error): .read(error)
      case .export(let error): .export(error)
      }
  }

  package var description: String {
    switch self {
    case .read(let error): error.description
    case .export(let error): error.description
    case .publish(let error): error.description
    case .refused(let reason, _): "not published: \(reason)"
    case .interrupted(let signal): "interrupted by \(Interruption.name(of: signal)); nothing was published"
    }
  }

  /// The exit code, as the table in `nightdesk --help` has it.
  package var exitCode: Int32 {
    switch self {
    case .read(let error): error.exitCode
    case .export(let error): error.exitCode
    case .publish(let error): error.exitCode
    case .refused: 65
    case .interrupted(let signal): 128 + signal
    }
  }

  static func read<T: ~Copyable>(_ body: () throws(ReadError) -> T) throws(RunError) -> T {
    do throws(ReadError) { return try body() } catch { throw .read(error) }
  }

  static func publish<T: ~Copyable>(_ body: () throws(PublishError) -> T) throws(RunError) -> T {
    do throws(PublishError) { return try body() } catch { throw .publish(error) }
  }
}
