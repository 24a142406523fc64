internal import NightdeskKit

/// A run folder as the exporters see it: a place where files are created.
final class StagedFolder: ExportFolder {
  private var folder: RunFolder?
  private var sinks: [FileSink] = []

  init(_ folder: consuming RunFolder) { self.folder = consume folder }

  func create(_ name: String) throws(ExportError) -> any ByteSink {
    do throws(PublishError) {
      let sink = FileSink(try folder!.create(name))
      sinks.append(sink)
      return sink
    } catch {
      throw ExportError(error.description, exitCode: error.exitCode)
    }
  }

  func workFolder(_ purpose: String) throws(ExportError) -> String {
    do throws(PublishError) {
      return try folder!.makeWorkFolder(purpose)
    } catch {
      throw ExportError(error.description, exitCode: error.exitCode)
    }
  }

  /// Removes what an export that failed has written. A file that could not be written says why, before all else: a
  /// full disk is no matter of one export.
  func discard(_ export: String) throws(PublishError) {
    let ours = sinks.filter { $0.path.hasPrefix(export + "/") }
    for sink in ours where sink.hasFailed { _ = try sink.close() }
    sinks.removeAll { $0.path.hasPrefix(export + "/") }
    try folder!.discard(export)
  }

  /// Ends all files that are open: how long each is, its digest, and how many records it holds.
  func close(_ records: [String: Int] = [:]) throws(PublishError) -> [Manifest.Output] {
    var outputs: [Manifest.Output] = []
    defer { sinks = [] }
    for sink in sinks {
      let path = sink.path
      let (bytes, sha256) = try sink.close()
      // the format is the folder; what lies beside the folders is named after itself
      let parts = path.split(separator: "/")
      let format = parts.count > 1 ? String(parts[0]) : String(path.prefix { $0 != "." })
      outputs.append(
        Manifest.Output(path: path, bytes: bytes, sha256: sha256, records: records[path], format: format))
    }
    return outputs
  }

  /// Throws the first error that any file met.
  func throwFirstFailure() throws(PublishError) {
    for sink in sinks where sink.hasFailed { _ = try sink.close() }
  }

  /// Takes over files of a published edition.
  func adopt(_ outputs: [Manifest.Output], of edition: Int32) throws(PublishError) {
    for output in outputs { try folder!.adopt(output, of: edition) }
  }

  func publish(_ manifest: Manifest) throws(PublishError) {
    let folder = folder.take()!
    try folder.publish(manifest)
  }
}

/// A file of the run folder as a sink.
private final class FileSink: ByteSink {
  let path: String
  private(set) var hasFailed = false
  private var file: OutputFile?

  init(_ file: consuming OutputFile) {
    path = file.path
    self.file = consume file
  }

  func append(_ bytes: borrowing Span<UInt8>) {
    guard var file = self.file.take() else { preconditionFailure("\(path) is closed") }
    file.append(copy bytes)
    hasFailed = file.hasFailed
    self.file = consume file
  }

  func close() throws(PublishError) -> (bytes: Int, sha256: String) {
    let file = file.take()!
    return try file.close()
  }
}
