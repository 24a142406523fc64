internal import ArgumentParser
internal import Glibc
internal import NightdeskExporters
internal import NightdeskKit

/// Measures the pipeline on a register made up by a seed.
///
/// Every figure is that of a process of its own, which writes its exports to a folder without fsync or digests; the
/// median of the rounds is printed. The machine's noise is in all of them: compare ratios of one run.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nightdesk-bench", abstract: "Measure reading, checking and each exporter on a generated register.",
    subcommands: [Measure.self, Generate.self, Work.self, Differ.self], defaultSubcommand: Measure.self)
}

/// What is made up.
struct RegisterOptions: ParsableArguments {
  @Option(help: "How many events.")
  var events = 1_000_000

  @Option(help: "The seed; the same one makes the same bytes.")
  var seed: UInt64 = 1

  func register(isOfDataset: Bool = true) -> GeneratedRegister {
    GeneratedRegister(seed: seed, events: events, isOfDataset: isOfDataset)
  }
}

/// `nightdesk-bench generate`
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Write the generated register into a folder.")

  @Argument(help: "The folder.")
  var folder: String

  @OptionGroup var options: RegisterOptions

  @Flag(help: "In the 31 columns of ACLED's files of 2022 instead of the register's own.")
  var acled = false

  @Flag(help: "As events of no dataset, which may be duplicates of each other.")
  var noDataset = false

  func run() throws {
    let planted = try options.register(isOfDataset: !noDataset).write(to: folder, layout: acled ? .acled2022 : .own)
    print("\(planted.events) events, \(planted.accepted) of them valid, \(planted.bytes) bytes")
  }
}

