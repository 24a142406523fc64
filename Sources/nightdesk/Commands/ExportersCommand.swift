internal import ArgumentParser
internal import Glibc
internal import NightdeskConfiguration
internal import NightdeskExporters
internal import NightdeskKit
internal import NightdeskRuns

/// `nightdesk exporters`
struct ExportersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exporters", abstract: "Programs that write formats of their own: list them, try them out.",
    discussion: """
      Such a program, in any language, is named under exporters in nightdesk.yml or with --exporter. It speaks the \
      protocol nightdesk-exporter/1: Tests/Fixtures/Exporters/README.md.
      """,
    subcommands: [List.self, Check.self])

  /// `nightdesk exporters list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the exporters that came with the program, those of the configuration, and those on PATH.",
      discussion: """
        Those on PATH (nightdesk-export-NAME) are shown, and run only where they are named: by their path, or by NAME \
        among the formats where path_exporters is set.
        """)

    @OptionGroup var settings: ConfigurationOptions

    func run() throws {
      let configuration = try settings.read([])
      for format in Exporters.all.map(\.format) {
        try line("built-in", format.name, Nightdesk.version, format.summary)
      }
      var isSound = true
      for request in configuration.externalRequests {
        do throws(ExternalExporterError) {
          let export = try request.connect()
          guard let exporter = export.exporter as? ExternalExporter else { continue }
          let built = Exporters.named(exporter.format.name) == nil ? "" : "; a built-in format has the same name"
          try? line("configured", export.name, exporter.version, exporter.command.arguments[0] + built)
          for option in exporter.format.options {
            try? StandardOutput.write("            \(option.name)=\(option.valueName)  \(option.help)\n")
          }
        } catch {
          isSound = false
          try? line("broken", request.name, "-", "\(TerminalText.safe(request.arguments.first ?? "")): \(error)")
        }
      }
      for (name, path) in PathExporters.all() {
        let shadowed = Exporters.named(name) == nil ? "" : "; shadowed: a built-in format has the same name"
        var broken = ""
        do throws(ExternalExporterError) {
          _ = try ExternalCommand([path])
        } catch {
          broken = "; cannot be run: \(error)"
        }
        try line("on PATH", name, "-", path + shadowed + broken)
      }
      if !isSound { throw ExitCode(65) }
    }

    private func line(_ kind: String, _ name: String, _ version: String, _ rest: String) throws {
      func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
      }
      let head = "\(padded(kind, 10))  \(padded(name, 12))  \(padded(version, 8))"
      try StandardOutput.write("\(head)  \(TerminalText.safe(rest))\n")
    }
  }

  /// `nightdesk exporters check`
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Try a program as an exporter: its manifest, a few records, none, and hostile ones.")

    @Argument(parsing: .captureForPassthrough, help: "The program, and what it is called with.")
    var command: [String]

    func validate() throws {
      guard let first = command.first, !first.isEmpty else { throw ValidationError("no program is named") }
    }

    func run() throws {
      let trial: ExporterTrial
      do throws(ExternalExporterError) {
        trial = try ExporterTrial(command)
      } catch {
        try StandardOutput.write("FAIL  manifest: \(error)\n")
        throw ExitCode(65)
      }
      let exporter = trial.exporter
      let format = exporter.format
      let form = "\(format.name) (.\(format.fileExtension), \(format.mediaType))"
      try StandardOutput.write("ok    manifest: \(exporter.name) \(exporter.version) writes \(form)\n")
      let steps: [ExporterTrial.Step]
      do throws(SystemError) { steps = try trial.steps() } catch {
        Messages.error("cannot try it: \(error)")
        throw ExitCode(74)
      }
      for step in steps {
        if let files = step.files {
          try StandardOutput.write("ok    \(step.what): \(files.joined(separator: ", "))\n")
        } else {
          try StandardOutput.write("FAIL  \(step.what): \(step.fault ?? "")\n")
        }
      }
      guard steps.contains(where: { $0.files == nil }) else { return }
      let complaint = trial.complaint
      if !complaint.isEmpty { try StandardOutput.write("its standard error ends with:\n\(complaint)\n") }
      throw ExitCode(65)
    }
  }
}
