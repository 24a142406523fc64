/// Why an input cannot be read at all. What is wrong with single records is a finding, not an error.
public struct ReadError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What went wrong, as far as a scheduler has to tell cases apart.
  public enum Kind: Sendable {
    /// There is no such file.
    case missing
    /// The operating system does not hand out its bytes.
    case unreadable
    /// The bytes are not what they were expected to be: another format, not well-formed, too large, or with parts
    /// that are never taken.
    case refused
  }

  public let kind: Kind
  /// The file, as the operator named it.
  public let file: String
  /// The line, from 1, where it is known.
  public let line: Int?
  /// The byte in the line, from 1, where it is known.
  public let column: Int?
  /// What was found and what was expected; never a field's value.
  public let reason: String
  /// The code that `nightdesk explain` explains, where it has one.
  public let code: FindingCode?

  /// An error about a file, at a place where that is known.
  public init(
    _ kind: Kind, file: String, line: Int? = nil, column: Int? = nil, reason: String, code: FindingCode? = nil
  ) {
    self.code = code
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.reason = reason
  }

  /// A file is refused for what `code` says, with what to do about it where that is the next question.
  package init(_ code: FindingCode, file: String, line: Int? = nil, hasHint: Bool = false) {
    let hint = hasHint ? "; \(code.entry.hint)" : ""
    self.init(.refused, file: file, line: line, reason: code.entry.message + hint, code: code)
  }

  /// A file is refused for what `code` says of the byte `byte`, from 0, of what is called `whole`.
  package init(_ code: FindingCode, file: String, byte: Int, of whole: String) {
    self.init(.refused, file: file, reason: "\(code.entry.message): at byte \(byte) of \(whole)", code: code)
  }

  /// The exit code, from sysexits: 66 no input, 65 not in its format.
  public var exitCode: Int32 {
    switch kind {
    case .missing, .unreadable: 66
    case .refused: 65
    }
  }

  /// One line: `cannot read events.xml:3:17: a DOCTYPE stands here, none is taken`.
  public var description: String {
    var place = file
    if let line {
      place += ":\(line)"
      if let column { place += ":\(column)" }
    }
    let explained = code.map { " [\($0.entry.code)]" } ?? ""
    return "cannot read \(place): \(reason)\(explained)"
  }
}
