internal import ArgumentParser
internal import NightdeskConfiguration
internal import NightdeskKit
internal import NightdeskRuns

/// `nightdesk check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read a register and print its findings; publish nothing.",
    discussion: """
      Findings go to standard output, one a line, as FILE:LINE:COLUMN: SEVERITY: MESSAGE; HINT (RECORD) [CODE], with \
      the line they are about below it. `--report` tells them otherwise; see `nightdesk explain` for the codes.
      """)

  @OptionGroup var input: InputOptions

  @OptionGroup var settings: ConfigurationOptions

  @OptionGroup var pass: PassOptions

  @OptionGroup var findings: FindingOptions

  @Flag(name: .shortAndLong, help: "Do not sum up.")
  var quiet = false

  func run() throws {
    let configuration = try settings.read(flags)
    let inputs = try input.requests(configuration)
    guard !inputs.isEmpty else {
      Messages.error("no inputs: name them here, or under inputs in nightdesk.yml")
      throw ExitCode(64)
    }
    let moment = try pass.moment()
    let policy = try findings.policy(configuration)
    let reporting = try FindingReporting(
      findings, besides: inputs, configuration, mapping: input.mapping, fallback: "human")
    let outcome: RegisterPass.Outcome
    do throws(PassError) {
      outcome = try check(inputs, moment, policy, reporting.orders)
    } catch {
      Messages.error(reporting.outputHasFailed ? "cannot write to standard output" : error.description)
      throw ExitCode(reporting.outputHasFailed ? 74 : error.exitCode)
    }
    try reporting.finish(outcome.baseline)
    if !quiet {
      Messages.notice(Summary.read(outcome))
      Messages.notice(Summary.rejected(outcome))
    }
    if Threshold.isReached(configuration, by: outcome) { throw ExitCode(2) }
  }

  private func check(
    _ inputs: [InputRequest], _ moment: Moment, _ policy: CheckPolicy, _ reports: [ReportOrder]
  ) throws(PassError) -> RegisterPass.Outcome {
    var order = RegisterPass.Order(
      inputs: inputs, exports: [], asOf: moment.day, title: "", runID: moment.runID, threads: pass.threads)
    (order.policy, order.reports) = (policy, reports)
    let register: RegisterPass
    do throws(ReadError) { register = try RegisterPass(order) } catch { throw .read(error) }
    return try register.run(into: Nowhere())
  }

  private var flags: [(key: String, texts: [String])] {
    (input.inputs.isEmpty ? [] : [("inputs", input.inputs)]) + findings.flags
  }
}

/// A folder that keeps nothing.
private final class Nowhere: ExportFolder {
  func create(_ name: String) throws(ExportError) -> any ByteSink { NoSink() }

  private final class NoSink: ByteSink {
    let hasFailed = false
    func append(_ bytes: borrowing Span<UInt8>) {}
  }
}
