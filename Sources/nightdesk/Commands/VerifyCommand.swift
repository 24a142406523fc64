internal import ArgumentParser
internal import NightdeskExporters
internal import NightdeskKit
internal import NightdeskRuns

/// `nightdesk verify`
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a published edition: every byte, every file, and its XML against the schema.",
    discussion: "Exits with 65 and names the files when something was changed, is missing or does not belong.")

  @Argument(help: "A run folder, or an output folder whose latest edition is meant.", completion: .directory)
  var folder: String

  @Flag(name: .shortAndLong, help: "Say nothing when all is well.")
  var quiet = false

  func run() throws {
    let problems: [Verification.Problem]
    do throws(PublishError) {
      problems = try Verification.verify(folder: folder, schemas: schemas)
    } catch {
      Messages.error(error.description)
      throw ExitCode(error.exitCode)
    }
    for problem in problems { Messages.error(problem.description) }
    guard problems.isEmpty else { throw ExitCode(65) }
    if !quiet { Messages.notice("verified: \(folder)") }
  }

  /// The files of an edition that have a schema.
  private var schemas: [(path: String, schema: String)] {
    Exporters.all.compactMap { exporter in
      guard let schema = exporter.xmlSchema, let records = exporter as? any RecordExporter,
        case .one(let name) = records.files
      else { return nil }
      return ("\(exporter.format.name)/\(name).\(exporter.format.fileExtension)", schema)
    }
  }
}
