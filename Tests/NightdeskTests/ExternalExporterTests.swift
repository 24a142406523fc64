internal import FoundationEssentials
internal import NightdeskExporters
internal import NightdeskKit
internal import NightdeskRuns
internal import Testing

/// A program that behaves in some way, as a script.
private struct Script {
  let name: String
  /// What it does when it is given records; `good` of ``preamble`` does everything right.
  let body: String
  /// A part of why its export fails; nil where it does not.
  let fault: String?
  var seconds = 60
  var idleSeconds = 30

  init(_ name: String, _ body: String, _ fault: String?, seconds: Int = 60, idleSeconds: Int = 30) {
    self.name = name
    self.body = body
    self.fault = fault
    self.seconds = seconds
    self.idleSeconds = idleSeconds
  }

  static let manifest = """
    {"protocol":[1],"name":"trial","version":"1","formats":[{"id":"trial","extension":"txt","mediaType":"text/plain"}]}
    """

  func text(marker: String, outside: String) -> String {
    """
    #!/bin/sh
    if [ "$1" = --nightdesk-manifest ]; then echo '\(Self.manifest)'; exit; fi
    set -e
    MARKER=\(marker) OUTSIDE=\(outside)
    count() { n=$(grep -c '^{"record"') || true; }
    digest() { sha256sum < "$1" | cut -c 1-64; }
    file() { printf '{"file":{"path":"%s","bytes":%d,"sha256":"%s"}}\\n' "$1" "$(wc -c < "$1")" "$(digest "$1")"; }
    finish() { printf '{"done":{"records":%d}}\\n' "$1"; }
    good() { count; echo text > a.txt; file a.txt; finish "$n"; }
    \(body)

    """
  }
}

@Suite struct `An external exporter` {
  private static let register = """
    {"table":"actors","id":"a","name":"One","kind":"person"}
    {"table":"events","id":"e1","when":"2014","type":"battle","title":"Fighting","side_a":["a"],"deaths_low":2}
    {"table":"events","id":"e2","when":"2015","type":"other","title":"A \\"title\\""}

    """

  private static let digest = String(repeating: "0", count: 64)

