internal import NightdeskConfiguration

/// What runs a desk every night: the units of systemd and a line for cron. `nightdesk init` and the package write them
/// from here.
enum Deployment {
  /// The service. Everything is forbidden to it that a run without network needs not.
  ///
  /// - Parameters:
  ///   - program: the path of the program.
  ///   - folder: the working folder, with `nightdesk.yml`; also where it may write.
  static func service(program: String, folder: String) -> String {
    """
    [Unit]
    Description=Nightdesk: publish the register
    Documentation=man:nightdesk(1)

    [Service]
    Type=oneshot
    ExecStart=\(program) run --quiet
    WorkingDirectory=\(folder)
    # 2 and 3: published, and somebody has to look; 4: nothing has changed
    SuccessExitStatus=4
    TimeoutStartSec=2h
    TimeoutStopSec=10s
    Nice=19
    IOSchedulingClass=idle
    UMask=0027
    ReadWritePaths=\(folder)
    ProtectSystem=strict
    ProtectHome=read-only
    PrivateTmp=yes
    PrivateDevices=yes
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
    SystemCallErrorNumber=EPERM
    MemoryMax=2G
    TasksMax=64
    DynamicUser=no

    [Install]
    WantedBy=multi-user.target

    """
  }

  /// The timer: in UTC, so that no hour is skipped or comes twice; a night that was missed is made up for.
  static let timer = """
    [Unit]
    Description=Nightdesk every night

    [Timer]
    OnCalendar=*-*-* 02:30:00 UTC
    RandomizedDelaySec=10m
    Persistent=true

    [Install]
    WantedBy=timers.target

    """

  /// A line for cron, which mails whatever is written.
  static func crontab(program: String, folder: String) -> String {
    """
    # m h dom mon dow  command; --quiet says something only when there is something to read
    30 2 * * *  cd \(folder) && \(program) run --quiet

    """
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

    # A health check that is called at the start and the end of a run. The shipped unit has no network; see its manual.
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
