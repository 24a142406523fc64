/// Reads events and does nothing with them: what checking is measured against.
package struct ReadPass: Sendable {
  private let opened: [OpenedInput]
  private let threads: Int
  private let blockSize: Int
  private let isTyped: Bool

  /// `isTyped`: the cells are also made values of their columns' kinds; else only fields are cut.
  package init(_ order: RegisterPass.Order, isTyped: Bool) throws(ReadError) {
    var opened: [OpenedInput] = []
    for file in try InputSearch(order.inputs).files { opened.append(try OpenedInput(file, order.policy)) }
    (self.opened, threads, blockSize, self.isTyped) = (opened, order.threads, order.blockSize, isTyped)
  }

  /// Reads the regular CSV files that hold events; returns how many there are.
  package func run() throws(ReadError) -> Int {
    let source = Locked(EventSource(opened, blockSize: blockSize))
    let total = Locked(Total())
    let checks = isTyped ? Checks.columns(of: RegisterSchema.events) : []
    onThreads(threads) {
      let bench = Workbench(RegisterNames(), .standard)
      do throws(ReadError) {
        while let ticket = try source.withLock({ source throws(ReadError) in try source.next(bench) }) {
          guard case .csv(let layout, _, _) = opened[ticket.file].plan,
            CSVScan.read(into: &bench.current.batch, width: layout.width) != nil
          else { throw ReadError(.refused, file: opened[ticket.file].file.name, reason: "not regular CSV") }
          layout.apply(to: &bench.current.batch, implied: &bench.implied)
          for check in checks { check.run(&bench.current.batch) }
          total.withLock { $0.records += bench.current.batch.count }
        }
      } catch {
        total.withLock { $0.failure = error }
      }
    }
    if let failure = total.withLock({ $0.failure }) { throw failure }
    return total.withLock { $0.records }
  }

  private struct Total: ~Copyable {
    var records = 0
    var failure: ReadError?
  }
}
