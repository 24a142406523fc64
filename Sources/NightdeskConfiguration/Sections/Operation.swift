internal import NightdeskExporters
package import NightdeskRuns

extension Configuration {
  private static let count = Shape.integer(0...100_000)

  static let retention = Key(
    "retention",
    .section([
      Key("keep_last", count, "How many of the newest editions are kept.", flag: "--keep-last"),
      Key("keep_daily", count, "Of how many days the last edition is kept.", flag: "--keep-daily"),
      Key("keep_weekly", count, "Of how many weeks, from Monday on, the last edition is kept.", flag: "--keep-weekly"),
      Key("keep_monthly", count, "Of how many months the last edition is kept.", flag: "--keep-monthly"),
    ]),
    """
    Which editions stay in the output folder; without a rule all do. What any rule keeps stays, and so does the latest. \
    After a run is published the others are removed; `nightdesk prune --dry-run` says which.
    """)

  /// The rules.
  package var retentionRules: Retention {
    Retention(
      last: self["retention.keep_last"]?.number, daily: self["retention.keep_daily"]?.number,
      weekly: self["retention.keep_weekly"]?.number, monthly: self["retention.keep_monthly"]?.number)
  }

  private static func hook(_ name: String, _ summary: String) -> Key {
    let keys = [
      Key("command", .list(.text), "The program and its arguments, one a line; no shell has a look at them."),
      Key("timeout", .duration(1...86_400), "How long it may take.", fallback: "60s"),
    ]
    return Key(name, .list(.section(keys)), summary) { setting in
      setting.elements.allSatisfy { $0["command"]?.elements.isEmpty == false } ? nil : "an entry has no command"
    }
  }

  static let hooks = Key(
    "hooks",
    .section([
      hook("before", "Run before anything else; when one fails, nothing is run or published, and the exit code is 69."),
      hook("after_success", "Run after a run that ended well."),
      hook("after_failure", "Run after a run that did not."),
      hook("after_any", "Run after every run."),
    ]),
    """
    Commands to run before and after a run. They find NIGHTDESK_RUN_ID, NIGHTDESK_OUTPUT_FOLDER, NIGHTDESK_EXIT_CODE, \
    NIGHTDESK_STATUS and NIGHTDESK_MANIFEST in their environment. One that fails after a run is told and changes nothing.
    """)

  /// The commands.
  package var hookCommands: Hooks {
    func commands(_ name: String) -> [Hooks.Hook] {
      list("hooks.\(name)").map { setting in
        Hooks.Hook(setting["command"]?.elements.map(\.text) ?? [], timeout: setting["timeout"]?.number ?? 60)
      }
    }
    var hooks = Hooks()
    hooks.before = commands("before")
    hooks.afterSuccess = commands("after_success")
    hooks.afterFailure = commands("after_failure")
    hooks.afterAny = commands("after_any")
    return hooks
  }

  static let metrics = Key(
    "metrics",
    .section([
      Key("textfile", .path, "A .prom file for the textfile collector of Prometheus' node_exporter.") {
        $0.text.hasSuffix(".prom") ? nil : "expected a name that ends in .prom"
      }
    ]), "Figures of the last run, written after every run, failed ones too.")

  /// Where the figures go, if anywhere.
  package var metricsFile: Metrics? { self["metrics.textfile"].map { Metrics(path: $0.text) } }

  static let ping = Key(
    "ping",
    .section([
      Key(
        "url", .syntax("an address", Ping.fault),
        "The address of the check; /start and the exit code are put behind it.",
        isSecret: true),
      Key("url_file", .path, "A file that holds the address, for who keeps it apart."),
      Key("timeout", .duration(1...300), "How long a call may take.", fallback: "10s"),
    ]),
    "A call to a health check at the start and the end of a run. When it fails, that is told and changes nothing.")

  /// The health check, if there is one.
  package func healthCheck() throws(ConfigurationError) -> Ping? {
    let timeout = self["ping.timeout"]?.number ?? 10
    if let url = self["ping.url"] { return Ping(url: url.text, timeout: timeout) }
    guard let file = self["ping.url_file"] else { return nil }
    guard let text = SmallFile.text(file.text) else {
      throw ConfigurationError(file.origin, "ping.url_file: there is no such file, or it cannot be read")
    }
    let url = String(text.prefix { !$0.isNewline })
    if let reason = Ping.fault(in: url) {
      throw ConfigurationError(file.origin, "ping.url_file: expected an address in its first line: \(reason)")
    }
    return Ping(url: url, timeout: timeout)
  }

  static let log = Key(
    "log",
    .section([
      Key(
        "format", .choice(["auto", "text", "json", "journald"]),
        """
        How messages are written: as text, as JSON lines, or as text behind a priority for journald. auto: for journald \
        when it listens, else as text.
        """, fallback: "auto", flag: "--log-format")
    ]), "Messages on standard error. They never hold a value of a record.")

  static let waitForLock = Key(
    "wait_for_lock", .duration(0...604_800),
    "How long to wait while another run is at work in the output folder, before the exit code is 75.", fallback: "0s",
    flag: "--wait-for-lock")

  static let unchanged = Key(
    "unchanged", .choice(["skip", "publish"]),
    """
    What to do when inputs, configuration and program are those of the latest edition and only the clock has moved on: \
    publish nothing, or an edition of now.
    """, fallback: "skip", flag: "--unchanged")

  /// The text of everything that an edition depends on: with the same it would be the same, but for the clock.
  package var editionText: String {
    let operation = [
      "output", "retention", "hooks", "metrics", "ping", "log", "wait_for_lock", "unchanged", "version", "threads",
    ]
    return text(asJSON: true, origins: false, without: operation + ["exporters"])
  }

  /// The same of the programs that write formats of their own.
  package var exportersText: String {
    text(asJSON: true, origins: false, without: Self.keys.map(\.name).filter { $0 != "exporters" })
  }
}
