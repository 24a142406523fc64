internal import Glibc

/// The folder of one run while it is being written: nothing of it is seen under `OUTPUT` until it is published,
/// and then all of it at once.
///
/// ```
/// OUTPUT/.tmp-2026-11-22T023000Z/     while it is written: a dead run leaves this, the next one removes it
/// OUTPUT/2026-11-22T023000Z/          when it is published
/// OUTPUT/latest -> 2026-11-22T023000Z
/// ```
///
/// A run folder that goes out of sight unpublished is removed.
package struct RunFolder: ~Copyable, Sendable {
  /// The name the folder will have.
  package let runID: String

  private let output: OutputFolder
  private var files: any FileSystem { output.files }
  private let staging: Descriptor
  private let ledger = FileLedger()

  /// Takes the lock of an output folder and starts an empty run folder there.
  package init(
    output: String, runID: String, files: any FileSystem = LinuxFileSystem()
  ) throws(PublishError) {
    try self.init(output: OutputFolder(output, files: files), runID: runID)
  }

  /// Starts an empty run folder. Everything that would forbid the publication is found here, before any input is read:
  /// a `latest` that is not a symbolic link, or a folder of this id that holds no `manifest.json`, is none of ours.
  ///
  /// - Throws: `cannotCreate`, `noPermission`, `locked` or `inputOutput`; nothing published was touched.
  package init(output: OutputFolder, runID: String) throws(PublishError) {
    let files = output.files
    guard runID.isPublishedName, runID != "latest" else {
      throw PublishError(.cannotCreate, "create", runID.escapedName, "not usable as a run id")
    }
    try Self.checkNames(runID, in: output.number, files)
    Self.clearLeftovers(in: output.number, files)

    let staged = Self.stagingName(runID)
    let staging = try attempt(to: "create", staged) { () throws(SystemError) in
      try files.makeFolder(staged, in: output.number)
      do throws(SystemError) { return try files.openFolder(staged, in: output.number) } catch {
        try? files.remove(staged, in: output.number, isFolder: true)
        throw error
      }
    }
    self.runID = runID
    self.output = output
    self.staging = staging
  }

  deinit {
    // What cannot be removed now is removed by the next run.
    try? files.removeTree(Self.stagingName(runID), in: output.number)
    for name in workFolders { try? files.removeTree(name, in: output.number) }
    try? files.remove(Self.stagedLink, in: output.number, isFolder: false)
  }

  /// Gives the run up: its files are removed, nothing is published.
  package consuming func abandon() {}

  /// Starts a file; folders on its path are made.
  ///
  /// - Parameters:
  ///   - path: relative, with `/`, each part 1 to 200 of `A-Z a-z 0-9 . _ -` and not beginning with `.` or `-`.
  ///   - hashing: whether its digest is computed. A file without one cannot be published.
  package func create(_ path: String, hashing: Bool = true) throws(PublishError) -> OutputFile {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0.isPublishedName }), let name = parts.last else {
      throw PublishError(.cannotCreate, "create", path.escapedName, "not a path inside a run folder")
    }
    let file = try attempt(to: "create", path) { () throws(SystemError) in
      let folder = try makeFolders(parts.dropLast())
      return try files.open(String(name), in: folder.number, flags: O_WRONLY | O_CREAT | O_EXCL)
    }
    ledger.begin(path)
    return OutputFile(file, path: path, hashing: hashing, files: files, ledger: ledger)
  }

  private func makeFolders(_ parts: ArraySlice<Substring>) throws(SystemError) -> Descriptor {
    var folder = try files.openFolder(".", in: staging.number)
    for part in parts {
      do throws(SystemError) {
        try files.makeFolder(String(part), in: folder.number)
      } catch  where error.number == EEXIST {
        // An earlier file, perhaps of another thread, needed it too.
      }
      folder = try files.openFolder(String(part), in: folder.number)
    }
    return folder
  }

  /// Takes over a file of a published edition as it is: under a second name where the file system can give it one, else
  /// as a copy.
  ///
  /// - Parameters:
  ///   - output: the file, as the manifest of that edition has it. It has been verified.
  ///   - edition: the folder of that edition.
  package func adopt(_ output: Manifest.Output, of edition: Int32) throws(PublishError) {
    let path = output.path
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0.isPublishedName }), let name = parts.last.map(String.init) else {
      throw PublishError(.cannotCreate, "create", path.escapedName, "not a path inside a run folder")
    }
    var origin = try attempt(to: "open", path) { () throws(SystemError) in try files.openFolder(".", in: edition) }
    for part in parts.dropLast() {
      origin = try attempt(to: "open", path) { [number = origin.number] () throws(SystemError) in
        try files.openFolder(String(part), in: number)
      }
    }
    do throws(SystemError) {
      let folder = try makeFolders(parts.dropLast())
      try files.share(name, in: origin.number, as: name, in: folder.number)
      ledger.finish(path, bytes: output.bytes, sha256: output.sha256)
    } catch  where [EPERM, EOPNOTSUPP, ENOSYS, EXDEV, EMLINK].contains(error.number) {
      try copy(output, from: origin.number, name)
    } catch {
      throw PublishError("share", path, error)
    }
  }

  private func copy(_ output: Manifest.Output, from folder: Int32, _ name: String) throws(PublishError) {
    var copy = try create(output.path)
    try attempt(to: "read", output.path) { () throws(SystemError) in
      let file = try files.open(name, in: folder, flags: O_RDONLY)
      try file.readAll { copy.append($0) }
    }
    guard try copy.close().sha256 == output.sha256 else {
      throw PublishError(.inputOutput, "copy", output.path, "it is not what its manifest says")
    }
  }

  /// Makes a folder that only this user can look into, beside the run folder, and returns its path. It is removed when
  /// the run is over; one that a dead run has left is removed by the next.
  package func makeWorkFolder(_ purpose: String) throws(PublishError) -> String {
    let name = "\(Self.stagingName(runID)).\(purpose)"
    guard purpose.isPublishedName, name.dropFirst(5).isPublishedName else {
      throw PublishError(.cannotCreate, "create", name.escapedName, "not usable as the name of a folder")
    }
    try attempt(to: "create", name) { () throws(SystemError) in
      try files.makeFolder(name, in: output.number)
      let folder = try files.openFolder(name, in: output.number)
      guard fchmod(folder.number, 0o700) == 0 else { throw .last }
    }
    return "\(output.name)/\(name)"
  }

  private var workFolders: [String] {
    let names = (try? files.names(in: output.number)) ?? []
    return names.filter { $0.hasPrefix(Self.stagingName(runID) + ".") }
  }

  /// Removes a file, or a folder with all its files, from the run: the way of an exporter that failed.
  package func discard(_ path: String) throws(PublishError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    precondition(parts.allSatisfy { $0.isPublishedName }, "not a path inside a run folder")
    try attempt(to: "remove", path) { () throws(SystemError) in
      var folder = try files.openFolder(".", in: staging.number)
      for part in parts.dropLast() {
        guard try files.kind(of: String(part), in: folder.number) == .folder else { return }
        folder = try files.openFolder(String(part), in: folder.number)
      }
      try files.removeTree(String(parts[parts.count - 1]), in: folder.number)
    }
    ledger.forget(path)
  }

  /// Writes `SHA256SUMS` and, last of all, `manifest.json`; then makes the folder appear under `OUTPUT` and lets
  /// `latest` point to it, each step on the disk before the next begins.
  ///
  /// A folder that has this id already is replaced in one step (`renameat2`, `RENAME_EXCHANGE`). On a file system
  /// without that, the old folder is set aside first, so that for a moment, or after a power cut in it until the next
  /// run, `latest` may point to nothing; the next run puts the old folder back.
  ///
  /// - Parameter manifest: its outputs are all the files of the run, as they were closed.
  /// - Returns: folders of former runs that could not be removed from `OUTPUT`; nothing needs them.
  /// - Throws: when a file is unfinished or a step fails. Unless ``PublishError/isPublished`` is set, `OUTPUT` and
  ///   `latest` are as they were.
  @discardableResult
  package consuming func publish(_ manifest: Manifest) throws(PublishError) -> [String] {
    for (path, entry) in ledger.files where entry == .unfinished {
      throw PublishError(.inputOutput, "publish", path, "it was not written to its end")
    }
    precondition(ledger.agrees(with: manifest.outputs), "a manifest lists every file of its run, as it was closed")
    try attempt(to: "publish", runID) { () throws(SystemError) in
      try files.removeEmptyFolders(in: staging.number)
    }
    try write(manifest)
    try attempt(to: "sync", runID) { () throws(SystemError) in try files.syncTree(staging.number) }

    // From here on nothing needs room on the disk: the link is made before the folder moves.
    try attempt(to: "create", Self.stagedLink) { () throws(SystemError) in
      try files.link(Self.stagedLink, to: runID, in: output.number)
    }
    let move = try attempt(to: "publish", runID) { () throws(SystemError) in try moveIntoPlace() }
    do throws(PublishError) {
      try syncOutput()
      try attempt(to: "swap", Self.latest) { () throws(SystemError) in
        try files.rename(Self.stagedLink, to: Self.latest, in: output.number)
      }
    } catch {
      var failure = error
      do throws(SystemError) { try takeBack(move) } catch { failure.isPublished = true }
      throw failure
    }
    do throws(PublishError) {
      try syncOutput()
    } catch {
      var failure = error
      failure.isPublished = true
      throw failure
    }
    return Self.clearLeftovers(in: output.number, files)
  }

  private func syncOutput() throws(PublishError) {
    try attempt(to: "sync", output.name) { () throws(SystemError) in try files.sync(output.number) }
  }

  private func write(_ manifest: Manifest) throws(PublishError) {
    var manifest = manifest
    let sums = try write(manifest.sums, to: Manifest.sumsName)
    manifest.outputs.append(
      .init(path: Manifest.sumsName, bytes: sums.bytes, sha256: sums.sha256, records: nil, format: "sha256sum"))
    _ = try write(manifest.text, to: Manifest.name)
  }

  private func write(_ text: String, to path: String) throws(PublishError) -> (bytes: Int, sha256: String) {
    var file = try create(path)
    file.append(text)
    return try file.close()
  }
}

