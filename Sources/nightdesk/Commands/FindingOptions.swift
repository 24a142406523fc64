internal import ArgumentParser
internal import Glibc
internal import NightdeskConfiguration
internal import NightdeskKit
internal import NightdeskRuns

/// How findings are told and what follows from them.
struct FindingOptions: ParsableArguments {
  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      """
      Tell the findings as \(FindingReports.all.map(\.name).joined(separator: ", ")), on standard output or into a \
      file; may be repeated. With :all behind the format every finding is told, with a number as many of a code in a \
      file.
      """, valueName: "format[:n|:all][=file]"), completion: .list(FindingReports.all.map(\.name)))
  var reports: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      How many findings of a code in a file are told before the rest is counted. Default: \(FindingReports.repeats), \
      in findings.csv \(FindingReports.listed).
      """, valueName: "n"))
  var repeats: String?

  @Option(
    help: ArgumentHelp(
      "The severity from which on the exit code is 2: error, warning, info or never. Default: error.",
      valueName: "severity"), completion: .list(["error", "warning", "info", "never"]))
  var failOn: String?

  @Option(help: ArgumentHelp("Do not tell the findings that this file knows.", valueName: "file"), completion: .file())
  var baseline: String?

  @Option(
    help: ArgumentHelp("Write what is found to this file, to be used with --baseline.", valueName: "file"),
    completion: .file())
  var writeBaseline: String?

  func validate() throws {
    _ = try ReportRequest.all(reports)
  }

  /// What the command line says of the keys of the configuration.
  var flags: [(key: String, texts: [String])] {
    let options: [(String, String?)] = [
      ("checks.repeats", repeats), ("checks.fail_on", failOn), ("checks.baseline", baseline),
    ]
    return options.compactMap { key, text in text.map { (key, [$0]) } }
  }

  /// What `configuration` says of findings, and whether a baseline is asked for; ends the program where the baseline
  /// cannot be read.
  func policy(_ configuration: Configuration) throws -> CheckPolicy {
    var policy = configuration.checkPolicy
    policy.writesBaseline = writeBaseline != nil
    guard let path = configuration["checks.baseline"]?.text else { return policy }
    guard let text = Self.contents(of: path) else {
      Messages.error("cannot read the baseline \(path.fileName): \(unsafe String(cString: strerror(errno)))")
      throw ExitCode(66)
    }
    do throws(BaselineError) {
      policy.baseline = try Baseline(text)
    } catch {
      Messages.error("\(path.fileName): \(error)")
      throw ExitCode(78)
    }
    return policy
  }

  private static func contents(of path: String) -> String? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = ByteBuffer()
    while true {
      let got = unsafe bytes.append(upTo: 1 << 16) { unsafe read(descriptor, $0, $1) }
      if got == 0 { return bytes.span.text }
      guard got > 0, bytes.count < 1 << 28 else { return nil }
    }
  }
}

/// A report that is asked for on the command line: `FORMAT[:N|:all][=FILE]`.
struct ReportRequest {
  let report: any FindingReport
  /// How many findings of one code in one file it tells; nil: as the configuration says.
  let repeats: Int?
  /// Where it goes; nil: standard output.
  let path: String?

  init(_ text: String) throws(ValidationError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let words = parts[0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let report = FindingReports.named(words[0]) else {
      let known = FindingReports.all.map(\.name).joined(separator: ", ")
      throw ValidationError("no report is called '\(TerminalText.safe(words[0]))'; there are \(known)")
    }
    if words.count > 1 {
      guard let repeats = words[1] == "all" ? .max : Int(words[1]), repeats >= 0 else {
        throw ValidationError("--report \(words[0]): takes a number or all, as in \(words[0]):all")
      }
      self.repeats = repeats
    } else {
      repeats = nil
    }
    path = parts.count > 1 && parts[1] != "-" ? parts[1] : nil
    if path?.isEmpty ?? false { throw ValidationError("--report \(TerminalText.safe(parts[0]))= names no file") }
    self.report = report
  }

  /// All that `texts` ask for; standard output takes one of them.
  static func all(_ texts: [String]) throws(ValidationError) -> [ReportRequest] {
    var requests: [ReportRequest] = []
    for text in texts { requests.append(try ReportRequest(text)) }
    guard requests.count(where: { $0.path == nil }) <= 1 else {
      throw ValidationError("only one --report can go to standard output; give the others a file: --report sarif=FILE")
    }
    return requests
  }
}

/// The reports of one execution: made before, put under their names behind.
struct FindingReporting {
  let orders: [ReportOrder]
  private let files: [ReportFile]
  private let output: OutputSink?
  private let baseline: ReportFile?

  /// Opens what `options` ask for, or standard output for `fallback`, in that format; ends the program where a file would
  /// take the place of one of the `inputs`, of a file that the `configuration` or `mapping` is, of something published, or
  /// of another one.
  init(
    _ options: FindingOptions, besides inputs: [InputRequest], _ configuration: Configuration, mapping: String?,
    fallback: String? = nil
  ) throws {
    let texts = options.reports.isEmpty ? fallback.map { [$0] } ?? [] : options.reports
    let reports = try ReportRequest.all(texts).compactMap(\.path)
    let paths = reports + [options.writeBaseline].compactMap(\.self)
    let read = [configuration.file, mapping].compactMap(\.self) + configuration.mappingFiles
    let baseline = configuration["checks.baseline"]?.text
    for (number, path) in paths.enumerated() {
      // a baseline may be written anew
      let others = read + (number < reports.count ? [baseline].compactMap(\.self) : [])
      if let fault = Self.fault(path, paths[..<number], inputs, others, configuration["output"]?.text) {
        Messages.error(fault)
        throw ExitCode(64)
      }
    }
    var orders: [ReportOrder] = []
    var files: [ReportFile] = []
    var output: OutputSink?
    for request in try ReportRequest.all(texts) {
      if let path = request.path {
        let file = try ReportFile(path)
        files.append(file)
        orders.append(ReportOrder(request.report, to: file, repeats: request.repeats))
      } else {
        let sink = OutputSink()
        output = sink
        let report = request.report is HumanReport ? HumanReport(isColoured: Self.isColoured) : request.report
        orders.append(ReportOrder(report, to: sink, repeats: request.repeats))
      }
    }
    (self.orders, self.files, self.output) = (orders, files, output)
    self.baseline = try options.writeBaseline.map { path throws(ExitCode) in try ReportFile(path) }
  }

  /// Why nothing is written to `path`, if nothing is.
  private static func fault(
    _ path: String, _ before: ArraySlice<String>, _ inputs: [InputRequest], _ read: [String], _ output: String?
  ) -> String? {
    let name = TerminalText.safe(path.fileName)
    if before.contains(where: { $0 == path || FilePlace.isOneFile($0, path) }) {
      return "two reports are to be written to \(name)"
    }
    if InputSearch.takes(path, among: inputs) {
      return "\(name) would lie among the inputs and be read as one: put it into another folder"
    }
    if read.contains(where: { FilePlace.isOneFile($0, path) }) {
      return "\(name) is a file that is read here, and no report takes its place: give the report another name"
    }
    guard let output, OutputFolder.keeps(path, in: output) else { return nil }
    return "\(name) would lie among what is published: put it into another folder"
  }

  /// Colours are for eyes: https://no-color.org.
  private static var isColoured: Bool {
    Terminal.takesControls(STDOUT_FILENO) && (ConfigurationOptions.environment["NO_COLOR"] ?? "").isEmpty
  }

  /// Whether standard output could not take its report.
  var outputHasFailed: Bool { output?.hasFailed ?? false }

  /// Puts the files under their names.
  func finish(_ written: Baseline?) throws {
    guard !outputHasFailed else {
      Messages.error("cannot write to standard output")
      throw ExitCode(74)
    }
    for file in files { try file.finish() }
    guard let baseline, let written else { return }
    baseline.append(written.text.utf8Span.span)
    try baseline.finish()
  }
}

/// From which severity on findings make the exit code 2.
enum Threshold {
  static func isReached(_ configuration: Configuration, by outcome: RegisterPass.Outcome) -> Bool {
    guard let severity = configuration["checks.fail_on"].flatMap({ Severity(rawValue: $0.text) }) else { return false }
    return Severity.allCases.contains { $0 >= severity && outcome.findings($0) > 0 }
  }
}
