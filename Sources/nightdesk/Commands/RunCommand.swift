internal import ArgumentParser
internal import FoundationEssentials
internal import NightdeskConfiguration
internal import NightdeskExporters
internal import NightdeskKit
internal import NightdeskRuns

/// `nightdesk run`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read a register, check it and publish an edition in every format asked for.",
    discussion: """
      The edition appears under OUTPUT as a folder named after the moment of the run, whole or not at all, and `latest` \
      points to it. Records that break a rule are left out and lie in rejects/ with the reason.

      What is not said here is taken from the configuration; see `nightdesk config`.
      """)

  @OptionGroup var input: InputOptions

  @OptionGroup var settings: ConfigurationOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder in which editions are published.", valueName: "dir"),
    completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp(
      """
      The formats, joined by commas, each with its options, as in csv,sheets=csv:profile=excel; see \
      `nightdesk formats`. Default: csv,xml,markdown.
      """, valueName: "names"), completion: .list(Exporters.all.map(\.format.name)))
  var formats: String?

  @Flag(help: "Give every export as csv a second row with HXL tags.")
  var hxl = false

  @Option(
    help: ArgumentHelp(
      "A program that writes a format of its own, as well; see `nightdesk exporters`.", valueName: "program"),
    completion: .file())
  var exporter: [String] = []

  @Flag(help: "Let a name among the formats stand for a program on PATH: NAME for nightdesk-export-NAME.")
  var pathExporters = false

  @OptionGroup var pass: PassOptions

  @Option(
    help: ArgumentHelp(
      """
      The days to look back on: 7d, 1m, all, or an EDTF date or interval (2017, 2017-05-01/2017-05-16). Default: 7d.
      """, valueName: "period"))
  var period: String?

  @Option(
    help: ArgumentHelp("The languages of the briefing: en, fr, ar, joined by commas.", valueName: "languages"),
    completion: .list(["en", "fr", "ar"]))
  var lang: String?

  @OptionGroup var findings: FindingOptions

  @Option(
    help: ArgumentHelp(
      "Publish nothing when more records than this are rejected: a number, or a share as in 5%.", valueName: "n|p%"))
  var maxRejected: String?

  @Option(
    help: ArgumentHelp(
      """
      Publish nothing when there are fewer events than this, or than this share of the latest edition's, as in 50%. \
      Without any event nothing is published but with 0.
      """, valueName: "n|p%"))
  var minEvents: String?

  @Option(help: "The title of the edition. Default: the name of the first input.")
  var title: String?

  @Option(
    help: ArgumentHelp(
      "The number of the edition, as in 47 or {year}/{week}; {year}, {month}, {day} and {week} are those of its day.",
      valueName: "number"))
  var number: String?

  @Option(
    help: ArgumentHelp(
      "What to do when only the clock has moved on since the latest edition: skip or publish. Default: skip.",
      valueName: "what"), completion: .list(["skip", "publish"]))
  var unchanged: String?

  @Flag(help: "End with 4 when nothing was published because nothing has changed.")
  var errorOnNoChange = false

  @Option(
    help: ArgumentHelp(
      "How long to wait while another run is at work in the output folder: 90s, 10m. Default: not at all.",
      valueName: "time"))
  var waitForLock: String?

  @Option(
    help: ArgumentHelp("How messages are written: auto, text, json, journald.", valueName: "format"),
    completion: .list(["auto", "text", "json", "journald"]))
  var logFormat: String?

  @Flag(name: .shortAndLong, help: "Say nothing when all is well.")
  var quiet = false

  /// The run that is made once more, by its id; for `retry`.
  @Option(name: .customLong("repeat"), help: .hidden)
  var repeated: String?

  func validate() throws {
    if let formats { try pass.check(formats: formats) }
    guard let title else { return }
    guard !title.isEmpty, !title.contains(where: \.isNewline), HostileText.fault(in: title.utf8Span.span) == nil else {
      throw ValidationError("--title takes one line of text without control characters")
    }
  }

  func run() throws {
    // what is wrong with the configuration is said in this style too
    Messages.use(logFormat.flatMap(Messages.Style.init(rawValue:)))
    let configuration = try readConfiguration()
    let night: Night
    do { night = try prepared(configuration) } catch {
      let code = RunCommand.exitCode(for: error).rawValue
      let message = Messages.latestError ?? "\(error)"
      leave(code, message, configuration["output"]?.text, configuration.metricsFile, configuration)
      throw error
    }
    try night.run()
  }

  /// The run as it is ordered; ends the program where something that it needs is not there.
  private func prepared(_ configuration: Configuration) throws -> Night {
    let inputs = try input.requests(configuration)
    guard !inputs.isEmpty else { throw missing("inputs: name them here, or under inputs in nightdesk.yml") }
    guard let output = configuration["output"]?.text else {
      throw missing("output folder: name it with --output, or under output in nightdesk.yml")
    }
    if let fault = configuration.pathExporterFault {
      Messages.error(fault)
      throw ExitCode(78)
    }
    var exports = configuration.exports
    let failures = ExternalRequest.connect(configuration.externalRequests, to: &exports)
    var order = Run.Order(
      inputs: inputs, output: output, exports: exports, asOf: try pass.moment(),
      period: configuration.period, title: configuration["title"]?.text ?? PassOptions.title(of: inputs.map(\.path)),
      threads: pass.threads, toolVersion: Nightdesk.version)
    order.failures = failures
    order.policy = try findings.policy(configuration)
    order.limits = configuration.publicationLimits
    let reporting = try FindingReporting(findings, besides: inputs, configuration, mapping: input.mapping)
    order.reports = reporting.orders
    order.isPinned = pass.isPinned
    order.settings = configuration.editionText + inputs.map(\.reading).joined()
    order.exporterSettings = configuration.exportersText
    for request in configuration.externalRequests {
      order.exporterSettings += Run.program(at: request.arguments[0]) + "\n"
    }
    // a report is wanted whether or not there is anything new
    order.publishesUnchanged = configuration["unchanged"]?.text == "publish" || !reporting.orders.isEmpty
    order.failOn = configuration["checks.fail_on"].flatMap { Severity(rawValue: $0.text) }
    order.lockWait = configuration["wait_for_lock"]?.number ?? 0
    order.retention = configuration.retentionRules
    if let repeated = repeated.flatMap({ Moment(runID: $0) }) {
      (order.asOf, order.isPinned, order.isRepeated) = (repeated, true, true)
    }
    order.number = configuration.number(asOf: order.asOf.day)
    return try Night(order, configuration, reporting, quiet: quiet, errorOnNoChange: errorOnNoChange)
  }
}

