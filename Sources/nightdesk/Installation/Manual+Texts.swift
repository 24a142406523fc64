internal import NightdeskConfiguration

// What the pages say that is declared nowhere else.
extension Manual {
  static let description = """
    `nightdesk` reads a register of political conflict - sources, actors, relations, places, events, and claims: who said \
    what about whom -, checks every record, and publishes an edition: CSV and workbooks for spreadsheets, XML and JSON for \
    systems, a briefing for people. Claims stay claims with their speakers, contested accounts stand side by side, a vague \
    date stays vague, and an unknown number stays empty.

    A record that breaks a rule is left out and lies in the edition's `rejects/` with the reason and its original text; \
    one that is only doubtful is kept with a warning. No value is corrected. An edition appears whole or not at all; if a \
    run fails, `latest` stays as it was. With the same version, inputs, configuration and `--as-of` the same bytes are \
    written, on any machine.

    Data goes to standard output, messages to standard error. Messages never hold a value of a record.
    """

  static let everyNight = """
    `nightdesk init` writes a desk: a folder with a commented `nightdesk.yml`, a small register, and units for \
    `systemd` and a line for `cron` that fit the folder. `nightdesk doctor` there tries out what a night depends on. What \
    is told of a run: the exit code, messages, hooks, a health check and figures for Prometheus; see nightdesk.yml(5).

    With systemd, as the package installs it: the unit runs as the user `nightdesk` in `\(Desk.ofSystem.folder)`, both \
    of which the package makes. After `make install`, `systemd-sysusers` makes the user, and the folder is yours to make:

      install -d -o nightdesk -g nightdesk -m 750 \(Desk.ofSystem.folder)

    Make the desk, look at its configuration, try it, and start the timer:

      runuser -u nightdesk -- nightdesk init \(Desk.ofSystem.folder)
      editor \(Desk.ofSystem.folder)/nightdesk.yml
      systemctl start nightdesk.service
      journalctl -u nightdesk.service
      systemctl enable --now nightdesk.timer

    The unit may write nowhere but in that folder and has no network. Where the output, the metrics or what a hook \
    writes lie elsewhere, `systemctl edit nightdesk` and name them under `ReadWritePaths=`. A health check, or a hook \
    that needs the network, takes this drop-in, which lies in `examples/network.conf` of the documentation:

    \(Deployment.network.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))

    With cron, which mails whatever is written, so that there is mail only when there is something to read:

    \(Deployment.crontab(Desk(program: "/usr/bin/nightdesk", folder: "/srv/desk", user: "")).split(separator: "\n")
      .map { "  " + $0 }.joined(separator: "\n"))

    Runs of one output folder never get into each other's way, and need no flock(1): the second ends with 75, or waits \
    (`--wait-for-lock`). SIGTERM, SIGINT and SIGHUP end a run within two seconds, and nothing is published then. Whatever \
    happens, a run leaves a record; `nightdesk history` prints those that published, and `nightdesk retry` completes an \
    edition of which an export failed.
    """

  static let environment: [(name: String, meaning: String)] = [
    (
      "NIGHTDESK_CONFIG",
      "The configuration; a flag `--config` goes before it."
    ),
    (
      "NIGHTDESK_*",
      "A key of the configuration each, as in `NIGHTDESK_OUTPUT`; nightdesk.yml(5) names them. They go before the file."
    ),
    ("SOURCE_DATE_EPOCH", "The moment that counts as now, in seconds since 1970; `--as-of` goes before it."),
    ("HOME, XDG_CONFIG_HOME", "Where the user's configuration is looked for."),
    ("NO_COLOR", "When it is not empty, findings are shown without colours."),
    ("TERM", "With `dumb`, or without it, there are no colours and no progress bar."),
    ("TMPDIR", "Where standard input and the records for external exporters are kept while they are needed."),
    ("JOURNAL_STREAM", "Set by systemd: messages are written with the priorities of the journal."),
  ]

  static let files: [(name: String, meaning: String)] = [
    ("nightdesk.yml", "The configuration, in the working folder; see nightdesk.yml(5)."),
    ("~/.config/nightdesk/config.yml", "The configuration of the user, where there is none in the working folder."),
    ("/etc/nightdesk/config.yml", "The configuration of the machine, where there is neither."),
    ("OUTPUT/latest", "A symbolic link to the newest edition, swapped in one step."),
    (
      "OUTPUT/2026-11-24T023000Z/",
      """
      An edition, named after the moment of its run: a folder for each format, `findings.csv`, `changes.csv` and \
      `changes.jsonl`, `rejects/`, `SHA256SUMS`, and `manifest.json`, which is written last.
      """
    ),
    (
      "OUTPUT/.nightdesk/",
      "What runs remember. Losing it loses nothing that was published; the next run makes it anew."
    ),
  ]

  static let examples: [(what: String, lines: String)] = [
    ("Look at a register without publishing anything:", "nightdesk check register"),
    ("What does a finding mean?", "nightdesk explain ND-D004"),
    (
      "Publish an edition, for spreadsheets too:",
      "nightdesk run register --output exports --formats csv,xlsx,markdown"
    ),
    ("Is a published edition still what it was?", "nightdesk verify exports"),
    (
      "Read a table of another layout:",
      "nightdesk map table.csv > mapping.yml\nnightdesk run table.csv --mapping mapping.yml --output exports"
    ),
    (
      "Which editions would go?",
      "nightdesk prune --output exports --keep-last 3 --keep-daily 14 --dry-run"
    ),
  ]
}
