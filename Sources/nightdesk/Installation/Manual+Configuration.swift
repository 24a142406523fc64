internal import NightdeskConfiguration

extension Manual {
  /// nightdesk.yml(5).
  static func configuration() -> String {
    var page = ManualPage(
      "nightdesk.yml", section: 5, date: Nightdesk.versionDate, source: "Nightdesk \(Nightdesk.version)",
      summary: "configuration of nightdesk")
    page.section("DESCRIPTION")
    page.paragraphs(
      """
      What `nightdesk run` does when nobody is there to tell it. The file is the one named by `--config`, else by \
      NIGHTDESK_CONFIG, else the first of `nightdesk.yml` in the working folder, `nightdesk/config.yml` below \
      XDG_CONFIG_HOME or `~/.config`, and `/etc/nightdesk/config.yml`. A flag goes before a variable, that before the \
      file, that before the default; `nightdesk config show --origin` prints what holds and why.

      It is YAML in one document, without anchors, aliases and tags. Every value is taken as it is written. A key that is \
      not known, or stands there twice, is an error, and so is a value that does not fit; `nightdesk config validate` \
      tells them all, with line and column. Paths are relative to the folder of the file. A list may also be a single \
      value. As it may name commands, others than its owner must not be able to write it.

      `nightdesk config schema` prints a JSON Schema for editors.
      """)
    page.section("KEYS")
    append(Configuration.keys, path: "", to: &page)
    page.section("HOOKS")
    page.paragraphs(
      """
      Programs are started without a shell, in the working folder of the run, with PATH, LANG, TZ, HOME and the variables \
      that are listed above as their whole environment. What they write goes to standard error. A hook that takes longer \
      than it may is ended, with what it has started.
      """)
    page.section("EXAMPLES")
    page.example(Deployment.configuration)
    page.section("SEE ALSO")
    page.references([("nightdesk", 1)])
    return page.text
  }

  private static func append(_ keys: [Key], path: String, to page: inout ManualPage) {
    for key in keys {
      let name = path + key.name
      page.item(ManualPage.bold(name), [key.summary, facts(key, name)])
      if case .section(let inner) = key.shape {
        append(inner, path: name + ".", to: &page)
      } else if !key.shape.entryKeys.isEmpty {
        page.indented { page in
          for inner in key.shape.entryKeys {
            page.item(ManualPage.bold(inner.name), ["\(inner.summary) \(facts(inner, nil))"])
          }
        }
      }
    }
  }

  /// What a key takes, and what else can say it; `path` is nil for a key that only the file can say.
  private static func facts(_ key: Key, _ path: String?) -> String {
    var facts = "Takes \(key.shape.expected)."
    if let fallback = key.fallback { facts += " Default: `\(fallback)`." }
    guard let path else { return facts }
    if let flag = key.flag { facts += " Flag: `\(flag)`." }
    if key.shape.isTextual, path != "version" { facts += " Variable: `\(Configuration.variable(path))`." }
    return facts
  }
}