// MARK: - Names under OUTPUT

extension RunFolder {
  private static var latest: String { "latest" }
  private static var stagedLink: String { ".tmp-latest" }
  private static func stagingName(_ runID: String) -> String { ".tmp-" + runID }
  private static func asideName(_ runID: String) -> String { ".old-" + runID }
  /// What an edition is called while it is removed.
  static func goneName(_ runID: String) -> String { ".gone-" + runID }

  private enum Move { case renamed, exchanged, setAside }

  private func moveIntoPlace() throws(SystemError) -> Move {
    let staged = Self.stagingName(runID)
    guard try files.kind(of: runID, in: output.number) != nil else {
      try files.rename(staged, to: runID, in: output.number)
      return .renamed
    }
    do throws(SystemError) {
      try files.exchange(staged, with: runID, in: output.number)
      return .exchanged
    } catch  where [EINVAL, ENOSYS, EOPNOTSUPP].contains(error.number) {
      let aside = Self.asideName(runID)
      try files.rename(runID, to: aside, in: output.number)
      do throws(SystemError) { try files.rename(staged, to: runID, in: output.number) } catch {
        try? files.rename(aside, to: runID, in: output.number)
        throw error
      }
      return .setAside
    }
  }

  private func takeBack(_ move: Move) throws(SystemError) {
    let staged = Self.stagingName(runID)
    switch move {
    case .renamed:
      try files.rename(runID, to: staged, in: output.number)
    case .exchanged:
      try files.exchange(staged, with: runID, in: output.number)
    case .setAside:
      try files.rename(runID, to: staged, in: output.number)
      do throws(SystemError) { try files.rename(Self.asideName(runID), to: runID, in: output.number) } catch {
        try? files.rename(staged, to: runID, in: output.number)
        throw error
      }
    }
  }

