internal import NightdeskKit
internal import Synchronization

/// Tries an external exporter on small registers: what `nightdesk exporters check` does.
package struct ExporterTrial {
  /// One thing that was tried.
  package struct Step: Sendable {
    package let what: String
    /// What it wrote; nil where it failed.
    package let files: [String]?
    /// Why it failed.
    package let fault: String?
  }

  /// The exporter, when it could be asked what it is.
  package let exporter: ExternalExporter
  private let complaints = Complaints()

  /// Asks the program what it is; it may take `seconds` for each step.
  package init(_ arguments: [String], seconds: Int = 30) throws(ExternalExporterError) {
    var request = ExternalRequest(arguments)
    (request.seconds, request.idleSeconds) = (seconds, seconds)
    let export = try request.connect()
    guard let exporter = export.exporter as? ExternalExporter else {
      throw ExternalExporterError("it is no external exporter")
    }
    self.exporter = exporter.complaining(to: complaints)
  }

  /// What it has written to standard error, the end of it, safe to print.
  package var complaint: String {
    let text = String(decoding: complaints.bytes.withLock { $0 }, as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).map { TerminalText.safe(String($0)) }.joined(separator: "\n")
  }

  /// Tries it on a few records, on the same again, on none, and on texts that break careless programs.
  package func steps() throws(SystemError) -> [Step] {
    var steps: [Step] = []
    var first: [String: String] = [:]
    for trial in TrialRegister.all {
      let folder = TrialFolder(try TemporaryFolder())
      let fault = try run(on: trial, into: folder)
      var difference = fault
      if trial.isAgain, fault == nil, folder.digests != first { difference = "it wrote something else than before" }
      if first.isEmpty { first = folder.digests }
      let files = folder.sinks.map { "\($0.name) (\($0.count) bytes)" }
      steps.append(Step(what: trial.name, files: difference == nil ? files : nil, fault: difference))
      if difference != nil { break }
    }
    return steps
  }

  /// Writes a register in this format; returns why that failed.
  private func run(on trial: TrialRegister, into folder: TrialFolder) throws(SystemError) -> String? {
    let register = try TemporaryFolder()
    try register.add("register.jsonl", trial.text)
    let order = RegisterPass.Order(
      inputs: [InputRequest(register.path)], exports: [Export(exporter)], asOf: 20_781, title: "A trial \"<&>\"",
      runID: "2026-11-24T000000Z")
    do throws(ReadError) {
      let pass = try RegisterPass(order)
      do throws(PassError) { _ = try pass.run(into: folder) } catch { return error.description }
    } catch {
      return error.description
    }
    return nil
  }
}

/// Where what an exporter writes to standard error is kept.
final class Complaints: Sendable {
  let bytes = Mutex<[UInt8]>([])

  /// The last lines of what an exporter that failed wrote to standard error, for the log: short, and safe to print.
  /// Nobody knows what it repeats there, so that nothing is told of an edition that may not be quoted in a log.
  static func remarks(_ bytes: [UInt8], marking: String) -> [String] {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard !lines.isEmpty else { return [] }
    guard ["TLP:CLEAR", "TLP:GREEN"].contains(marking) else {
      return ["its standard error is not told of an edition marked \(marking); see nightdesk exporters check"]
    }
    return lines.suffix(mostLines).map { line in
      let safe = TerminalText.safe(String(line.prefix(longestLine)))
      return line.count > longestLine ? safe + " ..." : safe
    }
  }

  private static let (mostLines, longestLine) = (5, 200)
}

/// A register that exporters are tried on.
private struct TrialRegister {
  let name: String
  let text: String
  var isAgain = false

  static let all = [
    TrialRegister(name: "a few records", text: few), TrialRegister(name: "the same again", text: few, isAgain: true),
    TrialRegister(name: "no records", text: ""),
    TrialRegister(name: "texts that break careless programs", text: hostile),
  ]

  private static let few = """
    {"table":"sources","id":"post","title":"The valley, a report","kind":"news","publisher":"Valley Post","published":"2014-05-20"}
    {"table":"actors","id":"blue","name":"Blue Front","kind":"armed-group","aliases":["Front; the blue one"]}
    {"table":"actors","id":"guard","name":"Valley Guard","kind":"state-force","country":"LBY"}
    {"table":"relations","id":"r1","subject":"blue","kind":"opposed-to","object":"guard","citations":["post#p2"]}
    {"table":"places","id":"market","name":"Old market","country":"LBY","latitude":32.5,"longitude":-0.25,"precision":1}
    {"table":"events","id":"e1","when":"2014-05-16","type":"battle","title":"Fighting at the market","place":"market","side_a":["guard"],"side_b":["blue"],"deaths_low":2,"citations":["post#p1"]}
    {"table":"events","id":"e2","when":"[2014..2015]","type":"displacement","title":"[Traders leave]","country":"LBY","tags":["market","flight"]}
    {"table":"claims","id":"c1","about":["e1"],"kind":"responsibility","speaker":"guard","said":"2014-05-17","text":"The Front began.","attributed_to":["blue"],"citations":["post#p3"]}
    {"table":"claims","id":"c2","about":["e1"],"kind":"denial","speaker":"blue","text":"We did not.","attributed_to":["blue"],"citations":["post#p3"]}

    """

  /// One event for each text.
  private static let hostile = [
    "quotes \" and ' and “these”", "line\nbreak\r\nand\ttab", " blanks ", "a | b, c; d \\ e",
    "<script>alert(1)</script> &amp; ]]>", "=1+1", "مرحبا, שלום", "e\u{301} \u{1F9EF} \u{10FFFD}", "\u{2028}\u{FEFF}",
    "../../etc/passwd", "%n %s $(id) `id`",
    String(repeating: "long ", count: 20_000),
  ].enumerated().map { place, text in
    var line = ByteBuffer()
    line.append("{\"table\":\"events\",\"id\":\"e\(place)\",\"when\":\"2014\",\"type\":\"other\",\"title\":")
    line.appendJSON(text)
    line.append("}\n" as StaticString)
    return line.span.text
  }.joined()
}

/// Where a trial's files go: nowhere, but their lengths and digests are kept.
private final class TrialFolder: ExportFolder {
  private let folder: TemporaryFolder
  private(set) var sinks: [Sink] = []

  init(_ folder: TemporaryFolder) { self.folder = folder }

  final class Sink: ByteSink {
    let name: String
    let hasFailed = false
    private(set) var count = 0
    private var digest: SHA256? = SHA256()

    init(_ name: String) { self.name = name }

    func append(_ bytes: borrowing Span<UInt8>) {
      count += bytes.count
      digest?.update(copy bytes)
    }

    lazy var sha256 = digest.take()?.finish() ?? ""
  }

  /// The digests of what an exporter wrote, by name.
  var digests: [String: String] { Dictionary(sinks.map { ($0.name, $0.sha256) }) { $1 } }

  func create(_ name: String) throws(ExportError) -> any ByteSink {
    let sink = Sink(name)
    if name != "findings.csv", !name.hasPrefix("rejects/") { sinks.append(sink) }
    return sink
  }

  func workFolder(_ purpose: String) throws(ExportError) -> String {
    do throws(SystemError) { return try folder.add(folder: purpose) } catch {
      throw ExportError("cannot create a folder: \(error)")
    }
  }
}