  private static let scripts = [
    Script("does everything right", "good", nil),
    Script("has a good deal to say", #"echo '{"diagnostic":{"severity":"warning","message":"so"}}'; good"#, nil),
    Script("writes into a folder", "mkdir d; echo x > d/b.txt; file d/b.txt; good", nil),
    Script("leaves processes behind", "good; setsid sleep $MARKER & sleep $MARKER &", nil),
    Script("ends with a code", "exit 3", "exit code 3"),
    Script("is ended by a signal", "kill -9 $$", "signal 9"),
    Script("hangs", "sleep $MARKER", "neither read nor wrote", idleSeconds: 1),
    Script("ignores SIGTERM", "trap '' TERM; while :; do sleep 0.1; done", "neither read nor wrote", idleSeconds: 1),
    Script("never ends", #"while :; do echo '{"progress":{}}'; sleep 0.1; done"#, "took longer", seconds: 1),
    Script("forks away", "(setsid sleep $MARKER &) ; exit 0", "without saying that it is done"),
    Script("floods its output", #"yes '{"progress":{}}'"#, "wrote more"),
    Script("floods its errors", "yes words >&2", "wrote more"),
    Script("writes nothing", "count; finish $n", "wrote nothing"),
    Script("counts wrongly", "echo x > a.txt; file a.txt; finish 7", "got 3 records and says that it got 7"),
    Script("does not read its input", "exec <&-; echo x > a.txt; file a.txt; finish 0", "says that it got 0"),
    Script(
      "lies about a digest",
      #"count; echo x > a.txt; echo '{"file":{"path":"a.txt","bytes":2,"sha256":"\#(digest)"}}'; finish $n"#,
      "another digest"),
    Script(
      "lies about a length",
      #"count; echo x > a.txt; echo '{"file":{"path":"a.txt","bytes":3,"sha256":"\#(digest)"}}'; finish $n"#,
      "not as long"),
    Script(
      "names a file that is not there",
      #"count; echo '{"file":{"path":"b.txt","bytes":2,"sha256":"\#(digest)"}}'; finish $n"#, "cannot read b.txt"),
    Script(
      "names a file outside its folder",
      #"count; echo '{"file":{"path":"../a.txt","bytes":2,"sha256":"\#(digest)"}}'; finish $n"#, "cannot be published"),
    Script("names a link", "ln -s /etc/passwd a.txt; file a.txt; count; finish $n", "cannot read a.txt"),
    Script("names a file behind a link", "ln -s /etc d; file d/passwd; count; finish $n", "not in its folder"),
    Script("prints no messages", "echo Working...; good", "no message"),
    Script("prints a line without end", "head -c 200000 /dev/zero | tr '\\0' x; good", "longer than a message"),
    Script("prints on when it is done", #"good; echo '{"progress":{}}'"#, "behind its last message"),
    Script("writes a file that is too large", "head -c 3000000 /dev/zero > a.txt; good", "exit code"),
  ]

  /// The names of processes that have `marker` among their arguments.
  private static func processes(_ marker: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { name in
      guard Int(name) != nil, let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline")
      else { return false }
      return String(decoding: line, as: UTF8.self).contains(marker)
    }
  }

  private static func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  private static func connect(_ path: String, _ seconds: Int, _ idleSeconds: Int) throws -> ExternalExporter {
    try ExternalExporter(
      ExternalCommand([path]), seconds: seconds, idleSeconds: idleSeconds, graceSeconds: 1, fileBytes: 1 << 20)
  }

  @Test(arguments: scripts.indices, [scripts.map(\.name)])
  func `is taken over when all is well, and harms no other export when not`(place: Int, names: [String]) throws {
    let script = Self.scripts[place]
    let folder = try RegisterFolder(texts: [("register.jsonl", Self.register)])
    let tools = try RegisterFolder()
    let marker = "\(90_000 + place).\(UInt32.random(in: 100_000...999_999))"
    try Self.write(script.text(marker: marker, outside: tools.path + "/outside"), to: tools.path + "/trial")
    let exporter = try Self.connect(tools.path + "/trial", script.seconds, script.idleSeconds)
    let edited = try folder.pass(exporters: [exporter, CSVExporter()])
    let failures = edited.outcome.failures
    if let fault = script.fault {
      #expect(failures.map(\.export) == ["trial"], "\(script.name)")
      #expect(failures.first?.error.description.contains(fault) == true, "\(script.name): \(failures)")
    } else {
      #expect(failures.isEmpty, "\(script.name): \(failures)")
      #expect(edited.text("trial/a.txt") == "text\n", "\(script.name)")
    }
    #expect(edited.ids(.events) == ["e1", "e2"])
    #expect(Self.processes(marker).isEmpty, "\(script.name) has left processes behind")
  }

  @Test func `cannot write outside its folder where the kernel has Landlock`() throws {
    let folder = try RegisterFolder(texts: [("register.jsonl", Self.register)])
    let tools = try RegisterFolder()
    let script = Script("writes outside", "echo x > $OUTSIDE || true; good", nil)
    try Self.write(script.text(marker: "0", outside: tools.path + "/outside"), to: tools.path + "/trial")
    let edited = try folder.pass(exporters: [try Self.connect(tools.path + "/trial", 60, 30), CSVExporter()])
    #expect(edited.outcome.failures.isEmpty)
    if FileManager.default.fileExists(atPath: tools.path + "/outside") {
      Issue.record("this kernel has no Landlock, so nothing keeps an exporter in its folder", severity: .warning)
    }
  }

  @Test func `can say what it could not write, and that is published and counted`() throws {
    let folder = try RegisterFolder(texts: [("register.jsonl", Self.register)])
    let tools = try RegisterFolder()
    let body = #"""
      echo '{"diagnostic":{"severity":"warning","code":"T-1","record":"e1","column":"title","message":"shorter \u001b[31m"}}'
      echo '{"diagnostic":{"severity":"dreadful"}}'
      good
      """#
    try Self.write(Script("", body, nil).text(marker: "0", outside: "/"), to: tools.path + "/trial")
    let edited = try folder.pass(exporters: [try Self.connect(tools.path + "/trial", 60, 30), CSVExporter()])
    #expect(
      edited.text("trial/diagnostics.jsonl") == #"""
        {"severity":"warning","code":"T-1","record":"e1","column":"title","message":"shorter \\u{1B}[31m"}
        {"severity":"info"}

        """#)
    let told = edited.rows("findings.csv").filter { $0["code"] == "ND-E022" }
    #expect(told.count == 1 && told[0]["message"]!.contains("2 diagnostics"))
  }

  @Test func `gets the records it wants, what they look like, and how many`() throws {
    let folder = try RegisterFolder(texts: [("register.jsonl", Self.register)])
    let tools = try RegisterFolder()
    let manifest = """
      {"protocol":[2,1],"name":"trial","version":"1","wants":{"entities":["event"]},"options":{"properties":{"size":\
      {"type":"integer","minimum":1,"maximum":9,"default":3},"bold":{"type":"boolean","default":true}}},\
      "formats":[{"id":"trial","extension":"txt","mediaType":"text/plain"}]}
      """
    let body = "cat > a.txt; env | sort > b.txt; file a.txt; file b.txt; finish 2"
    let script = Script("keeps what it gets", body, nil)
    let text = script.text(marker: "0", outside: "/").replacing(Script.manifest, with: manifest)
    try Self.write(text, to: tools.path + "/trial")
    var request = ExternalRequest([tools.path + "/trial"])
    (request.options, request.folder) = (["size": "5"], "big")
    let export = try request.connect()
    let edited = try folder.pass(exporters: [export.exporter, CSVExporter()])
    #expect(edited.outcome.failures.isEmpty)
    let lines = edited.text("trial/a.txt").split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    #expect(lines[0].hasPrefix(#"{"hello":{"protocol":1,"run":"test","asOf":"2026-11-24","title":"Test""#))
    #expect(lines[0].contains(#""options":{"bold":true,"size":5},"#))
    let hello = #""locale":"C.UTF-8","output":"big","formulaGuard":"off","sourceDateEpoch":1795478400}}"#
    #expect(lines[0].hasSuffix(hello))
    #expect(edited.text("trial/b.txt").contains("SOURCE_DATE_EPOCH=1795478400\n"))
    #expect(lines[1].hasPrefix(#"{"schema":{"table":"events","record":"event","columns":[{"name":"id","type":"st"#))
    #expect(lines[2].hasPrefix(#"{"record":{"table":"events","id":"e1","when":"2014","type":"battle","#))
    #expect(lines[3].contains(#""title":"A \"title\"""#))
    #expect(lines[4] == #"{"end":{"records":2,"tables":{"events":2}}}"#)
    let names = edited.text("trial/b.txt").split(separator: "\n").map { $0.prefix { $0 != "=" } }
    let known = [
      "HOME", "LANG", "LC_ALL", "NIGHTDESK_EXPORTER", "NIGHTDESK_PROTOCOL", "PATH", "PWD", "SOURCE_DATE_EPOCH",
      "TMPDIR", "TZ",
    ]
    #expect(Set(names).isSubset(of: Set(known.map { Substring($0) } + ["_", "OLDPWD", "SHLVL"])))
  }

  @Test func `has the end of its standard error told where it fails, short and safe to print`() throws {
    let body = #"""
      for i in 1 2 3 4 5 6 7; do printf 'line %s \033[31m\n' $i >&2; done
      head -c 3000 /dev/zero | tr '\0' x >&2
      exit 3
      """#
    for (marking, remarks) in [
      ("TLP:GREEN", (4...7).map { #"line \#($0) \u{1B}[31m"# } + [String(repeating: "x", count: 200) + " ..."]),
      (
        "TLP:AMBER",
        ["its standard error is not told of an edition marked TLP:AMBER; see nightdesk exporters check"]
      ),
    ] {
      let register = #"{"table":"events","id":"e1","when":"2014","type":"other","title":"x","marking":"\#(marking)"}"#
      let folder = try RegisterFolder(texts: [("register.jsonl", register + "\n")])
      let tools = try RegisterFolder()
      try Self.write(Script("", body, nil).text(marker: "0", outside: "/"), to: tools.path + "/trial")
      let edited = try folder.pass(exporters: [try Self.connect(tools.path + "/trial", 60, 30), CSVExporter()])
      let error = try #require(edited.outcome.failures.first?.error)
      #expect(error.description == "it ended with exit code 3" && error.remarks == remarks)
    }
  }

  @Test(arguments: ["while :; do sleep 0.1; done", "trap '' TERM; while :; do sleep 0.1; done"])
  func `ends a second after its time and its grace at the latest`(body: String) throws {
    let folder = try RegisterFolder(texts: [("register.jsonl", Self.register)])
    let tools = try RegisterFolder()
    try Self.write(Script("", body, nil).text(marker: "0", outside: "/"), to: tools.path + "/trial")
    // it may take 1 second, then it has 1 to end; a machine that is busy elsewhere gets more than one try
    var quickest = Duration.seconds(60)
    for _ in 1...5 where quickest > .seconds(3) {
      let exporter = try Self.connect(tools.path + "/trial", 1, 30)
      let taken = try ContinuousClock().measure {
        let edited = try folder.pass(exporters: [exporter, CSVExporter()])
        #expect(edited.outcome.failures.first?.error.description.contains("took longer") == true)
      }
      quickest = min(quickest, taken)
    }
    #expect(quickest <= .seconds(3))
  }

  @Test func `is found on PATH by its name, in folders that nobody else may write`() throws {
    let (tools, others) = (try RegisterFolder(), try RegisterFolder())
    for folder in [tools, others] { try Self.write("#!/bin/sh\n", to: folder.path + "/nightdesk-export-trial") }
    try Self.write("#!/bin/sh\n", to: others.path + "/nightdesk-export-other")
    try Self.write("#!/bin/sh\n", to: others.path + "/nightdesk-export-No")
    for folder in [tools, others] {
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    }
    let path = "bin:\(tools.path):/none:\(others.path)"
    #expect(PathExporters.find("trial", path) == tools.path + "/nightdesk-export-trial")
    #expect(PathExporters.find("other", path) == others.path + "/nightdesk-export-other")
    #expect(PathExporters.all(path).map(\.name) == ["trial", "other"])
    for name in ["none", "", "../trial", "No"] { #expect(PathExporters.find(name, path) == nil, "\(name)") }
    #expect(PathExporters.find("trial", ".:bin") == nil)
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: tools.path)
    #expect(PathExporters.find("trial", path) == others.path + "/nightdesk-export-trial")
    #expect(PathExporters.find("trial", tools.path) == nil && PathExporters.all(tools.path).isEmpty)
  }

  static let manifests: [(text: String, fault: String)] = [
    ("hello", "not the JSON object"), ("", "not the JSON object"), ("[]", "not the JSON object"),
    (Script.manifest.replacing("[1]", with: "[2]"), "does not speak nightdesk-exporter/1"),
    (Script.manifest.replacing("\"trial\",\"v", with: "\"../trial\",\"v"), "the name in its manifest"),
    (Script.manifest.replacing("\"id\":\"trial\"", with: "\"id\":\"Trial\""), "has to name one format"),
    (Script.manifest.replacing("\"txt\"", with: "\"t/xt\""), "extension or media type"),
    (Script.manifest.replacing("\"version\"", with: "\"wants\":{\"entities\":[\"x\"]},\"version\""), "wants an entity"),
  ]

  @Test(arguments: manifests.indices)
  func `is not used when its manifest is none`(place: Int) throws {
    let (text, fault) = Self.manifests[place]
    let tools = try RegisterFolder()
    try Self.write("#!/bin/sh\ncat <<'END'\n\(text)\nEND\n", to: tools.path + "/trial")
    do {
      _ = try ExternalExporter(ExternalCommand([tools.path + "/trial"]))
      Issue.record("\(text) was taken")
    } catch {
      #expect(error.description.contains(fault), "\(error)")
    }
  }

  @Test func `is a program that nobody else can change`() throws {
    let tools = try RegisterFolder()
    let path = tools.path + "/trial"
    try Self.write("#!/bin/sh\n", to: path)
    #expect(throws: ExternalExporterError.self) { try ExternalCommand(["trial"]) }
    #expect(throws: ExternalExporterError.self) { try ExternalCommand([path + "-not"]) }
    #expect(throws: ExternalExporterError.self) { try ExternalCommand([path], sha256: Self.digest) }
    try FileManager.default.setAttributes([.posixPermissions: 0o757], ofItemAtPath: path)
    #expect(throws: ExternalExporterError.self) { try ExternalCommand([path]) }
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    #expect(throws: ExternalExporterError.self) { try ExternalCommand([path]) }
  }

  @Test func `is refused when its program is replaced during the run`() throws {
    let folder = try RegisterFolder(texts: [("register.jsonl", Self.register)])
    let tools = try RegisterFolder()
    let text = Script("", "good", nil).text(marker: "0", outside: "/")
    try Self.write(text, to: tools.path + "/trial")
    let exporter = try Self.connect(tools.path + "/trial", 60, 30)
    try Self.write(text + "# and more\n", to: tools.path + "/trial")
    let edited = try folder.pass(exporters: [exporter, CSVExporter()])
    #expect(edited.outcome.failures.first?.error.description == "the program was replaced during the run")
  }

  /// The worked examples: in sh and jq, in Python, in Swift.
  static let examples = [
    "Tests/Fixtures/Exporters/nightdesk-export-counts", "Tests/Fixtures/Exporters/nightdesk-export-kml", "dot",
  ]

  @Test(arguments: examples)
  func `is shown by an example that passes every step of the trial`(example: String) throws {
    let program = example == "dot" ? try Shell.built("nightdesk-export-dot") : Repository.path(example)
    let trial = try ExporterTrial([program])
    let steps = try trial.steps()
    #expect(steps.count == 4)
    for step in steps { #expect(step.fault == nil, "\(step.what): \(trial.complaint)") }
  }

  @Test(arguments: examples)
  func `is shown by an example that writes what it should`(example: String) throws {
    let program = example == "dot" ? try Shell.built("nightdesk-export-dot") : Repository.path(example)
    let export = try ExternalRequest([program]).connect()
    let edited = try Edited([SharedData.sample], 1, 1 << 20, [export.exporter, CSVExporter()])
    #expect(edited.outcome.failures.isEmpty)
    let files = edited.files.filter { $0.key.hasPrefix(export.name + "/") }
    let paths = files.map { path, bytes in (String(path.dropFirst(export.name.count + 1)), bytes) }
    Golden.expect(Dictionary(uniqueKeysWithValues: paths), in: "examples/\(export.name)")
  }
}
