internal import ArgumentParser
internal import NightdeskConfiguration

/// `nightdesk config`
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Look at the configuration: what holds, where it comes from, what it may hold.",
    discussion: """
      A flag goes before a variable (NIGHTDESK_OUTPUT for the key output), that before nightdesk.yml, that before the \
      default.
      """,
    subcommands: [Validate.self, Show.self, Schema.self])

  /// `nightdesk config validate`
  struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "validate", abstract: "Say everything that is wrong with the configuration.",
      discussion: "Exits with 78 when something is.")

    @OptionGroup var options: ConfigurationOptions
    @Flag(name: .shortAndLong, help: "Say nothing when all is well.")
    var quiet = false

    func run() throws {
      let configuration = try options.read([])
      for what in Configuration.unknownVariables(ConfigurationOptions.environment) { Messages.warning(what) }
      if !quiet { Messages.notice("valid: \(configuration.file ?? "no file, defaults only")") }
    }
  }

  /// `nightdesk config show`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print what holds, as a file that would say the same.")

    @OptionGroup var options: ConfigurationOptions
    @Flag(help: "With each value, where it comes from.")
    var origin = false
    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
      try StandardOutput.write(try options.read([]).text(asJSON: json, origins: origin))
    }
  }

  /// `nightdesk config schema`
  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "schema", abstract: "Print what nightdesk.yml may hold: for editors or for people.")

    enum Form: String, ExpressibleByArgument, CaseIterable {
      case jsonSchema = "json-schema"
      case markdown
    }

    @Option(help: ArgumentHelp("How.", valueName: "form"))
    var `as` = Form.jsonSchema

    func run() throws {
      try StandardOutput.write(`as` == .jsonSchema ? Configuration.jsonSchema : Configuration.reference)
    }
  }
}
