/// A file that is checked against its XML Schema while it is written: the same bytes go into the file and the check.
///
/// Where it is not asked for in any case, the check ends when the file turns out to be a large one; it is not begun where
/// the first events say that it will be.
final class CheckedSink: ByteSink {
  private let sink: any ByteSink
  private let name: String
  private var check: XMLSchemaCheck?
  private var records = 0
  /// The most records that are checked.
  private let most: Int

  /// Nil where `exporter` has no schema, or nothing is to be checked.
  init?(_ sink: any ByteSink, _ name: String, _ exporter: any RecordExporter, most: Int) throws(ExportError) {
    guard let schema = exporter.xmlSchema, exporter.validation != .never else { return nil }
    self.sink = sink
    self.name = name
    self.most = exporter.validation == .always ? .max : most
    do throws(ReadError) { check = XMLSchemaCheck(try XMLSchemaValidator(schema: schema)) } catch {
      throw ExportError("\(name): \(error)", exitCode: 1)
    }
  }

  var hasFailed: Bool { sink.hasFailed }

  func append(_ bytes: borrowing Span<UInt8>) {
    check?.feed(bytes)
    sink.append(bytes)
  }

  /// Takes note that `count` more records were written.
  func count(_ count: Int) {
    records += count
    if records >= most { check = nil }
  }

  /// Says how many events there may be, judged by the first of them.
  func foresee(_ events: Int) {
    // a guess: it has to be clear
    if events / 2 >= most { check = nil }
  }

  /// Ends the check; throws what is wrong with the file.
  func finish() throws(ExportError) {
    guard let check else { return }
    check.finish()
    guard let violation = check.violations.first else { return }
    throw ExportError("\(name) does not keep to its own schema: \(violation)", exitCode: 1)
  }
}
