internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// A pass that compares.
struct Compared {
  let outcome: RegisterPass.Outcome
  let files: [String: [UInt8]]
  let digests: [UInt8]?

  init(
    _ files: [(String, String)], _ before: [UInt8]?, run: String, threads: Int = 2, blockSize: Int = 1 << 20,
    exporters: [any Exporter] = [], asOf: Int32 = 20_000
  ) throws {
    let folder = try RegisterFolder(texts: files)
    let sink = MemoryFolder()
    let digests = try sink.create("digests")
    var order = RegisterPass.Order(
      inputs: [InputRequest(folder.path)], exports: exporters.map { Export($0) }, asOf: asOf, title: "T", runID: run,
      threads: threads, blockSize: blockSize)
    let prior = before.flatMap { PriorRecords($0.span) }
    #expect((prior == nil) == (before == nil))
    order.comparison = RecordComparison(prior: prior, runID: run, records: digests)
    outcome = try RegisterPass(order).run(into: sink)
    var all = sink.sinks.mapValues(\.bytes)
    self.digests = all.removeValue(forKey: "digests")
    self.files = all
  }

  func text(_ name: String) -> String { String(decoding: files[name] ?? [], as: UTF8.self) }
}
