internal import ArgumentParser
internal import FoundationEssentials

/// What `nightdesk --experimental-dump-help` says of the commands and their options: what the manual is made from.
struct CommandTree: Decodable {
  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool
    let arguments: [Argument]?
    let subcommands: [Command]?
  }

  struct Argument: Decodable {
    enum Kind: String, Decodable {
      case positional, option, flag
    }

    struct Name: Decodable {
      enum Kind: String, Decodable {
        case long, short, longWithSingleDash
      }

      let kind: Kind
      let name: String

      /// As it is typed.
      var text: String { (kind == .long ? "--" : "-") + name }
    }

    let kind: Kind
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let defaultValue: String?
    let allValues: [String]?
  }

  let command: Command

  /// The program's own.
  static func ofProgram() throws -> Command {
    try JSONDecoder().decode(CommandTree.self, from: Data(Nightdesk._dumpHelp().utf8)).command
  }
}

extension CommandTree.Command {
  /// Its subcommands, without those that are for nobody's eyes and the one that prints help.
  var shown: [CommandTree.Command] { (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" } }

  /// Its options, without those that every command has.
  var ownArguments: [CommandTree.Argument] {
    (arguments ?? []).filter { argument in
      argument.shouldDisplay && !(argument.names ?? []).contains { ["help", "version"].contains($0.name) }
    }
  }
}