  private static func checkNames(
    _ runID: String, in output: Int32, _ files: any FileSystem
  ) throws(PublishError) {
    let (atLatest, atRunID) = try attempt(to: "read", runID) { () throws(SystemError) in
      (try files.kind(of: latest, in: output), try files.kind(of: runID, in: output))
    }
    if let atLatest, atLatest != .symbolicLink {
      throw PublishError(.cannotCreate, "replace", latest, "found a \(atLatest), expected a symbolic link")
    }
    guard let atRunID else { return }
    let isOurs = try attempt(to: "read", runID) { () throws(SystemError) in
      guard atRunID == .folder else { return false }
      let folder = try files.openFolder(runID, in: output)
      return try files.kind(of: Manifest.name, in: folder.number) == .file
    }
    if !isOurs {
      throw PublishError(.cannotCreate, "replace", runID, "found something that is no run folder")
    }
  }

  /// Removes what dead runs left; the lock is held, so they are dead. Returns what cannot be removed.
  @discardableResult
  static func clearLeftovers(in output: Int32, _ files: any FileSystem) -> [String] {
    guard let names = try? files.names(in: output) else { return [] }
    var left: [String] = []
    for name in names where [".tmp-", ".old-", ".gone-"].contains(where: name.hasPrefix) {
      let runID = String(name.drop { $0 != "-" }.dropFirst())
      guard runID.isPublishedName, let kind = try? files.kind(of: name, in: output) else { continue }
      guard kind == .folder ? runID != latest : kind == .symbolicLink && name == stagedLink else { continue }
      do throws(SystemError) {
        if name == asideName(runID), try files.kind(of: runID, in: output) == nil {
          try files.rename(name, to: runID, in: output)
        } else {
          try files.removeTree(name, in: output)
        }
      } catch {
        left.append(name)
      }
    }
    return left
  }
}
