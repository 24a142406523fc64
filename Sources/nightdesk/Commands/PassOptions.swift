internal import ArgumentParser
internal import Glibc
internal import NightdeskConfiguration
internal import NightdeskExporters
internal import NightdeskKit
internal import NightdeskRuns

/// What `run` and `check` have in common.
struct PassOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The moment that counts as now: a day, or RFC 3339. Default: SOURCE_DATE_EPOCH, else the clock.",
      valueName: "date"))
  var asOf: String?

  @Option(
    name: .customLong("threads"),
    help: ArgumentHelp(
      "How many threads work, 1 to 64; the output does not depend on it. Default: one a processor, at most 8.",
      valueName: "n"))
  var threadCount: Int?

  var threads: Int { threadCount ?? max(1, min(8, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))) }

  func validate() throws {
    guard 1...64 ~= threads else { throw ValidationError("--threads takes 1 to 64") }
    _ = try moment()
  }

  /// Whether the moment is said, and does not come from the clock.
  var isPinned: Bool { unsafe asOf != nil || getenv("SOURCE_DATE_EPOCH") != nil }

  /// The one moment of the run.
  func moment() throws(ValidationError) -> Moment {
    if let asOf {
      guard let moment = Moment(asOf) else {
        throw ValidationError("--as-of takes a day (2026-11-22) or a moment with an offset (2026-11-22T02:30:00Z)")
      }
      return moment
    }
    if let epoch = unsafe getenv("SOURCE_DATE_EPOCH") {
      guard let seconds = Int64(unsafe String(cString: epoch)), 0..<253_402_300_800 ~= seconds else {
        throw ValidationError("SOURCE_DATE_EPOCH is not a number of seconds since 1970")
      }
      return Moment(seconds: seconds)
    }
    return .now
  }

  /// Throws where `formats` names what no export can be made of.
  func check(formats: String) throws(ValidationError) {
    do throws(FormatError) {
      _ = try Exporters.make(FormatRequest.list(formats).filter { Configuration.program(for: $0) == nil })
    } catch {
      throw ValidationError("--formats: \(error)")
    }
  }

  /// What an edition is called that nobody has named: after its first input.
  static func title(of inputs: [String]) -> String {
    let name = inputs.first.map { $0.fileName } ?? ""
    let stem = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? String(name[..<$0]) : nil } ?? name
    return stem.isEmpty || stem.allSatisfy { $0 == "." } ? "Register" : TerminalText.safe(stem)
  }
}
