internal import ArgumentParser
internal import NightdeskConfiguration
internal import NightdeskExporters
internal import NightdeskKit
internal import NightdeskRuns

/// `nightdesk doctor`
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Try out what a night depends on, and say what is not well.",
    discussion: """
      Libraries, clock and zone database, configuration, inputs, the output folder (lock, write, sync, rename, space), \
      latest edition, last run, and what a run calls or writes besides: hooks, external exporters, health check, \
      figures. What is not there is not made. Exits with 1 when something is bad.
      """)

  @OptionGroup var settings: ConfigurationOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder in which editions are published.", valueName: "dir"),
    completion: .directory)
  var output: String?

  @Flag(help: "As JSON.")
  var json = false

  func run() throws {
    var findings = [Doctor.Finding("nightdesk", .well, Nightdesk.version)] + Doctor.libraries()
    findings += Exporters.libraries.map { name, version in
      .init(name, version == nil ? .doubtful : .well, version ?? "it has no layout, so networks are left out")
    }
    findings += Doctor.clock()
    do throws(ConfigurationError) {
      let flags = output.map { [(key: "output", texts: [$0])] } ?? []
      let configuration = try settings.configuration(flags)
      findings.append(.init("configuration", .well, configuration.file ?? "no file, defaults only"))
      let variables = Configuration.unknownVariables(ConfigurationOptions.environment)
      findings += variables.map { .init("variable", .doubtful, $0) }
      findings.append(Doctor.inputs(try configuration.inputRequests))
      if let output = configuration["output"]?.text {
        findings += Doctor.output(output)
        findings.append(Doctor.lastRun(output))
      } else {
        findings.append(.init("output folder", .doubtful, "none is named, here or in the configuration"))
      }
      for hook in configuration.hookCommands.all { findings.append(Doctor.program(hook.command[0], for: "hook")) }
      if let metrics = configuration["metrics.textfile"] {
        findings.append(Doctor.folder(of: metrics.text, for: "figures"))
      }
      findings += exporters(configuration)
      if !configuration.externalRequests.isEmpty { findings.append(Doctor.confinement()) }
      if try configuration.healthCheck() != nil { findings.append(Doctor.program("curl", for: "health check")) }
    } catch {
      findings += error.problems.map { .init("configuration", .bad, $0.description) }
    }
    try write(findings)
    if findings.contains(where: { $0.state == .bad }) { throw ExitCode(1) }
  }

  /// The external exporters that the configuration asks for, each asked what it is.
  private func exporters(_ configuration: Configuration) -> [Doctor.Finding] {
    if let fault = configuration.pathExporterFault { return [.init("exporter", .bad, fault)] }
    return configuration.externalRequests.map { request in
      do throws(ExternalExporterError) {
        let export = try request.connect()
        guard let exporter = export.exporter as? ExternalExporter else { return .init("exporter", .bad, request.name) }
        let isTaken = configuration.exports.contains { $0.name == export.name }
        let what = "\(export.name): \(exporter.name) \(exporter.version), \(exporter.command.arguments[0])"
        return .init("exporter", isTaken ? .bad : .well, what + (isTaken ? "; another export fills that folder" : ""))
      } catch {
        return .init("exporter", .bad, "\(request.name): \(error)")
      }
    }
  }

  private func write(_ findings: [Doctor.Finding]) throws(ExitCode) {
    guard !json else {
      let list = findings.map { finding in
        JSON.object([
          ("what", .string(finding.what)), ("state", .string(finding.state.rawValue)),
          ("detail", .string(finding.detail)),
        ])
      }
      return try StandardOutput.write(JSON.array(list).text + "\n")
    }
    let width = findings.map(\.what.count).max() ?? 0
    for finding in findings {
      let name = finding.what + String(repeating: " ", count: width - finding.what.count)
      let mark = finding.state == .well ? "ok      " : finding.state == .bad ? "BAD     " : "doubtful"
      try StandardOutput.write("\(mark)  \(name)  \(TerminalText.safe(finding.detail))\n")
    }
  }
}
