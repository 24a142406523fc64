internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// What is written is held against its schema while it is written.
@Suite struct `The check of an export against its schema` {
  /// Writes an element that the schema does not know, for the event called `bad`.
  private struct CarelessExporter: RecordExporter {
    let format = Format(
      name: "careless", summary: "XML with a mistake", mediaType: "application/xml", fileExtension: "xml")
    let files = ExportFiles.one("register")
    let xmlSchema: String? = SchemaFormat.xsd.text(for: Table.allCases)
    var validation = OutputValidation.automatic
    private let exporter = XMLExporter()

    init(_ validation: OutputValidation = .automatic) { self.validation = validation }

    func prologue(_ tables: [Table], into output: inout ByteBuffer) { exporter.prologue(tables, into: &output) }

    func encode(_ batch: borrowing RecordBatch, into output: inout ByteBuffer, _ context: inout ExportContext) {
      exporter.encode(batch, into: &output, &context)
      for record in batch.accepted where batch[Int(record), 0].equals("bad") { output.append("<mistake/>\n") }
    }

    func epilogue(_ tables: [Table], into output: inout ByteBuffer) { exporter.epilogue(tables, into: &output) }
  }

  private static let rows = (1...60).map { "e\($0),2014,other,x\n" }.joined()

  /// The failures of a careless export of 60 events and the bad one behind the first `good` of them.
  private func failures(
    _ validation: OutputValidation, good: Int = 10, limit: Int = 100_000, blockSize: Int = 1 << 20
  ) throws -> [ExportFailure] {
    let lines = Self.rows.split(separator: "\n")
    let text =
      "id,when,type,title\n"
      + (lines.prefix(good) + ["bad,2014,other,x"] + lines.dropFirst(good))
      .joined(separator: "\n") + "\n"
    let folder = try RegisterFolder(texts: [("events.csv", text)])
    var order = RegisterPass.Order(
      inputs: [InputRequest(folder.path)], exports: [Export(CarelessExporter(validation)), Export(CSVExporter())],
      asOf: 20_781, title: "Test", runID: "test", threads: 1, blockSize: blockSize)
    order.validatedRecords = limit
    return try RegisterPass(order).run(into: MemoryFolder()).failures
  }

  @Test func `fails the export that breaks it, and no other`() throws {
    let failures = try failures(.automatic)
    #expect(failures.map(\.export) == ["careless"])
    let reason = try #require(failures.first?.error.description)
    #expect(reason.hasPrefix("careless/register.xml does not keep to its own schema: line "), "\(reason)")
    #expect(reason.contains("an element that is missing, out of order or not known there"))
  }

  @Test(arguments: OutputValidation.allCases)
  func `is done below a number of records, always or never, as it is asked for`(validation: OutputValidation) throws {
    // 61 records: below the limit, at it, far above it; where the mistake stands before the limit, nothing says so either
    #expect(try failures(validation, limit: 62).isEmpty == (validation == .never))
    #expect(try failures(validation, limit: 61).isEmpty == (validation != .always))
    #expect(try failures(validation, limit: 20).isEmpty == (validation != .always))
    #expect(try failures(validation, limit: 20, blockSize: 61).isEmpty == (validation != .always))
    #expect(try failures(validation, good: 60, limit: 62, blockSize: 61).isEmpty == (validation == .never))
  }

  @Test func `is asked for as an option of xml`() throws {
    let exporters = try ["yes", "no", "auto"].map {
      try FormatRequest(format: "xml", options: ["validate": $0]).export(from: Exporters.all).exporter
    }
    #expect(exporters.map(\.validation) == [.always, .never, .automatic])
    #expect(XMLExporter().validation == .automatic)
  }
}
