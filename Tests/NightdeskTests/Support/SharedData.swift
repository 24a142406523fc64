internal import FoundationEssentials

/// Real data that is shared between projects and not part of this one.
enum SharedData {
  static func path(_ name: String) -> String { root + "/../shared/data/" + name }
  static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// An official schema.
  static func schema(_ name: String) -> String { root + "/../shared/schemas/" + name }

  /// The register that comes with the project.
  static let sample = root + "/Inputs/dignity-operation"

  /// The folder of these tests.
  static let tests = root + "/Tests/NightdeskTests"

  static func bytes(_ path: String) -> [UInt8]? { FileManager.default.contents(atPath: path).map { [UInt8]($0) } }

  private static let root = #filePath.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/" + $1 }
}
