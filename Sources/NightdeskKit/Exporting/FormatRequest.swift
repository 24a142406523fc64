/// An export as somebody asked for it: a format, the folder it fills, and options.
///
/// In one line, as `--formats` takes several joined by commas: `csv`, `csv:profile=excel`,
/// `sheets=csv:profile=excel:hxl=yes`.
public struct FormatRequest: Sendable, Equatable {
  /// The name of the format.
  public let format: String
  /// The name of the folder in the edition; that of the format, unless another was given.
  public let name: String
  /// What was asked for, by the name of the option.
  public let options: [String: String]

  public init(format: String, name: String? = nil, options: [String: String] = [:]) {
    self.format = format
    self.name = name ?? format
    self.options = options
  }

  /// A request from its line.
  public init(line: String) throws(FormatError) {
    let parts = line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    var options: [String: String] = [:]
    var last = ""
    for part in parts.dropFirst() {
      // a colon in a web address begins no option
      if let value = options[last], part.hasPrefix("//") || value.contains("://"), !part.beginsOption {
        options[last] = value + ":" + part
        continue
      }
      guard let equals = part.firstIndex(of: "="), equals > part.startIndex else {
        throw FormatError("an option of a format has a value: \(parts[0].quoted):option=value")
      }
      let option = String(part[..<equals])
      last = option
      guard options.updateValue(String(part[part.index(after: equals)...]), forKey: option) == nil else {
        throw FormatError("the option \(option.quoted) is given twice")
      }
    }
    let names = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    self.init(format: names[names.count - 1], name: names.count > 1 ? names[0] : nil, options: options)
  }

  /// The requests of a list joined by commas.
  public static func list(_ text: String) throws(FormatError) -> [FormatRequest] {
    var requests: [FormatRequest] = []
    for line in text.split(separator: ",") { requests.append(try FormatRequest(line: String(line))) }
    guard !requests.isEmpty else { throw FormatError("no format is named") }
    return requests
  }

  /// The same request with a value for an option that its format has and it does not ask for itself.
  public func asking(_ option: String, _ value: String, of exporters: [any Exporter]) -> FormatRequest {
    let declared = exporters.first { $0.format.name == format }?.format
    guard options[option] == nil, declared?.options.contains(where: { $0.name == option }) == true else { return self }
    return FormatRequest(format: format, name: name, options: options.merging([option: value]) { $1 })
  }

  /// Makes the export of one of these `exporters`.
  public func export(from exporters: [any Exporter]) throws(FormatError) -> Export {
    guard let exporter = exporters.first(where: { $0.format.name == format }) else {
      let known = exporters.map(\.format.name).joined(separator: ", ")
      throw FormatError("no format is called \(format.quoted); there are \(known)")
    }
    guard !["rejects", "latest"].contains(name) else {
      throw FormatError("\(name.quoted) cannot be the folder of an export: an edition has something else of that name")
    }
    guard name.isFolderName else {
      throw FormatError("\(name.quoted) cannot be the folder of an export: up to 32 of a-z, 0-9 and -, a letter first")
    }
    var normal: [String: String] = [:]
    for (option, value) in options.sorted(by: { $0.key < $1.key }) {
      guard let declared = exporter.format.options.first(where: { $0.name == option }) else {
        let known = exporter.format.options.map(\.name).joined(separator: ", ")
        let there = known.isEmpty ? "it has none" : "there are \(known)"
        throw FormatError("the format '\(format)' has no option \(option.quoted); \(there)")
      }
      normal[option] = declared.normal(value)
      if let expected = declared.fault(in: declared.normal(value)) {
        throw FormatError("the option '\(option)' of '\(format)' takes \(expected)")
      }
    }
    return Export(exporter.with(FormatOptions(exporter.format, normal)), name: name)
  }

  /// Makes the exports of `requests`, in their order; no two may fill the same folder.
  public static func exports(
    _ requests: [FormatRequest], from exporters: [any Exporter]
  ) throws(FormatError) -> [Export] {
    var exports: [Export] = []
    for request in requests {
      guard !exports.contains(where: { $0.name == request.name }) else {
        throw FormatError("two exports are called \(request.name.quoted); name one: other-name=\(request.format)")
      }
      exports.append(try request.export(from: exporters))
    }
    return exports
  }
}

/// Why an export that was asked for is none.
public struct FormatError: Error, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ reason: String) { description = reason }
}

extension String {
  /// In quotes, safe to print.
  var quoted: String { "'\(TerminalText.safe(self))'" }

  /// Whether it reads `option=value`.
  fileprivate var beginsOption: Bool {
    guard let equals = firstIndex(of: "="), equals > startIndex else { return false }
    return self[..<equals].utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
  }

  /// Whether an export's folder may be called so.
  fileprivate var isFolderName: Bool {
    let isPlain = utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
    return isPlain && 1...32 ~= utf8.count && 0x61...0x7A ~= utf8.first!
  }
}