extension RunCommand {
  /// What holds. Where it is wrong, the record of this run says so, if it is known where that belongs.
  private func readConfiguration() throws(ExitCode) -> Configuration {
    do throws(ConfigurationError) {
      return try settings.configuration(flags)
    } catch {
      for problem in error.problems { Messages.error(problem.description) }
      leave(error.exitCode, error.description, output ?? error.output, error.metrics)
      throw ExitCode(error.exitCode)
    }
  }

  /// Tells those who watch of a run that could not begin; hooks and the health check as well, where the configuration that
  /// names them holds.
  private func leave(
    _ code: Int32, _ message: String, _ output: String?, _ metrics: Metrics?, _ configuration: Configuration? = nil
  ) {
    let now = Moment.now
    if let output {
      RunRecord.leave(
        in: output, run: now.runID, version: Nightdesk.version, exitCode: code, error: message, started: now.seconds,
        arguments: Array(CommandLine.arguments.dropFirst()), folder: FileManager.default.currentDirectoryPath)
    }
    let sample = Metrics.Sample(
      version: Nightdesk.version, exitCode: code, status: .failed, started: now.seconds, finished: now.seconds)
    do throws(PublishError) { try metrics?.write(sample) } catch { Messages.warning(error.description) }
    if let configuration {
      var circumstances = Hooks.Circumstances(runID: now.runID, output: output ?? "")
      (circumstances.exitCode, circumstances.status) = (code, .failed)
      let hooks = configuration.hookCommands
      for fault in Hooks.run(hooks.afterFailure + hooks.afterAny, circumstances) { Messages.warning(fault) }
      if let fault = try? configuration.healthCheck()?.end(code) { Messages.warning(fault) }
    }
    Messages.exit(code, message)
  }

