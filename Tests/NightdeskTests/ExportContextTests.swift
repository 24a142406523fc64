internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// An exporter that uses all that the contract has: it looks names up, says what it cannot hold, describes its files.
private struct GazetteExporter: RecordExporter {
  let format = Format(name: "gazette", summary: "where", mediaType: "text/plain", fileExtension: "txt")
  let files = ExportFiles.one("gazette")

  func encode(_ batch: borrowing RecordBatch, into output: inout ByteBuffer, _ context: inout ExportContext) {
    guard batch.table == .events else { return }
    let columns = (place: batch.schema.index("place"), title: batch.schema.index("title"))
    for record in batch.accepted {
      let row = Int(record)
      let place = batch[row, columns.place]
      output.append(context.name(of: place))
      output.append(",")
      output.append(context.place(.latitude, of: place))
      ListSyntax.forEach(batch[row, batch.schema.index("side_a")]) { id, _ in
        output.append(",")
        output.append(context.name(of: id))
      }
      output.append("\n")
      if batch[row, columns.title].count > 5 { context.note(.columnTwice, batch, row, columns.title) }
    }
  }

  func describe(_ files: [ExportedFile], of edition: Edition, in folder: any ExportFolder) throws(ExportError) {
    let sink = try folder.create("about.txt")
    for file in files {
      sink.append("\(file.name) \(file.bytes) \(file.sha256.count) \(file.records ?? -1)\n".utf8Span.span)
    }
  }
}

@Suite struct `An exporter` {
  private let register = [
    ("places.csv", "id,name,latitude,longitude\np1,The market,32.50,20\n"),
    ("actors.csv", "id,name,kind\na1,Blue Front,armed-group\n"),
    (
      "events.csv",
      "id,when,type,title,place,side_a\ne1,2014,battle,Short,p1,a1;a1\ne2,2014,other,Not short,,\n"
        + (3...40).map { "e\($0),2014,other,Not short,,\n" }.joined()
    ),
  ]

  @Test func `looks up the names behind ids, and describes its closed files`() throws {
    let edited = try RegisterFolder(texts: register).pass(exporters: [GazetteExporter()])
    let lines = edited.text("gazette/gazette.txt").split(separator: "\n")
    #expect(lines[0] == "The market,32.50,Blue Front,Blue Front" && lines[1] == ",")
    #expect(edited.text("gazette/about.txt") == "gazette.txt \(edited.files["gazette/gazette.txt"]!.count) 64 42\n")
  }

  @Test func `says what its format cannot hold, in the same order in any blocks`() throws {
    let edited = try RegisterFolder(texts: register).pass(exporters: [GazetteExporter()])
    #expect(edited.findings.count == 39)
    #expect(edited.findings.first == "events.csv:3:15 ND-S003 warning title")
    #expect(edited.outcome.findings.map(\.count) == [39])
    for (threads, blockSize) in [(1, 61), (3, 61), (2, 200)] {
      let again = try RegisterFolder(texts: register).pass(
        threads: threads, blockSize: blockSize, exporters: [GazetteExporter()])
      #expect(again.findings == edited.findings)
    }
  }

  @Test(.enabled(if: SharedData.has("ucdp-ged/ged191.csv"), "UCDP GED is not on this machine"))
  func `knows the names that a dataset's rows imply`() throws {
    let path = SharedData.path("ucdp-ged/ged191.csv")
    let alone = try Edited([path], 1, 1 << 20, [GazetteExporter()])
    #expect(alone.text("gazette/gazette.txt").split(separator: "\n").allSatisfy { $0.utf8.count > 1 })
    let together = try Edited([path], 3, 10_007, [GazetteExporter()])
    #expect(together.files["gazette/gazette.txt"] == alone.files["gazette/gazette.txt"])
  }
}
