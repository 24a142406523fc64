internal import ArgumentParser
internal import NightdeskConfiguration
internal import NightdeskRuns

/// `nightdesk prune`
struct PruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Remove the editions that no rule of retention keeps.",
    discussion: """
      What any rule keeps stays; so do the latest edition and every folder that is none of ours. Without a rule nothing \
      is removed. `nightdesk run` does the same after it has published.
      """)

  @OptionGroup var place: OutputOptions

  @Option(help: ArgumentHelp("How many of the newest editions to keep.", valueName: "n"))
  var keepLast: Int?
  @Option(help: ArgumentHelp("Of how many days to keep the last edition.", valueName: "n"))
  var keepDaily: Int?
  @Option(help: ArgumentHelp("Of how many weeks to keep the last edition.", valueName: "n"))
  var keepWeekly: Int?
  @Option(help: ArgumentHelp("Of how many months to keep the last edition.", valueName: "n"))
  var keepMonthly: Int?

  @Flag(name: [.customShort("n"), .long], help: "Only print what would be removed.")
  var dryRun = false

  func run() throws {
    let rules = [("last", keepLast), ("daily", keepDaily), ("weekly", keepWeekly), ("monthly", keepMonthly)]
    let flags = rules.compactMap { name, count in count.map { (key: "retention.keep_\(name)", texts: ["\($0)"]) } }
    let (configuration, output) = try place.read(flags)
    let outcome: Retention.Outcome
    do throws(PublishError) {
      let wait = configuration["wait_for_lock"]?.number ?? 0
      outcome = try configuration.retentionRules.apply(
        to: try OutputFolder(existing: output, wait: wait), dryRun: dryRun)
    } catch {
      Messages.error(error.description)
      throw ExitCode(error.exitCode)
    }
    if !configuration.retentionRules.isSet { Messages.notice("no rule says what to keep, so everything stays") }
    for runID in outcome.removed { try StandardOutput.write(runID + "\n") }
    for failure in outcome.failed { Messages.error("cannot remove the edition \(failure)") }
    if !outcome.failed.isEmpty { throw ExitCode(74) }
  }
}
