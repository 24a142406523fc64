internal import Foundation
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

/// The columns that a program finds by their places stay there from one version to the next.
@Suite struct `The columns of tables` {
  @Test(arguments: ["csv", "excel"])
  func `stay in their order, and new ones come last`(profile: String) throws {
    let exports = try Exporters.make(FormatRequest.list("csv,excel=csv:profile=excel"))
    let edited = try RegisterFolder(texts: SampleRegister.small.files.map { ($0.key, $0.value) }).pass(exports: exports)
    var found: [String: [UInt8]] = [:]
    for (path, bytes) in edited.files where path.hasPrefix(profile + "/") && path.hasSuffix(".csv") {
      let header = try #require(CSVText.records(bytes).first).map { String(decoding: $0, as: UTF8.self) }
      let names = header.map { $0.hasPrefix("\u{FEFF}") ? String($0.dropFirst()) : $0 }
      found[String(path.dropFirst(profile.count + 1))] = Array((names.joined(separator: "\n") + "\n").utf8)
    }
    let folder = "columns/\(profile)"
    for (name, golden) in FileTree.files(Repository.path("Tests/NightdeskTests/Goldens/" + folder)) {
      // this no switch accepts: who reads the third column would get another
      let present = try #require(found[name], "\(name) is gone")
      #expect(present.starts(with: golden), "\(name) has columns in other places than before")
    }
    Golden.expect(found, in: folder)
  }
}
