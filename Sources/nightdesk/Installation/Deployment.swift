internal import NightdeskConfiguration

/// A place where a desk's runs happen.
struct Desk {
  /// The path of the program.
  var program: String
  /// The working folder, with `nightdesk.yml`; also where a run may write.
  var folder: String
  /// Who the runs are; nil: whoever starts them.
  var user: String?

  /// The desk of a machine, whose folder systemd makes and gives to the user.
  static let ofSystem = Desk(program: "/usr/bin/nightdesk", folder: "/var/lib/nightdesk", user: "nightdesk")
}

/// What runs a desk every night: the units of systemd and lines for cron. `nightdesk init` writes them from here, and so
/// does what is installed beside the program.
enum Deployment {
  /// The service. Everything is forbidden to it that a run without network needs not.
  static func service(_ desk: Desk) -> String {
    let isOfSystem = desk.folder == Desk.ofSystem.folder
    let folder = unitText(desk.folder)
    let place =
      isOfSystem ? "StateDirectory=nightdesk\nStateDirectoryMode=0750" : "ReadWritePaths=\(unitWord(desk.folder))"
    return """
      [Unit]
      Description=Nightdesk: publish the register
      Documentation=man:nightdesk(1) man:nightdesk.yml(5)

      [Service]
      Type=oneshot
      ExecStart=\(unitWord(desk.program)) run --quiet
      User=\(desk.user ?? "root")
      WorkingDirectory=\(folder)
      # where a run may write; with an output folder elsewhere, add ReadWritePaths=
      \(place)
      # 4: nothing has changed. 2 and 3 are failures: published, and somebody has to look
      SuccessExitStatus=4
      TimeoutStartSec=2h
      TimeoutStopSec=10s
      Nice=19
      IOSchedulingClass=idle
      MemoryMax=2G
      TasksMax=64
      UMask=0027
      ProtectSystem=strict
      ProtectHome=read-only
      PrivateTmp=yes
      PrivateDevices=yes
      DevicePolicy=closed
      PrivateMounts=yes
      PrivateNetwork=yes
      PrivateUsers=yes
      ProtectClock=yes
      ProtectControlGroups=yes
      ProtectHostname=yes
      ProtectKernelLogs=yes
      ProtectKernelModules=yes
      ProtectKernelTunables=yes
      ProtectProc=invisible
      ProcSubset=pid
      NoNewPrivileges=yes
      CapabilityBoundingSet=
      AmbientCapabilities=
      KeyringMode=private
      IPAddressDeny=any
      RestrictAddressFamilies=none
      RestrictNamespaces=yes
      RestrictRealtime=yes
      RestrictSUIDSGID=yes
      RemoveIPC=yes
      LockPersonality=yes
      MemoryDenyWriteExecute=yes
      SystemCallArchitectures=native
      SystemCallFilter=@system-service
      SystemCallFilter=~@privileged @resources
      # external exporters are shut in with these
      SystemCallFilter=landlock_create_ruleset landlock_add_rule landlock_restrict_self
      SystemCallErrorNumber=EPERM

      [Install]
      WantedBy=multi-user.target

      """
  }

  /// A drop-in for the service, for a health check or for hooks that need the network.
  static let network = """
    [Service]
    PrivateNetwork=no
    IPAddressDeny=
    RestrictAddressFamilies=
    RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6

    """

  /// The timer: in UTC, so that no hour is skipped or comes twice; a night that was missed is made up for.
  static let timer = """
    [Unit]
    Description=Nightdesk every night
    Documentation=man:nightdesk(1)

    [Timer]
    OnCalendar=*-*-* 02:30:00 UTC
    RandomizedDelaySec=10m
    Persistent=true

    [Install]
    WantedBy=timers.target

    """

  /// The user that the service of the machine runs as, for systemd-sysusers.
  static let users = """
    u nightdesk - "Nightdesk" \(Desk.ofSystem.folder)

    """

