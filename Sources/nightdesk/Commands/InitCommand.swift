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
      Writes nightdesk.yml, nightdesk.schema.json, register/, and in systemd/ a service, a timer, \
      a drop-in that opens the network and lines for cron; `man nightdesk` says how they are used. \
      A file that is there already is left as it is, and nothing else is written then.
      """)

  @Argument(help: "The folder; made when it is missing.", completion: .directory)
  var folder = "."

  func run() throws {
    let program = try? String(decoding: Self.program(), as: UTF8.self)
    let desk = Desk(program: program ?? Desk.ofSystem.program, folder: try absolute(folder), user: Self.user())
    var files: [(name: String, text: String)] = [
      ("nightdesk.yml", Deployment.configuration), ("nightdesk.schema.json", Configuration.jsonSchema),
      ("systemd/nightdesk.service", Deployment.service(desk)), ("systemd/nightdesk.timer", Deployment.timer),
      ("systemd/network.conf.example", Deployment.network), ("systemd/crontab.example", Deployment.crontab(desk)),
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
    if geteuid() == 0 {
      Messages.warning(
        "systemd/nightdesk.service runs as root; better put a user under User= to whom the folder belongs")
    }
    Messages.notice("next: nightdesk run; then nightdesk doctor")
  }

  private func absolute(_ path: String) throws -> String {
    if path.hasPrefix("/") { return path }
    guard let here = unsafe getcwd(nil, 0) else { throw ExitCode(74) }
    defer { unsafe free(here) }
    let working = unsafe String(cString: here)
    let parts = path.split(separator: "/").filter { $0 != "." }
    return parts.isEmpty ? working : "\(working)/\(parts.joined(separator: "/"))"
  }

  /// The name of who is at work here.
  private static func user() -> String? {
    guard let entry = unsafe getpwuid(geteuid()) else { return nil }
    return unsafe String(cString: entry.pointee.pw_name)
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
