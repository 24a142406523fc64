internal import Foundation
internal import Testing

/// The program as its users meet it: each folder of `Cases` holds a script (`cmd`) and what it has to write and return
/// (`stdout`, `stderr`, `status`; a file that is not there stands for nothing, or 0).
///
/// A script is run by bash in an empty folder of its own. `$ROOT` is the repository, there and in what is expected; the
/// clock stands at 24 November 2026. A file `needs` is a script that fails where the case cannot be tried.
@Suite struct `Command line` {
  @Test(arguments: try Case.names())
  func `does what the case says`(name: String) throws {
    let folder = "Tests/NightdeskTests/Cases/\(name)"
    let shell = try Shell()
    if let needs = try? Repository.text("\(folder)/needs"), try shell.run(needs).status != 0 {
      Issue.record("\(name) cannot be tried here: \(needs)", severity: .warning)
      return
    }
    let result = try shell.run(try Repository.text("\(folder)/cmd"))
    var files = ["stdout": result.output, "stderr": result.errors]
    if result.status != 0 { files["status"] = "\(result.status)\n" }
    Golden.expect(
      files.filter { !$0.value.isEmpty }.mapValues { Array($0.utf8) }, in: "../Cases/\(name)",
      besides: ["cmd", "needs"])
  }

  private enum Case {
    static func names() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: Repository.path("Tests/NightdeskTests/Cases"))
        .filter { !$0.hasPrefix(".") }.sorted()
    }
  }
}

// MARK: - What tests of the whole program share

/// The repository that the tests belong to.
enum Repository {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  static func path(_ name: String) -> String { root + "/" + name }
  static func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
}

/// A shell in an empty folder of its own, with the built program on its path and nothing of this machine's settings.
final class Shell {
  private let folder: String
  private let environment: [String: String]

  init() throws {
    let manager = FileManager.default
    folder = manager.temporaryDirectory.appending(path: "nightdesk-\(UUID().uuidString)").path(percentEncoded: false)
    for name in ["files", "home", "bin"] {
      try manager.createDirectory(atPath: folder + "/" + name, withIntermediateDirectories: true)
    }
    try manager.createSymbolicLink(atPath: folder + "/bin/nightdesk", withDestinationPath: Self.program())
    environment = [
      "ROOT": Repository.root, "HOME": folder + "/home", "PATH": folder + "/bin:/usr/sbin:/usr/bin:/sbin:/bin",
      "TZ": "UTC", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1795478400",
    ]
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A path in the folder in which scripts run.
  func path(_ name: String) -> String { folder + "/files/" + name }

  /// Runs a script for at most a minute, unless more is given; paths of this machine are taken out of what it writes.
  func run(_ script: String, seconds: Int = 60) throws -> (status: Int32, output: String, errors: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/timeout")
    process.arguments = ["-k", "5", "\(seconds)", "bash", "-c", "umask 022\n" + script]
    process.currentDirectoryURL = URL(filePath: path(""))
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let names = ["stdout", "stderr"].map { folder + "/" + $0 }
    for name in names { try Data().write(to: URL(filePath: name)) }
    let (output, errors) = (FileHandle(forWritingAtPath: names[0]), FileHandle(forWritingAtPath: names[1]))
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    let texts = try names.map { name in
      String(decoding: try Data(contentsOf: URL(filePath: name)), as: UTF8.self)
        .replacing(folder + "/files", with: "$TMP").replacing(Repository.root, with: "$ROOT")
    }
    return (process.terminationStatus, texts[0], texts[1])
  }

  /// The program that was built with the tests: it lies beside them.
  private static func program() throws -> String { try built("nightdesk") }

  /// A program that was built with the tests.
  static func built(_ name: String) throws -> String {
    let folders = CommandLine.arguments[0].split(separator: "/").dropLast()
    let above = folders.indices.reversed().map { "/" + folders[...$0].joined(separator: "/") + "/\(name)" }
    let program = (above + [Repository.path(".build/debug/\(name)")]).first { path in
      (try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType) == .typeRegular
    }
    return try #require(program, "\(name) is not built")
  }
}

/// What tests compare with: files beside the tests.
///
/// With `UPDATE_GOLDEN=1` in the environment, what was written is accepted as golden, and the run fails all the same,
/// so that nobody sees it green before having looked at the difference.
enum Golden {
  static let isAccepting = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"

  /// Expects that a folder below `Goldens` holds exactly `files`, not counting the names in `besides`.
  static func expect(
    _ files: [String: [UInt8]], in folder: String, besides: Set<String> = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let root = Repository.path("Tests/NightdeskTests/Goldens/\(folder)")
    let golden = FileTree.files(root).filter { !besides.contains($0.key) }
    let differences = FileTree.differences(files, golden)
    if isAccepting {
      for name in golden.keys where files[name] == nil {
        try? FileManager.default.removeItem(atPath: root + "/" + name)
      }
      for (name, bytes) in files where golden[name] != bytes {
        let url = URL(filePath: root + "/" + name)
        try? FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? Data(bytes).write(to: url)
      }
      Issue.record("accepted as golden: \(folder), \(differences.count) files differed", sourceLocation: sourceLocation)
    } else {
      guard !differences.isEmpty else { return }
      let list = differences.joined(separator: "\n")
      Issue.record("\(folder) is not what it was; to accept it: make accept\n\(list)", sourceLocation: sourceLocation)
    }
  }
}

/// Files below a folder, as they are compared.
enum FileTree {
  /// The bytes of every file below `folder`, by path; a symbolic link stands for its target. Empty where there is none.
  static func files(_ folder: String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    let manager = FileManager.default
    for name in (try? manager.subpathsOfDirectory(atPath: folder)) ?? [] {
      let path = folder + "/" + name
      if let target = try? manager.destinationOfSymbolicLink(atPath: path) {
        files[name] = Array("-> \(target)".utf8)
      } else if let bytes = try? Data(contentsOf: URL(filePath: path)) {
        files[name] = Array(bytes)
      }
    }
    return files
  }

  /// How `found` differs from `expected`: a line for each file.
  static func differences(_ found: [String: [UInt8]], _ expected: [String: [UInt8]]) -> [String] {
    Set(found.keys).union(expected.keys).sorted().compactMap { name in
      guard let ours = found[name] else { return "\(name): is not written" }
      guard let theirs = expected[name] else { return "\(name): is new" }
      guard ours != theirs else { return nil }
      let (here, there) = (lines(ours), lines(theirs))
      let line = zip(here, there).prefix { $0 == $1 }.count
      let found = line < here.count ? "\(here[line].prefix(200))" : "the end"
      let wanted = line < there.count ? "\(there[line].prefix(200))" : "the end"
      return "\(name):\(line + 1): found \(found), expected \(wanted)"
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }
}
