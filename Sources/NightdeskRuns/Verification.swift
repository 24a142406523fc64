internal import FoundationEssentials
internal import Glibc
internal import NightdeskKit

/// The check of a published run folder against its own `manifest.json` and `SHA256SUMS`.
///
/// It finds any changed, missing or extra byte, file or folder. It cannot see that a folder was made anew as a whole:
/// for that, compare the `seal` of the manifest with one kept elsewhere.
package enum Verification {
  /// Something in a run folder that is not as its manifest says.
  package struct Problem: Sendable, Equatable, CustomStringConvertible {
    /// Relative to the run folder; bytes that no published path holds are written `\xNN`.
    package let path: String
    /// What is wrong, and what was expected.
    package let what: String

    init(_ path: String, _ what: String) {
      self.path = path.escapedName
      self.what = what
    }

    /// One line: `csv/events.csv: is missing`.
    package var description: String { "\(path): \(what)" }
  }

  /// Checks a run folder, or the one that `latest` points to in an output folder.
  ///
  /// Symbolic links inside are reported and not followed. What cannot be read is a problem as well. A run that
  /// publishes the same id anew in the meantime may make files seem to be missing.
  ///
  /// - Returns: the problems, sorted by path; none when all is well.
  /// - Throws: `notFound` when there is no run folder, or what the operating system says when it cannot be opened.
  /// - Parameter schemas: XML Schemas, each with the path of the file that has to keep to it, if it is there.
  package static func verify(
    folder name: String, schemas: [(path: String, schema: String)] = []
  ) throws(PublishError) -> [Problem] {
    let files = LinuxFileSystem()
    let folder = try openRunFolder(name, files)
    var survey = Survey(files: files)
    survey.walk(folder.number, path: "", depth: 0)
    var problems = survey.problems + survey.compareWithManifest(in: folder.number)
    if problems.isEmpty {
      for (path, schema) in schemas { problems += survey.check(path, against: schema, in: folder.number) }
    }
    return problems.sorted { $0.path == $1.path ? precedes($0.what, $1.what) : precedes($0.path, $1.path) }
  }

  private static func openRunFolder(_ name: String, _ files: LinuxFileSystem) throws(PublishError) -> Descriptor {
    let names = [Manifest.name, Manifest.sumsName, "latest"]
    do throws(SystemError) {
      // The slash lets a symbolic link be followed that the operator names, and `latest`.
      let folder = try files.openFolder(name + "/", in: AT_FDCWD)
      for known in names where try files.kind(of: known, in: folder.number) != nil {
        return known == "latest" ? try files.openFolder("latest/", in: folder.number) : folder
      }
    } catch {
      if [ENOENT, ENOTDIR].contains(error.number) {
        throw PublishError(.notFound, "verify", name, error.description)
      }
      throw PublishError("verify", name, error)
    }
    throw PublishError(.notFound, "verify", name, "found none of \(names.joined(separator: ", "))")
  }
}

/// What is in a run folder.
private struct Survey {
  typealias Problem = Verification.Problem

  let files: LinuxFileSystem
  var problems: [Problem] = []
  /// Every file that could be read.
  private var found: [String: (bytes: Int, sha256: String)] = [:]
  private var folders: [String] = []
  /// What stands there but was not read, and is reported already.
  private var unread: Set<String> = []

  init(files: LinuxFileSystem) { self.files = files }

  /// What is wrong with a file that has to keep to an XML Schema.
  func check(_ path: String, against schema: String, in folder: Int32) -> [Problem] {
    guard found[path] != nil else { return [] }
    do throws(SystemError) {
      var inner = try files.openFolder(".", in: folder)
      let parts = path.split(separator: "/").map(String.init)
      for part in parts.dropLast() { inner = try files.openFolder(part, in: inner.number) }
      let file = try files.open(parts[parts.count - 1], in: inner.number, flags: O_RDONLY)
      do throws(ReadError) {
        let validator = try XMLSchemaValidator(schema: schema)
        return try validator.violations(descriptor: file.number, name: path).map { Problem(path, $0.description) }
      } catch {
        return [Problem(path, error.reason)]
      }
    } catch {
      return [Problem(path, "cannot be read: \(error)")]
    }
  }

  mutating func walk(_ folder: Int32, path: String, depth: Int) {
    do throws(SystemError) {
      for name in try files.names(in: folder) { visit(name, in: folder, path: path + name, depth: depth) }
    } catch {
      problems.append(Problem(path.isEmpty ? "." : path, "cannot be read: \(error)"))
    }
  }