  private func missing(_ what: String) -> ExitCode {
    Messages.error("no \(what)")
    return ExitCode(64)
  }

  /// What the command line says of the keys of the configuration.
  private var flags: [(key: String, texts: [String])] {
    var flags: [(key: String, texts: [String])] = []
    if !input.inputs.isEmpty { flags.append(("inputs", input.inputs)) }
    if let output { flags.append(("output", [output])) }
    if let formats { flags.append(("formats", [formats])) }
    if hxl { flags.append(("hxl", ["true"])) }
    if !exporter.isEmpty { flags.append(("exporters", exporter)) }
    if pathExporters { flags.append(("path_exporters", ["true"])) }
    if let period { flags.append(("period", [period])) }
    if let lang { flags.append(("languages", [lang])) }
    if let title { flags.append(("title", [title])) }
    if let number { flags.append(("number", [number])) }
    if let maxRejected { flags.append(("checks.max_rejected", [maxRejected])) }
    if let minEvents { flags.append(("checks.min_events", [minEvents])) }
    if let unchanged { flags.append(("unchanged", [unchanged])) }
    if let waitForLock { flags.append(("wait_for_lock", [waitForLock])) }
    if let logFormat { flags.append(("log.format", [logFormat])) }
    return flags + findings.flags
  }
}

/// What a run says at its end.
enum Summary {
  /// Three lines: what was read, what was rejected, where to look.
  static func lines(_ outcome: RegisterPass.Outcome, output: String, runID: String) -> [String] {
    // what is worth a look has a file of its own
    let hasRejects = outcome.counts.contains { $0.rejected > 0 }
    let look =
      hasRejects
      ? "; see findings.csv and rejects/ there" : outcome.findings.isEmpty ? "" : "; see findings.csv there"
    return [read(outcome), rejected(outcome), "published: \(output)/latest -> \(runID)\(look)"]
  }

  static func read(_ outcome: RegisterPass.Outcome) -> String {
    let tables =
      outcome.counts.filter { $0.read > 0 }.map { counted($0.read, $0.table) }
      + outcome.otherRows.map { $0.kind.counted($0.count) }
    let files = outcome.inputs.count == 1 ? "1 file" : "\(outcome.inputs.count) files"
    let names = outcome.passedOver.prefix(5).joined(separator: ", ")
    let more = outcome.passedOver.count > 5 ? " and \(outcome.passedOver.count - 5) more" : ""
    let passedOver = outcome.passedOver.isEmpty ? "" : "; passed over: \(names)\(more)"
    return "read: \(tables.isEmpty ? "nothing" : tables.joined(separator: ", ")) from \(files)\(passedOver)"
  }

  private static func counted(_ count: Int, _ table: Table) -> String {
    "\(count) \(count == 1 ? table.schema.record : table.name)"
  }

  static func rejected(_ outcome: RegisterPass.Outcome) -> String {
    let rejected = outcome.counts.reduce(0) { $0 + $1.rejected }
    let tables = outcome.counts.filter { $0.rejected > 0 }.map { counted($0.rejected, $0.table) }
    let findings = Severity.allCases.reversed().map { severity in
      let count = outcome.findings(severity)
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let setAside = outcome.edition.setAside
    let aside = setAside == 0 ? "" : setAside >= rejected ? ", only set aside" : ", \(setAside) of them only set aside"
    let what = rejected == 0 ? "nothing" : tables.joined(separator: ", ") + aside
    let known = outcome.known.values.reduce(0, +)
    let beside = known == 0 ? "" : "; \(known) known to the baseline"
    return "rejected: \(what) (\(findings.joined(separator: ", "))\(beside))"
  }
}
