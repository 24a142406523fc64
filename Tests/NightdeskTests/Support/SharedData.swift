internal import FoundationEssentials

/// Real data that is shared between projects and not part of this one.
enum SharedData {
  static func path(_ name: String, file: String = #filePath) -> String {
    root(file) + "/../shared/data/" + name
  }
  static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// The register that comes with the project.
  static func sample(file: String = #filePath) -> String { root(file) + "/Inputs/dignity-operation" }

  static func bytes(_ path: String) -> [UInt8]? { FileManager.default.contents(atPath: path).map { [UInt8]($0) } }

  private static func root(_ file: String) -> String {
    file.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/" + $1 }
  }
}
