internal import ArgumentParser
internal import Glibc
internal import NightdeskConfiguration
internal import NightdeskKit
internal import NightdeskRuns

/// `nightdesk init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a configuration, a small register and what runs them every night.",
    discussion: """
      Writes nightdesk.yml, nightdesk.schema.json, register/, and in systemd/ a service, a timer and a line for cron. \
      A file that is there already is left as it is, and nothing else is written then.
      """)

  @Argument(help: "The folder; made when it is missing.")
  var folder = "."

  func run() throws {
    let path = try absolute(folder)
    let program = try? String(decoding: Self.program(), as: UTF8.self)
    let command = program ?? "/usr/bin/nightdesk"
    var files: [(name: String, text: String)] = [
      ("nightdesk.yml", Deployment.configuration), ("nightdesk.schema.json", Configuration.jsonSchema),
      ("systemd/nightdesk.service", Deployment.service(program: command, folder: path)),
      ("systemd/nightdesk.timer", Deployment.timer),
      ("systemd/crontab.example", Deployment.crontab(program: command, folder: path)),
    ]
    files += Deployment.register.map { ("register/" + $0.name, $0.text) }
    for (name, _) in files where unsafe access("\(folder)/\(name)", F_OK) == 0 {
      Messages.error("\(name) is there already; nothing was written")
      throw ExitCode(73)
    }
    do throws(PublishError) {
      for (name, text) in files { try PlainFile.create(text, at: "\(folder)/\(name)") }
    } catch {
      Messages.error(error.description)
      throw ExitCode(error.exitCode)
    }
    for (name, _) in files { try StandardOutput.write(name + "\n") }
    Messages.notice("next: nightdesk run; then nightdesk doctor")
  }

  private func absolute(_ path: String) throws -> String {
    if path.hasPrefix("/") { return path }
    guard let here = unsafe getcwd(nil, 0) else { throw ExitCode(74) }
    defer { unsafe free(here) }
    let working = unsafe String(cString: here)
    return path == "." ? working : "\(working)/\(path)"
  }

  private static func program() throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe readlink("/proc/self/exe", $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
    }
    guard count > 0, count < bytes.count else { throw ExitCode(1) }
    return Array(bytes[..<count])
  }
}