/// `nightdesk-bench measure`
struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Generate a register, and time each kind of work on it.")

  @OptionGroup var options: RegisterOptions

  @Option(help: "How many threads work.")
  var threads = 2

  @Option(help: "How often each kind of work is timed.")
  var rounds = 3

  @Option(help: "Where the register and the exports go; a folder in memory measures the program, not the disk.")
  var folder = "/dev/shm/nightdesk-bench"

  @Option(help: "A kind of work to time instead of all; may be repeated, and the others are compared with the first.")
  var work: [String] = []

  func run() throws {
    let planted = try options.register().write(to: folder, layout: .own)
    let megabytes = Double(planted.bytes) / 1e6
    let kinds = work.isEmpty ? Work.kinds : work
    let base = work.isEmpty ? "check" : kinds[0]
    // a round does each kind once, so that what slows the machine for a while slows all of them
    var runs: [String: [(seconds: Double, peak: Int)]] = [:]
    for _ in 0..<max(1, rounds) { for work in kinds { runs[work, default: []].append(try timed(work)) } }

    print("\(planted.events) events, \(rounded(megabytes)) MB of CSV, \(threads) threads, median of \(rounds)")
    print(row("work", "seconds", "to \(base)", "events/s", "MB/s", "peak RSS MiB"))
    for work in kinds {
      let taken = runs[work]!
      let seconds = median(taken.map(\.seconds))
      let ratio = median(zip(taken, runs[base]!).map { $0.seconds / $1.seconds })
      let peak = taken.map(\.peak).max()! / 1024
      let rate = Int(Double(planted.events) / seconds)
      print(
        row(work, rounded(seconds, 2), rounded(ratio, 2), "\(rate)", rounded(megabytes / seconds), "\(peak)"))
    }
  }

  private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  /// Runs one kind of work in a process of its own: its wall-clock time, and its peak resident set in KiB.
  private func timed(_ work: String) throws -> (seconds: Double, peak: Int) {
    let arguments = [
      CommandLine.arguments[0], "work", work, folder, "--threads", "\(threads)",
    ]
    var copies = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { for place in unsafe copies.indices { unsafe free(copies[place]) } }
    var child = pid_t()
    let start = seconds()
    guard unsafe posix_spawn(&child, "/proc/self/exe", nil, nil, &copies, environ) == 0 else {
      throw ValidationError("cannot start \(arguments[0])")
    }
    var status: Int32 = 0
    var usage = rusage()
    guard unsafe wait4(child, &status, 0, &usage) == child, status == 0 else {
      throw ValidationError("the work \(work) failed")
    }
    return (seconds() - start, usage.ru_maxrss)
  }

  private func seconds() -> Double {
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  private func row(_ cells: String...) -> String {
    let widths = [28, 10, 10, 12, 10, 14]
    return zip(cells, widths).enumerated().map { place, cell in
      let blanks = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
      return place == 0 ? cell.0 + blanks : blanks + cell.0
    }.joined()
  }

  private func rounded(_ value: Double, _ digits: Int = 0) -> String {
    let scale = digits == 2 ? 100.0 : 1
    let whole = Int((value * scale).rounded())
    guard digits > 0 else { return "\(whole)" }
    let rest = whole % 100
    return "\(whole / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// `nightdesk-bench work`: one kind of work on a register; what `measure` and `Peers/compare.py` start.
struct Work: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Do one kind of work, without digests and fsync.", shouldDisplay: false)

  /// Cutting fields, reading typed records, checking them, with each format, with what people read, and with all.
  static var kinds: [String] {
    let formats = Exporters.all.map(\.format.name)
    return ["fields", "read", "check"] + formats + ["markdown+html", formats.joined(separator: "+")]
  }

  @Argument(help: "`fields`, `read`, `check`, or formats joined by `+`.")
  var work: String

  @Argument(help: "The folder of a generated register in its own layout; the exports go to `out` in it.")
  var folder: String

  @Option(help: "How many threads work.")
  var threads = 2

  @Option(help: "A file to read instead of the generated register; may be repeated.")
  var input: [String] = []

  @Option(help: "The folder that the exports go to.")
  var output: String?

  @Option(help: "How many bytes a block has, about.")
  var blockSize = 1 << 19

  @Option(help: "How often the same is done in this process.")
  var rounds = 1

  @Flag(help: "Look only for what rejects a record, as other tools do: no warnings, no near-duplicates, no versions.")
  var onlyErrors = false

  func run() throws {
    let isReading = work == "fields" || work == "read"
    let lines = work == "check" || isReading ? [] : work.split(separator: "+").map(String.init)
    let exports: [Export]
    do throws(FormatError) {
      var requests: [FormatRequest] = []
      for line in lines { requests.append(try FormatRequest(line: line)) }
      exports = try Exporters.make(requests)
    } catch {
      throw ValidationError(error.description)
    }
    let generated = ["sources.csv", "actors.csv", "claims.csv", "events.csv"].map { folder + "/" + $0 }
    var order = RegisterPass.Order(
      inputs: (input.isEmpty ? generated : input).map { InputRequest($0) }, exports: exports,
      asOf: try CalendarDay.parse(GeneratedRegister.Planted().latestDay.utf8Span.span), title: "Bench", runID: "bench",
      threads: threads, blockSize: blockSize)
    if onlyErrors {
      order.policy.duplicates = 0
      for code in FindingCode.allCases where code.entry.severity != .error { try order.policy.set(code, to: .off) }
    }
    for _ in 0..<max(1, rounds) {
      if isReading {
        guard try ReadPass(order, isTyped: work == "read").run() > 0 else { throw ValidationError("nothing was read") }
        continue
      }
      let outcome = try RegisterPass(order).run(into: PlainFolder(output ?? folder + "/out"))
      guard let events = outcome.counts.first(where: { $0.table == Table.events }), events.accepted > 0 else {
        throw ValidationError("nothing was accepted")
      }
    }
  }
}

/// Files in a plain folder, without fsync or digests.
private struct PlainFolder: ExportFolder {
  private let path: String

  init(_ path: String) {
    self.path = path
    unsafe mkdir(path, 0o777)
  }

  func create(_ name: String) throws(ExportError) -> any ByteSink {
    if let slash = name.lastIndex(of: "/") { unsafe mkdir(path + "/" + name[..<slash], 0o777) }
    let descriptor = unsafe open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw ExportError("cannot create \(name)") }
    return PlainFile(descriptor)
  }

  func workFolder(_ purpose: String) throws(ExportError) -> String {
    let work = "\(path)/.\(purpose)-\(getpid())"
    guard unsafe mkdir(work, 0o700) == 0 else { throw ExportError("cannot create \(work)") }
    return work
  }

  private final class PlainFile: ByteSink {
    private let descriptor: Int32
    private(set) var hasFailed = false

    init(_ descriptor: Int32) { self.descriptor = descriptor }
    deinit { close(descriptor) }

    func append(_ bytes: borrowing Span<UInt8>) {
      var done = 0
      while done < bytes.count, !hasFailed {
        let got = unsafe bytes.withUnsafeBytes {
          unsafe write(descriptor, $0.baseAddress! + done, $0.count - done)
        }
        if got <= 0 { hasFailed = true } else { done += got }
      }
    }
  }
}
