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
  /// Everything in the configuration that an edition depends on, but for the programs that write formats of their own.
  var settings: String
  /// Those.
  var exporters: String?
  /// Whether exports are missing from it: it is made again, whatever has changed.
  var isPartial: Bool?
  var inputs: [Input]

  init(_ manifest: Manifest, _ order: Run.Order) {
    run = manifest.runID
    asOf = manifest.asOf
    previous = manifest.previous
    program = Run.program(order.toolVersion)
    settings = order.settings
    exporters = order.exporterSettings
    isPartial = manifest.status == .partial ? true : nil
    inputs = manifest.inputs.map { Input(path: $0.path, bytes: $0.bytes, sha256: $0.sha256) }
  }

  /// Whether an edition of `order`, made from `inputs` now, would be told the same.
  func isOf(_ order: Run.Order, _ now: [Manifest.Input]) -> Bool {
    isPartial != true && hasSettings(of: order) && exporters == order.exporterSettings
      && inputs == now.map { Input(path: $0.path, bytes: $0.bytes, sha256: $0.sha256) }
  }

  /// Whether it was made by this very program, and told the same but for the programs of other formats.
  func hasSettings(of order: Run.Order) -> Bool {
    program == Run.program(order.toolVersion) && settings == order.settings
  }

  init?(in state: StateFolder) {
    guard let bytes = state.contents(of: Self.name, limit: 64 << 20),
      let record = try? JSONDecoder().decode(Self.self, from: Data(bytes))
    else { return nil }
    self = record
  }

  func write(in state: StateFolder) throws(SystemError) { try state.write(text, to: Self.name) }

  private var text: String {
    var members: [(name: String, value: JSON)] = [("run", .string(run)), ("asOf", .string(asOf))]
    if let previous { members.append(("previous", .string(previous))) }
    members += [("program", .string(program)), ("settings", .string(settings))]
    if let exporters { members.append(("exporters", .string(exporters))) }
    if isPartial == true { members.append(("isPartial", .bool(true))) }
    let inputs = inputs.map {
      JSON.object([("path", .string($0.path)), ("bytes", .count($0.bytes)), ("sha256", .string($0.sha256))])
    }
    members.append(("inputs", .array(inputs)))
    return JSON.object(members).text + "\n"
  }
}
