internal import ArgumentParser
internal import FoundationEssentials
internal import Glibc
internal import NightdeskConfiguration
internal import NightdeskKit
internal import NightdeskRuns

/// A run with everything around it: hooks, health check, signals, figures for the monitoring, and what is said of it.
struct Night {
  private var order: Run.Order
  private let configuration: Configuration
  private let reporting: FindingReporting
  private let quiet: Bool
  private let errorOnNoChange: Bool
  private let hooks: Hooks
  private let metrics: Metrics?
  private let ping: Ping?

  init(
    _ order: Run.Order, _ configuration: Configuration, _ reporting: FindingReporting, quiet: Bool,
    errorOnNoChange: Bool
  ) throws(ExitCode) {
    self.order = order
    self.reporting = reporting
    self.configuration = configuration
    self.quiet = quiet
    self.errorOnNoChange = errorOnNoChange
    hooks = configuration.hookCommands
    metrics = configuration.metricsFile
    do throws(ConfigurationError) { ping = try configuration.healthCheck() } catch {
      for problem in error.problems { Messages.error(problem.description) }
      throw ExitCode(error.exitCode)
    }
    self.order.files = InterruptibleFileSystem()
    self.order.arguments = Array(CommandLine.arguments.dropFirst())
    self.order.folder = FileManager.default.currentDirectoryPath
    if Progress.isVisible, !quiet { self.order.progress = { Progress.add($0) } }
  }

  /// How it ended, for those who watch.
  private struct Ending {
    var exitCode: Int32
    var status: RunRecord.Status
    var message = ""
    var result: Run.Result?
  }

  /// Runs it, tells it, and ends with its exit code.
  func run() throws(ExitCode) {
    Messages.use(Messages.Style(rawValue: configuration["log.format"]?.text ?? ""))
    let started = Moment.now.seconds
    Interruption.heed { [metrics] signal in
      let sample = Metrics.Sample(
        version: Nightdesk.version, exitCode: 128 + signal, status: .interrupted, started: started,
        finished: Moment.now.seconds)
      try? metrics?.write(sample)
      Messages.error("interrupted by \(Interruption.name(of: signal)); what is left behind is removed by the next run")
    }
    var circumstances = Hooks.Circumstances(runID: order.asOf.runID, output: order.output)
    if let fault = Hooks.run(hooks.before, circumstances, stops: true).first {
      let ending = Ending(exitCode: Interruption.exitCode ?? 69, status: .failed, message: "\(fault); nothing was run")
      Messages.error(ending.message)
      return try end(ending, started, &circumstances)
    }
    warn(ping?.start())
    let ending = execute()
    try end(ending, started, &circumstances)
  }

  private func execute() -> Ending {
    do throws(RunError) {
      let result = try Run.execute(order)
      Progress.clear()
      let fault = finishReports(result.outcome?.baseline)
      tell(result)
      let exitCode = fault ?? (result.status == .unchanged && errorOnNoChange ? 4 : result.exitCode)
      return Ending(exitCode: exitCode, status: result.status, result: result)
    } catch {
      Progress.clear()
      // a refused edition is what its findings are wanted for
      if case .refused(_, let baseline) = error { _ = finishReports(baseline) }
      Messages.error(error.description)
      let isInterrupted = if case .interrupted = error { true } else { false }
      return Ending(
        exitCode: error.exitCode, status: isInterrupted ? .interrupted : .failed, message: error.description)
    }
  }

  /// Ends the reports of findings; the exit code when one cannot be written.
  private func finishReports(_ baseline: Baseline?) -> Int32? {
    do { try reporting.finish(baseline) } catch { return (error as? ExitCode)?.rawValue ?? 74 }
    return nil
  }

  private func tell(_ result: Run.Result) {
    guard let outcome = result.outcome else {
      if !quiet { Messages.notice("unchanged: nothing new since \(order.output)/latest -> \(result.runID)") }
      return
    }
    for failure in outcome.failures {
      Messages.error("\(failure.export) is missing from the edition: \(failure.error)")
      for remark in failure.error.remarks { Messages.error("\(failure.export) says: \(remark)") }
    }
    if !quiet || result.exitCode != 0 {
      for line in Summary.lines(outcome, output: order.output, runID: result.runID) { Messages.notice(line) }
      if !result.removed.isEmpty { Messages.notice("removed: \(result.removed.joined(separator: ", "))") }
    }
    for note in result.notes { Messages.warning(note) }
  }

  /// Tells those who watch, and ends.
  private func end(
    _ ending: Ending, _ started: Int64, _ circumstances: inout Hooks.Circumstances
  ) throws(ExitCode) {
    var sample = Metrics.Sample(
      version: Nightdesk.version, exitCode: ending.exitCode, status: ending.status, started: started,
      finished: Moment.now.seconds)
    sample.outcome = ending.result?.outcome
    sample.stages = ending.result?.stages ?? []
    sample.bytes = ending.result?.bytes ?? [:]
    do throws(PublishError) { try metrics?.write(sample) } catch { Messages.warning(error.description) }

    circumstances.exitCode = ending.exitCode
    circumstances.status = ending.status
    if let result = ending.result, result.outcome != nil {
      circumstances.manifest = "\(order.output)/\(result.runID)/manifest.json"
    }
    // a desk wants to look today whenever the exit code says so
    let isWell = ending.exitCode == 0 || ending.exitCode == 4
    for fault in Hooks.run((isWell ? hooks.afterSuccess : hooks.afterFailure) + hooks.afterAny, circumstances) {
      Messages.warning(fault)
    }
    warn(ping?.end(ending.exitCode))
    Messages.exit(ending.exitCode, ending.message)
    if ending.exitCode != 0 { throw ExitCode(ending.exitCode) }
  }

  private func warn(_ fault: String?) {
    if let fault { Messages.warning(fault) }
  }
}
