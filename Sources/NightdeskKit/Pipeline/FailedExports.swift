/// An export that did not come about; the others of its edition did.
package struct ExportFailure: Sendable {
  /// The name of the export: its folder in the edition.
  package let export: String
  package let error: ExportError

  package init(export: String, error: ExportError) {
    self.export = export
    self.error = error
  }
}

/// Collects the exports that failed.
final class FailedExports {
  private(set) var list: [ExportFailure] = []

  func note(_ export: String, _ error: ExportError) { list.append(ExportFailure(export: export, error: error)) }

  /// Does a step of an export and notes when it fails.
  func watch(_ export: String, _ step: () throws(ExportError) -> Void) {
    do throws(ExportError) { try step() } catch { note(export, error) }
  }
}

/// An export that takes batches in order, for as long as nothing fails.
final class OngoingExport {
  let name: String
  private(set) var export: (any SequentialExport)?

  init(_ name: String, _ export: any SequentialExport) {
    self.name = name
    self.export = export
  }

  func end(_ failed: FailedExports, _ error: ExportError) {
    export = nil
    failed.note(name, error)
  }
}
