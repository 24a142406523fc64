internal import Foundation
internal import Testing

/// A real browser without a window, driven over a pair of pipes: no port, no network.
final class Browser {
  private static let path = "/usr/bin/chromium-headless-shell"
  static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// What a page did while it was opened.
  struct Visit {
    /// What it wrote to the console, and errors.
    var complaints: [String] = []
    /// What it asked for, besides itself.
    var requests: [String] = []
    let session: String
  }

  private let process = Process()
  private let folder: URL
  private let commands, answers: FileHandle
  private var buffer = Data()
  private var number = 0
  private var events: [[String: Any]] = []

  /// Starts the browser; it is killed when `seconds` have passed.
  init(seconds: Int = 120) throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "nightdesk-browser-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let script = """
      cd "$0"; mkfifo in out; exec timeout -k 5 \(seconds) \(Self.path) --no-sandbox --disable-gpu \
      --remote-debugging-pipe --user-data-dir="$0/profile" '--host-resolver-rules=MAP * ~NOTFOUND' 3<in 4>out
      """
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", script, folder.path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    for name in ["in", "out"] {
      for _ in 0..<500 where !FileManager.default.fileExists(atPath: folder.path + "/" + name) { usleep(10_000) }
    }
    commands = try #require(FileHandle(forWritingAtPath: folder.path + "/in"))
    answers = try #require(FileHandle(forReadingAtPath: folder.path + "/out"))
  }

  deinit {
    try? commands.close()
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  private func next() throws -> [String: Any] {
    while true {
      if let end = buffer.firstIndex(of: 0) {
        let message = Data(buffer[buffer.startIndex..<end])
        buffer = Data(buffer[buffer.index(after: end)...])
        return try #require(try JSONSerialization.jsonObject(with: message) as? [String: Any])
      }
      let more = answers.availableData
      try #require(!more.isEmpty, "the browser has ended")
      buffer += more
    }
  }

  @discardableResult
  func call(_ method: String, _ parameters: [String: Any] = [:], in session: String? = nil) throws -> [String: Any] {
    number += 1
    var message: [String: Any] = ["id": number, "method": method, "params": parameters]
    if let session { message["sessionId"] = session }
    try commands.write(contentsOf: JSONSerialization.data(withJSONObject: message) + [0])
    while true {
      let answer = try next()
      if answer["id"] as? Int == number { return answer["result"] as? [String: Any] ?? answer }
      events.append(answer)
    }
  }

  /// Opens a file, `width` pixels wide, in the light or the dark scheme.
  func open(_ path: String, width: Int, scheme: String) throws -> Visit {
    events = []
    let target = try call("Target.createTarget", ["url": "about:blank"])["targetId"] as? String ?? ""
    let attached = try call("Target.attachToTarget", ["targetId": target, "flatten": true])
    var visit = Visit(session: try #require(attached["sessionId"] as? String))
    for domain in ["Page", "Runtime", "Log", "Network"] { try call(domain + ".enable", in: visit.session) }
    try call(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 500], in: visit.session)
    try call(
      "Emulation.setEmulatedMedia", ["features": [["name": "prefers-color-scheme", "value": scheme]]],
      in: visit.session)
    let url = URL(filePath: path).absoluteString
    try call("Page.navigate", ["url": url], in: visit.session)
    while !events.contains(where: { $0["method"] as? String == "Page.loadEventFired" }) { events.append(try next()) }
    for event in events {
      let parameters = event["params"] as? [String: Any] ?? [:]
      switch event["method"] as? String {
      case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded":
        visit.complaints.append(String(describing: parameters))
      case "Network.requestWillBeSent":
        let asked = (parameters["request"] as? [String: Any])?["url"] as? String ?? ""
        if asked != url { visit.requests.append(asked) }
      default: break
      }
    }
    return visit
  }

  /// What a script finds on the page: a list of texts.
  func ask(_ script: String, _ visit: Visit) throws -> [String] {
    let answer = try call("Runtime.evaluate", ["expression": script, "returnByValue": true], in: visit.session)
    return try #require((answer["result"] as? [String: Any])?["value"] as? [String], "\(answer)")
  }

  /// The page as it comes out of a printer, as PDF.
  func printed(_ visit: Visit) throws -> [UInt8] {
    let answer = try call("Page.printToPDF", ["preferCSSPageSize": true, "printBackground": true], in: visit.session)
    return [UInt8](try #require(Data(base64Encoded: answer["data"] as? String ?? "")))
  }

  /// The top of the page as PNG.
  func picture(_ visit: Visit, height: Int = 3000) throws -> [UInt8] {
    let size = try ask("[String(document.documentElement.clientWidth), String(document.body.scrollHeight)]", visit)
    let clip: [String: Any] = [
      "x": 0, "y": 0, "width": Int(size[0]) ?? 0, "height": min(height, Int(size[1]) ?? 0), "scale": 1,
    ]
    let answer = try call(
      "Page.captureScreenshot", ["captureBeyondViewport": true, "clip": clip], in: visit.session)
    return [UInt8](try #require(Data(base64Encoded: answer["data"] as? String ?? "")))
  }
}
