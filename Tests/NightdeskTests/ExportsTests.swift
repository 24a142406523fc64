internal import Foundation
internal import NightdeskKit
internal import Testing

/// The edition of the sample register that lies in the repository is what the program makes today.
@Suite struct `Exports in the repository` {
  /// Runs what `make export` runs, with the program built for the tests, and gives the folder it was told to write to.
  private static func export(_ shell: Shell) throws -> String {
    let makefile = try Repository.text("Makefile")
    var variables: [Substring: Substring] = [:]
    for match in makefile.matches(of: /(?m)^([A-Z_]+) := (.*)$/) { variables[match.1] = match.2 }
    variables["TOOL"] = "nightdesk"
    variables["INPUT"] = "$ROOT/\(try #require(variables["INPUT"]))"
    let output = try #require(variables["OUTPUT"])
    var command = String(try #require(makefile.firstMatch(of: /(?m)^export:.*\n\t@(.*)$/)).1)
    for (name, value) in variables { command = command.replacing("$(\(name))", with: value) }
    let result = try shell.run(command)
    try #require(result.status == 0, "\(command): \(result.errors)")
    return String(output)
  }

  private static let committed = published(Repository.path("Exports"))

  /// The files below a folder, but for what runs keep for one another.
  private static func published(_ folder: String) -> [String: [UInt8]] {
    FileTree.files(folder).filter { !$0.key.contains(".nightdesk/") }
  }

  @Test func `are what make export writes`() throws {
    let shell = try Shell()
    let output = try Self.export(shell)
    let found = Self.published(shell.path(output))
    let expected = Self.published(Repository.path(output))
    #expect(found.keys.contains("latest"))
    let differences = FileTree.differences(found, expected)
    let list = differences.joined(separator: "\n")
    #expect(differences.isEmpty, "\(output) is not what the program makes; to accept it: make accept\n\(list)")
  }

  @Test func `hold no path, host name or clock of the machine that made them`() throws {
    let manifests = Self.committed.filter { $0.key.hasSuffix("/manifest.json") }
    try #require(!manifests.isEmpty, "nothing is there; to make it: make export")
    var names = ["/tmp/", "/home/", "/root/", "/var/", "/usr/", Repository.root, ProcessInfo.processInfo.hostName]
    names += ["HOSTNAME", "USER", "LOGNAME"].compactMap { ProcessInfo.processInfo.environment[$0] }
    let moments = try manifests.values.map { try Manifest($0).asOf }
    for (path, bytes) in Self.committed {
      let text = String(decoding: bytes, as: UTF8.self)
      for name in names where name.count > 4 && name != "localhost" {
        #expect(!text.contains(name), "Exports/\(path) holds \(name)")
      }
      // a schema shows examples, and is the same text wherever it is written
      if path.hasSuffix(".xsd") {
        #expect(text == SchemaFormat.xsd.text(for: Table.allCases), "Exports/\(path) is not the program's schema")
        continue
      }
      for moment in text.matches(of: /\d{4}-\d\d-\d\dT\d\d:?\d\d:?\d\d(Z|[+-]\d\d:\d\d)/) {
        let isRun = moments.contains { $0.filter { $0 != ":" } == moment.0.filter { $0 != ":" } }
        #expect(isRun, "Exports/\(path) holds the moment \(moment.0)")
      }
    }
  }

  @Test func `keep to their digests and their counts`() throws {
    for (path, bytes) in Self.committed where path.hasSuffix("/manifest.json") {
      let folder = Repository.path("Exports/" + path.dropLast("/manifest.json".count))
      let manifest = try Manifest(bytes)
      #expect(manifest.status == "complete")
      for (table, count) in manifest.records { #expect(count.read == count.accepted + count.rejected, "\(table)") }
      let shell = try Shell()
      for command in ["sha256sum --check --strict --quiet SHA256SUMS", "nightdesk verify --quiet ."] {
        let result = try shell.run("cd '\(folder)' && \(command)")
        #expect(result.status == 0, "\(path), \(command): \(result.output) \(result.errors)")
      }
    }
  }

  private struct Manifest: Decodable {
    struct Count: Decodable { let read, accepted, rejected: Int }
    let status, asOf: String
    let records: [String: Count]

    init(_ bytes: [UInt8]) throws { self = try JSONDecoder().decode(Self.self, from: Data(bytes)) }
  }
}