  private mutating func visit(_ name: String, in folder: Int32, path: String, depth: Int) {
    do throws(SystemError) {
      switch try files.kind(of: name, in: folder) {
      case .file:
        found[path] = try digest(of: name, in: folder)
      case .folder where depth < 32:
        folders.append(path)
        let inner = try files.openFolder(name, in: folder)
        walk(inner.number, path: path + "/", depth: depth + 1)
      case let kind?:
        report(path, "is a \(kind), expected a file")
      case nil:
        break
      }
    } catch {
      report(path, "cannot be read: \(error)")
    }
  }

  private mutating func report(_ path: String, _ what: String) {
    unread.insert(path)
    problems.append(Problem(path, what))
  }

  private func digest(of name: String, in folder: Int32) throws(SystemError) -> (bytes: Int, sha256: String) {
    var digest = SHA256()
    var bytes = 0
    try read(name, in: folder) { block in
      digest.update(block)
      bytes += block.count
    }
    return (bytes, digest.finish())
  }

  private func contents(of name: String, in folder: Int32) throws(SystemError) -> [UInt8] {
    var contents: [UInt8] = []
    try read(name, in: folder) { block in
      for index in block.indices { contents.append(block[index]) }
    }
    return contents
  }

  private func read(
    _ name: String, in folder: Int32, _ use: (Span<UInt8>) -> Void
  ) throws(SystemError) {
    // Not to wait for the other end of a pipe that takes the file's place in this moment.
    let file = try files.open(name, in: folder, flags: O_RDONLY | O_NONBLOCK)
    try file.readAll(use)
  }
}

// MARK: - What should be there

extension Survey {
  private struct Listing: Decodable {
    struct Output: Decodable {
      let path: String
      let bytes: Int
      let sha256: String
    }

    let outputs: [Output]
  }

  func compareWithManifest(in folder: Int32) -> [Problem] {
    guard let size = found[Manifest.name]?.bytes else {
      return unread.contains(Manifest.name) ? [] : [Problem(Manifest.name, "is missing")]
    }
    guard size <= 64 << 20, let manifest = try? contents(of: Manifest.name, in: folder) else {
      return [Problem(Manifest.name, "holds \(size) bytes, expected a manifest")]
    }
    var problems = isSealed(manifest) ? [] : [Problem(Manifest.name, "does not have the digest in its seal")]
    guard let listing = try? JSONDecoder().decode(Listing.self, from: Data(manifest)) else {
      return problems + [Problem(Manifest.name, "lists no outputs, expected JSON with path, bytes and sha256 of each")]
    }
    problems += compare(with: listing)
    problems += compareSums(with: listing, in: folder)
    return problems
  }

  private func isSealed(_ manifest: [UInt8]) -> Bool {
    let nothing = ""
    let length = Manifest.sealLine(for: nothing.utf8Span.span).utf8.count
    guard manifest.count > length else { return false }
    let end = manifest.count - length
    return Manifest.sealLine(for: manifest.span.extracting(..<end)).utf8.elementsEqual(manifest[end...])
  }

  private func compare(with listing: Listing) -> [Problem] {
    var problems: [Problem] = []
    var listed: Set<String> = [Manifest.name]
    for output in listing.outputs {
      if !listed.insert(output.path).inserted {
        problems.append(Problem(output.path, "is listed twice in \(Manifest.name)"))
      } else if let file = found[output.path] {
        if file.bytes != output.bytes {
          problems.append(Problem(output.path, "holds \(file.bytes) bytes, expected \(output.bytes)"))
        } else if file.sha256 != output.sha256 {
          problems.append(Problem(output.path, "does not have its SHA-256 in \(Manifest.name)"))
        }
      } else if !unread.contains(output.path) {
        problems.append(Problem(output.path, "is missing"))
      }
    }
    problems += found.keys.filter { !listed.contains($0) }.map { Problem($0, "is not listed in \(Manifest.name)") }
    problems += folders.filter { folder in !listed.contains { $0.hasPrefix(folder + "/") } }
      .map { Problem($0, "is a folder without a file listed in \(Manifest.name)") }
    return problems
  }

  private func compareSums(with listing: Listing, in folder: Int32) -> [Problem] {
    guard found[Manifest.sumsName] != nil else {
      return listing.outputs.contains { $0.path == Manifest.sumsName } || unread.contains(Manifest.sumsName)
        ? [] : [Problem(Manifest.sumsName, "is missing")]
    }
    let expected = Manifest.sums(of: listing.outputs.map { ($0.path, $0.sha256) })
    guard let sums = try? contents(of: Manifest.sumsName, in: folder), expected.utf8.elementsEqual(sums) else {
      return [Problem(Manifest.sumsName, "does not say the same as \(Manifest.name)")]
    }
    return []
  }
}