  /// Lines for cron, which mails whatever is written.
  static func crontab(_ desk: Desk) -> String {
    """
    # Nightdesk every night, for crontab -e. No flock: a run locks its output folder itself.
    # --quiet says something, and cron mails it, only when somebody has to look.
    MAILTO=desk@example.org
    # cronie heeds this zone; Debian's cron goes by the zone of the machine.
    CRON_TZ=UTC
    # minute hour day month weekday  command
    30 2 * * *  cd \(cronWord(desk.folder)) && \(cronWord(desk.program)) run --quiet

    """
  }

  // MARK: - Quoting

  /// A path as systemd reads it: `%` begins a specifier.
  private static func unitText(_ path: String) -> String { path.replacing("%", with: "%%") }

  /// A path as one of several words.
  private static func unitWord(_ path: String) -> String {
    let text = unitText(path)
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    return "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  /// A path as a word of the shell; cron takes `%` for the end of the line.
  private static func cronWord(_ path: String) -> String {
    guard !path.utf8.allSatisfy(isPlain) else { return path }
    return "'\(path.replacing("'", with: "'\\''").replacing("%", with: "\\%"))'"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "-")...UInt8(ascii: "9"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// `nightdesk.yml` to begin with.
  static let configuration = """
    # yaml-language-server: $schema=./nightdesk.schema.json
    #
    # What `nightdesk run` does here. A flag goes before a variable (NIGHTDESK_TITLE), that before this file.
    # `nightdesk config validate` checks it, `nightdesk config schema --as markdown` explains every key.
    # Paths are relative to this file.
    version: 1

    # Files or folders of a register, or datasets as they come; `nightdesk formats --inputs` lists what is read.
    inputs:
      - register

    # Editions appear here, each in a folder named after its moment; `latest` points to the newest.
    output: Exports

    title: Our register

    # `nightdesk formats` lists them, with their options.
    formats:
      - csv
      - xml
      - markdown

    # The days that the briefing looks back on: 7d, 1m, all, or an EDTF date or interval.
    #period: 7d

    # Which editions stay; without a rule all do. `nightdesk prune --dry-run` says which would go.
    retention:
      keep_last: 3
      keep_daily: 14
      keep_weekly: 8
      keep_monthly: 24

    # How long to wait while another run is at work.
    #wait_for_lock: 10m

    # Commands before and after a run: program and arguments, no shell.
    #hooks:
    #  after_failure:
    #    - command: [/usr/local/bin/tell-the-desk, --urgent]
    #      timeout: 60s

    # Figures for Prometheus' node_exporter.
    #metrics:
    #  textfile: /var/lib/prometheus/node-exporter/nightdesk.prom

    # A health check that is called at the start and the end of a run. The unit has no network: see `man nightdesk`.
    #ping:
    #  url_file: /etc/nightdesk/ping-url

    """

  /// A register to begin with: one of each, all of it invented.
  static let register: [(name: String, text: String)] = [
    (
      "sources.csv",
      """
      id,title,kind,publisher,published,url
      example-news-1,Fighting reported near the market of Exampletown,news,Example News,2024-03-06,https://example.org/1
      example-radio-1,Evening bulletin,broadcast,Example Radio,2024-03-06,https://example.org/2

      """
    ),
    (
      "actors.csv",
      """
      id,name,kind
      north-council,Northern Council,state-body
      river-brigade,River Brigade,armed-group
      town-doctor,A doctor of Exampletown,person

      """
    ),
    (
      "events.csv",
      """
      id,when,type,title,side_a,side_b,citations
      exampletown-market,2024-03-05,battle,Fighting at the market of Exampletown,north-council,river-brigade,example-news-1

      """
    ),
    (
      "claims.csv",
      """
      id,about,kind,speaker,said,text,value,citations
      market-figure-1,exampletown-market,casualty-figure,north-council,2024-03-06,Four fighters were killed.,killed=4,example-news-1
      market-figure-2,exampletown-market,casualty-figure,town-doctor,2024-03-06,Eleven people were killed.,killed=11,example-radio-1

      """
    ),
  ]
}
