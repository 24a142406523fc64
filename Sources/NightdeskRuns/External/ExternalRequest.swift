internal import Glibc
package import NightdeskKit

/// An external export as somebody asked for it.
package struct ExternalRequest: Sendable {
  /// The path of the program, and what it is called with.
  package var arguments: [String]
  /// The folder of the edition that it fills; nil for the name of its format.
  package var folder: String?
  /// What is asked of it, by the name of the option.
  package var options: [String: String] = [:]
  /// The digest that its program has to have.
  package var sha256: String?
  /// How long it may take, and how long it may neither read nor write.
  package var seconds = 3600
  package var idleSeconds = 300

  package init(_ arguments: [String]) { self.arguments = arguments }

  /// Looks at the program and asks it what it is.
  package func connect() throws(ExternalExporterError) -> Export {
    var command = arguments
    if let program = command.first { command[0] = program.absolutePath }
    var exporter = try ExternalExporter(
      ExternalCommand(command, sha256: sha256), seconds: seconds, idleSeconds: idleSeconds)
    if let folder { exporter.folder = folder }
    let request = FormatRequest(format: exporter.format.name, name: folder, options: options)
    do throws(FormatError) {
      return try request.export(from: [exporter])
    } catch {
      throw ExternalExporterError(error.description)
    }
  }

  /// Adds the exports of `requests` to `exports`. One that cannot be asked, or would fill the folder of another, has
  /// failed, and so no more of it is heard in this run.
  package static func connect(_ requests: [ExternalRequest], to exports: inout [Export]) -> [ExportFailure] {
    var failures: [ExportFailure] = []
    for request in requests {
      do throws(ExternalExporterError) {
        let export = try request.connect()
        guard !exports.contains(where: { $0.name == export.name }) else {
          throw ExternalExporterError("another export fills the folder \(export.name) already")
        }
        exports.append(export)
      } catch {
        failures.append(ExportFailure(export: request.name, error: ExportError(error.description)))
      }
    }
    return failures
  }

  /// What it is called before it has said who it is: its folder, else the name of its program.
  package var name: String { folder ?? TerminalText.safe(arguments.first?.fileName ?? "") }
}

extension String {
  /// The path from the root: a relative one begins in the folder that this process works in.
  var absolutePath: String {
    guard !hasPrefix("/"), let folder = unsafe getcwd(nil, 0) else { return self }
    defer { unsafe free(folder) }
    return unsafe String(cString: folder) + "/" + self
  }

  fileprivate var fileName: String { split(separator: "/").last.map { String($0) } ?? "" }
}

/// What lies in a folder.
package enum FolderListing {
  /// The names in the folder `path`, sorted by their bytes; nil where it cannot be looked into.
  package static func names(_ path: String) -> [String]? {
    let files = LinuxFileSystem()
    // a slash lets a link be followed
    guard let folder = try? files.openFolder(path + "/", in: AT_FDCWD) else { return nil }
    return try? files.names(in: folder.number)
  }
}
