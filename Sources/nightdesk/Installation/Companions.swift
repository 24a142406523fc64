internal import ArgumentParser
internal import NightdeskConfiguration

/// What is installed beside the program.
enum Companions {
  /// The files, by their paths below the prefix.
  ///
  /// - Parameter prefix: where the program will be, in `bin`: `/usr`.
  static func files(prefix: String) throws -> [(name: String, text: String)] {
    var desk = Desk.ofSystem
    desk.program = "\(prefix)/bin/nightdesk"
    let examples = "share/doc/nightdesk/examples"
    return [
      ("share/man/man1/nightdesk.1", try Manual.program()),
      ("share/man/man5/nightdesk.yml.5", Manual.configuration()),
      ("share/bash-completion/completions/nightdesk", bashCompletions),
      ("share/zsh/site-functions/_nightdesk", Nightdesk.completionScript(for: .zsh)),
      ("share/fish/vendor_completions.d/nightdesk.fish", Nightdesk.completionScript(for: .fish)),
      ("lib/systemd/system/nightdesk.service", Deployment.service(desk)),
      ("lib/systemd/system/nightdesk.timer", Deployment.timer),
      ("lib/sysusers.d/nightdesk.conf", Deployment.users),
      ("\(examples)/network.conf", Deployment.network),
      ("\(examples)/crontab", Deployment.crontab(desk)),
      ("\(examples)/nightdesk.yml", Deployment.configuration),
      ("\(examples)/nightdesk.schema.json", Configuration.jsonSchema),
    ] + Deployment.register.map { ("\(examples)/register/\($0.name)", $0.text) }
  }

  /// It is read by a shell, so it names none to run it.
  private static var bashCompletions: String {
    let script = Nightdesk.completionScript(for: .bash)
    return script.hasPrefix("#!") ? String(script.drop { $0 != "\n" }.dropFirst()) : script
  }
}
