internal import FoundationEssentials
internal import NightdeskKit

/// What the latest edition was made from: `edition.json` in the state folder. A run that would be made from the very
/// same publishes nothing new.
struct EditionRecord: Codable, Equatable {
  static let name = "edition.json"

  struct Input: Codable, Equatable {
    var path: String
    var bytes: Int
    var sha256: String
  }

  /// The run that published it.
  var run: String
  /// What it took for now.
  var asOf: String
  /// The run whose edition it was compared with.
  var previous: String?
  /// The program, down to the moment it was built.
  var program: String
  /// Everything in the configuration that an edition depends on.
  var settings: String
  var inputs: [Input]

  init(
    run: String, asOf: String, previous: String?, program: String, settings: String, inputs: [Manifest.Input]
  ) {
    self.run = run
    self.asOf = asOf
    self.previous = previous
    self.program = program
    self.settings = settings
    self.inputs = inputs.map { Input(path: $0.path, bytes: $0.bytes, sha256: $0.sha256) }
  }

  init?(in state: StateFolder) {
    guard let bytes = state.contents(of: Self.name, limit: 64 << 20),
      let record = try? JSONDecoder().decode(Self.self, from: Data(bytes))
    else { return nil }
    self = record
  }

  func write(in state: StateFolder) throws(SystemError) { try state.write(text, to: Self.name) }

  static func forget(in state: StateFolder) throws(SystemError) {
    guard try state.files.kind(of: name, in: state.number) != nil else { return }
    try state.files.remove(name, in: state.number, isFolder: false)
  }

  private var text: String {
    var members: [(name: String, value: JSON)] = [("run", .string(run)), ("asOf", .string(asOf))]
    if let previous { members.append(("previous", .string(previous))) }
    members += [("program", .string(program)), ("settings", .string(settings))]
    let inputs = inputs.map {
      JSON.object([("path", .string($0.path)), ("bytes", .count($0.bytes)), ("sha256", .string($0.sha256))])
    }
    members.append(("inputs", .array(inputs)))
    return JSON.object(members).text + "\n"
  }
}
