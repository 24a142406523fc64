/// One input as the user asked for it, on the command line or in the configuration.
package struct InputRequest: Sendable, Equatable {
  /// A file, a folder, a pattern (`downloads/*.csv.gz`), or `-` for standard input.
  package var path: String
  /// The name of the format to read it as, one of ``InputFormats``; nil: it is recognised.
  package var format: String?
  /// The formats of single files of it, by the path or the name that they are given by; they go before ``format``.
  package var formatsOfFiles: [String: String] = [:]
  /// How its columns become the register's; nil: by its format.
  package var mapping: TableMapping?
  /// How its text is encoded, as far as that is declared; UTF-8 where it is not.
  package var encoding: TextEncoding?

  package init(
    _ path: String, format: String? = nil, mapping: TableMapping? = nil, encoding: TextEncoding? = nil
  ) {
    self.path = path
    self.format = format
    self.mapping = mapping
    self.encoding = encoding
  }
}

extension InputRequest {
  /// How it is read, as text: what is read the same has the same. Empty where nothing was said but the path.
  package var reading: String {
    if format == nil, formatsOfFiles.isEmpty, mapping == nil, encoding == nil { return "" }
    var members: [(name: String, value: JSON)] = [("path", .string(path))]
    if let format { members.append(("format", .string(format))) }
    if !formatsOfFiles.isEmpty {
      let files = formatsOfFiles.sorted { $0.key.utf8Span.span.precedes($1.key.utf8Span.span) }
      members.append(("formats", .object(files.map { ($0.key, .string($0.value)) })))
    }
    if let encoding { members.append(("encoding", .string(encoding.rawValue))) }
    if let mapping { members.append(("mapping", mapping.json)) }
    return JSON.object(members).text + "\n"
  }
}

/// How the text of a file is encoded. Nothing but UTF-8 is assumed; the others are read where they are declared.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  /// With a byte order mark; without one, big-endian (RFC 2781).
  case utf16 = "utf-16"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case latin1 = "iso-8859-1"
  case windows1252 = "windows-1252"

  /// The encoding called `name`, by its own name or one that is usual for it, in any case.
  package init?(name: String) {
    let name = name.lowercased()
    if let encoding = TextEncoding(rawValue: name) {
      self = encoding
      return
    }
    switch name {
    case "utf8": self = .utf8
    case "utf16": self = .utf16
    case "latin1", "latin-1": self = .latin1
    case "cp1252": self = .windows1252
    default: return nil
    }
  }
}

extension TextEncoding {
  /// The names, for messages and help.
  package static let names = allCases.map(\.rawValue).joined(separator: ", ")
}
