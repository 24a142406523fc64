internal import ArgumentParser
internal import NightdeskKit
internal import NightdeskRuns

/// `nightdesk check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read a register and print its findings; publish nothing.",
    discussion: """
      Findings go to standard output, one a line, as FILE:LINE:COLUMN: SEVERITY: MESSAGE; HINT (RECORD) [CODE].
      """)

  @Argument(help: "Files (.csv, .jsonl, .xml) or folders of such files.")
  var inputs: [String]

  @Option(help: "How findings are printed: lines, or csv with all their columns.")
  var `as` = FindingStyle.lines

  @OptionGroup var pass: PassOptions

  @Flag(name: .shortAndLong, help: "Do not sum up.")
  var quiet = false

  func run() throws {
    let moment = try pass.moment()
    let outcome: RegisterPass.Outcome
    let output = FindingsOnly()
    do throws(PassError) {
      outcome = try check(moment, output)
    } catch {
      Messages.error(output.findings.hasFailed ? "cannot write to standard output" : error.description)
      throw ExitCode(error.exitCode)
    }
    guard !output.findings.hasFailed else {
      Messages.error("cannot write to standard output")
      throw ExitCode(74)
    }
    if !quiet {
      Messages.notice(Summary.read(outcome))
      Messages.notice(Summary.rejected(outcome))
    }
    if pass.failOn.isReached(by: outcome) { throw ExitCode(2) }
  }

  private func check(_ moment: Moment, _ output: FindingsOnly) throws(PassError) -> RegisterPass.Outcome {
    let order = RegisterPass.Order(
      inputs: inputs.map { InputRequest($0) }, exports: [], asOf: moment.day, title: "", runID: moment.runID,
      threads: pass.threads, findingStyle: `as`)
    let register: RegisterPass
    do throws(ReadError) { register = try RegisterPass(order) } catch { throw .read(error) }
    return try register.run(into: output)
  }
}

extension FindingStyle: ExpressibleByArgument {}

/// Passes findings on to standard output and keeps nothing else.
private final class FindingsOnly: ExportFolder {
  let findings = OutputSink()
  private let nowhere = NoSink()

  func create(_ name: String) throws(ExportError) -> any ByteSink {
    name == "findings.csv" ? findings : nowhere
  }

  final class OutputSink: ByteSink {
    private(set) var hasFailed = false
    func append(_ bytes: borrowing Span<UInt8>) {
      if !hasFailed, !StandardOutput.put(bytes, to: 1) { hasFailed = true }
    }
  }

  private final class NoSink: ByteSink {
    let hasFailed = false
    func append(_ bytes: borrowing Span<UInt8>) {}
  }
}
